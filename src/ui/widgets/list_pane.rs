//! A list in its pane: the frame, scrolling and details that all lists share.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{
    Block, Borders, Paragraph, Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget,
    Widget, Wrap,
};

use crate::app::App;
use crate::app::filter::{Filter, Nearness};
use crate::app::panes::Detail;
use crate::text::Span;
use crate::text::clip::clip;
use crate::text::letters::is_combining;
use crate::text::wrap::columns;
use crate::ui::cells::draw_line;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// Columns of a title that its note leaves, at least.
const SHORT_TITLE: usize = 20;
/// The symbol before the selected row.
const CURSOR: &str = ">";
/// The thumb of a scrollbar: beside a list, and on the rule between two panes.
pub(super) const THUMB: &str = "▐";
pub(super) const THUMB_ON_RULE: &str = "┃";

/// A row of a pane: where it comes from, and how it looks.
pub trait PaneRow: Sized {
    /// The row of an item.
    fn of(app: &App, item: u32) -> Option<Self>;

    /// Its lines in `width` columns.
    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine>;
}

/// A list with a title, its cursor, a scrollbar where it is longer than its area, and details about
/// the selected row.
///
/// ```text
/// │ PEOPLE      5 · most mentioned │
/// │ Wendy Sherman          1       │
/// │>Ali Khamenei           6  4“  ▐│
/// │   Iranian Supreme Leader      ▐│
/// │ ────────────────────────────── │
/// │ Ali Khamenei               ¶10 │
/// ```
#[derive(Clone, Copy)]
pub struct ListPane<'a, R> {
    /// Its name, and the filter.
    pub title: &'a str,
    /// The right side of the title, where there is room.
    pub note: &'a str,
    /// Whether keys go to it.
    pub focused: bool,
    /// The rows from the first one in view on; more than fit do no harm.
    pub rows: &'a [R],
    /// The selected one of `rows`.
    pub selected: Option<usize>,
    /// How many rows precede `rows`, and how many there are in all.
    pub scroll: (usize, usize),
    /// The text of an empty list.
    pub empty: &'a str,
    /// About the selected row.
    pub details: &'a [Detail],
    /// Rows at the foot for them.
    pub detail_rows: u16,
    /// Rows under the title that are left to a time scale.
    pub scale_rows: u16,
    /// The sides that have a rule.
    pub borders: Borders,
    /// The filter of the rows: its hits are highlighted.
    pub filter: &'a Filter,
    /// Whether the rows have the letters of the filter in their order, but not its words.
    pub by_letters: bool,
    /// The styles.
    pub theme: &'a Theme,
}

/// The parts of a pane between its rules and under its title, so many rows left free first: rows, and
/// details at the foot.
pub(super) fn split(area: Rect, borders: Borders, (free, detail_rows): (u16, u16)) -> (Rect, Rect) {
    let inner = Block::new().borders(borders).title("").inner(area);
    let free = free.min(inner.height);
    let inner = Rect { y: inner.y + free, height: inner.height - free, ..inner };
    let detail_rows = detail_rows.min(inner.height);
    let height = inner.height - detail_rows;
    let detail = Rect { y: inner.y + height, height: detail_rows, ..inner };
    (Rect { height, ..inner }, detail)
}

/// Columns of a row between the cursor and the scrollbar.
pub(super) fn row_width(rows: Rect) -> usize {
    usize::from(rows.width).saturating_sub(2)
}

impl<R: PaneRow> Widget for &ListPane<'_, R> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        self.render_frame(area, buffer);
        let (rows, detail) = split(area, self.borders, (self.scale_rows, self.detail_rows));
        if self.rows.is_empty() {
            let words = rows.inner(Margin::new(1, 1));
            let empty = Paragraph::new(self.empty).wrap(Wrap { trim: true });
            empty.style(self.theme.dim).render(words, buffer);
            return;
        }
        self.render_rows(rows, buffer);
        self.render_details(detail, buffer);
    }
}

impl<R: PaneRow> ListPane<'_, R> {
    /// The rules on the sides, and the title.
    fn frame(&self, area: Rect) -> Block<'_> {
        let style = if self.focused { self.theme.strong } else { self.theme.dim };
        let width = usize::from(split(area, self.borders, (0, 0)).0.width);
        // A space around and between them. The count stays where there is no room for the rest.
        let room = width.saturating_sub(columns(self.title) + 3);
        let count = self.note.split([',', '·']).next().unwrap_or_default().trim_end();
        let note = if room > columns(count) { clip(self.note, room) } else { count.to_owned() };
        let least = columns(self.title).min(SHORT_TITLE) + columns(&note) + 3;
        let note = if least > width { String::new() } else { note };
        let around = if note.is_empty() { 2 } else { columns(&note) + 3 };
        let title = clip(self.title, width.saturating_sub(around));
        let block = Block::new()
            .borders(self.borders)
            .border_style(self.theme.rule)
            .title_top(Line::styled(format!(" {title} "), style));
        if note.is_empty() {
            return block;
        }
        let note = Line::styled(format!(" {note} "), self.theme.dim);
        block.title_top(note.right_aligned())
    }

    /// A block gives a style to every cell of its area: so it gets its edges alone.
    fn render_frame(&self, area: Rect, buffer: &mut Buffer) {
        self.frame(area).render(Rect { height: area.height.min(1), ..area }, buffer);
        let Some(below) = area.height.checked_sub(1) else { return };
        let sides = Rect { y: area.y + 1, height: below, width: area.width.min(1), ..area };
        for (side, x) in [(Borders::LEFT, area.x), (Borders::RIGHT, area.right().saturating_sub(1))]
        {
            if self.borders.contains(side) {
                let rule = Block::new().borders(side).border_style(self.theme.rule);
                rule.render(Rect { x, ..sides }, buffer);
            }
        }
    }

    fn render_rows(&self, area: Rect, buffer: &mut Buffer) {
        let width = row_width(area);
        let (mut shown, mut hits) = (0, Vec::new());
        let mut letters = if self.by_letters { Nearness::new(self.filter) } else { None };
        let mut y = area.y;
        for (index, row) in self.rows.iter().enumerate() {
            let mut lines = row.lines(width, self.theme);
            lines.truncate(usize::from(area.bottom().saturating_sub(y)));
            if lines.is_empty() {
                break;
            }
            let selected = self.selected == Some(index);
            let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
            let item = Rect { y, height, width: area.width.saturating_sub(1), ..area };
            if selected && self.focused {
                buffer.set_style(item, self.theme.selected);
            }
            if selected {
                buffer.set_stringn(item.x, y, CURSOR, item.width.into(), self.theme.strong);
            }
            for line in lines {
                let row = Rect { x: area.x + 1, y, height: 1, ..area };
                hits.extend(self.hits(&line, row, letters.as_mut()));
                let row = Rect { width: item.width.saturating_sub(1), ..row };
                draw_line(&line.into_row(width), row, buffer);
                y += 1;
            }
            shown += 1;
        }
        for hit in hits {
            buffer.set_style(hit, self.theme.hit);
        }
        let (before, total) = self.scroll;
        scrollbar(area, (before, shown, total), (THUMB, self.theme.rule), buffer);
    }

    /// The cells of the filter's words in a line that begins at `row`.
    fn hits(&self, line: &RowLine, row: Rect, letters: Option<&mut Nearness>) -> Vec<Rect> {
        let Some(pattern) = &self.filter.words else { return Vec::new() };
        let words = line.left_words();
        let cells = |hit: Span| {
            let cut = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            let from = cut(columns(words.get(..hit.start as usize).unwrap_or("")));
            let width = cut(columns(hit.in_text(&words)));
            let room = row.width.saturating_sub(2).saturating_sub(from);
            Rect { x: row.x.saturating_add(from), width: width.min(room), ..row }
        };
        let Some(nearness) = letters else {
            return pattern.find_in(&words, Span::of(0, words.len())).map(cells).collect();
        };
        let found = nearness.letters_in(&words);
        let all = words.char_indices().filter(|(_, c)| !is_combining(*c));
        let typed = (0..).zip(all).filter(|(number, _)| found.binary_search(number).is_ok());
        typed.map(|(_, (at, c))| cells(Span::of(at, at + c.len_utf8()))).collect()
    }

    fn render_details(&self, area: Rect, buffer: &mut Buffer) {
        if area.height < 2 {
            return;
        }
        let area = area.inner(Margin::new(1, 0));
        let width = usize::from(area.width);
        let block = Block::new().borders(Borders::TOP).border_style(self.theme.rule);
        let lines = self.details.iter().flat_map(|detail| detail.lines(width, self.theme));
        let inner = block.inner(area);
        for (y, line) in (inner.y..inner.bottom()).zip(lines) {
            draw_line(&line.into_line(width), Rect { y, height: 1, ..inner }, buffer);
        }
        block.render(Rect { height: 1, ..area }, buffer);
    }
}

/// A scrollbar at the right edge of `area`, where not all is in view: of `total` rows or bytes,
/// `shown` are, after `before`.
pub(super) fn scrollbar(
    area: Rect,
    (before, shown, total): (usize, usize, usize),
    (thumb, style): (&str, Style),
    buffer: &mut Buffer,
) {
    if shown >= total || shown == 0 {
        return;
    }
    let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight)
        .begin_symbol(None)
        .end_symbol(None)
        .track_symbol(None)
        .thumb_symbol(thumb)
        .thumb_style(style);
    let positions = ScrollbarState::new(total - shown + 1);
    let mut state = positions.viewport_content_length(shown).position(before);
    bar.render(area, buffer, &mut state);
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::super::testing::{draw, text};
    use super::*;
    use crate::app::appearance::Appearance;
    use crate::app::panes::DetailKind;

    /// A row of so many lines.
    struct Tall(usize);

    impl PaneRow for Tall {
        fn of(_app: &App, _item: u32) -> Option<Self> {
            None
        }

        fn lines(&self, _width: usize, theme: &Theme) -> Vec<RowLine> {
            (1..=self.0)
                .map(|line| RowLine::new(format!("line {line}"), theme.plain).right("r", theme.dim))
                .collect()
        }
    }

    fn pane<'a>(rows: &'a [Tall], theme: &'a Theme, filter: &'a Filter) -> ListPane<'a, Tall> {
        ListPane {
            title: "TALL",
            note: "2 rows",
            focused: true,
            rows,
            selected: Some(1),
            scroll: (0, rows.len()),
            empty: "nothing here, and this is why",
            details: &[],
            detail_rows: 0,
            scale_rows: 0,
            borders: Borders::LEFT,
            filter,
            by_letters: false,
            theme,
        }
    }

    #[test]
    fn title_cursor_scrollbar_and_details() {
        let (theme, filter) = (Theme::of(&Appearance::default()), Filter::default());
        let rows = [Tall(2), Tall(3), Tall(1)];
        let list = pane(&rows, &theme, &filter);
        assert_eq!(
            draw(&list, (20, 5)),
            [
                "│ TALL       2 rows",
                "│ line 1          r▐",
                "│ line 2          r▐",
                "│>line 1          r▐",
                "│ line 2          r",
            ]
        );
        let details = [Detail::new(DetailKind::Note, "about the second row", 2)];
        let list = ListPane { details: &details, detail_rows: 3, ..list };
        assert_eq!(
            draw(&list, (20, 10)),
            [
                "│ TALL       2 rows",
                "│ line 1          r",
                "│ line 2          r",
                "│>line 1          r",
                "│ line 2          r",
                "│ line 3          r",
                "│ line 1          r",
                "│ ─────────────────",
                "│ about the second",
                "│ row",
            ]
        );
    }

    #[test]
    fn the_letters_that_were_typed_are_highlighted() {
        let theme = Theme::of(&Appearance::default());
        for (typed, by_letters, expected) in [
            ("line 2", false, vec![(2, 2), (2, 3), (2, 4), (2, 5), (2, 6), (2, 7)]),
            ("le2", true, vec![(2, 2), (2, 5), (2, 7)]),
        ] {
            let filter = Filter::new(typed);
            let list = ListPane { by_letters, ..pane(&[Tall(2)], &theme, &filter) };
            let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 5));
            list.render(buffer.area, &mut buffer);
            let hit = |at: &(u16, u16)| buffer[(at.1, at.0)].style().add_modifier;
            let lit = theme.hit.add_modifier;
            let cells = (1..4).flat_map(|y| (0..20).map(move |x| (y, x)));
            let found: Vec<(u16, u16)> = cells.filter(|at| hit(at).contains(lit)).collect();
            let found: Vec<_> = found.into_iter().filter(|(y, _)| *y == 2).collect();
            assert_eq!(found, expected, "{typed}");
        }
    }

    #[test]
    fn the_note_gives_way_to_the_title_and_the_rule_carries_both() {
        let (theme, filter) = (Theme::of(&Appearance::default()), Filter::default());
        let list = ListPane { borders: Borders::TOP, ..pane(&[], &theme, &filter) };
        assert_eq!(
            draw(&list, (20, 5)),
            [" TALL ────── 2 rows", "", " nothing here, and", " this is why"]
        );
        assert_eq!(draw(&list, (13, 2))[0], " TALL 2 rows");
        assert_eq!(draw(&list, (12, 2))[0], " TALL ──────");
    }

    #[test]
    fn hits_of_the_filter_are_marked() {
        let (theme, filter) = (Theme::of(&Appearance::default()), Filter::new("ine"));
        let rows = [Tall(1)];
        let area = Rect::new(0, 0, 16, 3);
        let mut buffer = Buffer::empty(area);
        let list = ListPane { focused: false, ..pane(&rows, &theme, &filter) };
        (&list).render(area, &mut buffer);
        let is_hit = |x: u16| buffer[(x, 1)].modifier.contains(Modifier::REVERSED);
        let hits: Vec<u16> = (0..16).filter(|x| is_hit(*x)).collect();
        assert_eq!(hits, [3, 4, 5], "{:?}", text(&buffer));
    }

    #[test]
    fn every_size_is_drawn() {
        let (theme, filter) = (Theme::of(&Appearance::default()), Filter::default());
        let rows = [Tall(2), Tall(1)];
        let details = [Detail::new(DetailKind::Note, "about the second row", 2)];
        for borders in [Borders::NONE, Borders::LEFT, Borders::TOP] {
            for (width, height) in (0..24).flat_map(|w| (0..9).map(move |h| (w, h))) {
                let list = pane(&rows, &theme, &filter);
                let list = ListPane { details: &details, detail_rows: 3, borders, ..list };
                let rows = draw(&list, (width, height));
                assert!(rows.len() <= usize::from(height));
                let empty = ListPane { rows: &[], ..list };
                assert!(draw(&empty, (width, height)).len() <= usize::from(height));
            }
        }
    }
}

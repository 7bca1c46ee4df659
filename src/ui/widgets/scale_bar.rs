//! The time scale above a timeline, in one row: a bar a year, month or day, as high as it has dates.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::app::panes::scale::doubt_words;
use crate::app::scale_bar::ScaleBar;
use crate::app::scales::Doubts;
use crate::facts::time_scale::Column;
use crate::text::wrap::columns;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// Bars from the first column with dates to the last. `│` follows the day of writing, what comes after
/// it is hatched, `·` is a date longer than a column, `…` a long time without dates; at the end the
/// contradictions and the dates that could not be resolved. Brackets around the column that has focus.
///
/// ```text
/// > 1979 ▄…▄  ▄   [▄]█│▒ 2024   1! 2∅
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ScaleLine<'a> {
    /// What it shows.
    pub bar: &'a ScaleBar<'a>,
    /// The styles.
    pub theme: &'a Theme,
}

/// Bars by height, of dates up to the day of writing and after it.
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const AHEAD: [&str; 3] = ["░", "▒", "▓"];
const LONG: &str = "·";
const GAP: &str = "…";
const WRITTEN: &str = "│";
/// From this width on what is doubtful is said in words.
const WITH_WORDS: usize = 76;
/// Columns of a bar at most.
const WIDEST: usize = 3;
/// Columns of a row that bars never take: cursor, scrollbar, brackets, the day of writing, doubts.
const OTHERS: u16 = 12;
/// The same where there are words.
const OTHERS_WITH_WORDS: u16 = 58;

/// The columns for bars in a row of a pane.
pub(super) fn room(width: u16) -> u16 {
    let others = if usize::from(width) < WITH_WORDS { OTHERS } else { OTHERS_WITH_WORDS };
    width.saturating_sub(others)
}

impl Widget for &ScaleLine<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let width = super::list_pane::row_width(area);
        let line = self.line(width).into_line(width);
        let cursor = if self.bar.selected.is_some() { ">" } else { " " };
        buffer.set_stringn(area.x, area.y, cursor, area.width.into(), self.theme.strong);
        let row = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), ..area };
        line.render(row, buffer);
    }
}

impl ScaleLine<'_> {
    /// The row in `width` columns.
    fn line(&self, width: usize) -> RowLine {
        let doubts = self.doubts(width);
        let room = width.saturating_sub(columns(&doubts) + 1);
        let count = self.bar.scale.columns.len();
        // The day of writing, and brackets.
        let bars = count + 3;
        let ends = self
            .bar
            .ends()
            .filter(|(first, last)| bars + columns(first) + columns(last) + 2 <= room && count > 1);
        let (first, last) = ends.map_or((String::new(), String::new()), |(first, last)| {
            (format!("{first} "), format!(" {last}"))
        });
        let room = room.saturating_sub(columns(&first) + columns(&last));
        let wide = (room.saturating_sub(3) / count.max(1)).clamp(1, WIDEST);
        let mut line = RowLine::new(first, self.theme.dim);
        for (index, column) in self.bar.scale.columns.iter().enumerate() {
            let (sign, style) = self.sign(column);
            let bar = sign.repeat(if column.is_gap { 1 } else { wide });
            line = match self.bar.selected == Some(index) {
                true => {
                    line.and("[", self.theme.strong).and(bar, style).and("]", self.theme.strong)
                }
                false => line.and(bar, style),
            };
            if column.written {
                line = line.and(WRITTEN, self.theme.strong);
            }
        }
        line.and(last, self.theme.dim).clipped(width).right(doubts, self.theme.warning)
    }

    /// The bar of a column.
    fn sign(&self, column: &Column) -> (&'static str, Style) {
        let theme = self.theme;
        let highest = self.bar.scale.highest() as usize;
        let height = |bars: &[&'static str]| {
            let steps = (column.inside as usize).saturating_mul(bars.len()).div_ceil(highest);
            bars.get(steps.saturating_sub(1)).copied().unwrap_or(" ")
        };
        match (column.inside, column.across) {
            _ if column.is_gap => (GAP, theme.dim),
            (0, 0) => (" ", theme.plain),
            (0, _) => (LONG, theme.dim),
            _ if column.future => (height(&AHEAD), theme.future),
            _ => (height(&BARS), theme.date),
        }
    }

    /// Contradictions and unresolved dates, in words or with the signs of the rows.
    fn doubts(&self, width: usize) -> String {
        let Doubts { contradictions, unresolved } = self.bar.doubts;
        if width >= WITH_WORDS {
            return doubt_words(self.bar.view, self.bar.doubts).join(", ");
        }
        let sign = if self.bar.view.is_over_all() { "≠" } else { "!" };
        let parts = [(contradictions, sign), (unresolved, "∅")];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        parts.map(|(count, sign)| format!("{count}{sign}")).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::text;
    use super::*;
    use crate::app::key::Key;
    use crate::app::viewport::{Focus, View};
    use crate::app::{App, Article, Event, Stage};
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    const FERRY: &str = "Ferry\n\nOSLO, Nov. 15, 2023 — It was built in 1974 and mended in 2015. It ran in \
         March 2015, in 2018 and on Tuesday, Nov. 15, 2023. It will stop in June 2024.\n";

    fn open(article: &str, size: (u16, u16)) -> App {
        let doc = plain::parse(article);
        let facts = extract(&doc, &Context::default());
        crate::ui::open(Article::new(doc.into(), facts, Stage::Whole), size)
    }

    fn press(app: &mut App, keys: &str) {
        for key in Key::parse_all(keys).unwrap() {
            app.update(Event::Key(key));
        }
    }

    fn screen(app: &App) -> Vec<String> {
        let (width, height) = app.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        crate::ui::draw(app, buffer.area, &mut buffer, &mut Default::default());
        text(&buffer)
    }

    /// The row of the scale in a full timeline, and the title above it.
    fn check(article: &str, size: (u16, u16), keys: &str, expected: &str) {
        let mut app = open(article, size);
        press(&mut app, keys);
        let rows = screen(&app);
        let row = rows.get(2).map_or("", |row| row.trim());
        let shown = row.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(shown, expected, "{size:?} {keys}: {rows:?}");
    }

    #[test]
    fn the_row_shows_when_things_happened() {
        let mut app = open(FERRY, (120, 40));
        press(&mut app, "TT");
        let row = screen(&app)[2].clone();
        assert!(row.starts_with(" 1974 ▄▄▄…███"), "{row}");
        assert!(row.ends_with("1 contradiction"), "{row}");
        check("Nothing here.\n", (120, 40), "TT", "");
        check("It shut on May 3, 2021.\n", (120, 40), "TT", "███│");
    }

    #[test]
    fn keys_move_along_it_and_filter_the_list() {
        let mut app = open(FERRY, (80, 24));
        press(&mut app, "t");
        assert!(app.is_on_scale() && app.views.focus == Focus::List(View::Timeline));
        let all = app.list(View::Timeline).order.len();
        let title = |app: &App| screen(app)[1].split('│').nth(1).unwrap_or("").trim().to_owned();
        for (keys, label) in [
            ("<home>", "1974"),
            ("<right>", "2015"),
            ("l", "2018"),
            ("2h", "1974"),
            ("<end>", "2024"),
        ] {
            press(&mut app, keys);
            assert!(title(&app).starts_with(label), "{keys}: {}", title(&app));
        }
        press(&mut app, "<left><left><left><cr>");
        assert_eq!(app.list(View::Timeline).filter, "days:2015");
        assert_eq!((app.is_on_scale(), app.list(View::Timeline).order.len()), (false, 2));
        press(&mut app, "t");
        assert!(title(&app).starts_with("2015"), "where the list is: {}", title(&app));
        press(&mut app, "<esc>");
        assert_eq!((app.is_on_scale(), app.views.focus), (false, Focus::List(View::Timeline)));
        press(&mut app, "<esc>");
        assert_eq!(app.list(View::Timeline).order.len(), all, "the filter is cleared");
        press(&mut app, "tt");
        assert_eq!(app.views.focus, Focus::List(View::Scale));
    }

    #[test]
    fn what_is_not_for_the_scale_leaves_it() {
        for (keys, focus) in [
            ("t<tab>", Focus::Body),
            ("tP", Focus::List(View::People)),
            ("t<c-o>", Focus::Body),
            ("tj", Focus::List(View::Timeline)),
            ("tq", Focus::List(View::Timeline)),
        ] {
            let mut app = open(FERRY, (80, 24));
            press(&mut app, keys);
            assert_eq!((app.is_on_scale(), app.views.focus), (false, focus), "{keys}");
        }
        let mut app = open(FERRY, (80, 24));
        press(&mut app, "t");
        app.update(Event::Resize(40, 12));
        assert!(!app.is_on_scale(), "there is no row for it");
    }

    #[test]
    fn without_room_for_it_the_list_shows_it() {
        let mut app = open(FERRY, (40, 12));
        press(&mut app, "t");
        assert_eq!(app.views.focus, Focus::List(View::Scale));
    }

    #[test]
    fn signs_are_ascii_where_asked_and_every_size_is_drawn() {
        let many: String =
            (0..3000).map(|n| format!("It rang in {}.\n\n", 1500 + n % 480)).collect();
        for article in ["", "On May 3, 2021 it shut.\n", FERRY, many.as_str()] {
            let mut app = open(article, (80, 24));
            press(&mut app, ":set<space>glyphs=ascii<cr>Tt");
            for (width, height) in [(20, 5), (40, 12), (60, 20), (76, 24), (120, 40), (200, 60)] {
                app.update(Event::Resize(width, height));
                press(&mut app, "Tt<right>");
                let rows = screen(&app).concat();
                let other = rows.chars().find(|c| "▁▂▃▄▅▆▇█░▒▓│…".contains(*c));
                assert_eq!(other, None, "{width}×{height}");
            }
        }
    }
}

//! The status bar: a message, or the search and the keys that matter now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use ratatui::widgets::{Block, Clear, Widget};

use super::prompt::Prompt;
use crate::app::actions::Action;
use crate::app::status::{KeyHint, KeyHints, Status};
use crate::text::Span;
use crate::text::clip::clip;
use crate::text::wrap::{LineEnds, columns, wrap};
use crate::ui::cells::draw_line;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// One row at the foot; a long message takes more, up to a third of the screen.
///
/// ```text
///  /iran 3/14  &date  / find  ] section  Tab focus    ? help
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StatusBar<'a> {
    /// Its content.
    pub status: &'a Status<'a>,
    /// The styles.
    pub theme: &'a Theme,
}

/// A message has no more rows than this.
const MESSAGE_ROWS: u16 = 5;
/// Columns of a search and of a lens at most.
const SEARCH: usize = 20;
const LENS: usize = 16;

impl StatusBar<'_> {
    /// Its cells on a `screen`: the bottom row, and those above that a message needs.
    #[must_use]
    pub fn area(&self, screen: Rect) -> Rect {
        let rows = match self.status {
            Status::Message(message) => message_rows(message, screen.width, most_rows(screen)),
            _ => Vec::new(),
        };
        let height = u16::try_from(rows.len()).unwrap_or(1).max(1).min(screen.height);
        Rect { y: screen.bottom() - height, height, ..screen }
    }
}

fn most_rows(screen: Rect) -> u16 {
    (screen.height / 3).clamp(1, MESSAGE_ROWS)
}

/// A message in rows, `…` where it is cut.
fn message_rows(message: &str, width: u16, most: u16) -> Vec<String> {
    let room = usize::from(width).saturating_sub(2);
    let mut spans = Vec::new();
    wrap(message, Span::of(0, message.len()), room, room, LineEnds::Flow, &mut spans);
    let rows = (1..=most).zip(&spans).map(|(row, span)| {
        let rest = Span::of(span.start as usize, message.len());
        clip(if row == most { rest } else { *span }.in_text(message), room)
    });
    rows.collect()
}

impl Widget for &StatusBar<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        Clear.render(area, buffer);
        Block::new().style(self.theme.paper.patch(self.theme.bar)).render(area, buffer);
        let width = usize::from(area.width);
        match self.status {
            Status::Prompt(info) => {
                let theme = self.theme;
                (&Prompt { info, theme }).render(area, buffer);
            }
            Status::Message(message) => {
                let rows = message_rows(message, area.width, area.height).into_iter();
                let rows = rows.map(|row| Line::from(format!(" {}", row.trim_end())));
                Text::from(rows.collect::<Vec<_>>()).style(self.theme.strong).render(area, buffer);
            }
            Status::Keys(hints) => {
                draw_line(&self.keys(hints, width).0.into_line(width), area, buffer);
            }
        }
    }
}

impl StatusBar<'_> {
    /// The line, and how many columns of it its keys leave to what precedes them, generously.
    fn keys(&self, hints: &KeyHints<'_>, width: usize) -> (RowLine, usize) {
        let theme = self.theme;
        let help = help_words(hints);
        let mut line = RowLine::new(" ", theme.plain);
        let mut used = 1;
        if let Some(count) = hints.count {
            line = line.and(format!("{count} "), theme.strong);
            used += 8;
        }
        if let Some((progress, key)) = &hints.loading {
            let progress = clip(progress, width.saturating_sub(columns(&help) + 12).max(12));
            used += columns(&progress) + columns(key) + 9;
            line = line.and(format!("{progress}  "), theme.strong);
            line = line.and(key.as_str(), theme.key).and(" stop  ", theme.dim);
        }
        let search = hints.search.as_ref();
        let search = search.map(|(typed, at)| format!("/{} {at}  ", clip(typed, SEARCH)));
        let lens = hints.lens.map(|typed| format!("&{}  ", clip(typed, LENS)));
        for filter in search.into_iter().chain(lens) {
            used += columns(&filter);
            line = line.and(filter, theme.hit);
        }
        for hint in self.keys_shown(hints, used, width) {
            line = line.and(hint.key.as_str(), theme.key);
            line = line.and(format!(" {}  ", hint.word), theme.dim);
        }
        (line.right(help, theme.dim), used)
    }

    /// The keys that have room after `used` columns.
    fn keys_shown<'h>(
        &self,
        hints: &'h KeyHints<'_>,
        used: usize,
        width: usize,
    ) -> impl Iterator<Item = &'h KeyHint> {
        let room = width.saturating_sub(columns(&help_words(hints)));
        let mut used = used;
        hints.keys.iter().take_while(move |hint| {
            used += hint_width(hint);
            used <= room
        })
    }

    /// What a click at a column of `area` does.
    #[must_use]
    pub fn action_at(&self, area: Rect, column: u16) -> Option<Action> {
        let Status::Keys(hints) = self.status else { return None };
        let width = usize::from(area.width);
        let at = usize::from(column.checked_sub(area.x)?);
        if at >= width.saturating_sub(columns(&help_words(hints))) {
            return Some(hints.help.action);
        }
        let (line, used) = self.keys(hints, width);
        let keys: Vec<&KeyHint> = self.keys_shown(hints, used, width).collect();
        let mut from = columns(&line.left_words());
        from = from.saturating_sub(keys.iter().map(|hint| hint_width(hint)).sum());
        keys.into_iter().find_map(|hint| {
            let here = from..from + hint_width(hint).saturating_sub(2);
            from += hint_width(hint);
            here.contains(&at).then_some(hint.action)
        })
    }
}

/// A key, its word and the spaces around it.
fn hint_width(hint: &KeyHint) -> usize {
    columns(&hint.key) + 1 + columns(&hint.word) + 2
}

/// "? help ", at the right edge.
fn help_words(hints: &KeyHints<'_>) -> String {
    format!("{} {} ", hints.help.key, hints.help.word)
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw;
    use super::*;
    use crate::app::appearance::Appearance;
    use crate::app::status::PromptInfo;

    fn bar(status: &Status<'_>, size: (u16, u16)) -> Vec<String> {
        let theme = Theme::of(&Appearance::default());
        let bar = StatusBar { status, theme: &theme };
        let area = bar.area(Rect::new(0, 0, size.0, size.1));
        assert_eq!(area.bottom(), size.1);
        draw(&bar, (size.0, area.height))
    }

    #[test]
    fn as_many_keys_as_there_is_room_for() {
        let key = |key: &str, word: &'static str| KeyHint {
            action: Action::named(word).unwrap(),
            key: key.to_owned(),
            word: word.into(),
        };
        let mut hints = KeyHints {
            count: None,
            loading: None,
            search: None,
            lens: None,
            keys: vec![key("/", "find"), key("Tab", "order"), key("P", "people")],
            help: key("?", "help"),
        };
        let at =
            |hints: &KeyHints<'_>, width| bar(&Status::Keys(hints.clone()), (width, 9)).concat();
        assert_eq!(at(&hints, 50), " / find  Tab order  P people               ? help");
        assert_eq!(at(&hints, 30), " / find  Tab order     ? help");
        assert_eq!(at(&hints, 8), " ? help");
        hints.count = Some(12);
        hints.search = Some(("iran".to_owned(), "3/14".to_owned()));
        hints.lens = Some("date");
        hints.loading = Some(("loading 4 MB".to_owned(), "^C".to_owned()));
        assert_eq!(
            at(&hints, 70),
            " 12 loading 4 MB  ^C stop  /iran 3/14  &date  / find           ? help"
        );
    }

    #[test]
    fn a_long_message_has_all_its_rows() {
        let words = "One word after the other, ".repeat(8);
        for (size, rows) in [((80, 24), 3), ((300, 24), 1), ((40, 24), 5), ((20, 3), 1)] {
            let shown = bar(&Status::Message(&words), size);
            assert_eq!(shown.len(), rows, "{size:?}");
            let shown = shown.iter().map(|row| row.trim()).collect::<Vec<_>>().join(" ");
            assert!(shown == words.trim() || shown.ends_with('…'), "{size:?}: {shown}");
        }
    }

    #[test]
    fn a_prompt_takes_its_place() {
        let prompt =
            PromptInfo { sign: ":", before: "da", after: "", hint: "Tab completes".into() };
        assert_eq!(bar(&Status::Prompt(prompt), (30, 9)), [" :da▏           Tab completes"]);
    }
}

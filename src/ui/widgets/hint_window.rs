//! A window over the text: the keys that may follow the one just pressed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Borders, Clear, Widget};

use crate::app::pending::NextKey;
use crate::text::clip::clip;
use crate::text::wrap::columns;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// The keys pressed so far as its title, and a row for each that may follow.
///
/// ```text
/// ┌ g ──────────────────────┐
/// │ g  to the top           │
/// │ x  open the link        │
/// └─────────────────────────┘
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HintWindow<'a> {
    /// The keys pressed so far.
    pub pressed: &'a str,
    /// Those that may follow.
    pub next: &'a [NextKey],
    /// The styles.
    pub theme: &'a Theme,
}

/// Rows and columns at most.
const MOST_ROWS: u16 = 12;
const MOST_COLUMNS: u16 = 48;

impl HintWindow<'_> {
    /// Its cells at the lower right of `middle`.
    #[must_use]
    pub fn area(&self, middle: Rect) -> Rect {
        let longest = self.next.iter().map(|next| columns(&next.key) + columns(&next.does)).max();
        let wanted = u16::try_from(longest.unwrap_or(0) + 6).unwrap_or(u16::MAX);
        let width = wanted.min(MOST_COLUMNS).min(middle.width);
        let rows = u16::try_from(self.next.len()).unwrap_or(u16::MAX).min(MOST_ROWS);
        let height = rows.saturating_add(2).min(middle.height);
        Rect { x: middle.right() - width, y: middle.bottom() - height, width, height }
    }
}

impl Widget for &HintWindow<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        Clear.render(area, buffer);
        let frame = Block::new()
            .borders(Borders::ALL)
            .border_style(self.theme.rule)
            .style(self.theme.paper)
            .title_top(format!(" {} ", self.pressed));
        let inner = frame.inner(area);
        frame.render(area, buffer);
        let width = usize::from(inner.width);
        let keys = self.next.iter().map(|next| columns(&next.key)).max().unwrap_or(0);
        for (y, next) in (inner.y..inner.bottom()).zip(self.next) {
            let key = format!(" {:keys$}  ", next.key);
            let does = clip(&next.does, width.saturating_sub(keys + 4));
            let line = RowLine::new(key, self.theme.key).and(does, self.theme.plain);
            line.into_line(width).render(Rect { y, height: 1, ..inner }, buffer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw;
    use super::*;
    use crate::app::appearance::Appearance;

    #[test]
    fn it_is_as_large_as_its_rows() {
        let next = |key: &str, does: &str| NextKey { key: key.to_owned(), does: does.to_owned() };
        let theme = Theme::of(&Appearance::default());
        let next = [next("g", "to the top"), next("x", "open the link")];
        let window = HintWindow { pressed: "g", next: &next, theme: &theme };
        let area = window.area(Rect::new(0, 1, 80, 20));
        assert_eq!(area, Rect::new(60, 17, 20, 4));
        assert_eq!(
            draw(&window, (area.width, area.height)),
            [
                "┌ g ───────────────┐",
                "│ g  to the top    │",
                "│ x  open the link │",
                "└──────────────────┘",
            ]
        );
        assert_eq!(window.area(Rect::new(0, 1, 12, 3)), Rect::new(0, 1, 12, 3));
    }
}

//! The prompt: an input line with its cursor, and a hint.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Widget};

use crate::app::status::PromptInfo;
use crate::ui::cells::draw_line;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// The line being typed, and on the right the number of hits or a hint.
///
/// ```text
///  /sanctions▏                                  1/6
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Prompt<'a> {
    /// Its content.
    pub info: &'a PromptInfo<'a>,
    /// The styles.
    pub theme: &'a Theme,
}

impl Widget for &Prompt<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let PromptInfo { sign, before, after, hint } = self.info;
        Block::new().style(self.theme.bar).render(area, buffer);
        let line = RowLine::new(format!(" {sign}"), self.theme.strong)
            .and(*before, self.theme.plain)
            .and("▏", self.theme.strong)
            .and(*after, self.theme.plain)
            .right(format!("{hint} "), self.theme.dim);
        draw_line(&line.into_line(usize::from(area.width)), area, buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw;
    use super::*;
    use crate::app::appearance::Appearance;

    #[test]
    fn the_cursor_stands_in_the_line_and_the_hint_is_whole() {
        let theme = Theme::of(&Appearance::default());
        let info = PromptInfo { sign: "/", before: "sanc", after: "tions", hint: "1/6".to_owned() };
        let at = |width| draw(&Prompt { info: &info, theme: &theme }, (width, 1)).concat();
        assert_eq!(at(20), " /sanc▏tions    1/6");
        assert_eq!(at(14), " /sanc▏ti 1/6");
        assert_eq!(at(3), " /s");
    }
}

//! The help screen: every key by group, then the commands.

use super::list_pane::{ListPane, PaneRow};
use crate::app::App;
use crate::app::panes::help::{self, HelpRow};
use crate::text::clip::fit;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// Keys, what they do, and with room the names that the config file has for it.
///
/// ```text
///  HELP                                  / search  q close
///  Move
/// >  j ↓                      line or row down        down
///    k ↑                      line or row up            up
/// ```
pub type Help<'a> = ListPane<'a, HelpRow>;

/// From this width on keys have more room.
const WIDE: usize = 60;
/// From this width on actions have their names.
const NAMES: usize = 76;

impl PaneRow for HelpRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        help::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let heading = self.heading.map(|heading| RowLine::new(heading, theme.strong));
        let room = if width >= WIDE { 24 } else { 14 };
        let line = RowLine::new(format!("  {} ", fit(&self.keys, room)), theme.key)
            .and(self.help, theme.plain);
        let line = if width >= NAMES { line.right(self.name, theme.dim) } else { line };
        heading.into_iter().chain([line]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;

    #[test]
    fn groups_have_headings_and_keys_columns() {
        let rows = [
            HelpRow { heading: Some("Move"), keys: "j ↓".to_owned(), help: "down", name: "down" },
            HelpRow { heading: None, keys: ":date".to_owned(), help: "a day", name: "" },
        ];
        assert_eq!(
            draw_rows(&rows, Some(0), (36, 5))[1..],
            [">Move", "   j ↓            down", "   :date          a day",]
        );
        let wide = draw_rows(&rows, None, (80, 5));
        assert_eq!(wide[2], format!("   {:24} {:<46} down", "j ↓", "down"));
    }
}

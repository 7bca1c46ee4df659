//! The warning list: likely errors of the article.

use super::list_pane::{ListPane, PaneRow};
use crate::app::App;
use crate::app::panes::warnings::{self, WarningRow};
use crate::ui::row_line::{RowLine, wrapped};
use crate::ui::theme::Theme;

/// Likely errors for an editor to check, in text order.
///
/// ```text
///  WARNINGS                 3
/// >! 15 November 2023      ¶1
///    is a Wednesday, not a
///    Tuesday
/// ```
pub type WarningList<'a> = ListPane<'a, WarningRow>;

/// Lines of a message at most.
const LINES: usize = 3;

impl PaneRow for WarningRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        warnings::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let mut rows = wrapped(&self.message, width.saturating_sub(8), LINES).into_iter();
        let head = RowLine::new("! ", theme.warning)
            .and(rows.next().unwrap_or_default(), theme.plain)
            .right(self.place.mark(), theme.dim);
        let rows = rows.map(|row| RowLine::new(format!("  {row}"), theme.plain));
        std::iter::once(head).chain(rows).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::panes::Place;

    #[test]
    fn messages_are_wrapped_under_their_sign() {
        let row = WarningRow {
            kind: "date",
            message: "15 November 2023 is a Wednesday, not a Tuesday".to_owned(),
            words: String::new(),
            place: Place { paragraph: 1, ..Place::default() },
        };
        assert_eq!(
            draw_rows(&[row], Some(0), (28, 6))[1..],
            [">! 15 November 2023      ¶1", "   is a Wednesday,", "   not a Tuesday",]
        );
    }
}

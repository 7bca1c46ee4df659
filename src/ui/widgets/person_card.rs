//! The profile of a person, and details about a selected row: paragraphs with their places.

use super::list_pane::{ListPane, PaneRow};
use super::quote_list::quote_style;
use crate::app::App;
use crate::app::panes::all_card::{self, AllCardRow};
use crate::app::panes::quotes::in_marks;
use crate::app::panes::{Detail, DetailKind, card};
use crate::text::wrap::columns;
use crate::ui::row_line::{RowLine, wrapped};
use crate::ui::theme::Theme;

/// Who the article says a person is.
///
/// ```text
///  PROFILE       Ali Khamenei
/// >Ali Khamenei           ¶10
///  Iranian Supreme Leader ¶11
///  aka Khamenei
///  6 mentions; 4 quotes in marks
///  “will not succeed”     ¶11
/// ```
pub type PersonCard<'a> = ListPane<'a, Detail>;

impl PaneRow for Detail {
    fn of(app: &App, item: u32) -> Option<Self> {
        card::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let (style, words) = match self.kind {
            DetailKind::Text => (theme.plain, self.words.clone()),
            DetailKind::Name => (theme.name, self.words.clone()),
            DetailKind::Note => (theme.dim, self.words.clone()),
            DetailKind::Warning => (theme.warning, self.words.clone()),
            DetailKind::Quote(kind) => (quote_style(kind, theme), in_marks(kind, &self.words)),
        };
        let place = self.place.map(|place| place.mark()).unwrap_or_default();
        let room = if place.is_empty() { width } else { width.saturating_sub(columns(&place) + 1) };
        let rows = wrapped(&format!("{}{words}", self.label), room, self.lines);
        let mut lines: Vec<RowLine> =
            rows.into_iter().map(|row| RowLine::new(row, style)).collect();
        if let (Some(first), false) = (lines.first_mut(), place.is_empty()) {
            *first = std::mem::take(first).right(place, theme.dim);
        }
        lines
    }
}

impl PaneRow for AllCardRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        all_card::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        self.0.lines(width, theme)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::panes::Place;
    use crate::facts::QuoteKind;

    #[test]
    fn paragraphs_are_cut_and_have_their_places() {
        let place = Place { paragraph: 11, ..Place::default() };
        let sentence = "Supreme Leader Ali Khamenei acknowledged the talks in a recent speech";
        let rows = [
            Detail::new(DetailKind::Name, "Ali Khamenei", 1).at(place),
            Detail::new(DetailKind::Text, "Khamenei", 2).labelled("aka "),
            Detail::new(DetailKind::Text, sentence, 2).labelled("first: ").at(place),
            Detail::new(DetailKind::Quote(QuoteKind::Partial), "will not succeed", 4).at(place),
        ];
        assert_eq!(
            draw_rows(&rows, Some(0), (30, 8))[1..],
            [
                ">Ali Khamenei             ¶11",
                " aka Khamenei",
                " first: Supreme Leader    ¶11",
                " Ali Khamenei …",
                " “will not succeed”       ¶11",
            ]
        );
    }
}

//! The section list: what each part of the article holds.

use super::list_pane::{ListPane, PaneRow};
use crate::app::App;
use crate::app::panes::count;
use crate::app::panes::sections::{self, SectionRow};
use crate::text::clip::clip;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// The sections, the current one with a dot; their counts, with names where there is room.
///
/// ```text
///  SECTIONS                 8
/// >• 1 (lead)              1¶
///      0 people 0“ 1 date
///    2 Background          2¶
///      2 people 0“ 4 dates
/// ```
pub type SectionList<'a> = ListPane<'a, SectionRow>;

/// From this width on a section is one line.
const ONE_LINE: usize = 36;
/// From this width on people and dates are named.
const NAMED: usize = 26;

impl PaneRow for SectionRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        sections::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let indent = " ".repeat(usize::from(self.level).saturating_sub(2).min(4));
        let style = if self.current { theme.strong } else { theme.plain };
        let dot = if self.current { "•" } else { " " };
        let name = if self.level == 0 && self.number == 1 { "(lead)" } else { &self.name };
        let label = format!("{dot}{:>2} {indent}{name}", self.number);
        let c = &self.counts;
        if width >= ONE_LINE {
            let counts = format!("{}¶ {}p {}“ {}d", c.paragraphs, c.people, c.quotes, c.dates);
            return vec![RowLine::new(label, style).right(counts, theme.dim)];
        }
        let counts = if width < NAMED {
            format!("{}p {}“ {}d", c.people, c.quotes, c.dates)
        } else {
            let people = count(c.people as usize, "person", "people");
            let dates = count(c.dates as usize, "date", "dates");
            format!("{people} {}“ {dates}", c.quotes)
        };
        vec![
            RowLine::new(clip(&label, width.saturating_sub(5)), style)
                .right(format!("{}¶", c.paragraphs), theme.dim),
            RowLine::new(format!("    {indent}{counts}"), theme.dim),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::index::Counts;
    use crate::app::panes::Place;

    #[test]
    fn counts_are_named_where_there_is_room() {
        let row = |number, level, name: &str, current| SectionRow {
            branch: None,
            number,
            level,
            name: name.to_owned(),
            counts: Counts { paragraphs: 2, people: 1, quotes: 4, dates: 3 },
            current,
            place: Place::default(),
        };
        let rows = [row(1, 0, "Lead", false), row(2, 3, "Stance on talks", true)];
        let draw = |width| draw_rows(&rows, Some(1), (width, 5));
        assert_eq!(
            draw(44),
            [
                " LIST                                     2",
                "   1 (lead)                     2¶ 1p 4“ 3d",
                ">• 2  Stance on talks           2¶ 1p 4“ 3d",
            ]
        );
        assert_eq!(
            draw(28),
            [
                " LIST                     2",
                "   1 (lead)              2¶",
                "     1 person 4“ 3 dates",
                ">• 2  Stance on talks    2¶",
                "      1 person 4“ 3 dates",
            ]
        );
        assert_eq!(draw(22)[3..], [">• 2  Stance on…   2¶", "      1p 4“ 3d"]);
    }
}

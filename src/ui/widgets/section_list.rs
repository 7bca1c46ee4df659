//! The section list: what each part of the article holds.

use super::list_pane::{ListPane, PaneRow};
use crate::app::App;
use crate::app::panes::count;
use crate::app::panes::sections::{self, SectionRow};
use crate::text::clip::clip;
use crate::text::wrap::columns;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// The sections, the current one with a dot; their counts, with names where there is room.
///
/// ```text
///  SECTIONS                 8
/// >• 1 (lead)              1¶
///      1 date
///  ▾ 2 Background          2¶
///      2 people, 4 dates
/// ```
pub type SectionList<'a> = ListPane<'a, SectionRow>;

/// From this width on a section is one line.
const ONE_LINE: usize = 36;

impl PaneRow for SectionRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        sections::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let indent = " ".repeat(usize::from(self.level).saturating_sub(2).min(4));
        let style = if self.current { theme.strong } else { theme.plain };
        let sign = match (self.current, self.branch) {
            (true, _) => "•",
            (false, Some(true)) => "▾",
            (false, Some(false)) => "▸",
            (false, None) => " ",
        };
        let name = if self.level == 0 && self.number == 1 { "(lead)" } else { &self.name };
        let folded = if self.current && self.branch == Some(false) { " ▸" } else { "" };
        let label = format!("{sign}{:>2} {indent}{name}{folded}", self.number);
        let (codes, words) = (self.codes(), self.words());
        let paragraphs = format!("{}¶", self.counts.paragraphs);
        if width >= ONE_LINE {
            let has_room = columns(&label) + columns(&words) + 8 <= width;
            let counts = if has_room { words } else { codes };
            let counts =
                if counts.is_empty() { paragraphs } else { format!("{counts}  {paragraphs:>3}") };
            return vec![RowLine::new(label, style).right(counts, theme.dim)];
        }
        let has_room = columns(&words) + 4 + columns(&indent) <= width;
        let counts = if has_room { words } else { codes };
        vec![
            RowLine::new(clip(&label, width.saturating_sub(5)), style).right(paragraphs, theme.dim),
            RowLine::new(format!("    {indent}{counts}"), theme.dim),
        ]
    }
}

impl SectionRow {
    /// "2 people, 4 in marks, 1 date": what there is none of is not named.
    fn words(&self) -> String {
        let c = &self.counts;
        let parts = [
            (c.people, count(c.people as usize, "person", "people")),
            (c.quotes, format!("{} in marks", c.quotes)),
            (c.dates, count(c.dates as usize, "date", "dates")),
        ];
        let named = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words);
        named.collect::<Vec<_>>().join(", ")
    }

    /// The same where there is little room: "2p 4“ 1d".
    fn codes(&self) -> String {
        let c = &self.counts;
        let parts = [(c.people, "p"), (c.quotes, "“"), (c.dates, "d")];
        let coded = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, sign)| format!("{n}{sign}"));
        coded.collect::<Vec<_>>().join(" ")
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
            number,
            level,
            name: name.to_owned(),
            counts: Counts { paragraphs: 2, people: 1, quotes: 4, dates: 3 },
            current,
            branch: None,
            place: Place::default(),
        };
        let mut rows = [row(1, 0, "Lead", false), row(2, 3, "Stance on talks", true)];
        let draw = |rows: &[SectionRow], width| draw_rows(rows, Some(1), (width, 5));
        assert_eq!(
            draw(&rows, 64),
            [
                " LIST                                                         2",
                "   1 (lead)                  1 person, 4 in marks, 3 dates   2¶",
                ">• 2  Stance on talks        1 person, 4 in marks, 3 dates   2¶",
            ]
        );
        assert_eq!(
            draw(&rows, 44)[1..],
            [
                "   1 (lead)                   1p 4“ 3d   2¶",
                ">• 2  Stance on talks         1p 4“ 3d   2¶",
            ]
        );
        assert_eq!(
            draw(&rows, 37)[1..],
            [
                "   1 (lead)                       2¶",
                "     1 person, 4 in marks, 3 dates",
                ">• 2  Stance on talks             2¶",
                "      1 person, 4 in marks, 3 dates",
            ]
        );
        assert_eq!(draw(&rows, 22)[3..], [">• 2  Stance on…   2¶", "      1p 4“ 3d"]);
        // What there is none of is not named; a branch has a sign.
        rows[0].counts = Counts { paragraphs: 1, people: 0, quotes: 0, dates: 1 };
        rows[0].branch = Some(true);
        rows[1].branch = Some(false);
        assert_eq!(
            draw(&rows, 30)[1..4],
            [" ▾ 1 (lead)                1¶", "     1 date", ">• 2  Stance on talks ▸    2¶",]
        );
    }
}

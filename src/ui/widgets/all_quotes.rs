//! The quotations over all articles: each utterance once, its wordings below it.

use super::list_pane::{ListPane, PaneRow};
use super::people_sidebar::short_name;
use super::quote_list::quote_style;
use crate::app::App;
use crate::app::panes::all_quotes::{self, UtteranceRow};
use crate::app::panes::short_day;
use crate::text::clip::{clip, fit};
use crate::text::wrap::columns;
use crate::ui::row_line::{RowLine, wrapped};
use crate::ui::theme::Theme;

/// The speaker, the day, the first wording, how many articles have it, and with their sign the
/// wordings that are shortened (`⊂`) or different (`≠`).
///
/// ```text
///  ALL QUOTES                     38 · by day
/// >Ali Bagheri Kani say     2023 Nov 15     4
///   “The first day was serious.”
///   ≠ “The first day was not serious.”
///   ⊂ “serious”
/// ```
pub type AllQuotes<'a> = ListPane<'a, UtteranceRow>;

/// From this width on a row has columns.
const COLUMNS: usize = 76;
/// The columns of day and speaker.
const DAY: usize = 11;
const SPEAKER: usize = 20;
/// Columns of a speaker at least.
const NARROWEST: usize = 10;
/// Lines of the first wording at most.
const LINES: usize = 2;

impl PaneRow for UtteranceRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        all_quotes::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let day = self.day.map(short_day).unwrap_or_default();
        let number = format!("{:>3}", self.articles);
        let (name, style) = match &self.speaker {
            None => ("unattributed", theme.warning),
            Some(speaker) if speaker.named => (speaker.name.as_str(), theme.name),
            Some(speaker) => (speaker.name.as_str(), theme.plain),
        };
        let named = self.speaker.as_ref().is_some_and(|speaker| speaker.named);
        let short = |room| if named { short_name(name, room) } else { clip(name, room) };
        let words_style = quote_style(self.first.kind, theme);
        if width < COLUMNS {
            let right = format!("{day}{number}");
            let room = width.saturating_sub(columns(&right) + 1).max(NARROWEST);
            let head = RowLine::new(short(room), style).right(right, theme.dim);
            let rows = wrapped(&self.first.in_marks(), width.saturating_sub(1), LINES).into_iter();
            let rows = rows.map(|row| RowLine::new(format!(" {row}"), words_style));
            let others = self.others(1, width, 0, theme);
            return std::iter::once(head).chain(rows).chain(others).collect();
        }
        let indent = DAY + SPEAKER + 2;
        let room = width.saturating_sub(indent + number.len() + 1);
        let mut rows = wrapped(&self.first.in_marks(), room, LINES).into_iter();
        let head = RowLine::new(format!("{} ", fit(&day, DAY)), theme.date)
            .and(format!("{} ", fit(&short(SPEAKER), SPEAKER)), style)
            .and(rows.next().unwrap_or_default(), words_style)
            .right(number, theme.dim);
        let rows = rows.map(|row| RowLine::new(format!("{:indent$}{row}", ""), words_style));
        let others = self.others(indent - 2, width, OUTLETS, theme);
        std::iter::once(head).chain(rows).chain(others).collect()
    }
}

/// Columns of the outlets of a wording.
const OUTLETS: usize = 20;

impl UtteranceRow {
    /// The other wordings, a line each.
    fn others(
        &self,
        indent: usize,
        width: usize,
        outlets: usize,
        theme: &Theme,
    ) -> impl Iterator<Item = RowLine> {
        let style = theme.clone();
        self.others.iter().map(move |line| {
            let right = if outlets > 0 { clip(&line.outlets, outlets) } else { String::new() };
            let room = width.saturating_sub(indent + 3 + columns(&right));
            RowLine::new(format!("{:indent$}{} ", "", line.relation.sign()), style.warning)
                .and(clip(&line.in_marks(), room), quote_style(line.kind, &style))
                .right(right, style.dim)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::panes::all_quotes::WordingLine;
    use crate::app::panes::quotes::SpeakerName;
    use crate::calendar::Date;
    use crate::dossier::Relation;
    use crate::facts::QuoteKind;

    #[test]
    fn wordings_stand_below_each_other() {
        let line = |relation, text: &str| WordingLine {
            relation,
            kind: QuoteKind::Direct,
            text: text.to_owned(),
            outlets: "Dawn".to_owned(),
        };
        let row = UtteranceRow {
            day: Date::new(2023, 11, 15),
            speaker: Some(SpeakerName { name: "Anna Berg".to_owned(), named: true }),
            verb: Some("say"),
            first: line(Relation::Same, "The first day was serious"),
            others: vec![
                line(Relation::Different, "The first day was not serious"),
                line(Relation::Shorter, "serious"),
            ],
            articles: 4,
        };
        let rows = [row];
        assert_eq!(
            draw_rows(&rows, Some(0), (40, 6))[1..],
            [
                ">Anna Berg               2023 Nov 15  4",
                "  “The first day was serious”",
                "  ≠ “The first day was not serious”",
                "  ⊂ “serious”",
            ]
        );
        let wide = draw_rows(&rows, None, (90, 5));
        assert!(wide[1].starts_with(" 2023 Nov 15 Anna Berg            “The first"), "{wide:?}");
        assert!(wide[2].contains("≠ “The first day was not") && wide[2].ends_with("Dawn"));
    }
}

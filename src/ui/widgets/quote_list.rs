//! The quote list: who said what.

use super::list_pane::{ListPane, PaneRow};
use super::people_sidebar::short_name;
use ratatui::style::Style;

use crate::app::App;
use crate::app::panes::quotes::{self, QuoteRow};
use crate::facts::QuoteKind;
use crate::text::clip::{clip, fit};
use crate::text::wrap::columns;
use crate::ui::row_line::{RowLine, wrapped};
use crate::ui::theme::Theme;

/// Speaker, cue, kind and words; `?` after an uncertain speaker.
///
/// ```text
///  QUOTES                                       14
/// >Ali Khamenei stated                 partial ¶11
///   “will not succeed”
///  ? reports According to             indirect  ¶5
///   the discussions focused on easing banking
/// ```
pub type QuoteList<'a> = ListPane<'a, QuoteRow>;

/// From this width on a row has columns.
const COLUMNS: usize = 76;
/// The columns of speaker, cue and kind.
const SPEAKER: usize = 18;
const CUE: usize = 10;
const KIND: usize = 8;
/// Columns of a speaker at least.
const NARROWEST: usize = 10;
/// Lines of words at most.
const LINES: usize = 2;

impl PaneRow for QuoteRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        quotes::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let place = self.place.mark();
        let words_style = quote_style(self.kind, theme);
        let words = self.in_marks();
        let cue = self.cue.as_deref().unwrap_or("–");
        if width < COLUMNS {
            // The quotation marks distinguish direct from reported speech where the kind has no room.
            let speaker = columns(&self.name(usize::MAX, theme).0);
            let with_kind = format!("{} {place}", self.kind.name());
            let has_room = speaker + columns(cue) + columns(&with_kind) + 2 <= width;
            let right = if has_room { with_kind } else { place };
            let beside = columns(&right) + columns(cue) + 2;
            let (name, style) = self.name(width.saturating_sub(beside).max(NARROWEST), theme);
            let room = width.saturating_sub(columns(&name) + columns(&right) + 2);
            let head = RowLine::new(name, style)
                .and(format!(" {}", clip(cue, room)), theme.dim)
                .right(right, theme.dim);
            let rows = wrapped(&words, width.saturating_sub(1), LINES).into_iter();
            let rows = rows.map(|row| RowLine::new(format!(" {row}"), words_style));
            return std::iter::once(head).chain(rows).collect();
        }
        let (name, style) = self.name(SPEAKER, theme);
        let indent = SPEAKER + CUE + KIND + 3;
        let mut rows = wrapped(&words, width.saturating_sub(6 + indent), LINES).into_iter();
        let head = RowLine::new(format!("{} ", fit(&name, SPEAKER)), style)
            .and(format!("{} ", fit(cue, CUE)), theme.plain)
            .and(format!("{} ", fit(self.kind.name(), KIND)), theme.dim)
            .and(rows.next().unwrap_or_default(), words_style)
            .right(place, theme.dim);
        let rows = rows.map(|row| RowLine::new(format!("{:indent$}{row}", ""), words_style));
        std::iter::once(head).chain(rows).collect()
    }
}

impl QuoteRow {
    /// The speaker in `width` columns.
    fn name(&self, width: usize, theme: &Theme) -> (String, Style) {
        let Some(speaker) = &self.speaker else {
            return ("unattributed".to_owned(), theme.warning);
        };
        let mark = self.trust.mark();
        let room = width.saturating_sub(mark.len());
        // The first words say who it is where there is no name: "two people familiar …".
        let name =
            if speaker.named { short_name(&speaker.name, room) } else { clip(&speaker.name, room) };
        let style = if speaker.named { theme.name } else { theme.plain };
        (format!("{name}{mark}"), style)
    }
}

/// Words in marks look quoted, reported ones do not.
pub(super) const fn quote_style(kind: QuoteKind, theme: &Theme) -> Style {
    match kind {
        QuoteKind::Indirect => theme.plain,
        QuoteKind::Direct | QuoteKind::Partial => theme.quote,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::panes::quotes::SpeakerName;
    use crate::app::panes::{Place, Trust};

    #[test]
    fn speakers_cues_and_words() {
        let row = |kind, speaker: Option<&str>, cue: Option<&str>| QuoteRow {
            text: "It is good to be back in the harbour after two years of repairs".to_owned(),
            kind,
            speaker: speaker.map(|name| SpeakerName { name: name.to_owned(), named: true }),
            trust: Trust::Uncertain,
            cue: cue.map(str::to_owned),
            verb: None,
            group: 0,
            addressee: None,
            date: None,
            place: Place { paragraph: 3, ..Place::default() },
        };
        let rows = [
            row(QuoteKind::Direct, Some("Anna Berg"), Some("said")),
            row(QuoteKind::Indirect, None, None),
        ];
        assert_eq!(
            draw_rows(&rows, Some(0), (42, 7))[1..],
            [
                ">Anna Berg ? said               direct ¶3",
                "  “It is good to be back in the harbour",
                "  after two years of repairs”",
                " unattributed –               indirect ¶3",
                "  It is good to be back in the harbour",
                "  after two years of repairs",
            ]
        );
        assert_eq!(
            draw_rows(&rows[..1], None, (26, 4))[1..],
            [" Anna Berg ? said      ¶3", "  “It is good to be back", "  in the harbour after …"]
        );
        assert_eq!(
            draw_rows(&rows, None, (82, 5))[1..],
            [
                " Anna Berg ?        said       direct   “It is good to be back in the          ¶3",
                "                                        harbour after two years of repairs”",
                " unattributed       –          indirect It is good to be back in the           ¶3",
                "                                        harbour after two years of repairs",
            ]
        );
    }
}

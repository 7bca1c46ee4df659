//! The timeline over all articles: each event once, with who reports it.

use super::list_pane::{ListPane, PaneRow};
use crate::app::App;
use crate::app::panes::all_timeline::{self, EventOverAllRow};
use crate::app::panes::timeline::EventStatus;
use crate::text::clip::{clip, fit};
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// A sign for each kind of date, the date, what happened, and how many articles report it; with
/// room the outlets. Days on which articles appeared have no sign.
///
/// ```text
///  ALL TIMELINE                        41 · key days
/// >= 2023 Nov 15 Wed  Talks begin in Muscat         9
///    2023 Nov 15 Wed  published: Talks open         4
///  + 2023 Dec         The third round is due        4
/// ```
pub type AllTimeline<'a> = ListPane<'a, EventOverAllRow>;

/// From this width on a row is one line.
const ONE_LINE: usize = 44;
/// From this width on a row names the outlets.
const WITH_OUTLETS: usize = 90;
/// The columns of dates and of outlets.
const DATE: usize = 17;
const OUTLETS: usize = 26;

impl PaneRow for EventOverAllRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        all_timeline::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let (sign, style) = match self.status {
            _ if self.own_day => (" ", theme.dim),
            EventStatus::Uncertain => (self.status.sign(), theme.warning),
            EventStatus::Future => (self.status.sign(), theme.future),
            _ => (self.status.sign(), theme.dim),
        };
        let sign = RowLine::new(format!("{sign} "), style);
        let number = format!("{:>3}", self.articles);
        let (before, style) =
            if self.own_day { ("published: ", theme.dim) } else { ("", theme.plain) };
        let words = format!("{before}{}", self.clause);
        if width < ONE_LINE {
            return vec![
                sign.and(self.label.as_str(), theme.date).right(number, theme.dim),
                RowLine::new(format!("   {}", clip(&words, width.saturating_sub(3))), style),
            ];
        }
        let dated = sign.and(fit(&self.label, DATE), theme.date);
        let room = width.saturating_sub(2 + DATE + 4);
        if width < WITH_OUTLETS {
            return vec![dated.and(clip(&words, room), style).right(number, theme.dim)];
        }
        let line = dated.and(clip(&words, room.saturating_sub(OUTLETS + 2)), style);
        vec![line.right(fit(&self.outlets, OUTLETS), theme.dim).right(number, theme.dim)]
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;

    #[test]
    fn events_have_their_reporters() {
        let event = |status, label: &str, own_day, clause: &str| EventOverAllRow {
            status,
            label: label.to_owned(),
            own_day,
            clause: clause.to_owned(),
            articles: 9,
            outlets: "Reuters, Dawn".to_owned(),
        };
        let rows = [
            event(EventStatus::Day, "2023 Nov 15 Wed", false, "Talks begin in the capital"),
            event(EventStatus::Day, "2023 Nov 15 Wed", true, "Talks open"),
            event(EventStatus::Future, "2023 Dec", false, "The third round is due"),
        ];
        assert_eq!(
            draw_rows(&rows, Some(0), (51, 6))[1..],
            [
                ">= 2023 Nov 15 Wed  Talks begin in the capital   9",
                "   2023 Nov 15 Wed  published: Talks open        9",
                " + 2023 Dec         The third round is due       9",
            ]
        );
        assert_eq!(
            draw_rows(&rows[..1], None, (30, 6))[1..],
            [" = 2023 Nov 15 Wed          9", "    Talks begin in the capit…"]
        );
        let wide = draw_rows(&rows[..1], None, (110, 3));
        assert!(wide[1].contains("capital") && wide[1].contains("Reuters, Dawn"), "{wide:?}");
    }
}

//! The timeline: events in the order they happened.

use super::list_pane::{ListPane, PaneRow};
use ratatui::style::Style;

use crate::app::App;
use crate::app::panes::timeline::{self, EventRow, EventStatus};
use crate::text::clip::{clip, fit};
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// A sign for each kind of date, the date, and what happened; with room also the words of the date
/// and the first person.
///
/// ```text
///  TIMELINE                       7 · chronological
/// >~ 1979             Relations between Iran and t…  ¶2
///  ! 2023 Nov 15 Wed  Discussions between Iran and…  ¶1
///  + 2024 Jun         The upcoming Iranian preside…  ¶9
/// ```
pub type TimelineView<'a> = ListPane<'a, EventRow>;

/// From this width on a row is one line.
const ONE_LINE: usize = 44;
/// From this width on a row has the words of the date.
const WITH_WORDS: usize = 76;
/// The column of dates.
const DATE: usize = 17;

impl PaneRow for EventRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        timeline::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let sign = RowLine::new(format!("{} ", self.status.sign()), self.sign_style(theme));
        let place = self.place.mark();
        if width < ONE_LINE {
            let event = clip(&self.event, width.saturating_sub(3));
            return vec![
                sign.and(self.label.as_str(), theme.date).right(place, theme.dim),
                RowLine::new(format!("   {event}"), theme.plain),
            ];
        }
        let dated = sign.and(fit(&self.label, DATE), theme.date);
        if width < WITH_WORDS {
            let event = clip(&self.event, width.saturating_sub(2 + DATE + 5));
            return vec![dated.and(event, theme.plain).right(place, theme.dim)];
        }
        let room = width.saturating_sub(2 + DATE + 22 + 6);
        let (event, person) = if room >= 48 { (room - 16, 15) } else { (room, 0) };
        let name = self.people.first().map_or("", String::as_str);
        let last = name.rsplit(' ').next().unwrap_or(name);
        let line = dated
            .and(format!("{} ", fit(&format!("“{}”", self.words), 21)), theme.quote)
            .and(format!("{} ", fit(&self.event, event)), theme.plain)
            .and(clip(last, person), theme.name);
        vec![line.right(place, theme.dim)]
    }
}

impl EventRow {
    const fn sign_style(&self, theme: &Theme) -> Style {
        match self.status {
            EventStatus::Conflict | EventStatus::Unresolved | EventStatus::Uncertain => {
                theme.warning
            }
            EventStatus::Future => theme.future,
            EventStatus::Corrected if self.future => theme.future,
            EventStatus::Corrected => theme.strong,
            EventStatus::Day | EventStatus::Coarse => theme.dim,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::panes::Place;

    #[test]
    fn a_row_has_more_columns_where_there_is_room() {
        let row = |status, label: &str| EventRow {
            status,
            future: false,
            label: label.to_owned(),
            days: None,
            grain: None,
            timex: None,
            words: "last May".to_owned(),
            event: "The ferry came back after two years of repairs".to_owned(),
            people: vec!["Anna Berg".to_owned()],
            place: Place { paragraph: 7, ..Place::default() },
        };
        let rows = [row(EventStatus::Coarse, "2021 May"), row(EventStatus::Unresolved, "—")];
        let draw = |width| draw_rows(&rows, Some(0), (width, 5));
        assert_eq!(
            draw(32)[1..],
            [
                ">~ 2021 May                  ¶7",
                "    The ferry came back after…",
                " ∅ —                         ¶7",
                "    The ferry came back after…",
            ]
        );
        assert_eq!(
            draw(50)[1..],
            [
                ">~ 2021 May         The ferry came back aft…   ¶7",
                " ∅ —                The ferry came back aft…   ¶7",
            ]
        );
        let wide = draw(110);
        assert!(wide[1].starts_with(">~ 2021 May         “last May”            The ferry"));
        assert!(wide[1].ends_with(" Berg               ¶7"), "{wide:?}");
    }
}

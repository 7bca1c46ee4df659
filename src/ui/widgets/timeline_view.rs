//! The timeline: events in the order they happened.

use super::list_pane::{ListPane, PaneRow};
use ratatui::style::Style;

use crate::app::App;
use crate::app::panes::timeline::{self, EventRow, EventStatus};
use crate::text::clip::{clip, fit};
use crate::text::wrap::columns;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// A sign for each kind of date, the date, and what happened; with room also what is wrong with it, the
/// words of the date and the first person.
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
/// From this width on what contradicts a date stands before what happened, below it on a row of its own
/// from [`ONE_LINE`] on; what is uncertain or not resolved says why from the second width on.
const WITH_CONFLICT: usize = 60;
const WITH_DOUBT: usize = 100;
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
            let room = width.saturating_sub(2 + DATE + 5);
            let line = self.happened(dated, room, width, theme).right(place, theme.dim);
            let below = self.fault.as_deref().filter(|_| self.is_fault_below(width));
            let below = below.map(|fault| RowLine::new(format!("    {fault}"), theme.warning));
            return std::iter::once(line).chain(below.map(|it| it.clipped(width))).collect();
        }
        let room = width.saturating_sub(2 + DATE + 22 + 6);
        let (event, person) = if room >= 48 { (room - 16, 15) } else { (room, 0) };
        let name = self.people.first().map_or("", String::as_str);
        let last = name.rsplit(' ').next().unwrap_or(name);
        let line = dated.and(format!("{} ", fit(&format!("“{}”", self.words), 21)), theme.quote);
        let line = self.happened(line, event, width, theme).and(" ", theme.plain);
        vec![line.and(clip(last, person), theme.name).right(place, theme.dim)]
    }
}

impl EventRow {
    /// The line with what happened in `room` columns, what is wrong first where there is room for it in a
    /// row of `width` columns.
    fn happened(&self, line: RowLine, room: usize, width: usize, theme: &Theme) -> RowLine {
        let least = match self.status {
            EventStatus::Conflict => WITH_CONFLICT,
            _ => WITH_DOUBT,
        };
        let Some(fault) = self.fault.as_deref().filter(|_| width >= least) else {
            return line.and(fit(&self.event, room), theme.plain);
        };
        let fault = clip(fault, room);
        let room = room.saturating_sub(columns(&fault));
        let event = fit(&format!(" · {}", self.event), room);
        line.and(fault, theme.warning).and(event, theme.plain)
    }

    /// Whether what contradicts it has a row of its own.
    fn is_fault_below(&self, width: usize) -> bool {
        self.status == EventStatus::Conflict && width < WITH_CONFLICT
    }

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
            fault: match status {
                EventStatus::Conflict => Some("is a Sunday, not a Monday".to_owned()),
                EventStatus::Unresolved => Some("not resolved: no anchor".to_owned()),
                _ => None,
            },
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
        assert!(wide[2].contains(" not resolved: no anchor · The ferry"), "{wide:?}");
        let rows = [row(EventStatus::Conflict, "2021 May  2 Sun"), row(EventStatus::Day, "2021")];
        let draw = |width| draw_rows(&rows, None, (width, 5));
        assert_eq!(
            draw(32)[2..4],
            ["    The ferry came back after…", " = 2021                      ¶7"]
        );
        assert_eq!(
            draw(50)[1..],
            [
                " ! 2021 May  2 Sun  The ferry came back aft…   ¶7",
                "     is a Sunday, not a Monday",
                " = 2021             The ferry came back aft…   ¶7",
            ]
        );
        assert!(draw(70)[1].contains("is a Sunday, not a Monday · The"), "{:?}", draw(70));
        assert!(draw(110)[1].contains("is a Sunday, not a Monday · The"));
    }
}

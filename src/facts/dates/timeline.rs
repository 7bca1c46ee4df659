//! The timeline: one row an interval, with every mark that names it.

use crate::doc::Document;
use crate::facts::{DateMark, Event, Grain, Warning};

/// The rows of the timeline, in order of the event.
#[must_use]
pub fn timeline(_doc: &Document, marks: &[DateMark], warnings: &[Warning]) -> Vec<Event> {
    let mut rows: Vec<Event> = Vec::new();
    for (index, mark) in (0_u32..).zip(marks) {
        let Some((from, to)) = mark.interval else { continue };
        let warning =
            warnings.iter().position(|w| w.span == mark.span).and_then(|i| u32::try_from(i).ok());
        rows.push(Event {
            from,
            to,
            grain: mark.grain.unwrap_or(Grain::Day),
            modifier: mark.modifier,
            marks: vec![index],
            clause: mark.sentence,
            future: mark.future,
            warning,
            minor: false,
        });
    }
    rows.sort_by_key(|row| (row.from, std::cmp::Reverse(row.to)));
    rows.dedup_by(|later, earlier| {
        let same = (later.from, later.to) == (earlier.from, earlier.to);
        if same {
            earlier.marks.append(&mut later.marks);
            earlier.warning = earlier.warning.or(later.warning);
        }
        same
    });
    rows
}

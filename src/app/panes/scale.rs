//! Rows of the time scale as a list: how many dates lie in each year, month or day, in numbers.

use super::common::count;
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::app::scales::Doubts;
use crate::app::viewport::View;
use crate::calendar::{Period, Unit};
use crate::facts::Grain;
use crate::facts::dates::show;
use crate::facts::time_scale::{Column, TimeScale};

/// The columns of the scale in order of time, filled while it is shown.
pub const PANE: Pane = Pane {
    title: "TIME SCALE",
    items: |app, _| {
        let shown = app.views.current() == View::Scale;
        if shown { (0..).take(app.listed_scale().columns.len()).collect() } else { vec![] }
    },
    note: |app, _| {
        let unit = app.listed_scale().unit;
        unit.map(|unit| format!("by {}", Grain::of(unit).name())).unwrap_or_default()
    },
    text: |app, item| {
        let row = row(app, item);
        let dates = |row: &ScaleRow| count(row.dates() as usize, "date", "dates");
        row.map(|row| format!("{}: {}", row.label, dates(&row))).unwrap_or_default()
    },
    words: |app, item| row(app, item).map(|row| row.label).unwrap_or_default(),
    detail: |app, _| vec![Detail::new(DetailKind::Note, legend(app), 4)],
    detail_size: DetailSize::Short,
    empty: |_| "no dates found".to_owned(),
    ..Pane::PLAIN
};

/// A year, month, day … of the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleRow {
    /// Its name: "2015", "Nov 2023".
    pub label: String,
    /// The column.
    pub column: Column,
    /// The most dates of any column.
    pub highest: u32,
}

impl ScaleRow {
    /// The dates in it; where there are none, the longer ones that touch it.
    #[must_use]
    pub fn dates(&self) -> u32 {
        if self.column.inside > 0 { self.column.inside } else { self.column.across }
    }
}

/// The row of a column.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<ScaleRow> {
    let scale = app.listed_scale();
    let column = *scale.columns.get(item as usize)?;
    Some(ScaleRow { label: label(scale, &column), column, highest: scale.highest() })
}

/// The name of a column: "2015", "Nov 2023", "…" for a gap.
#[must_use]
pub fn label(scale: &TimeScale, column: &Column) -> String {
    match scale.unit.filter(|_| !column.is_gap) {
        Some(unit) => show(column.from, column.to, Grain::of(unit), None),
        None => "…".to_owned(),
    }
}

/// The name of an end of the scale: where only a longer date reaches it ("2009" on a scale of
/// quarters), the year alone, because nothing dates it to the column.
#[must_use]
pub fn end_label(scale: &TimeScale, column: &Column) -> String {
    let only_longer = column.inside == 0 && column.across > 0;
    let finer = scale.unit.is_some_and(|unit| unit < Unit::Year);
    match Period::of(column.from, Unit::Year).bounds().filter(|_| only_longer && finer) {
        Some((from, to)) => show(from, to, Grain::Year, None),
        None => label(scale, column),
    }
}

/// What is at the end of the scale: contradictions, unresolved dates, and what the signs mean.
fn legend(app: &App) -> String {
    let view = View::Timeline.scoped(app.views.all);
    let doubts = doubt_words(view, app.doubts(view));
    let written = match app.written(view) {
        Some(day) if view.is_over_all() => format!("the last article of {}", day.long()),
        Some(day) => format!("written {}", day.long()),
        None => "no publication date".to_owned(),
    };
    let parts: Vec<String> = doubts.into_iter().chain([written]).collect();
    format!("{}; ▒ later, · longer than a row", parts.join(", "))
}

/// What the dates of a timeline leave open, in words.
#[must_use]
pub fn doubt_words(view: View, doubts: Doubts) -> Vec<String> {
    let Doubts { contradictions, unresolved } = doubts;
    let wrong = match view.is_over_all() {
        true => count(contradictions, "day differs", "days differ"),
        false => count(contradictions, "contradiction", "contradictions"),
    };
    let wrong = Some(wrong).filter(|_| contradictions > 0);
    wrong.into_iter().chain((unresolved > 0).then(|| format!("{unresolved} unresolved"))).collect()
}

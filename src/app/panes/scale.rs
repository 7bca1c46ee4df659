//! Rows of the time scale: how many dates lie in each year, month or day.

use super::common::count;
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::app::viewport::View;
use crate::facts::Grain;
use crate::facts::dates::show;
use crate::facts::time_scale::Column;

/// The columns of the scale in order of time, filled while it is shown.
pub const PANE: Pane = Pane {
    title: "TIME SCALE",
    items: |app, _| {
        let shown = app.views.current() == View::Scale;
        if shown { (0..).take(app.article.time_scale().columns.len()).collect() } else { vec![] }
    },
    note: |app, _| {
        let unit = app.article.time_scale().unit;
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
    let scale = app.article.time_scale();
    let column = *scale.columns.get(item as usize)?;
    let label = match column.is_gap {
        true => "…".to_owned(),
        false => show(column.from, column.to, Grain::of(scale.unit?), None),
    };
    Some(ScaleRow { label, column, highest: scale.highest() })
}

/// What is at the end of the scale: contradictions, unresolved dates, and what the signs mean.
fn legend(app: &App) -> String {
    let (wrong, open) = app.article.doubtful_dates();
    let written = app.article.facts.published.map(|(day, _)| format!("written {}", day.long()));
    let parts = [
        Some(count(wrong, "contradiction", "contradictions")).filter(|_| wrong > 0),
        Some(format!("{open} unresolved")).filter(|_| open > 0),
        written.or(Some("no publication date".to_owned())),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}; ▒ later, · longer than a row", parts.join(", "))
}

//! Rows of the order of telling: the dates in the order of the text, each at its place in time.

use super::common::{Place, words_at};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::app::pictures::MOST_COLUMNS;
use crate::app::viewport::View;
use crate::facts::DateMention;
use crate::facts::Grain;
use crate::facts::dates::show;

/// Every date of the calendar in text order, filled while it is shown.
pub const PANE: Pane = Pane {
    title: "ORDER OF TELLING",
    items: |app, _| {
        let shown = app.views.current() == View::Telling;
        let dates = (0..).zip(&app.article.facts.dates).filter(|_| shown);
        dates.filter(|(_, date)| date.interval().is_some()).map(|(item, _)| item).collect()
    },
    note: |app, _| {
        let columns = &app.article.time_scale(MOST_COLUMNS, false).columns;
        let ends = columns.first().zip(columns.last());
        ends.map(|(first, last)| format!("{} – {}", first.from.year(), last.to.year()))
            .unwrap_or_default()
    },
    text: |app, item| {
        row(app, item).map(|row| format!("{}: {}", row.label, row.words)).unwrap_or_default()
    },
    words: |app, item| {
        row(app, item).map(|row| format!("{} {}", row.words, row.label)).unwrap_or_default()
    },
    target: |app, item| Some(date(app, item)?.span),
    detail: |app, item| {
        let Some(date) = date(app, item) else { return Vec::new() };
        vec![Detail::new(DetailKind::Text, words_at(app, date.sentence), 6)]
    },
    detail_size: DetailSize::Short,
    empty: |_| "no dates found".to_owned(),
    ..Pane::PLAIN
};

/// A date at its place in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TellingRow {
    /// Its day, month or year.
    pub label: String,
    /// As written.
    pub words: String,
    /// Its column of the time scale, and how many there are.
    pub column: (usize, usize),
    /// The column of the day of writing.
    pub written: Option<usize>,
    /// Where it is written.
    pub place: Place,
}

/// The row of a date.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<TellingRow> {
    let date = date(app, item)?;
    let (from, to) = date.interval()?;
    let scale = app.article.time_scale(MOST_COLUMNS, false);
    let day = app.article.facts.published.map(|(day, _)| day);
    Some(TellingRow {
        label: show(from, to, date.grain().unwrap_or(Grain::Day), date.modifier),
        words: words_at(app, date.span),
        column: (scale.column_of(from).unwrap_or(0), scale.columns.len()),
        written: day.and_then(|day| scale.column_of(day)),
        place: Place::of(app, date.span),
    })
}

fn date(app: &App, item: u32) -> Option<&DateMention> {
    app.article.facts.dates.get(item as usize)
}

//! Dates: find every expression, resolve it, make the timeline.

use crate::calendar::Date;
use crate::doc::{DateSource, Document};
use crate::facts::{Context, DateMark, Event, Quote, Warning};
use crate::text::prose::Prose;

/// What a scan of one chunk found.
#[derive(Clone, Debug, Default)]
pub struct Scan {}

/// The resolved marks and the article's date.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// Every mark in text order.
    pub marks: Vec<DateMark>,
    /// The date relative marks were counted from.
    pub published: Option<(Date, DateSource)>,
}

/// Finds the expressions of one chunk.
#[must_use]
pub fn scan(_doc: &Document, _prose: &Prose<'_>) -> Scan {
    Scan {}
}

/// Resolves the expressions of all chunks, in text order.
#[must_use]
pub fn resolve(
    doc: &Document,
    context: &Context,
    _scans: Vec<Scan>,
    _quotes: &[Quote],
    _warnings: &mut Vec<Warning>,
) -> Resolved {
    let given = context.published.map(|date| (date, DateSource::Given));
    Resolved { marks: Vec::new(), published: given.or(doc.meta.published) }
}

/// The rows of the timeline.
#[must_use]
pub fn timeline(_doc: &Document, _marks: &[DateMark], _warnings: &[Warning]) -> Vec<Event> {
    Vec::new()
}

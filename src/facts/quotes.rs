//! Quotes: what was said, by whom.

use crate::doc::Document;
use crate::facts::{DateMark, Person, Quote, Warning};
use crate::text::prose::Prose;

/// What a scan of one chunk found.
#[derive(Clone, Debug, Default)]
pub struct Scan {}

/// Finds the quotations of one chunk and the words that attribute them.
#[must_use]
pub fn scan(_doc: &Document, _prose: &Prose<'_>, _people: &[Person]) -> Scan {
    Scan {}
}

/// Names the speakers over all chunks.
#[must_use]
pub fn resolve(
    _doc: &Document,
    _scans: Vec<Scan>,
    _people: &[Person],
    _warnings: &mut Vec<Warning>,
) -> Vec<Quote> {
    Vec::new()
}

/// Notes when a thing was said, where its sentence has a date.
pub fn attach_dates(_quotes: &mut [Quote], _dates: &[DateMark]) {}

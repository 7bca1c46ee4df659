//! People: who is in the article, every mention, what it calls them.

use crate::doc::Document;
use crate::facts::{Person, Warning};
use crate::text::prose::Prose;

/// What a scan of one chunk found.
#[derive(Clone, Debug, Default)]
pub struct Scan {}

/// Finds the names of one chunk.
#[must_use]
pub fn scan(_doc: &Document, _prose: &Prose<'_>) -> Scan {
    Scan {}
}

/// Links the mentions of all chunks into people.
#[must_use]
pub fn resolve(_doc: &Document, _scans: Vec<Scan>, _warnings: &mut Vec<Warning>) -> Vec<Person> {
    Vec::new()
}

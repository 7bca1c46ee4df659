//! People: who is in the article, every mention, what it calls them.

pub mod features;
pub mod forms;
mod found;
mod link;
pub mod model;
pub mod page;
pub mod senses;
pub mod tagger;
mod titles;

use crate::doc::Document;
use crate::facts::{Person, Warning};
use crate::text::prose::Prose;
use found::{Found, Loose};
use model::Model;
use page::Page;
use senses::Lists;

/// Added to the score of every name: the balance of finding too much and too little.
const BIAS: i32 = 0;

/// What a scan of one chunk found.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    names: Vec<Found>,
    loose: Vec<Loose>,
}

/// Finds the names of one chunk.
#[must_use]
pub fn scan(_doc: &Document, prose: &Prose<'_>) -> Scan {
    let page = Page::read(prose, &Lists::default());
    let tagged = tagger::tag(&page, &Model::shipped(), BIAS);
    let (names, loose) = found::collect(&page, &tagged);
    Scan { names, loose }
}

/// Links the mentions of all chunks into people.
#[must_use]
pub fn resolve(doc: &Document, scans: Vec<Scan>, _warnings: &mut Vec<Warning>) -> Vec<Person> {
    let (mut names, mut loose) = (Vec::new(), Vec::new());
    for scan in scans {
        names.extend(scan.names);
        loose.extend(scan.loose);
    }
    link::link(&doc.text, &names, &loose)
}

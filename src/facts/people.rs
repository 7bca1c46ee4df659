//! People: who is in the article, every mention, what it calls them.
//!
//! A linear tagger marks names in each chunk ([`tagger`]); titles, pronouns and unnamed sources are
//! read around them; one pass over the whole document then links what means one person.

mod checks;
pub mod features;
pub mod forms;
mod found;
mod link;
pub mod model;
pub mod page;
mod pronouns;
pub mod senses;
mod sources;
pub mod tagger;
mod titles;

use crate::doc::Document;
use crate::facts::{Person, Warning};
use crate::text::Span;
use crate::text::prose::Prose;
use found::{Found, Loose};
use model::Model;
use page::Page;
use pronouns::Pronoun;
use senses::Lists;
use sources::Source;

/// Added to the score of every name: the balance of finding too much and too little.
const BIAS: i32 = 0;

/// What a scan of one chunk found.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    names: Vec<Found>,
    loose: Vec<Loose>,
    pronouns: Vec<Pronoun>,
    quotes: Vec<Span>,
    sources: Vec<Source>,
}

/// Finds the names of one chunk.
#[must_use]
pub fn scan(_doc: &Document, prose: &Prose<'_>) -> Scan {
    let page = Page::read(prose, &Lists::default());
    let tagged = tagger::tag(&page, &Model::shipped(), BIAS);
    let (names, loose) = found::collect(&page, &tagged);
    let (pronouns, quotes) = pronouns::collect(&page);
    Scan { names, loose, pronouns, quotes, sources: sources::collect(&page) }
}

/// Links the mentions of all chunks into people, by first mention.
#[must_use]
pub fn resolve(doc: &Document, scans: Vec<Scan>, warnings: &mut Vec<Warning>) -> Vec<Person> {
    let mut all = Scan::default();
    for scan in scans {
        all.names.extend(scan.names);
        all.loose.extend(scan.loose);
        all.pronouns.extend(scan.pronouns);
        all.quotes.extend(scan.quotes);
        all.sources.extend(scan.sources);
    }
    let mut people = link::link(&doc.text, &all.names, &all.loose);
    pronouns::link(&mut people, &all.pronouns, &all.quotes);
    people.extend(sources::rows(&doc.text, &all.sources));
    people.sort_by_key(|p| p.mentions.first().map(|m| m.span));
    checks::check(&doc.text, &people, warnings);
    people
}

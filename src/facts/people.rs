//! Named-entity recognition and coreference of people: who is in the article, and every mention.
//!
//! A linear sequence tagger marks names in each chunk ([`tagger`]); titles, pronouns and unnamed
//! sources are found around them; mentions of the whole document are then grouped by person.

mod alias;
mod boundaries;
mod checks;
mod coreference;
mod deletion_index;
pub mod features;
pub mod gazetteer;
mod honorifics;
mod mentions;
mod missed;
pub mod model;
mod name_filter;
pub mod name_parts;
mod organisations;
mod pronouns;
mod signs;
pub mod tagger;
mod title_words;
mod titles;
pub mod token_table;
mod unnamed_sources;
mod widening;

use std::collections::HashSet;

use crate::doc::Document;
use crate::facts::{Person, Warning};
use crate::text::Span;
use crate::text::tokenized::TokenizedText;
use alias::Alias;
use mentions::{CapitalizedWord, FirmMention, Mentions, NameMention};
use model::Model;
use name_parts::NameParser;
use pronouns::Pronoun;
use signs::Kin;
use token_table::TokenTable;
use unnamed_sources::UnnamedSource;

/// Mentions found in one chunk, or in several added together, in text order.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    names: Vec<NameMention>,
    capitalized: Vec<CapitalizedWord>,
    firms: Vec<FirmMention>,
    aliases: Vec<Alias>,
    pronouns: Vec<Pronoun>,
    quotes: Vec<Span>,
    sources: Vec<UnnamedSource>,
}

/// Finds the mentions of one chunk.
#[must_use]
pub fn scan(prose: &TokenizedText<'_>) -> Scan {
    scan_with(prose, &Model::shipped())
}

/// Finds them with another model than the program's: for training.
#[must_use]
pub fn scan_with(prose: &TokenizedText<'_>, model: &Model<'_>) -> Scan {
    let table = TokenTable::read(prose);
    let tagged = tagger::tag(&table, model);
    let Mentions { mut names, capitalized, firms, aliases } = mentions::collect(&table, &tagged);
    names.sort_by_key(|name| name.span);
    let (pronouns, quotes) = pronouns::collect(&table);
    let sources = unnamed_sources::collect(&table);
    Scan { names, capitalized, firms, aliases, pronouns, quotes, sources }
}

impl Scan {
    /// Adds the mentions of the next chunk.
    pub fn add(&mut self, next: Self) {
        self.names.extend(next.names);
        self.capitalized.extend(next.capitalized);
        self.firms.extend(next.firms);
        self.aliases.extend(next.aliases);
        self.pronouns.extend(next.pronouns);
        self.quotes.extend(next.quotes);
        self.sources.extend(next.sources);
    }
}

/// Groups the mentions of a document by person. People come in order of their first mention.
#[must_use]
pub fn resolve(doc: &Document, all: Scan, warnings: &mut Vec<Warning>) -> Vec<Person> {
    let mut parser = NameParser::with(all.names.iter().map(|name| name.span.in_text(&doc.text)));
    let introduced = |kin: Kin| -> HashSet<Span> {
        all.names.iter().filter(|name| name.signs.kin == kin).map(|name| name.span).collect()
    };
    let (listed, relatives) = (introduced(Kin::Listed), introduced(Kin::Relative));
    let names = organisations::veto(&doc.text, all.names, &all.firms, &mut parser);
    let mut people =
        coreference::resolve(&doc.text, names, all.capitalized, &all.aliases, &mut parser);
    pronouns::resolve(&mut people, &all.pronouns, &all.quotes, &listed);
    let sources = unnamed_sources::rows(&doc.text, &all.sources);
    people.reserve_exact(sources.len());
    people.extend(sources);
    people.sort_by_cached_key(|p| p.mentions.first().map(|m| m.span));
    checks::check(doc, &people, &relatives, &mut parser, warnings);
    people
}

#[cfg(test)]
mod tests;

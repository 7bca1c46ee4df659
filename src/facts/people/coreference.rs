//! Coreference of names: which mentions of the document are one person.
//!
//! Full names are clustered first. Then each short form joins the person whose full name has its
//! word: as a surname rather than a given name, and of several the one mentioned last.

mod cluster;
mod name_index;
mod resolver;
mod short_names;
mod spelt_out;

use std::collections::{BTreeMap, HashSet};

use super::alias::Alias;
use super::mentions::{CapitalizedWord, NameMention};
use super::name_parts::NameParser;
use crate::facts::Person;
use crate::text::Span;
use cluster::person_of;
use name_index::NameIndex;
use resolver::Resolver;
use short_names::missed_full_names;

/// Stated aliases of one text that are used.
const MOST_ALIASES: usize = 500;

/// Groups names and other capitalised words by person. People come in order of first mention.
#[must_use]
pub fn resolve<'t>(
    text: &'t str,
    mut names: Vec<NameMention>,
    capitalized: Vec<CapitalizedWord>,
    aliases: &[Alias],
    parser: &mut NameParser<'t>,
) -> Vec<Person> {
    names.extend(missed_full_names(text, &names, &capitalized));
    names.sort_by_key(|name| name.span);
    let mut resolver = Resolver {
        text,
        parser,
        clusters: Vec::new(),
        index: NameIndex::default(),
        stated: BTreeMap::new(),
    };
    let aliased: HashSet<Span> = aliases.iter().map(|a| a.name).collect();
    for name in names.iter().filter(|n| !aliased.contains(&n.span)) {
        resolver.add_full_name(name);
    }
    for alias in aliases.iter().take(MOST_ALIASES) {
        resolver.add_alias(alias, &names);
    }
    resolver.add_short_names(names, capitalized);
    let clusters = std::mem::take(&mut resolver.clusters).into_iter();
    // Memory for the people.
    drop(resolver);
    let mut people: Vec<Person> =
        clusters.filter_map(|cluster| person_of(text, cluster, parser)).collect();
    keep_apart(&mut people);
    people.sort_by_cached_key(|p| p.mentions.first().map(|m| m.span));
    people
}

/// Removes mentions that overlap one before them, no matter of whom.
fn keep_apart(people: &mut Vec<Person>) {
    let mut all: Vec<Span> =
        people.iter().flat_map(|p| p.mentions.iter().map(|m| m.span)).collect();
    all.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    if all.windows(2).all(|pair| matches!(pair, [a, b] if a.end <= b.start)) {
        return;
    }
    let mut reached = 0;
    all.retain(|span| {
        let apart = span.start >= reached;
        reached = reached.max(if apart { span.end } else { 0 });
        apart
    });
    let mut taken = vec![false; all.len()];
    for person in people.iter_mut() {
        person.mentions.retain(|mention| {
            let at = all.binary_search(&mention.span).ok().and_then(|at| taken.get_mut(at));
            at.is_some_and(|taken| !std::mem::replace(taken, true))
        });
    }
    people.retain(|person| !person.mentions.is_empty());
}

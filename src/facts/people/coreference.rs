//! Coreference of names: which mentions of the document are one person.
//!
//! Full names are clustered first. Then each short form joins the person whose full name has its
//! word: as a surname rather than a given name, and of several the one mentioned last.

mod cluster;
mod name_index;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::alias::Alias;
use super::deletion_index::{DeletionIndex, deletions};
use super::gazetteer::Senses;
use super::mentions::{CapitalizedWord, NameMention, OtherSense};
use super::name_filter::NameFilter;
use super::name_parts::{NameParser, NameParts};
use crate::facts::drain::Drain;
use crate::facts::{Gender, Mention, MentionKind, Person};
use crate::text::Span;
use cluster::{PersonCluster, SURE_MARGIN, person_of};
use name_index::{MOST_CANDIDATES, NameIndex, WordPosition};

/// A one-word name that is part of no full name needs this much of the tagger's score, unless a
/// title or a verb of saying is beside it.
const LONE_MARGIN: i32 = 330;
/// A full name that begins with a known given name needs only this much to be certain.
const LISTED_MARGIN: i32 = 70;
/// Full names that make a person certain without a title or a good score.
const ENOUGH: usize = 2;
/// The shortest surname, in bytes, of which misspellings are looked for.
const SHORTEST_MISSPELT: usize = 5;
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

struct Resolver<'f, 't> {
    text: &'t str,
    parser: &'f mut NameParser<'t>,
    clusters: Vec<PersonCluster>,
    index: NameIndex,
    /// Clusters of the names that stated aliases consist of.
    stated: BTreeMap<Span, usize>,
}

/// A short form: a name of one word, or another capitalised word.
enum Short {
    Name(NameMention),
    Word(CapitalizedWord),
}

impl Short {
    const fn span(&self) -> Span {
        match self {
            Self::Name(name) => name.span,
            Self::Word(word) => word.span(),
        }
    }
}

/// Merges names and capitalised words, each in text order.
fn merge_in_order(
    names: Vec<NameMention>,
    words: Vec<CapitalizedWord>,
) -> impl Iterator<Item = Short> {
    let mut names = Drain::from(names).peekable();
    let mut words = Drain::from(words).peekable();
    std::iter::from_fn(move || {
        let first = match (names.peek(), words.peek()) {
            (Some(name), Some(word)) => name.span <= word.span(),
            (name, _) => name.is_some(),
        };
        if first { names.next().map(Short::Name) } else { words.next().map(Short::Word) }
    })
}

/// Where each person was mentioned last so far, to choose among namesakes.
#[derive(Default)]
struct Latest(Vec<Option<u32>>);

impl Latest {
    fn get(&self, cluster: usize) -> Option<u32> {
        self.0.get(cluster).copied().flatten()
    }

    fn set(&mut self, cluster: usize, start: u32) {
        if self.0.len() <= cluster {
            self.0.resize(cluster + 1, None);
        }
        if let Some(slot) = self.0.get_mut(cluster) {
            *slot = Some(start);
        }
    }
}

impl Resolver<'_, '_> {
    /// Adds a name of two words or more to the person it is compatible with, or to a new one.
    fn add_full_name(&mut self, name: &NameMention) {
        let parts = self.parser.of(name.span.in_text(self.text));
        if parts.count() < 2 {
            return;
        }
        let known = self.compatible(&parts);
        let at = known.unwrap_or(self.clusters.len());
        if known.is_none() {
            self.clusters
                .push(PersonCluster { parts: Rc::clone(&parts), ..PersonCluster::default() });
        }
        self.index.insert(&parts, at);
        if let Some(cluster) = self.clusters.get_mut(at) {
            if parts.count() > cluster.parts.count() || cluster.full == 0 {
                cluster.parts = parts;
                cluster.name = name.span;
            }
            cluster.add(name, MentionKind::Full);
            let listed = name.first.any(Senses::GIVEN) && name.margin >= LISTED_MARGIN;
            cluster.sure |= listed
                || name.margin >= SURE_MARGIN
                || name.titles.before.is_some()
                || cluster.full >= ENOUGH;
        }
    }

    /// Makes both names of a stated alias one person.
    fn add_alias(&mut self, alias: &Alias, names: &[NameMention]) {
        let place = |span: Span| names.binary_search_by_key(&span, |n| n.span).ok();
        let found = |span: Span| place(span).and_then(|at| names.get(at));
        let (Some(of), Some(name)) = (found(alias.of), found(alias.name)) else { return };
        let at = self.alias_owner(of);
        let parts = self.parser.of(name.span.in_text(self.text));
        let full = parts.count() > 1;
        let known = self.compatible(&parts).filter(|&other| full && other != at);
        if let Some(other) = known {
            self.merge(other, at);
        }
        if alias.carries {
            self.index.insert(&parts, at);
        }
        self.stated.insert(of.span, at);
        self.stated.insert(name.span, at);
        if let Some(cluster) = self.clusters.get_mut(at) {
            cluster.also.push((parts, name.span));
            cluster.sure = true;
            let kind = if full { MentionKind::Full } else { MentionKind::Surname };
            cluster.mentions.push(Mention { span: name.span, kind });
        }
    }

    /// The person of the first name of an alias, a new one if there is none.
    fn alias_owner(&mut self, of: &NameMention) -> usize {
        let parts = self.parser.of(of.span.in_text(self.text));
        let known = self.stated.get(&of.span).copied().or_else(|| self.compatible(&parts));
        known.unwrap_or_else(|| {
            let at = self.clusters.len();
            self.index.insert(&parts, at);
            self.clusters.push(PersonCluster { parts, name: of.span, ..PersonCluster::default() });
            at
        })
    }

    /// The person whose name a name is compatible with.
    fn compatible(&self, parts: &NameParts) -> Option<usize> {
        [parts.last(), parts.first()]
            .into_iter()
            .flat_map(|word| self.index.with(word))
            .map(|(cluster, _)| cluster)
            .find(|&d| self.clusters.get(d).is_some_and(|cluster| cluster.agrees(parts)))
    }

    /// Merges one person into another.
    fn merge(&mut self, from: usize, to: usize) {
        let Some(gone) = self.clusters.get_mut(from).map(std::mem::take) else { return };
        for span in self.stated.values_mut().filter(|at| **at == from) {
            *span = to;
        }
        for mention in &gone.mentions {
            let parts = self.parser.of(mention.span.in_text(self.text));
            self.index.insert(&parts, to);
        }
        self.index.remove(&gone, from);
        let Some(cluster) = self.clusters.get_mut(to) else { return };
        cluster.also.push((gone.parts, gone.name));
        cluster.also.extend(gone.also);
        cluster.mentions.extend(gone.mentions);
        cluster.titles.extend(gone.titles);
        cluster.margin = cluster.margin.max(gone.margin);
        cluster.sure |= gone.sure;
        if cluster.gender == Gender::Unknown {
            cluster.gender = gone.gender;
        }
    }

    /// Adds names of one word and other capitalised words to the people they refer to.
    fn add_short_names(&mut self, names: Vec<NameMention>, capitalized: Vec<CapitalizedWord>) {
        let mut latest = Latest::default();
        let mut starts: Vec<(u32, usize)> = self
            .clusters
            .iter()
            .enumerate()
            .flat_map(|(d, cluster)| cluster.mentions.iter().map(move |m| (m.span.start, d)))
            .collect();
        starts.sort_unstable();
        let mut passed = starts.into_iter().peekable();
        let mut singles = self.single_names(&names);
        let mut filter = self.name_filter(&singles);
        let (mut reached, mut low) = (0, 0);
        for short in merge_in_order(names, capitalized) {
            let span = short.span();
            if span.start < reached {
                continue;
            }
            while let Some((start, cluster)) = passed.next_if(|(start, _)| *start < span.start) {
                latest.set(cluster, start);
                low = low.max(start + 1);
            }
            let words = span.in_text(self.text);
            if matches!(short, Short::Word(_)) && !filter.may_contain(words) {
                continue;
            }
            let parts = self.parser.of(words);
            if parts.count() != 1 {
                continue;
            }
            let with = self.index.with(parts.first());
            let single = singles.get(parts.first()).map(|&at| (at, WordPosition::Last));
            let known = with.clone().chain(single);
            if let Some((at, whole)) = self.spelt_out(known, span, low) {
                (reached, low) = (whole.end, whole.end);
                latest.set(at, span.start);
                if let Some(cluster) = self.clusters.get_mut(at) {
                    let all = [cluster.name].into_iter().chain(cluster.also.iter().map(|a| a.1));
                    let full = cluster.parts.count() > 1
                        && all.into_iter().any(|name| name.len() == whole.len());
                    let kind = if full { MentionKind::Full } else { MentionKind::Surname };
                    cluster.mentions.push(Mention { span: whole, kind });
                }
                continue;
            }
            let stated = self.stated.get(&span).copied();
            let chosen = stated.or_else(|| self.choose(parts.first(), with, &latest, &short));
            match short {
                // "Anna Paris came. Paris was wet."
                Short::Name(name) if name.first.any(Senses::PLACE) && !is_good(&name) => {}
                Short::Name(name) => {
                    let titled = name.is_titled();
                    let kind = if titled { MentionKind::Titled } else { MentionKind::Surname };
                    let cluster = chosen.or_else(|| {
                        filter.insert(parts.first());
                        self.add_single_name(&name, &parts, &mut singles)
                    });
                    if let Some(at) = cluster {
                        latest.set(at, span.start);
                        low = span.end;
                        if let Some(cluster) = self.clusters.get_mut(at) {
                            cluster.add(&name, kind);
                            cluster.sure |= titled || name.metonym;
                        }
                    }
                }
                Short::Word(word) => {
                    let known = chosen.or_else(|| {
                        singles
                            .get(parts.first())
                            .copied()
                            .filter(|_| word.sense != OtherSense::Place)
                    });
                    let Some(at) = known else { continue };
                    let Some(cluster) = self.clusters.get_mut(at) else { continue };
                    if may_mean(&word, cluster) {
                        latest.set(at, span.start);
                        low = span.end;
                        let kind =
                            if word.titled { MentionKind::Titled } else { MentionKind::Surname };
                        cluster.mentions.push(Mention { span, kind });
                    }
                }
            }
        }
    }

    /// The person whose name, or two words or more at an end of it, the text has around `span`,
    /// though the tagger missed them; and where they are, behind `low`.
    fn spelt_out(
        &self,
        mut with: impl Iterator<Item = (usize, WordPosition)>,
        span: Span,
        low: u32,
    ) -> Option<(usize, Span)> {
        let before = self.text.get(low as usize..span.start as usize)?;
        let rest = self.text.get(span.start as usize..)?;
        let word = span.in_text(self.text);
        with.find_map(|(at, _)| {
            let cluster = self.clusters.get(at)?;
            let named = cluster.full > 0 || cluster.parts.count() == 1;
            let own = Some(cluster.name).filter(|_| named);
            let also = cluster.also.iter().take(MOST_CANDIDATES).map(|(_, span)| *span);
            own.into_iter().chain(also).find_map(|known| {
                let (left, length) = shared(known.in_text(self.text), word, before, rest)?;
                let left = u32::try_from(left).ok()?;
                let length = u32::try_from(length).ok()?;
                Some((at, Span::new(span.start - left, span.start + length)))
            })
        })
    }

    /// The person that a one-word form means, of those `with` its word: by the position of the word in
    /// the full name, the number of full mentions, the latest mention, and the order of people.
    fn choose(
        &self,
        word: &str,
        with: impl Iterator<Item = (usize, WordPosition)>,
        latest: &Latest,
        short: &Short,
    ) -> Option<usize> {
        let gender = match short {
            Short::Name(name) => name.titles.gender,
            Short::Word(word) => word.gender,
        };
        // "Mr Clinton" is not Hillary Clinton.
        let fits = |cluster: usize| {
            let known = self.clusters.get(cluster).map_or(Gender::Unknown, |d| d.gender);
            gender == Gender::Unknown || known == Gender::Unknown || gender == known
        };
        let rank = |(cluster, position): (usize, WordPosition)| {
            let full = self.clusters.get(cluster).map_or(0, |d| d.full);
            (position, full, latest.get(cluster), Reverse(cluster))
        };
        let article = word.strip_prefix("al").filter(|rest| rest.len() > 3).unwrap_or("");
        let all = with.chain(self.index.with(article));
        all.filter(|&(d, _)| fits(d)).max_by_key(|&c| rank(c)).map(|(cluster, _)| cluster)
    }

    /// People named by one word alone, by that word. A misspelling of a surname is no new person.
    fn single_names(&mut self, names: &[NameMention]) -> HashMap<String, usize> {
        let mut singles = HashMap::new();
        let surnames = self.surnames();
        for name in names {
            let parts = self.parser.of(name.span.in_text(self.text));
            let word = parts.first();
            if parts.count() != 1 || self.index.with(word).next().is_some() {
                continue;
            }
            let misspelt = deletions(word)
                .filter(|_| word.len() >= SHORTEST_MISSPELT)
                .find_map(|key| surnames.last(key))
                .filter(|&at| {
                    self.clusters.get(at).is_some_and(|d| {
                        let surname = d.parts.last();
                        initial(surname) == initial(word) && !is_feminine(word, surname)
                    })
                });
            if let Some(at) = misspelt {
                singles.insert(word.to_owned(), at);
                continue;
            }
            self.add_single_name(name, &parts, &mut singles);
        }
        singles
    }

    /// The words of all names.
    fn name_filter(&self, singles: &HashMap<String, usize>) -> NameFilter {
        let words = self.index.words();
        let mut filter = NameFilter::with_capacity(words.len() + singles.len());
        words.chain(singles.keys().map(String::as_str)).for_each(|word| filter.insert(word));
        filter
    }

    /// Surnames of certain people, to find misspellings of them.
    fn surnames(&self) -> DeletionIndex {
        let people = self.clusters.iter().enumerate().filter(|(_, cluster)| cluster.sure);
        let surnames = people.map(|(at, cluster)| (at, cluster.parts.last()));
        DeletionIndex::of(surnames.filter(|(_, surname)| surname.len() >= SHORTEST_MISSPELT))
    }

    /// The person named by one word alone, who is new at the first mention; none where neither the
    /// score nor the words around the name are good enough.
    fn add_single_name(
        &mut self,
        name: &NameMention,
        parts: &Rc<NameParts>,
        singles: &mut HashMap<String, usize>,
    ) -> Option<usize> {
        let titled = name.is_titled() || name.metonym;
        // "the Iranian regime", "said Police".
        let other = Senses::NATION.with(Senses::ORGANISATION).with(Senses::NOT_PERSON);
        let own = Senses::GIVEN.with(Senses::FAMILY);
        let nation = name.first.any(Senses::NATION) && !name.speaks;
        if name.first.any(other) && (nation || !name.first.any(own)) && !name.is_titled() {
            return None;
        }
        if let Some(&known) = singles.get(parts.first()) {
            if let Some(cluster) = self.clusters.get_mut(known) {
                cluster.sure |= titled;
                cluster.margin = cluster.margin.max(name.margin);
            }
            return Some(known);
        }
        if !is_good(name) && !titled {
            return None;
        }
        let at = self.clusters.len();
        self.clusters.push(PersonCluster {
            parts: Rc::clone(parts),
            name: name.span,
            sure: titled,
            margin: name.margin,
            ..PersonCluster::default()
        });
        singles.insert(parts.first().to_owned(), at);
        Some(at)
    }
}

/// Whether a name of one word is a person's by its score or by the words around it.
fn is_good(name: &NameMention) -> bool {
    let good = name.margin >= LONE_MARGIN && !name.signs.article;
    good || name.is_titled() || name.speaks || name.signs.person
}

/// Full names that the tagger missed: a first name that no list knows before a surname that it found
/// elsewhere ("found Dagfinn Rolfe guilty … Rolfe told").
fn missed_full_names(
    text: &str,
    names: &[NameMention],
    capitalized: &[CapitalizedWord],
) -> Vec<NameMention> {
    let words = names.iter().filter(|name| is_good(name)).map(|name| name.span.in_text(text));
    let surnames: HashSet<&str> = words.filter_map(|words| words.rsplit(' ').next()).collect();
    let beside = |a: Span, b: Span| {
        let between = text.get(a.end as usize..b.start as usize);
        matches!(between, Some(" " | "\u{a0}"))
    };
    let pairs = capitalized.windows(2).enumerate().filter_map(|(at, pair)| {
        let [first, last] = pair else { return None };
        let (a, b) = (first.span(), last.span());
        let before = at.checked_sub(1).and_then(|at| capitalized.get(at));
        let opens = before.is_none_or(|before| !beside(before.span(), a));
        let known = last.sense == OtherSense::Nothing && surnames.contains(b.in_text(text));
        (first.unknown && opens && beside(a, b) && known).then(|| NameMention::of(a.join(b)))
    });
    pairs.collect()
}

/// How much of the name `known` the text has around `word`, which `rest` begins with: bytes of
/// `before` and of `rest`. It is the whole name, or two words or more at its beginning or end; `None`
/// where it is less.
fn shared(known: &str, word: &str, before: &str, rest: &str) -> Option<(usize, usize)> {
    let goes_on = |c: char| c.is_alphanumeric() || c == '-';
    let (start, _) = known
        .match_indices(word)
        .take(MOST_CANDIDATES)
        .find(|(at, _)| !known.get(..*at).is_some_and(|before| before.ends_with(goes_on)))?;
    let (head, tail) = known.split_at_checked(start)?;
    let closed =
        |words: &str| rest.strip_prefix(words).is_some_and(|after| !after.starts_with(goes_on));
    if !head.is_empty() && closed(tail) {
        let free = before.strip_suffix(head).is_some_and(|text| !text.ends_with(goes_on));
        if free {
            return Some((head.len(), tail.len()));
        }
    }
    let ends = tail.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([tail.len()]).filter(|end| *end > word.len()).collect();
    let fits = |end: &&usize| {
        let outer = **end == tail.len() || start == 0;
        outer && tail.get(..**end).is_some_and(closed)
    };
    ends.iter().rev().find(fits).map(|end| (0, *end))
}

/// Whether the words differ by the "a" of Slavic wives and daughters.
fn is_feminine(word: &str, surname: &str) -> bool {
    let (long, short) = if word.len() > surname.len() { (word, surname) } else { (surname, word) };
    long.strip_suffix('a') == Some(short)
}

fn initial(word: &str) -> Option<char> {
    word.chars().next()
}

/// Whether a capitalised word that is part of a person's name can mean the person.
fn may_mean(word: &CapitalizedWord, cluster: &PersonCluster) -> bool {
    let sure = cluster.sure || cluster.margin >= LONE_MARGIN;
    word.free && (word.titled || sure && word.sense == OtherSense::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_two_words_at_an_end() {
        for (known, text, word, expected) in [
            ("Noor Aziah Awal", "Noor Aziah hoped so", "Noor", "Noor Aziah"),
            ("Noor Aziah Awal", "Noor Aziah Awal said", "Noor", "Noor Aziah Awal"),
            ("Adolfo Pérez Equihua", "Pérez Equihua, a sculptor", "Pérez", "Pérez Equihua"),
            ("Ana Blackbird-Moose", "Blackbird-Moose left", "Blackbird", "Blackbird-Moose"),
            ("El Lobo", "Fans of El Lobo cheered", "Lobo", "El Lobo"),
            ("El Lobo", "Fans of Mel Lobo cheered", "Lobo", ""),
            ("Anna Maria Holm", "Maria Dahl left", "Maria", ""),
            ("Anna Maria Holm", "Anna Marias", "Anna", ""),
            ("Anna Holm", "Anna said", "Anna", ""),
        ] {
            let at = text.find(word).unwrap();
            let (before, rest) = text.split_at(at);
            let found = shared(known, word, before, rest);
            let found = found.and_then(|(left, length)| text.get(at - left..at + length));
            let found = found.unwrap_or("");
            assert_eq!(found, expected, "{known}: {text}");
        }
    }

    #[test]
    fn wives_are_not_misspellings() {
        assert!(is_feminine("magomedova", "magomedov") && is_feminine("magomedov", "magomedova"));
        assert!(!is_feminine("harriss", "harris"));
    }
}

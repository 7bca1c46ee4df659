//! Short forms: each name of one word, and other capitalised words, with the person that it refers to.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::deletion_index::{DeletionIndex, deletions};
use super::super::gazetteer::Senses;
use super::super::mentions::{CapitalizedWord, NameMention, OtherSense};
use super::super::name_filter::NameFilter;
use super::super::name_parts::NameParts;
use super::cluster::PersonCluster;
use super::name_index::{MOST_CANDIDATES, WordPosition};
use super::resolver::Resolver;
use super::spelt_out::shared;
use crate::facts::drain::Drain;
use crate::facts::{Gender, Mention, MentionKind};
use crate::text::Span;

/// A one-word name that is part of no full name needs this much of the tagger's score, unless a
/// title or a verb of saying is beside it.
const LONE_MARGIN: i32 = 330;
/// The shortest surname, in bytes, of which misspellings are looked for.
const SHORTEST_MISSPELT: usize = 5;

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

/// Lines behind which a namesake who was named since comes first, however often the other is named.
const NEAR: u32 = 6;

/// Where each person was mentioned last so far, to choose among namesakes: the byte and the line.
#[derive(Default)]
struct Latest {
    places: Vec<Option<(u32, u32)>>,
    /// Where the text was read up to, and the line there.
    reached: (u32, u32),
}

impl Latest {
    fn get(&self, cluster: usize) -> Option<(u32, u32)> {
        self.places.get(cluster).copied().flatten()
    }

    /// Whether the last mention is near the place that was read up to.
    fn is_near(&self, cluster: usize) -> bool {
        self.get(cluster).is_some_and(|(_, line)| self.reached.1 - line.min(self.reached.1) <= NEAR)
    }

    /// Counts the lines up to `start`.
    fn read(&mut self, text: &str, start: u32) {
        let (from, line) = self.reached;
        if let Some(passed) = text.as_bytes().get(from as usize..start as usize) {
            let lines = memchr::memchr_iter(b'\n', passed).count();
            self.reached = (start, line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)));
        }
    }

    fn set(&mut self, text: &str, cluster: usize, start: u32) {
        self.read(text, start);
        if self.places.len() <= cluster {
            self.places.resize(cluster + 1, None);
        }
        if let Some(slot) = self.places.get_mut(cluster) {
            *slot = Some((start, self.reached.1));
        }
    }
}

impl Resolver<'_, '_> {
    /// Adds names of one word and other capitalised words to the people they refer to.
    pub(super) fn add_short_names(
        &mut self,
        names: Vec<NameMention>,
        capitalized: Vec<CapitalizedWord>,
    ) {
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
                latest.set(self.text, cluster, start);
                low = low.max(start + 1);
            }
            latest.read(self.text, span.start);
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
                latest.set(self.text, at, span.start);
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
                        latest.set(self.text, at, span.start);
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
                        latest.set(self.text, at, span.start);
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
    /// the full name, whether it is no relative of another's who is meant by the surname, a mention near before it, the number of full mentions, the latest mention, and the
    /// order of people.
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
            let own = self.clusters.get(cluster).is_some_and(|d| !d.relative);
            let own = own || position != WordPosition::Last;
            (position, own, latest.is_near(cluster), full, latest.get(cluster), Reverse(cluster))
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
pub(super) fn is_good(name: &NameMention) -> bool {
    let good = name.margin >= LONE_MARGIN && !name.signs.article;
    good || name.is_titled() || name.speaks || name.signs.person
}

/// Full names that the tagger missed: a first name that no list knows before a surname that it found
/// elsewhere ("found Dagfinn Rolfe guilty … Rolfe told").
pub(super) fn missed_full_names(
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
    fn wives_are_not_misspellings() {
        assert!(is_feminine("magomedova", "magomedov") && is_feminine("magomedov", "magomedova"));
        assert!(!is_feminine("harriss", "harris"));
    }
}

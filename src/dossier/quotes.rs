//! Quotations over all articles: the wordings of one utterance are found by runs of rare words that
//! they share, and compared word by word.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::timeline::{join as unite, root};
use super::words::{Frequencies, Word, words};
use super::{Digest, Member, Person, Utterance, Wording};

/// What a wording is to the first one of its utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same words.
    Same,
    /// One is a part of the other.
    Shorter,
    /// Other words.
    Different,
}

impl Relation {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Shorter => "shorter",
            Self::Different => "different",
        }
    }

    /// Its sign in lists.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Same => "=",
            Self::Shorter => "⊂",
            Self::Different => "≠",
        }
    }
}

/// So many words, all the same and of one person, are one utterance even if they are common.
const SAME_WORDS: usize = 5;
/// Words of a run that two wordings must share.
const RUN: usize = 4;
/// How rare a run must be, in summed weights of its words.
const RARE: f32 = 6.0;
/// Quotations that share a run and are compared: more share a phrase that everyone uses.
const COMPARED: usize = 40;
/// Words of a quotation that are compared.
const LONGEST: usize = 200;
/// The weight of the words in common, as a share of the shorter one's.
const IN_COMMON: f32 = 0.75;

/// A quotation with its words.
struct Said {
    article: u32,
    quote: u32,
    speaker: Option<u32>,
    words: Vec<Word>,
}

/// Every utterance, by the article that has it first.
pub fn join(
    articles: &[Digest],
    person_of: &HashMap<Member, u32>,
    people: &[Person],
    frequencies: &Frequencies,
) -> Vec<Utterance> {
    let all = said(articles, person_of);
    let mut group: Vec<usize> = (0..all.len()).collect();
    for (a, b) in word_for_word(&all) {
        unite(&mut group, a, b);
    }
    for (a, b) in candidates(&all, frequencies) {
        if let (Some(first), Some(second)) = (all.get(a), all.get(b))
            && speakers_agree(first, second, people)
            && in_common(&first.words, &second.words, frequencies) >= IN_COMMON
        {
            unite(&mut group, a, b);
        }
    }
    let mut utterances: BTreeMap<usize, Vec<&Said>> = BTreeMap::new();
    for (at, said) in all.iter().enumerate() {
        utterances.entry(root(&group, at)).or_default().push(said);
    }
    utterances.into_values().map(|wordings| utterance(articles, person_of, &wordings)).collect()
}

fn said(articles: &[Digest], person_of: &HashMap<Member, u32>) -> Vec<Said> {
    let mut all = Vec::new();
    for (article, digest) in (0..).zip(articles) {
        for (quote, digest) in (0..).zip(&digest.quotes) {
            let member = digest.person.map(|person| Member { article, person });
            let speaker = member.and_then(|member| person_of.get(&member).copied());
            let mut words = words(&digest.text);
            words.truncate(LONGEST);
            all.push(Said { article, quote, speaker, words });
        }
    }
    all
}

/// Pairs of quotations of one person with the same words, however common.
fn word_for_word(all: &[Said]) -> Vec<(usize, usize)> {
    let mut first_with: HashMap<(u32, &[Word]), usize> = HashMap::new();
    let long = all.iter().enumerate().filter(|(_, said)| said.words.len() >= SAME_WORDS);
    let pairs = long.filter_map(|(at, said)| {
        let first = *first_with.entry((said.speaker?, &said.words)).or_insert(at);
        (first != at).then_some((first, at))
    });
    pairs.collect()
}

/// Pairs of quotations of two articles that share a rare run of words.
fn candidates(all: &[Said], frequencies: &Frequencies) -> BTreeSet<(usize, usize)> {
    let mut with: HashMap<&[Word], Vec<usize>> = HashMap::new();
    for (at, said) in all.iter().enumerate() {
        for run in said.words.windows(RUN) {
            let weight: f32 = run.iter().map(|word| frequencies.weight(*word)).sum();
            let places = with.entry(run).or_default();
            if weight >= RARE && places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for places in with.values().filter(|places| places.len() <= COMPARED) {
        for (n, a) in places.iter().enumerate() {
            let others = places.iter().skip(n + 1);
            let article = |at: &usize| all.get(*at).map(|said| said.article);
            pairs.extend(others.filter(|b| article(a) != article(b)).map(|b| (*a, *b)));
        }
    }
    pairs
}

/// Whether two quotations can be one person's: where both articles name their speaker, it must be
/// one person, or may be by the surname.
fn speakers_agree(a: &Said, b: &Said, people: &[Person]) -> bool {
    let (Some(a), Some(b)) = (a.speaker, b.speaker) else { return true };
    let (Some(one), Some(other)) = (people.get(a as usize), people.get(b as usize)) else {
        return true;
    };
    a == b
        || !one.named
        || !other.named
        || one.perhaps.contains(&b)
        || surname(one) == surname(other)
}

fn surname(person: &Person) -> Option<String> {
    person.name.split_whitespace().next_back().map(str::to_lowercase)
}

/// The weight of the words that both have in one order, as a share of the weight of the lighter one.
fn in_common(a: &[Word], b: &[Word], frequencies: &Frequencies) -> f32 {
    let weights: Vec<f32> = a.iter().map(|word| frequencies.weight(*word)).collect();
    let mut before = vec![0.0_f32; b.len() + 1];
    let mut row = before.clone();
    for (word, weight) in a.iter().zip(&weights) {
        let mut left = 0.0_f32;
        for (at, other) in b.iter().enumerate() {
            let diagonal = before.get(at).copied().unwrap_or(0.0);
            let above = before.get(at + 1).copied().unwrap_or(0.0);
            left = if word == other { diagonal + weight } else { left.max(above) };
            if let Some(cell) = row.get_mut(at + 1) {
                *cell = left;
            }
        }
        std::mem::swap(&mut before, &mut row);
    }
    let whole: f32 = weights.iter().sum();
    let other: f32 = b.iter().map(|word| frequencies.weight(*word)).sum();
    before.last().copied().unwrap_or(0.0) / whole.min(other).max(f32::MIN_POSITIVE)
}

fn utterance(
    articles: &[Digest],
    person_of: &HashMap<Member, u32>,
    wordings: &[&Said],
) -> Utterance {
    let quote = |said: &Said| articles.get(said.article as usize)?.quotes.get(said.quote as usize);
    let first = wordings.first().map_or(&[][..], |first| first.words.as_slice());
    // A named speaker before a pronoun that nobody resolved.
    let speaker = wordings.iter().find_map(|said| {
        let quote = quote(said)?;
        let member = Member { article: said.article, person: quote.person? };
        Some((quote.speaker.clone()?, person_of.get(&member).copied()))
    });
    let words = || wordings.iter().find_map(|said| quote(said)?.speaker.clone());
    let (speaker, person) = speaker.map_or_else(|| (words(), None), |(s, p)| (Some(s), p));
    let wordings = wordings.iter().map(|said| Wording {
        article: said.article,
        quote: said.quote,
        relation: relation(first, &said.words),
    });
    Utterance { speaker, person, wordings: wordings.collect() }
}

fn relation(first: &[Word], other: &[Word]) -> Relation {
    if first == other {
        return Relation::Same;
    }
    let (short, long) = if first.len() <= other.len() { (first, other) } else { (other, first) };
    let inside = !short.is_empty() && long.windows(short.len()).any(|part| part == short);
    if inside { Relation::Shorter } else { Relation::Different }
}

//! Sentences of several articles that report one event: they share a person or two names, and most of
//! their words by weight.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Compared;
use crate::calendar::{MONTHS, Weekday};
use crate::dossier::Member;
use crate::dossier::pairs::Pairs;
use crate::dossier::sentence::Sentence;
use crate::dossier::timeline::rarest;
use crate::dossier::words::{Word, number, number_of_run};

/// The least weight of a word or a name that says which event it is.
const TELLING: f32 = 1.0;
/// Telling words that a sentence must have, and that two must share.
const LEAST_WORDS: usize = 5;
/// Names that two sentences share where no person is in both.
const NAMES: usize = 2;
/// The share of the heavier sentence's weight that the sentences of copies have in common.
const SAME: f32 = 0.9;
/// Sentences with two words in common that each is compared with.
const COMPARED: usize = 24;
/// What sentences have in common is looked for in so many parts, so that it takes less memory.
const PARTS: u32 = 8;

/// Words of dates: two sentences on different days share none of them, or the wrong ones.
static DATE_WORDS: LazyLock<HashSet<Word>> = LazyLock::new(|| {
    let weekdays = (0..7).map(|day| Weekday::from_monday(day).name());
    let names = weekdays.chain(MONTHS).map(|name| number(&name.to_lowercase()));
    names.chain(["today", "yesterday", "tomorrow"].map(number)).collect()
});

/// A sentence with what its words weigh.
pub struct Weighed<'d> {
    article: u32,
    names: &'d [Word],
    /// Telling words with their weights, in order, each once.
    words: Box<[(Word, f32)]>,
    /// People of the dossier whom its article is certain of.
    people: Box<[u32]>,
}

/// What two sentences of one event have in common besides their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A person.
    Person,
    /// Two names.
    Names,
    /// Nearly all words, and their articles are copies.
    Copies,
}

impl<'d> Weighed<'d> {
    /// A sentence of an article, if it has enough telling words.
    pub fn of(compared: &Compared<'d>, article: u32, sentence: &'d Sentence) -> Option<Self> {
        let all = sentence.words().iter().copied();
        let mut words: Vec<Word> = all.filter(|word| !DATE_WORDS.contains(word)).collect();
        words.sort_unstable();
        words.dedup();
        let weighed = words.into_iter().map(|word| (word, compared.frequencies.weight(word)));
        let words: Vec<_> = weighed.filter(|(_, weight)| *weight >= TELLING).collect();
        if words.len() < LEAST_WORDS {
            return None;
        }
        let members = sentence.people().iter().map(|person| Member { article, person: *person });
        let certain = |person: &u32| {
            let person = compared.people.get(*person as usize);
            person.is_some_and(|person| person.named && person.certain)
        };
        let people = members.filter_map(|member| compared.index.of(member)).filter(certain);
        let people = people.collect();
        Some(Self { article, names: sentence.names(), words: words.into(), people })
    }
}

/// Pairs of sentences of two articles that share two of their rarest words. Each comes with a number
/// that both must have, and is known by its place in the list.
fn candidates<'s, 'd: 's>(
    compared: &Compared<'_>,
    sentences: impl Iterator<Item = (Word, &'s Weighed<'d>)>,
) -> Pairs {
    let mut articles: Vec<u32> = Vec::new();
    let mut rare: Vec<(Word, Box<[Word]>, Word)> = Vec::new();
    for (of, sentence) in sentences {
        let words: Vec<Word> = sentence.words.iter().map(|(word, _)| *word).collect();
        let rarest = rarest(&words, compared.frequencies).into();
        rare.push((of, rarest, number_of_run(&words)));
        articles.push(sentence.article);
    }
    let mut pairs = Pairs::default();
    let article = |at: u32| articles.get(at as usize);
    for part in 0..PARTS {
        let mut signs: Vec<([Word; 3], u32)> = Vec::new();
        for (at, (of, words, whole)) in (0..).zip(&rare) {
            for (n, word) in words.iter().enumerate() {
                let others = words.iter().skip(n + 1);
                let in_part = others.filter(|other| (*word ^ **other) % PARTS == part);
                signs.extend(in_part.map(|other| ([*of, *word, *other], at)));
            }
            // The same sentence, however many others share its words.
            if whole % PARTS == part {
                signs.push(([*of, *whole, 0], at));
            }
        }
        signs.sort_unstable();
        signs.dedup();
        for same in signs.chunk_by(|a, b| a.0 == b.0) {
            for (n, (_, b)) in same.iter().enumerate().skip(1) {
                let earlier = same.iter().take(n.min(COMPARED));
                let others = earlier.filter(|(_, a)| article(*a) != article(*b));
                others.for_each(|(_, a)| pairs.add((*a, *b)));
            }
        }
    }
    pairs
}

/// The items that go together, by their places in the list, and for each item the others it goes with.
pub struct Matches<T> {
    pub pairs: Vec<(usize, usize, T)>,
    pub like: Vec<Vec<usize>>,
}

/// Compares the items whose sentences are candidates; `sentence` also gives the number that both must
/// have, `joined` what makes two of them go together.
pub fn matches<'s, 'd: 's, I, T>(
    compared: &Compared<'_>,
    items: &'s [I],
    sentence: impl Fn(&'s I) -> (Word, &'s Weighed<'d>),
    joined: impl Fn(&I, &I) -> Option<T>,
) -> Matches<T> {
    let mut pairs = Vec::new();
    let mut like: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for ((a, b), _) in candidates(compared, items.iter().map(sentence)).counted() {
        let (a, b) = (a as usize, b as usize);
        let Some((one, other)) = items.get(a).zip(items.get(b)) else { continue };
        if let Some(joined) = joined(one, other) {
            pairs.push((a, b, joined));
            like.get_mut(a).into_iter().for_each(|like| like.push(b));
            like.get_mut(b).into_iter().for_each(|like| like.push(a));
        }
    }
    Matches { pairs, like }
}

/// What two sentences have in common, if that is this share of the lighter and of the heavier one's
/// weight; nothing where they may be of two events.
pub fn in_common(
    compared: &Compared<'_>,
    a: &Weighed<'_>,
    b: &Weighed<'_>,
    (of_lighter, of_heavier): (f32, f32),
) -> Option<Anchor> {
    let (mut shared, mut count, mut names) = (0.0, 0, 0);
    for (word, weight) in &a.words {
        if b.words.binary_search_by_key(word, |(word, _)| *word).is_ok() {
            shared += weight;
            count += 1;
            names += usize::from(a.names.contains(word) && b.names.contains(word));
        }
    }
    let whole = |sentence: &Weighed<'_>| sentence.words.iter().map(|(_, w)| w).sum::<f32>();
    let (a_weight, b_weight) = (whole(a), whole(b));
    let (lighter, heavier) = (a_weight.min(b_weight), a_weight.max(b_weight));
    if shared < of_lighter * lighter || shared < of_heavier * heavier || count < LEAST_WORDS {
        return None;
    }
    if a.people.iter().any(|person| b.people.contains(person)) {
        return Some(Anchor::Person);
    }
    if names >= NAMES {
        return Some(Anchor::Names);
    }
    let same = shared >= SAME * heavier;
    (same && compared.are_copies(a.article, b.article)).then_some(Anchor::Copies)
}

//! Quotations over all articles: the wordings of one utterance are found by runs of rare words that
//! they share, and compared word by word.

use super::lines::Lines;
use super::pairs::Pairs;
use super::people::Index;
use super::sayings::{COMPARED, RUN, Said, Sayings, relation};
use super::timeline::{join as unite, root};
use super::words::{self, Frequencies, Word};
use super::{Digest, Member, Person, Utterance, Wording};
use crate::text::fnv;

/// So many words, all the same and of one person, are one utterance even if they are common.
const SAME_WORDS: usize = 5;
/// Words of a longer run that two wordings may share, where no shorter one is rare.
const LONG_RUN: usize = 7;
/// How rare a run must be, in summed weights of its words.
const RARE: f32 = 6.0;
/// The weight of the words in common, as a share of the shorter one's.
const IN_COMMON: f32 = 0.75;
/// The same for what two people are said to have said, and for one person's words in any order.
const NEARLY_ALL: f32 = 0.9;

/// Pairs of quotations, each an article and its quotation, that are nearly the same and of people who
/// are not one.
pub type OtherSpeakers = Vec<((u32, u32), (u32, u32))>;

/// Every utterance, by the article that has it first.
pub fn join(
    articles: &[Digest],
    originals: &[u32],
    index: &Index,
    people: &[Person],
    frequencies: &Frequencies,
) -> (Vec<Utterance>, OtherSpeakers) {
    let sayings = Sayings::of(articles, originals, index);
    let mut group: Vec<usize> = (0..sayings.all.len()).collect();
    word_for_word(&sayings, &mut group);
    of_copies(&sayings, people, &mut group);
    Lines { articles, people, sayings: &sayings, frequencies }.join(&mut group);
    let mut others = OtherSpeakers::new();
    for ((a, b), _) in candidates(&sayings, frequencies).counted() {
        let (a, b) = (a as usize, b as usize);
        let Some((first, second)) = sayings.all.get(a).zip(sayings.all.get(b)) else { continue };
        let in_common = || in_common(sayings.words(first), sayings.words(second), frequencies);
        if !speakers_agree(first, second, people) {
            if in_common() >= NEARLY_ALL {
                others.push([first, second].map(|said| (said.article, said.quote)).into());
            }
        } else if root(&group, a) != root(&group, b) {
            let in_any_order = || {
                let words = [first, second].map(|said| sayings.words(said));
                first.speaker.is_some()
                    && first.speaker == second.speaker
                    && in_any_order(words, frequencies) >= NEARLY_ALL
            };
            if in_common() >= IN_COMMON || in_any_order() {
                unite(&mut group, a, b);
            }
        }
    }
    // By the first member of each group, and in order within it.
    let mut members: Vec<(usize, usize)> =
        (0..group.len()).map(|at| (root(&group, at), at)).collect();
    members.sort_unstable();
    let mut utterances = Vec::new();
    for group in members.chunk_by(|a, b| a.0 == b.0) {
        let wordings = group.iter().filter_map(|(_, at)| sayings.all.get(*at));
        utterances.push(utterance(articles, index, &sayings, &wordings.collect::<Vec<_>>()));
    }
    (utterances, others)
}

/// Joins quotations of one person with the same words, however common.
fn word_for_word(sayings: &Sayings, group: &mut [usize]) {
    let mut keys: Vec<(u64, usize)> = Vec::new();
    for (at, said) in sayings.all.iter().enumerate() {
        let words = sayings.words(said);
        if let Some(speaker) = said.speaker.filter(|_| words.len() >= SAME_WORDS) {
            let key = words.iter().fold(fnv::wide_step(fnv::START, speaker), |hash, word| {
                fnv::wide_step(hash, *word)
            });
            keys.push((key, at));
        }
    }
    keys.sort_unstable();
    for same in keys.chunk_by(|a, b| a.0 == b.0) {
        let mut said = same.iter().filter_map(|(_, at)| Some((*at, sayings.all.get(*at)?)));
        let Some((first, one)) = said.next() else { continue };
        for (at, other) in said {
            if one.speaker == other.speaker && sayings.words(one) == sayings.words(other) {
                unite(group, first, at);
            }
        }
    }
}

/// Joins the same quotations of copies, however short: those with the same words around them.
fn of_copies(sayings: &Sayings, people: &[Person], group: &mut [usize]) {
    let key = |said: &Said| (said.place, words::number_of_run(sayings.words(said)));
    let all = sayings.all.iter().enumerate();
    let mut places: Vec<_> = all.map(|(at, said)| (key(said), at)).collect();
    places.sort_unstable();
    for same in places.chunk_by(|a, b| a.0 == b.0) {
        let mut said = same.iter().filter_map(|(_, at)| Some((*at, sayings.all.get(*at)?)));
        let Some((first, one)) = said.next() else { continue };
        for (at, other) in said {
            if one.article != other.article
                && sayings.words(one) == sayings.words(other)
                && speakers_agree(one, other, people)
            {
                unite(group, first, at);
            }
        }
    }
}

/// Pairs of quotations of two articles that share a rare run of words.
fn candidates(sayings: &Sayings, frequencies: &Frequencies) -> Pairs {
    let mut places: Vec<(Word, u32)> = Vec::new();
    for (at, said) in (0..).zip(&sayings.all) {
        let words = sayings.words(said);
        let weights: Vec<f32> = words.iter().map(|word| frequencies.weight(*word)).collect();
        let is_rare = |weights: &[f32]| weights.iter().sum::<f32>() >= RARE;
        for (run, weights) in words.windows(RUN).zip(weights.windows(RUN)) {
            if is_rare(weights) {
                places.push((words::number_of_run(run), at));
            }
        }
        // What has a rare run is found by that.
        for (run, weights) in words.windows(LONG_RUN).zip(weights.windows(LONG_RUN)) {
            if is_rare(weights) && !weights.windows(RUN).any(is_rare) {
                places.push((words::number_of_run(run), at));
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    let mut pairs = Pairs::default();
    let article = |at: u32| sayings.all.get(at as usize).map(|said| said.article);
    for same in places.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= COMPARED) {
        for (n, (_, a)) in same.iter().enumerate() {
            let others = same.iter().skip(n + 1).filter(|(_, b)| article(*a) != article(*b));
            others.for_each(|(_, b)| pairs.add((*a, *b)));
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

/// The same for words in any order.
fn in_any_order([a, b]: [&[Word]; 2], frequencies: &Frequencies) -> f32 {
    let sorted = |words: &[Word]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    in_common(&sorted(a), &sorted(b), frequencies)
}

fn utterance(
    articles: &[Digest],
    index: &Index,
    sayings: &Sayings,
    wordings: &[&Said],
) -> Utterance {
    let quote = |said: &Said| articles.get(said.article as usize)?.quotes.get(said.quote as usize);
    let first = wordings.first().map_or(&[][..], |first| sayings.words(first));
    // A named speaker before a pronoun that nobody resolved.
    let resolved = (0..).zip(wordings).find_map(|(at, said)| {
        let quote = quote(said)?;
        let member = Member { article: said.article, person: quote.person? };
        quote.speaker.as_ref().map(|_| (at, index.of(member)))
    });
    let given = |(_, said): &(u32, &&Said)| quote(said).is_some_and(|it| it.speaker.is_some());
    let named_by = resolved.or_else(|| {
        let (at, _) = (0..).zip(wordings).find(given)?;
        Some((at, None))
    });
    let (named_by, person) = named_by.map_or((None, None), |(at, person)| (Some(at), person));
    let wordings = wordings.iter().map(|said| Wording {
        article: said.article,
        quote: said.quote,
        relation: relation(first, sayings.words(said)),
    });
    Utterance { named_by, person, wordings: wordings.collect() }
}

//! The timeline over all articles: a row for each interval and event, with everyone who reports it.

use std::collections::{BTreeMap, HashMap};

use super::people::Index;
use super::words::{Frequencies, Word, number_of_run};
use super::{Digest, Event, Member, Report};
use crate::calendar::Date;
use crate::facts::Grain;

/// Rare words of a sentence that are compared.
const RARE: usize = 6;
/// Rare words that two sentences share where they report one event.
const SHARED: usize = 2;
/// Content words of a sentence that two texts have only where one was taken from the other.
const WHOLE_SENTENCE: usize = 8;
/// Kinds of what reports of one event have in common, above the 32 bits of a word or an index.
const OF_PERSON: u64 = 1 << 32;
const OWN_DAY: u64 = 2 << 32;
const OF_COPIES: u64 = 3 << 32;
const ANYWHERE: u64 = 4 << 32;
/// The least weight of a rare word: one in seven articles.
const LEAST: f32 = 2.0;

/// A report, and what its event has in common with others of that interval.
struct SeenReport<'d> {
    report: Report,
    future: bool,
    people: Vec<u32>,
    words: &'d [Word],
    /// The original of its article, and a hash of its sentence.
    sentence: Option<(u32, Word)>,
}

/// Every event of the articles, in chronological order.
pub fn events(
    articles: &[Digest],
    originals: &[u32],
    people: &Index,
    frequencies: &Frequencies,
) -> Vec<Event> {
    let mut cells: Vec<((Date, Date, Grain), Place)> = Vec::new();
    for (article, digest) in (0..).zip(articles) {
        let own = digest.published.map(|day| ((day, day, Grain::Day), Place::own_day(article)));
        cells.extend(own);
        let dates = (0..).zip(&digest.dates);
        cells.extend(dates.map(|(date, digest)| {
            ((digest.from, digest.to, digest.grain), Place { article, date: Some(date) })
        }));
    }
    cells.sort_unstable();
    let mut events = Vec::new();
    for cell in cells.chunk_by(|a, b| a.0 == b.0) {
        let Some(((from, to, grain), _)) = cell.first().copied() else { continue };
        let seen = cell.iter().filter_map(|(_, place)| seen(articles, originals, people, *place));
        for reports in by_event(&seen.collect::<Vec<_>>(), frequencies) {
            let future = reports.iter().all(|seen| seen.future);
            let reports = reports.iter().map(|seen| seen.report).collect();
            events.push(Event { from, to, grain, future, reports });
        }
    }
    events.shrink_to_fit();
    events
}

/// A date of an article, or none for its own day, which comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    article: u32,
    date: Option<u32>,
}

impl Place {
    const fn own_day(article: u32) -> Self {
        Self { article, date: None }
    }
}

/// What an article reports at a place.
fn seen<'d>(
    articles: &'d [Digest],
    originals: &[u32],
    people: &Index,
    place: Place,
) -> Option<SeenReport<'d>> {
    let Place { article, date } = place;
    let digest = articles.get(article as usize)?;
    let Some(date) = date else {
        let report = Report { article, span: digest.lead, own_day: true };
        let people = Vec::new();
        return Some(SeenReport { report, future: false, people, words: &[], sentence: None });
    };
    let date = digest.dates.get(date as usize)?;
    let report = Report { article, span: date.span, own_day: false };
    let members = date.people().iter().map(|person| Member { article, person: *person });
    let people = members.filter_map(|member| people.of(member)).collect();
    let original = originals.get(article as usize).copied().unwrap_or(article);
    let sentence = Some((original, number_of_run(date.sentence.words()) ^ date.expression));
    Some(SeenReport { report, future: date.future, people, words: date.sentence.words(), sentence })
}

/// Parts the reports of an interval into events: two that share rare words, or one and a person,
/// are of one.
fn by_event<'t, 'd>(
    seen: &'t [SeenReport<'d>],
    frequencies: &Frequencies,
) -> Vec<Vec<&'t SeenReport<'d>>> {
    let mut group: Vec<usize> = (0..seen.len()).collect();
    let mut first_with: HashMap<(u64, Word), usize> = HashMap::new();
    for (at, seen) in seen.iter().enumerate() {
        let rare = rarest(seen.words, frequencies);
        let mut signs: Vec<(u64, Word)> = Vec::new();
        for (n, word) in rare.iter().enumerate() {
            signs.extend(rare.iter().skip(n + SHARED - 1).map(|other| (u64::from(*word), *other)));
            let with_person = |person: &u32| (u64::from(*person) | OF_PERSON, *word);
            signs.extend(seen.people.iter().map(with_person));
        }
        // The articles' own days are one row: their leads report all kinds of events.
        if seen.report.own_day {
            signs.push((OWN_DAY, 0));
        }
        // One sentence of copies is one report, however common its words.
        if let Some((original, sentence)) = seen.sentence {
            signs.push((u64::from(original) | OF_COPIES, sentence));
            if seen.words.len() >= WHOLE_SENTENCE {
                signs.push((ANYWHERE, sentence));
            }
        }
        for sign in signs {
            let first = *first_with.entry(sign).or_insert(at);
            join(&mut group, first, at);
        }
    }
    let mut events: BTreeMap<usize, Vec<&SeenReport<'_>>> = BTreeMap::new();
    for (at, seen) in seen.iter().enumerate() {
        events.entry(root(&group, at)).or_default().push(seen);
    }
    events.into_values().collect()
}

/// The rarest words of a sentence, in order of their number.
pub fn rarest(words: &[Word], frequencies: &Frequencies) -> Vec<Word> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.dedup();
    let weight = |word: &Word| frequencies.weight(*word);
    words.retain(|word| weight(word) > LEAST);
    words.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
    words.truncate(RARE);
    words.sort_unstable();
    words
}

/// The first member of a group.
pub fn root(group: &[usize], mut at: usize) -> usize {
    while let Some(next) = group.get(at).copied().filter(|next| *next != at) {
        at = next;
    }
    at
}

/// Makes two groups one, under the first member of both.
pub fn join(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (shortened_root(group, a), shortened_root(group, b));
    if let Some(later) = group.get_mut(a.max(b)) {
        *later = a.min(b);
    }
}

/// The first member of a group; the way there is half as long afterwards.
fn shortened_root(group: &mut [usize], mut at: usize) -> usize {
    loop {
        let next = group.get(at).copied().unwrap_or(at);
        let after = group.get(next).copied().unwrap_or(next);
        if after == next {
            return next;
        }
        group.get_mut(at).into_iter().for_each(|link| *link = after);
        at = after;
    }
}

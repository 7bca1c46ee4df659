//! Days that two articles give for one event: their sentences share a person or two names, and most
//! of their words.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Compared, Difference, DifferenceRule, Place, PlaceFact};
use crate::calendar::{Date, MONTHS, Weekday};
use crate::dossier::Member;
use crate::dossier::digest::DateDigest;
use crate::dossier::pairs::Pairs;
use crate::dossier::timeline::rarest;
use crate::dossier::words::{Word, number, number_of_run};
use crate::facts::{Grain, Rule};

/// The share of the lighter sentence's weight that two sentences have in common.
const IN_COMMON: f32 = 0.6;
/// The same, of the heavier one, for the sentences of copies.
const SAME: f32 = 0.9;
/// The least weight of a word or a name that says which event it is.
const TELLING: f32 = 1.0;
/// Telling words that a sentence must have, and that two must share.
const LEAST_WORDS: usize = 5;
/// Names that two sentences share where no person is in both.
const NAMES: usize = 2;
/// Days between two days that may be of one event.
const APART: std::ops::RangeInclusive<u32> = 1..=31;
/// Sentences with two words in common that each is compared with.
const COMPARED: usize = 24;
/// Days of one event: what happens on more of them happens again and again.
const MOST_DAYS: usize = 3;

/// Words of dates: two sentences on different days share none of them, or the wrong ones.
static DATE_WORDS: LazyLock<HashSet<Word>> = LazyLock::new(|| {
    let weekdays = (0..7).map(|day| Weekday::from_monday(day).name());
    let names = weekdays.chain(MONTHS).map(|name| number(&name.to_lowercase()));
    names.chain(["today", "yesterday", "tomorrow"].map(number)).collect()
});

/// A sentence with a day.
struct Dated<'d> {
    article: u32,
    date: u32,
    digest: &'d DateDigest,
    /// Telling words with their weights, in order, each once.
    words: Vec<(Word, f32)>,
    people: Vec<u32>,
}

/// The days that differ.
pub fn find(compared: &Compared<'_>) -> Vec<Difference> {
    let dated = dated(compared);
    let mut matched: Vec<(usize, usize, DifferenceRule)> = Vec::new();
    let mut like: Vec<Vec<usize>> = vec![Vec::new(); dated.len()];
    for ((a, b), _) in candidates(compared, &dated).counted() {
        let (a, b) = (a as usize, b as usize);
        let Some((one, other)) = dated.get(a).zip(dated.get(b)) else { continue };
        if let Some(rule) = of_one_event(compared, one, other) {
            matched.push((a, b, rule));
            like.get_mut(a).into_iter().for_each(|like| like.push(b));
            like.get_mut(b).into_iter().for_each(|like| like.push(a));
        }
    }
    let reports = Reports { dated: &dated, like: &like };
    let mut rows: HashSet<(usize, usize)> = HashSet::new();
    let mut sides: HashSet<((u32, Date), (u32, Date))> = HashSet::new();
    let mut found = Vec::new();
    for (a, b, rule) in matched {
        let Some((one, other)) = dated.get(a).zip(dated.get(b)) else { continue };
        // "Today (5 May)" is one day given twice.
        let side = |dated: &Dated<'_>| (dated.article, dated.digest.from);
        let known = sides.contains(&(side(one), side(other)));
        if !known
            && differ(one.digest, other.digest)
            && !reports.gives_both(a, b)
            && reports.days(a, b) <= MOST_DAYS
            && !reports.is_known(a, b, &rows)
        {
            rows.insert((a, b));
            sides.insert((side(one), side(other)));
            found.push(difference(one, other, rule));
        }
    }
    found
}

/// Sentences, and for each those that report the same event.
struct Reports<'r, 'd> {
    dated: &'r [Dated<'d>],
    like: &'r [Vec<usize>],
}

impl<'r, 'd> Reports<'r, 'd> {
    fn of(&self, at: usize) -> Option<&'r Dated<'d>> {
        self.dated.get(at)
    }

    /// A sentence and those like it.
    fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let like = self.like.get(at).map_or(&[][..], Vec::as_slice);
        std::iter::once(at).chain(like.iter().copied())
    }

    /// Those around a sentence that give its day.
    fn same_day(&self, at: usize) -> impl Iterator<Item = usize> {
        let day = |at: usize| self.of(at).map(|dated| dated.digest.from);
        let own = day(at);
        self.around(at).filter(move |other| day(*other) == own)
    }

    /// Whether one of two articles reports the event of the other's day too: then it is another one.
    fn gives_both(&self, a: usize, b: usize) -> bool {
        let gives = |article: usize, other: usize| {
            let article = self.of(article).map(|dated| dated.article);
            let mut same = self.same_day(other);
            same.any(|at| self.of(at).map(|dated| dated.article) == article)
        };
        gives(a, b) || gives(b, a)
    }

    /// How many days the reports around two sentences give.
    fn days(&self, a: usize, b: usize) -> usize {
        let around = self.around(a).chain(self.around(b));
        around.filter_map(|at| Some(self.of(at)?.digest.from)).collect::<HashSet<Date>>().len()
    }

    /// Whether a row says already that these days differ: others repeat either side.
    fn is_known(&self, a: usize, b: usize, rows: &HashSet<(usize, usize)>) -> bool {
        let others: Vec<usize> = self.same_day(b).collect();
        self.same_day(a).any(|a| others.iter().any(|b| rows.contains(&(a.min(*b), a.max(*b)))))
    }
}

/// Every sentence with a certain day and enough words.
fn dated<'d>(compared: &Compared<'d>) -> Vec<Dated<'d>> {
    let mut all = Vec::new();
    for (article, digest) in (0..).zip(compared.articles) {
        for (date, digest) in (0..).zip(&digest.dates) {
            let is_day = digest.from == digest.to && digest.grain >= Grain::Day;
            if !is_day || !digest.certain || is_guessed(digest.rule) {
                continue;
            }
            let mut words: Vec<Word> =
                digest.words.iter().copied().filter(|word| !DATE_WORDS.contains(word)).collect();
            words.sort_unstable();
            words.dedup();
            let weighed = words.into_iter().map(|word| (word, compared.frequencies.weight(word)));
            let words: Vec<_> = weighed.filter(|(_, weight)| *weight >= TELLING).collect();
            if words.len() < LEAST_WORDS {
                continue;
            }
            let members = digest.people.iter().map(|person| Member { article, person: *person });
            let certain = |person: &u32| {
                let person = compared.people.get(*person as usize);
                person.is_some_and(|person| person.named && person.certain)
            };
            let people = members.filter_map(|member| compared.index.of(member)).filter(certain);
            all.push(Dated { article, date, digest, words, people: people.collect() });
        }
    }
    all
}

/// Pairs of sentences of two articles that share two of their rarest words.
fn candidates(compared: &Compared<'_>, dated: &[Dated<'_>]) -> Pairs {
    let mut signs: Vec<((Word, Word), u32)> = Vec::new();
    for (at, dated) in (0..).zip(dated) {
        let words: Vec<Word> = dated.words.iter().map(|(word, _)| *word).collect();
        let rare = rarest(&words, compared.frequencies);
        for (n, word) in rare.iter().enumerate() {
            signs.extend(rare.iter().skip(n + 1).map(|other| ((*word, *other), at)));
        }
        // The same sentence, however many others share its words.
        signs.push(((number_of_run(&words), 0), at));
    }
    signs.sort_unstable();
    signs.dedup();
    let mut pairs = Pairs::default();
    let article = |at: u32| dated.get(at as usize).map(|dated| dated.article);
    for same in signs.chunk_by(|a, b| a.0 == b.0) {
        for (n, (_, b)) in same.iter().enumerate().skip(1) {
            let earlier = same.iter().take(n.min(COMPARED));
            let others = earlier.filter(|(_, a)| article(*a) != article(*b));
            others.for_each(|(_, a)| pairs.add((*a, *b)));
        }
    }
    pairs
}

/// Whether two sentences report one event, whatever its day; why.
fn of_one_event(compared: &Compared<'_>, a: &Dated<'_>, b: &Dated<'_>) -> Option<DifferenceRule> {
    let (mut shared, mut count, mut names) = (0.0, 0, 0);
    for (word, weight) in &a.words {
        if b.words.binary_search_by_key(word, |(word, _)| *word).is_ok() {
            shared += weight;
            count += 1;
            let is_name = |dated: &Dated<'_>| dated.digest.names.contains(word);
            names += usize::from(is_name(a) && is_name(b));
        }
    }
    let whole = |dated: &Dated<'_>| dated.words.iter().map(|(_, weight)| weight).sum::<f32>();
    let (a_weight, b_weight) = (whole(a), whole(b));
    let most = shared >= IN_COMMON * a_weight.min(b_weight) && count >= LEAST_WORDS;
    // "For the third time", "again": another event of the kind.
    if !most || a.digest.ordinals != b.digest.ordinals {
        return None;
    }
    if a.people.iter().any(|person| b.people.contains(person)) {
        return Some(DifferenceRule::DayOfPerson);
    }
    if names >= NAMES {
        return Some(DifferenceRule::DayOfNames);
    }
    let same = shared >= SAME * a_weight.max(b_weight);
    (same && compared.are_copies(a.article, b.article)).then_some(DifferenceRule::DayOfCopies)
}

/// Whether two days of one event differ by more than how they are counted.
fn differ(a: &DateDigest, b: &DateDigest) -> bool {
    // The same "on Monday" in a story that is printed again a week later.
    let words_alone = a.expression == b.expression && (is_counted(a.rule) || is_counted(b.rule));
    !words_alone && APART.contains(&a.from.to_days().abs_diff(b.from.to_days()))
}

fn difference(one: &Dated<'_>, other: &Dated<'_>, rule: DifferenceRule) -> Difference {
    let place =
        |dated: &Dated<'_>| Place { article: dated.article, fact: PlaceFact::Date(dated.date) };
    let mut places = [place(one), place(other)];
    places.sort_unstable();
    let (a, b) = (one.digest, other.digest);
    let counted = is_counted(a.rule) || is_counted(b.rule);
    let weak = counted && a.from.to_days().abs_diff(b.from.to_days()) == 1;
    Difference { places, rule, changed: a.future || b.future, weak }
}

/// Whether a day is only as sure as another date of the article, which may be of another event, or as
/// the order of day and month.
const fn is_guessed(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::MonthFirstGuess
            | Rule::OnPreviousDay
            | Rule::NextAfterPrevious
            | Rule::OffsetFromPrevious
            | Rule::MonthFromPrevious
            | Rule::YearFromPrevious
    )
}

/// Whether a day is counted from another one, and not given by itself.
const fn is_counted(rule: Rule) -> bool {
    !matches!(
        rule,
        Rule::WrittenInFull
            | Rule::DayFirst
            | Rule::MonthFirst
            | Rule::NearestYear
            | Rule::AsGiven
            | Rule::Corrected
    )
}

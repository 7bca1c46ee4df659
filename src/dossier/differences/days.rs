//! Days that two articles give for one event: their sentences share a person or two names, and most
//! of their words.

use std::collections::HashSet;

use super::weighed::{self, Anchor, Matches, Weighed};
use super::{Compared, Difference, DifferenceRule, Place, PlaceFact};
use crate::calendar::Date;
use crate::dossier::digest::DateDigest;
use crate::facts::{Grain, Rule};

/// The share of the lighter sentence's weight that two sentences have in common.
const IN_COMMON: f32 = 0.6;
/// Days between two days that may be of one event.
const APART: std::ops::RangeInclusive<u32> = 1..=31;
/// Days of one event: what happens on more of them happens again and again.
const MOST_DAYS: usize = 3;

/// A sentence with a day.
struct Dated<'d> {
    article: u32,
    date: u32,
    digest: &'d DateDigest,
    sentence: Weighed<'d>,
}

/// The days that differ.
pub fn find(compared: &Compared<'_>) -> Vec<Difference> {
    let dated = dated(compared);
    let joined = |one: &Dated<'_>, other: &Dated<'_>| of_one_event(compared, one, other);
    let Matches { pairs, like } =
        weighed::matches(compared, &dated, |it| (0, &it.sentence), joined);
    let reports = Reports { dated: &dated, like: &like };
    let explicit: HashSet<(u32, &str)> = dated
        .iter()
        .filter(|it| !is_counted(it.digest.rule))
        .map(|it| (it.article, &*it.digest.clause))
        .collect();
    // "The mayor said on Friday that payments were stopped on 5 May" has the day of the payments.
    let is_of_event = |one: &Dated<'_>, other: &Dated<'_>| {
        !is_counted(one.digest.rule)
            || is_counted(other.digest.rule)
            || !explicit.contains(&(one.article, &*one.digest.clause))
    };
    let mut rows: HashSet<(usize, usize)> = HashSet::new();
    let mut sides: HashSet<((u32, Date), (u32, Date))> = HashSet::new();
    let mut found = Vec::new();
    for (a, b, rule) in pairs {
        let Some((one, other)) = dated.get(a).zip(dated.get(b)) else { continue };
        // "Today (5 May)" is one day given twice.
        let side = |dated: &Dated<'_>| (dated.article, dated.digest.from);
        let known = sides.contains(&(side(one), side(other)));
        if !known
            && differ(one.digest, other.digest)
            && is_of_event(one, other)
            && is_of_event(other, one)
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
            if let Some(sentence) = Weighed::of(compared, article, &digest.sentence) {
                all.push(Dated { article, date, digest, sentence });
            }
        }
    }
    all
}

/// Whether two sentences report one event, whatever its day; why.
fn of_one_event(compared: &Compared<'_>, a: &Dated<'_>, b: &Dated<'_>) -> Option<DifferenceRule> {
    // "For the third time", "again": another event of the kind.
    if a.digest.ordinals != b.digest.ordinals {
        return None;
    }
    Some(match weighed::in_common(compared, &a.sentence, &b.sentence, (IN_COMMON, 0.0))? {
        Anchor::Person => DifferenceRule::DayOfPerson,
        Anchor::Names => DifferenceRule::DayOfNames,
        Anchor::Copies => DifferenceRule::DayOfCopies,
    })
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

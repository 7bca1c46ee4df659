//! Numbers that two articles give of one thing outside quotations: their sentences share a person or
//! two names and most of their words, and both numbers count the same.

use std::collections::HashSet;

use super::weighed::{self, Anchor, Matches, Weighed};
use super::{Compared, Difference, DifferenceRule, Place, PlaceFact};
use crate::dossier::numbers::NumberDigest;
use crate::dossier::words::Word;

/// The share of the lighter and of the heavier sentence's weight that two sentences have in common:
/// much of what is said with numbers, as of prices and games, is said again in the same words.
const IN_COMMON: (f32, f32) = (0.7, 0.5);
/// Days between two articles: later a number may have changed.
const APART: u32 = 7;
/// Numbers of one thing: what has more of them changes again and again.
const MOST_VALUES: usize = 3;
/// A number of so many hundredths may be rounded.
const ROUNDED: u64 = 100 * 100;

/// A sentence with a number.
struct Counted<'d> {
    article: u32,
    number: u32,
    digest: &'d NumberDigest,
    sentence: Weighed<'d>,
}

/// The numbers that differ.
pub fn find(compared: &Compared<'_>) -> Vec<Difference> {
    let counted = counted(compared);
    let given: HashSet<(u32, Word, u64)> = counted.iter().map(Counted::key).collect();
    let joined = |one: &Counted<'_>, other: &Counted<'_>| {
        weighed::in_common(compared, &one.sentence, &other.sentence, IN_COMMON)
    };
    let Matches { pairs, like } =
        weighed::matches(compared, &counted, |it| (it.digest.unit, &it.sentence), joined);
    let value = |at: usize| counted.get(at).map(|it| it.digest.value);
    let values = |a: usize, b: usize| {
        let around = [a, b].map(|at| like.get(at).into_iter().flatten().copied());
        let around = around.into_iter().flatten().chain([a, b]);
        around.filter_map(value).collect::<HashSet<u64>>().len()
    };
    let mut known: HashSet<(Word, u64, u64)> = HashSet::new();
    let mut found = Vec::new();
    for (a, b, anchor) in pairs {
        let Some((one, other)) = counted.get(a).zip(counted.get(b)) else { continue };
        let (first, second) = (one.digest.value, other.digest.value);
        // An article that has both numbers means two things, or the change.
        let gives_both = given.contains(&(one.article, one.digest.unit, second))
            || given.contains(&(other.article, one.digest.unit, first));
        let near = compared.days_apart(one.article, other.article).is_some_and(|it| it <= APART);
        if first == second
            || gives_both
            || !near
            || is_rounded(first, second)
            || values(a, b) > MOST_VALUES
        {
            continue;
        }
        // Others repeat either side.
        if known.insert((one.digest.unit, first.min(second), first.max(second))) {
            found.push(difference(one, other, anchor));
        }
    }
    found
}

impl Counted<'_> {
    fn key(&self) -> (u32, Word, u64) {
        (self.article, self.digest.unit, self.digest.value)
    }
}

fn counted<'d>(compared: &Compared<'d>) -> Vec<Counted<'d>> {
    let mut all = Vec::new();
    for (article, digest) in (0..).zip(compared.articles) {
        for (number, digest) in (0..).zip(&digest.numbers) {
            if let Some(sentence) = Weighed::of(compared, article, &digest.sentence) {
                all.push(Counted { article, number, digest, sentence });
            }
        }
    }
    all
}

/// Whether one of two numbers may be the other one rounded: 1,500 and 1,487, but not 12 and 15.
fn is_rounded(a: u64, b: u64) -> bool {
    let step = |number: u64| {
        let mut step = 1;
        while number >= ROUNDED && number.is_multiple_of(step * 10) {
            step *= 10;
        }
        step
    };
    let is_whole = |number: u64| number.is_multiple_of(100);
    // "3.5 percent" and "3 percent".
    let fraction = !(is_whole(a) && is_whole(b)) && a.abs_diff(b) < 100;
    fraction || a.abs_diff(b) < step(a).max(step(b))
}

fn difference(one: &Counted<'_>, other: &Counted<'_>, anchor: Anchor) -> Difference {
    let place =
        |it: &Counted<'_>| Place { article: it.article, fact: PlaceFact::Number(it.number) };
    let mut places = [place(one), place(other)];
    places.sort_unstable();
    let rule = match anchor {
        Anchor::Person => DifferenceRule::NumberOfPerson,
        Anchor::Names => DifferenceRule::NumberOfNames,
        Anchor::Copies => DifferenceRule::NumberOfCopies,
    };
    Difference { places, rule, changed: false, weak: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_be_rounded() {
        for (a, b, expected) in [
            (12, 15, false),
            (10, 12, false),
            (1500, 1487, true),
            (1500, 1700, false),
            (2_000_000, 1_960_000, true),
            (2_000_000, 3_000_000, false),
            (120, 121, true),
            (121, 122, false),
        ] {
            assert_eq!(is_rounded(a * 100, b * 100), expected, "{a} {b}");
        }
        assert!(is_rounded(350, 300) && !is_rounded(350, 600));
    }
}

//! Finds names: a linear model over the tokens of every capitalised run, best path by Viterbi.

use super::features::{PLACES, Run, Sight, of_word, runs};
use super::model::{LABELS, Model, Scores, Slot};
use super::page::Page;

/// A name as the tagger sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// How much better the run scores with this name than as the best path without it, in steps
    /// of the model's weights. Names of the same run share it.
    pub margin: i32,
}

/// Labels in the order of the model.
pub const OUTSIDE: usize = 0;
/// First token of a longer name.
pub const BEGINS: usize = 1;
/// Neither first nor last.
pub const INSIDE: usize = 2;
/// Last token of a longer name.
pub const LAST: usize = 3;
/// A name of one token.
pub const ALONE: usize = 4;

/// Whether `to` may follow `from`.
#[must_use]
pub const fn may_follow(from: usize, to: usize) -> bool {
    match from {
        BEGINS | INSIDE => matches!(to, INSIDE | LAST),
        _ => matches!(to, OUTSIDE | BEGINS | ALONE),
    }
}

/// Names of a chunk in order.
#[must_use]
pub fn tag(page: &Page<'_, '_>, model: &Model<'_>) -> Vec<Tagged> {
    let mut found = Vec::new();
    let mut words = Words { page, model, known: vec![[None; PLACES]; page.words.len()] };
    let (mut features, mut homes) = (Vec::new(), Vec::new());
    let mut scores: Vec<Scores> = Vec::new();
    for run in runs(page) {
        scores.clear();
        let sight = Sight::of(page, run);
        for at in run.first..run.last {
            let mut score = [0; LABELS];
            for (place, id) in (0..PLACES).zip(sight.words(at)) {
                words.add(id, place, (&mut features, &mut homes), &mut score);
            }
            features.clear();
            sight.of_token(at, &mut features);
            model.add(&features, &mut homes, &mut score);
            scores.push(score);
        }
        let (path, best) = best_path(&scores, |a, b| model.transition(a, b));
        collect(run, &path, best, &scores, model, &mut found);
    }
    found
}

/// Features, and the slots that they begin to be looked for in.
type Room<'r> = (&'r mut Vec<u64>, &'r mut Vec<Slot>);

/// What the features of one word alone add up to, kept for each place that it is met at.
struct Words<'p, 'q, 't> {
    page: &'p Page<'q, 't>,
    model: &'p Model<'p>,
    known: Vec<[Option<[i16; LABELS]>; PLACES]>,
}

impl Words<'_, '_, '_> {
    /// Adds the scores of the word `id` at `place`; `room` is to work in.
    fn add(&mut self, id: u32, place: usize, room: Room<'_>, score: &mut Scores) {
        let Some(known) = self.known.get_mut(id as usize).and_then(|k| k.get_mut(place)) else {
            return;
        };
        let own = known.get_or_insert_with(|| {
            let (features, homes) = room;
            features.clear();
            of_word(self.page, id, place, features);
            let mut sum = [0; LABELS];
            self.model.add(features, homes, &mut sum);
            // A few dozen weights of 8 bits fit.
            sum.map(|weight| i16::try_from(weight).unwrap_or(0))
        });
        for (total, weight) in score.iter_mut().zip(own) {
            *total += i32::from(*weight);
        }
    }
}

/// The best sequence of labels and its score, by dynamic programming.
#[must_use]
pub fn best_path(scores: &[Scores], transition: impl Fn(usize, usize) -> i32) -> (Vec<usize>, i32) {
    const NEVER: i32 = i32::MIN / 4;
    let mut best = [NEVER; LABELS];
    if let Some(start) = best.get_mut(OUTSIDE) {
        *start = 0;
    }
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    for score in scores {
        let mut next = [NEVER; LABELS];
        let mut from = [0_u8; LABELS];
        for (to, ((cell, origin), own)) in next.iter_mut().zip(&mut from).zip(score).enumerate() {
            for (prior, &so_far) in best.iter().enumerate() {
                if !may_follow(prior, to) {
                    continue;
                }
                let total = so_far.saturating_add(transition(prior, to)).saturating_add(*own);
                if total > *cell {
                    *cell = total;
                    *origin = u8::try_from(prior).unwrap_or(0);
                }
            }
        }
        best = next;
        back.push(from);
    }
    // A run may not end inside a name.
    let ends = [OUTSIDE, LAST, ALONE];
    let end = ends.into_iter().max_by_key(|&l| (best.get(l).copied(), LABELS - l));
    let mut label = end.unwrap_or(OUTSIDE);
    let total = best.get(label).copied().unwrap_or(0);
    let mut path = vec![OUTSIDE; scores.len()];
    for (slot, from) in path.iter_mut().zip(&back).rev() {
        *slot = label;
        label = usize::from(from.get(label).copied().unwrap_or(0));
    }
    (path, total)
}

fn collect(
    run: Run,
    path: &[usize],
    best: i32,
    scores: &[Scores],
    model: &Model<'_>,
    found: &mut Vec<Tagged>,
) {
    if path.iter().all(|&label| label == OUTSIDE) {
        return;
    }
    let step = model.transition(OUTSIDE, OUTSIDE);
    let none: i32 = scores.iter().map(|s| s.first().copied().unwrap_or(0) + step).sum();
    let names = path.iter().filter(|&&l| l == BEGINS || l == ALONE).count();
    let margin = (best - none) / i32::try_from(names).unwrap_or(1).max(1);
    let mut first = run.first;
    for (at, &label) in (run.first..).zip(path) {
        match label {
            BEGINS => first = at,
            LAST => found.push(Tagged { first, last: at + 1, margin }),
            ALONE => found.push(Tagged { first: at, last: at + 1, margin }),
            _ => {}
        }
    }
}

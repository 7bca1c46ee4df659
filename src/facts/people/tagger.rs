//! Tags names: a linear model over the tokens of every capitalised run, decoded by Viterbi.

use std::array;

use super::features::{POSITIONS, Run, RunContext, of_word, runs};
use super::model::{LABELS, Model, Scores, Slot};
use super::token_table::TokenTable;

/// A name that the tagger found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaggedName {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// How much better the run scores with its names than without any, divided by their number, in
    /// steps of the model's weights.
    pub margin: i32,
}

/// Labels in the order of the model: not part of a name.
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

/// The names of a chunk in order.
#[must_use]
pub fn tag(table: &TokenTable<'_, '_>, model: &Model<'_>) -> Vec<TaggedName> {
    let mut found = Vec::new();
    let mut words = WordScores { table, model, known: vec![[None; POSITIONS]; table.types.len()] };
    let transitions = Transitions::new(|from, to| model.transition(from, to));
    let (mut features, mut slots) = (Vec::new(), Vec::new());
    let (mut scores, mut path) = (Vec::new(), Path::default());
    for run in runs(table) {
        scores.clear();
        let context = RunContext::of(table, run);
        for at in run.first..run.last {
            let mut score = [0; LABELS];
            for (position, id) in (0..POSITIONS).zip(context.words(at)) {
                words.add(id, position, (&mut features, &mut slots), &mut score);
            }
            features.clear();
            context.of_token(at, &mut features);
            model.add(&features, &mut slots, &mut score);
            scores.push(score);
        }
        path.find(&scores, &transitions);
        collect(run, &path, &scores, model, &mut found);
    }
    found
}

/// Buffers for features and for their slots.
type Buffers<'r> = (&'r mut Vec<u64>, &'r mut Vec<Slot>);

/// Scores of the features of one word alone, computed once for each position.
struct WordScores<'p, 'q, 't> {
    table: &'p TokenTable<'q, 't>,
    model: &'p Model<'p>,
    known: Vec<[Option<[i16; LABELS]>; POSITIONS]>,
}

impl WordScores<'_, '_, '_> {
    /// Adds the scores of the word `id` at `position`; `buffers` are reused.
    fn add(&mut self, id: u32, position: usize, buffers: Buffers<'_>, score: &mut Scores) {
        let Some(known) = self.known.get_mut(id as usize).and_then(|k| k.get_mut(position)) else {
            return;
        };
        let own = known.get_or_insert_with(|| {
            let (features, slots) = buffers;
            features.clear();
            of_word(self.table, id, position, features);
            let mut sum = [0; LABELS];
            self.model.add(features, slots, &mut sum);
            // A few dozen weights of 8 bits fit.
            sum.map(|weight| i16::try_from(weight).unwrap_or(0))
        });
        for (total, weight) in score.iter_mut().zip(own) {
            *total += i32::from(*weight);
        }
    }
}

/// Below the score of any path; two of them do not overflow.
const NEVER: i32 = i32::MIN / 4;

/// The weights of a label after another: by the later, then by the earlier label.
#[derive(Clone, Copy, Debug)]
pub struct Transitions([Scores; LABELS]);

impl Transitions {
    /// The weights that `weight` gives from one label to another, where that may follow.
    #[must_use]
    pub fn new(weight: impl Fn(usize, usize) -> i32) -> Self {
        let step = |from, to| if may_follow(from, to) { weight(from, to) } else { NEVER };
        Self(array::from_fn(|to| array::from_fn(|from| step(from, to))))
    }
}

/// The best sequence of labels, by Viterbi.
#[derive(Clone, Debug, Default)]
pub struct Path {
    /// Its labels, one a token.
    pub labels: Vec<usize>,
    /// Its score.
    pub score: i32,
    /// For each token and label, the best label before.
    back: Vec<[u8; LABELS]>,
}

impl Path {
    /// Finds it, by dynamic programming.
    pub fn find(&mut self, scores: &[Scores], transitions: &Transitions) {
        // No name is open before the first token.
        let mut best = [NEVER; LABELS];
        best[OUTSIDE] = 0;
        self.back.clear();
        for own in scores {
            let mut next = [NEVER; LABELS];
            let mut back = [0; LABELS];
            for (((cell, origin), step), own) in
                next.iter_mut().zip(&mut back).zip(&transitions.0).zip(own)
            {
                for ((prior, so_far), step) in (0..).zip(best).zip(step) {
                    if so_far + step > *cell {
                        (*cell, *origin) = (so_far + step, prior);
                    }
                }
                *cell += own;
            }
            best = next;
            self.back.push(back);
        }
        // A run may not end inside a name.
        let ends = [OUTSIDE, LAST, ALONE];
        let end = ends.into_iter().max_by_key(|&l| (best.get(l).copied(), LABELS - l));
        let mut label = end.unwrap_or(OUTSIDE);
        self.score = best.get(label).copied().unwrap_or(0);
        self.labels.clear();
        self.labels.resize(scores.len(), OUTSIDE);
        for (slot, from) in self.labels.iter_mut().zip(&self.back).rev() {
            *slot = label;
            label = usize::from(from.get(label).copied().unwrap_or(0));
        }
    }
}

fn collect(
    run: Run,
    path: &Path,
    scores: &[Scores],
    model: &Model<'_>,
    found: &mut Vec<TaggedName>,
) {
    if path.labels.iter().all(|&label| label == OUTSIDE) {
        return;
    }
    let step = model.transition(OUTSIDE, OUTSIDE);
    let none: i32 = scores.iter().map(|s| s.first().copied().unwrap_or(0) + step).sum();
    let names = path.labels.iter().filter(|&&l| l == BEGINS || l == ALONE).count();
    let margin = (path.score - none) / i32::try_from(names).unwrap_or(1).max(1);
    let mut first = run.first;
    for (at, &label) in (run.first..).zip(&path.labels) {
        match label {
            BEGINS => first = at,
            LAST => found.push(TaggedName { first, last: at + 1, margin }),
            ALONE => found.push(TaggedName { first: at, last: at + 1, margin }),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All sequences of labels that are allowed, each with its score.
    fn every_path(
        scores: &[Scores],
        weight: impl Fn(usize, usize) -> i32,
    ) -> Vec<(i32, Vec<usize>)> {
        let mut all = vec![(0, Vec::new())];
        for own in scores {
            let mut longer = Vec::new();
            for (score, labels) in &all {
                let from = labels.last().copied().unwrap_or(OUTSIDE);
                for to in (0..LABELS).filter(|to| may_follow(from, *to)) {
                    let labels = labels.iter().copied().chain([to]).collect();
                    longer.push((score + weight(from, to) + own[to], labels));
                }
            }
            all = longer;
        }
        all.retain(|(_, labels)| !matches!(labels.last(), Some(&(BEGINS | INSIDE))));
        all
    }

    #[test]
    fn the_best_path_is_the_best_of_all() {
        let weight = |from: usize, to: usize| ((from * 7 + to * 3) % 5) as i32 - 2;
        let transitions = Transitions::new(weight);
        let mut path = Path::default();
        for seed in 0..40 {
            let score =
                |at: usize, label: usize| ((seed * 31 + at * 17 + label * 13) % 23) as i32 - 9;
            let scores: Vec<Scores> =
                (0..5).map(|at| array::from_fn(|label| score(at, label))).collect();
            path.find(&scores, &transitions);
            let all = every_path(&scores, weight);
            let best = all.iter().map(|(score, _)| *score).max();
            assert_eq!(Some(path.score), best, "{seed}");
            assert!(all.contains(&(path.score, path.labels.clone())), "{seed}");
        }
    }

    #[test]
    fn nothing_is_open_before_and_after_a_run() {
        let mut path = Path::default();
        let transitions = Transitions::new(|_, _| 0);
        let mut inside = [-5; LABELS];
        inside[INSIDE] = 50;
        inside[BEGINS] = 40;
        path.find(&[inside, inside], &transitions);
        assert_eq!(path.labels, [BEGINS, LAST]);
        path.find(&[], &transitions);
        assert!(path.labels.is_empty() && path.score == 0);
    }
}

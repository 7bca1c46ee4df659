//! The averaged structured perceptron (Collins 2002) over the tagger's own features.

use std::collections::HashMap;

use dateline::facts::people::features::{Run, of_run, runs};
use dateline::facts::people::gazetteer::Senses;
use dateline::facts::people::model::{LABELS, Scores};
use dateline::facts::people::tagger::{ALONE, BEGINS, INSIDE, LAST, OUTSIDE, Path, Transitions};
use dateline::facts::people::token_table::TokenTable;
use dateline::formats::plain;
use dateline::text::hash::hash64;

use crate::corpus::Article;
use crate::names::Chance;

/// Units of a weight step while training; the perceptron adds and takes whole ones.
const STEP: i32 = 1;
/// By how much the right label must win: a little more where there is no name, since names of kinds
/// that the model has not seen are sooner firms and places than people.
const MARGIN: i32 = 400;
const MARGIN_OUTSIDE: i32 = 450;
/// Out of a hundred words of an article, how many the name lists are made to forget, so that the
/// model learns to do without them.
const FORGET_NAMES: u64 = 30;
const FORGET_PLACES: u64 = 20;

/// A run with its features as dense numbers, and its labels.
struct Example {
    features: Vec<u32>,
    ends: Vec<u32>,
    labels: Vec<usize>,
}

/// Everything to learn from.
pub struct Examples {
    runs: Vec<Example>,
    /// Feature hashes by dense number.
    hashes: Vec<u64>,
    names: usize,
    lost: usize,
}

/// What was learnt.
pub struct Weights {
    /// Feature hashes.
    pub hashes: Vec<u64>,
    /// Averaged weights by feature.
    pub features: Vec<[f64; LABELS]>,
    /// Averaged transition weights.
    pub transitions: [[f64; LABELS]; LABELS],
}

impl Examples {
    /// The runs of all articles.
    pub fn of(articles: &[Article]) -> Self {
        let mut all = Self { runs: Vec::new(), hashes: Vec::new(), names: 0, lost: 0 };
        let mut numbers: HashMap<u64, u32> = HashMap::new();
        for article in articles {
            all.read(article, &mut numbers);
        }
        all
    }

    fn read(&mut self, article: &Article, numbers: &mut HashMap<u64, u32>) {
        let doc = plain::parse(&article.text);
        if doc.text != article.text {
            return;
        }
        let prose = doc.tokenize(0..doc.blocks.len());
        let mut table = TokenTable::read(&prose);
        forget(&mut table, &article.text);
        let mut gold = vec![OUTSIDE; prose.tokens.len()];
        let mut reached = 0;
        for named in &article.people {
            let first = prose.tokens.partition_point(|t| (t.start as usize) < named.start);
            let last = prose.tokens.partition_point(|t| (t.end as usize) <= named.end);
            let fits = prose.tokens.get(first).is_some_and(|t| t.start as usize == named.start)
                && last > first
                && prose.tokens.get(last - 1).is_some_and(|t| t.end as usize == named.end);
            if !fits {
                self.lost += 1;
                continue;
            }
            reached += 1;
            for (at, label) in (first..).zip(gold.get_mut(first..last).unwrap_or(&mut [])) {
                *label = match (at == first, at + 1 == last) {
                    (true, true) => ALONE,
                    (true, false) => BEGINS,
                    (false, true) => LAST,
                    (false, false) => INSIDE,
                };
            }
        }
        self.names += reached;
        let (mut features, mut ends) = (Vec::new(), Vec::new());
        for run in runs(&table) {
            let labels = whole(gold.get(run.first..run.last).unwrap_or(&[]));
            features.clear();
            ends.clear();
            of_run(&table, run, &mut features, &mut ends);
            let dense = features.iter().map(|&hash| {
                let next = u32::try_from(self.hashes.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(hash).or_insert(next);
                if number == next {
                    self.hashes.push(hash);
                }
                number
            });
            let features = dense.collect();
            let ends = ends.iter().map(|&e| u32::try_from(e).unwrap_or(u32::MAX)).collect();
            self.runs.push(Example { features, ends, labels });
            let _: Run = run;
        }
    }

    /// Sizes, for the log.
    pub fn summary(&self) -> String {
        format!(
            "{} names ({} off token borders), {} runs, {} features",
            self.names,
            self.lost,
            self.runs.len(),
            self.hashes.len()
        )
    }
}

/// Labels of a run; a name that is cut by the run's border counts as none.
fn whole(labels: &[usize]) -> Vec<usize> {
    let mut out = labels.to_vec();
    let mut open: Option<usize> = None;
    for at in 0..out.len() {
        match out.get(at).copied().unwrap_or(OUTSIDE) {
            BEGINS => open = Some(at),
            LAST if open.is_some() => open = None,
            INSIDE if open.is_some() => {}
            INSIDE | LAST => {
                if let Some(label) = out.get_mut(at) {
                    *label = OUTSIDE;
                }
            }
            _ => {}
        }
    }
    if let Some(from) = open {
        for label in out.iter_mut().skip(from) {
            *label = OUTSIDE;
        }
    }
    out
}

/// Takes some words off the name and place lists for this article.
fn forget(table: &mut TokenTable<'_, '_>, text: &str) {
    let salt = hash64(text.as_bytes());
    for word in &mut table.types {
        let draw = hash64(&(u64::from(word.lower) ^ salt).to_le_bytes());
        let mut drop = 0;
        if draw % 100 < FORGET_NAMES {
            drop |= Senses::GIVEN.with(Senses::FAMILY).0;
        }
        if draw / 100 % 100 < FORGET_PLACES {
            drop |= Senses::PLACE.0;
        }
        word.senses = Senses(word.senses.0 & !drop);
    }
}

/// Trains for `epochs` passes.
pub fn train(examples: &Examples, epochs: usize) -> Weights {
    let mut now = Table::new(examples.hashes.len());
    let mut order: Vec<usize> = (0..examples.runs.len()).collect();
    let mut chance = Chance(20_230_914);
    let mut clock = 1_i64;
    for epoch in 1..=epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, chance.below(at + 1));
        }
        let mut wrong = 0;
        for &index in &order {
            if let Some(example) = examples.runs.get(index) {
                wrong += usize::from(now.learn(example, clock));
            }
            clock += 1;
        }
        eprintln!("pass {epoch}: {wrong} of {} runs wrong", order.len());
    }
    now.average(examples, clock)
}

/// Weights as they stand, and the sums that the average is taken from.
struct Table {
    weights: Vec<[i32; LABELS]>,
    sums: Vec<[i64; LABELS]>,
    transitions: [[i32; LABELS]; LABELS],
    transition_sums: [[i64; LABELS]; LABELS],
}

impl Table {
    fn new(size: usize) -> Self {
        Self {
            weights: vec![[0; LABELS]; size],
            sums: vec![[0; LABELS]; size],
            transitions: [[0; LABELS]; LABELS],
            transition_sums: [[0; LABELS]; LABELS],
        }
    }

    /// Tags one run and corrects the weights; whether it was wrong.
    fn learn(&mut self, example: &Example, clock: i64) -> bool {
        let mut scores: Vec<Scores> = Vec::with_capacity(example.ends.len());
        let mut from = 0;
        for &end in &example.ends {
            let mut score = [0; LABELS];
            for &feature in example.features.get(from..end as usize).unwrap_or(&[]) {
                if let Some(weights) = self.weights.get(feature as usize) {
                    for (s, w) in score.iter_mut().zip(weights) {
                        *s += w;
                    }
                }
            }
            if let Some(&gold) = example.labels.get(scores.len())
                && let Some(right) = score.get_mut(gold)
            {
                *right -= if gold == OUTSIDE { MARGIN_OUTSIDE } else { MARGIN };
            }
            scores.push(score);
            from = end as usize;
        }
        let mut path = Path::default();
        path.find(&scores, &Transitions::new(|a, b| cell(&self.transitions, a, b)));
        if path.labels == example.labels {
            return false;
        }
        let mut from = 0;
        let (mut gold_before, mut path_before) = (OUTSIDE, OUTSIDE);
        for ((&end, &gold), &got) in example.ends.iter().zip(&example.labels).zip(&path.labels) {
            if gold != got {
                for &feature in example.features.get(from..end as usize).unwrap_or(&[]) {
                    self.bump(feature as usize, gold, STEP, clock);
                    self.bump(feature as usize, got, -STEP, clock);
                }
            }
            if (gold_before, gold) != (path_before, got) {
                self.bump_transition(gold_before, gold, STEP, clock);
                self.bump_transition(path_before, got, -STEP, clock);
            }
            (gold_before, path_before) = (gold, got);
            from = end as usize;
        }
        true
    }

    fn bump(&mut self, feature: usize, label: usize, by: i32, clock: i64) {
        if let Some(weight) = self.weights.get_mut(feature).and_then(|w| w.get_mut(label)) {
            *weight += by;
        }
        if let Some(sum) = self.sums.get_mut(feature).and_then(|s| s.get_mut(label)) {
            *sum += clock * i64::from(by);
        }
    }

    fn bump_transition(&mut self, from: usize, to: usize, by: i32, clock: i64) {
        if let Some(weight) = self.transitions.get_mut(from).and_then(|w| w.get_mut(to)) {
            *weight += by;
        }
        if let Some(sum) = self.transition_sums.get_mut(from).and_then(|s| s.get_mut(to)) {
            *sum += clock * i64::from(by);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    fn average(&self, examples: &Examples, clock: i64) -> Weights {
        let mean = |weight: i32, sum: i64| f64::from(weight) - sum as f64 / clock as f64;
        let features = self
            .weights
            .iter()
            .zip(&self.sums)
            .map(|(w, s)| std::array::from_fn(|l| mean(at(w, l), at64(s, l))))
            .collect();
        let transitions = std::array::from_fn(|a| {
            std::array::from_fn(|b| {
                let sum = self.transition_sums.get(a).map_or(0, |row| at64(row, b));
                mean(cell(&self.transitions, a, b), sum)
            })
        });
        Weights { hashes: examples.hashes.clone(), features, transitions }
    }
}

fn at(row: &[i32; LABELS], label: usize) -> i32 {
    row.get(label).copied().unwrap_or(0)
}

fn at64(row: &[i64; LABELS], label: usize) -> i64 {
    row.get(label).copied().unwrap_or(0)
}

fn cell(table: &[[i32; LABELS]; LABELS], a: usize, b: usize) -> i32 {
    table.get(a).map_or(0, |row| at(row, b))
}

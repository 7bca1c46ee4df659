//! A conditional logit by gradient descent.

use dateline::facts::dates::{AGAINST_RULES, Candidate, TOTAL, is_by_rules};

use crate::corpus::Example;

const PASSES: usize = 60;
const RATE: f32 = 0.05;
/// How far weights are drawn to their start in a pass, per example.
const DECAY: f32 = 0.02;
/// The weight that the answer of the rules starts with.
const RULES: f32 = 2.5;

/// The weights that make the right candidates likeliest.
pub fn train(examples: &[&Example]) -> Vec<f32> {
    // What the rules say is right unless much speaks against it.
    let start = |at| if is_by_rules(at) { RULES } else { 0.0 };
    let mut weights: Vec<f32> = (0..TOTAL).map(start).collect();
    for _ in 0..PASSES {
        for example in examples {
            let shares = shares(&weights, &example.choice.candidates);
            for (at, (candidate, share)) in example.choice.candidates.iter().zip(shares).enumerate()
            {
                let step = RATE * (f32::from(u8::from(at == example.right)) - share);
                for feature in candidate.features {
                    if let Some(weight) = weights.get_mut(feature) {
                        *weight += step - RATE * DECAY * (*weight - start(feature));
                    }
                }
            }
        }
    }
    weights
}

/// The probability of each candidate.
fn shares(weights: &[f32], candidates: &[Candidate]) -> Vec<f32> {
    let score =
        |one: &Candidate| one.features.iter().filter_map(|at| weights.get(*at)).sum::<f32>();
    let scores: Vec<f32> = candidates.iter().map(score).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let all: f32 = scores.iter().map(|score| (score - top).exp()).sum();
    scores.iter().map(|score| (score - top).exp() / all).collect()
}

/// How often rules and weights are right on `examples`; what is marked as uncertain, and how often the
/// rest is right, at some margins.
pub fn accuracy(weights: &[f32], examples: &[Example]) -> String {
    let (mut rules, mut learnt) = (0, 0);
    let mut sure = [(0, 0); 5];
    let margins = [0.5, 0.6, 0.7, 0.8, 0.9];
    for example in examples {
        let shares = shares(weights, &example.choice.candidates);
        let (best, share) = shares
            .iter()
            .copied()
            .enumerate()
            .fold((0, 0.0), |top, (at, share)| if share > top.1 { (at, share) } else { top });
        let by_rules = example.choice.by_rules;
        let agreed = best == by_rules;
        let best = if share >= AGAINST_RULES { best } else { by_rules };
        rules += usize::from(example.choice.by_rules == example.right);
        learnt += usize::from(best == example.right);
        for ((count, right), margin) in sure.iter_mut().zip(margins) {
            if share >= margin && (agreed || share >= AGAINST_RULES) {
                *count += 1;
                *right += usize::from(best == example.right);
            }
        }
    }
    let percent = |part: usize, of: usize| 100.0 * part as f32 / of.max(1) as f32;
    let count = examples.len();
    let sure: Vec<String> = sure
        .iter()
        .zip(margins)
        .map(|((n, right), margin)| {
            format!("≥{margin}: {:.0} % are {:.1} % right", percent(*n, count), percent(*right, *n))
        })
        .collect();
    format!(
        "{count} dates, rules {:.1} %, learnt {:.1} %; {}",
        percent(rules, count),
        percent(learnt, count),
        sure.join("; ")
    )
}

//! A conditional logit by gradient descent.

use dateline::facts::quotes::{LEAST, is_sure, is_usual};

use crate::corpus::Part;

const PASSES: usize = 40;
const RATE: f32 = 0.05;

/// How far weights are drawn to their start in a pass, per example.
const DECAY: f32 = 0.05;
/// The weight that readings start with which no rule doubts.
const SURE: f32 = 3.0;
/// The weight that ends start with which grammar suggests.
const USUAL: f32 = 2.5;

/// Candidates, each with its features, and the index of the right one.
pub type Choice<'e> = (Vec<&'e [usize]>, usize);

/// Whether a cue reports, as a choice between its features and none.
pub fn reports<'e>(parts: &[&'e Part]) -> Vec<Choice<'e>> {
    let readings = parts.iter().flat_map(|part| &part.readings);
    readings
        .map(|(example, right)| (vec![&example.features[..], &[]], usize::from(!right)))
        .collect()
}

/// Where contents end.
pub fn ends<'e>(parts: &[&'e Part]) -> Vec<Choice<'e>> {
    let known = parts.iter().flat_map(|part| &part.ends);
    known
        .map(|(example, right)| (example.ends.iter().map(|(_, f)| &f[..]).collect(), *right))
        .collect()
}

/// The weight with which a feature of a reading starts.
pub fn start_of_reports(feature: usize) -> f32 {
    if is_sure(feature) { SURE } else { 0.0 }
}

/// The weight with which a feature of an end starts.
pub fn start_of_ends(feature: usize) -> f32 {
    if is_usual(feature) { USUAL } else { 0.0 }
}

/// The weights that make the right candidates likeliest.
pub fn train(choices: &[Choice<'_>], total: usize, start: impl Fn(usize) -> f32) -> Vec<f32> {
    let mut weights: Vec<f32> = (0..total).map(&start).collect();
    for _ in 0..PASSES {
        for (candidates, right) in choices {
            let shares = shares(&weights, candidates);
            for (at, (features, share)) in candidates.iter().zip(shares).enumerate() {
                let step = RATE * (f32::from(u8::from(at == *right)) - share);
                for feature in *features {
                    if let Some(weight) = weights.get_mut(*feature) {
                        *weight += step - RATE * DECAY * (*weight - start(*feature));
                    }
                }
            }
        }
    }
    weights
}

/// The probability of each candidate.
fn shares(weights: &[f32], candidates: &[&[usize]]) -> Vec<f32> {
    let scores: Vec<f32> = candidates.iter().map(|features| score(weights, features)).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let all: f32 = scores.iter().map(|score| (score - top).exp()).sum();
    scores.iter().map(|score| (score - top).exp() / all).collect()
}

fn score(weights: &[f32], features: &[usize]) -> f32 {
    features.iter().filter_map(|at| weights.get(*at)).sum()
}

/// How often the weights are right on a part that they were not learnt from.
pub fn accuracy(held: &Part, reports: &[f32], ends: &[f32]) -> String {
    let (mut right, mut found, mut accepted, mut all, mut sure) = (0, 0, 0, 0, 0);
    for (example, label) in &held.readings {
        let accept = 100.0 * score(reports, &example.features) >= LEAST as f32;
        right += usize::from(accept == *label);
        sure += usize::from(example.sure == *label);
        found += usize::from(accept && *label);
        accepted += usize::from(accept);
        all += usize::from(*label);
    }
    let mut ended = 0;
    for (example, right) in &held.ends {
        let scores = example.ends.iter().map(|(_, features)| score(ends, features));
        let best = scores
            .enumerate()
            .fold((0, f32::MIN), |top, (at, score)| if score > top.1 { (at, score) } else { top });
        ended += usize::from(best.0 == *right);
    }
    let whole = held.ends.iter().filter(|(example, right)| right + 1 == example.ends.len()).count();
    let percent = |part: usize, of: usize| 100.0 * part as f32 / of.max(1) as f32;
    format!(
        "{} readings, {} contents out of reach; right {:.1} % (rules {:.1}), precision {:.1}, recall {:.1}; \
         of {} ends {:.1} % right (the sentence's end: {:.1})",
        held.readings.len(),
        held.missed,
        percent(right, held.readings.len()),
        percent(sure, held.readings.len()),
        percent(found, accepted),
        percent(found, all),
        held.ends.len(),
        percent(ended, held.ends.len()),
        percent(whole, held.ends.len())
    )
}

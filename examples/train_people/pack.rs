//! From weights to the bytes of the model: small ones dropped, the rest rounded to i8 and laid into
//! the table that the program reads in place.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use dateline::facts::people::model::{EMPTY, LABELS, Slot, check_of, pilot_of, slot_of};

use crate::learn::Weights;

/// log2 of the number of pilots.
const PILOTS: u32 = 15;
/// So many features are kept, those with the largest weights.
const KEPT: usize = 124_000;
/// Steps of a weight of one. The largest weights are cut off; the many small ones need the steps. The
/// margins that `src/facts/people` asks for are in these steps, so that they hold for every training.
const SCALE: f64 = 0.68;
/// Share of the slots that is filled, in percent: more is hard to lay out.
const FULL: usize = 92;

/// The model file.
///
/// # Errors
/// When the features cannot be laid out.
pub fn pack(weights: &Weights) -> Result<Vec<u8>> {
    // Only differences between labels count, so `O` becomes 0.
    let mut rows: Vec<(f64, u64, [f64; 4])> = weights
        .hashes
        .iter()
        .zip(&weights.features)
        .map(|(&hash, [o, b, i, l, u])| {
            let row = [b - o, i - o, l - o, u - o];
            (row.iter().fold(0.0_f64, |most, w| most.max(w.abs())), hash, row)
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    rows.truncate(KEPT);
    let bytes = |row: [f64; 4]| row.map(|w| step(w * SCALE, 127.0).to_le_bytes()[0]);
    let rows: Vec<(u64, [u8; 4])> = rows
        .into_iter()
        .map(|(_, hash, row)| (hash, bytes(row)))
        .filter(|(_, row)| row != &[0; 4])
        .collect();
    eprintln!("{} features", rows.len());
    let (pilots, slots) = lay_out(&rows)?;
    let mut out = Vec::new();
    out.extend(b"dlpeople");
    out.extend(PILOTS.to_le_bytes());
    out.extend(u32::try_from(slots.len())?.to_le_bytes());
    for from in 0..LABELS {
        for to in 0..LABELS {
            let weight =
                weights.transitions.get(from).and_then(|r| r.get(to)).copied().unwrap_or(0.0);
            out.extend(step(weight * SCALE, 32_000.0).to_le_bytes());
        }
    }
    out.extend(pilots.iter().flat_map(|pilot| pilot.to_le_bytes()));
    out.extend(slots.iter().flatten());
    Ok(out)
}

/// Finds the pilots that lead every feature to a slot of its own. Those that lead many come first,
/// while there is room; each is the first number that leads all of its features to free slots.
fn lay_out(rows: &[(u64, [u8; 4])]) -> Result<(Vec<u16>, Vec<Slot>)> {
    let mut led: Vec<Vec<(u64, [u8; 4])>> = vec![Vec::new(); 1 << PILOTS];
    for &row in rows {
        if let Some(led) = led.get_mut(pilot_of(row.0, 1 << PILOTS)) {
            led.push(row);
        }
    }
    let mut order: Vec<usize> = (0..led.len()).collect();
    order.sort_by_key(|&pilot| std::cmp::Reverse(led.get(pilot).map_or(0, Vec::len)));
    let mut pilots = vec![0; led.len()];
    let count = rows.len() * 100 / FULL;
    let mut slots = vec![EMPTY; count];
    let mut taken = vec![false; count];
    for at in order {
        let led = led.get(at).map_or(&[][..], Vec::as_slice);
        let places = |pilot| led.iter().map(move |(hash, _)| slot_of(*hash, pilot, count));
        let fits = |pilot: &u16| {
            let places: BTreeSet<usize> = places(*pilot).collect();
            places.len() == led.len() && places.iter().all(|&p| taken.get(p) == Some(&false))
        };
        let pilot = (0..=u16::MAX).find(fits).context("no pilot leads to free slots")?;
        for (place, (hash, weights)) in places(pilot).zip(led) {
            let ([low, high], [b, i, l, u]) = (check_of(*hash).to_le_bytes(), *weights);
            if let (Some(slot), Some(taken)) = (slots.get_mut(place), taken.get_mut(place)) {
                (*slot, *taken) = ([low, high, b, i, l, u], true);
            }
        }
        if let Some(place) = pilots.get_mut(at) {
            *place = pilot;
        }
    }
    Ok((pilots, slots))
}

#[expect(clippy::cast_possible_truncation, reason = "cut to the range before")]
fn step(value: f64, most: f64) -> i16 {
    value.round().clamp(-most, most) as i16
}

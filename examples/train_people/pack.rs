//! From weights to the bytes of the model: small ones dropped, the rest rounded to i8 and laid into
//! the open-addressed table that the program reads in place.

use dateline::facts::people::model::{LABELS, REACH, SLOT, check_of, home_of};

use crate::learn::Weights;

/// log2 of the number of slots.
const BITS: u32 = 17;
/// Share of the slots that is filled at most, in percent.
const FULL: usize = 80;

/// The model file.
pub fn pack(weights: &Weights) -> Vec<u8> {
    let slots = 1_usize << BITS;
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
    rows.truncate(slots * FULL / 100);
    // The few largest weights may be cut off; the many small ones need the steps.
    let largest = rows.get(rows.len() / 500).map_or(1.0, |row| row.0).max(1e-9);
    let scale = 127.0 / largest;
    let mut table = vec![[0_u8; SLOT]; slots];
    let mut left_out = 0;
    for (_, hash, row) in rows {
        let bytes = row.map(|w| step(w * scale, 127.0).to_le_bytes()[0]);
        if bytes == [0; 4] {
            continue;
        }
        let [low, high] = check_of(hash).to_le_bytes();
        let [b, i, l, u] = bytes;
        let free = (0..REACH)
            .map(|d| (home_of(hash) + d) & (slots - 1))
            .find(|&at| table.get(at).is_some_and(|slot| slot == &[0; SLOT]));
        match free.and_then(|at| table.get_mut(at)) {
            Some(slot) => *slot = [low, high, b, i, l, u],
            None => left_out += 1,
        }
    }
    eprintln!("scale {scale:.3}, {left_out} features found no slot");
    let mut out = Vec::with_capacity(slots * SLOT + 128);
    out.extend(b"dlpeople");
    out.extend(BITS.to_le_bytes());
    out.extend(0_u32.to_le_bytes());
    for from in 0..LABELS {
        for to in 0..LABELS {
            let weight =
                weights.transitions.get(from).and_then(|r| r.get(to)).copied().unwrap_or(0.0);
            out.extend(step(weight * scale, 32_000.0).to_le_bytes());
        }
    }
    out.extend(table.iter().flatten());
    out
}

#[expect(clippy::cast_possible_truncation, reason = "cut to the range before")]
fn step(value: f64, most: f64) -> i16 {
    value.round().clamp(-most, most) as i16
}

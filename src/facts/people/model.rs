//! The tagger's weights, read where they lie in the program: nothing is loaded or built.
//!
//! Layout (little endian): 8 bytes `dlpeople`, u32 log2 of the number of slots, u32 zero,
//! 5 × 5 i16 transition weights, then the slots of 6 bytes: u16 check (0 = empty) and the i8
//! weights of the labels `B I L U`, relative to `O`. A feature lives in the first slot from its
//! home that has its check, or nowhere when an empty one comes first.

/// Labels of a token: outside, begins, inside, last, alone.
pub const LABELS: usize = 5;
/// Bytes before the slots.
pub const HEADER: usize = 16 + LABELS * LABELS * 2;
/// Bytes of a slot.
pub const SLOT: usize = 6;
/// How far from its home a feature may live.
pub const REACH: usize = 32;

/// A slot as it lies in the table.
pub type Slot = [u8; SLOT];
/// A slot that no feature lives in.
const EMPTY: Slot = [0; SLOT];

/// Scores by label.
pub type Scores = [i32; LABELS];

/// A model over its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Model<'m> {
    slots: &'m [Slot],
    mask: usize,
    transitions: [[i32; LABELS]; LABELS],
}

impl Model<'static> {
    /// The model that the program ships.
    #[must_use]
    pub fn shipped() -> Self {
        const BYTES: &[u8] = include_bytes!("../../../assets/model/people.bin");
        Self::new(BYTES)
    }
}

impl<'m> Model<'m> {
    /// Reads the header; bytes that are no model give one without weights, which finds nobody.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Self {
        let mut transitions = [[0; LABELS]; LABELS];
        let bits = bytes.get(8..12).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes);
        let (slots, rest) = bytes.get(HEADER..).unwrap_or(&[]).as_chunks();
        let count = 1_usize.checked_shl(bits).unwrap_or(0);
        if bytes.get(..8) != Some(b"dlpeople")
            || bits > 24
            || slots.len() != count
            || !rest.is_empty()
        {
            return Self { slots: &[], mask: 0, transitions };
        }
        let pairs = bytes.get(16..HEADER).unwrap_or(&[]).chunks_exact(2);
        for (cell, pair) in transitions.iter_mut().flatten().zip(pairs) {
            *cell = pair.try_into().map_or(0, |b| i32::from(i16::from_le_bytes(b)));
        }
        Self { slots, mask: count - 1, transitions }
    }

    /// The weight of label `to` after label `from`.
    #[must_use]
    pub fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from).and_then(|row| row.get(to)).copied().unwrap_or(0)
    }

    /// Adds the weights of `features` to `scores`; `homes` is room to work in.
    ///
    /// The table is read all over. So all homes are read first, each of which can be on its way
    /// from memory while the others are, and only then is anything decided by what they hold.
    pub fn add(&self, features: &[u64], homes: &mut Vec<Slot>, scores: &mut Scores) {
        homes.clear();
        homes.extend(features.iter().map(|&feature| self.slot(home_of(feature))));
        for (&feature, &slot) in features.iter().zip(&*homes) {
            let check = check_of(feature);
            let mut slot = slot;
            let mut beyond = 1..REACH;
            while check_in(slot) != check && check_in(slot) != 0 {
                let Some(next) = beyond.next() else {
                    slot = EMPTY;
                    break;
                };
                slot = self.slot(home_of(feature) + next);
            }
            // An empty slot weighs nothing.
            let [_, _, weights @ ..] = slot;
            for (score, weight) in scores.iter_mut().skip(1).zip(weights) {
                *score += i32::from(i8::from_le_bytes([weight]));
            }
        }
    }

    fn slot(&self, at: usize) -> Slot {
        self.slots.get(at & self.mask).copied().unwrap_or(EMPTY)
    }
}

const fn check_in([low, high, ..]: Slot) -> u16 {
    u16::from_le_bytes([low, high])
}

/// Where a feature would live in a table of 2³² slots; the low bits count.
#[must_use]
pub const fn home_of(feature: u64) -> usize {
    (feature >> 32) as usize
}

/// What tells a feature from others with the same home; never 0.
#[must_use]
pub const fn check_of(feature: u64) -> u16 {
    (feature & 0xFFFF) as u16 | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_model_find_nobody() {
        for bytes in [&b""[..], b"dlpeople", &[0; 200], b"dlpeople\xff\xff\xff\xff"] {
            let mut scores = [0; LABELS];
            Model::new(bytes).add(&[12345], &mut Vec::new(), &mut scores);
            assert_eq!(scores, [0; LABELS]);
        }
    }

    #[test]
    fn the_shipped_model_has_weights() {
        let model = Model::shipped();
        assert!(model.mask > 0);
        assert!(model.transition(0, 1) != 0);
    }
}

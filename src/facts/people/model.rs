//! Weights of the tagger, read where they lie in the program: nothing is loaded or built.
//!
//! Layout (little endian): 8 bytes `dlpeople`, u32 log2 of the number of pilots, u32 number of
//! slots, 5 × 5 i16 transition weights, the u16 pilots, then the slots of 6 bytes: u16 check and the
//! i8 weights of the labels `B I L U`, relative to `O`.
//!
//! The slots are laid out by hash and displace (Belazzougui, Botelho, Dietzfelbinger 2009): a pilot
//! gives the only slot that a feature can be in, so unknown features cost no more than known ones.

/// Labels of a token: outside, begins, inside, last, alone.
pub const LABELS: usize = 5;
/// Bytes before the pilots.
pub const HEADER: usize = 16 + LABELS * LABELS * 2;

/// A slot as it lies in the table.
pub type Slot = [u8; 6];
/// A free slot, whose weights are 0.
pub const EMPTY: Slot = [0; 6];
/// A pilot as it lies in the table.
type Pilot = [u8; 2];

/// Scores by label.
pub type Scores = [i32; LABELS];

/// A model over its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Model<'m> {
    pilots: &'m [Pilot],
    slots: &'m [Slot],
    transitions: [[i32; LABELS]; LABELS],
}

impl Model<'static> {
    /// The model in the program.
    #[must_use]
    pub fn shipped() -> Self {
        const BYTES: &[u8] = include_bytes!("../../../assets/model/people.bin");
        Self::new(BYTES)
    }
}

impl<'m> Model<'m> {
    /// Reads the header; bytes that are no model give one without weights, which finds no names.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Self {
        Self::read(bytes).unwrap_or(Self {
            pilots: &[],
            slots: &[],
            transitions: [[0; LABELS]; LABELS],
        })
    }

    fn read(bytes: &'m [u8]) -> Option<Self> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        let (magic, header) = header.split_first_chunk::<8>()?;
        let (bits, header) = header.split_first_chunk()?;
        let (count, weights) = header.split_first_chunk()?;
        let pilots = 1_usize.checked_shl(u32::from_le_bytes(*bits))?;
        let (pilots, slots) = rest.split_at_checked(pilots.checked_mul(size_of::<Pilot>())?)?;
        let (slots, beyond) = slots.as_chunks();
        let fits = slots.len() == u32::from_le_bytes(*count) as usize && beyond.is_empty();
        if magic != b"dlpeople" || !fits {
            return None;
        }
        let mut transitions = [[0; LABELS]; LABELS];
        for (cell, weight) in transitions.iter_mut().flatten().zip(weights.as_chunks().0) {
            *cell = i32::from(i16::from_le_bytes(*weight));
        }
        Some(Self { pilots: pilots.as_chunks().0, slots, transitions })
    }

    /// The weight of label `to` after label `from`.
    #[must_use]
    #[inline]
    pub fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from).and_then(|row| row.get(to)).copied().unwrap_or(0)
    }

    /// Adds the weights of `features` to `scores`; `slots` is a buffer.
    ///
    /// All slots are read before any is used, so that they are fetched from memory at the same time.
    #[inline]
    pub fn add(&self, features: &[u64], slots: &mut Vec<Slot>, scores: &mut Scores) {
        slots.clear();
        slots.extend(features.iter().map(|&feature| self.slot(feature)));
        for (&feature, &[low, high, weights @ ..]) in features.iter().zip(&*slots) {
            let known = u16::from_le_bytes([low, high]) == check_of(feature);
            let weights = if known { weights } else { [0; 4] };
            for (score, weight) in scores.iter_mut().skip(1).zip(weights) {
                *score += i32::from(i8::from_le_bytes([weight]));
            }
        }
    }

    #[inline]
    fn slot(&self, feature: u64) -> Slot {
        let pilot = self.pilots.get(pilot_of(feature, self.pilots.len()));
        let pilot = pilot.map_or(0, |pilot| u16::from_le_bytes(*pilot));
        self.slots.get(slot_of(feature, pilot, self.slots.len())).copied().unwrap_or(EMPTY)
    }
}

/// Which of so many pilots, a power of two, belongs to a feature.
#[must_use]
#[inline]
pub const fn pilot_of(feature: u64, pilots: usize) -> usize {
    (feature >> 48) as usize & pilots.wrapping_sub(1)
}

/// The slot of a feature with this pilot, of so many slots.
#[must_use]
#[inline]
pub const fn slot_of(feature: u64, pilot: u16, slots: usize) -> usize {
    let key = (feature >> 16) as u32 ^ (pilot as u32).wrapping_mul(0x9E37_79B9);
    let spread = key.wrapping_mul(0x85EB_CA6B);
    (((spread ^ spread >> 15) as u64 * slots as u64) >> 32) as usize
}

/// Distinguishes a feature from others with the same slot.
#[must_use]
#[inline]
pub const fn check_of(feature: u64) -> u16 {
    feature as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_model_have_no_weights() {
        let long = [&b"dlpeople"[..], &[255; 200]].concat();
        for bytes in [&b""[..], b"dlpeople", &[0; 200], &long] {
            let mut scores = [0; LABELS];
            Model::new(bytes).add(&[12345], &mut Vec::new(), &mut scores);
            assert_eq!(scores, [0; LABELS]);
        }
    }

    #[test]
    fn the_shipped_model_has_weights() {
        let model = Model::shipped();
        assert!(!model.slots.is_empty());
        assert!(model.transition(0, 1) != 0);
    }
}

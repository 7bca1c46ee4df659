//! A quick hash of a few bytes, eight at a time: for words.
//!
//! It never changes, as the model of names depends on it, and can be taken at compile time.

const K: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of `bytes`.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "below the length; an iterator is not const")]
#[inline]
pub const fn hash64(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk() {
        hash = step(hash, u64::from_le_bytes(*eight));
        rest = after;
    }
    if !rest.is_empty() {
        let (mut word, mut at) = (0, rest.len());
        while at > 0 {
            at -= 1;
            word = word << 8 | rest[at] as u64;
        }
        hash = step(hash, word);
    }
    (hash ^ hash >> 32).wrapping_mul(K)
}

#[inline]
const fn step(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(K)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shipped model was trained with these.
    #[test]
    fn never_changes() {
        for (bytes, expected) in [
            ("", 0x0000_0000_0000_0000),
            ("a", 0xD798_0A3C_BCAD_733C),
            ("Khamenei", 0xF5AF_61E7_0DE1_24FF),
            ("Khamenei’s", 0x491F_A88E_B396_CE14),
        ] {
            assert_eq!(hash64(bytes.as_bytes()), expected, "{bytes}");
        }
    }
}

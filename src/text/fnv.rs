//! FNV-1a, 64 bits: a small hash that never changes and can be taken at compile time.
//!
//! It withstands no malice: two inputs with one hash are easy to make.

/// The hash of no bytes.
pub const START: u64 = 0xCBF2_9CE4_8422_2325;

/// The hash after one more byte.
#[must_use]
pub const fn step(hash: u64, byte: u8) -> u64 {
    wide_step(hash, byte as u32)
}

/// The same for input that is hashed in larger units, such as characters.
#[must_use]
pub const fn wide_step(hash: u64, unit: u32) -> u64 {
    (hash ^ unit as u64).wrapping_mul(0x0100_0000_01B3)
}

/// The hash of `bytes`.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(START, |hash, byte| step(hash, *byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the reference, <http://www.isthe.com/chongo/tech/comp/fnv/>.
    #[test]
    fn is_the_hash_of_that_name() {
        for (bytes, expected) in
            [(&b""[..], START), (b"a", 0xAF63_DC4C_8601_EC8C), (b"foobar", 0x8594_4171_F739_67E8)]
        {
            assert_eq!(hash(bytes), expected, "{bytes:?}");
        }
    }
}

//! FNV-1a, a small hash that is the same everywhere and can be taken at compile time. Who can choose
//! the bytes can make two of them meet.

/// The hash of no bytes.
pub const START: u32 = 0x811C_9DC5;

/// The hash of some bytes and one more.
#[must_use]
pub const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the reference, <http://www.isthe.com/chongo/tech/comp/fnv/>.
    #[test]
    fn is_the_hash_of_that_name() {
        let hash = |bytes: &[u8]| bytes.iter().fold(START, |hash, byte| step(hash, *byte));
        assert_eq!([hash(b""), hash(b"a"), hash(b"foobar")], [START, 0xE40C_292C, 0xBF9C_F968]);
    }
}

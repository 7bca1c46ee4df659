//! What is true of a fact.

/// Up to eight things that are so or not, in one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flags(u8);

impl Flags {
    /// The things in order, of which there are no more than eight.
    #[must_use]
    pub fn of<const N: usize>(things: [bool; N]) -> Self {
        const { assert!(N <= 8, "one bit each") };
        Self(things.into_iter().rev().fold(0, |bits, thing| bits << 1 | u8::from(thing)))
    }

    /// The things in the same order.
    #[must_use]
    pub fn get<const N: usize>(self) -> [bool; N] {
        std::array::from_fn(|place| self.0 >> place & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_come_back_in_order() {
        for bits in 0..=u8::MAX {
            let things: [bool; 8] = Flags(bits).get();
            assert_eq!(Flags::of(things), Flags(bits));
        }
        assert_eq!(Flags::of([false, true, false]).get(), [false, true, false]);
    }
}

//! What is true of a fact.

/// Up to eight things that are so or not, in one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flags(u8);

impl Flags {
    /// The things in order, of which there are no more than eight.
    #[must_use]
    pub fn of<const N: usize>(things: [bool; N]) -> Self {
        const { assert!(N <= 8, "one bit each") };
        let mut bits = 0;
        for (place, thing) in things.into_iter().enumerate() {
            bits |= u8::from(thing) << place;
        }
        Self(bits)
    }

    /// The things in the same order.
    #[must_use]
    pub fn get<const N: usize>(self) -> [bool; N] {
        let mut things = [false; N];
        for (place, thing) in things.iter_mut().enumerate() {
            *thing = self.0 >> place & 1 == 1;
        }
        things
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

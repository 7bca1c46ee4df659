//! Values of which many facts share a few.

/// Up to 255 different values, each known by a number of one byte.
#[derive(Clone, Debug)]
pub struct Few<T>(Vec<T>);

impl<T: Copy + PartialEq> Few<T> {
    /// The number of a value, a new one where it is new; `None` where there are too many.
    pub fn number(&mut self, value: T) -> Option<u8> {
        let known = self.0.iter().position(|known| *known == value);
        let number = u8::try_from(known.unwrap_or(self.0.len())).ok()?;
        if known.is_none() {
            self.0.push(value);
        }
        Some(number)
    }

    /// The value of a number.
    #[must_use]
    pub fn value(&self, number: u8) -> Option<T> {
        self.0.get(usize::from(number)).copied()
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_number() {
        let mut few = Few::default();
        for value in 0..256 {
            assert_eq!(few.number(value), u8::try_from(value).ok());
        }
        assert_eq!((few.number(256), few.number(7)), (None, Some(7)));
        assert_eq!((few.value(7), Few::<u8>::default().value(0)), (Some(7), None));
    }
}

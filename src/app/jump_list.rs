//! Where the reader was: back and forward through jumps, and marks by letter.

use std::collections::BTreeMap;

/// Two stacks, as in a browser: what is behind and what is ahead.
#[derive(Clone, Debug)]
pub struct JumpList<T> {
    behind: Vec<T>,
    ahead: Vec<T>,
}

impl<T> Default for JumpList<T> {
    fn default() -> Self {
        Self { behind: Vec::new(), ahead: Vec::new() }
    }
}

impl<T: PartialEq> JumpList<T> {
    /// How many steps back are kept.
    const KEPT: usize = 200;

    /// Remembers a place that is being left; what was ahead is forgotten.
    pub fn leave(&mut self, from: T) {
        self.ahead.clear();
        if self.behind.last() != Some(&from) {
            self.behind.push(from);
        }
        if self.behind.len() > Self::KEPT {
            self.behind.remove(0);
        }
    }

    /// One step back; `here` can then be gone forward to.
    pub fn back(&mut self, here: T) -> Option<T> {
        let there = self.behind.pop()?;
        self.ahead.push(here);
        Some(there)
    }

    /// One step forward again.
    pub fn forward(&mut self, here: T) -> Option<T> {
        let there = self.ahead.pop()?;
        self.behind.push(here);
        Some(there)
    }

    /// What is behind and what is ahead, the nearest of each last.
    #[must_use]
    pub fn stacks(&self) -> (&[T], &[T]) {
        (&self.behind, &self.ahead)
    }

    /// Puts what was remembered under what has been left since.
    pub fn restore(&mut self, behind: Vec<T>, ahead: Vec<T>) {
        if self.behind.is_empty() {
            self.behind = behind;
            self.ahead = ahead;
        } else {
            self.behind.splice(0..0, behind);
        }
    }

    /// The place left last, without going there.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.behind.last()
    }
}

/// Places by letter: `m` and a letter sets one, `'` and the letter goes there.
pub type Marks = BTreeMap<char, u32>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_are_inverse() {
        let mut jumps = JumpList::default();
        jumps.leave(1);
        jumps.leave(2);
        assert_eq!(jumps.back(3), Some(2));
        assert_eq!(jumps.back(2), Some(1));
        assert_eq!(jumps.back(1), None);
        assert_eq!(jumps.forward(1), Some(2));
        jumps.leave(9);
        assert_eq!(jumps.forward(0), None);
        assert_eq!(jumps.last(), Some(&9));
    }
}

//! A list of jumps, back and forward, as in a browser.

/// Two stacks: positions to go back to, and to go forward to.
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
    /// Older jumps are dropped.
    const MOST: usize = 200;

    /// Adds a place that is being left; what was ahead is dropped.
    pub fn leave(&mut self, from: T) {
        self.ahead.clear();
        if self.behind.last() != Some(&from) {
            self.behind.push(from);
        }
        if self.behind.len() > Self::MOST {
            self.behind.remove(0);
        }
    }

    /// One step back; `here` is then ahead.
    pub fn back(&mut self, here: T) -> Option<T> {
        let there = self.behind.pop()?;
        self.ahead.push(here);
        Some(there)
    }

    /// One step forward; `here` is then behind.
    pub fn forward(&mut self, here: T) -> Option<T> {
        let there = self.ahead.pop()?;
        self.behind.push(here);
        Some(there)
    }

    /// The positions back and forward, the nearest of each last.
    #[must_use]
    pub fn stacks(&self) -> (&[T], &[T]) {
        (&self.behind, &self.ahead)
    }

    /// Puts earlier jumps under those made since.
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

    #[test]
    fn old_jumps_are_dropped_and_repeats_ignored() {
        let mut jumps = JumpList::default();
        for place in 0..500 {
            jumps.leave(place);
            jumps.leave(place);
        }
        let (behind, _) = jumps.stacks();
        assert_eq!((behind.len(), behind.first(), behind.last()), (200, Some(&300), Some(&499)));
    }

    #[test]
    fn earlier_jumps_lie_under_later_ones() {
        let mut jumps = JumpList::default();
        jumps.restore(vec![1, 2], vec![3]);
        assert_eq!(jumps.stacks(), (&[1, 2][..], &[3][..]));
        jumps.leave(5);
        jumps.restore(vec![0], vec![7]);
        assert_eq!(jumps.stacks(), (&[0, 1, 2, 5][..], &[][..]));
    }
}

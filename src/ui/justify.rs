//! Straight right edges: how many columns each space of a row is widened by.

use std::borrow::Cow;

/// No space becomes wider by more columns than this: a row that would need more stays as it is.
const MOST: usize = 2;

/// The spaces of a row that are widened, and by how much altogether.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spread {
    free: usize,
    gaps: usize,
    seen: usize,
    /// Whether the words so far end in a space.
    in_gap: bool,
    /// The widest spaces come first, not last: rows alternate, so that no rivers run down.
    first: bool,
}

impl Spread {
    /// For a row of these words with `free` columns left; nothing where that would tear holes.
    pub(super) fn new(words: &str, free: usize, first: bool) -> Self {
        let gaps = words.split([' ', '\n']).filter(|word| !word.is_empty()).count();
        let gaps = gaps.saturating_sub(1);
        if free > gaps * MOST {
            Self::default()
        } else {
            Self { free, gaps, seen: 0, in_gap: false, first }
        }
    }

    /// Whether any space is widened.
    const fn is_any(&self) -> bool {
        self.free > 0 && self.gaps > 0
    }

    /// `words`, a piece of the row, with wider spaces.
    pub(super) fn widen<'w>(&mut self, words: Cow<'w, str>) -> Cow<'w, str> {
        if !self.is_any() {
            return words;
        }
        let mut out = String::new();
        for word in words.split_inclusive(' ') {
            out.push_str(word);
            out.extend(std::iter::repeat_n(' ', self.after(word)));
        }
        out.into()
    }

    /// The columns to add after `word`, which ends with the row, a piece of it, or one space.
    fn after(&mut self, word: &str) -> usize {
        let again = self.in_gap && word.len() == 1;
        self.in_gap = word.ends_with([' ', '\n']);
        if self.in_gap && !again { self.next() } else { 0 }
    }

    /// The columns that the next space is widened by.
    fn next(&mut self) -> usize {
        if self.seen >= self.gaps {
            return 0;
        }
        let gap = if self.first { self.gaps - 1 - self.seen } else { self.seen };
        self.seen += 1;
        self.free * (gap + 1) / self.gaps - self.free * gap / self.gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widened(words: &str, free: usize) -> Vec<usize> {
        let mut spread = Spread::new(words, free, false);
        let spaces = words.split_inclusive(' ').filter(|word| word.ends_with(' '));
        spaces.map(|word| spread.after(word)).collect()
    }

    #[test]
    fn spaces_are_widened_evenly_or_not_at_all() {
        assert_eq!(widened("a b c d e", 0), [0, 0, 0, 0]);
        assert_eq!(widened("a b c d e", 2), [0, 1, 0, 1]);
        assert_eq!(widened("a b c d e", 4), [1, 1, 1, 1]);
        assert_eq!(widened("a b c d e", 7), [1, 2, 2, 2]);
        assert_eq!(widened("a b c d e", 9), [0, 0, 0, 0]);
        let mut mirrored = Spread::new("a b c d e", 7, true);
        assert_eq!([(); 5].map(|()| mirrored.next()), [2, 2, 2, 1, 0]);
        assert_eq!(widened("word", 1), Vec::<usize>::new());
        assert_eq!(widened("a  b c", 2), [1, 0, 1]);
    }
}

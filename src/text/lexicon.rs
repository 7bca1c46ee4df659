//! Word lists embedded in the program: one item a line, `#` for comments, sorted by bytes.
//!
//! A list is searched where it lies, without loading: nothing is built at start-up.

/// A sorted list of lower-case items, one a line.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon {
    items: &'static str,
}

impl Lexicon {
    /// Wraps the text of a list file. Comment lines may only stand at its head.
    #[must_use]
    pub const fn new(file: &'static str) -> Self {
        Self { items: file }
    }

    /// The items in order, without comments and blank lines.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.items.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// Whether `item` (already lower case) is in the list, by binary search over the lines.
    #[must_use]
    pub fn contains(self, item: &str) -> bool {
        if item.is_empty() || item.starts_with('#') {
            return false;
        }
        let bytes = self.items.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let line_start = bytes
                .get(low..middle)
                .and_then(|head| memchr::memrchr(b'\n', head))
                .map_or(low, |at| low + at + 1);
            let line_end = bytes
                .get(line_start..high)
                .and_then(|tail| memchr::memchr(b'\n', tail))
                .map_or(high, |at| line_start + at);
            let line = bytes.get(line_start..line_end).unwrap_or(&[]);
            // Comments stand before every item.
            let order = if line.is_empty() || line.starts_with(b"#") {
                std::cmp::Ordering::Less
            } else {
                line.cmp(item.as_bytes())
            };
            match order {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = line_end + 1,
                std::cmp::Ordering::Greater => high = line_start,
            }
        }
        false
    }

    /// Whether an item begins with `prefix`, by binary search over the lines.
    #[must_use]
    pub fn has_prefix(self, prefix: &str) -> bool {
        let bytes = self.items.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let line_start = bytes
                .get(low..middle)
                .and_then(|head| memchr::memrchr(b'\n', head))
                .map_or(low, |at| low + at + 1);
            let tail = bytes.get(line_start..).unwrap_or(&[]);
            let line_end = memchr::memchr(b'\n', tail).map_or(bytes.len(), |at| line_start + at);
            let line = bytes.get(line_start..line_end).unwrap_or(&[]);
            if line.starts_with(b"#") || line < prefix.as_bytes() {
                low = line_end + 1;
            } else {
                high = line_start;
            }
        }
        bytes.get(low..).is_some_and(|rest| rest.starts_with(prefix.as_bytes()))
    }

    /// Whether the list is sorted and free of doubles, as [`Lexicon::contains`] needs.
    #[must_use]
    pub fn is_sorted(self) -> bool {
        self.iter().zip(self.iter().skip(1)).all(|(a, b)| a < b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_beginnings() {
        let list = Lexicon::new("# new\nnew york\nnewark\nold town\n");
        for (prefix, yes) in
            [("new ", true), ("newa", true), ("old ", true), ("new z", false), ("z", false)]
        {
            assert_eq!(list.has_prefix(prefix), yes, "{prefix}");
        }
    }

    #[test]
    fn finds_every_item_and_nothing_else() {
        let list = Lexicon::new("# head\n# more\nalpha\nbeta\ngamma\nomega\n");
        assert!(list.is_sorted());
        for item in list.iter() {
            assert!(list.contains(item), "{item}");
        }
        for other in ["", "a", "alph", "alphaa", "zeta", "# head", "bet"] {
            assert!(!list.contains(other), "{other}");
        }
    }
}

//! Word lists embedded in the program: one item a line, `#` for comments, sorted by bytes.
//!
//! A list is searched where it lies, without loading: nothing is built at start-up.

pub mod joint;
pub mod sieve;

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
        contains(self.items.as_bytes(), item)
    }

    /// Whether the list is sorted and free of doubles, as [`Lexicon::contains`] needs.
    #[must_use]
    pub fn is_sorted(self) -> bool {
        self.iter().zip(self.iter().skip(1)).all(|(a, b)| a < b)
    }
}

/// A long list with the place where every pair of first letters begins, found at compile time:
/// a search touches a few lines. Keep it in a `static`, it is not small.
#[derive(Debug)]
pub struct Indexed {
    list: Lexicon,
    /// For each pair of first letters, where its first line begins; then the end.
    starts: [u32; PAIRS + 1],
}

/// What a first or second byte may be: before `a`, a letter, after `z`.
const LETTERS: usize = 28;
const PAIRS: usize = LETTERS * LETTERS;

impl Indexed {
    /// Wraps the text of a list file, as [`Lexicon::new`] does.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "at compile time, where a slip is an error")]
    #[expect(clippy::cast_possible_truncation, reason = "no list has 4 GB")]
    pub const fn new(file: &'static str) -> Self {
        let bytes = file.as_bytes();
        let mut starts = [bytes.len() as u32; PAIRS + 1];
        let mut filled = 0;
        let mut at = 0;
        while at < bytes.len() {
            let second = if at + 1 < bytes.len() { bytes[at + 1] } else { 0 };
            let pair = pair_of(bytes[at], second);
            while filled <= pair {
                starts[filled] = at as u32;
                filled += 1;
            }
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        Self { list: Lexicon::new(file), starts }
    }

    /// The list itself.
    #[must_use]
    pub const fn list(&self) -> Lexicon {
        self.list
    }

    /// Whether `item` (already lower case) is in the list.
    #[must_use]
    pub fn contains(&self, item: &str) -> bool {
        contains(self.lines_like(item), item)
    }

    /// Whether an item begins with `prefix`, by binary search over the lines.
    #[must_use]
    pub fn has_prefix(&self, prefix: &str) -> bool {
        // One letter is no pair.
        let lines = match prefix.len() {
            0 | 1 => self.list.items.as_bytes(),
            _ => self.lines_like(prefix),
        };
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let (start, end) = line_around(lines, low, high);
            let line = lines.get(start..end).unwrap_or(&[]);
            if line.starts_with(b"#") || line < prefix.as_bytes() {
                low = end + 1;
            } else {
                high = start;
            }
        }
        lines.get(low..).is_some_and(|rest| rest.starts_with(prefix.as_bytes()))
    }

    /// The lines that begin with the same two letters as `item`.
    fn lines_like(&self, item: &str) -> &'static [u8] {
        let bytes = item.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        let pair = pair_of(byte(0), byte(1));
        let start = |at: usize| self.starts.get(at).map_or(0, |&start| start as usize);
        self.list.items.as_bytes().get(start(pair)..start(pair + 1)).unwrap_or(&[])
    }
}

/// The number of a pair of first bytes, in the order of the bytes.
const fn pair_of(first: u8, second: u8) -> usize {
    letter(first) * LETTERS + letter(second)
}

const fn letter(byte: u8) -> usize {
    match byte {
        0..b'a' => 0,
        b'a'..=b'z' => (byte - b'a') as usize + 1,
        _ => LETTERS - 1,
    }
}

fn contains(lines: &[u8], item: &str) -> bool {
    if item.is_empty() || item.starts_with('#') {
        return false;
    }
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let (start, end) = line_around(lines, low, high);
        let line = lines.get(start..end).unwrap_or(&[]);
        // Comments stand before every item.
        let order = if line.is_empty() || line.starts_with(b"#") {
            std::cmp::Ordering::Less
        } else {
            line.cmp(item.as_bytes())
        };
        match order {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

/// The line in the middle between `low` and `high`, which are beginnings of lines. Lines are so
/// short that looking at their bytes one by one is quickest.
fn line_around(lines: &[u8], low: usize, high: usize) -> (usize, usize) {
    let middle = low + (high - low) / 2;
    let is_break = |byte: &u8| *byte == b'\n';
    let head = lines.get(low..middle).unwrap_or(&[]);
    let tail = lines.get(middle..high).unwrap_or(&[]);
    let start = head.iter().rposition(is_break).map_or(low, |at| low + at + 1);
    let end = tail.iter().position(is_break).map_or(high, |at| middle + at);
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_beginnings() {
        static LIST: Indexed = Indexed::new("# new\nnew york\nnewark\nold town\n");
        for (prefix, yes) in [
            ("n", true),
            ("new ", true),
            ("newa", true),
            ("old ", true),
            ("new z", false),
            ("z", false),
        ] {
            assert_eq!(LIST.has_prefix(prefix), yes, "{prefix}");
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

    #[test]
    fn an_index_finds_the_same() {
        static LIST: Indexed =
            Indexed::new("# head\n1st\na\na b\nab\nabc\nb-c\nbé\nzz\nzé\né\néa\n");
        assert!(LIST.list().is_sorted());
        for item in LIST.list().iter() {
            assert!(LIST.contains(item) && LIST.has_prefix(item), "{item}");
        }
        for other in ["", "1", "b", "abcd", "ac", "z", "zzz", "ê", "éb", "# head", "c"] {
            assert!(!LIST.contains(other), "{other}");
        }
    }
}

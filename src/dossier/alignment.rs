//! Two lists of words side by side: the longest common subsequence, and what stands between.

use std::ops::Range;

/// Words of both lists that have no counterpart in the other, between two that have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Indices into the first list.
    pub a: Range<usize>,
    /// Indices into the second list.
    pub b: Range<usize>,
    /// Whether it is at the beginning or the end of a list.
    pub at_end: bool,
}

/// Longer lists are compared by their first words, so that the time stays bounded.
const LONGEST: usize = 200;

/// The gaps between two lists.
pub fn gaps<T: PartialEq>(a: &[T], b: &[T]) -> Vec<Gap> {
    let (a, b) = (a.get(..LONGEST).unwrap_or(a), b.get(..LONGEST).unwrap_or(b));
    let width = b.len() + 1;
    // How many words are common from here to the ends.
    let mut common = vec![0_u16; (a.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    for (i, word) in a.iter().enumerate().rev() {
        for (j, other) in b.iter().enumerate().rev() {
            let of = |place: usize| common.get(place).copied().unwrap_or(0);
            let most = if word == other {
                of(at(i + 1, j + 1)) + 1
            } else {
                of(at(i + 1, j)).max(of(at(i, j + 1)))
            };
            common.get_mut(at(i, j)).into_iter().for_each(|cell| *cell = most);
        }
    }
    let of = |i, j| common.get(at(i, j)).copied().unwrap_or(0);
    let mut found = Vec::new();
    let (mut i, mut j, mut from) = (0, 0, (0, 0));
    let mut close = |from: (usize, usize), i: usize, j: usize| {
        if from != (i, j) {
            let at_end = from == (0, 0) || i == a.len() || j == b.len();
            found.push(Gap { a: from.0..i, b: from.1..j, at_end });
        }
    };
    while let (Some(word), Some(other)) = (a.get(i), b.get(j)) {
        if word == other {
            close(from, i, j);
            (i, j) = (i + 1, j + 1);
            from = (i, j);
        } else if of(i + 1, j) >= of(i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    close(from, a.len(), b.len());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each gap as `first/second`, those at an end in brackets.
    fn check(a: &str, b: &str, expected: &str) {
        let (a, b): (Vec<&str>, Vec<&str>) =
            (a.split_whitespace().collect(), b.split_whitespace().collect());
        let shown = gaps(&a, &b).into_iter().map(|gap| {
            let words = format!("{}/{}", a[gap.a].join("_"), b[gap.b].join("_"));
            if gap.at_end { format!("({words})") } else { words }
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn gaps_are_what_has_no_counterpart() {
        check("we will not go", "we will not go", "");
        check("we will not go", "we will go", "not/");
        check("we lost ten ships today", "we lost twelve ships today", "ten/twelve");
        check("we lost ten ships", "they lost ten ships today", "(we/they) (/today)");
        check("a b", "", "(a_b/)");
        check("", "", "");
    }
}

//! Text as read, and byte ranges over it: cleaning, words, sentences.
//!
//! Everything else points into text with [`Span`]; nothing here knows of articles or terminals.

pub mod clip;
pub mod composed;
pub mod decode;
pub mod fnv;
pub mod hash;
pub mod hyphenation;
pub mod letters;
pub mod nearest;
pub mod optional_span;
pub mod original;
pub mod quote_selector;
pub mod sanitize;
pub mod search;
pub mod sentences;
pub mod styles;
pub mod tokenized;
pub mod tokens;
pub mod whitespace;
pub mod word_table;
pub mod wrap;

use serde::{Deserialize, Serialize};

pub use whitespace::{fold_space, folded};

/// A byte range `start..end` of one text, always on character boundaries.
///
/// 32 bits are enough: a text over 4 GiB is refused when it is read.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never below `start`.
    pub end: u32,
}

impl Span {
    /// The span `start..end`; an `end` below `start` gives an empty span at `start`.
    #[must_use]
    #[inline]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The same from `usize` offsets, which are cut at 4 GiB.
    #[must_use]
    #[inline]
    pub fn of(start: usize, end: usize) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(cut(start), cut(end))
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no byte.
    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range for `str::get`.
    #[must_use]
    #[inline]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words at this span; empty where the span does not fit `text`.
    #[must_use]
    #[inline]
    pub fn in_text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    #[inline]
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `inner` lies wholly inside.
    #[must_use]
    #[inline]
    pub const fn covers(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    #[inline]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span over both.
    #[must_use]
    #[inline]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Without the white space at both ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let words = self.in_text(text);
        let left = words.len() - words.trim_start().len();
        let kept = words.trim().len();
        let start = self.start as usize + if kept == 0 { 0 } else { left };
        Self::of(start, start + kept)
    }
}

/// An error of the system as part of a sentence: without its number, with a small letter.
#[must_use]
pub fn in_words(error: &dyn std::fmt::Display) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or("");
    let mut rest = words.chars();
    let begins_word = words.chars().nth(1).is_some_and(char::is_lowercase);
    match rest.next().filter(|_| begins_word) {
        Some(first) => first.to_lowercase().chain(rest).collect(),
        None => words.to_owned(),
    }
}

/// The last character boundary of `text` at or before `offset`.
#[must_use]
pub fn floor_boundary(text: &str, offset: u32) -> u32 {
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    u32::try_from(offset).unwrap_or(0)
}

/// A number of bytes as people read it: "812 bytes", "12 kB", "4.2 MB", in powers of 1000.
#[must_use]
pub fn amount(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1000 {
        return format!("{bytes} byte{}", if bytes == 1 { "" } else { "s" });
    }
    let mut tenths = bytes / 100;
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1000;
        unit += 1;
    }
    let name = UNITS.get(unit).unwrap_or(&"");
    match tenths {
        10..100 if !tenths.is_multiple_of(10) => format!("{}.{} {name}", tenths / 10, tenths % 10),
        _ => format!("{} {name}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_the_system_are_words() {
        for (error, words) in [
            ("No such file or directory (os error 2)", "no such file or directory"),
            ("EOF came", "EOF came"),
            ("", ""),
        ] {
            assert_eq!(in_words(&error), words);
        }
    }

    #[test]
    fn amounts_are_short() {
        for (bytes, expected) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1000, "1 kB"),
            (4_250, "4.2 kB"),
            (64_900, "64 kB"),
            (999_999, "999 kB"),
            (1_000_000, "1 MB"),
            (10_485_760, "10 MB"),
            (1_900_000_000, "1.9 GB"),
            (u64::MAX, "18446744 TB"),
        ] {
            assert_eq!(amount(bytes), expected);
        }
    }

    #[test]
    fn trims_to_the_words() {
        let text = "  a b \n";
        assert_eq!(Span::of(0, text.len()).trim(text).in_text(text), "a b");
        assert_eq!(Span::of(0, 2).trim(text), Span::new(0, 0));
    }

    #[test]
    fn spans_compare() {
        let (a, b) = (Span::new(2, 5), Span::new(4, 8));
        assert!(a.overlaps(b) && !a.covers(b) && a.contains(4) && !a.contains(5));
        assert_eq!(a.join(b), Span::new(2, 8));
        assert!(!Span::new(2, 4).overlaps(b));
    }
}

//! The sentence that words stand in.

use crate::text::Span;

/// A sentence as its words see it, in 4 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around {
    /// From its first byte to the first of the words.
    before: u16,
    /// Its bytes.
    length: u16,
}

impl Around {
    /// The sentence around `words`; `None` where it begins behind them, or is too long.
    #[must_use]
    pub fn of(sentence: Span, words: Span) -> Option<Self> {
        let before = words.start.checked_sub(sentence.start)?.try_into().ok()?;
        Some(Self { before, length: sentence.len().try_into().ok()? })
    }

    /// The sentence, around words that begin at the byte `start`.
    #[must_use]
    pub fn span(self, start: u32) -> Span {
        let first = start.saturating_sub(self.before.into());
        Span::new(first, first + u32::from(self.length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_short_comes_back() {
        let words = Span::new(100_040, 100_050);
        for (start, end, fits) in [
            (100_000, 100_060, true),
            (100_040, 100_040, true),
            (100_000, 165_535, true),
            (100_000, 165_536, false),
            (34_505, 100_040, true),
            (34_504, 100_000, false),
            (100_041, 100_060, false),
        ] {
            let sentence = Span::new(start, end);
            let around = Around::of(sentence, words);
            assert_eq!(around.map(|a| a.span(words.start)), fits.then_some(sentence), "{start}");
        }
        assert_eq!(size_of::<Around>(), 4);
    }
}

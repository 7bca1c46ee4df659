//! Words or sentences of the text that are selected, and the words that a selection grows by.

use crate::text::{Span, floor_boundary};

/// A word, or what has no space, is no longer than this, in bytes.
const LONGEST_WORD: usize = 256;

/// What a selection grows by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Words,
    Sentences,
}

/// Selected words: from where it began to where it has been moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSelection {
    pub(super) unit: Unit,
    pub(super) anchor: Span,
    pub(super) head: Span,
}

impl TextSelection {
    /// All of it.
    #[must_use]
    pub fn span(self) -> Span {
        let Self { anchor, head, .. } = self;
        Span::new(anchor.start.min(head.start), anchor.end.max(head.end))
    }
}

/// The word that contains a byte or is the first one after it.
pub(super) fn word_from(text: &str, at: u32) -> Option<Span> {
    let at = floor_boundary(text, at) as usize;
    let (before, after) = text.split_at_checked(at)?;
    // Back to the beginning of the word, where it is inside one.
    let inside = after.starts_with(is_word);
    let head = before.char_indices().rev().take(if inside { LONGEST_WORD } else { 0 });
    let into = head.take_while(|(_, c)| is_word(*c)).last().map_or(at, |(start, _)| start);
    let rest = text.get(into..)?;
    let begin = into + rest.find(is_word)?;
    let tail = text.get(begin..)?;
    let length = tail.find(|c| !is_word(c)).unwrap_or(tail.len());
    Some(Span::of(begin, begin + length))
}

/// The last word that begins before a byte.
pub(super) fn word_before(text: &str, at: u32) -> Option<Span> {
    let before = text.get(..at as usize)?.trim_end_matches(|c| !is_word(c));
    let begin = before.rfind(|c| !is_word(c)).map_or(0, |space| {
        space + before.get(space..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8)
    });
    (begin < before.len()).then(|| Span::of(begin, before.len()))
}

/// Letters, digits, and what joins them.
fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\'' | '’' | '-' | '‐' | '‑' | '_' | '$' | '€' | '£' | '%')
        || crate::text::letters::is_combining(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The co-op’s “new” boat, 5% full, left. E\u{301}t";

    #[test]
    fn words_follow_one_another_both_ways() {
        let expected = ["The", "co-op’s", "new", "boat", "5%", "full", "left", "E\u{301}t"];
        let mut at = 0;
        let mut forward = Vec::new();
        while let Some(word) = word_from(TEXT, at) {
            forward.push(word.in_text(TEXT));
            at = word.end;
        }
        assert_eq!(forward, expected);
        let mut at = u32::try_from(TEXT.len()).unwrap();
        let mut back = Vec::new();
        while let Some(word) = word_before(TEXT, at) {
            back.insert(0, word.in_text(TEXT));
            at = word.start;
        }
        assert_eq!(back, expected);
        // Inside a word it is that word.
        assert_eq!(word_from(TEXT, 6).unwrap().in_text(TEXT), "co-op’s");
        assert_eq!(word_from("…", 0), None);
    }
}

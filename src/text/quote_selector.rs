//! Text quote selectors: finds a passage again after the text was edited.

use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::{Span, floor_boundary};

/// Bytes of text stored on each side of a passage, to distinguish it from the same words elsewhere.
const CONTEXT: u32 = 48;

/// A passage with its position and the text around it: the text position and text quote selectors of
/// the W3C Web Annotation Data Model in one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextQuoteSelector {
    /// Where the words began, in bytes.
    pub start: u32,
    /// The words as they were in the text.
    pub words: String,
    /// The text before them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The text after them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

impl TextQuoteSelector {
    /// The passage at `span` of `text`.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Self {
        let from = floor_boundary(text, span.start.saturating_sub(CONTEXT));
        let to = floor_boundary(text, span.end.saturating_add(CONTEXT));
        Self {
            start: span.start,
            words: span.in_text(text).to_owned(),
            before: Span::new(from, span.start).in_text(text).to_owned(),
            after: Span::new(span.end, to).in_text(text).to_owned(),
        }
    }

    /// How many letters around `span` equal those that were around the passage.
    fn likeness(&self, text: &str, span: Span) -> usize {
        let before = text.get(..span.start as usize).unwrap_or("");
        let after = text.get(span.end as usize..).unwrap_or("");
        agreeing(before.chars().rev(), self.before.chars().rev())
            + agreeing(after.chars(), self.after.chars())
    }

    /// The likeness of the place it was taken from.
    fn full_likeness(&self) -> usize {
        let letters = |words: &str| words.chars().filter(|c| !c.is_whitespace()).count();
        letters(&self.before) + letters(&self.after)
    }
}

/// The length of the common beginning in letters; white space is ignored, as lines may have been
/// rewrapped.
fn agreeing(text: impl Iterator<Item = char>, kept: impl Iterator<Item = char>) -> usize {
    // Limited, so that a page of blank lines is not walked for every candidate.
    let text = text.take(4 * CONTEXT as usize).filter(|c| !c.is_whitespace());
    let kept = kept.filter(|c| !c.is_whitespace());
    // Where there is no stored text the other is not walked at all.
    kept.zip(text).take_while(|(a, b)| a == b).count()
}

/// Finds passages in one text.
#[derive(Clone, Debug)]
pub struct Finder<'t> {
    text: &'t str,
    /// The text with every white space character of one byte as a space; made when first needed.
    flat: Option<String>,
}

impl<'t> Finder<'t> {
    /// A finder for passages of `text`.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, flat: None }
    }

    /// Where the passage is now: the occurrence of its words whose surroundings are most like
    /// those it had, and of equals the nearest to its old place. Line ends count as spaces.
    pub fn find(&mut self, passage: &TextQuoteSelector) -> Option<Span> {
        if passage.words.is_empty() {
            return None;
        }
        let length = passage.words.len();
        let span_at = |start: usize| Span::of(start, start + length);
        let here = span_at(passage.start as usize);
        if here.in_text(self.text) == passage.words
            && passage.likeness(self.text, here) >= passage.full_likeness()
        {
            return Some(here);
        }
        let text = self.text;
        let flat = self.flat.get_or_insert_with(|| flatten(text));
        let words = flatten(&passage.words);
        let found = memmem::find_iter(flat.as_bytes(), words.as_bytes()).map(span_at).max_by_key(
            |span| {
                let away = span.start.abs_diff(passage.start);
                (passage.likeness(text, *span), std::cmp::Reverse(away))
            },
        )?;
        // The same bytes always begin on a character's border.
        (!found.in_text(text).is_empty()).then_some(found)
    }
}

fn flatten(words: &str) -> String {
    words.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Lind came early.\nThe mayor met Lind at noon. Later Lind left the hall.\n";

    /// The `nth` "Lind" of the text, looked for in `edited`; shown with the words after it.
    fn check(nth: usize, edited: &str, expected: &str) {
        let (start, _) = TEXT.match_indices("Lind").nth(nth).unwrap();
        let passage = TextQuoteSelector::of(TEXT, Span::of(start, start + 4));
        let found = Finder::new(edited).find(&passage);
        let shown = found.and_then(|span| edited.get(span.start as usize..)).unwrap_or("");
        assert!(shown.starts_with(expected) && shown.is_empty() == expected.is_empty(), "{shown}");
    }

    #[test]
    fn the_same_text_gives_the_same_place() {
        for (nth, expected) in [(0, "Lind came"), (1, "Lind at"), (2, "Lind left")] {
            check(nth, TEXT, expected);
        }
    }

    #[test]
    fn surroundings_distinguish_equal_words() {
        let edited = format!("Lind spoke. Lind sang. Lind slept.\n\n{TEXT}");
        check(1, &edited, "Lind at");
        check(2, &edited, "Lind left");
        check(1, "The mayor met\nLind at noon. Lind came.", "Lind at");
        check(2, "A long new beginning. Later Lind left.", "Lind left");
    }

    #[test]
    fn the_nearest_wins_where_surroundings_are_equal() {
        let text = "x Lind x\n\n\n\n\n\n\n\n\n\n\n\n x Lind x";
        let passage = TextQuoteSelector {
            start: 9,
            words: "Lind".to_owned(),
            ..TextQuoteSelector::default()
        };
        assert_eq!(Finder::new(text).find(&passage).unwrap().start, 2);
    }

    #[test]
    fn line_ends_count_as_spaces() {
        let passage = TextQuoteSelector::of("one two\nthree", Span::new(4, 13));
        let mut finder = Finder::new("zero one\ntwo three");
        assert_eq!(finder.find(&passage), Some(Span::new(9, 18)));
    }

    #[test]
    fn gone_words_are_not_found() {
        check(0, "Nobody came early.", "");
        check(0, "", "");
        let nothing = TextQuoteSelector::default();
        assert_eq!(Finder::new("abc").find(&nothing), None);
        let beyond = TextQuoteSelector {
            start: u32::MAX,
            words: "b".to_owned(),
            ..TextQuoteSelector::default()
        };
        assert_eq!(Finder::new("abc").find(&beyond), Some(Span::new(1, 2)));
    }
}

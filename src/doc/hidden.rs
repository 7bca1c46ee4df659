//! A plain text with what cannot be seen in its places again, for programs that count in the file.

use std::borrow::Cow;

use super::Document;
use crate::text::Span;
use crate::text::clean::clean;

/// The text of a document as it came, decoded, and where its spans lie in that.
///
/// Soft hyphens, zero-width and bidirectional characters and the like are taken out before anything
/// is read, so that a search finds the words and no terminal obeys them. Here they are back. Where
/// more than that was changed (escape sequences, markup), it is the document's text as it is.
#[derive(Clone, Debug)]
pub struct AsCame<'d> {
    text: Cow<'d, str>,
    hidden: Vec<Hidden>,
}

/// A character that is back.
#[derive(Clone, Copy, Debug)]
struct Hidden {
    /// Its byte in the document's text.
    at: u32,
    /// Bytes that are back before it, and with it.
    before: u32,
    after: u32,
}

impl<'d> AsCame<'d> {
    /// The text of a document.
    #[must_use]
    pub fn of(doc: &'d Document) -> Self {
        let given = Self { text: Cow::Borrowed(&doc.text), hidden: Vec::new() };
        let removed = doc.removed.as_slice();
        let known = doc.is_verbatim && doc.removed_count == removed.len();
        if removed.is_empty() || !known || !removed.iter().all(|r| r.what >= '\u{80}') {
            return given;
        }
        let (mut text, mut hidden) = (String::new(), Vec::with_capacity(removed.len()));
        let (mut from, mut before) = (0, 0);
        for removed in removed {
            text.push_str(Span::new(from, removed.at.max(from)).in_text(&doc.text));
            text.push(removed.what);
            let after = before + u32::try_from(removed.what.len_utf8()).unwrap_or(0);
            hidden.push(Hidden { at: removed.at, before, after });
            (from, before) = (removed.at.max(from), after);
        }
        text.push_str(doc.text.get(from as usize..).unwrap_or(""));
        // An introducer of escape sequences stands for all of one, which nobody knows any more.
        let again = clean(&text);
        if again.text != doc.text || again.removed != removed {
            return given;
        }
        Self { text: Cow::Owned(text), hidden }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of the document's text lies in this one: from the first to the last of its
    /// visible characters.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        let back = |count: usize| {
            let last = count.checked_sub(1).and_then(|last| self.hidden.get(last));
            last.map_or(0, |hidden| hidden.after)
        };
        let start = span.start + back(self.hidden.partition_point(|h| h.at <= span.start));
        let end = span.end + back(self.hidden.partition_point(|h| h.at < span.end));
        Span::new(start, end.max(start))
    }

    /// Where a byte of this text lies in the document's.
    #[must_use]
    pub fn offset_in_document(&self, offset: u32) -> u32 {
        let passed = self.hidden.partition_point(|h| h.at + h.before < offset);
        match passed.checked_sub(1).and_then(|last| self.hidden.get(last)) {
            // Inside of a hidden character there is no place of the document's.
            Some(hidden) => (offset - offset.min(hidden.after)).max(hidden.at),
            None => offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{markdown, plain};

    #[test]
    fn hidden_characters_are_back_in_their_places() {
        let text = "\u{200b}Te\u{ad}h\u{ad}\u{200b}ran \u{202a}said\u{202c} so.\u{83}";
        let doc = plain::parse(text);
        let came = AsCame::of(&doc);
        assert_eq!((doc.text.as_str(), came.text()), ("Tehran said so.", text));
        for words in ["Tehran", "said", "so.", "T", "n", "Tehran said so."] {
            let at = doc.text.find(words).unwrap();
            let span = came.span(Span::of(at, at + words.len()));
            let visible = clean(span.in_text(text)).text;
            assert_eq!(visible, words);
            assert_eq!(span.in_text(text).chars().next(), words.chars().next());
            let back = [span.start, span.end].map(|end| came.offset_in_document(end) as usize);
            assert_eq!(back, [at, at + words.len()]);
        }
    }

    #[test]
    fn what_was_more_than_hidden_stays_away() {
        for text in ["a\u{9b}31mb\u{200b}", "a\u{1b}[31mb\u{200b}", "a\u{7}b\u{200b}", "plain"] {
            let doc = plain::parse(text);
            let came = AsCame::of(&doc);
            assert_eq!(came.text(), doc.text);
            assert_eq!(came.span(Span::new(1, 2)), Span::new(1, 2));
            assert_eq!(came.offset_in_document(1), 1);
        }
        let doc = markdown::parse("a *b*\u{200b} c");
        assert_eq!(AsCame::of(&doc).text(), doc.text);
    }
}

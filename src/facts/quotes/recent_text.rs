//! The text just read: the last sentences with their subjects, paragraphs and marked stretches.

use super::detected::Sentence;
use crate::text::Span;

/// Bytes before a pronoun in which its person must be named.
pub const WINDOW: u32 = 2500;

/// The last sentences and marked stretches, in order: as far back as any rule looks.
#[derive(Debug, Default)]
pub struct RecentText {
    /// Sentences, but for those wholly between marks, with their subjects.
    pub sentences: Vec<Sentence>,
    /// Where each paragraph begins.
    pub paragraphs: Vec<u32>,
    /// Stretches between marks.
    pub marked: Vec<Span>,
}

/// At least so many paragraphs are remembered, and at most twice as many: each has a byte and a line
/// end, so together they are longer than [`WINDOW`].
const REMEMBERED: usize = 4096;

impl RecentText {
    /// Adds the next paragraph.
    pub fn add(
        &mut self,
        paragraph: u32,
        sentences: impl Iterator<Item = Sentence>,
        marked: impl Iterator<Item = Span>,
    ) {
        if self.paragraphs.len() >= 2 * REMEMBERED {
            self.paragraphs.drain(..REMEMBERED);
            let start = self.paragraphs.first().copied().unwrap_or(0);
            let gone = self.sentences.partition_point(|s| s.start < start);
            self.sentences.drain(..gone);
            let gone = self.marked.partition_point(|m| m.start < start);
            self.marked.drain(..gone);
        }
        self.paragraphs.push(paragraph);
        self.sentences.extend(sentences);
        self.marked.extend(marked);
    }

    /// The last sentence that ends before `at` in the paragraph of `at`, if it is not the paragraph's only one.
    #[must_use]
    pub fn sentence_before(&self, at: u32) -> Option<Sentence> {
        let own = sentence_of(&self.sentences, at).checked_sub(1)?;
        let paragraph = *self.paragraphs.get(paragraph_of(&self.paragraphs, at))?;
        self.sentences.get(own).copied().filter(|sentence| sentence.start >= paragraph)
    }

    /// The last sentence that begins within `sentence`.
    #[must_use]
    pub fn sentence_at(&self, sentence: Span) -> Option<Sentence> {
        let own = self.sentences.get(sentence_of(&self.sentences, sentence.start))?;
        (own.start >= sentence.start).then_some(*own)
    }
}

/// The index of the last sentence that starts at or before `offset`.
#[must_use]
pub fn sentence_of(sentences: &[Sentence], offset: u32) -> usize {
    sentences.partition_point(|s| s.start <= offset).saturating_sub(1)
}

/// The index of the last paragraph that starts at or before `offset`.
#[must_use]
pub fn paragraph_of(starts: &[u32], offset: u32) -> usize {
    starts.partition_point(|start| *start <= offset).saturating_sub(1)
}

/// Whether one of the spans, which are in order, holds `offset`.
#[must_use]
pub fn in_spans(spans: &[Span], offset: u32) -> bool {
    let after = spans.partition_point(|s| s.start <= offset);
    after.checked_sub(1).and_then(|at| spans.get(at)).is_some_and(|s| s.contains(offset))
}

#[cfg(test)]
mod tests {
    use std::iter::once;

    use super::*;

    #[test]
    fn recent_text_is_bounded_and_reaches_back_far_enough() {
        let mut recent = RecentText::default();
        let all = u32::try_from(3 * REMEMBERED).unwrap();
        for start in (0..all).map(|number| 2 * number) {
            let sentence = Sentence { start, subject: Span::default(), topic: Span::default() };
            recent.add(start, once(sentence), once(Span::new(start, start + 1)));
            assert!(recent.paragraphs.len() <= 2 * REMEMBERED);
        }
        assert!(recent.paragraphs.len() >= REMEMBERED);
        let first = *recent.paragraphs.first().unwrap();
        assert!(2 * all - first > WINDOW);
        assert_eq!(recent.sentences.first().map(|sentence| sentence.start), Some(first));
        assert_eq!(recent.marked.first().map(|span| span.start), Some(first));
        assert_eq!(recent.sentences.len(), recent.paragraphs.len());
        assert_eq!(recent.marked.len(), recent.paragraphs.len());
    }

    #[test]
    fn places_are_found_by_their_bytes() {
        let sentence = |start| Sentence { start, subject: Span::default(), topic: Span::default() };
        let sentences = [sentence(10), sentence(20), sentence(30)];
        let marked = [Span::new(10, 12), Span::new(20, 25)];
        for (offset, index, inside) in [
            (0, 0, false),
            (10, 0, true),
            (12, 0, false),
            (20, 1, true),
            (24, 1, true),
            (99, 2, false),
        ] {
            assert_eq!(sentence_of(&sentences, offset), index, "{offset}");
            assert_eq!(paragraph_of(&[10, 20, 30], offset), index, "{offset}");
            assert_eq!(in_spans(&marked, offset), inside, "{offset}");
        }
    }
}

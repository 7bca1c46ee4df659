//! A run of text segments split into tokens and sentences: the input of every fact engine.

use super::Span;
use super::sentences::{Sentence, split};
use super::tokens::{Token, TokenIndex, tokenize};

/// What kind of text a segment is, as far as splitting it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Running text.
    Prose,
    /// A heading or the title.
    Heading,
    /// Lines that are independent of each other: table rows, verse.
    Lines,
}

/// One block of a document to be tokenized.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// Index of the block in the document.
    pub block: u32,
    /// Its bytes.
    pub span: Span,
    /// What kind of text it is.
    pub kind: SegmentKind,
}

/// A segment with its tokens and sentences, as ranges of the vectors of [`TokenizedText`].
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// The segment it was read from.
    pub segment: Segment,
    /// First token.
    pub first_token: TokenIndex,
    /// One past the last token.
    pub last_token: TokenIndex,
    /// First sentence.
    pub first_sentence: u32,
    /// One past the last sentence.
    pub last_sentence: u32,
}

/// Tokens and sentences of a run of whole blocks. Spans are of the document's text.
#[derive(Clone, Debug, Default)]
pub struct TokenizedText<'t> {
    /// The whole document's text.
    pub text: &'t str,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// The paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
}

impl<'t> TokenizedText<'t> {
    /// Tokenizes segments of `text`, which are in text order and do not overlap.
    #[must_use]
    pub fn read(text: &'t str, segments: impl Iterator<Item = Segment>) -> Self {
        let mut all = Self { text, ..Self::default() };
        for segment in segments {
            let first_token = TokenIndex::of(all.tokens.len());
            let first_sentence = sentence_count(&all.sentences);
            tokenize(text, segment.span, &mut all.tokens);
            let by_line = segment.kind == SegmentKind::Lines;
            split(text, &all.tokens, first_token.get(), by_line, &mut all.sentences);
            all.paragraphs.push(Paragraph {
                segment,
                first_token,
                last_token: TokenIndex::of(all.tokens.len()),
                first_sentence,
                last_sentence: sentence_count(&all.sentences),
            });
        }
        all
    }

    /// The tokens of a paragraph.
    #[must_use]
    #[inline]
    pub fn tokens_of(&self, paragraph: &Paragraph) -> &[Token] {
        let range = paragraph.first_token.get()..paragraph.last_token.get();
        self.tokens.get(range).unwrap_or(&[])
    }

    /// The sentences of a paragraph.
    #[must_use]
    #[inline]
    pub fn sentences_of(&self, paragraph: &Paragraph) -> &[Sentence] {
        let range = paragraph.first_sentence as usize..paragraph.last_sentence as usize;
        self.sentences.get(range).unwrap_or(&[])
    }

    /// The words of a token.
    #[must_use]
    #[inline]
    pub fn word(&self, token: &Token) -> &'t str {
        token.text(self.text)
    }

    /// The sentence that holds the byte at `offset`, by binary search.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|s| s.span.start <= offset);
        self.sentences.get(after.checked_sub(1)?).filter(|s| offset < s.span.end)
    }
}

/// No text has more sentences than bytes, which fit in 32 bits.
fn sentence_count(sentences: &[Sentence]) -> u32 {
    u32::try_from(sentences.len()).unwrap_or(u32::MAX)
}

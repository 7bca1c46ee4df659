//! A stretch of paragraphs cut into tokens and sentences: what every extractor reads.

use super::Span;
use super::sentences::{Sentence, split};
use super::words::{Token, tokenize};

/// What kind of text a piece is, as far as reading it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Running text.
    Prose,
    /// A heading or the title.
    Heading,
    /// Lines that stand each for itself: table rows, verse.
    Lines,
}

/// One block to be read: where it stands and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Index of the block in the document.
    pub block: u32,
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: PieceKind,
}

/// A piece with its tokens and sentences, as ranges of the prose's vectors.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// The piece it was read from.
    pub piece: Piece,
    /// First token.
    pub first_token: u32,
    /// One past the last token.
    pub last_token: u32,
    /// First sentence.
    pub first_sentence: u32,
    /// One past the last sentence.
    pub last_sentence: u32,
}

/// Tokens and sentences of a run of whole blocks. Spans are of the document's text.
#[derive(Clone, Debug, Default)]
pub struct Prose<'t> {
    /// The whole document's text.
    pub text: &'t str,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// The paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
}

impl<'t> Prose<'t> {
    /// Reads the pieces, which are in text order and do not overlap.
    #[must_use]
    pub fn read(text: &'t str, pieces: impl Iterator<Item = Piece>) -> Self {
        let mut prose = Self { text, ..Self::default() };
        for piece in pieces {
            let (first_token, first_sentence) = (prose.tokens.len(), prose.sentences.len());
            tokenize(text, piece.span, &mut prose.tokens);
            let by_line = piece.kind == PieceKind::Lines;
            split(text, &prose.tokens, first_token, by_line, &mut prose.sentences);
            let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            prose.paragraphs.push(Paragraph {
                piece,
                first_token: cut(first_token),
                last_token: cut(prose.tokens.len()),
                first_sentence: cut(first_sentence),
                last_sentence: cut(prose.sentences.len()),
            });
        }
        prose
    }

    /// The tokens of a paragraph.
    #[must_use]
    pub fn tokens_of(&self, paragraph: &Paragraph) -> &[Token] {
        self.tokens
            .get(paragraph.first_token as usize..paragraph.last_token as usize)
            .unwrap_or(&[])
    }

    /// The sentences of a paragraph.
    #[must_use]
    pub fn sentences_of(&self, paragraph: &Paragraph) -> &[Sentence] {
        self.sentences
            .get(paragraph.first_sentence as usize..paragraph.last_sentence as usize)
            .unwrap_or(&[])
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_in(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.first as usize..sentence.last as usize).unwrap_or(&[])
    }

    /// The words of a token.
    #[must_use]
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

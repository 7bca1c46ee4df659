//! Detected quotations: what a scan of a chunk yields before speakers are resolved.

use super::attribution::Attribution;
use crate::facts::QuoteKind;
use crate::text::Span;

/// The quotations detected in one chunk or in several, by paragraph.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// The paragraphs in order.
    pub paragraphs: Vec<DetectedParagraph>,
    /// Their sentences, but for those wholly between marks.
    pub sentences: Vec<Sentence>,
    /// Stretches between marks, quotations or not.
    pub marked: Vec<Span>,
    /// Positions of "he", "his", "she" … outside marks, and whether they are feminine.
    pub pronouns: Vec<(u32, bool)>,
    /// The quotations in order.
    pub found: Vec<DetectedQuote>,
    /// Paragraphs that are turns if the article is a transcript.
    pub turns: Vec<Turn>,
    /// Attributions at the end of a paragraph ("Lind went on:"), and signatures.
    pub tails: Vec<Attribution>,
}

/// A sentence, its subject and who it is about, empty where none was found.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its first byte.
    pub start: u32,
    /// Its subject.
    pub subject: Span,
    /// The name in "For Lind, a driver, it is the potholes."
    pub topic: Span,
}

/// One paragraph. Its items follow those of the paragraph before in the vectors of [`Scan`].
#[derive(Clone, Copy, Debug)]
pub struct DetectedParagraph {
    /// Its first byte.
    pub start: u32,
    /// How many sentences it has there.
    pub sentences: u32,
    /// How many marked stretches.
    pub marked: u32,
    /// How many quotations.
    pub found: u32,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it may be a turn of a transcript.
    pub has_turn: bool,
    /// Whether it has a tail.
    pub has_tail: bool,
    /// Whether it is a signature ("— Arne Moe, teacher"), whose attribution is its tail.
    pub signs: bool,
    /// Whether it begins with an opening mark.
    pub begins_marked: bool,
    /// Whether its last marked stretch was left open at its end.
    pub runs_on: bool,
}

/// Relation to the previous quotation of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// None.
    None,
    /// The same sentence: "“…,” X said, “…”".
    SameSentence,
    /// A sentence of its own after it: "“…,” X said. “…”".
    Follows,
}

/// A marked stretch, or the clause of an indirect quotation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DetectedQuote {
    /// The words.
    pub span: Span,
    /// Direct, partial, indirect.
    pub kind: QuoteKind,
    /// The sentence around it.
    pub sentence: Span,
    /// The attribution in the words around it.
    pub attribution: Option<Attribution>,
    /// Relation to the previous quotation.
    pub relation: Relation,
    /// Whether its own closing mark was found.
    pub closed: bool,
}

/// A paragraph that begins with a label and a colon. It is a turn if its article is a transcript.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// The name in the label, without a role behind a comma.
    pub label: Span,
    /// Whether the label is in capitals.
    pub upper: bool,
    /// What is said, as a quotation.
    pub quote: DetectedQuote,
}

impl Scan {
    /// Appends the scan of the next chunk.
    pub fn add(&mut self, next: Self) {
        self.paragraphs.extend(next.paragraphs);
        self.sentences.extend(next.sentences);
        self.marked.extend(next.marked);
        self.pronouns.extend(next.pronouns);
        self.found.extend(next.found);
        self.turns.extend(next.turns);
        self.tails.extend(next.tails);
    }
}

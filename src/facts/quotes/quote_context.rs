//! The context of a marked stretch: its sentence, the next one, and the tokens around it.

use super::marks::Pair;
use super::speaker_phrase::SENTENCE;
use super::tagged_paragraph::{Class, TaggedParagraph};

/// A marked stretch's position within its sentence.
#[derive(Clone, Copy, Debug)]
pub struct QuoteContext {
    /// First token of the sentence that holds the opening mark.
    pub begin: usize,
    /// One past the last token of the sentence that holds the closing mark.
    pub end: usize,
    /// One past the end of the sentence after that, in the same paragraph.
    pub next_end: usize,
    /// Whether only marks and conjunctions precede it in the sentence.
    pub opens: bool,
    /// Whether nothing follows it in the sentence.
    pub closes: bool,
    /// The last character inside, a comma after the marks too.
    pub final_mark: char,
}

/// Finds the context of a pair of marks.
#[must_use]
pub fn quote_context(tagged: &TaggedParagraph<'_>, pair: &Pair) -> QuoteContext {
    let first = tagged.sentence_of(pair.open);
    let last = tagged.sentence_of(pair.after.saturating_sub(1));
    let begin =
        tagged.sentences.get(first).map_or(0, |s| s.0).max(pair.open.saturating_sub(SENTENCE));
    let reach = pair.after.saturating_add(SENTENCE);
    let end = tagged.sentences.get(last).map_or(tagged.tokens.len(), |s| s.1).min(reach);
    let next_end = tagged.sentences.get(last + 1).map_or(end, |s| s.1).min(reach).max(end);
    // "“He asked, ‘Why?’” she said": the mark inside both.
    let single = |at: &usize| tagged.class(*at) == Class::Mark('\'');
    let inner = pair.last.saturating_sub(1);
    let inner = inner - (pair.first + 1..=inner).rev().take_while(single).count();
    let final_mark = match (tagged.class(inner), tagged.class(pair.after)) {
        (Class::Mark(c @ ('?' | '!')), _) => c,
        (_, Class::Mark(',')) if pair.after < end => ',',
        (Class::Mark(c), _) => c,
        (_, Class::Mark('.')) if pair.after + 1 >= end => '.',
        _ => ' ',
    };
    let opens = (begin..pair.open)
        .all(|at| matches!(tagged.class(at), Class::Mark(_) | Class::Conjunction));
    let closes = (pair.after..end).all(|at| matches!(tagged.class(at), Class::Mark(_)));
    QuoteContext { begin, end, next_end, opens, closes, final_mark }
}

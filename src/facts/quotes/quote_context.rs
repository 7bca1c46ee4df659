//! The context of a marked stretch: its sentence, the next one, and the tokens around it.

use super::class::{lower_in, opening_class};
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
    /// Whether only marks and conjunctions precede it in the sentence, or "Then:".
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
    let joins = |at: usize| matches!(tagged.class(at), Class::Mark(_) | Class::Conjunction);
    let opens = (begin..pair.open).all(joins) || is_linked(tagged, begin, pair.open);
    let closes = (pair.after..end).all(|at| matches!(tagged.class(at), Class::Mark(_)));
    QuoteContext { begin, end, next_end, opens, closes, final_mark }
}

/// Tokens of a link before a colon at most.
const LINK: usize = 12;

/// Whether a colon stands before the marks at `open` and nothing before it but how or when the words
/// came: "Then:", "And then, softly:", "And, after a sip of tea:".
fn is_linked(tagged: &TaggedParagraph<'_>, begin: usize, open: usize) -> bool {
    let Some(colon) = open.checked_sub(1).filter(|at| *at > begin && *at <= begin + LINK) else {
        return false;
    };
    let links = |at: &usize| {
        matches!(tagged.class(*at), Class::Adverb | Class::Conjunction | Class::Mark(','))
    };
    let manner = tagged.class(begin) == Class::Name && is_manner(tagged.word(begin));
    let first = begin + usize::from(manner);
    let last = first + (first..colon).take_while(links).count();
    let adjunct = last > begin && matches!(tagged.word(last), "after" | "before" | "with")
        || last == begin && matches!(tagged.word(last), "After" | "With");
    let phrase = |at: usize| {
        matches!(
            tagged.class(at),
            Class::Word
                | Class::Determiner
                | Class::Possessive
                | Class::Preposition
                | Class::Number
        ) && !tagged.is_past_form(at)
    };
    tagged.class(colon) == Class::Mark(':')
        && (last == colon || adjunct && (last + 1..colon).all(phrase))
}

/// "Softly", "Quietly".
fn is_manner(word: &str) -> bool {
    let mut buffer = [0_u8; 16];
    lower_in(word, &mut buffer).is_some_and(|word| opening_class(word) == Class::Adverb)
}

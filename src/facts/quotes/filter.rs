//! Marked words that are not speech: titles of works, nicknames, terms, markup.

use super::attribution::Attribution;
use super::marks::Pair;
use super::past_forms::looks_past;
use super::quote_context::QuoteContext;
use super::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::cue::Cue;
use crate::facts::{Certainty, Rule};

/// Words before a title: "the film “…”".
const WORKS: [&str; 44] = [
    "ad",
    "album",
    "app",
    "article",
    "ballad",
    "blog",
    "book",
    "column",
    "comedy",
    "documentary",
    "drama",
    "essay",
    "exhibition",
    "feature",
    "film",
    "game",
    "hit",
    "host",
    "magazine",
    "memoir",
    "movie",
    "musical",
    "novel",
    "opera",
    "painting",
    "pamphlet",
    "play",
    "podcast",
    "poem",
    "program",
    "programme",
    "radio",
    "sculpture",
    "segment",
    "series",
    "show",
    "sitcom",
    "song",
    "star",
    "story",
    "thriller",
    "titled",
    "tune",
    "video",
];

/// Verbs whose object is a work: "sang “…”".
const PERFORMS: [&str; 16] = [
    "composed",
    "directed",
    "directs",
    "filmed",
    "painted",
    "performed",
    "performing",
    "performs",
    "played",
    "playing",
    "plays",
    "recorded",
    "sang",
    "sing",
    "singing",
    "sings",
];

/// Words that say a name follows, not a quotation.
const NAMERS: [&str; 16] = [
    "aka",
    "alias",
    "called",
    "codename",
    "codenamed",
    "dubbed",
    "entitled",
    "known",
    "moniker",
    "named",
    "nickname",
    "nicknamed",
    "pseudonym",
    "self-described",
    "so-called",
    "titled",
];

/// Whether a marked stretch is no quotation in any context.
#[must_use]
pub fn is_no_quotation(tagged: &TaggedParagraph<'_>, pair: &Pair) -> bool {
    is_markup(tagged, pair) || is_nickname(tagged, pair)
}

/// An attribute's value: `id="…"`.
fn is_markup(tagged: &TaggedParagraph<'_>, pair: &Pair) -> bool {
    pair.open > 0 && tagged.glued(pair.open) && tagged.word(pair.open - 1) == "="
}

/// `Joe “Red” Marsh`.
fn is_nickname(tagged: &TaggedParagraph<'_>, pair: &Pair) -> bool {
    pair.last - pair.first <= 2
        && pair.open > 0
        && matches!(tagged.class(pair.open - 1), Class::Name)
        && tagged.class(pair.after) == Class::Name
        && (pair.first..pair.last).all(|at| tagged.tokens.get(at).is_some_and(|t| t.is_capital()))
}

/// Whether a stretch is a title or a term unless it has a clear attribution.
#[must_use]
pub fn is_title(
    tagged: &TaggedParagraph<'_>,
    pair: &Pair,
    context: &QuoteContext,
    found: Option<&Attribution>,
) -> bool {
    if !is_title_cased(tagged, pair) {
        return false;
    }
    // "sang “Blue River”": a verb whose object is a work.
    let before = pair.open.checked_sub(1);
    let performed = before.is_some_and(|at| PERFORMS.contains(&tagged.word(at)));
    if performed && words_in(tagged, pair) >= 2 {
        return true;
    }
    // "his “Miss Universe” pageant": a name before its noun.
    let noun = matches!(tagged.class(pair.after), Class::Word)
        && !looks_past(tagged.word(pair.after))
        && !matches!(tagged.class(pair.last - 1), Class::Mark(_));
    let owned = before.is_some_and(|at| {
        matches!(tagged.class(at), Class::Determiner | Class::Possessive | Class::Clitic)
    });
    if noun && owned {
        return true;
    }
    // "said “…”": a reporting verb right before makes it speech.
    let cue_end = found.and_then(|a| a.cue_span.get()).map(|cue| cue.end);
    let opening = tagged.tokens.get(pair.open).map(|t| t.start);
    if let (Some(cue), Some(open)) = (cue_end, opening)
        && cue <= open
        && open - cue <= 2
        && found.is_some_and(|a| matches!(a.cue, Some(Cue::Verb(_) | Cue::According)))
    {
        return false;
    }
    let clear = found.is_some_and(|a| a.source.is_some() && a.certainty == Certainty::Sure);
    let sentence_own = context.opens && context.closes;
    let behind = match tagged.class(pair.after) {
        Class::Mark(',') if pair.last > pair.first => tagged.class(pair.after + 1),
        other => other,
    };
    // "“Blue River” is a show that critics praised"
    let stands = context.opens
        && context.final_mark == ' '
        && matches!(tagged.class(pair.after), Class::Auxiliary | Class::Word)
        && found.is_some_and(|a| a.rule == Rule::QuoteXSaid)
        && words_in(tagged, pair) >= 2;
    match before.map(|at| tagged.class(at)) {
        Some(Class::Preposition | Class::Clitic) => true,
        _ if stands => true,
        _ if clear => false,
        Some(Class::Possessive | Class::Determiner | Class::Word | Class::Number) => true,
        Some(Class::Mark(',' | '(')) => {
            context.final_mark != ',' || !matches!(behind, Class::Pronoun)
        }
        _ if sentence_own => false,
        _ => context.opens && matches!(behind, Class::Auxiliary | Class::Word),
    }
}

/// Whether every content word is capitalised.
fn is_title_cased(tagged: &TaggedParagraph<'_>, pair: &Pair) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for at in pair.first..pair.last {
        match tagged.tokens.get(at) {
            Some(token) if matches!(token.kind, crate::text::tokens::Kind::Word) => {
                let small = matches!(
                    tagged.word(at),
                    "a" | "an"
                        | "and"
                        | "as"
                        | "at"
                        | "by"
                        | "for"
                        | "from"
                        | "in"
                        | "of"
                        | "on"
                        | "or"
                        | "the"
                        | "to"
                        | "with"
                        | "vs"
                        | "is"
                        | "it"
                        | "but"
                );
                if !small || at == pair.first {
                    words += 1;
                    capitals += usize::from(token.is_capital());
                }
            }
            Some(_) if matches!(tagged.class(at), Class::Mark('.' | ';')) && at + 1 < pair.last => {
                return false;
            }
            _ => {}
        }
    }
    words > 0 && words == capitals && words <= 9
}

/// Whether the words before say that a name or a work follows.
#[must_use]
pub fn follows_namer(tagged: &TaggedParagraph<'_>, pair: &Pair) -> bool {
    let mut at = pair.open;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return false };
        at = before;
        match tagged.class(at) {
            Class::Mark(',' | ':')
            | Class::Determiner
            | Class::Subordinator
            | Class::Possessive => {}
            _ => break,
        }
    }
    let word = tagged.word(at);
    let lower = word.to_ascii_lowercase();
    let passive = at > 0
        && matches!(
            tagged.word(at - 1),
            "is" | "was" | "are" | "were" | "be" | "been" | "being" | "a" | "group" | ","
        );
    if lower == "called" && at > 1 && tagged.word(at - 1) == "-" && tagged.word(at - 2) == "so" {
        return true;
    }
    if matches!(lower.as_str(), "called" | "named" | "dubbed" | "nicknamed") {
        return (passive || names_noun(tagged, at))
            && (lower != "called" || is_title_cased(tagged, pair));
    }
    NAMERS.binary_search(&lower.as_str()).is_ok()
        || (WORKS.binary_search(&lower.as_str()).is_ok() && is_title_cased(tagged, pair))
}

/// Whether "a" and a noun stand before the participle at `at`: "a show called", "a class of girls
/// called".
fn names_noun(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let noun =
        |n: &usize| matches!(tagged.class(*n), Class::Word | Class::Preposition | Class::Number);
    let article = (0..at).rev().take(8).find(|n| !noun(n));
    article.is_some_and(|n| n + 1 < at && matches!(tagged.word(n), "a" | "an" | "A" | "An"))
}

/// Whether only a clear attribution makes the stretch a quotation: few words within a sentence.
#[must_use]
pub fn is_term(tagged: &TaggedParagraph<'_>, pair: &Pair, context: &QuoteContext) -> bool {
    if context.opens && context.closes {
        return false;
    }
    words_in(tagged, pair) <= 3
}

/// How many words stand between the marks.
#[must_use]
pub fn words_in(tagged: &TaggedParagraph<'_>, pair: &Pair) -> usize {
    (pair.first..pair.last).filter(|at| !matches!(tagged.class(*at), Class::Mark(_))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(WORKS.is_sorted());
        assert!(NAMERS.is_sorted());
    }
}

//! Tells what is marked but not said: titles of works, nicknames, terms, markup.

use super::attribution::{Attribution, Place};
use super::marks::Pair;
use super::view::{Class, View};
use crate::facts::Certainty;
use crate::facts::cue::Cue;

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

/// Whether a marked stretch is no quotation at all, whatever stands around it.
#[must_use]
pub fn is_no_quotation(view: &View<'_>, pair: &Pair) -> bool {
    is_markup(view, pair) || is_nickname(view, pair)
}

/// An attribute's value: `id="…"`.
fn is_markup(view: &View<'_>, pair: &Pair) -> bool {
    pair.open > 0 && view.glued(pair.open) && view.word(pair.open - 1) == "="
}

/// `Joe “Red” Marsh`.
fn is_nickname(view: &View<'_>, pair: &Pair) -> bool {
    pair.last - pair.first <= 2
        && pair.open > 0
        && matches!(view.class(pair.open - 1), Class::Name)
        && view.class(pair.after) == Class::Name
        && (pair.first..pair.last).all(|at| view.tokens.get(at).is_some_and(|t| t.is_capital()))
}

/// Whether a stretch is a title or a term unless the words around it clearly say it was said.
#[must_use]
pub fn is_title(view: &View<'_>, pair: &Pair, place: &Place, found: Option<&Attribution>) -> bool {
    if !is_title_cased(view, pair) {
        return false;
    }
    // "said “…”": a verb of telling right before makes it speech.
    let cue_end = found.and_then(|a| a.cue_span.get()).map(|cue| cue.end);
    let opening = view.tokens.get(pair.open).map(|t| t.start);
    if let (Some(cue), Some(open)) = (cue_end, opening)
        && cue <= open
        && open - cue <= 2
        && found.is_some_and(|a| matches!(a.cue, Some(Cue::Verb(_) | Cue::According)))
    {
        return false;
    }
    let clear = found.is_some_and(|a| a.source.is_some() && a.certainty == Certainty::Sure);
    let before = pair.open.checked_sub(1);
    let sentence_own = place.opens && place.closes;
    let behind = match view.class(pair.after) {
        Class::Mark(',') if pair.last > pair.first => view.class(pair.after + 1),
        other => other,
    };
    match before.map(|at| view.class(at)) {
        Some(Class::Preposition | Class::Clitic) => true,
        _ if clear => false,
        Some(Class::Possessive | Class::Determiner | Class::Word | Class::Number) => true,
        Some(Class::Mark(',' | '(')) => {
            place.final_mark != ',' || !matches!(behind, Class::Pronoun)
        }
        _ if sentence_own => false,
        _ => place.opens && matches!(behind, Class::Auxiliary | Class::Word),
    }
}

/// Whether every word of weight has a capital, and there are two of them or a work is named.
fn is_title_cased(view: &View<'_>, pair: &Pair) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for at in pair.first..pair.last {
        match view.tokens.get(at) {
            Some(token) if matches!(token.kind, crate::text::tokens::Kind::Word) => {
                let small = matches!(
                    view.word(at),
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
            Some(_) if matches!(view.class(at), Class::Mark('.' | ';')) && at + 1 < pair.last => {
                return false;
            }
            _ => {}
        }
    }
    words > 0 && words == capitals && words <= 9
}

/// Whether the words before say that a name or a work follows.
#[must_use]
pub fn follows_namer(view: &View<'_>, pair: &Pair) -> bool {
    let mut at = pair.open;
    for _ in 0..2 {
        let Some(before) = at.checked_sub(1) else { return false };
        at = before;
        match view.class(at) {
            Class::Mark(',' | ':')
            | Class::Determiner
            | Class::Subordinator
            | Class::Possessive => {}
            _ => break,
        }
    }
    let word = view.word(at);
    let lower = word.to_ascii_lowercase();
    let passive = at > 0
        && matches!(
            view.word(at - 1),
            "is" | "was" | "are" | "were" | "be" | "been" | "being" | "a" | "group" | ","
        );
    if lower == "called" && at > 1 && view.word(at - 1) == "-" && view.word(at - 2) == "so" {
        return true;
    }
    if matches!(lower.as_str(), "called" | "named" | "dubbed" | "nicknamed") {
        return passive && (lower != "called" || is_title_cased(view, pair));
    }
    NAMERS.binary_search(&lower.as_str()).is_ok()
        || (WORKS.binary_search(&lower.as_str()).is_ok() && is_title_cased(view, pair))
}

/// Whether only a clear attribution makes the stretch a quotation: few words within a sentence.
#[must_use]
pub fn is_term(view: &View<'_>, pair: &Pair, place: &Place) -> bool {
    if place.opens && place.closes {
        return false;
    }
    let words =
        (pair.first..pair.last).filter(|at| !matches!(view.class(*at), Class::Mark(_))).count();
    words <= 3
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

//! Present, past and future without a date: "now", "in the past", "the near future".

use crate::calendar::Unit;
use crate::facts::dates::context_cues::is_past_verb;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{TimeExpr, Vague};
use crate::facts::dates::token_class::Class;

use super::parsed::Parsed;

/// "near term", "long term" as nouns: at the end of a clause, or after a preposition of time.
fn is_term(c: &Cursor<'_>, i: usize) -> bool {
    let noun = !(c.lower(i + 2) && c.at(i + 2) == Class::Other)
        || matches!(c.back(i, 2), Class::In | Class::For) && is_clause_verb(c.word(i + 2));
    matches!(c.word(i), "near" | "short" | "long") && c.word(i + 1) == "term" && noun
}

/// Whether a verb without an object stands behind a time: "growth in the near term appears good".
fn is_clause_verb(word: &str) -> bool {
    const VERBS: [&str; 15] = [
        "appear", "appears", "are", "can", "could", "is", "looks", "may", "remain", "remains",
        "seem", "seems", "was", "will", "would",
    ];
    VERBS.binary_search(&word).is_ok()
}

/// "present-day", "the present day", and "present" as the end of a span of years: "(2013 – present)".
fn present(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let at = c.skip(i + 1, Class::Dash);
    let end = match c.at(at) {
        Class::Unit(Unit::Day) => at + 1,
        _ if c.back(i, 1) == Class::Dash && c.back(i, 2) == Class::Number => i + 1,
        _ => return None,
    };
    Some(Parsed::new(TimeExpr::Vague(Vague::Present), end))
}

/// Whether a time that begins at `i` ends a span: "to the present".
fn is_up_to(c: &Cursor<'_>, i: usize) -> bool {
    let ends = !c.lower(i + 2) || c.at(i + 2) != Class::Other;
    matches!(c.back(i, 1), Class::To | Class::Until) && ends
}

/// Whether a preposition of time stands before "the future" at `i`: "well into the future if".
fn is_ahead_in(c: &Cursor<'_>, i: usize) -> bool {
    c.back(i, 1) == Class::In || matches!(c.word_back(i, 1), "into")
}

/// Whether "soon" at `i` is a step of a story that is over: "he soon left", "was soon abandoned".
fn was_soon(c: &Cursor<'_>, i: usize) -> bool {
    /// Tokens from an opening "Soon" to its verb.
    const REACH: usize = 5;
    let opens = c.capital(i);
    let reach = if opens { REACH } else { 2 };
    is_past_verb(c, i.wrapping_sub(1)) || (i + 1..i + reach).any(|at| is_past_verb(c, at))
}

/// Whether the noun behind the adjective at `i` is a certain one: "the future king", "his future wife".
fn is_of_one(c: &Cursor<'_>, i: usize) -> bool {
    matches!(c.back(i, 1), Class::The | Class::A | Class::Clitic)
        || matches!(c.word_back(i, 1), "his" | "her" | "its" | "their" | "my" | "our" | "your")
}

/// Whether a noun stands at `i`, as far as its letters show.
fn is_noun(c: &Cursor<'_>, i: usize) -> bool {
    let plain = matches!(c.at(i), Class::Other | Class::Units(_)) && c.lower(i);
    plain && !matches!(c.word(i), "as" | "if" | "is" | "was" | "will" | "with" | "when")
}

/// Whether a word only helps the verb after it.
fn is_modal(word: &str) -> bool {
    const MODALS: [&str; 11] =
        ["'ll", "can", "could", "may", "might", "must", "shall", "should", "will", "would", "’ll"];
    MODALS.binary_search(&word).is_ok()
}

/// Whether "now" at `i` says of no time: what changed ("will now open", "now may open"), how the writer goes on
/// ("Now, he says"), how long something is so ("for now", "from now to the vote").
fn is_no_now(c: &Cursor<'_>, i: usize) -> bool {
    let changed = is_modal(c.word_back(i, 1)) || is_modal(c.word(i + 1));
    let goes_on = c.capital(i) && c.at(i + 1) == Class::Comma;
    changed || goes_on || matches!(c.back(i, 1), Class::For | Class::From)
}

/// Whether a clause of its own follows "in the past" at `i`: "In the past it sought partners", "in the past has".
fn is_clause(c: &Cursor<'_>, i: usize) -> bool {
    const WORDS: [&str; 12] =
        ["I", "and", "but", "has", "have", "he", "it", "she", "there", "they", "we", "when"];
    WORDS.binary_search(&c.word(i)).is_ok()
}

/// "will one day", "could one day": a time to come.
pub(super) fn some_day(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let day = c.at(i) == Class::Cardinal(1) && c.at(i + 1) == Class::Unit(Unit::Day);
    (day && is_modal(c.word_back(i, 1))).then(|| Parsed::new(TimeExpr::Vague(Vague::Future), i + 2))
}

/// "now", "recently", "the future".
pub(super) fn expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let found = |vague, end| Some(Parsed::new(TimeExpr::Vague(vague), end));
    match c.at(i) {
        Class::Now if is_no_now(c, i) => None,
        Class::Now | Class::Present | Class::Current => found(Vague::Present, i + 1),
        // "at the then current price", "then-current".
        Class::Then => {
            let at = c.skip(i + 1, Class::Dash);
            if c.at(at) == Class::Current { found(Vague::Past, at + 1) } else { None }
        }
        // "in present-day Italy", "from 1998 to the present".
        Class::PresentDay => present(c, i),
        Class::The if c.at(i + 1) == Class::PresentDay && is_up_to(c, i) => {
            found(Vague::Present, i + 2)
        }
        // "as recently as late 2009": the date says when.
        Class::Gone if c.word_back(i, 1).eq_ignore_ascii_case("as") && c.word(i + 1) == "as" => {
            None
        }
        Class::Gone => found(Vague::Past, i + 1),
        Class::Recent => found(Vague::Past, i + 1),
        Class::Near if c.word(i + 1) == "future" => found(Vague::Future, i + 2),
        Class::The if c.at(i + 1) == Class::Near && c.word(i + 2) == "future" => {
            found(Vague::Future, i + 3)
        }
        Class::The if c.at(i + 1) == Class::Period && c.word(i + 2) == "being" => {
            found(Vague::Present, i + 3)
        }
        Class::To if c.word(i + 1) == "date" => found(Vague::Present, i + 2),
        // "as soon as", "soon after", "future payments" are no time expressions.
        Class::Ahead if c.word(i).eq_ignore_ascii_case("soon") => {
            let bound =
                ["as", "very"].iter().any(|word| c.word_back(i, 1).eq_ignore_ascii_case(word))
                    || matches!(c.at(i + 1), Class::After | Class::Dash);
            if bound || was_soon(c, i) { None } else { found(Vague::Future, i + 1) }
        }
        // "any future campaign", not "the future king".
        Class::Ahead if !is_of_one(c, i) && is_noun(c, i + 1) => found(Vague::Future, i + 1),
        // "the long term", not "the long-term lease".
        Class::The if is_term(c, i + 1) => found(Vague::Future, i + 3),
        Class::The
            if c.at(i + 1) == Class::Ahead
                // "the soon-to-open terminal", "the future of the port".
                && !(c.at(i + 2) == Class::Dash && c.glued(i + 2) || c.at(i + 2) == Class::Of)
                && (is_ahead_in(c, i) || !c.lower(i + 2) || c.at(i + 2) != Class::Other) =>
        {
            found(Vague::Future, i + 2)
        }
        Class::The
            if c.at(i + 1) == Class::Past
                && (c.at(i + 2) != Class::Other
                    || c.back(i, 1) == Class::In && is_clause(c, i + 2)) =>
        {
            (!matches!(
                c.at(i + 2),
                Class::Unit(_)
                    | Class::Units(_)
                    | Class::Period
                    | Class::Periods
                    | Class::Number
                    | Class::Cardinal(_)
            ))
            .then(|| Parsed::new(TimeExpr::Vague(Vague::Past), i + 2))
        }
        _ => None,
    }
}

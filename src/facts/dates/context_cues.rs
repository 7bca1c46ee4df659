//! Context cues: what the words around a time expression say of it.

mod game;
mod money;
mod tense;
mod timetable;
mod until;
mod usage;
mod verbs;

use super::cursor::Cursor;
use super::expression::Preposition;
use super::token_class::Class;
use verbs::BACK;

pub use game::beside;
pub use money::is_money;
pub use tense::tense;
pub use timetable::happens_in;
pub use usage::{
    beside_time, is_each_year, is_feast, is_going_on, is_habit, is_nowadays, is_of_a_kind,
    is_this_day, is_weekday_of,
};
pub use verbs::is_past_verb;

/// Whether the text says that the date at `first..end` is its own day.
pub fn is_declared(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    let alone = first == 0 && end >= c.tokens.len();
    // "It's currently 2:25 a.m. on Wednesday".
    let at = match c.word_back(first, 1) {
        "currently" | "now" | "about" | "already" => first - 1,
        _ => first,
    };
    let introduced = match c.word_back(at, 1) {
        "It's" | "It’s" | "it's" | "it’s" => true,
        "is" | "'s" | "’s" => {
            let subject = c.word_back(at, 2);
            ["it", "today", "tonight"].iter().any(|word| subject.eq_ignore_ascii_case(word))
        }
        _ => false,
    };
    alone || introduced
}

/// Whether a day modifies a noun instead of dating an event: "the July 25 call".
pub fn is_attributive(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    let owned = matches!(c.back(first, 1), Class::The | Class::A | Class::Clitic)
        || matches!(c.word_back(first, 1), "his" | "her" | "its" | "their");
    owned && c.lower(end) && c.at(end) == Class::Other
}

/// Whether a word of time is part of a name, by its capital: "USA Today", "Prime Now".
pub fn is_name(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    const SHOWS: [&str; 6] = ["magazine", "newspaper", "program", "programme", "show", "website"];
    if matches!(c.at(i), Class::Recurrence(_)) {
        return is_newspaper(c, first, i);
    }
    let word = matches!(
        c.at(i),
        Class::Now | Class::Present | Class::Current | Class::Deictic(_) | Class::Tonight
    );
    if !word || i <= first {
        return false;
    }
    let before = c.back(i, 1);
    let listed = before == Class::Comma && c.at(i + 1) == Class::Comma;
    // Among words in capitals a capital means nothing.
    let distinct = c.capital(i) && (c.word(i).chars().any(char::is_lowercase) || c.lower(i + 1));
    // "the station's Today programme", "on the Tonight show".
    let owned = matches!(before, Class::The | Class::Clitic);
    let show = SHOWS.iter().any(|show| c.word(i + 1).eq_ignore_ascii_case(show));
    let named = listed || owned || show || before == Class::Other && c.capital(i - 1);
    distinct && named
}

/// Whether "tomorrow" at `i` is any time to come: "the people of tomorrow", "the cities of tomorrow".
pub fn is_any_tomorrow(c: &Cursor<'_>, i: usize) -> bool {
    let of = c.at(i) == Class::Deictic(1) && c.back(i, 1) == Class::Of;
    let noun = c.word_back(i, 2);
    let many = || noun.ends_with('s') || matches!(noun, "people" | "men" | "women");
    of && c.lower(i - 2) && many()
}

/// Whether "daily" or "weekly" is of a newspaper: "the Daily Record", "the Spanish daily El Correo".
fn is_newspaper(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    let named = |at: usize| c.at(at) == Class::Other && c.capital(at);
    let title = i > first && c.capital(i) && (named(i + 1) || named(i - 1));
    let noun = c.lower(i) && named(i + 1);
    title || noun
}

/// Whether the expression at `i` ends what a relative clause of its sentence, which begins at `first`, says:
/// "an assault that lasted until the fall of the city in", "a house where she stayed until".
pub fn reaches_ahead(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    /// Tokens from the word for "until" to the expression.
    const EVENT: usize = 8;
    /// Tokens of the clause before that word.
    const CLAUSE: usize = 6;
    let until = (first.max(i.saturating_sub(EVENT))..i)
        .rev()
        .take_while(|&at| !matches!(c.at(at), Class::Comma | Class::Mark))
        .find(|&at| c.at(at) == Class::Until);
    until.is_some_and(|until| {
        (first.max(until.saturating_sub(CLAUSE))..until).any(|at| {
            c.at(at) == Class::That || matches!(c.word(at), "which" | "who" | "where" | "whose")
        })
    })
}

/// Whether a relative clause behind a comma gives the date at `i`: "The trial, which opened on 4 November, heard".
pub fn is_in_clause(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    /// Tokens of the clause before the date.
    const CLAUSE: usize = 8;
    (first.max(i.saturating_sub(CLAUSE))..i)
        .rev()
        .take_while(|&at| !matches!(c.at(at), Class::Comma | Class::Mark))
        .any(|at| matches!(c.word(at), "which" | "who" | "whose") && c.back(at, 1) == Class::Comma)
}

/// Whether figures are compared before token `i`: "from", "compared with", "a share", "and 2.9 percent a year ago".
pub fn is_compared(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    let figure = is_money(c, i.wrapping_sub(1)) || c.word_back(i, 1) == "cents";
    figure && c.at(i) == Class::A
        || (first.max(i.saturating_sub(12))..i).any(|at| {
            matches!(
                c.word(at),
                "against" | "compared" | "from" | "over" | "share" | "than" | "versus" | "vs"
            )
        })
}

/// Whether the figures of the period at `i` are reported, not made: "expects to report net income of 15 cents a
/// share for", "will release".
pub fn is_reported(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    const VERBS: [&str; 8] =
        ["announce", "disclose", "file", "issue", "post", "publish", "release", "report"];
    let within = c.back(i, 1) == Class::In;
    let verb = |at: usize| VERBS.binary_search(&c.word(at)).is_ok() && c.at(at) == Class::Other;
    !within && (first.max(i.saturating_sub(BACK))..i).any(verb)
}

/// Whether figures of the period at `i` are foretold: "forecast first-quarter revenue of", "sees Q2 net of".
pub fn is_forecast(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    const VERBS: [&str; 11] = [
        "forecast",
        "forecasts",
        "guided",
        "outlook",
        "predicted",
        "predicts",
        "projected",
        "projects",
        "projecting",
        "see",
        "sees",
    ];
    /// Tokens from the verb to the period.
    const NEAR: usize = 6;
    (first.max(i.saturating_sub(NEAR))..i).any(|at| VERBS.contains(&c.word(at)))
}

/// The preposition right before the expression at the tokens `i..end` of a sentence that begins at `first`.
pub fn preposition(c: &Cursor<'_>, first: usize, i: usize, end: usize) -> Preposition {
    // "after third-quarter profit rose": the quarter says which profit.
    if c.at(i + 1) == Class::Dash && c.glued(i + 1) && c.lower(end) && c.at(end) == Class::Other {
        return Preposition::Other;
    }
    match c.back(i, 1) {
        Class::In => Preposition::In,
        Class::On => Preposition::On,
        Class::By => Preposition::By,
        Class::Until if is_denied(c, first, i - 1) => Preposition::NotUntil,
        Class::Until => Preposition::Until,
        Class::Since => Preposition::Since,
        Class::Before => Preposition::Before,
        Class::After => Preposition::After,
        _ => Preposition::Other,
    }
}

/// Whether the clause before "until" at `until` denies: "It was not until", "he would not return until". What it
/// denies happens at the date.
fn is_denied(c: &Cursor<'_>, first: usize, until: usize) -> bool {
    /// Tokens of the clause before that word.
    const CLAUSE: usize = 6;
    let mut clause = (first.max(until.saturating_sub(CLAUSE))..until)
        .rev()
        .take_while(|&at| !matches!(c.at(at), Class::Comma | Class::Mark | Class::And));
    // "not … through May" is another matter.
    matches!(c.word(until), "until" | "till")
        && clause.any(|at| {
            let word = c.word(at);
            matches!(word, "not" | "Not" | "never" | "cannot" | "n't" | "n’t")
                || word.ends_with("n't")
                || word.ends_with("n’t")
        })
}

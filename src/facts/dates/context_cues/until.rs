//! Words right before a date that look ahead or back: "until", "as early as", "back in".

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::Tense;
use crate::facts::dates::token_class::Class;

use super::verbs::{BACK, Sign, auxiliary, cue, is_past_verb, sign};

/// Words right before an expression that put it in the future: "until", "as early as".
pub(super) fn looks_ahead(c: &Cursor<'_>, i: usize) -> bool {
    let as_soon = c.word_back(i, 1) == "as"
        && matches!(c.word_back(i, 2), "early" | "soon" | "late")
        && c.word_back(i, 3) == "as";
    let opened = (3..8).any(|n| {
        c.word_back(i, n) == "soon"
            && c.word_back(i, n - 1) == "as"
            && c.word_back(i, n + 1) == "as"
    });
    as_soon || opened || matches!(c.word_back(i, 1), "effective" | "starting")
}

/// Whether a day or month at `i` is still awaited: "ahead of Thursday's summit", "if approved Wednesday", "once elected
/// on Sunday".
pub(super) fn awaits(c: &Cursor<'_>, i: usize) -> bool {
    let named = matches!(
        c.at(i),
        Class::Weekday(_) | Class::Month(_) | Class::MonthShort(_) | Class::Number
    );
    let ahead_of = c.back(i, 1) == Class::Of && c.word_back(i, 2).eq_ignore_ascii_case("ahead");
    let verb = i.wrapping_sub(1 + usize::from(c.back(i, 1) == Class::On));
    let word = c.word_back(verb, 1);
    let supposed = ["if", "once", "unless"].iter().any(|one| word.eq_ignore_ascii_case(one));
    named && (ahead_of || supposed && is_past_verb(c, verb))
}

/// Whether "as early as" before the date at `i` follows a verb in the past that has no plan after it: "knew of the
/// faults as early as", not "hoped to open as early as".
pub(super) fn is_early_past(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    let clause = |at: &usize| !matches!(c.word(*at), ";" | "”");
    let verb = (first.max(i.saturating_sub(BACK))..i)
        .rev()
        .take_while(clause)
        .take_while(|&at| c.at(at) != Class::To)
        .find_map(|at| Some((at, cue(c, at)?)));
    let early = matches!(c.word_back(i, 2), "early" | "late") && c.word_back(i, 1) == "as";
    verb.is_some_and(|(at, tense)| {
        let happened = !matches!(sign(c.word(at)), Some(Sign::Plan)) && c.word(at) != "could";
        early && tense == Tense::Past && happened
    })
}

/// Whether a term of office or a stay ends with the date at `i`: "who led the team until Friday", "the strike lasted
/// until May". Most other verbs look ahead: "adjourned until", "was closed until".
pub(super) fn ends_term(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    const OFFICE: [&str; 17] = [
        "captained",
        "chaired",
        "coached",
        "commanded",
        "directed",
        "edited",
        "headed",
        "lasted",
        "led",
        "lived",
        "managed",
        "owned",
        "ran",
        "ruled",
        "served",
        "taught",
        "worked",
    ];
    if c.back(i, 1) != Class::Until {
        return false;
    }
    let passive =
        |at: usize| matches!(auxiliary(c, at), "was" | "were" | "be" | "been" | "is" | "are");
    // The last verb before "until" decides.
    (first.max(i.saturating_sub(BACK))..i - 1)
        .rev()
        .take_while(|&at| !matches!(c.word(at), ";" | "”"))
        .find(|&at| cue(c, at).is_some())
        .is_some_and(|at| {
            let active = is_past_verb(c, at) && !passive(at);
            let who = c.word_back(at, 1) == "who" && at + 2 < i;
            active && (who && !is_put_off(c.word(at)) || OFFICE.binary_search(&c.word(at)).is_ok())
        })
}

/// Verbs that move what is to come: "who delayed the vote until Friday".
fn is_put_off(word: &str) -> bool {
    const VERBS: [&str; 19] = [
        "adjourned",
        "agreed",
        "asked",
        "banned",
        "closed",
        "could",
        "deferred",
        "delayed",
        "extended",
        "gave",
        "had",
        "has",
        "postponed",
        "promised",
        "pushed",
        "put",
        "remanded",
        "suspended",
        "was",
    ];
    VERBS.binary_search(&word).is_ok()
}

/// Words right before an expression that put it in the past: "back in", "as of", "than that of".
pub(super) fn looks_back(c: &Cursor<'_>, i: usize) -> bool {
    let that_of = c.back(i, 1) == Class::Of && matches!(c.word_back(i, 2), "that" | "those");
    let than = that_of && c.back(i, 3) == Class::Than
        || c.back(i, 1) == Class::On && c.back(i, 2) == Class::Than;
    than || matches!(
        (c.word_back(i, 2), c.back(i, 1)),
        ("back", Class::In | Class::On) | ("as" | "As", Class::Of)
    )
}

//! Whether a date is one day, these days or a day of every year.

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::Beside;
use crate::facts::dates::token_class::Class;

use super::verbs::{BACK, Sign, is_participle, is_past_verb, sign};

/// Whether "today" at `first..end` means these days: "still stands today", "more than ever today", "known today
/// as".
pub fn is_nowadays(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    const STATES: [&str; 11] = [
        "alive",
        "available",
        "called",
        "exist",
        "exists",
        "known",
        "remain",
        "remains",
        "survive",
        "survives",
        "used",
    ];
    /// Tokens around it.
    const REACH: usize = 6;
    if c.at(first) != Class::Deictic(0) || first + 1 != end {
        return false;
    }
    let clause = |at: &usize| !matches!(c.at(*at), Class::Comma | Class::Dot | Class::Mark);
    let before = || (first.saturating_sub(REACH)..first).rev().take_while(clause);
    let after = || (end..end + REACH).take_while(clause);
    let compared = before().any(|at| c.at(at) == Class::Than)
        && !before().any(|at| is_past_verb(c, at))
        || c.at(end) == Class::Than && c.word(end + 1) == "ever"
        || c.word(end) == "as" && before().any(|at| c.word(at) == "as");
    let state = STATES.binary_search(&c.word_back(first, 1)).is_ok()
        && !before().any(|at| matches!(c.word(at), "was" | "were"));
    let still = |at: usize| c.word(at) == "still";
    let busy = before().any(|at| c.word(at).ends_with("ing"));
    // "Today most people buy it".
    let subject = c.skip(end, Class::Comma);
    let many = matches!(c.at(subject), Class::Vaguely | Class::Least)
        || matches!(c.word(subject), "people" | "nearly" | "millions" | "thousands");
    let acts =
        (subject..subject + REACH).any(|at| is_past_verb(c, at) || c.word(at).ends_with("ing"));
    let opening = c.capital(first) && many && !acts;
    let owner = c.at(end) == Class::Clitic && is_of_these_days(c, first, end + 1);
    owner || compared || opening || state || !busy && (before().any(still) || after().any(still))
}

/// Whether "today's" at `first` says of what is at `noun` that it is of these days: "in today's world", "at today's
/// Volvo", not "today's vote" or "in today's Guardian".
fn is_of_these_days(c: &Cursor<'_>, first: usize, noun: usize) -> bool {
    const THINGS: [&str; 18] = [
        "adults",
        "cars",
        "children",
        "cities",
        "climate",
        "culture",
        "economy",
        "generation",
        "parents",
        "people",
        "society",
        "standards",
        "students",
        "technology",
        "teenagers",
        "women",
        "world",
        "youth",
    ];
    let ends = matches!(c.at(noun + 1), Class::Comma | Class::Dot | Class::Mark | Class::Close);
    let led = matches!(c.back(first, 1), Class::At | Class::Of | Class::For | Class::Than);
    let name = led && ends && c.capital(noun) && c.at(noun) == Class::Other;
    name || THINGS.binary_search(&c.word(noun)).is_ok()
}

/// Whether the words around "today" at `first..end` make it this very day: "has today opened", "today is the third
/// day", "today marks".
pub fn is_this_day(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    let perfect = matches!(c.word_back(first, 1), "has" | "have") && is_participle(c.word(end));
    // "Today is May 5" only names the day.
    let names = matches!(c.at(end + 1), Class::Month(_) | Class::Weekday(_) | Class::Number);
    let subject = matches!(c.word(end), "is" | "was" | "marks" | "marked" | "saw") && !names;
    c.at(first) == Class::Deictic(0) && first + 1 == end && (perfect || subject)
}

/// Whether the words before `i`, in a sentence that begins at `first`, speak of what is usual: "temperatures average
/// 29 °C in January", "it is usually held in May".
pub fn is_habit(c: &Cursor<'_>, first: usize, i: usize) -> bool {
    (first.max(i.saturating_sub(BACK))..i)
        .rev()
        .take_while(|&at| !matches!(c.word(at), ";" | "”"))
        .any(|at| {
            matches!(sign(c.word(at)), Some(Sign::Habit))
                && !(c.word(at) == "average" && c.at(at + 1) == Class::Of)
        })
}

/// Whether the words from `end` on make a date one of every year: "by 30 June each year", "on 1 May of every year".
pub fn is_each_year(c: &Cursor<'_>, end: usize) -> bool {
    let at = c.skip(end, Class::Of);
    c.at(at) == Class::Each && c.at(at + 1) == Class::Unit(Unit::Year)
}

/// Whether a plural that no article makes certain ones does something in the month at `i`, every year: "plums ripen
/// in August", "swifts leave in July".
pub fn is_of_a_kind(c: &Cursor<'_>, begin: usize, i: usize) -> bool {
    let verb = i.wrapping_sub(2);
    let word = c.word(verb);
    let bare = c.at(verb) == Class::Other
        && c.lower(verb)
        && sign(word).is_none()
        && !matches!(word, "away" | "back" | "down" | "home" | "off" | "out")
        && !["s", "ed", "ing", "ly"].iter().any(|end| word.ends_with(end))
        && !is_past_verb(c, verb);
    let noun = c.word_back(verb, 1);
    let opens = verb == begin + 1 || verb == begin + 2 && c.at(begin) == Class::Other;
    let named = verb == begin + 2 && c.capital(begin + 1);
    c.back(i, 1) == Class::In
        && bare
        && opens
        && !named
        && noun.ends_with('s')
        && !noun.ends_with("ss")
}

/// Whether the time at `first..end` is one after midnight of a story, in a sentence that begins at `begin`, or of an
/// evening before it: "By 1.20 a.m. the water stood in the street", "had left the bar at 11 p.m."
pub fn beside_time(c: &Cursor<'_>, begin: usize, first: usize, end: usize) -> Beside {
    let Some(evening) = (first..end).find_map(|at| match c.at(at) {
        Class::Meridiem(evening) => Some(evening),
        _ => None,
    }) else {
        return Beside::Nothing;
    };
    let mut before = begin.max(first.saturating_sub(BACK))..first;
    match (evening, before.any(|at| c.word(at).eq_ignore_ascii_case("had"))) {
        (false, false) => Beside::SmallHours,
        (true, true) => Beside::Evening,
        _ => Beside::Nothing,
    }
}

/// Whether a relative clause dates at `first..end` what still goes on: "The trial, which opened on 4 November, has
/// heard", "an inquiry that began in March will report".
pub fn is_going_on(c: &Cursor<'_>, begin: usize, first: usize, end: usize) -> bool {
    /// Tokens of the clause before the date.
    const CLAUSE: usize = 8;
    let verb = c.skip(end, Class::Comma);
    let goes_on = match c.word(verb) {
        "continue" | "continues" | "ends" | "has" | "have" | "will" => true,
        "are" | "is" => c.word(verb + 1).ends_with("ing"),
        _ => false,
    };
    goes_on
        && (begin.max(first.saturating_sub(CLAUSE))..first)
            .rev()
            .take_while(|&at| !matches!(c.at(at), Class::Comma | Class::Mark))
            .any(|at| c.at(at) == Class::That || matches!(c.word(at), "which" | "who" | "whose"))
}

/// Whether a weekday is one of each month or of something that has no name here: "the second Monday of the month",
/// "the last Thursday of term".
pub fn is_weekday_of(c: &Cursor<'_>, first: usize, end: usize) -> bool {
    let placed = matches!(c.back(first, 1), Class::Ordinal(_) | Class::Last | Class::Final);
    matches!(c.at(first), Class::Weekday(_)) && placed && c.at(end) == Class::Of
}

/// Whether the day at `i` is that of a feast, which comes every year: "her feast day is 30 September".
pub fn is_feast(c: &Cursor<'_>, i: usize) -> bool {
    let dated =
        matches!(c.at(i), Class::Month(_) | Class::MonthShort(_) | Class::Number | Class::The);
    let is = dated && c.word_back(i, 1) == "is"
        || c.word_back(i, 1) == "on" && c.word_back(i, 2) == "is";
    let noun = c.word_back(i, if c.word_back(i, 1) == "is" { 2 } else { 3 });
    is && matches!(noun, "day" | "birthday" | "feast" | "Day" | "festival" | "holiday")
}

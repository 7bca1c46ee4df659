//! The tense around a date: the nearest verb before it, or the first one after it.

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::Tense;
use crate::facts::dates::token_class::Class;

use super::timetable::{self, Plan};
use super::until::{awaits, ends_term, is_early_past, looks_ahead, looks_back};
use super::usage::is_feast;
use super::verbs::{BACK, Sign, cue, sign};

/// Tokens from "ahead of" to a month in the noun phrase behind it.
const AHEAD_OF: usize = 6;

/// Tokens after an expression that are searched where it opens its sentence.
const AHEAD: usize = 12;

/// The tense around the expression at the tokens `i..end` of a sentence that begins at `first`.
///
/// The nearest verb before it counts; where it opens the sentence, the first verb after it.
pub fn tense(c: &Cursor<'_>, first: usize, i: usize, end: usize) -> Tense {
    if awaits(c, i) {
        return Tense::Scheduled;
    }
    if looks_ahead(c, i) {
        return if is_early_past(c, first, i) { Tense::JustPast } else { Tense::Future };
    }
    if ends_term(c, first, i) {
        return Tense::JustPast;
    }
    if looks_back(c, i) {
        return Tense::JustPast;
    }
    for at in (first.max(i.saturating_sub(BACK))..i).rev() {
        if matches!(c.word(at), ";" | "”") {
            break;
        }
        if let Some(tense) = plan_at(c, first, at, i, end) {
            return tense;
        }
        if let Some(tense) = cue(c, at) {
            if tense == Tense::Present && is_next(c, first, at) {
                return Tense::Scheduled;
            }
            // "If there is a rehearsal on Tuesday".
            if tense == Tense::Present && is_supposed(c, first, at) {
                return Tense::Maybe;
            }
            // "extended to", "planned for" and "set" point to the future.
            let near = at + 1 == i || at + 2 == i && matches!(c.at(at + 1), Class::On | Class::In);
            let plan = matches!(sign(c.word(at)), Some(Sign::Plan));
            if !plan && !tense.is_ahead() && is_meant_for(c, i, end) {
                return Tense::Maybe;
            }
            // "The vote scheduled for Tuesday was put off": before or after that day.
            if plan
                && tense == Tense::Future
                && matches!(c.word(end), "did" | "had" | "has" | "was" | "were")
            {
                return Tense::Planned;
            }
            let close = near && !plan && tense == Tense::Past;
            return if close { Tense::JustPast } else { tense };
        }
    }
    if is_meant_for(c, i, end) {
        return Tense::Maybe;
    }
    // "On Sunday we go home."
    let subject = c.skip(end, Class::Comma);
    if is_own_verb(c, subject + 1) {
        return Tense::Maybe;
    }
    let opens = i <= first + 2 && c.at(end) != Class::Clitic;
    let mut aside = false;
    (end..end + AHEAD)
        .take_while(|&at| !(c.at(at) == Class::Dot && c.capital(at + 1)))
        .find_map(|at| {
            // "On Sunday, the members – those that use the coin – met".
            let dash = c.at(at) == Class::Dash && !c.glued(at + 1);
            aside ^= dash && !(c.at(at + 1) == Class::Dash);
            if aside {
                return None;
            }
            // "On Friday the court meets to decide".
            let plan = timetable::plan(c, end, at).filter(|_| opens && is_plan(c, first, at, end));
            plan.map(|plan| planned_for(c, Some(plan), i, end)).or_else(|| cue(c, at))
        })
        .unwrap_or_default()
}

/// The tense of the date at `i..end` where the word at `at` before it is a sign of a plan that is no cue by itself.
fn plan_at(c: &Cursor<'_>, first: usize, at: usize, i: usize, end: usize) -> Option<Tense> {
    let plan = timetable::plan_for(c, first, at, i);
    if (plan.is_some() || is_own_plan(c, at, i)) && is_plan(c, first, at, end) {
        return Some(planned_for(c, plan, i, end));
    }
    // "The next race is in March", not "won the next race in March".
    if is_the_next(c, at) && !timetable::is_object(c, first, at) {
        return Some(Tense::Scheduled);
    }
    // "Ahead of the vote in April".
    let noun = c.at(at) == Class::Of && at + AHEAD_OF >= i;
    let ahead = noun && c.word_back(at, 1).eq_ignore_ascii_case("ahead");
    if ahead && !timetable::is_object(c, first, at) {
        let past = (end..end + AHEAD).find_map(|at| cue(c, at)).is_some_and(Tense::is_past);
        return Some(if past { Tense::Maybe } else { Tense::Scheduled });
    }
    if at == first && is_invitation(c, at) {
        return Some(Tense::Maybe);
    }
    if !matches!(c.word(at), "is" | "are") {
        return None;
    }
    // "The deadline is 30 September" looks ahead.
    let beside = at + 1 == i || at + 2 == i && c.at(at + 1) == Class::On;
    // "Kick-off is at 3 p.m. on Saturday".
    let weekday = |at| matches!(c.at(at), Class::Weekday(_));
    let timed = at + 2 == i && c.at(at + 1) == Class::At && (i..end).any(weekday);
    (timed || beside && is_day(c.at(i)) && !is_feast(c, i)).then_some(Tense::Future)
}

/// Whether "next" at `at` stands before something that is no unit of time: "the next race", "the next one".
fn is_the_next(c: &Cursor<'_>, at: usize) -> bool {
    let noun = matches!(c.at(at + 1), Class::Other | Class::Cardinal(1)) && c.lower(at + 1);
    c.at(at) == Class::Next && noun
}

/// Whether the clause of the verb at `at` supposes something: "if there is", "when she is".
fn is_supposed(c: &Cursor<'_>, first: usize, at: usize) -> bool {
    /// Tokens of the subject.
    const SUBJECT: usize = 4;
    (first.max(at.saturating_sub(SUBJECT))..at)
        .any(|at| ["if", "unless", "when"].iter().any(|word| c.word(at).eq_ignore_ascii_case(word)))
}

/// Whether a class may begin the name of a day.
const fn is_day(class: Class) -> bool {
    matches!(class, Class::Month(_) | Class::MonthShort(_) | Class::Number | Class::Weekday(_))
}

/// Whether the expression at `i..end` names a day of a month: "Monday 6 January", "the last Friday of
/// April".
fn names_day(c: &Cursor<'_>, i: usize, end: usize) -> bool {
    let month = |at| matches!(c.at(at), Class::Month(_) | Class::MonthShort(_));
    let number = |at| matches!(c.at(at), Class::Number | Class::Ordinal(_) | Class::Weekday(_));
    (i..end).any(month) && (i..end).any(number)
}

/// The tense of a date that a verb in the present speaks of as planned: sure of a day of a month, and of a month where
/// what is planned happens once.
fn planned_for(c: &Cursor<'_>, plan: Option<Plan>, i: usize, end: usize) -> Tense {
    match plan {
        _ if names_day(c, i, end) => Tense::Future,
        Some(Plan::Once) => Tense::Scheduled,
        _ => Tense::Maybe,
    }
}

/// Whether a weekday at `i..end` is one that something is meant for: "called a strike for Thursday", not "the high
/// for Monday", "for Friday prayers", "sorry for Friday night".
fn is_meant_for(c: &Cursor<'_>, i: usize, end: usize) -> bool {
    const FIGURES: [&str; 9] =
        ["average", "count", "data", "figures", "gross", "high", "low", "results", "total"];
    c.back(i, 1) == Class::For
        && matches!(c.at(i), Class::Weekday(_))
        && !matches!(c.at(end), Class::Clitic | Class::DayPart(_))
        && !(c.at(end) == Class::Other && c.lower(end))
        && FIGURES.binary_search(&c.word_back(i, 2)).is_err()
}

/// Whether the subject of the verb at `at` is the next one of its kind: "Their next match is on Friday".
fn is_next(c: &Cursor<'_>, first: usize, at: usize) -> bool {
    /// Tokens of the subject.
    const SUBJECT: usize = 5;
    (first.max(at.saturating_sub(SUBJECT))..at).any(|at| is_the_next(c, at))
}

/// Whether a sentence that begins at `first` asks its reader to come: "Join us on Sunday".
fn is_invitation(c: &Cursor<'_>, first: usize) -> bool {
    const VERBS: [&str; 14] = [
        "Book", "Bring", "Call", "Catch", "Come", "Enjoy", "Join", "Listen", "Meet", "See", "Tune",
        "Visit", "Watch", "Write",
    ];
    VERBS.binary_search(&c.word(first)).is_ok() && c.at(first + 1) != Class::Of
}

/// Whether a verb in the present stands between a pronoun and the date at `i`: "we leave on Friday", "they vote
/// Sunday", "she comes on Friday".
fn is_own_plan(c: &Cursor<'_>, at: usize, i: usize) -> bool {
    /// Tokens from the verb to the date.
    const REACH: usize = 7;
    let clause = |at: usize| !matches!(c.at(at), Class::Comma | Class::That | Class::Mark);
    at + REACH >= i && c.back(i, 1) == Class::On && (at + 1..i).all(clause) && is_own_verb(c, at)
        || at + 1 == i && is_own_verb(c, at)
}

/// Whether the word at `at` is a verb in the present behind its pronoun: "we fly", "she comes".
fn is_own_verb(c: &Cursor<'_>, at: usize) -> bool {
    let word = c.word(at);
    let subject = c.word_back(at, 1);
    let verb = c.lower(at) && c.at(at) == Class::Other && sign(word).is_none();
    let agrees = match subject {
        "I" | "we" | "We" | "they" | "They" | "you" | "You" => !word.ends_with("ed"),
        "he" | "He" | "it" | "It" | "she" | "She" => word.ends_with('s') && word.len() > 3,
        _ => false,
    };
    verb && agrees
}

/// Whether the verb at `at` speaks of a plan: no auxiliary before it, nothing that makes it a habit.
fn is_plan(c: &Cursor<'_>, first: usize, at: usize, end: usize) -> bool {
    let helped = c.back(at, 1) == Class::To || sign(c.word_back(at, 1)).is_some();
    let habit = |at: usize| matches!(sign(c.word(at)), Some(Sign::Habit));
    !helped && !(first.max(at.saturating_sub(BACK))..end + 4).any(habit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::dates::cursor::with_cursor;

    #[test]
    fn the_nearest_verb_decides() {
        for (text, expected) in [
            ("The fair will open Monday", Tense::Future),
            ("The fair is scheduled to open Monday", Tense::Future),
            ("He said the fair will open Monday", Tense::Future),
            ("It may open as early as Monday", Tense::Future),
            ("The fair is to open Monday", Tense::Future),
            ("The loan is due Monday", Tense::Future),
            ("The fair that will close opened Monday", Tense::JustPast),
            ("The fair was scheduled for Monday", Tense::Planned),
            ("The owner met the buyers Monday", Tense::Past),
            ("It may open Monday", Tense::Maybe),
            ("The fair is open Monday", Tense::Present),
            ("A quiet Monday", Tense::Unknown),
        ] {
            with_cursor(text, |c| {
                let last = c.tokens.len() - 1;
                assert_eq!(tense(c, 0, last, last + 1), expected, "{text}");
            });
        }
    }

    #[test]
    fn an_opening_date_looks_at_the_verb_after_it() {
        for (text, expected) in [
            ("On Monday, the owners will meet the buyers", Tense::Future),
            ("On Monday, the owners met the buyers", Tense::Past),
        ] {
            with_cursor(text, |c| assert_eq!(tense(c, 0, 1, 2), expected, "{text}"));
        }
    }
}

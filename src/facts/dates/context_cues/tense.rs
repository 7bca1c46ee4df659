//! The tense around a date: the nearest verb before it, or the first one after it.

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::Tense;
use crate::facts::dates::token_class::Class;

use super::until::{ends_term, is_early_past, looks_ahead, looks_back};
use super::usage::is_feast;
use super::verbs::{BACK, Sign, cue, sign};

/// Tokens after an expression that are searched where it opens its sentence.
const AHEAD: usize = 12;

/// The tense around the expression at the tokens `i..end` of a sentence that begins at `first`.
///
/// The nearest verb before it counts; where it opens the sentence, the first verb after it.
pub fn tense(c: &Cursor<'_>, first: usize, i: usize, end: usize) -> Tense {
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
        let timed = is_timetable(c, at, i) || is_own_plan(c, at, i);
        if timed && is_plan(c, first, at, end) {
            return if names_day(c, i, end) { Tense::Future } else { Tense::Maybe };
        }
        // "The deadline is 30 September" looks ahead.
        let beside = at + 1 == i || at + 2 == i && c.at(at + 1) == Class::On;
        if beside && matches!(c.word(at), "is" | "are") && is_day(c.at(i)) && !is_feast(c, i) {
            return Tense::Future;
        }
        if let Some(tense) = cue(c, at) {
            // "extended to", "planned for" and "set" point to the future.
            let near = at + 1 == i || at + 2 == i && matches!(c.at(at + 1), Class::On | Class::In);
            let plan = matches!(sign(c.word(at)), Some(Sign::Plan));
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
    // "On Sunday we go home."
    let subject = c.skip(end, Class::Comma);
    if is_own_verb(c, subject + 1) {
        return Tense::Maybe;
    }
    let mut aside = false;
    (end..end + AHEAD)
        .take_while(|&at| !(c.at(at) == Class::Dot && c.capital(at + 1)))
        .find_map(|at| {
            // "On Sunday, the members – those that use the coin – met".
            let dash = c.at(at) == Class::Dash && !c.glued(at + 1);
            aside ^= dash && !(c.at(at + 1) == Class::Dash);
            if aside { None } else { cue(c, at) }
        })
        .unwrap_or_default()
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

/// Whether a verb in the present at `at` speaks of what is planned for the date at `i`: "the trial opens Monday", "voting
/// begins for the first time on 2 May", "the match takes place on Friday".
fn is_timetable(c: &Cursor<'_>, at: usize, i: usize) -> bool {
    const VERBS: [&str; 21] = [
        "arrives", "begin", "begins", "close", "closes", "convenes", "ends", "expires", "faces",
        "holds", "hosts", "leaves", "meets", "opens", "plays", "resume", "resumes", "returns",
        "start", "starts", "visits",
    ];
    /// Those that are no nouns, and may stand farther off.
    const FAR: [&str; 8] =
        ["begin", "begins", "convenes", "meets", "opens", "reopens", "resume", "resumes"];
    /// Tokens from the verb to the date.
    const REACH: usize = 8;
    let word = c.word(at);
    let phrase = match word {
        "take" | "takes" => matches!(c.word(at + 1), "effect" | "place"),
        "come" | "comes" => {
            c.word(at + 1) == "into" && matches!(c.word(at + 2), "effect" | "force")
        }
        "go" | "goes" => c.at(at + 1) == Class::On && c.word(at + 2) == "sale",
        "follow" | "follows" => c.at(at + 1) == Class::On,
        "run" | "runs" => matches!(c.at(at + 1), Class::From | Class::Until),
        _ => FAR.binary_search(&word).is_ok(),
    };
    at + 3 >= i && VERBS.binary_search(&word).is_ok() || at + REACH >= i && phrase
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
    !helped && !(first..end + 4).any(habit)
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

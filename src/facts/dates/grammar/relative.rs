//! References counted from the article's date or from a date named before: "last week", "that day".

use crate::calendar::Unit;
use crate::facts::dates::context_cues::is_money;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Direction, Origin, Part, Scope};
use crate::facts::dates::time_of_day::Clock;
use crate::facts::dates::token_class::Class;

use super::absolute;
use super::determiner::reach;
use super::months::month;
use super::numbers::day_of_month;
use super::parts_of_year::part_of;

/// "the third day of the strike", where the words before say which day that is: "Today is the third day of …",
/// "On 21 July, the fifth day of …".
pub(super) fn nth_day(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if is_own_day(c, i) {
        return Some((CalendarRef::shifted(Unit::Day, 0, Origin::Publication), i + 2));
    }
    if let Some(end) = running_day(c, i) {
        return Some((CalendarRef::shifted(Unit::Day, 0, Origin::Focus), end));
    }
    let nth = c.at(i) == Class::The
        && matches!(c.at(i + 1), Class::Ordinal(_) | Class::Final)
        && c.at(i + 2) == Class::Unit(Unit::Day)
        && c.at(i + 3) == Class::Of;
    if !nth || i < 2 {
        return None;
    }
    let dated = matches!(
        c.back(i, 2),
        Class::Number | Class::Nth | Class::Month(_) | Class::Weekday(_) | Class::Deictic(_)
    );
    let named = c.back(i, 1) == Class::Comma && dated;
    let is = matches!(c.word_back(i, 1), "is" | "'s" | "’s" | "It's" | "It’s" | "it's" | "it’s");
    let own = is
        && (c.back(i, 2) == Class::Deictic(0)
            || ["it", "this", "it's", "it’s"].iter().any(|subject| {
                [1, 2].iter().any(|n| c.word_back(i, *n).eq_ignore_ascii_case(subject))
            }));
    let from = match (named, own) {
        (true, _) => Origin::Mention,
        (_, true) => Origin::Publication,
        _ => return None,
    };
    Some((CalendarRef::shifted(Unit::Day, 0, from), i + 3))
}

/// The end of "a second consecutive day", "the third day running", "a fourth day in a row" behind "for": the day spoken
/// of, unless one ahead is named ("for a third straight day on Friday").
fn running_day(c: &Cursor<'_>, i: usize) -> Option<usize> {
    let determined = matches!(c.at(i), Class::The | Class::A) && c.back(i, 1) == Class::For;
    if !determined || !matches!(c.at(i + 1), Class::Ordinal(2..)) {
        return None;
    }
    let straight = matches!(c.word(i + 2), "consecutive" | "straight" | "successive");
    let end = i + 3 + usize::from(straight);
    let end = match (c.at(end - 1), c.word(end)) {
        (Class::Unit(Unit::Day), "running") => end + 1,
        (Class::Unit(Unit::Day), "in") if c.word(end + 2) == "row" => end + 3,
        (Class::Unit(Unit::Day), _) if straight => end,
        _ => return None,
    };
    (!matches!(c.at(end), Class::On | Class::Weekday(_) | Class::Deictic(_))).then_some(end)
}

/// Whether a diary says which day it is, as of a stay or a course: "It's our last day here", "today is my first day".
fn is_own_day(c: &Cursor<'_>, i: usize) -> bool {
    let day = matches!(c.at(i), Class::Last | Class::Final | Class::Ordinal(_))
        && c.at(i + 1) == Class::Unit(Unit::Day);
    let ours = matches!(c.word_back(i, 1), "my" | "our");
    let it_is = matches!(c.word_back(i, 2), "It's" | "It’s" | "it's" | "it’s");
    let is = matches!(c.word_back(i, 2), "is" | "'s" | "’s");
    let subject = c.back(i, 3) == Class::Deictic(0)
        || ["it", "this"].iter().any(|word| c.word_back(i, 3).eq_ignore_ascii_case(word));
    day && ours && (it_is || is && subject)
}

/// "year-end", "year end".
pub(super) fn year_end(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let at = c.skip(i + 1, Class::Dash);
    (c.at(at) == Class::End && c.word(at) == "end").then(|| {
        (CalendarRef::new(Part::Month(12), Scope::shift(Unit::Year, 0, Origin::Either)), at + 1)
    })
}

/// "last week", "this September", "that same day", "the next morning".
pub(super) fn determined(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if let Some(found) = part_of(c, i) {
        return Some(found);
    }
    let (by, from, at) = reach(c, i)?;
    let direction = match by {
        -1 => Direction::Past,
        0 => Direction::This,
        _ => Direction::Next,
    };
    let scope = match from {
        Origin::Discourse => Scope::NearestToMention(direction),
        _ => Scope::Nearest(direction),
    };
    match c.at(at) {
        Class::DayPart(_) if is_the_last(c, i, at) => None,
        Class::DayPart(part) => {
            // "this morning" is the writer's own, "that morning" the story's.
            let from = if from == Origin::Either { Origin::Publication } else { from };
            Some((CalendarRef::shifted(Unit::Day, by, from).with_clock(Clock::Part(part)), at + 1))
        }
        Class::Period | Class::Unit(Unit::Season) => None,
        // "our last day" is no yesterday, "the past decade" a length, "This Week" a programme.
        Class::Unit(Unit::Day)
            if matches!(
                c.at(at - 1),
                Class::Last | Class::Past | Class::Coming | Class::Current
            ) =>
        {
            None
        }
        Class::Unit(Unit::Decade | Unit::Century) if is_length_ahead(c, i, at) => None,
        Class::Unit(_)
            if c.capital(at)
                && c.capital(at - 1)
                && i > 0
                && !c.word(at).bytes().all(|b| b.is_ascii_uppercase()) =>
        {
            None
        }
        Class::Unit(Unit::Quarter) if c.at(at - 1) == Class::Latest => {
            Some((CalendarRef::shifted(Unit::Quarter, 0, Origin::Focus), at + 1))
        }
        Class::Unit(unit) => {
            if !unit.is_calendar() || c.word(at).starts_with("fortnight") {
                return None;
            }
            let end = at + 1;
            // "the next day or two", "the past week or so" are lengths.
            let counted = c.at(end) == Class::Or
                && (matches!(c.at(end + 1), Class::Cardinal(2)) || c.word(end + 1) == "so");
            if counted {
                return None;
            }
            // "up from last year's $5 million", of a quarter, means that quarter, as "a year ago" does.
            let figure = unit == Unit::Year && c.at(at - 1) == Class::Last;
            if figure && c.at(end) == Class::Clitic && is_money(c, end + 1) {
                let this = CalendarRef::shifted(unit, 0, Origin::Publication);
                return Some((CalendarRef { plus: Some((unit, by)), ..this }, end));
            }
            // "the same day as", "the last day of" depend on the words after them.
            let definite = c.at(i) == Class::The || c.back(i, 1) == Class::The;
            let leans = c.at(end) == Class::Of && (definite || c.at(end + 1) == Class::Number);
            // "that quarter" is the one named last, "the quarter" the one that a report is about.
            let named = unit == Unit::Quarter && c.at(i) == Class::That;
            let from = if named { Origin::Mention } else { from };
            (!leans).then(|| (CalendarRef::shifted(unit, by, from), end))
        }
        Class::Fiscal => {
            let (unit, end) = match c.at(at + 1) {
                Class::Unit(Unit::Year) => (Unit::Year, at + 2),
                Class::Unit(Unit::Quarter) => (Unit::Quarter, at + 2),
                _ => return None,
            };
            Some((CalendarRef::shifted(unit, by, from), end))
        }
        Class::Season(season) => Some((CalendarRef::new(Part::Season(season), scope), at + 1)),
        Class::Month(_) | Class::MonthShort(_) => {
            let (month, end) = month(c, at)?;
            if let Some((day, stop)) = day_of_month(c, end) {
                return Some((CalendarRef::new(Part::Day { month, day }, scope), stop));
            }
            Some((CalendarRef::new(Part::Month(month), scope), end))
        }
        // "the last Thursday of term", "the last Friday before the vote" are none of last week.
        Class::Weekday(_)
            if is_the_last(c, i, at)
                && matches!(c.at(at + 1), Class::Of | Class::Before | Class::After) =>
        {
            None
        }
        Class::Weekday(weekday) if c.capital(at) => {
            let dated = absolute::reference(c, at)
                .filter(|(reference, _)| matches!(reference.part, Part::Day { .. }));
            dated.or_else(|| {
                Some((CalendarRef::new(Part::Weekday(weekday), near(direction, from)), at + 1))
            })
        }
        Class::WeekdayShort(_) => {
            let (reference, end) = absolute::reference(c, at)?;
            Some((CalendarRef { scope: near(direction, from), ..reference }, end))
        }
        Class::Ordinal(1..=4) if direction != Direction::Next || from != Origin::Discourse => None,
        _ => None,
    }
}

/// Whether a decade or century is a length: "the past decade", "for the next decade".
fn is_length_ahead(c: &Cursor<'_>, i: usize, at: usize) -> bool {
    let begin = i - usize::from(i > 0 && c.at(i) != Class::The);
    let lasts = matches!(c.back(begin, 1), Class::For | Class::More) && c.at(begin) == Class::The;
    match c.at(at - 1) {
        Class::Past => true,
        Class::Next | Class::Coming => lasts,
        _ => false,
    }
}

/// "the last night" of something is no yesterday.
fn is_the_last(c: &Cursor<'_>, i: usize, at: usize) -> bool {
    (c.at(i) == Class::The || c.back(i, 1) == Class::The) && c.back(at, 1) == Class::Last
}

/// A weekday's scope: one "following" a date of the text is counted from that.
fn near(direction: Direction, from: Origin) -> Scope {
    match (direction, from) {
        (Direction::Next, Origin::Discourse) => Scope::shift(Unit::Week, 1, Origin::Discourse),
        _ => Scope::Nearest(direction),
    }
}

/// "the quarter", "the weekend": the one mentioned before.
pub(super) fn the_unit(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.at(i) != Class::The {
        return None;
    }
    let full = matches!(c.at(i + 1), Class::Full);
    let at = i + 1 + usize::from(full);
    let end = at + 1;
    // "profit for the quarter of £20 million".
    let amount = c.at(at) == Class::Unit(Unit::Quarter) && is_money(c, end + 1);
    if c.at(end) == Class::Of && !amount || c.at(end) == Class::Dash && c.glued(end) {
        return None;
    }
    // "the quarter just ended".
    let over = c.word(end) == "just" && matches!(c.word(end + 1), "closed" | "completed" | "ended");
    match c.at(at) {
        Class::Unit(Unit::Quarter) if over => {
            Some((CalendarRef::shifted(Unit::Quarter, 0, Origin::Focus), end))
        }
        Class::Unit(Unit::Quarter) => {
            Some((CalendarRef::shifted(Unit::Quarter, 0, Origin::Discourse), end))
        }
        Class::Unit(Unit::Year) if full => {
            Some((CalendarRef::shifted(Unit::Year, 0, Origin::Either), end))
        }
        Class::Fiscal if c.at(end) == Class::Unit(Unit::Year) => {
            Some((CalendarRef::shifted(Unit::Year, 0, Origin::Either), end + 1))
        }
        Class::Unit(Unit::Weekend) => {
            Some((CalendarRef::shifted(Unit::Weekend, -1, Origin::Either), end))
        }
        Class::Unit(unit @ (Unit::Year | Unit::Week | Unit::Month | Unit::Day)) => {
            let (by, stop) = match c.at(end) {
                // "the week before that".
                Class::Before if c.at(end + 1) == Class::That && ends_after_that(c, end + 2) => {
                    (-1, end + 2)
                }
                Class::After if c.at(end + 1) == Class::That && ends_after_that(c, end + 2) => {
                    (1, end + 2)
                }
                Class::Before | Class::Earlier if !c.lower(end + 1) => (-1, end + 1),
                Class::After | Class::Later if !c.lower(end + 1) => (1, end + 1),
                Class::Previous if c.at(end + 1) != Class::To => (-1, end + 1),
                Class::Following if !c.lower(end + 1) => (1, end + 1),
                _ if is_of_focus(c, i, end, unit) => {
                    let from = if unit <= Unit::Week { Origin::Focus } else { Origin::Either };
                    return Some((CalendarRef::shifted(unit, 0, from), end));
                }
                _ => return None,
            };
            Some((CalendarRef::shifted(unit, by, Origin::Discourse), stop))
        }
        _ => None,
    }
}

/// Whether no noun follows "that" at the end of "the year after that", "the week before that one".
fn ends_after_that(c: &Cursor<'_>, i: usize) -> bool {
    !c.lower(i)
        || c.at(i) != Class::Other
        || matches!(c.word(i), "we" | "they" | "he" | "she" | "it" | "one")
}

/// Whether the words before "the year" make it the one spoken of: "for the week", "its low for the year",
/// "the heaviest rain of the day", "ended the day".
fn is_of_focus(c: &Cursor<'_>, i: usize, end: usize, unit: Unit) -> bool {
    let goes_on =
        matches!(c.at(end), Class::That | Class::Before | Class::After | Class::Dash | Class::End)
            || c.at(end) == Class::Other
                && c.lower(end)
                && !matches!(c.word(end), "with" | "up" | "down" | "higher" | "lower");
    if i == 0 {
        return false;
    }
    let superlative = |n: usize| {
        let word = c.word_back(i, n);
        matches!(word, "most" | "best" | "worst" | "busiest" | "rest")
            || word.len() > 5 && word.ends_with("est") && c.back(i, n + 1) == Class::The
    };
    match c.back(i, 1) {
        Class::For => !goes_on,
        Class::Of => (2..5).any(superlative),
        Class::End | Class::Other => {
            let verb = c.word_back(i, 1);
            !goes_on
                && unit == Unit::Day
                && ["close", "end", "finish"].iter().any(|v| verb.starts_with(v))
        }
        _ => false,
    }
}

/// "the Sunday before last", "the week before last", "the weekend after next".
pub(super) fn before_last(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let at = c.skip(i, Class::The);
    let (by, direction) = match (c.at(at + 1), c.at(at + 2)) {
        (Class::Before, Class::Last) => (-1, Direction::Past),
        (Class::After, Class::Next) => (1, Direction::Next),
        _ => return None,
    };
    let end = at + 3;
    if matches!(c.at(end), Class::Unit(_) | Class::Weekday(_) | Class::Month(_)) {
        return None;
    }
    match c.at(at) {
        Class::Unit(unit) if unit.is_calendar() => {
            Some((CalendarRef::shifted(unit, 2 * by, Origin::Publication), end))
        }
        Class::Weekday(weekday) => {
            let nearest = CalendarRef::new(Part::Weekday(weekday), Scope::Nearest(direction));
            Some((CalendarRef { plus: Some((Unit::Week, by)), ..nearest }, end))
        }
        _ => None,
    }
}

/// "Monday week": a week after the next one.
pub(super) fn weekday_week(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let Class::Weekday(weekday) = c.at(i) else { return None };
    let week = c.word(i + 1) == "week" && !(c.at(i + 2) == Class::Dash && c.glued(i + 2));
    let next = CalendarRef::new(Part::Weekday(weekday), Scope::Nearest(Direction::Next));
    let noun = c.lower(i + 2) && c.at(i + 2) == Class::Other;
    (week && c.capital(i) && !noun)
        .then(|| (CalendarRef { plus: Some((Unit::Week, 1)), ..next }, i + 2))
}

/// "[the end of] the year": the unit of the date mentioned before.
pub(super) fn spoken_of(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.at(i) != Class::The {
        return None;
    }
    match c.at(i + 1) {
        Class::Unit(
            unit @ (Unit::Year
            | Unit::Month
            | Unit::Week
            | Unit::Quarter
            | Unit::Decade
            | Unit::Century
            | Unit::Day
            | Unit::Weekend),
        ) => {
            let from = if unit == Unit::Day { Origin::Discourse } else { Origin::Either };
            Some((CalendarRef::shifted(unit, 0, from), i + 2))
        }
        _ => None,
    }
}

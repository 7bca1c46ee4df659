//! References counted from the article's date or from a date named before: "last week", "that day".

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Direction, Origin, Part, Scope};
use crate::facts::dates::time_of_day::Clock;
use crate::facts::dates::token_class::Class;

use super::absolute;
use super::determiner::reach;
use super::numbers::day_of_month;

/// "the day before yesterday", "the day after tomorrow".
pub(super) fn around_today(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let by = match (c.at(i + 1), c.at(i + 2)) {
        (Class::Before, Class::Deictic(-1)) => -2,
        (Class::After, Class::Deictic(1)) => 2,
        _ => return None,
    };
    Some((CalendarRef::shifted(Unit::Day, by, Origin::Publication), i + 3))
}

/// "year-end", "year end".
pub(super) fn year_end(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let at = c.skip(i + 1, Class::Dash);
    (c.at(at) == Class::End && c.word(at) == "end").then(|| {
        (CalendarRef::new(Part::Month(12), Scope::shift(Unit::Year, 0, Origin::Either)), at + 1)
    })
}

/// "year-earlier", "year-ago", "the year-ago quarter".
pub(super) fn year_earlier(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.at(i + 1) != Class::Dash || !matches!(c.at(i + 2), Class::Earlier | Class::Ago) {
        return None;
    }
    let year = Scope::shift(Unit::Year, -1, Origin::Discourse);
    Some(match c.at(i + 3) {
        Class::Unit(Unit::Quarter) => {
            (CalendarRef::shifted(Unit::Quarter, -4, Origin::Discourse), i + 4)
        }
        Class::Period | Class::Unit(Unit::Month) => (keeps_grain(Unit::Year, -1), i + 4),
        Class::Ordinal(nth @ 1..=4) if c.at(i + 4) == Class::Unit(Unit::Quarter) => {
            (CalendarRef::new(Part::Quarter(nth), year), i + 5)
        }
        _ => (keeps_grain(Unit::Year, -1), i + 3),
    })
}

/// A shift that keeps the grain of the date it is counted from ("a year earlier").
pub(super) fn keeps_grain(unit: Unit, by: i32) -> CalendarRef {
    let same = CalendarRef::shifted(Unit::Day, 0, Origin::Discourse);
    CalendarRef { plus: Some((unit, by)), ..same }
}

/// "last week", "this September", "that same day", "the next morning".
pub(super) fn determined(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (by, from, at) = reach(c, i)?;
    let direction = match by {
        -1 => Direction::Past,
        0 => Direction::This,
        _ => Direction::Next,
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
        Class::Unit(Unit::Decade | Unit::Century) if c.at(at - 1) == Class::Past => None,
        Class::Unit(_)
            if c.capital(at)
                && c.capital(at - 1)
                && i > 0
                && !c.word(at).bytes().all(|b| b.is_ascii_uppercase()) =>
        {
            None
        }
        Class::Unit(Unit::Quarter) if c.at(at - 1) == Class::Latest => {
            Some((CalendarRef::shifted(Unit::Quarter, 0, Origin::Discourse), at + 1))
        }
        Class::Unit(unit) => {
            if !unit.is_calendar() {
                return None;
            }
            let end = at + 1;
            // "this year's third quarter".
            if unit == Unit::Year
                && c.at(end) == Class::Clitic
                && let Some((part, stop)) = part_of_year(c, end + 1)
            {
                return Some((CalendarRef::new(part, Scope::shift(Unit::Year, by, from)), stop));
            }
            // "the same day as", "the last day of" depend on the words after them.
            let leans =
                c.at(end) == Class::Of && (c.at(i) == Class::The || c.back(i, 1) == Class::The);
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
        Class::Season(season) => {
            let scope = if from == Origin::Discourse {
                Scope::NearestToMention(direction)
            } else {
                Scope::Nearest(direction)
            };
            Some((CalendarRef::new(Part::Season(season), scope), at + 1))
        }
        Class::Month(_) | Class::MonthShort(_) => {
            let (month, end) = absolute::month(c, at)?;
            if let Some((day, stop)) = day_of_month(c, end) {
                return Some((
                    CalendarRef::new(Part::Day { month, day }, Scope::Nearest(direction)),
                    stop,
                ));
            }
            Some((CalendarRef::new(Part::Month(month), Scope::Nearest(direction)), end))
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

/// A quarter, half, month or season after "this year's".
fn part_of_year(c: &Cursor<'_>, i: usize) -> Option<(Part, usize)> {
    match (c.at(i), c.at(i + 1)) {
        (Class::Ordinal(nth @ 1..=4), Class::Unit(Unit::Quarter)) => {
            Some((Part::Quarter(nth), i + 2))
        }
        (Class::Ordinal(nth @ 1..=2), Class::Half) => Some((Part::Half(nth), i + 2)),
        (Class::Season(season), _) => Some((Part::Season(season), i + 1)),
        _ => None,
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
    if c.at(end) == Class::Of || c.at(end) == Class::Dash && c.glued(end) {
        return None;
    }
    match c.at(at) {
        Class::Unit(Unit::Quarter) => {
            Some((CalendarRef::shifted(Unit::Quarter, 0, Origin::Discourse), end))
        }
        Class::Unit(Unit::Year) if full => {
            Some((CalendarRef::shifted(Unit::Year, 0, Origin::Either), end))
        }
        Class::Fiscal if c.at(end) == Class::Unit(Unit::Year) => {
            Some((CalendarRef::shifted(Unit::Year, 0, Origin::Either), end + 1))
        }
        Class::Unit(Unit::Day) if is_closing_the_day(c, i, end) => {
            Some((CalendarRef::shifted(Unit::Day, 0, Origin::Discourse), end))
        }
        Class::Unit(Unit::Weekend) => {
            Some((CalendarRef::shifted(Unit::Weekend, -1, Origin::Either), end))
        }
        Class::Unit(unit @ (Unit::Year | Unit::Week | Unit::Month | Unit::Day)) => {
            let (by, stop) = match c.at(end) {
                Class::Before | Class::Earlier if !c.lower(end + 1) => (-1, end + 1),
                Class::After | Class::Later if !c.lower(end + 1) => (1, end + 1),
                _ => return None,
            };
            Some((CalendarRef::shifted(unit, by, Origin::Discourse), stop))
        }
        _ => None,
    }
}

/// "to end", "finish", "for": words before "the day" that make it the day mentioned before.
fn is_closing_the_day(c: &Cursor<'_>, i: usize, end: usize) -> bool {
    const CLOSING: [&str; 9] =
        ["close", "closed", "end", "ended", "ending", "finish", "finished", "finishing", "for"];
    let goes_on = matches!(c.at(end), Class::That | Class::Before | Class::After)
        || c.at(end) == Class::Other
            && c.lower(end)
            && !matches!(c.word(end), "with" | "up" | "down" | "higher" | "lower");
    i > 0 && !goes_on && CLOSING.binary_search(&c.word(i - 1).to_ascii_lowercase().as_str()).is_ok()
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

//! Calendar references of every kind, and those counted from one: "two days after 5 May".

use crate::calendar::{Unit, Weekday};
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{
    CalendarRef, Count, Direction, Duration, Origin, Part, Scope,
};
use crate::facts::dates::time_of_day::{Clock, DayPart};
use crate::facts::dates::token_class::Class;

use super::comparison::{keeps_grain, same_part, without_unit, year_earlier};
use super::counts::{self, hedge};
use super::relative::{before_last, determined, nth_day, the_unit, weekday_week, year_end};
use super::{absolute, named_day, numeric};

/// A reference without a modifier.
pub(super) fn reference(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    any_reference(c, i, true)
}

/// A reference that is no offset from another one, so that "a day before a day before" ends.
fn no_offset(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let counts = matches!(
        c.at(i),
        Class::A
            | Class::Approx
            | Class::At
            | Class::Cardinal(_)
            | Class::Couple
            | Class::Half
            | Class::Less
            | Class::More
            | Class::Number
            | Class::Scale(_)
            | Class::Up
            | Class::Vaguely
    );
    any_reference(c, i, !counts)
}

/// A reference; `relative` where it may be counted from another date.
fn any_reference(c: &Cursor<'_>, i: usize, relative: bool) -> Option<(CalendarRef, usize)> {
    numeric::date(c, i)
        .or_else(|| numeric::with_month_name(c, i))
        .or_else(|| if relative { relative_reference(c, i) } else { None })
        .or_else(|| absolute::reference(c, i))
        .or_else(|| named_day::reference(c, i))
}

/// A reference counted from another date.
fn relative_reference(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if let Some(found) = before_last(c, i).or_else(|| nth_day(c, i)).or_else(|| same_part(c, i)) {
        return Some(found);
    }
    match c.at(i) {
        Class::Weekday(_) => weekday_week(c, i).or_else(|| weekday_ago(c, i)),
        Class::Deictic(days) => {
            Some((CalendarRef::shifted(Unit::Day, i32::from(days), Origin::Publication), i + 1))
        }
        Class::Tonight => {
            let today = CalendarRef::shifted(Unit::Day, 0, Origin::Publication);
            Some((today.with_clock(Clock::Part(DayPart::Night)), i + 1))
        }
        Class::The if c.at(i + 1) == Class::Unit(Unit::Day) => {
            around_day(c, i + 1).or_else(|| the_unit(c, i))
        }
        Class::The if c.at(i + 1) == Class::Unit(Unit::Year) && c.at(i + 2) == Class::Dash => {
            year_earlier(c, i + 1)
        }
        Class::Unit(Unit::Day) => around_day(c, i),
        Class::Unit(Unit::Year) => year_end(c, i).or_else(|| year_earlier(c, i)),
        Class::The
        | Class::Corresponding
        | Class::That
        | Class::This
        | Class::Same
        | Class::Last
        | Class::Next
        | Class::Past
        | Class::Previous
        | Class::Following
        | Class::Coming
        | Class::Current
        | Class::Latest => determined(c, i)
            .or_else(|| counted(c, i))
            .or_else(|| the_unit(c, i))
            .or_else(|| without_unit(c, i)),
        _ => counted(c, i),
    }
}

/// "the day before yesterday", "the day after tomorrow", "the day before Christmas".
fn around_day(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let by = match c.at(i + 1) {
        Class::Before => -1,
        Class::After => 1,
        _ => return None,
    };
    if c.at(i + 2) == Class::Deictic(by) {
        let day = CalendarRef::shifted(Unit::Day, 2 * i32::from(by), Origin::Publication);
        return Some((day, i + 3));
    }
    let begins = matches!(
        c.at(i + 2),
        Class::Last
            | Class::Next
            | Class::Named
            | Class::Month(_)
            | Class::MonthShort(_)
            | Class::Weekday(_)
            | Class::Number
    );
    let (day, end) = no_offset(c, i + 2).filter(|_| begins)?;
    let single = day.is_day() && day.plus.is_none() && day.clock.is_none();
    single.then_some((CalendarRef { plus: Some((Unit::Day, i32::from(by))), ..day }, end))
}

/// "five years ago", "a year earlier", "two days later", "ten days after the 5th of May".
fn counted(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (start, _) = hedge(c, i);
    let (Duration { count, unit }, end) = counts::counted(c, start)?;
    if c.at(end) == Class::Ago
        && let Count::AndHalf(number) = count
        && let Some((unit, by)) = halves(i32::try_from(number).ok()?, unit)
    {
        return Some((CalendarRef::shifted(unit, -by, Origin::Publication), end + 1));
    }
    let Count::Of(number) = count else { return None };
    let number = i32::try_from(number).ok()?;
    if !unit.is_calendar() {
        return None;
    }
    let so = c.at(end) == Class::Or && c.word(end + 1) == "so";
    let at = if so { end + 2 } else { end };
    Some(match c.at(at) {
        // "a decade ago" is ten years ago, "two decades ago" a decade.
        Class::Ago if unit == Unit::Decade && number == 1 => {
            (CalendarRef::shifted(Unit::Year, -10, Origin::Publication), at + 1)
        }
        Class::Ago if c.at(at + 1) == Class::To && c.word(at + 3) == "day" => {
            let today = CalendarRef::shifted(Unit::Day, 0, Origin::Publication);
            (CalendarRef { plus: Some((unit, -number)), ..today }, at + 4)
        }
        Class::Ago if unit == Unit::Week && on_weekday(c, at + 1).is_some() => {
            let (weekday, end) = on_weekday(c, at + 1)?;
            (of_week(weekday, -number), end)
        }
        // "a year ago" may mean the same quarter of last year; "last year" never does.
        Class::Ago if unit == Unit::Year && number == 1 => {
            let this = CalendarRef::shifted(Unit::Year, 0, Origin::Publication);
            (CalendarRef { plus: Some((Unit::Year, -1)), ..this }, at + 1)
        }
        Class::Ago => (CalendarRef::shifted(unit, -number, Origin::Publication), at + 1),
        // "in two weeks' time".
        Class::Clitic | Class::Apostrophe
            if at == end && c.word(at + 1) == "time" && c.back(i, 1) == Class::In =>
        {
            (CalendarRef::shifted(unit, number, Origin::Publication), at + 2)
        }
        // "earlier than usual" compares.
        Class::Earlier | Class::Later if c.at(at + 1) == Class::Than => return None,
        Class::Earlier => (from_text(unit, -number), at + 1),
        Class::Previous if !c.lower(at + 1) => (from_text(unit, -number), at + 1),
        Class::Later => (from_text(unit, number), at + 1),
        // "a week from Thursday", "two days from tomorrow".
        Class::From if matches!(c.at(at + 1), Class::Weekday(_) | Class::Deictic(0 | 1)) => {
            let (day, stop) = reference(c, at + 1).filter(|(day, _)| day.plus.is_none())?;
            let scope = match (day.part, day.scope) {
                (Part::Weekday(_), Scope::Open) => Scope::Nearest(Direction::Next),
                (Part::Whole, scope) => scope,
                _ => return None,
            };
            (CalendarRef { scope, plus: Some((unit, number)), ..day }, stop)
        }
        Class::From if c.at(at + 1) == Class::Now => {
            (CalendarRef::shifted(unit, number, Origin::Publication), at + 2)
        }
        Class::Before | Class::After => {
            let by = if c.at(at) == Class::Before { -number } else { number };
            if let Some((reference, stop)) = no_offset(c, at + 1)
                && reference.plus.is_none()
                && (unit >= Unit::Month || reference.is_day())
            {
                return Some((CalendarRef { plus: Some((unit, by)), ..reference }, stop));
            }
            // "two days before." is counted from the previous date, "two days before he left" from an event.
            let ends = at + 1 >= c.tokens.len()
                || matches!(
                    c.at(at + 1),
                    Class::Comma
                        | Class::Dot
                        | Class::Mark
                        | Class::Close
                        | Class::And
                        | Class::In
                        | Class::On
                        | Class::At
                );
            let counts = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
            if !ends && counts && start == i {
                return Some((CalendarRef::shifted(unit, by, Origin::Event), at));
            }
            if !ends {
                return None;
            }
            (from_text(unit, by), at + 1)
        }
        _ => return None,
    })
}

/// So many units and a half, in whole smaller ones: "a year and a half" is 18 months.
fn halves(number: i32, unit: Unit) -> Option<(Unit, i32)> {
    let (smaller, each) = match unit {
        Unit::Year => (Unit::Month, 12),
        Unit::Decade => (Unit::Year, 10),
        Unit::Century => (Unit::Year, 100),
        _ => return None,
    };
    Some((smaller, number.checked_mul(each)? + each / 2))
}

/// "Thursday", "on Friday" behind "two weeks ago".
fn on_weekday(c: &Cursor<'_>, i: usize) -> Option<(Weekday, usize)> {
    let at = c.skip(i, Class::On);
    match c.at(at) {
        Class::Weekday(weekday) if c.capital(at) => Some((weekday, at + 1)),
        _ => None,
    }
}

/// "Tuesday a week ago".
fn weekday_ago(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (weekday, at) = on_weekday(c, i)?;
    let (Duration { count: Count::Of(number), unit: Unit::Week }, end) = counts::counted(c, at)?
    else {
        return None;
    };
    let number = i32::try_from(number).ok()?;
    (c.at(end) == Class::Ago).then(|| (of_week(weekday, -number), end + 1))
}

/// A weekday of the week so many from the article's.
fn of_week(weekday: Weekday, by: i32) -> CalendarRef {
    CalendarRef::new(Part::Weekday(weekday), Scope::shift(Unit::Week, by, Origin::Publication))
}

/// A shift from a date of the text: years and months keep the grain of that date.
fn from_text(unit: Unit, by: i32) -> CalendarRef {
    match unit {
        Unit::Year | Unit::Month => keeps_grain(unit, by),
        // "a decade earlier" is ten years earlier, "two decades" a decade.
        Unit::Decade if by.abs() == 1 => keeps_grain(unit, by),
        _ => CalendarRef::shifted(unit, by, Origin::Discourse),
    }
}

//! Dates of one word: ISO 8601, day/month/year in either order, and "09-JAN-2017".

use crate::calendar::{Date, Period};
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Part, Scope};
use crate::facts::dates::time_of_day::Clock;
use crate::facts::dates::token_class::Class;

/// "09-JAN-2017", "2-May-16", "9/Jan/2017", "2017-Jan-09": a month's name between two numbers.
pub(super) fn with_month_name(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let mark = c.at(i + 1);
    let joined = (1..=4).all(|n| c.glued(i + n));
    let went_on = c.number_went_on(i) || c.glued(i) && c.back(i, 1) == Class::Dash;
    if !joined || went_on || !matches!(mark, Class::Dash | Class::Slash) || c.at(i + 3) != mark {
        return None;
    }
    let (Class::Month(month) | Class::MonthShort(month)) = c.at(i + 2) else { return None };
    let ((first, before), (last, after)) = (c.number(i)?, c.number(i + 4)?);
    let goes_on = c.glued(i + 5)
        && matches!(c.at(i + 5), Class::Dash | Class::Slash | Class::Number | Class::Other);
    let (year, day) = match (before, after) {
        _ if goes_on => return None,
        (1 | 2, 4) => (last, first),
        (1 | 2, 2) => (full_year(last), first),
        (4, 1 | 2) => (first, last),
        _ => return None,
    };
    Some((day_of_year(year, month.into(), day)?, i + 5))
}

/// A year of two digits.
const fn full_year(short: u32) -> u32 {
    if short < 50 { short + 2000 } else { short + 1900 }
}

/// "20240305", as files and backups are named.
fn eight_digits(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (number, 8) = c.number(i)? else { return None };
    let recent = (1900..=2100).contains(&(number / 10_000));
    let reference = day(number / 10_000, number / 100 % 100, number % 100).filter(|_| recent)?;
    let goes_on = c.number_goes_on(i) || c.glued(i + 1) && c.at(i + 1) == Class::Number;
    (!goes_on).then_some((reference, i + 1))
}

/// Reads a date of digits at `i`.
pub(super) fn date(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.at(i) != Class::Number
        || c.number_went_on(i)
        || (c.glued(i) && c.back(i, 1) == Class::Dash)
    {
        return None;
    }
    if let Some(found) = eight_digits(c, i) {
        return Some(found);
    }
    let (first, digits) = c.number(i)?;
    let mark = c.at(i + 1);
    let joined = (1..=4).all(|n| c.glued(i + n));
    if !joined || !matches!(mark, Class::Dash | Class::Slash | Class::Dot) || c.at(i + 3) != mark {
        return None;
    }
    let ((second, two), (third, last)) = (c.number(i + 2)?, c.number(i + 4)?);
    if two > 2
        || c.glued(i + 5) && matches!(c.at(i + 5), Class::Dash | Class::Slash | Class::Number)
    {
        return None;
    }
    if digits == 4 {
        if mark == Class::Dot || last > 2 {
            return None;
        }
        let reference = day_of_year(first, second, third)?;
        return Some(iso_clock(c, reference, i + 5));
    }
    if digits > 2 || !(last == 4 || last == 2 && mark == Class::Slash) {
        return None;
    }
    let year = match last {
        4 => third,
        _ => full_year(third),
    };
    let reference =
        if mark == Class::Dot { day(year, second, first) } else { figures(year, first, second) };
    // "31/06/2023" is no day in either order, and a slip that the reader should see.
    let slip = || {
        let (month, day) = if first > 12 { (second, first) } else { (first, second) };
        day_of_year(year, month, day).filter(|_| last == 4)
    };
    Some((reference.or_else(slip)?, i + 5))
}

/// A day of a year; one that the month does not have stays as it is written, for a warning.
fn day_of_year(year: u32, month: u32, number: u32) -> Option<CalendarRef> {
    if let Some(reference) = day(year, month, number) {
        return Some(reference);
    }
    let fits =
        (1000..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&number);
    let part = Part::Day { month: u8::try_from(month).ok()?, day: u8::try_from(number).ok()? };
    let year = Period::year(i32::try_from(year).ok()?);
    fits.then(|| CalendarRef::new(part, Scope::At(year)))
}

/// Day and month in either order, where one of both is a day of the year.
fn figures(year: u32, first: u32, second: u32) -> Option<CalendarRef> {
    day(year, first, second).or_else(|| day(year, second, first))?;
    let part =
        Part::Figures { first: u8::try_from(first).ok()?, second: u8::try_from(second).ok()? };
    Some(CalendarRef::new(part, Scope::At(Period::year(i32::try_from(year).ok()?))))
}

fn day(year: u32, month: u32, day: u32) -> Option<CalendarRef> {
    let date =
        Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (1000..=2100).contains(&year).then(|| CalendarRef::at(Period::day(date)))
}

/// "T10:00Z" after an ISO date.
fn iso_clock(c: &Cursor<'_>, reference: CalendarRef, end: usize) -> (CalendarRef, usize) {
    let hour = if c.glued(end) && c.word(end) == "T" { c.number(end + 1) } else { None };
    let minute = if c.at(end + 2) == Class::Colon { c.number(end + 3) } else { None };
    let (Some((hour @ 0..=23, 2)), Some((minute @ 0..=59, 2))) = (hour, minute) else {
        return (reference, end);
    };
    let utc = c.glued(end + 4) && c.word(end + 4) == "Z";
    let (hour, minute) = (u8::try_from(hour).unwrap_or(0), u8::try_from(minute).unwrap_or(0));
    (reference.with_clock(Clock::At(hour, minute, utc)), end + 4 + usize::from(utc))
}

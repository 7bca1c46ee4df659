//! Dates in digits: ISO 8601, and day/month/year in either order.

use crate::calendar::{Date, Period};
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::CalendarRef;
use crate::facts::dates::time_of_day::Clock;
use crate::facts::dates::token_class::Class;

/// Reads a date of digits at `i`.
pub(super) fn date(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.at(i) != Class::Number
        || c.number_went_on(i)
        || (c.glued(i) && c.back(i, 1) == Class::Dash)
    {
        return None;
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
        let reference = day(first, second, third)?;
        return Some(iso_clock(c, reference, i + 5));
    }
    if digits > 2 || !(last == 4 || last == 2 && mark == Class::Slash) {
        return None;
    }
    let year = match last {
        4 => third,
        _ if third < 50 => third + 2000,
        _ => third + 1900,
    };
    // Month first as in American papers, unless only the other order is a date.
    let reference = if mark == Class::Dot {
        day(year, second, first)
    } else {
        day(year, first, second).or_else(|| day(year, second, first))
    };
    Some((reference?, i + 5))
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

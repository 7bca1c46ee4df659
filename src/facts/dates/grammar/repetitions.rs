//! Repetitions: "every day", "each Thursday", "weekly", "Tuesday nights".

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{Count, Duration, Part, Recurrence, TimeExpr};
use crate::facts::dates::time_of_day::DayPart;
use crate::facts::dates::token_class::Class;

use super::counts::counted;
use super::parsed::Parsed;

/// "every day", "each Thursday", "daily", "per month", "Tuesday nights".
pub(super) fn rate(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let every = |count, unit, end| {
        Some(Parsed::new(TimeExpr::Recurrence(Recurrence::Every(Duration { count, unit })), end))
    };
    match c.at(i) {
        Class::Recurrence(unit) => every(Count::Of(1), unit, i + 1),
        Class::Per => match c.at(i + 1) {
            Class::Unit(unit) => every(Count::Of(1), unit, i + 2),
            _ => None,
        },
        Class::Each => match c.at(i + 1) {
            Class::Unit(unit) if c.word(i + 1) != "fortnight" => every(Count::Of(1), unit, i + 2),
            Class::DayPart(_) => every(Count::Of(1), Unit::Day, i + 2),
            Class::Weekday(weekday) => {
                Some(Parsed::new(TimeExpr::Recurrence(Recurrence::Weekday(weekday, None)), i + 2))
            }
            Class::Month(month) if c.capital(i + 1) => {
                let yearly = Recurrence::Yearly(Part::Month(month));
                Some(Parsed::new(TimeExpr::Recurrence(yearly), i + 2))
            }
            Class::Season(season) => {
                let yearly = Recurrence::Yearly(Part::Season(season));
                Some(Parsed::new(TimeExpr::Recurrence(yearly), i + 2))
            }
            // "every other Thursday", "every second week".
            Class::Other | Class::Ordinal(2) if matches!(c.word(i + 1), "other" | "second") => {
                match c.at(i + 2) {
                    Class::Weekday(weekday) => {
                        let weekly = Recurrence::Weekday(weekday, None);
                        Some(Parsed::new(TimeExpr::Recurrence(weekly), i + 3))
                    }
                    Class::Unit(unit) => every(Count::Of(2), unit, i + 3),
                    _ => None,
                }
            }
            Class::Unit(unit) if c.word(i + 1) == "fortnight" => every(Count::Of(2), unit, i + 2),
            _ => {
                let (length, end) = counted(c, i + 1)?;
                every(length.count, length.unit, end)
            }
        },
        // "on a Monday".
        Class::A if c.back(i, 1) == Class::On => match c.at(i + 1) {
            Class::Weekday(weekday) if c.capital(i + 1) => {
                Some(Parsed::new(TimeExpr::Recurrence(Recurrence::Weekday(weekday, None)), i + 2))
            }
            _ => None,
        },
        Class::Weekdays(weekday) if c.capital(i) => {
            Some(Parsed::new(TimeExpr::Recurrence(Recurrence::Weekday(weekday, None)), i + 1))
        }
        _ => None,
    }
}

/// "Tuesday nights", "Sunday mornings", and each day of "Monday, Tuesday and holiday evenings".
pub(super) fn weekly(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    /// Days of a list.
    const MOST: usize = 6;
    let Class::Weekday(weekday) = c.at(i) else { return None };
    let every = |part, end| {
        let weekly = Recurrence::Weekday(weekday, Some(part));
        Some(Parsed::new(TimeExpr::Recurrence(weekly), end))
    };
    if let Some(part) = parts_of_days(c.word(i + 1)) {
        return every(part, i + 2);
    }
    let mut at = i + 1;
    for _ in 0..MOST {
        if !matches!(c.at(at), Class::Comma | Class::And | Class::Or) {
            return None;
        }
        at += 1;
        at = c.skip(at, Class::And);
        let day = matches!(c.at(at), Class::Weekday(_)) || c.at(at) == Class::Other && c.lower(at);
        if !day {
            return None;
        }
        at += 1;
        if let Some(part) = parts_of_days(c.word(at)) {
            return every(part, i + 1);
        }
    }
    None
}

/// The part of each of several days: "evenings".
fn parts_of_days(word: &str) -> Option<DayPart> {
    Some(match word {
        "mornings" => DayPart::Morning,
        "afternoons" => DayPart::Afternoon,
        "evenings" => DayPart::Evening,
        "nights" => DayPart::Night,
        _ => return None,
    })
}

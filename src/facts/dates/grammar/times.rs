//! Times of day, alone and joined to their date.

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{
    CalendarRef, Count, Duration, Origin, Recurrence, Scope, TimeExpr,
};
use crate::facts::dates::time_of_day::{Clock, DayPart};
use crate::facts::dates::token_class::Class;
use crate::text::tokens::Case;

use super::parsed::Parsed;
use super::reference::reference;

/// Reads a time of day at `i` and the date after it.
pub(super) fn clock_expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (clock, end) = clock(c, i).or_else(|| early_hours(c, i)).or_else(|| part_of(c, i))?;
    let found = |reference: CalendarRef, end| {
        Some(Parsed::new(TimeExpr::Calendar(reference.with_clock(clock)), end))
    };
    // "10:35 a.m. (0735 GMT) Friday".
    let beside = other_zone(c, end).unwrap_or(end);
    let aside = beside > end;
    if aside
        && let Some((date, stop)) = reference(c, beside)
        && date.is_day()
    {
        return found(date, stop);
    }
    let joint = matches!(c.at(end), Class::Comma | Class::On | Class::Of | Class::In);
    let at = end + usize::from(joint);
    if let Some((date, stop)) = reference(c, at)
        // "6:30 a.m. the following morning": the part of the day is named twice.
        && (date.clock.is_none() || matches!(date.clock, Some(Clock::Part(_))))
        && date.is_day()
        // "noon, Friday" is one time; "at noon, 5 May was" is too rare to split.
        && (c.at(end) != Class::In)
    {
        // "3:30 Tuesday morning".
        let stop = stop + usize::from(matches!(c.at(stop), Class::DayPart(_)) && !c.capital(stop));
        return found(date, stop);
    }
    match clock {
        // "at five o'clock every morning".
        Clock::At(..) if c.at(end) == Class::Each => {
            let day = Duration { count: Count::Of(1), unit: Unit::Day };
            Some(Parsed::new(TimeExpr::Recurrence(Recurrence::Every(day)), end))
        }
        Clock::At(..) => found(today(), beside),
        // "overnight", "in the early hours".
        Clock::Part(_) if !matches!(c.at(end - 1), Class::DayPart(_)) => found(today(), end),
        Clock::Part(_) => {
            let alone = !(c.capital(end - 1) && i > 0)
                && matches!(clock, Clock::Part(DayPart::Noon | DayPart::Midnight))
                && matches!(
                    c.back(i, 1),
                    Class::At | Class::By | Class::Until | Class::Before | Class::After
                );
            // "by mid afternoon", "in early evening".
            let hedged = matches!(c.at(i), Class::Early | Class::Late | Class::Mid)
                && matches!(c.back(i, 1), Class::By | Class::In | Class::Until | Class::Before);
            // "in morning trading".
            let trades = c.back(i, 1) == Class::In
                && matches!(c.word(end), "dealings" | "deals" | "trade" | "trading");
            let after_in = matches!(c.at(i), Class::The) && matches!(c.back(i, 1), Class::In)
                || matches!(c.back(i, 1), Class::Mid);
            (alone
                || hedged
                || trades
                || after_in && end > i + 1 && !matches!(clock, Clock::Part(DayPart::Night)))
            .then(|| Parsed::new(TimeExpr::Calendar(today().with_clock(clock)), end))
        }
    }
}

/// The end of the same time in another zone: "(0735 GMT)", "(8 p.m. EST)".
fn other_zone(c: &Cursor<'_>, i: usize) -> Option<usize> {
    if c.at(i) != Class::Open || c.at(i + 1) != Class::Number {
        return None;
    }
    let (_, end) = clock(c, i + 1)?;
    (c.at(end - 1) == Class::Zone && c.at(end) == Class::Close).then_some(end + 1)
}

fn today() -> CalendarRef {
    CalendarRef::shifted(Unit::Day, 0, Origin::Either)
}

/// "(the) night of", "the morning", "early morning".
fn part_of(c: &Cursor<'_>, i: usize) -> Option<(Clock, usize)> {
    let mut at = c.skip(i, Class::The);
    if matches!(c.at(at), Class::Early | Class::Late | Class::Mid) {
        at = c.skip(at + 1, Class::Dash);
    }
    match c.at(at) {
        Class::DayPart(part) => {
            let hours = c.at(at + 1) == Class::Units(Unit::Hour);
            Some((Clock::Part(part), at + 1 + usize::from(hours)))
        }
        _ => None,
    }
}

/// "the early hours", "the small hours", "overnight".
fn early_hours(c: &Cursor<'_>, i: usize) -> Option<(Clock, usize)> {
    if c.at(i) == Class::Overnight {
        let noun = c.lower(i + 1) && c.at(i + 1) == Class::Other && c.back(i, 1) != Class::After;
        return (!noun).then_some((Clock::Part(DayPart::Night), i + 1));
    }
    let early = c.at(i + 1) == Class::Early && c.at(i + 2) == Class::Units(Unit::Hour);
    (c.at(i) == Class::The && early).then_some((Clock::Part(DayPart::Dawn), i + 3))
}

/// "10:35 a.m.", "9 a.m. EST", "16:00 UTC", "five o’clock".
fn clock(c: &Cursor<'_>, i: usize) -> Option<(Clock, usize)> {
    if let Some(found) = four_digits(c, i) {
        return Some(found);
    }
    let (hour, mut end) = hour(c, i)?;
    let mut minute = None;
    if matches!(c.at(end), Class::Colon | Class::Dot)
        && c.glued(end)
        && c.glued(end + 1)
        && end == i + 1
    {
        let (number, digits) = c.number(end + 1)?;
        if digits != 2 || number > 59 {
            return None;
        }
        // "3.45" is a number unless "p.m." follows.
        if c.at(end) == Class::Dot && !matches!(c.at(end + 2), Class::Meridiem(_)) {
            return None;
        }
        minute = u8::try_from(number).ok();
        end += 2;
        if c.at(end) == Class::Colon
            && c.glued(end)
            && matches!(c.number(end + 1), Some((0..=59, 2)))
        {
            end += 2;
        }
    }
    let mut hour24 = hour;
    // "22:15-04:45": both ends of a span.
    let mut sure = minute.is_some() && in_span(c, i, end);
    match c.at(end) {
        Class::Meridiem(afternoon) if (1..=12).contains(&hour) => {
            hour24 = hour % 12 + if afternoon { 12 } else { 0 };
            end += 1;
            sure = true;
        }
        Class::OClock => {
            end += 1;
            sure = true;
        }
        // "22:15hrs".
        Class::Units(Unit::Hour) if minute.is_some() && c.word(end) == "hrs" => {
            end += 1;
            sure = true;
        }
        Class::In if c.at(end + 1) == Class::The && matches!(c.at(end + 2), Class::DayPart(_)) => {
            let afternoon = matches!(
                c.at(end + 2),
                Class::DayPart(DayPart::Afternoon | DayPart::Evening | DayPart::Night)
            );
            hour24 = hour % 12 + if afternoon { 12 } else { 0 };
            end += 3;
            sure = matches!(c.back(i, 1), Class::At | Class::By | Class::Until | Class::From)
                || minute.is_some();
            if !sure {
                return None;
            }
        }
        _ => {}
    }
    let opened = c.at(end) == Class::Open && c.at(end + 1) == Class::Zone;
    let at = end + usize::from(opened);
    let mut utc = false;
    if c.at(at) == Class::Zone && c.tokens.get(at).is_some_and(|t| t.case == Case::Upper) {
        let universal = matches!(c.word(at), "GMT" | "UTC");
        utc = universal;
        let spelled = minute.is_some() || sure || c.word(i).len() == 4;
        if !spelled {
            return None;
        }
        end = at + 1;
        // "GMT +8".
        if universal && c.word(end) == "+" {
            end += 2;
        }
        end += usize::from(opened && c.at(end) == Class::Close);
        sure = true;
    }
    // "3 p.m. local time", "14:00 Greek time".
    let zone = c.word(end) == "local" || c.capital(end) && c.at(end) == Class::Other;
    if (sure || minute.is_some()) && zone && c.word(end + 1) == "time" {
        sure = true;
        end += 2;
    }
    if !sure {
        let before = c.back(i, 1);
        let introduced = introduces_time(before) || before == Class::Approx;
        sure = introduced && minute.is_some() && hour <= 23;
    }
    sure.then_some((Clock::At(hour24, minute.unwrap_or(0), utc), end))
}

/// Whether a time of day in figures at `i..end` is one of two that a dash joins.
fn in_span(c: &Cursor<'_>, i: usize, end: usize) -> bool {
    let time = |at: usize| {
        let (hour, minute) = (c.number(at), c.number(at + 2));
        c.at(at + 1) == Class::Colon
            && c.glued(at + 1)
            && matches!((hour, minute), (Some((0..=24, 1 | 2)), Some((0..=59, 2))))
    };
    let dash = |at: usize| c.at(at) == Class::Dash;
    dash(end) && time(end + 1) || i >= 4 && dash(i - 1) && time(i - 4)
}

/// Whether a word stands before a time of day: "at", "until", "from".
const fn introduces_time(class: Class) -> bool {
    matches!(
        class,
        Class::At
            | Class::By
            | Class::Until
            | Class::Before
            | Class::After
            | Class::From
            | Class::Since
            | Class::Between
            | Class::To
    )
}

/// "0600 hrs", "at 1430 hours", "0735 GMT": the time as forces and pilots write it.
fn four_digits(c: &Cursor<'_>, i: usize) -> Option<(Clock, usize)> {
    let (number, digits) = c.number(i)?;
    let (hour, minute) = (number / 100, number % 100);
    if digits != 4 || hour > 24 || minute > 59 || c.number_went_on(i) {
        return None;
    }
    // "a march of 1800 hours" is a length.
    let introduced = introduces_time(c.back(i, 1));
    let zone = |at| {
        let token = c.tokens.get(at);
        c.at(at) == Class::Zone && token.is_some_and(|token| token.case == Case::Upper)
    };
    let hours = matches!(c.at(i + 1), Class::Units(Unit::Hour) | Class::Unit(Unit::Hour));
    let end = match hours {
        true if number < 1000 || introduced => i + 2 + usize::from(zone(i + 2)),
        false if zone(i + 1) => i + 2,
        // "at 1353 (1023 GMT)".
        false if introduced && other_zone(c, i + 1).is_some() => i + 1,
        _ => return None,
    };
    let utc = matches!(c.word(end - 1), "GMT" | "UTC");
    Some((Clock::At(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, utc), end))
}

fn hour(c: &Cursor<'_>, i: usize) -> Option<(u8, usize)> {
    match c.at(i) {
        Class::Number if !c.number_went_on(i) => {
            let (number, digits) = c.number(i)?;
            (digits <= 2 && number <= 24).then(|| (u8::try_from(number).unwrap_or(0), i + 1))
        }
        Class::Cardinal(hour @ 1..=12) => Some((hour, i + 1)),
        _ => None,
    }
}

/// Adds the part of the day or the time right after a date: "Friday morning", "Friday 10:38 a.m.";
/// "Tuesday at 9 a.m." stays two.
pub(super) fn day_part_after(
    c: &Cursor<'_>,
    reference: CalendarRef,
    end: usize,
) -> (CalendarRef, usize) {
    if !reference.is_day() {
        return (reference, end);
    }
    if matches!(reference.clock, None | Some(Clock::Part(_)))
        && let Some((clock, stop)) = time_behind(c, &reference, end)
    {
        return (reference.with_clock(clock), stop);
    }
    if reference.clock.is_some() {
        return (reference, end);
    }
    let at = if matches!(c.at(end), Class::Early | Class::Late) { end + 1 } else { end };
    // "the Saturday Evening Post" is a name.
    let name = c.capital(at) && c.capital(at + 1) && c.at(at + 1) == Class::Other;
    match c.at(at) {
        Class::DayPart(part) if !name => {
            let reference = reference.with_clock(Clock::Part(part));
            match time_behind(c, &reference, at + 1) {
                Some((clock, stop)) => (reference.with_clock(clock), stop),
                None => (reference, at + 1),
            }
        }
        _ => (reference, end),
    }
}

/// The time of day right behind a day: "May 3rd 10:38 a.m.", "March 14, 2013, 9:31 AM", "May 3, 2013 07:31",
/// "Friday morning, around 1:30 a.m."
fn time_behind(c: &Cursor<'_>, day: &CalendarRef, end: usize) -> Option<(Clock, usize)> {
    let comma = c.skip(end, Class::Comma);
    let at = c.skip(comma, Class::Approx);
    if c.at(at) != Class::Number || at > comma && comma == end {
        return None;
    }
    let said = clock(c, at).filter(|&(_, stop)| at == end || is_marked(c, stop));
    let stamp = || match (c.number(at)?, c.number(at + 2)?) {
        ((hour @ 0..=23, 2), (minute @ 0..=59, 2)) if c.at(at + 1) == Class::Colon => {
            Some((Clock::At(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, false), at + 3))
        }
        _ => None,
    };
    let counts = c.lower(at + 3) && c.at(at + 3) == Class::Other;
    let dated = matches!(day.scope, Scope::At(_)) && c.glued(at + 1) && !counts;
    said.or_else(|| stamp().filter(|_| dated))
}

/// Whether a time that ends at `end` has "a.m.", "o'clock" or a zone.
fn is_marked(c: &Cursor<'_>, end: usize) -> bool {
    matches!(c.back(end, 1), Class::Meridiem(_) | Class::OClock | Class::Zone)
}

//! Times of day, alone and joined to their date.

use crate::calendar::Unit;

use super::super::cursor::Cursor;
use super::super::form::{Clock, Count, Form, Length, Origin, Part, Point, Rate};
use super::super::words::{DayPart, Lex, Measure};
use super::absolute::shift;
use super::{Parsed, point};

/// Reads a time of day at `i` and the date after it.
pub(super) fn clock_expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (clock, end) = clock(c, i).or_else(|| part_of(c, i))?;
    let found = |point: Point, end| {
        Some(Parsed::new(Form::Point(Point { clock: Some(clock), ..point }), end))
    };
    // "10:35 a.m. (0735 GMT) Friday".
    let aside = c.at(end) == Lex::Open
        && c.at(end + 1) == Lex::Number
        && c.at(end + 2) == Lex::Zone
        && c.at(end + 3) == Lex::Close;
    let beside = if aside { end + 4 } else { end };
    if aside
        && let Some((date, stop)) = point(c, beside)
        && names_day(&date)
    {
        return found(date, stop);
    }
    let joint = matches!(c.at(end), Lex::Comma | Lex::On | Lex::Of | Lex::In);
    let at = end + usize::from(joint);
    if let Some((date, stop)) = point(c, at)
        // "6:30 a.m. the following morning": the part of the day is told twice.
        && (date.clock.is_none() || matches!((clock, date.clock), (Clock::At(..), Some(Clock::Part(_)))))
        && names_day(&date)
        // "noon, Friday" is one time; "at noon, 5 May was" is too rare to part.
        && (c.at(end) != Lex::In)
    {
        return found(date, stop);
    }
    match clock {
        // "at five o'clock every morning".
        Clock::At(..) if c.at(end) == Lex::Each => {
            let day = Length { count: Count::Of(1), unit: Measure::Day };
            Some(Parsed::new(Form::Rate(Rate::Every(day)), end))
        }
        Clock::At(..) => found(today(), end),
        Clock::Part(_) => {
            let alone = !(c.capital(end - 1) && i > 0)
                && matches!(clock, Clock::Part(DayPart::Noon | DayPart::Midnight))
                && matches!(
                    c.back(i, 1),
                    Lex::At | Lex::By | Lex::Until | Lex::Before | Lex::After
                );
            let told = matches!(c.at(i), Lex::The) && matches!(c.back(i, 1), Lex::In)
                || matches!(c.back(i, 1), Lex::Mid);
            (alone || told && end > i + 1 && !matches!(clock, Clock::Part(DayPart::Night)))
                .then(|| Parsed::new(Form::Point(Point { clock: Some(clock), ..today() }), end))
        }
    }
}

fn today() -> Point {
    Point::new(Part::Whole, shift(Unit::Day, 0, Origin::Either))
}

/// Whether a point names a single day, so that a time of day can belong to it.
pub(super) fn names_day(point: &Point) -> bool {
    use super::super::form::Scope;
    match (point.part, point.scope) {
        (Part::Day { .. } | Part::Weekday(_) | Part::DayOfMonth(_) | Part::Named(_), _) => true,
        (Part::Whole, Scope::Shift { unit: Unit::Day, .. }) => true,
        (Part::Whole, Scope::At(period)) => period.unit() == Unit::Day,
        _ => false,
    }
}

/// "(the) night of", "the morning", "early morning".
fn part_of(c: &Cursor<'_>, i: usize) -> Option<(Clock, usize)> {
    let mut at = c.skip(i, Lex::The);
    if matches!(c.at(at), Lex::Early | Lex::Late | Lex::Mid) {
        at = c.skip(at + 1, Lex::Dash);
    }
    match c.at(at) {
        Lex::DayPart(part) => {
            let hours = c.at(at + 1) == Lex::Units(Measure::Hour);
            Some((Clock::Part(part), at + 1 + usize::from(hours)))
        }
        _ => None,
    }
}

/// "10:35 a.m.", "9 a.m. EST", "16:00 UTC", "five o’clock".
fn clock(c: &Cursor<'_>, i: usize) -> Option<(Clock, usize)> {
    let (hour, mut end) = hour(c, i)?;
    let mut minute = None;
    if matches!(c.at(end), Lex::Colon | Lex::Dot)
        && c.glued(end)
        && c.glued(end + 1)
        && end == i + 1
    {
        let (number, digits) = c.number(end + 1)?;
        if digits != 2 || number > 59 {
            return None;
        }
        // "3.45" is a number unless "p.m." follows.
        if c.at(end) == Lex::Dot && !matches!(c.at(end + 2), Lex::Meridiem(_)) {
            return None;
        }
        minute = u8::try_from(number).ok();
        end += 2;
        if c.at(end) == Lex::Colon && c.glued(end) && matches!(c.number(end + 1), Some((0..=59, 2)))
        {
            end += 2;
        }
    }
    let mut hour24 = hour;
    let mut sure = false;
    match c.at(end) {
        Lex::Meridiem(afternoon) if (1..=12).contains(&hour) => {
            hour24 = hour % 12 + if afternoon { 12 } else { 0 };
            end += 1;
            sure = true;
        }
        Lex::OClock => {
            end += 1;
            sure = true;
        }
        Lex::In if c.at(end + 1) == Lex::The && matches!(c.at(end + 2), Lex::DayPart(_)) => {
            let afternoon = matches!(
                c.at(end + 2),
                Lex::DayPart(DayPart::Afternoon | DayPart::Evening | DayPart::Night)
            );
            hour24 = hour % 12 + if afternoon { 12 } else { 0 };
            end += 3;
            sure = matches!(c.back(i, 1), Lex::At | Lex::By | Lex::Until | Lex::From)
                || minute.is_some();
            if !sure {
                return None;
            }
        }
        _ => {}
    }
    let opened = c.at(end) == Lex::Open && c.at(end + 1) == Lex::Zone;
    let at = end + usize::from(opened);
    let mut utc = false;
    if c.at(at) == Lex::Zone
        && c.tokens.get(at).is_some_and(|t| t.case == crate::text::tokens::Case::Upper)
    {
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
        end += usize::from(opened && c.at(end) == Lex::Close);
        sure = true;
    }
    if !sure {
        let said = matches!(
            c.back(i, 1),
            Lex::At
                | Lex::By
                | Lex::Until
                | Lex::Before
                | Lex::After
                | Lex::From
                | Lex::Since
                | Lex::Between
                | Lex::To
                | Lex::Approx
        );
        sure = said && minute.is_some() && hour <= 23;
    }
    sure.then_some((Clock::At(hour24, minute.unwrap_or(0), utc), end))
}

fn hour(c: &Cursor<'_>, i: usize) -> Option<(u8, usize)> {
    match c.at(i) {
        Lex::Number if !c.number_went_on(i) => {
            let (number, digits) = c.number(i)?;
            (digits <= 2 && number <= 24).then(|| (u8::try_from(number).unwrap_or(0), i + 1))
        }
        Lex::Cardinal(hour @ 1..=12) => Some((hour, i + 1)),
        _ => None,
    }
}

/// Adds the part of the day or the time right after a date: "Friday morning", "Friday 10:38 a.m.";
/// "Tuesday at 9 a.m." stays two.
pub(super) fn day_part_after(c: &Cursor<'_>, point: Point, end: usize) -> (Point, usize) {
    if point.clock.is_some() || !names_day(&point) {
        return (point, end);
    }
    let at = if matches!(c.at(end), Lex::Early | Lex::Late) { end + 1 } else { end };
    // "the Saturday Evening Post" is a name.
    let name = c.capital(at) && c.capital(at + 1) && c.at(at + 1) == Lex::Other;
    match c.at(at) {
        // "May 3rd 10:38 a.m."
        Lex::Number if at == end => match clock(c, at) {
            Some((clock, stop)) => (Point { clock: Some(clock), ..point }, stop),
            None => (point, end),
        },
        Lex::DayPart(part) if !name => (Point { clock: Some(Clock::Part(part)), ..point }, at + 1),
        _ => (point, end),
    }
}

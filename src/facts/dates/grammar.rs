//! The date grammar: reads the longest time expression that begins at a token.

mod absolute;
mod comparison;
mod counts;
mod determiner;
mod durations;
mod eras;
mod months;
mod named_day;
mod numbers;
mod numeric;
mod parsed;
mod parts_of_year;
mod reference;
mod relative;
mod repetitions;
mod report_period;
mod times;
mod vague;
mod year_evidence;
mod years;

use super::attributes::Modifier;
use super::cursor::Cursor;
use super::expression::{CalendarRef, Count, Duration, Origin, Part, Scope, TimeExpr, Vague};
use super::token_class::Class;
use crate::calendar::Unit;
use reference::reference;

pub use durations::is_age;
pub use numbers::day_of_month;
pub use parsed::Parsed;
pub use years::year_after;

/// Reads the expression that begins at token `i`.
pub fn expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    longest(c, i).map(|parsed| report_period::with_last_day(c, i, parsed))
}

fn longest(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    with_prefix(c, i)
        .or_else(|| unit_end(c, i))
        .or_else(|| repetitions::weekly(c, i))
        .or_else(|| times::clock_expression(c, i))
        .or_else(|| reference_expression(c, i))
        .or_else(|| then(c, i))
        .or_else(|| vague::some_day(c, i))
        .or_else(|| long_since(c, i))
        .or_else(|| repetitions::rate(c, i))
        .or_else(|| durations::expression(c, i))
        .or_else(|| vague::expression(c, i))
}

/// A reference to the calendar, with the part of the day after it.
fn reference_expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (reference, end) = reference(c, i)?;
    let (reference, end) = times::day_part_after(c, reference, end);
    let (reference, end) = in_brackets(c, reference, end);
    Some(Parsed::new(TimeExpr::Calendar(reference), end))
}

/// The date in brackets that a day without one is explained by: "yesterday (July 21st)", "Monday night [18
/// Nov. 2013]". Both are one expression.
fn in_brackets(c: &Cursor<'_>, day: CalendarRef, end: usize) -> (CalendarRef, usize) {
    let leans = matches!(day.part, Part::Whole | Part::Weekday(_))
        && !matches!(day.scope, Scope::At(_))
        && day.is_day()
        && day.plus.is_none();
    if !leans || c.at(end) != Class::Open {
        return (day, end);
    }
    match absolute::reference(c, end + 1) {
        Some((date, stop))
            if matches!(date.part, Part::Day { .. }) && c.at(stop) == Class::Close =>
        {
            let weekday = match day.part {
                Part::Weekday(weekday) => Some(weekday),
                _ => date.weekday,
            };
            (CalendarRef { clock: day.clock.or(date.clock), weekday, ..date }, stop + 1)
        }
        _ => (day, end),
    }
}

/// "year's end", "month's end".
fn unit_end(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let Class::Unit(unit) = c.at(i) else { return None };
    let ends = c.at(i + 1) == Class::Clitic && c.word(i + 2) == "end" && unit.is_calendar();
    let from = if unit < Unit::Quarter { Origin::Focus } else { Origin::Either };
    let reference = CalendarRef::shifted(unit, 0, from);
    let expr = TimeExpr::Calendar(reference);
    ends.then_some(Parsed { expr, modifier: Some(Modifier::End), end: i + 3 })
}

/// "until then", "by that time", "from this time on", "this date": the date mentioned before.
fn then(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let demonstrative = matches!(c.at(i), Class::That | Class::This);
    let before = c.back(i, 1);
    let ahead = matches!(before, Class::Until | Class::By | Class::Before);
    let (introduced, end) = match c.at(i) {
        Class::Then => {
            let back =
                ["back", "even"].iter().any(|word| c.word_back(i, 1).eq_ignore_ascii_case(word));
            let back = back && !matches!(c.at(i + 1), Class::In | Class::On);
            (ahead || back || before == Class::Since, i + 1)
        }
        Class::That if c.word(i + 1) == "time" => {
            (ahead || matches!(before, Class::At | Class::From | Class::Since), i + 2)
        }
        // "at this time" is now, "by this time" anything.
        Class::This if c.word(i + 1) == "time" => (before == Class::From, i + 2),
        _ => (demonstrative && c.word(i + 1) == "date", i + 2),
    };
    let reference = CalendarRef::shifted(Unit::Day, 0, Origin::Mention);
    introduced.then(|| Parsed::new(TimeExpr::Calendar(reference), end))
}

/// "several years ago", "a few weeks later", "months earlier": nobody can say which day.
fn long_since(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (unit, end) = match c.at(i) {
        Class::Units(unit) => (unit, i + 1),
        // No other words leave the number open.
        Class::A | Class::Vaguely => match counts::counted(c, i)? {
            (Duration { count: Count::Unknown, unit }, end) => (unit, end),
            _ => return None,
        },
        _ => return None,
    };
    let vague = match c.at(end) {
        Class::Ago => Vague::Past,
        // "a few days later than planned" compares.
        Class::Earlier | Class::Later if c.at(end + 1) == Class::Than => return None,
        Class::Earlier => Vague::Past,
        Class::Later => Vague::Future,
        _ => return None,
    };
    unit.is_calendar().then(|| Parsed::new(TimeExpr::Vague(vague), end + 1))
}

/// A modifier ("early", "the end of", "later", "about") and the reference after it.
fn with_prefix(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let start = c.skip(i, Class::The);
    let (modifier, at) = prefix(c, start)?;
    // "about 3 p.m."
    if modifier == Modifier::Approx
        && let Some(time) = times::clock_expression(c, at)
    {
        return Some(Parsed { modifier: Some(modifier), ..time });
    }
    // "the end of the year": a unit that stands for the one mentioned before.
    let spoken = || relative::spoken_of(c, at);
    let (reference, end) = spoken().or_else(|| reference(c, at)).or_else(|| {
        let (reference, end) = absolute::bare_month(c, at)?;
        Some((reference, end))
    })?;
    let whole_day = matches!(reference.part, Part::Day { .. } | Part::Weekday(_));
    if matches!(modifier, Modifier::Start | Modifier::End | Modifier::Mid)
        && reference.clock.is_some()
    {
        return None;
    }
    let (reference, end) = times::day_part_after(c, reference, end);
    let modifier = (!whole_day || modifier == Modifier::Approx).then_some(modifier);
    Some(Parsed { expr: TimeExpr::Calendar(reference), modifier, end })
}

/// The modifier at `i` and the first token after it.
fn prefix(c: &Cursor<'_>, i: usize) -> Option<(Modifier, usize)> {
    let after_of = |i: usize| (c.at(i) == Class::Of).then_some(i + 1);
    match c.at(i) {
        Class::Early | Class::Late | Class::Mid => {
            let modifier = match c.at(i) {
                Class::Early => Modifier::Start,
                Class::Late => Modifier::End,
                _ => Modifier::Mid,
            };
            let next = c.at(i + 1);
            let at = match next {
                Class::Dash => i + 2,
                Class::In => i + 2,
                _ if c.word(i + 1).eq_ignore_ascii_case("part") => after_of(i + 2)?,
                _ => i + 1,
            };
            Some((modifier, at))
        }
        Class::Beginning => Some((Modifier::Start, after_of(i + 1)?)),
        Class::Middle => Some((Modifier::Mid, after_of(i + 1)?)),
        // "the first half of the 19th century"; that of a year is a period of its own.
        Class::Ordinal(1 | 2) | Class::Final | Class::Last if c.at(i + 1) == Class::Half => {
            let at = after_of(i + 2)?;
            let start = c.at(i) == Class::Ordinal(1);
            let modifier = if start { Modifier::Start } else { Modifier::End };
            parts_of_year::part_of(c, i).is_none().then_some((modifier, at))
        }
        Class::End => Some((Modifier::End, after_of(i + 1)?)),
        Class::Earlier | Class::Later => {
            let modifier = if c.at(i) == Class::Earlier { Modifier::Start } else { Modifier::End };
            let at = c.skip(i + 1, Class::In);
            let at = c.skip(at, Class::On);
            let fits = at > i + 1
                || matches!(
                    c.at(at),
                    Class::This
                        | Class::That
                        | Class::Last
                        | Class::Next
                        | Class::Deictic(_)
                        | Class::The
                        | Class::Same
                        | Class::Weekday(_)
                );
            fits.then_some((modifier, at))
        }
        Class::Approx => {
            let dot = c.at(i + 1) == Class::Dot && c.glued(i + 1);
            Some((Modifier::Approx, i + 1 + usize::from(dot)))
        }
        _ if c.word(i).eq_ignore_ascii_case("latter") => (c.word(i + 1) == "part")
            .then(|| after_of(i + 2))
            .flatten()
            .map(|at| (Modifier::End, at)),
        _ => None,
    }
}

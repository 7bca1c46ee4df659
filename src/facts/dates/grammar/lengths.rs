//! Durations ("three years", "the past decade") and repetitions ("every day", "weekly").

use crate::calendar::Weekday;
use crate::facts::Modifier;

use super::super::cursor::Cursor;
use super::super::form::{Count, Form, Length, Rate};
use super::super::words::{Lex, Measure};
use super::Parsed;

/// Reads a duration or repetition at `i`.
pub(super) fn expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    rate(c, i).or_else(|| window(c, i)).or_else(|| length(c, i)).or_else(|| vague_length(c, i))
}

/// Whether an age begins at `i` ("136-year-old", "three years old"), and one past it.
pub fn is_age(c: &Cursor<'_>, i: usize) -> Option<usize> {
    let (_, end) = counted(c, i)?;
    let at = c.skip(end, Lex::Dash);
    if c.at(at) == Lex::Old {
        return Some(at + 1);
    }
    (c.at(end) == Lex::Of && c.at(end + 1) == Lex::Old).then_some(end + 2)
}

/// Words that soften a number: "about", "more than", "at least", "up to".
pub(super) fn hedge(c: &Cursor<'_>, i: usize) -> (usize, Option<Modifier>) {
    match (c.at(i), c.at(i + 1)) {
        (Lex::Approx, _) => (i + 1, Some(Modifier::Approx)),
        (Lex::More, Lex::Than) => (i + 2, Some(Modifier::More)),
        (Lex::Less, Lex::Than) => (i + 2, Some(Modifier::Less)),
        (Lex::At, Lex::Least) => (i + 2, Some(Modifier::More)),
        (Lex::Up, Lex::To) => (i + 2, Some(Modifier::Less)),
        (Lex::More, _) if c.word(i).eq_ignore_ascii_case("over") => (i + 1, Some(Modifier::More)),
        (Lex::Less, _) if c.word(i).eq_ignore_ascii_case("under") => (i + 1, Some(Modifier::Less)),
        _ => (i, None),
    }
}

/// A number of units: "three years", "2 1/2 years", "a two-week", "half a century".
pub(super) fn counted(c: &Cursor<'_>, i: usize) -> Option<(Length, usize)> {
    let (count, mut end) = count(c, i)?;
    // "three more weeks", "two full days", "six straight days".
    if matches!(c.at(end), Lex::More | Lex::Full)
        || matches!(c.word(end), "straight" | "consecutive" | "long")
    {
        end += 1;
    }
    let dash = c.at(end) == Lex::Dash && c.glued(end);
    let at = end + usize::from(dash);
    let (unit, plural) = match c.at(at) {
        Lex::Unit(unit) => (unit, false),
        Lex::Units(unit) => (unit, true),
        // "a second" is not sixty of a minute.
        Lex::Ordinal(2) if c.at(i) == Lex::Number || matches!(c.at(i), Lex::Cardinal(_)) => {
            (Measure::Second, false)
        }
        Lex::DayPart(_) if c.word(at) == "night" => (Measure::Night, false),
        _ if c.word(at) == "nights" => (Measure::Night, true),
        _ => return None,
    };
    if unit == Measure::Period || unit == Measure::Half {
        return None;
    }
    // "20 quarter" is no length, "20 quarters" and "one quarter" are.
    if unit == Measure::Quarter && (!plural || dash || c.at(at + 1) == Lex::Of) {
        return None;
    }
    Some((Length { count, unit }, at + 1))
}

/// A number in digits or words.
fn count(c: &Cursor<'_>, i: usize) -> Option<(Count, usize)> {
    match c.at(i) {
        Lex::Number => digits(c, i),
        Lex::A => match (c.at(i + 1), c.at(i + 2)) {
            (Lex::Couple, Lex::Of) => Some((Count::Of(2), i + 3)),
            (Lex::Vaguely, _) => Some((Count::Unknown, i + 2)),
            (Lex::Scale(n), _) => Some((Count::Of(u32::from(n)), i + 2)),
            (Lex::Half, _) => Some((Count::AndHalf(0), i + 2)),
            (Lex::Dash, _) | (_, Lex::And) => None,
            _ => Some((Count::Of(1), i + 1)),
        },
        Lex::Half if c.at(i + 1) == Lex::A => Some((Count::AndHalf(0), i + 2)),
        Lex::Vaguely if c.word(i) != "some" => Some((Count::Unknown, i + 1)),
        Lex::Vaguely => {
            count(c, i + 1).filter(|_| matches!(c.at(i + 1), Lex::Number | Lex::Cardinal(_)))
        }
        Lex::Couple if c.at(i + 1) == Lex::Of => Some((Count::Of(2), i + 2)),
        Lex::Cardinal(_) | Lex::Scale(_) => spelled(c, i),
        _ => None,
    }
}

fn digits(c: &Cursor<'_>, i: usize) -> Option<(Count, usize)> {
    if c.number_went_on(i) {
        return None;
    }
    let (mut number, length) = c.number(i)?;
    if length > 6 {
        return None;
    }
    let mut end = i + 1;
    let glued = |n: usize| c.glued(n) && c.glued(n + 1);
    if c.at(end) == Lex::Comma
        && glued(end)
        && let Some((more, 3)) = c.number(end + 1)
    {
        number = number.checked_mul(1000)?.checked_add(more)?;
        end += 2;
    } else if c.at(end) == Lex::Dot
        && glued(end)
        && let Some((5, 1)) = c.number(end + 1)
    {
        return Some((Count::AndHalf(number), end + 2));
    } else if c.at(end) == Lex::Number && c.at(end + 1) == Lex::Slash && glued(end + 1) {
        return (c.word(end) == "1" && c.word(end + 2) == "2")
            .then_some((Count::AndHalf(number), end + 3));
    } else if c.word(end) == "½" {
        return Some((Count::AndHalf(number), end + 1));
    } else if c.number_goes_on(i) {
        return None;
    }
    Some((Count::Of(number), end))
}

/// "three", "twenty-three", "two hundred", "two and a half".
fn spelled(c: &Cursor<'_>, i: usize) -> Option<(Count, usize)> {
    let mut total = 0_u32;
    let mut end = i;
    for _ in 0..6 {
        match c.at(end) {
            Lex::Cardinal(n) => total = total.checked_add(u32::from(n))?,
            Lex::Scale(n) => total = total.max(1).checked_mul(u32::from(n))?,
            _ => break,
        }
        end += 1;
        if c.at(end) == Lex::Dash && matches!(c.at(end + 1), Lex::Cardinal(_)) {
            end += 1;
        }
    }
    if c.at(end) == Lex::And && c.at(end + 1) == Lex::A && c.at(end + 2) == Lex::Half {
        return Some((Count::AndHalf(total), end + 3));
    }
    Some((Count::Of(total), end))
}

/// "three years" with what softens it; "a year" only where it is a length and no rate.
fn length(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (start, modifier) = hedge(c, i);
    let (length, end) = counted(c, start)?;
    let single = c.at(start) == Lex::A && length.count == Count::Of(1);
    if single && modifier.is_none() {
        return one(c, start, length, end);
    }
    let so = c.at(end) == Lex::Or && matches!(c.word(end + 1), "so" | "more" | "less");
    let end = if so { end + 2 } else { end };
    let end = if c.at(end) == Lex::Dash && c.word(end + 1) == "long" { end + 2 } else { end };
    Some(Parsed { form: Form::Length(length), modifier, end })
}

/// "a year": how long after a preposition of length, how often after a number.
fn one(c: &Cursor<'_>, i: usize, length: Length, end: usize) -> Option<Parsed> {
    if c.at(end - 1) == Lex::Unit(Measure::Period) || c.capital(end) && c.at(end) == Lex::Other {
        return None;
    }
    if matches!(c.at(end), Lex::Other | Lex::Dash) && c.glued(end) {
        return None;
    }
    match c.back(i, 1) {
        Lex::In | Lex::For | Lex::Than | Lex::Least | Lex::After | Lex::Before | Lex::Until => {
            Some(Parsed::new(Form::Length(length), end))
        }
        _ if is_amount(c, i) => Some(Parsed::new(Form::Rate(Rate::Every(length)), end)),
        _ => None,
    }
}

/// Whether an amount stands right before `i`: "$5 a day", "twice a week", "500 cars a year".
fn is_amount(c: &Cursor<'_>, i: usize) -> bool {
    const TIMES: [&str; 10] = [
        "million", "billion", "trillion", "percent", "once", "twice", "times", "hours", "days",
        "each",
    ];
    let before = c.back(i, 1);
    matches!(before, Lex::Number | Lex::Cardinal(_) | Lex::Scale(_))
        || c.word_back(i, 1) == "%"
        || TIMES.contains(&c.word_back(i, 1))
        || before == Lex::Other
            && matches!(c.back(i, 2), Lex::Number | Lex::Cardinal(_) | Lex::Scale(_))
}

/// "the past two years", "the next few weeks", "the first nine months", "recent months".
fn window(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let at = match c.at(i) {
        Lex::The | Lex::These => i + 1,
        Lex::Last | Lex::Past | Lex::Next | Lex::Recent | Lex::Coming | Lex::Previous => i,
        _ => return None,
    };
    let known = matches!(
        c.at(at),
        Lex::Last
            | Lex::Past
            | Lex::Next
            | Lex::Recent
            | Lex::Coming
            | Lex::Previous
            | Lex::Following
            | Lex::Latest
            | Lex::Ordinal(1)
    );
    let first = if known { at + 1 } else { at };
    if let Some((length, end)) = counted(c, first) {
        // "the three years" is one too; "the 10-year bond" is a length alone.
        let plural = matches!(c.at(end - 1), Lex::Units(_));
        let so = c.at(end) == Lex::Or && c.word(end + 1) == "so";
        let fits = (known || plural)
            && c.at(first) != Lex::A
            && c.at(end) != Lex::Ago
            && c.at(end) != Lex::Old;
        return fits.then(|| Parsed::new(Form::Length(length), if so { end + 2 } else { end }));
    }
    match c.at(first) {
        Lex::Unit(unit @ (Measure::Decade | Measure::Century)) if c.at(at) == Lex::Past => {
            Some(Parsed::new(Form::Length(Length { count: Count::Of(1), unit }), first + 1))
        }
        Lex::Units(unit) if known && at == i && unit != Measure::Period => {
            Some(Parsed::new(Form::Length(Length { count: Count::Unknown, unit }), first + 1))
        }
        _ => None,
    }
}

/// "for years", "within days", "decades of".
fn vague_length(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let Lex::Units(unit) = c.at(i) else { return None };
    if unit == Measure::Period || unit == Measure::Quarter || unit == Measure::Season {
        return None;
    }
    let fits = matches!(c.back(i, 1), Lex::For | Lex::In | Lex::More | Lex::After)
        || c.word_back(i, 1) == "took"
        || c.word_back(i, 1) == "take"
        || matches!(c.at(i + 1), Lex::Of | Lex::Later | Lex::Earlier | Lex::Ago);
    fits.then(|| {
        let later = matches!(c.at(i + 1), Lex::Later | Lex::Earlier | Lex::Ago);
        Parsed::new(
            Form::Length(Length { count: Count::Unknown, unit }),
            i + 1 + usize::from(later),
        )
    })
}

/// "every day", "each Thursday", "daily", "per month", "Tuesday nights".
fn rate(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let every =
        |count, unit, end| Some(Parsed::new(Form::Rate(Rate::Every(Length { count, unit })), end));
    match c.at(i) {
        Lex::Rate(unit) => every(Count::Of(1), unit, i + 1),
        Lex::Per => match c.at(i + 1) {
            Lex::Unit(unit) if unit != Measure::Period => every(Count::Of(1), unit, i + 2),
            _ => None,
        },
        Lex::Each => match c.at(i + 1) {
            Lex::Unit(unit) if unit != Measure::Period => every(Count::Of(1), unit, i + 2),
            Lex::DayPart(_) => every(Count::Of(1), Measure::Day, i + 2),
            Lex::Weekday(day) => {
                let weekday = *Weekday::ALL.get(usize::from(day))?;
                Some(Parsed::new(Form::Rate(Rate::Weekday(weekday, None)), i + 2))
            }
            _ => {
                let (length, end) = counted(c, i + 1)?;
                every(length.count, length.unit, end)
            }
        },
        Lex::Weekdays(day) if c.capital(i) => {
            let weekday = *Weekday::ALL.get(usize::from(day))?;
            Some(Parsed::new(Form::Rate(Rate::Weekday(weekday, None)), i + 1))
        }
        _ => None,
    }
}

/// "Tuesday nights", "Sunday mornings".
pub(super) fn weekly(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    match c.at(i) {
        Lex::Weekday(day)
            if c.word(i + 1).ends_with("nights") || c.word(i + 1).ends_with("mornings") =>
        {
            let weekday = *Weekday::ALL.get(usize::from(day))?;
            let part = if c.word(i + 1) == "nights" {
                super::super::words::DayPart::Night
            } else {
                super::super::words::DayPart::Morning
            };
            Some(Parsed::new(Form::Rate(Rate::Weekday(weekday, Some(part))), i + 2))
        }
        _ => None,
    }
}

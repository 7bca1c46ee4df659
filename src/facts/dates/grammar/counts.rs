//! How many of a unit: "three years", "half a century", "12 to 18 months".

use crate::calendar::Unit;
use crate::facts::dates::attributes::Modifier;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{Count, Duration};
use crate::facts::dates::token_class::Class;

/// Approximators of a number: "about", "more than", "at least", "up to".
pub(super) fn hedge(c: &Cursor<'_>, i: usize) -> (usize, Option<Modifier>) {
    match (c.at(i), c.at(i + 1)) {
        (Class::Approx, _) => (i + 1, Some(Modifier::Approx)),
        (Class::More, Class::Than) => (i + 2, Some(Modifier::More)),
        (Class::Less, Class::Than) => (i + 2, Some(Modifier::Less)),
        (Class::At, Class::Least) => (i + 2, Some(Modifier::More)),
        (Class::Up, Class::To) => (i + 2, Some(Modifier::Less)),
        (Class::More, _) if c.word(i).eq_ignore_ascii_case("over") => (i + 1, Some(Modifier::More)),
        (Class::Less, _) if c.word(i).eq_ignore_ascii_case("under") => {
            (i + 1, Some(Modifier::Less))
        }
        _ => (i, None),
    }
}

/// A number of units: "three years", "2 1/2 years", "a two-week", "half a century".
pub(super) fn counted(c: &Cursor<'_>, i: usize) -> Option<(Duration, usize)> {
    if let Some(end) = quarter_century(c, i) {
        return Some((Duration { count: Count::Of(25), unit: Unit::Year }, end));
    }
    let (count, mut end) = count(c, i)?;
    // "three more weeks", "two full days", "six straight days".
    if matches!(c.at(end), Class::More | Class::Full)
        || matches!(c.word(end), "straight" | "consecutive" | "long")
    {
        end += 1;
    }
    let dash = c.at(end) == Class::Dash && c.glued(end);
    let at = end + usize::from(dash);
    let (unit, plural) = match c.at(at) {
        Class::Unit(unit) => (unit, false),
        Class::Units(unit) => (unit, true),
        // "a second" is not sixty of a minute.
        // Nor are "two second-round games" two of them.
        Class::Ordinal(2)
            if (c.at(i) == Class::Number || matches!(c.at(i), Class::Cardinal(_)))
                && (dash || !(c.at(at + 1) == Class::Dash && c.glued(at + 1))) =>
        {
            (Unit::Second, false)
        }
        _ if c.word(at) == "night" => (Unit::Day, false),
        _ if c.word(at) == "nights" => (Unit::Day, true),
        _ => return None,
    };
    if unit == Unit::Half {
        return None;
    }
    // "20 quarter" is no length, "20 quarters" and "one quarter" are.
    if unit == Unit::Quarter && (!plural || dash || c.at(at + 1) == Class::Of) {
        return None;
    }
    let mut count = count;
    if c.word(at).starts_with("fortnight") {
        count = match count {
            Count::Of(number) => Count::Of(number.checked_mul(2)?),
            other => other,
        };
    }
    // "a year and a half".
    let half =
        c.at(at + 1) == Class::And && c.at(at + 2) == Class::A && c.at(at + 3) == Class::Half;
    match count {
        Count::Of(number) if half => {
            Some((Duration { count: Count::AndHalf(number), unit }, at + 4))
        }
        _ => Some((Duration { count, unit }, at + 1)),
    }
}

/// A number of units between two: "12 to 18 months", "two or three years".
pub(super) fn between(c: &Cursor<'_>, i: usize) -> Option<(Duration, usize)> {
    let single = matches!(c.at(i), Class::Number | Class::Cardinal(_));
    if !single || !matches!(c.at(i + 1), Class::To | Class::Or | Class::Dash) {
        return None;
    }
    let (Count::Of(least), _) = count(c, i).filter(|&(_, at)| at == i + 1)? else { return None };
    let (Duration { count: Count::Of(most), unit }, end) = counted(c, i + 2)? else { return None };
    let plural = matches!(c.at(end - 1), Class::Units(_)) && unit != Unit::Season;
    // "two or three years ago", "ages from 12 to 18 years".
    let other = matches!(
        c.at(end),
        Class::Ago | Class::Later | Class::Earlier | Class::Before | Class::After | Class::Old
    ) || matches!(c.back(i, 1), Class::Old | Class::From);
    (plural && !other && least < most).then_some((Duration { count: Count::Unknown, unit }, end))
}

/// One past "a quarter of a century" or "a quarter century" at `i`.
fn quarter_century(c: &Cursor<'_>, i: usize) -> Option<usize> {
    if c.at(i) != Class::A || c.at(i + 1) != Class::Unit(Unit::Quarter) {
        return None;
    }
    let of = c.at(i + 2) == Class::Of && c.at(i + 3) == Class::A;
    let at = if of { i + 4 } else { c.skip(i + 2, Class::Dash) };
    (c.at(at) == Class::Unit(Unit::Century)).then_some(at + 1)
}

/// A number in digits or words.
pub(super) fn count(c: &Cursor<'_>, i: usize) -> Option<(Count, usize)> {
    match c.at(i) {
        Class::Number => digits(c, i),
        Class::A => match (c.at(i + 1), c.at(i + 2)) {
            (Class::Couple, Class::Of) => Some((Count::Of(2), i + 3)),
            (Class::Vaguely, _) => Some((Count::Unknown, i + 2)),
            (Class::Scale(n), _) => Some((Count::Of(u32::from(n)), i + 2)),
            (Class::Half, _) => Some((Count::AndHalf(0), i + 2)),
            (Class::Dash, _) => None,
            // "a year and three days", but "lasted a year and cost a fortune".
            (_, Class::And)
                if matches!(c.at(i + 3), Class::A | Class::Cardinal(_) | Class::Number)
                    && c.at(i + 4) != Class::Half =>
            {
                None
            }
            _ => Some((Count::Of(1), i + 1)),
        },
        Class::Half if c.at(i + 1) == Class::A => Some((Count::AndHalf(0), i + 2)),
        Class::Vaguely if c.word(i) != "some" => Some((Count::Unknown, i + 1)),
        Class::Vaguely => {
            count(c, i + 1).filter(|_| matches!(c.at(i + 1), Class::Number | Class::Cardinal(_)))
        }
        Class::Couple if c.at(i + 1) == Class::Of => Some((Count::Of(2), i + 2)),
        Class::Cardinal(_) | Class::Scale(_) => spelled(c, i),
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
    if c.at(end) == Class::Comma
        && glued(end)
        && let Some((more, 3)) = c.number(end + 1)
    {
        number = number.checked_mul(1000)?.checked_add(more)?;
        end += 2;
    } else if c.at(end) == Class::Dot
        && glued(end)
        && let Some((5, 1)) = c.number(end + 1)
    {
        return Some((Count::AndHalf(number), end + 2));
    } else if c.at(end) == Class::Number && c.at(end + 1) == Class::Slash && glued(end + 1) {
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
            Class::Cardinal(n) => total = total.checked_add(u32::from(n))?,
            Class::Scale(n) => total = total.max(1).checked_mul(u32::from(n))?,
            _ => break,
        }
        end += 1;
        if c.at(end) == Class::Dash && matches!(c.at(end + 1), Class::Cardinal(_)) {
            end += 1;
        }
    }
    if c.at(end) == Class::And && c.at(end + 1) == Class::A && c.at(end + 2) == Class::Half {
        return Some((Count::AndHalf(total), end + 3));
    }
    Some((Count::Of(total), end))
}

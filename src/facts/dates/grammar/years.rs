//! Years: alone, after a month, with an era, short, spoken, and what four digits are not.

use crate::calendar::Period;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Part, Scope};
use crate::facts::dates::token_class::Class;

use super::determiner;
use super::year_evidence::is_year;

/// A year alone.
pub(super) fn year(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if let Some(found) = year_with_era(c, i).or_else(|| year_before_bc(c, i)) {
        return (!c.number_went_on(i)).then_some(found);
    }
    let (year, end) = year_number(c, i)?;
    let goes_on = c.number_goes_on(i) && !is_pair(c, i, year);
    if c.number_went_on(i) || goes_on || !is_year(c, i, year) || is_title(c, i) {
        return None;
    }
    // "approx. 1000 authors", "92: 1087–1101": a count, pages.
    let counts = c.back(i, 1) == Class::Approx
        || c.back(i, 1) == Class::Dot && c.back(i, 2) == Class::Approx;
    let pages = c.back(i, 1) == Class::Dash
        && c.back(i, 2) == Class::Number
        && c.back(i, 3) == Class::Colon;
    if counts && c.lower(end) && c.at(end) == Class::Other || pages {
        return None;
    }
    // "1982 summer".
    if let Class::Season(season) = c.at(end)
        && !matches!(c.word(end), "fall" | "spring")
        && matches!(c.at(end + 1), Class::Comma | Class::Dot | Class::Close)
    {
        return Some((
            CalendarRef::new(Part::Season(season), Scope::At(Period::year(year))),
            end + 1,
        ));
    }
    Some((at_year(year), end))
}

/// Whether a slash joins the next year: "2008/09", "2016/2017".
fn is_pair(c: &Cursor<'_>, i: usize, year: i32) -> bool {
    let next = match c.number(i + 2) {
        Some((number, 2)) => i32::try_from(number).is_ok_and(|next| next == (year + 1) % 100),
        Some((number, 4)) => i32::try_from(number).is_ok_and(|next| next == year + 1),
        _ => false,
    };
    let glued = c.glued(i + 1) && c.glued(i + 2);
    c.at(i + 1) == Class::Slash && next && glued && !c.number_goes_on(i + 2)
}

/// Whether the year is or ends a title between quotation marks: "1922", "Berlin 1936".
fn is_title(c: &Cursor<'_>, i: usize) -> bool {
    /// Words of the title before the year.
    const LONGEST: usize = 4;
    let mark = |at: usize| c.at(at) == Class::Mark && matches!(c.word(at), "\"" | "“" | "”");
    let closes = mark(i + 1) && c.glued(i + 1);
    let goes_on = c.at(i + 1) == Class::Colon && c.capital(i + 2);
    if !closes && !goes_on {
        return false;
    }
    let word = |n: &usize| i >= *n && c.capital(i - n) && c.at(i - n) == Class::Other;
    let words = (1..=LONGEST).take_while(word).count();
    i > words && mark(i - words - 1) && c.glued(i - words) && (closes || words == 0)
}

/// "year 83", "year 1066", "year two thousand".
pub(super) fn numbered_year(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if let Some((year, end)) = year_number(c, i + 1)
        .filter(|&(_, end)| !c.number_goes_on(end - 1))
        .or_else(|| spoken_year(c, i + 1))
    {
        return Some((at_year(year), end));
    }
    let (number, digits) = c.number(i + 1).filter(|_| !c.number_goes_on(i + 1))?;
    let alone = !c.glued(i + 2) || !matches!(c.at(i + 2), Class::Other | Class::Nth);
    ((2..=3).contains(&digits) && alone)
        .then(|| (at_year(i32::try_from(number).unwrap_or(0)), i + 2))
}

pub(super) fn at_year(year: i32) -> CalendarRef {
    CalendarRef::at(Period::year(year))
}

/// The year after a day, month, season or quarter: ", 2023", "of 1992", "of that year",
/// "last year".
pub fn year_after(c: &Cursor<'_>, i: usize) -> (Scope, usize) {
    let mut at = c.skip(i, Class::Comma);
    at = c.skip(at, Class::Comma);
    let comma = at > i;
    let of = c.at(at) == Class::Of || c.at(at) == Class::In;
    at += usize::from(of);
    // "of fiscal 2016".
    at += usize::from(of && c.at(at) == Class::Fiscal && c.at(at + 1) == Class::Number);
    if !c.number_went_on(at) {
        let plain = year_number(c, at)
            .filter(|&(_, end)| !c.number_goes_on(end - 1) || c.at(end) == Class::Slash);
        let old = || old_year_number(c, at, of);
        if let Some((year, end)) = plain.or_else(|| short_year_number(c, at)).or_else(old) {
            return (Scope::At(Period::year(year)), end);
        }
    }
    if let Some((year, end)) = spoken_year(c, at) {
        return (Scope::At(Period::year(year)), end);
    }
    if !comma && let Some((scope, end)) = determiner::year(c, at) {
        return (scope, end);
    }
    (Scope::Open, i)
}

/// A four-digit year, or one with its era.
pub(super) fn year_number(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
    if let Some((reference, end)) = year_with_era(c, i) {
        return match reference.scope {
            Scope::At(period) => Some((period.year_of()?, end)),
            _ => None,
        };
    }
    let (number, digits) = c.number(i)?;
    let year = i32::try_from(number).ok()?;
    (digits == 4 && (1000..=2100).contains(&year)).then_some((year, i + 1))
}

/// "264 BC", "AD 70", "347 AD".
pub(super) fn year_with_era(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.at(i) == Class::Ad {
        if !c.capital(i) {
            return None;
        }
        let (year, digits) = c.number(i + 1)?;
        return (digits <= 4 && year > 0)
            .then(|| (at_year(i32::try_from(year).unwrap_or(0)), i + 2));
    }
    let (number, digits) = c.number(i)?;
    let number = i32::try_from(number).ok().filter(|&n| n > 0 && digits <= 4)?;
    match c.at(i + 1) {
        Class::Bc if c.capital(i + 1) => Some((at_year(1 - number), i + 2)),
        Class::Ad if c.capital(i + 1) => Some((at_year(number), i + 2)),
        _ => None,
    }
}

/// "’89".
pub(super) fn short_year(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (year, end) = short_year_number(c, i)?;
    Some((at_year(year), end))
}

pub(super) fn short_year_number(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
    if c.at(i) != Class::Apostrophe || c.glued(i) || !c.glued(i + 1) {
        return None;
    }
    let (number, digits) = c.number(i + 1)?;
    if digits != 2
        || c.glued(i + 2)
            && !matches!(
                c.at(i + 2),
                Class::Comma | Class::Dot | Class::Dash | Class::Close | Class::Mark
            )
    {
        return None;
    }
    let year = i32::try_from(number).ok()?;
    Some((year + if year < 30 { 2000 } else { 1900 }, i + 2))
}

/// "nineteen eighty-seven", "twenty sixteen" by itself.
pub(super) fn spoken_year_alone(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (year, end) = spoken_year(c, i)?;
    let Class::Cardinal(century) = c.at(i) else { return None };
    // "at twenty thirty" is a time of day, "two thousand men" a count.
    let dated = matches!(c.back(i, 1), Class::In | Class::Since | Class::Until | Class::By);
    let fits = ((13..=20).contains(&century) || century == 2 && dated && end > i + 2)
        && c.back(i, 1) != Class::At
        && !matches!(c.at(end), Class::Other if c.lower(end) && c.word(end).ends_with('s'))
        && !matches!(c.at(end), Class::Scale(_) | Class::Cardinal(_));
    fits.then(|| (at_year(year), end))
}

/// A year of three digits after a day or month: "30 September 420)", "December of 384".
fn old_year_number(c: &Cursor<'_>, i: usize, of: bool) -> Option<(i32, usize)> {
    let (number, digits) = c.number(i)?;
    let ends = matches!(c.at(i + 1), Class::Comma | Class::Dot | Class::Close)
        || of && c.at(i + 1) == Class::Dash;
    let fits = digits == 3
        && number >= 100
        && !c.number_goes_on(i)
        && ends
        && (of || c.at(i - 1) != Class::Comma);
    fits.then(|| (i32::try_from(number).unwrap_or(0), i + 1))
}

/// "nineteen ninety-four", "two thousand (and) eight".
fn spoken_year(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
    let tens_and_ones = |i: usize| -> Option<(i32, usize)> {
        let Class::Cardinal(tens) = c.at(i) else { return None };
        if tens < 20 {
            return (tens >= 10).then_some((i32::from(tens), i + 1));
        }
        let at = c.skip(i + 1, Class::Dash);
        match c.at(at) {
            Class::Cardinal(ones @ 1..=9) => Some((i32::from(tens + ones), at + 1)),
            _ => Some((i32::from(tens), i + 1)),
        }
    };
    match (c.at(i), c.at(i + 1)) {
        // "nineteen hundred and five".
        (Class::Cardinal(century @ 11..=19), Class::Scale(100)) => {
            let at = c.skip(i + 2, Class::And);
            let (rest, end) = match c.at(at) {
                Class::Cardinal(ones @ 1..=9) => (i32::from(ones), at + 1),
                _ => tens_and_ones(at)?,
            };
            Some((i32::from(century) * 100 + rest, end))
        }
        (Class::Cardinal(2), Class::Scale(1000)) => {
            let at = c.skip(i + 2, Class::And);
            match c.at(at) {
                Class::Cardinal(ones @ 1..=19) => Some((2000 + i32::from(ones), at + 1)),
                _ => Some((2000, i + 2)),
            }
        }
        (Class::Cardinal(century @ 10..=20), Class::Cardinal(_)) => {
            let (rest, end) = tens_and_ones(i + 1)?;
            (!matches!(
                c.at(end),
                Class::Unit(_) | Class::Units(_) | Class::Period | Class::Periods
            ))
            .then_some((i32::from(century) * 100 + rest, end))
        }
        _ => None,
    }
}

/// The first of two years BC: "264 to 241 BC", "about 1300 to about 500 BCE".
fn year_before_bc(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (number, digits) = c.number(i)?;
    if digits > 4 || !matches!(c.at(i + 1), Class::Dash | Class::To | Class::And | Class::Until) {
        return None;
    }
    let at = c.skip(i + 2, Class::Approx);
    let (last, _) = c.number(at)?;
    let bc = c.at(at + 1) == Class::Bc && c.capital(at + 1) && last < number;
    let year = i32::try_from(number).ok()?;
    bc.then(|| (at_year(1 - year), i + 1))
}

/// A year of three digits: "in 490" where the text is about such times.
pub(super) fn ancient_year(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (number, digits) = c.number(i)?;
    let year = u16::try_from(number).ok().filter(|&n| n > 0 && digits <= 3)?;
    if c.number_went_on(i) || c.number_goes_on(i) || c.glued(i + 1) && c.at(i + 1) == Class::Other {
        return None;
    }
    let at = i + 1;
    let circa = c.back(i, 1) == Class::Approx
        || c.back(i, 1) == Class::Dot && c.back(i, 2) == Class::Approx;
    let in_pair = c.back(i, 1) == Class::Dash
        && matches!(c.number(i.wrapping_sub(2)), Some((_, 3)))
        && c.back(i, 3) != Class::Comma;
    let before = matches!(
        c.back(i, 1),
        Class::In
            | Class::By
            | Class::Since
            | Class::Until
            | Class::Of
            | Class::From
            | Class::Before
            | Class::After
    );
    let ends = matches!(
        c.at(at),
        Class::Comma
            | Class::Dot
            | Class::Close
            | Class::The
            | Class::And
            | Class::A
            | Class::By
            | Class::Dash
    ) || c.capital(at);
    let introduced = (circa || in_pair || before) && ends;
    if digits == 3 && is_life(c, i) {
        return Some((at_year(i32::from(year)), at));
    }
    (digits == 3 && introduced).then(|| (CalendarRef::open(Part::AncientYear(year)), at))
}

/// "(837–908)", "c. 347": years of a life, which need no context.
fn is_life(c: &Cursor<'_>, i: usize) -> bool {
    let circa = c.back(i, 1) == Class::Dot && c.back(i, 2) == Class::Approx;
    let three = |i: usize| matches!(c.number(i), Some((_, 3)));
    let opens = c.back(i, 1) == Class::Open
        && c.at(i + 1) == Class::Dash
        && three(i + 2)
        && c.at(i + 3) == Class::Close;
    let closes =
        c.at(i + 1) == Class::Close && c.back(i, 1) == Class::Dash && i >= 3 && three(i - 2);
    let closes = closes && matches!(c.back(i, 3), Class::Open | Class::Dot);
    circa && !c.lower(i + 1) || opens || closes
}

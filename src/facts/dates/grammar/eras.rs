//! Decades, centuries and millennia.

use crate::calendar::{Period, Unit};
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::CalendarRef;
use crate::facts::dates::token_class::Class;

use super::numbers::{day_of_month, is_ordinal};

/// "1990s", "’90s", "470s BC".
pub(super) fn decade(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let short = c.at(i) == Class::Apostrophe;
    let at = i + usize::from(short);
    if short && (!c.glued(at) || c.glued(i)) || !short && c.number_went_on(i) {
        return None;
    }
    let (number, digits) = c.number(at)?;
    let tens = i32::try_from(number / 10).ok()?;
    let mut end = at + 1;
    let quoted = c.at(end) == Class::Apostrophe && c.glued(end);
    end += usize::from(quoted);
    let degrees = c.glued(end + 1) && c.word(end + 1).starts_with('°');
    if !c.glued(end) || c.at(end) != Class::S || number % 10 != 0 || degrees {
        return None;
    }
    end += 1;
    if c.at(end) == Class::Bc && c.capital(end) {
        let period = if number % 100 == 0 {
            Period::century(-(tens / 10) - 1)
        } else {
            Period::decade_bc(tens)
        };
        return Some((CalendarRef::at(period), end + 1));
    }
    // "2010's best films" is a year's, "the 1980's" a decade.
    if quoted
        && !matches!(
            c.back(i, 1),
            Class::The | Class::Early | Class::Late | Class::Mid | Class::Dash
        )
    {
        return None;
    }
    let period = match digits {
        4 if (1000..=2100).contains(&number) && number % 100 == 0 && number < 1900 => {
            Period::century(tens / 10 + 1)
        }
        4 if (1000..=2100).contains(&number) => Period::decade(tens),
        2 if short
            || matches!(
                c.back(i, 1),
                Class::The | Class::Early | Class::Late | Class::Mid | Class::Dash
            )
            || matches!(c.back(i, 1), Class::And | Class::Or | Class::To)
                && c.back(i, 2) == Class::S =>
        {
            Period::decade(tens + if tens < 2 { 200 } else { 190 })
        }
        _ => return None,
    };
    Some((CalendarRef::at(period), end))
}

/// "Reiwa 6": a year of a Japanese era, by the first year of the era.
pub(super) fn reign(c: &Cursor<'_>, i: usize, first: u16) -> Option<(CalendarRef, usize)> {
    let (nth, digits) = c.number(i + 1).filter(|_| c.capital(i))?;
    let year = i32::from(first) + i32::try_from(nth).ok()? - 1;
    let fits = digits <= 2 && nth > 0 && !c.number_goes_on(i + 1);
    fits.then(|| (CalendarRef::at(Period::year(year)), i + 2))
}

/// "the nineties", "nineteen-sixties".
pub(super) fn spoken_decade(c: &Cursor<'_>, i: usize, tens: u8) -> Option<(CalendarRef, usize)> {
    let known =
        matches!(c.back(i, 1), Class::The | Class::Early | Class::Late | Class::Mid | Class::Dash);
    known.then(|| (CalendarRef::at(Period::decade(190 + i32::from(tens))), i + 1))
}

/// "the 19th century", "twenty-first century BC", "second millennium".
pub(super) fn century(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (nth, end) = day_of_month(c, i)?;
    if !is_ordinal(c, end) {
        return None;
    }
    let at = c.skip(end, Class::Dash);
    let millennium = match c.at(at) {
        Class::Unit(Unit::Century) | Class::Units(Unit::Century) => false,
        Class::Unit(Unit::Millennium) => true,
        _ => return leading_century(c, end, nth),
    };
    let bc = c.at(at + 1) == Class::Bc && c.capital(at + 1);
    let ad = c.at(at + 1) == Class::Ad && c.capital(at + 1);
    let nth = if bc { -i32::from(nth) } else { i32::from(nth) };
    let period = if millennium { Period::millennium(nth) } else { Period::century(nth) };
    let fits = (millennium && nth <= 3 || !millennium && nth <= 22) && nth >= -50;
    fits.then(|| (CalendarRef::at(period), at + 1 + usize::from(bc || ad)))
}

/// "15th" in "the 15th to the 19th century".
fn leading_century(c: &Cursor<'_>, end: usize, nth: u8) -> Option<(CalendarRef, usize)> {
    if !matches!(c.at(end), Class::To | Class::And | Class::Or | Class::Until | Class::Dash) {
        return None;
    }
    let mut at = c.skip(end + 1, Class::The);
    if matches!(c.at(at), Class::Early | Class::Late | Class::Mid) {
        at = c.skip(at + 1, Class::Dash);
    }
    let (later, stop) = day_of_month(c, at)?;
    let unit = c.at(c.skip(stop, Class::Dash));
    let fits = matches!(unit, Class::Unit(Unit::Century) | Class::Units(Unit::Century))
        && (1..=21).contains(&nth)
        && later > nth;
    fits.then(|| (CalendarRef::at(Period::century(i32::from(nth))), end))
}

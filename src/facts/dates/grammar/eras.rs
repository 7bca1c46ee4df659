//! Decades, centuries and millennia.

use crate::calendar::Period;

use super::super::cursor::Cursor;
use super::super::form::{Part, Point, Scope};
use super::super::words::{Lex, Measure};
use super::absolute::day_of_month;

/// "1990s", "’90s", "470s BC".
pub(super) fn decade(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let short = c.at(i) == Lex::Apostrophe;
    let at = i + usize::from(short);
    if short && (!c.glued(at) || c.glued(i)) || !short && c.number_went_on(i) {
        return None;
    }
    let (number, digits) = c.number(at)?;
    let tens = i32::try_from(number / 10).ok()?;
    let mut end = at + 1;
    let quoted = c.at(end) == Lex::Apostrophe && c.glued(end);
    end += usize::from(quoted);
    let degrees = c.glued(end + 1) && c.word(end + 1).starts_with('°');
    if !c.glued(end) || c.at(end) != Lex::S || number % 10 != 0 || degrees {
        return None;
    }
    end += 1;
    if c.at(end) == Lex::Bc && c.capital(end) {
        let period = if number % 100 == 0 {
            Period::century(-(tens / 10) - 1)
        } else {
            Period::decade_bc(tens)
        };
        return Some((Point::new(Part::Whole, Scope::At(period)), end + 1));
    }
    // "2010's best films" is a year's, "the 1980's" a decade.
    if quoted && !matches!(c.back(i, 1), Lex::The | Lex::Early | Lex::Late | Lex::Mid | Lex::Dash) {
        return None;
    }
    let period = match digits {
        4 if (1000..=2100).contains(&number) && number % 100 == 0 && number < 1900 => {
            Period::century(tens / 10 + 1)
        }
        4 if (1000..=2100).contains(&number) => Period::decade(tens),
        2 if short
            || matches!(c.back(i, 1), Lex::The | Lex::Early | Lex::Late | Lex::Mid | Lex::Dash)
            || matches!(c.back(i, 1), Lex::And | Lex::Or | Lex::To) && c.back(i, 2) == Lex::S =>
        {
            Period::decade(tens + if tens < 2 { 200 } else { 190 })
        }
        _ => return None,
    };
    Some((Point::new(Part::Whole, Scope::At(period)), end))
}

/// "the nineties", "nineteen-sixties".
pub(super) fn spoken_decade(c: &Cursor<'_>, i: usize, tens: u8) -> Option<(Point, usize)> {
    let known = matches!(c.back(i, 1), Lex::The | Lex::Early | Lex::Late | Lex::Mid | Lex::Dash);
    known
        .then(|| (Point::new(Part::Whole, Scope::At(Period::decade(190 + i32::from(tens)))), i + 1))
}

/// "the 19th century", "twenty-first century BC", "second millennium".
pub(super) fn century(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (nth, end) = day_of_month(c, i)?;
    let ordinal = c.at(end - 1) == Lex::Nth || matches!(c.at(end - 1), Lex::Ordinal(_));
    if !ordinal {
        return None;
    }
    let at = c.skip(end, Lex::Dash);
    let millennium = match c.at(at) {
        Lex::Unit(Measure::Century) | Lex::Units(Measure::Century) => false,
        Lex::Unit(Measure::Millennium) => true,
        _ => return leading_century(c, end, nth),
    };
    let bc = c.at(at + 1) == Lex::Bc && c.capital(at + 1);
    let ad = c.at(at + 1) == Lex::Ad && c.capital(at + 1);
    let nth = if bc { -i32::from(nth) } else { i32::from(nth) };
    let period = if millennium { Period::millennium(nth) } else { Period::century(nth) };
    let fits = (millennium && nth <= 3 || !millennium && nth <= 22) && nth >= -50;
    fits.then(|| (Point::new(Part::Whole, Scope::At(period)), at + 1 + usize::from(bc || ad)))
}

/// "15th" in "the 15th to the 19th century".
fn leading_century(c: &Cursor<'_>, end: usize, nth: u8) -> Option<(Point, usize)> {
    if !matches!(c.at(end), Lex::To | Lex::And | Lex::Or | Lex::Until | Lex::Dash) {
        return None;
    }
    let mut at = c.skip(end + 1, Lex::The);
    if matches!(c.at(at), Lex::Early | Lex::Late | Lex::Mid) {
        at = c.skip(at + 1, Lex::Dash);
    }
    let (later, stop) = day_of_month(c, at)?;
    let unit = c.at(c.skip(stop, Lex::Dash));
    let fits = matches!(unit, Lex::Unit(Measure::Century) | Lex::Units(Measure::Century))
        && (1..=21).contains(&nth)
        && later > nth;
    fits.then(|| (Point::new(Part::Whole, Scope::At(Period::century(i32::from(nth)))), end))
}

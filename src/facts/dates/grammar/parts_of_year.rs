//! Parts of a year: quarters, halves and seasons, and the years of money.

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Part, Scope};
use crate::facts::dates::token_class::Class;

use super::years::{at_year, short_year_number, year_after, year_number};

/// "the third quarter of 1989", "third-quarter", "the first half of next year".
pub(super) fn nth_quarter(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (nth, end) = match c.at(i) {
        Class::Ordinal(nth @ 1..=4) => (nth, i + 1),
        Class::Number if c.at(i + 1) == Class::Nth => (u8::try_from(c.number(i)?.0).ok()?, i + 2),
        _ => return None,
    };
    let mut at = c.skip(end, Class::Dash);
    at = c.skip(at, Class::Fiscal);
    let part = match c.at(at) {
        Class::Unit(Unit::Quarter) if (1..=4).contains(&nth) => Part::Quarter(nth),
        Class::Half if (1..=2).contains(&nth) => Part::Half(nth),
        _ => return None,
    };
    let (scope, end) = year_after(c, at + 1);
    // "the second half" of a match or a book is no half of a year.
    (matches!(part, Part::Quarter(_)) || scope != Scope::Open)
        .then(|| (CalendarRef::new(part, scope), end))
}

/// "Q3 2009", "2009 Q3" is left as its year.
pub(super) fn quarter_code(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let word = c.word(i);
    if !(word.eq_ignore_ascii_case("q") || word.eq_ignore_ascii_case("h")) || !c.glued(i + 1) {
        return None;
    }
    let (nth, digits) = c.number(i + 1)?;
    let nth = u8::try_from(nth).ok().filter(|_| digits == 1)?;
    let (scope, end) = year_after(c, i + 2);
    let part = match (word, nth) {
        ("Q" | "q", 1..=4) => Part::Quarter(nth),
        ("H" | "h", 1..=2) if scope != Scope::Open => Part::Half(nth),
        _ => return None,
    };
    Some((CalendarRef::new(part, scope), end))
}

/// "fiscal 1989", "fiscal year 1989", "fiscal first quarter".
pub(super) fn fiscal(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let at = c.skip(i + 1, Class::Dash);
    let at = c.skip(at, Class::Unit(Unit::Year));
    if let Some((year, end)) = year_number(c, at).or_else(|| short_year_number(c, at)) {
        return Some((at_year(year), end));
    }
    nth_quarter(c, at).filter(|_| at == i + 1 || c.at(i + 1) == Class::Dash)
}

/// "the spring of 1794", "summer 1962", "in winter".
pub(super) fn named_season(c: &Cursor<'_>, i: usize, season: u8) -> Option<(CalendarRef, usize)> {
    let (scope, end) = year_after(c, i + 1);
    if scope != Scope::Open {
        return Some((CalendarRef::new(Part::Season(season), scope), end));
    }
    // "the fall of the city", "the Winter Carnival", "the summer months".
    let named = c.capital(i) && c.capital(i + 1) && c.at(i + 1) == Class::Other;
    if named || matches!(c.at(i + 1), Class::Of | Class::Dash | Class::Units(_) | Class::Periods) {
        return None;
    }
    let before = c.back(i, 1);
    let verb = matches!(c.word(i), "fall" | "spring");
    let introduced = match before {
        Class::In => return Some((CalendarRef::open(Part::AnySeason(season)), i + 1)),
        Class::Early
        | Class::Late
        | Class::Mid
        | Class::By
        | Class::Since
        | Class::Until
        | Class::Dash => true,
        Class::The => {
            !verb && !c.lower(i + 1) && c.at(i + 1) != Class::Dash
                || matches!(
                    c.back(i, 2),
                    Class::In | Class::By | Class::Until | Class::Since | Class::For
                )
                || matches!(c.back(i, 2), Class::Of | Class::Before | Class::After) && !verb
                || c.capital(i - 1) && !verb
        }
        _ => false,
    };
    let modifies = c.lower(i + 1) && c.at(i + 1) == Class::Other && before == Class::The && verb;
    (introduced && !modifies).then(|| (CalendarRef::open(Part::Season(season)), i + 1))
}

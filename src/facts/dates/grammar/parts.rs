//! Parts of a year: quarters, halves and seasons, and the years of money.

use super::super::cursor::Cursor;
use super::super::form::{Part, Point, Scope};
use super::super::words::{Lex, Measure};
use super::open;
use super::years::{at_year, short_year_number, year_after, year_number};

/// "the third quarter of 1989", "third-quarter", "the first half of next year".
pub(super) fn nth_quarter(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (nth, end) = match c.at(i) {
        Lex::Ordinal(nth @ 1..=4) => (nth, i + 1),
        Lex::Number if c.at(i + 1) == Lex::Nth => (u8::try_from(c.number(i)?.0).ok()?, i + 2),
        _ => return None,
    };
    let mut at = c.skip(end, Lex::Dash);
    at = c.skip(at, Lex::Fiscal);
    let part = match c.at(at) {
        Lex::Unit(Measure::Quarter) if (1..=4).contains(&nth) => Part::Quarter(nth),
        Lex::Half if (1..=2).contains(&nth) => Part::Half(nth),
        _ => return None,
    };
    let (scope, end) = year_after(c, at + 1);
    // "the second half" of a match or a book is no half of a year.
    (matches!(part, Part::Quarter(_)) || scope != Scope::Open)
        .then(|| (Point::new(part, scope), end))
}

/// "Q3 2009", "2009 Q3" is left as its year.
pub(super) fn quarter_code(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
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
    Some((Point::new(part, scope), end))
}

/// "fiscal 1989", "fiscal year 1989", "fiscal first quarter".
pub(super) fn fiscal(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let at = c.skip(i + 1, Lex::Dash);
    let at = c.skip(at, Lex::Unit(Measure::Year));
    if let Some((year, end)) = year_number(c, at).or_else(|| short_year_number(c, at)) {
        return Some((at_year(year), end));
    }
    nth_quarter(c, at).filter(|_| at == i + 1 || c.at(i + 1) == Lex::Dash)
}

/// "the spring of 1794", "summer 1962", "in winter".
pub(super) fn named_season(c: &Cursor<'_>, i: usize, season: u8) -> Option<(Point, usize)> {
    let (scope, end) = year_after(c, i + 1);
    if scope != Scope::Open {
        return Some((Point::new(Part::Season(season), scope), end));
    }
    // "the fall of the city", "the Winter Carnival", "the summer months".
    let named = c.capital(i) && c.capital(i + 1) && c.at(i + 1) == Lex::Other;
    if named || matches!(c.at(i + 1), Lex::Of | Lex::Dash | Lex::Units(_)) {
        return None;
    }
    let before = c.back(i, 1);
    let verb = matches!(c.word(i), "fall" | "spring");
    let introduced = match before {
        Lex::In => return Some((open(Part::AnySeason(season)), i + 1)),
        Lex::Early | Lex::Late | Lex::Mid | Lex::By | Lex::Since | Lex::Until | Lex::Dash => true,
        Lex::The => {
            !verb && !c.lower(i + 1) && c.at(i + 1) != Lex::Dash
                || matches!(c.back(i, 2), Lex::In | Lex::By | Lex::Until | Lex::Since | Lex::For)
                || matches!(c.back(i, 2), Lex::Of | Lex::Before | Lex::After) && !verb
                || c.capital(i - 1) && !verb
        }
        _ => false,
    };
    let modifies = c.lower(i + 1) && c.at(i + 1) == Lex::Other && before == Lex::The && verb;
    (introduced && !modifies).then(|| (open(Part::Season(season)), i + 1))
}

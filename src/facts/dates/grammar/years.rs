//! Years: alone, after a month, with an era, short, spoken, and what four digits are not.

use crate::calendar::Period;

use super::super::cursor::Cursor;
use super::super::form::{Part, Point, Scope};
use super::super::words::{Lex, Measure};
use super::{open, relative};

/// A year alone.
pub(super) fn year(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    if let Some(found) = year_with_era(c, i) {
        return (!c.number_went_on(i)).then_some(found);
    }
    let (year, end) = year_number(c, i)?;
    if c.number_went_on(i) || c.number_goes_on(i) || !is_year(c, i, year) {
        return None;
    }
    // "approx. 1000 authors", "92: 1087–1101": a count, pages.
    let counts =
        c.back(i, 1) == Lex::Approx || c.back(i, 1) == Lex::Dot && c.back(i, 2) == Lex::Approx;
    let pages =
        c.back(i, 1) == Lex::Dash && c.back(i, 2) == Lex::Number && c.back(i, 3) == Lex::Colon;
    if counts && c.lower(end) && c.at(end) == Lex::Other || pages {
        return None;
    }
    // "1982 summer".
    if let Lex::Season(season) = c.at(end)
        && !matches!(c.word(end), "fall" | "spring")
        && matches!(c.at(end + 1), Lex::Comma | Lex::Dot | Lex::Close)
    {
        return Some((Point::new(Part::Season(season), Scope::At(Period::year(year))), end + 1));
    }
    Some((at_year(year), end))
}

pub(super) fn at_year(year: i32) -> Point {
    Point::new(Part::Whole, Scope::At(Period::year(year)))
}

/// The year after a day, month, season or quarter: ", 2023", "of 1992", "of that year",
/// "last year".
pub fn year_after(c: &Cursor<'_>, i: usize) -> (Scope, usize) {
    let mut at = c.skip(i, Lex::Comma);
    at = c.skip(at, Lex::Comma);
    let comma = at > i;
    let of = c.at(at) == Lex::Of || c.at(at) == Lex::In;
    at += usize::from(of);
    if !c.number_went_on(at) {
        let plain = year_number(c, at)
            .filter(|&(_, end)| !c.number_goes_on(end - 1) || c.at(end) == Lex::Slash);
        let old = || old_year_number(c, at, of);
        if let Some((year, end)) = plain.or_else(|| short_year_number(c, at)).or_else(old) {
            return (Scope::At(Period::year(year)), end);
        }
    }
    if let Some((year, end)) = spoken_year(c, at) {
        return (Scope::At(Period::year(year)), end);
    }
    if !comma && let Some((scope, end)) = relative::year(c, at) {
        return (scope, end);
    }
    (Scope::Open, i)
}

/// A four-digit year, or one with its era.
pub(super) fn year_number(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
    if let Some((point, end)) = year_with_era(c, i) {
        return match point.scope {
            Scope::At(period) => Some((period.year_of()?, end)),
            _ => None,
        };
    }
    let (number, digits) = c.number(i)?;
    let year = i32::try_from(number).ok()?;
    (digits == 4 && (1000..=2100).contains(&year)).then_some((year, i + 1))
}

/// "264 BC", "AD 70", "347 AD".
pub(super) fn year_with_era(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    if c.at(i) == Lex::Ad {
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
        Lex::Bc if c.capital(i + 1) => Some((at_year(1 - number), i + 2)),
        Lex::Ad if c.capital(i + 1) => Some((at_year(number), i + 2)),
        _ => None,
    }
}

/// "’89".
pub(super) fn short_year(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (year, end) = short_year_number(c, i)?;
    Some((at_year(year), end))
}

pub(super) fn short_year_number(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
    if c.at(i) != Lex::Apostrophe || c.glued(i) || !c.glued(i + 1) {
        return None;
    }
    let (number, digits) = c.number(i + 1)?;
    if digits != 2
        || c.glued(i + 2)
            && !matches!(c.at(i + 2), Lex::Comma | Lex::Dot | Lex::Dash | Lex::Close | Lex::Mark)
    {
        return None;
    }
    let year = i32::try_from(number).ok()?;
    Some((year + if year < 30 { 2000 } else { 1900 }, i + 2))
}

/// A year of three digits after a day or month: "30 September 420)", "December of 384".
fn old_year_number(c: &Cursor<'_>, i: usize, of: bool) -> Option<(i32, usize)> {
    let (number, digits) = c.number(i)?;
    let ends =
        matches!(c.at(i + 1), Lex::Comma | Lex::Dot | Lex::Close) || of && c.at(i + 1) == Lex::Dash;
    let fits = digits == 3
        && number >= 100
        && !c.number_goes_on(i)
        && ends
        && (of || c.at(i - 1) != Lex::Comma);
    fits.then(|| (i32::try_from(number).unwrap_or(0), i + 1))
}

/// "nineteen ninety-four", "two thousand (and) eight".
pub(super) fn spoken_year(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
    let tens_and_ones = |i: usize| -> Option<(i32, usize)> {
        let Lex::Cardinal(tens) = c.at(i) else { return None };
        if tens < 20 {
            return (tens >= 10).then_some((i32::from(tens), i + 1));
        }
        let at = c.skip(i + 1, Lex::Dash);
        match c.at(at) {
            Lex::Cardinal(ones @ 1..=9) => Some((i32::from(tens + ones), at + 1)),
            _ => Some((i32::from(tens), i + 1)),
        }
    };
    match (c.at(i), c.at(i + 1)) {
        (Lex::Cardinal(2), Lex::Scale(1000)) => {
            let at = c.skip(i + 2, Lex::And);
            match c.at(at) {
                Lex::Cardinal(ones @ 1..=19) => Some((2000 + i32::from(ones), at + 1)),
                _ => Some((2000, i + 2)),
            }
        }
        (Lex::Cardinal(century @ 10..=20), Lex::Cardinal(_)) => {
            let (rest, end) = tens_and_ones(i + 1)?;
            (!matches!(c.at(end), Lex::Unit(_) | Lex::Units(_)))
                .then_some((i32::from(century) * 100 + rest, end))
        }
        _ => None,
    }
}

/// A year of one to three digits: "264 to 241 BC", or "in 490" where the text is about such times.
pub(super) fn ancient_year(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (number, digits) = c.number(i)?;
    let year = u16::try_from(number).ok().filter(|&n| n > 0 && digits <= 3)?;
    if c.number_went_on(i) || c.number_goes_on(i) || c.glued(i + 1) && c.at(i + 1) == Lex::Other {
        return None;
    }
    let at = i + 1;
    if matches!(c.at(at), Lex::Dash | Lex::To | Lex::And)
        && let Some((Point { scope: Scope::At(period), .. }, _)) = year_with_era(c, at + 1)
        && period.year_of().is_some_and(|y| y <= 0)
    {
        return Some((at_year(1 - i32::from(year)), at));
    }
    let circa =
        c.back(i, 1) == Lex::Approx || c.back(i, 1) == Lex::Dot && c.back(i, 2) == Lex::Approx;
    let in_pair = c.back(i, 1) == Lex::Dash && matches!(c.number(i.wrapping_sub(2)), Some((_, 3)));
    let before =
        matches!(c.back(i, 1), Lex::In | Lex::By | Lex::Since | Lex::Until | Lex::Of | Lex::From);
    let ends = matches!(
        c.at(at),
        Lex::Comma | Lex::Dot | Lex::Close | Lex::The | Lex::And | Lex::A | Lex::By | Lex::Dash
    ) || c.capital(at);
    let introduced = (circa || in_pair || before) && ends;
    if digits == 3 && is_life(c, i) {
        return Some((at_year(i32::from(year)), at));
    }
    (digits == 3 && introduced).then(|| (open(Part::AncientYear(year)), at))
}

/// "(837–908)", "c. 347": years of a life, which need no context.
fn is_life(c: &Cursor<'_>, i: usize) -> bool {
    let circa = c.back(i, 1) == Lex::Dot && c.back(i, 2) == Lex::Approx;
    let three = |i: usize| matches!(c.number(i), Some((_, 3)));
    let opens = c.back(i, 1) == Lex::Open
        && c.at(i + 1) == Lex::Dash
        && three(i + 2)
        && c.at(i + 3) == Lex::Close;
    let closes = c.at(i + 1) == Lex::Close && c.back(i, 1) == Lex::Dash && i >= 3 && three(i - 2);
    let closes = closes && matches!(c.back(i, 3), Lex::Open | Lex::Dot);
    circa && !c.lower(i + 1) || opens || closes
}

/// Whether the four digits at `i` are a year and not a count or the number of something.
fn is_year(c: &Cursor<'_>, i: usize, year: i32) -> bool {
    let before = c.back(i, 1);
    let next = c.at(i + 1);
    if c.glued(i + 1)
        && matches!(next, Lex::Other | Lex::Nth | Lex::Meridiem(_) | Lex::S | Lex::Number)
    {
        return false;
    }
    if matches!(
        next,
        Lex::Unit(Measure::Second | Measure::Minute | Measure::Hour)
            | Lex::Units(_)
            | Lex::Zone
            | Lex::Scale(_)
    ) {
        return false;
    }
    let noun = c.word_back(i, 1);
    if is_numbered_thing(noun) || is_counted(c, i + 1) {
        return false;
    }
    // Streets: "1600 Pennsylvania Avenue".
    if c.capital(i + 1)
        && c.at(i + 1) == Lex::Other
        && (is_street(c.word(i + 2)) || is_street(c.word(i + 3)))
    {
        return false;
    }
    let introduced = matches!(
        before,
        Lex::In
            | Lex::Of
            | Lex::Since
            | Lex::From
            | Lex::To
            | Lex::Until
            | Lex::By
            | Lex::Before
            | Lex::After
            | Lex::Between
            | Lex::And
            | Lex::Or
            | Lex::Early
            | Lex::Late
            | Lex::Mid
            | Lex::The
            | Lex::Open
            | Lex::Approx
            | Lex::Comma
            | Lex::Unit(Measure::Year)
            | Lex::Season(_)
            | Lex::For
            | Lex::Fiscal
            | Lex::Slash
            | Lex::Close
            | Lex::This
            | Lex::Clitic
    ) || is_possessive(noun)
        // "1910-1914", "post-1959"; not "555-1234".
        || before == Lex::Dash && !matches!(c.number(i.wrapping_sub(2)), Some((_, 1..=3)))
        || before == Lex::Dot && c.back(i, 2) == Lex::Approx;
    let ended = c.tokens.get(i + 1).is_none_or(|_| {
        matches!(next, Lex::Comma | Lex::Dot | Lex::Close | Lex::Colon | Lex::Mark)
    });
    let alone = (i == 0 || before == Lex::Dot) && ended;
    if (1900..=2050).contains(&year) {
        // A model's or product's number ("Windows 2000 is"), not "London 2012 Olympics".
        let named = c.capital(i.wrapping_sub(1)) && before == Lex::Other && i > 1;
        let goes_on = year >= 1990
            && c.capital(i + 1)
            && !matches!(c.word(i + 1), "Index" | "Series" | "Edition" | "Model");
        return introduced || alone || !named || ended || goes_on || c.at(i + 1) == Lex::Clitic;
    }
    introduced
        && (before != Lex::To
            || c.lexes.get(i.saturating_sub(4)..i).is_some_and(|w| w.contains(&Lex::From)))
        && !matches!(before, Lex::Of if c.lower(i + 1) && next == Lex::Other && !ended)
        || alone
}

fn is_possessive(word: &str) -> bool {
    ["his", "her", "its", "their", "our", "my", "your"].iter().any(|p| word.eq_ignore_ascii_case(p))
}

/// Nouns that are numbered: what follows is no year.
fn is_numbered_thing(word: &str) -> bool {
    const THINGS: [&str; 24] = [
        "area",
        "box",
        "channel",
        "flight",
        "gate",
        "highway",
        "interstate",
        "issue",
        "line",
        "model",
        "no",
        "number",
        "p",
        "page",
        "pages",
        "paragraph",
        "room",
        "route",
        "rule",
        "section",
        "suite",
        "train",
        "unit",
        "version",
    ];
    word.len() <= 10 && THINGS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether what follows a number is what it counts.
fn is_counted(c: &Cursor<'_>, i: usize) -> bool {
    const COUNTED: [&str; 40] = [
        "acres",
        "barrels",
        "bytes",
        "calories",
        "casualties",
        "cases",
        "copies",
        "dead",
        "deaths",
        "degrees",
        "dollars",
        "employees",
        "euros",
        "feet",
        "fighters",
        "hectares",
        "homes",
        "houses",
        "jobs",
        "kilograms",
        "kilometers",
        "kilometres",
        "km",
        "lives",
        "men",
        "meters",
        "metres",
        "miles",
        "million",
        "mph",
        "murders",
        "pages",
        "people",
        "percent",
        "points",
        "pounds",
        "shares",
        "soldiers",
        "tonnes",
        "troops",
    ];
    c.lower(i) && COUNTED.contains(&c.word(i))
}

fn is_street(word: &str) -> bool {
    matches!(
        word,
        "Avenue"
            | "Ave"
            | "Street"
            | "St"
            | "Road"
            | "Rd"
            | "Boulevard"
            | "Blvd"
            | "Drive"
            | "Lane"
    )
}

//! Years: alone, after a month, with an era, short, spoken, and what four digits are not.

use crate::calendar::{Period, Unit};
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Part, Scope};
use crate::facts::dates::token_class::Class;

use super::determiner;

/// A year alone.
pub(super) fn year(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if let Some(found) = year_with_era(c, i) {
        return (!c.number_went_on(i)).then_some(found);
    }
    let (year, end) = year_number(c, i)?;
    if c.number_went_on(i) || c.number_goes_on(i) || !is_year(c, i, year) {
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
pub(super) fn spoken_year(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
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

/// A year of one to three digits: "264 to 241 BC", or "in 490" where the text is about such times.
pub(super) fn ancient_year(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (number, digits) = c.number(i)?;
    let year = u16::try_from(number).ok().filter(|&n| n > 0 && digits <= 3)?;
    if c.number_went_on(i) || c.number_goes_on(i) || c.glued(i + 1) && c.at(i + 1) == Class::Other {
        return None;
    }
    let at = i + 1;
    if matches!(c.at(at), Class::Dash | Class::To | Class::And)
        && let Some((CalendarRef { scope: Scope::At(period), .. }, _)) = year_with_era(c, at + 1)
        && period.year_of().is_some_and(|y| y <= 0)
    {
        return Some((at_year(1 - i32::from(year)), at));
    }
    let circa = c.back(i, 1) == Class::Approx
        || c.back(i, 1) == Class::Dot && c.back(i, 2) == Class::Approx;
    let in_pair =
        c.back(i, 1) == Class::Dash && matches!(c.number(i.wrapping_sub(2)), Some((_, 3)));
    let before = matches!(
        c.back(i, 1),
        Class::In | Class::By | Class::Since | Class::Until | Class::Of | Class::From
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

/// Whether the four digits at `i` are a year, not a count or an identifier.
fn is_year(c: &Cursor<'_>, i: usize, year: i32) -> bool {
    let before = c.back(i, 1);
    let next = c.at(i + 1);
    if c.glued(i + 1)
        && matches!(next, Class::Other | Class::Nth | Class::Meridiem(_) | Class::S | Class::Number)
    {
        return false;
    }
    if matches!(
        next,
        Class::Unit(Unit::Second | Unit::Minute | Unit::Hour)
            | Class::Units(_)
            | Class::Periods
            | Class::Zone
            | Class::Scale(_)
    ) {
        return false;
    }
    let noun = c.word_back(i, 1);
    if is_numbered_thing(noun) || is_counted(c, i + 1) {
        return false;
    }
    // Streets: "1600 Pennsylvania Avenue".
    if c.capital(i + 1)
        && c.at(i + 1) == Class::Other
        && (is_street(c.word(i + 2)) || is_street(c.word(i + 3)))
    {
        return false;
    }
    let introduced = matches!(
        before,
        Class::In
            | Class::Of
            | Class::Since
            | Class::From
            | Class::To
            | Class::Until
            | Class::By
            | Class::Before
            | Class::After
            | Class::Between
            | Class::And
            | Class::Or
            | Class::Early
            | Class::Late
            | Class::Mid
            | Class::The
            | Class::Open
            | Class::Approx
            | Class::Comma
            | Class::Unit(Unit::Year)
            | Class::Season(_)
            | Class::For
            | Class::Fiscal
            | Class::Slash
            | Class::Close
            | Class::This
            | Class::Clitic
    ) || is_possessive(noun)
        // "1910-1914", "post-1959"; not "555-1234".
        || before == Class::Dash && !matches!(c.number(i.wrapping_sub(2)), Some((_, 1..=3)))
        || before == Class::Dot && c.back(i, 2) == Class::Approx;
    let ended = c.tokens.get(i + 1).is_none_or(|_| {
        matches!(next, Class::Comma | Class::Dot | Class::Close | Class::Colon | Class::Mark)
    });
    let alone = (i == 0 || before == Class::Dot) && ended;
    if (1900..=2050).contains(&year) {
        // A model's or product's number ("Windows 2000 is"), not "London 2012 Olympics".
        let named = c.capital(i.wrapping_sub(1)) && before == Class::Other && i > 1;
        let goes_on = year >= 1990
            && c.capital(i + 1)
            && !matches!(c.word(i + 1), "Index" | "Series" | "Edition" | "Model");
        return introduced || alone || !named || ended || goes_on || c.at(i + 1) == Class::Clitic;
    }
    introduced
        && (before != Class::To
            || c.classes.get(i.saturating_sub(4)..i).is_some_and(|w| w.contains(&Class::From)))
        && !matches!(before, Class::Of if c.lower(i + 1) && next == Class::Other && !ended)
        || alone
}

fn is_possessive(word: &str) -> bool {
    ["his", "her", "its", "their", "our", "my", "your"].iter().any(|p| word.eq_ignore_ascii_case(p))
}

/// Nouns that take a number: the digits after them are no year.
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

/// Whether the word after a number is a noun that it counts.
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
        "references",
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

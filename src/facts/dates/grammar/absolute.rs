//! Months, days, years, decades, centuries, quarters and seasons by name.

use crate::calendar::{Date, Period, Unit, Weekday};

use super::super::cursor::Cursor;
use super::super::form::{Origin, Part, Point, Scope};
use super::super::words::{Lex, Measure};
use super::{open, relative};

/// Reads a calendar expression that names its place.
pub(super) fn point(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    match c.at(i) {
        Lex::Weekday(day) | Lex::WeekdayShort(day) => weekday(c, i, day),
        Lex::Month(_) | Lex::MonthShort(_) => month_first(c, i),
        Lex::Number => day_first(c, i)
            .or_else(|| nine_eleven(c, i))
            .or_else(|| decade(c, i))
            .or_else(|| century(c, i))
            .or_else(|| year(c, i))
            .or_else(|| nth_quarter(c, i))
            .or_else(|| leading_day(c, i))
            .or_else(|| ancient_year(c, i)),
        Lex::Ordinal(_) | Lex::Cardinal(_) => {
            day_first(c, i).or_else(|| century(c, i)).or_else(|| nth_quarter(c, i))
        }
        Lex::Apostrophe => decade(c, i).or_else(|| short_year(c, i)),
        Lex::Decade(tens) => spoken_decade(c, i, tens),
        Lex::Season(season) => named_season(c, i, season),
        Lex::Ad => year_with_era(c, i),
        Lex::Fiscal => fiscal(c, i),
        Lex::The => after_the(c, i + 1),
        Lex::Code => quarter_code(c, i),
        _ => None,
    }
}

fn after_the(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    match c.at(i) {
        Lex::Last | Lex::Ordinal(1) if c.at(i + 1) == Lex::Unit(Measure::Week) => edge_week(c, i),
        Lex::Number | Lex::Ordinal(_) | Lex::Cardinal(_) => day_first(c, i)
            .or_else(|| decade(c, i))
            .or_else(|| century(c, i))
            .or_else(|| nth_quarter(c, i))
            .or_else(|| {
                let said = matches!(c.back(i, 2), Lex::On | Lex::By | Lex::Until);
                let (day, end) = nth_of_month(c, i).filter(|_| said)?;
                Some((open(Part::DayOfMonth(day)), end))
            }),
        Lex::Apostrophe => decade(c, i),
        Lex::Decade(tens) => spoken_decade(c, i, tens),
        Lex::Season(season) => named_season(c, i, season),
        Lex::Fiscal => fiscal(c, i),
        Lex::Unit(Measure::Year) => {
            let (year, end) = year_number(c, i + 1)
                .filter(|&(_, end)| !c.number_goes_on(end - 1))
                .or_else(|| spoken_year(c, i + 1))?;
            Some((at_year(year), end))
        }
        Lex::Unit(Measure::Week) if c.at(i + 1) == Lex::Of => {
            let at = c.skip(i + 2, Lex::The);
            match point(c, at)? {
                (Point { part: Part::Day { month, day }, scope, .. }, end) => {
                    Some((Point::new(Part::WeekOf { month, day }, scope), end))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn edge_week(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let last = c.at(i) == Lex::Last;
    if c.at(i + 2) != Lex::Of {
        return None;
    }
    let (month, end) = month(c, i + 3)?;
    let (scope, end) = year_after(c, end);
    Some((Point::new(Part::EdgeWeek { last, month }, scope), end))
}

fn at_year(year: i32) -> Point {
    Point::new(Part::Whole, Scope::At(Period::year(year)))
}

/// A weekday, alone or before a date.
fn weekday(c: &Cursor<'_>, i: usize, day: u8) -> Option<(Point, usize)> {
    let weekday = Weekday::ALL.get(usize::from(day)).copied()?;
    let mut end = i + 1;
    if matches!(c.at(i), Lex::WeekdayShort(_)) {
        // "sat", "sun" and "wed" are words, "Sat." and "Sun, Mar 5" are not.
        if !c.capital(i) {
            return None;
        }
        let dot = c.at(end) == Lex::Dot && c.glued(end);
        let dated = month(c, c.skip(end, Lex::Comma)).is_some();
        if !dot && !dated {
            return None;
        }
        end += usize::from(dot);
    } else if !c.capital(i) {
        return None;
    }
    // "Sunday-best".
    if c.at(end) == Lex::Dash && c.glued(end) && c.at(end + 1) == Lex::Other && c.lower(end + 1) {
        return None;
    }
    // "the Saturday Evening Post" is a paper.
    let paper = matches!(c.at(end), Lex::DayPart(_)) && c.capital(end) && c.capital(end + 1);
    if paper && c.at(end + 1) == Lex::Other {
        return None;
    }
    let mut at = c.skip(end, Lex::Comma);
    if c.at(at) == Lex::On || c.at(at) == Lex::The {
        at += 1;
    }
    if let Some((day, stop)) = nth_of_month(c, at).filter(|_| at > end) {
        let point = open(Part::DayOfMonth(day));
        return Some((Point { weekday: Some(weekday), ..point }, stop));
    }
    let date = match c.at(at) {
        Lex::Month(_) | Lex::MonthShort(_) => month_first(c, at),
        Lex::Number | Lex::Ordinal(_) => day_first(c, at),
        _ => None,
    };
    match date {
        Some((point, stop)) if matches!(point.part, Part::Day { .. }) => {
            Some((Point { weekday: Some(weekday), ..point }, stop))
        }
        _ => {
            let (scope, end) = week_after(c, end).unwrap_or((Scope::Open, end));
            Some((Point::new(Part::Weekday(weekday), scope), end))
        }
    }
}

/// "of next week" after a weekday.
fn week_after(c: &Cursor<'_>, i: usize) -> Option<(Scope, usize)> {
    let at = c.skip(i, Lex::Of);
    let by = match c.at(at) {
        Lex::Last => -1,
        Lex::This => 0,
        Lex::Next => 1,
        _ => return None,
    };
    let week = c.at(at + 1) == Lex::Unit(Measure::Week);
    week.then(|| (shift(Unit::Week, by, Origin::Speech), at + 2))
}

/// "29th", with nothing after it that it could count.
fn nth_of_month(c: &Cursor<'_>, i: usize) -> Option<(u8, usize)> {
    let (day, end) = day_of_month(c, i)?;
    let ordinal = c.at(end - 1) == Lex::Nth || matches!(c.at(end - 1), Lex::Ordinal(_));
    let ends = end >= c.tokens.len()
        || matches!(c.at(end), Lex::Comma | Lex::Dot | Lex::Mark | Lex::Close | Lex::And);
    (ordinal && ends).then_some((day, end))
}

/// A month's name, and one past it and its dot.
pub(super) fn month(c: &Cursor<'_>, i: usize) -> Option<(u8, usize)> {
    match c.at(i) {
        Lex::Month(month) if c.capital(i) => Some((month, i + 1)),
        Lex::MonthShort(month) if c.capital(i) => {
            let dot = c.at(i + 1) == Lex::Dot && c.glued(i + 1);
            Some((month, i + 1 + usize::from(dot)))
        }
        _ => None,
    }
}

/// "November 15, 2023", "November 15", "November 2023", "November".
fn month_first(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (month, end) = month(c, i)?;
    let at = c.skip(end, Lex::The);
    if let Some((day, after)) = day_of_month(c, at) {
        let (scope, stop) = year_after(c, after);
        return Some((Point::new(Part::Day { month, day }, scope), stop));
    }
    let (scope, stop) = year_after(c, end);
    if scope != Scope::Open {
        return Some((Point::new(Part::Month(month), scope), stop));
    }
    let alone = is_month_alone(c, i, end);
    alone.then(|| (open(Part::Month(month)), end))
}

/// A month alone after words that leave no doubt ("late May").
pub(super) fn bare_month(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (month, end) = month(c, i)?;
    let (scope, end) = year_after(c, end);
    Some((Point::new(Part::Month(month), scope), end))
}

/// Whether a month's name without day and year is a month and not a name or a verb.
fn is_month_alone(c: &Cursor<'_>, i: usize, end: usize) -> bool {
    let before = c.back(i, 1);
    let introduced = matches!(
        before,
        Lex::In
            | Lex::Since
            | Lex::Until
            | Lex::By
            | Lex::Of
            | Lex::From
            | Lex::Between
            | Lex::Before
            | Lex::After
            | Lex::This
            | Lex::Last
            | Lex::Next
            | Lex::Past
            | Lex::To
            | Lex::Dash
            | Lex::At
    );
    if introduced {
        // "of March Madness", "by April Jones": a name goes on.
        return !(matches!(before, Lex::By | Lex::Of | Lex::To | Lex::From | Lex::At)
            && c.capital(end)
            && c.at(end) == Lex::Other
            && end == i + 1);
    }
    if matches!(c.at(i), Lex::MonthShort(_)) && end == i + 1 {
        return false;
    }
    // "may" and "march" begin sentences as verbs, "April" and "June" are people.
    let name_before = i > 0 && c.capital(i - 1) && c.at(i - 1) == Lex::Other;
    let name_after = c.capital(end) && c.at(end) == Lex::Other;
    let verb = matches!(c.at(i), Lex::Month(3 | 5));
    !name_before
        && !name_after
        && !(verb && !matches!(before, Lex::And | Lex::Or | Lex::Comma) && c.at(end) != Lex::Clitic)
}

/// "15 November 2023", "the 3rd of May".
fn day_first(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    if c.number_went_on(i) {
        return None;
    }
    let (day, end) = day_of_month(c, i)?;
    let mut at = c.skip(end, Lex::Unit(Measure::Day));
    at = c.skip(at, Lex::Of);
    at = if c.at(at) == Lex::Dash && c.glued(at) { at + 1 } else { at };
    let (month, stop) = month(c, at)?;
    // "the 3 March articles" is rare; "5 May" needs its capital, which `month` asks for.
    let (scope, stop) = year_after(c, stop);
    Some((Point::new(Part::Day { month, day }, scope), stop))
}

/// The first of two days of a month: "25 and 26 March", "3–5 April".
fn leading_day(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    if c.number_went_on(i) {
        return None;
    }
    let (day, end) = day_of_month(c, i)?;
    if !matches!(c.at(end), Lex::And | Lex::To | Lex::Dash | Lex::Or) {
        return None;
    }
    match day_first(c, end + 1)? {
        (Point { part: Part::Day { month, .. }, scope, .. }, _) => {
            Some((Point::new(Part::Day { month, day }, scope), end))
        }
        _ => None,
    }
}

/// A year of one to three digits: "264 to 241 BC", or "in 490" where the text is about such times.
fn ancient_year(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
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

/// "15", "15th", "fifteenth", "twenty-first".
pub fn day_of_month(c: &Cursor<'_>, i: usize) -> Option<(u8, usize)> {
    match c.at(i) {
        Lex::Number => {
            let (number, digits) = c.number(i)?;
            if digits > 2 || !(1..=31).contains(&number) {
                return None;
            }
            let day = u8::try_from(number).ok()?;
            if c.at(i + 1) == Lex::Nth && c.glued(i + 1) {
                return Some((day, i + 2));
            }
            let clock = matches!(c.at(i + 1), Lex::Meridiem(_) | Lex::OClock)
                || (c.at(i + 1) == Lex::Other && c.glued(i + 1));
            (!clock && !c.number_goes_on(i)).then_some((day, i + 1))
        }
        Lex::Ordinal(day) => Some((day, i + 1)),
        Lex::Cardinal(tens @ (20 | 30)) => {
            let at = c.skip(i + 1, Lex::Dash);
            match c.at(at) {
                Lex::Ordinal(ones @ 1..=9) => Some((tens + ones, at + 1)),
                _ => None,
            }
        }
        _ => None,
    }
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

/// A four-digit year, or one with its era.
fn year_number(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
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
fn year_with_era(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
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
fn short_year(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (year, end) = short_year_number(c, i)?;
    Some((at_year(year), end))
}

fn short_year_number(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
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

/// "nineteen ninety-four", "two thousand (and) eight".
fn spoken_year(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
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

/// "1990s", "’90s", "470s BC".
fn decade(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let short = c.at(i) == Lex::Apostrophe;
    let at = i + usize::from(short);
    if short && (!c.glued(at) || c.glued(i)) || !short && c.number_went_on(i) {
        return None;
    }
    let (number, digits) = c.number(at)?;
    let tens = i32::try_from(number / 10).ok()?;
    let mut end = at + 1;
    let quoted = matches!(c.at(end), Lex::Clitic);
    let degrees = c.glued(end + 1) && c.word(end + 1).starts_with('°');
    if !c.glued(end) || !(c.at(end) == Lex::S || quoted) || number % 10 != 0 || degrees {
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
fn spoken_decade(c: &Cursor<'_>, i: usize, tens: u8) -> Option<(Point, usize)> {
    let known = matches!(c.back(i, 1), Lex::The | Lex::Early | Lex::Late | Lex::Mid | Lex::Dash);
    known
        .then(|| (Point::new(Part::Whole, Scope::At(Period::decade(190 + i32::from(tens)))), i + 1))
}

/// "the 19th century", "twenty-first century BC", "second millennium".
fn century(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
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

/// "9/11", which is a name and no date of every year.
fn nine_eleven(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let said = c.word(i) == "9" && c.at(i + 1) == Lex::Slash && c.word(i + 2) == "11";
    let whole = said
        && c.glued(i + 1)
        && c.glued(i + 2)
        && !c.number_went_on(i)
        && !c.number_goes_on(i + 2);
    let day = Date::new(2001, 9, 11)?;
    (whole && !(c.glued(i + 3) && c.at(i + 3) == Lex::Slash))
        .then(|| (Point::new(Part::Whole, Scope::At(Period::day(day))), i + 3))
}

/// "the third quarter of 1989", "third-quarter", "the first half of next year".
fn nth_quarter(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
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
fn quarter_code(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
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
fn fiscal(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let at = c.skip(i + 1, Lex::Dash);
    let at = c.skip(at, Lex::Unit(Measure::Year));
    if let Some((year, end)) = year_number(c, at).or_else(|| short_year_number(c, at)) {
        return Some((at_year(year), end));
    }
    nth_quarter(c, at).filter(|_| at == i + 1 || c.at(i + 1) == Lex::Dash)
}

/// "the spring of 1794", "summer 1962", "in winter".
fn named_season(c: &Cursor<'_>, i: usize, season: u8) -> Option<(Point, usize)> {
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

/// A year alone.
fn year(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
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

/// The scope of a unit counted from the day of writing.
pub(super) const fn shift(unit: Unit, by: i32, from: Origin) -> Scope {
    Scope::Shift { unit, by, from }
}

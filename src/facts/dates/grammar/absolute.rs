//! Weekdays, months and days by name, and which kind of expression begins where.

use crate::calendar::{Date, Period, Unit, Weekday};

use super::super::cursor::Cursor;
use super::super::form::{Origin, Part, Point, Scope};
use super::super::words::{Lex, Measure};
use super::eras::{century, decade, spoken_decade};
use super::open;
use super::parts::{fiscal, named_season, nth_quarter, quarter_code};
use super::years::{
    ancient_year, at_year, short_year, spoken_year, year, year_after, year_number, year_with_era,
};

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
    let said = matches!(before, Lex::And | Lex::Or | Lex::Comma) || c.at(end) == Lex::Clitic;
    !name_before && !name_after && (!verb || said)
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

/// The scope of a unit counted from the day of writing.
pub(super) const fn shift(unit: Unit, by: i32, from: Origin) -> Scope {
    Scope::Shift { unit, by, from }
}

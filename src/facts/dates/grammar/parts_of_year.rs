//! Parts of a year: quarters, halves and seasons, and the years of money.

use crate::calendar::{Period, Unit};
use crate::facts::dates::context_cues::{is_money, is_past_verb};
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Origin, Part, Scope};
use crate::facts::dates::token_class::Class;

use super::determiner;
use super::months::month;
use super::years::{at_year, short_year_number, year_after, year_number};

/// `[the] [year] PLACE UNIT [of] [year]`: "the third quarter of 1989", "this year's first half", "the 1995
/// second quarter", "the first two quarters of 2016", "the final week of May"; and "the 2013 quarter",
/// the one spoken of.
pub(super) fn part_of(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let start = c.skip(i, Class::The);
    let (before, at) = year_before(c, start).unwrap_or((Scope::Open, start));
    let led = before != Scope::Open;
    if led && let Some((unit, end)) = spoken_of(c, at) {
        return Some((CalendarRef::new(Part::Same(unit), before), end));
    }
    // "the 2012 Summer Paralympics" is of its year.
    let name = c.capital(at) && c.capital(at + 1);
    if led
        && !name
        && let Class::Season(season) = c.at(at)
    {
        return Some((CalendarRef::new(Part::Season(season), before), at + 1));
    }
    let (place, end) = place(c, at)?;
    let end = c.skip(end, Class::Dash);
    let end = c.skip(end, Class::Fiscal);
    let in_month = || week_of_month(c, place, end).or_else(|| weekday_of_month(c, place, end));
    if !led && let Some(found) = in_month() {
        return Some(found);
    }
    let part = place.part(c.at(end))?;
    let (scope, stop) = match year_after(c, end + 1) {
        _ if led => (before, end + 1),
        (Scope::Open, stop) if is_of_the_year(c, stop) => {
            (Scope::shift(Unit::Year, 0, Origin::Either), stop + 3)
        }
        found => found,
    };
    // "the second half" of a match, "the last quarter", which is the previous one.
    let alone = match (part, place) {
        (Part::Quarter(_), Place::Nth(_)) => true,
        // "For the first half, profit was €101 million".
        (Part::Half(_), Place::Nth(_)) => is_money_beside(c, at),
        _ => false,
    };
    (alone || scope != Scope::Open).then(|| (CalendarRef::new(part, scope), stop))
}

/// "of the year", whose days no other words name: "the first half of the year".
fn is_of_the_year(c: &Cursor<'_>, i: usize) -> bool {
    let year = c.at(i + 1) == Class::The && c.at(i + 2) == Class::Unit(Unit::Year);
    let named = matches!(c.word(i + 3), "ended" | "ending" | "that" | "through" | "to" | "when");
    c.at(i) == Class::Of && year && !named
}

/// "1995", "1995's", "last year's", before a part of it.
fn year_before(c: &Cursor<'_>, i: usize) -> Option<(Scope, usize)> {
    if let Some((year, end)) = year_number(c, i).filter(|_| !c.number_went_on(i)) {
        let end = c.skip(end, Class::Clitic);
        return Some((Scope::At(Period::year(year)), c.skip(end, Class::Fiscal)));
    }
    let (scope, end) = determiner::year(c, i)?;
    (c.at(end) == Class::Clitic).then_some((scope, end + 1))
}

/// "quarter", "month", "period" behind a year.
fn spoken_of(c: &Cursor<'_>, i: usize) -> Option<(Option<Unit>, usize)> {
    match c.at(i) {
        Class::Unit(unit @ (Unit::Quarter | Unit::Month)) => Some((Some(unit), i + 1)),
        Class::Period if c.word(i) == "period" => Some((None, i + 1)),
        _ => None,
    }
}

/// Which of its kind a part is.
#[derive(Clone, Copy)]
enum Place {
    Nth(u8),
    Last,
    /// "the first two".
    FirstOf(u8),
    /// "the last two".
    LastOf(u8),
}

/// Reads "third", "3rd", "final", "latter", "first two".
fn place(c: &Cursor<'_>, i: usize) -> Option<(Place, usize)> {
    let (place, end) = match c.at(i) {
        Class::Ordinal(nth) => (Place::Nth(nth), i + 1),
        Class::Number if c.at(i + 1) == Class::Nth => {
            (Place::Nth(u8::try_from(c.number(i)?.0).ok()?), i + 2)
        }
        Class::Last | Class::Final => (Place::Last, i + 1),
        _ => return None,
    };
    let several = match c.at(end) {
        Class::Cardinal(count) => Some(count),
        Class::Number => c.number(end).and_then(|(count, _)| u8::try_from(count).ok()),
        _ => None,
    };
    Some(match (place, several) {
        (Place::Nth(1), Some(count)) => (Place::FirstOf(count), end + 1),
        (Place::Last, Some(count)) => (Place::LastOf(count), end + 1),
        _ => (place, end),
    })
}

impl Place {
    /// The part of a year that it is, counted in `unit`.
    const fn part(self, unit: Class) -> Option<Part> {
        Some(match (self, unit) {
            (Self::Nth(nth @ 1..=4), Class::Unit(Unit::Quarter)) => Part::Quarter(nth),
            (Self::Last, Class::Unit(Unit::Quarter)) => Part::Quarter(4),
            (Self::Nth(nth @ 1..=2), Class::Half) => Part::Half(nth),
            (Self::Last, Class::Half) => Part::Half(2),
            (Self::FirstOf(2), Class::Units(Unit::Quarter))
            | (Self::FirstOf(6), Class::Units(Unit::Month)) => Part::Half(1),
            (Self::LastOf(2), Class::Units(Unit::Quarter))
            | (Self::LastOf(6), Class::Units(Unit::Month)) => Part::Half(2),
            (Self::FirstOf(3), Class::Units(Unit::Month)) => Part::Quarter(1),
            (Self::LastOf(3), Class::Units(Unit::Month)) => Part::Quarter(4),
            _ => return None,
        })
    }
}

/// "the last week of May 2020".
fn week_of_month(c: &Cursor<'_>, place: Place, i: usize) -> Option<(CalendarRef, usize)> {
    let nth = match place {
        Place::Nth(nth @ 1..=4) => nth,
        Place::Last => 5,
        _ => return None,
    };
    if c.at(i) != Class::Unit(Unit::Week) || c.at(i + 1) != Class::Of {
        return None;
    }
    let (month, end) = month(c, i + 2)?;
    let (scope, end) = year_after(c, end);
    Some((CalendarRef::new(Part::NthWeek { nth, month }, scope), end))
}

/// "the last Sunday of March", "the first Tuesday in November 2020".
fn weekday_of_month(c: &Cursor<'_>, place: Place, i: usize) -> Option<(CalendarRef, usize)> {
    let nth = match place {
        Place::Nth(nth @ 1..=4) => nth,
        Place::Nth(5) | Place::Last => 5,
        _ => return None,
    };
    let Class::Weekday(weekday) = c.at(i) else { return None };
    if !matches!(c.at(i + 1), Class::Of | Class::In) {
        return None;
    }
    let (month, end) = month(c, i + 2)?;
    let (scope, end) = year_after(c, end);
    Some((CalendarRef::new(Part::NthWeekday { nth, weekday, month }, scope), end))
}

/// Two places before one unit: "the first and third quarters of 2020" gives the first of them.
pub(super) fn leading_part(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (first, end) = place(c, c.skip(i, Class::The))?;
    if !matches!(c.at(end), Class::And | Class::To | Class::Or | Class::Dash) {
        return None;
    }
    let (_, at) = place(c, c.skip(end + 1, Class::The))?;
    let at = c.skip(at, Class::Dash);
    let unit = match c.at(at) {
        Class::Unit(unit) | Class::Units(unit) => Class::Unit(unit),
        other => other,
    };
    let part = first.part(unit)?;
    let (scope, _) = year_after(c, at + 1);
    (scope != Scope::Open).then(|| (CalendarRef::new(part, scope), end))
}

/// The last of them: "third quarters of 2020".
pub(super) fn closing_part(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (place, end) = place(c, i)?;
    let (Class::Units(unit), Class::And | Class::To | Class::Or | Class::Dash) =
        (c.at(end), c.back(i, 1))
    else {
        return None;
    };
    let (scope, stop) = year_after(c, end + 1);
    let part = place.part(Class::Unit(unit)).filter(|_| scope != Scope::Open)?;
    Some((CalendarRef::new(part, scope), stop))
}

/// "Q3 2009", "2009 Q3", "3Q09", "H1 2023", "Q1 FY24".
pub(super) fn code(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if let Some((year, at)) = year_number(c, i).filter(|_| !c.number_went_on(i)) {
        let (part, end) = code_alone(c, at)?;
        return Some((CalendarRef::new(part, Scope::At(Period::year(year))), end));
    }
    let (part, end) = code_alone(c, i)?;
    let (scope, end) = match code_year(c, end) {
        Some((year, end)) => (Scope::At(Period::year(year)), end),
        None => year_after(c, end),
    };
    let named = matches!(part, Part::Quarter(_)) && c.at(i) == Class::Code || scope != Scope::Open;
    named.then(|| (CalendarRef::new(part, scope), end))
}

/// "Q3", "3Q", "H1", "Quarter 3".
fn code_alone(c: &Cursor<'_>, i: usize) -> Option<(Part, usize)> {
    let (letter, digit) = match c.at(i) {
        Class::Code => (i, i + 1),
        Class::Number if c.at(i + 1) == Class::Code && !c.number_went_on(i) => (i + 1, i),
        Class::Unit(Unit::Quarter) if c.capital(i) => {
            let (nth, 1) = c.number(i + 1)? else { return None };
            let nth = u8::try_from(nth).ok().filter(|nth| (1..=4).contains(nth))?;
            return (year_after(c, i + 2).0 != Scope::Open).then_some((Part::Quarter(nth), i + 2));
        }
        _ => return None,
    };
    let (nth, 1) = c.number(digit)? else { return None };
    let nth = u8::try_from(nth).ok()?;
    if !c.glued(i + 1) {
        return None;
    }
    match (c.word(letter), nth) {
        ("Q" | "q", 1..=4) => Some((Part::Quarter(nth), i + 2)),
        ("H" | "h", 1..=2) => Some((Part::Half(nth), i + 2)),
        _ => None,
    }
}

/// "24" of "1Q24", "FY24" and "’24" behind a code.
fn code_year(c: &Cursor<'_>, i: usize) -> Option<(i32, usize)> {
    let fiscal = c.at(i) == Class::Fiscal;
    let at = i + usize::from(fiscal);
    let (number, digits) = c.number(at)?;
    let year = i32::try_from(number).ok()?;
    match digits {
        2 if c.glued(at) => Some((if year < 50 { 2000 + year } else { 1900 + year }, at + 1)),
        4 if fiscal && (1000..=2100).contains(&year) => Some((year, at + 1)),
        _ => None,
    }
}

/// "fiscal 1989", "fiscal year 1989", "FY24", "fiscal first quarter".
pub(super) fn fiscal(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if let Some((year, end)) = code_year(c, i).filter(|_| c.glued(i + 1)) {
        return Some((at_year(year), end));
    }
    let at = c.skip(i + 1, Class::Dash);
    let at = c.skip(at, Class::Unit(Unit::Year));
    if let Some((year, end)) = year_number(c, at).or_else(|| short_year_number(c, at)) {
        return Some((at_year(year), end));
    }
    part_of(c, at).filter(|_| at == i + 1 || c.at(i + 1) == Class::Dash)
}

/// "week 17 of 2024", "2024-W18".
pub(super) fn week_number(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (number, scope, end) = match c.at(i) {
        Class::Unit(Unit::Week) => {
            let (number, _) = c.number(i + 1)?;
            let (scope, end) = year_after(c, i + 2);
            (number, scope, end)
        }
        _ => {
            let (year, at) = year_number(c, i).filter(|_| !c.number_went_on(i))?;
            let joined = c.at(at) == Class::Dash && c.word(at + 1) == "W" && c.glued(at + 1);
            let (number, 2) = c.number(at + 2).filter(|_| joined && c.glued(at + 2))? else {
                return None;
            };
            (number, Scope::At(Period::year(year)), at + 3)
        }
    };
    let number = u8::try_from(number).ok().filter(|number| (1..=53).contains(number))?;
    (scope != Scope::Open).then(|| (CalendarRef::new(Part::WeekNumber(number), scope), end))
}

/// "the spring of 1794", "summer 1962", "in winter".
pub(super) fn named_season(c: &Cursor<'_>, i: usize, season: u8) -> Option<(CalendarRef, usize)> {
    let (scope, end) = year_after(c, i + 1);
    if scope != Scope::Open {
        return Some((CalendarRef::new(Part::Season(season), scope), end));
    }
    // "the spring and early summer of 1943": of the year behind the other one.
    let joined = matches!(c.at(i + 1), Class::And | Class::Or | Class::To | Class::Dash);
    if joined && season_with_year(c, i + 2) {
        return Some((CalendarRef::open(Part::Season(season)), i + 1));
    }
    if is_campaign(c, i) || is_subject(c, i) {
        return Some((CalendarRef::open(Part::Season(season)), i + 1));
    }
    // "the fall of the city", "the Winter Carnival", "the summer months".
    let named = c.capital(i) && c.capital(i + 1) && c.at(i + 1) == Class::Other;
    if named || matches!(c.at(i + 1), Class::Of | Class::Dash | Class::Units(_) | Class::Periods) {
        return None;
    }
    let before = c.back(i, 1);
    let verb = matches!(c.word(i), "fall" | "spring");
    let introduced = match before {
        // "ahead of winter".
        Class::Of if c.word_back(i, 2) == "ahead" => true,
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
                || c.capital(i - 1) && !verb && !is_of_noun(c, i)
        }
        _ => false,
    };
    let modifies = before == Class::The && verb && is_of_noun(c, i);
    (introduced && !modifies).then(|| (CalendarRef::open(Part::Season(season)), i + 1))
}

/// Whether a season with its year stands at `i`: "the autumn of 1862", "early summer 1943".
fn season_with_year(c: &Cursor<'_>, i: usize) -> bool {
    let at = c.skip(i, Class::The);
    let at = at + usize::from(matches!(c.at(at), Class::Early | Class::Late | Class::Mid));
    matches!(c.at(at), Class::Season(_)) && year_after(c, at + 1).0 != Scope::Open
}

/// Whether the season at `i` dates what happened in it once: "the autumn crossing", "their second winter
/// counter-offensive". A summer house and the winter months are of no year.
fn is_campaign(c: &Cursor<'_>, i: usize) -> bool {
    const EVENTS: [&str; 22] = [
        "advance",
        "attack",
        "campaign",
        "conference",
        "counteroffensive",
        "crossing",
        "election",
        "elections",
        "expedition",
        "flood",
        "floods",
        "harvest",
        "march",
        "meeting",
        "meetings",
        "offensive",
        "rebellion",
        "retreat",
        "siege",
        "strike",
        "summit",
        "uprising",
    ];
    // "counter-offensive".
    let counter = c.word(i + 1) == "counter" && c.at(i + 2) == Class::Dash;
    let noun = if counter { i + 3 } else { i + 1 };
    let led = !matches!(c.back(i, 1), Class::Each | Class::A);
    // "held their Autumn meetings".
    let owned = c.back(i, 1) == Class::Clitic
        || matches!(c.word_back(i, 1), "his" | "her" | "its" | "our" | "their");
    i > 0 && (c.lower(i) || owned) && led && EVENTS.binary_search(&c.word(noun)).is_ok()
}

/// Whether the season at `i` is the subject of its sentence: "Winter came early", "It was spring".
fn is_subject(c: &Cursor<'_>, i: usize) -> bool {
    let verb = |at: usize| matches!(c.word(at), "is" | "was" | "had" | "will" | "came" | "comes");
    let opens = i == 0 || matches!(c.back(i, 1), Class::Dot | Class::Mark);
    let it =
        c.word_back(i, 2).eq_ignore_ascii_case("it") && matches!(c.word_back(i, 1), "is" | "was");
    let ends = matches!(c.at(i + 1), Class::Comma | Class::Dot | Class::And);
    opens && c.capital(i) && verb(i + 1) || it && ends && c.lower(i)
}

/// Whether the word behind the season at `i` is a noun that it describes: "the spring tides".
fn is_of_noun(c: &Cursor<'_>, i: usize) -> bool {
    let after = c.word(i + 1);
    let other = matches!(
        after,
        "it" | "he" | "she" | "they" | "we" | "is" | "has" | "will" | "brings" | "sees" | "when"
    );
    c.lower(i + 1) && c.at(i + 1) == Class::Other && !other && !is_past_verb(c, i + 1)
}

/// Whether an amount of money or a share stands near token `i`, as where a report speaks of its period.
pub(super) fn is_money_beside(c: &Cursor<'_>, i: usize) -> bool {
    /// Tokens on either side.
    const REACH: usize = 15;
    (i.saturating_sub(REACH)..i + REACH).any(|at| is_money(c, at))
}

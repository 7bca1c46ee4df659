//! Weekdays, months and days by name.

use crate::calendar::{Date, Period, Unit, Weekday};
use crate::facts::dates::context_cues::is_past_verb;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Direction, Origin, Part, Scope};
use crate::facts::dates::token_class::Class;
use crate::text::tokens::Case;

use super::determiner::reach;
use super::eras::{century, decade, reign, spoken_decade};
use super::months::month;
use super::numbers::{day_of_month, is_ordinal};
use super::parts_of_year::{
    closing_part, code, fiscal, leading_part, named_season, part_of, week_number,
};
use super::years::{
    ancient_year, numbered_year, short_year, spoken_year_alone, year, year_after, year_number,
    year_with_era,
};

/// Reads a reference that names its date: "5 May", "1999", "the nineties".
pub(super) fn reference(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    match c.at(i) {
        Class::Weekday(day) | Class::WeekdayShort(day) => weekday(c, i, day),
        Class::Month(_) | Class::MonthShort(_) => month_first(c, i),
        Class::Number => day_first(c, i)
            .or_else(|| leading_day(c, i))
            .or_else(|| nine_eleven(c, i))
            .or_else(|| decade(c, i))
            .or_else(|| century(c, i))
            .or_else(|| code(c, i))
            .or_else(|| week_number(c, i))
            .or_else(|| part_of(c, i))
            .or_else(|| year_first(c, i))
            .or_else(|| year(c, i))
            .or_else(|| ancient_year(c, i)),
        Class::Ordinal(_) | Class::Cardinal(_) => day_first(c, i)
            .or_else(|| leading_day(c, i))
            .or_else(|| century(c, i))
            .or_else(|| part_of(c, i))
            .or_else(|| leading_part(c, i))
            .or_else(|| closing_part(c, i))
            .or_else(|| spoken_year_alone(c, i)),
        Class::Apostrophe => decade(c, i).or_else(|| short_year(c, i)),
        Class::Decade(tens) => spoken_decade(c, i, tens),
        Class::Season(season) => named_season(c, i, season),
        Class::Ad => year_with_era(c, i),
        Class::Reign(first) => reign(c, i, first),
        Class::Fiscal => fiscal(c, i),
        Class::The => after_the(c, i + 1),
        Class::Code => code(c, i),
        Class::Final => part_of(c, i),
        Class::Unit(Unit::Quarter) => code(c, i),
        Class::Unit(Unit::Week) => week_number(c, i),
        _ => None,
    }
}

fn after_the(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    match c.at(i) {
        Class::Last | Class::Final => part_of(c, i),
        Class::Number | Class::Ordinal(_) | Class::Cardinal(_) => day_first(c, i)
            .or_else(|| leading_day(c, i))
            .or_else(|| decade(c, i))
            .or_else(|| century(c, i))
            .or_else(|| part_of(c, i))
            .or_else(|| leading_part(c, i))
            .or_else(|| ordinal_day(c, i)),
        Class::Apostrophe => decade(c, i),
        Class::Decade(tens) => spoken_decade(c, i, tens),
        Class::Season(season) => named_season(c, i, season),
        Class::Fiscal => fiscal(c, i),
        Class::Unit(Unit::Year) => numbered_year(c, i),
        Class::Unit(Unit::Week)
            if c.at(i + 1) == Class::Of
                || matches!(c.word(i + 1), "beginning" | "commencing" | "starting") =>
        {
            let at = c.skip(i + 2, Class::The);
            if c.at(at) == Class::The {
                return None;
            }
            match reference(c, at)? {
                (CalendarRef { part: Part::Day { month, day }, scope, .. }, end) => {
                    Some((CalendarRef::new(Part::WeekOf { month, day }, scope), end))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// "the 20th", "the 19th of that month".
fn ordinal_day(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (day, end) = day_of_month(c, i).filter(|&(_, end)| is_ordinal(c, end))?;
    let part = Part::DayOfMonth(day);
    if c.at(end) == Class::Of {
        let month = |(by, from, at)| {
            let unit = c.at(at) == Class::Unit(Unit::Month);
            unit.then(|| (CalendarRef::new(part, Scope::shift(Unit::Month, by, from)), at + 1))
        };
        let the_month = c.at(end + 1) == Class::The && c.at(end + 2) == Class::Unit(Unit::Month);
        return match the_month {
            true => Some((CalendarRef::open(part), end + 3)),
            false => reach(c, end + 1).and_then(month),
        };
    }
    // "and the third was aborted" counts something else.
    let figures = c.at(i) == Class::Number;
    let introduced = match c.back(i, 2) {
        Class::On | Class::By | Class::Until => true,
        Class::From | Class::To | Class::Since | Class::And => figures,
        _ => false,
    };
    (introduced && ends_day(c, end)).then(|| (CalendarRef::open(part), end))
}

/// Whether no noun follows an ordinal, which it would count: "on the 20th floor".
fn ends_day(c: &Cursor<'_>, end: usize) -> bool {
    match c.at(end) {
        // "on the 15th soldiers came".
        Class::Other => {
            let acts = c.word(end).ends_with('s') && is_past_verb(c, end + 1);
            c.lower(end) && (is_past_verb(c, end) || acts)
        }
        class => {
            end >= c.tokens.len()
                || matches!(
                    class,
                    Class::Comma
                        | Class::Dot
                        | Class::Mark
                        | Class::Close
                        | Class::And
                        | Class::To
                        | Class::At
                        | Class::In
                        | Class::The
                )
        }
    }
}

/// A weekday, alone or before a date.
fn weekday(c: &Cursor<'_>, i: usize, weekday: Weekday) -> Option<(CalendarRef, usize)> {
    let mut end = i + 1;
    if matches!(c.at(i), Class::WeekdayShort(_)) {
        // "sat", "sun" and "wed" are words, "Sat." and "Sun, Mar 5" are not.
        if !c.capital(i) {
            return None;
        }
        let dot = c.at(end) == Class::Dot && c.glued(end);
        let dated = month(c, c.skip(end, Class::Comma)).is_some();
        if !dot && !dated {
            return None;
        }
        end += usize::from(dot);
    } else if !c.capital(i) {
        return None;
    }
    // "Sunday-best".
    if c.at(end) == Class::Dash && c.glued(end) && c.at(end + 1) == Class::Other && c.lower(end + 1)
    {
        return None;
    }
    // "the Saturday Evening Post" is a paper.
    let paper = matches!(c.at(end), Class::DayPart(_)) && c.capital(end) && c.capital(end + 1);
    if paper && c.at(end + 1) == Class::Other || is_named_after(c, end) {
        return None;
    }
    let mut at = c.skip(end, Class::Comma);
    if c.at(at) == Class::On || c.at(at) == Class::The {
        at += 1;
    }
    if let Some((day, stop)) = nth_of_month(c, at).filter(|_| at > end) {
        let reference = CalendarRef::open(Part::DayOfMonth(day));
        return Some((CalendarRef { weekday: Some(weekday), ..reference }, stop));
    }
    let date = match c.at(at) {
        Class::Month(_) | Class::MonthShort(_) => month_first(c, at),
        Class::Number | Class::Ordinal(_) => day_first(c, at).or_else(|| leading_day(c, at)),
        _ => None,
    };
    match date {
        Some((reference, stop)) if matches!(reference.part, Part::Day { .. }) => {
            Some((CalendarRef { weekday: Some(weekday), ..reference }, stop))
        }
        _ => {
            let (scope, end) = week_after(c, end)
                .or_else(|| Some((beside_event(c, i, end)?, end)))
                .unwrap_or((Scope::Open, end));
            // "with the first on Friday 7 January and one on the Monday".
            let definite = scope == Scope::Open && is_definite(c, i, end);
            let scope =
                if definite { Scope::shift(Unit::Week, 1, Origin::Discourse) } else { scope };
            Some((CalendarRef::new(Part::Weekday(weekday), scope), end))
        }
    }
}

/// Whether the word behind a weekday makes a name of both: "the Sunday Courier", "Wednesday Records".
fn is_named_after(c: &Cursor<'_>, i: usize) -> bool {
    const NAMES: [&str; 28] = [
        "Books",
        "Chronicle",
        "Club",
        "Company",
        "Courier",
        "Express",
        "Gazette",
        "Group",
        "Herald",
        "Inc",
        "Independent",
        "Journal",
        "Mail",
        "Media",
        "Mirror",
        "Post",
        "Press",
        "Records",
        "Review",
        "Sport",
        "Star",
        "Studios",
        "Sun",
        "Telegraph",
        "Theater",
        "Theatre",
        "Times",
        "Tribune",
    ];
    c.capital(i) && c.at(i) == Class::Other && NAMES.binary_search(&c.word(i)).is_ok()
}

/// Whether "the" makes a weekday that of the days spoken of: "stayed until the Tuesday", not "the Tuesday meeting".
fn is_definite(c: &Cursor<'_>, i: usize, end: usize) -> bool {
    let introduced = matches!(c.back(i, 2), Class::On | Class::By | Class::Until);
    let at = end + usize::from(matches!(c.at(end), Class::DayPart(_)));
    let ends = matches!(c.at(at), Class::Comma | Class::Dot | Class::Mark | Class::And);
    c.back(i, 1) == Class::The && introduced && (ends || at >= c.tokens.len())
}

/// Whether it is one before or after an event: "the Friday before the election", "the Monday after Easter".
fn beside_event(c: &Cursor<'_>, i: usize, end: usize) -> Option<Scope> {
    let by = match c.at(end) {
        Class::Before => -1,
        Class::After => 1,
        _ => return None,
    };
    let definite = matches!(c.back(i, 1), Class::The | Class::Last | Class::Ordinal(_));
    let event = match c.at(end + 1) {
        Class::The | Class::A | Class::Named | Class::Month(_) | Class::Number => true,
        Class::Other => c.lower(end + 1),
        _ => false,
    };
    (definite && event).then_some(Scope::shift(Unit::Week, by, Origin::Event))
}

/// "of next week" after a weekday, and "next" alone.
fn week_after(c: &Cursor<'_>, i: usize) -> Option<(Scope, usize)> {
    if let (Scope::NearestToMention(Direction::Next), end) = instant(c, Scope::Open, i) {
        return Some((Scope::Nearest(Direction::Next), end));
    }
    let at = c.skip(i, Class::Of);
    let by = match c.at(at) {
        Class::Last => -1,
        Class::This => 0,
        Class::Next => 1,
        _ => return None,
    };
    let week = c.at(at + 1) == Class::Unit(Unit::Week);
    week.then(|| (Scope::shift(Unit::Week, by, Origin::Publication), at + 2))
}

/// "29th", with nothing after it that it could count.
fn nth_of_month(c: &Cursor<'_>, i: usize) -> Option<(u8, usize)> {
    let (day, end) = day_of_month(c, i)?;
    let ends = end >= c.tokens.len()
        || matches!(c.at(end), Class::Comma | Class::Dot | Class::Mark | Class::Close | Class::And);
    (is_ordinal(c, end) && ends).then_some((day, end))
}

/// "November 15, 2023", "November 15", "November 2023", "November".
fn month_first(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (month, end) = month(c, i)?;
    if let Some(found) = glued_day(c, month, end) {
        return Some(found);
    }
    let at = c.skip(end, Class::The);
    // "the end of June the Second Brass Ensemble".
    let named = at > end && c.capital(at) && c.capital(at + 1);
    // "In February the first error was found."
    let counts = at > end
        && matches!(c.at(at), Class::Ordinal(_))
        && c.lower(at + 1)
        && c.at(at + 1) == Class::Other
        && !is_past_verb(c, at + 1);
    if let Some((day, after)) = day_of_month(c, at).filter(|_| !named && !counts) {
        let (scope, stop) = year_after(c, after);
        let (scope, stop) = instant(c, scope, stop);
        return Some((CalendarRef::new(Part::Day { month, day }, scope), stop));
    }
    let (scope, stop) = year_after(c, end);
    let (scope, stop) = instant(c, scope, stop);
    if scope != Scope::Open {
        return Some((CalendarRef::new(Part::Month(month), scope), stop));
    }
    let alone = is_month_alone(c, i, end);
    alone.then(|| (CalendarRef::open(Part::Month(month)), end))
}

/// "Apr20,1951", without white space.
fn glued_day(c: &Cursor<'_>, month: u8, i: usize) -> Option<(CalendarRef, usize)> {
    let (day, _) = c.number(i).filter(|(day, _)| (1..=31).contains(day))?;
    let joined = c.at(i + 1) == Class::Comma && c.glued(i + 1) && c.glued(i + 2);
    let (year, end) = year_number(c, i + 2).filter(|_| joined)?;
    let part = Part::Day { month, day: u8::try_from(day).ok()? };
    Some((CalendarRef::new(part, Scope::At(Period::year(year))), end))
}

/// "2021 Aug.", "2021 August 5": as lists and records write it.
fn year_first(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (year, at) = year_number(c, i)?;
    let (month, end) = month(c, at)?;
    if c.number_went_on(i) || c.glued(at) {
        return None;
    }
    let scope = Scope::At(Period::year(year));
    // "in 2021 August 2022 seemed far": the month has a year of its own.
    let day = day_of_month(c, end);
    let stop = day.map_or(end, |(_, stop)| stop);
    if year_after(c, stop).0 != Scope::Open {
        return None;
    }
    if let Some((day, stop)) = day {
        return Some((CalendarRef::new(Part::Day { month, day }, scope), stop));
    }
    // "In 2021 May resigned", "in 2003 April Jones".
    let ends = at + 1 < end
        || end >= c.tokens.len()
        || !matches!(c.at(end), Class::Other | Class::Clitic)
        || c.lower(end) && !matches!(c.at(at), Class::Month(3 | 5));
    ends.then(|| (CalendarRef::new(Part::Month(month), scope), end))
}

/// A month alone after words that leave no doubt ("late May").
pub(super) fn bare_month(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let (month, end) = month(c, i)?;
    let (scope, end) = year_after(c, end);
    Some((CalendarRef::new(Part::Month(month), scope), end))
}

/// "the 12th of October last", "in May next", as deeds and old letters say it.
fn instant(c: &Cursor<'_>, scope: Scope, i: usize) -> (Scope, usize) {
    let direction = match c.at(i) {
        Class::Last => Direction::Past,
        Class::Next => Direction::Next,
        _ => return (scope, i),
    };
    let at = i + 1;
    let ends = at >= c.tokens.len()
        || matches!(c.at(at), Class::Comma | Class::Dot | Class::Close | Class::Mark)
        || matches!(c.at(at), Class::And | Class::By | Class::To | Class::At);
    if scope == Scope::Open && ends { (Scope::NearestToMention(direction), at) } else { (scope, i) }
}

/// Whether a month's name without day and year is a month and not a name or a verb.
fn is_month_alone(c: &Cursor<'_>, i: usize, end: usize) -> bool {
    let before = c.back(i, 1);
    if is_requirement(c, i) {
        return false;
    }
    let introduced = matches!(
        before,
        Class::In
            | Class::Since
            | Class::Until
            | Class::By
            | Class::Of
            | Class::From
            | Class::Between
            | Class::Before
            | Class::After
            | Class::This
            | Class::Last
            | Class::Next
            | Class::Past
            | Class::To
            | Class::Dash
            | Class::At
    );
    if introduced {
        // "of March Madness", "by April Jones": part of a name; nobody is called November.
        let no_name = before == Class::By && matches!(c.at(i), Class::Month(2 | 7 | 9..=12));
        return no_name
            || !(matches!(before, Class::By | Class::Of | Class::To | Class::From | Class::At)
                && c.capital(end)
                && c.at(end) == Class::Other
                && end == i + 1);
    }
    if matches!(c.at(i), Class::MonthShort(_)) && end == i + 1 {
        return false;
    }
    // "(May–August 1950)".
    if matches!(c.at(end), Class::Dash | Class::Slash) && month(c, end + 1).is_some() {
        return true;
    }
    // "may" and "march" begin sentences as verbs, "April" and "June" are people.
    let name_before = i > 0 && c.capital(i - 1) && c.at(i - 1) == Class::Other;
    let name_after = c.capital(end) && c.at(end) == Class::Other;
    let verb = matches!(c.at(i), Class::Month(3 | 5));
    // "the March accession".
    let modifies =
        before == Class::The && c.at(end) == Class::Other && c.lower(end) && !is_past_verb(c, end);
    // "are set for May".
    let planned = before == Class::For
        && matches!(
            c.word_back(i, 2),
            "called" | "due" | "expected" | "planned" | "scheduled" | "set" | "slated"
        );
    let noun = matches!(before, Class::And | Class::Or | Class::Comma)
        || planned
        || c.at(end) == Class::Clitic
        || modifies;
    !name_before && !name_after && (!verb || noun)
}

/// "MAY" of a standard (RFC 2119): a verb in capitals, with neither a preposition nor a month beside it.
fn is_requirement(c: &Cursor<'_>, i: usize) -> bool {
    let capitals = c.tokens.get(i).is_some_and(|token| token.case == Case::Upper);
    let named = matches!(
        c.back(i, 1),
        Class::In | Class::Since | Class::Until | Class::By | Class::Of | Class::Last | Class::Next
    );
    let is_month = |class| matches!(class, Class::Month(_) | Class::MonthShort(_));
    let listed = is_month(c.back(i, 2)) || is_month(c.at(i + 2));
    capitals && c.at(i) == Class::Month(5) && !named && !listed
}

/// "15 November 2023", "the 3rd of May".
fn day_first(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.number_went_on(i) {
        return None;
    }
    let (day, end) = day_of_month(c, i)?;
    let mut at = c.skip(end, Class::Unit(Unit::Day));
    at = c.skip(at, Class::Of);
    at = if c.at(at) == Class::Dash && c.glued(at) { at + 1 } else { at };
    let (month, stop) = month(c, at)?;
    // "the 3 March articles" is rare; "5 May" needs its capital, which `month` requires.
    let (scope, stop) = year_after(c, stop);
    let (scope, stop) = instant(c, scope, stop);
    Some((CalendarRef::new(Part::Day { month, day }, scope), stop))
}

/// One of several days before their month: "25 and 26 March", "3–5 April", "from the 3rd to the 11th of
/// June", "Monday 20, Tuesday 21 and Wednesday 22 May".
fn leading_day(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    const MOST: usize = 6;
    if c.number_went_on(i) {
        return None;
    }
    let (day, end) = day_of_month(c, i)?;
    let mut at = end;
    for _ in 0..MOST {
        let joint = c.at(at);
        if !matches!(joint, Class::And | Class::To | Class::Dash | Class::Or | Class::Comma) {
            return None;
        }
        at += 1;
        if matches!(c.at(at), Class::Weekday(_)) {
            at = c.skip(at + 1, Class::Comma);
        }
        at = c.skip(at, Class::The);
        // "shares of 3, 5 May" is no list.
        if joint != Class::Comma
            && let Some((CalendarRef { part: Part::Day { month, .. }, scope, .. }, _)) =
                day_first(c, at)
        {
            return Some((CalendarRef::new(Part::Day { month, day }, scope), end));
        }
        at = day_of_month(c, at)?.1;
    }
    None
}

/// "9/11", which is a name and not a yearly date.
fn nine_eleven(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    let nine_eleven = c.word(i) == "9" && c.at(i + 1) == Class::Slash && c.word(i + 2) == "11";
    let whole = nine_eleven
        && c.glued(i + 1)
        && c.glued(i + 2)
        && !c.number_went_on(i)
        && !c.number_goes_on(i + 2);
    let day = Date::new(2001, 9, 11)?;
    (whole && !(c.glued(i + 3) && c.at(i + 3) == Class::Slash))
        .then(|| (CalendarRef::at(Period::day(day)), i + 3))
}

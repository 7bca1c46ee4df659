//! Expressions counted from the day of writing or from a date named before.

use crate::calendar::{Unit, Weekday};

use super::super::cursor::Cursor;
use super::super::form::{Clock, Count, Origin, Part, Point, Scope, Way};
use super::super::words::{DayPart, Lex, Measure};
use super::absolute::{self, shift};
use super::lengths;

/// Reads a relative expression that begins at `i`.
pub(super) fn point(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    match c.at(i) {
        Lex::Deictic(days) => Some((whole(Unit::Day, i32::from(days), Origin::Speech), i + 1)),
        Lex::Tonight => {
            let today = whole(Unit::Day, 0, Origin::Speech);
            Some((Point { clock: Some(Clock::Part(DayPart::Night)), ..today }, i + 1))
        }
        Lex::The if c.at(i + 1) == Lex::Unit(Measure::Day) => {
            around_today(c, i + 1).or_else(|| the_unit(c, i))
        }
        Lex::The if c.at(i + 1) == Lex::Unit(Measure::Year) && c.at(i + 2) == Lex::Dash => {
            year_earlier(c, i + 1)
        }
        Lex::Unit(Measure::Day) => around_today(c, i),
        Lex::Unit(Measure::Year) => year_end(c, i).or_else(|| year_earlier(c, i)),
        Lex::The
        | Lex::That
        | Lex::This
        | Lex::Same
        | Lex::Last
        | Lex::Next
        | Lex::Past
        | Lex::Previous
        | Lex::Following
        | Lex::Coming
        | Lex::Current
        | Lex::Latest => determined(c, i).or_else(|| counted(c, i)).or_else(|| the_unit(c, i)),
        _ => counted(c, i),
    }
}

fn whole(unit: Unit, by: i32, from: Origin) -> Point {
    Point::new(Part::Whole, shift(unit, by, from))
}

/// The calendar unit of a measure.
pub(super) fn unit_of(measure: Measure) -> Option<Unit> {
    Some(match measure {
        Measure::Day | Measure::Night => Unit::Day,
        Measure::Weekend => Unit::Weekend,
        Measure::Week => Unit::Week,
        Measure::Month => Unit::Month,
        Measure::Season => Unit::Season,
        Measure::Quarter => Unit::Quarter,
        Measure::Half => Unit::Half,
        Measure::Year => Unit::Year,
        Measure::Decade => Unit::Decade,
        Measure::Century => Unit::Century,
        Measure::Millennium => Unit::Millennium,
        Measure::Second | Measure::Minute | Measure::Hour | Measure::Period => return None,
    })
}

/// "the day before yesterday", "the day after tomorrow".
fn around_today(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let by = match (c.at(i + 1), c.at(i + 2)) {
        (Lex::Before, Lex::Deictic(-1)) => -2,
        (Lex::After, Lex::Deictic(1)) => 2,
        _ => return None,
    };
    Some((whole(Unit::Day, by, Origin::Speech), i + 3))
}

/// "year-end", "year end".
fn year_end(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let at = c.skip(i + 1, Lex::Dash);
    (c.at(at) == Lex::End && c.word(at) == "end")
        .then(|| (Point::new(Part::Month(12), shift(Unit::Year, 0, Origin::Either)), at + 1))
}

/// "year-earlier", "year-ago", "the year-ago quarter".
fn year_earlier(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    if c.at(i + 1) != Lex::Dash || !matches!(c.at(i + 2), Lex::Earlier | Lex::Ago) {
        return None;
    }
    let year = shift(Unit::Year, -1, Origin::Text);
    Some(match c.at(i + 3) {
        Lex::Unit(Measure::Quarter) => (whole(Unit::Quarter, -4, Origin::Text), i + 4),
        Lex::Unit(Measure::Period | Measure::Month) => (keeps_grain(Unit::Year, -1), i + 4),
        Lex::Ordinal(nth @ 1..=4) if c.at(i + 4) == Lex::Unit(Measure::Quarter) => {
            (Point::new(Part::Quarter(nth), year), i + 5)
        }
        _ => (keeps_grain(Unit::Year, -1), i + 3),
    })
}

/// A shift that keeps the grain of the date it is counted from ("a year earlier").
fn keeps_grain(unit: Unit, by: i32) -> Point {
    let measure = if unit == Unit::Year { Measure::Year } else { Measure::Month };
    let mut point = whole(Unit::Day, 0, Origin::Text);
    point.plus = Some((measure, by));
    point
}

/// How far a determiner reaches, and from where.
fn reach(c: &Cursor<'_>, i: usize) -> Option<(i32, Origin, usize)> {
    let definite = c.at(i) == Lex::The;
    let at = i + usize::from(definite);
    let told = if definite { Origin::Text } else { Origin::Either };
    Some(match c.at(at) {
        Lex::This if !definite => match c.at(at + 1) {
            Lex::Past | Lex::Last => (-1, Origin::Speech, at + 2),
            Lex::Coming | Lex::Next => (1, Origin::Speech, at + 2),
            Lex::Full | Lex::Same | Lex::Current => (0, Origin::Either, at + 2),
            _ => (0, Origin::Either, at + 1),
        },
        Lex::That if !definite => (0, Origin::Text, c.skip(at + 1, Lex::Same)),
        Lex::Same => (0, Origin::Text, at + 1),
        Lex::Last => (-1, Origin::Speech, at + 1),
        Lex::Past => (-1, Origin::Speech, at + 1),
        Lex::Previous => (-1, told, at + 1),
        Lex::Next => (1, told, at + 1),
        Lex::Following => (1, Origin::Text, at + 1),
        Lex::Coming => (1, Origin::Speech, at + 1),
        Lex::Current => (0, Origin::Speech, at + 1),
        Lex::Latest if definite => (-1, Origin::Speech, at + 1),
        Lex::Full if definite && c.at(at + 1) == Lex::Next => (1, told, at + 2),
        Lex::Full if definite && c.at(at + 1) == Lex::Same => (0, Origin::Text, at + 2),
        _ => return None,
    })
}

/// "last week", "this September", "that same day", "the next morning".
fn determined(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (by, from, at) = reach(c, i)?;
    let way = match by {
        -1 => Way::Past,
        0 => Way::This,
        _ => Way::Next,
    };
    match c.at(at) {
        Lex::Unit(Measure::Night) => {
            if is_the_last(c, i, at) {
                return None;
            }
            // "last night" is yesterday's, "this night" today's.
            let by = if c.at(at - 1) == Lex::Last { -1 } else { by };
            Some((with_part(whole(Unit::Day, by, from), DayPart::Night), at + 1))
        }
        Lex::DayPart(_) if is_the_last(c, i, at) => None,
        Lex::DayPart(part) => {
            // "this morning" is the writer's own, "that morning" the story's.
            let from = if from == Origin::Either { Origin::Speech } else { from };
            Some((with_part(whole(Unit::Day, by, from), part), at + 1))
        }
        Lex::Unit(Measure::Period | Measure::Season) => None,
        // "our last day" is no yesterday, "the past decade" a length, "This Week" a programme.
        Lex::Unit(Measure::Day)
            if matches!(c.at(at - 1), Lex::Last | Lex::Past | Lex::Coming | Lex::Current) =>
        {
            None
        }
        Lex::Unit(Measure::Decade | Measure::Century) if c.at(at - 1) == Lex::Past => None,
        Lex::Unit(_)
            if c.capital(at)
                && c.capital(at - 1)
                && i > 0
                && !c.word(at).bytes().all(|b| b.is_ascii_uppercase()) =>
        {
            None
        }
        Lex::Unit(Measure::Quarter) if c.at(at - 1) == Lex::Latest => {
            Some((whole(Unit::Quarter, 0, Origin::Text), at + 1))
        }
        Lex::Unit(measure) => {
            let unit = unit_of(measure)?;
            let end = at + 1;
            // "this year's third quarter".
            if unit == Unit::Year && c.at(end) == Lex::Clitic {
                if let Some((part, stop)) = part_of_year(c, end + 1) {
                    return Some((Point::new(part, shift(Unit::Year, by, from)), stop));
                }
            }
            // "the same day as", "the last day of" lean on what follows.
            let leans = c.at(end) == Lex::Of && (c.at(i) == Lex::The || c.back(i, 1) == Lex::The);
            (!leans).then(|| (whole(unit, by, from), end))
        }
        Lex::Fiscal => {
            let (unit, end) = match c.at(at + 1) {
                Lex::Unit(Measure::Year) => (Unit::Year, at + 2),
                Lex::Unit(Measure::Quarter) => (Unit::Quarter, at + 2),
                _ => return None,
            };
            Some((whole(unit, by, from), end))
        }
        Lex::Season(season) => {
            let scope = if from == Origin::Text { Scope::NearTold(way) } else { Scope::Near(way) };
            Some((Point::new(Part::Season(season), scope), at + 1))
        }
        Lex::Month(_) | Lex::MonthShort(_) => {
            let (month, end) = absolute::month(c, at)?;
            if let Some((day, stop)) = absolute::day_of_month(c, end) {
                return Some((Point::new(Part::Day { month, day }, Scope::Near(way)), stop));
            }
            Some((Point::new(Part::Month(month), Scope::Near(way)), end))
        }
        Lex::Weekday(day) if c.capital(at) => {
            let weekday = *Weekday::ALL.get(usize::from(day))?;
            let dated =
                absolute::point(c, at).filter(|(point, _)| matches!(point.part, Part::Day { .. }));
            dated.or_else(|| Some((Point::new(Part::Weekday(weekday), near(way, from)), at + 1)))
        }
        Lex::WeekdayShort(_) => {
            let (point, end) = absolute::point(c, at)?;
            Some((Point { scope: near(way, from), ..point }, end))
        }
        Lex::Ordinal(1..=4) if way != Way::Next || from != Origin::Text => None,
        _ => None,
    }
}

/// "the last night" of something is no yesterday.
fn is_the_last(c: &Cursor<'_>, i: usize, at: usize) -> bool {
    (c.at(i) == Lex::The || c.back(i, 1) == Lex::The) && c.back(at, 1) == Lex::Last
}

/// A weekday's scope: one "following" a date of the text is counted from that.
fn near(way: Way, from: Origin) -> Scope {
    match (way, from) {
        (Way::Next, Origin::Text) => shift(Unit::Week, 1, Origin::Text),
        _ => Scope::Near(way),
    }
}

fn with_part(point: Point, part: DayPart) -> Point {
    Point { clock: Some(Clock::Part(part)), ..point }
}

/// A quarter, half, month or season after "this year's".
fn part_of_year(c: &Cursor<'_>, i: usize) -> Option<(Part, usize)> {
    match (c.at(i), c.at(i + 1)) {
        (Lex::Ordinal(nth @ 1..=4), Lex::Unit(Measure::Quarter)) => {
            Some((Part::Quarter(nth), i + 2))
        }
        (Lex::Ordinal(nth @ 1..=2), Lex::Half) => Some((Part::Half(nth), i + 2)),
        (Lex::Season(season), _) => Some((Part::Season(season), i + 1)),
        _ => None,
    }
}

/// The year after a smaller part: "last year", "of that year", "the same year", "the year before".
pub(super) fn year(c: &Cursor<'_>, i: usize) -> Option<(Scope, usize)> {
    let (by, from, at) = reach(c, i)?;
    let at = c.skip(at, Lex::Fiscal);
    (c.at(at) == Lex::Unit(Measure::Year)).then(|| (shift(Unit::Year, by, from), at + 1))
}

/// "the quarter", "the weekend": the one spoken of.
fn the_unit(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    if c.at(i) != Lex::The {
        return None;
    }
    let full = matches!(c.at(i + 1), Lex::Full);
    let at = i + 1 + usize::from(full);
    let end = at + 1;
    if c.at(end) == Lex::Of || c.at(end) == Lex::Dash && c.glued(end) {
        return None;
    }
    match c.at(at) {
        Lex::Unit(Measure::Quarter) => Some((whole(Unit::Quarter, 0, Origin::Text), end)),
        Lex::Unit(Measure::Year) if full => Some((whole(Unit::Year, 0, Origin::Either), end)),
        Lex::Fiscal if c.at(end) == Lex::Unit(Measure::Year) => {
            Some((whole(Unit::Year, 0, Origin::Either), end + 1))
        }
        Lex::Unit(Measure::Day) if is_closing_the_day(c, i, end) => {
            Some((whole(Unit::Day, 0, Origin::Text), end))
        }
        Lex::Unit(Measure::Weekend) => Some((whole(Unit::Weekend, -1, Origin::Either), end)),
        Lex::Unit(measure @ (Measure::Year | Measure::Week | Measure::Month | Measure::Day)) => {
            let (by, stop) = match c.at(end) {
                Lex::Before | Lex::Earlier if !c.lower(end + 1) => (-1, end + 1),
                Lex::After | Lex::Later if !c.lower(end + 1) => (1, end + 1),
                _ => return None,
            };
            Some((whole(unit_of(measure)?, by, Origin::Text), stop))
        }
        _ => None,
    }
}

/// "to end", "finish", "for": words before "the day" that make it the day spoken of.
fn is_closing_the_day(c: &Cursor<'_>, i: usize, end: usize) -> bool {
    const CLOSING: [&str; 9] =
        ["close", "closed", "end", "ended", "ending", "finish", "finished", "finishing", "for"];
    let goes_on = matches!(c.at(end), Lex::That | Lex::Before | Lex::After)
        || c.at(end) == Lex::Other
            && c.lower(end)
            && !matches!(c.word(end), "with" | "up" | "down" | "higher" | "lower");
    i > 0 && !goes_on && CLOSING.binary_search(&c.word(i - 1).to_ascii_lowercase().as_str()).is_ok()
}

/// "[the end of] the year": the unit of the date spoken of.
pub(super) fn spoken_of(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    if c.at(i) != Lex::The {
        return None;
    }
    match c.at(i + 1) {
        Lex::Unit(
            measure @ (Measure::Year
            | Measure::Month
            | Measure::Week
            | Measure::Quarter
            | Measure::Decade
            | Measure::Century
            | Measure::Day
            | Measure::Weekend),
        ) => {
            let from = if measure == Measure::Day { Origin::Text } else { Origin::Either };
            Some((whole(unit_of(measure)?, 0, from), i + 2))
        }
        _ => None,
    }
}

/// "five years ago", "a year earlier", "two days later", "ten days after the 5th of May".
fn counted(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    let (start, hedged) = lengths::hedge(c, i);
    let (length, end) = lengths::counted(c, start)?;
    let Count::Of(number) = length.count else { return None };
    let number = i32::try_from(number).ok()?;
    let unit = unit_of(length.unit)?;
    let so = c.at(end) == Lex::Or && c.word(end + 1) == "so";
    let at = if so { end + 2 } else { end };
    let _ = hedged;
    Some(match c.at(at) {
        // "a decade ago" is ten years ago, "two decades ago" a decade.
        Lex::Ago if unit == Unit::Decade && number == 1 => {
            (back(Unit::Year, -10, Origin::Speech), at + 1)
        }
        // "a year ago" may mean the same quarter of last year; "last year" never does.
        Lex::Ago if unit == Unit::Year && number == 1 => {
            let this = back(Unit::Year, 0, Origin::Speech);
            (Point { plus: Some((Measure::Year, -1)), ..this }, at + 1)
        }
        Lex::Ago => (back(unit, -number, Origin::Speech), at + 1),
        Lex::Earlier => (from_text(unit, -number), at + 1),
        Lex::Later => (from_text(unit, number), at + 1),
        Lex::From if c.at(at + 1) == Lex::Now => (back(unit, number, Origin::Speech), at + 2),
        Lex::Before | Lex::After => {
            let by = if c.at(at) == Lex::Before { -number } else { number };
            if let Some((point, stop)) = super::point(c, at + 1)
                && point.plus.is_none()
                && (unit >= Unit::Month || super::times::names_day(&point))
            {
                return Some((Point { plus: Some((length.unit, by)), ..point }, stop));
            }
            // "two days before." leans on the date before; "two days before he left" on an event.
            let ends = at + 1 >= c.tokens.len()
                || matches!(
                    c.at(at + 1),
                    Lex::Comma
                        | Lex::Dot
                        | Lex::Mark
                        | Lex::Close
                        | Lex::And
                        | Lex::In
                        | Lex::On
                        | Lex::At
                );
            if !ends && c.at(at) == Lex::After && unit == Unit::Day {
                return Some((whole(Unit::Day, number, Origin::Event), at));
            }
            if !ends {
                return None;
            }
            (from_text(unit, by), at + 1)
        }
        _ => return None,
    })
}

fn back(unit: Unit, by: i32, from: Origin) -> Point {
    whole(unit, by, from)
}

/// A shift from a date of the text: years and months keep the grain of that date.
fn from_text(unit: Unit, by: i32) -> Point {
    match unit {
        Unit::Year | Unit::Month => keeps_grain(unit, by),
        _ => whole(unit, by, Origin::Text),
    }
}

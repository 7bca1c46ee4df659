//! Where in the calendar a point lies: anchors, directions and the dates told before.

mod open;
mod parts;
mod shift;
mod weekdays;

use crate::calendar::{Date, Period, Unit, days_in_month};
use crate::facts::{Anchor, Rule};

use super::form::{Count, Form, Found, Length, Origin, Part, Point, Preposition, Scope, Tense};
use super::mode::Mode;
use super::told::Told;
use super::value::Value;
use super::words::Measure;

use parts::in_year;
use shift::plus;

/// Where a point lies and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The days, where they are known.
    pub period: Option<Period>,
    /// The TIMEX3 value where they are not.
    pub open: Option<Value>,
    /// What it was counted from.
    pub anchor: Option<Anchor>,
    /// Why.
    pub rule: Rule,
}

/// What a point needs to be placed.
struct Site<'a> {
    point: &'a Point,
    found: &'a Found,
    tense: Tense,
    date: Option<Date>,
    mode: Mode,
    timeless: bool,
    told: &'a Told,
}

/// Places a point; `None` where the context shows that it is no date.
pub fn place(
    found: &Found,
    point: &Point,
    date: Option<Date>,
    mode: Mode,
    timeless: bool,
    told: &Told,
) -> Option<Place> {
    if is_impossible(point) {
        return Some(Place { rule: Rule::NoSuchDay, ..Place::default() });
    }
    let ahead = match found.preposition {
        Preposition::Until => true,
        Preposition::By => !found.tense.is_past(),
        _ => false,
    };
    let tense = if ahead { Tense::Future } else { found.tense };
    let site = Site { point, found, tense, date, mode, timeless, told };
    let alone = Scope::Shift { unit: Unit::Day, by: 0, from: Origin::Either };
    if point.clock.is_some() && point.scope == alone {
        return Some(site.clock_alone());
    }
    let place = match (point.part, point.scope) {
        (Part::AncientYear(year), _) => return site.ancient(i32::from(year)),
        (Part::AnySeason(season), _) if mode == Mode::Narrative => site.open(Part::Season(season)),
        (Part::AnySeason(_), _) => {
            Place { open: Value::part(point.part), rule: Rule::EveryYear, ..Place::default() }
        }
        (Part::Whole, Scope::At(period)) => {
            Place { period: Some(period), rule: Rule::WrittenInFull, ..Place::default() }
        }
        (part, Scope::At(period)) => {
            let period = period.year_of().and_then(|year| in_year(part, year));
            Place { period, rule: Rule::WrittenInFull, ..Place::default() }
        }
        (Part::Whole, Scope::Shift { unit, by, from }) => site.shifted(unit, by, from),
        (Part::Weekday(weekday), Scope::Shift { by, from: Origin::Speech, .. }) => {
            let week = site.shifted(Unit::Week, by, Origin::Speech);
            let period = week.period.and_then(|w| w.weekday(weekday)).map(Period::day);
            Place { period, ..week }
        }
        (Part::Weekday(weekday), Scope::Shift { .. }) => site.weekday_after_told(weekday),
        (part, Scope::Shift { unit, by, from }) => {
            let year = site.shifted(unit, by, from);
            let period = year.period.and_then(Period::year_of).and_then(|year| in_year(part, year));
            Place { period, open: Value::part(part), ..year }
        }
        (Part::Weekday(weekday), Scope::Open) => site.weekday(weekday),
        (Part::Weekday(weekday), Scope::Near(way)) => site.near_weekday(weekday, way),
        (part, Scope::Near(way)) => site.near(part, way, Origin::Speech),
        (part, Scope::NearTold(way)) => site.near(part, way, Origin::Text),
        (Part::DayOfMonth(day), Scope::Open) => site.day_of_month(day),
        (part, Scope::Open) => site.open(part),
    };
    Some(match point.plus {
        Some((measure, by)) => plus(place, measure, by, point),
        None => place,
    })
}

const fn counted_from(anchor: Anchor) -> Rule {
    match anchor {
        Anchor::Published(_) => Rule::OffsetFromPublication,
        Anchor::Mention(_) => Rule::OffsetFromPrevious,
    }
}

/// Whether no calendar has such a day.
pub fn is_impossible(point: &Point) -> bool {
    match point.part {
        Part::Day { month, day } | Part::WeekOf { month, day } => match point.scope {
            Scope::At(period) => {
                period.year_of().is_some_and(|year| day > days_in_month(year, month))
            }
            _ => day > days_in_month(2000, month),
        },
        _ => false,
    }
}

/// Whether a point is a date told before, a year earlier: what figures are compared with.
pub fn is_year_before(point: &Point) -> bool {
    let quarter = Scope::Shift { unit: Unit::Quarter, by: -4, from: Origin::Text };
    matches!(point.plus, Some((Measure::Year, -1))) || point.scope == quarter
}

/// Whether a form is a day of a month, with or without its year.
pub fn names_a_day(form: &Form) -> bool {
    matches!(form, Form::Point(Point { part: Part::Day { .. }, plus: None, .. }))
}

/// "today" in a story of the past: these days.
pub fn is_nowadays(found: &Found, point: &Point) -> bool {
    let today = Scope::Shift { unit: Unit::Day, by: 0, from: Origin::Speech };
    point.part == Part::Whole
        && point.scope == today
        && point.clock.is_none()
        && found.modifier.is_none()
}

/// "two days" of "two days after the landing", where no day of the landing is told.
pub fn event_length(point: &Point, mode: Mode, told: &Told) -> Option<Length> {
    let Scope::Shift { unit: Unit::Day, by, from: Origin::Event } = point.scope else {
        return None;
    };
    let count = Count::Of(u32::try_from(by).ok()?);
    let known = mode == Mode::Narrative && told.day.is_some();
    (!known).then_some(Length { count, unit: Measure::Day })
}

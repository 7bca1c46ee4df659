//! Normalizes calendar references: from what the words say to a period of the calendar.

mod candidates;
mod choice;
mod normalized;
mod offset;
mod part_of_year;
mod request;
mod underspecified;
mod weekday;
mod weights;

use crate::calendar::{Date, Period, Unit};
use crate::facts::rule::Rule;

use super::expression::{Origin, Part, Scope};
use super::genre::Genre;
use candidates::choose;
use offset::{add, same_part, shifted, time_alone};
use underspecified::{
    ancient, fiscal_quarter, named_fiscal_quarter, nearest, turns_back, without_year,
};
use weekday::{bare_weekday, day_of_month, end_of_range, nearest_weekday, weekday_after_mention};

pub use candidates::AGAINST_RULES;
pub use choice::{Candidate, Choice, TOTAL, is_by_rules};
pub use normalized::Normalized;
pub use part_of_year::in_year;
pub use request::Request;

/// Normalizes a reference; `None` where the context shows that it is no date.
pub fn normalize(request: &Request<'_>) -> Option<Normalized> {
    let reference = request.reference;
    if reference.is_impossible() {
        return Some(Normalized::absolute(None, Rule::NoSuchDay));
    }
    if reference.clock.is_some() && reference.scope == Scope::shift(Unit::Day, 0, Origin::Either) {
        return Some(time_alone(request));
    }
    let normalized = match (reference.part, reference.scope) {
        // "at 6 a.m. ten days before the flood".
        (Part::Whole, Scope::Shift { from: Origin::Event, .. }) if reference.clock.is_some() => {
            Normalized::open_unit(Unit::Day, Rule::TimeWithoutDay)
        }
        (Part::AncientYear(year), _) => return ancient(request, i32::from(year)),
        (Part::AnySeason(season), _)
            if request.genre == Genre::Narrative || request.tense().is_ahead() =>
        {
            without_year(request, Part::Season(season))
        }
        (part @ Part::AnySeason(_), _) => Normalized::open(part, Rule::EveryYear),
        (Part::Same(unit), scope @ Scope::At(_)) => same_part(request, unit, scope),
        (Part::Whole, Scope::At(period)) => Normalized::absolute(Some(period), Rule::WrittenInFull),
        (Part::Quarter(nth), Scope::At(year)) if request.fiscal.is_some() => {
            named_fiscal_quarter(request, nth, year)
        }
        (part, Scope::At(period)) => {
            let period = period.year_of().and_then(|year| in_year(part, year));
            Normalized::absolute(period, Rule::WrittenInFull)
        }
        (Part::Whole, Scope::Shift { unit, by, from }) => shifted(request, unit, by, from),
        (Part::Same(unit), scope) => same_part(request, unit, scope),
        (Part::DayOfMonth(day), Scope::Shift { unit: Unit::Month, by, from }) => {
            let month = shifted(request, Unit::Month, by, from);
            let first = month.period.and_then(Period::first);
            let day = first.and_then(|first| Date::new(first.year(), first.month(), day));
            Normalized { period: day.map(Period::day), ..month }
        }
        (Part::Weekday(weekday), Scope::Shift { by, from: Origin::Publication, .. }) => {
            let week = shifted(request, Unit::Week, by, Origin::Publication);
            let period = week.period.and_then(|w| w.weekday(weekday)).map(Period::day);
            Normalized { period, ..week }
        }
        // "the Friday before the election".
        (part @ Part::Weekday(_), Scope::Shift { from: Origin::Event, .. }) => {
            Normalized::open(part, Rule::NoReferenceDay)
        }
        (Part::Weekday(weekday), Scope::Shift { .. }) => weekday_after_mention(request, weekday),
        (part, Scope::Shift { unit, by, from }) => {
            let year = shifted(request, unit, by, from);
            let period = year.period.and_then(Period::year_of).and_then(|year| in_year(part, year));
            Normalized { period, ..year }.or_open(part)
        }
        (Part::Weekday(weekday), Scope::Open) if request.mention.names_own_weekday() => {
            bare_weekday(request, weekday)
        }
        (part @ Part::Weekday(weekday), Scope::Open) => {
            end_of_range(request, weekday, choose(request, part, bare_weekday(request, weekday)))
        }
        (Part::Weekday(weekday), Scope::Nearest(direction)) => {
            nearest_weekday(request, weekday, direction)
        }
        (part, Scope::Nearest(direction)) => nearest(request, part, direction, Origin::Publication),
        (part, Scope::NearestToMention(direction)) => {
            nearest(request, part, direction, Origin::Discourse)
        }
        (Part::DayOfMonth(day), Scope::Open) => day_of_month(request, day),
        (
            part @ (Part::Month(_) | Part::Day { .. } | Part::Season(_) | Part::Named(_)),
            Scope::Open,
        ) if !request.mention.ends_range => match without_year(request, part) {
            found if found.rule == Rule::YearFromNext => found,
            found => turns_back(request, choose(request, part, found)),
        },
        (Part::Quarter(nth), Scope::Open) => match fiscal_quarter(request, nth) {
            Some(found) => found,
            None => without_year(request, reference.part),
        },
        (part, Scope::Open) => without_year(request, part),
    };
    Some(match reference.plus {
        Some((unit, by)) => add(normalized, unit, by, reference),
        None => normalized,
    })
}

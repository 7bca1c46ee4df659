//! Points counted in units from the day of writing or from a date told before.

use crate::calendar::{Date, Period, Unit, days_in_month};
use crate::facts::{Anchor, Rule};

use super::super::form::{Clock, Origin, Point, Scope};
use super::super::mode::Mode;
use super::super::resolve::anchor_of;
use super::super::value::Value;
use super::super::words::Measure;
use super::{Place, Site, counted_from};

impl Site<'_> {
    /// The anchor of a shift: a period to count from.
    pub(super) fn origin(&self, from: Origin, unit: Unit, by: i32) -> Option<(Period, Anchor)> {
        let speech = || self.date.map(|date| (Period::day(date), Anchor::Published(date)));
        let text = || {
            // "the next day" is counted from the last day, not from the year named since.
            let told = if unit == Unit::Day {
                self.told.day.map(|(d, i)| (Period::day(d), i))
            } else {
                self.told.last
            };
            let (period, index) = told.or(self.told.last)?;
            Some((period, anchor_of(index)?))
        };
        match (from, self.mode) {
            (Origin::Speech, Mode::News) | (Origin::Either, Mode::News) => speech(),
            (Origin::Speech, Mode::Narrative) => speech(),
            // "that day" without a day before it points at something else.
            (Origin::Text, _) if by == 0 => text(),
            (Origin::Event, _) => {
                self.told.day.and_then(|(day, index)| Some((Period::day(day), anchor_of(index)?)))
            }
            (Origin::Text, _) => text().or_else(speech),
            (Origin::Either, Mode::Narrative) => text().or_else(speech),
        }
    }

    pub(super) fn shifted(&self, unit: Unit, by: i32, from: Origin) -> Place {
        let unknown = |rule| Place { open: Some(Value::unit(unit)), rule, ..Place::default() };
        if unit == Unit::Quarter && from == Origin::Text && by == 0 {
            return self.the_quarter();
        }
        if unit == Unit::Day && by == 0 && from == Origin::Text && self.point.plus.is_some() {
            return self.as_told();
        }
        // "up from a year ago", said of a quarter, means that quarter of the year before.
        let figures = self.mode == Mode::News && self.found.compared && unit == Unit::Year;
        if figures
            && from == Origin::Speech
            && self.point.plus.is_some()
            && let Some((quarter, index)) = self.told.recent_quarter()
        {
            return Place {
                period: Some(quarter),
                anchor: anchor_of(index),
                rule: Rule::SameQuarterYearBefore,
                ..Place::default()
            };
        }
        let Some((origin, anchor)) = self.origin(from, unit, by) else {
            return unknown(Rule::NoReferenceDate);
        };
        if origin.unit() > unit && !(unit == Unit::Week && origin.unit() == Unit::Weekend) {
            return unknown(Rule::PreviousTooCoarse);
        }
        let period = origin.first().and_then(|first| Period::of(first, unit).shift(by));
        Place { period, open: None, anchor: Some(anchor), rule: counted_from(anchor) }
    }

    /// A time of day without a day: that of the sentence, else the day of writing where the time
    /// is told as past; all other times are of every day.
    pub(super) fn clock_alone(&self) -> Place {
        let near = self.told.day_sentence == Some(self.found.sentence);
        let told = self.told.day.filter(|_| near || self.mode == Mode::Narrative);
        if let Some((day, index)) = told {
            return Place {
                period: Some(Period::day(day)),
                anchor: anchor_of(index),
                rule: Rule::OnPreviousDay,
                open: None,
            };
        }
        let zoned = matches!(self.point.clock, Some(Clock::At(_, _, true)));
        let past = self.tense.is_past() && self.mode == Mode::News;
        match self.date.filter(|_| past || zoned) {
            Some(date) => Place {
                period: Some(Period::day(date)),
                anchor: Some(Anchor::Published(date)),
                rule: Rule::OnPublicationDay,
                open: None,
            },
            None => Place {
                open: Some(Value::unit(Unit::Day)),
                rule: Rule::TimeWithoutDay,
                ..Place::default()
            },
        }
    }

    /// The date before itself, for "a year earlier".
    pub(super) fn as_told(&self) -> Place {
        let quarter = self.told.recent_quarter().filter(|_| self.mode == Mode::News);
        match quarter.or(self.told.last) {
            Some((period, index)) => Place {
                period: Some(period),
                anchor: anchor_of(index),
                rule: Rule::OffsetFromPrevious,
                ..Place::default()
            },
            None => Place {
                period: self.date.map(|date| Period::of(date, Unit::Year)),
                anchor: self.date.map(Anchor::Published),
                rule: Rule::OffsetFromPublication,
                ..Place::default()
            },
        }
    }

    /// "the quarter": the one spoken of, else the last that is over.
    pub(super) fn the_quarter(&self) -> Place {
        if let Some((period, index)) = self.told.quarter {
            return Place {
                period: Some(period),
                anchor: anchor_of(index),
                rule: Rule::QuarterFromPrevious,
                ..Place::default()
            };
        }
        let period = self.date.and_then(|date| Period::of(date, Unit::Quarter).shift(-1));
        Place {
            period,
            open: Some(Value::unit(Unit::Quarter)),
            anchor: self.date.map(Anchor::Published),
            rule: Rule::LastFinishedQuarter,
        }
    }
}

/// Moves a place by some units: "two days after", "a year earlier".
pub(super) fn plus(place: Place, measure: Measure, by: i32, point: &Point) -> Place {
    let keeps = matches!(point.scope, Scope::Shift { unit: Unit::Day, by: 0, from: Origin::Text });
    let period = place.period.and_then(|period| move_by(period, measure, by, keeps));
    let open = if period.is_none() { Some(Value::unit(Unit::Year)) } else { None };
    Place { period, open, ..place }
}

fn move_by(period: Period, measure: Measure, by: i32, keeps: bool) -> Option<Period> {
    let unit = period.unit();
    let months = match measure {
        Measure::Year => by.checked_mul(12)?,
        Measure::Month => by,
        Measure::Decade => by.checked_mul(120)?,
        Measure::Century => by.checked_mul(1200)?,
        _ => 0,
    };
    if months == 0 {
        let days = match measure {
            Measure::Day | Measure::Night => by,
            Measure::Week => by.checked_mul(7)?,
            _ => return None,
        };
        return if unit == Unit::Day { period.shift(days) } else { None };
    }
    let by_unit = match unit {
        Unit::Month => Some(months),
        Unit::Quarter | Unit::Season if months % 3 == 0 => Some(months / 3),
        Unit::Half if months % 6 == 0 => Some(months / 6),
        Unit::Year if months % 12 == 0 => Some(months / 12),
        Unit::Decade if months % 120 == 0 => Some(months / 120),
        _ => None,
    };
    if let Some(by) = by_unit {
        return period.shift(by);
    }
    let first = period.first()?;
    let total = first.year().checked_mul(12)? + i32::from(first.month()) - 1;
    let moved = total.checked_add(months)?;
    let (year, month) = (moved.div_euclid(12), u8::try_from(moved.rem_euclid(12) + 1).ok()?);
    if unit == Unit::Day && keeps {
        let day = first.day().min(days_in_month(year, month));
        return Date::new(year, month, day).map(Period::day);
    }
    Some(if months % 12 == 0 { Period::year(year) } else { Period::month(year, month) })
}

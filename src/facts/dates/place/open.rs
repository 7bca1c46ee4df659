//! Months, days, seasons and quarters whose year is not said.

use crate::calendar::{Date, Period, Unit};
use crate::facts::{Anchor, Rule};

use super::super::form::{Origin, Part, Preposition, Tense, Way};
use super::super::mode::Mode;
use super::super::resolve::anchor_of;
use super::super::value::Value;
use super::parts::in_year;
use super::{Place, Site, counted_from};

/// Days that a sign of direction weighs against the nearest year.
const AGAINST: i32 = 150;

/// The same where the verb stands right before the date.
const FAR_AGAINST: i32 = 400;

/// Days that a weekday which disagrees weighs: a date close by is kept, and flagged.
const DISAGREES: i32 = 200;

impl Site<'_> {
    /// "last June", "this fall", "next March 5": from the day of writing.
    pub(super) fn near(&self, part: Part, way: Way, from: Origin) -> Place {
        let origin =
            self.origin(from, Unit::Month, 0).and_then(|(p, anchor)| Some((p.first()?, anchor)));
        let Some((date, anchor)) = origin else {
            return Place {
                open: Value::part(part),
                rule: Rule::NoReferenceDate,
                ..Place::default()
            };
        };
        let here = |year: i32| in_year(part, year).and_then(Period::first);
        let year = date.year();
        let pick = match way {
            Way::This => Some(year),
            Way::Past => [year, year - 1]
                .into_iter()
                .find(|&y| in_year(part, y).and_then(Period::last).is_some_and(|d| d < date)),
            Way::Next => [year, year + 1].into_iter().find(|&y| here(y).is_some_and(|d| d > date)),
        };
        Place {
            period: pick.and_then(|year| in_year(part, year)),
            open: Value::part(part),
            anchor: Some(anchor),
            rule: counted_from(anchor),
        }
    }

    /// A month, day, season or quarter whose year is not said.
    pub(super) fn open(&self, part: Part) -> Place {
        if self.is_timeless(part) {
            return Place { open: Value::part(part), rule: Rule::EveryYear, ..Place::default() };
        }
        if self.mode == Mode::Narrative
            && let Some((year, index)) = self.told.year
        {
            let year = year + i32::from(self.turns_the_year(part, index));
            return Place {
                period: in_year(part, year),
                open: Value::part(part),
                anchor: anchor_of(index),
                rule: Rule::YearFromPrevious,
            };
        }
        let Some(date) = self.date else {
            return Place {
                open: Value::part(part),
                rule: Rule::NoReferenceDate,
                ..Place::default()
            };
        };
        let (year, rule) = match part {
            Part::Quarter(_) | Part::Half(_) => self.finished(part, date),
            _ => self.nearest(part, date),
        };
        Place {
            period: in_year(part, year),
            open: Value::part(part),
            anchor: Some(Anchor::Published(date)),
            rule,
        }
    }

    /// Whether a month or season is told as of every year: "it rains from July to September".
    pub(super) fn is_timeless(&self, part: Part) -> bool {
        let moves = self.tense.moves();
        if self.timeless && self.mode == Mode::News && !moves {
            return matches!(part, Part::Month(_) | Part::Season(_) | Part::Weekday(_));
        }
        let present = self.tense == Tense::Present;
        let news = self.mode == Mode::News;
        let vague = present || news && matches!(self.tense, Tense::Unknown | Tense::Maybe);
        match part {
            Part::Month(_) if self.found.in_range => vague,
            Part::Month(_) => {
                present && self.found.preposition == Preposition::Other && self.found.opens
            }
            Part::Season(_) => present || self.found.in_range && vague,
            _ => false,
        }
    }

    /// Whether a story goes on from the end of a year into the next: "In January", after December.
    pub(super) fn turns_the_year(&self, part: Part, index: usize) -> bool {
        let (Part::Month(month) | Part::Day { month, .. }) = part else { return false };
        self.told.month.is_some_and(|((_, told), at)| at >= index && told >= 11 && month <= 2)
    }

    /// The year that makes a quarter the last one over (or the one to come, where told as such).
    pub(super) fn finished(&self, part: Part, date: Date) -> (i32, Rule) {
        let year = date.year();
        let ahead = self.tense == Tense::Future;
        let begins =
            |y| in_year(part, y).and_then(Period::first).is_some_and(|first| first <= date);
        let ends = |y| in_year(part, y).and_then(Period::last).is_some_and(|last| last < date);
        if ahead {
            let next = if ends(year) { year + 1 } else { year };
            return (next, Rule::NextInFuture);
        }
        (if begins(year) { year } else { year - 1 }, Rule::LastBeforePublication)
    }

    /// The year that brings a part nearest to the day of writing.
    pub(super) fn nearest(&self, part: Part, date: Date) -> (i32, Rule) {
        let gap = |year: i32| -> i32 {
            let Some((first, last)) = in_year(part, year).and_then(Period::bounds) else {
                return i32::MAX;
            };
            let (first, last, day) = (first.to_days(), last.to_days(), date.to_days());
            let gap = if day < first {
                first - day
            } else if day > last {
                day - last
            } else {
                0
            };
            // A weekday said beside the date must agree.
            let agrees = self
                .point
                .weekday
                .is_none_or(|w| Date::from_days(first).is_some_and(|d| d.weekday() == w));
            // A sign of direction weighs a few weeks, no more.
            let against = match self.tense {
                Tense::Past if first > day => AGAINST,
                Tense::JustPast if first > day => FAR_AGAINST,
                Tense::Future if last < day => AGAINST,
                _ => 0,
            };
            gap + against + if agrees { 0 } else { DISAGREES }
        };
        let year = date.year();
        let best = [year, year - 1, year + 1].into_iter().min_by_key(|&y| gap(y)).unwrap_or(year);
        (best, Rule::NearestYear)
    }

    /// A year of three digits, where the text speaks of such times.
    pub(super) fn ancient(&self, year: i32) -> Option<Place> {
        let (bc, near) = self.told.ancient?;
        let year = if bc { 1 - year } else { year };
        ((year - near).abs() <= 200).then(|| Place {
            period: Some(Period::year(year)),
            rule: Rule::EraFromPrevious,
            ..Place::default()
        })
    }
}

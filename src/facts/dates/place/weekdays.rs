//! Weekdays, and days of a month that is not said.

use crate::calendar::{Date, Period, Weekday};
use crate::facts::{Anchor, Rule};

use super::super::form::{Part, Tense, Way};
use super::super::mode::Mode;
use super::super::resolve::anchor_of;
use super::super::value::Value;
use super::{Place, Site};

impl Site<'_> {
    /// A bare weekday: today or the last one, and the next one where the words before look ahead.
    pub(super) fn weekday(&self, weekday: Weekday) -> Place {
        if self.is_timeless(Part::Weekday(weekday)) {
            return Place {
                open: Value::part(Part::Weekday(weekday)),
                rule: Rule::EveryWeek,
                ..Place::default()
            };
        }
        let told = self.date.is_none() || self.told.day.is_some();
        if self.mode == Mode::Narrative && told {
            return self.weekday_after_told(weekday);
        }
        let ahead = matches!(self.tense, Tense::Future | Tense::Maybe);
        let way = if ahead { Way::Next } else { Way::Past };
        let Some(date) = self.date else {
            return Place {
                open: Value::part(Part::Weekday(weekday)),
                rule: Rule::NoReferenceDate,
                ..Place::default()
            };
        };
        let ahead = i32::from((weekday.iso() + 7 - date.weekday().iso()) % 7);
        let (days, rule) = match way {
            Way::Next => (ahead, Rule::NextInFuture),
            _ if ahead == 0 => (0, Rule::PublicationDay),
            _ => (ahead - 7, Rule::LastBeforePublication),
        };
        Place {
            period: date.add_days(days).map(Period::day),
            anchor: Some(Anchor::Published(date)),
            rule,
            open: None,
        }
    }

    /// The first such weekday on or after the last day told.
    pub(super) fn weekday_after_told(&self, weekday: Weekday) -> Place {
        let Some((day, index)) = self.told.day else {
            return Place {
                open: Value::part(Part::Weekday(weekday)),
                rule: Rule::NoReferenceDay,
                ..Place::default()
            };
        };
        let ahead = i32::from((weekday.iso() + 6 - day.weekday().iso()) % 7) + 1;
        Place {
            period: day.add_days(ahead).map(Period::day),
            anchor: anchor_of(index),
            rule: Rule::NextAfterPrevious,
            open: None,
        }
    }

    pub(super) fn near_weekday(&self, weekday: Weekday, way: Way) -> Place {
        let Some(date) = self.date else {
            return Place {
                open: Value::part(Part::Weekday(weekday)),
                rule: Rule::NoReferenceDate,
                ..Place::default()
            };
        };
        let ahead = i32::from((weekday.iso() + 7 - date.weekday().iso()) % 7);
        let days = match way {
            Way::Past => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            Way::This => i32::from(weekday.iso()) - i32::from(date.weekday().iso()),
            Way::Next => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
        };
        Place {
            period: date.add_days(days).map(Period::day),
            anchor: Some(Anchor::Published(date)),
            rule: Rule::OffsetFromPublication,
            open: None,
        }
    }

    pub(super) fn day_of_month(&self, day: u8) -> Place {
        let told = self.told.month.and_then(|((year, month), index)| {
            let date = Date::new(year, month, day)?;
            let agrees = self.point.weekday.is_none_or(|weekday| date.weekday() == weekday);
            agrees.then_some((Period::day(date), index))
        });
        if told.is_none()
            && let Some(date) = self.date
        {
            return Place {
                period: nearest_day(date, day, self.point.weekday).map(Period::day),
                open: Value::part(Part::DayOfMonth(day)),
                anchor: Some(Anchor::Published(date)),
                rule: Rule::NearestMonth,
            };
        }
        match told {
            Some((period, index)) => Place {
                period: Some(period),
                anchor: anchor_of(index),
                rule: Rule::MonthFromPrevious,
                ..Place::default()
            },
            None => Place {
                open: Value::part(Part::DayOfMonth(day)),
                rule: Rule::NoReferenceMonth,
                ..Place::default()
            },
        }
    }
}

/// The nearest day to `date` that is the `day`th of a month, and a `weekday` where one is said.
fn nearest_day(date: Date, day: u8, weekday: Option<Weekday>) -> Option<Date> {
    let fits = |d: &Date| d.day() == day && weekday.is_none_or(|w| d.weekday() == w);
    (0..=120).find_map(|n| [date.add_days(-n), date.add_days(n)].into_iter().flatten().find(fits))
}

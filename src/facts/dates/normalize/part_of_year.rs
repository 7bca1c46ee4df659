//! A part of a given year as a period.

use crate::calendar::{Date, Period, Unit, days_in_month};
use crate::facts::dates::expression::Part;
use crate::facts::dates::holidays;

/// The period that `part` is in `year`.
pub fn in_year(part: Part, year: i32) -> Option<Period> {
    Some(match part {
        Part::Whole => Period::year(year),
        Part::Month(month) => Period::month(year, month),
        Part::Day { month, day } => Period::day(Date::new(year, month, day)?),
        Part::Season(season) => Period::season(year, season),
        Part::Quarter(quarter) => Period::quarter(year, quarter),
        Part::Half(half) => Period::half(year, half),
        Part::WeekOf { month, day } => Period::of(Date::new(year, month, day)?, Unit::Week),
        Part::NthWeek { nth, month } => {
            // A week that lies mostly in the month.
            let day = if nth == 5 { days_in_month(year, month) - 3 } else { nth * 7 - 3 };
            Period::of(Date::new(year, month, day)?, Unit::Week)
        }
        Part::NthWeekday { nth, weekday, month } => {
            let day = if nth == 5 { days_in_month(year, month) - 6 } else { nth * 7 - 6 };
            let earliest = Date::new(year, month, day)?;
            Period::day(earliest.add_days(earliest.weekday().days_until(weekday).into())?)
        }
        Part::Named(index) => Period::day(holidays::date(index, year)?),
        Part::WeekNumber(week) => {
            let week = Period::of(Date::new(year, 1, 4)?, Unit::Week).shift(i32::from(week) - 1)?;
            return (week.year_of() == Some(year)).then_some(week);
        }
        Part::DayOfMonth(_)
        | Part::Weekday(_)
        | Part::AncientYear(_)
        | Part::AnySeason(_)
        | Part::Same(_)
        | Part::Figures { .. } => return None,
    })
}

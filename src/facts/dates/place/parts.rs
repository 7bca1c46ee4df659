//! Parts of a year that is known, and the TIMEX3 values of those where it is not.

use crate::calendar::{Date, Period, Unit, days_in_month};

use super::super::form::Part;
use super::super::holidays;

/// A part of a year.
pub(super) fn in_year(part: Part, year: i32) -> Option<Period> {
    Some(match part {
        Part::Whole => Period::year(year),
        Part::Month(month) => Period::month(year, month),
        Part::Day { month, day } => Period::day(Date::new(year, month, day)?),
        Part::Season(season) => Period::season(year, season),
        Part::Quarter(quarter) => Period::quarter(year, quarter),
        Part::Half(half) => Period::half(year, half),
        Part::WeekOf { month, day } => Period::of(Date::new(year, month, day)?, Unit::Week),
        Part::EdgeWeek { last, month } => {
            // A week that lies mostly in the month.
            let day = if last { days_in_month(year, month) - 3 } else { 4 };
            Period::of(Date::new(year, month, day)?, Unit::Week)
        }
        Part::Named(index) => Period::day(holidays::date(index, year)?),
        Part::DayOfMonth(_) | Part::Weekday(_) | Part::AncientYear(_) | Part::AnySeason(_) => {
            return None;
        }
    })
}

/// The value of a part whose year is not known.
pub(super) fn open_value(part: Part) -> Option<String> {
    Some(match part {
        Part::Month(month) => format!("XXXX-{month:02}"),
        Part::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        Part::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Part::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.iso()),
        Part::Season(season) | Part::AnySeason(season) => {
            format!("XXXX-{}", ["SP", "SU", "FA", "WI"].get(usize::from(season))?)
        }
        Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Part::Half(half) => format!("XXXX-H{half}"),
        Part::WeekOf { .. } | Part::EdgeWeek { .. } => "XXXX-WXX".to_owned(),
        Part::Whole | Part::Named(_) | Part::AncientYear(_) => return None,
    })
}

/// The value of a unit that is not known.
pub(super) const fn open_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        _ => "XXXX",
    }
}

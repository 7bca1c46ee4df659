//! Writes TIMEX3 values: "2023-11-15", "1989-Q3", "P3Y", "XXXX-11".

use std::fmt;

use crate::calendar::{Date, Period, Unit, season_letters};
use crate::facts::dates::attributes::DateKind;
use crate::facts::dates::expression::{Part, Vague};
use crate::facts::dates::time_of_day::{Clock, DayPart};

use super::value::{Many, Value};

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Period { unit, index } => Period::nth(unit, index).fmt(f)?,
            Self::Time { index, .. } => Period::nth(Unit::Day, index).fmt(f)?,
            Self::Report { count, unit, .. } if self.kind() == DateKind::Duration => {
                write_length(f, Many::Whole, count.into(), unit)?;
            }
            Self::Report { count: count @ 1.., unit: Unit::Quarter, last } => {
                if let Some(last) = Date::from_days(last) {
                    write!(f, "{:04}-Q{count}", last.year())?;
                }
            }
            Self::Days { .. } | Self::Report { .. } => {
                if let Some((first, last)) = self.bounds() {
                    write!(f, "{first}/{last}")?;
                }
            }
            Self::OfSomeYear { part, .. } => write_part(f, part)?,
            Self::Some { unit, .. } => f.write_str(match unit {
                Unit::Day => "XXXX-XX-XX",
                Unit::Weekend => "XXXX-WXX-WE",
                Unit::Week => "XXXX-WXX",
                Unit::Month => "XXXX-XX",
                Unit::Quarter => "XXXX-QX",
                _ => "XXXX",
            })?,
            Self::Duration { many, count, unit: Unit::Quarter, repeats: true } => match many {
                Many::Whole => write!(f, "P{count}Q")?,
                Many::Unknown | Many::AndHalf => f.write_str("PXQ")?,
            },
            Self::Duration { many, count, unit, .. } => write_length(f, many, count, unit)?,
            Self::Yearly(part) => write_part(f, part)?,
            Self::Every(weekday, part) => {
                write!(f, "XXXX-WXX-{}", weekday.iso())?;
                f.write_str(part.map_or("", DayPart::code))?;
            }
            Self::Vague(vague) => f.write_str(match vague {
                Vague::Present => "PRESENT_REF",
                Vague::Past => "PAST_REF",
                Vague::Future => "FUTURE_REF",
            })?,
            Self::Unknown(_) => return Ok(()),
        }
        if !self.is_known() {
            return Ok(());
        }
        self.clock().map_or(Ok(()), |clock| write_clock(f, clock))
    }
}

/// "XXXX-11", "XXXX-WXX-3".
fn write_part(f: &mut fmt::Formatter<'_>, part: Part) -> fmt::Result {
    f.write_str("XXXX")?;
    match part {
        Part::Month(month) | Part::NthWeekday { month, .. } => write!(f, "-{month:02}"),
        Part::Day { month, day } => write!(f, "-{month:02}-{day:02}"),
        Part::DayOfMonth(day) => write!(f, "-XX-{day:02}"),
        Part::Weekday(weekday) => write!(f, "-WXX-{}", weekday.iso()),
        Part::Season(season) | Part::AnySeason(season) => {
            f.write_str(season_letters(season.into()))
        }
        Part::Quarter(quarter) => write!(f, "-Q{quarter}"),
        Part::Half(half) => write!(f, "-H{half}"),
        Part::WeekOf { .. } | Part::NthWeek { .. } => f.write_str("-WXX"),
        Part::WeekNumber(week) => write!(f, "-W{week:02}"),
        Part::Whole
        | Part::Named(_)
        | Part::AncientYear(_)
        | Part::Same(_)
        | Part::Figures { .. } => Ok(()),
    }
}

/// "P3Y", "PT2H", "PXD", "P2Y6M".
fn write_length(f: &mut fmt::Formatter<'_>, many: Many, count: u32, unit: Unit) -> fmt::Result {
    // Units that TIMEX3 has letters for, and how many of them one is.
    let (time, letter, times) = match unit {
        Unit::Second => ("T", "S", 1),
        Unit::Minute => ("T", "M", 1),
        Unit::Hour => ("T", "H", 1),
        Unit::Day => ("", "D", 1),
        Unit::Weekend => ("", "D", 2),
        Unit::Week => ("", "W", 1),
        Unit::Month => ("", "M", 1),
        Unit::Season | Unit::Quarter => ("", "M", 3),
        Unit::Half => ("", "M", 6),
        Unit::Year => ("", "Y", 1),
        Unit::Decade => ("", "Y", 10),
        Unit::Century => ("", "Y", 100),
        Unit::Millennium => ("", "Y", 1000),
    };
    let whole = count.saturating_mul(times);
    match (many, unit, whole) {
        (Many::Unknown, ..) => write!(f, "P{time}X{letter}"),
        (Many::Whole, ..) => write!(f, "P{time}{whole}{letter}"),
        (Many::AndHalf, Unit::Year, 0) => f.write_str("P6M"),
        (Many::AndHalf, Unit::Year, _) => write!(f, "P{whole}Y6M"),
        (Many::AndHalf, Unit::Hour, 0) => f.write_str("PT30M"),
        (Many::AndHalf, Unit::Hour, _) => write!(f, "PT{whole}H30M"),
        (Many::AndHalf, ..) if times % 2 == 0 => write!(f, "P{time}{}{letter}", whole + times / 2),
        (Many::AndHalf, ..) => write!(f, "P{time}{whole}.5{letter}"),
    }
}

/// "T10:35", "TMO".
fn write_clock(f: &mut fmt::Formatter<'_>, clock: Clock) -> fmt::Result {
    match clock {
        Clock::At(hour, minute, utc) => {
            write!(f, "T{hour:02}:{minute:02}{}", if utc { "Z" } else { "" })
        }
        Clock::Part(part) => f.write_str(part.code()),
    }
}

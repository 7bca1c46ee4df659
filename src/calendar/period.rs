//! Calendar periods: one day, week, quarter, decade or century, with its bounds and TIMEX3 value.

use std::fmt;

use super::date::{Date, Weekday, days_in_month};
use super::unit::Unit;

/// One unit of the calendar, such as a certain week or decade. It is numbered in its own unit, so
/// that the next one is one further. A unit below a day stands for its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    unit: Unit,
    /// Days from 1970-01-01; weeks from the one that holds it; all else from the year 0.
    index: i32,
}

impl Period {
    /// The period of `unit` that holds `date`; for a weekend, the one that ends `date`'s week.
    #[must_use]
    pub const fn of(date: Date, unit: Unit) -> Self {
        let months = date.year() * 12 + date.month() as i32 - 1;
        let index = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => date.to_days(),
            // 1970-01-01 was a Thursday.
            Unit::Week | Unit::Weekend => (date.to_days() + 3).div_euclid(7),
            Unit::Month => months,
            Unit::Season => (months - 2).div_euclid(3),
            Unit::Quarter => months.div_euclid(3),
            Unit::Half => months.div_euclid(6),
            Unit::Year => date.year(),
            Unit::Decade => long_index(date.year(), 10),
            Unit::Century => long_index(date.year(), 100),
            Unit::Millennium => long_index(date.year(), 1000),
        };
        Self::nth(unit, index)
    }

    /// A single day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self::of(date, Unit::Day)
    }

    /// A year; 0 is 1 BC.
    #[must_use]
    pub const fn year(year: i32) -> Self {
        Self { unit: Unit::Year, index: year }
    }

    /// A month, 1–12.
    #[must_use]
    pub const fn month(year: i32, month: u8) -> Self {
        Self { unit: Unit::Month, index: year * 12 + month as i32 - 1 }
    }

    /// A season: 0 spring, 1 summer, 2 autumn, 3 winter.
    #[must_use]
    pub const fn season(year: i32, season: u8) -> Self {
        Self { unit: Unit::Season, index: year * 4 + season as i32 }
    }

    /// A quarter, 1–4.
    #[must_use]
    pub const fn quarter(year: i32, quarter: u8) -> Self {
        Self { unit: Unit::Quarter, index: year * 4 + quarter as i32 - 1 }
    }

    /// A half of a year, 1 or 2.
    #[must_use]
    pub const fn half(year: i32, half: u8) -> Self {
        Self { unit: Unit::Half, index: year * 2 + half as i32 - 1 }
    }

    /// The decade of years that begin with these digits: 197 for the 1970s.
    #[must_use]
    pub const fn decade(tens: i32) -> Self {
        Self { unit: Unit::Decade, index: tens }
    }

    /// The decade BC of years that begin with these digits: 47 for the 470s BC.
    #[must_use]
    pub const fn decade_bc(tens: i32) -> Self {
        Self { unit: Unit::Decade, index: -tens - 1 }
    }

    /// The nth century, counted from 1; negative for BC.
    #[must_use]
    pub const fn century(nth: i32) -> Self {
        Self { unit: Unit::Century, index: if nth > 0 { nth - 1 } else { nth } }
    }

    /// The nth millennium, counted from 1; negative for BC.
    #[must_use]
    pub const fn millennium(nth: i32) -> Self {
        Self { unit: Unit::Millennium, index: if nth > 0 { nth - 1 } else { nth } }
    }

    /// The unit it is one of.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Its number among those of its unit: the next one has the next index.
    #[must_use]
    pub const fn index(self) -> i32 {
        self.index
    }

    /// The one of that index.
    #[must_use]
    pub const fn nth(unit: Unit, index: i32) -> Self {
        Self { unit: if unit.is_calendar() { unit } else { Unit::Day }, index }
    }

    /// The one `by` further (earlier when negative).
    #[must_use]
    pub fn shift(self, by: i32) -> Option<Self> {
        Some(Self { unit: self.unit, index: self.index.checked_add(by)? })
    }

    /// First day; `None` beyond the years ±9999.
    #[must_use]
    pub fn first(self) -> Option<Date> {
        let index = self.index;
        match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Date::from_days(index),
            Unit::Week => Date::from_days(index.checked_mul(7)? - 3),
            Unit::Weekend => Date::from_days(index.checked_mul(7)? + 2),
            Unit::Month => first_of_month(index),
            Unit::Season => first_of_month(index.checked_mul(3)?.checked_add(2)?),
            Unit::Quarter => first_of_month(index.checked_mul(3)?),
            Unit::Half => first_of_month(index.checked_mul(6)?),
            Unit::Year => Date::new(index, 1, 1),
            Unit::Decade => long_first(index, 10),
            Unit::Century => long_first(index, 100),
            Unit::Millennium => long_first(index, 1000),
        }
    }

    /// Last day; `None` beyond the years ±9999.
    #[must_use]
    pub fn last(self) -> Option<Date> {
        self.last_after(self.first()?)
    }

    /// The last day, where `first` is the first one.
    fn last_after(self, first: Date) -> Option<Date> {
        let months = match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => return Some(first),
            Unit::Weekend => return first.add_days(1),
            Unit::Week => return first.add_days(6),
            Unit::Month => 1,
            Unit::Season | Unit::Quarter => 3,
            Unit::Half => 6,
            Unit::Year => 12,
            Unit::Decade => 120,
            Unit::Century => 1200,
            Unit::Millennium => 12_000,
        };
        let count = first.year() * 12 + i32::from(first.month()) - 1 + months - 1;
        // There is no year 0 between 1 BC and 1 AD: what would hold it is a year shorter.
        let short = match self.unit {
            Unit::Decade => self.index == 0 || self.index == -1,
            Unit::Century | Unit::Millennium => self.index == 0,
            _ => false,
        };
        let (year, month) = split_months(count - if short { 12 } else { 0 })?;
        Date::new(year, month, days_in_month(year, month))
    }

    /// First and last day.
    #[must_use]
    pub fn bounds(self) -> Option<(Date, Date)> {
        let first = self.first()?;
        Some((first, self.last_after(first)?))
    }

    /// The year it lies in, or that it begins in; `None` beyond ±9999.
    #[must_use]
    pub fn year_of(self) -> Option<i32> {
        self.year_after(self.first()?)
    }

    /// The same, where `first` is the first day.
    fn year_after(self, first: Date) -> Option<i32> {
        match self.unit {
            // A week belongs to its Thursday's year.
            Unit::Week | Unit::Weekend => Some(Date::from_days(self.index.checked_mul(7)?)?.year()),
            _ => Some(first.year()),
        }
    }

    /// The month, where it is a month or finer.
    #[must_use]
    pub fn month_of(self) -> Option<u8> {
        match self.unit {
            Unit::Day | Unit::Month | Unit::Week | Unit::Weekend => Some(self.first()?.month()),
            _ => None,
        }
    }

    /// Whether it has a TIMEX3 value: what lies beyond the years ±9999 has none.
    #[must_use]
    pub fn has_value(self) -> bool {
        self.year_of().is_some()
    }

    /// The ISO week's number, 1–53.
    fn iso_week(self) -> Option<i32> {
        let thursday = Date::from_days(self.index.checked_mul(7)?)?;
        let new_year = Date::new(thursday.year(), 1, 1)?;
        Some((thursday.to_days() - new_year.to_days()) / 7 + 1)
    }

    /// The day of this week (or of the week that a weekend ends) that is a `weekday`.
    #[must_use]
    pub fn weekday(self, weekday: Weekday) -> Option<Date> {
        let monday = Self { unit: Unit::Week, index: self.index }.first()?;
        match self.unit {
            Unit::Week | Unit::Weekend => monday.add_days(i32::from(weekday.iso()) - 1),
            _ => None,
        }
    }
}

/// What a season's TIMEX3 value ends with; seasons are counted from spring, 0.
#[must_use]
pub const fn season_letters(season: i32) -> &'static str {
    match season {
        0 => "-SP",
        1 => "-SU",
        2 => "-FA",
        _ => "-WI",
    }
}

/// The TIMEX3 value: `2023-11-15`, `1989-W42`, `1989-Q3`, `197`, `BC0264`; nothing where it has none.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.first() else { return Ok(()) };
        let Some(year) = self.year_after(first) else { return Ok(()) };
        let place = |per_year: i32| self.index.rem_euclid(per_year);
        match self.unit {
            Unit::Decade => return write_long(f, self.index, 3),
            Unit::Century => return write_long(f, self.index, 2),
            Unit::Millennium => return write_long(f, self.index, 1),
            Unit::Day if year > 0 => return first.fmt(f),
            _ if year > 0 => write!(f, "{year:04}")?,
            _ => write!(f, "BC{:04}", 1 - year)?,
        }
        match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
                write!(f, "-{:02}-{:02}", first.month(), first.day())
            }
            Unit::Week => write!(f, "-W{:02}", self.iso_week().unwrap_or(0)),
            Unit::Weekend => write!(f, "-W{:02}-WE", self.iso_week().unwrap_or(0)),
            Unit::Month => write!(f, "-{:02}", first.month()),
            Unit::Season => f.write_str(season_letters(place(4))),
            Unit::Quarter => write!(f, "-Q{}", place(4) + 1),
            Unit::Half => write!(f, "-H{}", place(2) + 1),
            Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Ok(()),
        }
    }
}

/// Number of a year among decades, centuries or millennia: 0 for the first AD, −1 for the last BC.
const fn long_index(year: i32, years: i32) -> i32 {
    if year > 0 {
        year / years
    } else if years == 10 {
        // Decades BC go by their digits (479 to 470 BC), centuries by count (500 to 401 BC).
        (year - 1) / years - 1
    } else {
        (year - 1).div_euclid(years)
    }
}

/// First day of a decade and the like. BC they run from the year that ends in 9 down to the one
/// that ends in 0 (decades), from 100 down to 1 (centuries).
fn long_first(index: i32, years: i32) -> Option<Date> {
    let start = index.checked_mul(years)?;
    let year = if index > 0 {
        start
    } else if index == 0 {
        1
    } else if years == 10 {
        // Years BC are one off from astronomical ones: 470s BC are −478 to −469.
        start + 2
    } else {
        start + 1
    };
    Date::new(year, 1, 1)
}

fn first_of_month(months: i32) -> Option<Date> {
    let (year, month) = split_months(months)?;
    Date::new(year, month, 1)
}

fn split_months(months: i32) -> Option<(i32, u8)> {
    Some((months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?))
}

fn write_long(f: &mut fmt::Formatter<'_>, index: i32, digits: usize) -> fmt::Result {
    if index >= 0 { write!(f, "{index:0digits$}") } else { write!(f, "BC{:0digits$}", -index - 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(words: &str) -> Date {
        Date::parse_iso(words).unwrap()
    }

    #[test]
    fn every_unit_has_value_and_bounds() {
        for (unit, value, first, last) in [
            (Unit::Day, "2023-11-15", "2023-11-15", "2023-11-15"),
            (Unit::Week, "2023-W46", "2023-11-13", "2023-11-19"),
            (Unit::Weekend, "2023-W46-WE", "2023-11-18", "2023-11-19"),
            (Unit::Month, "2023-11", "2023-11-01", "2023-11-30"),
            (Unit::Season, "2023-FA", "2023-09-01", "2023-11-30"),
            (Unit::Quarter, "2023-Q4", "2023-10-01", "2023-12-31"),
            (Unit::Half, "2023-H2", "2023-07-01", "2023-12-31"),
            (Unit::Year, "2023", "2023-01-01", "2023-12-31"),
            (Unit::Decade, "202", "2020-01-01", "2029-12-31"),
            (Unit::Century, "20", "2000-01-01", "2099-12-31"),
            (Unit::Millennium, "2", "2000-01-01", "2999-12-31"),
        ] {
            let period = Period::of(day("2023-11-15"), unit);
            assert_eq!(period.to_string(), value);
            assert_eq!(period.bounds(), Some((day(first), day(last))), "{value}");
        }
    }

    #[test]
    fn winter_and_weeks_cross_the_new_year() {
        let winter = Period::of(day("1942-01-20"), Unit::Season);
        assert_eq!(winter.to_string(), "1941-WI");
        assert_eq!(winter.last(), Some(day("1942-02-28")));
        assert_eq!(Period::of(day("2021-01-03"), Unit::Week).to_string(), "2020-W53");
        assert_eq!(Period::of(day("2024-12-30"), Unit::Week).to_string(), "2025-W01");
    }

    #[test]
    fn years_before_christ() {
        assert_eq!(Period::year(-263).to_string(), "BC0264");
        assert_eq!(Period::year(-263).shift(1).unwrap().to_string(), "BC0263");
        assert_eq!(Period::century(-4).to_string(), "BC03");
        let years = |p: Period| (p.first().unwrap().year(), p.last().unwrap().year());
        assert_eq!(years(Period::century(-4)), (-399, -300));
        assert_eq!(years(Period::century(1)), (1, 99));
        assert_eq!(Period::decade_bc(47).to_string(), "BC047");
        assert_eq!(years(Period::decade_bc(47)), (-478, -469));
        for year in [-478, -470, -469, -400, -399, -300, -1, 0] {
            for unit in [Unit::Decade, Unit::Century] {
                let (first, last) = years(Period::of(Date::new(year, 6, 1).unwrap(), unit));
                assert!((first..=last).contains(&year), "{unit:?} of {year}: {first}..{last}");
            }
        }
    }

    #[test]
    fn out_of_range_is_none() {
        assert_eq!(Period::year(10_000).first(), None);
        assert!(!Period::year(10_000).has_value() && Period::year(9999).has_value());
        assert_eq!(Period::year(10_000).to_string(), "");
        assert_eq!(Period::century(2_000_000_000).first(), None);
        assert_eq!(Period::of(day("2023-11-15"), Unit::Week).shift(i32::MAX), None);
        assert_eq!(
            Period::of(day("2023-11-15"), Unit::Week).shift(2_000_000_000).unwrap().first(),
            None
        );
    }

    #[test]
    fn periods_by_number() {
        for (period, value) in [
            (Period::month(2023, 2), "2023-02"),
            (Period::season(2023, 0), "2023-SP"),
            (Period::season(2023, 3), "2023-WI"),
            (Period::quarter(2023, 1), "2023-Q1"),
            (Period::quarter(2023, 4), "2023-Q4"),
            (Period::half(2023, 1), "2023-H1"),
            (Period::half(2023, 2), "2023-H2"),
            (Period::decade(199), "199"),
            (Period::century(20), "19"),
            (Period::millennium(3), "2"),
            (Period::millennium(-1), "BC0"),
            (Period::nth(Unit::Hour, 0), "1970-01-01"),
        ] {
            assert_eq!(period.to_string(), value);
            assert_eq!(Period::of(period.first().unwrap(), period.unit()), period, "{value}");
        }
    }

    #[test]
    fn weekdays_of_a_week() {
        let week = Period::of(day("2023-11-15"), Unit::Week);
        assert_eq!(week.weekday(Weekday::Monday), Some(day("2023-11-13")));
        assert_eq!(week.weekday(Weekday::Sunday), Some(day("2023-11-19")));
        assert_eq!(week.shift(-1).unwrap().weekday(Weekday::Friday), Some(day("2023-11-10")));
        assert_eq!(Period::month(2023, 11).weekday(Weekday::Monday), None);
        assert_eq!((week.month_of(), Period::year(2023).month_of()), (Some(11), None));
    }

    #[test]
    fn units_below_a_day_stand_for_the_day() {
        for unit in [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day] {
            let period = Period::of(day("2023-11-15"), unit);
            assert_eq!(period, Period::day(day("2023-11-15")));
            assert_eq!(unit.is_calendar(), unit == Unit::Day);
        }
    }
}

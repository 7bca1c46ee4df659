//! Days of the proleptic Gregorian calendar: dates, weekdays, lengths of months.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU8;

use serde::de::{Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};

/// A day of the proleptic Gregorian calendar. Year 0 is 1 BC, year −1 is 2 BC.
///
/// Four bytes, and no more for an `Option`: long texts have a million of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    year: i16,
    month: NonZeroU8,
    day: NonZeroU8,
}

/// Days of the week, Monday first as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The weekday so many days after Monday; Sunday for 6 and more.
    #[must_use]
    pub const fn from_monday(days: u8) -> Self {
        match days {
            0 => Self::Monday,
            1 => Self::Tuesday,
            2 => Self::Wednesday,
            3 => Self::Thursday,
            4 => Self::Friday,
            5 => Self::Saturday,
            _ => Self::Sunday,
        }
    }

    /// Days from this weekday to the next `other`, 0 to 6.
    #[must_use]
    pub const fn days_until(self, other: Self) -> u8 {
        (other as u8 + 7 - self as u8) % 7
    }

    /// 1 for Monday to 7 for Sunday.
    #[must_use]
    pub const fn iso(self) -> u8 {
        self as u8 + 1
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Monday => "Monday",
            Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday",
            Self::Thursday => "Thursday",
            Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Sunday => "Sunday",
        }
    }
}

/// English month names, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether `year` has a 29 February.
#[must_use]
pub const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days in `month` (1–12) of `year`; 0 for a month that does not exist.
#[must_use]
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + is_leap(year) as u8,
        _ => 0,
    }
}

impl Ord for Date {
    /// Earlier is less. One comparison, for timelines are sorted by it.
    fn cmp(&self, other: &Self) -> Ordering {
        let packed = |date: &Self| {
            i32::from(date.year) << 16
                | i32::from(date.month.get()) << 8
                | i32::from(date.day.get())
        };
        packed(self).cmp(&packed(other))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Date {
    /// The date, or `None` where there is no such day (30 February) or the year is beyond ±9999.
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if year < -9999 || year > 9999 || day > days_in_month(year, month) {
            return None;
        }
        match (NonZeroU8::new(month), NonZeroU8::new(day)) {
            (Some(month), Some(day)) => Some(Self { year: year as i16, month, day }),
            _ => None,
        }
    }

    /// Year; 0 is 1 BC.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year as i32
    }

    /// Month, 1–12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month.get()
    }

    /// Day of the month, 1–31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day.get()
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    #[must_use]
    pub fn parse_iso(words: &str) -> Option<Self> {
        let mut parts = words.splitn(3, '-');
        let mut number = |length: usize| {
            let part = parts.next()?;
            let fits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            if fits { part.parse::<u16>().ok() } else { None }
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        Self::new(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Days since 1970-01-01, negative before.
    ///
    /// Years are counted from 1 March, so that the leap day is the last of its year
    /// (the method of H. Hinnant's "chrono-compatible low-level date algorithms").
    #[must_use]
    pub const fn to_days(self) -> i32 {
        let month = self.month() as i32;
        let year = self.year() - (month <= 2) as i32;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + self.day() as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The inverse of [`Date::to_days`]; `None` beyond the years ±9999.
    #[must_use]
    pub const fn from_days(days: i32) -> Option<Self> {
        if days < -4_400_000 || days > 4_400_000 {
            return None;
        }
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as i32;
        Self::new(year, month as u8, day as u8)
    }

    /// The day `days` later (earlier when negative).
    #[must_use]
    pub fn add_days(self, days: i32) -> Option<Self> {
        Self::from_days(self.to_days().checked_add(days)?)
    }

    /// The day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::from_monday((self.to_days() + 3).rem_euclid(7) as u8)
    }

    /// "15 November 2023".
    #[must_use]
    pub fn long(self) -> String {
        let month = MONTHS.get(usize::from(self.month()).wrapping_sub(1)).copied().unwrap_or("");
        if self.year > 0 {
            format!("{} {month} {}", self.day, self.year)
        } else {
            format!("{} {month} {} BC", self.day, 1 - self.year())
        }
    }
}

/// ISO 8601: `2023-11-15`; years before 1 AD as `-0043-03-15`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // By hand: an article has a hundred to write, and what `{:02}` can do takes its time.
        let digit = |number: u16| b'0' + (number % 10) as u8;
        let year = self.year.unsigned_abs();
        let (month, day) = (u16::from(self.month()), u16::from(self.day()));
        let words = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        if self.year < 0 {
            f.write_str("-")?;
        }
        f.write_str(std::str::from_utf8(&words).unwrap_or_default())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        Self::parse_iso(&words).ok_or_else(|| D::Error::custom("not a day as YYYY-MM-DD"))
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^-?[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_weekdays() {
        let day = Date::new(2023, 11, 15).unwrap();
        assert_eq!(day.weekday(), Weekday::Wednesday);
        assert_eq!(day.to_string(), "2023-11-15");
        assert_eq!(day.add_days(17).unwrap().to_string(), "2023-12-02");
        for (year, expected) in
            [(9999, "9999-03-07"), (800, "0800-03-07"), (0, "0000-03-07"), (-43, "-0043-03-07")]
        {
            assert_eq!(Date::new(year, 3, 7).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn is_small() {
        assert_eq!(size_of::<Option<(Date, Date)>>(), 8);
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for (year, month, day) in [(2023, 2, 29), (2023, 2, 30), (2023, 6, 31), (2023, 13, 1)] {
            assert_eq!(Date::new(year, month, day), None);
        }
        assert_eq!(Date::parse_iso("2023-02-30"), None);
        assert_eq!(Date::parse_iso("2023-2-3"), None);
        assert!(Date::parse_iso("2024-02-29").is_some());
    }

    #[test]
    fn days_go_there_and_back() {
        for days in (-4_000_000..2_900_000).step_by(997) {
            if let Some(date) = Date::from_days(days) {
                assert_eq!(date.to_days(), days);
            }
        }
    }

    #[test]
    fn days_since_1970() {
        for (words, days, weekday) in [
            ("1970-01-01", 0, Weekday::Thursday),
            ("1969-12-31", -1, Weekday::Wednesday),
            ("1970-03-01", 59, Weekday::Sunday),
            ("1972-02-29", 789, Weekday::Tuesday),
            ("1972-03-01", 790, Weekday::Wednesday),
            ("2000-02-29", 11_016, Weekday::Tuesday),
            ("2000-03-01", 11_017, Weekday::Wednesday),
            ("1900-02-28", -25_509, Weekday::Wednesday),
            ("1900-03-01", -25_508, Weekday::Thursday),
            ("2023-11-15", 19_676, Weekday::Wednesday),
            ("0001-01-01", -719_162, Weekday::Monday),
        ] {
            let date = Date::parse_iso(words).unwrap();
            assert_eq!((date.to_days(), date.weekday()), (days, weekday), "{words}");
            assert_eq!(Date::from_days(days), Some(date), "{words}");
        }
    }

    #[test]
    fn leap_years_and_months() {
        for (year, leap) in [(2023, false), (2024, true), (1900, false), (2000, true), (0, true)] {
            assert_eq!(is_leap(year), leap, "{year}");
            assert_eq!(days_in_month(year, 2), if leap { 29 } else { 28 }, "{year}");
        }
        let lengths: Vec<u8> = (0..=13).map(|month| days_in_month(2023, month)).collect();
        assert_eq!(lengths, [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0]);
    }

    #[test]
    fn weekdays_are_counted_from_monday() {
        for (days, weekday) in (0..).zip(Weekday::ALL) {
            assert_eq!(Weekday::from_monday(days), weekday);
            assert_eq!(weekday.iso(), days + 1);
            assert_eq!(Weekday::Monday.days_until(weekday), days);
            assert_eq!(weekday.days_until(weekday), 0);
        }
        assert_eq!(Weekday::Friday.days_until(Weekday::Monday), 3);
        assert_eq!(Weekday::Sunday.days_until(Weekday::Saturday), 6);
    }

    #[test]
    fn years_end_at_9999() {
        assert_eq!(Date::new(10_000, 1, 1), None);
        assert_eq!(Date::new(-10_000, 1, 1), None);
        assert_eq!(Date::new(9999, 12, 31).unwrap().add_days(1), None);
        assert_eq!(Date::new(-9999, 1, 1).unwrap().add_days(-1), None);
        assert_eq!(Date::new(2023, 1, 1).unwrap().add_days(i32::MAX), None);
        assert_eq!(Date::new(2023, 1, 0), None);
        assert_eq!(Date::new(2023, 0, 1), None);
    }

    #[test]
    fn dates_in_words_and_order() {
        let date = |year, month, day| Date::new(year, month, day).unwrap();
        for (date, long) in [
            (date(2023, 11, 15), "15 November 2023"),
            (date(800, 1, 1), "1 January 800"),
            (date(0, 3, 15), "15 March 1 BC"),
            (date(-43, 3, 15), "15 March 44 BC"),
        ] {
            assert_eq!(date.long(), long);
        }
        let days = [date(-43, 12, 31), date(0, 1, 1), date(2023, 1, 31), date(2023, 2, 1)];
        assert!(days.is_sorted() && days[2] < days[3] && days[0] < days[1]);
    }

    #[test]
    fn json_is_iso() {
        let date = Date::new(2023, 11, 15).unwrap();
        assert_eq!(serde_json::to_string(&date).unwrap(), "\"2023-11-15\"");
        assert_eq!(serde_json::from_str::<Date>("\"2023-11-15\"").unwrap(), date);
        assert!(serde_json::from_str::<Date>("\"2023-11-31\"").is_err());
    }
}

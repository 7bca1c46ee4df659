//! TIMEX3 values (ISO-TimeML, as TempEval writes them) and the type, grain and days they imply.

use std::fmt;

use serde::{Serialize, Serializer};

use super::attributes::{DateKind, Grain};
use super::expression::{Count, Duration, Part, Recurrence, ReportLength, Vague};
use super::time_of_day::{Clock, DayPart};
use crate::calendar::{Date, Period, Unit, Weekday, days_in_month, season_letters};

/// The meaning of a date or time expression. Displayed as its TIMEX3 value: `2023-11-15`,
/// `1989-Q3`, `P3Y`, `XXXX-11`; empty where it has none.
#[derive(Clone, Debug)]
pub struct Timex(Meaning);

#[derive(Clone, Debug)]
enum Meaning {
    /// Found in the text.
    Resolved(Value),
    /// Read from a file.
    Given(Box<Given>),
}

/// The meaning of an expression as a file gives it.
#[derive(Clone, Debug)]
struct Given {
    value: Option<Box<str>>,
    kind: DateKind,
    grain: Option<Grain>,
    interval: Option<(Date, Date)>,
}

impl Timex {
    /// A single day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Value::period(Period::day(day), None).into()
    }

    /// One that a file gives part by part; `interval` is its first and last day.
    #[must_use]
    pub fn given(
        value: Option<&str>,
        kind: DateKind,
        grain: Option<Grain>,
        interval: Option<(Date, Date)>,
    ) -> Self {
        let value = value.map(Into::into);
        Self(Meaning::Given(Box::new(Given { value, kind, grain, interval })))
    }

    /// Whether it has a TIMEX3 value.
    #[must_use]
    pub fn has_value(&self) -> bool {
        match &self.0 {
            Meaning::Resolved(value) => value.is_known(),
            Meaning::Given(given) => given.value.is_some(),
        }
    }

    /// The last day of a quarter that is none of the calendar.
    pub(super) fn own_quarter(&self) -> Option<Date> {
        match self.0 {
            Meaning::Resolved(
                Value::Report { unit: Unit::Quarter, last, .. }
                | Value::Report { count: 3, unit: Unit::Month, last },
            ) => Date::from_days(last),
            _ => None,
        }
    }

    /// TIMEX3 type.
    #[must_use]
    pub fn kind(&self) -> DateKind {
        match &self.0 {
            Meaning::Resolved(value) => value.kind(),
            Meaning::Given(given) => given.kind,
        }
    }

    /// Its granularity, where that is a unit of the calendar or of the day.
    #[must_use]
    pub fn grain(&self) -> Option<Grain> {
        match &self.0 {
            Meaning::Resolved(value) => value.grain(),
            Meaning::Given(given) => given.grain,
        }
    }

    /// First and last day, where it is an interval of the calendar.
    #[must_use]
    pub fn interval(&self) -> Option<(Date, Date)> {
        match &self.0 {
            Meaning::Resolved(value) => value.bounds(),
            Meaning::Given(given) => given.interval,
        }
    }
}

impl From<Value> for Timex {
    fn from(value: Value) -> Self {
        Self(Meaning::Resolved(value))
    }
}

/// Two are equal if they have the same value and mean the same days.
impl PartialEq for Timex {
    fn eq(&self, other: &Self) -> bool {
        if let (Meaning::Resolved(one), Meaning::Resolved(other)) = (&self.0, &other.0)
            && one == other
        {
            return true;
        }
        let parts = |timex: &Self| (timex.kind(), timex.grain(), timex.interval());
        parts(self) == parts(other) && self.to_string() == other.to_string()
    }
}

impl fmt::Display for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Meaning::Resolved(value) => value.fmt(f),
            Meaning::Given(given) => f.write_str(given.value.as_deref().unwrap_or("")),
        }
    }
}

impl Serialize for Timex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The meaning of an expression. Its variants are flat so that it fits in 8 bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A [`Period`], by its unit and index.
    Period { unit: Unit, index: i32 },
    /// Days from the one with this index on.
    Days { first: i32, days: u8 },
    /// The weeks, months or years that end on the day with this index; of quarters the one with this number.
    Report { count: u8, unit: Unit, last: i32 },
    /// A time of the day with this index.
    Time { clock: Clock, index: i32 },
    /// A part of a year that is not known, with a time of its day.
    OfSomeYear { part: Part, clock: Option<Clock> },
    /// A unit that is not known, with a time of its day.
    Some { unit: Unit, clock: Option<Clock> },
    /// A length of time, or a repetition after each such length.
    Duration { many: Many, count: u32, unit: Unit, repeats: bool },
    /// A part of every weekday of a name.
    Every(Weekday, Option<DayPart>),
    /// A part of every year.
    Yearly(Part),
    /// A time without a date.
    Vague(Vague),
    /// A time of an unknown day.
    Unknown(Option<Clock>),
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    /// Nothing that is counted: "several".
    Unknown,
    /// Whole units.
    Whole,
    /// Whole units and a half.
    AndHalf,
}

impl Value {
    /// A period of the calendar, with a time of its day where it is a day.
    pub fn period(period: Period, clock: Option<Clock>) -> Self {
        let (unit, index) = (period.unit(), period.index());
        match clock.filter(|_| unit == Unit::Day) {
            Some(clock) => Self::Time { clock, index },
            None => Self::Period { unit, index },
        }
    }

    /// A part of a year that is not known; `None` where TIMEX3 has no letters for it.
    pub const fn part(part: Part) -> Option<Self> {
        match part {
            Part::Whole
            | Part::Named(_)
            | Part::AncientYear(_)
            | Part::Same(_)
            | Part::Figures { .. } => None,
            _ => Some(Self::OfSomeYear { part, clock: None }),
        }
    }

    /// A unit that is not known.
    pub const fn unit(unit: Unit) -> Self {
        Self::Some { unit, clock: None }
    }

    /// The same, at a time of the day.
    pub fn at(self, clock: Option<Clock>) -> Self {
        match self {
            Self::OfSomeYear { part, .. } => Self::OfSomeYear { part, clock },
            Self::Some { unit, .. } => Self::Some { unit, clock },
            other => other,
        }
    }

    /// A period of `length` up to the end of `last`; a quarter of the calendar where it is called one.
    pub fn report(last: Period, length: ReportLength) -> Option<Self> {
        let last = last.last()?;
        let ReportLength { count, unit } = length;
        match calendar_quarter(last) {
            Some(quarter)
                if unit == Unit::Quarter && (count == 0 || number(quarter) == Some(count)) =>
            {
                Some(Self::period(quarter, None))
            }
            _ => Some(Self::Report { count, unit, last: last.to_days() }),
        }
    }

    /// The quarter of the calendar that it is.
    pub fn as_quarter(self) -> Option<Period> {
        match self {
            Self::Report { count: 3, unit: Unit::Month, last }
            | Self::Report { unit: Unit::Quarter, last, .. } => {
                calendar_quarter(Date::from_days(last)?)
            }
            _ => self.calendar().filter(|period| period.unit() == Unit::Quarter),
        }
    }

    /// First and last day, where it is an interval of the calendar.
    fn bounds(self) -> Option<(Date, Date)> {
        match self {
            Self::Report { count, unit, last } => {
                let last = Date::from_days(last)?;
                let first = match unit {
                    Unit::Week => last.add_days(1 - 7 * i32::from(count))?,
                    _ => {
                        let months = match unit {
                            Unit::Year => 12 * i32::from(count),
                            Unit::Quarter => 3,
                            _ => i32::from(count),
                        };
                        months_before(last, months)?
                    }
                };
                Some((first, last))
            }
            Self::Days { first, days } => {
                let first = Date::from_days(first)?;
                Some((first, first.add_days(i32::from(days) - 1)?))
            }
            _ => self.calendar()?.bounds(),
        }
    }

    /// The period of the calendar, where it is one.
    pub const fn calendar(self) -> Option<Period> {
        match self {
            Self::Period { unit, index } => Some(Period::nth(unit, index)),
            Self::Time { index, .. } => Some(Period::nth(Unit::Day, index)),
            _ => None,
        }
    }

    /// Whether it has a TIMEX3 value: days beyond the calendar have none.
    fn is_known(self) -> bool {
        match self {
            Self::Unknown(_) => false,
            _ => self.calendar().is_none_or(Period::has_value),
        }
    }

    /// The time of day.
    const fn clock(self) -> Option<Clock> {
        match self {
            Self::Time { clock, .. } => Some(clock),
            Self::OfSomeYear { clock, .. } | Self::Some { clock, .. } | Self::Unknown(clock) => {
                clock
            }
            _ => None,
        }
    }

    /// Its TIMEX3 type.
    pub const fn kind(self) -> DateKind {
        match self {
            Self::Report { unit: Unit::Quarter, .. } => DateKind::Date,
            Self::Duration { repeats: false, .. } | Self::Report { .. } => DateKind::Duration,
            Self::Duration { repeats: true, .. } | Self::Every(..) | Self::Yearly(_) => {
                DateKind::Set
            }
            _ if self.clock().is_some() => DateKind::Time,
            _ => DateKind::Date,
        }
    }

    /// Its granularity, where that is a unit of the calendar or of the day.
    pub fn grain(self) -> Option<Grain> {
        match (self.clock(), self) {
            (Some(clock), _) => Some(clock.grain()),
            (None, Self::Period { unit, .. }) => Some(Grain::of(unit)),
            (None, Self::Report { .. }) => match self.bounds() {
                Some((first, _)) if first.day() == 1 => Some(Grain::Month),
                _ => Some(Grain::Day),
            },
            (None, Self::Days { .. }) => Some(Grain::Day),
            (None, _) => None,
        }
    }
}

impl From<Duration> for Value {
    fn from(Duration { count, unit }: Duration) -> Self {
        let (many, count) = match count {
            Count::Unknown => (Many::Unknown, 0),
            Count::Of(count) => (Many::Whole, count),
            Count::AndHalf(count) => (Many::AndHalf, count),
        };
        Self::Duration { many, count, unit, repeats: false }
    }
}

impl From<Recurrence> for Value {
    fn from(rate: Recurrence) -> Self {
        match rate {
            Recurrence::Every(length) => match length.into() {
                Self::Duration { many, count, unit, .. } => {
                    Self::Duration { many, count, unit, repeats: true }
                }
                other => other,
            },
            Recurrence::Weekday(weekday, part) => Self::Every(weekday, part),
            Recurrence::Yearly(part) => Self::Yearly(part),
        }
    }
}

impl From<Vague> for Value {
    fn from(vague: Vague) -> Self {
        Self::Vague(vague)
    }
}

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

/// The quarter of the calendar that ends on `last`.
fn calendar_quarter(last: Date) -> Option<Period> {
    Some(Period::of(last, Unit::Quarter)).filter(|quarter| quarter.last() == Some(last))
}

/// The number of a quarter in its year, 1–4.
fn number(quarter: Period) -> Option<u8> {
    u8::try_from(quarter.index().rem_euclid(4) + 1).ok()
}

/// The first of so many months that end on `last`: from the day after the same day before them, from the first of
/// a month where they end with one.
fn months_before(last: Date, months: i32) -> Option<Date> {
    let next = last.add_days(1)?;
    let total = next.year().checked_mul(12)? + i32::from(next.month()) - 1 - months;
    let (year, month) = (total.div_euclid(12), u8::try_from(total.rem_euclid(12) + 1).ok()?);
    Date::new(year, month, next.day().min(days_in_month(year, month)))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn length(count: Count, unit: Unit) -> Value {
        Duration { count, unit }.into()
    }

    #[test]
    fn lengths() {
        for (count, unit, expected) in [
            (Count::Of(3), Unit::Year, "P3Y"),
            (Count::AndHalf(2), Unit::Year, "P2Y6M"),
            (Count::Of(2), Unit::Decade, "P20Y"),
            (Count::Unknown, Unit::Day, "PXD"),
            (Count::AndHalf(0), Unit::Hour, "PT30M"),
            (Count::AndHalf(0), Unit::Century, "P50Y"),
            (Count::AndHalf(1), Unit::Week, "P1.5W"),
            (Count::Of(u32::MAX), Unit::Century, "P4294967295Y"),
        ] {
            assert_eq!(length(count, unit).to_string(), expected);
            assert_eq!(length(count, unit).kind(), DateKind::Duration);
        }
    }

    #[test]
    fn repetitions() {
        let every = |count, unit| Recurrence::Every(Duration { count, unit });
        for (rate, expected) in [
            (every(Count::Of(1), Unit::Day), "P1D"),
            (every(Count::Of(2), Unit::Quarter), "P2Q"),
            (every(Count::Unknown, Unit::Quarter), "PXQ"),
            (Recurrence::Weekday(Weekday::Thursday, None), "XXXX-WXX-4"),
            (Recurrence::Weekday(Weekday::Monday, Some(DayPart::Night)), "XXXX-WXX-1TNI"),
        ] {
            let value = Value::from(rate);
            assert_eq!((value.to_string().as_str(), value.kind()), (expected, DateKind::Set));
        }
    }

    #[test]
    fn places_in_the_calendar() {
        use DateKind::{Date as Day, Time};
        let day = Date::new(2023, 11, 15).unwrap();
        let noon = Some(Clock::Part(DayPart::Noon));
        let ten = Some(Clock::At(10, 5, true));
        for (value, expected, kind, grain) in [
            (Value::period(Period::day(day), None), "2023-11-15", Day, Some(Grain::Day)),
            (Value::period(Period::day(day), ten), "2023-11-15T10:05Z", Time, Some(Grain::Time)),
            (Value::period(Period::year(2023), ten), "2023", Day, Some(Grain::Year)),
            (Value::part(Part::Month(3)).unwrap(), "XXXX-03", Day, None),
            (Value::part(Part::Season(3)).unwrap(), "XXXX-WI", Day, None),
            (
                Value::part(Part::Weekday(Weekday::Sunday)).unwrap().at(noon),
                "XXXX-WXX-7T12:00",
                Time,
                Some(Grain::Time),
            ),
            (
                Value::unit(Unit::Day).at(Some(Clock::Part(DayPart::Dawn))),
                "XXXX-XX-XXTMO",
                Time,
                Some(Grain::PartOfDay),
            ),
            (Value::from(Vague::Past), "PAST_REF", Day, None),
        ] {
            assert_eq!((value.to_string().as_str(), value.kind()), (expected, kind));
            assert_eq!(value.grain(), grain, "{expected}");
        }
        assert_eq!(Value::part(Part::Whole), None);
    }

    #[test]
    fn values_are_equal_that_are_written_alike() {
        let given = |value| Timex::given(Some(value), DateKind::Duration, None, None);
        let days = Timex::from(length(Count::Of(2), Unit::Day));
        assert_eq!(days, given("P2D"));
        assert_ne!(days, given("P3D"));
    }

    #[test]
    fn a_value_is_small() {
        assert_eq!((size_of::<Value>(), size_of::<Option<Value>>()), (8, 8));
        assert_eq!(size_of::<Timex>(), 16);
    }
}

//! What an expression means: a period, a length, a repetition, or what is not known.

use crate::calendar::{Date, Period, Unit, Weekday, days_in_month};
use crate::facts::dates::attributes::{DateKind, Grain};
use crate::facts::dates::expression::{Count, Duration, Part, Recurrence, ReportLength, Vague};
use crate::facts::dates::time_of_day::{Clock, DayPart};

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

    /// It, where it is a quarter: that of the calendar, or one of a firm's own year, which has its number there.
    pub fn quarter(self) -> Option<Self> {
        match (self, self.as_quarter()) {
            (Self::Report { count: 1.., unit: Unit::Quarter, .. }, _) => Some(self),
            (_, Some(quarter)) => Some(Self::period(quarter, None)),
            (
                Self::Report { count: 0, unit: Unit::Quarter, last }
                | Self::Report { count: 3, unit: Unit::Month, last },
                None,
            ) => Some(Self::Report { count: 0, unit: Unit::Quarter, last }),
            _ => None,
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
    pub fn bounds(self) -> Option<(Date, Date)> {
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
    pub(super) fn is_known(self) -> bool {
        match self {
            Self::Unknown(_) => false,
            _ => self.calendar().is_none_or(Period::has_value),
        }
    }

    /// The time of day.
    pub(super) const fn clock(self) -> Option<Clock> {
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

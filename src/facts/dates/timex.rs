//! TIMEX3 values (ISO-TimeML, as TempEval writes them) and the type, grain and days they imply.

mod value;
mod written;

use std::fmt;

use serde::{Serialize, Serializer};

use super::attributes::{DateKind, Grain};
use crate::calendar::{Date, Period};

pub use value::Value;

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

    /// What it means, where that is resolved.
    pub(super) const fn value(&self) -> Option<Value> {
        match self.0 {
            Meaning::Resolved(value) => Some(value),
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

#[cfg(test)]
mod tests;

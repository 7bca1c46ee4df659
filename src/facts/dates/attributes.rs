//! TIMEX3 attributes of an expression: its type, its granularity, its modifier.

use crate::calendar::Unit;

/// TIMEX3 type (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A calendar expression: "Tuesday", "2015".
    Date,
    /// A time of day: "10:35 a.m.", "last night".
    Time,
    /// A length: "three years".
    Duration,
    /// A repetition: "every day".
    Set,
}

impl DateKind {
    /// Its name in TIMEX3 and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// The unit an expression speaks in, coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Grain {
    Millennium,
    Century,
    Decade,
    Year,
    Half,
    Quarter,
    Season,
    Month,
    Week,
    Weekend,
    Day,
    PartOfDay,
    Time,
}

impl Grain {
    /// The grain of a unit; those below a day are times.
    #[must_use]
    pub const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Self::Time,
            Unit::Day => Self::Day,
            Unit::Weekend => Self::Weekend,
            Unit::Week => Self::Week,
            Unit::Month => Self::Month,
            Unit::Season => Self::Season,
            Unit::Quarter => Self::Quarter,
            Unit::Half => Self::Half,
            Unit::Year => Self::Year,
            Unit::Decade => Self::Decade,
            Unit::Century => Self::Century,
            Unit::Millennium => Self::Millennium,
        }
    }

    /// The calendar unit it is shown in: times of day by their day.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Millennium => Unit::Millennium,
            Self::Century => Unit::Century,
            Self::Decade => Unit::Decade,
            Self::Year => Unit::Year,
            Self::Half => Unit::Half,
            Self::Quarter => Unit::Quarter,
            Self::Season => Unit::Season,
            Self::Month => Unit::Month,
            Self::Week => Unit::Week,
            Self::Weekend => Unit::Weekend,
            Self::Day | Self::PartOfDay | Self::Time => Unit::Day,
        }
    }

    /// Its name in JSON and on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Millennium => "millennium",
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Half => "half",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Month => "month",
            Self::Week => "week",
            Self::Weekend => "weekend",
            Self::Day => "day",
            Self::PartOfDay => "part of day",
            Self::Time => "time",
        }
    }
}

/// TIMEX3 `mod`, and open ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// "early 1990".
    Start,
    /// "mid-1996".
    Mid,
    /// "late 1970s", "the end of 1994".
    End,
    /// "about", "c."
    Approx,
    /// "before 2015", "until".
    Before,
    /// "after 2015".
    After,
    /// "since 2015".
    Since,
    /// "by 2030".
    By,
    /// "more than", "at least".
    More,
    /// "less than", "nearly".
    Less,
}

impl Modifier {
    /// Its name in JSON (TIMEX3's where it has one).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::Since => "SINCE",
            Self::By => "BY",
            Self::More => "MORE_THAN",
            Self::Less => "LESS_THAN",
        }
    }

    /// The word that a reader sees before the date; lengths of time have none.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Start => "early",
            Self::Mid => "mid",
            Self::End => "late",
            Self::Approx => "c.",
            Self::Before => "before",
            Self::After => "after",
            Self::Since => "since",
            Self::By => "by",
            Self::More | Self::Less => return None,
        })
    }
}

//! TIMEX3 attributes of an expression: its type, its granularity, its modifier.

use crate::calendar::Unit;
use crate::facts::named::named;

named! {
    /// TIMEX3 type (ISO-TimeML).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DateKind {
        /// A calendar expression: "Tuesday", "2015".
        Date = "DATE",
        /// A time of day: "10:35 a.m.", "last night".
        Time = "TIME",
        /// A length: "three years".
        Duration = "DURATION",
        /// A repetition: "every day".
        Set = "SET",
    }
}

named! {
    /// The granularity of an expression, coarse to fine.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    #[expect(missing_docs, reason = "the names say it")]
    pub enum Grain {
        Millennium = "millennium",
        Century = "century",
        Decade = "decade",
        Year = "year",
        Half = "half",
        Quarter = "quarter",
        Season = "season",
        Month = "month",
        Week = "week",
        Weekend = "weekend",
        Day = "day",
        PartOfDay = "part of day",
        Time = "time",
    }
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
}

named! {
    /// TIMEX3 `mod`, and open ends.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Modifier {
        /// "early 1990".
        Start = "START",
        /// "mid-1996".
        Mid = "MID",
        /// "late 1970s", "the end of 1994".
        End = "END",
        /// "about", "c."
        Approx = "APPROX",
        /// "before 2015", "until".
        Before = "BEFORE",
        /// "after 2015".
        After = "AFTER",
        /// "since 2015".
        Since = "SINCE",
        /// "by 2030".
        By = "BY",
        /// "more than", "at least".
        More = "MORE_THAN",
        /// "less than", "nearly".
        Less = "LESS_THAN",
    }
}

impl Modifier {
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

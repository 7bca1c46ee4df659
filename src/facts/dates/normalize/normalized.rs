//! The result of normalization: a period of the calendar, or a value that stays open, and why.

use crate::calendar::{Date, Period, Unit};
use crate::facts::Certainty;
use crate::facts::date::Anchor;
use crate::facts::dates::expression::Part;
use crate::facts::dates::timex::Value;
use crate::facts::rule::Rule;

/// The meaning of a calendar reference, and the rule that gave it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Normalized {
    /// The period, where it is resolved.
    pub period: Option<Period>,
    /// The value where it is not, or where it is none of the calendar.
    pub open: Option<Value>,
    /// What it was counted from.
    pub anchor: Option<Anchor>,
    /// Why.
    pub rule: Rule,
    /// Whether no other reading is nearly as likely.
    pub certainty: Certainty,
}

impl Normalized {
    /// One that needs no anchor.
    pub fn absolute(period: Option<Period>, rule: Rule) -> Self {
        Self { period, rule, ..Self::default() }
    }

    /// A part of a year or week that is not known.
    pub fn open(part: Part, rule: Rule) -> Self {
        Self { open: Value::part(part), rule, ..Self::default() }
    }

    /// A unit that is not known.
    pub fn open_unit(unit: Unit, rule: Rule) -> Self {
        Self { open: Some(Value::unit(unit)), rule, ..Self::default() }
    }

    /// One counted from the article's date.
    pub fn from_published(date: Date, period: Option<Period>, rule: Rule) -> Self {
        Self { period, anchor: Some(Anchor::Published(date)), rule, ..Self::default() }
    }

    /// One counted from the mention at `index`.
    pub fn from_mention(index: usize, period: Option<Period>, rule: Rule) -> Self {
        Self { period, anchor: Anchor::mention(index), rule, ..Self::default() }
    }

    /// A quarter counted from the mention at `index`; one of a firm's own year is no period of the calendar.
    pub fn quarter(index: usize, quarter: Option<Value>, rule: Rule) -> Self {
        let period = quarter.and_then(Value::calendar);
        let open = quarter.filter(|_| period.is_none());
        Self { open, ..Self::from_mention(index, period, rule) }
    }

    /// The same, with the value of `part` where its days are not known.
    pub fn or_open(self, part: Part) -> Self {
        Self { open: Value::part(part), ..self }
    }
}

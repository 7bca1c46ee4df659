//! The periods that figures are of: the quarter that a report is about, those ahead, and longer ones.

use crate::calendar::{Date, Unit, days_in_month};

use super::expression::{Preposition, Tense, TimeExpr, TimeMention};
use super::timex::Value;

/// Most mentions between a quarter and an expression that refers to it.
const REACH: usize = 8;

/// A period and the mention that named it last.
pub type Spoken = (Value, usize);

/// The latest periods of figures. What they are compared with is not among them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reported {
    /// The last quarter that was over or going on.
    quarter: Option<Spoken>,
    /// The last one that lies ahead.
    ahead: Option<Spoken>,
    /// The last period longer than a quarter: nine months, a half.
    longer: Option<Spoken>,
    /// The last quarter of any kind.
    last: Option<Spoken>,
}

impl Reported {
    /// Adds the period that the mention at `index` means. In `news` a quarter that figures are compared with leaves the
    /// reported one as it is, and one ahead of the day of writing is recorded apart.
    pub fn add(
        &mut self,
        mention: &TimeMention,
        value: Value,
        published: Option<Date>,
        news: bool,
        index: usize,
    ) {
        if mention.is_long_report() {
            self.longer = Some((value, index));
        }
        let Some(value) = value.quarter() else { return };
        self.last = Some((value, index));
        if news && (is_compared(mention) || self.goes_back(value, index)) {
            return;
        }
        if news && is_ahead(mention, value, published) {
            self.ahead = Some((value, index));
        } else {
            self.quarter = Some((value, index));
        }
    }

    /// The quarter that the words "the quarter" mean: one ahead where they look ahead.
    pub fn quarter(&self, tense: Tense) -> Option<Spoken> {
        let looks_ahead = tense.may_be_ahead() || tense == Tense::Planned;
        let newer = self.ahead.map(|(_, at)| at) > self.quarter.map(|(_, at)| at);
        if looks_ahead && newer { self.ahead } else { self.quarter.or(self.ahead) }
    }

    /// The quarter that was named last, which figures may only be compared with.
    pub fn last(&self) -> Option<Spoken> {
        self.last
    }

    /// The quarter that is not ahead, where at most a few dates were mentioned since, the last one at `latest`, and
    /// no longer period.
    pub fn recent_quarter(&self, latest: usize) -> Option<Spoken> {
        let (quarter, index) = self.quarter?;
        let recent = latest.saturating_sub(index) <= REACH;
        (recent && !self.is_longer()).then_some((quarter, index))
    }

    /// The longer period, where figures are those of one: of nine months, of a half.
    pub fn longer(&self) -> Option<Spoken> {
        self.longer.filter(|_| self.is_longer())
    }

    fn is_longer(&self) -> bool {
        self.longer.map(|(_, at)| at) > self.quarter.map(|(_, at)| at)
    }

    /// Whether a quarter lies before the one that the report is about: "In the second quarter it had taken a charge".
    fn goes_back(&self, value: Value, index: usize) -> bool {
        self.quarter.is_some_and(|(quarter, at)| {
            index.saturating_sub(at) <= REACH && value.bounds() < quarter.bounds()
        })
    }
}

/// Whether a quarter only serves a comparison: "the highest since the third quarter of 2007", "the year-earlier
/// quarter".
fn is_compared(mention: &TimeMention) -> bool {
    let TimeExpr::Calendar(reference) = &mention.expr else { return false };
    reference.is_year_before() || mention.preposition == Preposition::Since
}

/// Whether a quarter lies ahead, or goes on and what is said of it looks ahead.
fn is_ahead(mention: &TimeMention, value: Value, published: Option<Date>) -> bool {
    let (Some((first, last)), Some(date)) = (value.bounds(), published) else { return false };
    first > date || last >= date && mention.tense.may_be_ahead()
}

/// The quarter so many quarters away; one of a firm's own year stays one.
pub fn shift_quarter(quarter: Value, by: i32) -> Option<Value> {
    match quarter {
        Value::Report { count, unit: unit @ Unit::Quarter, last } => {
            let months = by.checked_mul(3)?;
            let last = months_on(Date::from_days(last)?, months)?;
            let number = match count {
                0 => 0,
                _ => u8::try_from((i32::from(count) - 1 + by).rem_euclid(4) + 1).ok()?,
            };
            Some(Value::Report { count: number, unit, last: last.to_days() })
        }
        _ => Some(Value::period(quarter.calendar()?.shift(by)?, None)),
    }
}

/// The day so many months from `day`; the end of a month stays one.
fn months_on(day: Date, months: i32) -> Option<Date> {
    let total = day.year().checked_mul(12)?.checked_add(i32::from(day.month()) - 1 + months)?;
    let (year, month) = (total.div_euclid(12), u8::try_from(total.rem_euclid(12) + 1).ok()?);
    let ends = day.day() == days_in_month(day.year(), day.month());
    let length = days_in_month(year, month);
    Date::new(year, month, if ends { length } else { day.day().min(length) })
}

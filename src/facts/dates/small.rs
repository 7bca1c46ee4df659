//! A date in fewer bytes.

use crate::calendar::Date;
use crate::facts::packed::{Around, Few, Flags, Pack};
use crate::facts::{Anchor, DateKind, DateMention, Grain, Modifier, Rule};
use crate::text::Span;

use super::value::{Timex, Value};

/// A date as it is kept: type, grain and days are those of its value.
#[derive(Clone, Copy, Debug)]
pub struct SmallDate {
    start: u32,
    value: Option<Value>,
    anchor: SmallAnchor,
    sentence: Around,
    /// Bytes of the words.
    length: u8,
    rule: u8,
    modifier: Option<Modifier>,
    /// Whether it lies in the future, is quoted, and begins a range.
    flags: Flags,
}

/// What many dates share.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    rules: Few<Rule>,
    /// Days of writing.
    days: Few<Date>,
}

/// What a date was counted from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum SmallAnchor {
    None,
    /// The article's date or another that the text tells as its own, by its number.
    Published(u8),
    /// The mark that stands so many before it.
    Back(u16),
}

impl SmallAnchor {
    fn of(anchor: Option<Anchor>, index: usize, days: &mut Few<Date>) -> Option<Self> {
        Some(match anchor {
            None => Self::None,
            Some(Anchor::Published(date)) => Self::Published(days.number(date)?),
            Some(Anchor::Mention(mark)) => {
                Self::Back(index.checked_sub(mark as usize)?.try_into().ok()?)
            }
        })
    }

    fn anchor(self, index: usize, days: &Few<Date>) -> Option<Anchor> {
        match self {
            Self::None => None,
            Self::Published(day) => days.value(day).map(Anchor::Published),
            Self::Back(back) => {
                let mark = index.checked_sub(back.into())?;
                u32::try_from(mark).ok().map(Anchor::Mention)
            }
        }
    }
}

impl Pack for DateMention {
    type Small = SmallDate;
    type Shared = Shared;

    fn span(&self) -> Span {
        self.span
    }

    fn pack(&self, index: usize, shared: &mut Shared) -> Option<SmallDate> {
        let value = match &self.value {
            // One that a file gave has no room.
            Some(value) => Some(value.found()?),
            None => None,
        };
        let told = (kind(value), grain(value), interval(value));
        if told != (self.kind, self.grain, self.interval) {
            return None;
        }
        Some(SmallDate {
            start: self.span.start,
            value,
            anchor: SmallAnchor::of(self.anchor, index, &mut shared.days)?,
            sentence: Around::of(self.sentence, self.span)?,
            length: self.span.len().try_into().ok()?,
            rule: shared.rules.number(self.rule)?,
            modifier: self.modifier,
            flags: Flags::of([self.future, self.quoted, self.begins_range]),
        })
    }

    fn unpack(small: &SmallDate, index: usize, shared: &Shared) -> Self {
        let [future, quoted, begins_range] = small.flags.get();
        Self {
            span: Self::span_of(small),
            kind: kind(small.value),
            value: small.value.map(Timex::from),
            interval: interval(small.value),
            grain: grain(small.value),
            modifier: small.modifier,
            future,
            quoted,
            anchor: small.anchor.anchor(index, &shared.days),
            begins_range,
            rule: shared.rules.value(small.rule).unwrap_or_default(),
            sentence: small.sentence.span(small.start),
        }
    }

    fn span_of(small: &SmallDate) -> Span {
        Span::new(small.start, small.start + u32::from(small.length))
    }
}

/// The type of a date that has this value.
fn kind(value: Option<Value>) -> DateKind {
    value.map_or(DateKind::Date, Value::kind)
}

/// Its grain.
fn grain(value: Option<Value>) -> Option<Grain> {
    value.and_then(Value::grain)
}

/// Its first and last day.
fn interval(value: Option<Value>) -> Option<(Date, Date)> {
    value?.calendar()?.bounds()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Period, Unit};
    use crate::facts::dates::form::Clock;
    use crate::facts::packed::Packed;

    fn date(value: Value) -> DateMention {
        DateMention {
            span: Span::new(1_000_040, 1_000_050),
            kind: value.kind(),
            value: Some(value.into()),
            interval: value.calendar().and_then(Period::bounds),
            grain: value.grain(),
            modifier: Some(Modifier::Approx),
            future: true,
            quoted: false,
            anchor: None,
            begins_range: true,
            rule: Rule::WrittenInFull,
            sentence: Span::new(1_000_000, 1_000_060),
        }
    }

    /// Whether it fits, when others stand before it. It comes back in any case.
    fn fits(date: &DateMention) -> bool {
        let mut shared = Shared::default();
        let small = date.pack(70_000, &mut shared);
        let unpacked = small.map(|small| DateMention::unpack(&small, 70_000, &shared));
        let packed: Packed<DateMention> = [date.clone()].into_iter().collect();
        assert_eq!(packed.get(0).as_ref(), Some(date));
        unpacked.as_ref() == Some(date)
    }

    #[test]
    fn most_dates_fit() {
        let day = Date::new(2023, 11, 15).unwrap();
        let published = Some(Anchor::Published(day));
        let day = date(Value::period(Period::day(day), None));
        let time = Clock::At(9, 30, false);
        for value in [
            Value::period(Period::year(1989), None),
            Value::period(Period::day(Date::new(2023, 11, 15).unwrap()), Some(time)),
            Value::period(Period::decade_bc(47), None),
            Value::unit(Unit::Day).at(Some(time)),
        ] {
            assert!(fits(&date(value)), "{value}");
        }
        for anchor in [None, published, Some(Anchor::Mention(69_999)), Some(Anchor::Mention(5_000))] {
            assert!(fits(&DateMention { anchor, ..day.clone() }), "{anchor:?}");
        }
        let nothing = DateMention { value: None, interval: None, grain: None, ..day };
        assert!(fits(&nothing));
    }

    #[test]
    fn others_come_back_too() {
        let day = date(Value::period(Period::day(Date::new(2023, 11, 15).unwrap()), None));
        let far = Span::new(0, day.sentence.end);
        for other in [
            DateMention { value: Some("2023-11-15T".into()), ..day.clone() },
            DateMention { grain: Some(Grain::Year), ..day.clone() },
            DateMention { interval: None, ..day.clone() },
            DateMention { anchor: Some(Anchor::Mention(0)), ..day.clone() },
            DateMention { anchor: Some(Anchor::Mention(70_001)), ..day.clone() },
            DateMention { sentence: far, ..day.clone() },
            DateMention { sentence: Span::new(1_000_045, 1_000_060), ..day.clone() },
            DateMention { span: Span::new(1_000_040, 1_000_400), ..day.clone() },
            DateMention { kind: DateKind::Set, ..day },
        ] {
            assert!(!fits(&other), "{other:?}");
        }
    }

    #[test]
    fn a_date_is_small() {
        assert_eq!(Packed::<DateMention>::ROW, 24);
    }
}

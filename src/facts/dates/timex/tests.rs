//! TIMEX3 values as they are written.

use super::Timex;
use super::value::Value;
use crate::calendar::{Date, Period, Unit, Weekday};
use crate::facts::dates::attributes::{DateKind, Grain};
use crate::facts::dates::expression::{Count, Duration, Part, Recurrence, Vague};
use crate::facts::dates::time_of_day::{Clock, DayPart};

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

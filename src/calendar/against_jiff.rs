//! The calendar agrees with `jiff`, day by day.

use jiff::ToSpan as _;
use jiff::civil;
use proptest::prelude::*;

use super::{Date, Period, Unit, days_in_month};

fn theirs(date: Date) -> civil::Date {
    let part = |n: u8| i8::try_from(n).unwrap();
    civil::date(i16::try_from(date.year()).unwrap(), part(date.month()), part(date.day()))
}

/// Days of the years −9998 to 9998, so that neighbours exist.
fn any_date() -> impl Strategy<Value = Date> {
    (-4_371_000_i32..2_932_000).prop_filter_map("within the years", Date::from_days)
}

proptest! {
    #[test]
    fn days_and_weekdays(date in any_date(), by in -40_000_i32..40_000) {
        let other = theirs(date);
        prop_assert_eq!(date.weekday().iso(), other.weekday().to_monday_one_offset().unsigned_abs());
        let expected = other.checked_add(by.days()).ok().map(|d| d.to_string());
        let moved = date.add_days(by).filter(|d| d.year().abs() <= 9999);
        if let (Some(moved), Some(_)) = (moved, expected) {
            prop_assert_eq!(theirs(moved), other + by.days());
        }
    }

    #[test]
    fn lengths_of_months(year in -9998_i32..9999, month in 1_u8..=12) {
        let first = Date::new(year, month, 1).unwrap();
        let expected = theirs(first).days_in_month();
        prop_assert_eq!(days_in_month(year, month), expected.unsigned_abs());
        prop_assert_eq!(Date::new(year, month, days_in_month(year, month) + 1), None);
    }

    #[test]
    fn iso_weeks(date in (0_i32..2_932_000).prop_filter_map("within the years", Date::from_days)) {
        let week = theirs(date).iso_week_date();
        let expected = format!("{:04}-W{:02}", week.year(), week.week());
        prop_assert_eq!(Period::of(date, Unit::Week).to_string(), expected);
    }

    #[test]
    fn a_period_holds_its_days_and_ends_where_the_next_begins(date in any_date()) {
        for unit in [
            Unit::Day,
            Unit::Week,
            Unit::Month,
            Unit::Season,
            Unit::Quarter,
            Unit::Half,
            Unit::Year,
            Unit::Decade,
            Unit::Century,
        ] {
            let period = Period::of(date, unit);
            // The outermost ones reach beyond the calendar.
            let Some((first, last)) = period.bounds() else { continue };
            prop_assert!(first <= date && date <= last, "{unit:?} {first} {date} {last}");
            if let Some(next) = period.shift(1).and_then(Period::first) {
                prop_assert_eq!(last.add_days(1), Some(next), "{:?}", unit);
            }
        }
    }
}

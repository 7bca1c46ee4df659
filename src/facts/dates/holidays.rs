//! Named days of every year ("Easter", "Labor Day") and how their dates are computed.

use crate::calendar::{Date, Weekday};

/// How the date of a named day follows from its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateRule {
    /// Month and day.
    Fixed(u8, u8),
    /// The nth such weekday of a month; 5 is the last.
    Nth(u8, Weekday, u8),
    /// Days from Easter Sunday.
    Easter(i32),
    /// The Tuesday after the first Monday of November.
    Election,
    /// The day after Thanksgiving.
    BlackFriday,
}

/// Named days by their words, the longer of two with one beginning first.
const NAMED: [(&[&str], DateRule); 27] = [
    (&["christmas", "eve"], DateRule::Fixed(12, 24)),
    (&["christmas", "day"], DateRule::Fixed(12, 25)),
    (&["christmas"], DateRule::Fixed(12, 25)),
    (&["boxing", "day"], DateRule::Fixed(12, 26)),
    (&["new", "year's", "eve"], DateRule::Fixed(12, 31)),
    (&["new", "year's", "day"], DateRule::Fixed(1, 1)),
    (&["halloween"], DateRule::Fixed(10, 31)),
    (&["independence", "day"], DateRule::Fixed(7, 4)),
    (&["veterans", "day"], DateRule::Fixed(11, 11)),
    (&["armistice", "day"], DateRule::Fixed(11, 11)),
    (&["valentine's", "day"], DateRule::Fixed(2, 14)),
    (&["inauguration", "day"], DateRule::Fixed(1, 20)),
    (&["thanksgiving", "day"], DateRule::Nth(11, Weekday::Thursday, 4)),
    (&["thanksgiving"], DateRule::Nth(11, Weekday::Thursday, 4)),
    (&["labor", "day"], DateRule::Nth(9, Weekday::Monday, 1)),
    (&["labour", "day"], DateRule::Fixed(5, 1)),
    (&["memorial", "day"], DateRule::Nth(5, Weekday::Monday, 5)),
    (&["columbus", "day"], DateRule::Nth(10, Weekday::Monday, 2)),
    (&["election", "day"], DateRule::Election),
    (&["ash", "wednesday"], DateRule::Easter(-46)),
    (&["palm", "sunday"], DateRule::Easter(-7)),
    (&["good", "friday"], DateRule::Easter(-2)),
    (&["easter", "sunday"], DateRule::Easter(0)),
    (&["easter", "monday"], DateRule::Easter(1)),
    (&["easter", "day"], DateRule::Easter(0)),
    (&["easter"], DateRule::Easter(0)),
    (&["black", "friday"], DateRule::BlackFriday),
];

/// The words of each named day, in lower case, with its index.
pub fn names() -> impl Iterator<Item = (u8, &'static [&'static str])> {
    (0..).zip(NAMED.iter().map(|(words, _)| *words))
}

/// The date of the named day `index` in `year`.
pub fn date(index: u8, year: i32) -> Option<Date> {
    match NAMED.get(usize::from(index))?.1 {
        DateRule::Fixed(month, day) => Date::new(year, month, day),
        DateRule::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth),
        DateRule::Easter(days) => easter(year)?.add_days(days),
        DateRule::BlackFriday => nth_weekday(year, 11, Weekday::Thursday, 4)?.add_days(1),
        DateRule::Election => nth_weekday(year, 11, Weekday::Monday, 1)?.add_days(1),
    }
}

fn nth_weekday(year: i32, month: u8, weekday: Weekday, nth: u8) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let day = 1 + first.weekday().days_until(weekday) + 7 * (nth - 1);
    Date::new(year, month, day).or_else(|| Date::new(year, month, day.checked_sub(7)?))
}

/// Easter Sunday in the Gregorian calendar (the anonymous computus, "Nature", 20 April 1876).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l).div_euclid(433);
    let month = (h + l - 7 * m + 90).div_euclid(25);
    let day = (h + l - 7 * m + 33 * month + 19).rem_euclid(32);
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_days_of_some_years() {
        let on = |words: &str, year| {
            let words: Vec<&str> = words.split(' ').collect();
            let index = NAMED.iter().position(|(w, _)| *w == words).unwrap();
            date(u8::try_from(index).unwrap(), year).unwrap().to_string()
        };
        for (words, year, expected) in [
            ("easter", 2024, "2024-03-31"),
            ("easter", 2025, "2025-04-20"),
            ("easter", 1954, "1954-04-18"),
            ("easter", 2000, "2000-04-23"),
            ("easter", 2008, "2008-03-23"),
            ("easter", 2038, "2038-04-25"),
            ("easter", 1818, "1818-03-22"),
            ("easter monday", 2023, "2023-04-10"),
            ("good friday", 2023, "2023-04-07"),
            ("palm sunday", 2023, "2023-04-02"),
            ("ash wednesday", 2024, "2024-02-14"),
            ("thanksgiving", 2019, "2019-11-28"),
            ("thanksgiving day", 2023, "2023-11-23"),
            ("black friday", 2023, "2023-11-24"),
            ("election day", 2020, "2020-11-03"),
            ("election day", 2021, "2021-11-02"),
            ("election day", 2022, "2022-11-08"),
            ("memorial day", 2021, "2021-05-31"),
            ("memorial day", 2023, "2023-05-29"),
            ("labor day", 2022, "2022-09-05"),
            ("labor day", 2025, "2025-09-01"),
            ("labour day", 2022, "2022-05-01"),
            ("columbus day", 2023, "2023-10-09"),
            ("christmas eve", 2023, "2023-12-24"),
            ("christmas", 2023, "2023-12-25"),
            ("boxing day", 2023, "2023-12-26"),
            ("new year's eve", 2023, "2023-12-31"),
            ("new year's day", 2023, "2023-01-01"),
            ("halloween", 2023, "2023-10-31"),
            ("independence day", 2023, "2023-07-04"),
            ("veterans day", 2023, "2023-11-11"),
            ("valentine's day", 2023, "2023-02-14"),
            ("inauguration day", 2021, "2021-01-20"),
        ] {
            assert_eq!(on(words, year), expected, "{words}");
        }
    }
}

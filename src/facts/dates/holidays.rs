//! Named days of every year ("Easter", "Labor Day") and how their dates are computed.

use crate::calendar::{Date, Weekday, lunar};

/// How the date of a named day follows from its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateRule {
    /// Month and day.
    Fixed(u8, u8),
    /// The nth such weekday of a month; 5 is the last.
    Nth(u8, Weekday, u8),
    /// Days from Easter Sunday.
    Easter(i32),
    /// Days from the Orthodox Easter Sunday.
    OrthodoxEaster(i32),
    /// Days from the Hebrew New Year in the autumn.
    Hebrew(i32),
    /// Month and day of the Islamic year.
    Islamic(u8, u8),
    ChineseNewYear,
    Diwali,
    /// The Tuesday after the first Monday of November.
    Election,
    /// The day after Thanksgiving.
    BlackFriday,
    /// One day of history.
    Once(i32, u8, u8),
}

/// A named day: its words, the longer of two with one beginning first; its rule; how many days it lasts.
type Named = (&'static [&'static str], DateRule, u8);

#[rustfmt::skip]
const NAMED: [Named; 84] = [
    (&["christmas", "eve"], DateRule::Fixed(12, 24), 1),
    (&["christmas", "day"], DateRule::Fixed(12, 25), 1),
    (&["christmas"], DateRule::Fixed(12, 25), 1),
    (&["boxing", "day"], DateRule::Fixed(12, 26), 1),
    (&["new", "year's", "eve"], DateRule::Fixed(12, 31), 1),
    (&["new", "year's", "day"], DateRule::Fixed(1, 1), 1),
    (&["epiphany"], DateRule::Fixed(1, 6), 1),
    (&["burns", "night"], DateRule::Fixed(1, 25), 1),
    (&["australia", "day"], DateRule::Fixed(1, 26), 1),
    (&["groundhog", "day"], DateRule::Fixed(2, 2), 1),
    (&["valentine's", "day"], DateRule::Fixed(2, 14), 1),
    (&["international", "women's", "day"], DateRule::Fixed(3, 8), 1),
    (&["st", "patrick's", "day"], DateRule::Fixed(3, 17), 1),
    (&["patrick's", "day"], DateRule::Fixed(3, 17), 1),
    (&["nowruz"], DateRule::Fixed(3, 21), 1),
    (&["april", "fools'", "day"], DateRule::Fixed(4, 1), 1),
    (&["st", "george's", "day"], DateRule::Fixed(4, 23), 1),
    (&["anzac", "day"], DateRule::Fixed(4, 25), 1),
    (&["may", "day"], DateRule::Fixed(5, 1), 1),
    (&["cinco", "de", "mayo"], DateRule::Fixed(5, 5), 1),
    (&["juneteenth"], DateRule::Fixed(6, 19), 1),
    (&["canada", "day"], DateRule::Fixed(7, 1), 1),
    (&["independence", "day"], DateRule::Fixed(7, 4), 1),
    (&["bastille", "day"], DateRule::Fixed(7, 14), 1),
    (&["halloween"], DateRule::Fixed(10, 31), 1),
    (&["guy", "fawkes", "night"], DateRule::Fixed(11, 5), 1),
    (&["bonfire", "night"], DateRule::Fixed(11, 5), 1),
    (&["veterans", "day"], DateRule::Fixed(11, 11), 1),
    (&["armistice", "day"], DateRule::Fixed(11, 11), 1),
    (&["st", "andrew's", "day"], DateRule::Fixed(11, 30), 1),
    (&["inauguration", "day"], DateRule::Fixed(1, 20), 1),
    (&["martin", "luther", "king", "jr", "day"], DateRule::Nth(1, Weekday::Monday, 3), 1),
    (&["martin", "luther", "king", "day"], DateRule::Nth(1, Weekday::Monday, 3), 1),
    (&["presidents'", "day"], DateRule::Nth(2, Weekday::Monday, 3), 1),
    (&["presidents", "day"], DateRule::Nth(2, Weekday::Monday, 3), 1),
    (&["memorial", "day"], DateRule::Nth(5, Weekday::Monday, 5), 1),
    (&["father's", "day"], DateRule::Nth(6, Weekday::Sunday, 3), 1),
    (&["labor", "day"], DateRule::Nth(9, Weekday::Monday, 1), 1),
    (&["labour", "day"], DateRule::Fixed(5, 1), 1),
    (&["columbus", "day"], DateRule::Nth(10, Weekday::Monday, 2), 1),
    (&["remembrance", "sunday"], DateRule::Nth(11, Weekday::Sunday, 2), 1),
    (&["remembrance", "day"], DateRule::Fixed(11, 11), 1),
    (&["thanksgiving", "day"], DateRule::Nth(11, Weekday::Thursday, 4), 1),
    (&["thanksgiving"], DateRule::Nth(11, Weekday::Thursday, 4), 1),
    (&["election", "day"], DateRule::Election, 1),
    (&["black", "friday"], DateRule::BlackFriday, 1),
    (&["shrove", "tuesday"], DateRule::Easter(-47), 1),
    (&["ash", "wednesday"], DateRule::Easter(-46), 1),
    (&["palm", "sunday"], DateRule::Easter(-7), 1),
    (&["holy", "week"], DateRule::Easter(-7), 7),
    (&["easter", "week"], DateRule::Easter(-7), 8),
    (&["maundy", "thursday"], DateRule::Easter(-3), 1),
    (&["good", "friday"], DateRule::Easter(-2), 1),
    (&["easter", "weekend"], DateRule::Easter(-2), 4),
    (&["easter", "sunday"], DateRule::Easter(0), 1),
    (&["easter", "monday"], DateRule::Easter(1), 1),
    (&["easter", "day"], DateRule::Easter(0), 1),
    (&["easter"], DateRule::Easter(0), 1),
    (&["ascension", "day"], DateRule::Easter(39), 1),
    (&["pentecost"], DateRule::Easter(49), 1),
    (&["whit", "sunday"], DateRule::Easter(49), 1),
    (&["whit", "monday"], DateRule::Easter(50), 1),
    (&["orthodox", "christmas"], DateRule::Fixed(1, 7), 1),
    (&["orthodox", "good", "friday"], DateRule::OrthodoxEaster(-2), 1),
    (&["orthodox", "easter"], DateRule::OrthodoxEaster(0), 1),
    (&["ramadan"], DateRule::Islamic(9, 1), 30),
    (&["eid", "al", "fitr"], DateRule::Islamic(10, 1), 1),
    (&["eid", "al", "adha"], DateRule::Islamic(12, 10), 1),
    (&["rosh", "hashanah"], DateRule::Hebrew(0), 2),
    (&["yom", "kippur"], DateRule::Hebrew(9), 1),
    (&["passover"], DateRule::Hebrew(-163), 8),
    (&["lunar", "new", "year"], DateRule::ChineseNewYear, 1),
    (&["chinese", "new", "year"], DateRule::ChineseNewYear, 1),
    (&["diwali"], DateRule::Diwali, 1),
    (&["deepavali"], DateRule::Diwali, 1),
    (&["black", "thursday"], DateRule::Once(1929, 10, 24), 1),
    (&["black", "tuesday"], DateRule::Once(1929, 10, 29), 1),
    (&["black", "monday"], DateRule::Once(1987, 10, 19), 1),
    (&["black", "wednesday"], DateRule::Once(1992, 9, 16), 1),
    (&["d", "day"], DateRule::Once(1944, 6, 6), 1),
    (&["v", "e", "day"], DateRule::Once(1945, 5, 8), 1),
    (&["v", "j", "day"], DateRule::Once(1945, 8, 15), 1),
    (&["ve", "day"], DateRule::Once(1945, 5, 8), 1),
    (&["vj", "day"], DateRule::Once(1945, 8, 15), 1),
];

/// The words of each named day, in lower case, with its index.
pub fn names() -> impl Iterator<Item = (u8, &'static [&'static str])> {
    (0..).zip(NAMED.iter().map(|(words, _, _)| *words))
}

/// Whether the named day `index` is one day of history, whatever the year around it.
pub fn once(index: u8) -> Option<Date> {
    match NAMED.get(usize::from(index))?.1 {
        DateRule::Once(year, month, day) => Date::new(year, month, day),
        _ => None,
    }
}

/// How many days the named day `index` lasts.
pub fn length(index: u8) -> u8 {
    NAMED.get(usize::from(index)).map_or(1, |(_, _, days)| *days)
}

/// The first date of the named day `index` in `year`.
pub fn date(index: u8, year: i32) -> Option<Date> {
    match NAMED.get(usize::from(index))?.1 {
        DateRule::Fixed(month, day) => Date::new(year, month, day),
        DateRule::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth),
        DateRule::Easter(days) => easter(year)?.add_days(days),
        DateRule::OrthodoxEaster(days) => lunar::orthodox_easter(year)?.add_days(days),
        DateRule::Hebrew(days) => lunar::hebrew_new_year(year)?.add_days(days),
        DateRule::Islamic(month, day) => lunar::islamic(year, month, day),
        DateRule::ChineseNewYear => lunar::chinese_new_year(year),
        DateRule::Diwali => lunar::diwali(year),
        DateRule::BlackFriday => nth_weekday(year, 11, Weekday::Thursday, 4)?.add_days(1),
        DateRule::Election => nth_weekday(year, 11, Weekday::Monday, 1)?.add_days(1),
        DateRule::Once(year, month, day) => Date::new(year, month, day),
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
            let index = NAMED.iter().position(|(w, _, _)| *w == words).unwrap();
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

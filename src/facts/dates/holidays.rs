//! Named days that every year has, and how their date is found.

use crate::calendar::{Date, Weekday};

use super::cursor::Cursor;
use super::form::{Part, Point};
use super::grammar::open;
use super::words::Lex;

/// How the date of a named day follows from its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
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
const NAMED: [(&[&str], Rule); 27] = [
    (&["christmas", "eve"], Rule::Fixed(12, 24)),
    (&["christmas", "day"], Rule::Fixed(12, 25)),
    (&["christmas"], Rule::Fixed(12, 25)),
    (&["boxing", "day"], Rule::Fixed(12, 26)),
    (&["new", "year's", "eve"], Rule::Fixed(12, 31)),
    (&["new", "year's", "day"], Rule::Fixed(1, 1)),
    (&["halloween"], Rule::Fixed(10, 31)),
    (&["independence", "day"], Rule::Fixed(7, 4)),
    (&["veterans", "day"], Rule::Fixed(11, 11)),
    (&["armistice", "day"], Rule::Fixed(11, 11)),
    (&["valentine's", "day"], Rule::Fixed(2, 14)),
    (&["inauguration", "day"], Rule::Fixed(1, 20)),
    (&["thanksgiving", "day"], Rule::Nth(11, Weekday::Thursday, 4)),
    (&["thanksgiving"], Rule::Nth(11, Weekday::Thursday, 4)),
    (&["labor", "day"], Rule::Nth(9, Weekday::Monday, 1)),
    (&["labour", "day"], Rule::Fixed(5, 1)),
    (&["memorial", "day"], Rule::Nth(5, Weekday::Monday, 5)),
    (&["columbus", "day"], Rule::Nth(10, Weekday::Monday, 2)),
    (&["election", "day"], Rule::Election),
    (&["ash", "wednesday"], Rule::Easter(-46)),
    (&["palm", "sunday"], Rule::Easter(-7)),
    (&["good", "friday"], Rule::Easter(-2)),
    (&["easter", "sunday"], Rule::Easter(0)),
    (&["easter", "monday"], Rule::Easter(1)),
    (&["easter", "day"], Rule::Easter(0)),
    (&["easter"], Rule::Easter(0)),
    (&["black", "friday"], Rule::BlackFriday),
];

/// Reads a named day at `i`, with its year.
pub(super) fn point(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    if c.at(i) != Lex::Named || !c.capital(i) {
        return None;
    }
    for (index, (words, _)) in (0_u8..).zip(&NAMED) {
        if let Some(end) = said(c, i, words) {
            let part = Part::Named(index);
            let (scope, end) = super::grammar::year_after(c, end);
            // "Christmas Island", "a Christmas tree": the day only names something else.
            let other = c.at(end) == Lex::Other && words.len() == 1;
            let name = other && (c.capital(end) || !is_introduced(c, i));
            return (!name).then(|| (Point { scope, ..open(part) }, end));
        }
    }
    None
}

/// Whether a preposition or determiner of time stands before `i`.
fn is_introduced(c: &Cursor<'_>, i: usize) -> bool {
    matches!(
        c.back(i, 1),
        Lex::At
            | Lex::On
            | Lex::By
            | Lex::Before
            | Lex::After
            | Lex::Since
            | Lex::Until
            | Lex::This
            | Lex::Last
            | Lex::Next
    )
}

/// One past `words` where they stand at `i`; "year's" is two tokens, and its apostrophe may be
/// left out.
fn said(c: &Cursor<'_>, i: usize, words: &[&str]) -> Option<usize> {
    let mut at = i;
    for word in words {
        let bare = word.strip_suffix("'s");
        if !c.word(at).eq_ignore_ascii_case(bare.unwrap_or(word)) {
            return None;
        }
        at += 1;
        if bare.is_some() {
            if c.at(at) != Lex::Clitic {
                return None;
            }
            at += 1;
        }
    }
    Some(at)
}

/// The date of the named day `index` in `year`.
pub(super) fn date(index: u8, year: i32) -> Option<Date> {
    match NAMED.get(usize::from(index))?.1 {
        Rule::Fixed(month, day) => Date::new(year, month, day),
        Rule::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth),
        Rule::Easter(days) => easter(year)?.add_days(days),
        Rule::BlackFriday => nth_weekday(year, 11, Weekday::Thursday, 4)?.add_days(1),
        Rule::Election => nth_weekday(year, 11, Weekday::Monday, 1)?.add_days(1),
    }
}

fn nth_weekday(year: i32, month: u8, weekday: Weekday, nth: u8) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let ahead = (weekday.iso() + 7 - first.weekday().iso()) % 7;
    let day = 1 + ahead + 7 * (nth - 1);
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
            ("good friday", 2023, "2023-04-07"),
            ("thanksgiving", 2019, "2019-11-28"),
            ("election day", 2020, "2020-11-03"),
            ("memorial day", 2021, "2021-05-31"),
            ("labor day", 2022, "2022-09-05"),
        ] {
            assert_eq!(on(words, year), expected, "{words}");
        }
    }
}

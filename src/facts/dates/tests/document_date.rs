//! The article's date, where the caller and the file do not give it.

use super::facts;
use crate::doc::DateSource::{self, Dateline, FirstDate};

fn check(cases: &[(&str, Option<(&str, DateSource)>)]) {
    for (text, expected) in cases {
        let (_, facts) = facts(text, None);
        let found = facts.published.map(|(date, source)| (date.to_string(), source));
        let found = found.as_ref().map(|(date, source)| (date.as_str(), *source));
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn datelines() {
    check(&[
        ("CAIRO, 3 May 2021 — The port opened.", Some(("2021-05-03", Dateline))),
        ("NEW DELHI, India, May 3, 2021 (AP) — It rained.", Some(("2021-05-03", Dateline))),
        ("OSLO 3 May 2021: It rained.", Some(("2021-05-03", Dateline))),
        // The year is that of the first date that has one.
        ("KYIV, May 3 — The port opened in 2021.", Some(("2021-05-03", Dateline))),
        // The weekday chooses the year.
        ("KYIV, Tuesday, May 3 — It opened in 2019 and 2022.", Some(("2022-05-03", Dateline))),
        ("KYIV, May 3 — The port opened.", None),
        ("Kyiv, 3 May 1951 — The port opened.", None),
    ]);
}

#[test]
fn lines_of_their_own() {
    check(&[
        ("3 May 2021\nThe port opened.", Some(("2021-05-03", Dateline))),
        ("Published: 3 May 2021\nThe port opened.", Some(("2021-05-03", Dateline))),
        ("Updated: 3 May 2021, 10:40\nThe port opened.", Some(("2021-05-03", Dateline))),
        ("A port\n\n3 May 2021\nIt opened.", Some(("2021-05-03", Dateline))),
        // Below the head of the article it may be the date of anything.
        ("One.\nTwo.\nThree.\nFour.\nFive.\nSix.\n3 May 1951\nSeven.", None),
    ]);
}

#[test]
fn the_first_date_of_the_lead() {
    check(&[
        ("The port opened on 3 May 2021.", Some(("2021-05-03", FirstDate))),
        ("The port opened on 3 May 2021 and shuts in 2022.", Some(("2021-05-03", FirstDate))),
        // The text goes on to later years.
        ("The port opened on 3 May 2011 and closed in 2019.", None),
        // History, but for a text that speaks of its own day.
        ("The port opened on 3 May 1951.", None),
        (
            "The port opened on 3 May 1951, and yesterday it closed.",
            Some(("1951-05-03", FirstDate)),
        ),
        ("The port opened in May 2021.", None),
        ("It opened two days after 3 May 2021.", None),
        ("It opened on 2021-05-03 at last.", Some(("2021-05-03", FirstDate))),
    ]);
}

#[test]
fn the_caller_knows_best() {
    let (_, facts) = facts("CAIRO, 3 May 2021 — It opened today.", Some("2022-01-01"));
    assert_eq!(facts.published.map(|(date, _)| date.to_string()).as_deref(), Some("2022-01-01"));
    assert_eq!(facts.dates[1].timex.to_string(), "2022-01-01");
}

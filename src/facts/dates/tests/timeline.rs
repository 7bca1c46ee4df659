//! Articles and the rows of their timeline: the rules that a reader trusts it by.

use super::facts;
use crate::facts::dates::{explain, show};
use crate::facts::{DateMention, Facts, WarningKind};

/// The rows as "date: clause", with `*` for planned ones, `(minor)` and `(warned)`.
fn rows(text: &str, published: Option<&str>) -> Vec<String> {
    let (doc, facts) = facts(text, published);
    let row = |row: &crate::facts::Event| {
        let date = show(row.from, row.to, row.grain, row.modifier);
        let future = if row.future { "*" } else { "" };
        let minor = if row.minor { " (minor)" } else { "" };
        let warned = if row.warning.is_some() { " (warned)" } else { "" };
        format!("{date}{future}: {}{minor}{warned}", row.clause.in_text(&doc.text))
    };
    facts.events.iter().map(row).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(rows(text, Some("2023-11-15")), expected, "{text}");
}

fn first(facts: &Facts) -> &DateMention {
    facts.dates.first().unwrap()
}

#[test]
fn only_days_of_the_calendar_make_rows() {
    check("He recently spent three years there, every summer, and is now back.", &[]);
}

#[test]
fn one_row_an_interval_with_every_mention() {
    let text = "The dam broke in 1911. Nobody had foreseen 1911. It was rebuilt in 1913.";
    let (_, facts) = facts(text, None);
    assert_eq!(facts.events.len(), 2);
    assert_eq!(facts.events[0].mentions, [0, 1]);
}

#[test]
fn the_row_says_what_happened_not_where_it_was_written() {
    check(
        "MUSCAT, Nov. 15 (AP) — The port was quiet.\nOn Nov. 15 the ferry sank.",
        &["15 Nov 2023: On Nov. 15 the ferry sank."],
    );
    check("# The flood of 1911\nThe dam broke in 1911.", &["1911: The dam broke in 1911."]);
}

#[test]
fn what_is_denied_until_a_date_happens_at_it() {
    check(
        "It was not until 1978 that she was hired. He would not return until 1990.",
        &[
            "1978: It was not until 1978 that she was hired.",
            "1990: He would not return until 1990.",
        ],
    );
}

#[test]
fn a_row_of_a_day_and_of_the_time_until_it_is_the_day() {
    check(
        "Until 03:00 on 5 May 2015 no one sailed. The crew sailed on 5 May 2015.",
        &["5 May 2015: Until 03:00 on 5 May 2015 no one sailed."],
    );
}

#[test]
fn a_quarter_beside_its_figures_does_not_follow_after() {
    check(
        "It rose after third-quarter 2014 profit fell.",
        &["Q3 2014: It rose after third-quarter 2014 profit fell."],
    );
}

#[test]
fn a_sentence_of_two_dates_is_cut_between_them() {
    check(
        "The dam was begun in 1905, and it broke in 1911.",
        &["1905: The dam was begun in 1905", "1911: it broke in 1911."],
    );
    check(
        "He left in 2010; his brother stayed until 2015.",
        &["2010: He left in 2010", "before 2015: his brother stayed until 2015."],
    );
}

#[test]
fn rows_are_in_order_the_wider_first() {
    let text = "On 14 November 2023 it rained. In 2023 it was dry. In November 2023 it was not. \
                In 264 BC nobody counted. In early 2023 it snowed.";
    let (_, facts) = facts(text, Some("2023-11-15"));
    let dates: Vec<_> =
        facts.events.iter().map(|e| show(e.from, e.to, e.grain, e.modifier)).collect();
    assert_eq!(dates, ["264 BC", "2023", "early 2023", "Nov 2023", "14 Nov 2023"]);
}

#[test]
fn a_row_shows_its_grain_and_open_ends() {
    for (text, expected) in [
        ("It closed in early 1990.", "early 1990"),
        ("It has stood empty since 2015.", "since 2015"),
        ("It opened around 1910.", "c. 1910"),
        ("It rained in the summer of 1923.", "summer 1923"),
    ] {
        let found = rows(text, Some("2023-11-15"));
        assert!(found[0].starts_with(&format!("{expected}: ")), "{found:?}");
    }
}

#[test]
fn says_how_it_was_resolved() {
    let (doc, facts) = facts("The council met Tuesday. The next day it left.", Some("2023-11-15"));
    assert_eq!(
        explain(&doc, &facts, 0),
        "Tuesday → 14 Nov 2023, the last one before the publication date: 15 Nov 2023 (given)"
    );
    assert_eq!(
        explain(&doc, &facts, 1),
        "The next day → 15 Nov 2023, counted from the previous date: “Tuesday”"
    );
    assert_eq!(explain(&doc, &facts, 9), "");
}

#[test]
fn nothing_is_counted_from_the_clock() {
    let (_, facts) = facts("The council met Tuesday and will meet next month.", None);
    assert_eq!(facts.published, None);
    assert!(facts.events.is_empty());
    assert!(facts.warnings.iter().any(|w| w.kind == WarningKind::NoAnchor));
}

#[test]
fn the_text_may_say_its_own_date() {
    for (text, expected) in [
        ("CAIRO, July 19, 2021 (AP) — He left Monday.", "2021-07-19"),
        ("Talks begin\nSunday, August 2, 2015\nThey met yesterday.", "2015-08-02"),
        ("Published: 5 May 2021\nThey met yesterday.", "2021-05-05"),
        ("The talks began on 15 November 2023 in a tent.", "2023-11-15"),
    ] {
        let (_, facts) = facts(text, None);
        assert_eq!(facts.published.map(|p| p.0.to_string()).as_deref(), Some(expected), "{text}");
    }
    // A life is not news.
    let (_, facts) = facts("He was born on 4 August 1961 and died in 1999.", None);
    assert_eq!(facts.published, None);
}

#[test]
fn a_story_counts_from_its_own_dates() {
    check(
        "The siege began in 1881. In July the gate fell. The next year the king fled. \
         In March he died.",
        &[
            "1881: The siege began in 1881.",
            "Jul 1881: In July the gate fell.",
            "1882: The next year the king fled.",
            "Mar 1882: In March he died.",
        ],
    );
}

#[test]
fn quoted_words_are_counted_from_when_they_were_said() {
    let text = "She said on Monday: “We leave tomorrow.” In 1991 he said: “Next year we win.”";
    let (doc, facts) = facts(text, Some("2023-11-15"));
    let said: Vec<_> = facts
        .dates
        .iter()
        .filter(|m| m.quoted)
        .map(|m| format!("{} = {}", m.span.in_text(&doc.text), m.timex))
        .collect();
    assert_eq!(said, ["tomorrow = 2023-11-14", "Next year = 1992"]);
}

#[test]
fn a_weekday_that_differs_is_flagged_and_not_moved() {
    check(
        "Talks began on Tuesday, November 15, 2023.",
        &["15 Nov 2023: Talks began on Tuesday, November 15, 2023. (warned)"],
    );
    let (_, facts) = facts("Talks began on Tuesday, November 15, 2023.", None);
    assert_eq!(facts.warnings[0].message, "15 November 2023 is a Wednesday, not a Tuesday");
}

#[test]
fn what_is_to_come_looks_so() {
    check(
        "The shop closed Monday. It will open Friday. The vote is in June 2024.",
        &[
            "13 Nov 2023: The shop closed Monday.",
            "17 Nov 2023*: It will open Friday.",
            "Jun 2024*: The vote is in June 2024.",
        ],
    );
}

#[test]
fn what_is_no_event_ranks_lower() {
    check(
        "Prices fell to the lowest level since October 1997. The notes, due 2031, fell too. \
         The study (2012) is known.",
        &[
            "since Oct 1997: Prices fell to the lowest level since October 1997. (minor)",
            "2012: The study (2012) is known. (minor)",
            "2031*: The notes, due 2031, fell too. (minor)",
        ],
    );
}

#[test]
fn impossible_days_make_no_row() {
    let (_, facts) = facts("It rained on February 30, 2021 and on 31 June.", Some("2023-11-15"));
    assert!(facts.events.is_empty());
    assert_eq!(first(&facts).value(), None);
    let kinds: Vec<_> = facts.warnings.iter().map(|w| w.kind).collect();
    assert_eq!(kinds, [WarningKind::ImpossibleDate; 2]);
}

#[test]
fn a_range_is_one_row_with_two_ends() {
    for (text, expected) in [
        ("He ruled from 2015 to 2018.", "2015–2018"),
        ("He ruled between 1985 and 1987.", "1985–1987"),
        ("The war of 1914–18 was long.", "1914–1918"),
        ("It rained on April 3–5, 2021.", "3–5 Apr 2021"),
        ("It rained from May to August 2021.", "May–Aug 2021"),
    ] {
        let (_, facts) = facts(text, Some("2023-11-15"));
        let shown: Vec<_> =
            facts.events.iter().map(|e| show(e.from, e.to, e.grain, e.modifier)).collect();
        assert_eq!(shown, [expected], "{text}");
        assert_eq!(facts.events[0].mentions, [0, 1]);
    }
}

#[test]
fn clauses_and_order() {
    for (text, expected) in [
        (
            "The dam was begun in 1905. It broke in 1911. It broke again in 1911.",
            &["1905: The dam was begun in 1905.", "1911: It broke in 1911."] as &[&str],
        ),
        (
            "The port opened in 2001, but it closed in 2010.",
            &["2001: The port opened in 2001", "2010: it closed in 2010."],
        ),
        (
            "The port opened in 2001 before it closed in 2010.",
            &["2001: The port opened in 2001", "2010: before it closed in 2010."],
        ),
        (
            "The port opened in 2001; the ferry sank in 2004; the pier burned in 2009.",
            &[
                "2001: The port opened in 2001",
                "2004: the ferry sank in 2004",
                "2009: the pier burned in 2009.",
            ],
        ),
        (
            "The port opened in 2001, while the pier burned in 2009.",
            &["2001: The port opened in 2001", "2009: the pier burned in 2009."],
        ),
        (
            "The port opened in May 2001 — the pier burned in June 2009.",
            &["May 2001: The port opened in May 2001", "Jun 2009: the pier burned in June 2009."],
        ),
        (
            "The port opened in 2001, and he left, and it closed in 2010.",
            &["2001: The port opened in 2001", "2010: it closed in 2010."],
        ),
        (
            "The port opened in 2001 and closed in 2010.",
            &[
                "2001: The port opened in 2001 and closed in 2010.",
                "2010: The port opened in 2001 and closed in 2010.",
            ],
        ),
        (
            "It rained in late 2010. It rained in 2010. It rained in early 2010.",
            &[
                "2010: It rained in 2010.",
                "early 2010: It rained in early 2010.",
                "late 2010: It rained in late 2010.",
            ],
        ),
        (
            "It rained in mid-2010. It rained in early 2010.",
            &["early 2010: It rained in early 2010.", "mid 2010: It rained in mid-2010."],
        ),
        (
            "It rained in the 1990s. It rained in the 20th century. It rained in 1999.",
            &[
                "20th century: It rained in the 20th century.",
                "1990s: It rained in the 1990s.",
                "1999: It rained in 1999.",
            ],
        ),
        (
            "It rained in the second quarter of 2020. It rained in the first half of 2020.",
            &[
                "first half of 2020: It rained in the first half of 2020.",
                "Q2 2020: It rained in the second quarter of 2020.",
            ],
        ),
        (
            "He fled in 44 BC. He came in 40 BC.",
            &["44 BC: He fled in 44 BC.", "40 BC: He came in 40 BC."],
        ),
        (
            "It rained last winter. It rained last weekend.",
            &[
                "winter 2022: It rained last winter.",
                "weekend of 11 Nov 2023: It rained last weekend.",
            ],
        ),
        (
            "It rained at 5 p.m. on Monday. It rained on Monday.",
            &["13 Nov 2023: It rained at 5 p.m. on Monday."],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn the_best_mention_describes_the_event() {
    for (text, expected) in [
        ("“The port opened in 2001,” he said. The port opened in 2001.", [1, 0]),
        ("It was the largest since 2001. The port opened in 2001.", [1, 0]),
        ("# Opened in 2001\nThe port opened in 2001.", [1, 0]),
        ("The port opened in 2001. Nobody sailed in 2001.", [0, 1]),
    ] {
        let (_, facts) = facts(text, Some("2023-11-15"));
        assert_eq!(facts.events.len(), 1, "{text}");
        assert_eq!(facts.events[0].mentions, expected, "{text}");
    }
}

#[test]
fn asides_are_minor() {
    for (text, minor) in [
        ("The bonds due in 2031 fell.", true),
        ("The bonds maturing in 2031 fell.", true),
        ("The bonds due on May 5, 2031 fell.", false),
        ("The bonds due in May 2031 fell.", true),
        ("The bonds due in the 2030s fell.", false),
        ("Sales rose from $5 million a year earlier.", true),
        ("Rain fell a year earlier.", false),
        ("He died (1999).", true),
        ("He died (in 1999).", false),
        ("It was the worst storm since 1999.", true),
        ("It has rained since 1999.", false),
        ("CAIRO, Nov. 14 — It rained.", true),
        ("It rained in Cairo on Nov. 14 — again.", false),
    ] {
        let (_, facts) = facts(text, Some("2023-11-15"));
        let found: Vec<bool> = facts.events.iter().map(|event| event.minor).collect();
        assert_eq!(found, [minor], "{text}");
    }
}

#[test]
fn ranges_make_one_row() {
    check(
        "The port ran from 2001 to 2010. It opened in 2001.",
        &["2001–2010: The port ran from 2001 to 2010.", "2001: It opened in 2001."],
    );
    // One that runs backwards is two dates.
    check(
        "The port ran from 2010 to 2001.",
        &["2001: The port ran from 2010 to 2001.", "2010: The port ran from 2010 to 2001."],
    );
}

#[test]
fn explanations() {
    for (text, expected) in [
        ("It took three years.", "three years → duration"),
        ("They meet every day.", "every day → recurring"),
        ("It is now open.", "now → not resolved: a time without a date"),
        ("It rained on 31 April 2020.", "31 April 2020 → not resolved: no such day"),
        (
            "They met last week.",
            "last week → week of 6 Nov 2023, counted from the publication date: 15 Nov 2023 (given)",
        ),
        ("They met in the 1980s.", "the 1980s → 1980s, written in full"),
    ] {
        let (doc, facts) = facts(text, Some("2023-11-15"));
        assert_eq!(explain(&doc, &facts, 0), expected, "{text}");
    }
}

#[test]
fn warnings_about_dates() {
    for (text, expected) in [
        ("It rained on Tuesday, May 3, 2023.", "3 May 2023 is a Wednesday, not a Tuesday"),
        ("It rained on Wednesday, May 3, 2023.", ""),
        ("It rained on 31 April 2020.", "There is no 31 April 2020"),
        ("It rained on February 29, 2020.", ""),
        ("It rained on February 29, 2021.", "There is no February 29, 2021"),
        ("It rained on 31 June.", "There is no 31 June"),
    ] {
        let (_, facts) = facts(text, Some("2023-11-15"));
        let dates = facts.warnings.iter().filter(|warning| {
            matches!(warning.kind, WarningKind::WeekdayDiffers | WarningKind::ImpossibleDate)
        });
        let messages: Vec<_> = dates.map(|warning| warning.message.as_str()).collect();
        assert_eq!(messages.join("; "), expected, "{text}");
    }
}

#[test]
fn a_deadline_is_what_is_left_of_its_period() {
    let days = |text: &str| {
        let (_, facts) = facts(text, Some("2023-11-15"));
        let event = facts.events.first().unwrap();
        format!("{}..{} {}", event.from, event.to, if event.future { "ahead" } else { "" })
    };
    for (text, expected) in [
        ("It must be ready before the end of the year.", "2023-11-15..2023-12-31 ahead"),
        ("It will be ready by the end of November.", "2023-11-15..2023-11-30 ahead"),
        ("Talks are to finish by the end of the month.", "2023-11-15..2023-11-30 ahead"),
        ("It was sold by the end of the year.", "2023-01-01..2023-12-31 "),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

//! Periods that a report is about, and those that they are compared with.

use super::{check, facts};

const DAY: Option<&str> = Some("2013-12-02");

#[test]
fn periods_by_their_last_day() {
    check(
        DAY,
        &[
            (
                "Profit for the quarter ended September 30 rose from a year earlier.",
                "the quarter = 2013-Q3 @article | September 30 = 2013-09-30 @article \
                 | a year earlier = 2012-Q3 @0",
            ),
            (
                "In the nine months to 30 September 2013 orders doubled from a year earlier.",
                "the nine months = P9M | 30 September 2013 = 2013-09-30 | a year earlier = 2012 @1",
            ),
            (
                "Sales for the fiscal year ended June 30 fell.",
                "the fiscal year = P1Y @article | June 30 = 2013-06-30 @article",
            ),
            (
                "Net fell in the first quarter ended October 31. In the quarter two mills closed.",
                "the first quarter = 2013-Q1 @article | October 31 = 2013-10-31 @article \
                 | the quarter = 2013-Q1 @0",
            ),
            (
                "The deadline was extended by three months to June 30, 2014.",
                "three months = P3M | June 30, 2014 = 2014-06-30 future",
            ),
            (
                "It expects to report a loss for the third quarter.",
                "the third quarter = 2013-Q3 @article",
            ),
            (
                "It expects to open a mill in the third quarter.",
                "the third quarter = 2014-Q3 @article future",
            ),
            (
                "It will report lower sales for the fourth quarter. Net in the latest quarter fell.",
                "the fourth quarter = 2013-Q4 @article | the latest quarter = 2013-Q3 @article",
            ),
        ],
    );
}

#[test]
fn days_of_the_period() {
    for (text, expected) in [
        ("For the year ended June 30, 2013, sales fell.", "2012-07-01..2013-06-30"),
        ("In the year to March 2013 sales fell.", "2012-04-01..2013-03-31"),
        ("Sales fell in the three months to 31 May 2013.", "2013-03-01..2013-05-31"),
        ("In the six months ended 15 August 2013, sales fell.", "2013-02-16..2013-08-15"),
        ("For the 13 weeks ended August 3, 2013, sales fell.", "2013-05-05..2013-08-03"),
        ("In the fourth quarter ended October 31, 2013, sales fell.", "2013-08-01..2013-10-31"),
        ("In the quarter ended 29 February 2012, sales fell.", "2011-12-01..2012-02-29"),
    ] {
        let (_, facts) = facts(text, DAY);
        let days = facts.dates.first().and_then(|mention| mention.interval());
        let days = days.map(|(first, last)| format!("{first}..{last}"));
        assert_eq!(days.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_quarter_that_ended_is_over() {
    let text = "In the year-ago quarter, the second quarter ended Oct. 31, it had a loss.";
    let (_, facts) = facts(text, Some("2013-10-27"));
    let days = facts.dates.iter().filter_map(|mention| mention.interval());
    let last: Vec<String> = days.map(|(_, last)| last.to_string()).skip(1).collect();
    assert_eq!(last, ["2012-10-31", "2012-10-31"]);
}

#[test]
fn each_has_a_row() {
    let text = "For the nine months ended September 30, 2013, sales fell. It took nine months.";
    let (_, facts) = facts(text, DAY);
    let rows: Vec<String> =
        facts.events.iter().map(|row| format!("{}..{}", row.from, row.to)).collect();
    assert_eq!(rows, ["2013-01-01..2013-09-30", "2013-09-30..2013-09-30"]);
}

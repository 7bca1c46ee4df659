//! Expressions and the TIMEX3 values they resolve to, and text that has none.

use super::facts;
use crate::facts::DateMention;

fn marks(text: &str, published: Option<&str>) -> String {
    let (doc, facts) = facts(text, published);
    let say = |mark: &DateMention| {
        let words = mark.span.in_text(&doc.text);
        format!("{words} = {}", mark.value().map_or("?".to_owned(), ToString::to_string))
    };
    facts.dates.iter().map(say).collect::<Vec<_>>().join(" | ")
}

/// Checks `(text, marks)` written on 15 November 2023, a Wednesday.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(marks(text, Some("2023-11-15")), *expected, "{text}");
    }
}

/// Checks them without a date of writing.
fn check_undated(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(marks(text, None), *expected, "{text}");
    }
}

#[test]
fn full_dates() {
    check(&[
        ("It opened on November 1, 2009.", "November 1, 2009 = 2009-11-01"),
        ("It opened Oct. 15, 1999, they said.", "Oct. 15, 1999 = 1999-10-15"),
        ("It opened on 31 October 1950.", "31 October 1950 = 1950-10-31"),
        ("It opened on the 3rd of May, 2011.", "the 3rd of May, 2011 = 2011-05-03"),
        ("It opened on Monday, July 28, 2014.", "Monday, July 28, 2014 = 2014-07-28"),
        ("It opened on 7/8/07 or so.", "7/8/07 = 2007-07-08"),
        ("It opened on 08/19/2019.", "08/19/2019 = 2019-08-19"),
        ("It opened on 25/12/2019.", "25/12/2019 = 2019-12-25"),
        ("Stamped 2023-11-15T10:00Z by the desk.", "2023-11-15T10:00Z = 2023-11-15T10:00Z"),
        ("It opened on 2020-02-29.", "2020-02-29 = 2020-02-29"),
    ]);
}

#[test]
fn months_years_and_more() {
    check(&[
        ("They met in August 1988.", "August 1988 = 1988-08"),
        ("They met in 1985.", "1985 = 1985"),
        ("They met in the late 1970s.", "the late 1970s = 197"),
        ("They met in the 1980's.", "the 1980's = 198"),
        ("They met in the mid-1990’s.", "the mid-1990’s = 199"),
        ("They saw 2010's best film.", "2010 = 2010"),
        ("They met in the nineties.", "the nineties = 199"),
        ("They met in the '90s.", "the '90s = 199"),
        ("An 11th century bridge.", "11th century = 10"),
        ("Since the twentieth century.", "the twentieth century = 19"),
        ("In 264 BC the war began.", "264 BC = BC0264"),
        ("In the 4th century BC it fell.", "the 4th century BC = BC03"),
        ("From 264 to 241 BC they fought.", "264 = BC0264 | 241 BC = BC0241"),
        ("In the year two thousand it closed.", "the year two thousand = 2000"),
        ("In the winter of nineteen ninety-four.", "the winter of nineteen ninety-four = 1994-WI"),
        ("Sales in Q3 2009 rose.", "Q3 2009 = 2009-Q3"),
        ("The first half of 2021 was wet.", "The first half of 2021 = 2021-H1"),
    ]);
}

#[test]
fn counted_from_the_day_of_writing() {
    check(&[
        ("The council met Monday.", "Monday = 2023-11-13"),
        ("The council met Wednesday.", "Wednesday = 2023-11-15"),
        ("The council will meet Monday.", "Monday = 2023-11-20"),
        ("The shop is scheduled to close Friday.", "Friday = 2023-11-17"),
        ("A vote could come as early as Thursday.", "Thursday = 2023-11-16"),
        ("They met last Tuesday.", "last Tuesday = 2023-11-14"),
        ("They met yesterday and today.", "yesterday = 2023-11-14 | today = 2023-11-15"),
        ("They will meet tomorrow.", "tomorrow = 2023-11-16"),
        ("They left the day before yesterday.", "the day before yesterday = 2023-11-13"),
        ("It burned last night.", "last night = 2023-11-14TNI"),
        ("It burned this morning.", "this morning = 2023-11-15TMO"),
        ("It burned last week.", "last week = 2023-W45"),
        ("It burned last month.", "last month = 2023-10"),
        ("It burned last year.", "last year = 2022"),
        ("It opens next year.", "next year = 2024"),
        ("Earlier this month it burned.", "Earlier this month = 2023-11"),
        ("It opens early next year.", "early next year = 2024"),
        ("It closes at the end of the year.", "the end of the year = 2023"),
        ("It burned last June.", "last June = 2023-06"),
        ("It burned last December.", "last December = 2022-12"),
        ("It burned on Nov. 8.", "Nov. 8 = 2023-11-08"),
        ("It burned on Dec. 28.", "Dec. 28 = 2022-12-28"),
        ("It will open on Jan. 8.", "Jan. 8 = 2024-01-08"),
        ("It closed in February.", "February = 2023-02"),
        ("It will close in February.", "February = 2024-02"),
        ("It closed in mid-October.", "mid-October = 2023-10"),
        ("It closed last fall.", "last fall = 2022-FA"),
        ("It closed five years ago.", "five years ago = 2018"),
        ("It closed two months ago.", "two months ago = 2023-09"),
        ("It closed eleven days ago.", "eleven days ago = 2023-11-04"),
        ("It closed a decade ago.", "a decade ago = 2013"),
        ("They met over the weekend.", "the weekend = 2023-W45-WE"),
        ("It opened back in March.", "March = 2023-03"),
        ("It held a tenth as of May 20.", "May 20 = 2023-05-20"),
        ("In a letter in May, the head of the union wrote so.", "May = 2023-05"),
        ("It sang Monday night (Nov. 20).", "Monday night (Nov. 20) = 2023-11-20TNI"),
        (
            "It stood from 10 p.m. Tuesday to 6:30 a.m. the following morning.",
            "10 p.m. Tuesday = 2023-11-14T22:00 | 6:30 a.m. the following morning = 2023-11-15T06:30",
        ),
        ("They meet on Thursday of next week.", "Thursday of next week = 2023-11-23"),
    ]);
}

#[test]
fn money_and_its_quarters() {
    check(&[
        ("Profit fell in the third quarter.", "the third quarter = 2023-Q3"),
        ("Its third-quarter profit fell.", "third-quarter = 2023-Q3"),
        ("In fiscal 2019 profit fell.", "fiscal 2019 = 2019"),
        (
            "Profit fell in the third quarter. In the year-earlier quarter it rose.",
            "the third quarter = 2023-Q3 | the year-earlier quarter = 2022-Q3",
        ),
        (
            "Third-quarter sales were $5 million, compared with $4 million a year earlier. \
             Costs in the quarter rose.",
            "Third-quarter = 2023-Q3 | a year earlier = 2022-Q3 | the quarter = 2023-Q3",
        ),
        (
            "Over the first nine months of 1997 it fell.",
            "the first nine months = P9M | 1997 = 1997",
        ),
    ]);
}

#[test]
fn counted_from_another_date() {
    check(&[
        (
            "The dam broke on 3 May 1911. The next day the town was gone.",
            "3 May 1911 = 1911-05-03 | The next day = 1911-05-04",
        ),
        (
            "The dam broke in May 1911. Later that year it was rebuilt.",
            "May 1911 = 1911-05 | Later that year = 1911",
        ),
        (
            "The dam was begun in 1911. The following year it broke.",
            "1911 = 1911 | The following year = 1912",
        ),
        (
            "He left on May 3, 2010, and came back two days later.",
            "May 3, 2010 = 2010-05-03 | two days later = 2010-05-05",
        ),
        ("On April 24 and 25, 1999, it rained.", "April 24 = 1999-04-24 | 25, 1999 = 1999-04-25"),
        ("The war of 1914–18 was long.", "1914 = 1914 | 18 = 1918"),
        ("He ruled from 1974 to 1982.", "1974 = 1974 | 1982 = 1982"),
        (
            "It happened ten days after Christmas 1990.",
            "ten days after Christmas 1990 = 1991-01-04",
        ),
    ]);
    check_undated(&[
        (
            "The siege began in 1881. On 20 July the gate fell. In December it ended, and in \
             January 1882 the army left.",
            "1881 = 1881 | 20 July = 1881-07-20 | December = 1881-12 | January 1882 = 1882-01",
        ),
        (
            "The fleet sailed in December 1804. In January it came home.",
            "December 1804 = 1804-12 | January = 1805-01",
        ),
        (
            "The gate fell on 20 July 1881. Five days after the fall the army left.",
            "20 July 1881 = 1881-07-20 | Five days = 1881-07-25",
        ),
        (
            "The king (c. 314–368) was crowned in 348 and died in 368.",
            "c. 314 = 0314 | 368 = 0368 | 348 = 0348 | 368 = 0368",
        ),
    ]);
}

#[test]
fn lengths_rates_and_times() {
    check(&[
        ("It took three years.", "three years = P3Y"),
        ("A 10-year plan.", "10-year = P10Y"),
        ("It lasted 2 1/2 years.", "2 1/2 years = P2Y6M"),
        ("It takes up to 180 days.", "up to 180 days = P180D"),
        ("It took two decades.", "two decades = P20Y"),
        ("Over the past two years.", "the past two years = P2Y"),
        ("In recent months it grew.", "recent months = PXM"),
        ("They meet every day.", "every day = P1D"),
        ("They meet each Thursday.", "each Thursday = XXXX-WXX-4"),
        ("It costs $5 a month.", "a month = P1M"),
        ("It hit Tuesday at 10:35 a.m.", "Tuesday = 2023-11-14 | 10:35 a.m. = 2023-11-14T10:35"),
        ("It hit at 9 a.m. EST Tuesday.", "9 a.m. EST Tuesday = 2023-11-14T09:00"),
        ("It hit at 16:00 UTC today.", "16:00 UTC today = 2023-11-15T16:00Z"),
        ("It hit on Friday morning.", "Friday morning = 2023-11-10TMO"),
        ("It hit on May 3, 2021 10:38 a.m.", "May 3, 2021 10:38 a.m. = 2021-05-03T10:38"),
        ("It hit at noon Saturday.", "noon Saturday = 2023-11-11T12:00"),
    ]);
}

#[test]
fn named_days() {
    check(&[
        ("They will meet on Thanksgiving Day.", "Thanksgiving Day = 2023-11-23"),
        ("They met on Easter Monday 2021.", "Easter Monday 2021 = 2021-04-05"),
        ("The law followed 9/11 closely.", "9/11 = 2001-09-11"),
        ("They will meet on New Year's Eve.", "New Year's Eve = 2023-12-31"),
    ]);
}

#[test]
fn vague_times_have_no_days() {
    check(&[
        ("He is now a judge.", "now = PRESENT_REF"),
        ("He recently left.", "recently = PAST_REF"),
        ("It will soon be over.", "soon = FUTURE_REF"),
    ]);
}

#[test]
fn what_is_no_date() {
    for text in [
        "A 136-year-old mill and a man three years old.",
        "You may march second in the fall of the tyrant.",
        "Some 2,000 people lost $1,988 on flight 1990.",
        "He won 21-15 and dialled 555-1234 from room 2001.",
        "Version 2.0.1 of page 1999, open 24/7.",
        "See https://news.example/2019/11/15/story for more.",
        "The Boeing 747 and 1500 men left.",
        "He lives at 1600 Castle Street.",
        "A Christmas tree and a Sunday-best suit? The Sun shone; he sat.",
        "Theresa May and April Jones met June Carter.",
        "He moved as soon as he could.",
        "They told USA Today and Prime Now, Current, and Sony.",
        "They led 40-31 at halftime and fell in the third quarter. In the fourth quarter they won.",
    ] {
        let found = marks(text, Some("2023-11-15"));
        let dated = facts(text, Some("2023-11-15")).1.dates.iter().any(|m| m.interval().is_some());
        assert!(!dated, "{text}: {found}");
    }
}

#[test]
fn hostile_text_does_no_harm() {
    let year = "1999-".repeat(2000);
    let days = "April 1, 2, 3, 4, 5, 6, ".repeat(500);
    let ago = "two ".repeat(4000);
    let the = "the early late mid ".repeat(2000);
    let before = "a day before ".repeat(4000);
    let week = "the week of the ".repeat(4000);
    let listed = format!("April 1{}", " and 2, 3".repeat(9000));
    let nested = [before, week, listed];
    let lines = [year, days, ago, the, "99999999999999999999 BC".to_owned(), "’".repeat(999)];
    for text in lines.into_iter().chain(nested) {
        let (_, facts) = facts(&text, Some("2023-11-15"));
        let spans: Vec<_> = facts.dates.iter().map(|mark| mark.span).collect();
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

//! Expressions of articles at other dates, and without a date.

use super::check;

#[test]
fn without_a_publication_date() {
    check(
        None,
        &[
            ("The council met Monday.", "Monday = XXXX-WXX-1"),
            ("The council met yesterday.", "yesterday = XXXX-XX-XX"),
            ("The council met last week.", "last week = XXXX-WXX"),
            ("The council met in May.", "May = XXXX-05"),
            ("The council met on May 5.", "May 5 = XXXX-05-05"),
            ("The council met on the 5th.", "the 5th = XXXX-XX-05"),
            ("The council met five years ago.", "five years ago = XXXX"),
            ("The council met in the third quarter.", "the third quarter = XXXX-Q3"),
            ("The council met this morning.", "this morning = XXXX-XX-XXTMO"),
            ("The council met at noon.", "noon = XXXX-XX-XXT12:00"),
            ("The council met in winter.", "winter = XXXX-WI"),
            ("The council met in 1999. In May it left.", "1999 = 1999 | May = 1999-05 @0"),
            ("The council met in 1999. On May 5 it left.", "1999 = 1999 | May 5 = 1999-05-05 @0"),
            (
                "The council met in 1999. That summer it left.",
                "1999 = 1999 | That summer = 1999-SU @0",
            ),
            (
                "The council met in 1999. Two years before, it had left.",
                "1999 = 1999 | Two years before = 1997 @0",
            ),
            (
                "The council met on 5 May 1999. The following Monday it left.",
                "5 May 1999 = 1999-05-05 | The following Monday = 1999-05-10 @0 future",
            ),
            (
                "The council met on 5 May 1999. At noon it left.",
                "5 May 1999 = 1999-05-05 | noon = 1999-05-05T12:00 @0",
            ),
            (
                "The council met on 5 May 1999. In the morning it left.",
                "5 May 1999 = 1999-05-05 | the morning = 1999-05-05TMO @0",
            ),
            (
                "The council met in November 1999. In February it left.",
                "November 1999 = 1999-11 | February = 2000-02 @0",
            ),
            (
                "The council met in November 1999. On 3 January it left.",
                "November 1999 = 1999-11 | 3 January = 2000-01-03 @0",
            ),
            (
                "The council met in November 1999. In October it left.",
                "November 1999 = 1999-11 | October = 1999-10 @0",
            ),
            (
                "The council met in the summer of 1999. The next summer it left.",
                "the summer of 1999 = 1999-SU | The next summer = 2000-SU @0",
            ),
            (
                "The council met in 1999. The previous year it had left.",
                "1999 = 1999 | The previous year = 1998 @0",
            ),
            (
                "The council met in 1999. The following year it left.",
                "1999 = 1999 | The following year = 2000 @0",
            ),
            (
                "The council met in 1999. In the second quarter it left.",
                "1999 = 1999 | the second quarter = 1999-Q2 @0",
            ),
            (
                "The king (c. 314–368) ruled from 348.",
                "c. 314 = 0314 APPROX .. | 368 = 0368 | 348 = 0348",
            ),
            ("The king (837–908) ruled.", "837 = 0837 .. | 908 = 0908"),
            ("He ruled from 290 to 265 BC.", "290 = BC0290 .. | 265 BC = BC0265"),
            ("The council met in 1999 and today it is gone.", "1999 = 1999 | today = PRESENT_REF"),
            (
                "The council met on 5 May 1999. Ten days after the flood it left.",
                "5 May 1999 = 1999-05-05 | Ten days = P10D",
            ),
            (
                "The council met on 31 January 1999. A month later it left.",
                "31 January 1999 = 1999-01-31 | A month later = 1999-02-28 @0 future",
            ),
            (
                "The council met on 29 February 2000. A year later it left.",
                "29 February 2000 = 2000-02-29 | A year later = 2001-02-28 @0 future",
            ),
            (
                "The council met in March 1999. A year earlier it had left.",
                "March 1999 = 1999-03 | A year earlier = 1998-03 @0",
            ),
            (
                "The council met in the 1990s. A decade later it left.",
                "the 1990s = 199 | A decade later = 200 @0",
            ),
            (
                "The council met in the 19th century. In the following century it left.",
                "the 19th century = 18 | the following century = 19 @0",
            ),
        ],
    );
}

#[test]
fn early_in_january() {
    check(
        Some("2024-01-02"),
        &[
            ("They met on Dec. 30.", "Dec. 30 = 2023-12-30 @article"),
            ("They met in December.", "December = 2023-12 @article"),
            ("They met on Sunday.", "Sunday = 2023-12-31 @article"),
            ("They will meet on Friday.", "Friday = 2024-01-05 @article future"),
            ("They met last year.", "last year = 2023 @article"),
            ("They met last month.", "last month = 2023-12 @article"),
            ("They met last week.", "last week = 2023-W52 @article"),
            ("They met last quarter.", "last quarter = 2023-Q4 @article"),
            ("They met in the fourth quarter.", "the fourth quarter = 2023-Q4 @article"),
            ("They will meet in the first quarter.", "the first quarter = 2024-Q1 @article future"),
            ("They met in November.", "November = 2023-11 @article"),
            ("They will meet in February.", "February = 2024-02 @article future"),
            ("They met last Christmas.", "Christmas = 2023-12-25 @article"),
            ("They met on New Year's Eve.", "New Year's Eve = 2023-12-31 @article"),
            ("They met on Jan. 2.", "Jan. 2 = 2024-01-02 @article"),
            ("They met yesterday.", "yesterday = 2024-01-01 @article"),
            ("They met two days ago.", "two days ago = 2023-12-31 @article"),
            ("They met over the weekend.", "the weekend = 2023-W52-WE @article"),
        ],
    );
}

#[test]
fn on_a_leap_day() {
    check(
        Some("2024-02-29"),
        &[
            ("They met today.", "today = 2024-02-29 @article"),
            ("They met a year ago.", "a year ago = 2023 @article"),
            ("They will meet tomorrow.", "tomorrow = 2024-03-01 @article future"),
            ("They met yesterday.", "yesterday = 2024-02-28 @article"),
            ("They met last month.", "last month = 2024-01 @article"),
            ("They met four years ago.", "four years ago = 2020 @article"),
            ("They will meet next month.", "next month = 2024-03 @article future"),
            ("They met on Feb. 29.", "Feb. 29 = 2024-02-29 @article"),
            ("They met one month ago.", "one month ago = 2024-01 @article"),
            ("They will meet in four years.", "four years = 2028 @article future"),
            ("They met on Thursday.", "Thursday = 2024-02-29 @article"),
            ("They met last Thursday.", "last Thursday = 2024-02-22 @article"),
            ("They will meet next Thursday.", "next Thursday = 2024-03-07 @article future"),
            ("They met this Thursday.", "this Thursday = 2024-02-29 @article"),
            ("They met this Monday.", "this Monday = 2024-02-26 @article"),
            ("They will meet this Sunday.", "this Sunday = 2024-03-03 @article future"),
        ],
    );
}

#[test]
fn at_the_end_of_a_year() {
    check(
        Some("2021-12-31"),
        &[
            ("They will meet tomorrow.", "tomorrow = 2022-01-01 @article future"),
            ("They will meet next year.", "next year = 2022 @article future"),
            ("They will meet next month.", "next month = 2022-01 @article future"),
            ("They will meet next week.", "next week = 2022-W01 @article future"),
            ("They met this week.", "this week = 2021-W52 @article"),
            ("They will meet on Monday.", "Monday = 2022-01-03 @article future"),
            ("They will meet on Jan. 3.", "Jan. 3 = 2022-01-03 @article future"),
            ("They met on Jan. 3.", "Jan. 3 = 2021-01-03 @article"),
            ("They will meet in January.", "January = 2022-01 @article future"),
            ("They met in January.", "January = 2021-01 @article"),
            ("They met this month.", "this month = 2021-12 @article"),
            ("They met this year.", "this year = 2021 @article"),
            ("They met this quarter.", "this quarter = 2021-Q4 @article"),
            ("They will meet next quarter.", "next quarter = 2022-Q1 @article future"),
            ("They will meet this weekend.", "this weekend = 2021-W52-WE @article future"),
            ("They met this decade.", "this decade = 202 @article"),
            ("They met this century.", "this century = 20 @article"),
            ("They met last century.", "last century = 19 @article"),
            (
                "They will meet in the first half of next year.",
                "the first half of next year = 2022-H1 @article future",
            ),
            (
                "They will meet in this year's fourth quarter.",
                "this year's fourth quarter = 2021-Q4 @article future",
            ),
            (
                "They met in last year's third quarter.",
                "last year's third quarter = 2020-Q3 @article",
            ),
            ("They will meet in early 2022.", "early 2022 = 2022 START future"),
            ("They will meet at year-end.", "year-end = 2021-12 @article future"),
            ("They met in mid-December.", "mid-December = 2021-12 MID @article"),
            ("They will meet by Jan. 15.", "Jan. 15 = 2022-01-15 BY @article future"),
            ("They will stay until March.", "March = 2022-03 BEFORE @article future"),
            ("They met after Monday.", "Monday = 2021-12-27 AFTER @article"),
            ("They met between May and July.", "May = 2021-05 @article .. | July = 2021-07 @0"),
            (
                "They met from May 3 to June 5.",
                "May 3 = 2021-05-03 @article .. | June 5 = 2021-06-05 @0",
            ),
            ("They met from 1999 to 2005.", "1999 = 1999 .. | 2005 = 2005"),
            ("They met in 1999-2000.", "1999 = 1999 .. | 2000 = 2000"),
            ("They met on May 3-5, 2010.", "May 3 = 2010-05-03 .. | 5, 2010 = 2010-05-05"),
            (
                "They met on 30 April and 1 May 2010.",
                "30 April = 2010-04-30 | 1 May 2010 = 2010-05-01",
            ),
            ("They met in May or June 2010.", "May = 2010-05 | June 2010 = 2010-06"),
        ],
    );
}

#[test]
fn on_new_years_day() {
    check(
        Some("2024-01-01"),
        &[
            ("They met in the first quarter.", "the first quarter = 2024-Q1 @article"),
            ("They met in the fourth quarter.", "the fourth quarter = 2023-Q4 @article"),
            (
                "They will meet in the fourth quarter.",
                "the fourth quarter = 2024-Q4 @article future",
            ),
            (
                "They met in the first half of this year.",
                "the first half of this year = 2024-H1 @article",
            ),
            ("They met last week.", "last week = 2023-W52 @article"),
            ("They met on Monday.", "Monday = 2024-01-01 @article"),
            ("They met in January.", "January = 2024-01 @article"),
            ("They met yesterday.", "yesterday = 2023-12-31 @article"),
        ],
    );
}

#[test]
fn before_a_new_century() {
    check(
        Some("1999-12-31"),
        &[
            ("They met yesterday.", "yesterday = 1999-12-30 @article"),
            ("They will meet tomorrow.", "tomorrow = 2000-01-01 @article future"),
            ("They will meet next year.", "next year = 2000 @article future"),
            ("They will meet next month.", "next month = 2000-01 @article future"),
            ("They will meet next century.", "next century = 20 @article future"),
            ("They met this decade.", "this decade = 199 @article"),
            ("They will meet next decade.", "next decade = 200 @article future"),
            ("They met last decade.", "last decade = 198 @article"),
            ("They met this millennium.", "this millennium = 1 @article"),
            ("They will meet in early January.", "early January = 2000-01 START @article future"),
            ("They met in early January.", "early January = 1999-01 START @article"),
            ("They will meet on Saturday.", "Saturday = 2000-01-01 @article future"),
            ("They met on Friday.", "Friday = 1999-12-31 @article"),
            ("They met a year ago.", "a year ago = 1998 @article"),
            ("They met two days ago.", "two days ago = 1999-12-29 @article"),
            ("They met this week.", "this week = 1999-W52 @article"),
            ("They will meet next week.", "next week = 2000-W01 @article future"),
            ("They will meet on Jan. 1.", "Jan. 1 = 2000-01-01 @article future"),
            ("They met on Jan. 1.", "Jan. 1 = 1999-01-01 @article"),
            ("They met on Christmas Day.", "Christmas Day = 1999-12-25 @article"),
            ("They will meet on New Year's Day.", "New Year's Day = 2000-01-01 @article future"),
            ("They will meet on Easter Monday.", "Easter Monday = 2000-04-24 @article future"),
            ("They will meet in the first quarter.", "the first quarter = 2000-Q1 @article future"),
            ("They met in the first quarter.", "the first quarter = 1999-Q1 @article"),
            ("They met in the fourth quarter.", "the fourth quarter = 1999-Q4 @article"),
            ("They met last summer.", "last summer = 1999-SU @article"),
            ("They met last fall.", "last fall = 1999-FA @article"),
            ("They will meet next winter.", "next winter = 2000-WI @article future"),
            ("They will meet next summer.", "next summer = 2000-SU @article future"),
        ],
    );
}

#[test]
fn after_a_leap_day() {
    check(
        Some("2020-03-01"),
        &[
            ("They met yesterday.", "yesterday = 2020-02-29 @article"),
            ("They met on Saturday.", "Saturday = 2020-02-29 @article"),
            ("They met on Sunday.", "Sunday = 2020-03-01 @article"),
            ("They met last week.", "last week = 2020-W08 @article"),
            ("They met last month.", "last month = 2020-02 @article"),
            ("They met on Feb. 29.", "Feb. 29 = 2020-02-29 @article"),
            ("They will meet next Monday.", "next Monday = 2020-03-02 @article future"),
            ("They met this month.", "this month = 2020-03 @article"),
            ("They met last weekend.", "last weekend = 2020-W08-WE @article"),
            ("They met over the weekend.", "the weekend = 2020-W08-WE @article"),
            ("They met a week ago.", "a week ago = 2020-W08 @article"),
            ("They met four years ago.", "four years ago = 2016 @article"),
            ("They met in the fourth quarter.", "the fourth quarter = 2019-Q4 @article"),
            ("They met last quarter.", "last quarter = 2019-Q4 @article"),
            ("They will meet this spring.", "this spring = 2020-SP @article future"),
        ],
    );
}

//! Days beside others and beside events, and words that leave out a unit, a year or a day.

use super::check;

const DAY: Option<&str> = Some("2024-05-15");

#[test]
fn the_day_before_another() {
    check(
        DAY,
        &[
            (
                "He came the day before last Friday.",
                "the day before last Friday = 2024-05-09 @article",
            ),
            (
                "It rained the day after Tuesday's match.",
                "the day after Tuesday = 2024-05-15 @article",
            ),
            (
                "She left the day before Christmas 2019.",
                "the day before Christmas 2019 = 2019-12-24",
            ),
            ("It closed the day after 5 May 2001.", "the day after 5 May 2001 = 2001-05-06"),
            (
                "The day before yesterday it froze.",
                "The day before yesterday = 2024-05-13 @article",
            ),
            ("The day before the flood was calm.", ""),
        ],
    );
}

#[test]
fn a_weekday_beside_an_event() {
    check(
        DAY,
        &[
            ("Turnout was high on the Friday before the election.", "Friday = XXXX-WXX-5"),
            ("He resigned on the Monday after a vote of the board.", "Monday = XXXX-WXX-1"),
            ("The Saturday before the final was quiet.", "Saturday = XXXX-WXX-6"),
            ("The last Thursday before lambing was wet.", "Thursday = XXXX-WXX-4"),
            (
                "She was seen on the Sunday before Easter.",
                "Sunday = XXXX-WXX-7 | Easter = 2024-03-31 BEFORE @article",
            ),
            ("They met on Friday before the game.", "Friday = 2024-05-10 @article"),
        ],
    );
}

#[test]
fn a_day_that_is_not_the_first() {
    check(
        DAY,
        &[
            (
                "Trading was halted for a second consecutive day.",
                "a second consecutive day = 2024-05-15 @article",
            ),
            (
                "Trams stood still for the third day running.",
                "the third day running = 2024-05-15 @article",
            ),
            (
                "Prices fell on Monday for a fourth straight day.",
                "Monday = 2024-05-13 @article | a fourth straight day = 2024-05-13 @0",
            ),
            ("Snow fell for a fifth day in a row.", "a fifth day in a row = 2024-05-15 @article"),
            (
                "They will strike for a third straight day on Friday.",
                "Friday = 2024-05-17 @article future",
            ),
            ("They stayed for a second day.", ""),
        ],
    );
}

#[test]
fn last_and_next_without_their_unit() {
    check(
        DAY,
        &[
            (
                "It sold more tickets this year than last.",
                "this year = 2024 @article | last = 2023 @article",
            ),
            (
                "The harvest is twice as big this year as last.",
                "this year = 2024 @article | last = 2023 @article",
            ),
            (
                "Nets will be mended this month and next, he said.",
                "this month = 2024-05 @article future | next = 2024-06 @article future",
            ),
            (
                "Rents rose this month compared with last.",
                "this month = 2024-05 @article | last = 2024-04 @article",
            ),
            (
                "This week was colder than last.",
                "This week = 2024-W20 @article | last = 2024-W19 @article",
            ),
            ("He came first, she came last.", ""),
        ],
    );
}

#[test]
fn the_morning_that_shares_are_traded_in() {
    check(
        DAY,
        &[
            (
                "The mine said on Tuesday that it had sold a pit. Its shares rose in morning trading.",
                "Tuesday = 2024-05-14 @article | morning = 2024-05-14TMO @0",
            ),
            ("The morning trade in fish is over.", ""),
        ],
    );
}

#[test]
fn figures_of_last_year_are_those_of_its_quarter() {
    check(
        Some("2024-11-05"),
        &[
            (
                "Profit for the third quarter was $4 million. Sales rose to $9 million from last year's $7 million.",
                "the third quarter = 2024-Q3 @article | last year = 2023-Q3 @0",
            ),
            (
                "Profit for the third quarter was $4 million. He led last year's talks.",
                "the third quarter = 2024-Q3 @article | last year = 2023 @article",
            ),
        ],
    );
}

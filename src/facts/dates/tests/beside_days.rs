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
fn that_year_is_not_the_year_of_writing() {
    check(
        DAY,
        &[
            (
                "The mill closed in 2016. Yesterday its owner said he had left in February or March \
                 of that year.",
                "2016 = 2016 | Yesterday = 2024-05-14 @article | February = 2016-02 @0 \
                 | March of that year = 2016-03 @2",
            ),
            (
                "The strike of 1998 is remembered. Yesterday a plaque was unveiled for those who \
                 died in March of that year.",
                "1998 = 1998 | Yesterday = 2024-05-14 @article | March of that year = 1998-03 @0",
            ),
            (
                "They met in May and June of last year.",
                "May = 2023-05 @article | June of last year = 2023-06 @article",
            ),
        ],
    );
}

#[test]
fn the_evening_before() {
    check(
        DAY,
        &[
            (
                "Two men were found on Sunday morning. They had left a bar at 10:30 p.m.",
                "Sunday morning = 2024-05-12TMO @article | 10:30 p.m. = 2024-05-11T22:30 @0",
            ),
            (
                "The ship sank at 4 a.m. on Tuesday. It had left port at 9 p.m.",
                "4 a.m. on Tuesday = 2024-05-14T04:00 @article | 9 p.m. = 2024-05-13T21:00 @0",
            ),
            (
                "The barn burned on Saturday morning. The farmer had locked it at 5 a.m.",
                "Saturday morning = 2024-05-11TMO @article | 5 a.m. = 2024-05-11T05:00 @0",
            ),
            (
                "The barn burned on Saturday morning. The fire was out by 8 p.m.",
                "Saturday morning = 2024-05-11TMO @article | 8 p.m. = 2024-05-11T20:00 BY @0",
            ),
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
fn a_quarter_that_soon_begins() {
    check(
        Some("2024-08-20"),
        &[
            (
                "Two of the kilns will stand still, and two are shut in the fourth quarter.",
                "the fourth quarter = 2024-Q4 @article future",
            ),
            ("Sales fell 4% in the fourth quarter.", "the fourth quarter = 2023-Q4 @article"),
            ("They met in the fourth quarter.", "the fourth quarter = 2023-Q4 @article"),
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

#[test]
fn what_still_goes_on() {
    check(
        DAY,
        &[
            (
                "In 2010 the dam burst. In 2012 a report blamed the owner. The trial, which opened on 4 \
                 November, has heard 30 witnesses.",
                "2010 = 2010 | 2012 = 2012 | 4 November = 2023-11-04 @article",
            ),
            (
                "In 2010 the dam burst. An inquiry which opened on 4 November will report soon.",
                "2010 = 2010 | 4 November = 2023-11-04 @article | soon = FUTURE_REF",
            ),
        ],
    );
}

#[test]
fn plans_that_were_called_off() {
    check(
        Some("2024-05-12"),
        &[
            ("The concert planned for Saturday was called off.", "Saturday = 2024-05-11 @article"),
            ("The match set for Friday did not take place.", "Friday = 2024-05-10 @article"),
            ("The vote scheduled for Tuesday was put off.", "Tuesday = 2024-05-14 @article future"),
        ],
    );
}

#[test]
fn times_of_no_day() {
    check(
        DAY,
        &[
            (
                "A car was seen at 6 a.m. ten days before the wedding.",
                "6 a.m. ten days = XXXX-XX-XXT06:00",
            ),
            ("The soonest day would be seven days later.", "seven days later = P7D"),
        ],
    );
}

#[test]
fn today_that_is_these_days() {
    check(
        DAY,
        &[
            ("It has no place in today's world.", "today = PRESENT_REF"),
            ("Few of today’s teenagers know it.", "today = PRESENT_REF"),
            ("It is an odd time to work at today's Volvo.", "today = PRESENT_REF"),
            ("By today's standards it was small.", "today = PRESENT_REF"),
            (
                "He spoke of today's Italy, not of yesterday's.",
                "today = PRESENT_REF | yesterday = 2024-05-14 @article",
            ),
            ("They met before today's vote.", "today = 2024-05-15 BEFORE @article"),
            ("It stood in today's Guardian.", "today = 2024-05-15 @article"),
        ],
    );
}

#[test]
fn that_quarter_is_the_one_named_last() {
    check(
        Some("2024-11-05"),
        &[(
            "Profit for the third quarter was $4 million. In the year-ago quarter it had lost $2 million. \
             Figures of that quarter held a charge.",
            "the third quarter = 2024-Q3 @article | the year-ago quarter = 2023-Q3 @0 \
             | that quarter = 2023-Q3 @1",
        )],
    );
}

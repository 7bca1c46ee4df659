//! Expressions that the grammar composes: each kind in wordings of our own.

use super::check;

const DAY: Option<&str> = Some("2023-11-15");

#[test]
fn parts_of_years() {
    check(
        DAY,
        &[
            ("Rain fell in the final quarter of 2019.", "the final quarter of 2019 = 2019-Q4"),
            (
                "Prices rose in the last two quarters of 2021.",
                "the last two quarters of 2021 = 2021-H2",
            ),
            (
                "Sales dipped in last year's third quarter.",
                "last year's third quarter = 2022-Q3 @article",
            ),
            ("The 2022 second half was quiet.", "The 2022 second half = 2022-H2"),
            ("Margins fell in 3Q22 and 4Q 2022.", "3Q22 = 2022-Q3 | 4Q 2022 = 2022-Q4"),
            ("Orders are due in Q1 FY25.", "Q1 FY25 = 2025-Q1 future"),
            ("The final week of May 2020 was dry.", "The final week of May 2020 = 2020-W22"),
            (
                "Output of the first half of the 19th century is unknown.",
                "the first half of the 19th century = 18 START",
            ),
        ],
    );
}

#[test]
fn years_in_words_and_pairs() {
    check(
        DAY,
        &[
            ("The ship sank in nineteen twelve.", "nineteen twelve = 1912"),
            ("He moved here in twenty ten, she says.", "twenty ten = 2010"),
            ("It was sold by 1794 merchants of Hull said.", ""),
            ("The Canal Company 1801-1822 built four locks.", "1801 = 1801 .. | 1822 = 1822"),
            ("Some 1800 sheep and 1950 goats were lost.", ""),
            ("The room costs 1200-1400 euros.", ""),
        ],
    );
}

#[test]
fn days_of_a_month() {
    check(
        DAY,
        &[
            ("He spoke on the 12th and left.", "the 12th = 2023-11-12 @article"),
            ("It was told on the 3rd of that month.", "the 3rd of that month = XXXX-XX"),
            ("Rooms on the 12th floor burned.", ""),
            (
                "Votes are on 20, 21 and 22 May.",
                "20 = 2024-05-20 @article future | 21 = 2024-05-21 @article future \
                 | 22 May = 2024-05-22 @article future",
            ),
            (
                "They met on June 1, 2 and 3, 2015.",
                "June 1 = 2015-06-01 | 2 = 2015-06-02 | 3, 2015 = 2015-06-03",
            ),
            (
                "The shop is closed from 26 July to 22 August.",
                "26 July = 2023-07-26 @article .. | 22 August = 2023-08-22 @0",
            ),
            (
                "The play runs Dec. 28-Jan. 3 in Leeds.",
                "Dec. 28 = 2023-12-28 @article future .. | Jan. 3 = 2024-01-03 @0 future",
            ),
        ],
    );
}

#[test]
fn lengths_ago_and_ahead() {
    check(
        DAY,
        &[
            ("A fortnight ago it rained.", "A fortnight ago = 2023-W44 @article"),
            ("Two fortnights ago it rained.", "Two fortnights ago = 2023-W42 @article"),
            ("Half a decade ago the pit closed.", "Half a decade ago = 2018 @article"),
            (
                "Five years ago to the day he died.",
                "Five years ago to the day = 2018-11-15 @article",
            ),
            ("Many years ago there was a mill.", "Many years ago = PAST_REF"),
            ("The loan will be repaid in six years.", "six years = 2029 @article future"),
            ("It counted 40, against 25 two years prior.", "two years prior = 2021 @article"),
            ("He came two hours earlier than planned.", "two hours = PT2H"),
        ],
    );
}

#[test]
fn weekdays_and_weeks() {
    check(
        DAY,
        &[
            ("The inn opens Tuesday week.", "Tuesday week = 2023-11-28 @article future"),
            ("We met the Friday before last.", "the Friday before last = 2023-11-03 @article"),
            ("It begins the week after next.", "the week after next = 2023-W48 @article future"),
            ("She left a week ago Monday.", "a week ago Monday = 2023-11-06 @article"),
            ("He left Friday two weeks ago.", "Friday two weeks ago = 2023-11-03 @article"),
        ],
    );
}

#[test]
fn repetitions_and_lengths() {
    check(
        DAY,
        &[
            ("The choir meets every second Tuesday.", "every second Tuesday = XXXX-WXX-2"),
            ("The pond is drained each October.", "each October = XXXX-10"),
            ("It rains every winter.", "every winter = XXXX-WI"),
            ("Hundreds of cars a day cross it.", "a day = P1D"),
            ("It needs a month or two.", "a month or two = P1M"),
            ("The three-week-old strike is over.", "three-week-old = P3W"),
            ("A three-week-old baby was found.", ""),
            ("The months-long dispute ended.", "months-long = PXM"),
            ("It was a yearlong search.", "yearlong = P1Y"),
            ("It may close in the near future.", "the near future = FUTURE_REF"),
            ("For the time being it is shut.", "the time being = PRESENT_REF"),
            ("It is the longest to date.", "to date = PRESENT_REF"),
        ],
    );
}

#[test]
fn holidays_and_known_days() {
    check(
        DAY,
        &[
            ("The fee is due by year's end.", "year's end = 2023 END @article future"),
            ("Trains were full at Chinese New Year 2023.", "Chinese New Year 2023 = 2023-01-22"),
            ("Eid al-Fitr 2024 was quiet.", "Eid al-Fitr 2024 = 2024-04-10 future"),
            ("Rosh Hashanah 2023 was quiet.", "Rosh Hashanah 2023 = 2023-09-16/2023-09-17"),
            ("It opened on St. Patrick's Day.", "St. Patrick's Day = 2023-03-17 @article"),
            (
                "They met on Martin Luther King Jr. Day.",
                "Martin Luther King Jr. Day = 2023-01-16 @article",
            ),
            ("It was worse than Black Monday.", "Black Monday = 1987-10-19"),
            ("The attacks of Sept. 11 terrorists changed it.", "Sept. 11 = 2001-09-11"),
            ("She sang \"White Christmas\" twice.", ""),
            ("The book is by Anna Easter of York.", ""),
            ("The mine was dug in Heisei 3.", "Heisei 3 = 1991"),
            (
                "The plan covers week 12 of 2023 and 2023-W40.",
                "week 12 of 2023 = 2023-W12 | 2023-W40 = 2023-W40",
            ),
        ],
    );
}

#[test]
fn the_part_spoken_of() {
    check(
        DAY,
        &[
            ("The copy of 20230305 is lost.", "20230305 = 2023-03-05"),
            (
                "Steel closed Tuesday. It lost 3% for the week.",
                "Tuesday = 2023-11-14 @article | the week = 2023-W46 @0",
            ),
            ("It was the biggest loss of the year.", "the year = 2023 @article"),
            (
                "The offer stands to Dec. 4. Until then it is free.",
                "Dec. 4 = 2023-12-04 @article future | then = 2023-12-04 BEFORE @0 future",
            ),
            (
                "The bridge fell on Monday. Two days after the fall it was blown up.",
                "Monday = 2023-11-13 @article | Two days = P2D",
            ),
            (
                "Tolls in May were twice those of the same month a year ago.",
                "May = 2023-05 @article | the same month a year ago = 2022-05 @0",
            ),
            (
                "Tea sales in May beat the same period last year.",
                "May = 2023-05 @article | the same period last year = 2022-05 @0",
            ),
            ("You salt it on a Monday.", "a Monday = XXXX-WXX-1"),
            (
                "The market was held this weekend and drew many.",
                "this weekend = 2023-W45-WE @article",
            ),
            (
                "They came at 3:30 Tuesday morning.",
                "3:30 Tuesday morning = 2023-11-14T03:30 @article",
            ),
            (
                "It broke out in the early hours of Sunday.",
                "the early hours of Sunday = 2023-11-12TMO @article",
            ),
            (
                "Buses run (22:15-04:45hrs) all night.",
                "22:15 = XXXX-XX-XXT22:15 | 04:45hrs = XXXX-XX-XXT04:45",
            ),
            (
                "The year ended June 30, 2022 was poor.",
                "The year = P1Y | June 30, 2022 = 2022-06-30",
            ),
            ("Minutes of the meeting are lost.", ""),
            ("It has been shut since March.", "March = 2023-03 SINCE @article"),
        ],
    );
}

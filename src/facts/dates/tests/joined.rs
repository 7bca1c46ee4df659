//! Expressions of two parts that are one: a day and its date, a day and its time; days of any week and of events.

use super::check;

const DAY: Option<&str> = Some("2023-11-15");

#[test]
fn a_day_and_its_date_in_brackets() {
    check(
        DAY,
        &[
            ("It burned yesterday (November 14).", "yesterday (November 14) = 2023-11-14 @article"),
            (
                "Crews left this morning [15 Nov.] by sea.",
                "this morning [15 Nov.] = 2023-11-15TMO @article",
            ),
            (
                "He sang on Saturday night (11 November 2023).",
                "Saturday night (11 November 2023) = 2023-11-11TNI",
            ),
            ("It burned yesterday (it was dry).", "yesterday = 2023-11-14 @article"),
            ("In 2020 (May 4) it was closed.", "2020 = 2020 | May 4 = 2023-05-04 @article"),
        ],
    );
}

#[test]
fn a_day_and_its_time() {
    check(
        DAY,
        &[
            (
                "Updated: Monday, November 13, 2023, 9:31 AM",
                "Monday, November 13, 2023, 9:31 AM = 2023-11-13T09:31",
            ),
            ("Edited November 13, 2023 07:05", "November 13, 2023 07:05 = 2023-11-13T07:05"),
            (
                "Early Monday morning, around 1:30 a.m., it sank.",
                "Early Monday morning, around 1:30 a.m. = 2023-11-13T01:30 @article",
            ),
            ("On Monday, 40 men met.", "Monday = 2023-11-13 @article"),
            ("On 12 May 2021, 14:30 men met.", "12 May 2021 = 2021-05-12"),
        ],
    );
}

#[test]
fn a_time_with_a_hedge_or_in_two_zones() {
    check(
        DAY,
        &[
            (
                "It rang about 3 p.m. yesterday.",
                "about 3 p.m. yesterday = 2023-11-14T15:00 APPROX @article",
            ),
            (
                "It rang at around 4.30am on Monday.",
                "around 4.30am on Monday = 2023-11-13T04:30 APPROX @article",
            ),
            (
                "The blast came at 3 p.m. (1200 GMT) and shook the town.",
                "3 p.m. (1200 GMT) = 2023-11-15T15:00 @article",
            ),
            ("The quake struck at 1353 (1023 GMT).", "1353 (1023 GMT) = 2023-11-15T13:53 @article"),
            ("It struck at 7:37 AM local time.", "7:37 AM local time = 2023-11-15T07:37 @article"),
        ],
    );
}

#[test]
fn plans_and_offsets() {
    check(
        DAY,
        &[
            ("A trial was set for February 3.", "February 3 = 2024-02-03 @article future"),
            ("The hearing was pencilled in for January.", "January = 2024-01 @article future"),
            ("She has been chosen to lead the team in March.", "March = 2024-03 @article future"),
            ("In two weeks' time it opens.", "two weeks' time = 2023-W48 @article future"),
            ("In one year's time it opens.", "one year's time = 2024 @article future"),
        ],
    );
}

#[test]
fn last_and_next_behind_a_day() {
    check(
        Some("1860-02-01"),
        &[
            (
                "By an act of 3 June 1859 they met on the 12th of May last.",
                "3 June 1859 = 1859-06-03 | the 12th of May last = 1859-05-12 @0",
            ),
            (
                "By an act of 3 June 1859 they meet on the 1st of February next.",
                "3 June 1859 = 1859-06-03 | the 1st of February next = 1860-02-01 @0 future",
            ),
            (
                "On 3 June 1859 it was said that on 9 June last rites were given.",
                "3 June 1859 = 1859-06-03 | 9 June = 1859-06-09 @0",
            ),
        ],
    );
}

#[test]
fn days_of_an_event_and_of_any_week() {
    check(
        DAY,
        &[
            (
                "Today is the third day of the strike.",
                "Today = 2023-11-15 @article | the third day = 2023-11-15 @article",
            ),
            (
                "On 21 July 2021, the fifth day of the siege, it fell.",
                "21 July 2021 = 2021-07-21 | the fifth day = 2021-07-21 @0",
            ),
            (
                "They fly twice a week, on Monday and on Friday.",
                "a week = P1W | Monday = XXXX-WXX-1 | Friday = XXXX-WXX-5",
            ),
            ("The ferry still runs today.", "today = PRESENT_REF"),
            ("More of them live here today than ever.", "today = PRESENT_REF"),
            ("The firm has today opened a yard.", "today = 2023-11-15 @article"),
        ],
    );
}

#[test]
fn no_dates_of_events() {
    check(
        DAY,
        &[
            ("He drove his 2008 Bentley home.", ""),
            ("Police sold the 1987 Volvo Estate.", ""),
            ("The 2008 Ford strike lasted.", "2008 = 2008"),
            ("The mobs soon had guns.", ""),
            ("Soon the town was full.", ""),
            ("It will soon open.", "soon = FUTURE_REF"),
        ],
    );
}

#[test]
fn a_named_day_takes_the_year_behind_it() {
    check(
        DAY,
        &[
            (
                "He fled the Boxing Day earthquake and tsunami in 2004.",
                "Boxing Day = 2004-12-26 | 2004 = 2004",
            ),
            (
                "The Christmas Eve storm of 1953 hit them.",
                "Christmas Eve = 1953-12-24 | 1953 = 1953",
            ),
        ],
    );
}

#[test]
fn a_noun_goes_back_to_a_dated_event() {
    check(
        Some("2021-11-29"),
        &[
            (
                "The tank exploded on June 2. Five days after the blast two men were missing.",
                "June 2 = 2021-06-02 @article | Five days = 2021-06-07 @0",
            ),
            (
                "The abbot died on 4 May 1811. Ten years after his death a statue went up.",
                "4 May 1811 = 1811-05-04 | Ten years = 1821 @0",
            ),
            (
                "Her boat sank on 2 July 1901. A month after the wreck two sailors turned up.",
                "2 July 1901 = 1901-07-02 | A month = 1901-08 @0",
            ),
            (
                "The hall opened on 2 July 1901. Two years after the merger it closed.",
                "2 July 1901 = 1901-07-02 | Two years = P2Y",
            ),
        ],
    );
}

#[test]
fn days_known_by_a_name_and_names_with_a_day() {
    check(
        Some("2022-11-29"),
        &[
            ("They landed on D-Day.", "D-Day = 1944-06-06"),
            ("The cellar was full on V-E Day.", "V-E Day = 1945-05-08"),
            ("He was fined for the Jan. 6 riot.", "Jan. 6 = 2021-01-06"),
            ("She writes for the Sunday Herald.", ""),
            ("Wednesday Media bought the Friday Theatre.", ""),
        ],
    );
}

//! Dates that lie ahead, nights by the clock, and days of a story.

use super::check;
use crate::facts::DateMention;

const DAY: Option<&str> = Some("2021-11-29");

#[test]
fn verbs_of_a_timetable_look_ahead() {
    check(
        DAY,
        &[
            ("Early voting opens on June 2.", "June 2 = 2022-06-02 @article future"),
            (
                "The new council meets for the first time on July 13.",
                "July 13 = 2022-07-13 @article future",
            ),
            ("The draw takes place on 5 August.", "5 August = 2022-08-05 @article future"),
            ("The final follows on 19 September.", "19 September = 2022-09-19 @article future"),
            ("The bank announced the plan June 21.", "June 21 = 2021-06-21 @article"),
            ("They play Hove in the league on Thursday.", "Thursday = 2021-12-02 @article future"),
            ("It reports results on Friday.", "Friday = 2021-12-03 @article future"),
            ("They are not expected to meet on Friday.", "Friday = 2021-12-03 @article future"),
            ("The law takes effect on 1 July.", "1 July = 2022-07-01 @article future"),
            (
                "The dinner takes place on the last Friday of April.",
                "the last Friday of April = 2022-04-29 @article future",
            ),
            ("Seats go on sale on 20 June.", "20 June = 2022-06-20 @article future"),
            ("The move follows Thursday's vote.", "Thursday = 2021-11-25 @article"),
        ],
    );
}

#[test]
fn a_weekday_of_a_plan_lies_ahead() {
    let thursday = crate::calendar::Date::new(2021, 12, 2).unwrap();
    for text in [
        "The choir travels to Porto on Thursday.",
        "Members vote on the merger Thursday.",
        "The refinery reports its earnings on Thursday.",
        "Lifeguards go on strike Thursday over pay.",
        "The two sides face each other again Thursday in Graz.",
        "A former mayor goes on trial Thursday.",
        "Gates open at noon and the pool reopens for good on Thursday.",
        "On Thursday the board meets to choose a chair.",
        "The goalkeeper is due back Thursday.",
        "Sleet is forecast to reach the valley by dusk and is likely on Thursday.",
        "Drivers have called a walkout for Thursday.",
        "If approved Thursday, the loan would pay for two ferries.",
        "Ahead of Thursday's debate, workers put up fences.",
        "Their next rehearsal is Thursday.",
        "Join us for a walk on Thursday.",
        "If there is a vacancy on Thursday she will apply.",
    ] {
        let (_, facts) = super::facts(text, DAY);
        let found: Vec<_> = facts.dates.iter().filter_map(DateMention::interval).collect();
        assert!(found.contains(&(thursday, thursday)), "{text} {found:?}");
    }
    check(
        DAY,
        &[
            (
                "The show runs Friday through Sunday.",
                "Friday = 2021-12-03 @article future .. | Sunday = 2021-12-05 BEFORE @article future",
            ),
            ("The rules changed with the votes on Friday.", "Friday = 2021-11-26 @article"),
            ("He won the next race on Friday.", "Friday = 2021-11-26 @article"),
            ("Clerks announced new rules for shops on Friday.", "Friday = 2021-11-26 @article"),
            ("The high for Friday was 21 degrees.", "Friday = 2021-11-26 @article"),
        ],
    );
}

#[test]
fn a_month_of_a_plan_lies_ahead() {
    check(
        DAY,
        &[
            ("Her licence expires in April.", "April = 2022-04 @article future"),
            ("He steps down in February.", "February = 2022-02 @article future"),
            ("The next regatta is in March.", "March = 2022-03 @article future"),
            ("The guild plans to open a school in October.", "October = 2022-10 @article future"),
            ("Storks leave in August.", "August = XXXX-08"),
            ("The trust's lease runs out in six months.", "six months = 2022-05 @article future"),
            ("The hearing starts in three weeks.", "three weeks = 2021-W51 @article future"),
            ("The pier was built in six months.", "six months = P6M"),
            ("It will be painted in nine days.", "nine days = P9D"),
            ("It is the first win in nine years.", "nine years = P9Y"),
        ],
    );
}

#[test]
fn days_and_weeks_from_a_day() {
    check(
        DAY,
        &[
            (
                "The strike begins a week from Friday.",
                "a week from Friday = 2021-12-10 @article future",
            ),
            ("She is due home on Friday next.", "Friday next = 2021-12-03 @article future"),
            (
                "Lessons start in the week beginning 10 January.",
                "the week beginning 10 January = 2022-W02 @article future",
            ),
        ],
    );
}

#[test]
fn dates_of_an_agenda_follow_each_other() {
    check(
        DAY,
        &[
            (
                "The term starts on Monday 10 January. Half-term is from 17 to 21 June.",
                "Monday 10 January = 2022-01-10 @article future | 17 = 2022-06-17 @0 future .. \
                 | 21 June = 2022-06-21 @1 future",
            ),
            (
                "Meetings will be held on 14 May and 13 October.",
                "14 May = 2022-05-14 @article future | 13 October = 2022-10-13 @article future",
            ),
            (
                "The trial will open on 5 June. He is accused of a theft on 4 October.",
                "5 June = 2022-06-05 @article future | 4 October = 2021-10-04 @article",
            ),
        ],
    );
}

#[test]
fn a_night_goes_on_past_midnight() {
    check(
        DAY,
        &[
            (
                "On Saturday at 9 p.m. the port was closed. By 1.20 a.m. the water rose.",
                "Saturday = 2021-11-27 @article | 9 p.m. = 2021-11-27T21:00 @0 \
                 | 1.20 a.m. = 2021-11-28T01:20 BY @1",
            ),
            (
                "On Saturday at 9 p.m. the port was closed. It had been checked at 6 a.m.",
                "Saturday = 2021-11-27 @article | 9 p.m. = 2021-11-27T21:00 @0 \
                 | 6 a.m. = 2021-11-27T06:00 @1",
            ),
            (
                "On Saturday at 9 a.m. the port was closed. At 8 a.m. the water fell.",
                "Saturday = 2021-11-27 @article | 9 a.m. = 2021-11-27T09:00 @0 \
                 | 8 a.m. = 2021-11-27T08:00 @1",
            ),
        ],
    );
}

#[test]
fn the_weekday_of_a_story() {
    check(
        DAY,
        &[
            (
                "The first tie is on Friday 7 January and one on the Monday evening.",
                "Friday 7 January = 2022-01-07 @article future \
                 | Monday evening = 2022-01-10TEV @0 future",
            ),
            ("The club meets on the second Tuesday of the month.", "Tuesday = XXXX-WXX-2"),
            (
                "We meet every Wednesday at 7 p.m. in the hall.",
                "every Wednesday = XXXX-WXX-3 | 7 p.m. = XXXX-XX-XXT19:00",
            ),
            ("The concert is on the last Thursday of term.", "Thursday = XXXX-WXX-4"),
            ("The strike lasted until Friday.", "Friday = 2021-11-26 BEFORE @article"),
            ("The tide was lower than that of Tuesday.", "Tuesday = 2021-11-23 @article"),
            ("Swifts leave in August.", "August = XXXX-08"),
            ("Two second-round matches were put off.", ""),
        ],
    );
}

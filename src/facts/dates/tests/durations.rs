//! Times of day, durations, recurrences and times without a date.

use super::check;

#[test]
fn times_of_day() {
    check(
        Some("2023-11-15"),
        &[
            ("They met at 5 p.m. on Monday.", "5 p.m. on Monday = 2023-11-13T17:00 @article"),
            ("They met at 5:15 p.m.", "5:15 p.m. = 2023-11-15T17:15 @article"),
            ("They met at noon.", "noon = 2023-11-15T12:00 @article"),
            ("They met at midnight on Friday.", "midnight on Friday = 2023-11-10T24:00 @article"),
            (
                "They met Monday at noon.",
                "Monday = 2023-11-13 @article | noon = 2023-11-13T12:00 @0",
            ),
            (
                "They met at 17:45 GMT on Monday.",
                "17:45 GMT on Monday = 2023-11-13T17:45Z @article",
            ),
            ("They met at five o'clock.", "five o'clock = 2023-11-15T05:00 @article"),
            ("They met at five in the morning.", "five in the morning = 2023-11-15T05:00 @article"),
            (
                "They met at 3 in the afternoon on Monday.",
                "3 in the afternoon on Monday = 2023-11-13T15:00 @article",
            ),
            ("They met early Monday morning.", "early Monday morning = 2023-11-13TMO @article"),
            ("They met on Monday night.", "Monday night = 2023-11-13TNI @article"),
            (
                "They met at 10:35 a.m. (0735 GMT) Friday.",
                "10:35 a.m. (0735 GMT) Friday = 2023-11-10T10:35 @article",
            ),
            (
                "They met on the morning of May 5, 2010.",
                "the morning of May 5, 2010 = 2010-05-05TMO",
            ),
            ("It shut at 12 a.m. on 5 May 2010.", "12 a.m. on 5 May 2010 = 2010-05-05T00:00"),
            ("It shut at 12 p.m. on 5 May 2010.", "12 p.m. on 5 May 2010 = 2010-05-05T12:00"),
        ],
    );
}

#[test]
fn days_and_times_together() {
    check(
        Some("2023-11-15"),
        &[
            ("It opened at 6:30 a.m. on 5 May 2010.", "6:30 a.m. on 5 May 2010 = 2010-05-05T06:30"),
            (
                "It opened on 5 May 2010 at 6:30 a.m.",
                "5 May 2010 = 2010-05-05 | 6:30 a.m. = 2010-05-05T06:30 @0",
            ),
            (
                "It opened on the evening of 5 May 2010.",
                "the evening of 5 May 2010 = 2010-05-05TEV",
            ),
            (
                "It opened at 23:59 UTC on 5 May 2010.",
                "23:59 UTC on 5 May 2010 = 2010-05-05T23:59Z",
            ),
            ("It opened at 11 p.m. EST Monday.", "11 p.m. EST Monday = 2023-11-13T23:00 @article"),
            (
                "It opened at 11 o'clock on Monday.",
                "11 o'clock on Monday = 2023-11-13T11:00 @article",
            ),
            ("It opened at 7 in the evening.", "7 in the evening = 2023-11-15T19:00 @article"),
            ("It opened late on Monday.", "Monday = 2023-11-13 @article"),
            ("It opened late Monday night.", "late Monday night = 2023-11-13TNI @article"),
            ("It opened early in the morning.", "the morning = 2023-11-15TMO @article"),
            (
                "It opened on Saturday afternoon, Nov. 11.",
                "Saturday afternoon = 2023-11-11TAF @article | Nov. 11 = 2023-11-11 @article",
            ),
            ("It opened at noon, Friday.", "noon, Friday = 2023-11-10T12:00 @article"),
            ("It opened by midnight.", "midnight = 2023-11-15T24:00 BY @article"),
            (
                "It will open at 9 a.m. tomorrow.",
                "9 a.m. tomorrow = 2023-11-16T09:00 @article future",
            ),
            ("It will open at 9 a.m.", "9 a.m. = XXXX-XX-XXT09:00"),
        ],
    );
}

#[test]
fn durations() {
    check(
        Some("2023-11-15"),
        &[
            ("It took five days.", "five days = P5D"),
            ("It took half a century.", "half a century = P50Y"),
            ("It took a few hours.", "a few hours = PTXH"),
            ("It took several weeks.", "several weeks = PXW"),
            ("It took about ten years.", "about ten years = P10Y APPROX"),
            ("It took more than 30 years.", "more than 30 years = P30Y MORE_THAN"),
            ("It took at least two months.", "at least two months = P2M MORE_THAN"),
            ("It took nearly two decades.", "nearly two decades = P20Y APPROX"),
            ("It took under three hours.", "under three hours = PT3H LESS_THAN"),
            ("It took 2.5 years.", "2.5 years = P2Y6M"),
            ("It took 1,200 years.", "1,200 years = P1200Y"),
            ("It took twenty-five minutes.", "twenty-five minutes = PT25M"),
            ("It took two and a half hours.", "two and a half hours = PT2H30M"),
            ("It took a couple of days.", "a couple of days = P2D"),
            ("It took two quarters.", "two quarters = P6M"),
            ("It took six straight days.", "six straight days = P6D"),
            ("The two-day trial ended.", "two-day = P2D"),
            ("A 30-minute talk.", "30-minute = PT30M"),
            ("It lasted for years.", "years = PXY"),
            ("It lasted for a month.", "a month = P1M"),
            ("Within days it fell.", "days = PXD"),
            ("In the past few weeks it fell.", "the past few weeks = PXW"),
            ("In the next three years it will fall.", "the next three years = P3Y"),
            ("In recent years it fell.", "recent years = PXY"),
            ("Over the past century it fell.", "the past century = P100Y"),
            ("In three weeks it will fall.", "three weeks = P3W"),
            ("It took two nights.", "two nights = P2D"),
        ],
    );
}

#[test]
fn lengths_in_numbers() {
    check(
        Some("2023-11-15"),
        &[
            ("It ran 12 hours.", "12 hours = PT12H"),
            ("It ran 3 1/2 hours.", "3 1/2 hours = PT3H30M"),
            ("It ran 3½ hours.", "3½ hours = PT3H30M"),
            ("It ran two hundred years.", "two hundred years = P200Y"),
            ("It ran one thousand years.", "one thousand years = P1000Y"),
            ("It ran a hundred days.", "a hundred days = P100D"),
            ("It ran for an hour.", "an hour = PT1H"),
            ("It ran for half an hour.", "half an hour = PT30M"),
            ("It ran over a century.", "over a century = P100Y MORE_THAN"),
            ("It ran up to 30 days.", "up to 30 days = P30D LESS_THAN"),
            ("It ran fewer than ten days.", "fewer than ten days = P10D LESS_THAN"),
            ("It ran almost a decade.", "almost a decade = P10Y APPROX"),
            ("It ran exactly ten days.", "ten days = P10D"),
            ("It ran ten more days.", "ten more days = P10D"),
            ("It ran two full weeks.", "two full weeks = P2W"),
            ("It ran for weeks.", "weeks = PXW"),
            ("It ran in 10 days.", "10 days = P10D"),
            ("It ran 90 minutes.", "90 minutes = PT90M"),
            ("It ran 30 seconds.", "30 seconds = PT30S"),
            ("It ran three weekends.", "three weekends = P6D"),
            ("It ran three seasons.", "three seasons = P3Y"),
            ("It ran one millennium.", "one millennium = P1000Y"),
            ("It ran four quarters.", "four quarters = P12M"),
            ("It ran ten centuries.", "ten centuries = P1000Y"),
            ("A five-year-long war.", "five-year-long = P5Y"),
            ("The last five years were dry.", "The last five years = P5Y"),
            ("The first ten days were dry.", "The first ten days = P10D"),
            ("The previous two weeks were dry.", "The previous two weeks = P2W"),
            ("The coming weeks are dry.", "coming weeks = PXW"),
            ("These past two years were dry.", "These past two years = P2Y"),
            ("The two years were dry.", "The two years = P2Y"),
        ],
    );
}

#[test]
fn recurrences() {
    check(
        Some("2023-11-15"),
        &[
            ("They meet daily.", "daily = P1D"),
            ("They meet weekly.", "weekly = P1W"),
            ("They met every week.", "every week = P1W"),
            ("They meet each year.", "each year = P1Y"),
            ("They meet every two years.", "every two years = P2Y"),
            ("It sells 500 cars a year.", "a year = P1Y"),
            ("It costs $40 per day.", "per day = P1D"),
            ("They meet on Tuesdays.", "Tuesdays = XXXX-WXX-2"),
            ("They meet on Tuesday nights.", "Tuesday nights = XXXX-WXX-2TNI"),
            ("They meet every morning.", "every morning = P1D"),
            ("They meet annually.", "annually = P1Y"),
            (
                "They meet at five o'clock every morning.",
                "five o'clock = P1D | every morning = P1D",
            ),
            ("They meet every quarter.", "every quarter = P1Q"),
        ],
    );
}

#[test]
fn how_often() {
    check(
        Some("2023-11-15"),
        &[
            ("They meet every Friday.", "every Friday = XXXX-WXX-5"),
            ("They meet each Friday.", "each Friday = XXXX-WXX-5"),
            (
                "They meet on Mondays and Thursdays.",
                "Mondays = XXXX-WXX-1 | Thursdays = XXXX-WXX-4",
            ),
            ("They meet every ten minutes.", "every ten minutes = PT10M"),
            ("They meet every few days.", "every few days = PXD"),
            ("They meet hourly.", "hourly = PT1H"),
            ("They meet nightly.", "nightly = P1D"),
            ("They meet monthly.", "monthly = P1M"),
            ("They meet once a year.", "a year = P1Y"),
            ("They meet three times a week.", "a week = P1W"),
            ("They sell 3 million a year.", "a year = P1Y"),
            ("They pay $5 an hour.", "an hour = PT1H"),
            ("They pay 5 percent a year.", "a year = P1Y"),
            ("They pay $5 per month.", "per month = P1M"),
            ("They pay each quarter.", "each quarter = P1Q"),
            ("They meet every weekend.", "every weekend = P2D"),
            ("They meet every decade.", "every decade = P10Y"),
            ("They meet Sunday mornings.", "Sunday mornings = XXXX-WXX-7TMO"),
            ("They met per day.", "per day = P1D"),
        ],
    );
}

#[test]
fn times_without_a_date() {
    check(
        Some("2023-11-15"),
        &[
            ("It is currently closed.", "currently = PRESENT_REF"),
            ("He is now the owner.", "now = PRESENT_REF"),
            ("It recently closed.", "recently = PAST_REF"),
        ],
    );
}

#[test]
fn a_single_unit_as_the_object_of_a_verb() {
    check(
        Some("2023-11-15"),
        &[
            ("The siege lasted a year.", "a year = P1Y"),
            ("The repairs will take a week.", "a week = P1W"),
            ("It took an hour to reach them.", "an hour = PT1H"),
            ("She spent a month at sea.", "a month = P1M"),
            ("He took a week's leave.", ""),
            ("It takes a second.", ""),
        ],
    );
}

#[test]
fn terms_and_adverbs_without_a_date() {
    check(
        Some("2023-11-15"),
        &[
            ("In the long term, prices rise.", "the long term = FUTURE_REF"),
            ("Growth in the near term appears good.", "the near term = FUTURE_REF"),
            ("It is safe for the short term.", "the short term = FUTURE_REF"),
            ("The near term outlook is bad.", ""),
            ("The soon-to-open hall is big.", ""),
            ("As recently as late 2009 it stood.", "late 2009 = 2009 END"),
        ],
    );
}

#[test]
fn the_day_of_a_stay_that_a_diary_writes_on() {
    check(
        Some("2023-11-15"),
        &[
            ("It's our last day here.", "our last day = 2023-11-15 @article"),
            (
                "Today is my first day at sea.",
                "Today = 2023-11-15 @article | my first day = 2023-11-15 @article",
            ),
            ("On our last day we slept.", ""),
        ],
    );
}

#[test]
fn one_unit_as_a_length() {
    check(
        Some("2023-11-15"),
        &[
            ("The march lasted a year and covered 900 km.", "a year = P1Y"),
            ("The siege lasted a month and cost 300 lives.", "a month = P1M"),
            ("It took a day and a half.", "a day and a half = P1.5D"),
            ("He served for a single year.", "a single year = P1Y"),
            ("Over the course of a week it grew.", "a week = P1W"),
            ("In the space of a month it doubled.", "a month = P1M"),
            ("It comes barely a month after the line cut its fares.", "a month = P1M"),
            ("A week after she left, the mill burned.", "A week = P1W"),
            ("It took a crew of a year old boat.", ""),
            ("It would remain the capital for the next decade.", "the next decade = P10Y"),
            ("The plan over the coming century is to plant.", "the coming century = P100Y"),
            ("It will open in the next decade.", "the next decade = 203 @article future"),
        ],
    );
}

#[test]
fn the_lower_end_of_a_length() {
    check(
        Some("2023-11-15"),
        &[
            ("It will take between 60 and 90 days.", "60 = P60D | 90 days = P90D"),
            ("It lasts between two and three hours.", "two = PT2H | three hours = PT3H"),
            ("They were between 30 and 40 years old.", ""),
            ("It lies between 60 and 90 km away.", ""),
        ],
    );
}

#[test]
fn time_that_is_given_and_what_is_only_measured() {
    check(
        Some("2023-11-15"),
        &[
            ("It gave the tenants a month to leave.", "a month = P1M"),
            ("He had a year to appeal.", "a year = P1Y"),
            ("The firm offered them a week to sign.", "a week = P1W"),
            ("It was a day to remember.", ""),
            ("They had a day to remember.", ""),
            ("She was paid six months of base pay.", ""),
            ("He lost two weeks' wages.", ""),
            ("The disk holds 75 hours of video.", ""),
            ("They sang for three hours of the night.", "three hours = PT3H"),
            ("It will end within weeks or months.", "weeks or months = PXW"),
            ("They waited for hours or days.", "hours or days = PTXH"),
        ],
    );
}

#[test]
fn lengths_between_two_numbers() {
    check(
        Some("2023-11-15"),
        &[
            ("It will take 12 to 18 months.", "12 to 18 months = PXM"),
            (
                "Over the next three to five years the quay will sink.",
                "the next three to five years = PXY",
            ),
            ("They waited two or three weeks.", "two or three weeks = PXW"),
            ("He faces about 5-10 years in prison.", "about 5-10 years = PXY APPROX"),
            ("The slots are of 30–45 minutes.", "30–45 minutes = PTXM"),
            ("Children of 12 to 18 years old may come.", ""),
            ("It takes one or more days.", "days = PXD"),
        ],
    );
}

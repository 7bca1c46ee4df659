//! Expressions with their values, modifiers, anchors and ranges, at several dates of writing.

use super::facts;
use crate::facts::{Anchor, DateMention};

/// Checks what each text says where the article is of `published`: the words of each expression and
/// its value (`?` where it has none), its modifier, `@` and what it is counted from (`article`,
/// the index of a mention, or the day of a quotation), `future`, and `..` where it begins a range.
fn check(published: Option<&str>, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let (doc, facts) = facts(text, published);
        let article = facts.published.map(|(date, _)| date);
        let describe = |mention: &DateMention| {
            let value = mention.value().map_or("?".to_owned(), ToString::to_string);
            let mut parts = vec![mention.span.in_text(&doc.text).to_owned(), format!("= {value}")];
            parts.extend(mention.modifier.map(|modifier| modifier.name().to_owned()));
            parts.extend(mention.anchor.map(|anchor| match anchor {
                Anchor::Published(date) if Some(date) == article => "@article".to_owned(),
                Anchor::Published(date) => format!("@{date}"),
                Anchor::Mention(index) => format!("@{index}"),
            }));
            parts.extend(mention.future.then(|| "future".to_owned()));
            parts.extend(mention.begins_range.then(|| "..".to_owned()));
            parts.join(" ")
        };
        let found: Vec<String> = facts.dates.iter().map(describe).collect();
        assert_eq!(found.join(" | "), *expected, "{text}");
    }
}

#[test]
fn dates_in_full() {
    check(
        Some("2023-11-15"),
        &[
            ("It opened on March 3, 1987.", "March 3, 1987 = 1987-03-03"),
            ("It opened on Sept. 9, 2001.", "Sept. 9, 2001 = 2001-09-09"),
            ("It opened on the 21st of June, 1964.", "the 21st of June, 1964 = 1964-06-21"),
            ("It opened on June the 5th, 2010.", "June the 5th, 2010 = 2010-06-05"),
            ("It opened on 5 March, 1987.", "5 March, 1987 = 1987-03-05"),
            ("It opened on twenty-first May 1990.", "twenty-first May 1990 = 1990-05-21"),
            ("It opened on Wed., Jan. 4, 2012.", "Wed., Jan. 4, 2012 = 2012-01-04"),
            ("It opened on Sun, Mar 5, 2017.", "Sun, Mar 5, 2017 = 2017-03-05"),
            ("It opened on Friday the 29th.", "Friday the 29th = 2023-12-29 @article future"),
            ("It opened on 1999-02-28.", "1999-02-28 = 1999-02-28"),
            ("It opened on 2016/07/04.", "2016/07/04 = 2016-07-04"),
            ("It opened on 13.10.2005.", "13.10.2005 = 2005-10-13"),
            ("It opened on 10/13/05 at last.", "10/13/05 = 2005-10-13"),
            ("Filed 2021-03-04T09:30 by the desk.", "2021-03-04T09:30 = 2021-03-04T09:30"),
            ("It opened on May 5.", "May 5 = 2023-05-05 @article"),
            ("It opened on 5 May.", "5 May = 2023-05-05 @article"),
            ("It met on 25 and 26 March 2009.", "25 = 2009-03-25 | 26 March 2009 = 2009-03-26"),
            ("The talks of May and June 1998 failed.", "May = 1998-05 | June 1998 = 1998-06"),
            ("In January 1999 it closed.", "January 1999 = 1999-01"),
            ("In Jan. 1999 it closed.", "Jan. 1999 = 1999-01"),
            ("In January of 1999 it closed.", "January of 1999 = 1999-01"),
            ("In January of last year it closed.", "January of last year = 2022-01 @article"),
            ("In January, 1999 it closed.", "January, 1999 = 1999-01"),
            ("By the week of 5 May 2014 it was over.", "the week of 5 May 2014 = 2014-W19 BY"),
            ("In the first week of June 2014 it began.", "the first week of June 2014 = 2014-W23"),
            ("In the last week of June 2014 it ended.", "the last week of June 2014 = 2014-W26"),
        ],
    );
}

#[test]
fn years_decades_centuries() {
    check(
        Some("2023-11-15"),
        &[
            ("It was built in 1066.", "1066 = 1066"),
            ("It was built by 1492.", "1492 = 1492 BY"),
            ("It stood from 1066 until 1492.", "1066 = 1066 .. | 1492 = 1492 BEFORE"),
            ("It was a good '89 for them.", "'89 = 1989"),
            ("Since the 1890s it has stood.", "the 1890s = 189 SINCE"),
            ("In the early '80s it closed.", "the early '80s = 198 START"),
            ("In the mid-fifties it closed.", "the mid-fifties = 195 MID"),
            ("In the 1600s it was a farm.", "the 1600s = 16"),
            ("In the 470s BC it fell.", "the 470s BC = BC047"),
            ("In AD 79 it burned.", "AD 79 = 0079"),
            ("In 79 AD it burned.", "79 AD = 0079"),
            ("It fell in 480 BC to Xerxes.", "480 BC = BC0480"),
            ("A twenty-first century town.", "twenty-first century = 20"),
            ("From the 15th to the 19th century.", "the 15th = 14 .. | the 19th century = 18"),
            ("In the third millennium BC it rose.", "the third millennium BC = BC2"),
            ("In the second century AD it fell.", "the second century AD = 01"),
            ("The year 2003 was dry.", "The year 2003 = 2003"),
            ("The years 1990-1995 were dry.", "1990 = 1990 .. | 1995 = 1995"),
            ("The winter of 1962 was cold.", "The winter of 1962 = 1962-WI"),
            ("The spring of 1794 was wet.", "The spring of 1794 = 1794-SP"),
            ("In the summer of 2004 it burned.", "the summer of 2004 = 2004-SU"),
            ("In Q1 2020 sales fell.", "Q1 2020 = 2020-Q1"),
            ("The fourth quarter of 2011 was bad.", "The fourth quarter of 2011 = 2011-Q4"),
            ("In H2 2019 sales rose.", "H2 2019 = 2019-H2"),
            ("The second half of 1990 was bad.", "The second half of 1990 = 1990-H2"),
        ],
    );
}

#[test]
fn from_the_articles_date() {
    check(
        Some("2023-11-15"),
        &[
            ("They met today.", "today = 2023-11-15 @article"),
            ("They met on Monday.", "Monday = 2023-11-13 @article"),
            ("They met on Sunday.", "Sunday = 2023-11-12 @article"),
            ("They will meet on Wednesday.", "Wednesday = 2023-11-15 @article future"),
            ("They will meet this Friday.", "this Friday = 2023-11-17 @article future"),
            ("They will meet next Tuesday.", "next Tuesday = 2023-11-21 @article future"),
            ("They met last Wednesday.", "last Wednesday = 2023-11-08 @article"),
            ("They met two weeks ago.", "two weeks ago = 2023-W44 @article"),
            ("They met a week ago.", "a week ago = 2023-W45 @article"),
            ("They met three months ago.", "three months ago = 2023-08 @article"),
            ("They met a year ago.", "a year ago = 2022 @article"),
            ("They met 40 years ago.", "40 years ago = 1983 @article"),
            ("They met ten minutes ago.", "ten minutes = PT10M"),
            ("They will meet two weeks from now.", "two weeks from now = 2023-W48 @article future"),
            ("They will meet five years from now.", "five years from now = 2028 @article future"),
            (
                "They met the day before yesterday.",
                "the day before yesterday = 2023-11-13 @article",
            ),
            (
                "They will meet the day after tomorrow.",
                "the day after tomorrow = 2023-11-17 @article future",
            ),
            ("They met this week.", "this week = 2023-W46 @article"),
            ("They met earlier this week.", "earlier this week = 2023-W46 START @article"),
            ("They will meet later this month.", "later this month = 2023-11 END @article future"),
            ("They will meet next month.", "next month = 2023-12 @article future"),
            ("They will meet next weekend.", "next weekend = 2023-W47-WE @article future"),
            ("They met this summer.", "this summer = 2023-SU @article"),
            ("They will meet next spring.", "next spring = 2024-SP @article future"),
            ("They met last March.", "last March = 2023-03 @article"),
            ("They will meet next March.", "next March = 2024-03 @article future"),
            ("They met this September.", "this September = 2023-09 @article"),
            ("They will meet next March 5.", "next March 5 = 2024-03-05 @article future"),
            ("They met tonight.", "tonight = 2023-11-15TNI @article"),
            ("They met yesterday morning.", "yesterday morning = 2023-11-14TMO @article"),
            ("They met yesterday afternoon.", "yesterday afternoon = 2023-11-14TAF @article"),
            (
                "They will meet tomorrow evening.",
                "tomorrow evening = 2023-11-16TEV @article future",
            ),
            ("It shut last weekend.", "last weekend = 2023-W45-WE @article"),
            ("It shut in the past decade.", "the past decade = P10Y"),
            ("It shut this past Monday.", "this past Monday = 2023-11-13 @article"),
            ("It shut late last month.", "late last month = 2023-10 END @article"),
            ("It shut in the middle of 2019.", "the middle of 2019 = 2019 MID"),
            ("It shut at the end of last year.", "the end of last year = 2022 END @article"),
            (
                "It will shut by the end of next week.",
                "the end of next week = 2023-W47 END @article future",
            ),
            ("It shut earlier in 2023.", "earlier in 2023 = 2023 START"),
            ("It shut about 1950.", "about 1950 = 1950 APPROX"),
            ("It shut c. 1950.", "c. 1950 = 1950 APPROX"),
            ("The bill falls due in March.", "March = 2024-03 @article future"),
            ("The bill was due in March.", "March = 2023-03 @article"),
            ("They plan to meet in December.", "December = 2023-12 @article future"),
            ("He said they would meet Thursday.", "Thursday = 2023-11-16 @article future"),
            ("It was to open in June.", "June = 2023-06 @article"),
            ("It rains in October.", "October = XXXX-10"),
            ("It opens on Sunday, as always.", "Sunday = XXXX-WXX-7"),
            (
                "It rained from July to September.",
                "July = 2023-07 @article .. | September = 2023-09 @article",
            ),
            ("They met in the third quarter.", "the third quarter = 2023-Q3 @article"),
            ("They will meet in the first quarter.", "the first quarter = 2024-Q1 @article future"),
            ("Sales fell from a year ago.", "a year ago = 2022 @article"),
            ("On Oct. 30, they met.", "Oct. 30 = 2023-10-30 @article"),
            ("It burned Nov. 14.", "Nov. 14 = 2023-11-14 @article"),
            ("They met on Nov. 20.", "Nov. 20 = 2022-11-20 @article"),
            ("They will meet on the 20th.", "the 20th = 2023-11-20 @article future"),
            ("They ski in winter.", "winter = XXXX-WI"),
        ],
    );
}

#[test]
fn from_another_date() {
    check(
        Some("2023-11-15"),
        &[
            (
                "It rained on 4 June 1950. Two days later it snowed.",
                "4 June 1950 = 1950-06-04 | Two days later = 1950-06-06 @0",
            ),
            (
                "It rained on 4 June 1950. A week later it snowed.",
                "4 June 1950 = 1950-06-04 | A week later = 1950-W23 @0",
            ),
            (
                "It rained on 4 June 1950. Three months later it snowed.",
                "4 June 1950 = 1950-06-04 | Three months later = 1950-09-04 @0",
            ),
            (
                "It rained on 4 June 1950. Two years later it snowed.",
                "4 June 1950 = 1950-06-04 | Two years later = 1952-06-04 @0",
            ),
            (
                "It rained on 4 June 1950. The previous day it snowed.",
                "4 June 1950 = 1950-06-04 | The previous day = 1950-06-03 @0",
            ),
            (
                "It rained on 4 June 1950. The following week it snowed.",
                "4 June 1950 = 1950-06-04 | The following week = 1950-W23 @0",
            ),
            (
                "It rained on 4 June 1950. The next month it snowed.",
                "4 June 1950 = 1950-06-04 | The next month = 1950-07 @0",
            ),
            (
                "It rained on 4 June 1950. That night it snowed.",
                "4 June 1950 = 1950-06-04 | That night = 1950-06-04TNI @0",
            ),
            (
                "It rained on 4 June 1950. That year it snowed.",
                "4 June 1950 = 1950-06-04 | That year = 1950 @0",
            ),
            (
                "It rained on 4 June 1950. By the following Monday it snowed.",
                "4 June 1950 = 1950-06-04 | the following Monday = 1950-06-05 BY @0",
            ),
            (
                "It rained on 4 June 1950. Earlier that month it snowed.",
                "4 June 1950 = 1950-06-04 | Earlier that month = 1950-06 START @0",
            ),
            (
                "It rained in June 1950. The following autumn it snowed.",
                "June 1950 = 1950-06 | The following autumn = 1950-FA @0",
            ),
            (
                "It rained in 1950. Ten years later it snowed.",
                "1950 = 1950 | Ten years later = 1960 @0",
            ),
            (
                "It rained in 1950. A decade earlier it snowed.",
                "1950 = 1950 | A decade earlier = 194 @0",
            ),
            (
                "It rained in 1950. The next day it snowed.",
                "1950 = 1950 | The next day = XXXX-XX-XX",
            ),
            (
                "It rained three days before 4 June 1950.",
                "three days before 4 June 1950 = 1950-06-01",
            ),
            ("It rained a month after 31 January 1950.", "a month after 31 January 1950 = 1950-02"),
            (
                "It rained two years before the fall of 1950.",
                "two years before the fall of 1950 = 1948-FA",
            ),
            ("It rained on the night of 4 June 1950.", "the night of 4 June 1950 = 1950-06-04TNI"),
            ("Five days after the flood it snowed.", "Five days = P5D"),
            (
                "The 1950 season ended in May of that year.",
                "1950 = 1950 | May of that year = 1950-05 @0",
            ),
            (
                "The strike began on 3 May 2023. It ended on the 20th.",
                "3 May 2023 = 2023-05-03 | the 20th = 2023-05-20 @0",
            ),
            (
                "It rose in the second quarter. A year earlier, it fell.",
                "the second quarter = 2023-Q2 @article | A year earlier = 2022-Q2 @0",
            ),
            (
                "Profit rose in the second quarter from the year-ago quarter.",
                "the second quarter = 2023-Q2 @article | the year-ago quarter = 2022-Q2 @0",
            ),
        ],
    );
}

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
fn holidays() {
    check(
        Some("2023-11-15"),
        &[
            ("They met on Christmas Day.", "Christmas Day = 2022-12-25 @article"),
            ("They met on Christmas Eve 2010.", "Christmas Eve 2010 = 2010-12-24"),
            ("They will meet on New Year's Day.", "New Year's Day = 2024-01-01 @article future"),
            ("They met on Halloween.", "Halloween = 2023-10-31 @article"),
            ("They met at Easter.", "Easter = 2023-04-09 @article"),
            ("They met on Good Friday 2021.", "Good Friday 2021 = 2021-04-02"),
            ("They met on Labor Day.", "Labor Day = 2023-09-04 @article"),
            ("They met on Memorial Day 2022.", "Memorial Day 2022 = 2022-05-30"),
            ("They will meet on Black Friday.", "Black Friday = 2023-11-24 @article future"),
            ("They met on Election Day 2016.", "Election Day 2016 = 2016-11-08"),
            ("They met on Ash Wednesday 2020.", "Ash Wednesday 2020 = 2020-02-26"),
            ("They met on Palm Sunday 2020.", "Palm Sunday 2020 = 2020-04-05"),
            ("They met on Veterans Day.", "Veterans Day = 2023-11-11 @article"),
            ("They met on Independence Day 2019.", "Independence Day 2019 = 2019-07-04"),
            ("They met on Thanksgiving 2018.", "Thanksgiving 2018 = 2018-11-22"),
            ("They met on Columbus Day 2018.", "Columbus Day 2018 = 2018-10-08"),
            ("They met on Boxing Day 2004.", "Boxing Day 2004 = 2004-12-26"),
            ("They met on Valentine's Day 2004.", "Valentine's Day 2004 = 2004-02-14"),
        ],
    );
}

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
                "5 May 1999 = 1999-05-05 | noon = 1999-05-05T12:00 @article",
            ),
            (
                "The council met on 5 May 1999. In the morning it left.",
                "5 May 1999 = 1999-05-05 | the morning = 1999-05-05TMO @article",
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
            ("They will meet in four years.", "four years = P4Y"),
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
            (
                "They met between May and July.",
                "May = 2021-05 @article .. | July = 2021-07 @article",
            ),
            (
                "They met from May 3 to June 5.",
                "May 3 = 2021-05-03 @article .. | June 5 = 2021-06-05 @article",
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
fn ranges() {
    check(
        Some("2023-11-15"),
        &[
            ("The fair ran from 3 to 9 May 2010.", "3 = 2010-05-03 .. | 9 May 2010 = 2010-05-09"),
            (
                "The fair ran from May 3 to May 9, 2010.",
                "May 3 = 2010-05-03 .. | May 9, 2010 = 2010-05-09",
            ),
            (
                "The fair ran from May 3, 2010 to May 9, 2011.",
                "May 3, 2010 = 2010-05-03 .. | May 9, 2011 = 2011-05-09",
            ),
            ("The fair ran between 2005 and 2010.", "2005 = 2005 .. | 2010 = 2010"),
            (
                "The fair ran from Monday to Wednesday.",
                "Monday = 2023-11-13 @article .. | Wednesday = 2023-11-15 @article",
            ),
            ("The fair ran from 1998 through 2004.", "1998 = 1998 .. | 2004 = 2004 BEFORE"),
            ("The fair ran in 1998 and 2004.", "1998 = 1998 | 2004 = 2004"),
            ("The fair ran in the 1980s and 1990s.", "the 1980s = 198 | 1990s = 199"),
            ("The fair ran from the 1980s to the 1990s.", "the 1980s = 198 .. | the 1990s = 199"),
            ("The fair ran 1998–2004.", "1998 = 1998 .. | 2004 = 2004"),
            (
                "The fair will run from June 3 until June 9.",
                "June 3 = 2024-06-03 @article future .. | June 9 = 2024-06-09 BEFORE @article future",
            ),
        ],
    );
}

#[test]
fn quarters_and_figures() {
    check(
        Some("2023-11-15"),
        &[
            (
                "Sales in the first quarter of 2022 rose from $3 million a year earlier.",
                "the first quarter of 2022 = 2022-Q1 | a year earlier = 2021-Q1 @0",
            ),
            (
                "Sales rose 5% in the three months ended Sept. 30, 2023, compared with a year ago.",
                "the three months = P3M | Sept. 30, 2023 = 2023-09-30 | a year ago = 2022 @article",
            ),
            ("The loss in the quarter was $5 million.", "the quarter = 2023-Q3 @article"),
            (
                "Profit for the second quarter fell. In the first quarter it had risen.",
                "the second quarter = 2023-Q2 @article | the first quarter = 2023-Q1 @article",
            ),
            (
                "Profit in the fiscal fourth quarter fell.",
                "the fiscal fourth quarter = 2023-Q4 @article",
            ),
            ("Profit in fiscal year 2021 fell.", "fiscal year 2021 = 2021"),
            ("Profit for the full year rose.", "the full year = 2023 @article"),
            (
                "Profit will rise in the fourth quarter.",
                "the fourth quarter = 2023-Q4 @article future",
            ),
            (
                "Profit in last year's second quarter fell.",
                "last year's second quarter = 2022-Q2 @article",
            ),
            ("Profit in the year-earlier period fell.", "the year-earlier period = 2022 @article"),
            ("Third-quarter 2021 profit fell.", "Third-quarter 2021 = 2021-Q3"),
            ("The share fell to $5 from $7 a year earlier.", "a year earlier = 2022 @article"),
            ("The index rose to end the day at 500.", "the day = XXXX-XX-XX"),
            ("Profit in the latest quarter fell.", "the latest quarter = 2023-Q3 @article"),
            ("Profit for the nine months fell.", "the nine months = P9M"),
        ],
    );
}

#[test]
fn what_modifies_a_noun() {
    check(
        Some("2023-11-15"),
        &[
            (
                "On Oct. 2 he wrote. The July 25 call was long. The next day he left.",
                "Oct. 2 = 2023-10-02 @article | July 25 = 2023-07-25 @article | The next day = 2023-10-03 @0",
            ),
            ("The 1999 law stands.", "1999 = 1999"),
            ("The Monday meeting was short.", "Monday = 2023-11-13 @article"),
        ],
    );
}

#[test]
fn what_a_text_says_of_its_own_day() {
    check(
        Some("2023-11-15"),
        &[
            ("It was Monday, May 4, 2020.", "Monday, May 4, 2020 = 2020-05-04"),
            ("Today is May 5, 2020.", "Today = PRESENT_REF | May 5, 2020 = 2020-05-05"),
            (
                "He wrote on May 5, 2020: “Tomorrow we leave.”",
                "May 5, 2020 = 2020-05-05 | Tomorrow = 2020-05-06 @2020-05-05 future",
            ),
            (
                "He said in 1999 that “next year we win.”",
                "1999 = 1999 | next year = 2000 @0 future",
            ),
            ("“We left yesterday,” he said.", "yesterday = 2023-11-14 @article"),
            (
                "On Friday he said, “We leave tomorrow.”",
                "Friday = 2023-11-10 @article | tomorrow = 2023-11-11 @2023-11-10 future",
            ),
        ],
    );
}

#[test]
fn open_days() {
    check(
        Some("2023-11-15"),
        &[
            ("They met some day in May.", "May = 2023-05 @article"),
            ("They met the same day.", "the same day = XXXX-XX-XX"),
            ("They met days later.", "days later = PXD"),
            ("They met years ago.", "years ago = PXY"),
            ("They met the same week.", "the same week = XXXX-WXX"),
            ("They met that same year.", "that same year = XXXX"),
            ("They met within a year.", "a year = P1Y"),
            ("They met in a year.", "a year = P1Y"),
            ("They met in one year.", "one year = P1Y"),
            ("They met once a week.", "a week = P1W"),
            ("They met at the weekend.", "the weekend = 2023-W45-WE @article"),
            ("They met before dawn on Friday.", "dawn on Friday = 2023-11-10TMO BEFORE @article"),
            ("They met on Friday evening.", "Friday evening = 2023-11-10TEV @article"),
            ("They met in the evening.", "the evening = 2023-11-15TEV @article"),
            ("They met that afternoon.", "that afternoon = XXXX-XX-XXTAF"),
            ("They met half a year ago.", "half a year = P6M"),
            ("They met two and a half years ago.", "two and a half years = P2Y6M"),
            ("They met a dozen years ago.", "a dozen years ago = 2011 @article"),
            ("They met twenty years ago.", "twenty years ago = 2003 @article"),
            ("They met a hundred years ago.", "a hundred years ago = 1923 @article"),
            ("They met 15,000 years ago.", "15,000 years ago = ? @article"),
            ("They met a few years ago.", "a few years = PXY"),
            ("They met several days ago.", "several days = PXD"),
            ("They met over two years ago.", "over two years ago = 2021 @article"),
            ("They met about two years ago.", "about two years ago = 2021 APPROX @article"),
            ("They met more than five years ago.", "more than five years ago = 2018 @article"),
            ("They met two years before.", "two years before = 2021 @article"),
            ("They met two years or so ago.", "two years or so ago = 2021 @article"),
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
fn far_and_near_years() {
    check(
        Some("2023-11-15"),
        &[
            ("He came in AD 912. By 301, he left.", "AD 912 = 0912"),
            ("He came in AD 912. By 951, he left.", "AD 912 = 0912 | 951 = 0951 BY"),
            ("He came in 912 BC. By 901, he left.", "912 BC = BC0912 | 901 = BC0901 BY"),
            (
                "It opened on 4 June 1950. It grew in 1951. The next day it closed.",
                "4 June 1950 = 1950-06-04 | 1951 = 1951 | The next day = 1950-06-05 @0",
            ),
            (
                "It opened on 4 June 1950. It grew in 1951. A year later it closed.",
                "4 June 1950 = 1950-06-04 | 1951 = 1951 | A year later = 1952 @1",
            ),
            (
                "The council met on 31 March 1999. A month later it left.",
                "31 March 1999 = 1999-03-31 | A month later = 1999-04-30 @0",
            ),
            (
                "The council met on 31 March 1999. A month earlier it left.",
                "31 March 1999 = 1999-03-31 | A month earlier = 1999-02-28 @0",
            ),
            (
                "The council met on 15 May 1999. A year earlier it left.",
                "15 May 1999 = 1999-05-15 | A year earlier = 1998-05-15 @0",
            ),
            ("In the last week of May 2014 it ended.", "the last week of May 2014 = 2014-W22"),
            ("In the first week of May 2014 it began.", "the first week of May 2014 = 2014-W18"),
            (
                "In the last week of February 2016 it ended.",
                "the last week of February 2016 = 2016-W08",
            ),
            ("A decision by Friday.", "Friday = 2023-11-17 BY @article future"),
            ("A decision on Friday.", "Friday = 2023-11-10 @article"),
            ("A decision before Friday.", "Friday = 2023-11-10 BEFORE @article"),
            ("A decision by March.", "March = 2024-03 BY @article future"),
            ("He left by Friday.", "Friday = 2023-11-10 BY @article"),
            (
                "On Monday it rained. It opened in 2019, and closed in 2020. In May it burned, in June it grew and in July it closed.",
                "Monday = 2023-11-13 @article | 2019 = 2019 | 2020 = 2020 | May = 2023-05 @article | June = 2023-06 @article | July = 2023-07 @article",
            ),
            ("The war of 1914–08 was long.", "1914 = 1914"),
            ("The war of 1914–1918 was long.", "1914 = 1914 .. | 1918 = 1918"),
            (
                "He said in 1999: “Tomorrow we win.”",
                "1999 = 1999 | Tomorrow = 2023-11-16 @article future",
            ),
            ("He said in 1999: “Next year we win.”", "1999 = 1999 | Next year = 2000 @0 future"),
            (
                "He said on 3 May 1999: “Tomorrow we win.”",
                "3 May 1999 = 1999-05-03 | Tomorrow = 1999-05-04 @1999-05-03 future",
            ),
            ("It will open in 2099.", "2099 = 2099 future"),
            ("It opened in 1000.", "1000 = 1000"),
            ("He says June is dry.", "June = XXXX-06"),
            ("June is dry.", "June = XXXX-06"),
            ("In June it is dry.", "June = XXXX-06"),
        ],
    );
}

#[test]
fn weekdays_with_dates() {
    check(
        Some("2023-11-15"),
        &[
            ("It opened on Tuesday, March 14.", "Tuesday, March 14 = 2023-03-14 @article"),
            ("It opened on Friday, March 15.", "Friday, March 15 = 2023-03-15 @article"),
            ("It opened on Saturday, Jan. 1.", "Saturday, Jan. 1 = 2023-01-01 @article"),
            ("It will open on Monday, Jan. 1.", "Monday, Jan. 1 = 2024-01-01 @article future"),
            ("It opens on Wednesday the 15th.", "Wednesday the 15th = 2023-11-15 @article"),
            (
                "It opened Monday, Nov. 13, and shut Tuesday.",
                "Monday, Nov. 13 = 2023-11-13 @article | Tuesday = 2023-11-14 @article",
            ),
            (
                "It opened on Monday (Nov. 20).",
                "Monday = 2023-11-20 @article future | Nov. 20 = 2023-11-20 @article future",
            ),
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
            ("It ran three seasons.", "three seasons = P9M"),
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
fn no_expressions() {
    check(
        Some("2023-11-15"),
        &[
            ("The first half of the match was bad.", ""),
            ("They won 3.45 points at 7.", ""),
            ("He sat in the sun.", ""),
            ("She wed a man.", ""),
            ("He may come.", ""),
            ("They march on.", ""),
            ("The second man came first.", ""),
            ("The number 1987 bus came.", ""),
            ("Room 1987 was shut.", ""),
            ("Some 1,950 people came.", ""),
            ("In 300 metres turn left.", ""),
            ("He ran 1500 metres.", ""),
            ("About 1900 people came.", ""),
            ("He scored 10-12 in the set.", ""),
            ("He paid $1999 for it.", ""),
            ("At 1999 Elm Street he lived.", ""),
            ("The fall of Rome was long.", ""),
            ("Spring water is clean.", ""),
            ("April Jones came.", ""),
            ("He read the Saturday Evening Post.", ""),
            ("He is 40 years old.", ""),
            ("A man aged 40 came.", ""),
            ("The 5-year-old came.", ""),
            ("He gave 110 percent at 24/7 pace.", ""),
            ("Go to www.example.com/2019/05/06 for it.", ""),
            ("It cost 1999.50 in all.", ""),
            ("They met by day.", ""),
            ("They met for the third day.", ""),
            ("They met the other day.", ""),
            ("They met in the meantime.", ""),
            ("They met this time.", ""),
            ("They met next time.", ""),
            ("They met last time.", ""),
            ("They met in no time.", ""),
            ("They met in the year.", ""),
            ("They met within the year.", ""),
            ("They met every other day.", ""),
            ("They met day after day.", ""),
            ("They met at weekends.", ""),
            ("They met around the clock.", ""),
            ("They met round noon.", ""),
            ("They met at dawn.", ""),
            ("They met overnight.", ""),
            ("They met at the time.", ""),
            ("They met in modern times.", ""),
            ("They met long ago.", ""),
            ("They met a long time ago.", ""),
            ("It will open in 2345.", ""),
        ],
    );
}

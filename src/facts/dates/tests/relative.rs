//! Expressions counted from the article's date or from another date.

use super::check;

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
                "July = 2023-07 @article .. | September = 2023-09 @0",
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
                "1950 = 1950 | A decade earlier = 1940 @0",
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
                "June 3 = 2024-06-03 @article future .. | June 9 = 2024-06-09 BEFORE @0 future",
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
                "the three months = P3M | Sept. 30, 2023 = 2023-09-30 | a year ago = 2022-Q3 @0",
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
            ("The index rose to end the day at 500.", "the day = 2023-11-15 @article"),
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
            ("They met days later.", "days later = FUTURE_REF"),
            ("They met years ago.", "years ago = PAST_REF"),
            ("They met the same week.", "the same week = XXXX-WXX"),
            ("They met that same year.", "that same year = XXXX"),
            ("They met within a year.", "a year = P1Y"),
            ("They met in a year.", "a year = P1Y"),
            ("They met in one year.", "one year = P1Y"),
            ("They met once a week.", "a week = P1W"),
            ("They met at the weekend.", "the weekend = 2023-W45-WE @article"),
            ("They will meet by the weekend.", "the weekend = 2023-W46-WE BY @article future"),
            ("They are to meet at the weekend.", "the weekend = 2023-W46-WE @article future"),
            (
                "They met on Monday, two days before the vote.",
                "Monday = 2023-11-13 @article | two days = P2D",
            ),
            (
                "He died on Monday morning, a day after the funeral.",
                "Monday morning = 2023-11-13TMO @article | a day = P1D",
            ),
            (
                "It was lost on 6 June 1997. A hunt in the summer of 2008 came two days after a vote.",
                "6 June 1997 = 1997-06-06 | the summer of 2008 = 2008-SU | two days = P2D",
            ),
            ("They met before dawn on Friday.", "dawn on Friday = 2023-11-10TMO BEFORE @article"),
            ("They met on Friday evening.", "Friday evening = 2023-11-10TEV @article"),
            ("They met in the evening.", "the evening = 2023-11-15TEV @article"),
            ("They met that afternoon.", "that afternoon = XXXX-XX-XXTAF"),
            ("They met half a year ago.", "half a year ago = 2023-05 @article"),
            ("They met two and a half years ago.", "two and a half years ago = 2021-05 @article"),
            ("They met a dozen years ago.", "a dozen years ago = 2011 @article"),
            ("They met twenty years ago.", "twenty years ago = 2003 @article"),
            ("They met a hundred years ago.", "a hundred years ago = 1923 @article"),
            ("They met 15,000 years ago.", "15,000 years ago = ? @article"),
            ("They met a few years ago.", "a few years ago = PAST_REF"),
            ("They met several days ago.", "several days ago = PAST_REF"),
            ("They met over two years ago.", "over two years ago = 2021 @article"),
            ("They met about two years ago.", "about two years ago = 2021 APPROX @article"),
            ("They met more than five years ago.", "more than five years ago = 2018 @article"),
            ("They met two years before.", "two years before = 2021 @article"),
            ("They met two years or so ago.", "two years or so ago = 2021 @article"),
        ],
    );
}

#[test]
fn far_and_near_years() {
    check(
        Some("2023-11-15"),
        &[
            ("He came in AD 912. By 301, he left.", "AD 912 = 0912 | 301 = 0301 BY"),
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

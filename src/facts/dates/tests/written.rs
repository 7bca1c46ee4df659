//! Dates, years and holidays written in full, and text that has none.

use super::check;

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
            ("It opened on Monday (Nov. 20).", "Monday (Nov. 20) = 2023-11-20 @article future"),
        ],
    );
}

#[test]
fn at_the_edges() {
    check(
        Some("2023-11-15"),
        &[
            ("They will meet in the coming year.", "the coming year = 2024 @article future"),
            ("They will meet in the coming month.", "the coming month = 2023-12 @article future"),
            ("They will meet this coming week.", "this coming week = 2023-W47 @article future"),
            ("In the 22nd century it will fall.", "the 22nd century = 21 future"),
            ("April is wet.", "April = XXXX-04"),
            ("It ran 5000 days.", "5000 days = P5000D"),
            ("It ran 999999 days.", "999999 days = P999999D"),
            ("It opened at 9:75 a.m. on Monday.", "Monday = 2023-11-13 @article"),
            (
                "It opened at 9:59 a.m. on Monday.",
                "9:59 a.m. on Monday = 2023-11-13T09:59 @article",
            ),
            ("It opened on 31.12.1999.", "31.12.1999 = 1999-12-31"),
            ("It opened on 12/31/1999.", "12/31/1999 = 1999-12-31"),
            ("It opened on 31/12/1999.", "31/12/1999 = 1999-12-31"),
            ("It opened on 12/31/49.", "12/31/49 = 2049-12-31 future"),
            ("It opened on 12/31/50.", "12/31/50 = 1950-12-31"),
            ("It opened on 30 February 2020 at last.", "30 February 2020 = ?"),
            ("It opened on the 31st of May 2020.", "the 31st of May 2020 = 2020-05-31"),
            ("It opened in '29.", "'29 = 2029 future"),
            ("It opened in '30.", "'30 = 1930"),
            ("In the '10s it fell.", "the '10s = 201"),
            ("In the '20s it fell.", "the '20s = 192"),
            ("In the 1800s it fell.", "the 1800s = 18"),
            ("In the 1000s it fell.", "the 1000s = 10"),
            ("They met 24 hours ago.", "24 hours = PT24H"),
            ("They met ten days ago.", "ten days ago = 2023-11-05 @article"),
            ("They met 100 years ago.", "100 years ago = 1923 @article"),
            ("They met three centuries ago.", "three centuries ago = 17 @article"),
            ("They met two millennia ago.", "two millennia ago = 0 @article"),
            ("They met two weekends ago.", "two weekends ago = 2023-W44-WE @article"),
            ("They met two quarters ago.", "two quarters ago = 2023-Q2 @article"),
            ("They met five decades ago.", "five decades ago = 197 @article"),
            ("They met a century ago.", "a century ago = 19 @article"),
            ("They met a decade ago.", "a decade ago = 2013 @article"),
            ("They met a month ago.", "a month ago = 2023-10 @article"),
            ("They met one week earlier.", "one week earlier = 2023-W45 @article"),
            ("They will meet a week later.", "a week later = 2023-W47 @article future"),
            (
                "They will meet three days from now.",
                "three days from now = 2023-11-18 @article future",
            ),
            ("They will meet a year from now.", "a year from now = 2024 @article future"),
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
            ("They met day after day.", ""),
            ("They met at weekends.", ""),
            ("They met around the clock.", ""),
            ("They met round noon.", ""),
            ("They met at dawn.", ""),
            ("They met at the time.", ""),
            ("They met in modern times.", ""),
            ("They met long ago.", ""),
            ("They met a long time ago.", ""),
            ("It will open in 2345.", ""),
            ("He drove two 1995s home.", ""),
            ("In the 30th century it will fall.", ""),
            ("May is wet.", ""),
            ("In the journal 92: 1087–1101 it stood.", ""),
            ("It opened on 2020.10.05.", ""),
        ],
    );
}

#[test]
fn a_year_that_a_thing_is_traced_to() {
    check(
        None,
        &[
            ("The church dates back to 1763.", "1763 = 1763"),
            ("The custom dates to 1742, they say.", "1742 = 1742"),
            ("The records go back to 1590 and end in 1701.", "1590 = 1590 | 1701 = 1701"),
            ("Debts prior to 1789 are void.", "1789 = 1789"),
            ("The firm gave access to 1200 people.", ""),
        ],
    );
}

#[test]
fn years_in_pairs_words_and_titles() {
    check(
        Some("2021-11-29"),
        &[
            ("Fees rose in the 2009/10 school year.", "2009 = 2009 | 10 = 2010"),
            ("Funds for 2016/2017 were cut.", "2016 = 2016 | 2017 = 2017"),
            ("It closed in nineteen hundred and seven.", "nineteen hundred and seven = 1907"),
            ("We moved in two thousand and twelve.", "two thousand and twelve = 2012"),
            ("By 1688 millers had left.", "1688 = 1688 BY"),
            ("By 1688 votes the motion fell.", ""),
            ("The band played \"1917\" and \"Vienna 1934\".", ""),
            ("Lot 1847 was sold.", ""),
            (
                "Buses stop on May 4, 5 or 9.",
                "May 4 = 2022-05-04 @article future | 5 = 2022-05-05 @article future | 9 = 2022-05-09 @article future",
            ),
            (
                "It shut in 1999; since then it has stood empty.",
                "1999 = 1999 | then = 1999 SINCE @0",
            ),
            ("A quarter of a century ago it shut.", "A quarter of a century ago = 1996 @article"),
            (
                "Sales fell in the first half of the year.",
                "the first half of the year = 2021-H1 @article",
            ),
        ],
    );
}

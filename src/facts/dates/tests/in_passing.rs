//! Dates that the story does not go on from, and what is said of every year or week.

use super::check;

const DAY: Option<&str> = Some("2014-03-05");

#[test]
fn the_story_goes_on_from_the_date_before() {
    check(
        None,
        &[
            (
                "In 1812 the town burned. In May came a siege that lasted until the thaw of February \
                 1815. In July the bridge fell.",
                "1812 = 1812 | May = 1812-05 @0 | February 1815 = 1815-02 | July = 1812-07 @1",
            ),
            (
                "In 1793 the board met. On 3 June the leader of the August 1788 strike spoke. On 24 \
                 June it voted.",
                "1793 = 1793 | 3 June = 1793-06-03 @0 | August 1788 = 1788-08 \
                 | 24 June = 1793-06-24 @1",
            ),
            (
                "In 1901 Marsh led the choir, which had sung since 1866. The hall burned. Two years \
                 later it moved.",
                "1901 = 1901 | 1866 = 1866 SINCE | Two years later = 1903 @0",
            ),
            (
                "The board met in 1950, as in 1871. Two years later it met again.",
                "1950 = 1950 | 1871 = 1871 | Two years later = 1873 @1",
            ),
            (
                "On December 7 (December 8 in the islands), 1941, the port was bombed. In January \
                 it fell.",
                "December 7 = 1941-12-07 | December 8 = 1941-12-08 @0 | 1941 = 1941 | January = 1942-01 @2",
            ),
        ],
    );
}

#[test]
fn every_year_and_week() {
    check(
        DAY,
        &[
            (
                "Buses will run on Monday and Tuesday evenings.",
                "Monday = XXXX-WXX-1TEV | Tuesday evenings = XXXX-WXX-2TEV",
            ),
            (
                "The pool opens Friday, Saturday and holiday mornings.",
                "Friday = XXXX-WXX-5TMO | Saturday = XXXX-WXX-6TMO",
            ),
            (
                "They met on Friday and Saturday.",
                "Friday = 2014-02-28 @article | Saturday = 2014-03-01 @article",
            ),
            ("Each year on 1 May they climb the hill.", "Each year = P1Y | 1 May = XXXX-05-01"),
            ("It pays $5 a year, due in May.", "a year = P1Y | May = 2014-05 @article future"),
            ("Her feast day is 30 September.", "30 September = XXXX-09-30"),
            ("The deadline is 30 September.", "30 September = 2014-09-30 @article future"),
            ("It is usually held in October.", "October = XXXX-10"),
            ("An average of 40 bombs fell in January.", "January = 2014-01 @article"),
            ("They are the leaders of tomorrow.", ""),
            ("The match of tomorrow is off.", "tomorrow = 2014-03-06 @article future"),
            (
                "She said this morning that it is slow in the morning.",
                "this morning = 2014-03-05TMO @article | the morning = XXXX-XX-XXTMO",
            ),
            ("Today most people buy it.", "Today = PRESENT_REF"),
            ("Today many people marched.", "Today = 2014-03-05 @article"),
        ],
    );
}

#[test]
fn nth_weekdays() {
    check(
        DAY,
        &[
            (
                "The vote was held on the first Tuesday in November 2012.",
                "the first Tuesday in November 2012 = 2012-11-06",
            ),
            (
                "Clocks went on until the last Sunday of March 2013.",
                "the last Sunday of March 2013 = 2013-03-31 BEFORE",
            ),
            (
                "They met on the third Friday of May 2013.",
                "the third Friday of May 2013 = 2013-05-17",
            ),
        ],
    );
}

#[test]
fn own_days_and_days_together() {
    check(
        DAY,
        &[
            (
                "It is Monday May 3rd 2010. Today I rest.\nIt's currently 2:25 a.m. on Wednesday. \
                 Tomorrow I go.",
                "Monday May 3rd 2010 = 2010-05-03 | Today = 2010-05-03 @2010-05-03 \
                 | currently = PRESENT_REF | 2:25 a.m. on Wednesday = 2010-05-05T02:25 @2010-05-03 future \
                 | Tomorrow = 2010-05-06 @2010-05-05 future",
            ),
            (
                "Schools stay closed tomorrow and on Friday.",
                "tomorrow = 2014-03-06 @article future | Friday = 2014-03-07 @article future",
            ),
            ("We leave on Friday.", "Friday = 2014-03-07 @article future"),
            ("We left on Friday.", "Friday = 2014-02-28 @article"),
            (
                "On Sunday, the members – those, that is, that own boats – met.",
                "Sunday = 2014-03-02 @article",
            ),
            ("It will open over the next day or two.", "the next day or two = P1D"),
            ("In the last week or so it rained.", "the last week or so = P1W"),
            ("The cabins cost 1450-1990 crowns.", ""),
            ("The Hawks led 67-60 after the third quarter.", ""),
            ("With 2:14 left in the fourth quarter they kicked.", ""),
            ("Sales rose 2-3% in the third quarter.", "the third quarter = 2013-Q3 @article"),
            (
                "It closed last week, not the week before that.",
                "last week = 2014-W09 @article | the week before that = 2014-W08 @0",
            ),
            ("By mid afternoon they left.", "mid afternoon = 2014-03-05TAF BY @article"),
        ],
    );
}

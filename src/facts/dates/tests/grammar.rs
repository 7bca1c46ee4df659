//! The grammar: what expressions say by themselves.

use crate::facts::dates::cursor::with_cursor;
use crate::facts::dates::expression::{CalendarRef, Scope, TimeExpr};
use crate::facts::dates::grammar::expression;

/// A calendar reference in short: its part, its scope, and what else it has.
fn describe(reference: &CalendarRef) -> String {
    let scope = match reference.scope {
        Scope::Open => "Open".to_owned(),
        Scope::At(period) => format!("At({period})"),
        Scope::Shift { unit, by, from } => format!("{by:+} {unit:?} from {from:?}"),
        Scope::Nearest(direction) => format!("Nearest({direction:?})"),
        Scope::NearestToMention(direction) => format!("NearestToMention({direction:?})"),
    };
    let mut parts = vec![format!("{:?}", reference.part), scope];
    parts.extend(reference.clock.map(|clock| format!("{clock:?}")));
    parts.extend(reference.weekday.map(|weekday| format!("{weekday:?}")));
    parts.extend(reference.plus.map(|(unit, by)| format!("{by:+} {unit:?}")));
    parts.join(", ")
}

/// Checks the expression at the beginning of each text: what it says, its modifier, and how many of
/// the tokens it takes where that is not all.
fn check(cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        with_cursor(text, |c| {
            let parsed = expression(c, 0);
            let found = parsed.map_or_else(String::new, |parsed| {
                let mut parts = vec![match &parsed.expr {
                    TimeExpr::Calendar(reference) => describe(reference),
                    other => format!("{other:?}"),
                }];
                parts.extend(parsed.modifier.map(|modifier| modifier.name().to_owned()));
                let all = c.tokens.len();
                parts.extend((parsed.end != all).then(|| format!("{} of {all}", parsed.end)));
                parts.join("; ")
            });
            if found != *expected {
                wrong.push_str(&format!("\n{text}\n  found:    {found}\n  expected: {expected}"));
            }
        });
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn relative_references() {
    check(&[
        ("today", "Whole, +0 Day from Publication"),
        ("tomorrow", "Whole, +1 Day from Publication"),
        ("tonight", "Whole, +0 Day from Publication, Part(Night)"),
        ("last night", "Whole, -1 Day from Publication, Part(Night)"),
        ("this morning", "Whole, +0 Day from Publication, Part(Morning)"),
        ("that day", "Whole, +0 Day from Discourse"),
        ("the next day", "Whole, +1 Day from Discourse"),
        ("the same day", "Whole, +0 Day from Discourse"),
        ("last week", "Whole, -1 Week from Publication"),
        ("this week", "Whole, +0 Week from Either"),
        ("next week", "Whole, +1 Week from Either"),
        ("last year", "Whole, -1 Year from Publication"),
        ("the past year", "Whole, -1 Year from Publication"),
        ("this past year", "Whole, -1 Year from Publication"),
        ("this coming week", "Whole, +1 Week from Publication"),
        ("the following year", "Whole, +1 Year from Discourse"),
        ("the previous month", "Whole, -1 Month from Discourse"),
        ("the current month", "Whole, +0 Month from Publication"),
        ("the latest quarter", "Whole, +0 Quarter from Focus"),
        ("the quarter", "Whole, +0 Quarter from Discourse"),
        ("the weekend", "Whole, -1 Weekend from Either"),
        ("the year before", "Whole, -1 Year from Discourse"),
        ("the day after", "Whole, +1 Day from Discourse"),
        ("last June", "Month(6), Nearest(Past)"),
        ("this June", "Month(6), Nearest(This)"),
        ("next March 5", "Day { month: 3, day: 5 }, Nearest(Next)"),
        ("last fall", "Season(2), Nearest(Past)"),
        ("the following autumn", "Season(2), NearestToMention(Next)"),
        ("next Tuesday", "Weekday(Tuesday), Nearest(Next)"),
        ("the following Tuesday", "Weekday(Tuesday), +1 Week from Discourse"),
        ("this year's third quarter", "Quarter(3), +0 Year from Either"),
        ("last year's summer", "Season(1), -1 Year from Publication"),
        ("the first quarter of last year", "Quarter(1), -1 Year from Publication"),
        ("Thursday of next week", "Weekday(Thursday), +1 Week from Publication"),
        ("five years ago", "Whole, -5 Year from Publication"),
        ("a year ago", "Whole, +0 Year from Publication, -1 Year"),
        ("a decade ago", "Whole, -10 Year from Publication"),
        ("two decades ago", "Whole, -2 Decade from Publication"),
        ("two days later", "Whole, +2 Day from Discourse"),
        ("two years later", "Whole, +0 Day from Discourse, +2 Year"),
        ("a year earlier", "Whole, +0 Day from Discourse, -1 Year"),
        ("three weeks earlier", "Whole, -3 Week from Discourse"),
        ("two weeks from now", "Whole, +2 Week from Publication"),
        ("year-end", "Month(12), +0 Year from Either"),
        ("the year-ago quarter", "Whole, -4 Quarter from Discourse"),
        ("the year-earlier period", "Whole, +0 Day from Discourse, -1 Year"),
        ("the day before yesterday", "Whole, -2 Day from Publication"),
        ("the day after tomorrow", "Whole, +2 Day from Publication"),
        ("9 p.m.", "Whole, +0 Day from Either, At(21, 0, false)"),
        ("the beginning of next year", "Whole, +1 Year from Either; START"),
        ("the middle of the century", "Whole, +0 Century from Either; MID"),
        ("the end of the year", "Whole, +0 Year from Either; END"),
        ("earlier this month", "Whole, +0 Month from Either; START"),
    ]);
}

#[test]
fn durations_and_recurrences() {
    check(&[
        ("three years", "Duration(Duration { count: Of(3), unit: Year })"),
        ("several weeks", "Duration(Duration { count: Unknown, unit: Week })"),
        ("2 1/2 years", "Duration(Duration { count: AndHalf(2), unit: Year })"),
        ("half a century", "Duration(Duration { count: AndHalf(0), unit: Century })"),
        ("the past two years", "Duration(Duration { count: Of(2), unit: Year })"),
        ("recent months", "Duration(Duration { count: Unknown, unit: Month })"),
        ("more than three years", "Duration(Duration { count: Of(3), unit: Year }); MORE_THAN"),
        ("at least two days", "Duration(Duration { count: Of(2), unit: Day }); MORE_THAN"),
        ("every day", "Recurrence(Every(Duration { count: Of(1), unit: Day }))"),
        ("each Thursday", "Recurrence(Weekday(Thursday, None))"),
        ("every two years", "Recurrence(Every(Duration { count: Of(2), unit: Year }))"),
        ("daily", "Recurrence(Every(Duration { count: Of(1), unit: Day }))"),
        ("Sundays", "Recurrence(Weekday(Sunday, None))"),
        ("Tuesday nights", "Recurrence(Weekday(Tuesday, Some(Night)))"),
        ("now", "Vague(Present)"),
        ("recently", "Vague(Past)"),
        ("soon", "Vague(Future)"),
        ("the future", "Vague(Future)"),
    ]);
}

#[test]
fn no_expression() {
    check(&[("a", ""), ("the", ""), ("Monday-best", ""), ("2,000", "")]);
}

#[test]
fn references_in_full() {
    check(&[
        ("the first half of 2020", "Half(1), At(2020)"),
        ("Q3 2009", "Quarter(3), At(2009)"),
        ("2009", "Whole, At(2009)"),
        ("'89", "Whole, At(1989)"),
        ("the nineties", "Whole, At(199)"),
        ("the '90s", "Whole, At(199)"),
        ("the 1990s", "Whole, At(199)"),
        ("the 1900s", "Whole, At(190)"),
        ("the 19th century", "Whole, At(18)"),
        ("the 4th century BC", "Whole, At(BC03)"),
        ("264 BC", "Whole, At(BC0264)"),
        ("AD 70", "Whole, At(0070)"),
        ("November 2009", "Month(11), At(2009)"),
        ("November 15, 2009", "Day { month: 11, day: 15 }, At(2009)"),
        ("15th November 2009", "Day { month: 11, day: 15 }, At(2009)"),
        ("Monday, November 15, 2009", "Day { month: 11, day: 15 }, At(2009), Monday"),
        ("2009-11-15", "Whole, At(2009-11-15)"),
        ("2009-11-15T10:30Z", "Whole, At(2009-11-15), At(10, 30, true)"),
        ("11/15/2009", "Figures { first: 11, second: 15 }, At(2009)"),
        ("15.11.2009", "Whole, At(2009-11-15)"),
        ("9/11", "Whole, At(2001-09-11)"),
        ("Christmas Eve 2009", "Named(0), At(2009)"),
        ("ten days after 5 May 2009", "Day { month: 5, day: 5 }, At(2009), +10 Day"),
        ("two months after May 2009", "Month(5), At(2009), +2 Month"),
        ("the last week of May 2009", "NthWeek { nth: 5, month: 5 }, At(2009)"),
        ("10:35 a.m. Friday", "Weekday(Friday), Open, At(10, 35, false)"),
        ("5 p.m. on 5 May 2009", "Day { month: 5, day: 5 }, At(2009), At(17, 0, false)"),
        ("the winter of 1962", "Season(3), At(1962)"),
        ("early 1990", "Whole, At(1990); START"),
        ("mid-1996", "Whole, At(1996); MID"),
        ("the end of 1994", "Whole, At(1994); END"),
        ("about 1950", "Whole, At(1950); APPROX"),
    ]);
}

#[test]
fn open_references() {
    check(&[
        ("the third quarter", "Quarter(3), Open"),
        ("third-quarter", "Quarter(3), Open"),
        ("Q3", "Quarter(3), Open"),
        ("November", "Month(11), Open"),
        ("November 15", "Day { month: 11, day: 15 }, Open"),
        ("15 November", "Day { month: 11, day: 15 }, Open"),
        ("the 15th of November", "Day { month: 11, day: 15 }, Open"),
        ("Monday", "Weekday(Monday), Open"),
        ("Mon., Nov. 15", "Day { month: 11, day: 15 }, Open, Monday"),
        ("Wednesday the 15th", "DayOfMonth(15), Open, Wednesday"),
        ("New Year's Day", "Named(5), Open"),
        ("Labor Day", "Named(37), Open"),
        ("two days before Christmas", "Named(2), Open, -2 Day"),
        ("the first week of May", "NthWeek { nth: 1, month: 5 }, Open"),
        ("the week of May 5", "WeekOf { month: 5, day: 5 }, Open"),
        ("noon Saturday", "Weekday(Saturday), Open, Part(Noon)"),
        ("the morning of May 5", "Day { month: 5, day: 5 }, Open, Part(Morning)"),
        ("Friday morning", "Weekday(Friday), Open, Part(Morning)"),
        ("late May", "Month(5), Open; END"),
    ]);
}

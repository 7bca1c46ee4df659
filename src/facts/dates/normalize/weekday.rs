//! Weekdays, and days of a month that is not named.

use crate::calendar::{Date, Period, Weekday};
use crate::facts::dates::expression::{Direction, Part, Tense};
use crate::facts::dates::genre::Genre;
use crate::facts::rule::Rule;

use super::normalized::Normalized;
use super::request::Request;
use super::underspecified::is_timeless;

/// Days on either side of the article's date that are searched for a day of a month.
const MONTH_REACH: i32 = 120;

/// A bare weekday: the article's own or the last one, and the next one where the tense is future.
pub(super) fn bare_weekday(request: &Request<'_>, weekday: Weekday) -> Normalized {
    let part = Part::Weekday(weekday);
    if request.mention.names_own_weekday()
        && let Some(date) = request.published
    {
        return own_weekday(request, date, weekday);
    }
    if is_timeless(request, part) {
        return Normalized::open(part, Rule::EveryWeek);
    }
    // The day above a history is no day of it: "died on Sunday" is counted from it as in news.
    let day = request.discourse.thread.day().map(|(day, _)| day);
    let known = request.published.is_none() || day.is_some() && day != request.published;
    if request.genre == Genre::Narrative && known {
        return weekday_after_mention(request, weekday);
    }
    let Some(date) = request.published else {
        return Normalized::open(part, Rule::NoReferenceDate);
    };
    if let Some(found) = of_the_story(request, date, weekday) {
        return found;
    }
    let ahead = i32::from(date.weekday().days_until(weekday));
    let (days, rule) = match request.tense() {
        tense if tense.may_be_ahead() => (ahead, Rule::NextInFuture),
        // "The match planned for Saturday was called off": the nearest one.
        Tense::Planned if ahead <= 3 => (ahead, Rule::NextInFuture),
        _ if ahead == 0 => (0, Rule::PublicationDay),
        _ => (ahead - 7, Rule::LastBeforePublication),
    };
    Normalized::from_published(date, date.add_days(days).map(Period::day), rule)
}

/// The end of a range of weekdays, which does not come before its beginning: "from Wednesday to Saturday".
pub(super) fn end_of_range(
    request: &Request<'_>,
    weekday: Weekday,
    found: Normalized,
) -> Normalized {
    let Some((day, index)) = request.discourse.thread.day() else { return found };
    let ranged =
        request.mention.ends_range && request.discourse.latest().map(|(_, at)| at) == Some(index);
    let before = found.period.and_then(Period::first).is_some_and(|end| end < day);
    match day.add_days(days_after(day, weekday)) {
        Some(end) if ranged && before => {
            Normalized::from_mention(index, Some(Period::day(end)), Rule::NextAfterPrevious)
        }
        _ => found,
    }
}

/// The weekday that a story of days goes on with, each counted from the one before, more than a week before the
/// article: "The next morning was clear … On Sunday we came down to the lake".
fn of_the_story(request: &Request<'_>, date: Date, weekday: Weekday) -> Option<Normalized> {
    /// Days before the article.
    const OVER: i32 = 7;
    /// Mentions since the day before.
    const REACH: usize = 6;
    let (day, index) = request.discourse.chained_day?;
    let (_, latest) = request.discourse.latest()?;
    let ahead = request.tense().may_be_ahead() || request.tense() == Tense::Planned;
    let over = date.to_days() - day.to_days() > OVER && latest.saturating_sub(index) <= REACH;
    if !over || ahead || !request.mention.opens || request.mention.quoted {
        return None;
    }
    let next = day.add_days(days_after(day, weekday)).filter(|next| *next < date)?;
    Some(Normalized::from_mention(index, Some(Period::day(next)), Rule::NextAfterPrevious))
}

/// The weekday that the text says it is: the one nearest to its day, as a diary is put in print later; an entry
/// follows the one before it.
fn own_weekday(request: &Request<'_>, date: Date, weekday: Weekday) -> Normalized {
    /// Days after the day of a text that may still be meant.
    const AHEAD: i32 = 2;
    let ahead = i32::from(date.weekday().days_until(weekday));
    let days = if ahead <= AHEAD || request.own_day { ahead } else { ahead - 7 };
    let rule = match days {
        0 => Rule::PublicationDay,
        1.. => Rule::NextInFuture,
        _ => Rule::LastBeforePublication,
    };
    Normalized::from_published(date, date.add_days(days).map(Period::day), rule)
}

/// The first such weekday after the last day mentioned.
pub(super) fn weekday_after_mention(request: &Request<'_>, weekday: Weekday) -> Normalized {
    let Some((day, index)) = request.discourse.thread.day() else {
        return match request.genre {
            Genre::News if request.published.is_some() => bare_weekday(request, weekday),
            _ => Normalized::open(Part::Weekday(weekday), Rule::NoReferenceDay),
        };
    };
    let next = day.add_days(days_after(day, weekday)).map(Period::day);
    Normalized::from_mention(index, next, Rule::NextAfterPrevious)
}

/// "last Tuesday", "this Friday", "next Monday".
pub(super) fn nearest_weekday(
    request: &Request<'_>,
    weekday: Weekday,
    direction: Direction,
) -> Normalized {
    let Some(date) = request.published else {
        return Normalized::open(Part::Weekday(weekday), Rule::NoReferenceDate);
    };
    let days = match direction {
        Direction::Past => i32::from(date.weekday().days_until(weekday)) - 7,
        Direction::This => i32::from(weekday.iso()) - i32::from(date.weekday().iso()),
        Direction::Next => days_after(date, weekday),
    };
    let day = date.add_days(days).map(Period::day);
    Normalized::from_published(date, day, Rule::OffsetFromPublication)
}

/// Days from `day` to the next `weekday`, 1 to 7.
fn days_after(day: Date, weekday: Weekday) -> i32 {
    match day.weekday().days_until(weekday) {
        0 => 7,
        days => i32::from(days),
    }
}

/// A day at the beginning of a month where the date right before it is at the end of the one before: "left on 28
/// December and made port on the 3rd".
fn in_next_month(request: &Request<'_>, day: u8) -> Option<(Date, usize)> {
    const BEGINNING: u8 = 10;
    const END: u8 = 20;
    let (before, index) = request.discourse.thread.day()?;
    let (_, latest) = request.discourse.latest()?;
    let turns = before.day() > END && day < BEGINNING && latest == index;
    let month = Period::month(before.year(), before.month()).shift(1).filter(|_| turns)?.first()?;
    Some((Date::new(month.year(), month.month(), day)?, index))
}

/// "the 5th": of the month mentioned before, else of the month nearest to the article's date.
pub(super) fn day_of_month(request: &Request<'_>, day: u8) -> Normalized {
    let part = Part::DayOfMonth(day);
    let weekday = request.reference.weekday;
    let fits = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
    if let Some((date, index)) = in_next_month(request, day).filter(|(date, _)| fits(date)) {
        return Normalized::from_mention(index, Some(Period::day(date)), Rule::MonthFromPrevious);
    }
    if let Some(((year, month), index)) = request.discourse.thread.month()
        && let Some(date) = Date::new(year, month, day).filter(fits)
    {
        let period = Some(Period::day(date));
        return Normalized::from_mention(index, period, Rule::MonthFromPrevious);
    }
    let Some(date) = request.published else {
        return Normalized::open(part, Rule::NoReferenceMonth);
    };
    let near = |days: i32| [date.add_days(-days), date.add_days(days)].into_iter().flatten();
    let nearest = (0..=MONTH_REACH).flat_map(near).find(|date| date.day() == day && fits(date));
    Normalized::from_published(date, nearest.map(Period::day), Rule::NearestMonth).or_open(part)
}

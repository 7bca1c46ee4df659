//! References counted in units from the article's date or from a date mentioned before.

use crate::calendar::{Date, Period, Unit, Weekday, days_in_month};
use crate::facts::Certainty;
use crate::facts::date::Anchor;
use crate::facts::dates::expression::{
    Beside, CalendarRef, Origin, Part, Preposition, Scope, Tense,
};
use crate::facts::dates::genre::Genre;
use crate::facts::dates::reported::{Spoken, shift_quarter};
use crate::facts::dates::thread::Place;
use crate::facts::dates::time_of_day::Clock;
use crate::facts::dates::timex::Value;
use crate::facts::rule::Rule;

use super::normalized::Normalized;
use super::request::Request;

/// The period that `by` units are counted from.
pub(super) fn origin(
    request: &Request<'_>,
    from: Origin,
    unit: Unit,
    by: i32,
) -> Option<(Period, Anchor)> {
    let discourse = request.discourse;
    let published = || request.published.map(|date| (Period::day(date), Anchor::Published(date)));
    let day = || {
        let (day, index) = discourse.thread.day()?;
        // What was on "the day" was on none that lies ahead.
        let over = unit == Unit::Day && by <= 0 && request.tense().is_past();
        if over && request.published.is_some_and(|date| day > date) {
            return published();
        }
        Some((Period::day(day), Anchor::mention(index)?))
    };
    let mentioned = || {
        // "the next day" is counted from the last day, not from the year named since.
        let day = if unit == Unit::Day { day() } else { None };
        let last = || {
            let last = match by {
                0 if unit == Unit::Year => year_spoken_of(request),
                0 => discourse.latest(),
                _ => discourse.counted_from(request.mention.sentence),
            };
            let (period, index) = last?;
            Some((period, Anchor::mention(index)?))
        };
        day.or_else(last)
    };
    match (from, request.genre) {
        (Origin::Publication, _) | (Origin::Either, Genre::News) => published(),
        // A recipe's "two days later" follows no date; what was "the next day" does not lie ahead.
        (Origin::Discourse, _)
            if request.timeless && (unit == Unit::Day || !request.tense().moves())
                || by > 0 && request.tense().is_past() =>
        {
            mentioned()
        }
        // "that day" without a day before it refers to something else.
        (Origin::Discourse, _) if by == 0 => mentioned(),
        (Origin::Event, _) => day(),
        (Origin::Mention, _) => {
            discourse.latest().and_then(|(period, index)| Some((period, Anchor::mention(index)?)))
        }
        (Origin::Focus, _) => day().or_else(published),
        (Origin::Discourse, _) | (Origin::Either, Genre::Narrative) => {
            mentioned().or_else(published)
        }
    }
}

/// The date that "that year" is of: not a day of the year of writing where another year was named shortly before. "He
/// left in 2016. Yesterday he said that it was in March of that year."
fn year_spoken_of(request: &Request<'_>) -> Option<(Period, usize)> {
    /// Mentions back.
    const REACH: usize = 4;
    let (latest, index) = request.discourse.latest()?;
    let year = request.published.map(Date::year);
    if request.genre == Genre::Narrative || latest.unit() > Unit::Week || latest.year_of() != year {
        return Some((latest, index));
    }
    let mut years = request.discourse.thread.years();
    let other =
        years.find(|one| Some(one.year) != year && index.saturating_sub(one.index) <= REACH);
    other.map(|one| (Period::year(one.year), one.index)).or(Some((latest, index)))
}

/// The rule for an offset from `anchor`.
pub(super) const fn counted_from(anchor: Anchor) -> Rule {
    match anchor {
        Anchor::Published(_) => Rule::OffsetFromPublication,
        Anchor::Mention(_) => Rule::OffsetFromPrevious,
    }
}

/// Quarters of a year.
const QUARTERS: i32 = 4;

/// Quarters from one to that of the year before.
const YEAR_EARLIER: i32 = -QUARTERS;

/// A unit counted from another date: "last week", "two years later".
pub(super) fn shifted(request: &Request<'_>, unit: Unit, by: i32, from: Origin) -> Normalized {
    let moved = request.reference.plus.is_some();
    match (unit, by, from) {
        (Unit::Quarter, 0, Origin::Mention)
            if let Some((quarter, index)) = request.discourse.reported.last() =>
        {
            return Normalized::quarter(index, Some(quarter), Rule::QuarterFromPrevious);
        }
        (Unit::Quarter, 0, Origin::Discourse | Origin::Focus | Origin::Mention) => {
            return the_quarter(request, from == Origin::Focus);
        }
        (Unit::Day, 0, Origin::Discourse) if moved => return last_mentioned(request),
        // "In the year-earlier quarter", "the previous quarter": of the quarter spoken of, not of a day named since.
        (Unit::Quarter, _, Origin::Discourse) => {
            let reported = request.discourse.reported;
            let spoken = match by {
                YEAR_EARLIER => request.discourse.recent_quarter(),
                _ => None,
            };
            let news = request.genre == Genre::News;
            let spoken = spoken.or(reported.quarter(request.tense()).filter(|_| news));
            if let Some((quarter, index)) = spoken {
                let other = shift_quarter(quarter, by);
                return Normalized::quarter(index, other, Rule::OffsetFromPrevious);
            }
        }
        // "the year-ago half".
        (Unit::Half, _, Origin::Discourse) => {
            if let Some((half, index)) = request.discourse.reported.longer()
                && let Some(half) = half.calendar().filter(|period| period.unit() == Unit::Half)
            {
                let other = half.shift(by);
                return Normalized::from_mention(index, other, Rule::OffsetFromPrevious);
            }
        }
        (Unit::Year, 0, Origin::Either) => {
            if let Some((year, index)) = reported_year(request) {
                let period = Some(Period::year(year));
                return Normalized::from_mention(index, period, Rule::OffsetFromPrevious);
            }
        }
        _ => {}
    }
    // "up from a year ago", of a quarter, means that quarter of the year before.
    let figures = request.genre == Genre::News && request.mention.compared && unit == Unit::Year;
    if figures
        && from == Origin::Publication
        && moved
        && let Some((quarter, index)) = request.discourse.recent_quarter()
    {
        return Normalized::quarter(index, Some(quarter), Rule::SameQuarterYearBefore);
    }
    let Some((origin, anchor)) = origin(request, from, unit, by) else {
        return Normalized::open_unit(unit, Rule::NoReferenceDate);
    };
    if from == Origin::Mention {
        let rule = counted_from(anchor);
        return Normalized { anchor: Some(anchor), ..Normalized::absolute(Some(origin), rule) };
    }
    if origin.unit() > unit && !(unit == Unit::Week && origin.unit() == Unit::Weekend) {
        return Normalized::open_unit(unit, Rule::PreviousTooCoarse);
    }
    // "was held this weekend" on a weekday: the last one.
    let over = unit == Unit::Weekend
        && by == 0
        && request.tense().is_past()
        && matches!(anchor, Anchor::Published(date) if date.weekday() < Weekday::Friday);
    // "will reopen by the weekend": the one to come.
    let ahead = unit == Unit::Weekend
        && from == Origin::Either
        && by < 0
        && request.tense().is_ahead()
        && matches!(anchor, Anchor::Published(_));
    let by = by - i32::from(over) + i32::from(ahead);
    let period = origin.first().and_then(|first| Period::of(first, unit).shift(by));
    let found = Normalized::absolute(period, counted_from(anchor));
    Normalized { anchor: Some(anchor), certainty: certainty(request, anchor, by), ..found }
}

/// The year that figures of "the year" are of, in news: the one that opens the sentence ("In 2009 the bank lost $1
/// billion for the year"), or that of the fourth quarter, where it is over and the figures are those of a report.
fn reported_year(request: &Request<'_>) -> Option<(i32, usize)> {
    /// Days from the end of a year to the report of it.
    const REPORT: i32 = 120;
    let figures = request.mention.modifier.is_none() && request.mention.tense.is_past();
    if !figures || request.genre != Genre::News || request.mention.preposition != Preposition::Other
    {
        return None;
    }
    let front = request.discourse.thread.front();
    if let Some(front) = front
        && front.place == Place::Opening
        && front.sentence == request.mention.sentence
    {
        return Some((front.year, front.index));
    }
    let (quarter, index) = request.discourse.recent_quarter()?;
    let (_, last) = quarter.bounds()?;
    let ago = request.published?.to_days() - last.to_days();
    (last.month() == 12 && (0..REPORT).contains(&ago)).then_some((last.year(), index))
}

/// In news "the next day" is often counted from what happened, not from the last date, unless that stands
/// beside it.
fn certainty(request: &Request<'_>, anchor: Anchor, by: i32) -> Certainty {
    /// Bytes between two sentences.
    const GAP: u32 = 4;
    let start = request.mention.sentence.start;
    let sentence = request.discourse.thread.main_day().map(|main| main.sentence);
    let beside = sentence.is_some_and(|sentence| start.saturating_sub(sentence.end) <= GAP);
    let news = request.genre == Genre::News && matches!(anchor, Anchor::Mention(_));
    let of_event =
        matches!(request.reference.scope, Scope::Shift { from: Origin::Focus | Origin::Event, .. });
    if news && by != 0 && (!beside || of_event) { Certainty::Weak } else { Certainty::Sure }
}

/// A time of day without a day: on the day of its sentence, else on the article's day where it is
/// past; all other times are those of every day.
pub(super) fn time_alone(request: &Request<'_>) -> Normalized {
    let discourse = request.discourse;
    // "9:42 p.m." at the head of an entry of a live blog is of the day that the whole was written on.
    if request.mention.declares
        && let Some(date) = request.published
    {
        let day = Some(Period::day(date));
        let found = Normalized::from_published(date, day, Rule::OnPublicationDay);
        return Normalized { certainty: Certainty::Weak, ..found };
    }
    // "It is slow in the morning" is so every day, "we meet every Wednesday at 7 p.m." on any Wednesday.
    let any_day = request.tense() == Tense::Present
        && matches!(request.reference.clock, Some(Clock::Part(_)))
        || request.mention.usage.generic && !request.tense().is_past();
    if let Some((day, index, sentence)) = discourse.named_day
        && sentence == request.mention.sentence
        && !any_day
    {
        let eve = is_evening_before(request, day).then(|| day.add_days(-1)).flatten();
        let period = Some(Period::day(eve.unwrap_or(day)));
        return Normalized::from_mention(index, period, Rule::OnPreviousDay);
    }
    if let Some((day, index)) = discourse.thread.day().filter(|_| !any_day)
        && let Some(certainty) = focus(request, day)
    {
        let moved =
            i32::from(is_past_midnight(request, day)) - i32::from(is_evening_before(request, day));
        let day = day.add_days(moved).unwrap_or(day);
        let found = Normalized::from_mention(index, Some(Period::day(day)), Rule::OnPreviousDay);
        return Normalized { certainty, ..found };
    }
    let zoned = matches!(request.reference.clock, Some(Clock::At(_, _, true)));
    let past = request.tense().is_past() && request.genre == Genre::News;
    match request.published.filter(|_| past || zoned) {
        // "was shot at 10 p.m.", in an article that names no day, may be long ago.
        Some(date) => {
            let day = Some(Period::day(date));
            let found = Normalized::from_published(date, day, Rule::OnPublicationDay);
            Normalized { certainty: Certainty::Weak, ..found }
        }
        None => Normalized::open_unit(Unit::Day, Rule::TimeWithoutDay),
    }
}

/// Whether what had been in the evening was before the morning of a day: "was found on Sunday morning. He had left at
/// 11 p.m."
fn is_evening_before(request: &Request<'_>, day: Date) -> bool {
    const NOON: u16 = 12 * 60;
    let morning = request.discourse.clock.is_some_and(|(of, minutes)| of == day && minutes < NOON);
    morning && request.mention.usage.beside == Beside::Evening
}

/// Whether a story goes on past midnight: "At 9 p.m. the port was closed. By 1.20 a.m. the water stood in the street."
fn is_past_midnight(request: &Request<'_>, day: Date) -> bool {
    const EVENING: u16 = 18 * 60;
    const MORNING: u16 = 9 * 60;
    let Some((of, before)) = request.discourse.clock else { return false };
    let Some(minutes) = request.reference.clock.and_then(Clock::minutes) else { return false };
    let over = request.published.is_none_or(|date| day < date);
    of == day
        && before >= EVENING
        && minutes < MORNING
        && over
        && request.mention.usage.beside == Beside::SmallHours
}

/// Whether a time of day belongs to `day`, the last one mentioned, and how surely: in a history, in the same
/// sentence, or a few sentences before, where both are past.
fn focus(request: &Request<'_>, day: Date) -> Option<Certainty> {
    /// Bytes from the sentence of the day.
    const REACH: u32 = 700;
    /// Days from the article's date.
    const NEAR: i32 = 14;
    let sentence = request.discourse.thread.main_day().map(|main| main.sentence)?;
    if sentence == request.mention.sentence || request.genre == Genre::Narrative {
        return Some(Certainty::Sure);
    }
    let near = request.mention.span.start.saturating_sub(sentence.end) < REACH;
    // "The council meets on Thursday. The vote will begin at 4 p.m."
    let by = matches!(request.mention.preposition, Preposition::By | Preposition::Until);
    let by_clock = request.reference.clock.and_then(Clock::minutes).is_some() && !by;
    let ahead = request.published.is_some_and(|date| day >= date);
    if near && ahead && by_clock && request.tense().is_ahead() {
        return Some(Certainty::Weak);
    }
    let past = !(request.tense().may_be_ahead() || request.tense() == Tense::Present);
    let ago = request.published.map_or(0, |published| published.to_days() - day.to_days());
    let certainty = if ago <= NEAR { Certainty::Sure } else { Certainty::Weak };
    (near && past && ago >= 0).then_some(certainty)
}

/// The date before itself, for "a year earlier".
fn last_mentioned(request: &Request<'_>) -> Normalized {
    let discourse = request.discourse;
    let news = request.genre == Genre::News;
    let quarter = discourse.recent_quarter().filter(|_| news);
    let longer = discourse.reported.longer();
    // "For the first half sales rose from a year earlier".
    if let Some((half, index)) = longer.filter(|_| news)
        && let Some(half) = half.calendar().filter(|period| period.unit() == Unit::Half)
    {
        return Normalized::from_mention(index, Some(half), Rule::OffsetFromPrevious);
    }
    if let Some((period, index)) = discourse.counted_from(request.mention.sentence)
        && news
        && let Some(year) = period.year_of()
        && (longer.is_some() || request.mention.compared && period.unit() == Unit::Day)
        && quarter.is_none()
    {
        // Figures of nine months, or of no period that was named, are compared with those of a year.
        let found = Period::year(year);
        return Normalized::from_mention(index, Some(found), Rule::OffsetFromPrevious);
    }
    if let Some((quarter, index)) = quarter {
        return Normalized::quarter(index, Some(quarter), Rule::OffsetFromPrevious);
    }
    if let Some((period, index)) = discourse.counted_from(request.mention.sentence) {
        return Normalized::from_mention(index, Some(period), Rule::OffsetFromPrevious);
    }
    let year = request.published.map(|date| Period::of(date, Unit::Year));
    Normalized {
        anchor: request.published.map(Anchor::Published),
        ..Normalized::absolute(year, Rule::OffsetFromPublication)
    }
}

/// The part of a year mentioned before, in the year that `scope` says: "the same month last year".
pub(super) fn same_part(request: &Request<'_>, unit: Option<Unit>, scope: Scope) -> Normalized {
    let discourse = request.discourse;
    let open = || Normalized::open_unit(unit.unwrap_or(Unit::Year), Rule::NoReferenceDate);
    let news = request.genre == Genre::News;
    let of_calendar =
        |(period, index): (Period, usize)| (Value::period(period, None), index, period);
    let base = match unit {
        Some(Unit::Month) => {
            let month = discourse.thread.month();
            month.map(|((year, month), index)| of_calendar((Period::month(year, month), index)))
        }
        Some(_) => spoken_quarter(discourse.reported.quarter(request.tense())),
        None => {
            let last = discourse.last.filter(|(period, _)| period.unit() < Unit::Year);
            let quarter = spoken_quarter(discourse.recent_quarter().filter(|_| news));
            match last {
                // "the period" of figures is no day.
                Some((period, _)) if period.unit() == Unit::Day && quarter.is_some() => quarter,
                _ => last.map(of_calendar).or(quarter),
            }
        }
    };
    let Some((value, index, base)) = base else { return open() };
    let Some(own) = base.year_of() else { return open() };
    let published = request.published.map_or(own, Date::year);
    let year = match scope {
        Scope::At(period) => period.year_of().unwrap_or(own),
        Scope::Shift { by, from: Origin::Discourse, .. } => own + by,
        Scope::Shift { by, .. } => published + by,
        _ => own,
    };
    let by = year.checked_sub(own);
    let moved = match value.quarter() {
        Some(quarter) => by.and_then(|by| shift_quarter(quarter, by.checked_mul(QUARTERS)?)),
        None => by
            .and_then(|by| if by == 0 { Some(base) } else { add_to(base, Unit::Year, by, true) })
            .map(|period| Value::period(period, None)),
    };
    Normalized::quarter(index, moved, Rule::SamePart)
}

/// A quarter with its mention and the calendar's period at its end, whose year is its own.
fn spoken_quarter(spoken: Option<Spoken>) -> Option<(Value, usize, Period)> {
    let (value, index) = spoken?;
    let (_, last) = value.bounds()?;
    Some((value, index, value.calendar().unwrap_or(Period::day(last))))
}

/// "the quarter": the one mentioned before, else the last that is over. "The latest quarter" is over.
fn the_quarter(request: &Request<'_>, latest: bool) -> Normalized {
    let over = |(quarter, _): &Spoken| {
        quarter.bounds().zip(request.published).is_none_or(|((_, last), date)| last < date)
    };
    let spoken = request.discourse.reported.quarter(request.tense());
    if let Some((quarter, index)) = spoken.filter(|one| !latest || over(one)) {
        return Normalized::quarter(index, Some(quarter), Rule::QuarterFromPrevious);
    }
    let last = request.published.and_then(|date| Period::of(date, Unit::Quarter).shift(-1));
    Normalized {
        period: last,
        anchor: request.published.map(Anchor::Published),
        ..Normalized::open_unit(Unit::Quarter, Rule::LastFinishedQuarter)
    }
}

/// Adds units to a date: "two days after 5 May", "a year earlier".
pub(super) fn add(date: Normalized, unit: Unit, by: i32, reference: &CalendarRef) -> Normalized {
    let keeps_day = matches!(reference.scope, Scope::Shift { unit: Unit::Day, by: 0, .. });
    let period = date.period.and_then(|period| add_to(period, unit, by, keeps_day));
    let own = date.open.and_then(Value::quarter).filter(|_| unit == Unit::Year);
    let open = match (period, own, reference.part) {
        (Some(_), ..) => None,
        (None, Some(quarter), _) => {
            by.checked_mul(QUARTERS).and_then(|by| shift_quarter(quarter, by))
        }
        (None, None, Part::Whole) => Some(Value::unit(Unit::Year)),
        (None, None, _) => date.open,
    };
    Normalized { period, open, ..date }
}

/// Adds units to a period; its own unit is preserved where possible. A day keeps its day of the
/// month where `keeps_day` is set.
fn add_to(period: Period, added: Unit, by: i32, keeps_day: bool) -> Option<Period> {
    let unit = period.unit();
    if added == Unit::Decade && unit < Unit::Year {
        return period.year_of()?.checked_add(by.checked_mul(10)?).map(Period::year);
    }
    let months = match added {
        Unit::Year => by.checked_mul(12)?,
        Unit::Month => by,
        Unit::Decade => by.checked_mul(120)?,
        Unit::Century => by.checked_mul(1200)?,
        _ => 0,
    };
    if months == 0 {
        let days = match added {
            Unit::Day => by,
            Unit::Week => by.checked_mul(7)?,
            _ => return None,
        };
        return if unit == Unit::Day { period.shift(days) } else { None };
    }
    let by_unit = match unit {
        Unit::Month => Some(months),
        Unit::Quarter | Unit::Season if months % 3 == 0 => Some(months / 3),
        Unit::Half if months % 6 == 0 => Some(months / 6),
        Unit::Year if months % 12 == 0 => Some(months / 12),
        Unit::Decade if months % 120 == 0 => Some(months / 120),
        _ => None,
    };
    if let Some(by) = by_unit {
        return period.shift(by);
    }
    let first = period.first()?;
    let total = first.year().checked_mul(12)? + i32::from(first.month()) - 1;
    let moved = total.checked_add(months)?;
    let (year, month) = (moved.div_euclid(12), u8::try_from(moved.rem_euclid(12) + 1).ok()?);
    if unit == Unit::Day && keeps_day {
        let day = first.day().min(days_in_month(year, month));
        return Date::new(year, month, day).map(Period::day);
    }
    Some(if months % 12 == 0 { Period::year(year) } else { Period::month(year, month) })
}

//! Months, days, seasons and quarters whose year is not named.

use crate::calendar::{Date, Period, Unit};
use crate::facts::Certainty;
use crate::facts::dates::expression::{Beside, Direction, Origin, Part, Preposition, Tense};
use crate::facts::dates::genre::Genre;
use crate::facts::dates::thread::Place;
use crate::facts::rule::Rule;
use crate::text::Span;

use super::normalized::Normalized;
use super::offset::{counted_from, origin};
use super::part_of_year::in_year;
use super::request::Request;

/// Weight of a cue for direction against the nearest year, in days.
const AGAINST: i32 = 150;

/// The same where the verb is right before the date.
const FAR_AGAINST: i32 = 400;

/// Weight of a weekday that contradicts the date, in days: a date close by stays, with a warning.
const DISAGREES: i32 = 200;

/// The same of one farther off.
const DISAGREES_FAR: i32 = 400;

/// Days of a date close by.
const CLOSE: i32 = 45;

/// Years of three digits are in the era of years at most so many away.
const SAME_ERA: i32 = 700;

/// The same before Christ.
const SAME_ERA_BC: i32 = 200;

/// "last June", "this fall", "next March 5".
pub(super) fn nearest(
    request: &Request<'_>,
    part: Part,
    direction: Direction,
    from: Origin,
) -> Normalized {
    let origin = origin(request, from, Unit::Month, 0);
    let Some((date, anchor)) = origin.and_then(|(period, anchor)| Some((period.first()?, anchor)))
    else {
        return Normalized::open(part, Rule::NoReferenceDate);
    };
    let bounds = |year: i32| in_year(part, year).and_then(Period::bounds);
    let year = date.year();
    let year = match direction {
        Direction::This => Some(year),
        Direction::Past => {
            [year, year - 1].into_iter().find(|&y| bounds(y).is_some_and(|(_, last)| last < date))
        }
        Direction::Next => {
            [year, year + 1].into_iter().find(|&y| bounds(y).is_some_and(|(first, _)| first > date))
        }
    };
    Normalized {
        period: year.and_then(|year| in_year(part, year)),
        anchor: Some(anchor),
        rule: counted_from(anchor),
        ..Normalized::default()
    }
    .or_open(part)
}

/// A month, day, season or quarter whose year is not named.
pub(super) fn without_year(request: &Request<'_>, part: Part) -> Normalized {
    if is_timeless(request, part) {
        return Normalized::open(part, Rule::EveryYear);
    }
    if request.mention.ends_range
        && request.genre == Genre::News
        && let Some((first, index)) = request.discourse.latest()
        && let Some(period) = after_range_start(part, first)
    {
        return Normalized::from_mention(index, Some(period), Rule::YearFromPrevious);
    }
    if request.genre == Genre::Narrative
        && let Some((year, index)) = request.discourse.thread.year()
    {
        let year = year + i32::from(turns_the_year(request, part, index));
        let period = in_year(part, year);
        return Normalized::from_mention(index, period, Rule::YearFromPrevious).or_open(part);
    }
    if request.genre == Genre::Narrative
        && !is_news_of(request, part)
        && !(request.mention.preposition == Preposition::Since && request.published.is_some())
        && let Some(ahead) = request.ahead
        && let Some(period) = before_next(part, ahead)
    {
        let found = Normalized::absolute(Some(period), Rule::YearFromNext);
        return Normalized { certainty: Certainty::Weak, ..found };
    }
    let Some(date) = request.published else {
        return Normalized::open(part, Rule::NoReferenceDate);
    };
    if let Some((period, index)) = chronicle(request, part, date) {
        return Normalized::from_mention(index, Some(period), Rule::YearFromPrevious);
    }
    if let Some((period, index)) = agenda(request, part, date) {
        return Normalized::from_mention(index, Some(period), Rule::YearFromPrevious);
    }
    let (year, rule) = match part {
        Part::Quarter(_) | Part::Half(_) => finished_year(request, part, date),
        _ => (nearest_year(request, part, date), Rule::NearestYear),
    };
    Normalized::from_published(date, in_year(part, year), rule).or_open(part)
}

/// The next date of a chronicle in news: "In February 2018 the first cracks showed. In October the engineer
/// resigned." The date before is of an earlier year and has its month; this one follows it within a year.
fn chronicle(request: &Request<'_>, part: Part, date: Date) -> Option<(Period, usize)> {
    /// Mentions since the date before.
    const REACH: usize = 2;
    let goes_on = matches!(part, Part::Month(_) | Part::Day { .. } | Part::Named(_));
    if !goes_on || !request.mention.tense.is_past() || request.mention.in_clause {
        return None;
    }
    let discourse = request.discourse;
    let month =
        discourse.thread.month().map(|((year, month), index)| (Period::month(year, month), index));
    let season = discourse.last.filter(|(period, _)| period.unit() == Unit::Season);
    let (before, index) = month.into_iter().chain(season).max_by_key(|(_, index)| *index)?;
    let year = before.year_of()?;
    let (_, last) = discourse.latest()?;
    let (_, named_at) = discourse.thread.year()?;
    let front = discourse.thread.front();
    // "stopped in March 2020 and started again in September", but no "won in May" behind "last in January 1988".
    let beside = |sentence: Span| {
        sentence == request.mention.sentence
            || request.mention.sentence.start.saturating_sub(sentence.end) <= 1
    };
    let followed = front.is_some_and(|front| {
        let opens = matches!(front.place, Place::Opening | Place::Heading);
        front.times > 1 || opens || beside(front.sentence)
    });
    let same = front.is_some_and(|front| front.sentence == request.mention.sentence);
    let news = is_news_of(request, part) && !same;
    let recent = !request.mention.opens && (news || !followed);
    let far = index < named_at || last - index > REACH;
    if year >= date.year() || far || recent || request.mention.quoted {
        return None;
    }
    let before = before.first()?;
    let follows = |period: &Period| {
        period.first().is_some_and(|first| {
            let days = first.to_days() - before.to_days();
            (0..330).contains(&days) && first < date
        })
    };
    let period =
        [year, year + 1].into_iter().filter_map(|year| in_year(part, year)).find(follows)?;
    Some((period, index))
}

/// The next date of an agenda: "Spring term starts on 6 January 2025. Half-term is from 17 to 21 February." The date
/// before lies ahead, and this one follows it soon.
fn agenda(request: &Request<'_>, part: Part, date: Date) -> Option<(Period, usize)> {
    /// Days from the date before.
    const SOON: i32 = 183;
    /// The same back.
    const SHORTLY: i32 = 60;
    /// Bytes between two of a list.
    const GAP: u32 = 8;
    /// Days on in a list.
    const LISTED: i32 = 300;
    let goes_on = matches!(part, Part::Month(_) | Part::Day { .. } | Part::Named(_));
    let mention = request.mention;
    let past = mention.tense.is_past() || mention.preposition == Preposition::Since;
    if !goes_on || past || mention.in_clause || mention.quoted {
        return None;
    }
    let discourse = request.discourse;
    let ((year, month), index) = discourse.thread.month()?;
    let (_, latest) = discourse.latest()?;
    let day = discourse.thread.day().filter(|(_, at)| *at == index).map(|(day, _)| day);
    let before = day.or_else(|| Date::new(year, month, 1))?;
    if before <= date || latest != index {
        return None;
    }
    // A date ahead by itself goes on with no other one, but for those of a list.
    let listed = mention.span.start.saturating_sub(discourse.end) <= GAP;
    let nearest = in_year(part, nearest_year(request, part, date)).and_then(Period::last);
    if !listed && nearest.is_none_or(|last| last >= date) {
        return None;
    }
    let reach = if listed { 0..=LISTED } else { -SHORTLY..=SOON };
    let follows = |period: &Period| {
        let first = period.first().filter(|first| *first > date);
        first.is_some_and(|first| reach.contains(&(first.to_days() - before.to_days())))
    };
    let years = [year - 1, year, year + 1];
    let period = years.into_iter().filter_map(|year| in_year(part, year)).find(follows)?;
    (period.last() != nearest).then_some((period, index))
}

/// Whether a date at the beginning of a life or history is what the article was written for: "Ingrid Sandvik, who
/// mapped the fjords, died on 6 November", a few weeks before its day.
fn is_news_of(request: &Request<'_>, part: Part) -> bool {
    /// Days before the article's date.
    const RECENT: i32 = 60;
    request.published.is_some_and(|date| {
        let first = in_year(part, nearest_year(request, part, date)).and_then(Period::first);
        first.is_some_and(|first| (0..=RECENT).contains(&(date.to_days() - first.to_days())))
    })
}

/// A part of the year that the next date names, or of the year before it where that would come after: "In
/// April the tension rose. On 22 September 1980 …".
fn before_next(part: Part, ahead: Period) -> Option<Period> {
    let (year, (_, last)) = (ahead.year_of()?, ahead.bounds()?);
    let fits = |period: &Period| period.first().is_some_and(|first| first <= last);
    [year, year - 1].into_iter().filter_map(|year| in_year(part, year)).find(fits)
}

/// The end of a range is not before its beginning: of the same year, or of the next.
fn after_range_start(part: Part, first: Period) -> Option<Period> {
    let (year, start) = (first.year_of()?, first.first()?);
    let whole_year = first.unit() >= Unit::Year;
    let fits = |period: &Period| period.first().is_some_and(|day| day >= start);
    [year, year + 1]
        .into_iter()
        .filter_map(|year| in_year(part, year))
        .find(fits)
        .filter(|_| !whole_year)
}

/// Whether a month, season or weekday is that of every year: "it rains from July to September".
pub(super) fn is_timeless(request: &Request<'_>, part: Part) -> bool {
    // "from July till August": either end has the tense of the range.
    let ranged = request.mention.in_range;
    let tense = if ranged { request.mention.tense } else { request.tense() };
    let news = request.genre == Genre::News;
    if request.mention.usage.yearly && !request.mention.tense.is_past() && part_of_any_year(part) {
        return true;
    }
    if request.mention.open_end().is_some() && !ranged {
        return false;
    }
    let loose = matches!(part, Part::Month(_) | Part::Season(_) | Part::Weekday(_));
    if loose && request.timeless && news && !tense.moves() {
        return true;
    }
    let mention = request.mention;
    if mention.usage.generic && !tense.moves() && matches!(part, Part::Weekday(_)) {
        return true;
    }
    let present = tense == Tense::Present;
    let vague = present || news && matches!(tense, Tense::Unknown | Tense::Maybe);
    match part {
        Part::Month(_) | Part::NthWeekday { .. } if mention.in_range => vague,
        // "emptied every second week; between 1 May and 30 September weekly".
        Part::Day { .. } if mention.in_range && mention.usage.generic => vague,
        Part::Month(_) => present && mention.preposition == Preposition::Other && mention.opens,
        Part::Season(_) => present || mention.in_range && vague,
        _ => false,
    }
}

/// Whether a part may be one of every year.
const fn part_of_any_year(part: Part) -> bool {
    matches!(
        part,
        Part::Month(_)
            | Part::Day { .. }
            | Part::Season(_)
            | Part::Named(_)
            | Part::WeekOf { .. }
            | Part::NthWeek { .. }
            | Part::NthWeekday { .. }
    )
}

/// Whether a narrative continues into the next year: "In January", after December.
fn turns_the_year(request: &Request<'_>, part: Part, year_index: usize) -> bool {
    /// The first month of spring, and the last one that follows a winter.
    const SPRING: (u8, u8) = (3, 5);
    let month = match part {
        Part::Month(month) | Part::Day { month, .. } => month,
        Part::Season(0) => SPRING.0,
        _ => return false,
    };
    // "In the autumn of 1862 they met. In spring …".
    if let Some((season, _)) = request.discourse.last
        && season.unit() == Unit::Season
    {
        return season.first().is_some_and(|first| first.month() >= 9) && month <= SPRING.1;
    }
    let Some(((year, last), index)) = request.discourse.thread.month() else { return false };
    if part == Part::Season(0) && last >= 9 && index >= year_index {
        return true;
    }
    // "On 7 December, 1941": the year that is only named with the month opens no new one.
    let front = request.discourse.thread.front();
    let opened = front.is_none_or(|front| front.place != Place::Inside || front.year != year);
    (index >= year_index || !opened) && last >= 11 && month <= 3
}

/// The same, less certain where it would go back from the date before: "By December 1943 … In March …".
pub(super) fn turns_back(request: &Request<'_>, found: Normalized) -> Normalized {
    let first = |period: Period| period.first().filter(|_| period.unit() <= Unit::Month);
    let before = request.discourse.last.and_then(|(period, _)| first(period));
    let back = match (found.rule, found.period.and_then(first), before) {
        (Rule::YearFromPrevious, Some(day), Some(before)) => {
            day < before && day.month() != before.month()
        }
        _ => false,
    };
    if back { Normalized { certainty: Certainty::Weak, ..found } } else { found }
}

/// The quarter of a firm's own year, in news of it.
pub(super) fn fiscal_quarter(request: &Request<'_>, nth: u8) -> Option<Normalized> {
    let (fiscal, date) = request.fiscal.zip(request.published)?;
    let quarter =
        fiscal.quarter(nth, request.tense(), date).filter(|_| request.genre == Genre::News)?;
    let ahead = quarter.bounds().is_some_and(|(_, last)| last > date);
    let rule = if ahead { Rule::NextInFuture } else { Rule::LastBeforePublication };
    let found = Normalized::from_published(date, quarter.calendar(), rule);
    Some(Normalized { open: Some(quarter), ..found })
}

/// The quarter of a year that is named: where a firm's own year ends in it, that of the firm.
pub(super) fn named_fiscal_quarter(request: &Request<'_>, nth: u8, year: Period) -> Normalized {
    let year = year.year_of();
    let calendar = year.and_then(|year| in_year(Part::Quarter(nth), year));
    let own = request.fiscal.zip(year).and_then(|(fiscal, year)| fiscal.quarter_of(nth, year));
    match own {
        Some(own) => {
            Normalized { open: Some(own), ..Normalized::absolute(None, Rule::WrittenInFull) }
        }
        None => {
            let found = Normalized::absolute(calendar, Rule::WrittenInFull);
            Normalized { certainty: Certainty::Weak, ..found }
        }
    }
}

/// The year that makes a quarter the last one over, or the next one where the tense is future.
fn finished_year(request: &Request<'_>, part: Part, date: Date) -> (i32, Rule) {
    /// Days to a quarter that soon begins.
    const SOON: i32 = 60;
    let year = date.year();
    let of = |year: i32| in_year(part, year).and_then(Period::bounds);
    let bounds = of(year);
    // "no relief before the fourth quarter".
    let before = request.mention.preposition == Preposition::Before && !request.tense().is_past();
    if request.tense().is_ahead() || before {
        let over = bounds.is_some_and(|(_, last)| last < date);
        return (year + i32::from(over), Rule::NextInFuture);
    }
    // "would raise its dividend in the second quarter", "forecast net for the first quarter": the nearest one.
    if request.tense() == Tense::Maybe {
        let away = |year: &i32| {
            in_year(part, *year).and_then(Period::bounds).map_or(i32::MAX, |of| gap(of, date))
        };
        let nearest = [year, year - 1, year + 1].into_iter().min_by_key(away);
        return (nearest.unwrap_or(year), Rule::NearestYear);
    }
    let begun = bounds.is_some_and(|(first, _)| first <= date);
    let last = year - i32::from(!begun);
    // "cut shifts in the fourth quarter", said in August and not of figures: the one that soon begins.
    let of_plan = request.mention.usage.beside == Beside::Nothing
        && request.mention.preposition == Preposition::In
        && matches!(request.tense(), Tense::Unknown | Tense::Present);
    if of_plan && of(last + 1).is_some_and(|(first, _)| first.to_days() - date.to_days() <= SOON) {
        return (last + 1, Rule::NearestYear);
    }
    (last, Rule::LastBeforePublication)
}

/// Days between a date and a period; 0 within it.
fn gap((first, last): (Date, Date), date: Date) -> i32 {
    let (first, last, day) = (first.to_days(), last.to_days(), date.to_days());
    (first - day).max(day - last).max(0)
}

/// The year that brings a part nearest to the article's date.
fn nearest_year(request: &Request<'_>, part: Part, date: Date) -> i32 {
    let tense = request.tense();
    let weekday = request.reference.weekday;
    let by = matches!(request.mention.preposition, Preposition::By | Preposition::Until);
    let day_named = matches!(part, Part::Day { .. });
    let distance = |year: i32| -> i32 {
        let Some((first, last)) = in_year(part, year).and_then(Period::bounds) else {
            return i32::MAX;
        };
        // A weekday beside the date must agree.
        let agrees = weekday.is_none_or(|weekday| first.weekday() == weekday);
        let gap = gap((first, last), date);
        let (first, last, day) = (first.to_days(), last.to_days(), date.to_days());
        // A cue for direction outweighs a few months at most.
        let against = match tense {
            Tense::Past if first > day => AGAINST,
            Tense::JustPast if first > day => FAR_AGAINST,
            Tense::Scheduled if last < day => FAR_AGAINST,
            Tense::Future if last < day && (by || !day_named || gap > CLOSE) => FAR_AGAINST,
            Tense::Future if last < day => AGAINST,
            _ => 0,
        };
        let differs = match gap {
            _ if agrees => 0,
            _ if gap <= CLOSE || tense.is_past() => DISAGREES,
            _ => DISAGREES_FAR,
        };
        gap + against + differs
    };
    let year = date.year();
    [year, year - 1, year + 1].into_iter().min_by_key(|&year| distance(year)).unwrap_or(year)
}

/// A year of three digits, where the text names such years.
pub(super) fn ancient(request: &Request<'_>, year: i32) -> Option<Normalized> {
    let (bc, near) = request.discourse.ancient?;
    let year = if bc { 1 - year } else { year };
    let same_era = (year - near).abs() <= if bc { SAME_ERA_BC } else { SAME_ERA };
    same_era.then(|| Normalized::absolute(Some(Period::year(year)), Rule::EraFromPrevious))
}

//! Dates that leave out their year or week: the candidates, and the one that fits the words around it best.
//!
//! A conditional logit over one weight from each block of features; `cargo run --example train_dates`
//! learns the weights.

use crate::calendar::{Date, Period, Unit, Weekday};
use crate::facts::Certainty;
use crate::facts::date::Anchor;
use crate::facts::dates::expression::{Part, Preposition, Tense};
use crate::facts::dates::genre::Genre;
use crate::facts::dates::thread::Place;
use crate::facts::rule::Rule;

use super::choice::{BLOCKS, Candidate, Choice, WIDTH};
use super::normalized::Normalized;
use super::part_of_year::in_year;
use super::request::Request;
use super::weights::WEIGHTS;

/// A choice less likely than this is uncertain.
const SURE: f32 = 0.8;

/// Against the rules a choice must be at least so likely.
pub const AGAINST_RULES: f32 = 0.8;

/// The reading of `part` that fits best; `rules` is what the rules say.
pub(super) fn choose(request: &Request<'_>, part: Part, rules: Normalized) -> Normalized {
    let Some(answer) = rules.period else { return rules };
    let candidates = candidates(request, part, answer, rules.anchor);
    let by_rules = candidates.iter().position(|c| c.period == answer).unwrap_or(0);
    if let Some(record) = request.record {
        let candidates = candidates.clone();
        record.borrow_mut().push(Choice { span: request.mention.span, candidates, by_rules });
    }
    let scores: Vec<f32> = candidates.iter().map(Candidate::score).collect();
    let (mut best, mut top) = (by_rules, f32::MIN);
    for (index, score) in scores.iter().enumerate() {
        if *score > top {
            (best, top) = (index, *score);
        }
    }
    let all: f32 = scores.iter().map(|score| (score - top).exp()).sum();
    let share = 1.0 / all;
    let overruled = best != by_rules && share >= AGAINST_RULES;
    // "might open Monday": the sign of the future is weak.
    let faint = rules.rule == Rule::NextInFuture && request.tense() == Tense::Maybe;
    let agreed = best == by_rules && share >= SURE && !faint;
    let certainty = if overruled || agreed { Certainty::Sure } else { Certainty::Weak };
    match candidates.get(best) {
        Some(chosen) if overruled => {
            let rule = rule(request, part, chosen);
            Normalized {
                period: Some(chosen.period),
                open: None,
                anchor: Some(chosen.anchor),
                rule,
                certainty,
            }
        }
        _ => Normalized { certainty, ..rules },
    }
}

impl Candidate {
    fn score(&self) -> f32 {
        self.features.iter().filter_map(|at| WEIGHTS.get(*at)).map(|w| f32::from(*w) / 100.0).sum()
    }
}

/// In plain words where a reading comes from.
fn rule(request: &Request<'_>, part: Part, chosen: &Candidate) -> Rule {
    let weekday = matches!(part, Part::Weekday(_));
    let before = match (request.published, chosen.period.first()) {
        (Some(date), Some(first)) => first < date,
        _ => true,
    };
    match chosen.anchor {
        Anchor::Mention(_) if weekday => Rule::NextAfterPrevious,
        Anchor::Mention(_) => Rule::YearFromPrevious,
        Anchor::Published(_) if before => Rule::LastBeforePublication,
        Anchor::Published(_) => Rule::NextInFuture,
    }
}

/// Every reading: years or weeks around the article's date and around the dates before, and `answer`.
fn candidates(
    request: &Request<'_>,
    part: Part,
    answer: Period,
    anchor: Option<Anchor>,
) -> Vec<Candidate> {
    let mut readings: Vec<(Period, Anchor)> = Vec::with_capacity(8);
    let mut add = |period: Option<Period>, anchor: Option<Anchor>| {
        if let (Some(period), Some(anchor)) = (period, anchor)
            && !readings.iter().any(|(known, _)| *known == period)
        {
            readings.push((period, anchor));
        }
    };
    add(Some(answer), anchor.or(request.published.map(Anchor::Published)));
    let discourse = request.discourse;
    if let Part::Weekday(weekday) = part {
        if let Some(date) = request.published {
            for by in [-7, 0, 7] {
                add(near(date, weekday, by), Some(Anchor::Published(date)));
            }
        }
        if let Some((day, index)) = discourse.thread.day() {
            for by in [0, 7] {
                add(near(day, weekday, by), Anchor::mention(index));
            }
        }
    } else {
        if let Some((year, index)) = discourse.thread.year() {
            for by in [0, 1] {
                add(in_year(part, year + by), Anchor::mention(index));
            }
        }
        for entry in discourse.thread.years() {
            add(in_year(part, entry.year), Anchor::mention(entry.index));
        }
        if let Some(date) = request.published {
            for by in [0, -1, 1] {
                add(in_year(part, date.year() + by), Some(Anchor::Published(date)));
            }
        }
    }
    let reading = |(period, anchor)| Candidate {
        period,
        anchor,
        features: features(request, part, period, period == answer),
    };
    readings.into_iter().map(reading).collect()
}

/// The first `weekday` from `day` on, moved by so many days.
fn near(day: Date, weekday: Weekday, by: i32) -> Option<Period> {
    let ahead = i32::from(day.weekday().days_until(weekday));
    Some(Period::nth(Unit::Day, day.to_days().checked_add(ahead + by)?))
}

/// The weights that a reading takes, one of each block.
fn features(request: &Request<'_>, part: Part, period: Period, by_rules: bool) -> [usize; WIDTH] {
    let mention = request.mention;
    let kind = match part {
        Part::Month(_) => 0,
        Part::Season(_) => 2,
        Part::Weekday(_) => 3,
        _ => 1,
    };
    let week = usize::from(kind == 3);
    let genre = usize::from(request.genre == Genre::Narrative);
    let bounds = period.bounds();
    let (side, distance) = place(request, bounds);
    let tense = match request.tense() {
        Tense::Unknown => 0,
        Tense::Past => 1,
        Tense::Planned if week == 1 => 1,
        Tense::JustPast => 2,
        Tense::Present => 3,
        Tense::Maybe | Tense::Planned | Tense::Scheduled => 4,
        Tense::Future => 5,
    };
    let preposition = match mention.preposition {
        Preposition::Other => 0,
        Preposition::In => 1,
        Preposition::On => 2,
        Preposition::By => 3,
        Preposition::Until | Preposition::NotUntil => 4,
        Preposition::Since => 5,
        Preposition::Before => 6,
        Preposition::After => 7,
    };
    let day = bounds.map(|(first, _)| first);
    let differs = request
        .reference
        .weekday
        .is_some_and(|named| day.is_some_and(|day| day.weekday() != named));
    let heading = request.discourse.heading.is_some_and(|year| period.year_of() == Some(year));
    let (relation, recency) = thread(request, kind == 3, day);
    let within = [
        (kind * 6 + tense) * 3 + side,
        (distance * 2 + genre) * 2 + week,
        ((relation * 3 + recency) * 2 + genre) * 2 + week,
        (preposition * 3 + side) * 2 + week,
        (kind * 2 + genre) * 2 + usize::from(by_rules),
        usize::from(differs),
        usize::from(heading) * 2 + genre,
        usize::from(mention.quoted) * 3 + side,
        (usize::from(mention.opens) * 2 + usize::from(mention.attributive)) * 6 + side * 2 + week,
        passing(request, relation, recency),
        story(request, kind == 3, day) * 2 + genre,
    ];
    let mut first = 0;
    let mut out = [0; WIDTH];
    for ((out, within), size) in out.iter_mut().zip(within).zip(BLOCKS) {
        *out = first + within;
        first += size;
    }
    out
}

/// In news: how well the year of a reading that was mentioned before is given: with a month, in the heading or
/// in passing; how long before the article's date; how long ago it was mentioned.
fn passing(request: &Request<'_>, relation: usize, recency: usize) -> usize {
    let discourse = request.discourse;
    let (Some((year, named_at)), Some(date), 1 | 2, Genre::News) =
        (discourse.thread.year(), request.published, relation, request.genre)
    else {
        return 0;
    };
    let with_month = discourse.thread.month().is_some_and(|(_, at)| at >= named_at);
    let ago = match date.year() - year {
        ..0 => 0,
        0 => 1,
        1 | 2 => 2,
        _ => 3,
    };
    let turn = usize::from(relation == 2);
    1 + ((ago * 2 + usize::from(with_month)) * 2 + turn) * 2 + usize::from(recency > 0)
}

/// How a reading joins the thread: how its year was given (heading, opening, inside, in passing), how recently
/// and how often, and whether its month goes on from the last one of that year; 0 outside the thread.
fn story(request: &Request<'_>, week: bool, first: Option<Date>) -> usize {
    let thread = &request.discourse.thread;
    let year = first.map(Date::year).filter(|_| !week);
    let found = thread.years().enumerate().find(|(_, entry)| Some(entry.year) == year);
    let Some((rank, entry)) = found else { return 0 };
    let place = match entry.place {
        Place::Heading => 0,
        Place::Opening => 1,
        Place::Inside => 2,
        Place::Passing => 3,
    };
    let onward = match (entry.month, first.map(Date::month)) {
        (Some(last), Some(month)) if month < last => 0,
        (Some(last), Some(month)) if month <= last + 3 => 1,
        (Some(_), Some(_)) => 2,
        _ => 3,
    };
    let often = usize::from(entry.times > 2);
    1 + ((place * 3 + rank.min(2)) * 4 + onward) * 2 + often
}

/// On which side of the article's date a reading lies (before, around, after), and how far.
fn place(request: &Request<'_>, bounds: Option<(Date, Date)>) -> (usize, usize) {
    const STEPS: [i32; 6] = [0, 7, 45, 100, 183, 366];
    // A history does not look at the day it was written on.
    let published = request.published.filter(|_| request.genre == Genre::News);
    let (Some(date), Some((first, last))) = (published, bounds) else {
        return (1, STEPS.len());
    };
    let (before, after) = (date.to_days() - last.to_days(), first.to_days() - date.to_days());
    let side = if before > 0 {
        0
    } else if after > 0 {
        2
    } else {
        1
    };
    let gap = before.max(after).max(0);
    (side, STEPS.iter().position(|step| gap <= *step).unwrap_or(STEPS.len()))
}

/// How a reading follows the dates before (no date, the same year or day, the next one in turn, before,
/// after), and how long ago those were mentioned.
fn thread(request: &Request<'_>, week: bool, first: Option<Date>) -> (usize, usize) {
    /// Months back that look like the next year.
    const TURN: u8 = 6;
    let discourse = request.discourse;
    let index = if week {
        discourse.thread.day().map(|(_, at)| at)
    } else {
        discourse.thread.year().map(|(_, at)| at)
    };
    let (Some(index), Some(first)) = (index, first) else { return (0, 2) };
    let last = discourse.latest().map_or(index, |(_, last)| last);
    let recency = match last.saturating_sub(index) {
        0 => 0,
        1..=3 => 1,
        _ => 2,
    };
    let ahead = match (week, discourse.thread.day(), discourse.thread.year()) {
        (true, Some((day, _)), _) => match first.to_days() - day.to_days() {
            0 => 0,
            days @ 1..=7 => days.signum(),
            days => days.signum() * 2,
        },
        (_, _, Some((year, _))) => match first.year() - year {
            // December, then January.
            1 if discourse
                .thread
                .month()
                .is_some_and(|((_, month), _)| month >= first.month() + TURN) =>
            {
                1
            }
            years => years.signum() * 2 * i32::from(years != 0),
        },
        _ => 0,
    };
    let relation = match ahead {
        0 => 1,
        1 => 2,
        ..0 => 3,
        _ => 4,
    };
    (relation, recency)
}

#[cfg(test)]
mod tests {
    use super::super::choice::{TOTAL, is_by_rules};
    use super::*;

    #[test]
    fn every_feature_has_a_weight() {
        assert_eq!(WEIGHTS.len(), TOTAL);
        assert!((0..TOTAL).filter(|at| is_by_rules(*at)).all(|at| WEIGHTS[at] > 0));
    }
}

//! The thread of a text: the years that it has been in, each with its last month and day.

use crate::calendar::{Date, Period, Unit};
use crate::text::Span;

use super::expression::TimeMention;

/// How a year was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a heading.
    Heading,
    /// By the words that open a sentence.
    Opening,
    /// Within a sentence.
    Inside,
    /// In passing: the story does not go on in it.
    Passing,
}

impl Place {
    /// Where a date that the story goes on in is given.
    const fn of(mention: &TimeMention) -> Self {
        match (mention.heading, mention.opens) {
            (true, _) => Self::Heading,
            (_, true) => Self::Opening,
            _ => Self::Inside,
        }
    }
}

/// A year that the text has been in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadYear {
    /// The year.
    pub year: i32,
    /// The month of its last date, where that is known.
    pub month: Option<u8>,
    /// The mention that named it last.
    pub index: usize,
    /// How many dates were in it.
    pub times: u32,
    /// How it was given last.
    pub place: Place,
    /// The sentence that gave it last.
    pub sentence: Span,
    /// The last mention of it that the story goes on in.
    main: Option<usize>,
    /// The month of the story that was named last, and its mention.
    main_month: Option<(u8, usize)>,
    /// The day of the story that was named last.
    main_day: Option<MainDay>,
}

/// A day that the story goes on in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MainDay {
    /// The day.
    pub day: Date,
    /// The mention.
    pub index: usize,
    /// Its sentence.
    pub sentence: Span,
}

/// Years of the thread.
const YEARS: usize = 4;

/// The last years, the latest first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Thread([Option<ThreadYear>; YEARS]);

impl Thread {
    /// Brings the year of a date that the mention at `index` names to the front; the story goes on in it unless it is
    /// named `in_passing`.
    pub fn add(&mut self, period: Period, mention: &TimeMention, in_passing: bool, index: usize) {
        let Some(year) = period.year_of().filter(|_| period.unit() <= Unit::Year) else { return };
        let known = self.0.iter().position(|entry| entry.is_some_and(|entry| entry.year == year));
        let before = known.and_then(|at| self.0.get(at).copied().flatten());
        let first = period.first().filter(|_| matches!(period.unit(), Unit::Day | Unit::Month));
        let month = first.map(Date::month);
        let mut entry = ThreadYear {
            year,
            month: month.or(before.and_then(|entry| entry.month)),
            index,
            times: before.map_or(0, |entry| entry.times) + 1,
            place: if in_passing { Place::Passing } else { Place::of(mention) },
            sentence: mention.sentence,
            main: before.and_then(|entry| entry.main),
            main_month: before.and_then(|entry| entry.main_month),
            main_day: before.and_then(|entry| entry.main_day),
        };
        if !in_passing {
            entry.main = Some(index);
            entry.main_month = month.map(|month| (month, index)).or(entry.main_month);
            let day = first.filter(|_| period.unit() == Unit::Day);
            let sentence = mention.sentence;
            entry.main_day = day.map(|day| MainDay { day, index, sentence }).or(entry.main_day);
        }
        if let Some(moved) = self.0.get_mut(..=known.unwrap_or(YEARS - 1)) {
            moved.rotate_right(1);
        }
        if let Some(front) = self.0.first_mut() {
            *front = Some(entry);
        }
    }

    /// The years, the latest first.
    pub fn years(&self) -> impl Iterator<Item = &ThreadYear> {
        self.0.iter().flatten()
    }

    /// The year named last.
    pub fn front(&self) -> Option<ThreadYear> {
        self.0.first().copied().flatten()
    }

    /// The last year that the story goes on in, and its mention.
    pub fn year(&self) -> Option<(i32, usize)> {
        let main = self.years().filter_map(|entry| Some((entry.year, entry.main?)));
        main.max_by_key(|(_, index)| *index)
    }

    /// The last month that the story goes on in, with its year and mention.
    pub fn month(&self) -> Option<((i32, u8), usize)> {
        let main = self.years().filter_map(|entry| {
            let (month, index) = entry.main_month?;
            Some(((entry.year, month), index))
        });
        main.max_by_key(|(_, index)| *index)
    }

    /// The last day that the story goes on in.
    pub fn main_day(&self) -> Option<MainDay> {
        self.years().filter_map(|entry| entry.main_day).max_by_key(|main| main.index)
    }

    /// The same, with its mention alone.
    pub fn day(&self) -> Option<(Date, usize)> {
        self.main_day().map(|main| (main.day, main.index))
    }
}

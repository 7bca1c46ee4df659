//! What normalization knows of a reference: its words, its context, the dates before it.

use std::cell::RefCell;

use crate::calendar::{Date, Period, Unit};
use crate::facts::dates::discourse::DiscourseState;
use crate::facts::dates::expression::{
    CalendarRef, Count, Duration, Origin, Part, Preposition, Scope, Tense, TimeMention,
};
use crate::facts::dates::fiscal::FiscalYear;
use crate::facts::dates::genre::Genre;

use super::choice::Choice;

/// A reference to normalize.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The mention that contains it.
    pub mention: &'a TimeMention,
    /// The reference.
    pub reference: &'a CalendarRef,
    /// The article's date, or the day that the text says it is.
    pub published: Option<Date>,
    /// Whether that is a day that the text says it is.
    pub own_day: bool,
    /// The genre of its section.
    pub genre: Genre,
    /// Whether nothing ties the text to its date.
    pub timeless: bool,
    /// The year of the firm that the article is about, where that is its own.
    pub fiscal: Option<FiscalYear>,
    /// The dates before it.
    pub discourse: &'a DiscourseState,
    /// The next date after it that names its year.
    pub ahead: Option<Period>,
    /// Where the readings of each are recorded, for training.
    pub record: Option<&'a RefCell<Vec<Choice>>>,
}

impl Request<'_> {
    /// The tense around it, or that of its preposition.
    pub fn tense(&self) -> Tense {
        let ahead = match self.mention.preposition {
            // "Until Thursday, officers had not …".
            // "who led the team until Friday".
            Preposition::Until => {
                let past = self.mention.tense.is_past();
                !(self.mention.opens && past || self.mention.tense == Tense::JustPast)
            }
            Preposition::By | Preposition::NotUntil => !self.mention.tense.is_past(),
            _ => false,
        };
        match self.mention.preposition {
            _ if ahead => Tense::Future,
            Preposition::Since => Tense::JustPast,
            _ => self.mention.tense,
        }
    }

    /// "today" in a narrative or a guide: nowadays.
    pub fn is_nowadays(&self) -> bool {
        let today = Scope::shift(Unit::Day, 0, Origin::Publication);
        let vague = self.genre == Genre::Narrative
            || self.mention.usage.generic
            || self.timeless && self.mention.tense == Tense::Present;
        vague
            && !(self.mention.usage.pinned && self.genre == Genre::News)
            && self.reference.part == Part::Whole
            && self.reference.scope == today
            && self.reference.clock.is_none()
            && self.mention.modifier.is_none()
    }

    /// Whether the date before is a day of another sentence. In "stopped on 3 May, a day before the verdict" the
    /// day is not that of the verdict.
    fn follows_day(&self) -> bool {
        let discourse = self.discourse;
        let latest = discourse.latest().map(|(_, index)| index);
        discourse.thread.day().is_some_and(|(_, index)| Some(index) == latest)
            && discourse.thread.main_day().map(|main| main.sentence) != Some(self.mention.sentence)
    }

    /// "two days" of "two days after the landing", where the day of the landing is not known.
    pub fn event_duration(&self) -> Option<Duration> {
        let Scope::Shift { unit: Unit::Day, by, from: Origin::Event } = self.reference.scope else {
            return None;
        };
        let count = Count::Of(by.unsigned_abs());
        let known = self.genre == Genre::Narrative && self.follows_day();
        (!known && self.reference.clock.is_none()).then_some(Duration { count, unit: Unit::Day })
    }
}

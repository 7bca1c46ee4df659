//! Genre of a section: news, dated from its publication, or a narrative of the past.

use crate::calendar::{Date, Period, Unit};
use crate::doc::Document;

use super::expression::{
    CalendarRef, Origin, Part, Preposition, Scope, Tense, TimeExpr, TimeMention,
};
use super::normalize::in_year;

/// What dates without a year, and "the next day", are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Genre {
    /// The article's date.
    #[default]
    News,
    /// The dates mentioned before.
    Narrative,
}

/// What each finding says for a history, in votes. On Wikinews, histories of wars and the open genres of
/// GUM (sources in `assets/model/CREDITS.md`) no vote changed alone does better; most may be a little
/// more or less, but years older than ten need their two.
mod votes {
    /// A year two to ten years before the article's.
    pub const OLD: i32 = 1;
    /// One more than ten years before it.
    pub const REMOTE: i32 = 2;
    /// The article's year, or the one before it.
    pub const RECENT: i32 = -6;
    /// A word of the article's own day.
    pub const OWN_VOICE: i32 = -7;
    /// A past event after the article's year: the text was not written then.
    pub const LATER: i32 = 8;
    /// Votes that a section needs, its own counted twice beside those of the whole.
    pub const NEEDED: i32 = 5;
}

/// What the expressions of a section say of its genre.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// The votes for a history; negative for news.
    votes: i32,
    /// Words that tie the text to the article's date: "yesterday", "will meet Monday", and dates
    /// within a year of it.
    tied: u32,
    /// Past events that lie after the article's year, those of a day or month twice.
    later: u32,
}

impl Tally {
    fn add(&mut self, found: &TimeMention, published: Date) {
        let TimeExpr::Calendar(reference) = &found.expr else { return };
        self.tied += u32::from(is_tied(found, reference, published));
        if is_own_voice(reference) && !found.quoted {
            self.vote(votes::OWN_VOICE);
        }
        if let Scope::At(period) = reference.scope
            && let Some(year) = period.year_of()
        {
            self.vote(match published.year() - year {
                ..0 => 0,
                0..2 => votes::RECENT,
                2..=10 => votes::OLD,
                _ => votes::REMOTE,
            });
            // "in 2012 he won", not bonds "due 2030".
            let dated = matches!(found.preposition, Preposition::In | Preposition::On);
            if year > published.year() && found.tense.is_past() && (found.opens || dated) {
                // A day says more than a year, which may be a forecast.
                let times = if reference.part == Part::Whole { 1 } else { 2 };
                self.vote(times * votes::LATER);
                self.later += 1;
            }
        }
    }

    fn vote(&mut self, votes: i32) {
        self.votes = self.votes.saturating_add(votes);
    }
}

/// Whether an expression is counted from the article's date by nature.
fn is_own_voice(reference: &CalendarRef) -> bool {
    match (reference.part, reference.scope) {
        (Part::Weekday(_), Scope::Open | Scope::Nearest(_)) => true,
        (_, Scope::Shift { from: Origin::Publication, .. }) => true,
        (Part::Whole, Scope::Shift { from: Origin::Either, by: 0, .. }) => {
            reference.clock.is_none()
        }
        _ => false,
    }
}

/// Whether an expression ties the text to the article's date.
fn is_tied(found: &TimeMention, reference: &CalendarRef, published: Date) -> bool {
    let moves = found.tense.moves();
    if found.usage.generic {
        return false;
    }
    match (reference.part, reference.scope) {
        (_, Scope::Shift { unit: Unit::Day, by: 0, from: Origin::Publication }) => {
            found.tense != Tense::Present || found.usage.pinned
        }
        (_, Scope::Shift { from: Origin::Publication, .. }) => true,
        (Part::Weekday(_), _) => found.tense != Tense::Present,
        (Part::Month(_) | Part::Day { .. } | Part::Quarter(_), Scope::Open | Scope::Nearest(_)) => {
            moves
        }
        // The day above an article says nothing of what is in it.
        (part, Scope::At(period)) => {
            let named = period.year_of().and_then(|year| in_year(part, year)).unwrap_or(period);
            let gap = |day: Date| (published.to_days() - day.to_days()).abs();
            let own = named == Period::day(published);
            period.unit() <= Unit::Year && !own && period.first().is_some_and(|d| gap(d) < 400)
        }
        _ => false,
    }
}

/// The genres of an article's sections.
#[derive(Clone, Debug, Default)]
pub struct Genres {
    /// The genre of every section.
    pub sections: Vec<Genre>,
    /// Whether nothing ties the text to the article's date, as in a guide: its months are those of
    /// every year, its "today" means nowadays.
    pub timeless: bool,
}

/// Classifies the sections by their time expressions; all of a text without a date are narrative.
pub fn classify_sections(doc: &Document, found: &[TimeMention], published: Option<Date>) -> Genres {
    let count = doc.sections.len().max(1);
    let Some(published) = published else {
        return Genres { sections: vec![Genre::Narrative; count], timeless: false };
    };
    let mut tallies = vec![Tally::default(); count];
    let mut all = Tally::default();
    for one in found {
        all.add(one, published);
        if let Some(tally) = tallies.get_mut(doc.section_at(one.span.start)) {
            tally.add(one, published);
        }
    }
    let genre = |section: &Tally| {
        let votes = section.votes.saturating_mul(2).saturating_add(all.votes);
        if votes >= votes::NEEDED { Genre::Narrative } else { Genre::News }
    };
    let sections = tallies.iter().map(genre).collect();
    Genres { sections, timeless: all.tied + all.later == 0 }
}

//! Genre of a section: news, dated from its publication, or a narrative of the past.

use crate::calendar::{Date, Unit};
use crate::doc::Document;

use super::expression::{
    CalendarRef, Origin, Part, Preposition, Scope, Tense, TimeExpr, TimeMention,
};

/// What dates without a year, and "the next day", are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Genre {
    /// The article's date.
    #[default]
    News,
    /// The dates mentioned before.
    Narrative,
}

/// Past events after the article's year that show its day to be wrong.
const LATER: u32 = 3;

/// Counts of a section's cues for either genre.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// "today", "this week", bare weekdays: words of the article's own day.
    own_voice: u32,
    /// Years named, and how many of them lie well before the article's date.
    years: u32,
    old: u32,
    /// How many of the years lie more than ten before it.
    remote: u32,
    /// Events in a past tense that lie after its year, those of a day or month twice.
    later: u32,
    /// Days and months without a year.
    open: u32,
    /// Words that tie the text to the article's date: "yesterday", "will meet Monday", and dates
    /// within a year of it.
    tied: u32,
}

impl Tally {
    fn add(&mut self, found: &TimeMention, published: Option<Date>) {
        let TimeExpr::Calendar(reference) = &found.expr else { return };
        self.own_voice += u32::from(is_own_voice(reference) && !found.quoted);
        self.tied += u32::from(is_tied(found, reference, published));
        self.open += u32::from(
            reference.scope == Scope::Open
                && matches!(reference.part, Part::Day { .. } | Part::Month(_)),
        );
        if let Scope::At(period) = reference.scope
            && let Some(year) = period.year_of()
        {
            self.years += 1;
            // "in 2012 he won", not bonds "due 2030".
            let dated = matches!(found.preposition, Preposition::In | Preposition::On);
            let is_past = found.tense.is_past() && (found.opens || dated);
            if is_past && published.is_some_and(|date| year > date.year()) {
                // A day says more than a year, which may be a forecast.
                self.later += if reference.part == Part::Whole { 1 } else { 2 };
            }
            self.remote += u32::from(published.is_some_and(|date| year < date.year() - 10));
            self.old += u32::from(published.is_some_and(|date| year <= date.year() - 2));
        }
    }

    const fn join(self, other: Self) -> Self {
        Self {
            own_voice: self.own_voice + other.own_voice,
            years: self.years + other.years,
            old: self.old + other.old,
            remote: self.remote + other.remote,
            later: self.later + other.later,
            open: self.open + other.open,
            tied: self.tied + other.tied,
        }
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
fn is_tied(found: &TimeMention, reference: &CalendarRef, published: Option<Date>) -> bool {
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
        (_, Scope::At(period)) => {
            let near = |d: Date| published.is_some_and(|p| (p.to_days() - d.to_days()).abs() < 400);
            period.unit() <= Unit::Year && period.first().is_some_and(near)
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

/// Classifies the sections by their time expressions.
pub fn classify_sections(doc: &Document, found: &[TimeMention], published: Option<Date>) -> Genres {
    let mut tallies = vec![Tally::default(); doc.sections.len().max(1)];
    for one in found {
        if let Some(tally) = tallies.get_mut(doc.section_at(one.span.start)) {
            tally.add(one, published);
        }
    }
    let all = tallies.iter().fold(Tally::default(), |sum, tally| sum.join(*tally));
    // A text with events after its day was not written then.
    if published.is_none() || all.later >= LATER && all.later * 4 >= all.years {
        return Genres { sections: vec![Genre::Narrative; tallies.len()], timeless: false };
    }
    let mostly_old = all.years >= 3 && all.old * 10 >= all.years * 8;
    let aloof = all.own_voice * 5 <= all.years + all.open;
    let long_ago = all.years > 0 && all.remote == all.years && all.own_voice == 0;
    let overall = if mostly_old && aloof || long_ago { Genre::Narrative } else { Genre::News };
    let sections = tallies
        .iter()
        .map(|tally| match overall {
            Genre::Narrative
                if tally.own_voice > 1 && tally.own_voice > tally.years + tally.open =>
            {
                Genre::News
            }
            Genre::News if tally.own_voice == 0 && tally.years >= 2 && tally.old == tally.years => {
                Genre::Narrative
            }
            overall => overall,
        })
        .collect();
    Genres { sections, timeless: all.tied == 0 }
}

//! Whether a section tells news or a story of the past, from what it says itself.

use crate::calendar::{Date, Unit};
use crate::doc::Document;

use super::form::{Form, Found, Origin, Part, Point, Scope, Tense};

/// How dates without a year, and "the next day", are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// From the day of writing.
    #[default]
    News,
    /// From the dates told before.
    Narrative,
}

/// What a section holds for either mode.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// "today", "this week", bare weekdays: words of the day of writing.
    own_voice: u32,
    /// Years named, and how many of them lie well before the day of writing.
    years: u32,
    old: u32,
    /// How many of the years lie more than ten before it.
    remote: u32,
    /// Days and months without a year.
    open: u32,
    /// Words that tie the text to its day of writing: "yesterday", "will meet Monday", and dates
    /// within a year of it.
    tied: u32,
}

impl Tally {
    fn add(&mut self, found: &Found, published: Option<Date>) {
        let Form::Point(point) = &found.form else { return };
        self.own_voice += u32::from(is_own_voice(point) && !found.quoted);
        self.tied += u32::from(is_tied(found, point, published));
        self.open += u32::from(
            point.scope == Scope::Open && matches!(point.part, Part::Day { .. } | Part::Month(_)),
        );
        if let Scope::At(period) = point.scope
            && let Some(year) = period.year_of()
        {
            self.years += 1;
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
            open: self.open + other.open,
            tied: self.tied + other.tied,
        }
    }
}

/// Whether an expression is counted from the day of writing by nature.
fn is_own_voice(point: &Point) -> bool {
    match (point.part, point.scope) {
        (Part::Weekday(_), Scope::Open | Scope::Near(_)) => true,
        (_, Scope::Shift { from: Origin::Speech, .. }) => true,
        (Part::Whole, Scope::Shift { from: Origin::Either, by: 0, .. }) => point.clock.is_none(),
        _ => false,
    }
}

/// Whether an expression ties the text to the days of its writing.
fn is_tied(found: &Found, point: &Point, published: Option<Date>) -> bool {
    let moves = found.tense.moves();
    match (point.part, point.scope) {
        (_, Scope::Shift { unit: Unit::Day, by: 0, from: Origin::Speech }) => {
            found.tense != Tense::Present
        }
        (_, Scope::Shift { from: Origin::Speech, .. }) => true,
        (Part::Weekday(_), _) => found.tense != Tense::Present,
        (Part::Month(_) | Part::Day { .. } | Part::Quarter(_), Scope::Open | Scope::Near(_)) => {
            moves
        }
        (_, Scope::At(period)) => {
            let near = |d: Date| published.is_some_and(|p| (p.to_days() - d.to_days()).abs() < 400);
            period.unit() <= Unit::Year && period.first().is_some_and(near)
        }
        _ => false,
    }
}

/// How the sections of an article tell, and the whole of it.
#[derive(Clone, Debug, Default)]
pub struct Modes {
    /// The mode of every section.
    pub sections: Vec<Mode>,
    /// Whether nothing ties the text to its day of writing, as in a guide: its months are those of
    /// every year, its "today" is these days.
    pub timeless: bool,
}

/// How the sections tell.
pub fn modes(doc: &Document, found: &[Found], published: Option<Date>) -> Modes {
    let mut tallies = vec![Tally::default(); doc.sections.len().max(1)];
    for one in found {
        if let Some(tally) = tallies.get_mut(doc.section_at(one.span.start)) {
            tally.add(one, published);
        }
    }
    let all = tallies.iter().fold(Tally::default(), |sum, tally| sum.join(*tally));
    if published.is_none() {
        return Modes { sections: vec![Mode::Narrative; tallies.len()], timeless: false };
    }
    let mostly_old = all.years >= 3 && all.old * 10 >= all.years * 8;
    let aloof = all.own_voice * 5 <= all.years + all.open;
    let long_ago = all.years > 0 && all.remote == all.years && all.own_voice == 0;
    let whole = if mostly_old && aloof || long_ago { Mode::Narrative } else { Mode::News };
    let sections = tallies
        .iter()
        .map(|tally| match whole {
            Mode::Narrative
                if tally.own_voice > 1 && tally.own_voice > tally.years + tally.open =>
            {
                Mode::News
            }
            Mode::News if tally.own_voice == 0 && tally.years >= 2 && tally.old == tally.years => {
                Mode::Narrative
            }
            whole => whole,
        })
        .collect();
    Modes { sections, timeless: all.tied == 0 }
}

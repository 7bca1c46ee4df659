//! Corrections: what a reader puts right in the facts, as data that outlives an edit of the text.
//!
//! A correction names people and quotations by their words and where those stood, never by index,
//! so that it can be applied again to facts that were found anew.

mod dates;
mod people;
mod quotes;

use serde::{Deserialize, Serialize};

use super::{Facts, Person, PersonId, Rule};
use crate::calendar::Date;
use crate::doc::Document;
use crate::text::Span;
use crate::text::fold_space;
use crate::text::passage::{Finder, Passage};

/// The rule of every fact that was corrected.
pub const RULE: Rule = Rule::Corrected;

/// A person as a correction remembers one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// The name when the correction was made.
    pub name: String,
    /// The first mention; none for somebody who is not among the people of the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Passage>,
}

impl Who {
    /// Remembers a person.
    #[must_use]
    pub fn of(doc: &Document, person: &Person) -> Self {
        let first = person.mentions.first();
        Self {
            name: person.name.clone(),
            at: first.map(|mention| Passage::of(&doc.text, mention.span)),
        }
    }
}

/// One thing put right. Corrections are applied in order; each sees what those before it made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Correction {
    /// Two people are one.
    Merge {
        /// Who was found for a person of their own.
        who: Who,
        /// Whose name the one person has.
        into: Who,
    },
    /// One mention means somebody else.
    SplitMention {
        /// The words that name somebody else.
        mention: Passage,
    },
    /// Every mention in these words means somebody else.
    SplitAlias {
        /// The person it was given to.
        who: Who,
        /// The words.
        alias: String,
    },
    /// The person's name is another.
    Rename {
        /// The person.
        who: Who,
        /// The name to show.
        name: String,
    },
    /// This is no person.
    Hide {
        /// What was taken for one.
        who: Who,
    },
    /// Somebody else said it, or nobody is named (`None`). All parts of the utterance follow.
    Speaker {
        /// The words between the marks.
        quote: Passage,
        /// Who said it; a name without a passage is shown as it is.
        speaker: Option<Who>,
    },
    /// The words mean another day, or are no date (`None`).
    Day {
        /// The words: several where they were taken for one day.
        marks: Vec<Passage>,
        /// The day.
        day: Option<Date>,
    },
}

impl Correction {
    /// What was done, in a few words without a full stop, on one line whatever names were stored.
    #[must_use]
    pub fn told(&self) -> String {
        fold_space(&self.in_words())
    }

    fn in_words(&self) -> String {
        let quoted = |passage: &Passage| format!("“{}”", shorten(&passage.words));
        match self {
            Self::Merge { who, into } => format!("{} is {}", who.name, into.name),
            Self::SplitMention { mention } => {
                format!("{} here is somebody else", quoted(mention))
            }
            Self::SplitAlias { who, alias } => format!("“{alias}” is not {}", who.name),
            Self::Rename { who, name } => format!("{} is called {name}", who.name),
            Self::Hide { who } => format!("{} is hidden", who.name),
            Self::Speaker { quote, speaker: Some(who) } => {
                format!("{} was said by {}", quoted(quote), who.name)
            }
            Self::Speaker { quote, speaker: None } => {
                format!("{} has no speaker", quoted(quote))
            }
            Self::Day { marks, day } => {
                let words = marks.first().map(quoted).unwrap_or_default();
                let words = match marks.len() {
                    0 | 1 => format!("{words} is"),
                    n => format!("{words} and {} more are", n - 1),
                };
                match day {
                    Some(day) => format!("{words} {}, {}", day.weekday().name(), day.long()),
                    None => format!("{words} no date"),
                }
            }
        }
    }

    /// The words of the text it is about.
    #[must_use]
    pub fn passage(&self) -> Option<&Passage> {
        match self {
            Self::Merge { who, .. }
            | Self::SplitAlias { who, .. }
            | Self::Rename { who, .. }
            | Self::Hide { who } => who.at.as_ref(),
            Self::SplitMention { mention: passage } | Self::Speaker { quote: passage, .. } => {
                Some(passage)
            }
            Self::Day { marks, .. } => marks.first(),
        }
    }
}

/// The first words of a long passage, on one line.
fn shorten(words: &str) -> String {
    const LONGEST: usize = 40;
    let words = fold_space(words);
    match words.char_indices().nth(LONGEST) {
        None => words,
        Some((end, _)) => {
            let head = words.get(..end).unwrap_or("");
            format!("{} …", head.rsplit_once(' ').map_or(head, |(whole, _)| whole))
        }
    }
}

/// Applies corrections to facts as they were found. Gives the indices of those whose people or
/// words are not there any more; they change nothing.
pub fn apply(doc: &Document, facts: &mut Facts, corrections: &[Correction]) -> Vec<usize> {
    if corrections.is_empty() {
        return Vec::new();
    }
    let mut bench = Bench {
        doc,
        facts,
        finder: Finder::new(&doc.text),
        set_days: Vec::new(),
        calendar_changed: false,
    };
    let mut lost = Vec::new();
    for (index, correction) in corrections.iter().enumerate() {
        if bench.apply(correction).is_none() {
            lost.push(index);
        }
    }
    bench.finish();
    lost
}

/// The person that is remembered: of that name at that place, else the only one of that name,
/// else whoever is meant at that place.
#[must_use]
pub fn find_person(doc: &Document, facts: &Facts, who: &Who) -> Option<PersonId> {
    let at = who.at.as_ref().and_then(|at| Finder::new(&doc.text).find(at));
    people::find(&facts.people, &who.name, at)
}

/// The facts on the bench, with what finding passages needs.
struct Bench<'a> {
    doc: &'a Document,
    facts: &'a mut Facts,
    finder: Finder<'a>,
    /// The words whose day was set, so that others can follow.
    set_days: Vec<super::dates::Set>,
    /// Whether the rows of the timeline must be made anew.
    calendar_changed: bool,
}

impl Bench<'_> {
    /// Applies one; `None` where what it is about is not there.
    fn apply(&mut self, correction: &Correction) -> Option<()> {
        match correction {
            Correction::Merge { who, into } => self.merge(who, into),
            Correction::SplitMention { mention } => self.split_mention(mention),
            Correction::SplitAlias { who, alias } => self.split_alias(who, alias),
            Correction::Rename { who, name } => self.rename(who, name),
            Correction::Hide { who } => self.hide(who),
            Correction::Speaker { quote, speaker } => self.set_speaker(quote, speaker.as_ref()),
            Correction::Day { marks, day } => self.set_day(marks, *day),
        }
    }

    /// What follows from the corrected dates.
    fn finish(&mut self) {
        if !self.set_days.is_empty() {
            self.set_days.sort_unstable_by_key(|(span, _)| *span);
            super::dates::follow(self.doc, self.facts, &self.set_days);
        }
        if self.calendar_changed {
            let Facts { dates, quotes, warnings, .. } = &mut *self.facts;
            super::quotes::attach_dates(quotes, dates);
            self.facts.events = super::dates::timeline(self.doc, dates, warnings);
        }
    }

    fn person(&mut self, who: &Who) -> Option<PersonId> {
        let at = who.at.as_ref().and_then(|at| self.finder.find(at));
        people::find(&self.facts.people, &who.name, at)
    }

    /// Takes away the warnings of some kinds that the correction answers.
    fn answer(&mut self, span: Span, kinds: &[super::WarningKind]) {
        let before = self.facts.warnings.len();
        self.facts.warnings.retain(|w| !(kinds.contains(&w.kind) && w.span.overlaps(span)));
        // Rows of the timeline point at warnings by index.
        self.calendar_changed |= self.facts.warnings.len() != before;
    }
}

#[cfg(test)]
mod tests;

//! Applies corrections in order, then resolves again what depends on them.

use super::correction::{Correction, PersonRef};
use super::editor::Editor;
use super::lookup;
use crate::doc::Document;
use crate::facts::{Facts, PersonId, dates, quotes};
use crate::text::quote_selector::Finder;

/// Applies corrections to facts as they were extracted. Returns the indices of those whose people or
/// words are no longer in the text; they change nothing.
pub fn apply(doc: &Document, facts: &mut Facts, corrections: &[Correction]) -> Vec<usize> {
    if corrections.is_empty() {
        return Vec::new();
    }
    let mut editor = Editor::new(doc, facts);
    let mut lost = Vec::new();
    for (index, correction) in corrections.iter().enumerate() {
        if editor.apply(correction).is_none() {
            lost.push(index);
        }
    }
    editor.finish();
    lost
}

/// The person that `who` refers to: the only one of that name, else the one of that name with that
/// mention, else the one with that mention.
#[must_use]
pub fn find_person(doc: &Document, facts: &Facts, who: &PersonRef) -> Option<PersonId> {
    let at = who.at.as_ref().and_then(|at| Finder::new(&doc.text).find(at));
    lookup::find_person(&facts.people, &who.name, at)
}

impl Editor<'_> {
    /// Applies one; `None` where its words or people are not in the text.
    fn apply(&mut self, correction: &Correction) -> Option<()> {
        match correction {
            Correction::Merge { who, into } => self.merge(who, into),
            Correction::SplitMention { mention } => self.split_mention(mention),
            Correction::Mention { mention, who } => self.identify(mention, who),
            Correction::SplitAlias { who, alias } => self.split_alias(who, alias),
            Correction::Rename { who, name } => self.rename(who, name),
            Correction::Hide { who } => self.hide(who),
            Correction::Speaker { quote, speaker } => self.set_speaker(quote, speaker.as_ref()),
            Correction::Day { marks, day } => self.set_day(marks, *day),
        }
    }

    /// Resolves again what depends on the corrected dates.
    fn finish(&mut self) {
        if !self.set_days.is_empty() {
            self.set_days.sort_unstable_by_key(|(span, _)| *span);
            dates::recalculate(self.doc, self.facts, &self.set_days);
        }
        if self.calendar_changed {
            let Facts { dates, quotes, warnings, .. } = &mut *self.facts;
            quotes::attach_dates(quotes, dates);
            self.facts.events = dates::timeline(self.doc, dates, warnings);
        }
    }
}

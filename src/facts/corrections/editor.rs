//! The state of applying corrections to the facts of one document.

use super::correction::PersonRef;
use super::lookup::find_person;
use crate::doc::Document;
use crate::facts::{Facts, PersonId, WarningKind, dates};
use crate::text::Span;
use crate::text::quote_selector::Finder;

/// Facts under correction, with what finding passages needs.
pub struct Editor<'a> {
    pub doc: &'a Document,
    pub facts: &'a mut Facts,
    pub finder: Finder<'a>,
    /// Dates whose day was set; relative dates are resolved against them again.
    pub set_days: Vec<dates::DayCorrection>,
    /// Whether the timeline has to be built again.
    pub calendar_changed: bool,
}

impl<'a> Editor<'a> {
    pub fn new(doc: &'a Document, facts: &'a mut Facts) -> Self {
        let finder = Finder::new(&doc.text);
        Self { doc, facts, finder, set_days: Vec::new(), calendar_changed: false }
    }

    /// The person that a correction refers to.
    pub fn person(&mut self, who: &PersonRef) -> Option<PersonId> {
        let at = who.at.as_ref().and_then(|at| self.finder.find(at));
        find_person(&self.facts.people, &who.name, at)
    }

    /// Removes the warnings of these kinds that the correction settles.
    pub fn settle_warnings(&mut self, span: Span, kinds: &[WarningKind]) {
        let before = self.facts.warnings.len();
        self.facts.warnings.retain(|w| !(kinds.contains(&w.kind) && w.span.overlaps(span)));
        // Rows of the timeline refer to warnings by index.
        self.calendar_changed |= self.facts.warnings.len() != before;
    }
}

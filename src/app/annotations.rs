//! What a reader adds to an article: corrections and notes, stored beside it, with undo.

mod stored;

use super::article::Article;
use super::index::Index;
use super::selection::Selection;
use crate::calendar::Date;
use crate::facts::Facts;
use crate::facts::corrections::{self, Correction};
use crate::text::Span;
use crate::text::quote_selector::Finder;

pub use stored::{Annotations, Note};

/// The most changes that can be undone.
const MOST_STEPS: usize = 100;

/// The annotations of the open article, and what they mean in its text.
#[derive(Debug, Default)]
pub struct AnnotationState {
    current: Annotations,
    /// The facts as they were extracted, while corrections change what is shown.
    extracted: Option<Facts>,
    /// Corrections that could not be applied to this text.
    lost: Vec<usize>,
    /// Where the words of each correction are now.
    corrected: Vec<Option<Span>>,
    /// Where each note is now.
    places: Vec<Option<Span>>,
    steps: Vec<Step>,
    /// Changes that were undone, the last one last.
    undone: Vec<Step>,
    unsaved: bool,
    /// Now, in seconds since 1970; 0 where the edge has not said.
    now: u64,
}

/// A change that can be undone, or one that was and can be redone.
#[derive(Debug)]
struct Step {
    /// The annotations that going this step gives.
    annotations: Annotations,
    /// The publication date that it gives, where it changes that: none for the article's own.
    date: Option<Option<Date>>,
    /// The name of the change, for the message.
    done: String,
    /// The selection when it was made; none for one of an earlier session.
    selection: Option<Selection>,
}

/// What was undone or redone.
#[derive(Debug)]
pub(super) struct Undone {
    /// The name of the change.
    pub(super) done: String,
    /// What was selected when it was made.
    pub(super) selection: Option<Selection>,
    /// The publication date to read the article with, where that changes.
    pub(super) date: Option<Option<Date>>,
}

impl AnnotationState {
    /// The annotations, for the edge to store.
    #[must_use]
    pub const fn current(&self) -> &Annotations {
        &self.current
    }

    /// The corrections, in the order in which they are applied.
    #[must_use]
    pub fn corrections(&self) -> &[Correction] {
        &self.current.corrections
    }

    /// The notes and highlights, in the order in which they were made.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.current.notes
    }

    /// The annotations to store, where any has changed since the last call.
    pub fn take_unsaved(&mut self) -> Option<&Annotations> {
        std::mem::take(&mut self.unsaved).then_some(&self.current)
    }

    /// Whether a correction no longer matches this text.
    #[must_use]
    pub fn is_lost(&self, correction: usize) -> bool {
        self.lost.contains(&correction)
    }

    /// How many corrections no longer match this text.
    #[must_use]
    pub const fn lost(&self) -> usize {
        self.lost.len()
    }

    /// Where the words of a correction are in this text.
    #[must_use]
    pub fn correction_place(&self, correction: usize) -> Option<Span> {
        self.corrected.get(correction).copied().flatten()
    }

    /// Where a note is in this text.
    #[must_use]
    pub fn note_place(&self, note: usize) -> Option<Span> {
        self.places.get(note).copied().flatten()
    }

    /// The places of all notes that are in this text.
    pub fn note_places(&self) -> impl Iterator<Item = Span> + '_ {
        self.places.iter().copied().flatten()
    }

    /// The note on just these words.
    #[must_use]
    pub fn note_on(&self, span: Span) -> Option<usize> {
        self.places.iter().position(|place| *place == Some(span))
    }

    /// The last note that overlaps a span.
    #[must_use]
    pub fn note_over(&self, span: Span) -> Option<usize> {
        self.places.iter().rposition(|place| place.is_some_and(|at| at.overlaps(span)))
    }

    /// Puts stored annotations before those made since; apply them next.
    pub(super) fn restore(&mut self, stored: Annotations) {
        let added = std::mem::replace(&mut self.current, stored);
        self.unsaved = added != Annotations::default();
        self.current.corrections.extend(added.corrections);
        self.current.notes.extend(added.notes);
        self.steps.clear();
        self.undone.clear();
    }

    /// Changes the annotations; `done` says what was done. Apply them next.
    pub(super) fn change(
        &mut self,
        done: String,
        selection: Selection,
        change: impl FnOnce(&mut Annotations),
    ) {
        let annotations = self.current.clone();
        change(&mut self.current);
        self.push(Step { annotations, date: None, done, selection: Some(selection) });
        self.unsaved = true;
    }

    /// Remembers that the publication date is another one than `before` (none: the article's own).
    pub(super) fn date_changed(&mut self, before: Option<Date>, done: String, at: Selection) {
        let annotations = self.current.clone();
        self.push(Step { annotations, date: Some(before), done, selection: Some(at) });
    }

    fn push(&mut self, step: Step) {
        self.undone.clear();
        self.steps.push(step);
        if self.steps.len() > MOST_STEPS {
            self.steps.remove(0);
        }
    }

    /// Undoes the last change; where none was made in this session, the last correction. `date` is
    /// the publication date that was given. Apply them next.
    pub(super) fn undo(&mut self, date: Option<Date>) -> Option<Undone> {
        let step = self.steps.pop().or_else(|| {
            let mut annotations = self.current.clone();
            let done = annotations.corrections.pop()?.summary();
            Some(Step { annotations, date: None, done, selection: None })
        })?;
        let (back, undone) = self.go(step, date);
        self.undone.push(back);
        Some(undone)
    }

    /// Makes again what was undone last. Apply them next.
    pub(super) fn redo(&mut self, date: Option<Date>) -> Option<Undone> {
        let step = self.undone.pop()?;
        let (back, redone) = self.go(step, date);
        self.steps.push(back);
        Some(redone)
    }

    /// Goes a step; gives the one that leads back.
    fn go(&mut self, step: Step, date: Option<Date>) -> (Step, Undone) {
        let Step { annotations, date: given, done, selection } = step;
        let back = Step {
            annotations: std::mem::replace(&mut self.current, annotations),
            date: given.map(|_| date),
            done: done.clone(),
            selection: selection.clone(),
        };
        self.unsaved |= back.annotations != self.current;
        (back, Undone { done, selection, date: given })
    }

    /// Sets the time for notes that are made from now on, in seconds since 1970.
    pub const fn set_time(&mut self, now: u64) {
        self.now = now;
    }

    /// The time for a new note.
    pub(super) const fn time(&self) -> u64 {
        self.now
    }

    /// Applies them to an article that has just been loaded.
    pub(super) fn apply_to_loaded(&mut self, article: &mut Article) {
        self.extracted = None;
        self.apply(article);
    }

    /// Applies them to the open article, after they have changed.
    pub(super) fn apply_again(&mut self, article: &mut Article) {
        if let Some(extracted) = self.extracted.take() {
            article.facts = extracted;
            reindex(article);
        }
        self.apply(article);
    }

    fn apply(&mut self, article: &mut Article) {
        let Annotations { corrections, notes } = &self.current;
        self.lost.clear();
        if !corrections.is_empty() {
            self.extracted = Some(article.facts.clone());
            self.lost = corrections::apply(&article.doc, &mut article.facts, corrections);
            reindex(article);
        }
        let mut finder = Finder::new(&article.doc.text);
        self.corrected = corrections.iter().map(|c| finder.find(c.passage()?)).collect();
        self.places = notes.iter().map(|note| finder.find(&note.at)).collect();
    }
}

/// Sorts changed facts for the screen; the text and its number of words are the same.
fn reindex(article: &mut Article) {
    let words = article.index.words;
    article.index = Index::new(&article.doc, &article.facts, false);
    article.index.words = words;
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::article::Stage;
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;
    use crate::text::quote_selector::TextQuoteSelector;

    const TEXT: &str = "Nora Lind met Peter Holm.\n\nLind left. Holm stayed.\n";

    fn article() -> Article {
        let doc = plain::parse(TEXT);
        let facts = extract(&doc, &Context::default());
        Article::new(doc.into(), facts, Stage::Whole)
    }

    fn note(words: &str, on: &str) -> Note {
        let at = TEXT.find(on).unwrap();
        Note {
            at: TextQuoteSelector::of(TEXT, Span::of(at, at + on.len())),
            words: words.to_owned(),
            ..Note::default()
        }
    }

    fn hide(name: &str) -> Correction {
        let article = article();
        let id = article.person_called(name, None).unwrap();
        Correction::Hide {
            who: corrections::PersonRef::of(&article.doc, article.person(id).unwrap()),
        }
    }

    fn change(state: &mut AnnotationState, article: &mut Article, note: Note) {
        state.change("noted".to_owned(), Selection::default(), |it| it.notes.push(note));
        state.apply_again(article);
    }

    #[test]
    fn notes_have_places_and_are_undone() {
        let (mut state, mut article) = (AnnotationState::default(), article());
        assert!(state.take_unsaved().is_none() && state.undo(None).is_none());
        change(&mut state, &mut article, note("why?", "Lind left"));
        change(&mut state, &mut article, note("", "Holm stayed"));
        let place = state.note_place(0).unwrap();
        assert_eq!(place.in_text(&article.doc.text), "Lind left");
        assert_eq!(state.note_on(place), Some(0));
        assert_eq!(state.note_over(Span::new(place.start, place.start + 1)), Some(0));
        assert_eq!((state.note_over(Span::new(0, 2)), state.note_places().count()), (None, 2));
        assert_eq!(state.take_unsaved().unwrap().notes.len(), 2);
        assert_eq!(state.undo(None).unwrap().done, "noted");
        state.apply_again(&mut article);
        assert_eq!((state.notes().len(), state.note_places().count()), (1, 1));
        assert!(state.take_unsaved().is_some() && state.take_unsaved().is_none());
    }

    #[test]
    fn corrections_change_facts_and_come_off_again() {
        let (mut state, mut article) = (AnnotationState::default(), article());
        let before = article.facts.clone();
        state.restore(Annotations { corrections: vec![hide("Peter Holm")], notes: vec![] });
        state.apply_to_loaded(&mut article);
        assert!(article.person_called("Peter Holm", None).is_err());
        assert!(state.correction_place(0).is_some() && state.take_unsaved().is_none());
        assert!(
            state.undo(None).unwrap().selection.is_none(),
            "nothing of this session was selected"
        );
        state.apply_again(&mut article);
        assert_eq!(article.facts, before);
    }

    #[test]
    fn stored_annotations_come_before_new_ones() {
        let mut state = AnnotationState::default();
        let mut article = article();
        change(&mut state, &mut article, note("new", "Lind left"));
        state.restore(Annotations { notes: vec![note("old", "Holm stayed")], corrections: vec![] });
        let words: Vec<_> = state.notes().iter().map(|note| note.words.as_str()).collect();
        assert_eq!(words, ["old", "new"]);
        assert!(state.take_unsaved().is_some());
        assert!(state.undo(None).is_none(), "steps before the stored ones cannot be undone");
    }

    #[test]
    fn what_does_not_match_the_text_is_lost() {
        let mut state = AnnotationState::default();
        let doc = plain::parse("Other words.\n");
        let mut other = Article::new(doc.into(), Facts::default(), Stage::Whole);
        let notes = vec![note("", "Lind left")];
        state.restore(Annotations { corrections: vec![hide("Peter Holm")], notes });
        state.apply_to_loaded(&mut other);
        assert_eq!((state.lost(), state.is_lost(0), state.note_place(0)), (1, true, None));
    }

    #[test]
    fn only_the_last_changes_can_be_undone() {
        let (mut state, mut article) = (AnnotationState::default(), article());
        for _ in 0..MOST_STEPS + 5 {
            change(&mut state, &mut article, note("", "Lind left"));
        }
        let undone = std::iter::from_fn(|| state.undo(None)).count();
        assert_eq!((undone, state.notes().len()), (MOST_STEPS, 5));
    }

    #[test]
    fn unreadable_entries_are_left_out_and_reported() {
        let stored =
            Annotations { corrections: vec![hide("Nora Lind")], notes: vec![note("a", "Lind")] };
        let none = (&Value::Null, &Value::Null);
        let (corrections, notes) = stored.to_values_over(none);
        assert_eq!(Annotations::from_values(&corrections, &notes), (stored, None));
        assert_eq!(Annotations::default().to_values_over(none), (Value::Null, Value::Null));
        for (notes, left, report) in [
            (serde_json::json!([{"at": 7}]), 0, "1 stored correction or note cannot be read"),
            (serde_json::json!({"a": 1}), 0, "1 stored correction or note cannot be read"),
            (serde_json::json!([1, 2]), 0, "2 stored corrections or notes cannot be read"),
        ] {
            let (read, notice) = Annotations::from_values(&Value::Null, &notes);
            assert_eq!((read.notes.len(), notice.as_deref()), (left, Some(report)), "{notes}");
        }
    }

    #[test]
    fn what_is_stored_stays_as_it_was_written() {
        let mut first = serde_json::to_value(note("a", "Lind")).unwrap();
        first["colour"] = "red".into();
        let later = serde_json::json!({"of": "a later version"});
        let notes = serde_json::json!([first, later, note("b", "Holm")]);
        let (mut read, _) = Annotations::from_values(&Value::Null, &notes);
        read.notes.remove(1);
        read.notes.insert(0, note("c", "met"));
        let (_, written) = read.to_values_over((&Value::Null, &notes));
        assert_eq!(written, serde_json::json!([first, later, note("c", "met")]));
    }

    #[test]
    fn changes_are_counted_by_entries() {
        let of = |words: &[&str]| Annotations {
            notes: words.iter().map(|words| note(words, "Lind")).collect(),
            ..Annotations::default()
        };
        for (now, before, expected) in [
            (&["a"][..], &["a"][..], 0),
            (&["a", "b"], &["a"], 1),
            (&["c"], &["a"], 1),
            (&[], &["a", "b"], 2),
        ] {
            assert_eq!(of(now).changes_from(&of(before)), expected, "{now:?} {before:?}");
        }
    }
}

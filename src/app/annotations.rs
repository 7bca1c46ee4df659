//! What a reader adds to an article, kept beside it: corrections and notes; and taking them back.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::index::Index;
use super::layout::{Focus, View};
use super::notes::Note;
use super::panes::pane;
use super::{App, Article, Stage};
use crate::facts::correct::{self, Correction, Who};
use crate::facts::{Facts, PersonId};
use crate::text::Span;
use crate::text::clean::clean_cow;
use crate::text::passage::Finder;

/// How many steps can be taken back.
const STEPS: usize = 100;

/// What is stored beside an article. Order matters: corrections are applied one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotations {
    /// What was put right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Notes and highlights.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Annotations {
    /// Reads what [`Self::to_values`] gave. What cannot be read is left out and told of.
    #[must_use]
    pub fn from_values(corrections: &Value, notes: &Value) -> (Self, Option<String>) {
        let (corrections, wrong) = read_each(corrections);
        let (notes, wrong_notes) = read_each(notes);
        let kept = Self { corrections, notes };
        let told = match wrong + wrong_notes {
            0 => None,
            1 => Some("1 stored correction or note cannot be read".to_owned()),
            n => Some(format!("{n} stored corrections or notes cannot be read")),
        };
        (kept, told)
    }

    /// Corrections and notes as data to store; null where there are none.
    #[must_use]
    pub fn to_values(&self) -> (Value, Value) {
        (write_each(&self.corrections), write_each(&self.notes))
    }
}

/// The entries of a list that can be read, and how many cannot.
fn read_each<T: DeserializeOwned>(stored: &Value) -> (Vec<T>, usize) {
    match stored {
        Value::Null => (Vec::new(), 0),
        Value::Array(entries) => {
            let read = entries.iter().filter_map(|entry| T::deserialize(cleaned(entry)).ok());
            let read: Vec<T> = read.collect();
            let wrong = entries.len() - read.len();
            (read, wrong)
        }
        _ => (Vec::new(), 1),
    }
}

/// The same data with every string cleaned: a file can be written by anybody.
fn cleaned(stored: &Value) -> Value {
    match stored {
        Value::String(words) => clean_cow(words).into(),
        Value::Array(entries) => entries.iter().map(cleaned).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), cleaned(value))).collect()
        }
        other => other.clone(),
    }
}

fn write_each<T: Serialize>(entries: &[T]) -> Value {
    if entries.is_empty() {
        return Value::Null;
    }
    // Words, numbers and lists of them: always data.
    serde_json::to_value(entries).unwrap_or_default()
}

/// What is kept, and what it means in the article that is open.
#[derive(Debug, Default)]
pub(super) struct AnnotationState {
    kept: Annotations,
    /// The facts as they were found, while corrections change what is shown.
    found: Option<Facts>,
    /// Corrections that could not be applied to this text.
    lost: Vec<usize>,
    /// Where the words of each correction are now.
    corrected: Vec<Option<Span>>,
    /// Where each note is now.
    places: Vec<Option<Span>>,
    steps: Vec<Step>,
    unsaved: bool,
}

/// A change that can be taken back.
#[derive(Debug)]
struct Step {
    /// What was kept before.
    before: Annotations,
    /// What was done.
    told: String,
    /// What was selected when it was done.
    selected: Selected,
}

/// What is selected, by what it is and not by its number.
#[derive(Debug)]
struct Selected {
    focus: Focus,
    listed: Option<Who>,
    card: Option<Who>,
    person: Option<Who>,
    rows: Vec<(View, usize, Option<Span>)>,
}

/// The lists whose rows change their numbers when facts are corrected.
const NUMBERED: [View; 4] = [View::People, View::Timeline, View::Warnings, View::Notes];

impl App {
    /// What the reader has added, for the edge to store.
    #[must_use]
    pub const fn annotations(&self) -> &Annotations {
        &self.annotations.kept
    }

    /// The corrections in force, in order.
    #[must_use]
    pub fn corrections(&self) -> &[Correction] {
        &self.annotations.kept.corrections
    }

    /// The notes and highlights, in the order in which they were made.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.annotations.kept.notes
    }

    /// What to store, where anything has changed since this was asked last.
    pub fn take_unsaved(&mut self) -> Option<&Annotations> {
        std::mem::take(&mut self.annotations.unsaved).then_some(&self.annotations.kept)
    }

    /// Takes what was stored beside this article; what has been added before it came stays.
    pub fn restore_annotations(&mut self, stored: Annotations) {
        if stored == Annotations::default() {
            return;
        }
        let added = std::mem::replace(&mut self.annotations.kept, stored);
        self.annotations.unsaved = added != Annotations::default();
        self.annotations.kept.corrections.extend(added.corrections);
        self.annotations.kept.notes.extend(added.notes);
        self.annotations.steps.clear();
        self.apply_anew(None);
        if let Some(told) = self.lost_told() {
            self.message = told;
        }
    }

    /// Whether a correction has not found its words in this text.
    #[must_use]
    pub fn is_lost(&self, correction: usize) -> bool {
        self.annotations.lost.contains(&correction)
    }

    /// Where the words of a correction are in this text.
    #[must_use]
    pub fn correction_place(&self, correction: usize) -> Option<Span> {
        self.annotations.corrected.get(correction).copied().flatten()
    }

    /// Where a note is in this text.
    #[must_use]
    pub fn note_place(&self, note: usize) -> Option<Span> {
        self.annotations.places.get(note).copied().flatten()
    }

    /// The places of all notes that are in this text.
    pub fn note_places(&self) -> impl Iterator<Item = Span> + '_ {
        self.annotations.places.iter().copied().flatten()
    }

    /// Applies what is kept to an article that has just been read.
    pub(super) fn keep(&mut self, mut article: Article) -> Article {
        let AnnotationState { kept, found, lost, corrected, places, .. } = &mut self.annotations;
        *found = None;
        lost.clear();
        if !kept.corrections.is_empty() {
            *found = Some(article.facts.clone());
            *lost = correct::apply(&article.doc, &mut article.facts, &kept.corrections);
            sort_anew(&mut article);
        }
        let mut finder = Finder::new(&article.doc.text);
        let corrections = kept.corrections.iter();
        *corrected = corrections.map(|c| finder.find(c.passage()?)).collect();
        *places = kept.notes.iter().map(|note| finder.find(&note.at)).collect();
        article
    }

    /// "2 corrections did not find their words in this text".
    pub(super) fn lost_told(&self) -> Option<String> {
        // Of an article that is not whole yet, more may come.
        if self.article.stage != Stage::Whole || self.annotations.lost.is_empty() {
            return None;
        }
        let (count, their) = match self.annotations.lost.len() {
            1 => ("1 correction".to_owned(), "its"),
            n => (format!("{n} corrections"), "their"),
        };
        Some(format!("{count} did not find {their} words in this text: :notes lists them"))
    }

    /// Changes what is kept; `told` says what was done.
    pub(super) fn change_annotations(
        &mut self,
        told: String,
        change: impl FnOnce(&mut Annotations),
    ) {
        let before = self.annotations.kept.clone();
        let selected = self.selected();
        change(&mut self.annotations.kept);
        self.annotations.steps.push(Step { before, told: told.clone(), selected });
        if self.annotations.steps.len() > STEPS {
            self.annotations.steps.remove(0);
        }
        self.annotations.unsaved = true;
        self.apply_anew(None);
        self.message = told;
    }

    /// Takes the last steps back; when there is none from this session, the last correction.
    pub(super) fn undo(&mut self, times: usize) {
        for _ in 0..times.min(STEPS) {
            self.undo_once();
        }
    }

    fn undo_once(&mut self) {
        let (kept, told, selected) = match self.annotations.steps.pop() {
            Some(step) => (step.before, step.told, Some(step.selected)),
            None => {
                let mut kept = self.annotations.kept.clone();
                let Some(last) = kept.corrections.pop() else {
                    "nothing to take back".clone_into(&mut self.message);
                    return;
                };
                (kept, last.told(), None)
            }
        };
        self.annotations.kept = kept;
        self.annotations.unsaved = true;
        // In the list where it was done, the cursor goes to what comes back.
        self.apply_anew(selected.filter(|then| then.focus == self.focus));
        self.message = format!("taken back: {told}");
    }

    /// Makes the facts anew from what was found; the place and what is selected stay.
    fn apply_anew(&mut self, selected: Option<Selected>) {
        let selected = selected.unwrap_or_else(|| self.selected());
        let mut article = std::mem::take(&mut self.article);
        if let Some(found) = self.annotations.found.take() {
            article.facts = found;
            sort_anew(&mut article);
        }
        let article = self.keep(article);
        self.article = article;
        self.select_again(&selected);
    }

    fn selected(&self) -> Selected {
        let who = |id: PersonId| Some(Who::of(&self.article.doc, self.person(id)?));
        let row = |view: View| {
            let list = self.list(view);
            (view, list.cursor, list.selected().and_then(|item| (pane(view).target)(self, item)))
        };
        Selected {
            focus: self.focus,
            listed: self.list(View::People).selected().map(PersonId).and_then(who),
            card: self.card.and_then(who),
            person: self.person.and_then(who),
            rows: NUMBERED.map(row).to_vec(),
        }
    }

    fn select_again(&mut self, selected: &Selected) {
        let find = |app: &Self, who: &Option<Who>| {
            correct::find_person(&app.article.doc, &app.article.facts, who.as_ref()?)
        };
        self.card = find(self, &selected.card);
        self.person = find(self, &selected.person);
        let listed = find(self, &selected.listed);
        self.refresh_lists();
        for (view, row, target) in &selected.rows {
            let order = &self.list(*view).order;
            let place = match listed.filter(|_| *view == View::People) {
                Some(PersonId(id)) => order.iter().position(|item| *item == id),
                None => target.and_then(|target| {
                    let at = |item: &u32| (pane(*view).target)(self, *item) == Some(target);
                    order.iter().position(at)
                }),
            };
            let last = order.len().saturating_sub(1);
            self.list_mut(*view).cursor = place.unwrap_or((*row).min(last));
            self.reveal_cursor(*view);
        }
        self.leave_card_of_nobody();
        self.relayout();
    }
}

/// Sorts changed facts for the screen; the text and its words are the same.
fn sort_anew(article: &mut Article) {
    let words = article.index.words;
    article.index = Index::new(&article.doc, &article.facts, false);
    article.index.words = words;
}

#[cfg(test)]
mod tests;

//! Notes and highlights: words of the text with words of the reader's own, or without any.

use serde::{Deserialize, Serialize};

use super::layout::{Focus, View};
use super::panes::{notes, pane, words_at};
use super::{App, PromptKind};
use crate::text::quote_selector::TextQuoteSelector;
use crate::text::{Span, floor_boundary};

/// The most words of the text that a note is on, in bytes: a "sentence" may have no end.
const LONGEST: u32 = 4096;

/// A note on words of the text; one without words is a highlight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The words it is on.
    pub at: TextQuoteSelector,
    /// What the reader says of them, on one line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl App {
    /// What a note would be on: the selected row's words, else those highlighted, else the
    /// sentence at the top.
    fn note_target(&self) -> Option<Span> {
        let span = match self.focus {
            Focus::List(view) => {
                let item = self.list(view).selected()?;
                (pane(view).target)(self, item)?
            }
            Focus::Body => {
                let flash = self.body.flash.filter(|flash| self.point() == flash.start);
                flash.or_else(|| self.sentence_at(self.point()))?
            }
        };
        let text = &self.article.doc.text;
        let end = span.end.min(floor_boundary(text, span.start.saturating_add(LONGEST)));
        let span = Span::new(span.start, end).trim(text);
        (!span.is_empty()).then_some(span)
    }

    /// The note on just these words.
    fn note_on(&self, span: Span) -> Option<usize> {
        (0..self.notes().len()).find(|note| self.note_place(*note) == Some(span))
    }

    /// `i`: asks for a note; one that is there already is changed.
    pub(super) fn ask_note(&mut self) {
        let Some(span) = self.note_target() else {
            "nothing to note here".clone_into(&mut self.message);
            return;
        };
        let known = self.note_on(span).and_then(|note| self.notes().get(note));
        let words = known.map(|note| note.words.clone()).unwrap_or_default();
        self.open_prompt(PromptKind::Note(span), &words);
        if self.focus == Focus::Body {
            self.body.flash = Some(span);
        }
    }

    /// `:note WORDS`.
    pub(super) fn note_as(&mut self, words: &str) {
        match self.note_target() {
            Some(span) => self.set_note(span, words),
            None => "nothing to note here".clone_into(&mut self.message),
        }
    }

    /// Notes these words on a span; no words highlight it.
    pub(super) fn set_note(&mut self, span: Span, words: &str) {
        let words = words.trim().to_owned();
        let known = self.note_on(span);
        let told = if words.is_empty() { "highlighted" } else { "noted" };
        let annotation = Note { at: TextQuoteSelector::of(&self.article.doc.text, span), words };
        self.change_annotations(told.to_owned(), |kept| {
            match known.and_then(|note| kept.notes.get_mut(note)) {
                Some(note) => *note = annotation,
                None => kept.notes.push(annotation),
            }
        });
        let key = self.keymap.label_of(super::actions::Action::Show(View::Notes));
        self.message = format!("{told}; {key} lists what you noted");
    }

    /// `x`: highlights, or takes a highlight off again.
    pub(super) fn toggle_highlight(&mut self) {
        let Some(span) = self.note_target() else {
            "nothing to highlight here".clone_into(&mut self.message);
            return;
        };
        match self.note_on(span) {
            None => self.set_note(span, ""),
            Some(note) if self.notes().get(note).is_some_and(|n| n.words.is_empty()) => {
                self.remove_note(note);
            }
            Some(_) => "there is a note on these words".clone_into(&mut self.message),
        }
    }

    /// Takes away the selected note or correction, or the note at the highlighted words.
    pub(super) fn unnote(&mut self) {
        if self.focus == Focus::List(View::Notes) {
            match self.list(View::Notes).selected().map(|item| notes::entry(self, item)) {
                Some(notes::Entry::Note(note)) => self.remove_note(note),
                Some(notes::Entry::Correction(correction)) => self.uncorrect(correction),
                None => "there is no note".clone_into(&mut self.message),
            }
            return;
        }
        let point = self.point();
        let here = self.body.flash.unwrap_or(Span::new(point, point.saturating_add(1)));
        let at = |note: &usize| self.note_place(*note).is_some_and(|place| place.overlaps(here));
        match (0..self.notes().len()).rev().find(at) {
            Some(note) => self.remove_note(note),
            None => "no note here".clone_into(&mut self.message),
        }
    }

    fn remove_note(&mut self, note: usize) {
        let Some(known) = self.notes().get(note) else { return };
        let told = if known.words.is_empty() { "highlight removed" } else { "note removed" };
        self.change_annotations(told.to_owned(), |kept| drop(kept.notes.remove(note)));
    }

    fn uncorrect(&mut self, correction: usize) {
        let Some(known) = self.corrections().get(correction) else { return };
        let told = format!("no longer: {}", known.summary());
        self.change_annotations(told, |kept| drop(kept.corrections.remove(correction)));
    }

    /// The notes in the order of the text, as Markdown; empty where there are none.
    pub(super) fn notes_as_markdown(&self, source: impl Fn(Span) -> String) -> String {
        let mut out = String::new();
        for note in notes::in_text_order(self) {
            let Some(known) = self.notes().get(note) else { continue };
            let place = self.note_place(note);
            let words = match place {
                Some(span) => words_at(self, span),
                None => crate::text::fold_space(&known.at.words),
            };
            let source = place.map_or_else(|| "no longer in the text".to_owned(), &source);
            out.push_str(&format!("\n> {words}\n>\n> — {source}\n"));
            if !known.words.is_empty() {
                out.push_str(&format!("\n{}\n", known.words));
            }
        }
        out
    }
}

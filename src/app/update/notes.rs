//! Notes and highlights: made, changed and removed.

use crate::app::App;
use crate::app::actions::Action;
use crate::app::annotations::Note;
use crate::app::panes::{notes, pane};
use crate::app::prompt::PromptKind;
use crate::app::viewport::{Focus, View};
use crate::text::quote_selector::TextQuoteSelector;
use crate::text::{Span, floor_boundary};

/// The most words of the text that a note is on, in bytes: a "sentence" may have no end.
const LONGEST: u32 = 4096;

impl App {
    /// What a note would be on: the selected row's words, else those highlighted, else the
    /// sentence at the top.
    fn note_target(&self) -> Option<Span> {
        let span = match self.views.focus {
            Focus::List(view) => {
                let item = self.list(view).selected()?;
                if view.is_over_all() {
                    self.report_here(view, item)?
                } else {
                    (pane(view).target)(self, item)?
                }
            }
            Focus::Body => self.highlighted().or_else(|| self.sentence_here())?,
        };
        let text = &self.article.doc.text;
        let end = span.end.min(floor_boundary(text, span.start.saturating_add(LONGEST)));
        let span = Span::new(span.start, end).trim(text);
        (!span.is_empty()).then_some(span)
    }

    /// `i`: asks for a note; one that is there already is changed.
    pub(super) fn ask_note(&mut self) {
        let Some(span) = self.note_target() else {
            let over_all = matches!(self.views.focus, Focus::List(view) if view.is_over_all());
            self.say(if over_all {
                "these words are in another article: Enter opens it"
            } else {
                "nothing to note here"
            });
            return;
        };
        let note = self.annotations.note_on(span).and_then(|at| self.annotations.notes().get(at));
        let words = note.map(|note| note.words.clone()).unwrap_or_default();
        self.open_prompt(PromptKind::Note(span), &words);
        if self.views.focus == Focus::Body {
            self.body.selection = None;
            self.body.flash = Some(span);
        }
    }

    /// `:note WORDS`.
    pub(super) fn note_as(&mut self, words: &str) {
        match self.note_target() {
            Some(span) => self.set_note(span, words),
            None => self.say("nothing to note here"),
        }
    }

    /// Notes these words on a span; no words highlight it.
    pub(super) fn set_note(&mut self, span: Span, words: &str) {
        let words = words.trim().to_owned();
        let (done, saved) =
            if words.is_empty() { ("highlight", "highlighted") } else { ("note", "note saved") };
        let known = self.annotations.note_on(span);
        let doc = &self.article.doc;
        let section = doc.sections.get(doc.section_at(span.start));
        let section = section.filter(|section| section.level > 0);
        let note = Note {
            at: TextQuoteSelector::of(&doc.text, span),
            words,
            section: section.map(|section| doc.section_name(section)).unwrap_or_default(),
            time: self.annotations.time(),
        };
        self.change_annotations(done.to_owned(), |it| {
            match known.and_then(|at| it.notes.get_mut(at)) {
                Some(known) => *known = note,
                None => it.notes.push(note),
            }
        });
        let key = self.keymap.label_of(Action::Show(View::Notes));
        self.message = format!("{saved} ({key} lists notes)");
    }

    /// `x`: highlights, or removes a highlight.
    pub(super) fn toggle_highlight(&mut self) {
        let Some(span) = self.note_target() else {
            self.say("nothing to highlight here");
            return;
        };
        self.end_selection();
        let known = self.annotations.note_on(span);
        match known.and_then(|at| Some((at, self.annotations.notes().get(at)?))) {
            None => self.set_note(span, ""),
            Some((at, note)) if note.words.is_empty() => self.remove_note(at),
            Some(_) => self.say("these words have a note"),
        }
    }

    /// Removes the selected note or correction, or the note at the highlighted words.
    pub(super) fn unnote(&mut self) {
        if self.views.focus == Focus::List(View::Notes) {
            match self.list(View::Notes).selected().map(|item| notes::entry(self, item)) {
                Some(notes::Entry::Note(note)) => self.remove_note(note),
                Some(notes::Entry::Correction(correction)) => self.uncorrect(correction),
                Some(notes::Entry::Comment(_)) => {
                    self.say("a comment of the document cannot be removed");
                }
                None => self.say("no notes"),
            }
            return;
        }
        let point = self.point();
        let here = self.body.flash.unwrap_or(Span::new(point, point.saturating_add(1)));
        match self.annotations.note_over(here) {
            Some(note) => self.remove_note(note),
            None => self.say("no note here"),
        }
    }

    fn remove_note(&mut self, note: usize) {
        let Some(known) = self.annotations.notes().get(note) else { return };
        let done = if known.words.is_empty() { "highlight removed" } else { "note removed" };
        self.change_annotations(done.to_owned(), |it| drop(it.notes.remove(note)));
    }

    fn uncorrect(&mut self, correction: usize) {
        let Some(known) = self.annotations.corrections().get(correction) else { return };
        let done = format!("correction removed: {}", known.summary());
        self.change_annotations(done, |it| drop(it.corrections.remove(correction)));
    }
}

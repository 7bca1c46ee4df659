//! Rows of the list of annotations: notes and highlights in text order, then corrections.

use super::common::{Place, count, words_at};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::annotations::Note;
use crate::text::{Span, fold_space};

/// Items below the number of notes are notes, the others corrections.
pub const PANE: Pane = Pane {
    title: "NOTES",
    items,
    note: |app, _| {
        let notes = count(app.annotations.notes().len(), "note", "notes");
        match app.annotations.corrections().len() {
            0 => notes,
            n => format!("{notes}, {}", count(n, "correction", "corrections")),
        }
    },
    text: |app, item| both(app, item).trim().to_owned(),
    words: both,
    target,
    detail,
    detail_size: DetailSize::Short,
    empty: |app| {
        format!(
            "no notes: {} adds a note, {} highlights",
            app.keymap.label_of(Action::Note),
            app.keymap.label_of(Action::Highlight)
        )
    },
    ..Pane::PLAIN
};

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A note: an index into the notes of [`AnnotationState`](crate::app::annotations::AnnotationState).
    Note(usize),
    /// A correction: an index into the corrections of the same.
    Correction(usize),
}

/// A note, a highlight or a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// The note, or what was corrected; empty for a highlight.
    pub words: String,
    /// The annotated words; none for a correction.
    pub quoted: Option<String>,
    /// Where it stands; none where its words are no longer in the text.
    pub place: Option<Place>,
}

/// What an item is.
#[must_use]
pub fn entry(app: &App, item: u32) -> Entry {
    let item = item as usize;
    item.checked_sub(app.annotations.notes().len()).map_or(Entry::Note(item), Entry::Correction)
}

/// The row of an item.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<NoteRow> {
    let place = target(app, item).map(|span| Place::of(app, span));
    Some(match entry(app, item) {
        Entry::Note(note) => NoteRow {
            words: app.annotations.notes().get(note)?.words.clone(),
            quoted: Some(quoted(app, note)),
            place,
        },
        Entry::Correction(correction) => NoteRow {
            words: app.annotations.corrections().get(correction)?.summary(),
            quoted: None,
            place,
        },
    })
}

/// The notes by where they are in the text; those whose words are gone come last.
#[must_use]
pub fn in_text_order(app: &App) -> Vec<usize> {
    let mut notes: Vec<usize> = (0..app.annotations.notes().len()).collect();
    notes.sort_by_key(|note| {
        (app.annotations.note_place(*note).is_none(), app.annotations.note_place(*note))
    });
    notes
}

fn items(app: &App, _order: usize) -> Vec<u32> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let notes = number(app.annotations.notes().len());
    let corrections = notes..notes.saturating_add(number(app.annotations.corrections().len()));
    in_text_order(app).into_iter().map(number).chain(corrections).collect()
}

/// The words a note is on, as they are now or as they were.
fn quoted(app: &App, note: usize) -> String {
    let earlier =
        || app.annotations.notes().get(note).map(|n| fold_space(&n.at.words)).unwrap_or_default();
    app.annotations.note_place(note).map_or_else(earlier, |span| words_at(app, span))
}

fn both(app: &App, item: u32) -> String {
    let Some(row) = row(app, item) else { return String::new() };
    match row.quoted {
        Some(quoted) => format!("{} {quoted}", row.words),
        None => row.words,
    }
}

fn target(app: &App, item: u32) -> Option<Span> {
    match entry(app, item) {
        Entry::Note(note) => app.annotations.note_place(note),
        Entry::Correction(correction) => app.annotations.correction_place(correction),
    }
}

fn detail(app: &App, item: u32) -> Vec<Detail> {
    let key = app.keymap.label_of(Action::Unnote);
    let note = match entry(app, item) {
        Entry::Note(note) if app.annotations.note_place(note).is_none() => {
            "these words are no longer in the text".to_owned()
        }
        Entry::Correction(correction) if app.annotations.is_lost(correction) => {
            "this correction no longer matches the text".to_owned()
        }
        Entry::Note(_) => format!("your note; {key} removes it"),
        Entry::Correction(_) => format!("your correction; {key} undoes it"),
    };
    let mut details = vec![Detail::new(DetailKind::Note, note, 2)];
    if let Entry::Note(note) = entry(app, item) {
        let about = app.annotations.notes().get(note).map(Note::about).unwrap_or_default();
        if !about.is_empty() {
            details.push(Detail::new(DetailKind::Note, about, 2));
        }
    }
    let sentence = target(app, item).and_then(|span| app.article.doc.sentence_near(span.start));
    details.extend(sentence.map(|s| Detail::new(DetailKind::Text, words_at(app, s), 5)));
    details
}

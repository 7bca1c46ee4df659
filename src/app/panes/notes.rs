//! What the reader added: notes and highlights in text order, then the corrections made.

use super::{Line, Pane, Tone, count, paragraph, paragraph_mark, words_at};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;
use crate::text::{Span, fold_space};

/// Notes first, then corrections. Items below the number of notes are notes.
pub const PANE: Pane = Pane {
    title: "NOTES",
    action: Action::Show(View::Notes),
    note,
    items,
    lines,
    words,
    target,
    detail,
    empty: |app| {
        format!(
            "no notes: {} notes, {} highlights the words shown",
            app.keymap.label_of(Action::Note),
            app.keymap.label_of(Action::Highlight)
        )
    },
};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A note: an index into [`App::notes`].
    Note(usize),
    /// A correction: an index into [`App::corrections`].
    Correction(usize),
}

/// What the row of an item is.
#[must_use]
pub fn entry(app: &App, item: u32) -> Entry {
    let item = item as usize;
    item.checked_sub(app.annotations.notes().len()).map_or(Entry::Note(item), Entry::Correction)
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

fn note(app: &App) -> String {
    let corrections = match app.annotations.corrections().len() {
        0 => String::new(),
        n => format!(", {}", count(n, "correction", "corrections")),
    };
    format!("{}{corrections}", count(app.annotations.notes().len(), "note", "notes"))
}

fn items(app: &App) -> Vec<u32> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let notes = number(app.annotations.notes().len());
    let corrections = notes..notes.saturating_add(number(app.annotations.corrections().len()));
    in_text_order(app).into_iter().map(number).chain(corrections).collect()
}

/// The words a note is on, as they are now or as they were.
fn quoted(app: &App, note: usize) -> String {
    let kept =
        || app.annotations.notes().get(note).map(|n| fold_space(&n.at.words)).unwrap_or_default();
    app.annotations.note_place(note).map_or_else(kept, |span| words_at(app, span))
}

fn place(app: &App, item: u32) -> String {
    target(app, item).map_or_else(|| "gone".to_owned(), |span| paragraph_mark(app, span.start))
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let place = place(app, item);
    let (head, tone, rest) = match entry(app, item) {
        Entry::Note(note) => {
            let words =
                app.annotations.notes().get(note).map(|n| n.words.clone()).unwrap_or_default();
            let quoted = quoted(app, note);
            if words.is_empty() {
                (quoted, Tone::Quote, None)
            } else {
                (words, Tone::Strong, Some(quoted))
            }
        }
        Entry::Correction(correction) => {
            let told = app
                .annotations
                .corrections()
                .get(correction)
                .map(|c| c.summary())
                .unwrap_or_default();
            let tone =
                if app.annotations.is_lost(correction) { Tone::Warning } else { Tone::Plain };
            (told, tone, None)
        }
    };
    let room = width.saturating_sub(place.chars().count() + 1);
    let mut lines = paragraph(&head, room, 0, 3, tone);
    if let Some(first) = lines.first_mut() {
        *first = std::mem::take(first).right(place, Tone::Dim);
    }
    if let Some(words) = rest {
        lines.extend(paragraph(&words, width, 1, 2, Tone::Quote));
    }
    lines
}

fn words(app: &App, item: u32) -> String {
    match entry(app, item) {
        Entry::Note(note) => {
            let words =
                app.annotations.notes().get(note).map(|n| n.words.as_str()).unwrap_or_default();
            format!("{words} {}", quoted(app, note))
        }
        Entry::Correction(correction) => {
            app.annotations.corrections().get(correction).map(|c| c.summary()).unwrap_or_default()
        }
    }
}

fn target(app: &App, item: u32) -> Option<Span> {
    match entry(app, item) {
        Entry::Note(note) => app.annotations.note_place(note),
        Entry::Correction(correction) => app.annotations.correction_place(correction),
    }
}

fn detail(app: &App, item: u32, width: usize) -> Vec<Line> {
    let key = app.keymap.label_of(Action::Unnote);
    let told = match entry(app, item) {
        Entry::Note(note) if app.annotations.note_place(note).is_none() => {
            "these words are not in the text any more".to_owned()
        }
        Entry::Correction(correction) if app.annotations.is_lost(correction) => {
            "what this corrects is not in the text any more".to_owned()
        }
        Entry::Note(_) => format!("your note; {key} removes it"),
        Entry::Correction(_) => format!("corrected by you; {key} takes it back"),
    };
    let mut lines = paragraph(&told, width, 0, 2, Tone::Dim);
    if let Some(sentence) =
        target(app, item).and_then(|span| app.article.doc.sentence_near(span.start))
    {
        lines.extend(paragraph(&words_at(app, sentence), width, 0, 5, Tone::Plain));
    }
    lines
}

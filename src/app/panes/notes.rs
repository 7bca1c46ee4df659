//! Rows of the list of annotations: the reader's notes and the document's own comments in text order,
//! then corrections.

use super::common::{Place, count, words_at};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::annotations::Note;
use crate::doc::Comment;
use crate::text::{Span, fold_space};

/// Items are numbered: the notes, then the corrections, then the comments.
pub const PANE: Pane = Pane {
    title: "NOTES",
    items,
    note: |app, _| {
        let (notes, comments) = (app.annotations.notes().len(), app.article.doc.comments.len());
        let mut parts = Vec::new();
        if notes > 0 || comments == 0 {
            parts.push(count(notes, "note", "notes"));
        }
        if comments > 0 {
            parts.push(count(comments, "comment", "comments"));
        }
        match app.annotations.corrections().len() {
            0 => {}
            n => parts.push(count(n, "correction", "corrections")),
        }
        parts.join(", ")
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
    /// A comment: an index into those of the document.
    Comment(usize),
}

/// A note, a highlight, a comment or a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// The note, the comment, or what was corrected; empty for a highlight.
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
    let Some(rest) = item.checked_sub(app.annotations.notes().len()) else {
        return Entry::Note(item);
    };
    rest.checked_sub(app.annotations.corrections().len())
        .map_or(Entry::Correction(rest), Entry::Comment)
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
        Entry::Comment(comment) => {
            let comment = app.article.doc.comments.get(comment)?;
            NoteRow { words: signed(comment), quoted: Some(words_at(app, comment.span)), place }
        }
    })
}

/// "Is this right? — Ann Lee, 5 March 2024".
fn signed(comment: &Comment) -> String {
    match comment.by() {
        by if by.is_empty() => comment.words.clone(),
        by => format!("{} — {by}", comment.words),
    }
}

/// The notes and comments by where they are in the text; those whose words are gone come last.
#[must_use]
pub fn in_text_order(app: &App) -> Vec<Entry> {
    let notes = (0..app.annotations.notes().len()).map(Entry::Note);
    let mut entries: Vec<Entry> =
        notes.chain((0..app.article.doc.comments.len()).map(Entry::Comment)).collect();
    entries.sort_by_key(|entry| (place_of(app, *entry).is_none(), place_of(app, *entry)));
    entries
}

fn items(app: &App, _order: usize) -> Vec<u32> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (notes, corrections) = (app.annotations.notes().len(), app.annotations.corrections().len());
    let item = |entry: Entry| match entry {
        Entry::Note(note) => note,
        Entry::Correction(correction) => notes + correction,
        Entry::Comment(comment) => notes + corrections + comment,
    };
    let corrections = (0..corrections).map(Entry::Correction);
    in_text_order(app).into_iter().chain(corrections).map(item).map(number).collect()
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
    place_of(app, entry(app, item))
}

fn place_of(app: &App, entry: Entry) -> Option<Span> {
    match entry {
        Entry::Note(note) => app.annotations.note_place(note),
        Entry::Correction(correction) => app.annotations.correction_place(correction),
        Entry::Comment(comment) => app.article.doc.comments.get(comment).map(|it| it.span),
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
        Entry::Comment(_) => "a comment of the document".to_owned(),
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

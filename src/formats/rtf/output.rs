//! Where the words of an RTF document go: paragraphs, cells, notes, markup.

use crate::doc::{Document, MarkKind};
use crate::formats::flow::{Flow, Remark, Role};

/// A paragraph's properties, until `\pard`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) in_table: bool,
    /// What its style makes of it.
    pub(super) by_style: Role,
    /// Its level in the outline, from 0; 9 is none.
    pub(super) outline: Option<u8>,
}

/// The text as it is written.
#[derive(Default)]
pub(super) struct Output {
    text: Flow,
    pub(super) paragraph: Paragraph,
    /// The open note, the properties of the paragraph around it, and the notes before it.
    note: Option<Flow>,
    outer: Paragraph,
    notes: Vec<Flow>,
    /// The number or bullet of the next item.
    pub(super) label: Option<String>,
    marks: Vec<MarkKind>,
    /// Comments that begin with the next words.
    waiting: Vec<String>,
    in_table: bool,
    in_row: bool,
    in_cell: bool,
}

impl Output {
    fn flow(&mut self) -> &mut Flow {
        match &mut self.note {
            Some(note) => note,
            None => &mut self.text,
        }
    }

    /// Writes words with this markup; blanks begin no paragraph.
    pub(super) fn words(&mut self, words: &str, marks: &[MarkKind]) {
        if words.trim().is_empty() && !self.flow().is_open() {
            return;
        }
        self.ensure_paragraph();
        self.set_marks(marks);
        self.flow().words(words);
    }

    pub(super) fn line_break(&mut self) {
        self.ensure_paragraph();
        self.flow().line_break();
    }

    pub(super) fn begin_link(&mut self, address: &str) {
        self.ensure_paragraph();
        self.close_marks();
        self.flow().link(address);
    }

    pub(super) fn end_link(&mut self) {
        self.close_marks();
        self.flow().end_mark();
    }

    /// A paragraph is open, in a cell where it is in a table.
    fn ensure_paragraph(&mut self) {
        if self.flow().is_open() {
            return;
        }
        if self.paragraph.in_table && self.note.is_none() {
            self.ensure_cell();
        } else if self.note.is_none() {
            self.end_table();
        }
        self.flow().begin(Role::Text);
        self.set_role();
        for id in std::mem::take(&mut self.waiting) {
            self.flow().begin_comment(&id);
        }
    }

    /// The words that a comment is on begin here.
    pub(super) fn begin_comment(&mut self, id: &str) {
        if self.flow().is_open() {
            self.flow().begin_comment(id);
        } else {
            self.waiting.push(id.to_owned());
        }
    }

    /// The words that a comment is on end here.
    pub(super) fn end_comment(&mut self, id: &str) {
        if self.flow().is_open() {
            self.flow().end_comment(id);
        }
    }

    /// Says what a comment is.
    pub(super) fn remark(&mut self, id: &str, remark: Remark) {
        self.text.remark(id, remark);
    }

    /// Says what the open paragraph is, by its outline level, its style or its label.
    pub(super) fn set_role(&mut self) {
        if !self.flow().is_open() {
            return;
        }
        let role = match self.paragraph.outline {
            Some(level) if level < 9 => Role::Heading(level + 1),
            _ => self.paragraph.by_style,
        };
        let label = self.label.take();
        let role = match (&label, role) {
            (Some(_), Role::Text) => Role::Item(1),
            (_, role) => role,
        };
        if label.is_some() || role != Role::Text {
            self.flow().set_role(role);
        }
        if let Some(label) = label {
            let is_shown = label.chars().all(|c| c.is_alphanumeric() || c.is_ascii_punctuation());
            // Others are signs of a symbol font.
            self.flow().label(if is_shown { &label } else { "•" });
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        if self.flow().is_open() {
            self.close_marks();
            self.flow().end();
        }
        self.label = None;
    }

    fn ensure_cell(&mut self) {
        if !std::mem::replace(&mut self.in_table, true) {
            self.text.begin_table();
        }
        if !std::mem::replace(&mut self.in_row, true) {
            self.text.begin_row();
            self.in_cell = false;
        }
        if !std::mem::replace(&mut self.in_cell, true) {
            self.text.begin_cell();
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.ensure_cell();
        self.end_paragraph();
        self.in_cell = false;
    }

    pub(super) const fn end_row(&mut self) {
        self.in_row = false;
    }

    fn end_table(&mut self) {
        if std::mem::take(&mut self.in_table) {
            self.text.end_table();
        }
        self.in_row = false;
        self.in_cell = false;
    }

    /// Opens and closes markup so that just these marks are open.
    fn set_marks(&mut self, wanted: &[MarkKind]) {
        if wanted == self.marks {
            return;
        }
        self.close_marks();
        for kind in wanted {
            self.flow().mark(*kind);
        }
        self.marks = wanted.to_vec();
    }

    fn close_marks(&mut self) {
        for _ in std::mem::take(&mut self.marks) {
            self.flow().end_mark();
        }
    }

    /// Begins a note; whether it did, and it is to be ended. A note has none inside.
    pub(super) fn begin_note(&mut self) -> bool {
        if self.note.is_some() {
            return false;
        }
        self.ensure_paragraph();
        self.close_marks();
        let label = (self.notes.len() + 1).to_string();
        self.flow().note_mark(&label);
        self.note = Some(Flow::default());
        self.outer = std::mem::take(&mut self.paragraph);
        true
    }

    pub(super) fn end_note(&mut self) {
        self.end_paragraph();
        self.notes.extend(self.note.take());
        self.paragraph = std::mem::take(&mut self.outer);
    }

    /// The document, with the notes at its end.
    pub(super) fn finish(mut self) -> Document {
        while self.note.is_some() {
            self.end_note();
        }
        self.end_paragraph();
        self.end_table();
        for (number, note) in (1..).zip(std::mem::take(&mut self.notes)) {
            self.text.note(format!("{number}"), note);
        }
        self.text.finish()
    }
}

//! The text of a Word document: paragraphs, runs, fields, tables, text boxes, tracked changes.

use std::collections::BTreeSet;

use super::super::changes::Changes;
use super::super::formula::Formula;
use super::super::xml::{Piece, Tag, Xml};
use super::fields::Fields;
use super::numbering::Counter;
use super::parts::Parts;
use crate::doc::MarkKind;
use crate::formats::flow::{Flow, Role};

/// The kind of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// At the foot of a page.
    Foot,
    /// At the end.
    End,
}

/// What a paragraph says of itself before its words.
#[derive(Debug, Default)]
struct Properties {
    style: Option<String>,
    list: Option<String>,
    level: Option<u8>,
    outline: Option<u8>,
    /// Its end was deleted: the next paragraph goes on in it.
    joins_next: bool,
}

/// How a run of words looks.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    strong: bool,
    emphasis: bool,
    hidden: bool,
    struck: bool,
    /// How many marks are open for it.
    marks: usize,
}

/// Reads the text into a [`Flow`].
pub struct Body<'a> {
    parts: &'a Parts,
    flow: &'a mut Flow,
    changes: &'a mut Changes,
    counter: Counter,
    notes: Vec<(Note, String)>,
    /// Open elements whose words are not shown; while it is above 0, nothing is.
    skipped: usize,
    /// Whether the properties of a paragraph or a run are open, and of which.
    in_paragraph_properties: bool,
    in_run_properties: bool,
    /// Properties of open paragraphs; those of a text box are inside another.
    paragraphs: Vec<Properties>,
    run: Run,
    fields: Fields,
    /// The change that was counted last: one may be in several pieces.
    last_change: Option<(String, Option<String>, Option<String>)>,
    /// The last paragraph goes on in the next.
    goes_on: bool,
    comments: CommentMarks,
    /// The formula that is open.
    formula: Option<Formula>,
    /// What the words that come are.
    coming: Coming,
}

/// Where comments begin.
#[derive(Debug, Default)]
struct CommentMarks {
    /// All that have begun.
    begun: BTreeSet<String>,
    /// Those of them that begin with the next paragraph.
    waiting: Vec<String>,
}

/// What words of the XML are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Coming {
    /// White space between elements.
    #[default]
    Nothing,
    /// Words of the text.
    Words,
    /// The code of a field.
    Code,
}

/// Elements of which nothing is shown.
const SKIPPED: &[&str] = &["del", "moveFrom", "Fallback", "rPrChange", "pPrChange", "delText"];

impl<'a> Body<'a> {
    /// Reads into `flow`.
    pub fn new(parts: &'a Parts, flow: &'a mut Flow, changes: &'a mut Changes) -> Self {
        Self {
            parts,
            flow,
            changes,
            counter: Counter::default(),
            notes: Vec::new(),
            skipped: 0,
            in_paragraph_properties: false,
            in_run_properties: false,
            paragraphs: Vec::new(),
            run: Run::default(),
            fields: Fields::default(),
            last_change: None,
            goes_on: false,
            comments: CommentMarks::default(),
            formula: None,
            coming: Coming::default(),
        }
    }

    /// The notes that the text refers to, in order.
    pub fn into_notes(self) -> Vec<(Note, String)> {
        self.notes
    }

    /// Reads the XML of a text.
    pub fn read(&mut self, xml: &str) {
        let mut contents = Contents::default();
        for piece in Xml::new(xml) {
            if contents.skips(&piece) {
                continue;
            }
            match piece {
                Piece::Open(tag) if SKIPPED.contains(&tag.name()) => self.begin_skipped(&tag),
                Piece::Close(name) if SKIPPED.contains(&name) => {
                    self.skipped = self.skipped.saturating_sub(1);
                }
                _ if self.skipped > 0 => {}
                Piece::Open(tag) => self.open(&tag),
                Piece::Close(name) => self.close(name),
                Piece::Words(words) => self.words(&words),
            }
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.end_joined();
    }

    fn begin_skipped(&mut self, tag: &Tag<'_>) {
        let in_properties = self.in_paragraph_properties || self.in_run_properties;
        match tag.name() {
            "del" if self.skipped == 0 && in_properties => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.joins_next = true;
                }
                self.change(tag);
            }
            "del" if self.skipped == 0 => self.change(tag),
            _ => {}
        }
        self.skipped += 1;
    }

    /// Counts a tracked change. Pieces of one, by the same person at the same time, are one.
    fn change(&mut self, tag: &Tag<'_>) {
        let this = (tag.name().to_owned(), tag.get("author"), tag.get("date"));
        if self.last_change.as_ref() != Some(&this) {
            self.changes.add(this.1.clone());
            self.last_change = Some(this);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if let Some(formula) = &mut self.formula {
            return formula.open(tag);
        }
        if self.in_run_properties || self.in_paragraph_properties {
            return self.property(tag);
        }
        match name {
            "p" => self.begin_paragraph(),
            "oMath" => self.formula = Some(Formula::default()),
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "r" => self.run = Run::default(),
            "t" => self.coming = Coming::Words,
            "instrText" => self.coming = Coming::Code,
            "tab" | "ptab" => self.show(" "),
            "br" | "cr" if self.is_shown() => self.flow.line_break(),
            "noBreakHyphen" => self.show("-"),
            "sym" => self.symbol(tag),
            "fldChar" => self.fields.mark(tag, self.flow),
            "fldSimple" => self.fields.begin_simple(tag, self.flow),
            "hyperlink" => {
                let address = tag.get("id").and_then(|id| self.parts.links.get(&id));
                self.fields.begin_link(address, self.flow);
            }
            "tbl" => self.flow.begin_table(),
            "tr" => self.flow.begin_row(),
            "tc" => self.flow.begin_cell(),
            "ins" | "moveTo" => self.change(tag),
            "footnoteReference" => self.note(Note::Foot, tag),
            "endnoteReference" => self.note(Note::End, tag),
            "commentRangeStart" => self.comment(tag, true),
            "commentRangeEnd" => self.comment(tag, false),
            // One without a range is on the words before it.
            "commentReference"
                if tag.get("id").is_some_and(|id| self.comments.begun.insert(id)) =>
            {
                self.comment(tag, true);
                self.comment(tag, false);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(formula) = &mut self.formula {
            if !matches!(name, "oMath" | "p") {
                return formula.close(name);
            }
            let words = self.formula.take().map(Formula::finish).unwrap_or_default();
            self.show(&words);
        }
        match name {
            "pPr" => {
                self.in_paragraph_properties = false;
                self.apply_properties();
            }
            "rPr" => {
                self.in_run_properties = false;
                if !self.in_paragraph_properties {
                    self.begin_run();
                }
            }
            _ if self.in_run_properties || self.in_paragraph_properties => {}
            "r" => self.end_run(),
            "t" | "instrText" => self.coming = Coming::Nothing,
            "p" => self.end_paragraph(),
            "tbl" => self.flow.end_table(),
            "hyperlink" => self.fields.end_link(self.flow),
            "fldSimple" => self.fields.end(self.flow),
            _ => {}
        }
    }

    /// A property of the open paragraph or run.
    fn property(&mut self, tag: &Tag<'_>) {
        let value = || tag.get("val");
        if self.in_run_properties || tag.name() == "rPr" {
            let is_on = !tag.is_off("val");
            match tag.name() {
                "rPr" => self.in_run_properties = true,
                // The end of a paragraph was inserted.
                "ins" if self.in_paragraph_properties => self.change(tag),
                _ if self.in_paragraph_properties => {}
                "b" => self.run.strong = is_on,
                "i" => self.run.emphasis = is_on,
                "vanish" => self.run.hidden = is_on,
                "strike" | "dstrike" => self.run.struck |= is_on,
                _ => {}
            }
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match tag.name() {
            "pStyle" => paragraph.style = value(),
            "numId" => paragraph.list = value(),
            "ilvl" => paragraph.level = tag.number("val"),
            "outlineLvl" => paragraph.outline = tag.number("val"),
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        self.paragraphs.push(Properties::default());
        if !std::mem::take(&mut self.goes_on) {
            self.flow.begin(Role::Text);
        }
        for id in std::mem::take(&mut self.comments.waiting) {
            self.flow.begin_comment(&id);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(properties) = self.paragraphs.pop() else { return };
        if properties.joins_next {
            self.goes_on = true;
        } else {
            self.flow.end();
        }
    }

    /// The last paragraph went on, and nothing came.
    fn end_joined(&mut self) {
        if std::mem::take(&mut self.goes_on) {
            self.flow.end();
        }
    }

    /// The role and the number of the open paragraph.
    fn apply_properties(&mut self) {
        let Some(paragraph) = self.paragraphs.last() else { return };
        let style = paragraph.style.as_deref().unwrap_or_default();
        let styles = &self.parts.styles;
        let role = match paragraph.outline {
            Some(level) if level < 9 => Role::Heading(level + 1),
            _ => styles.role(style),
        };
        let of_style = styles.list(style);
        let list = match &paragraph.list {
            Some(list) => Some((list.as_str(), paragraph.level.unwrap_or(0))),
            None => of_style.map(|(list, level)| (list, paragraph.level.unwrap_or(level))),
        };
        // List 0 is none.
        let list = list.filter(|(list, _)| *list != "0");
        let label =
            list.and_then(|(list, level)| self.counter.next(&self.parts.numbering, list, level));
        let role = match (role, list) {
            (Role::Text, Some((_, level))) if label.is_some() => Role::Item(level + 1),
            (role, _) => role,
        };
        self.flow.set_role(role);
        if let Some(label) = label {
            self.flow.label(&label);
        }
    }

    fn begin_run(&mut self) {
        for (is_on, kind) in
            [(self.run.strong, MarkKind::Strong), (self.run.emphasis, MarkKind::Emphasis)]
        {
            if is_on && self.flow.is_open() {
                self.flow.mark(kind);
                self.run.marks += 1;
            }
        }
    }

    fn end_run(&mut self) {
        for _ in 0..self.run.marks {
            self.flow.end_mark();
        }
        self.run = Run::default();
    }

    fn is_shown(&self) -> bool {
        !self.fields.in_code() && !self.run.hidden && !self.run.struck
    }

    fn words(&mut self, words: &str) {
        if let Some(formula) = &mut self.formula {
            return formula.words(words);
        }
        match self.coming {
            Coming::Words => self.show(words),
            Coming::Code => self.fields.code(words),
            Coming::Nothing => {}
        }
    }

    fn show(&mut self, words: &str) {
        if self.is_shown() {
            self.flow.words(words);
        }
    }

    /// A sign of a font: those of symbol fonts have no meaning outside of them.
    fn symbol(&mut self, tag: &Tag<'_>) {
        let number = tag.get("char").and_then(|digits| u32::from_str_radix(&digits, 16).ok());
        let sign = number
            .and_then(char::from_u32)
            .filter(|sign| !('\u{e000}'..='\u{f8ff}').contains(sign));
        if let Some(sign) = sign {
            self.show(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn note(&mut self, kind: Note, tag: &Tag<'_>) {
        let Some(id) = tag.get("id").filter(|_| self.is_shown()) else { return };
        self.notes.push((kind, id));
        self.flow.note_mark(&self.notes.len().to_string());
    }

    fn comment(&mut self, tag: &Tag<'_>, begins: bool) {
        let Some(id) = tag.get("id") else { return };
        match (begins, self.flow.is_open()) {
            (true, true) => self.flow.begin_comment(&id),
            // Between two paragraphs: on the next one.
            (true, false) => self.comments.waiting.push(id.clone()),
            (false, true) => self.flow.end_comment(&id),
            (false, false) => {}
        }
        self.comments.begun.insert(id);
    }
}

/// Skips the table of contents, which Word keeps as a field of its own.
#[derive(Default)]
struct Contents {
    /// Elements open since a structured tag began, in which the contents may be.
    depth: usize,
    /// The depth of those that are skipped.
    from: Option<usize>,
}

impl Contents {
    fn skips(&mut self, piece: &Piece<'_>) -> bool {
        match piece {
            Piece::Open(tag) if tag.name() == "sdt" => self.depth += 1,
            Piece::Close("sdt") => {
                let ends = self.from == Some(self.depth);
                self.depth = self.depth.saturating_sub(1);
                if ends {
                    self.from = None;
                    return true;
                }
            }
            Piece::Open(tag)
                if tag.name() == "docPartGallery"
                    && self.from.is_none()
                    && tag.get("val").is_some_and(|value| value == "Table of Contents") =>
            {
                self.from = Some(self.depth);
            }
            _ => {}
        }
        self.from.is_some()
    }
}

//! The text of an OpenDocument: paragraphs, spans, lists, tables, frames, notes, remarks.

use std::collections::BTreeMap;

use super::super::changes::Changes;
use super::super::xml::{Piece, Tag, Xml, day};
use super::styles::{Look, Styles};
use crate::doc::MarkKind;
use crate::formats::flow::{Flow, Remark, Role};

/// Spaces and cells that one element may stand for.
const MOST_REPEATED: usize = 60;
/// Depth of lists that is counted.
const DEEPEST: usize = 10;
/// Elements of which nothing is shown.
const SKIPPED: &[&str] = &[
    "tracked-changes",
    "table-of-content",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "forms",
    "scripts",
    "font-face-decls",
    "automatic-styles",
    "note-citation",
    "title",
    "desc",
    "binary-data",
];

/// An open list.
#[derive(Debug, Default)]
struct List {
    style: String,
    id: String,
    number: Option<u32>,
}

/// What words go into.
enum Into {
    /// A note, whose own text it is.
    Note(Box<Flow>),
    /// A remark: its id, and what it says.
    Remark(String, Remark),
}

/// Reads the text into a [`Flow`].
pub struct Body<'a> {
    styles: &'a Styles,
    /// What the formulas say, by the folder of each.
    formulas: &'a BTreeMap<String, String>,
    flow: &'a mut Flow,
    changes: &'a mut Changes,
    /// Open elements of which nothing is shown.
    skipped: usize,
    in_body: bool,
    lists: Vec<List>,
    /// The last numbers of lists that are over, by style and by id: a later one may go on with them.
    last_numbers: BTreeMap<String, u32>,
    /// A label for the next paragraph of the open item.
    label: Option<String>,
    /// How the open paragraphs and spans look.
    looks: Vec<(Look, usize)>,
    links: Vec<bool>,
    /// Notes and remarks that are open.
    into: Vec<Into>,
    notes: Vec<Flow>,
    /// The element of a remark that is open.
    field: Option<&'static str>,
    remarks: usize,
}

impl<'a> Body<'a> {
    /// Reads into `flow`.
    pub fn new(
        styles: &'a Styles,
        formulas: &'a BTreeMap<String, String>,
        flow: &'a mut Flow,
        changes: &'a mut Changes,
    ) -> Self {
        Self {
            styles,
            formulas,
            flow,
            changes,
            skipped: 0,
            in_body: false,
            lists: Vec::new(),
            last_numbers: BTreeMap::new(),
            label: None,
            looks: Vec::new(),
            links: Vec::new(),
            into: Vec::new(),
            notes: Vec::new(),
            field: None,
            remarks: 0,
        }
    }

    /// Reads `content.xml`.
    pub fn read(mut self, xml: &str) {
        for piece in Xml::new(xml) {
            match piece {
                Piece::Open(tag) if SKIPPED.contains(&tag.name()) => self.skipped += 1,
                Piece::Close(name) if SKIPPED.contains(&name) => {
                    self.skipped = self.skipped.saturating_sub(1);
                }
                _ if self.skipped > 0 => self.hidden(&piece),
                Piece::Open(tag) => self.open(&tag),
                Piece::Close(name) => self.close(name),
                Piece::Words(words) => self.words(&words),
            }
        }
        while !self.into.is_empty() {
            self.end_inner();
        }
        for (number, note) in (1..).zip(std::mem::take(&mut self.notes)) {
            self.flow.note(format!("{number}"), note);
        }
    }

    /// Of what is not shown the tracked changes are counted.
    fn hidden(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open(tag) if tag.name() == "changed-region" => self.changes.add(None),
            Piece::Open(tag) if tag.name() == "creator" => self.field = Some("author of a change"),
            Piece::Close("creator") => self.field = None,
            Piece::Words(words) if self.field == Some("author of a change") => {
                self.changes.author(words);
            }
            _ => {}
        }
    }

    /// Where words go: a note or the text; none while a remark is open.
    fn target(&mut self) -> Option<&mut Flow> {
        match self.into.last_mut() {
            Some(Into::Note(flow)) => Some(flow),
            Some(Into::Remark(..)) => None,
            None => Some(self.flow),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if let Some(Into::Remark(..)) = self.into.last() {
            self.field = match name {
                "creator" => Some("author"),
                "date" => Some("date"),
                "p" => Some("words"),
                _ => self.field,
            };
            return;
        }
        match name {
            "body" => self.in_body = true,
            _ if !self.in_body => {}
            "p" | "h" => self.begin_paragraph(tag),
            "span" => self.begin_look(tag),
            "a" => {
                let address = tag.get("href").filter(|address| address.contains(':'));
                if let (Some(address), Some(flow)) = (&address, self.target()) {
                    flow.link(address);
                }
                self.links.push(address.is_some());
            }
            "s" => {
                let count: usize = tag.number("c").unwrap_or(1);
                self.show(&" ".repeat(count.min(MOST_REPEATED)));
            }
            "tab" => self.show(" "),
            "object" => {
                let folder = tag.get("href").unwrap_or_default();
                if let Some(words) = self.formulas.get(folder.trim_start_matches("./")) {
                    self.show(words);
                }
            }
            "line-break" => {
                if let Some(flow) = self.target() {
                    flow.line_break();
                }
            }
            "list" => self.begin_list(tag),
            "list-item" => self.begin_item(tag),
            "list-header" => self.label = None,
            "note" => {
                let label = (self.notes.len() + self.into.len() + 1).to_string();
                self.show(&format!("[{label}]"));
                self.into.push(Into::Note(Box::default()));
            }
            "annotation" => self.begin_remark(tag),
            "annotation-end" => {
                if let Some(id) = tag.get("name") {
                    self.flow.end_comment(&id);
                }
            }
            "table" => self.with_flow(Flow::begin_table),
            "table-row" => self.with_flow(Flow::begin_row),
            "table-cell" | "covered-table-cell" => self.with_flow(Flow::begin_cell),
            _ => {}
        }
    }

    fn with_flow(&mut self, run: fn(&mut Flow)) {
        if let Some(flow) = self.target() {
            run(flow);
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(Into::Remark(_, remark)) = self.into.last_mut() {
            match name {
                "annotation" => self.end_inner(),
                "p" => remark.words.push(' '),
                _ => {}
            }
            if matches!(name, "creator" | "date" | "p") {
                self.field = None;
            }
            return;
        }
        match name {
            _ if !self.in_body => {}
            "p" | "h" => {
                self.end_look();
                self.with_flow(Flow::end);
            }
            "span" => self.end_look(),
            "a" if self.links.pop() == Some(true) => self.with_flow(Flow::end_mark),
            "list" => self.end_list(),
            "list-item" => self.label = None,
            "note" => self.end_inner(),
            "table" => self.with_flow(Flow::end_table),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        let field = self.field;
        match self.into.last_mut() {
            Some(Into::Remark(_, remark)) => match field {
                Some("author") => remark.author.push_str(words),
                Some("date") => remark.date = remark.date.or_else(|| day(words)),
                Some("words") => remark.words.push_str(words),
                _ => {}
            },
            _ if self.looks.is_empty() => {}
            _ => self.show(words),
        }
    }

    fn show(&mut self, words: &str) {
        if self.looks.iter().any(|(look, _)| look.gone) {
            return;
        }
        if let Some(flow) = self.target() {
            flow.words(words);
        }
    }

    fn begin_paragraph(&mut self, tag: &Tag<'_>) {
        let style = tag.get("style-name").unwrap_or_default();
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let by_style = self.styles.role(&style);
        let label = self.label.take();
        let role = match (tag.name(), by_style) {
            (_, Role::Title) => Role::Title,
            ("h", _) => Role::Heading(tag.number("outline-level").unwrap_or(1)),
            (_, Role::Heading(level)) => Role::Heading(level),
            _ if label.is_some() => Role::Item(depth),
            (_, role) => role,
        };
        let look = self.styles.look(&style);
        if let Some(flow) = self.target() {
            flow.begin(role);
            if let Some(label) = label.filter(|label| !label.is_empty()) {
                flow.label(&label);
            }
        }
        self.push_look(look);
    }

    fn begin_look(&mut self, tag: &Tag<'_>) {
        let look = self.styles.look(&tag.get("style-name").unwrap_or_default());
        self.push_look(look);
    }

    fn push_look(&mut self, look: Look) {
        let mut marks = 0;
        for (is_on, kind) in [(look.strong, MarkKind::Strong), (look.emphasis, MarkKind::Emphasis)]
        {
            if let Some(flow) = self.target().filter(|_| is_on) {
                flow.mark(kind);
                marks += 1;
            }
        }
        self.looks.push((look, marks));
    }

    fn end_look(&mut self) {
        let marks = self.looks.pop().map_or(0, |(_, marks)| marks);
        for _ in 0..marks {
            self.with_flow(Flow::end_mark);
        }
    }

    fn begin_list(&mut self, tag: &Tag<'_>) {
        let outer = self.lists.last().map(|list| list.style.clone()).unwrap_or_default();
        let style = tag.get("style-name").unwrap_or(outer);
        let goes_on = tag.get("continue-numbering").is_some_and(|value| value == "true");
        let before = tag.get("continue-list").map(|id| format!("#{id}"));
        let key = before.or_else(|| goes_on.then(|| style.clone()));
        let number = key.filter(|_| self.lists.is_empty());
        let number = number.and_then(|key| self.last_numbers.get(&key).copied());
        let id = tag.get("id").unwrap_or_default();
        self.lists.push(List { style, id, number });
    }

    fn end_list(&mut self) {
        let Some(List { style, id, number: Some(number) }) = self.lists.pop() else { return };
        if self.lists.is_empty() {
            self.last_numbers.insert(style, number);
            if !id.is_empty() {
                self.last_numbers.insert(format!("#{id}"), number);
            }
        }
    }

    fn begin_item(&mut self, tag: &Tag<'_>) {
        let depth = self.lists.len();
        let Some(list) = self.lists.last_mut() else { return };
        let start = tag.number("start-value");
        let first = self.styles.start(&list.style, depth);
        list.number = start.or(list.number.map(|number| number.saturating_add(1))).or(Some(first));
        let numbers = self.lists.iter().take(DEEPEST).map(|list| list.number.unwrap_or(1));
        let numbers: Vec<u32> = numbers.collect();
        let style = self.lists.last().map(|list| list.style.as_str()).unwrap_or_default();
        self.label = Some(self.styles.label(style, &numbers));
    }

    fn begin_remark(&mut self, tag: &Tag<'_>) {
        let id = tag.get("name").unwrap_or_else(|| {
            self.remarks += 1;
            format!("remark {}", self.remarks)
        });
        let is_range = tag.get("name").is_some();
        if let Some(flow) = self.target() {
            flow.begin_comment(&id);
            if !is_range {
                flow.end_comment(&id);
            }
        }
        self.into.push(Into::Remark(id, Remark::default()));
    }

    fn end_inner(&mut self) {
        match self.into.pop() {
            Some(Into::Note(flow)) => self.notes.push(*flow),
            Some(Into::Remark(id, remark)) => {
                self.field = None;
                self.flow.remark(&id, remark);
            }
            None => {}
        }
    }
}

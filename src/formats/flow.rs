//! The text of a word processor's document on its way to a [`Builder`]: paragraphs, lists, tables, notes and
//! comments in reading order.

mod comments;

use std::collections::BTreeMap;

use super::line_breaks::{LineBreaks, line_breaks};
use crate::doc::table::Cell;
use crate::doc::{BlockKind, Builder, Document, MarkKind};
use comments::{Comments, Edge};

pub use comments::Remark;

/// Cells of a row that are kept.
const MOST_CELLS: usize = 200;
/// A heading that is known by its bold letters alone is no longer, in bytes.
const LONGEST_BOLD_HEADING: usize = 110;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    #[default]
    Text,
    /// The title of the document.
    Title,
    /// A heading of this level, from 1.
    Heading(u8),
    /// An item of a list, of this depth from 1.
    Item(u8),
    /// A quotation set apart.
    Quote,
}

/// Something on the way to a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Bit {
    Words(String),
    Break,
    Begin(MarkKind),
    Link(String),
    End,
    /// A comment begins or ends here.
    Comment(String, Edge),
}

/// The words of a paragraph with their markup.
#[derive(Clone, Debug, Default)]
struct Line {
    role: Role,
    bits: Vec<Bit>,
}

#[derive(Debug)]
enum Block {
    Line(Line),
    Table(Vec<Vec<Line>>),
}

/// A document as it is read.
#[derive(Debug, Default)]
pub struct Flow {
    blocks: Vec<Block>,
    /// Open paragraphs; one inside another is that of a text box.
    open: Vec<Line>,
    /// Paragraphs of text boxes, which come before the one that they are fixed to.
    boxes: Vec<Block>,
    /// The rows of the open table; tables inside it are words of its cells.
    table: Option<Vec<Vec<Line>>>,
    /// How many tables are open.
    tables: usize,
    /// Foot- and endnotes: label and paragraphs.
    notes: Vec<(String, Vec<Line>)>,
    remarks: BTreeMap<String, Remark>,
}

impl Flow {
    /// Begins a paragraph.
    pub fn begin(&mut self, role: Role) {
        self.open.push(Line { role, bits: Vec::new() });
    }

    /// Says what the open paragraph is.
    pub fn set_role(&mut self, role: Role) {
        if let Some(line) = self.open.last_mut() {
            line.role = role;
        }
    }

    /// Whether a paragraph is open.
    pub const fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Words of the open paragraph.
    pub fn words(&mut self, words: &str) {
        match self.line().and_then(|line| line.bits.last_mut()) {
            Some(Bit::Words(last)) => last.push_str(words),
            _ => self.push(Bit::Words(words.to_owned())),
        }
    }

    /// Words before all others of the open paragraph: the number of an item.
    pub fn label(&mut self, label: &str) {
        if let Some(line) = self.line() {
            line.bits.insert(0, Bit::Words(format!("{label} ")));
        }
    }

    /// The line ends in the open paragraph.
    pub fn line_break(&mut self) {
        self.push(Bit::Break);
    }

    /// Markup begins.
    pub fn mark(&mut self, kind: MarkKind) {
        self.push(Bit::Begin(kind));
    }

    /// A link begins.
    pub fn link(&mut self, address: &str) {
        self.push(Bit::Link(address.to_owned()));
    }

    /// The innermost markup or link ends.
    pub fn end_mark(&mut self) {
        self.push(Bit::End);
    }

    fn push(&mut self, bit: Bit) {
        if let Some(line) = self.line() {
            line.bits.push(bit);
        }
    }

    /// The open paragraph; where none is, one begins.
    fn line(&mut self) -> Option<&mut Line> {
        if self.open.is_empty() {
            self.begin(Role::Text);
        }
        self.open.last_mut()
    }

    /// The open paragraph ends.
    pub fn end(&mut self) {
        let Some(line) = self.open.pop() else { return };
        match &mut self.table {
            Some(rows) => {
                let cell = rows.last_mut().and_then(|row| row.last_mut());
                if let Some(cell) = cell {
                    if !cell.bits.is_empty() {
                        cell.bits.push(Bit::Words(" ".to_owned()));
                    }
                    cell.bits.extend(line.bits);
                }
            }
            None if self.open.is_empty() => {
                self.blocks.append(&mut self.boxes);
                self.blocks.push(Block::Line(line));
            }
            None => self.boxes.push(Block::Line(line)),
        }
    }

    /// A table begins; one inside another is part of its cell.
    pub fn begin_table(&mut self) {
        self.tables += 1;
        self.table.get_or_insert_default();
    }

    /// A row begins.
    pub fn begin_row(&mut self) {
        if let Some(rows) = self.table.as_mut().filter(|_| self.tables == 1) {
            rows.push(Vec::new());
        }
    }

    /// A cell begins.
    pub fn begin_cell(&mut self) {
        let row = self.table.as_mut().filter(|_| self.tables == 1).and_then(|rows| rows.last_mut());
        if let Some(row) = row.filter(|row| row.len() < MOST_CELLS) {
            row.push(Line::default());
        }
    }

    /// The table ends.
    pub fn end_table(&mut self) {
        self.tables = self.tables.saturating_sub(1);
        if self.tables > 0 {
            return;
        }
        if let Some(rows) = self.table.take() {
            let block = Block::Table(rows);
            if self.open.is_empty() { self.blocks.push(block) } else { self.boxes.push(block) }
        }
    }

    /// Refers to a foot- or endnote.
    pub fn note_mark(&mut self, label: &str) {
        self.link(&format!("#note-{label}"));
        self.words(&format!("[{label}]"));
        self.end_mark();
    }

    /// Adds a foot- or endnote: its paragraphs are those of `flow`.
    pub fn note(&mut self, label: String, flow: Self) {
        let lines = flow.blocks.into_iter().flat_map(|block| match block {
            Block::Line(line) => vec![line],
            Block::Table(rows) => rows.into_iter().flatten().collect(),
        });
        self.notes.push((label, lines.filter(|line| !line.is_empty()).collect()));
    }

    /// A comment begins here.
    pub fn begin_comment(&mut self, id: &str) {
        self.push(Bit::Comment(id.to_owned(), Edge::Begin));
    }

    /// A comment ends here.
    pub fn end_comment(&mut self, id: &str) {
        self.push(Bit::Comment(id.to_owned(), Edge::End));
    }

    /// Says what a comment is.
    pub fn remark(&mut self, id: &str, remark: Remark) {
        self.remarks.insert(id.to_owned(), remark);
    }

    /// The document.
    pub fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.end();
        }
        self.tables = 1;
        self.end_table();
        self.blocks.append(&mut self.boxes);
        let is_guessed = self.find_headings();
        let shift = u8::from(self.has(|role| role == Role::Title));
        let mut writer = Writer { builder: Builder::new(), comments: Comments::default() };
        for block in &self.blocks {
            match block {
                Block::Line(line) => writer.line(line, shift),
                Block::Table(rows) => writer.table(rows),
            }
        }
        for (label, lines) in &self.notes {
            writer.builder.place(&format!("note-{label}"));
            let mut label = format!("[{label}] ");
            for line in lines {
                let mut line = line.clone();
                line.bits.insert(0, Bit::Words(std::mem::take(&mut label)));
                line.role = Role::Text;
                writer.line(&line, shift);
            }
        }
        let Writer { builder, comments } = writer;
        let mut doc = builder.finish();
        doc.comments = comments.placed(&doc, &self.remarks);
        if is_guessed {
            // A title that the document states is better.
            doc.meta.title.clear();
        }
        doc
    }

    fn has(&self, is: impl Fn(Role) -> bool) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Line(line) if is(line.role)))
    }

    /// Where no paragraph has the style of a heading, short lines that are all bold are headings.
    /// Whether that was so.
    fn find_headings(&mut self) -> bool {
        if self.has(|role| matches!(role, Role::Title | Role::Heading(_))) {
            return false;
        }
        let mut next_is_text = false;
        let mut first = None;
        for (index, block) in self.blocks.iter_mut().enumerate().rev() {
            let Block::Line(line) = block else {
                next_is_text = true;
                continue;
            };
            let text = line.text();
            if text.trim().is_empty() {
                continue;
            }
            first = Some(index);
            if line.role == Role::Text && next_is_text && line.is_bold_heading(&text) {
                line.role = Role::Heading(2);
            } else {
                next_is_text = true;
            }
        }
        if let Some(Block::Line(line)) = first.and_then(|first| self.blocks.get_mut(first))
            && line.role == Role::Heading(2)
        {
            line.role = Role::Heading(1);
        }
        true
    }
}

impl Line {
    fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }

    fn text(&self) -> String {
        let words = self.bits.iter().map(|bit| match bit {
            Bit::Words(words) => words.as_str(),
            Bit::Break => " ",
            _ => "",
        });
        words.collect()
    }

    /// Whether its lines stay under each other.
    fn has_lines(&self) -> bool {
        let mut lines = vec![String::new()];
        for bit in &self.bits {
            match (bit, lines.last_mut()) {
                (Bit::Words(words), Some(line)) => line.push_str(words),
                (Bit::Break, _) => lines.push(String::new()),
                _ => {}
            }
        }
        lines.iter().filter(|line| !line.trim().is_empty()).count() > 1
            && line_breaks(&lines) == LineBreaks::Lines
    }

    fn is_bold_heading(&self, text: &str) -> bool {
        let mut open = Vec::new();
        let mut plain = false;
        for bit in &self.bits {
            match bit {
                Bit::Begin(kind) => open.push(*kind == MarkKind::Strong),
                Bit::Link(_) => open.push(false),
                Bit::End => drop(open.pop()),
                Bit::Words(words) => plain |= !words.trim().is_empty() && !open.contains(&true),
                Bit::Break | Bit::Comment(..) => {}
            }
        }
        let text = text.trim();
        !plain && text.len() <= LONGEST_BOLD_HEADING && !text.ends_with(['.', ',', ';'])
    }
}

/// Writes lines and tables into a builder, and remembers where comments stand.
struct Writer {
    builder: Builder,
    comments: Comments,
}

impl Writer {
    fn line(&mut self, line: &Line, shift: u8) {
        if line.is_empty() {
            return;
        }
        let kind = match line.role {
            Role::Text if line.has_lines() => BlockKind::Lines,
            Role::Text => BlockKind::Paragraph,
            Role::Title => BlockKind::Heading(1),
            Role::Heading(level) => BlockKind::Heading(level.saturating_add(shift).clamp(1, 6)),
            Role::Item(depth) => BlockKind::Item(depth.max(1)),
            Role::Quote => BlockKind::Quote(1),
        };
        self.builder.begin(kind);
        for bit in &line.bits {
            match bit {
                Bit::Words(words) => {
                    self.builder.words(words);
                    self.comments.words(words);
                }
                Bit::Break => self.builder.line_break(),
                Bit::Begin(kind) => self.builder.begin_mark(*kind),
                Bit::Link(address) => {
                    let link = self.builder.link(address);
                    self.builder.begin_mark(link);
                }
                Bit::End => self.builder.end_mark(),
                Bit::Comment(id, edge) => {
                    self.comments.edge(id, *edge, self.builder.built().blocks.len());
                }
            }
        }
        self.builder.end();
    }

    fn table(&mut self, rows: &[Vec<Line>]) {
        let block = self.builder.built().blocks.len();
        let cell = |line: &Line| {
            let mut cell = Cell::default();
            for bit in &line.bits {
                match bit {
                    Bit::Words(words) => cell.words(words),
                    Bit::Break => cell.words(" "),
                    Bit::Begin(kind) => cell.begin_mark(*kind),
                    Bit::Link(address) => cell.begin_link(address),
                    Bit::End => cell.end_mark(),
                    Bit::Comment(..) => {}
                }
            }
            cell
        };
        let cells: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        for bit in rows.iter().flatten().flat_map(|line| &line.bits) {
            match bit {
                Bit::Words(words) => self.comments.words(words),
                Bit::Comment(id, edge) => self.comments.edge(id, *edge, block),
                _ => {}
            }
        }
        self.builder.table(&cells, false);
    }
}

#[cfg(test)]
pub mod tests {
    use crate::doc::{BlockKind, Document};

    /// The blocks of a document: `#` for each level of a heading, `-` for that of an item.
    pub fn shown(doc: &Document) -> String {
        let blocks = doc.blocks.iter().map(|block| {
            let words = block.span.in_text(&doc.text).trim();
            match block.kind {
                BlockKind::Heading(level) => format!("{} {words}", "#".repeat(level.into())),
                BlockKind::Item(depth) => format!("{} {words}", "-".repeat(depth.into())),
                _ => words.to_owned(),
            }
        });
        blocks.collect::<Vec<_>>().join("|")
    }
}

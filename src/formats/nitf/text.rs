//! The text of a wire's article: NITF's elements, which are those of HTML and some more.

use crate::doc::table::Cell;
use crate::doc::{BlockKind, Builder, MarkKind};
use crate::formats::xml::Tag;

/// The text: NITF's elements, which are those of HTML and some more.
#[derive(Default)]
pub(super) struct Text {
    pub(super) builder: Builder,
    /// The kinds of the lists that are open: the number of the next item, 0 where they have none.
    lists: Vec<u32>,
    quotes: u8,
    /// Whether each inline element that is open is a mark.
    marks: Vec<bool>,
    rows: Vec<Vec<Cell>>,
    in_table: bool,
}

impl Text {
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" | "hl2" | "hl3" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "dt" | "dd" => {
                self.begin(tag.name());
            }
            "bq" | "blockquote" => {
                self.end();
                self.quotes = self.quotes.saturating_add(1);
            }
            "ul" | "ol" => {
                self.end();
                self.lists.push(u32::from(tag.name() == "ol"));
            }
            "li" => self.begin_item(),
            "table" => {
                self.end();
                self.in_table = true;
            }
            "tr" => self.rows.push(Vec::new()),
            "td" | "th" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(Cell::default());
                }
            }
            "hr" => {
                self.end();
                self.builder.block(BlockKind::Rule, "");
            }
            "br" if self.in_table => self.words(" "),
            "br" => self.builder.line_break(),
            name @ ("em" | "i" | "strong" | "b" | "a") => self.begin_mark(name, tag.get("href")),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "p" | "hl2" | "hl3" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "dt" | "dd" | "li"
            | "block" => self.end(),
            "bq" | "blockquote" => {
                self.end();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "ul" | "ol" => {
                self.end();
                self.lists.pop();
            }
            "table" => {
                let rows = std::mem::take(&mut self.rows);
                self.in_table = false;
                self.builder.table(&rows, false);
            }
            "em" | "i" | "strong" | "b" | "a" if self.marks.pop() == Some(true) => {
                match self.cell() {
                    Some(cell) => cell.end_mark(),
                    None => self.builder.end_mark(),
                }
            }
            _ => {}
        }
    }

    pub(super) fn words(&mut self, words: &str) {
        if self.in_table {
            if let Some(cell) = self.cell() {
                cell.words(words);
            }
            return;
        }
        if self.builder.kind().is_none() {
            if words.trim().is_empty() {
                return;
            }
            self.begin("p");
        }
        match self.builder.kind() {
            Some(BlockKind::Code) => self.builder.verbatim(words),
            _ => self.builder.words(words),
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        if self.in_table { self.rows.last_mut()?.last_mut() } else { None }
    }

    /// Begins a block, unless an item begins with it, or it is a cell's.
    fn begin(&mut self, name: &str) {
        let is_item = matches!(self.builder.kind(), Some(BlockKind::Item(_)));
        if self.in_table || (is_item && self.builder.line().trim().chars().count() <= 3) {
            return;
        }
        self.end();
        self.builder.begin(match name {
            "hl2" | "h2" => BlockKind::Heading(2),
            "hl3" | "h3" => BlockKind::Heading(3),
            "h4" | "h5" | "h6" => BlockKind::Heading(4),
            "pre" => BlockKind::Code,
            _ if self.quotes > 0 => BlockKind::Quote(self.quotes),
            _ => BlockKind::Paragraph,
        });
    }

    fn begin_item(&mut self) {
        if self.in_table {
            return;
        }
        self.end();
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX).max(1);
        self.builder.begin(BlockKind::Item(depth));
        match self.lists.last_mut().filter(|number| **number > 0) {
            Some(number) => {
                self.builder.words(&format!("{number}. "));
                *number = number.saturating_add(1);
            }
            None => self.builder.words("• "),
        }
    }

    fn begin_mark(&mut self, name: &str, href: Option<String>) {
        let is_open = self.builder.kind().is_some() || self.cell().is_some();
        let kind = match name {
            "em" | "i" => Some(MarkKind::Emphasis),
            "strong" | "b" => Some(MarkKind::Strong),
            _ => None,
        };
        self.marks.push(is_open && (kind.is_some() || href.is_some()));
        if !is_open {
            return;
        }
        match (kind, href, self.cell()) {
            (Some(kind), _, Some(cell)) => cell.begin_mark(kind),
            (Some(kind), _, None) => self.builder.begin_mark(kind),
            (None, Some(address), Some(cell)) => cell.begin_link(&address),
            (None, Some(address), None) => {
                let mark = self.builder.link(&address);
                self.builder.begin_mark(mark);
            }
            (None, None, _) => {}
        }
    }

    pub(super) fn end(&mut self) {
        if !self.in_table {
            self.builder.end();
            self.marks.clear();
        }
    }
}

//! The walk over a parser's events: what is open, and the blocks and marks that come of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, MetadataBlockKind, Tag, TagEnd};

use crate::doc::table::Cell;
use crate::doc::{BlockKind, Builder, Document, MarkKind, Meta, Picture};
use crate::formats::front_matter;
use crate::formats::html::superscript::Raised;
use crate::formats::html::text_only;

/// What the events before have left open.
#[derive(Default)]
pub(super) struct Walk {
    builder: Builder,
    meta: Meta,
    /// Block quotations around.
    quotes: u8,
    /// Lists around: the next number, or none for bullets.
    lists: Vec<Option<u64>>,
    /// The bullet of an item whose first words have not come yet.
    bullet: Option<String>,
    /// A code block is open.
    in_code: bool,
    /// HTML of a block, gathered until its end.
    html: Option<String>,
    /// A metadata block is open: its text, and whether it is TOML.
    front: Option<(String, bool)>,
    /// The rows of an open table; the last cell takes the words.
    table: Option<Vec<Vec<Cell>>>,
    /// The number of each footnote, in order of their first use.
    footnotes: BTreeMap<String, usize>,
    /// The title of the front matter, to be set as a heading unless one follows.
    title: Option<String>,
    /// What the writer struck out is open so many times.
    struck: u32,
    /// The raised element that is open.
    raised: Option<Raised>,
}

impl Walk {
    /// The document, when all events have come.
    pub(super) fn finish(self) -> Document {
        let mut doc = self.builder.finish();
        let mut meta = self.meta;
        if meta.title.is_empty() {
            meta.title = std::mem::take(&mut doc.meta.title);
        }
        doc.meta = meta;
        doc
    }

    /// Takes the next event.
    pub(super) fn event(&mut self, event: Event<'_>) {
        if self.title.is_some() {
            self.set_title(&event);
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.text(&words),
            Event::Code(words) => self.code(&words),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.text(&words),
            Event::Html(html) => self.html.get_or_insert_default().push_str(&html),
            Event::InlineHtml(_) => {}
            Event::FootnoteReference(label) => {
                let number = self.footnote(&label);
                self.begin_link(&format!("#note-{number}"));
                self.text(&format!("[{number}]"));
                self.end_mark();
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.builder.block(BlockKind::Rule, ""),
            Event::TaskListMarker(done) => {
                self.bullet = Some(if done { "☑ " } else { "☐ " }.to_owned());
            }
        }
    }

    /// Whether an event is of words that the writer struck out, which do not stand: `~~…~~`, `<s>`,
    /// `<del>`. One sign alone stays: it is how ranges are written in Asia ("3~5").
    pub(super) fn skips_struck(&mut self, event: &Event<'_>, markup: &str) -> bool {
        let was_open = self.struck > 0;
        match event {
            Event::Start(Tag::Strikethrough) if markup.starts_with("~~") => self.struck += 1,
            Event::End(TagEnd::Strikethrough) if was_open && markup.starts_with("~~") => {
                self.struck -= 1;
            }
            Event::InlineHtml(html) => match tag_name(html) {
                (closes, name) if matches!(name.as_str(), "s" | "del" | "strike") => {
                    self.struck =
                        if closes { self.struck.saturating_sub(1) } else { self.struck + 1 };
                }
                _ => {}
            },
            // Tags that are not closed strike out no more than their block.
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => {
                self.struck = 0;
                return false;
            }
            _ => {}
        }
        was_open || self.struck > 0
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin_words(),
            Tag::Heading { level, .. } => self.begin_heading(level),
            Tag::BlockQuote(_) => {
                self.builder.end();
                self.quotes = self.quotes.saturating_add(1);
            }
            Tag::CodeBlock(_) => {
                self.flush_item();
                self.builder.begin(BlockKind::Code);
                self.in_code = true;
            }
            Tag::List(first) => {
                self.flush_item();
                self.lists.push(first);
            }
            Tag::Item => self.begin_item(),
            Tag::FootnoteDefinition(label) => {
                self.builder.end();
                let number = self.footnote(&label);
                self.builder.place(&format!("note-{number}"));
                self.bullet = Some(format!("[{number}] "));
                self.lists.push(None);
            }
            Tag::Table(_) => {
                self.builder.end();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(rows) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            Tag::TableCell => {
                if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(Cell::default());
                }
            }
            Tag::Emphasis => self.begin_mark(MarkKind::Emphasis),
            Tag::Strong => self.begin_mark(MarkKind::Strong),
            Tag::Strikethrough => self.text("~"),
            Tag::Link { dest_url, .. } => self.begin_link(&dest_url),
            Tag::Image { dest_url, .. } => self.begin_image(&dest_url),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::MetadataBlock(kind) => {
                self.front = Some((String::new(), kind == MetadataBlockKind::PlusesStyle));
            }
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                if matches!(tag, TagEnd::Heading(_)) {
                    let place = place_of_heading(self.builder.line());
                    self.builder.place(&place);
                }
                self.builder.end();
                self.raised = None;
            }
            TagEnd::BlockQuote(_) => {
                self.builder.end();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.builder.end();
                self.in_code = false;
            }
            TagEnd::List(_) | TagEnd::FootnoteDefinition => {
                self.flush_item();
                self.lists.pop();
            }
            TagEnd::Item => self.flush_item(),
            TagEnd::Table => {
                if let Some(rows) = self.table.take() {
                    self.builder.table(&rows, true);
                }
            }
            TagEnd::Strikethrough => self.text("~"),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.end_mark(),
            TagEnd::Image => self.end_image(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::MetadataBlock(_) => self.end_front_matter(),
            _ => {}
        }
    }

    /// Opens the block that running words belong in here, and sets a waiting bullet.
    fn begin_words(&mut self) {
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let kind = match (depth, self.quotes) {
            (0, 0) => BlockKind::Paragraph,
            (0, quotes) => BlockKind::Quote(quotes),
            (depth, _) => BlockKind::Item(depth),
        };
        self.builder.begin(kind);
        if let Some(bullet) = self.bullet.take() {
            self.builder.words(&bullet);
        }
    }

    fn begin_heading(&mut self, level: HeadingLevel) {
        // In a quotation or list it opens no part of the article.
        if self.quotes > 0 || !self.lists.is_empty() {
            self.begin_words();
            self.builder.begin_mark(MarkKind::Strong);
        } else {
            self.builder.begin(BlockKind::Heading(level as u8));
        }
    }

    fn begin_item(&mut self) {
        self.builder.end();
        self.bullet = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                let bullet = format!("{number}. ");
                *number = number.saturating_add(1);
                bullet
            }
            _ => "• ".to_owned(),
        });
    }

    /// Ends an item; one without words still shows its bullet where something nests in it.
    fn flush_item(&mut self) {
        self.builder.end();
        self.bullet = None;
    }

    /// The open cell of a table.
    fn cell(&mut self) -> Option<&mut Cell> {
        self.table.as_mut()?.last_mut()?.last_mut()
    }

    fn begin_mark(&mut self, kind: MarkKind) {
        if let Some(cell) = self.cell() {
            cell.begin_mark(kind);
        } else {
            self.open_if_needed();
            self.builder.begin_mark(kind);
        }
    }

    fn end_mark(&mut self) {
        match self.cell() {
            Some(cell) => cell.end_mark(),
            None => self.builder.end_mark(),
        }
    }

    fn begin_link(&mut self, address: &str) {
        if let Some(cell) = self.cell() {
            cell.begin_link(address);
        } else {
            self.open_if_needed();
            let mark = self.builder.link(address);
            self.builder.begin_mark(mark);
        }
    }

    fn begin_image(&mut self, address: &str) {
        let address = if address.starts_with("data:") { "" } else { address };
        if let Some(cell) = self.cell() {
            cell.begin_link(address);
            return cell.words("Image: ");
        }
        self.open_if_needed();
        if self.builder.is_empty() && self.builder.kind() == Some(BlockKind::Paragraph) {
            self.builder.set_kind(BlockKind::Image);
        }
        let mark = self.builder.link(address);
        self.builder.begin_mark(mark);
        self.builder.words("Image: ");
    }

    fn end_image(&mut self) {
        if let Some(cell) = self.cell() {
            return cell.end_mark();
        }
        self.builder.end_mark();
        if self.builder.kind() == Some(BlockKind::Image) {
            let alt = self.builder.line().trim_start_matches("Image:").trim().to_owned();
            let url = self.builder.built().links.last().cloned();
            let of = |words: Option<String>| words.filter(|words| !words.is_empty());
            let picture = Picture { alt: of(Some(alt)), url: of(url), ..Picture::default() };
            self.builder.end_picture(picture);
        }
    }

    /// Tight list items have no paragraph of their own.
    fn open_if_needed(&mut self) {
        if self.builder.kind().is_none() {
            self.begin_words();
        } else if let Some(bullet) = self.bullet.take() {
            self.builder.words(&bullet);
        }
    }

    /// A tag in a line, and the text behind it.
    pub(super) fn inline_html(&mut self, html: &str, rest: &str) {
        let (closes, name) = tag_name(html);
        match (closes, name.as_str()) {
            (false, "br") => self.hard_break(),
            (false, "sup") => self.raised = Some(Raised::in_markup(rest)),
            (true, "sup") => self.raised = None,
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        let before = self.builder.line();
        let raised = self.raised.filter(|_| self.table.is_none());
        let shown = raised.map_or(Some(words.into()), |raised| raised.shown(before, words));
        let Some(words) = shown.map(Cow::into_owned) else { return };
        self.plain_text(&words);
    }

    fn plain_text(&mut self, words: &str) {
        if let Some((block, _)) = &mut self.front {
            block.push_str(words);
        } else if let Some(html) = &mut self.html {
            html.push_str(words);
        } else if let Some(cell) = self.cell() {
            cell.words(words);
        } else if self.in_code {
            self.builder.verbatim(words);
        } else if !words.trim().is_empty() || self.builder.kind().is_some() {
            self.open_if_needed();
            self.builder.words(words);
        }
    }

    fn code(&mut self, words: &CowStr<'_>) {
        if let Some(cell) = self.cell() {
            cell.begin_mark(MarkKind::Code);
            cell.words(words);
            cell.end_mark();
        } else {
            self.open_if_needed();
            self.builder.begin_mark(MarkKind::Code);
            self.builder.verbatim(words);
            self.builder.end_mark();
        }
    }

    fn hard_break(&mut self) {
        if self.table.is_some() { self.text(" ") } else { self.builder.line_break() }
    }

    fn footnote(&mut self, label: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(label.to_owned()).or_insert(next)
    }

    fn end_html(&mut self) {
        let Some(html) = self.html.take() else { return };
        self.flush_item();
        text_only::into(&html, &mut self.builder);
        self.builder.end();
    }

    fn end_front_matter(&mut self) {
        let Some((block, toml)) = self.front.take() else { return };
        front_matter::read(&block, toml, &mut self.meta);
        self.title = Some(self.meta.title.clone()).filter(|title| !title.is_empty());
    }

    /// The title of the front matter heads the text, unless the text has its own.
    fn set_title(&mut self, next: &Event<'_>) {
        let title = self.title.take().unwrap_or_default();
        if !matches!(next, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) {
            self.builder.block(BlockKind::Heading(1), &title);
        }
    }
}

/// Whether a tag closes, and its name, lower case.
fn tag_name(html: &str) -> (bool, String) {
    let inner = html.trim_start_matches('<');
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    (closes, name.to_ascii_lowercase())
}

/// How links call the place of a heading, as GitHub makes it: letters, digits and hyphens.
fn place_of_heading(words: &str) -> String {
    let words = words.to_lowercase().replace(' ', "-");
    words.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

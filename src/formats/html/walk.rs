//! Turns the HTML tree of an article into blocks, without recursion.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use dom_query::{NodeData, NodeRef};

use super::cells::data_rows;
use super::chunk::{Chunk, Part};
use super::class_names::is_foreign_name;
use super::elements::{Role, heading_level, mark_of, role_of};
use super::superscript::Raised;
use super::tree::short_text;
use super::{formula, pictures};
use crate::doc::BlockKind;
use crate::doc::table::Cell;
use crate::text::whitespace::fold_into;

/// Deeper lists and quotations count as this deep.
const DEEPEST: u8 = 20;
/// Longest caption of a table, in bytes.
const CAPTION: usize = 400;

/// The chunks under `root`, and which of them begins at each of the elements with these ids.
pub(super) fn chunks_with<'i>(
    root: &NodeRef<'_>,
    wanted: BTreeSet<&'i str>,
) -> (Vec<Chunk>, BTreeMap<&'i str, usize>) {
    let mut places = BTreeMap::new();
    let mut walk = Walk::default();
    let mut node = *root;
    loop {
        let enters = node.id == root.id || walk.enter(&node);
        if !wanted.is_empty()
            && let Some(id) = node.id_attr().and_then(|id| wanted.get(&*id).copied())
        {
            places.entry(id).or_insert(walk.done.len());
        }
        if let Some(child) = node.first_child().filter(|_| enters) {
            node = child;
            continue;
        }
        loop {
            if node.id == root.id {
                walk.end();
                return (walk.done, places);
            }
            walk.leave(&node);
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                walk.end();
                return (walk.done, places);
            };
            node = parent;
        }
    }
}

#[derive(Default)]
struct Walk {
    done: Vec<Chunk>,
    open: Option<Chunk>,
    lists: Vec<Option<u64>>,
    bullet: Option<String>,
    quotes: u8,
    in_pre: u32,
    links: u32,
    /// `<math>` elements that are open: white space between their elements is not shown.
    formulas: u32,
    /// Raised elements that are open, the outermost first.
    raised: Vec<Raised>,
    captions: u32,
    /// `<q>` elements that are open.
    said: u32,
    /// How many chunks there were where the last heading element began.
    heading_start: usize,
    /// Foreign elements around, and how many there were.
    foreign: usize,
    foreign_seen: usize,
    groups: Vec<usize>,
    next_group: usize,
}

impl Walk {
    /// Handles what begins at `node`; gives whether its children are to be walked.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        let is_text = node.query_or(false, |inner| {
            let NodeData::Text { contents } = &inner.data else { return false };
            self.text(contents);
            true
        });
        if is_text {
            return false;
        }
        let Some(name) = node.node_name() else { return false };
        let name = name.as_ref();
        match role_of(name) {
            Role::Skipped => false,
            Role::Block => {
                self.end();
                self.enter_block(node, name)
            }
            Role::Inline => self.enter_inline(node, name),
        }
    }

    fn enter_inline(&mut self, node: &NodeRef<'_>, name: &str) -> bool {
        self.raised.extend(Raised::of(node, name));
        if formula::ELEMENTS.contains(&name) {
            return self.enter_formula(node, name);
        }
        match name {
            "br" => {
                if self.in_pre > 0 {
                    self.push(Part::Verbatim("\n".to_owned()));
                } else if let Some(chunk) = &mut self.open {
                    chunk.parts.push(Part::Break);
                    chunk.text.push(' ');
                }
            }
            "a" => {
                let address = node.attr("href").map(|h| h.to_string()).unwrap_or_default();
                self.links += 1;
                self.push(Part::Link(address));
            }
            "q" => {
                self.text(if self.said.is_multiple_of(2) { "“" } else { "‘" });
                self.said += 1;
            }
            _ => {
                if let Some(mark) = mark_of(name) {
                    self.push(Part::Begin(mark));
                }
            }
        }
        true
    }

    fn enter_formula(&mut self, node: &NodeRef<'_>, name: &str) -> bool {
        self.formulas += u32::from(name == "math");
        self.text(formula::sign_before(node, name));
        if name == "mo" {
            self.text(&formula::operator(node));
        }
        name != "mo"
    }

    fn enter_block(&mut self, node: &NodeRef<'_>, name: &str) -> bool {
        if is_foreign(node) {
            self.foreign_seen += usize::from(self.foreign == 0);
            self.foreign += 1;
        }
        match name {
            "ul" | "ol" | "dl" => {
                let first = node.attr("start").and_then(|n| n.parse().ok()).unwrap_or(1);
                self.lists.push((name == "ol").then_some(first));
                self.groups.push(self.next_group);
                self.next_group += 1;
            }
            "li" => {
                self.bullet = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number =
                            node.attr("value").and_then(|n| n.parse().ok()).unwrap_or(*number);
                        let bullet = format!("{number}. ");
                        *number = number.saturating_add(1);
                        bullet
                    }
                    _ => "• ".to_owned(),
                });
            }
            "blockquote" => self.quotes = self.quotes.saturating_add(1),
            "pre" => self.in_pre += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading_start = self.done.len(),
            "figcaption" | "caption" => self.captions += 1,
            "figure" => {
                let Some(shown) = pictures::shown(node) else { return true };
                self.begin(BlockKind::Image);
                if let Some(chunk) = &mut self.open {
                    chunk.text.clone_from(&shown.words);
                    chunk.picture = Some(Box::new(shown));
                }
                self.end();
                return false;
            }
            "hr" => {
                self.begin(BlockKind::Rule);
                self.end();
            }
            "table" => {
                if let Some(rows) = data_rows(node) {
                    let caption =
                        node.element_children().into_iter().find(|c| c.has_name("caption"));
                    if let Some(words) = caption.and_then(|caption| short_text(&caption, CAPTION)) {
                        self.begin(BlockKind::Paragraph);
                        self.text(&words);
                        self.end();
                    }
                    self.begin(BlockKind::Table);
                    if let Some(chunk) = &mut self.open {
                        let cells = rows.iter().flatten().map(Cell::text);
                        chunk.text = cells.collect::<Vec<_>>().join(" ");
                        chunk.rows = rows;
                    }
                    self.end();
                    return false;
                }
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return };
        let name = name.as_ref();
        match role_of(name) {
            Role::Skipped => {}
            Role::Inline => {
                if Raised::of(node, name).is_some() {
                    self.raised.pop();
                }
                match name {
                    _ if formula::ELEMENTS.contains(&name) => {
                        self.text(formula::sign_after(node, name));
                        self.formulas -= u32::from(name == "math" && self.formulas > 0);
                    }
                    "a" => {
                        self.links = self.links.saturating_sub(1);
                        self.push(Part::End);
                    }
                    "q" => {
                        self.said = self.said.saturating_sub(1);
                        self.text(if self.said.is_multiple_of(2) { "”" } else { "’" });
                    }
                    _ if mark_of(name).is_some() => self.push(Part::End),
                    _ => {}
                }
            }
            Role::Block => {
                self.end();
                self.foreign -= usize::from(self.foreign > 0 && is_foreign(node));
                match name {
                    "ul" | "ol" | "dl" => {
                        self.lists.pop();
                        self.groups.pop();
                    }
                    "li" => self.bullet = None,
                    "blockquote" => self.quotes = self.quotes.saturating_sub(1),
                    "pre" => self.in_pre = self.in_pre.saturating_sub(1),
                    "figcaption" | "caption" => self.captions = self.captions.saturating_sub(1),
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.name_heading(name),
                    _ => {}
                }
            }
        }
    }

    /// The chunks since its beginning were the content of a heading element.
    fn name_heading(&mut self, name: &str) {
        for chunk in self.done.iter_mut().skip(self.heading_start) {
            if matches!(chunk.kind, BlockKind::Paragraph | BlockKind::Quote(_)) {
                chunk.kind = BlockKind::Heading(heading_level(name));
            }
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.open = Some(Chunk {
            foreign: (self.foreign > 0).then_some(self.foreign_seen),
            group: self.groups.last().copied().unwrap_or(usize::MAX),
            ..Chunk::new(kind)
        });
    }

    /// The open chunk; one is begun where there is none.
    fn chunk(&mut self) -> Option<&mut Chunk> {
        if self.open.is_none() {
            let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX).min(DEEPEST);
            self.begin(match depth {
                _ if self.in_pre > 0 => BlockKind::Code,
                _ if self.captions > 0 => BlockKind::Image,
                0 if self.quotes > 0 => BlockKind::Quote(self.quotes.min(DEEPEST)),
                0 => BlockKind::Paragraph,
                depth => BlockKind::Item(depth),
            });
            if let Some(bullet) = self.bullet.take().filter(|_| self.in_pre == 0) {
                self.push(Part::Words(bullet));
            }
        }
        self.open.as_mut()
    }

    fn push(&mut self, part: Part) {
        if let Some(chunk) = self.chunk() {
            chunk.parts.push(part);
        }
    }

    fn text(&mut self, text: &str) {
        let blank = text.trim().is_empty();
        if blank && (self.open.is_none() || self.formulas > 0) {
            return;
        }
        let mut text = Cow::Borrowed(text);
        if let Some(raised) = self.raised.first() {
            let before = self.open.as_ref().map_or("", |chunk| chunk.text.as_str());
            let Some(shown) = raised.shown(before, &text) else {
                if self.links > 0 {
                    self.push(Part::NoteNumber);
                }
                return;
            };
            text = shown.into_owned().into();
        }
        let text = text.as_ref();
        let (in_pre, linked) = (self.in_pre > 0, self.links > 0);
        let Some(chunk) = self.chunk() else { return };
        if in_pre {
            chunk.parts.push(Part::Verbatim(text.to_owned()));
            chunk.text.push_str(text);
            return;
        }
        chunk.parts.push(Part::Words(text.to_owned()));
        let before = chunk.text.len();
        let parts = text.starts_with(char::is_whitespace) && !chunk.text.is_empty();
        if parts && !chunk.text.ends_with(' ') {
            chunk.text.push(' ');
        }
        fold_into(&mut chunk.text, text);
        if text.ends_with(char::is_whitespace) && !chunk.text.is_empty() {
            chunk.text.push(' ');
        }
        if linked {
            chunk.linked += chunk.text.len() - before;
        }
    }

    fn end(&mut self) {
        if let Some(mut chunk) = self.open.take() {
            chunk.text.truncate(chunk.text.trim_end().len());
            if !chunk.text.is_empty() || chunk.kind == BlockKind::Rule {
                self.done.push(chunk);
            }
        }
    }
}

fn is_foreign(node: &NodeRef<'_>) -> bool {
    let class = node.class().unwrap_or_default();
    let id = node.id_attr().unwrap_or_default();
    is_foreign_name(&class) || is_foreign_name(&id)
}

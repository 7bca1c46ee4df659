//! Tests of the engine: texts and the dates expected of them.

mod context;
mod document_date;
mod expressions;
mod grammar;
mod normalization;
mod timeline;

use crate::calendar::Date;
use crate::doc::{Block, BlockKind, Document};
use crate::facts::{Context, Facts, extract};
use crate::text::Span;

/// A document whose paragraphs are the lines of `text`; lines with `# ` are headings.
fn document(text: &str) -> Document {
    let mut doc = Document { text: text.to_owned(), ..Document::default() };
    let mut at = 0;
    for line in text.split('\n') {
        let heading = line.starts_with("# ");
        let start = at + if heading { 2 } else { 0 };
        let kind = if heading { BlockKind::Heading(2) } else { BlockKind::Paragraph };
        if !line.is_empty() {
            doc.blocks.push(Block { kind, span: Span::of(start, at + line.len()) });
        }
        at += line.len() + 1;
    }
    doc.build_sections();
    doc
}

fn facts(text: &str, published: Option<&str>) -> (Document, Facts) {
    let doc = document(text);
    let published = published.map(|day| Date::parse_iso(day).unwrap());
    let facts = extract(&doc, &Context { published });
    (doc, facts)
}

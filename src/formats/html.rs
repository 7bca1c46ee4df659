//! Web pages in reader mode: the article alone, with its headings, lists, quotations and tables.
//!
//! Readability's rules (`dom_smoothie`) find the article, our own take out what is left of the
//! page around it. Pages that would take too long are only stripped of their tags.

mod chrome;
mod meta;
mod scan;
pub(crate) mod strip;
pub(crate) mod tags;
mod walk;

use dom_query::Document as Page;
use dom_smoothie::{Config, Readability};

use crate::doc::{BlockKind, Builder, Document};
use walk::{Chunk, Part};

/// Reads a page that came from `address`, if that is known: links are made whole with it.
#[must_use]
pub fn parse(html: &str, address: Option<&str>) -> Document {
    match scan::obstacle(html) {
        Some(why) => flat(html, why),
        None => read(html, address).unwrap_or_else(|| flat(html, "no article was found")),
    }
}

/// The text of a page with its tags taken out, and a note that says `why` no more was done.
#[must_use]
pub fn flat(html: &str, why: &str) -> Document {
    let mut builder = Builder::new();
    strip::into(html, &mut builder);
    builder.note(format!("shown without reader mode: {why}"));
    builder.finish()
}

/// Whether the beginning of a text without a name is a page.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let lower: String = head.chars().take(1024).flat_map(char::to_lowercase).collect();
    if !lower.starts_with('<') {
        return false;
    }
    let begins = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<div",
        "<p>",
        "<h1",
        "<meta",
        "<title",
    ];
    begins.iter().any(|tag| lower.starts_with(tag))
        || ((lower.starts_with("<?xml") || lower.starts_with("<!--")) && lower.contains("<html"))
}

fn read(html: &str, address: Option<&str>) -> Option<Document> {
    let page = Page::from(html);
    let found = meta::read(&page);
    let base = address.or(found.address.as_deref());
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let mut readability = Readability::with_document(page, base, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let root = readability.doc.select_single("#readability-page-1");
    let mut chunks = walk::chunks(root.nodes().first()?);
    let mut meta = found.meta;
    if meta.title.is_empty() {
        meta.title = crate::text::clean::clean_line(article.title.trim(), 300);
    }
    if meta.byline.is_none() {
        meta.byline = article.byline.map(|b| crate::text::clean::clean_line(b.trim(), 300));
    }
    chrome::remove(&mut chunks, &meta);
    let mut doc = build(&meta.title, &chunks);
    doc.meta = meta;
    (!doc.blocks.is_empty()).then_some(doc)
}

/// The title and the chunks as a document.
fn build(title: &str, chunks: &[Chunk]) -> Document {
    let mut builder = Builder::new();
    builder.block(BlockKind::Heading(1), title);
    for chunk in chunks {
        if chunk.kind == BlockKind::Table {
            builder.table(&chunk.rows, true);
            continue;
        }
        builder.begin(chunk.kind);
        for part in &chunk.parts {
            match part {
                Part::Words(words) => builder.words(words),
                Part::Verbatim(words) => builder.verbatim(words),
                Part::Break => builder.line_break(),
                Part::Begin(mark) => builder.begin_mark(*mark),
                Part::Link(address) => {
                    let mark = builder.link(address);
                    builder.begin_mark(mark);
                }
                Part::End => builder.end_mark(),
            }
        }
        builder.end();
    }
    builder.finish()
}

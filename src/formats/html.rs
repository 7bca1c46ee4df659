//! Web pages in reader mode: the article alone, with its headings, lists, quotations and tables.
//!
//! Readability's rules (`dom_smoothie`) find the article, our own take out what is left of the
//! page around it. Of pages that would take too long only the text is read.

mod boilerplate;
mod cards;
mod cells;
#[cfg(feature = "epub")]
pub(crate) mod chapter;
mod chunk;
mod class_names;
mod complexity_guard;
mod elements;
mod formula;
pub(crate) mod fragment;
mod hidden;
mod layout_tables;
mod lead;
#[cfg(feature = "mail")]
pub(crate) mod letter;
mod meta;
mod parting;
mod pictures;
mod prefix;
mod prepare;
mod pull_quotes;
pub(crate) mod superscript;
pub(crate) mod tags;
pub(crate) mod text_only;
mod tree;
mod walk;

use dom_query::{Document as Page, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::doc::{BlockKind, Builder, DateSource, Document, Meta};
use crate::formats::document_date;
use crate::formats::xml::root_of;
use crate::text::sanitize::clean_line;
use chunk::{Chunk, Part};

/// Reads a page that came from `address`, if that is known: links are made whole with it.
#[must_use]
pub fn parse(html: &str, address: Option<&str>) -> Document {
    match complexity_guard::obstacle(html) {
        Some(why) => flat(html, why),
        None => read(html, address).unwrap_or_else(|| flat(html, "no article was found")),
    }
}

/// The first `words` bytes of the article, or some more, from the beginning of a long page that has
/// `length` bytes in all: what is to be shown while [`parse`] reads the whole. None where the
/// beginning does not show what the article is.
#[must_use]
pub fn beginning(head: &str, length: u64, words: usize, address: Option<&str>) -> Option<Document> {
    if complexity_guard::is_too_large(length) {
        return Some(flat(
            head.get(..prefix::anywhere(head, words)?)?,
            complexity_guard::TOO_LARGE,
        ));
    }
    let head = head.get(..prefix::in_article(head, words)?)?;
    if complexity_guard::obstacle(head).is_some() {
        return None;
    }
    let (doc, body) = article(head, address)?;
    // What was taken for the article is what stands there.
    (body.is_none() && doc.text.len() >= words / 4 * 3).then_some(doc)
}

/// The text of a page with its tags taken out, and a note that says `why` no more was done.
#[must_use]
pub fn flat(html: &str, why: &str) -> Document {
    let mut builder = Builder::new();
    text_only::into(html, &mut builder);
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
    // A feed may hold pages.
    let is_other = || root_of(head).is_some_and(|root| matches!(root, "rss" | "rdf:RDF" | "feed"));
    begins.iter().any(|tag| lower.starts_with(tag))
        || ((lower.starts_with("<?xml") || lower.starts_with("<!--"))
            && lower.contains("<html")
            && !is_other())
}

fn read(html: &str, address: Option<&str>) -> Option<Document> {
    let (doc, body) = article(html, address)?;
    // Pages that a script fills hold their words only in what they give to search engines.
    let doc = match body.filter(|body| body.len() > 2 * doc.text.len()) {
        Some(body) => described(doc.meta, &body),
        None => doc,
    };
    (!doc.blocks.is_empty()).then_some(doc)
}

/// The article that Readability finds, and its words as the page gives them to search engines.
fn article(html: &str, address: Option<&str>) -> Option<(Document, Option<String>)> {
    let page = Page::from(html);
    let found = meta::read(&page);
    hidden::take_out(&page);
    layout_tables::take_out(&page);
    cards::take_out(&page);
    pictures::take_out(&page);
    lead::bring_in(&page);
    pull_quotes::take_out(&page);
    free_quotations(&page);
    prepare::prepare(&page);
    let base = address.or(found.address.as_deref());
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let mut readability = Readability::with_document(page, base, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let root = readability.doc.select_single("#readability-page-1");
    let linked = linked_places(&readability.doc);
    let wanted = linked.iter().map(String::as_str).collect();
    let (mut chunks, places) = walk::chunks_with(root.nodes().first()?, wanted);
    for (name, index) in places {
        if let Some(chunk) = chunks.get_mut(index) {
            chunk.places.push(name.to_owned());
        }
    }
    let mut meta = found.meta;
    meta.url = base.filter(|url| url.contains("://")).map(|url| clean_line(url, 2000));
    if meta.title.is_empty() {
        meta.title = clean_line(article.title.trim(), 300);
    }
    meta.title = meta::without_site(&meta.title, &found.heading, meta.site.as_deref());
    let shown = found.visible_byline.or(article.byline).map(|line| meta::byline::read(&line));
    let (names, date) = shown.unwrap_or_default();
    meta.byline = meta.byline.or(names);
    meta.published = meta.published.or(date.map(|date| (date, DateSource::Metadata)));
    if meta.published.is_none() {
        // The line of the date below the title is removed: the reader shows the date itself.
        // A quotation has a day of its own.
        let is_own =
            |chunk: &&Chunk| chunk.text.len() <= 80 && !matches!(chunk.kind, BlockKind::Quote(_));
        let lines = chunks.iter().take(8).filter(is_own);
        let date = lines.filter_map(|chunk| document_date::in_words(&chunk.text)).next();
        meta.published = date.map(|date| (date, DateSource::Metadata));
    }
    boilerplate::remove(&mut chunks, &meta);
    if let Some(words) = found.standfirst {
        bring_back(words, &meta.title, &mut chunks);
    }
    let mut doc = build(&meta.title, &chunks);
    doc.meta = meta;
    Some((doc, found.body))
}

/// Puts the standfirst above the text where it was lost with the head of the page.
fn bring_back(standfirst: String, title: &str, chunks: &mut Vec<Chunk>) {
    /// It stands among the first blocks, if at all.
    const FIRST: usize = 12;
    let key = boilerplate::key_of(&standfirst);
    let has = |words: &str| boilerplate::key_of(words).contains(&key);
    if has(title) || chunks.iter().take(FIRST).any(|chunk| has(&chunk.text)) {
        return;
    }
    let chunk = Chunk::of(vec![Part::Words(standfirst.clone())]);
    chunks.insert(0, Chunk { text: standfirst, ..chunk });
}

/// The names of the places that links of the page itself lead to.
fn linked_places(page: &Page) -> Vec<String> {
    let links = page.select("a[href^='#']");
    let name = |link: &NodeRef<'_>| Some(link.attr("href")?.strip_prefix('#')?.to_owned());
    links.nodes().iter().filter_map(name).collect()
}

/// An article of which only the words are known.
fn described(meta: Meta, body: &str) -> Document {
    let mut builder = Builder::new();
    builder.block(BlockKind::Heading(1), &meta.title);
    body.lines().for_each(|line| builder.block(BlockKind::Paragraph, line));
    Document { meta, ..builder.finish() }
}

/// Quotations of posts stand alone in elements made for embedding, which Readability takes out for
/// their name and their links. Without them it looks at the words.
fn free_quotations(page: &Page) {
    for quotation in page.select("blockquote").nodes() {
        quotation.remove_attrs(&["class", "id"]);
        for _ in 0..3 {
            let Some(parent) = quotation.parent().filter(|p| p.has_name("div")) else { break };
            let others = parent.element_children().into_iter().filter(|c| !c.has_name("script"));
            if others.count() > 1 || !parent.immediate_text().trim().is_empty() {
                break;
            }
            parent.insert_before(&quotation.id);
            parent.remove_from_parent();
        }
    }
}

/// The title and the chunks as a document.
fn build(title: &str, chunks: &[Chunk]) -> Document {
    let mut builder = Builder::new();
    builder.block(BlockKind::Heading(1), title);
    for chunk in chunks {
        write(chunk, &mut builder);
    }
    builder.finish()
}

fn write(chunk: &Chunk, builder: &mut Builder) {
    if let Some(shown) = &chunk.picture {
        return builder.picture(&shown.words, shown.picture.clone());
    }
    match chunk.kind {
        BlockKind::Rule => return builder.block(BlockKind::Rule, ""),
        BlockKind::Table => return builder.table(&chunk.rows, true),
        kind => builder.begin(kind),
    }
    for place in &chunk.places {
        builder.place(place);
    }
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
            Part::NoteNumber => builder.link_word_before(),
            Part::End => builder.end_mark(),
        }
    }
    builder.end();
}

#[cfg(test)]
mod tests;

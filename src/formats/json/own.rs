//! The document in what `--json` wrote: its text, sections, pages, pictures, comments and notes.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::calendar::Date;
use crate::doc::page::Label;
use crate::doc::{Block, BlockKind, Comment, Document, Meta, Note, Page, Picture};
use crate::formats::plain;
use crate::text::sanitize::clean_line;
use crate::text::{Span, fold_space};

/// Longest words of a picture or comment, in characters.
const LONGEST: usize = 2000;
/// So many pictures of an article are read, and so many comments and pages.
const MOST: usize = 20_000;

/// What `--json` wrote: the text as it was, with its sections.
pub(super) fn document(value: &Value, meta: Meta) -> Document {
    let inner = value.get("document");
    let text = inner.and_then(|d| d.get("text")).and_then(Value::as_str).unwrap_or("");
    let mut doc = plain::parse(text);
    doc.meta = meta;
    let rows = |name: &str| inner.and_then(|d| d.get(name)).and_then(Value::as_array);
    let pictures = rows("pictures").into_iter().flatten().take(MOST);
    doc.pictures = pictures.filter_map(|row| picture(row, &doc)).collect();
    doc.pages = pages(rows("pages").map_or(&[], Vec::as_slice), &doc);
    let comments = rows("comments").into_iter().flatten().take(MOST);
    doc.comments = comments.filter_map(|row| comment(row, &doc)).collect();
    let notes = rows("notes").into_iter().flatten().take(MOST).filter_map(Value::as_str);
    let notes = notes.map(|words| clean_line(words, LONGEST)).filter(|words| !words.is_empty());
    doc.notes.extend(notes.map(|message| Note { span: None, message }));
    let sections = rows("sections");
    if let Some(sections) = sections {
        set_headings(&mut doc, sections);
        doc.build_sections();
    }
    doc
}

/// A row of `document.pictures`. Its words are not in the text.
fn picture(row: &Value, doc: &Document) -> Option<Picture> {
    let words = |key| {
        let words = clean_line(row.get(key)?.as_str()?, LONGEST);
        Some(words).filter(|words| !words.is_empty())
    };
    let at = u32::try_from(row.get("at")?.as_u64()?).ok()?;
    let span = doc.clean_span(Span::new(at, at));
    let [caption, credit, alt, url] = ["caption", "credit", "alt", "url"].map(words);
    let fits = span.end as usize <= doc.text.len();
    fits.then_some(Picture { span, caption, credit, alt, url })
}

/// The rows of `document.pages` that follow one another.
fn pages(rows: &[Value], doc: &Document) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for row in rows.iter().take(MOST) {
        let at = |key| u32::try_from(row.get(key)?.as_u64()?).ok();
        let (Some(number), Some(start)) = (at("number"), at("start")) else { continue };
        let start = doc.clean_span(Span::new(start, start)).start;
        let follows = pages.last().is_none_or(|last| last.number < number && last.start <= start);
        if !follows || number == 0 || start as usize > doc.text.len() {
            continue;
        }
        let label =
            row.get("label").and_then(Value::as_str).map(|label| clean_line(label, LONGEST));
        let label = label.filter(|label| !label.is_empty());
        let label = label.map_or_else(|| Label::from(number), |label| Label::new(&label));
        pages.push(Page { number, start, label });
    }
    pages
}

/// A row of `document.comments`.
fn comment(row: &Value, doc: &Document) -> Option<Comment> {
    let words = |key| Some(clean_line(row.get(key)?.as_str()?, LONGEST));
    let at = |key| u32::try_from(row.get(key)?.as_u64()?).ok();
    let (start, end) = (at("start")?, at("end")?);
    let span = doc.clean_span((start < end).then(|| Span::new(start, end))?);
    doc.text.get(span.start as usize..span.end as usize)?;
    Some(Comment {
        span,
        author: words("author").unwrap_or_default(),
        date: row.get("date").and_then(Value::as_str).and_then(Date::parse_iso),
        words: words("words").filter(|words| !words.is_empty())?,
    })
}

/// Makes headings of the lines that the sections begin with, and of no others.
fn set_headings(doc: &mut Document, sections: &[Value]) {
    let number = |section: &Value, key| section.get(key).and_then(Value::as_u64);
    let start = |section: &Value| {
        let given = u32::try_from(number(section, "start")?).ok()?;
        Some(doc.clean_span(Span::new(given, given)).start)
    };
    let levels: BTreeMap<u32, u64> = sections
        .iter()
        .filter_map(|s| Some((start(s)?, number(s, "level")?)))
        .filter(|(_, level)| (1..=6).contains(level))
        .collect();
    let title = fold_space(&doc.meta.title);
    let mut blocks = Vec::with_capacity(doc.blocks.len());
    for (index, block) in doc.blocks.iter().enumerate() {
        let level = levels.get(&block.span.start).and_then(|l| u8::try_from(*l).ok());
        let words = block.span.in_text(&doc.text);
        let is_title = index == 0 && !title.is_empty() && fold_space(words) == title;
        let kind = match (level, block.kind) {
            (Some(level), _) => BlockKind::Heading(level),
            (None, _) if is_title => BlockKind::Heading(1),
            (None, BlockKind::Heading(_)) => BlockKind::Paragraph,
            (None, kind) => kind,
        };
        // A heading is one line; the plain reader may have joined it with what follows.
        let line = words.find('\n').filter(|_| level.is_some());
        match line {
            Some(end) => {
                let start = block.span.start as usize;
                let cut = Span::of(start, start + end).trim(&doc.text);
                let rest = Span::of(start + end, block.span.end as usize).trim(&doc.text);
                blocks.push(Block { kind, span: cut });
                blocks.push(Block { kind: BlockKind::Paragraph, span: rest });
            }
            None => blocks.push(Block { kind, span: block.span }),
        }
    }
    doc.blocks = blocks;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_text_and_sections_come_back() {
        let long = "The delegations met for three hours in the old palace. ".repeat(5);
        let long = long.trim();
        let text = format!("Title\n\n{long}\n\nBackground\n\n{long}\n");
        let start = text.find("Background").unwrap();
        let json = serde_json::json!({"schema": 1, "document": {"title": "Title", "source": "a.txt",
            "published": "2023-11-15", "text": text,
            "pictures": [{"at": 5, "caption": "A hall", "credit": null, "alt": "", "url": "a.jpg"},
                {"at": 100_000, "caption": "nowhere"}, 7],
            "comments": [{"start": 0, "end": 5, "author": "Ann Lee", "date": "2024-03-05", "words": "Sure?"},
                {"start": 5, "end": 0, "words": "x"}, {"start": 0, "end": 100_000, "words": "x"},
                {"start": 0, "end": 1, "words": ""}],
            "pages": [{"number": 1, "start": 0, "label": "iv"}, {"number": 2, "start": 20},
                {"number": 2, "start": 30}, {"number": 3, "start": 100_000}, {"start": 40}, 7],
            "notes": ["1 tracked change, shown as accepted", "", 7],
            "sections": [{"title": "Lead", "level": 0, "start": 0, "end": 10},
                {"title": "Background", "level": 2, "start": start, "end": text.len()}]}});
        let doc = super::super::parse(&json.to_string());
        assert_eq!(doc.text, text);
        assert_eq!(doc.sections.len(), 2);
        assert_eq!(doc.section_name(&doc.sections[1]), "Background");
        assert!(doc.meta.site.is_none());
        let (caption, url) = (Some("A hall".to_owned()), Some("a.jpg".to_owned()));
        let picture = Picture { span: Span::new(5, 5), caption, url, ..Picture::default() };
        assert_eq!(doc.pictures, [picture]);
        let span = Span::new(0, 5);
        let date = Date::parse_iso("2024-03-05");
        let comment = Comment { span, author: "Ann Lee".into(), date, words: "Sure?".into() };
        assert_eq!(doc.comments, [comment]);
        let pages: Vec<_> =
            doc.pages.iter().map(|page| (page.number, page.start, page.label.as_str())).collect();
        assert_eq!(pages, [(1, 0, "iv"), (2, 20, "2")]);
        let notes: Vec<&str> = doc.notes.iter().map(|note| note.message.as_str()).collect();
        assert_eq!(notes, ["1 tracked change, shown as accepted"]);
    }
}

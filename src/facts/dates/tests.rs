//! Tests of the engine: texts and the dates expected of them.

mod agenda;
mod beside_days;
mod composed;
mod context;
mod document_date;
mod durations;
mod grammar;
mod in_passing;
mod joined;
mod normalization;
mod other_days;
mod relative;
mod report_periods;
mod seasons;
mod stories;
mod timeline;
mod vague;
mod written;

use crate::calendar::Date;
use crate::doc::{Block, BlockKind, Document};
use crate::facts::{Anchor, Context, DateMention, Facts, extract};
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

/// Checks what each text says where the article is of `published`: the words of each expression and
/// its value (`?` where it has none), its modifier, `@` and what it is counted from (`article`,
/// the index of a mention, or the day of a quotation), `future`, and `..` where it begins a range.
fn check(published: Option<&str>, cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let (doc, facts) = facts(text, published);
        let article = facts.published.map(|(date, _)| date);
        let describe = |mention: &DateMention| {
            let value = mention.value().map_or("?".to_owned(), ToString::to_string);
            let mut parts = vec![mention.span.in_text(&doc.text).to_owned(), format!("= {value}")];
            parts.extend(mention.modifier.map(|modifier| modifier.name().to_owned()));
            parts.extend(mention.anchor.map(|anchor| match anchor {
                Anchor::Published(date) if Some(date) == article => "@article".to_owned(),
                Anchor::Published(date) => format!("@{date}"),
                Anchor::Mention(index) => format!("@{index}"),
            }));
            parts.extend(mention.future.then(|| "future".to_owned()));
            parts.extend(mention.begins_range.then(|| "..".to_owned()));
            parts.join(" ")
        };
        let found: Vec<String> = facts.dates.iter().map(describe).collect();
        if found.join(" | ") != *expected {
            let found = found.join(" | ");
            wrong.push_str(&format!("\n{text}\n  found:    {found}\n  expected: {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A long text has a million of each.
#[test]
fn mentions_are_small() {
    use super::expression::TimeMention;
    assert_eq!((size_of::<DateMention>(), size_of::<TimeMention>()), (48, 64));
}

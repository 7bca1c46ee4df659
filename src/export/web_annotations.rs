//! Writes the facts as W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>): one page of
//! JSON-LD an article, each annotation with the position and the quotation of its words.

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::app::annotations::Annotations;
use crate::doc::Document;
use crate::doc::url::has_known_scheme;
use crate::facts::{Certainty, Facts};
use crate::text::Span;
use crate::text::quote_selector::{Finder, TextQuoteSelector};

/// Writes the annotations of an article as one line: names, dates, quotations and warnings, and the
/// reader's notes where they are given.
///
/// # Errors
/// Those of `out`.
pub fn write(
    doc: &Document,
    facts: &Facts,
    notes: Option<&Annotations>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut page = Page::of(doc);
    for person in &facts.people {
        for mention in &person.mentions {
            page.add("identifying", "tagging", &person.name, person.certainty, mention.span);
        }
    }
    for date in &facts.dates {
        if let Some(value) = date.value() {
            page.add("tagging", "tagging", &value.to_string(), date.certainty, date.span);
        }
    }
    for quote in &facts.quotes {
        let speaker = quote.speaker.as_ref().map(|s| s.name(&doc.text, &facts.people));
        let speaker = speaker.unwrap_or(Cow::Borrowed("unattributed"));
        let words = format!("{} quotation: {speaker}", quote.kind.name());
        page.add("describing", "describing", &words, quote.certainty, quote.span);
    }
    for warning in &facts.warnings {
        page.add("assessing", "assessing", &warning.message, Certainty::Sure, warning.span);
    }
    let mut finder = Finder::new(&doc.text);
    for note in notes.iter().flat_map(|notes| &notes.notes) {
        let span = finder.find(&note.at).unwrap_or_default();
        let motivation = if note.words.is_empty() { "highlighting" } else { "commenting" };
        page.add(motivation, "commenting", &note.words, Certainty::Sure, span);
    }
    let items = page.items(doc);
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": page.source,
        "type": "AnnotationPage",
        "items": items,
    });
    serde_json::to_writer(&mut *out, &page)?;
    out.write_all(b"\n")
}

/// An annotation before its words have a position.
struct Item {
    span: Span,
    motivation: &'static str,
    purpose: &'static str,
    words: String,
}

/// The annotations of an article.
struct Page {
    /// An IRI for the article.
    source: String,
    items: Vec<Item>,
}

impl Page {
    fn of(doc: &Document) -> Self {
        let source = &doc.meta.source;
        let is_address = has_known_scheme(source);
        let name = source.rsplit(['/', '\\']).next().unwrap_or("");
        let source = if is_address { iri(source) } else { format!("urn:x-dateline:{}", iri(name)) };
        Self { source, items: Vec::new() }
    }

    fn add(
        &mut self,
        motivation: &'static str,
        purpose: &'static str,
        words: &str,
        certainty: Certainty,
        span: Span,
    ) {
        if span.is_empty() {
            return;
        }
        let sign = if certainty == Certainty::Weak { " ?" } else { "" };
        let words = format!("{words}{sign}");
        self.items.push(Item { span, motivation, purpose, words });
    }

    /// The annotations in text order. Positions are counted in characters of the text as `--json` has
    /// it, as the standard asks.
    fn items(&mut self, doc: &Document) -> Vec<Value> {
        let text: Cow<'_, str> = match &doc.original {
            Some(original) => original.of(&doc.text).to_string().into(),
            None => doc.text.as_str().into(),
        };
        self.items.sort_by_key(|item| (item.span.start, item.span.end));
        let spans: Vec<Span> = self.items.iter().map(|item| doc.original_span(item.span)).collect();
        let offsets = spans.iter().flat_map(|span| [span.start, span.end]);
        let characters = characters(&text, offsets.collect());
        let place = |offset: u32| {
            let at = characters.partition_point(|(known, _)| *known < offset);
            characters.get(at).map_or(0, |(_, count)| *count)
        };
        let items = self.items.iter().zip(&spans).enumerate();
        items
            .map(|(number, (item, span))| {
                let TextQuoteSelector { words, before, after, .. } =
                    TextQuoteSelector::of(&text, *span);
                let mut annotation = json!({
                    "id": format!("{}#annotation-{}", self.source, number + 1),
                    "type": "Annotation",
                    "motivation": item.motivation,
                    "target": {
                        "source": self.source,
                        "selector": [
                            {
                                "type": "TextPositionSelector",
                                "start": place(span.start),
                                "end": place(span.end),
                            },
                            {
                                "type": "TextQuoteSelector",
                                "exact": words,
                                "prefix": before,
                                "suffix": after,
                            },
                        ],
                    },
                });
                if let (Some(fields), false) = (annotation.as_object_mut(), item.words.is_empty()) {
                    let body = json!({
                        "type": "TextualBody",
                        "value": item.words,
                        "format": "text/plain",
                        "purpose": item.purpose,
                    });
                    fields.insert("body".to_owned(), body);
                }
                annotation
            })
            .collect()
    }
}

/// How many characters stand before each of some offsets, in their order.
fn characters(text: &str, mut offsets: Vec<u32>) -> Vec<(u32, usize)> {
    offsets.sort_unstable();
    offsets.dedup();
    let (mut at, mut count) = (0, 0);
    let mut found = Vec::with_capacity(offsets.len());
    for offset in offsets {
        count += Span::new(at, offset).in_text(text).chars().count();
        at = offset;
        found.push((offset, count));
    }
    found
}

/// Words as a part of an IRI: what may not stand there is written with `%`.
fn iri(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(c),
            '-' | '.' | '_' | '~' | ':' | '/' | '?' | '=' | '&' | '+' | ',' | ';' | '@' | '%' => {
                out.push(c);
            }
            other => {
                let mut bytes = [0; 4];
                for byte in other.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::annotations::Note;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    const TEXT: &str = "Fähre fährt\n\nOSLO, 15. Nov. 2023 — “Grüß Gott,” said Nora Lind. Lind left on May 3, 2023.\n";

    fn page(text: &str, notes: Option<&Annotations>) -> Value {
        let mut doc = plain::parse(text);
        doc.meta.source = "/home/x/a b.txt".to_owned();
        let facts = extract(&doc, &Context::default());
        let mut bytes = Vec::new();
        write(&doc, &facts, notes, &mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn positions_and_quotations_say_the_same() {
        // The text as it was written, with what no terminal should get.
        for text in [TEXT.to_owned(), TEXT.replace("Lind", "Li\u{200b}nd\u{202e}")] {
            let page = page(&text, None);
            let items = page["items"].as_array().unwrap();
            assert!(items.len() > 3, "{page}");
            let letters: Vec<char> = text.chars().collect();
            for item in items {
                let [position, quote] = [0, 1].map(|at| &item["target"]["selector"][at]);
                let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
                let words: String = letters[at("start")..at("end")].iter().collect();
                assert_eq!(quote["exact"], words.as_str());
                let before = quote["prefix"].as_str().unwrap();
                let start: String = letters[..at("start")].iter().collect();
                assert!(start.ends_with(before));
                assert!(!item["body"]["value"].as_str().unwrap().is_empty());
            }
        }
    }

    #[test]
    fn ids_are_iris_without_folders() {
        let page = page(TEXT, None);
        assert_eq!(page["id"], "urn:x-dateline:a%20b.txt");
        assert_eq!(page["items"][1]["id"], "urn:x-dateline:a%20b.txt#annotation-2");
        assert_eq!(iri("https://x.org/ä?b=<c>"), "https://x.org/%C3%A4?b=%3Cc%3E");
    }

    #[test]
    fn notes_are_added_where_they_are_given() {
        let at = TEXT.find("left").unwrap();
        let at = TextQuoteSelector::of(TEXT, Span::of(at, at + 4));
        let note = |words: &str| Note { at: at.clone(), words: words.into(), ..Note::default() };
        let notes = Annotations { notes: vec![note("why?"), note("")], corrections: vec![] };
        let page = page(TEXT, Some(&notes));
        let items = page["items"].as_array().unwrap();
        let of = |motivation: &str| items.iter().find(|item| item["motivation"] == motivation);
        assert_eq!(of("commenting").unwrap()["body"]["value"], "why?");
        assert!(of("highlighting").unwrap()["body"].is_null());
    }
}

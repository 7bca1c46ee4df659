//! Jobs that must take linear time.

use std::sync::Arc;

use dateline::app::settings::Config;
use dateline::doc::Document;
use dateline::export::{html, json, markdown, plain};
use dateline::facts::{Context, Facts, extract};
use dateline::formats;
use dateline::formats::articles::Articles as _;
use dateline::formats::feed::Feed;
use dateline::text::quote_selector::{Finder, TextQuoteSelector};
use dateline::text::search::Pattern;
use dateline::text::wrap::{LineEnds, wrap};
use dateline::text::{Span, decode, sanitize};

#[allow(clippy::duplicate_mod, reason = "a program of its own has this file too")]
#[path = "../pdf/sample.rs"]
mod sample;

/// What the jobs work on.
pub struct Input {
    text: String,
    /// The text, read as what it looks like.
    pub doc: Arc<Document>,
    /// Its facts; none at first.
    pub facts: Facts,
}

impl Input {
    /// Reads a text.
    pub fn new(text: String) -> Self {
        let doc = formats::choose(None, &text).document(&text, None);
        Self { text, doc: doc.into(), facts: Facts::default() }
    }
}

/// A job: its name and what it does.
pub type Job = (&'static str, fn(&Input));

/// What reads bytes of any kind.
pub const READERS: &[Job] = &[
    ("decode", |input| drop(decode::decode(input.text.as_bytes(), None))),
    ("clean", |input| drop(sanitize::clean(&input.text))),
    ("a line", |input| drop(sanitize::clean_line(&input.text, 300))),
    ("plain text", |input| drop(formats::plain::parse(&input.text))),
    ("RTF", |input| drop(formats::rtf::parse(format!("{{\\rtf1 {}}}", input.text).as_bytes()))),
    ("PDF", |input| drop(formats::pdf::parse(&sample::pdf(&[&input.text])))),
    ("PDF text", |input| drop(formats::pdf::parse(&sample::pdf(&[&shown(&input.text)])))),
    ("mail", |input| drop(formats::mail::Mails::find(&input.text).article(0))),
    ("mailbox", |input| {
        let text = format!("From a\nA: b\n\n{}", input.text.replace('q', "\n\nFrom a\nA: b\n\n"));
        drop(formats::mail::Mails::find(&text).article(1));
    }),
];

/// What reads Markdown.
pub const MARKDOWN: &[Job] = &[("Markdown", |input| drop(formats::markdown::parse(&input.text)))];

/// What reads pages.
pub const PAGES: &[Job] = &[
    ("HTML", |input| drop(formats::html::parse(&input.text, None))),
    ("HTML without reader mode", |input| drop(formats::html::flat(&input.text, "asked"))),
];

/// What reads values.
pub const DATA: &[Job] = &[
    ("JSON", |input| drop(formats::json::parse(&input.text))),
    ("feed", |input| all_items(&input.text)),
    ("NITF", |input| drop(formats::nitf::parse(&format!("<nitf><body.content>{}", input.text)))),
    ("subtitles", |input| drop(formats::subtitles::parse(&input.text))),
    ("config", |input| drop(Config::parse(&input.text))),
];

/// What works on a document.
pub const WORKERS: &[Job] = &[
    ("words and sentences", |input| drop(input.doc.tokenize(0..input.doc.blocks.len()))),
    ("wrap", wrap_all),
    ("search", search),
    ("passages", find_passages),
    ("export", export),
];

/// All facts at once.
pub const FACTS: &[Job] = &[("facts", |input| drop(extract(&input.doc, &Context::default())))];

/// The words of a text as the program of a page, a word a line.
fn shown(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.replace(['(', ')', '\\'], "."));
    let lines = words.map(|word| format!("({word}) Tj 0 -2 Td\n"));
    format!("BT /F 9 Tf 9 700 Td\n{}ET", lines.collect::<String>())
}

/// All of them.
#[allow(dead_code, reason = "for the example")]
pub const ALL: &[&[Job]] = &[READERS, MARKDOWN, PAGES, DATA, WORKERS, FACTS];

fn all_items(text: &str) {
    let feed = Feed::find(text);
    (0..feed.count()).filter_map(|index| feed.article(index).ok()).for_each(drop);
}

fn wrap_all(input: &Input) {
    let mut lines = Vec::new();
    let whole = Span::of(0, input.doc.text.len());
    wrap(&input.doc.text, whole, 40, 40, LineEnds::Flow, &mut lines);
    wrap(&input.text, Span::of(0, input.text.len()), 40, 40, LineEnds::Keep, &mut lines);
}

fn search(input: &Input) {
    let text = &input.doc.text;
    for typed in ["a", "A a", "a b c", "- '", "“we", "e\u{301}"] {
        let pattern = Pattern::new(typed).unwrap();
        pattern.find_in(text, Span::of(0, text.len())).for_each(drop);
    }
}

/// Looks for letters of the beginning, which are the same however long the text is, in a place where
/// they cannot be: all letters like them are compared with what stood around them.
fn find_passages(input: &Input) {
    let text = &input.doc.text;
    let place = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at);
    let mut passage = TextQuoteSelector::of(text, Span::of(place(20), place(22)));
    passage.start = u32::MAX;
    Finder::new(text).find(&passage);
}

fn export(input: &Input) {
    let mut out = Vec::new();
    plain::write(&input.doc, Some(40), &mut out).unwrap();
    markdown::write(&input.doc, &mut out).unwrap();
    html::write(&input.doc, &mut out).unwrap();
    json::write(&input.doc, &input.facts, &mut out).unwrap();
}

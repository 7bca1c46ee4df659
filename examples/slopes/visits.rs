//! The jobs that are measured: each engine by itself, and the actions of a reading session.

use std::sync::Arc;

use dateline::app::key::Key;
use dateline::app::{App, Article, Event, Stage};
use dateline::export::json;
use dateline::facts::{Context, dates, people, quotes};
use dateline::formats;
use dateline::input::own_json;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::jobs::{Input, Job};

/// Each engine for itself, and what is written and read again.
pub const ENGINES: &[Job] = &[
    ("people", find_people),
    ("quotes", find_quotes),
    ("dates", find_dates),
    ("our own JSON", read_own),
];

/// Drawing costs what the screen shows, lists and searches what they look at.
pub const VISITS: &[Job] =
    &[("open", |input| drop(open(input))), ("lists", lists), ("lens and filter", narrow)];

fn find_people(input: &Input) {
    let doc = &*input.doc;
    let prose = doc.tokenize(0..doc.blocks.len());
    let scan = people::scan(&prose);
    drop(people::resolve(doc, scan, &mut Vec::new()));
}

fn find_quotes(input: &Input) {
    let doc = &*input.doc;
    let people = &input.facts.people;
    let prose = doc.tokenize(0..doc.blocks.len());
    let scan = quotes::scan(&prose);
    let mut quotes = quotes::resolve(doc, scan, people, &mut Vec::new());
    quotes::attach_dates(&mut quotes, &input.facts.dates);
}

fn find_dates(input: &Input) {
    let doc = &*input.doc;
    let prose = doc.tokenize(0..doc.blocks.len());
    let scan = dates::scan(&prose);
    let mut warnings = Vec::new();
    let quoted: Vec<_> = input.facts.quotes.iter().map(|quote| quote.span).collect();
    let found = dates::resolve(doc, &Context::default(), scan, &quoted, &mut warnings);
    drop(dates::timeline(doc, &found.mentions, &warnings));
}

fn read_own(input: &Input) {
    let mut written = Vec::new();
    json::write(&input.doc, &input.facts, &mut written).unwrap();
    let written = String::from_utf8(written).unwrap();
    let doc = formats::json::parse(&written);
    let value = serde_json::from_str(&written).unwrap();
    let facts = own_json::facts(&value, &doc);
    drop(Article::new(doc.into(), facts.unwrap_or_default(), Stage::Whole));
}

fn open(input: &Input) -> App {
    let facts = input.facts.clone();
    let article = Article::new(Arc::clone(&input.doc), facts, Stage::Whole);
    let app = dateline::ui::open(article, (80, 24));
    draw(&app);
    app
}

fn draw(app: &App) {
    let (width, height) = app.size();
    let area = Rect::new(0, 0, width, height);
    dateline::ui::draw(app, area, &mut Buffer::empty(area), &mut Default::default());
}

fn press(app: &mut App, keys: &str) {
    for key in Key::parse_all(keys).unwrap() {
        app.update(Event::Key(key));
    }
    while app.is_working() {
        app.update(Event::Work);
    }
    draw(app);
}

fn lists(input: &Input) {
    let mut app = open(input);
    for keys in ["S", "P", "T", "W", "!", "^", "I", "?", "GP*K", "G<pgup>", "g<pgdn>}})]", "yVy"] {
        press(&mut app, keys);
        press(&mut app, "G<pgup>y<esc>");
    }
}

fn narrow(input: &Input) {
    let mut app = open(input);
    for keys in
        ["/a<cr>nnN", "&a<cr>G", "&date<cr>G", "&quote<cr>G", "P/a<cr>G", "W/kind:direct<cr>"]
    {
        press(&mut app, keys);
        press(&mut app, "<esc><esc>");
    }
}

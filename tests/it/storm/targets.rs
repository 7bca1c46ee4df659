//! The targets: each makes one input from random numbers and fails by panicking.

use std::sync::Arc;

use dateline::app::actions::{ACTIONS, Action};
use dateline::app::annotations::Annotations;
use dateline::app::key::{Code, Key};
use dateline::app::settings::Config;
use dateline::app::viewport::View;
use dateline::app::{Article, Effect, Event, Stage};
use dateline::export::json;
use dateline::facts::{Context, extract};
use dateline::formats::articles::Articles;
use dateline::formats::feed::Feed;
use dateline::formats::{
    self, FORMATS, Pages, Read, html as pages, json as records, nitf, subtitles,
};
use dateline::input::own_json;
use dateline::store::Record;
use dateline::text::decode::{declared, decode};
use dateline::text::floor_boundary;
use serde_json::Value;

use super::checks::{self, Terminal};
use super::corpus::{
    ARTICLE, CONFIG, FEED, MAIL, MARKDOWN, NITF, ODT, OFFICE_PARTS, PAGE, RTF, STATE, SUBTITLES,
    WIRE, controls, length, snippets, spoil, spoil_text,
};
use super::random::Random;

#[allow(clippy::duplicate_mod, reason = "a program of its own has this file too")]
#[path = "../pdf/sample.rs"]
mod sample;

/// The program of a page.
const PROGRAM: &str = "q BT /B 18 Tf 72 720 Td (Harbour talks) Tj /F 10 Tf 0 -30 Td 12 TL\n\
    [(Both sides met on ) -250 (Tuesday, 12 March)] TJ T* (\\223We agreed\\224, said Ada Lund.) Tj\n\
    1 0 0 1 320 690 Tm (Right) ' 1 2 (Column) \" 3 Tr 80 Tz 2 Ts <41> Tj ET Q\n\
    0 1 -1 0 9 9 cm BT /F 9 Tf (turned) Tj ET /X Do /Span <</ActualText (fi)>> BDC EMC";

/// One kind of input.
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// What is made once and used by every run.
    pub stock: fn(&mut Random) -> Stock,
    /// Makes an input and tries it.
    pub run: fn(&mut Random, &Stock),
}

/// What runs share.
#[derive(Default)]
pub struct Stock {
    articles: Vec<Article>,
    written: Vec<Vec<u8>>,
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "document", stock: |_| Stock::default(), run: document },
    Target { name: "html", stock: |_| Stock::default(), run: html },
    Target { name: "feeds", stock: |_| Stock::default(), run: feeds },
    Target { name: "json", stock, run: json },
    Target { name: "office", stock: |_| Stock::default(), run: office },
    Target { name: "pdf", stock: |_| Stock::default(), run: pdf },
    Target { name: "keys", stock, run: keys },
    Target { name: "state", stock, run: state },
    Target { name: "clean", stock: |_| Stock::default(), run: clean },
];

const TEXTS: &[&str] = &[ARTICLE, MARKDOWN, PAGE, WIRE, FEED, NITF, SUBTITLES];

/// Articles of all kinds, spoiled and whole, and our own JSON of them.
fn stock(random: &mut Random) -> Stock {
    let mut stock = Stock::default();
    for at in 0..24 {
        let text = match at {
            0 => String::new(),
            1 => ARTICLE.to_owned(),
            2 => MARKDOWN.to_owned(),
            3 => snippets(random, 400),
            _ => spoil_text(random, TEXTS, 1500),
        };
        let format = formats::choose(None, &text);
        let doc = format.document(&text, None);
        let found = extract(&doc, &Context::default());
        let mut written = Vec::new();
        json::write(&doc, &found, &mut written).unwrap();
        if written.len() < 20_000 {
            stock.written.push(written);
        }
        stock.articles.push(Article::new(doc.into(), found, Stage::Whole));
    }
    stock
}

/// Bytes → text → a format → document → facts → a frame.
fn document(random: &mut Random, _: &Stock) {
    let longest = length(random);
    let seeds: Vec<&[u8]> = TEXTS.iter().map(|text| text.as_bytes()).collect();
    let bytes = spoil(random, &seeds, longest);
    let decoded = decode(&bytes, declared(&bytes));
    let format = match random.below(2) {
        0 => formats::choose(None, &decoded.text),
        _ => random.one_of(FORMATS),
    };
    let doc = match format.read {
        Read::Bytes(read) | Read::Pages(Pages { read, .. }) => match read(&bytes) {
            Ok(doc) => doc,
            Err(message) => return checks::clean("an error", &message, &[]),
        },
        _ => format.document(&decoded.text, None),
    };
    let article = checks::read(doc);
    if random.once_in(4) {
        checks::exports(&article.doc, &article.facts);
    }
    look(random, article);
}

/// Pages, in reader mode and without.
fn html(random: &mut Random, _: &Stock) {
    let longest = length(random);
    let page = spoil_text(random, &[PAGE], longest);
    let address = random.once_in(2).then_some("https://example.org/2030/07/02/bridge");
    if random.once_in(3) {
        checks::document(&pages::flat(&page, "of the storm"));
    }
    let article = checks::read(pages::parse(&page, address));
    if random.once_in(4) {
        checks::exports(&article.doc, &article.facts);
    }
    look(random, article);
}

/// Feeds, each item of them, articles of wires, and subtitles.
fn feeds(random: &mut Random, _: &Stock) {
    let longest = length(random);
    let text = spoil_text(random, &[FEED, NITF, SUBTITLES], longest);
    let feed = Feed::find(&text);
    let articles: &dyn Articles = &feed;
    let index = random.below(articles.count() + 1);
    for doc in [articles.document(index), nitf::parse(&text), subtitles::parse(&text)] {
        let article = checks::read(doc);
        if random.once_in(4) {
            checks::exports(&article.doc, &article.facts);
        }
    }
}

/// Word, OpenDocument, RTF and mail: their markup spoiled, in an archive that is whole.
fn office(random: &mut Random, _: &Stock) {
    let longest = length(random);
    let spoiled = |random: &mut Random, part: &str| spoil(random, &[part.as_bytes()], longest);
    let (name, bytes) = match random.below(4) {
        0 => {
            let parts = OFFICE_PARTS.iter().map(|(name, part)| (*name, spoiled(random, part)));
            ("docx", packed(&parts.collect::<Vec<_>>()))
        }
        1 => {
            let meta =
                spoiled(random, "<m><dc:title>T</dc:title><dc:date>2024-03-06</dc:date></m>");
            ("odt", packed(&[("content.xml", spoiled(random, ODT)), ("meta.xml", meta)]))
        }
        2 => ("rtf", [b"{\\rtf1 ".as_slice(), &spoiled(random, RTF)].concat()),
        _ => ("mail", spoiled(random, MAIL)),
    };
    let format = formats::named(name).expect("a format");
    let doc = match format.read {
        Read::Bytes(read) => match read(&bytes) {
            Ok(doc) => doc,
            Err(message) => return checks::clean("an error", &message, &[]),
        },
        _ => format.document(&decode(&bytes, declared(&bytes)).text, None),
    };
    let article = checks::read(doc);
    if random.once_in(4) {
        checks::exports(&article.doc, &article.facts);
    }
}

/// PDF: its objects or the programs of its pages spoiled.
fn pdf(random: &mut Random, _: &Stock) {
    let longest = length(random);
    let bytes = if random.once_in(2) {
        let whole = sample::pdf(&[PROGRAM, PROGRAM]);
        spoil(random, &[&whole], whole.len() + longest)
    } else {
        let program = spoil_text(random, &[PROGRAM], longest);
        sample::pdf(&[&program, PROGRAM])
    };
    let Read::Pages(pages) = formats::named("pdf").expect("a format").read else { return };
    let doc = match (pages.read)(&bytes) {
        Ok(doc) => doc,
        Err(message) => return checks::clean("an error", &message, &[]),
    };
    let article = checks::read(doc);
    if random.once_in(4) {
        checks::exports(&article.doc, &article.facts);
    }
}

/// A zip archive of these parts.
fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("begun");
        std::io::Write::write_all(&mut zip, bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// Opens an article at some size, with some list.
fn look(random: &mut Random, article: Article) {
    let mut app = dateline::ui::open(article, random.size());
    checks::frame(&app);
    let view = random.one_of(&[
        Action::Show(View::Sections),
        Action::Show(View::People),
        Action::Show(View::Timeline),
        Action::Show(View::Quotes),
        Action::Show(View::Warnings),
        Action::Show(View::Hidden),
        Action::Bottom,
    ]);
    app.perform(*view);
    checks::frame(&app);
}

/// JSON in: our own, spoiled, and that of others.
fn json(random: &mut Random, stock: &Stock) {
    let longest = length(random);
    let own = random.one_of(&stock.written).as_slice();
    let bytes = if random.once_in(3) {
        spoil(random, &[WIRE.as_bytes(), own], longest)
    } else {
        spoil_json(random, own)
    };
    let text = decode(&bytes, None).text;
    let found = records::Records::find(&text);
    checks::clean("a reason", &found.reason(0), &[]);
    for index in 0..found.len().min(4) {
        checks::clean("a title", &found.document(index).meta.title, &[]);
        let Some(value) = found.value(index) else { continue };
        let doc = records::document(&value);
        checks::document(&doc);
        let given = records::is_own(&value).then(|| own_json::facts(&value, &doc)).flatten();
        if let Some(facts) = given {
            checks::facts(&doc, &facts);
            let article = Article::new(doc.into(), facts, Stage::Whole);
            checks::exports(&article.doc, &article.facts);
            look(random, article);
        }
    }
    checks::document(&records::parse(&text));
}

/// Our own JSON that is still JSON: numbers and words of it are others.
fn spoil_json(random: &mut Random, own: &[u8]) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(own).unwrap();
    for _ in 0..1 + random.below(6) {
        spoil_value(random, &mut value, 8);
    }
    serde_json::to_vec(&value).unwrap()
}

/// Spoils the value or one inside it, at most so deep.
fn spoil_value(random: &mut Random, value: &mut Value, depth: usize) {
    let stop = depth == 0 || random.once_in(6);
    match value {
        Value::Array(items) if !items.is_empty() && !stop => {
            let at = random.below(items.len());
            spoil_value(random, &mut items[at], depth - 1);
        }
        Value::Object(fields) if !fields.is_empty() && !stop => {
            let at = random.below(fields.len());
            spoil_value(random, fields.iter_mut().nth(at).unwrap().1, depth - 1);
        }
        _ => *value = spoiled(random, value.take()),
    }
}

fn spoiled(random: &mut Random, value: Value) -> Value {
    match (random.below(10), value) {
        (0, _) => Value::Null,
        (1, _) => snippets(random, 4).into(),
        (2, _) => (*random.one_of(&[0_u64, 1, 7, 4_294_967_295, u64::MAX])).into(),
        (3, Value::Array(mut items)) => {
            items.extend(items.clone());
            items.into()
        }
        (_, Value::Number(n)) => (n.as_u64().unwrap_or(0).saturating_add(random.below(5) as u64))
            .saturating_sub(2)
            .into(),
        (_, Value::String(words)) => (words + &snippets(random, 2)).into(),
        (_, other) => other,
    }
}

/// Keys, pastes, sizes, mice and articles that change: one run is a whole visit.
fn keys(random: &mut Random, stock: &Stock) {
    let article = random.one_of(&stock.articles).clone();
    let mut app = dateline::ui::open(article, random.size());
    if random.once_in(4) {
        app.set_open_articles(vec!["one".into(), "two".into(), "three".into()], random.below(3));
    }
    if random.once_in(4) {
        let preset = random.one_of(&["less", "vim", "default"]);
        app.configure(Config::parse(&format!("preset = \"{preset}\"")));
    }
    for _ in 0..random.below(24) {
        let (event, is_drawn) = (event(random, stock), random.once_in(4));
        app.update(event);
        if is_drawn {
            checks::frame(&app);
        } else {
            checks::state(&app);
        }
    }
    checks::frame(&app);
}

fn event(random: &mut Random, stock: &Stock) -> Event {
    let near = |random: &mut Random| u16::try_from(random.below(150)).unwrap();
    match random.below(40) {
        0 => Event::Paste(snippets(random, 20)),
        1 => {
            let (columns, rows) = random.size();
            Event::Resize(columns, rows)
        }
        2 => {
            let mut article = random.one_of(&stock.articles).clone();
            article.stage = *random.one_of(&[Stage::Beginning, Stage::Text, Stage::Whole]);
            Event::Loaded(Box::new(article))
        }
        3 => Event::Opened(Box::new(random.one_of(&stock.articles).clone()), random.below(4)),
        4 => {
            let rows = *random.one_of(&[1, -1, 3, -3, i16::MAX, i16::MIN]);
            Event::Wheel(near(random), near(random), rows)
        }
        5 => Event::Click(u16::MAX, near(random)),
        6 => Event::Drag(near(random), near(random)),
        7 => Event::Release(near(random), near(random)),
        8..10 => Event::Click(near(random), near(random)),
        10..12 => Event::Work,
        _ => Event::Key(key(random)),
    }
}

fn key(random: &mut Random) -> Key {
    const CODES: &[Code] = &[
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::F(1),
        Code::F(255),
        Code::Char('é'),
        Code::Char('\u{202e}'),
        Code::Char('\0'),
        Code::Char('漢'),
    ];
    let code = if random.once_in(4) {
        *random.one_of(CODES)
    } else {
        Code::Char(char::from(b' ' + u8::try_from(random.below(95)).unwrap()))
    };
    Key { code, ctrl: random.once_in(10), alt: random.once_in(20) }
}

/// Config files and state files.
fn state(random: &mut Random, stock: &Stock) {
    let longest = length(random);
    let article = random.one_of(&stock.articles);
    let text = Arc::clone(&article.doc);
    let config = random.once_in(2).then(|| Config::parse(&spoil_text(random, &[CONFIG], longest)));
    let record = match random.below(4) {
        0 => serde_json::from_slice(&spoil(random, &[STATE.as_bytes()], longest)),
        _ => serde_json::from_slice(&spoil_json(random, STATE.as_bytes())),
    };
    let record: Option<Record> = record.ok();
    if config.is_none() && record.is_none() {
        return;
    }
    let mut app = dateline::ui::open(article.clone(), random.size());
    app.configure(config.unwrap_or_default());
    if let Some(record) = record {
        let merged = Record::merge(&Record::default(), &record, record.clone());
        serde_json::to_vec(&merged).unwrap();
        let places = merged.place.iter().chain(merged.marks.values());
        for place in places {
            let at = place.find_in(&text.text);
            assert!(text.text.is_char_boundary(at as usize), "{at}");
            app.resume(at);
        }
        let (annotations, notice) = Annotations::from_values(&merged.corrections, &merged.notes);
        notice.into_iter().for_each(|notice| checks::clean("a notice", &notice, &[]));
        app.restore_annotations(annotations);
        checks::facts(&app.article.doc, &app.article.facts);
    }
    checks::frame(&app);
    app.perform(random.one_of(ACTIONS).action);
    checks::frame(&app);
}

/// An article full of control sequences: during a reading session none of them is written to the
/// terminal or the clipboard.
fn clean(random: &mut Random, _: &Stock) {
    let longest = length(random);
    let mut text = spoil_text(random, TEXTS, longest);
    for _ in 0..random.below(8) {
        let at = floor_boundary(&text, u32::try_from(random.below(text.len() + 1)).unwrap());
        text.insert_str(at as usize, &controls(random));
    }
    let doc = formats::choose(None, &text).document(&text, None);
    let found = extract(&doc, &Context::default());
    let mut app = dateline::ui::open(Article::new(doc.into(), found, Stage::Whole), random.size());
    let mut terminal = Terminal::new(&app);
    terminal.show(&app);
    for _ in 0..random.below(8) {
        let event = match random.below(12) {
            0 => Event::Message(controls(random)),
            1 => Event::Paste(controls(random)),
            _ => Event::Key(key(random)),
        };
        let effect = match random.below(3) {
            0 => app.perform(*random.one_of(CLEAN_ACTIONS)),
            _ => app.update(event),
        };
        if let Some(Effect::Copy(words)) = effect {
            checks::clipboard(&words);
        }
        terminal.show(&app);
    }
}

/// What shows something else of the article, or copies it.
const CLEAN_ACTIONS: &[Action] = &[
    Action::Copy,
    Action::Copy,
    Action::CopyMarkdown,
    Action::Show(View::Sections),
    Action::Show(View::People),
    Action::Show(View::Timeline),
    Action::Show(View::Quotes),
    Action::Show(View::Warnings),
    Action::Show(View::Hidden),
    Action::Show(View::Card),
    Action::Info,
    Action::PageDown,
    Action::Bottom,
];

//! A key and its frame, in the text and in lists of a few rows and of a hundred thousand: `cargo bench
//! --bench frames`. It costs what the screen shows.

use dateline::app::key::Key;
use dateline::app::{App, Article, Event, Stage};
use dateline::facts::{Context, extract};
use dateline::formats::plain;
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SYLLABLES: [&str; 16] = [
    "an", "ber", "dal", "er", "fors", "gar", "hol", "kan", "lin", "mor", "nes", "ost", "ran",
    "sen", "tor", "vik",
];

fn main() {
    divan::main();
}

/// People, in the list of people.
#[divan::bench(args = [100, 100_000])]
fn people(bencher: Bencher<'_, '_>, rows: usize) {
    key(bencher, rows, "P");
}

/// Days, in the timeline.
#[divan::bench(args = [100, 100_000])]
fn dates(bencher: Bencher<'_, '_>, rows: usize) {
    key(bencher, rows, "T");
}

/// What they said, in the list of quotes.
#[divan::bench(args = [100, 100_000])]
fn quotes(bencher: Bencher<'_, '_>, rows: usize) {
    key(bencher, rows, "W");
}

/// A line down in the text, with all panes beside it.
#[divan::bench]
fn line(bencher: Bencher<'_, '_>) {
    text_key(bencher, "j");
}

/// A page down in the text.
#[divan::bench]
fn page(bencher: Bencher<'_, '_>) {
    text_key(bencher, "<space>");
}

/// A key and its frame in the sample article; at its end from the beginning again.
fn text_key(bencher: Bencher<'_, '_>, key: &str) {
    let mut app = reader(include_str!("../assets/article.txt"));
    bencher.bench_local(|| {
        press(&mut app, key);
        if app.percent() == 100 {
            press(&mut app, "g");
        }
    });
}

/// `j` and the frame after it, in the list that a key opens.
fn key(bencher: Bencher<'_, '_>, rows: usize, list: &str) {
    let mut app = open(rows);
    press(&mut app, list);
    bencher.bench_local(|| press(&mut app, "j"));
}

/// An article of so many people, each of whom says something on a day of their own.
fn open(rows: usize) -> App {
    let syllable = |number: usize| SYLLABLES.get(number % 16).copied().unwrap_or("");
    let mut text = String::new();
    for row in 0..rows {
        let name: String = [1, 16, 256, 4096, 65_536].map(|of| syllable(row / of)).concat();
        let (first, rest) = name.split_at(1);
        let (year, day) = (1000 + row / 28 % 1000, 1 + row % 28);
        let month = ["January", "March", "May", "July"].get(row / 28_000).copied().unwrap_or("");
        text += &format!(
            "“The quay is ours,” said Senator Nora {}{rest} on {month} {day}, {year}.\n\n",
            first.to_uppercase()
        );
    }
    let app = reader(&text);
    let facts = &app.article.facts;
    assert_eq!([facts.people.len(), facts.events.len(), facts.quotes.len()], [rows; 3]);
    app
}

fn reader(text: &str) -> App {
    let doc = plain::parse(text);
    let facts = extract(&doc, &Context::default());
    dateline::ui::open(Article::new(doc.into(), facts, Stage::Whole), (120, 40))
}

fn press(app: &mut App, keys: &str) {
    for key in Key::parse_all(keys).unwrap_or_default() {
        app.update(Event::Key(key));
    }
    let area = Rect::new(0, 0, 120, 40);
    dateline::ui::draw(app, area, &mut Buffer::empty(area), &mut Default::default());
}

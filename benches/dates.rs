//! How fast dates are found and resolved: `cargo bench --bench dates`.

use std::fmt::Write as _;

use dateline::calendar::Date;
use dateline::doc::Document;
use dateline::facts::{Context, dates};
use dateline::formats;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// News-like prose of about `bytes`: a date every forty words or so.
fn news(bytes: usize) -> String {
    let mut text = String::from("Harbour reopens\n\n");
    let mut n = 0;
    while text.len() < bytes {
        n += 1;
        let (day, year) = (1 + n % 28, 1950 + n % 73);
        let _ = write!(
            text,
            "The harbour board said Tuesday it would reopen the northern quay, which had been closed \
             to larger vessels while engineers examined cracks found in its eastern wall. Members \
             voted six to three after a debate of two hours, and the chairman told reporters that \
             the cost was lower than feared. The wall was built in {year} and repaired on March \
             {day}, {year}, by a firm from the capital whose owners could not be reached. Traders \
             welcomed the decision, although some asked why the inquiry had taken so long. A second \
             report is expected next month.\n\n"
        );
    }
    text
}

/// Nothing but the words that dates are made of.
fn hostile(bytes: usize) -> String {
    "the end of the early last 12 1999 - 18 May and two years before Monday, ".repeat(bytes / 72)
}

fn published() -> Context {
    Context { published: Date::new(2023, 11, 15) }
}

fn run(bencher: divan::Bencher<'_, '_>, text: &str) {
    let doc: Document = formats::plain::parse(text);
    let prose = doc.tokenize(0..doc.blocks.len());
    bencher.counter(BytesCount::of_str(&doc.text)).bench_local(|| {
        let scan = dates::scan(&prose);
        dates::resolve(&doc, &published(), scan, &[], &mut Vec::new())
    });
}

#[divan::bench(args = [10_000, 1_000_000])]
fn news_find_and_resolve(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    run(bencher, &news(bytes));
}

#[divan::bench(args = [100_000, 1_000_000])]
fn hostile_find_and_resolve(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    run(bencher, &hostile(bytes));
}

/// The timeline of a long text.
#[divan::bench(args = [1_000_000])]
fn news_timeline(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let text = news(bytes);
    let doc: Document = formats::plain::parse(&text);
    let scan = dates::scan(&doc.tokenize(0..doc.blocks.len()));
    let resolved = dates::resolve(&doc, &published(), scan, &[], &mut Vec::new());
    bencher
        .counter(BytesCount::of_str(&doc.text))
        .bench_local(|| dates::timeline(&doc, &resolved.mentions, &[]));
}

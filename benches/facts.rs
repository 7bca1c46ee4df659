//! How fast everything is found at once: `cargo bench --bench facts`, on one thread and on two.

use std::num::NonZeroUsize;

use dateline::doc::Document;
use dateline::facts::Context;
use dateline::formats::plain;
use dateline::input::threads::Threads;
use divan::Bencher;
use divan::counter::BytesCount;

const ARTICLE: &str = include_str!("../assets/article.txt");

fn main() {
    divan::main();
}

/// `copies` of the article under each other.
fn document(copies: usize) -> Document {
    plain::parse(&format!("{ARTICLE}\n\n").repeat(copies))
}

/// An article, and a megabyte.
#[divan::bench(args = [1, 170])]
fn one_thread(bencher: Bencher<'_, '_>, copies: usize) {
    run(bencher, copies, 1);
}

/// Four megabytes.
#[divan::bench(args = [1, 2])]
fn threads(bencher: Bencher<'_, '_>, threads: usize) {
    run(bencher, 680, threads);
}

fn run(bencher: Bencher<'_, '_>, copies: usize, threads: usize) {
    let doc = document(copies);
    let threads = Threads::AtMost(NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN));
    bencher
        .counter(BytesCount::of_str(&doc.text))
        .bench(|| threads.extract(&doc, &Context::default(), u32::MAX));
}

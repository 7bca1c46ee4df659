//! How fast people are found: the article alone, and a megabyte of it.

use dateline::doc::Document;
use dateline::facts::people::{resolve, scan};
use dateline::formats::plain;
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

#[divan::bench(args = [1, 170])]
fn people(bencher: Bencher<'_, '_>, copies: usize) {
    let doc = document(copies);
    let prose = doc.tokenize(0..doc.blocks.len());
    bencher.counter(BytesCount::of_str(&doc.text)).bench(|| {
        let found = scan(&prose);
        resolve(&doc, found, &mut Vec::new())
    });
}

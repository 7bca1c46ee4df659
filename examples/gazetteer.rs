//! Lays out the word lists of the people engine as one table: `cargo run --example gazetteer`, from
//! the root of the repository, after every change to a list.

use std::{fs, io};

use dateline::facts::people::gazetteer::{BEGINS_PLACE, LISTS, Senses};
use dateline::text::word_table::{WordList, flags};

/// A third more than there are words: a search passes few others.
const SLOTS: usize = 90_000;

#[expect(clippy::disallowed_methods, reason = "a tool of the workbench writes its product")]
fn main() -> io::Result<()> {
    let read = |(list, flag)| {
        fs::read_to_string(format!("assets/lists/{list}.txt")).map(|text| (text, flag))
    };
    let files = LISTS.into_iter().map(read).collect::<io::Result<Vec<_>>>()?;
    let whole = files.iter().map(|(text, flag)| WordList::lines(text, flag.0));
    let places = files.iter().filter(|(_, flag)| *flag == Senses::PLACE);
    let first_words = places.map(|(text, _)| WordList::first_words(text, BEGINS_PLACE));
    let slots = flags::<SLOTS>(&whole.chain(first_words).collect::<Vec<_>>());
    fs::write("assets/model/words.bin", slots.as_flattened())
}

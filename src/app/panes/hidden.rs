//! Rows of the list of invisible characters that were removed from the text.

use super::common::{Place, words_at};
use super::pane::Pane;
use crate::app::App;
use crate::text::Span;
use crate::text::sanitize::Removed;

/// Everything that was removed, in text order.
pub const PANE: Pane = Pane {
    title: "INVISIBLE CHARACTERS",
    items: |app, _| (0..).take(app.article.doc.removed.len()).collect(),
    note: |app, _| format!("{} removed", app.article.doc.removed_count),
    text: |app, item| {
        let row = row(app, item);
        row.map(|row| format!("{}{}{}", row.before, row.character, row.after)).unwrap_or_default()
    },
    words: |app, item| row(app, item).map(|row| row.character).unwrap_or_default(),
    target: |app, item| Some(word_around(app, removed(app, item)?)),
    empty: |_| "no invisible characters were removed".to_owned(),
    ..Pane::PLAIN
};

/// A removed character in the word it stood in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HiddenRow {
    /// The word up to it.
    pub before: String,
    /// Its name: `<U+202E>`.
    pub character: String,
    /// The rest of the word.
    pub after: String,
    /// Where the word stands.
    pub place: Place,
}

/// The row of a removed character.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<HiddenRow> {
    let removed = removed(app, item)?;
    let word = word_around(app, removed);
    let at = removed.at.clamp(word.start, word.end);
    Some(HiddenRow {
        before: Span::new(word.start, at).in_text(&app.article.doc.text).to_owned(),
        character: format!("<U+{:04X}>", u32::from(removed.what)),
        after: words_at(app, Span::new(at, word.end)),
        place: Place::of(app, Span::new(removed.at, removed.at)),
    })
}

fn removed(app: &App, item: u32) -> Option<&Removed> {
    app.article.doc.removed.get(item as usize)
}

/// The most of a word that is shown on each side, in bytes; of a longer one only the other side.
const LONGEST_WORD: usize = 64;

/// The word that the character stood at or in.
fn word_around(app: &App, removed: &Removed) -> Span {
    let text = &app.article.doc.text;
    let at = removed.at as usize;
    let is_in = |c: &(usize, char)| !c.1.is_whitespace();
    let head = text.get(..at).unwrap_or("").char_indices().rev().take(LONGEST_WORD);
    let tail = text.get(at..).unwrap_or("").char_indices().take(LONGEST_WORD);
    let before = head.take_while(is_in).last().map_or(at, |(start, _)| start);
    let after = tail.take_while(is_in).last().map_or(0, |(start, c)| start + c.len_utf8());
    let cut = |n: usize| if n > LONGEST_WORD { 0 } else { n };
    Span::of(at - cut(at - before), at + cut(after))
}

//! Characters that were taken out of the text because they cannot be seen, by place.

use super::{Line, Pane, Tone, paragraph_mark, words_at};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;
use crate::text::Span;
use crate::text::sanitize::Removed;

/// Everything that was removed, in text order.
pub const PANE: Pane = Pane {
    title: "HIDDEN CHARACTERS",
    action: Action::Show(View::Hidden),
    note: |app| format!("{} removed", app.article.doc.removed_count),
    items: |app| (0..).take(app.article.doc.removed.len()).collect(),
    lines,
    words: |app, item| removed(app, item).map(|r| name(r.what)).unwrap_or_default(),
    target: |app, item| Some(around(app, removed(app, item)?)),
    detail: |_, _, _| Vec::new(),
    empty: |_| "nothing was hidden in this text".to_owned(),
};

fn removed(app: &App, item: u32) -> Option<&Removed> {
    app.article.doc.removed.get(item as usize)
}

/// `<U+202E>`.
fn name(what: char) -> String {
    format!("<U+{:04X}>", u32::from(what))
}

/// A word that is longer is none, in bytes: the characters beside the removed one are enough.
const LONGEST_WORD: usize = 64;

/// The word that the character stood at or in.
fn around(app: &App, removed: &Removed) -> Span {
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

fn lines(app: &App, item: u32, _width: usize) -> Vec<Line> {
    let Some(removed) = removed(app, item) else { return Vec::new() };
    let text = &app.article.doc.text;
    let span = around(app, removed);
    let at = removed.at.clamp(span.start, span.end);
    let before = Span::new(span.start, at).in_text(text).to_owned();
    vec![
        Line::new(before, Tone::Plain)
            .and(name(removed.what), Tone::Warning)
            .and(words_at(app, Span::new(at, span.end)), Tone::Plain)
            .right(paragraph_mark(app, removed.at), Tone::Dim),
    ]
}

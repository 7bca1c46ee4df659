//! Named days: "Christmas Eve", "Easter Monday 2021".

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Part};
use crate::facts::dates::holidays;
use crate::facts::dates::token_class::Class;

use super::years::year_after;

/// Reads a named day at `i`, with its year.
pub(super) fn reference(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    if c.at(i) != Class::Named || !c.capital(i) {
        return None;
    }
    for (index, words) in holidays::names() {
        if let Some(end) = words_at(c, i, words) {
            let (scope, end) = year_after(c, end);
            // "Christmas Island", "a Christmas tree": the day only names something else.
            let other = c.at(end) == Class::Other && words.len() == 1;
            let name = other && (c.capital(end) || !is_introduced(c, i));
            return (!name).then(|| (CalendarRef::new(Part::Named(index), scope), end));
        }
    }
    None
}

/// Whether a preposition or determiner of time precedes `i`.
fn is_introduced(c: &Cursor<'_>, i: usize) -> bool {
    matches!(
        c.back(i, 1),
        Class::At
            | Class::On
            | Class::By
            | Class::Before
            | Class::After
            | Class::Since
            | Class::Until
            | Class::This
            | Class::Last
            | Class::Next
    )
}

/// One past `words` where the tokens at `i` are these; "year's" is two tokens, and its apostrophe may be
/// left out.
fn words_at(c: &Cursor<'_>, i: usize, words: &[&str]) -> Option<usize> {
    let mut at = i;
    for word in words {
        let bare = word.strip_suffix("'s");
        if !c.word(at).eq_ignore_ascii_case(bare.unwrap_or(word)) {
            return None;
        }
        at += 1;
        if bare.is_some() {
            if c.at(at) != Class::Clitic {
                return None;
            }
            at += 1;
        }
    }
    Some(at)
}

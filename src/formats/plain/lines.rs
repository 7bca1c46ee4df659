//! A line of plain text: its indent, bullet or number, and whether its end is soft.

use super::headings::number_of;
use crate::text::Span;
use crate::text::wrap::columns;

/// Lines wider than this (in columns) were not broken by hand.
const WIDEST_WRAPPED: usize = 120;
/// A group narrower than this is a list or verse, not wrapped prose.
pub(super) const NARROWEST_WRAPPED: usize = 50;

/// One line of a group: its span without the spaces at its ends, and its indent in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) indent: usize,
}

/// Whether lines of the group begin with numbers that follow each other.
pub(super) fn is_numbered(text: &str, group: &[Line]) -> bool {
    let numbers: Vec<_> =
        group.iter().filter_map(|line| number_of(line.span.in_text(text))).collect();
    numbers.iter().zip(numbers.iter().skip(1)).any(|(one, next)| next.follows(*one))
}

/// The measure the group was wrapped at, in columns; `None` where it was not wrapped by hand.
pub(super) fn measure_of(text: &str, group: &[Line]) -> Option<usize> {
    if group.len() < 2 || group.iter().any(|l| l.span.len() as usize > 4 * WIDEST_WRAPPED) {
        return None;
    }
    let widest = group.iter().map(|l| l.indent + columns(l.span.in_text(text))).max()?;
    (NARROWEST_WRAPPED..=WIDEST_WRAPPED).contains(&widest).then_some(widest)
}

/// A break is soft where the next line's first word would not have fitted on the line.
pub(super) fn is_soft_break(text: &str, before: &Line, line: &Line, widest: usize) -> bool {
    let words = line.span.in_text(text);
    if line.indent > before.indent || is_bullet(words) {
        return false;
    }
    let first = words.split_whitespace().next().unwrap_or("");
    before.indent + columns(before.span.in_text(text)) + 1 + columns(first) > widest
}

pub(super) fn is_bullet(words: &str) -> bool {
    ["- ", "* ", "• ", "– ", "· "].iter().any(|bullet| words.starts_with(bullet))
}

/// A line of three or more `=`, `-`, `~`, `*` or `_`.
pub(super) fn is_underline(words: &str) -> bool {
    let mut bytes = words.bytes();
    let first = bytes.next();
    words.len() >= 3
        && matches!(first, Some(b'=' | b'-' | b'~' | b'*' | b'_'))
        && bytes.all(|b| Some(b) == first)
}

//! Search by a regular expression, in linear time.

use regex::{Regex, RegexBuilder};

use crate::text::{Span, floor_boundary};

/// The most bytes that a compiled expression may take, and its cache.
const MOST_MEMORY: usize = 1 << 20;
/// Bytes in which the beginning of a match is looked for at a time, and the most that a match has
/// behind them: whatever is typed, a match is found or not without a look at the whole text.
const BLOCK: usize = 4096;

/// A compiled expression.
#[derive(Clone, Debug)]
pub(super) struct Expression(Regex);

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for Expression {}

impl Expression {
    /// `None` where it is not one, or too large. Without capitals it matches both cases; a space
    /// matches any white space, line ends too, and a straight quotation mark a curly one.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let (expression, any_case) = translated(typed);
        let built = RegexBuilder::new(&expression)
            .case_insensitive(any_case)
            .multi_line(true)
            .size_limit(MOST_MEMORY)
            .dfa_size_limit(MOST_MEMORY)
            .nest_limit(50)
            .build();
        built.ok().map(Self)
    }

    /// The first match that starts in `from..to` and is not empty.
    pub(super) fn next(&self, text: &str, from: usize, to: usize) -> Option<Span> {
        let boundary =
            |at: usize| floor_boundary(text, u32::try_from(at).unwrap_or(u32::MAX)) as usize;
        let to = to.min(text.len());
        let mut at = from;
        while !text.is_char_boundary(at) {
            at += 1;
        }
        while at < to {
            let end = boundary(at + BLOCK).min(to);
            let near = text.get(..boundary(end + BLOCK))?;
            match self.0.find_at(near, at).filter(|found| found.start() < end) {
                Some(found) if !found.is_empty() => {
                    return Some(Span::of(found.start(), found.end()));
                }
                Some(empty) => {
                    let next = text.get(empty.end()..)?.chars().next()?;
                    at = empty.end() + next.len_utf8();
                }
                None => at = end.max(at + 1),
            }
        }
        None
    }
}

/// What was typed, with spaces and quotation marks as a reader means them, and whether it has no
/// capital that is to be matched.
fn translated(typed: &str) -> (String, bool) {
    let (mut out, mut any_case, mut in_class) = (String::new(), true, false);
    let mut chars = typed.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                out.push(c);
                out.extend(chars.next());
            }
            ' ' if !in_class => out.push_str(r"\s+"),
            '\'' if !in_class => out.push_str("['‘’]"),
            '"' if !in_class => out.push_str("[\"“”]"),
            _ => {
                in_class = c == '[' || (in_class && c != ']');
                any_case &= !c.is_uppercase();
                out.push(c);
            }
        }
    }
    (out, any_case)
}

//! Lists of phrases that lines of page boilerplate consist of or begin with.

use std::borrow::Cow;

use crate::text::word_table::{WordTable, set};
use crate::text::{Span, floor_boundary};

/// Whole lines that are no part of an article.
pub(super) static LINES: WordTable<'static> =
    WordTable::new(&const { set::<500>(include_str!("../../../../assets/lists/page-lines.txt")) });
/// Beginnings of lines that point to other articles.
pub(super) static LINKS: WordTable<'static> =
    WordTable::new(&const { set::<150>(include_str!("../../../../assets/lists/page-links.txt")) });
/// Beginnings of lines that ask for something.
pub(super) static OFFERS: WordTable<'static> =
    WordTable::new(&const { set::<150>(include_str!("../../../../assets/lists/page-offers.txt")) });
/// Nothing in [`LINES`] is longer, in bytes.
pub(super) const LONGEST_LINE: usize = 80;
/// So many bytes of a line are looked at as words.
const LONGEST_KEY: u32 = 1000;
/// Most words a cue of the lists has.
const CUE_WORDS: usize = 6;

/// The words of a line, lower case, separated by one space.
pub(in crate::formats::html) fn key_of(text: &str) -> String {
    let text = Span::new(0, floor_boundary(text, LONGEST_KEY)).in_text(text);
    let text = if text.is_ascii() { text.into() } else { Cow::Owned(letters_of(text)) };
    let lower = |byte: u8| match byte {
        b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z' | 0x80.. => byte.to_ascii_lowercase(),
        _ => b' ',
    };
    let mut key: Vec<u8> = text.bytes().map(lower).collect();
    key.dedup_by(|next, before| *next == b' ' && *before == b' ');
    key.truncate(key.trim_ascii_end().len());
    if key.first() == Some(&b' ') {
        key.remove(0);
    }
    String::from_utf8(key).unwrap_or_default()
}

/// `text` with all that is no ASCII in lower case, or a blank where it is no letter.
fn letters_of(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((ascii, other)) =
        rest.bytes().position(|b| !b.is_ascii()).and_then(|at| rest.split_at_checked(at))
    {
        letters.push_str(ascii);
        let mut chars = other.chars();
        match chars.next() {
            Some(letter) if letter.is_alphanumeric() => letters.extend(letter.to_lowercase()),
            _ => letters.push(' '),
        }
        rest = chars.as_str();
    }
    letters.push_str(rest);
    letters
}

/// Whether `key` begins with an item of the list.
pub(super) fn begins(list: &WordTable<'_>, key: &str) -> bool {
    let ends = key.match_indices(' ').map(|(at, _)| at).chain([key.len()]);
    ends.take(CUE_WORDS).any(|end| key.get(..end).is_some_and(|cue| list.contains(cue)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_keys() {
        for list in ["lines", "links", "offers"] {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lists");
            let file = std::fs::read_to_string(format!("{folder}/page-{list}.txt")).unwrap();
            for item in file.lines().filter(|line| !line.starts_with('#')) {
                assert_eq!(key_of(item), item);
                assert!(list != "lines" || item.len() <= LONGEST_LINE, "{item}");
            }
        }
    }

    #[test]
    fn keys_are_words() {
        for (text, key) in [
            ("", ""),
            ("— * —", ""),
            ("Read MORE: “Ünder” the É’s", "read more ünder the é s"),
            ("a\u{a0}b…c 1,5 €", "a b c 1 5"),
        ] {
            assert_eq!(key_of(text), key, "{text}");
        }
    }
}

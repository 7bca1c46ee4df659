//! Estimates from the tags of a page how long its tree would take to build and search: refuses depth,
//! elements and attributes without end.

use super::tags::{Piece, Tags};

/// Larger pages are only stripped of their tags.
const MOST_BYTES: u64 = 8 << 20;
/// Elements inside one another; honest pages stay under a hundred.
const DEEPEST: usize = 256;
/// Elements, those too that the parser makes again for markup left open over blocks.
const MOST_ELEMENTS: usize = 80_000;
/// Ancestors of all elements together: Readability climbs to the root from most of them.
const MOST_ANCESTORS: usize = 4_000_000;
/// Attributes of one tag; honest tags stay under fifty.
const MOST_ATTRIBUTES: usize = 256;
/// Pairs of attributes of one tag, over all tags: the parser compares each with all before it.
const MOST_PAIRS: usize = 1 << 26;
/// Bytes that the tree's writer looks at, over all texts: for each character that it may have to
/// escape it looks for the end of the text again.
const MOST_LOOKS: usize = 1 << 29;
/// The first byte of U+0080 to U+00BF, which may be a space that does not break.
const LATIN: u8 = 0xC2;

/// Elements that stand alone, and those that a sibling closes.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
    "track", "wbr",
];
/// Elements that the parser opens again in every block until they are closed.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Why pages of more than [`MOST_BYTES`] are not read as a tree.
pub(super) const TOO_LARGE: &str = "too large";

/// Whether a page of so many bytes is only stripped of its tags.
pub(super) const fn is_too_large(bytes: u64) -> bool {
    bytes > MOST_BYTES
}

/// Why the page is not read as a tree; none where it can be.
pub(super) fn obstacle(html: &str) -> Option<&'static str> {
    if is_too_large(html.len() as u64) {
        return Some(TOO_LARGE);
    }
    let (mut depth, mut elements, mut formatting) = (0_usize, 0_usize, 0_usize);
    let (mut ancestors, mut pairs, mut looks) = (0_usize, 0_usize, 0_usize);
    let mut in_tag = 0;
    let is = |names: &[&str], name: &str| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    for piece in Tags::new(html) {
        match piece {
            Piece::Text(text) => {
                let escapes = memchr::memchr2_iter(b'&', LATIN, text.as_bytes()).count();
                looks = looks.saturating_add(escapes.saturating_mul(text.len()));
                // A tag that never ends comes as text, but its attributes are read.
                if text.starts_with('<') {
                    in_tag = attributes(text);
                    pairs += pairs_of(in_tag);
                }
            }
            Piece::Open(name, written) => {
                elements += 1;
                if is(FORMATTING, name) {
                    formatting += 1;
                    depth += 1;
                } else {
                    elements += formatting;
                    depth += usize::from(!is(FLAT, name));
                }
                ancestors += depth;
                in_tag = attributes(written);
                pairs += pairs_of(in_tag);
            }
            Piece::Close(name) => {
                formatting -= usize::from(formatting > 0 && is(FORMATTING, name));
                depth -= usize::from(depth > 0 && !is(FLAT, name));
            }
        }
        let over = [
            (depth > DEEPEST, "nested too deep"),
            (ancestors > MOST_ANCESTORS, "nested too deep"),
            (elements > MOST_ELEMENTS, "too many elements"),
            (in_tag > MOST_ATTRIBUTES || pairs > MOST_PAIRS, "too many attributes"),
            (looks > MOST_LOOKS, "too many character references"),
        ];
        if let Some((_, why)) = over.iter().find(|(is_over, _)| *is_over) {
            return Some(why);
        }
    }
    None
}

/// How many attributes stand after a tag's name, as a browser separates them.
fn attributes(written: &str) -> usize {
    /// What the next byte may begin or go on with.
    enum State {
        BeforeName,
        Name,
        AfterName,
        BeforeValue,
        Value,
    }
    use State::{AfterName, BeforeName, BeforeValue, Name, Value};
    let (mut count, mut state) = (0, BeforeName);
    let mut bytes = written.bytes();
    while let Some(byte) = bytes.next() {
        let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r');
        state = match (state, byte) {
            (BeforeName | Name | AfterName, b'/') => BeforeName,
            (BeforeName | Value, _) if space => BeforeName,
            (Name | AfterName, _) if space => AfterName,
            (Name | AfterName, b'=') => BeforeValue,
            (BeforeValue, _) if space => BeforeValue,
            (BeforeValue, b'"' | b'\'') => {
                bytes.by_ref().find(|b| *b == byte);
                BeforeName
            }
            (BeforeValue | Value, _) => Value,
            (Name, _) => Name,
            (BeforeName | AfterName, _) => {
                count += 1;
                Name
            }
        };
    }
    count
}

const fn pairs_of(count: usize) -> usize {
    count.saturating_mul(count) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_bombs_and_not_pages() {
        let page = "<div><p>One <b>two</b><br><img src=x><ul><li>a<li>b</ul></div>".repeat(500);
        assert_eq!(obstacle(&page), None);
        for (unit, times) in [
            ("<div>", 300),
            ("<b>", 300),
            ("<p>", 100_000),
            ("&amp;", 30_000),
            ("«a ", 30_000),
            ("<blockquote>", 300),
            ("<table><tr><td>", 300),
            ("word ", 2_000_000),
        ] {
            assert!(obstacle(&unit.repeat(times)).is_some(), "{unit}");
        }
        let open: String = (0..200).map(|n| format!("<font size={n}>")).collect();
        assert!(obstacle(&(open + &"<p>".repeat(1000))).is_some());
    }

    /// What is harmless once is not when there is much of it.
    #[test]
    fn adds_up_what_each_element_costs() {
        let deep = format!("{}x{}", "<div>".repeat(250), "</div>".repeat(250));
        let marks = format!("<p>{}</p>", "«a ".repeat(8_000));
        let many: String = (0..250).map(|n| format!(" a{n}")).collect();
        let tag = format!("<p{many}>x");
        for (unit, times) in [(deep, 300), (marks, 100), (tag, 2500)] {
            assert_eq!(obstacle(&unit), None, "{unit}");
            assert!(obstacle(&unit.repeat(times)).is_some(), "{unit}");
        }
    }

    #[test]
    fn counts_attributes() {
        for (written, expected) in [
            ("", 0),
            (" /", 0),
            (" a b=c  d = e f='g h' i=\"j\"k", 6),
            ("/a/b/=c", 3),
            (" href=https://a.example/b/c?d=e f", 2),
            (" a='b c d", 1),
        ] {
            assert_eq!(attributes(written), expected, "{written}");
        }
        for between in [" ", "/", "/=", "='x'"] {
            let many: String = (0..300).map(|n| format!("a{n}{between}")).collect();
            assert!(obstacle(&format!("<p {many}>x")).is_some(), "{between}");
            assert!(obstacle(&format!("<p {many}")).is_some(), "{between}");
        }
    }
}

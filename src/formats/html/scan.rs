//! A look at a page before any tree is built: would building one take too long?

use super::tags::{Piece, Tags};

/// Larger pages are only stripped of their tags.
const MOST_BYTES: usize = 8 << 20;
/// Elements inside one another; honest pages stay under a hundred.
const DEEPEST: usize = 256;
/// Elements, those too that the parser makes again for markup left open over blocks.
const MOST_ELEMENTS: usize = 80_000;
/// Attributes of one tag: the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 1_000;
/// References such as `&amp;` between two tags: the tree joins them one by one.
const MOST_REFERENCES: usize = 20_000;

/// Bytes that the tree's writer looks at for one text: for each character that it may have to escape
/// it looks for the next tag again.
const MOST_LOOKS: usize = 1 << 28;
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

/// Why the page is not read as a tree; none where it can be.
pub(super) fn obstacle(html: &str) -> Option<&'static str> {
    if html.len() > MOST_BYTES {
        return Some("too large");
    }
    let (mut depth, mut elements, mut formatting) = (0_usize, 0_usize, 0_usize);
    let (mut references, mut escapes, mut length) = (0, 0, 0);
    let is = |names: &[&str], name: &str| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    for piece in Tags::new(html) {
        match piece {
            Piece::Text(text) => {
                references += memchr::memchr_iter(b'&', text.as_bytes()).count();
                escapes += memchr::memchr2_iter(b'&', LATIN, text.as_bytes()).count();
                length += text.len();
                if references > MOST_REFERENCES || escapes.saturating_mul(length) > MOST_LOOKS {
                    return Some("too many character references");
                }
                continue;
            }
            Piece::Open(name, attributes) => {
                elements += 1;
                if is(FORMATTING, name) {
                    formatting += 1;
                    depth += 1;
                } else {
                    elements += formatting;
                    depth += usize::from(!is(FLAT, name));
                }
                if memchr::memchr_iter(b'=', attributes.as_bytes()).count() > MOST_ATTRIBUTES
                    && attributes.split_ascii_whitespace().nth(MOST_ATTRIBUTES).is_some()
                {
                    return Some("too many attributes");
                }
            }
            Piece::Close(name) => {
                formatting -= usize::from(formatting > 0 && is(FORMATTING, name));
                depth -= usize::from(depth > 0 && !is(FLAT, name));
            }
        }
        (references, escapes, length) = (0, 0, 0);
        if depth > DEEPEST {
            return Some("nested too deep");
        }
        if elements > MOST_ELEMENTS {
            return Some("too many elements");
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_bombs_from_pages() {
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
        let many: String = (0..2000).map(|n| format!(" a{n}=1")).collect();
        assert!(obstacle(&format!("<p{many}>x")).is_some());
        let open: String = (0..200).map(|n| format!("<font size={n}>")).collect();
        assert!(obstacle(&(open + &"<p>".repeat(1000))).is_some());
    }
}

//! Finds where the beginning of a long page can be cut off, for a preview.

use super::tags::{Piece, Tags, attribute};

/// Elements that the article stands in, or below.
const BEGINNINGS: &[&str] = &["article", "h1", "main"];
/// Elements that a page can be cut before: they end the paragraph.
const PARTS: &[&str] = &["p", "h1", "h2", "h3", "h4", "section"];

/// Where to cut so that `words` bytes of text stand between there and the beginning of the article, as
/// the page marks it.
pub(super) fn in_article(head: &str, words: usize) -> Option<usize> {
    after(head, words, |name, attributes| {
        is(BEGINNINGS, name)
            || attribute(attributes, "itemprop").is_some_and(|value| value == "articleBody")
    })
}

/// Where to cut so that `words` bytes of text stand before.
pub(super) fn anywhere(head: &str, words: usize) -> Option<usize> {
    after(head, words, |_, _| true)
}

fn after(head: &str, words: usize, begins: impl Fn(&str, &str) -> bool) -> Option<usize> {
    let (mut tags, mut begun, mut seen) = (Tags::new(head), false, 0);
    loop {
        let at = head.len() - tags.left();
        match tags.next()? {
            Piece::Text(text) if begun => seen += text.trim().len(),
            Piece::Open(name, _) if begun && seen >= words && is(PARTS, name) => return Some(at),
            Piece::Open(name, attributes) => begun = begun || begins(name, attributes),
            Piece::Text(_) | Piece::Close(_) => {}
        }
    }
}

fn is(names: &[&str], name: &str) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_a_paragraph_with_enough_text_before_it() {
        let check = |html: &str, expected: Option<&str>| {
            assert_eq!(in_article(html, 4).and_then(|at| html.get(at..)), expected, "{html}");
        };
        check("<p>menu<article><p>one<p>two<p>three", Some("<p>three"));
        check("<p>menu<main>one <b>two</b> <i>x</i><h2>three", Some("<h2>three"));
        check("<p>menu<h1>One</h1>two<p>three", Some("<p>three"));
        check("<p>menu<div itemprop='articleBody'>words<P>three", Some("<P>three"));
        check("<article>one<script>words</script><p>two", None);
        check("<p>words<p>words<p>words", None);
        check("<article>words", None);
        assert_eq!(anywhere("<div>words<p>more", 4), Some(10));
    }
}

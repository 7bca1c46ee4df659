//! Takes out what a reader of the page does not see: hidden elements, text for print alone, and cards
//! that open over a name inside a sentence.

use dom_query::{Document as Page, NodeRef};

use super::class_names::{has_word, tokens};
use super::tree::{Visit, short_text, visit};

/// Class names of elements that are not shown on a screen.
const HIDDEN: &[&str] = &[
    "d-none",
    "hide",
    "hidden",
    "is-hidden",
    "off-screen",
    "offscreen",
    "only-print",
    "print-only",
    "printonly",
    "screen-reader-only",
    "screen-reader-text",
    "sr-only",
    "u-hidden",
    "visible-print",
    "visible-print-block",
    "visually-hidden",
    "visuallyhidden",
];
/// Words in class names and ids of cards that open over a name.
const OPENING: &[&str] =
    &["hovercard", "hover", "popover", "popup", "rollover", "tooltip", "tooltiptext"];
/// Elements and class names of what is not the article's on many sites: advertisements and menus of
/// AMP, buttons and boxes of MediaWiki.
const FURNITURE: &[&str] = &[
    "amp-ad",
    "amp-carousel",
    "amp-consent",
    "amp-embed",
    "amp-lightbox",
    "amp-sidebar",
    "amp-sticky-ad",
];
const WIKI: &[&str] =
    &["catlinks", "mw-cite-backlink", "mw-editsection", "mw-jump-link", "navbox", "noprint"];
/// Longer elements may be the article of a page that a script shows, in bytes.
const LONGEST: usize = 1000;

/// Takes out hidden parts of a page.
pub(super) fn take_out(page: &Page) {
    visit(&page.root(), |node| {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return Visit::Next };
        if matches!(&*name, "head" | "script" | "style" | "svg") {
            return Visit::Next;
        }
        if matches!(&*name, "html" | "body" | "main" | "article") {
            return Visit::Children;
        }
        let goes = FURNITURE.contains(&&*name)
            || (is_hidden(node) || is_opening(node)) && short_text(node, LONGEST).is_some();
        if goes {
            node.remove_from_parent();
            return Visit::Next;
        }
        Visit::Children
    });
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    if node.has_attr("hidden") || node.attr("style").is_some_and(|value| style(&value)) {
        return true;
    }
    let Some(class) = node.class() else { return false };
    // "hidden md:block", "d-none d-md-block": hidden on small screens alone.
    let shown_on_some = tokens(&class).any(|name| {
        name.contains(':') || (name.starts_with("d-") && name.matches('-').count() > 1)
    });
    !shown_on_some && tokens(&class).any(|name| HIDDEN.contains(&name) || WIKI.contains(&name))
}

/// Whether an element stands inside a sentence and opens over it.
fn is_opening(node: &NodeRef<'_>) -> bool {
    let named = |name: &str| has_word(name, OPENING);
    if !named(&node.class().unwrap_or_default()) && !named(&node.id_attr().unwrap_or_default()) {
        return false;
    }
    let Some(parent) = node.parent() else { return false };
    let is_inline = ["p", "span", "a", "li", "em", "b", "i", "strong", "abbr", "sup"]
        .iter()
        .any(|name| parent.has_name(name));
    if !is_inline {
        return false;
    }
    let before = node.prev_sibling().map(|before| before.text().trim().to_owned());
    let said = short_text(node, LONGEST).unwrap_or_default();
    // The word that it explains may stand in it: what it says again, or links, is not that word.
    let again = before.filter(|before| before.len() > 2).is_some_and(|before| {
        let last = before.rsplit(' ').next().unwrap_or("");
        said.starts_with(&before) || (last.len() > 3 && said.starts_with(last))
    });
    again
        || node.descendants_it().take(60).filter(|inner| inner.has_name("a")).nth(1).is_some()
        || ["div", "img", "button"].iter().any(|name| super::tree::holds(node, &[name]))
        || tokens(&node.class().unwrap_or_default()).any(|name| {
            ["text", "content", "body", "card", "block"].iter().any(|end| name.ends_with(end))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let page = Page::from(html);
        take_out(&page);
        assert_eq!(crate::text::fold_space(&page.root().text()), expected, "{html}");
    }

    #[test]
    fn what_is_not_shown_goes() {
        check("<p>a<span hidden>b</span><span class='x sr-only'>c</span>d</p>", "ad");
        check("<div class=print-only>Source: https://…</div><p>a</p>", "a");
        check("<p style='display : none'>b</p><p style='color:red'>a</p>", "a");
        check("<p class='hidden md:block'>a</p><p class='d-none d-md-block'>b</p>", "ab");
        check("<p class=hidden-print>a</p><p class=hideout>b</p>", "ab");
        let article = format!("<div class=hidden><p>{}</p></div>", "Words. ".repeat(200));
        check(&article, "Words. ".repeat(200).trim());
    }

    #[test]
    fn cards_over_a_name_go() {
        check(
            "<p>Ms Lind<span class='hover-card'>Ms Lind<a>Older story</a></span> said</p>",
            "Ms Lind said",
        );
        check(
            "<p>the <span class=tooltip>GDP<span class=tooltip-text>All that …</span></span> fell</p>",
            "the GDP fell",
        );
        check("<p>the <span class=tooltip>GDP</span> fell</p>", "the GDP fell");
        check(
            "<p>Mr <span class=r><a>Ott</a><span class=rollover-block><a>Ott</a><a>More</a></span></span> left</p>",
            "Mr Ott left",
        );
        check("<div class=popup><p>A text of its own.</p></div>", "A text of its own.");
    }
}

//! Takes out quotations that stand in large type beside the text and repeat words of it.

use dom_query::{Document as Page, NodeRef};

use super::class_names::has_word;
use super::tree::short_text;

/// Longest of them, in bytes, and how many are looked at.
const LONGEST: usize = 500;
const MOST: usize = 20;
/// Fewer bytes may stand anywhere.
const SHORTEST: usize = 12;

/// Takes out pull quotations whose words the text has too.
pub(super) fn take_out(page: &Page) {
    let named = page.select("blockquote[class],aside[class],figure[class],div[class]");
    let pulled: Vec<NodeRef<'_>> =
        named.nodes().iter().filter(|node| is_pulled(node)).take(MOST).copied().collect();
    if pulled.is_empty() {
        return;
    }
    let text = key(&page.root().text());
    for node in pulled {
        let lines = node.descendants_it().filter(|inner| inner.has_name("p"));
        let own = lines.chain([node]).next().and_then(|words| short_text(&words, LONGEST));
        let words = own.map(|words| key(&words)).unwrap_or_default();
        if words.len() >= SHORTEST && text.matches(&words).count() > 1 {
            node.remove_from_parent();
        }
    }
}

fn is_pulled(node: &NodeRef<'_>) -> bool {
    let class = node.class().unwrap_or_default();
    has_word(&class, &["pullquote", "pullquotes"])
        || (has_word(&class, &["pull", "pulled"]) && has_word(&class, &["quote", "quotation"]))
}

/// The letters and digits of words, in small letters, with one blank between words.
fn key(words: &str) -> String {
    let mut key = String::new();
    for c in words.chars() {
        if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        } else if !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_that_repeat_the_text_go() {
        let text = "<p>“This time the contract is signed,” said Lund.</p>";
        for (html, expected) in [
            (
                "<blockquote class=pullquote><p>This time the contract is signed</p><footer>Lund</footer></blockquote>",
                false,
            ),
            ("<aside class='pull-quote'>this time the contract is signed!</aside>", false),
            ("<blockquote class=quote>This time the contract is signed</blockquote>", true),
            ("<blockquote class=pullquote>This time it is not</blockquote>", true),
        ] {
            let page = Page::from(format!("{text}{html}"));
            take_out(&page);
            let left = page.select("blockquote,aside").nodes().len();
            assert_eq!(left == 1, expected, "{html}");
        }
    }
}

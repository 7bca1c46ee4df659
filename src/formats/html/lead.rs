//! What stands between the headline and the text: its pictures, and the items that sum the article up.
//! Readability takes the element that holds the text, and of what stands beside it only paragraphs, so
//! these are put into the text.

use dom_query::{Document as Page, NodeRef};

use super::class_names::{has_word, is_foreign_name};
use super::pictures::is_mark;
use super::tree::{Visit, linked_in, short_text, visit};

/// So far around a picture the text is looked for.
const AROUND: usize = 3;
/// A paragraph that is longer, in bytes, is text.
const LONGEST_LINE: usize = 80;
/// Texts between headline and text are lines about the article.
const MOST_LINES: usize = 60;
/// Items that sum up, and the length of each, in bytes.
const ITEMS: std::ops::RangeInclusive<usize> = 2..=8;
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=260;
/// Longest heading above them, in bytes.
const LONGEST_HEADING: usize = 40;
/// Words in class names of lists that do not sum up.
const OTHERS: &[&str] = &["author", "breadcrumb", "byline", "menu", "meta", "nav", "tabs", "tags"];

/// Puts pictures and summaries that stand above the text into it.
pub(super) fn bring_in(page: &Page) {
    let mut waiting: Vec<NodeRef<'_>> = Vec::new();
    let mut moves = Vec::new();
    let (mut is_open, mut lines) = (false, 0);
    visit(&page.root(), |node| {
        if node.has_name("h1") {
            (is_open, lines) = (true, 0);
            waiting.clear();
            return Visit::Next;
        }
        if ["head", "script", "style", "aside", "nav"].iter().any(|name| node.has_name(name)) {
            return Visit::Next;
        }
        if !is_open {
            return Visit::Children;
        }
        if is_mark(node) {
            waiting.push(*node);
            return Visit::Next;
        }
        if is_summary(node) {
            waiting.extend(heading_of(node));
            waiting.push(*node);
            return Visit::Next;
        }
        if node.is_text() {
            lines += usize::from(!node.text().trim().is_empty());
            is_open = lines <= MOST_LINES;
        }
        if node.has_name("p") && node.text().trim().len() > LONGEST_LINE {
            // What begins with the time of an entry is a live report.
            if !is_first(node) {
                waiting.clear();
            }
            let beside = waiting.drain(..).filter(|above| is_beside(above, node));
            moves.extend(beside.map(|above| (above, *node)));
            is_open = false;
        }
        Visit::Children
    });
    for (above, text) in moves {
        let own = above.parent().map(|parent| parent.id);
        if own != text.parent().map(|parent| parent.id) {
            text.insert_before(&above.id);
        }
    }
}

/// Whether no other words stand before a paragraph in its parent.
fn is_first(text: &NodeRef<'_>) -> bool {
    const NEAR: usize = 20;
    let mut before = text.prev_element_sibling();
    for _ in 0..NEAR {
        let Some(node) = before else { return true };
        if !is_mark(&node) && !node.text().trim().is_empty() {
            return false;
        }
        before = node.prev_element_sibling();
    }
    false
}

/// Whether the text that begins with the paragraph `text` stands in what is around `above`.
fn is_beside(above: &NodeRef<'_>, text: &NodeRef<'_>) -> bool {
    let holds = |around: &NodeRef<'_>| {
        let parents = text.ancestors_it(Some(12));
        parents.into_iter().any(|parent| parent.id == around.id)
    };
    let around = above.ancestors_it(Some(AROUND));
    around.take_while(|parent| !parent.has_name("body")).any(|parent| holds(&parent))
}

/// Whether a list sums the article up: a few items of words that lead nowhere else.
fn is_summary(list: &NodeRef<'_>) -> bool {
    const LONGEST: usize = 2000;
    if !list.has_name("ul") || short_text(list, LONGEST).is_none() {
        return false;
    }
    let mut around = list.ancestors_it(Some(2)).chain([*list]);
    let is_other = |node: NodeRef<'_>| {
        [node.class(), node.id_attr()]
            .iter()
            .flatten()
            .any(|name| is_foreign_name(name) || has_word(name, OTHERS))
    };
    if around.any(is_other) {
        return false;
    }
    let items = list.element_children();
    ITEMS.contains(&items.len())
        && items.iter().all(|item| LENGTHS.contains(&item.text().trim().len()))
        && linked_in(list) * 3 < list.text().trim().len()
}

/// The heading of a summary, where both stand alone in an element.
fn heading_of<'p>(list: &NodeRef<'p>) -> Option<NodeRef<'p>> {
    let before = list.prev_element_sibling()?;
    let is_first = before.prev_element_sibling().is_none();
    let names = ["b", "div", "h2", "h3", "h4", "h5", "p", "span", "strong"];
    let is_heading = is_first && names.iter().any(|name| before.has_name(name));
    short_text(&before, LONGEST_HEADING).filter(|words| is_heading && !words.is_empty())?;
    Some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The council met on Monday to discuss what the bridge would cost, and agreed \
        after three hours that the old one would have to do for another year at least.";

    /// Whether something joins the text that it stands above.
    fn check(before: &str, joins: bool) {
        let page = Page::from(format!("<body>{before}<div class=body><p>{LONG}</p></div>"));
        bring_in(&page);
        let joined = !page.select(".body figure, .body li").is_empty();
        assert_eq!(joined, joins, "{before}");
    }

    #[test]
    fn pictures_above_the_text_join_it() {
        let mark = "<figure data-picture=x><img src=a></figure>";
        check(&format!("<article><h1>A</h1><div><p>By Ada</p></div>{mark}"), true);
        check(&format!("<article><header><h1>A</h1><div>{mark}</div></header>"), true);
        check(&format!("<main><h1>A</h1><div class=lede><div>{mark}</div></div>"), true);
        check(&format!("<article><h1>A</h1><aside>{mark}</aside>"), false);
        check(&format!("<article>{mark}<h1>A</h1>"), false);
        check(&format!("<article><h1>A</h1><p>{LONG}</p>{mark}"), false);
        let entry = format!("<div class=body><b>14:30</b><p>{LONG}</p></div>");
        check(&format!("<article><h1>A</h1><div>{mark}</div>{entry}"), false);
    }

    #[test]
    fn what_sums_the_article_up_joins_it() {
        let items =
            "<li>The old bridge stays for a year</li><li>A new one would cost too much</li>";
        let list = format!("<ul>{items}</ul>");
        check(&format!("<article><h1>A</h1><div><h2>At a glance</h2>{list}</div>"), true);
        check(&format!("<article><h1>A</h1><div class=box>{list}</div>"), true);
        check(&format!("<article><h1>A</h1><nav>{list}</nav>"), false);
        check(&format!("<article><h1>A</h1><div class=related>{list}</div>"), false);
        check("<article><h1>A</h1><ul><li>Politics</li><li>Bridges</li></ul>", false);
        let links = list.replace("<li>", "<li><a href=/x>").replace("</li>", "</a></li>");
        check(&format!("<article><h1>A</h1><div>{links}</div>"), false);
    }
}

//! Takes out other articles of a page: cards that lead to them, and those nested in the article.

use std::collections::BTreeMap;

use dom_query::{Document as Page, NodeRef};

use super::class_names::has_word;
use super::tree::{Visit, holds, prose_in, short_text, visit};

/// Longest card, in bytes: about ninety words.
const LONGEST_CARD: usize = 600;
/// So much running text must be left beside what goes, in bytes.
const LEAST_PROSE: usize = 300;
/// Children of one element that are compared.
const MOST_CHILDREN: usize = 400;

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
/// Words in class names of the title of a card.
const TITLES: &[&str] = &["headline", "heading", "title"];

/// Takes out cards and nested articles.
pub(super) fn take_out(page: &Page) {
    let root = page.root();
    let mut prose = prose_in(&root);
    visit(&root, |node| {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return Visit::Next };
        if matches!(&*name, "head" | "script" | "style" | "svg" | "p" | "table") {
            return Visit::Next;
        }
        if &*name == "article" {
            take_out_nested(node);
        }
        take_out_cards(node, &mut prose);
        take_out_following(node, &mut prose);
        Visit::Children
    });
}

/// Articles in an article that has text of its own, where each of them is a link to another: the
/// entries of a live report stay.
fn take_out_nested(article: &NodeRef<'_>) {
    let is_in_another = |node: &NodeRef<'_>| {
        let parents = node.ancestors_it(Some(30)).take_while(|parent| parent.id != article.id);
        parents.into_iter().any(|parent| parent.has_name("article"))
    };
    let nested: Vec<NodeRef<'_>> = article
        .descendants_it()
        .filter(|node| node.has_name("article") && !is_in_another(node))
        .take(MOST_CHILDREN)
        .collect();
    let leads_on =
        |node: &&NodeRef<'_>| linked_title(node) || (prose_in(node) == 0 && holds(node, &["a"]));
    if nested.len() < 2 || !nested.iter().all(|node| leads_on(&node)) {
        return;
    }
    let theirs: usize = nested.iter().map(prose_in).sum();
    if prose_in(article).saturating_sub(theirs) >= LEAST_PROSE {
        nested.iter().for_each(NodeRef::remove_from_parent);
    }
}

/// Articles behind the first one with a headline and a text of their own: what a page shows to readers
/// who scroll on. Entries of a live report have no headline of level 1.
fn take_out_following(parent: &NodeRef<'_>, prose: &mut usize) {
    let children = parent.children_it(false).filter(|child| child.has_name("article"));
    let headline = |article: &NodeRef<'_>| {
        let found = article.descendants_it().take(60).find(|inner| inner.has_name("h1"))?;
        short_text(&found, LONGEST_CARD).filter(|words| !words.is_empty())
    };
    let articles: Vec<NodeRef<'_>> = children.take(MOST_CHILDREN).collect();
    let Some((first, others)) = articles.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return;
    };
    let Some(own) = headline(first).filter(|_| prose_in(first) >= LEAST_PROSE) else { return };
    // One without a headline, or with the same one, is a part of the first.
    let follows = |article: &&NodeRef<'_>| headline(article).is_some_and(|words| words != own);
    for article in others.iter().take_while(follows) {
        *prose = prose.saturating_sub(prose_in(article));
        article.remove_from_parent();
    }
}

/// Three or more children of one tag and class that are nearly all cards, with the heading before
/// them.
fn take_out_cards(parent: &NodeRef<'_>, prose: &mut usize) {
    let mut kinds: BTreeMap<(String, String), Vec<NodeRef<'_>>> = BTreeMap::new();
    let mut count = 0;
    for child in parent.children_it(false).filter(NodeRef::is_element).take(MOST_CHILDREN) {
        let Some(name) = child.node_name() else { continue };
        let class = child.class().unwrap_or_default();
        kinds.entry((name.to_string(), class.to_string())).or_default().push(child);
        count += 1;
    }
    if count < 3 {
        return;
    }
    for children in kinds.into_values().filter(|children| children.len() >= 3) {
        let cards: Vec<&NodeRef<'_>> = children.iter().filter(|child| is_card(child)).collect();
        let theirs: usize = children.iter().map(prose_in).sum();
        let rest = prose.saturating_sub(theirs);
        if cards.len() < 3
            || cards.len() * 10 < children.len() * 8
            || rest < LEAST_PROSE
            || theirs * 2 > rest
        {
            continue;
        }
        let before = children.first().and_then(NodeRef::prev_element_sibling);
        let is_heading = |node: &NodeRef<'_>| HEADINGS.iter().any(|name| node.has_name(name));
        if let Some(heading) = before.filter(is_heading) {
            heading.remove_from_parent();
        }
        children.iter().for_each(NodeRef::remove_from_parent);
        *prose = rest;
    }
}

/// Whether an element is a card: a title that is a link, and few words more.
fn is_card(node: &NodeRef<'_>) -> bool {
    linked_title(node)
        && !holds(node, &["blockquote", "table", "pre"])
        && node.descendants_it().filter(|inner| inner.has_name("p")).take(3).count() <= 2
        && short_text(node, LONGEST_CARD).is_some()
}

/// Whether an element has a heading, or what is called one, that is all link.
fn linked_title(node: &NodeRef<'_>) -> bool {
    let is_title = |inner: &NodeRef<'_>| {
        HEADINGS.iter().any(|name| inner.has_name(name))
            || inner.class().is_some_and(|class| has_word(&class, TITLES))
    };
    let title = node.descendants_it().take(200).find(is_title);
    title.is_some_and(|title| {
        let words = title.text().trim().len();
        let leads = |link: &NodeRef<'_>| {
            link.has_name("a") && link.attr("href").is_some_and(|to| !to.starts_with('#'))
        };
        let within = title.descendants_it().take(20).find(leads);
        let around = || title.ancestors_it(Some(3)).find(leads);
        let own = leads(&title).then_some(title);
        words > 0
            && own
                .or(within)
                .or_else(around)
                .is_some_and(|link| link.text().trim().len() * 10 >= words * 8)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The council met on Monday to discuss what the bridge would cost, and agreed \
        after three hours that the old one would have to do for another year at least.";

    fn check(html: &str, expected: &str) {
        let page = Page::from(html);
        take_out(&page);
        let text = crate::text::fold_space(&page.root().text()).replace(LONG, "…");
        assert_eq!(text, expected, "{html}");
    }

    #[test]
    fn cards_go_with_their_heading() {
        let text = format!("<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>");
        let card = |n: u8| {
            format!("<div class=col><h3><a href=/{n}>Ferry {n}</a></h3><p>It runs.</p></div>")
        };
        let cards = [1, 2, 3].map(card).concat();
        check(&format!("{text}<section><h2>More</h2>{cards}</section>"), "………");
        check(
            &format!(
                "{text}<ul><li class=x><a href=/a><b class=card-title>A</b></a><li class=x><a href=/b><b class=card-title>B</b></a><li class=x><a href=/c><b class=card-title>C</b></a></ul>"
            ),
            "………",
        );
        // Two are none, nor are those whose titles are no links, nor a page of nothing else.
        let two = [1, 2].map(card).concat();
        check(&format!("{text}{two}"), "………Ferry 1It runs.Ferry 2It runs.");
        let plain = cards.replace("<a ", "<b ").replace("</a>", "</b>");
        check(&format!("{text}{plain}"), "………Ferry 1It runs.Ferry 2It runs.Ferry 3It runs.");
        check(&cards, "Ferry 1It runs.Ferry 2It runs.Ferry 3It runs.");
    }

    #[test]
    fn articles_that_follow_go() {
        let article =
            |title: &str| format!("<article><h1>{title}</h1><p>{LONG}</p><p>{LONG}</p></article>");
        check(&format!("<main>{}{}{}</main>", article("A"), article("B"), article("C")), "A……");
        let entry = article("B").replace("h1", "h2");
        check(&format!("<main>{}{entry}</main>", article("A")), "A……B……");
        check("<article><h1>A</h1></article><article><h1>B</h1></article>", "AB");
    }

    #[test]
    fn answers_with_links_stay() {
        let answer = |n: u8| {
            format!(
                "<div class=qa><h3><a href=/b{n}>Book {n}</a></h3><p>{LONG}</p><p>{LONG}</p></div>"
            )
        };
        let answers = [1, 2, 3].map(answer).concat();
        check(&format!("<p>{LONG}</p><p>{LONG}</p>{answers}"), "……Book 1……Book 2……Book 3……");
    }

    #[test]
    fn nested_articles_go_where_they_lead_on() {
        let own = format!("<article><h1>A</h1><p>{LONG}</p><p>{LONG}</p>");
        let other = "<article><h2><a href=/b>B</a></h2></article>";
        check(&format!("{own}{other}{other}</article>"), "A……");
        check(&format!("{own}{other}</article>"), "A……B");
        let entry = format!("<article><h3>9.30</h3><p>{LONG}</p></article>");
        check(&format!("{own}{entry}{entry}</article>"), "A……9.30…9.30…");
    }
}

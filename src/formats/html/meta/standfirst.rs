//! The standfirst: the sentence below the headline that says what the article is about.

use dom_query::NodeRef;

use super::super::boilerplate;
use super::super::class_names::has_word;
use super::super::tree::{holds, image_in, short_text};
use super::byline::without_label;
use super::value::line;
use crate::formats::document_date;

/// Shortest and longest one, in bytes.
const SHORTEST: usize = 25;
const LONGEST: usize = 500;
/// Longest line about the author and the day.
const LONGEST_LINE: usize = 80;
/// Fewest words.
const FEWEST_WORDS: usize = 4;
/// So far above the heading is what it stands in.
const AROUND: usize = 3;
/// Elements behind the heading that are looked at.
const MOST: usize = 6;

/// Words in class names of standfirsts.
const NAMES: &[&str] = &[
    "chapo",
    "deck",
    "dek",
    "desc",
    "entradilla",
    "excerpt",
    "ingress",
    "intro",
    "occhiello",
    "sottotitolo",
    "standfirst",
    "strapline",
    "subhead",
    "subheading",
    "subheadline",
    "subtitle",
    "summary",
    "teaser",
    "vorspann",
];

/// The standfirst behind `heading`: what is named so, or the one line of words in the same head.
pub(super) fn of(heading: &NodeRef<'_>) -> Option<String> {
    let mut at = *heading;
    for _ in 0..AROUND {
        let mut next = at.next_element_sibling();
        for place in 0..MOST {
            let Some(node) = next else { break };
            if let Some(found) = read(&node, place == 0 && at.id == heading.id) {
                return Some(found);
            }
            if is_text(&node) {
                return None;
            }
            next = node.next_element_sibling();
        }
        at = at.parent().filter(is_head)?;
    }
    None
}

/// Whether an element is the head of an article.
fn is_head(node: &NodeRef<'_>) -> bool {
    let named = |name: &str| has_word(name, &["head", "header", "heading", "headline", "title"]);
    node.has_name("header") || named(&node.class().unwrap_or_default())
}

/// Whether the text of the article begins here.
fn is_text(node: &NodeRef<'_>) -> bool {
    let is_long = |inner: NodeRef<'_>| inner.has_name("p") && inner.text().len() > LONGEST;
    node.has_name("article") || node.descendants_it().take(60).any(is_long)
}

/// The words of an element, where it is a standfirst.
fn read(node: &NodeRef<'_>, is_next: bool) -> Option<String> {
    let keys = ["class", "itemprop", "data-qa", "data-testid"];
    let is_named = keys.iter().filter_map(|key| node.attr(key)).any(|name| has_word(&name, NAMES));
    let in_head = || node.parent().is_some_and(|parent| is_head(&parent));
    let is_line = is_next && ["h2", "h3", "p"].iter().any(|name| node.has_name(name)) && in_head();
    let is_other = ["a", "article", "aside", "button", "nav", "time", "ul"];
    if !(is_named || is_line)
        || is_other.iter().any(|name| node.has_name(name))
        || holds(node, &["button", "ul", "time"])
        || image_in(node).is_some()
    {
        return None;
    }
    let words = line(&short_text(node, LONGEST)?);
    let is_prose = words.len() >= SHORTEST && words.split(' ').count() >= FEWEST_WORDS;
    let links = node.descendants_it().take(60).filter(|inner| inner.has_name("a"));
    let linked: usize = links.map(|link| link.text().trim().len()).sum();
    // "11/19/2019 by Ada Holm"
    let has_day = || words.split(' ').any(|word| document_date::in_words(word).is_some());
    let is_about = without_label(&words) != words
        || boilerplate::is_only_date(&words)
        || (words.len() <= LONGEST_LINE && has_day());
    (is_prose && linked * 2 < words.len() && !is_about).then_some(words)
}

#[cfg(test)]
mod tests {
    use dom_query::Document as Page;

    use super::*;

    fn check(html: &str, expected: Option<&str>) {
        let page = Page::from(format!("<body>{html}"));
        let heading = page.select("h1");
        let found = heading.nodes().first().and_then(of);
        assert_eq!(found.as_deref(), expected, "{html}");
    }

    #[test]
    fn it_stands_behind_the_heading() {
        let words = "Opponents have a month to force a vote.";
        for html in [
            "<header class=post-header><h1>A</h1><h3 class=subtitle>{}</h3></header>",
            "<header><div class=title><h1>A</h1></div><p class=article__desc>{}</p></header>",
            "<header><h1>A</h1><h2>{}</h2></header>",
            "<div class=entry-header><h1>A</h1><p>{}</p></div>",
            "<main><h1>A</h1><div class=date>3 May</div><div class=standfirst>{}</div></main>",
            "<header><h1>A</h1><h2 data-qa=subheadline>{}</h2></header>",
        ] {
            check(&html.replace("{}", words), Some(words));
        }
    }

    #[test]
    fn what_is_about_the_article_is_none() {
        for html in [
            "<header><h1>A</h1><p>By Ada Holm and Jo Ott of the Herald</p></header>",
            "<header><h1>A</h1><p>Published 10:48 Tue 19 November 2019</p></header>",
            "<header><h1>A</h1><p><a href=/x>All that we wrote on the ring line</a></p></header>",
            "<header><h1>A</h1><p>Politics and law</p></header>",
            "<header><h1>A</h1><p>5:45 AM PST 11/19/2019 by Ada Holm</p></header>",
            "<div><h1>A</h1><p>The text itself begins with these words here.</p></div>",
            "<header><h1>A</h1><div class=teaser><img src=a>The mayor opens the bridge.</div></header>",
        ] {
            check(html, None);
        }
    }
}

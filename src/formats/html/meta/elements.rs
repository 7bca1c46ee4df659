//! The elements of a page that speak of its article, found in one walk over it.

use dom_query::{Document as Page, NodeId, NodeRef};

use super::super::class_names::has_word;

/// Headings of level 1 that are looked at.
const MOST_HEADINGS: usize = 40;
/// Elements with names of authors that are looked at.
const MOST_BYLINES: usize = 40;

/// An element, and how many texts stand before it.
pub(super) type Placed<'p> = (NodeRef<'p>, usize);

/// What stands where on a page.
#[derive(Default)]
pub(super) struct Elements<'p> {
    /// JSON-LD.
    pub(super) scripts: Vec<NodeRef<'p>>,
    pub(super) metas: Vec<NodeRef<'p>>,
    pub(super) html: Option<NodeRef<'p>>,
    /// Headings of level 1.
    pub(super) headings: Vec<Placed<'p>>,
    /// The first heading of level 2.
    pub(super) subheading: Option<NodeRef<'p>>,
    pub(super) canonical: Option<NodeRef<'p>>,
    pub(super) title: Option<NodeRef<'p>>,
    /// Elements that are named for the author.
    pub(super) bylines: Vec<Placed<'p>>,
    /// Every text that is shown.
    pub(super) texts: Vec<NodeRef<'p>>,
}

impl<'p> Elements<'p> {
    pub(super) fn of(page: &'p Page) -> Self {
        let mut found = Self::default();
        let is = |node: &NodeRef<'_>, key: &str, value: &str| {
            node.attr(key).is_some_and(|v| v.eq_ignore_ascii_case(value))
        };
        for node in page.root().descendants_it() {
            let Some(name) = node.qual_name_ref() else {
                if node.is_nonempty_text() && !node.parent().is_some_and(|p| is_unshown(&p)) {
                    found.texts.push(node);
                }
                continue;
            };
            let place = found.texts.len();
            if found.bylines.len() < MOST_BYLINES && is_byline(&node, &name.local) {
                found.bylines.push((node, place));
            }
            match &*name.local {
                "script" if is(&node, "type", "application/ld+json") => found.scripts.push(node),
                "meta" => found.metas.push(node),
                "html" => found.html = found.html.or(Some(node)),
                "title" => found.title = found.title.or(Some(node)),
                "h1" if found.headings.len() < MOST_HEADINGS => found.headings.push((node, place)),
                "h2" => found.subheading = found.subheading.or(Some(node)),
                "link" if is(&node, "rel", "canonical") => {
                    found.canonical = found.canonical.or(Some(node));
                }
                _ => {}
            }
        }
        found
    }
}

/// Whether the text of an element is not shown.
fn is_unshown(node: &NodeRef<'_>) -> bool {
    let names = ["script", "style", "noscript", "template", "title", "svg", "option", "textarea"];
    names.iter().any(|name| node.has_name(name))
}

/// Whether an element shows who wrote the article, by Readability's rule.
fn is_byline(node: &NodeRef<'_>, name: &str) -> bool {
    if matches!(name, "html" | "head" | "body" | "meta" | "link" | "script" | "style") {
        return false;
    }
    let says = |key: &str, words: &[&str]| {
        node.attr(key).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            words.iter().any(|word| value.contains(word))
        })
    };
    let names = ["byline", "author", "dateline", "writtenby", "p-author"];
    let is = node.attr("rel").is_some_and(|rel| &*rel == "author")
        || (name == "a" && node.attr("href").is_some_and(|to| leads_to_author(&to)))
        || says("itemprop", &["author"])
        || says("class", &names)
        || says("id", &names);
    is && is_short(node)
}

/// Whether an address is that of a page about an author: `/author/ada-holm`.
fn leads_to_author(address: &str) -> bool {
    #[rustfmt::skip]
    const PARTS: &[&str] = &[
        "auteur", "auteurs", "author", "authors", "autor", "autore", "autoren", "autores",
        "contributor", "contributors", "journalist", "journalists", "reporter", "reporters",
        "staff", "writer", "writers",
    ];
    let path = address.split(['?', '#']).next().unwrap_or("");
    let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    // The name follows.
    parts.windows(2).any(|pair| {
        matches!(pair, [part, name] if PARTS.contains(part) && !name.is_empty() && !PARTS.contains(name))
    })
}

/// Whether an element has words, and no more than a line about the author has.
fn is_short(node: &NodeRef<'_>) -> bool {
    const LONGEST: usize = 100;
    const MOST_NODES: usize = 200;
    let mut text = String::new();
    for (at, inner) in node.descendants_it().enumerate() {
        if at >= MOST_NODES || text.len() > 4 * LONGEST {
            return false;
        }
        if inner.is_text() {
            text.push_str(&inner.text());
        }
    }
    (1..LONGEST).contains(&text.trim().chars().count())
}

/// Whether an element stands in what is not the article's own: a post of another's, links, the
/// page's foot, what readers wrote. The elements `around` the article count for nothing.
pub(super) fn is_set_apart(node: &NodeRef<'_>, around: &[NodeId]) -> bool {
    let names = ["blockquote", "aside", "nav", "footer"];
    let said = ["comment", "comments", "widget", "menu"];
    let of_name = |parent: &NodeRef<'_>| {
        let names = [parent.class(), parent.id_attr()];
        names.iter().flatten().any(|name| has_word(name, &said))
    };
    let apart = node.ancestors_it(Some(12)).take_while(|parent| !around.contains(&parent.id));
    apart.into_iter().any(|parent| {
        names.iter().any(|name| parent.has_name(name)) || (!around.is_empty() && of_name(&parent))
    })
}

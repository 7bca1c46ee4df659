//! Renames elements of the article that Readability takes out for their name: corrections in an
//! aside, the source below a quotation, lists of links inside an item.

use dom_query::{Document as Page, NodeRef};

/// Words in class names and ids of corrections.
const CORRECTION_NAMES: &[&str] = &[
    "amendment",
    "clarification",
    "clarifications",
    "corrected",
    "correction",
    "corrections",
    "corrigendum",
    "editorsnote",
    "erratum",
];
/// How a correction begins, lower case.
const CORRECTION_WORDS: &[&str] = &[
    "an earlier version of",
    "a previous version of",
    "clarification",
    "correction",
    "corrections",
    "editor's note",
    "editors' note",
    "editor’s note",
    "editors’ note",
    "erratum",
    "this article was amended",
    "this article was corrected",
    "this article has been amended",
    "this article has been corrected",
    "this story has been corrected",
    "this story was corrected",
];
/// Longest correction, in bytes; longer elements hold more of the page.
const LONGEST_CORRECTION: usize = 1500;

/// Prepares a page for Readability.
pub(super) fn prepare(page: &Page) {
    for node in page.select("aside,footer,blockquote footer,li ul,li ol").nodes() {
        match node.node_name().as_deref() {
            Some("ul" | "ol") => keep_list(node),
            _ if is_in_quotation(node) => node.rename("p"),
            _ if is_correction(node) => {
                node.rename("section");
                node.remove_attrs(&["class", "id", "role"]);
            }
            _ => {}
        }
    }
}

/// Whether the nearest element that sets something off is a quotation.
fn is_in_quotation(node: &NodeRef<'_>) -> bool {
    let mut parent = node.parent();
    for _ in 0..3 {
        let Some(node) = parent else { return false };
        if node.has_name("blockquote") {
            return true;
        }
        parent = node.parent();
    }
    false
}

fn is_correction(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_CORRECTION {
        return false;
    }
    let named = |name: &str| {
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| CORRECTION_NAMES.contains(&word.to_ascii_lowercase().as_str()))
    };
    let start: String = text.chars().take(60).flat_map(char::to_lowercase).collect();
    named(&node.class().unwrap_or_default())
        || named(&node.id_attr().unwrap_or_default())
        || CORRECTION_WORDS.iter().any(|words| start.starts_with(words))
}

/// A list of links below an item that has words of its own stands for what the item says.
fn keep_list(list: &NodeRef<'_>) {
    let Some(item) = list.parent().filter(|parent| parent.has_name("li")) else { return };
    if item.immediate_text().trim().is_empty() {
        return;
    }
    for item in list.element_children() {
        // Readability keeps lists whose items hold running words.
        if item.has_name("li") {
            let span = item.tree.new_element("span");
            for child in item.children() {
                span.append_child(&child.id);
            }
            item.append_child(&span.id);
        }
    }
}

//! Walks over the tree of a page while parts of it are taken out, and reads short texts in it.

use dom_query::NodeRef;

use super::elements::{Role, role_of};

/// Where a walk goes on from a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Visit {
    /// With its children.
    Children,
    /// With what follows it.
    Next,
}

/// So many nodes are looked at for a short text.
const MOST_NODES: usize = 400;

/// Visits the nodes below `root` in order; the one that is visited may be taken out.
pub(super) fn visit<'t>(root: &NodeRef<'t>, mut at: impl FnMut(&NodeRef<'t>) -> Visit) {
    let Some(mut node) = root.first_child() else { return };
    loop {
        let (mut next, mut parent) = (node.next_sibling(), node.parent());
        if at(&node) == Visit::Children
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        node = loop {
            if let Some(next) = next {
                break next;
            }
            let Some(above) = parent.filter(|above| above.id != root.id) else { return };
            (next, parent) = (above.next_sibling(), above.parent());
        };
    }
}

/// The words of an element on one line; none where they have more than `most` bytes.
pub(super) fn short_text(node: &NodeRef<'_>, most: usize) -> Option<String> {
    let mut words = String::new();
    let mut apart = false;
    for (count, inner) in node.descendants_it().enumerate() {
        if count > MOST_NODES || words.len() > most {
            return None;
        }
        if !inner.is_text() {
            let block = inner.node_name().is_some_and(|name| {
                &*name == "br" || matches!(role_of(&name), Role::Block | Role::Skipped)
            });
            apart |= block;
            continue;
        }
        let skipped = |parent: NodeRef<'_>| {
            parent.node_name().is_some_and(|name| role_of(&name) == Role::Skipped)
        };
        if inner.parent().is_some_and(skipped) {
            continue;
        }
        let text = inner.text();
        // "… in New York.Reuters": two elements side by side.
        let ends = words.ends_with(['.', '!', '?', ')', ']', '”', '"']);
        if apart || (ends && text.starts_with(char::is_alphanumeric)) {
            words.push(' ');
        }
        words.push_str(&text);
        apart = false;
    }
    let words = crate::text::fold_space(&words);
    (words.len() <= most).then_some(words)
}

/// Whether a page shows a picture here.
pub(super) fn is_image(node: &NodeRef<'_>) -> bool {
    ["img", "picture", "amp-img", "video"].iter().any(|name| node.has_name(name))
}

/// The first picture in an element, or it itself.
pub(super) fn image_in<'t>(node: &NodeRef<'t>) -> Option<NodeRef<'t>> {
    if is_image(node) {
        return Some(*node);
    }
    node.descendants_it().take(MOST_NODES).find(is_image)
}

/// Whether an element has one of these names inside.
pub(super) fn holds(node: &NodeRef<'_>, names: &[&str]) -> bool {
    let is = |inner: NodeRef<'_>| names.iter().any(|name| inner.has_name(name));
    node.descendants_it().take(MOST_NODES).any(is)
}

/// Bytes of the words of an element that stand in links.
pub(super) fn linked_in(node: &NodeRef<'_>) -> usize {
    let links = node.descendants_it().filter(|inner| inner.has_name("a"));
    links.map(|link| link.text().trim().len()).sum()
}

/// Bytes of running text in an element: its paragraphs of more than a line.
pub(super) fn prose_in(node: &NodeRef<'_>) -> usize {
    const LINE: usize = 80;
    let paragraphs = node.descendants_it().filter(|inner| inner.has_name("p"));
    paragraphs.map(|paragraph| paragraph.text().trim().len()).filter(|length| *length > LINE).sum()
}

#[cfg(test)]
mod tests {
    use dom_query::Document as Page;

    use super::*;

    #[test]
    fn a_walk_goes_on_where_a_node_was_taken_out() {
        let page =
            Page::from("<p>a</p><div><b>b</b><i>c</i><u>d</u></div><b>e</b><p>f<b>g</b></p>");
        let mut seen = Vec::new();
        visit(&page.root(), |node| {
            if node.has_name("b") {
                node.remove_from_parent();
                return Visit::Next;
            }
            seen.extend(node.is_text().then(|| node.text().to_string()));
            Visit::Children
        });
        assert_eq!((seen.concat().as_str(), &*page.root().text()), ("acdf", "acdf"));
    }

    #[test]
    fn short_texts_are_lines() {
        for (html, expected) in [
            ("<p>A <b>bo</b>ld word.<span>Reuters</span></p>", Some("A bold word. Reuters")),
            ("<div>a</div><div>b<br>c<script>d</script></div>", Some("a b c")),
            ("<b>1</b>of<b>4</b>", Some("1of4")),
            ("<p>A long text of many words.</p>", None),
        ] {
            let page = Page::from(html);
            assert_eq!(short_text(&page.root(), 22).as_deref(), expected, "{html}");
        }
    }
}

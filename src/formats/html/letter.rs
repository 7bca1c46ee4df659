//! The page of a mail: all of it is text but what is hidden, the link to a copy on the web, and the foot
//! with the way out of a mailing list.

use dom_query::Document as Page;

use super::boilerplate::key_of;
use super::chunk::Chunk;
use super::walk::chunks_with;
use super::{complexity_guard, hidden, text_only, write};
use crate::doc::{BlockKind, Builder};

/// Longest line of a head or foot, in bytes.
const LONGEST: usize = 250;
/// How many blocks of the beginning and of the end are looked at.
const HEAD: usize = 4;
const FOOT: usize = 8;
/// How a line with a link to the same on the web says so.
const ON_THE_WEB: &[&str] = &[
    "in browser",
    "in your browser",
    "in a browser",
    "in your web browser",
    "read online",
    "view online",
    "web version",
];
/// What a link out of a mailing list says.
const WAYS_OUT: &[&str] = &["unsubscribe", "email preferences", "manage preferences", "opt out"];

/// Writes the page of a mail into `builder`, its headings one level down: the subject is the title.
pub(crate) fn letter(html: &str, builder: &mut Builder) {
    if complexity_guard::obstacle(html).is_some() {
        text_only::into(html, builder);
        builder.end();
        return;
    }
    let page = Page::from(html);
    hidden::take_out(&page);
    let Some(body) = page.body() else { return };
    let (mut chunks, _) = chunks_with(&body, std::iter::empty().collect());
    chunks.retain(|chunk| !chunk.text.is_empty() || chunk.kind == BlockKind::Rule);
    take_off_foot(&mut chunks);
    let head = chunks.iter().take(HEAD).position(is_link_to_web);
    if let Some(index) = head {
        chunks.remove(index);
    }
    for chunk in &mut chunks {
        if let BlockKind::Heading(level) = chunk.kind {
            chunk.kind = BlockKind::Heading(level.saturating_add(1).min(6));
        }
        write(chunk, builder);
    }
}

/// "View this email in your browser".
fn is_link_to_web(chunk: &Chunk) -> bool {
    let key = key_of(&chunk.text);
    chunk.linked > 0
        && chunk.text.len() <= LONGEST
        && ON_THE_WEB.iter().any(|words| key.contains(words))
}

/// From the line with the way out of the list to the end, where only lines follow.
fn take_off_foot(chunks: &mut Vec<Chunk>) {
    let start = chunks.len().saturating_sub(FOOT).max(1);
    let is_way_out = |chunk: &Chunk| {
        let key = key_of(&chunk.text);
        chunk.linked > 0 && WAYS_OUT.iter().any(|words| key.contains(words))
    };
    let foot = chunks.get(start..).unwrap_or_default();
    let Some(at) = foot.iter().position(is_way_out) else { return };
    if foot.iter().skip(at).all(|chunk| chunk.text.len() <= LONGEST) {
        chunks.truncate(start + at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_without_its_head_and_foot() {
        for (html, expected) in [
            (
                "<div style='display:none'>Soon.</div><p><a href=v>View in browser</a></p><h1>Tide</h1><p>One.</p>\
                 <p>You signed up. <a href=u>Unsubscribe</a></p><p>1 Quay Street</p>",
                "Tide|One.",
            ),
            (
                "<p>Read this letter <a href=v>in your browser</a>.</p><p>One.</p><p><a href=u>Opt out</a>",
                "One.",
            ),
            ("<p>One.</p><p><a href=u>Manage preferences</a> | © Tide", "One."),
            // Words about it, no link; much that follows.
            ("<p>How to unsubscribe</p><p>One.</p>", "How to unsubscribe|One."),
            ("<p>Maps open in your browser.</p><p>One.</p>", "Maps open in your browser.|One."),
            ("<p><a href=u>Unsubscribe</a></p>", "Unsubscribe"),
        ] {
            let mut builder = Builder::new();
            letter(html, &mut builder);
            assert_eq!(builder.finish().text.replace("\n\n", "|").trim(), expected, "{html}");
        }
        let long =
            format!("<p>One.</p><p><a href=u>Unsubscribe</a></p><p>{}</p>", "More. ".repeat(60));
        let mut builder = Builder::new();
        letter(&long, &mut builder);
        assert!(builder.finish().text.contains("Unsubscribe"));
    }
}

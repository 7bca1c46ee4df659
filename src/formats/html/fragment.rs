//! An article that comes without a page around it, as feeds hold it.

use dom_query::Document as Page;

use super::boilerplate::{self, key_of};
use super::chunk::Chunk;
use super::walk::chunks_with;
use super::{complexity_guard, hidden, parting, pictures, text_only, write};
use crate::doc::{BlockKind, Builder, Meta};

/// Longest line that says where the article appeared, in bytes.
const LONGEST: usize = 400;

/// Writes the article into `builder`: captions stand beside the text, buttons and links to other
/// articles are left out, its headings are below the title of `meta`.
pub(crate) fn fragment(html: &str, meta: &Meta, builder: &mut Builder) {
    let Some(chunks) = chunks_of(html, builder, pictures::take_out) else { return };
    let mut chunks = parting::at_line_ends(chunks);
    if chunks.last().is_some_and(is_origin) && chunks.len() > 1 {
        chunks.pop();
    }
    boilerplate::remove(&mut chunks, meta);
    let highest = chunks.iter().filter_map(level).min().unwrap_or(2);
    for chunk in &mut chunks {
        if let Some(level) = level(chunk) {
            let below = level.saturating_sub(highest).saturating_add(highest.max(2));
            chunk.kind = BlockKind::Heading(below.min(6));
        }
        write(chunk, builder);
    }
}

/// The blocks that are shown of HTML without a page around it, after `clean`, parted at blank lines. None
/// where there are none, and where it is too much for a tree: then its text is in `builder`.
pub(super) fn chunks_of(
    html: &str,
    builder: &mut Builder,
    clean: impl FnOnce(&Page),
) -> Option<Vec<Chunk>> {
    if complexity_guard::obstacle(html).is_some() {
        text_only::into(html, builder);
        builder.end();
        return None;
    }
    let page = Page::from(html);
    hidden::take_out(&page);
    clean(&page);
    let (chunks, _) = chunks_with(&page.body()?, std::iter::empty().collect());
    Some(parting::at_blank_lines(chunks))
}

const fn level(chunk: &Chunk) -> Option<u8> {
    match chunk.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}

/// "The post … first appeared on …".
fn is_origin(chunk: &Chunk) -> bool {
    let key = key_of(&chunk.text);
    chunk.linked > 0
        && chunk.text.len() <= LONGEST
        && key.contains(" appeared ")
        && key.contains(" on ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_of_a_feed() {
        let long = "The council met on Monday to discuss what the bridge would cost, and agreed after three hours.";
        let html = format!(
            "<figure><img src=a.jpg><figcaption>The hall. Photo: Ott</figcaption></figure><p>{long}</p><h2>Costs</h2><p>{long}</p>\
             <div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul><li><a href=x>Click to share</a></li></ul></div>\
             <p>The post <a href=a>Talks</a> appeared first on <a href=b>The Tide</a>.</p>"
        );
        let mut builder = Builder::new();
        fragment(&html, &Meta::default(), &mut builder);
        let doc = builder.finish();
        let shown = doc.text.replace(long, "…");
        assert_eq!(shown, "The hall. Photo: Ott\n\n…\n\nCosts\n\n…");
        assert_eq!(doc.pictures.len(), 1);
    }
}

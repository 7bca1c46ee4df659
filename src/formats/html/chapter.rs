//! A chapter of a book: a page that is all article, named by the table of contents where its own
//! headings do not.

use std::collections::BTreeMap;

use dom_query::Document as Page;

use super::chunk::{Chunk, Part};
use super::walk::chunks_with;
use super::{complexity_guard, text_only, write};
use crate::doc::{BlockKind, Builder};

/// How many blocks after an entry's place its heading may stand.
const NEAR: usize = 4;
/// A longer block is running text and no heading, in bytes.
const LONGEST_HEADING: usize = 160;

/// An entry of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The element that it leads to; none for the beginning of the file.
    pub(crate) id: Option<String>,
    /// Its words, clean.
    pub(crate) words: String,
    /// 1 for an entry of the outermost list, 2 for one in it …
    pub(crate) depth: u8,
}

/// Writes the chapter of a file of the book into `builder`. Its headings go one level down, or as deep
/// as the table of contents has them: the book's title is the only one of level 1. Links within the
/// book lead to places of the document, `#notes.xhtml#n1`.
pub(crate) fn chapter(html: &str, file: &str, names: &[Name], builder: &mut Builder) {
    if complexity_guard::obstacle(html).is_some() {
        if let Some(name) = names.first() {
            builder.block(BlockKind::Heading(level_of(name)), &name.words);
        }
        text_only::into(html, builder);
        builder.end();
        return;
    }
    let page = Page::from(html);
    let Some(body) = page.body() else { return };
    let file = file_name(file);
    let ids: Vec<_> =
        page.select("[id]").nodes().iter().filter_map(|node| node.id_attr()).collect();
    let (mut chunks, places) = chunks_with(&body, ids.iter().map(|id| &**id).collect());
    for chunk in &mut chunks {
        if let BlockKind::Heading(level) = chunk.kind {
            chunk.kind = BlockKind::Heading(level.saturating_add(1).min(6));
        }
        for part in &mut chunk.parts {
            if let Part::Link(address) = part {
                *address = in_book(address, file);
            }
        }
    }
    for (id, index) in &places {
        if let Some(chunk) = chunks.get_mut(*index) {
            chunk.places.push(place_name(file, id));
        }
    }
    if let Some(first) = chunks.first_mut() {
        first.places.push(file.to_owned());
    }
    let mut at: BTreeMap<usize, Vec<&Name>> = BTreeMap::new();
    for name in names {
        let place = match &name.id {
            None => Some(0),
            Some(id) => places.get(id.as_str()).copied(),
        };
        if let Some(place) = place.filter(|place| *place < chunks.len()) {
            at.entry(place).or_default().push(name);
        }
    }
    named(chunks, &at).iter().for_each(|chunk| write(chunk, builder));
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// How the document calls the element `id` of a file.
fn place_name(file: &str, id: &str) -> String {
    format!("{file}#{id}")
}

/// A link of the chapter in `file`: to a place of the book where it is relative, else as it is.
fn in_book(link: &str, file: &str) -> String {
    let (path, id) = link.split_once('#').map_or((link, None), |(path, id)| (path, Some(id)));
    if path.contains(':') || path.starts_with("//") || link.is_empty() {
        return link.to_owned();
    }
    let name = if path.is_empty() { file } else { file_name(path) };
    format!("#{}", id.map_or_else(|| name.to_owned(), |id| place_name(name, id)))
}

fn level_of(name: &Name) -> u8 {
    name.depth.saturating_add(1).clamp(2, 6)
}

/// The chunks with a heading at each place that has a name.
fn named(chunks: Vec<Chunk>, at: &BTreeMap<usize, Vec<&Name>>) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::with_capacity(chunks.len());
    let places: Vec<usize> = at.keys().copied().collect();
    let ends = places.iter().skip(1).copied().chain([chunks.len()]);
    let mut chunks = chunks.into_iter();
    let before = places.first().copied().unwrap_or(usize::MAX);
    out.extend(chunks.by_ref().take(before));
    for ((place, names), end) in at.iter().zip(ends) {
        let part: Vec<Chunk> = chunks.by_ref().take(end - place).collect();
        name_part(part, names, &mut out);
    }
    out
}

/// Names the chunks from one place to the next.
fn name_part(mut part: Vec<Chunk>, names: &[&Name], out: &mut Vec<Chunk>) {
    let near = part
        .iter()
        .take(NEAR)
        .take_while(|chunk| chunk.text.len() <= LONGEST_HEADING && chunk.kind != BlockKind::Table);
    let near: Vec<(Vec<String>, bool)> = near
        .map(|chunk| (words_of(&chunk.text), matches!(chunk.kind, BlockKind::Heading(_))))
        .collect();
    let mut free = 0;
    for (index, name) in names.iter().enumerate() {
        let words = words_of(&name.words);
        let says_it =
            |(found, _): &(Vec<String>, bool)| !found.is_empty() && words.starts_with(found);
        let found = near.iter().skip(free).position(says_it).map(|at| free + at);
        let last = index + 1 == names.len();
        let own = || near.iter().skip(free).position(|(_, heading)| *heading).map(|at| free + at);
        match found.or_else(|| if last { own() } else { None }) {
            Some(place) => {
                free = place + 1;
                rename(&mut part, place, name, &words);
            }
            None => out.push(Chunk::heading(level_of(name), &name.words)),
        }
    }
    out.extend(
        part.into_iter().filter(|chunk| !chunk.text.is_empty() || chunk.kind == BlockKind::Rule),
    );
}

/// Makes the chunk at `place` the heading of `name`, and takes out the one after it where the name
/// has its words too ("Chapter 1", "The Arrival").
fn rename(part: &mut [Chunk], place: usize, name: &Name, words: &[String]) {
    let level = level_of(name);
    let [_, rest @ ..] = part.get_mut(place..).unwrap_or(&mut []) else { return };
    let next = rest.first().map(|chunk| words_of(&chunk.text)).unwrap_or_default();
    let Some(chunk) = part.get_mut(place) else { return };
    let own = words_of(&chunk.text);
    let was = match chunk.kind {
        BlockKind::Heading(level) => level,
        _ => level,
    };
    chunk.kind = BlockKind::Heading(level);
    let longer = words.len() > own.len() && words.starts_with(&own);
    if longer {
        let places = std::mem::take(&mut chunk.places);
        *chunk = Chunk { places, ..Chunk::heading(level, &name.words) };
        let is_double = !next.is_empty() && words.get(own.len()..) == Some(next.as_slice());
        if let Some(double) = part.get_mut(place + 1).filter(|_| is_double) {
            double.text.clear();
        }
    }
    // Headings below it in the chapter stay below it.
    for chunk in part.iter_mut().skip(place + 1) {
        if let BlockKind::Heading(other) = chunk.kind {
            let deeper = other.saturating_sub(was).saturating_add(level).min(6);
            chunk.kind = BlockKind::Heading(deeper.max(2));
        }
    }
}

/// The words of a name without signs and case.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

impl Chunk {
    fn heading(level: u8, words: &str) -> Self {
        Self {
            parts: vec![Part::Words(words.to_owned())],
            text: words.to_owned(),
            ..Self::new(BlockKind::Heading(level))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, names: &[(&str, &str, u8)], expected: &[(u8, &str)]) {
        let own = |(id, words, depth): &(&str, &str, u8)| Name {
            id: Some((*id).to_owned()).filter(|id| !id.is_empty()),
            words: (*words).to_owned(),
            depth: *depth,
        };
        let names: Vec<Name> = names.iter().map(own).collect();
        let mut builder = Builder::new();
        chapter(html, "text/a.xhtml", &names, &mut builder);
        let doc = builder.finish();
        let got: Vec<_> = doc
            .blocks
            .iter()
            .map(|block| match block.kind {
                BlockKind::Heading(level) => (level, block.span.in_text(&doc.text)),
                _ => (0, block.span.in_text(&doc.text)),
            })
            .collect();
        assert_eq!(got, expected, "{html}");
    }

    #[test]
    fn a_chapter_without_a_heading_gets_one() {
        check("<p>Words.</p>", &[("", "One", 1)], &[(2, "One"), (0, "Words.")]);
        check("<p>Words.</p>", &[], &[(0, "Words.")]);
        check("<p>One</p><p>Words.</p>", &[("", "One", 1)], &[(2, "One"), (0, "Words.")]);
        check("", &[("", "Cover", 1)], &[]);
    }

    #[test]
    fn a_heading_of_its_own_stays() {
        let page = "<h1>The quay</h1><p>Words.</p><h2>Later</h2><p>More.</p>";
        let own = [(2, "The quay"), (0, "Words."), (3, "Later"), (0, "More.")];
        check(page, &[], &own);
        check(page, &[("", "Chapter 7", 1)], &own);
        let deeper = [(3, "The quay"), (0, "Words."), (4, "Later"), (0, "More.")];
        check(page, &[("", "The Quay", 2)], &deeper);
    }

    #[test]
    fn a_better_name_is_taken() {
        check(
            "<h2>I.</h2><p>Words.</p>",
            &[("", "I: The Quay", 1)],
            &[(2, "I: The Quay"), (0, "Words.")],
        );
        check(
            "<h1>Chapter 1</h1><h2>The Quay</h2><p>Words.</p>",
            &[("", "Chapter 1. The quay", 1)],
            &[(2, "Chapter 1. The quay"), (0, "Words.")],
        );
    }

    #[test]
    fn entries_nest_and_lead_into_the_file() {
        check(
            "<h1>Part one</h1><h2 id='a'>First</h2><p>Words.</p><p id='b'>More words.</p>
             <div id='c'><p>And more.</p></div>",
            &[
                ("", "Part one", 1),
                ("a", "First", 2),
                ("b", "Second", 2),
                ("c", "Third", 2),
                ("no", "X", 1),
            ],
            &[
                (2, "Part one"),
                (3, "First"),
                (0, "Words."),
                (3, "Second"),
                (0, "More words."),
                (3, "Third"),
                (0, "And more."),
            ],
        );
        check(
            "<h1>One</h1><p>Words.</p>",
            &[("", "Part I", 1), ("", "One", 2)],
            &[(2, "Part I"), (3, "One"), (0, "Words.")],
        );
    }
}

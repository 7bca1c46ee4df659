//! The outline that a PDF brings along (ISO 32000-2, 12.3.3): a second witness for headings.

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

use super::strings;

/// Items that are read.
const MOST: usize = 5000;
/// Items inside items.
const DEEPEST: u8 = 5;

/// The titles of an outline and their depth, from 0. They are compared by their letters and digits.
#[derive(Debug, Default)]
pub struct Outline(HashMap<String, u8>);

impl Outline {
    /// The outline of a file.
    pub fn of(pdf: &Pdf) -> Self {
        let mut outline = Self::default();
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let Some(first) = root
            .and_then(|root| root.get::<Dict<'_>>("Outlines"))
            .and_then(|outlines| outlines.get::<Dict<'_>>("First"))
        else {
            return outline;
        };
        let mut seen = HashSet::new();
        let mut open = vec![(first, 0)];
        while let Some((item, depth)) = open.pop() {
            if seen.len() >= MOST || !seen.insert((item.obj_id(), item.data().as_ptr() as usize)) {
                continue;
            }
            if let Some(title) = strings::words(&item, "Title") {
                outline.0.entry(key(&title)).or_insert(depth);
            }
            open.extend(item.get::<Dict<'_>>("Next").map(|next| (next, depth)));
            if depth < DEEPEST {
                open.extend(item.get::<Dict<'_>>("First").map(|first| (first, depth + 1)));
            }
        }
        outline.0.remove("");
        outline
    }

    /// How deep a heading stands; none where the outline has none with these words.
    pub fn depth(&self, words: &str) -> Option<u8> {
        if self.0.is_empty() { None } else { self.0.get(&key(words)).copied() }
    }
}

/// The letters of a title: its number may be missing in one of both.
fn key(title: &str) -> String {
    let title = title.trim_start_matches(|c: char| !c.is_alphabetic());
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

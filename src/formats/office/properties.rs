//! What an office document says about itself: title, author, day, language.

use super::xml::{day, words_in};
use crate::doc::{BlockKind, DateSource, Document, Meta};
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest value kept, in characters.
const LONGEST: usize = 300;

/// The names of elements that give a value; the first that is there counts.
pub struct Names {
    /// Who wrote it.
    pub author: &'static [&'static str],
    /// When it was changed or made.
    pub date: &'static [&'static str],
}

/// Adds what the part `xml` says to a document. The title of the text comes before the stated one,
/// which is often that of another document or of none.
pub fn add(doc: &mut Document, xml: &str, names: &Names) {
    let line = |words: String| clean_line(&fold_space(&words), LONGEST);
    let first = |names: &[&str]| names.iter().find_map(|name| words_in(xml, name)).map(line);
    let stated = words_in(xml, "title").map(line).filter(|title| !is_file_name(title));
    let published = names.date.iter().find_map(|name| day(&words_in(xml, name)?));
    let shown = Some(std::mem::take(&mut doc.meta.title)).filter(|title| !title.is_empty());
    let heading = || {
        let heading = doc.blocks.iter().find(|block| block.kind == BlockKind::Heading(1))?;
        Some(line(heading.span.in_text(&doc.text).to_owned()))
    };
    doc.meta = Meta {
        title: shown.or(stated).or_else(heading).unwrap_or_default(),
        byline: first(names.author).filter(|name| !name.is_empty()),
        published: published.map(|day| (day, DateSource::Properties)),
        language: first(&["language"]).filter(|language| !language.is_empty()),
        ..Meta::default()
    };
}

/// "Microsoft Word - notes.doc" is the name of a print job, and no title.
fn is_file_name(title: &str) -> bool {
    let lower = title.to_ascii_lowercase();
    lower.starts_with("microsoft word - ")
        || [".doc", ".docx", ".odt", ".rtf"].iter().any(|end| lower.ends_with(end))
}

//! What a PDF says about itself, as far as it can be believed: titles are often names of files, authors
//! names of accounts, and its day is that of the file.

use hayro_syntax::object::DateTime;
use hayro_syntax::{Pdf, metadata::Metadata};

use super::strings::decoded;
use crate::calendar::Date;
use crate::doc::{BlockKind, DateSource, Document};
use crate::formats::plain;
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest value kept, in characters.
const LONGEST: usize = 300;
/// Ends of names of files.
#[rustfmt::skip]
const FILES: &[&str] = &[
    ".doc", ".docx", ".dvi", ".htm", ".html", ".indd", ".odt", ".pdf", ".pmd", ".ppt", ".pptx",
    ".ps", ".pub", ".qxd", ".rtf", ".tex", ".txt", ".wpd", ".xls", ".xlsx",
];
/// Beginnings of titles that programs make up.
#[rustfmt::skip]
const MADE_UP: &[&str] = &[
    "dokument", "document", "layout ", "microsoft powerpoint - ", "microsoft word - ", "print",
    "slide ", "untitled",
];
/// Names of authors that are no names.
#[rustfmt::skip]
const ACCOUNTS: &[&str] = &[
    "admin", "administrator", "adobe", "author", "default", "gpo", "microsoft", "office", "owner", "pc",
    "root", "unknown", "user", "windows user",
];
/// Lines that may name the author.
const FIRST_LINES: usize = 6;
/// So much of the text may hold the stated title, in bytes.
const HEAD: usize = 4000;

/// Adds what the file says about itself to its document.
pub fn add(doc: &mut Document, pdf: &Pdf) {
    let metadata = pdf.metadata();
    let line = |bytes: &Option<Box<[u8]>>| {
        let words = bytes.as_deref().map(decoded).unwrap_or_default();
        Some(clean_line(&fold_space(&words), LONGEST)).filter(|words| !words.is_empty())
    };
    let stated = line(&metadata.title).filter(|title| is_title(title));
    let shown = heading(doc);
    doc.meta.title = match (stated, shown) {
        (Some(stated), Some(shown)) => {
            // What the first page says, too, was written by a person.
            if is_said(doc, &stated) { stated } else { shown }
        }
        (stated, shown) => stated.or(shown).unwrap_or_default(),
    };
    let author = line(&metadata.author);
    let author = author.filter(|author| is_author(author) || is_said(doc, author));
    doc.meta.byline = byline(doc).or(author);
    doc.meta.published = day(metadata).map(|day| (day, DateSource::Properties));
}

/// The heading of level 1.
fn heading(doc: &Document) -> Option<String> {
    let heading = doc.blocks.iter().find(|block| block.kind == BlockKind::Heading(1))?;
    Some(clean_line(&fold_space(heading.span.in_text(&doc.text)), LONGEST))
}

/// The author that the first lines name: "By Lena Dorn", or a name above an address.
fn byline(doc: &mut Document) -> Option<String> {
    let blocks = doc.blocks.iter().enumerate().take(FIRST_LINES);
    let lines: Vec<(usize, &str)> = blocks
        .filter(|(_, block)| block.kind == BlockKind::Paragraph)
        .map(|(at, block)| (at, block.span.in_text(&doc.text)))
        .collect();
    let said = lines.iter().find_map(|(at, words)| Some((*at, plain::byline(words)?)));
    let above = || {
        lines.iter().zip(lines.iter().skip(1)).find_map(|((at, words), (_, next))| {
            let (name, address) = match words.split_once('@') {
                // Name and address may stand on one line.
                Some((before, _)) => (before.rsplit_once(' ').map_or("", |(name, _)| name), *words),
                None => (*words, *next),
            };
            let name = name.trim().trim_end_matches(|c: char| !c.is_alphabetic());
            let name = name
                .strip_suffix("mail")
                .map_or(name, |name| name.trim_end_matches(['E', 'e', '-', ' ']));
            (address.len() < 80 && address.contains('@') && is_name(name))
                .then(|| (*at, name.to_owned()))
        })
    };
    let (at, name) = said.or_else(above)?;
    if let Some(block) = doc.blocks.get_mut(at) {
        block.kind = BlockKind::Meta;
    }
    Some(clean_line(&name, LONGEST))
}

/// Whether words look like the name of one person.
fn is_name(words: &str) -> bool {
    let count = words.split(' ').count();
    (2..=4).contains(&count)
        && words.split(' ').all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || ".-’'".contains(c))
        })
}

/// Whether the beginning of the text has the words.
fn is_said(doc: &Document, words: &str) -> bool {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let end = (0..=HEAD.min(doc.text.len())).rev().find(|at| doc.text.is_char_boundary(*at));
    letters(doc.text.get(..end.unwrap_or(0)).unwrap_or("")).contains(&letters(words))
}

/// Whether a stated title may be one.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_file = FILES.iter().any(|end| lower.ends_with(end))
        || (!title.contains(' ') && title.contains(['_', '.', '\\', '/', '-']))
        || lower.starts_with("file:");
    let is_made_up = MADE_UP.iter().any(|begin| lower.starts_with(begin));
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    !is_file && !is_made_up && letters >= 4 && letters * 2 > title.chars().count()
}

/// Whether a stated author is a name.
fn is_author(author: &str) -> bool {
    let lower = author.to_lowercase();
    !ACCOUNTS.contains(&lower.as_str())
        && author.contains(|c: char| c.is_whitespace() || c == '.' || c == '-')
        && !author.contains(['@', '\\', '/', '_'])
        && author.chars().filter(|c| c.is_alphabetic()).count() >= 4
}

/// The day on which the file was made, or else changed.
fn day(metadata: &Metadata) -> Option<Date> {
    let day = |time: &DateTime| Date::new(i32::from(time.year), time.month, time.day);
    let is_plausible = |day: &Date| (1980..2200).contains(&day.year());
    let days = [metadata.creation_date.as_ref(), metadata.modification_date.as_ref()];
    days.into_iter().flatten().filter_map(day).find(is_plausible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_not_names_of_files() {
        for (title, expected) in [
            ("Night ferry stays", true),
            ("Microsoft Word - notes.doc", false),
            ("report_final-2", false),
            ("budget.indd", false),
            ("untitled", false),
            ("2024-03-12 17", false),
            ("Minutes", true),
        ] {
            assert_eq!(is_title(title), expected, "{title}");
        }
        for (author, expected) in [
            ("Lena Dorn", true),
            ("Windows User", false),
            ("ldorn", false),
            ("l.dorn@example.org", false),
            ("DESKTOP\\lena", false),
        ] {
            assert_eq!(is_author(author), expected, "{author}");
        }
    }
}

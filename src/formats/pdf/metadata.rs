//! What a PDF says about itself, as far as it can be believed: titles are often names of files, authors
//! names of accounts, and its day is that of the file.

use hayro_syntax::object::DateTime;
use hayro_syntax::{Pdf, metadata::Metadata};

use super::line::is_sign;
use super::strings::decoded;
use crate::calendar::{Date, MONTHS};
use crate::doc::{BlockKind, DateSource, Document};
use crate::formats::{document_date, plain};
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
/// What a person is the author of, before "by".
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "address", "analysis", "article", "essay", "keynote", "lecture", "paper", "presentation", "prepared",
    "remarks", "report", "speech", "statement", "story", "testimony", "text", "thesis", "written",
];
const WEEKDAYS: &[&str] =
    &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// A line with a name and a day is no longer, in bytes.
const LONGEST_DATED: usize = 80;
/// Lines of the head that may name the day.
const DATED_LINES: usize = 20;
/// Ends of what they call it.
const DAY_LABELS: &[&str] =
    &["date", "release", "published", "released", "issued", "date of issue"];
/// Lines that may name the author.
const FIRST_LINES: usize = 6;
/// So much of the text may hold the stated title, in bytes.
const HEAD: usize = 4000;

/// Adds what the file says about itself to its document.
/// `stamp` are the words in the margin of the first page. The feet of slides (`is_slides`) name the
/// author, those of other pages rather the paper.
pub fn add(doc: &mut Document, pdf: &Pdf, stamp: &str, is_slides: bool) {
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
    let author = author.filter(|author| is_author(author) || is_line(doc, author));
    let (name, shown) = byline_and_day(doc);
    let (speaker, held) = if is_slides { foot_of_slides(doc) } else { (None, None) };
    doc.meta.byline = name.or(speaker).or(author);
    let stamped = || document_date::in_words(stamp);
    doc.meta.published = shown
        .or(held)
        .or_else(|| labelled_day(doc))
        .map(|day| (day, DateSource::Dateline))
        .or_else(|| stamped().map(|day| (day, DateSource::Metadata)))
        .or_else(|| day(metadata).map(|day| (day, DateSource::Properties)));
}

/// The heading of level 1.
fn heading(doc: &Document) -> Option<String> {
    let heading = doc.blocks.iter().find(|block| block.kind == BlockKind::Heading(1))?;
    let words = clean_line(&fold_space(heading.span.in_text(&doc.text)), LONGEST);
    Some(without_marks(&words).to_owned())
}

/// A title without the signs of notes behind it: `Night ferry stays[⋆][⋆⋆]`.
fn without_marks(title: &str) -> &str {
    let mut title = title;
    while let Some((rest, mark)) = title.strip_suffix(']').and_then(|rest| rest.rsplit_once('['))
        && is_sign(mark)
        && !rest.is_empty()
    {
        title = rest.trim_end();
    }
    title
}

/// The author that the first lines name: "By Lena Dorn", or a name above an address or a day; and the
/// day that stands beside a name.
fn byline_and_day(doc: &mut Document) -> (Option<String>, Option<Date>) {
    let blocks = doc.blocks.iter().enumerate().take(FIRST_LINES);
    let lines: Vec<(usize, &str)> = blocks
        .filter(|(_, block)| block.kind == BlockKind::Paragraph)
        .map(|(at, block)| (at, block.span.in_text(&doc.text)))
        .collect();
    let said = lines.iter().find_map(|(at, words)| Some((*at, said_by(words)?)));
    let dated = lines.iter().find_map(|(at, words)| Some((*at, name_and_day(words)?)));
    if let Some((at, (name, day))) = dated.filter(|_| said.is_none()) {
        let block = doc.blocks.get_mut(at);
        block.into_iter().for_each(|block| block.kind = BlockKind::Meta);
        return (Some(clean_line(&name, LONGEST)), Some(day));
    }
    let above = || {
        lines.iter().zip(lines.iter().skip(1)).find_map(|((at, words), (_, next))| {
            let (name, address) = match words.split_once('@') {
                // Name and address may stand on one line.
                Some((before, _)) => (before.rsplit_once(' ').map_or("", |(name, _)| name), *words),
                None => (*words, *next),
            };
            let name = name.trim().trim_end_matches(|c: char| !c.is_alphabetic());
            let is_mail = name.len() > 4 && name.to_ascii_lowercase().ends_with("mail");
            let name = if is_mail { name.get(..name.len() - 4).unwrap_or(name) } else { name };
            let name = if is_mail { name.trim_end_matches(['E', 'e', '-', ' ']) } else { name };
            let is_below = address.len() < 80 && address.contains('@') || is_day(address);
            (is_below && is_name(name)).then(|| (*at, name.to_owned()))
        })
    };
    let Some((at, name)) = said.or_else(above) else { return (None, None) };
    if let Some(block) = doc.blocks.get_mut(at) {
        block.kind = BlockKind::Meta;
    }
    (Some(clean_line(&name, LONGEST)), None)
}

/// The day that a line of the head says by its name: "Date: 12 March 2025", "For immediate release:
/// 12 March 2025".
fn labelled_day(doc: &Document) -> Option<Date> {
    let lines = doc.blocks.iter().take(DATED_LINES).map(|block| block.span.in_text(&doc.text));
    lines.filter(|words| words.len() <= LONGEST_DATED).find_map(|words| {
        // A heading may stand above it in one block.
        let (label, day) = words.rsplit_once(':').or_else(|| words.split_once("ated "))?;
        let label = label.to_lowercase();
        let is_label = label == "d" || DAY_LABELS.iter().any(|end| label.ends_with(end));
        (is_label && is_day(day)).then(|| document_date::in_words(day)).flatten()
    })
}

/// The name and the day at the foot of slides: "Lena Dorn, March 12, 2024 · 1".
fn foot_of_slides(doc: &Document) -> (Option<String>, Option<Date>) {
    let feet = doc.blocks.iter().filter(|block| block.kind == BlockKind::Meta).take(FIRST_LINES);
    let found = feet.filter_map(|block| {
        let words = fold_space(block.span.in_text(&doc.text)).replacen(',', "", 1);
        // The number of the slide stands behind.
        let bare = words.trim_end_matches(|c: char| c.is_ascii_digit());
        let behind = words.len() - bare.len();
        let words = if behind < 4 { bare.trim_end_matches([' ', '|', '·', '/']) } else { &words };
        name_and_day(words)
    });
    found.map(|(name, day)| (Some(name), Some(day))).next().unwrap_or_default()
}

/// The name in "By Lena Dorn" or "Speech by Lena Dorn* Director".
pub fn said_by(words: &str) -> Option<String> {
    let begin = words.split(['*', '†', '[']).next().unwrap_or(words).trim();
    let kind = begin.split_once(" by ").or_else(|| begin.split_once(" By "));
    let has_kind = |(kind, _): &(&str, &str)| {
        let kind = kind.to_lowercase();
        kind.split(' ').count() <= 3
            && kind.split(' ').next_back().is_some_and(|w| WORKS.contains(&w))
    };
    match kind.filter(has_kind) {
        Some((_, name)) => plain::byline(&format!("By {name}")),
        None => plain::byline(begin),
    }
}

/// A name and the day beside it: "Lena Dorn Tuesday, March 12, 2024".
fn name_and_day(words: &str) -> Option<(String, Date)> {
    if words.len() > LONGEST_DATED {
        return None;
    }
    let begins_day = |word: &str| is_of_day(word) && document_date::in_words(word).is_none();
    let at = words
        .split(' ')
        .position(|word| begins_day(word) || word.starts_with(|c: char| c.is_ascii_digit()))?;
    let end: usize = words.split(' ').take(at).map(|word| word.len() + 1).sum();
    let (name, day) = words.split_at_checked(end)?;
    (is_name(name.trim()) && is_day(day)).then_some(())?;
    Some((name.trim().to_owned(), document_date::in_words(day)?))
}

/// Whether a line says who wrote the text, when, or where the author is reached.
pub fn is_about(line: &str) -> bool {
    line.contains('@') || is_day(line) || said_by(line).is_some()
}

/// Whether words are a day and nothing else.
fn is_day(words: &str) -> bool {
    let is_part = |word: &str| {
        let bare = word.trim_end_matches([',', '.']);
        is_of_day(bare) || (bare.len() <= 10 && bare.starts_with(|c: char| c.is_ascii_digit()))
    };
    words.split_whitespace().count() <= 5
        && words.split_whitespace().all(is_part)
        && document_date::in_words(words).is_some()
}

/// Whether a word is the name of a month or of a day of the week.
fn is_of_day(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.']).to_lowercase();
    let is = |name: &&str| {
        let name = name.to_lowercase();
        name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(&word))
    };
    MONTHS.iter().any(is) || WEEKDAYS.iter().any(is)
}

/// Whether one of the first lines has these words and no others.
fn is_line(doc: &Document, words: &str) -> bool {
    let blocks = doc.blocks.iter().take(FIRST_LINES);
    blocks.into_iter().any(|block| block.span.in_text(&doc.text).trim().eq_ignore_ascii_case(words))
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
        for (heading, expected) in [
            ("Night ferry stays[⋆][⋆⋆]", "Night ferry stays"),
            ("Night ferry stays [*]", "Night ferry stays"),
            ("Night ferry [sic]", "Night ferry [sic]"),
            ("[*]", "[*]"),
        ] {
            assert_eq!(without_marks(heading), expected);
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

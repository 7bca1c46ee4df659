//! Headings, numbered lists and the byline of plain text, found without markup.

use crate::calendar::MONTHS;
use crate::doc::{Block, BlockKind};
use crate::formats::document_date;
use crate::text::{Span, fold_space};

/// The longest heading, in bytes and in words.
const LONGEST_HEADING: (usize, usize) = (110, 16);
/// Numbered paragraphs apart from each other are a list where they are no longer than this, in bytes.
const LONGEST_ITEM: usize = 100;
/// The longest byline, in bytes and in words.
const LONGEST_BYLINE: (usize, usize) = (100, 12);
/// Words before the number of a part.
const PARTS: [&str; 6] = ["chapter", "part", "book", "section", "act", "letter"];

/// Makes headings of the short lines that stand before longer paragraphs.
pub(super) fn mark_headings(text: &str, blocks: &mut [Block]) {
    let mut next_is_heading = false;
    let mut next_length = 0;
    let mut first = blocks.len();
    for index in (0..blocks.len()).rev() {
        let Some(&Block { kind, span }) = blocks.get(index) else { break };
        let mut heading = matches!(kind, BlockKind::Heading(_));
        if kind == BlockKind::Paragraph {
            let words = span.in_text(text);
            // The first line may be a title above a subtitle or a byline.
            let introduces = next_length > words.len() || (index == 0 && next_length > 0);
            heading = introduces
                && looks_like_heading(words)
                && !is_signed(text, blocks, index)
                // Three short lines in a row are a list, not headings.
                && !(next_is_heading && index > 1 && !is_strong_heading(words));
            if let Some(block) = blocks.get_mut(index).filter(|_| heading) {
                block.kind = BlockKind::Heading(2);
            }
        }
        next_is_heading = heading;
        next_length = span.len() as usize;
        first = index;
    }
    if let Some(title) = blocks.get_mut(first).filter(|b| b.kind == BlockKind::Heading(2)) {
        title.kind = BlockKind::Heading(1);
    }
}

/// Makes items of paragraphs that are numbered one after the other with nothing between: a list, or
/// a table of contents.
pub(super) fn mark_lists(text: &str, blocks: &mut [Block]) {
    let mut before: Option<(Number, Span)> = None;
    for index in 0..blocks.len() {
        let Some(&Block { kind, span }) = blocks.get(index) else { break };
        let words = span.in_text(text);
        let number = number_of(words).filter(|_| kind == BlockKind::Paragraph);
        if let (Some(number), Some((last, above))) = (number, before)
            && number.follows(last)
        {
            let gap = Span::new(above.end, span.start).in_text(text);
            let close = gap.bytes().filter(|b| *b == b'\n').count() < 2;
            let short = |span: Span| span.len() as usize <= LONGEST_ITEM;
            if close || (short(above) && short(span)) {
                for item in [index - 1, index] {
                    if let Some(block) = blocks.get_mut(item) {
                        block.kind = BlockKind::Item(1);
                    }
                }
            }
        }
        before = number.map(|number| (number, span));
    }
}

/// The byline, first of all or below short lines: its block becomes a line about the article.
pub(super) fn take_byline(text: &str, blocks: &mut [Block]) -> Option<String> {
    for block in blocks.iter_mut().take(3).filter(|block| block.kind == BlockKind::Paragraph) {
        let words = block.span.in_text(text);
        if let Some(names) = byline(words) {
            block.kind = BlockKind::Meta;
            return Some(names);
        }
        if words.len() > LONGEST_HEADING.0 {
            break;
        }
    }
    None
}

/// The names in "By Jane Roe and Tom Ash, Staff Writers"; none where something else begins so.
pub(in crate::formats) fn byline(words: &str) -> Option<String> {
    let (longest, most) = LONGEST_BYLINE;
    let (by, names) = words.split_once(char::is_whitespace)?;
    if !by.eq_ignore_ascii_case("by") || words.len() > longest || words.ends_with(['.', ':', '?']) {
        return None;
    }
    let names = names.split([',', '|', '(', '—', '·']).next().unwrap_or("");
    let names = fold_space(names);
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            || matches!(word, "and" | "&" | "de" | "del" | "der" | "di" | "la" | "le" | "van")
            || matches!(word, "von" | "bin" | "al" | "el" | "ten" | "da" | "dos" | "du")
    };
    let mut parts = names.split(' ');
    let named = parts.clone().count() <= most && parts.all(is_name);
    let has_day = names.bytes().any(|b| b.is_ascii_digit());
    (named && !has_day && !names.is_empty()).then_some(names)
}

/// The number that a line begins with, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    value: u32,
    roman: bool,
    /// It stands behind a word such as "chapter".
    part: bool,
}

impl Number {
    /// Whether it is the next one after another.
    pub(super) const fn follows(self, other: Self) -> bool {
        self.value == other.value + 1 && self.roman == other.roman && self.part == other.part
    }
}

/// The number of "1. first", "2) second", "(3) third", "IV. fourth" or "Chapter 5. fifth".
pub(super) fn number_of(words: &str) -> Option<Number> {
    let (first, rest) = words.split_once(' ')?;
    let part = PARTS.iter().any(|part| first.eq_ignore_ascii_case(part));
    let written = if part { rest.split(' ').next().unwrap_or("") } else { first };
    let open = written.strip_prefix('(');
    let bare = open.unwrap_or(written).trim_end_matches(['.', ')', ':']);
    // "1914 was" is no item.
    if bare.len() == written.len() && !part {
        return None;
    }
    let arabic = (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    let value = if arabic { bare.parse().ok()? } else { roman(bare)? };
    Some(Number { value, roman: !arabic, part })
}

/// The value of a Roman numeral below 90.
fn roman(words: &str) -> Option<u32> {
    let value = |c: u8| match c {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        _ => None,
    };
    if words.is_empty() || words.len() > 7 {
        return None;
    }
    let values: Option<Vec<u32>> = words.bytes().map(value).collect();
    let values = values?;
    let following = values.iter().skip(1).copied().chain([0]);
    let signed = values.iter().zip(following).map(|(own, next)| {
        let own = i64::from(*own);
        if own < i64::from(next) { -own } else { own }
    });
    u32::try_from(signed.sum::<i64>()).ok().filter(|sum| *sum > 0)
}

/// Capital or numbered headings, which may also end in a full stop.
fn is_strong_heading(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    let capital = letters.clone().count() >= 3 && letters.clone().all(char::is_uppercase);
    capital || after_number(words).is_some_and(starts_upper)
}

/// What follows "1.", "2.3" or "IV.".
fn after_number(words: &str) -> Option<&str> {
    let (number, rest) = words.split_once(' ')?;
    let arabic = number.starts_with(|c: char| c.is_ascii_digit())
        && number.ends_with(['.', ')'])
        && number.trim_end_matches(['.', ')']).split('.').all(|n| n.len() <= 2 && !n.is_empty());
    let roman = number.strip_suffix('.').is_some_and(|number| roman(number).is_some());
    (arabic || roman).then(|| rest.trim_start())
}

fn starts_upper(words: &str) -> bool {
    words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// Whether a letter is signed at `index`: "Best," or "With many thanks," stands above the name.
fn is_signed(text: &str, blocks: &[Block], index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|above| blocks.get(above));
    above.is_some_and(|block| {
        let words = block.span.in_text(text);
        words.ends_with(',') && words.split_whitespace().count() <= 4
    })
}

fn looks_like_heading(words: &str) -> bool {
    let (longest, most) = LONGEST_HEADING;
    if words.len() > longest || words.split_whitespace().count() > most || words.contains('\n') {
        return false;
    }
    if is_strong_heading(words) {
        return !words.ends_with([',', ';']);
    }
    let cased = words.chars().any(char::is_alphabetic);
    let ends_open = !words.ends_with(['.', ',', ';', ':', '"', '”', '…', '-', '–', '—', '*']);
    let speaks = words.starts_with(['“', '"', '‘', '-', '–', '—', '(', '*', '@', '#', '>']);
    cased && ends_open && !speaks && starts_upper(words) && !is_about_article(words)
}

/// Bylines, dates and places of writing, photo credits: lines about the article.
pub(super) fn is_about_article(words: &str) -> bool {
    const BYLINE: [&str; 8] =
        ["by ", "photo", "image", "source:", "published", "updated", "copyright", "©"];
    let begins =
        |start: &str| words.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    if BYLINE.iter().any(|start| begins(start)) {
        return true;
    }
    let few = words.split_whitespace().count() <= 6 && words.bytes().any(|b| b.is_ascii_digit());
    few && (MONTHS.iter().any(|m| words.contains(m)) || document_date::in_words(words).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::plain::parse;

    #[test]
    fn numbers_are_read_as_written() {
        let check = |words: &str, value: Option<u32>| {
            assert_eq!(number_of(words).map(|number| number.value), value, "{words}");
        };
        check("1. first", Some(1));
        check("12) twelfth", Some(12));
        check("(3) third", Some(3));
        check("XIV. The Harbour", Some(14));
        check("Chapter 4: Home", Some(4));
        check("PART IX", Some(9));
        check("1914. The war", None);
        check("3 men came", None);
        check("Mr. Lind came", None);
        check("I came. I saw", None);
    }

    #[test]
    fn numbered_lines_are_a_list_and_no_headings() {
        for list in [
            "1. first item\n2. second item\n3. third item",
            "1) Bread\n2) Milk, if there is any\n",
            "  I. A Stone Is Missing\n II. The Council Sits\nIII. A Letter from the North",
            "CHAPTER I. HOME\n\nCHAPTER II. AWAY\n\nCHAPTER III. BACK",
            "(1) Ask the mayor\n\n(2) Write it down, and send it to the council in the town\n",
        ] {
            let text = format!(
                "Shopping\n\nBuy these things on the way home:\n\n{list}\n\nThen rest a while.\n"
            );
            let doc = parse(&text);
            let items = doc.blocks.iter().filter(|b| b.kind == BlockKind::Item(1)).count();
            assert_eq!(items, list.lines().filter(|l| !l.is_empty()).count(), "{list}");
            assert!(doc.sections.iter().all(|s| s.level < 2), "{list}");
        }
    }

    #[test]
    fn numbered_headings_with_text_below_stay_headings() {
        let body = "Nobody saw the ferry leave that night, though many were awake and at the quay.";
        let doc = parse(&format!("Title\n\n1. Background\n\n{body}\n\n2. What came\n\n{body}\n"));
        let names: Vec<String> = doc.sections.iter().map(|s| doc.section_name(s)).collect();
        assert_eq!(names, ["Lead", "1. Background", "2. What came"]);
    }

    #[test]
    fn lines_about_the_article_and_signatures_are_no_headings() {
        let body = "Nobody saw the ferry leave that night, though many were awake and at the quay.";
        for line in [
            "Nov. 12, 2025",
            "WASHINGTON, Dec. 10, 2025",
            "12.11.2025",
            "Sept. 3, 2025 at 4:10 p.m.",
            "Best,\n\nAnna",
            "With many thanks,\n\nAnna Berg",
        ] {
            let doc = parse(&format!("Ferry leaves\n\n{body}\n\n{line}\n\n{body}\n"));
            let names: Vec<String> = doc.sections.iter().map(|s| doc.section_name(s)).collect();
            assert_eq!(names, ["Lead"], "{line}");
        }
    }

    #[test]
    fn a_byline_below_a_long_title_ends_it() {
        let title = "Contractor Anna Berg charged with fraud in the bridge case";
        let doc = parse(&format!("{title}\nBy Jane Roe\nDec. 2, 2025\n\nIt went on for days.\n"));
        let byline = doc.meta.byline.as_deref();
        assert_eq!((doc.meta.title.as_str(), byline), (title, Some("Jane Roe")));
    }

    #[test]
    fn the_byline_names_the_author() {
        let check = |line: &str, expected: Option<&str>| {
            let doc = parse(&format!(
                "Harbour strike ends\n\n{line}\n\nThe workers went back to the docks on Monday.\n"
            ));
            assert_eq!(doc.meta.byline.as_deref(), expected, "{line}");
        };
        check("By Jane Roe", Some("Jane Roe"));
        check("BY JANE ROE", Some("JANE ROE"));
        check("by Ana de la Cruz and Tom Ash, Staff Writers", Some("Ana de la Cruz and Tom Ash"));
        check("By Jane Roe | The Wire", Some("Jane Roe"));
        check("By Monday the strike had ended.", None);
        check("By the sea", None);
        check("Bylaws of Lund", None);
        check("By 3 March 2024", None);
    }
}

//! What is printed on the pages of a PDF: "iv", "12", "A-3" (ISO 32000-2, 12.4.2).

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object};

use super::strings;
use crate::doc::page::Label;
use crate::text::sanitize::clean_line;

/// Nodes of the tree of labels, and ranges of pages.
const MOST_NODES: usize = 2000;
const MOST_RANGES: usize = 20_000;
/// The longest label, in characters.
const LONGEST: usize = 15;
/// Roman numerals, and letters that stand for a page, go no further.
const LAST_ROMAN: u32 = 3999;
const MOST_LETTERS: u32 = 10;
#[rustfmt::skip]
const ROMAN: &[(u32, &str)] = &[
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
];

/// How a range of pages is numbered.
#[derive(Clone, Debug)]
struct Range {
    prefix: String,
    /// `D`, `R`, `r`, `A` or `a`; none where only the prefix is printed.
    style: Option<u8>,
    first: u32,
}

/// The labels of a file by the page that each range of them begins with, from 0.
#[derive(Debug, Default)]
pub struct PageLabels(BTreeMap<u32, Range>);

impl PageLabels {
    /// The labels of a file.
    pub fn of(pdf: &Pdf) -> Self {
        let mut ranges = BTreeMap::new();
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let mut open: Vec<Dict<'_>> =
            root.and_then(|root| root.get::<Dict<'_>>("PageLabels")).into_iter().collect();
        let mut seen = 0;
        while let Some(node) = open.pop() {
            seen += 1;
            if seen > MOST_NODES || ranges.len() > MOST_RANGES {
                break;
            }
            if let Some(kids) = node.get::<Array<'_>>("Kids") {
                open.extend(kids.iter::<Dict<'_>>().take(MOST_NODES - open.len().min(MOST_NODES)));
            }
            let Some(numbers) = node.get::<Array<'_>>("Nums") else { continue };
            let mut page = None;
            for part in numbers.iter::<Object<'_>>().take(MOST_RANGES) {
                match (part, page) {
                    (Object::Number(number), _) => page = u32::try_from(number.as_i64()).ok(),
                    (Object::Dict(dict), Some(page)) => {
                        ranges.insert(page, range(&dict));
                    }
                    _ => {}
                }
            }
        }
        Self(ranges)
    }

    /// What is printed on a page, from 0.
    pub fn label(&self, page: u32) -> Label {
        let range = self.0.range(..=page).next_back();
        let label = range.and_then(|(first, range)| range.label(page - first));
        label.map_or_else(|| Label::from(page.saturating_add(1)), |label| Label::new(&label))
    }
}

fn range(dict: &Dict<'_>) -> Range {
    let prefix = strings::words(dict, "P").unwrap_or_default();
    Range {
        prefix: clean_line(&prefix, LONGEST),
        style: dict.get::<Name<'_>>("S").and_then(|name| name.as_ref().first().copied()),
        first: dict.get::<u32>("St").unwrap_or(1),
    }
}

impl Range {
    /// That of a page so many pages behind the first.
    fn label(&self, behind: u32) -> Option<String> {
        let number = self.first.checked_add(behind)?;
        let numeral = match self.style {
            Some(b'D') => number.to_string(),
            Some(b'r') => roman(number)?,
            Some(b'R') => roman(number)?.to_uppercase(),
            Some(b'a') => letters(number)?,
            Some(b'A') => letters(number)?.to_uppercase(),
            _ => String::new(),
        };
        let label = format!("{}{numeral}", self.prefix);
        (!label.is_empty()).then_some(label)
    }
}

fn roman(number: u32) -> Option<String> {
    let mut left = Some(number).filter(|number| (1..=LAST_ROMAN).contains(number))?;
    let mut numeral = String::new();
    for (value, sign) in ROMAN {
        while left >= *value {
            numeral.push_str(sign);
            left -= value;
        }
    }
    Some(numeral)
}

/// a to z, then aa to zz, and so on.
fn letters(number: u32) -> Option<String> {
    let index = number.checked_sub(1)?;
    let letter = char::from(b'a' + u8::try_from(index % 26).ok()?);
    let count = index / 26 + 1;
    (count <= MOST_LETTERS).then(|| std::iter::repeat_n(letter, count as usize).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_numbered_by_style() {
        let range =
            |prefix: &str, style: Option<u8>, first| Range { prefix: prefix.into(), style, first };
        for (range, behind, expected) in [
            (range("", Some(b'r'), 1), 3, Some("iv")),
            (range("", Some(b'R'), 1988), 0, Some("MCMLXXXVIII")),
            (range("", Some(b'D'), 1), 0, Some("1")),
            (range("A-", Some(b'D'), 9), 2, Some("A-11")),
            (range("", Some(b'a'), 1), 27, Some("bb")),
            (range("", Some(b'A'), 26), 0, Some("Z")),
            (range("Cover", None, 1), 0, Some("Cover")),
            (range("", None, 1), 0, None),
            (range("", Some(b'r'), 0), 0, None),
            (range("", Some(b'r'), 4000), 0, None),
            (range("", Some(b'D'), u32::MAX), 1, None),
            (range("", Some(b'a'), 1000), 0, None),
        ] {
            assert_eq!(range.label(behind).as_deref(), expected, "{range:?}");
        }
    }
}

//! The numbers of lists, counted as Word does.

use std::collections::{BTreeMap, BTreeSet};

use super::super::xml::{Piece, Xml};
use crate::formats::list_number;

/// Levels of a list.
const LEVELS: usize = 9;

/// How a level of a list is numbered.
#[derive(Clone, Debug)]
struct Level {
    /// The form of its number: `decimal`, `lowerLetter`, `bullet`.
    form: String,
    /// Its words: `%1.%2.`.
    text: String,
    start: u32,
}

impl Default for Level {
    fn default() -> Self {
        Self { form: "decimal".to_owned(), text: String::new(), start: 1 }
    }
}

type Levels = [Level; LEVELS];

/// The lists of a document.
#[derive(Debug, Default)]
pub struct Numbering {
    /// Definitions by id.
    definitions: BTreeMap<String, Levels>,
    /// Lists by id: their definition, and the levels that begin again with a number.
    lists: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(xml: &str) -> Self {
        let mut all = Self::default();
        let (mut definition, mut list) = (None::<String>, None::<String>);
        let mut level = 0;
        for piece in Xml::new(xml) {
            let tag = match piece {
                Piece::Open(tag) => tag,
                Piece::Close("abstractNum") => {
                    definition = None;
                    continue;
                }
                Piece::Close("num") => {
                    list = None;
                    continue;
                }
                _ => continue,
            };
            let value = || tag.get("val");
            match tag.name() {
                "abstractNum" => {
                    definition = tag.get("abstractNumId");
                    if let Some(id) = &definition {
                        all.definitions.insert(id.clone(), Levels::default());
                    }
                }
                "num" => list = tag.get("numId"),
                "abstractNumId" => {
                    if let (Some(list), Some(id)) = (&list, value()) {
                        all.lists.insert(list.clone(), (id, BTreeMap::new()));
                    }
                }
                "lvl" | "lvlOverride" => level = tag.number("ilvl").unwrap_or(0),
                "startOverride" => {
                    let known = list.as_ref().and_then(|list| all.lists.get_mut(list));
                    if let (Some((_, starts)), Some(start)) = (known, tag.number("val")) {
                        starts.insert(level, start);
                    }
                }
                name => {
                    let known = definition.as_ref().and_then(|id| all.definitions.get_mut(id));
                    let Some(known) = known.and_then(|levels| levels.get_mut(level)) else {
                        continue;
                    };
                    match name {
                        "numFmt" => known.form = value().unwrap_or_default(),
                        "lvlText" => known.text = value().unwrap_or_default(),
                        "start" => known.start = tag.number("val").unwrap_or(1),
                        _ => {}
                    }
                }
            }
        }
        all
    }
}

/// Counts the items of lists in the order of the text.
#[derive(Debug, Default)]
pub struct Counter {
    /// The numbers reached, by definition; none where no item of the level has come.
    reached: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists whose first items have been counted.
    begun: BTreeSet<(String, usize)>,
}

impl Counter {
    /// What stands before the next item of a list; none where it is no list, or without a number.
    pub fn next(&mut self, numbering: &Numbering, list: &str, level: u8) -> Option<String> {
        let level = usize::from(level).min(LEVELS - 1);
        let (definition, starts) = numbering.lists.get(list)?;
        let levels = numbering.definitions.get(definition)?;
        let reached = self.reached.entry(definition.clone()).or_default();
        let first = self.begun.insert((list.to_owned(), level));
        let restart = starts.get(&level).filter(|_| first);
        let own = levels.get(level)?;
        let place = reached.get_mut(level)?;
        *place = Some(match (restart, *place) {
            (Some(start), _) => *start,
            (None, Some(number)) => number.saturating_add(1),
            (None, None) => own.start,
        });
        reached.iter_mut().skip(level + 1).for_each(|deeper| *deeper = None);
        if own.form == "bullet" {
            return Some("•".to_owned());
        }
        if own.form == "none" {
            return None;
        }
        let mut label = own.text.clone();
        for (index, (level, number)) in levels.iter().zip(reached).enumerate() {
            let number = number.unwrap_or(level.start);
            label = label.replace(&format!("%{}", index + 1), &list_number(number, &level.form));
        }
        Some(label.trim().to_owned()).filter(|label| !label.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_numbered_as_in_word() {
        let numbering = Numbering::read(
            r#"<w:numbering><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
            </w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
            <w:lvlText w:val=""/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>
            </w:lvlOverride></w:num></w:numbering>"#,
        );
        let mut counter = Counter::default();
        for (list, level, expected) in [
            ("1", 0, Some("1.")),
            ("1", 1, Some("1.a)")),
            ("1", 1, Some("1.b)")),
            ("1", 0, Some("2.")),
            ("1", 1, Some("2.a)")),
            ("2", 0, Some("•")),
            ("3", 0, Some("5.")),
            ("3", 0, Some("6.")),
            ("0", 0, None),
            ("1", 200, None),
        ] {
            let got = counter.next(&numbering, list, level);
            assert_eq!(got.as_deref(), expected, "{list} {level}");
        }
    }
}

//! Styles of an OpenDocument text: what paragraphs are, how words look, how lists are numbered.

use std::collections::BTreeMap;

use super::super::xml::{Piece, Tag, Xml};
use crate::formats::flow::Role;
use crate::formats::list_number;

/// How many styles may be based on each other.
const DEEPEST: usize = 20;
/// Levels of a list.
const LEVELS: usize = 10;

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// In bold letters.
    pub strong: bool,
    /// In italics.
    pub emphasis: bool,
    /// Struck out or hidden: not shown.
    pub gone: bool,
}

#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    shown_name: String,
    outline: Option<u8>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    gone: Option<bool>,
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    is_number: bool,
    form: String,
    prefix: String,
    suffix: String,
    start: u32,
    /// How many levels its number shows.
    shown: usize,
}

/// All styles, by name.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    lists: BTreeMap<String, Vec<Level>>,
}

impl Styles {
    /// Adds the styles of a part.
    pub fn read(&mut self, xml: &str) {
        let (mut style, mut list) = (None::<(String, Style)>, None::<(String, Vec<Level>)>);
        for piece in Xml::new(xml) {
            match piece {
                // The text follows the styles.
                Piece::Open(tag) if tag.name() == "body" => break,
                Piece::Open(tag) => match tag.name() {
                    "style" => style = tag.get("name").map(|name| (name, style_of(&tag))),
                    "list-style" => list = tag.get("name").map(|name| (name, Vec::new())),
                    "text-properties" => {
                        if let Some((_, style)) = &mut style {
                            look_of(&tag, style);
                        }
                    }
                    "list-level-style-number" | "list-level-style-bullet" => {
                        let level: usize = tag.number("level").unwrap_or(1);
                        if let Some((_, levels)) = list.as_mut().filter(|_| level <= LEVELS) {
                            levels.resize(level.max(levels.len()), Level::default());
                            if let Some(place) = levels.get_mut(level.saturating_sub(1)) {
                                *place = level_of(&tag);
                            }
                        }
                    }
                    _ => {}
                },
                Piece::Close("style") => self.styles.extend(style.take()),
                Piece::Close("list-style") => self.lists.extend(list.take()),
                _ => {}
            }
        }
    }

    fn chain<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Style> {
        let parent = |style: &&'s Style| self.styles.get(style.parent.as_deref()?);
        std::iter::successors(self.styles.get(name), parent).take(DEEPEST)
    }

    /// What a paragraph of this style is.
    pub fn role(&self, name: &str) -> Role {
        let of_name = |name: &str| match name.replace("_20_", " ").to_ascii_lowercase().as_str() {
            "title" => Some(Role::Title),
            "quotations" | "quote" => Some(Role::Quote),
            _ => None,
        };
        let found = self.chain(name).find_map(|style| {
            let by_level = style.outline.filter(|level| *level > 0).map(Role::Heading);
            by_level
                .or_else(|| of_name(&style.shown_name))
                .or_else(|| of_name(style.parent.as_deref()?))
        });
        of_name(name).or(found).unwrap_or_default()
    }

    /// How words of this style look.
    pub fn look(&self, name: &str) -> Look {
        let first = |of: fn(&Style) -> Option<bool>| self.chain(name).find_map(of).unwrap_or(false);
        Look {
            strong: first(|style| style.strong),
            emphasis: first(|style| style.emphasis),
            gone: first(|style| style.gone),
        }
    }

    /// What stands before an item of a list at a depth from 1; `numbers` are those reached, outermost
    /// first.
    pub fn label(&self, list: &str, numbers: &[u32]) -> String {
        let levels = self.lists.get(list).map_or(&[][..], Vec::as_slice);
        let depth = numbers.len();
        let Some(level) = levels.get(depth.saturating_sub(1)).filter(|level| level.is_number)
        else {
            return "•".to_owned();
        };
        let first = depth.saturating_sub(level.shown.max(1));
        let shown = levels.iter().zip(numbers).skip(first);
        let parts: Vec<String> = shown.map(|(level, n)| list_number(*n, &level.form)).collect();
        let number = parts.join(".");
        if number.is_empty() {
            return String::new();
        }
        format!("{}{number}{}", level.prefix, level.suffix).trim().to_owned()
    }

    /// The number that a list begins with at a depth from 1.
    pub fn start(&self, list: &str, depth: usize) -> u32 {
        let level = self.lists.get(list).and_then(|levels| levels.get(depth.saturating_sub(1)));
        level.map_or(1, |level| level.start.max(1))
    }
}

fn style_of(tag: &Tag<'_>) -> Style {
    Style {
        parent: tag.get("parent-style-name"),
        shown_name: tag.get("display-name").unwrap_or_default(),
        outline: tag.number("default-outline-level"),
        ..Style::default()
    }
}

fn look_of(tag: &Tag<'_>, style: &mut Style) {
    let is_bold = |weight: String| weight == "bold" || weight.parse().is_ok_and(|n: u32| n >= 600);
    style.strong = tag.get("font-weight").map(is_bold).or(style.strong);
    style.emphasis = tag.get("font-style").map(|value| value != "normal").or(style.emphasis);
    let struck = tag.get("text-line-through-style").map(|value| value != "none");
    let hidden = tag.get("display").map(|value| value == "none");
    style.gone = match (struck, hidden) {
        (None, None) => style.gone,
        (struck, hidden) => Some(struck.unwrap_or(false) || hidden.unwrap_or(false)),
    };
}

fn level_of(tag: &Tag<'_>) -> Level {
    Level {
        is_number: tag.name() == "list-level-style-number",
        form: tag.get("num-format").unwrap_or_default(),
        prefix: tag.get("num-prefix").unwrap_or_default(),
        suffix: tag.get("num-suffix").unwrap_or_default(),
        start: tag.number("start-value").unwrap_or(1),
        shown: tag.number("display-levels").unwrap_or(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_known_by_their_parents() {
        let mut styles = Styles::default();
        styles.read(
            r#"<s><style:style style:name="P1" style:parent-style-name="Title"><style:text-properties
            fo:font-weight="bold"/></style:style><style:style style:name="P2"
            style:parent-style-name="P1"><style:text-properties fo:font-style="italic"/></style:style>
            <style:style style:name="P3" style:parent-style-name="P3"/>
            <style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>
            <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"
            style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a"
            style:num-suffix=")" text:display-levels="2"/></text:list-style></s>"#,
        );
        assert_eq!((styles.role("P2"), styles.role("P3")), (Role::Title, Role::Text));
        assert_eq!(styles.role("Quotations"), Role::Quote);
        assert_eq!(styles.look("P2"), Look { strong: true, emphasis: true, gone: false });
        assert!(styles.look("T1").gone && !styles.look("none").strong);
        for (numbers, expected) in [(&[3][..], "3."), (&[1, 2], "1.b)"), (&[1, 2, 3], "•")] {
            assert_eq!(styles.label("L", numbers), expected, "{numbers:?}");
        }
    }
}

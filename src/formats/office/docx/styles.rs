//! Styles of paragraphs: which are headings, titles, quotations or items of lists.

use std::collections::BTreeMap;

use super::super::xml::{Piece, Xml};
use crate::formats::flow::Role;

/// How many styles may be based on each other.
const DEEPEST: usize = 20;

/// A style of paragraphs.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 0; 9 is text.
    outline: Option<u8>,
    list: Option<(String, Option<u8>)>,
}

/// All styles, by id.
#[derive(Debug, Default)]
pub struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(xml: &str) -> Self {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        for piece in Xml::new(xml) {
            match piece {
                Piece::Open(tag) if tag.name() == "style" => {
                    open = tag.get("styleId").map(|id| (id, Style::default()));
                }
                Piece::Open(tag) => {
                    let Some((_, style)) = &mut open else { continue };
                    match tag.name() {
                        "name" => {
                            style.name = tag.get("val").unwrap_or_default().to_ascii_lowercase();
                        }
                        "basedOn" => style.based_on = tag.get("val"),
                        "outlineLvl" => style.outline = tag.number("val"),
                        "numId" => {
                            let level = style.list.take().and_then(|(_, level)| level);
                            style.list = tag.get("val").map(|id| (id, level));
                        }
                        "ilvl" => {
                            let list = style.list.take().map(|(id, _)| id).unwrap_or_default();
                            style.list = Some((list, tag.number("val")));
                        }
                        _ => {}
                    }
                }
                Piece::Close("style") => styles.extend(open.take()),
                _ => {}
            }
        }
        Self(styles)
    }

    /// The style and those it is based on, nearest first.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let base = |style: &&'s Style| self.0.get(style.based_on.as_deref()?);
        std::iter::successors(self.0.get(id), base).take(DEEPEST)
    }

    /// What a paragraph of this style is.
    pub fn role(&self, id: &str) -> Role {
        self.chain(id).find_map(role_of).unwrap_or_default()
    }

    /// The list that a paragraph of this style is in, and its level from 0.
    pub fn list<'s>(&'s self, id: &'s str) -> Option<(&'s str, u8)> {
        let (list, level) = self.chain(id).find_map(|style| style.list.as_ref())?;
        Some((list.as_str(), level.unwrap_or(0))).filter(|(list, _)| !list.is_empty())
    }
}

fn role_of(style: &Style) -> Option<Role> {
    if let Some(level) = style.name.strip_prefix("heading ") {
        return level.trim().parse().ok().map(Role::Heading);
    }
    match style.name.as_str() {
        "title" => Some(Role::Title),
        "quote" | "intense quote" | "block text" => Some(Role::Quote),
        _ => style.outline.filter(|level| *level < 9).map(|level| Role::Heading(level + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_known_by_its_name_its_level_or_its_base() {
        let styles = Styles::read(
            r#"<w:styles><w:style w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="a"><w:name w:val="Mine"/><w:basedOn w:val="Ttulo1"/></w:style>
            <w:style w:styleId="b"><w:name w:val="B"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:styleId="t"><w:name w:val="Title"/></w:style>
            <w:style w:styleId="x"><w:basedOn w:val="y"/></w:style>
            <w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>
            <w:style w:styleId="l"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            </w:styles>"#,
        );
        for (id, expected) in [
            ("Ttulo1", Role::Heading(1)),
            ("a", Role::Heading(1)),
            ("b", Role::Heading(3)),
            ("t", Role::Title),
            ("x", Role::Text),
            ("none", Role::Text),
        ] {
            assert_eq!(styles.role(id), expected, "{id}");
        }
        assert_eq!(styles.list("l"), Some(("7", 1)));
    }
}

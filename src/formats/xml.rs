//! Reads XML piece by piece, for formats that need no tree. Names are without their prefix.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::calendar::Date;

/// A piece of XML.
pub enum Piece<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// An element of this name ends; also one that was empty.
    Close(&'x str),
    /// Words.
    Words(Cow<'x, str>),
}

/// The beginning of an element.
pub struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The prefix of its name; empty where it has none.
    pub fn prefix(&self) -> &str {
        let name = self.0.name().into_inner();
        name.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of the attribute of this name, without the prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let known = attributes.flatten().find(|known| local(known.key.into_inner()) == name)?;
        Some(unescaped(&known.value).into_owned())
    }

    /// The same, where it must be one that says no: `0`, `false`, `off`.
    pub fn is_off(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }

    /// The number that an attribute gives.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name)?.trim().parse().ok()
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A reader of XML. What is not well-formed is passed over, or ends the text.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    /// The name of an empty element, whose end comes next.
    empty: Option<&'x str>,
    text: &'x str,
}

impl<'x> Xml<'x> {
    /// Reads `text` from its beginning.
    pub fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { reader, empty: None, text }
    }

    /// The part of the text that this name is.
    fn lasting(&self, name: &str) -> &'x str {
        let end = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let near = self.text.get(..end.min(self.text.len())).unwrap_or("");
        near.rfind(name).and_then(|at| near.get(at..at + name.len())).unwrap_or("")
    }
}

impl<'x> Iterator for Xml<'x> {
    type Item = Piece<'x>;

    fn next(&mut self) -> Option<Piece<'x>> {
        if let Some(name) = self.empty.take() {
            return Some(Piece::Close(name));
        }
        loop {
            return Some(match self.reader.read_event().ok()? {
                Event::Start(tag) => Piece::Open(Tag(tag)),
                Event::Empty(tag) => {
                    self.empty = Some(self.lasting(tag.local_name().into_inner()));
                    Piece::Open(Tag(tag))
                }
                Event::End(tag) => Piece::Close(self.lasting(tag.local_name().into_inner())),
                Event::Text(words) => Piece::Words(words.into_inner()),
                Event::CData(words) => Piece::Words(words.into_inner()),
                Event::GeneralRef(name) => Piece::Words(entity(&name.into_inner())),
                Event::Eof => return None,
                _ => continue,
            });
        }
    }
}

/// What an entity stands for; those that a DTD defines are not expanded.
fn entity<'x>(name: &str) -> Cow<'x, str> {
    Cow::Owned(unescaped(&format!("&{name};")).into_owned())
}

fn unescaped(words: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(words)
}

/// The name of the first element of some XML that begins so, behind what may stand before it: a
/// declaration, comments, a few bytes of junk.
pub fn root_of(head: &str) -> Option<&str> {
    const MOST_JUNK: usize = 200;
    let mut rest = head.trim_start_matches('\u{feff}');
    let first = rest.find('<').filter(|at| *at <= MOST_JUNK)?;
    rest = rest.get(first..)?;
    loop {
        let skipped = ["<!--", "<?", "<!"].iter().find(|sign| rest.starts_with(**sign));
        let Some(sign) = skipped else { break };
        let end = if *sign == "<!--" { "-->" } else { ">" };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    name.get(..end)
}

/// The words of the first element of this name in a small part.
pub fn words_in(xml: &str, name: &str) -> Option<String> {
    let mut inside = false;
    let mut words = String::new();
    for piece in Xml::new(xml) {
        match piece {
            Piece::Open(tag) if tag.name() == name => inside = true,
            Piece::Close(closed) if closed == name => break,
            Piece::Words(more) if inside => words.push_str(&more),
            _ => {}
        }
    }
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

/// The day of a time as XML writes it: `2024-03-05T10:00:00Z`.
pub fn day(words: &str) -> Option<Date> {
    Date::parse_iso(words.trim().get(..10)?)
}

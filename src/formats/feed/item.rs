//! An item of a feed: its fields as RSS and Atom name them, and the article they make.

use crate::calendar::Date;
use crate::doc::{BlockKind, Builder, DateSource, Document, Meta};
use crate::formats::html::fragment::fragment;
use crate::formats::xml::Tag;
use crate::formats::{document_date, html, plain};
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest value of the metadata, in characters.
const LONGEST: usize = 300;

/// More authors of an item are left out.
const MOST_AUTHORS: usize = 20;

/// An item.
#[derive(Debug, Default)]
pub(super) struct Entry {
    id: String,
    title: String,
    pub(super) authors: Vec<String>,
    published: Option<Date>,
    changed: Option<Date>,
    /// Its words, and how good their source is.
    body: Option<(u8, String)>,
}

/// A field of an item or a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Title,
    Author {
        /// Only what stands in an element `name` counts.
        named: bool,
        /// The element `name` is open.
        in_name: bool,
    },
    Published,
    Changed,
    Language,
    Body {
        /// Higher for fields that have more of the article.
        rank: u8,
        /// Its elements are markup of the article.
        xhtml: bool,
        /// It is no markup.
        plain: bool,
    },
}

impl Field {
    /// The field that an element is; none where it is not used.
    pub(super) fn of(tag: &Tag<'_>) -> Option<Self> {
        let kind = tag.get("type").unwrap_or_default();
        let body = |rank| Self::Body {
            rank,
            xhtml: kind.contains("xhtml"),
            plain: kind == "text" || kind == "text/plain",
        };
        let own = matches!(tag.prefix(), "" | "atom" | "atom10" | "a10" | "rss" | "dc" | "dcterms");
        Some(match (tag.prefix(), tag.name()) {
            ("content", "encoded") => body(6),
            ("" | "xhtml", "body") => Self::Body { rank: 5, xhtml: true, plain: false },
            (_, "fullContent" | "full-text") => body(5),
            ("media" | "itunes", "description" | "summary") => body(1),
            ("itunes", "author") => Self::Author { named: false, in_name: false },
            _ if !own => return None,
            (_, "content") => body(4),
            (_, "description") => body(3),
            (_, "summary") => body(2),
            (_, "title") => Self::Title,
            ("dc", "creator") => Self::Author { named: false, in_name: false },
            (_, "author") => Self::Author { named: false, in_name: false },
            (_, "id" | "guid" | "identifier") => Self::Id,
            (_, "pubDate" | "pubdate" | "published" | "issued" | "date" | "created") => {
                Self::Published
            }
            (_, "updated" | "modified" | "lastBuildDate") => Self::Changed,
            (_, "language") => Self::Language,
            _ => return None,
        })
    }

    /// An element begins in the field.
    pub(super) fn open(&mut self, tag: &Tag<'_>, words: &mut String) {
        match self {
            Self::Author { named, in_name } => {
                if !*named {
                    words.clear();
                }
                (*named, *in_name) = (true, tag.name() == "name");
            }
            Self::Body { .. } => {
                words.push('<');
                words.push_str(tag.name());
                for key in ["href", "src", "alt"] {
                    if let Some(value) = tag.get(key) {
                        let value = html_escape::encode_double_quoted_attribute(&value);
                        words.push_str(&format!(" {key}=\"{value}\""));
                    }
                }
                words.push('>');
            }
            _ => {}
        }
    }

    /// An element ends in it.
    pub(super) fn close(self, name: &str, words: &mut String) {
        if let Self::Body { .. } = self {
            words.push_str(&format!("</{name}>"));
        }
    }

    /// Words in it, `depth` elements deep.
    pub(super) fn words(self, more: &str, depth: usize, words: &mut String) {
        match self {
            Self::Author { named: true, in_name: false, .. } => {}
            Self::Body { xhtml, .. } if xhtml || depth > 0 => {
                words.push_str(&html_escape::encode_text(more));
            }
            _ => words.push_str(more),
        }
    }
}

impl Entry {
    pub(super) fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    pub(super) fn set(&mut self, field: Field, words: String) {
        let date = || document_date::in_words(&words);
        match field {
            Field::Id => self.id = line(&words),
            Field::Title if self.title.is_empty() => self.title = without_tags(&words),
            Field::Author { .. } => {
                if self.authors.len() < MOST_AUTHORS {
                    let name = name_of(&words).filter(|name| !self.authors.contains(name));
                    self.authors.extend(name);
                }
            }
            Field::Published => self.published = self.published.or_else(date),
            Field::Changed => self.changed = self.changed.or_else(date),
            Field::Body { rank, xhtml, plain } => {
                let known = self.body.as_ref().is_some_and(|(before, _)| *before >= rank);
                if !known && !words.trim().is_empty() {
                    // Plain words are set as markup, in which they would be something else.
                    let is_markup = xhtml || !plain;
                    let words = if is_markup {
                        words
                    } else {
                        html_escape::encode_text(&words).into_owned()
                    };
                    self.body = Some((rank, words));
                }
            }
            Field::Title | Field::Language => {}
        }
    }

    /// The article.
    pub(super) fn document(&self) -> Document {
        let date = self.published.or(self.changed);
        let meta = Meta {
            id: Some(self.id.clone()).filter(|id| !id.is_empty()),
            title: self.title.clone(),
            byline: Some(self.authors.join(", ")).filter(|names| !names.is_empty()),
            published: date.map(|date| (date, DateSource::Metadata)),
            ..Meta::default()
        };
        let mut builder = Builder::new();
        builder.block(BlockKind::Heading(1), &self.title);
        let body = self.body.as_ref().map_or("", |(_, words)| words);
        if is_markup(body) {
            fragment(body, &meta, &mut builder);
        } else {
            let doc = plain::parse(&html_escape::decode_html_entities(body));
            for (index, block) in doc.blocks.iter().enumerate() {
                let kind = match block.kind {
                    BlockKind::Heading(_) => BlockKind::Paragraph,
                    kind => kind,
                };
                builder.copy(&doc, index, kind);
            }
        }
        Document { meta, ..builder.finish() }
    }
}

/// Whether words have tags of HTML.
fn is_markup(words: &str) -> bool {
    words.match_indices('<').any(|(at, _)| {
        let rest = words.get(at + 1..).unwrap_or("");
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
    })
}

/// Words on one line without the tags that some writers put into titles.
fn without_tags(words: &str) -> String {
    if !is_markup(words) {
        return line(words);
    }
    let mut builder = Builder::new();
    html::text_only::into(words, &mut builder);
    line(&builder.finish().text)
}

/// A value on one line, entities decoded.
pub(super) fn line(words: &str) -> String {
    let words = html_escape::decode_html_entities(words);
    clean_line(&fold_space(&words), LONGEST)
}

/// The name in "ann@example.org (Ann Lee)" and "Ann Lee <ann@example.org>"; none where there is only
/// an address.
pub(super) fn name_of(words: &str) -> Option<String> {
    let words = line(words);
    let inner = words.split_once('(').and_then(|(before, rest)| {
        before.contains('@').then(|| rest.trim_end_matches(')').trim().to_owned())
    });
    let name = inner.unwrap_or_else(|| words.split('<').next().unwrap_or("").trim().to_owned());
    let is_address = name.contains('@') && !name.contains(' ');
    Some(name).filter(|name| !name.is_empty() && !is_address)
}

//! What belongs to an article beside its text: what the source says about it, pictures, comments,
//! notices.

use crate::calendar::Date;
use crate::text::Span;

/// A picture of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The block of kind [`BlockKind::Image`](super::BlockKind::Image) with its words.
    pub span: Span,
    /// What it shows.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// What is said in its place where it cannot be shown.
    pub alt: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// A notice about how the article was read ("table flattened").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The passage it is about, if any.
    pub span: Option<Span>,
    /// A sentence without a full stop.
    pub message: String,
}

/// What a writer or editor noted beside the text; it is no part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The words that it is on, or their paragraph.
    pub span: Span,
    /// Who wrote it; empty where that is not said.
    pub author: String,
    /// The day it was written.
    pub date: Option<Date>,
    /// The words of the comment, on one line.
    pub words: String,
}

impl Comment {
    /// "Ann Lee, 5 March 2024": who wrote it and when, empty where neither is known.
    #[must_use]
    pub fn by(&self) -> String {
        let day = self.date.map(Date::long).unwrap_or_default();
        match (self.author.is_empty(), day.is_empty()) {
            (true, _) => day,
            (false, true) => self.author.clone(),
            (false, false) => format!("{}, {day}", self.author),
        }
    }
}

/// Where the article's date comes from, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSource {
    /// `--published` or `:date`.
    Given,
    /// Metadata of the format: front matter, JSON-LD, `<time>`.
    Metadata,
    /// A dateline in the text ("MUSCAT, Nov. 15"). Found by the date engine.
    Dateline,
    /// The address the article was fetched from.
    Url,
    /// The file's name.
    FileName,
    /// The day on which the file was changed, as it says itself. Nearer to the day of writing than
    /// nothing, and weaker than a day in the text.
    Properties,
    /// The first full date of the lead, as a last resort. Found by the date engine.
    FirstDate,
}

/// What the source says about the article. All strings are clean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// What it is called where it comes from: the id of a record, an item's `guid`.
    pub id: Option<String>,
    /// Its address, where the source gives one.
    pub url: Option<String>,
    /// The title; empty when there is none.
    pub title: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The day it was published and how that is known.
    pub published: Option<(Date, DateSource)>,
    /// Where it was read from: a path, a URL, `-` or `default article`.
    pub source: String,
    /// BCP 47 tag as the source gives it.
    pub language: Option<String>,
    /// The outlet.
    pub site: Option<String>,
}

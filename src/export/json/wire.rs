//! Serde types of the JSON contract, schema 1: fields in the order of the output.
//!
//! What a reader of the JSON can look up elsewhere (ids, quoted words) is written and not read.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::calendar::Date;
use crate::facts::{DateKind, Grain, MentionKind, Modifier, QuoteKind, Rule, WarningKind};
use crate::text::Span;

/// A document and its facts: one line of output.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Record"))]
pub struct Record<'a, D, S, G, I, C, N, H, P, T, Q, W> {
    /// Version of this contract.
    pub schema: u32,
    /// The article.
    pub document: Document<'a, D, S, G, I, C, N, H>,
    /// Everyone, by first mention.
    pub people: P,
    /// Every date and time expression, in text order.
    pub timeline: T,
    /// Every quotation, in text order.
    pub quotes: Q,
    /// Likely errors for an editor to check.
    pub warnings: W,
}

/// An article that cannot be read: one line of output with `--errors json`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ErrorRecord<'a> {
    /// Version of this contract.
    pub schema: u32,
    /// The article.
    pub document: ErrorDocument<'a>,
    /// Why it cannot be read.
    pub error: Problem<'a>,
}

/// What is known of an article that cannot be read.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ErrorDocument<'a> {
    /// What it is called where it comes from, if that could be read.
    pub id: Option<&'a str>,
    /// Path, address or `-`; `#3` for the third of several.
    pub source: &'a str,
}

/// Why an article cannot be read.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Problem<'a> {
    /// `unreadable` (a file, pipe or address), `not-text`, `invalid-json`, `no-article`, `too-long`.
    pub kind: &'static str,
    /// What is wrong and what to do, in words.
    pub message: &'a str,
}

/// The article itself.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Document"))]
pub struct Document<'a, D, S, G, I, C, N, H> {
    /// What a record, an item of a feed or a book is called where it comes from.
    pub id: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// Empty where there is none.
    pub title: &'a str,
    /// The author.
    pub byline: Option<&'a str>,
    /// The day that relative dates are counted from.
    pub published: Option<Date>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// Path, address, `-` or `default article`; `#3` for the third of several.
    pub source: &'a str,
    /// The text that all offsets point into.
    pub text: D,
    /// The parts, in text order.
    pub sections: S,
    /// The pages of a printed document, in text order; empty where it has none.
    pub pages: G,
    /// The pictures that have a caption or a credit, in text order; their words are not in `text`.
    pub pictures: I,
    /// What a writer or editor noted beside the text, in text order.
    pub comments: C,
    /// How it was read, where that is worth a sentence: `3 tracked changes, shown as accepted`.
    pub notes: N,
    /// Control and invisible characters, in text order.
    pub hidden: H,
}

/// A row of `document.pages`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Page<'a> {
    /// Its number, from 1, in the order of the file.
    pub number: u32,
    /// First byte.
    pub start: u32,
    /// What is printed on it: `iv`, `12`.
    pub label: Cow<'a, str>,
}

/// A row of `document.pictures`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Picture<'a> {
    /// Where it stands: the end of the paragraph before it.
    pub at: u32,
    /// What it shows.
    pub caption: Option<Cow<'a, str>>,
    /// Who made it.
    pub credit: Option<Cow<'a, str>>,
    /// What the page says in its place where it cannot be shown.
    pub alt: Option<Cow<'a, str>>,
    /// Its address.
    pub url: Option<Cow<'a, str>>,
}

/// A row of `document.comments`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comment<'a> {
    /// First byte of the words that it is on, or of their paragraph.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// Who wrote it.
    pub author: Option<Cow<'a, str>>,
    /// The day it was written.
    pub date: Option<Date>,
    /// Its words, on one line.
    pub words: Cow<'a, str>,
}

/// A row of `document.hidden`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Hidden {
    /// First byte; the same as the end where markup was read, whose text is without them.
    pub start: u32,
    /// End, exclusive; of an escape sequence that of the whole.
    pub end: u32,
    /// Which it is, such as `U+202E`; of an escape sequence the character that begins it.
    pub code: String,
}

/// A row of `document.sections`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Section {
    /// The heading, or `Lead`.
    pub title: String,
    /// Of the heading; 0 for the lead.
    pub level: u8,
    /// First byte, the heading included.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
}

/// Words of the text and where they stand.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Words<'a> {
    /// First byte.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// The words, white space folded.
    #[serde(skip_deserializing)]
    pub text: Cow<'a, str>,
}

/// A row of `people`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Person"))]
#[cfg_attr(test, schemars(bound = "M: schemars::JsonSchema + Default + Serialize"))]
pub struct Person<'a, M> {
    /// Index in this array.
    #[serde(skip_deserializing)]
    pub id: usize,
    /// The fullest name, or the words for an unnamed source.
    pub name: Cow<'a, str>,
    /// False for "a senior official".
    #[serde(default = "yes")]
    pub named: bool,
    /// The role as the article gives it.
    #[serde(default, deserialize_with = "if_fits")]
    pub title: Option<Words<'a>>,
    /// Whether that role is a past one: "former president".
    #[serde(default)]
    pub former: bool,
    /// The past role, where a present one is given too.
    #[serde(default, deserialize_with = "if_fits")]
    pub former_title: Option<Words<'a>>,
    /// Other forms of the name, longest first.
    #[serde(default)]
    pub aliases: Cow<'a, [String]>,
    /// Every mention of this person.
    #[serde(skip_deserializing)]
    pub mentions: M,
    /// Whether it is certain that this is one person.
    #[serde(default = "yes")]
    pub certain: bool,
    /// How the person was identified.
    #[serde(default = "given", deserialize_with = "known_rule")]
    pub rule: Rule,
}

/// A row of `people[].mentions`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mention<'a> {
    /// First byte.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// The words as written.
    #[serde(skip_deserializing)]
    pub text: Cow<'a, str>,
    /// The form of the mention.
    pub kind: MentionKind,
}

/// A row of `timeline`.
///
/// `V` is the type of a TIMEX3 value.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "DateMention"))]
pub struct DateMention<'a, V> {
    /// First byte.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// The words as written.
    #[serde(skip_deserializing)]
    pub text: Cow<'a, str>,
    /// TIMEX3 type
    #[serde(rename = "type")]
    pub kind: DateKind,
    /// TIMEX3 value, such as `2023-11-14`, `2024-06`, `P2Y`.
    pub value: Option<V>,
    /// First day, for calendar dates and periods.
    #[serde(default, deserialize_with = "if_fits")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, deserialize_with = "if_fits")]
    pub to: Option<Date>,
    /// Unit of the expression.
    #[serde(default, deserialize_with = "if_fits")]
    pub grain: Option<Grain>,
    /// TIMEX3 modifier, and open ends
    #[serde(default, deserialize_with = "if_fits")]
    pub modifier: Option<Modifier>,
    /// After the article's date, or planned.
    #[serde(default)]
    pub future: bool,
    /// Whether no other reading is nearly as likely.
    #[serde(default = "yes")]
    pub certain: bool,
    /// The TIMEX3 value it was counted from.
    pub anchor: Option<V>,
    /// How it was resolved.
    #[serde(default = "given", deserialize_with = "known_rule")]
    pub rule: Rule,
    /// The sentence around it.
    #[serde(default, deserialize_with = "if_fits")]
    pub sentence: Option<Span>,
}

/// A row of `quotes`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Quote<'a> {
    /// First byte, the marks not included.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
    /// The words between the marks.
    #[serde(skip_deserializing)]
    pub text: Cow<'a, str>,
    /// How it is given: whole sentences in marks, some words in marks, or reported without marks.
    pub kind: QuoteKind,
    /// Number of the utterance; parts of a split quotation share it.
    #[serde(default)]
    pub utterance: u32,
    /// Who said it.
    #[serde(borrow, default, deserialize_with = "if_fits")]
    pub speaker: Option<Speaker<'a>>,
    /// The words that introduce it ("said", "according to").
    #[serde(default, deserialize_with = "if_fits")]
    pub cue: Option<Words<'a>>,
    /// The base form of the cue.
    #[serde(default, deserialize_with = "if_fits")]
    pub verb: Option<&'a str>,
    /// Kind of speech act: said, asked, wrote, claimed, denied, admitted, promised, warned, demanded, accused, criticized, praised, called, thought or showed.
    #[serde(default, deserialize_with = "if_fits")]
    pub cue_kind: Option<&'a str>,
    /// The addressee.
    #[serde(default, deserialize_with = "if_fits")]
    pub to: Option<Words<'a>>,
    /// Index in `timeline` of the date in its sentence.
    #[serde(default, deserialize_with = "if_fits")]
    pub when: Option<u32>,
    /// Whether it is certain who said it.
    #[serde(default = "yes")]
    pub certain: bool,
    /// How the speaker was identified.
    #[serde(default = "given", deserialize_with = "known_rule")]
    pub rule: Rule,
}

/// `quotes[].speaker`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Speaker<'a> {
    /// The full name, also for "he said".
    pub name: Cow<'a, str>,
    /// `id` of a person.
    #[serde(default, deserialize_with = "if_fits")]
    pub person: Option<u32>,
    /// First byte of the words that name the speaker beside the quotation.
    #[serde(default, deserialize_with = "if_fits")]
    pub start: Option<u32>,
    /// End, exclusive.
    #[serde(default, deserialize_with = "if_fits")]
    pub end: Option<u32>,
}

/// A row of `warnings`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Warning<'a> {
    /// Kind of error.
    pub kind: WarningKind,
    /// What is wrong, in words.
    pub message: Cow<'a, str>,
    /// First byte.
    pub start: u32,
    /// End, exclusive.
    pub end: u32,
}

/// A list that is made row by row while it is written.
#[derive(Debug)]
pub struct Rows<I>(pub I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Rows<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

/// The rows of the list `key` that fit the schema; the others are left out.
pub fn rows<'v, T: Deserialize<'v>>(
    value: &'v Value,
    key: &str,
) -> impl Iterator<Item = (&'v Value, T)> {
    let list = value.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(|row| Some((row, T::deserialize(row).ok()?)))
}

/// A value of the type of its field; none for any other.
fn if_fits<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    field: D,
) -> Result<Option<T>, D::Error> {
    Ok(T::deserialize(field).ok())
}

fn known_rule<'de, D: Deserializer<'de>>(field: D) -> Result<Rule, D::Error> {
    Ok(Rule::deserialize(field).unwrap_or(Rule::AsGiven))
}

const fn given() -> Rule {
    Rule::AsGiven
}

const fn yes() -> bool {
    true
}

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
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Record<'a, S, P, T, Q, W> {
    pub schema: u32,
    pub document: Document<'a, S>,
    pub people: P,
    pub timeline: T,
    pub quotes: Q,
    pub warnings: W,
}

/// The article itself.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Document<'a, S> {
    pub title: &'a str,
    pub byline: Option<&'a str>,
    pub published: Option<Date>,
    pub source: &'a str,
    pub text: &'a str,
    pub sections: S,
}

/// A row of `document.sections`.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Section {
    pub title: String,
    pub level: u8,
    pub start: u32,
    pub end: u32,
}

/// Words of the text and where they stand.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Words<'a> {
    pub start: u32,
    pub end: u32,
    #[serde(skip_deserializing)]
    pub text: Cow<'a, str>,
}

/// A row of `people`.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Person<'a, M> {
    #[serde(skip_deserializing)]
    pub id: usize,
    pub name: Cow<'a, str>,
    #[serde(default = "yes")]
    pub named: bool,
    #[serde(default, deserialize_with = "if_fits")]
    pub title: Option<Words<'a>>,
    #[serde(default)]
    pub former: bool,
    #[serde(default, deserialize_with = "if_fits")]
    pub former_title: Option<Words<'a>>,
    #[serde(default)]
    pub aliases: Cow<'a, [String]>,
    /// Read with [`rows`].
    #[serde(skip_deserializing)]
    pub mentions: M,
    #[serde(default = "yes")]
    pub certain: bool,
    #[serde(default = "given", deserialize_with = "known_rule")]
    pub rule: Rule,
}

/// A row of `people[].mentions`.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Mention<'a> {
    pub start: u32,
    pub end: u32,
    #[serde(skip_deserializing)]
    pub text: Cow<'a, str>,
    pub kind: MentionKind,
}

/// A row of `timeline`; `V` is a TIMEX3 value.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct DateMention<'a, V> {
    pub start: u32,
    pub end: u32,
    #[serde(skip_deserializing)]
    pub text: Cow<'a, str>,
    #[serde(rename = "type")]
    pub kind: DateKind,
    pub value: Option<V>,
    #[serde(default, deserialize_with = "if_fits")]
    pub from: Option<Date>,
    #[serde(default, deserialize_with = "if_fits")]
    pub to: Option<Date>,
    #[serde(default, deserialize_with = "if_fits")]
    pub grain: Option<Grain>,
    #[serde(default, deserialize_with = "if_fits")]
    pub modifier: Option<Modifier>,
    #[serde(default)]
    pub future: bool,
    pub anchor: Option<V>,
    #[serde(default = "given", deserialize_with = "known_rule")]
    pub rule: Rule,
    #[serde(default, deserialize_with = "if_fits")]
    pub sentence: Option<Span>,
}

/// A row of `quotes`.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Quote<'a> {
    pub start: u32,
    pub end: u32,
    #[serde(skip_deserializing)]
    pub text: Cow<'a, str>,
    pub kind: QuoteKind,
    #[serde(default)]
    pub utterance: u32,
    #[serde(borrow, default, deserialize_with = "if_fits")]
    pub speaker: Option<Speaker<'a>>,
    #[serde(default, deserialize_with = "if_fits")]
    pub cue: Option<Words<'a>>,
    #[serde(default, deserialize_with = "if_fits")]
    pub verb: Option<&'a str>,
    #[serde(default, deserialize_with = "if_fits")]
    pub cue_kind: Option<&'a str>,
    #[serde(default, deserialize_with = "if_fits")]
    pub to: Option<Words<'a>>,
    #[serde(default, deserialize_with = "if_fits")]
    pub when: Option<u32>,
    #[serde(default = "given", deserialize_with = "known_rule")]
    pub rule: Rule,
}

/// `quotes[].speaker`.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Speaker<'a> {
    pub name: Cow<'a, str>,
    #[serde(default, deserialize_with = "if_fits")]
    pub person: Option<u32>,
    #[serde(default, deserialize_with = "if_fits")]
    pub start: Option<u32>,
    #[serde(default, deserialize_with = "if_fits")]
    pub end: Option<u32>,
}

/// A row of `warnings`.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the README explains each field")]
pub struct Warning<'a> {
    pub kind: WarningKind,
    pub message: Cow<'a, str>,
    pub start: u32,
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

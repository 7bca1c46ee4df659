//! Finds article records in JSON: the text, and metadata such as title, author and date.

use serde_json::{Map, Value};

use super::fields::{
    AUTHORS, BLOCKS, BODIES, DATES, LANGUAGES, SITES, SUMMARIES, TITLES, WORDS, is_own,
};
use super::pieces::{Piece, pieces};
use crate::calendar::Date;
use crate::doc::{DateSource, Meta};
use crate::formats::document_date;
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest metadata value kept, in characters.
const LONGEST: usize = 300;
/// How deep records are looked for.
const DEEPEST: usize = 8;
/// Objects with words, outermost first; those inside a record are its own.
pub(super) fn records_in(root: Value) -> Vec<Value> {
    let mut found = Vec::new();
    let mut waiting = vec![(root, 0)];
    while let Some((value, depth)) = waiting.pop() {
        match value {
            Value::Object(object) if is_record(&object) => found.push(Value::Object(object)),
            Value::Object(object) if depth < DEEPEST => {
                waiting.extend(object.into_iter().rev().map(|(_, inner)| (inner, depth + 1)));
            }
            Value::Array(items) if depth < DEEPEST => {
                waiting.extend(items.into_iter().rev().map(|inner| (inner, depth + 1)));
            }
            _ => {}
        }
    }
    found
}

/// The names of the first object's fields: a few, clean.
pub(super) fn fields_of(root: &Value) -> Vec<String> {
    const MOST: usize = 8;
    let mut value = root;
    for _ in 0..DEEPEST {
        match value {
            Value::Array(items) => match items.first() {
                Some(first) => value = first,
                None => break,
            },
            Value::Object(object) => {
                let names = object.keys().take(MOST).map(|name| clean_line(&fold_space(name), 30));
                let more = (object.len() > MOST).then(|| "…".to_owned());
                return names.chain(more).collect();
            }
            _ => break,
        }
    }
    Vec::new()
}

fn is_record(object: &Map<String, Value>) -> bool {
    if object.contains_key("schema") && object.contains_key("document") {
        return true;
    }
    let words: usize = body_of(object).map_or(0, |body| pieces(body).iter().map(Piece::len).sum());
    words > 0 && (words > 200 || TITLES.iter().any(|key| object.contains_key(*key)))
}

/// The words of a record, or the blocks that hold them. "The Guardian" and others keep them in an
/// object beside the metadata.
pub(super) fn body_of(object: &Map<String, Value>) -> Option<&Value> {
    let fields = object.get("fields").and_then(Value::as_object);
    let body = body_at(object, BODIES).or_else(|| body_at(fields?, BODIES));
    let summary = || body_at(object, SUMMARIES).or_else(|| body_at(fields?, SUMMARIES));
    body.or_else(|| summary().filter(|_| !is_feed(object)))
}

fn body_at<'v>(object: &'v Map<String, Value>, keys: &[&str]) -> Option<&'v Value> {
    let fits = |value: &&Value| match value {
        Value::String(words) => !words.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(inner) => {
            let has_blocks =
                || BLOCKS.iter().any(|key| inner.get(*key).is_some_and(Value::is_array));
            let is_record = || TITLES.iter().any(|key| inner.contains_key(*key));
            WORDS.iter().any(|key| inner.contains_key(*key)) || has_blocks() && !is_record()
        }
        _ => false,
    };
    keys.iter().find_map(|key| object.get(*key).filter(fits))
}

/// Whether an object has a list of objects that have words and a title themselves: its own
/// words are then not an article.
fn is_feed(object: &Map<String, Value>) -> bool {
    let is_item = |value: &Value| {
        value.as_object().is_some_and(|item| {
            TITLES.iter().any(|key| item.contains_key(*key))
                && [BODIES, SUMMARIES].iter().any(|keys| body_at(item, keys).is_some())
        })
    };
    object.values().filter_map(Value::as_array).any(|items| items.iter().take(20).any(is_item))
}

/// The first of `keys` that holds words: a string, an object that names something, a list of these.
fn words_at(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    let named = |value: &Value| {
        let inner = ["name", "value", "main", "original", "rendered", "title"];
        let of = |v: &Value| match v {
            Value::String(words) => Some(words.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Object(o) => inner.iter().find_map(|k| o.get(*k)?.as_str().map(str::to_owned)),
            _ => None,
        };
        let words = match value {
            Value::Array(items) => {
                items.iter().take(20).filter_map(of).collect::<Vec<_>>().join(", ")
            }
            other => of(other).unwrap_or_default(),
        };
        let words = html_escape::decode_html_entities(&words).into_owned();
        Some(clean_line(&fold_space(&words), LONGEST)).filter(|w| !w.is_empty())
    };
    keys.iter().find_map(|key| object.get(*key).and_then(named))
}

pub(super) fn meta_of(value: &Value) -> Meta {
    let empty = Map::new();
    let outer = value.as_object().unwrap_or(&empty);
    let object = if is_own(value) {
        outer.get("document").and_then(Value::as_object).unwrap_or(&empty)
    } else {
        outer
    };
    let fields = outer.get("fields").and_then(Value::as_object);
    let find = |keys: &[&str]| {
        words_at(object, keys).or_else(|| fields.and_then(|fields| words_at(fields, keys)))
    };
    let date = |words: String| document_date::in_words(&words).or_else(|| epoch(&words));
    let own = is_own(value);
    Meta {
        title: find(TITLES).unwrap_or_default(),
        byline: find(AUTHORS),
        published: find(DATES).and_then(date).map(|date| (date, DateSource::Metadata)),
        source: String::new(),
        language: find(LANGUAGES),
        // Our own "source" is where the text was read from.
        site: find(SITES).filter(|_| !own),
    }
}

/// Seconds or milliseconds since 1970.
fn epoch(words: &str) -> Option<Date> {
    let number: i64 = words.parse().ok().filter(|n| *n > 100_000_000)?;
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    Date::from_days(i32::try_from(seconds / 86_400).ok()?)
}

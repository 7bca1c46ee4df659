//! Finds article records in JSON: the text, and metadata such as title, author and date.

use serde_json::{Map, Value};

use super::fields::{
    AUTHORS, BLOCKS, BODIES, DATES, FORMS, GIVEN_AND_FAMILY, IDS, LANGUAGES, MEDIA_TYPES, NAMES,
    SITES, SUMMARIES, TITLES, URLS, WORDS, is_blank, is_own,
};
use super::pieces::{Piece, pieces};
use crate::calendar::Date;
use crate::doc::problem::{Fault, Problem};
use crate::doc::{DateSource, Meta};
use crate::formats::document_date;
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest metadata value kept, in characters.
const LONGEST: usize = 300;
/// Longest message, in characters.
const LONGEST_MESSAGE: usize = 2000;
/// How deep records are looked for.
const DEEPEST: usize = 8;
/// Objects with words, outermost first; those inside a record are its own.
pub(super) fn records_in(root: Value) -> Vec<Value> {
    let of_feed = of_feed(&root);
    let mut found = records_without_feed(root);
    for object in found.iter_mut().filter_map(Value::as_object_mut) {
        for (keys, name, value) in &of_feed {
            if !keys.iter().any(|key| object.contains_key(*key)) {
                object.insert((*name).to_owned(), value.clone());
            }
        }
    }
    found
}

/// What a JSON Feed says once for all of its items: who writes, and what it is called.
fn of_feed(root: &Value) -> Vec<(&'static [&'static str], &'static str, Value)> {
    let version = root.get("version").and_then(Value::as_str).unwrap_or("");
    if !version.contains("jsonfeed.org/") {
        return Vec::new();
    }
    let authors = root.get("authors").or_else(|| root.get("author"));
    let parts = [(AUTHORS, "authors", authors), (SITES, "outlet", root.get("title"))];
    parts.into_iter().filter_map(|(keys, name, value)| Some((keys, name, value?.clone()))).collect()
}

fn records_without_feed(root: Value) -> Vec<Value> {
    let mut found = Vec::new();
    // The whole, and what a list at its top holds, is a record by its words alone.
    let at_top = if root.is_array() { 1 } else { 0 };
    let mut waiting = vec![(root, 0, false)];
    while let Some((value, depth, beside_record)) = waiting.pop() {
        match value {
            Value::Object(object) if is_record(&object) => found.push(Value::Object(object)),
            Value::Object(object)
                if (beside_record && (has_words(&object) || is_blank_one(&object)))
                    || (depth == at_top && is_bare_record(&object)) =>
            {
                found.push(Value::Object(object));
            }
            Value::Object(object) if depth < DEEPEST => {
                let inner = object.into_iter().rev().map(|(_, inner)| (inner, depth + 1, false));
                waiting.extend(inner);
            }
            Value::Array(items) if depth < DEEPEST => {
                let has_record = items.iter().filter_map(Value::as_object).any(is_record);
                let inner = items.into_iter().rev();
                waiting.extend(inner.map(|inner| (inner, depth + 1, has_record)));
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

fn has_words(object: &Map<String, Value>) -> bool {
    body_of(object).is_some_and(|body| pieces(body).iter().any(|piece| piece.len() > 0))
}

/// Whether a record has nothing to say, and is called something: it is an article all the same.
fn is_blank_one(object: &Map<String, Value>) -> bool {
    let is_called = || IDS.iter().chain(TITLES).any(|key| object.contains_key(*key));
    is_called() && is_blank(object)
}

/// Whether an object is a record though it is short and has no title: its words stand under a name
/// that says so.
fn is_bare_record(object: &Map<String, Value>) -> bool {
    let said = |value: &Value| value.as_str().is_some_and(|words| !words.trim().is_empty());
    !is_feed(object) && BODIES.iter().any(|key| object.get(*key).is_some_and(said))
}

/// The words of a record, or the blocks that hold them. "The Guardian" and others keep them in an
/// object beside the metadata.
pub(super) fn body_of(object: &Map<String, Value>) -> Option<&Value> {
    let fields = object.get("fields").and_then(Value::as_object);
    let body = body_at(object, BODIES).or_else(|| body_at(fields?, BODIES));
    let summary = || body_at(object, SUMMARIES).or_else(|| body_at(fields?, SUMMARIES));
    body.or_else(|| summary().filter(|_| !is_feed(object))).map(best_form)
}

/// Of the forms of one body (plain, XHTML) one: that with markup, unless it is much shorter.
fn best_form(body: &Value) -> &Value {
    let Value::Array(forms) = body else { return body };
    let media_type = |form: &Value| {
        let kind = MEDIA_TYPES.iter().find_map(|key| form.get(*key)?.as_str())?;
        kind.contains('/').then(|| kind.to_ascii_lowercase())
    };
    let kinds: Vec<String> = forms.iter().filter_map(media_type).collect();
    if forms.len() < 2 || kinds.len() < forms.len() {
        return body;
    }
    let lengths = forms.iter().map(|form| pieces(form).iter().map(Piece::shown_len).sum::<usize>());
    let lengths: Vec<usize> = lengths.collect();
    let longest = lengths.iter().copied().max().unwrap_or(0);
    let rank = |(kind, length): (&String, &usize)| {
        (length * 2 >= longest, kind.contains("html"), kind.contains("markdown"), *length)
    };
    let ranks = kinds.iter().zip(&lengths).map(rank);
    // Of equal ones the first.
    let best = forms.iter().zip(ranks).rev().max_by_key(|(_, rank)| *rank);
    best.map_or(body, |(form, _)| form)
}

fn body_at<'v>(object: &'v Map<String, Value>, keys: &[&str]) -> Option<&'v Value> {
    let fits = |value: &&Value| match value {
        Value::String(words) => !words.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(inner) => {
            let has_blocks =
                || BLOCKS.iter().any(|key| inner.get(*key).is_some_and(Value::is_array));
            let is_record = || TITLES.iter().any(|key| inner.contains_key(*key));
            let has_form = || FORMS.iter().any(|key| inner.get(*key).is_some_and(Value::is_string));
            WORDS.iter().any(|key| inner.contains_key(*key))
                || (has_blocks() || has_form()) && !is_record()
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
    found_at(object, keys, |value| match value {
        Value::Number(number) => Some(number.to_string()),
        _ => name_of(value),
    })
}

/// The same for names of people and outlets: a number is the key of a record elsewhere.
fn names_at(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    let is_key = |name: &String| name.chars().all(|c| c.is_ascii_digit());
    found_at(object, keys, |value| name_of(value).filter(|name| !is_key(name)))
}

fn found_at(
    object: &Map<String, Value>,
    keys: &[&str],
    of: impl Fn(&Value) -> Option<String>,
) -> Option<String> {
    let named = |value: &Value| {
        let words = match value {
            Value::Array(items) => {
                items.iter().take(20).filter_map(&of).collect::<Vec<_>>().join(", ")
            }
            other => of(other).unwrap_or_default(),
        };
        let words = html_escape::decode_html_entities(&words).into_owned();
        Some(clean_line(&fold_space(&words), LONGEST)).filter(|w| !w.is_empty())
    };
    keys.iter().find_map(|key| object.get(*key).and_then(named))
}

/// A string, or what an object says it is called.
fn name_of(value: &Value) -> Option<String> {
    let inner = NAMES.iter().filter_map(|key| value.get(*key));
    let parts = || {
        let parts = GIVEN_AND_FAMILY.iter().map(|keys| keys.iter().find_map(|k| value.get(*k)));
        let parts: Vec<&str> = parts.flatten().filter_map(Value::as_str).collect();
        Some(parts.join(" ")).filter(|name| !name.is_empty())
    };
    let own = value.as_str().or_else(|| inner.filter_map(Value::as_str).next());
    let node = || value.get("node").filter(|node| node.is_object()).and_then(name_of);
    own.map(str::to_owned).or_else(parts).or_else(node)
}

/// What a record is called where it comes from.
pub(super) fn id_of(value: &Value) -> Option<String> {
    as_written(value.as_object()?, IDS)
}

/// The first of `keys` that holds words or a number, as it stands: others know it by that.
fn as_written(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    let written = |value: &Value| {
        let words = match value {
            Value::String(words) => words.trim(),
            Value::Number(number) => return Some(number.to_string()),
            // WordPress.
            _ => value.get("rendered")?.as_str()?.trim(),
        };
        Some(clean_line(words, LONGEST_MESSAGE)).filter(|words| !words.is_empty())
    };
    keys.iter().find_map(|key| object.get(*key).and_then(written))
}

/// Why there is no article in a record that `--errors json` wrote.
pub(super) fn problem_of(value: &Value) -> Option<Problem> {
    let (document, error) = (value.get("document")?, value.get("error")?);
    let words = |value: &Value, key: &str| {
        let words = clean_line(value.get(key)?.as_str()?, LONGEST_MESSAGE);
        Some(words).filter(|words| !words.is_empty())
    };
    if document.get("text").is_some() || !value.get("schema").is_some_and(Value::is_u64) {
        return None;
    }
    Some(Problem {
        id: id_of(document),
        source: words(document, "source"),
        fault: Fault::named(error.get("kind")?.as_str()?),
        message: words(error, "message")?,
    })
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
    let written = |keys: &[&str]| {
        as_written(object, keys).or_else(|| fields.and_then(|fields| as_written(fields, keys)))
    };
    // WordPress gives the records that others point to beside them.
    let inner = [Some(object), fields, object.get("_embedded").and_then(Value::as_object)];
    let names = |keys: &[&str]| inner.iter().flatten().find_map(|object| names_at(object, keys));
    let date = |words: String| document_date::in_words(&words).or_else(|| epoch(&words));
    let own = is_own(value);
    Meta {
        id: written(IDS),
        url: written(URLS).filter(|url| url.contains("://")),
        title: find(TITLES).unwrap_or_default(),
        byline: names(AUTHORS),
        published: find(DATES).and_then(date).map(|date| (date, DateSource::Metadata)),
        language: find(LANGUAGES),
        // Our own "source" is where the text was read from.
        site: names(if own { &["outlet"] } else { SITES }),
        ..Meta::default()
    }
}

/// Seconds or milliseconds since 1970.
fn epoch(words: &str) -> Option<Date> {
    let number: i64 = words.parse().ok().filter(|n| *n > 100_000_000)?;
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    Date::from_days(i32::try_from(seconds / 86_400).ok()?)
}

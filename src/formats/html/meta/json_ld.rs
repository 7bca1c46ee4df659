//! JSON-LD: what a page says of its article in schema.org's words.

use dom_query::NodeRef;
use serde_json::{Map, Value};

use super::value::line;
use crate::calendar::Date;
use crate::formats::document_date;

/// Objects of all JSON-LD that are looked at.
const MOST_OBJECTS: usize = 2_000;

/// What the objects say.
#[derive(Debug, Default)]
pub(super) struct Stated {
    pub(super) title: String,
    pub(super) byline: Option<String>,
    /// The moment of publication, as written.
    pub(super) published: Option<String>,
    /// The day that the page gives for itself, where it is not called an article.
    pub(super) page_date: Option<Date>,
    /// The day of the last change.
    pub(super) changed: Option<Date>,
    pub(super) site: Option<String>,
    /// A page that many write: the day it was made says nothing of its words.
    pub(super) is_wiki: bool,
    /// The article's words as the page gives them to search engines.
    pub(super) body: Option<String>,
    /// Who made the page; that may be who filled in the form.
    pub(super) page_authors: Option<String>,
    /// The objects that are named as the author of the page, by their `@id`.
    authors: Vec<String>,
    /// The name of each object that has an `@id`.
    names: Vec<(String, String)>,
}

/// Reads the objects of all scripts.
pub(super) fn read(scripts: &[NodeRef<'_>]) -> Stated {
    let mut stated = Stated::default();
    for script in scripts {
        let text = script.text();
        let json = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        if let Ok(value) = serde_json::from_str::<Value>(json) {
            stated.add(&value);
        }
    }
    let name = |id: &String| stated.names.iter().find(|(of, _)| of == id);
    let names: Vec<&str> =
        stated.authors.iter().filter_map(name).map(|(_, name)| name.as_str()).collect();
    stated.page_authors = Some(line(&names.join(", "))).filter(|names| !names.is_empty());
    stated
}

impl Stated {
    /// Takes the first article of the objects, wherever they nest.
    fn add(&mut self, root: &Value) {
        let mut waiting = vec![root];
        let mut seen = 0;
        while let Some(value) = waiting.pop() {
            seen += 1;
            if seen > MOST_OBJECTS {
                return;
            }
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev()),
                Value::Object(object) => {
                    self.take_page(object);
                    if is_article(object.get("@type")) {
                        self.take_article(object);
                    }
                    let inner = ["@graph", "mainEntity", "mainEntityOfPage"];
                    waiting.extend(inner.iter().filter_map(|key| object.get(*key)));
                }
                _ => {}
            }
        }
    }

    /// What any object says of the page.
    fn take_page(&mut self, object: &Map<String, Value>) {
        let text = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or("");
        self.is_wiki |= text("mainEntity").contains("wikidata.org/")
            || names_of(object.get("author")).starts_with("Contributors to ");
        self.changed = self.changed.or_else(|| document_date::in_words(text("dateModified")));
        self.page_date = self.page_date.or_else(|| document_date::in_words(text("datePublished")));
        let (id, name) = (text("@id"), text("name"));
        if !id.is_empty() && !name.is_empty() && self.names.len() < MOST_OBJECTS {
            self.names.push((id.to_owned(), name.to_owned()));
        }
        if self.authors.is_empty()
            && let Some(author) = object.get("author")
        {
            let one = std::slice::from_ref(author);
            let all = author.as_array().map_or(one, Vec::as_slice).iter().take(20);
            let ids = all.filter_map(|author| author.get("@id").and_then(Value::as_str));
            self.authors = ids.map(str::to_owned).collect();
        }
    }

    fn take_article(&mut self, object: &Map<String, Value>) {
        let text =
            |key: &str| object.get(key).and_then(Value::as_str).map(line).filter(|t| !t.is_empty());
        if self.title.is_empty() {
            self.title = text("headline").or_else(|| text("name")).unwrap_or_default();
        }
        if self.byline.is_none() {
            let names = names_of(object.get("author").or_else(|| object.get("creator")));
            self.byline = Some(line(&names)).filter(|names| !names.is_empty());
        }
        if self.published.is_none() {
            let date = text("datePublished").or_else(|| text("dateCreated"));
            self.published = date.filter(|value| document_date::in_words(value).is_some());
        }
        if self.site.is_none() {
            let names = line(&names_of(object.get("publisher")));
            self.site = Some(names).filter(|names| !names.is_empty());
        }
        let body = object.get("articleBody").and_then(Value::as_str).filter(|b| b.len() > 200);
        if let Some(body) = body.filter(|_| self.body.is_none()) {
            self.body = Some(html_escape::decode_html_entities(body).into_owned());
        }
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let is = |v: &Value| {
        v.as_str().is_some_and(|t| {
            t.ends_with("Article") || t.ends_with("Posting") || matches!(t, "Report" | "Review")
        })
    };
    kind.is_some_and(|kind| is(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is)))
}

/// The names of people or an outlet: a string, an object with a name, or a list of these.
pub(super) fn names_of(value: Option<&Value>) -> String {
    let one = |value: &Value| {
        let name = value.as_str().or_else(|| value.get("name").and_then(Value::as_str));
        name.map(str::trim).filter(|n| !n.is_empty() && !n.contains("://")).map(str::to_owned)
    };
    match value {
        Some(Value::Array(items)) => {
            items.iter().take(20).filter_map(one).collect::<Vec<_>>().join(", ")
        }
        Some(value) => one(value).unwrap_or_default(),
        None => String::new(),
    }
}

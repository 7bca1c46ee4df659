//! Names of the fields that hold an article in the JSON of news systems.

use serde_json::{Map, Value};

/// Where the words are, in the order of trust: schema.org, ninjs, feeds, data sets.
#[rustfmt::skip]
pub(super) const BODIES: &[&str] = &[
    "articleBody", "body_html", "body_xhtml", "body_text", "bodyText", "bodyHtml", "content_html",
    "content_text", "bodies", "body", "content", "text", "maintext", "main_text", "article_text",
    "full_text", "fulltext", "story", "article", "paragraphs", "content_elements", "blocks",
    "components", "elements", "sections",
];
/// Fields with the words, tried after all others.
pub(super) const SUMMARIES: &[&str] = &["description", "summary"];
#[rustfmt::skip]
pub(super) const IDS: &[&str] = &[
    "id", "_id", "guid", "uuid", "uri", "@id", "identifier", "article_id", "articleId", "doc_id",
    "docid",
];
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "headline", "title", "webTitle", "headlines", "headline_main", "header", "name",
];
#[rustfmt::skip]
pub(super) const AUTHORS: &[&str] = &[
    "byline", "author", "authors", "creator", "by", "bylines", "infosources", "contributor",
    "author_name", "authorName",
];
#[rustfmt::skip]
pub(super) const DATES: &[&str] = &[
    "datePublished", "published", "published_at", "publishedAt", "published_date", "date_published",
    "date_publish", "publication_date", "publicationDate", "pubDate", "pub_date",
    "webPublicationDate", "firstcreated", "versioncreated", "versionCreated", "firstCreated",
    "date", "dateCreated", "timestamp", "created_at",
];
#[rustfmt::skip]
pub(super) const URLS: &[&str] = &[
    "url", "link", "webUrl", "web_url", "canonical_url", "canonicalUrl", "permalink", "article_url",
    "source_url", "href",
];
pub(super) const SITES: &[&str] =
    &["outlet", "publisher", "source", "site", "sitename", "site_name", "source_name"];
pub(super) const LANGUAGES: &[&str] = &["inLanguage", "language", "lang"];

/// Where an object says what it is called.
pub(super) const NAMES: &[&str] =
    &["name", "value", "main", "original", "rendered", "title", "displayName", "display_name"];
/// Or in two parts.
pub(super) const GIVEN_AND_FAMILY: [&[&str]; 2] = [
    &["first_name", "firstName", "firstname", "given_name", "givenName"],
    &["last_name", "lastName", "lastname", "family_name", "familyName"],
];
/// Where one of the forms of a body says which it is.
pub(super) const MEDIA_TYPES: &[&str] =
    &["contentType", "contenttype", "content_type", "mimeType", "mimetype", "mime_type", "type"];

/// Where an object that is a body has its words.
pub(super) const WORDS: &[&str] = &["value", "rendered"];
/// Or, if it is no record of its own, the forms of its words.
pub(super) const FORMS: &[&str] = &["html", "markdown", "text", "plain"];
/// Where it has its blocks, if it is no record of its own.
pub(super) const BLOCKS: &[&str] = &["blocks", "content", "body"];

/// Whether a record has nothing to say: its words stand under a name for them, and
/// there are none.
#[must_use]
pub fn is_blank(object: &Map<String, Value>) -> bool {
    let mut bodies = BODIES.iter().filter_map(|key| object.get(*key)).peekable();
    let is_empty = |body: &Value| match body {
        Value::String(words) => words.trim().is_empty(),
        Value::Null => true,
        _ => false,
    };
    bodies.peek().is_some() && bodies.all(is_empty)
}

/// Whether a record is what `--json` wrote.
#[must_use]
pub fn is_own(value: &Value) -> bool {
    let text = value.get("document").and_then(|d| d.get("text"));
    value.get("schema").is_some_and(Value::is_u64) && text.is_some_and(Value::is_string)
}

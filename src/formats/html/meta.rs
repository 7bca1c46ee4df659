//! What a page says about its article: JSON-LD, `meta` elements, `<time>`.

use dom_query::{Document as Page, NodeRef, Selection};
use serde_json::Value;

use crate::calendar::{Date, MONTHS, Weekday};
use crate::doc::{DateSource, Meta};
use crate::formats::document_date;
use crate::text::sanitize::clean_line;

/// Longest value kept, in characters.
const LONGEST: usize = 300;
/// Objects of all JSON-LD that are looked at.
const MOST_OBJECTS: usize = 2_000;

/// What was found: metadata for the document, and what helps to find the article.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) meta: Meta,
    /// The page's own address.
    pub(super) address: Option<String>,
    /// The day that the page gives for itself, where it is not called an article.
    page_date: Option<Date>,
    /// The day of the last change.
    changed: Option<Date>,
    /// A page that many write: the day it was made says nothing of its words.
    is_wiki: bool,
    /// The page's first heading of level 1.
    pub(super) heading: String,
    /// The line of the authors as the page shows it.
    pub(super) visible_byline: Option<String>,
    /// The article's words as the page gives them to search engines.
    pub(super) body: Option<String>,
}

/// Reads the metadata of a page.
pub(super) fn read(page: &Page) -> Found {
    let mut found = Found::default();
    let elements = Elements::of(page);
    for script in &elements.scripts {
        let text = script.text();
        let json = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        if let Ok(value) = serde_json::from_str::<Value>(json) {
            json_ld(&value, &mut found);
        }
    }
    let meta = &mut found.meta;
    let mut keys: Vec<(String, String)> = Vec::new();
    for node in &elements.metas {
        let Some(value) = node.attr("content").filter(|value| !value.trim().is_empty()) else {
            continue;
        };
        for names in ["property", "name", "itemprop"].iter().filter_map(|name| node.attr(name)) {
            let names = names.split_whitespace().map(str::to_ascii_lowercase);
            keys.extend(names.map(|name| (name, value.to_string())));
        }
    }
    let first = |names: &[&str]| {
        names.iter().find_map(|name| {
            let value = keys.iter().find(|(key, _)| key == name)?;
            Some(line(&value.1)).filter(|v| !v.is_empty())
        })
    };
    let is_name = |words: &String| !words.contains("://");
    if meta.title.is_empty() {
        meta.title = first(&["og:title", "twitter:title", "dc.title", "title"]).unwrap_or_default();
    }
    let authors =
        ["author", "byl", "article:author", "dc.creator", "parsely-author", "sailthru.author"];
    meta.byline = meta.byline.take().or_else(|| first(&authors).filter(is_name));
    meta.site = meta.site.take().or_else(|| first(&["og:site_name", "application-name"]));
    let dates = [
        "article:published_time",
        "datepublished",
        "og:article:published_time",
        "publishdate",
        "pubdate",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dc.date",
        "date",
        "article:published",
        "article.published",
        "publication_date",
        "pdate",
    ];
    if meta.published.is_none() {
        let date = first(&dates).and_then(|value| document_date::in_words(&value));
        let heading = elements.heading.as_ref();
        let date = date.or(found.page_date).or_else(|| time_element(page));
        let date = date.or_else(|| heading.and_then(day_beside));
        meta.published = date.map(|d| (d, DateSource::Metadata));
    }
    found.heading = elements.heading.map(|node| line(&node.text())).unwrap_or_default();
    if let Some(own) = &elements.title {
        let own = line(&own.text());
        let social = first(&["og:title"]).unwrap_or_default();
        let site = meta.site.as_deref();
        if is_heading_better(&meta.title, &found.heading, &own, site)
            || is_heading_confirmed(&found.heading, &own, &social, site)
        {
            meta.title.clone_from(&found.heading);
        }
    }
    meta.byline = meta.byline.take().and_then(|words| byline(&words).0);
    found.visible_byline = elements.byline;
    let language = elements.html.and_then(|node| node.attr("lang"));
    meta.language = language.map(|l| line(&l)).filter(|l| !l.is_empty());
    let canonical = elements.canonical.and_then(|node| node.attr("href")).map(|h| h.to_string());
    let absolute = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    found.address = canonical.filter(absolute).or_else(|| first(&["og:url"]).filter(absolute));
    if meta.published.is_none() {
        let date = found.address.as_deref().and_then(document_date::in_url);
        meta.published = date.map(|d| (d, DateSource::Url));
    }
    if found.is_wiki || first(&["generator"]).is_some_and(|name| name.contains("MediaWiki")) {
        meta.published = found.changed.map(|date| (date, DateSource::Metadata));
    }
    found
}

/// Elements with metadata of the article, found in one walk over the page.
#[derive(Default)]
struct Elements<'p> {
    /// JSON-LD.
    scripts: Vec<NodeRef<'p>>,
    metas: Vec<NodeRef<'p>>,
    html: Option<NodeRef<'p>>,
    heading: Option<NodeRef<'p>>,
    canonical: Option<NodeRef<'p>>,
    title: Option<NodeRef<'p>>,
    byline: Option<String>,
}

impl<'p> Elements<'p> {
    fn of(page: &'p Page) -> Self {
        let mut found = Self::default();
        let is = |node: &NodeRef<'_>, key: &str, value: &str| {
            node.attr(key).is_some_and(|v| v.eq_ignore_ascii_case(value))
        };
        for node in page.root().descendants_it() {
            let Some(name) = node.qual_name_ref() else { continue };
            if found.byline.is_none() && is_byline(&node, &name.local) {
                found.byline = Some(shown_names(&node));
            }
            match &*name.local {
                "script" if is(&node, "type", "application/ld+json") => found.scripts.push(node),
                "meta" => found.metas.push(node),
                "html" => found.html = found.html.or(Some(node)),
                "title" => found.title = found.title.or(Some(node)),
                "h1" => found.heading = found.heading.or(Some(node)),
                "link" if is(&node, "rel", "canonical") => {
                    found.canonical = found.canonical.or(Some(node));
                }
                _ => {}
            }
        }
        found
    }
}

/// Whether an element shows who wrote the article, by Readability's rule.
fn is_byline(node: &NodeRef<'_>, name: &str) -> bool {
    if matches!(name, "html" | "head" | "body" | "meta" | "link" | "script" | "style") {
        return false;
    }
    let says = |key: &str, words: &[&str]| {
        node.attr(key).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            words.iter().any(|word| value.contains(word))
        })
    };
    let names = ["byline", "author", "dateline", "writtenby", "p-author"];
    let is = node.attr("rel").is_some_and(|rel| &*rel == "author")
        || says("itemprop", &["author"])
        || says("class", &names)
        || says("id", &names);
    is && (1..100).contains(&node.text().trim().chars().count())
}

/// The words of a byline, those of each element apart; the names alone where they are marked.
fn shown_names(node: &NodeRef<'_>) -> String {
    let marked = Selection::from(*node).select("[itemprop='name']");
    if !marked.is_empty() {
        let names: Vec<String> = marked.nodes().iter().map(|name| line(&name.text())).collect();
        return names.join(", ");
    }
    let texts = node.descendants_it().filter(NodeRef::is_text).map(|text| text.text());
    line(&texts.map(|text| text.to_string()).collect::<Vec<_>>().join(" ")).replace(" ,", ",")
}

/// Whether the page's heading and its `<title>` agree, and what else is called the title speaks of
/// something else: the site, or a description.
fn is_heading_better(title: &str, heading: &str, own: &str, site: Option<&str>) -> bool {
    let Some(rest) = own.strip_prefix(heading).filter(|_| heading.len() >= 3) else { return false };
    let ends = rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric());
    if !ends || title.is_empty() || site == Some(heading) || rest.contains(title) {
        return false;
    }
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        words.map(str::to_lowercase).collect()
    };
    let (said, shown) = (words(title), words(heading));
    said.iter().filter(|word| shown.contains(word)).count() * 3 < said.len()
}

/// Whether the page's heading is also its `<title>` or what it gives to other sites: two that agree
/// are better than one for search engines. A heading of few words may be the site's.
fn is_heading_confirmed(heading: &str, own: &str, social: &str, site: Option<&str>) -> bool {
    const FEWEST_WORDS: usize = 4;
    let begins = own.strip_prefix(heading).is_some_and(|rest| {
        rest.is_empty() || rest.trim_start().starts_with(|c: char| !c.is_alphanumeric())
    });
    heading.split_whitespace().count() >= FEWEST_WORDS
        && site != Some(heading)
        && (begins || social == heading)
}

/// The day of the first `<time>` that says it is the publication's, or that stands alone.
fn time_element(page: &Page) -> Option<Date> {
    let named = page.select("[itemprop~='datePublished'], abbr.published, .dt-published");
    let of = |node: &NodeRef<'_>| {
        let value = ["datetime", "content", "title"].iter().find_map(|name| node.attr(name));
        document_date::in_words(&value.unwrap_or_else(|| node.text()))
    };
    if let Some(date) = named.nodes().iter().find_map(of) {
        return Some(date);
    }
    let dated = page.select("time[datetime]");
    let times: Vec<_> = dated.nodes().iter().filter(|node| !is_set_apart(node)).collect();
    let says = |node: &&&NodeRef<'_>| {
        let hint =
            [node.attr("itemprop"), node.attr("pubdate").map(|_| "pubdate".into()), node.class()];
        hint.iter().flatten().any(|h| {
            let h = h.to_ascii_lowercase();
            h.contains("publi") || h.contains("pubdate") || h.contains("entry-date")
        })
    };
    let node = times.iter().find(says).or_else(|| times.first())?;
    node.attr("datetime").and_then(|value| document_date::in_words(&value))
}

/// The day of a line that stands by the heading and says nothing else.
fn day_beside(heading: &NodeRef<'_>) -> Option<Date> {
    const NEAR: usize = 60;
    const LONGEST_LINE: usize = 40;
    const MOST_WORDS: usize = 6;
    let is_short = |text: &str| {
        (8..=LONGEST_LINE).contains(&text.len()) && text.split_whitespace().count() <= MOST_WORDS
    };
    let day = |text: NodeRef<'_>| {
        let words = text.text();
        let words = words.trim();
        document_date::in_words(words).filter(|_| is_short(words))
    };
    heading.ancestors_it(Some(3)).find_map(|around| {
        let is_own = |node: &NodeRef<'_>| node.is_text() && !is_set_apart(node);
        around.descendants_it().take(NEAR).filter(is_own).find_map(day)
    })
}

/// Whether an element stands in what is not the article's own: a post of another's, links, the
/// page's foot.
fn is_set_apart(node: &NodeRef<'_>) -> bool {
    let names = ["blockquote", "aside", "nav", "footer"];
    node.ancestors_it(Some(12)).any(|parent| names.iter().any(|name| parent.has_name(name)))
}

/// "Amir Karim" from "By Amir KarimMonday, November 15, 2023", and the day.
pub(super) fn byline(words: &str) -> (Option<String>, Option<Date>) {
    let words = line(words);
    let names = without_label(&words);
    let days = Weekday::ALL.iter().map(|day| day.name());
    let date = MONTHS.iter().copied().chain(days).filter_map(|name| names.find(name)).min();
    let is_dated =
        |at: &usize| names.get(*at..).is_some_and(|r| r.bytes().any(|b| b.is_ascii_digit()));
    let (names, date) = match date.filter(is_dated) {
        Some(at) => {
            (names.get(..at).unwrap_or(""), names.get(at..).and_then(document_date::in_words))
        }
        None => (names, None),
    };
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '—' | '–' | '-' | '•' | '·');
    let names = before_signs(names).trim_matches(edge);
    let names = names.strip_suffix(" on").unwrap_or(names).trim_matches(edge);
    (Some(names.to_owned()).filter(|names| !names.is_empty()), date)
}

/// What stands after "By", "Posted by" and the like.
fn without_label(words: &str) -> &str {
    let labels = ["posted by ", "published by ", "written by ", "words by ", "by: ", "by "];
    let label = labels.iter().find(|label| {
        words.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
    });
    label.and_then(|label| words.get(label.len()..)).unwrap_or(words)
}

/// The names before the label of a day ("Updated"), a handle ("@karim"), a day in figures or a
/// counter.
fn before_signs(names: &str) -> &str {
    const LABELS: &[&str] = &["last", "modified", "posted", "published", "updated"];
    const COUNTED: &[&str] =
        &["ago", "comment", "comments", "min", "mins", "minute", "shares", "views"];
    let mut at = 0;
    for word in names.split_inclusive(' ') {
        let key = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let rest = names.get(at..).unwrap_or("");
        let next = rest.split(' ').nth(1).unwrap_or("").to_ascii_lowercase();
        let label = LABELS.contains(&key.as_str())
            && (key != "last" || next.starts_with("updated") || next.starts_with("modified"));
        let number = word.starts_with(|c: char| c.is_ascii_digit())
            && (document_date::in_words(rest).is_some()
                || rest.split(' ').any(|w| COUNTED.contains(&w.to_ascii_lowercase().as_str())));
        let handle = at > 0 && word.contains('@');
        if label || number || handle {
            return names.get(..at).unwrap_or("");
        }
        at += word.len();
    }
    names
}

/// "Talks begin" from "Talks begin | The Herald": where the page's heading or the site's name
/// shows which part is the title.
pub(super) fn without_site(title: &str, heading: &str, site: Option<&str>) -> String {
    let separates = |c: char| matches!(c, '-' | '–' | '—' | '|' | '·' | '»' | ':' | '/');
    let after = title.strip_prefix(heading).map(str::trim_start);
    if heading.len() >= 8 && after.is_some_and(|rest| rest.starts_with(separates)) {
        return heading.to_owned();
    }
    let before = site.filter(|s| !s.is_empty()).and_then(|site| title.strip_suffix(site));
    let kept = before.map(str::trim_end).and_then(|rest| rest.strip_suffix(separates));
    kept.map(str::trim).filter(|kept| !kept.is_empty()).unwrap_or(title).to_owned()
}

/// Takes the first article of the objects, wherever they nest.
fn json_ld(root: &Value, found: &mut Found) {
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
                if is_article(object.get("@type")) {
                    take(object, found);
                }
                let other = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or("");
                found.is_wiki |= other("mainEntity").contains("wikidata.org/")
                    || names_of(object.get("author")).starts_with("Contributors to ");
                if found.changed.is_none() {
                    found.changed = document_date::in_words(other("dateModified"));
                }
                if found.page_date.is_none() {
                    let date = object.get("datePublished").and_then(Value::as_str);
                    found.page_date = date.and_then(document_date::in_words);
                }
                waiting.extend(
                    ["@graph", "mainEntity", "mainEntityOfPage"]
                        .iter()
                        .filter_map(|k| object.get(*k)),
                );
            }
            _ => {}
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

fn take(object: &serde_json::Map<String, Value>, found: &mut Found) {
    let text =
        |key: &str| object.get(key).and_then(Value::as_str).map(line).filter(|t| !t.is_empty());
    let meta = &mut found.meta;
    if meta.title.is_empty() {
        meta.title = text("headline").or_else(|| text("name")).unwrap_or_default();
    }
    if meta.byline.is_none() {
        let names = names_of(object.get("author").or_else(|| object.get("creator")));
        meta.byline = Some(line(&names)).filter(|names| !names.is_empty());
    }
    if meta.published.is_none() {
        let date = text("datePublished").or_else(|| text("dateCreated"));
        let date = date.and_then(|value| document_date::in_words(&value));
        meta.published = date.map(|d| (d, DateSource::Metadata));
    }
    if meta.site.is_none() {
        meta.site = Some(line(&names_of(object.get("publisher")))).filter(|s| !s.is_empty());
    }
    let body = object.get("articleBody").and_then(Value::as_str).filter(|body| body.len() > 200);
    if let Some(body) = body.filter(|_| found.body.is_none()) {
        found.body = Some(html_escape::decode_html_entities(body).into_owned());
    }
}

/// The names of people or an outlet: a string, an object with a name, or a list of these.
pub(in crate::formats) fn names_of(value: Option<&Value>) -> String {
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

/// A value on one line, entities decoded: many pages encode them twice.
fn line(value: &str) -> String {
    clean_line(crate::text::fold_space(&html_escape::decode_html_entities(value)).trim(), LONGEST)
}

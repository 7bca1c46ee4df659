//! What a page says about its article: JSON-LD, `meta` elements, and what it shows at its heading.

pub(super) mod byline;
mod day;
mod elements;
mod json_ld;
mod shown;
mod standfirst;
mod title;
mod value;

use dom_query::{Document as Page, NodeRef};

use crate::calendar::Date;
use crate::doc::{DateSource, Meta};
use crate::formats::document_date;
use elements::Elements;
use json_ld::Stated;
use shown::Shown;
use value::line;

pub(super) use title::without_site;

/// Names of `meta` elements with the title, best first; likewise below.
const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "title", "citation_title"];
const AUTHORS: &[&str] = &[
    "author",
    "byl",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
];
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "date",
    "article:published",
    "article.published",
    "publication_date",
    "pdate",
    "citation_publication_date",
];
const CHANGES: &[&str] =
    &["article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified"];
/// Authors of one article that are named.
const MOST_AUTHORS: usize = 20;

/// What was found: metadata for the document, and what helps to find the article.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) meta: Meta,
    /// The page's own address.
    pub(super) address: Option<String>,
    /// The article's heading of level 1.
    pub(super) heading: String,
    /// The line of the authors as the page shows it.
    pub(super) visible_byline: Option<String>,
    /// The sentence below the heading that says what it is about.
    pub(super) standfirst: Option<String>,
    /// The article's words as the page gives them to search engines.
    pub(super) body: Option<String>,
}

/// Reads the metadata of a page.
pub(super) fn read(page: &Page) -> Found {
    let elements = Elements::of(page);
    let stated = json_ld::read(&elements.scripts);
    let keys = Keys::of(&elements.metas);
    let own = elements.title.map(|node| line(&node.text())).unwrap_or_default();
    let said = if stated.title.is_empty() {
        keys.first(TITLES).unwrap_or_default()
    } else {
        stated.title.clone()
    };
    let heading = title::heading_of(&elements.headings, &said, &own);
    let shown = shown::of(&elements, heading);
    let heading = heading.and_then(|index| elements.headings.get(index)).map(|(node, _)| *node);
    let language = elements.html.and_then(|node| node.attr("lang"));
    let canonical = elements.canonical.and_then(|node| node.attr("href")).map(|h| h.to_string());
    let absolute = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let address = canonical.filter(absolute).or_else(|| keys.first(&["og:url"]).filter(absolute));
    let site = stated.site.clone().or_else(|| keys.first(&["og:site_name", "application-name"]));
    let mut found = Found {
        heading: heading.map(|node| line(&node.text())).unwrap_or_default(),
        ..Found::default()
    };
    found.meta = Meta {
        title: title_of(&found.heading, &said, &own, site.as_deref(), &elements, &keys),
        byline: byline_of(
            &stated,
            &keys,
            &shown,
            site.as_deref().or_else(|| title::outlet_in(&own)),
        ),
        published: published(page, heading, &stated, &keys, &shown, address.as_deref()),
        language: language.map(|l| line(&l)).filter(|l| !l.is_empty()),
        site,
        ..Meta::default()
    };
    found.standfirst = heading.as_ref().and_then(standfirst::of);
    found.visible_byline = shown.any_byline;
    found.address = address;
    found.body = stated.body;
    found
}

/// The names and values of `meta` elements; those of microdata, which may speak of something that
/// the article only mentions, come last.
struct Keys {
    all: Vec<(String, String)>,
    /// How many of them are no microdata.
    own: usize,
}

impl Keys {
    fn of(metas: &[NodeRef<'_>]) -> Self {
        let read = |name: &'static str| {
            metas.iter().flat_map(move |node| {
                let value = node.attr("content").filter(|value| !value.trim().is_empty());
                let names = node.attr(name).filter(|_| value.is_some()).unwrap_or_default();
                let names = names.split_whitespace().map(str::to_ascii_lowercase);
                let value = value.unwrap_or_default().to_string();
                names.map(|name| (name, value.clone())).collect::<Vec<_>>()
            })
        };
        let mut all: Vec<_> = read("property").chain(read("name")).collect();
        let own = all.len();
        all.extend(read("itemprop"));
        Self { all, own }
    }

    fn values<'k>(&'k self, name: &'k str) -> impl Iterator<Item = String> + 'k {
        let own = self.all.iter().filter(move |(key, _)| key == name);
        own.map(|(_, value)| line(value)).filter(|value| !value.is_empty())
    }

    /// The first value of the first of these names that has one.
    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.values(name).next())
    }

    /// The value of a name that ends in "headline", whatever the site calls itself before it.
    fn headline(&self) -> Option<String> {
        let is = |key: &str| key.rsplit([':', '.']).next() == Some("headline");
        self.all.iter().find(|(key, _)| is(key)).map(|(_, value)| line(value))
    }

    /// All authors, from the first name that gives one; of microdata only the first.
    fn authors(&self) -> Option<String> {
        let is_name = |value: &String| !value.contains("://") && !value.starts_with('@');
        let own = self.all.get(..self.own).unwrap_or_default();
        let named = AUTHORS.iter().find_map(|name| {
            let mut authors: Vec<String> = Vec::new();
            let values = own.iter().filter(|(key, _)| key == name).map(|(_, value)| line(value));
            for author in values.filter(is_name).take(MOST_AUTHORS) {
                let author = if *name == "citation_author" { in_order(author) } else { author };
                if !authors.contains(&author) {
                    authors.push(author);
                }
            }
            Some(line(&authors.join(", "))).filter(|names| !names.is_empty())
        });
        named.or_else(|| self.first(&["author"]).filter(is_name))
    }
}

/// "Amir Karim" from "Karim, Amir".
fn in_order(name: String) -> String {
    match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name,
    }
}

fn title_of(
    heading: &str,
    said: &str,
    own: &str,
    site: Option<&str>,
    elements: &Elements<'_>,
    keys: &Keys,
) -> String {
    // The headline that the page shows, where that is no heading of level 1.
    let sub = elements.subheading.map(|node| line(&node.text())).unwrap_or_default();
    if let Some(headline) = keys.headline().filter(|words| *words == sub || words == heading) {
        return headline;
    }
    let with_words = |(node, _): &&elements::Placed<'_>| !node.text().trim().is_empty();
    let social = keys.first(&["og:title"]).unwrap_or_default();
    let witnesses = title::Witnesses {
        said,
        social: &social,
        heading,
        is_sole: elements.headings.iter().filter(with_words).count() == 1,
        own,
        site,
    };
    if witnesses.is_heading_better() { heading.to_owned() } else { said.to_owned() }
}

fn byline_of(stated: &Stated, keys: &Keys, shown: &Shown, site: Option<&str>) -> Option<String> {
    let names = stated.byline.clone().or_else(|| keys.authors());
    let shown = shown.byline.as_deref().and_then(|names| byline::read(names).0);
    match names.and_then(|names| byline::read(&names).0) {
        Some(stated) => {
            Some(shown.filter(|shown| byline::better(&stated, shown, site)).unwrap_or(stated))
        }
        None => shown.or_else(|| stated.page_authors.clone()),
    }
}

fn published(
    page: &Page,
    heading: Option<NodeRef<'_>>,
    stated: &Stated,
    keys: &Keys,
    shown: &Shown,
    address: Option<&str>,
) -> Option<(Date, DateSource)> {
    let changed = || {
        let values = CHANGES.iter().flat_map(|name| keys.values(name));
        stated.changed.or_else(|| values.filter_map(|v| document_date::in_words(&v)).next())
    };
    if stated.is_wiki || keys.first(&["generator"]).is_some_and(|name| name.contains("MediaWiki")) {
        return stated.changed.map(|date| (date, DateSource::Metadata));
    }
    let in_address = address.and_then(document_date::in_url);
    let values = DATES.iter().filter_map(|name| keys.values(name).next());
    let is_day = |value: &String| document_date::in_words(value).is_some();
    let moment = stated.published.clone().or_else(|| values.into_iter().find(is_day));
    let days = day::Witnesses { shown: &shown.days, address: in_address, changed: changed() };
    let date = match moment {
        Some(moment) => day::settle(&moment, &days),
        None => {
            let beside = || heading.as_ref().and_then(shown::day_beside);
            let shown_day = || shown.days.first().copied();
            let marked = stated.page_date.or_else(|| shown::time_element(page));
            marked.or_else(beside).or_else(shown_day)
        }
    };
    date.map(|date| (date, DateSource::Metadata))
        .or_else(|| in_address.map(|date| (date, DateSource::Url)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(head: &str, body: &str) -> Meta {
        let page = format!("<!DOCTYPE html><head>{head}</head><body>{body}</body>");
        read(&Page::from(page)).meta
    }

    fn article(data: &str) -> String {
        format!(r#"<script type="application/ld+json">{{"@type":"NewsArticle",{data}}}</script>"#)
    }

    #[test]
    fn the_title_is_what_data_and_headings_agree_on() {
        let og = |words: &str| format!("<meta property=og:title content='{words}'>");
        for (head, body, expected) in [
            // The same in other words, for search engines.
            (
                og("What we know of the harbour fire in Port Ellis"),
                "<h1>Smoke, sirens and a long night: what we know of the fire in Port Ellis harbour</h1>",
                "Smoke, sirens and a long night: what we know of the fire in Port Ellis harbour",
            ),
            (
                og("Ferry strike: union rejects latest offer by the port"),
                "<h1>Union leaders reject port’s latest offer as ferry strike drags on</h1>",
                "Union leaders reject port’s latest offer as ferry strike drags on",
            ),
            (
                og("Buy the Lamp 3 - bright Lamp 3 Light for Desks"),
                "<h1>Lamp 3 for Desks</h1>",
                "Lamp 3 for Desks",
            ),
            // A kicker in the heading; the site's heading; headings of parts.
            (
                og("Union leaders reject the offer"),
                "<h1><b>Politics</b>Union leaders reject the offer</h1>",
                "Union leaders reject the offer",
            ),
            (
                format!(
                    "<title>The Long Harbour Times: Union rejects offer</title>{}",
                    og("Union rejects offer")
                ),
                "<h1><a href=/>The Long Harbour Times</a></h1><h1>Union rejects <b>offer</b></h1>",
                "Union rejects offer",
            ),
            (og("Sea Letter"), "<h1>Sections</h1><h1>About</h1><h1>Sea Letter</h1>", "Sea Letter"),
            // A name of a part of the site.
            (
                format!("<title>News - Herald</title>{}", og("News - Herald")),
                "<h1>Mayor opens the bridge after two years</h1>",
                "Mayor opens the bridge after two years",
            ),
            (
                format!("<title>News - Herald</title>{}", og("News - Herald")),
                "<h1>Mayor opens the bridge at last</h1><h1>Ferry runs again after repairs</h1>",
                "News - Herald",
            ),
            // A headline that stands as a smaller heading.
            (
                format!(
                    "<meta property='hm:headline' content='Mayor opens bridge'>{}",
                    og("Bridge: mayor")
                ),
                "<h1>Bridge: mayor</h1><h2>Mayor opens bridge</h2>",
                "Mayor opens bridge",
            ),
        ] {
            assert_eq!(found(&head, body).title, expected, "{head}{body}");
        }
    }

    #[test]
    fn the_byline_is_the_articles() {
        let one = |name: &str| article(&format!(r#""headline":"x","author":{{"name":"{name}"}}"#));
        let by_id = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage","author":{"@id":"/p/4"}},
            {"@type":"Person","@id":"/p/4","name":"Ada Holm"}]}</script>"#;
        for (head, body, expected) in [
            // A label beside the heading, in one text or several.
            (String::new(), "<h1>A</h1><p><span>By</span><a>Ada Holm</a></p>", "Ada Holm"),
            (
                String::new(),
                "<h1>A</h1><p>| By <b>Ada Holm</b> and <b>Jo Ott</b> | 3 May",
                "Ada Holm and Jo Ott",
            ),
            (String::new(), "<h1>A</h1><div>Written by Ada van Holm</div>", "Ada van Holm"),
            (String::new(), "<h1>A</h1><p>By the river he slept.</p>", ""),
            (String::new(), "<h1>A</h1><p>By</p><p>noon it was over.</p>", ""),
            (
                String::new(),
                "<h1>A</h1><p>By Ada Holm and Jo Ott</p><p class=author-text>Ada Holm covers the harbour. Follow her on X.",
                "Ada Holm and Jo Ott",
            ),
            // Another's: comments, menus, what is cited.
            (
                String::new(),
                "<div class=comment><b class=author>Ina Ek</b></div><h1>A</h1><p class=byline>Jo Ott</p>",
                "Jo Ott",
            ),
            (
                String::new(),
                "<ul class=menu><li class=author>Ina Ek</ul><h1>A</h1><b>By</b><i>Jo Ott</i>",
                "Jo Ott",
            ),
            (
                "<meta name=dc.creator content='Ada Holm'>".into(),
                "<meta itemprop=author content='B. Ek, '>",
                "Ada Holm",
            ),
            // The data have less than the page shows.
            (one("Ada"), "<h1>A</h1><p>By</p><p>Ada Holm</p>", "Ada Holm"),
            (
                one("Ada Holm"),
                "<h1>A</h1><p class=byline>By Ada Holm and Jo Ott</p>",
                "Ada Holm and Jo Ott",
            ),
            (one("Ada Holm"), "<h1>A</h1><p class=byline>Ada Holm, Herald.org</p>", "Ada Holm"),
            (one("Ada Holm"), "<h1>A</h1><p class=byline>Ada Holm Senior Reporter</p>", "Ada Holm"),
            (
                format!("<meta property=og:site_name content='The Herald'>{}", one("The Herald")),
                "<h1>A</h1><p><b>By</b> <i>Jo Ott</i></p>",
                "Jo Ott",
            ),
            // Several; who made the page.
            (
                "<meta name=author content='Ada Holm'><meta name=author content='Jo Ott'>".into(),
                "",
                "Ada Holm, Jo Ott",
            ),
            ("<meta name=citation_author content='Holm, Ada'>".into(), "", "Ada Holm"),
            (by_id.into(), "", "Ada Holm"),
            (by_id.into(), "<h1>A</h1><p class=byline>Jo Ott</p>", "Jo Ott"),
        ] {
            assert_eq!(found(&head, body).byline.unwrap_or_default(), expected, "{head}{body}");
        }
    }

    #[test]
    fn the_day_is_that_of_the_page() {
        let at = |moment: &str| article(&format!(r#""headline":"x","datePublished":"{moment}""#));
        let both = |moment: &str, changed: &str| {
            article(&format!(r#""datePublished":"{moment}","dateModified":"{changed}""#))
        };
        let link = "<link rel=canonical href=https://example.org/2024/03/04/a>";
        for (head, body, expected) in [
            // The day in UTC is another than at home.
            (at("2024-03-05T02:25:54+00:00") + link, "<h1>A</h1>", "2024-03-04"),
            (at("2024-03-05T02:25:54Z"), "<h1>A</h1><p>March 4, 2024 | 9:25pm</p>", "2024-03-04"),
            (
                at("2024-03-05T05:30:59Z"),
                "<h1>A</h1><time>March 4, 2024 at 11:30 p.m.</time> | UPDATED: <time>March 5, 2024 at 12:21 a.m.</time>",
                "2024-03-04",
            ),
            (at("2024-03-05T20:00:00Z"), "<h1>A</h1><p>6 March 2024</p>", "2024-03-06"),
            (at("2024-03-05T20:00:00Z") + link, "<h1>A</h1>", "2024-03-05"),
            (at("2024-03-05T02:25:54+08:00") + link, "<h1>A</h1>", "2024-03-05"),
            // The page shows the day of its last change alone.
            (
                both("2019-10-15", "2020-03-12"),
                "<h1>A</h1><p>Updated Mar 12, 2020 @ 10:42 am</p>",
                "2020-03-12",
            ),
            (
                both("2019-10-15", "2020-03-12"),
                "<h1>A</h1><p>Last updated on 20 Feb, 2020. 3 min read</p>",
                "2020-02-20",
            ),
            (
                both("2019-10-15", "2020-03-12"),
                "<h1>A</h1><p>Oct 15, 2019</p><p>Updated Mar 12, 2020</p>",
                "2019-10-15",
            ),
            (both("2019-10-15", "2020-03-12"), "<h1>A</h1><p>Friday 1 May 2020</p>", "2019-10-15"),
            (
                both("2019-10-15", "2020-03-12"),
                "<h1>A</h1><p>The fire of 20 Feb, 2020 was hot</p>",
                "2019-10-15",
            ),
            // No data: the line above or below the right heading, a day in figures.
            (
                String::new(),
                "<h1>Sections</h1><div><b>Jan 18, 2019</b><h1>Sea Letter</h1></div>",
                "2019-01-18",
            ),
            (String::new(), "<b itemprop=datePublished>20.06.2019 11:43</b>", "2019-06-20"),
            (link.into(), "<h1>A</h1>", "2024-03-04"),
        ] {
            let head = format!("<title>Sea Letter</title>{head}");
            let day = found(&head, body).published.map(|(day, _)| day.to_string());
            assert_eq!(day.unwrap_or_default(), expected, "{head}{body}");
        }
    }
}

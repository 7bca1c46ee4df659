//! Writes an article, or a dossier, as a page to send: one file with the text, what was found in it and
//! our own JSON, that loads nothing, works without its script and takes no words for markup.

mod blocks;
pub mod dossier;
mod html_time;
mod json_block;
mod lists;
mod marks;
mod pictures;
mod policy;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::app::annotations::{Annotations, Note};
use crate::app::index::is_unresolved;
use crate::doc::Document;
use crate::doc::url::has_known_scheme;
use crate::facts::{Facts, Quote, Rule};
use crate::formats::report::GENERATOR;
use crate::text::quote_selector::Finder;
use crate::text::sanitize::clean_line;
use crate::text::{Span, fold_space};
use marks::attribute;

/// An article to be written, with its facts as the reader corrected them.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// The article.
    pub doc: &'a Document,
    /// Its facts.
    pub facts: &'a Facts,
    /// The reader's notes and corrections, where they are to be in the report. Without them nothing in
    /// it shows which facts were corrected.
    pub annotations: Option<&'a Annotations>,
}

/// Writes the report of an article.
///
/// # Errors
/// Those of `out`.
pub fn write(article: Article<'_>, out: &mut impl Write) -> io::Result<()> {
    let facts = without_traces(article);
    let page = Page::of(article, &facts, "");
    let mut html = String::with_capacity(article.doc.text.len() * 8 + 16_384);
    begin(&page.title(), Some(page.doc), &mut html);
    header(&page, &mut html);
    html.push_str("<div class=\"page\">\n<main id=\"text\">\n");
    blocks::article(&page, &mut html);
    html.push_str("</main>\n<div class=\"sides\">\n");
    html.push_str("<aside class=\"first\" aria-label=\"Sections and people\">\n");
    lists::sections(&page, &mut html);
    lists::people(&page, &mut html);
    pictures::voices(&page, &mut html);
    html.push_str(
        "</aside>\n<aside class=\"last\" aria-label=\"Dates, quotations and warnings\">\n",
    );
    lists::timeline(&page, &mut html);
    lists::quotes(&page, &mut html);
    lists::warnings(&page, &mut html);
    lists::added(&page, &mut html);
    html.push_str("</aside>\n</div>\n</div>\n");
    end(&[&page], &last_line(page.doc), &mut html)?;
    out.write_all(html.as_bytes())
}

/// The last line of a report, by which a later one of the same article is known to replace it.
#[must_use]
pub fn last_line(doc: &Document) -> String {
    let source = clean_line(&doc.meta.source, 300);
    let source = shown_source(&source).replace("--", "- -").replace('>', " ");
    format!("<!-- dateline report of {source} -->")
}

/// Facts that do not show which of them the reader corrected, unless that is asked for.
fn without_traces<'a>(article: Article<'a>) -> Cow<'a, Facts> {
    let Facts { people, dates, quotes, .. } = article.facts;
    let any = people.iter().any(|person| person.rule == Rule::Corrected)
        || dates.iter().any(|date| date.rule == Rule::Corrected)
        || quotes.iter().any(|quote| quote.rule == Rule::Corrected);
    if article.annotations.is_some() || !any {
        return Cow::Borrowed(article.facts);
    }
    let mut facts = article.facts.clone();
    let people = facts.people.iter_mut().map(|person| &mut person.rule);
    let dates = facts.dates.iter_mut().map(|date| &mut date.rule);
    let quotes = facts.quotes.iter_mut().map(|quote| &mut quote.rule);
    let rules = people.chain(dates).chain(quotes);
    rules.filter(|rule| **rule == Rule::Corrected).for_each(|rule| *rule = Rule::AsGiven);
    Cow::Owned(facts)
}

/// What a reader added.
#[derive(Debug, Default)]
struct Added {
    notes: Vec<AddedNote>,
    /// Corrections in words.
    corrections: Vec<String>,
}

/// A note and where it is.
#[derive(Debug)]
struct AddedNote {
    /// None where its words are no longer in the text.
    span: Option<Span>,
    words: String,
    /// Who wrote it or when, and in which section.
    about: String,
}

impl Added {
    fn of(article: Article<'_>) -> Self {
        let Some(annotations) = article.annotations else { return Self::default() };
        let mut finder = Finder::new(&article.doc.text);
        let own = annotations.notes.iter().map(|note: &Note| AddedNote {
            span: finder.find(&note.at),
            words: note.words.clone(),
            about: note.about(),
        });
        let mut notes: Vec<AddedNote> = own.collect();
        notes.extend(article.doc.comments.iter().map(|comment| {
            let author = Some(comment.author.clone()).filter(|author| !author.is_empty());
            let day = comment.date.map(|date| date.long());
            AddedNote {
                span: Some(comment.span),
                words: comment.words.clone(),
                about: author.into_iter().chain(day).collect::<Vec<_>>().join(", "),
            }
        }));
        notes.sort_by_key(|note| note.span.map_or(u32::MAX, |span| span.start));
        let corrections = annotations.corrections.iter().map(|c| c.summary()).collect();
        Self { notes, corrections }
    }
}

/// The row that a date of the text belongs to.
#[derive(Clone, Copy, Debug)]
enum DateRow {
    /// An event of the timeline.
    Event(u32),
    /// It is a row of its own: not resolved.
    Open,
}

/// An article on its way to HTML. Ids in the page are a letter and an index: `p` a person, `m` a
/// mention, `e` an event, `u` an unresolved date, `d` its words, `s` and `q` a quotation, `w` and `x` a
/// warning, `o` and `y` a note, `h` a section.
struct Page<'a> {
    doc: &'a Document,
    facts: &'a Facts,
    added: Added,
    /// What all ids of this article begin with.
    prefix: &'a str,
    /// For each date its row.
    rows: Vec<Option<DateRow>>,
}

impl<'a> Page<'a> {
    fn of(article: Article<'a>, facts: &'a Facts, prefix: &'a str) -> Self {
        let open = |date| Some(DateRow::Open).filter(|_| is_unresolved(date));
        let mut rows: Vec<Option<DateRow>> = facts.dates.iter().map(open).collect();
        for (event, mentions) in (0..).zip(facts.events.iter().map(|event| &event.mentions)) {
            for mention in mentions {
                if let Some(row) = rows.get_mut(*mention as usize) {
                    *row = Some(DateRow::Event(event));
                }
            }
        }
        Self { doc: article.doc, facts, added: Added::of(article), prefix, rows }
    }

    /// The id of a date's row, without the prefix; none where it has none.
    fn row_of_date(&self, date: u32) -> Option<String> {
        Some(match self.rows.get(date as usize).copied().flatten()? {
            DateRow::Event(event) => format!("e{event}"),
            DateRow::Open => format!("u{date}"),
        })
    }

    /// Who said a quotation.
    fn speaker(&self, quote: &'a Quote) -> Option<Cow<'a, str>> {
        Some(quote.speaker.as_ref()?.name(&self.doc.text, &self.facts.people))
    }

    /// The words at a span on one line.
    fn words(&self, span: Span) -> String {
        fold_space(span.in_text(&self.doc.text))
    }

    /// The title, or else what its source is called.
    fn title(&self) -> String {
        let meta = &self.doc.meta;
        let title = fold_space(&meta.title);
        if title.is_empty() { shown_source(&meta.source).to_owned() } else { title }
    }
}

/// A URL, or the name of a file: its folders are nobody else's business.
fn shown_source(source: &str) -> &str {
    if has_known_scheme(source) { source } else { source.rsplit(['/', '\\']).next().unwrap_or("") }
}

/// Everything up to `<body>`.
fn begin(title: &str, doc: Option<&Document>, out: &mut String) {
    out.push_str("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!(
        "<meta name=\"generator\" content=\"{GENERATOR}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n",
        policy::policy(),
        attribute(title)
    ));
    let meta = doc.map(|doc| &doc.meta);
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&format!("<meta {name} content=\"{}\">\n", attribute(&value)));
        }
    };
    line("name=\"author\"", meta.and_then(|meta| meta.byline.clone()));
    let day = meta.and_then(|meta| meta.published).map(|(day, _)| day.to_string());
    line("property=\"article:published_time\"", day);
    line("property=\"og:site_name\"", meta.and_then(|meta| meta.site.clone()));
    out.push_str(&format!(
        "<style>{}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n",
        policy::STYLE
    ));
}

/// What the article is, where its lists are, and what is marked.
fn header(page: &Page<'_>, out: &mut String) {
    let meta = &page.doc.meta;
    let mut about: Vec<String> = Vec::new();
    about.extend(meta.site.as_deref().map(attribute));
    about.extend(meta.byline.as_deref().map(|byline| format!("<bdi>{}</bdi>", attribute(byline))));
    if let Some((day, _)) = page.facts.published {
        about.push(format!("<time datetime=\"{day}\">{}</time>", day.long()));
    }
    let source = attribute(shown_source(&meta.source));
    about.push(if has_known_scheme(&meta.source) {
        format!("<a href=\"{source}\">{source}</a>")
    } else {
        source
    });
    let Facts { people, dates, quotes, warnings, .. } = page.facts;
    let dates = dates.len().min(page.rows.iter().flatten().count());
    let list = |id: &str, name: &str, count: usize| {
        if count == 0 { String::new() } else { format!("<a href=\"#{id}\">{name} {count}</a>\n") }
    };
    let notes = page.added.notes.len() + page.added.corrections.len();
    out.push_str(&format!(
        "<header>\n<p>{}</p>\n<nav aria-label=\"Lists\">\n{}{}{}{}{}</nav>\n",
        about.join(" · "),
        list("people", "People", people.len()),
        list("dates", "Dates", dates),
        list("quotes", "Quotations", quotes.len()),
        list("warnings", "Warnings", warnings.len()),
        list("notes", "Notes and corrections", notes),
    ));
    marked(out);
    out.push_str("</header>\n");
}

/// Switches for what is marked; the style sheet follows them.
fn marked(out: &mut String) {
    out.push_str("<fieldset><legend>Marked:</legend>\n");
    for (id, name) in [("n", "names"), ("d", "dates"), ("q", "quotations"), ("w", "warnings")] {
        out.push_str(&format!(
            "<label><input type=\"checkbox\" id=\"t-{id}\" checked> {name}</label>\n"
        ));
    }
    out.push_str("</fieldset>\n");
}

/// The data, the script, and the end of the page.
fn end(pages: &[&Page<'_>], last_line: &str, out: &mut String) -> io::Result<()> {
    out.push_str(
        "<footer>Names, dates and quotations were found by the rules of dateline; a ? follows what is \
         uncertain. Opened with dateline, this file shows the same text and facts.</footer>\n",
    );
    json_block::write(pages, out)?;
    out.push_str(&format!("<script>{}</script>\n</body>\n</html>\n{last_line}\n", policy::SCRIPT));
    Ok(())
}

//! The report of many articles: their people, days and quotations over all of them, then each article
//! with its own lists.

use std::io::{self, Write};

use super::lists::{count, list, shown};
use super::marks::attribute;
use super::pictures::{Timeline, draw_scale};
use super::{Article, Page, begin, blocks, end, lists, marked, shown_source, without_traces};
use crate::dossier::{Digest, Dossier, Event, Person, Report, Utterance};
use crate::facts::dates::show;
use crate::facts::{Facts, QuoteKind};
use crate::text::sanitize::clean_line;

/// Places of a row that have a link of their own.
const MOST_PLACES: usize = 24;

/// Writes the report of some articles.
///
/// # Errors
/// Those of `out`.
pub fn write(articles: Vec<Article<'_>>, out: &mut impl Write) -> io::Result<()> {
    let facts: Vec<_> = articles.iter().map(|article| without_traces(*article)).collect();
    let mut all: Vec<(Digest, Article<'_>, &Facts)> = articles
        .iter()
        .zip(&facts)
        .map(|(article, facts)| (Digest::of(article.doc, facts), *article, facts.as_ref()))
        .collect();
    all.sort_by(|a, b| a.0.by_day(&b.0));
    let prefixes: Vec<String> = (1..=all.len()).map(|number| format!("a{number}-")).collect();
    let pages: Vec<Page<'_>> = all
        .iter()
        .zip(&prefixes)
        .map(|((_, article, facts), prefix)| Page::of(*article, facts, prefix))
        .collect();
    // They are in the order of the dossier, so that its indices are theirs.
    let dossier = Dossier::of(all.into_iter().map(|(digest, ..)| digest).collect());
    let in_marks = pages.iter().map(|page| in_marks(page.facts)).collect();
    let whole = Whole { dossier: &dossier, pages: &pages, in_marks };
    let title = whole.title();
    let mut html = String::new();
    begin(&title, None, &mut html);
    whole.header(&mut html);
    html.push_str("<div class=\"page\">\n<main id=\"text\">\n");
    html.push_str(&format!("<h1>{}</h1>\n", attribute(&title)));
    for page in &pages {
        whole.article(page, &mut html);
    }
    html.push_str("</main>\n<div class=\"sides\">\n");
    html.push_str("<aside class=\"first\" aria-label=\"Articles and people\">\n");
    whole.articles(&mut html);
    whole.people(&mut html);
    html.push_str("</aside>\n<aside class=\"last\" aria-label=\"Dates and quotations\">\n");
    whole.timeline(&mut html);
    whole.quotes(&mut html);
    html.push_str("</aside>\n</div>\n</div>\n");
    let first = pages.first().map_or("", |page| shown_source(&page.doc.meta.source));
    let first = clean_line(first, 300).replace("--", "- -").replace('>', " ");
    let last_line = format!("<!-- dateline report of {} articles, {first} -->", pages.len());
    end(&pages.iter().collect::<Vec<_>>(), &last_line, &mut html)?;
    out.write_all(html.as_bytes())
}

struct Whole<'a> {
    dossier: &'a Dossier,
    pages: &'a [Page<'a>],
    /// Of each article the indices of its quotations in marks: those that a digest has.
    in_marks: Vec<Vec<u32>>,
}

/// The indices of the quotations in marks.
fn in_marks(facts: &Facts) -> Vec<u32> {
    let quotes = (0..).zip(&facts.quotes);
    quotes.filter(|(_, quote)| quote.kind != QuoteKind::Indirect).map(|(index, _)| index).collect()
}

impl Whole<'_> {
    fn title(&self) -> String {
        let first = self.pages.first().map(Page::title).unwrap_or_default();
        format!("{} and {} more", first, count(self.pages.len().saturating_sub(1), "article"))
    }

    fn header(&self, out: &mut String) {
        let Dossier { articles, people, timeline, quotes, .. } = self.dossier;
        let list = |id: &str, name: &str, number: usize| {
            format!("<a href=\"#{id}\">{name} {number}</a>\n")
        };
        out.push_str(&format!(
            "<header>\n<p>A dossier</p>\n<nav aria-label=\"Lists\">\n{}{}{}{}</nav>\n",
            list("articles", "Articles", articles.len()),
            list("people", "People", people.len()),
            list("dates", "Dates", timeline.len()),
            list("quotes", "Quotations", quotes.len()),
        ));
        marked(out);
        out.push_str("</header>\n");
    }

    /// An article with its own lists.
    fn article(&self, page: &Page<'_>, out: &mut String) {
        out.push_str(&format!("<section id=\"{}text\" aria-label=\"{}\">\n", page.prefix, {
            attribute(&page.title())
        }));
        blocks::article(page, out);
        out.push_str(&format!("<aside aria-label=\"Lists of {}\">\n", attribute(&page.title())));
        lists::people(page, out);
        lists::timeline(page, out);
        lists::quotes(page, out);
        lists::warnings(page, out);
        lists::added(page, out);
        out.push_str("</aside>\n</section>\n");
    }

    fn page(&self, article: u32) -> Option<&Page<'_>> {
        self.pages.get(article as usize)
    }

    /// A link to a place in an article, by its number in the list of articles.
    fn place(&self, article: u32, id: &str) -> String {
        let number = article + 1;
        let name = self.page(article).map(Page::title).unwrap_or_default();
        format!(
            "<a href=\"#a{number}-{id}\" aria-label=\"{number}, {}\">{number}</a>",
            attribute(&name)
        )
    }

    fn places(&self, places: &[(u32, String)]) -> String {
        let links = places.iter().take(MOST_PLACES).map(|(article, id)| self.place(*article, id));
        let more = if places.len() > MOST_PLACES { "…" } else { "" };
        format!(" <span class=\"places\">{}{more}</span>", links.collect::<String>())
    }

    fn articles(&self, out: &mut String) {
        let row = |(number, (digest, of)): (usize, (&Digest, &Option<u32>))| {
            let title = self.pages.get(number - 1).map(Page::title).unwrap_or_default();
            let mut row = format!("<li>{number} <a href=\"#a{number}-text\">{}</a>", shown(&title));
            let day = digest.published.map(|day| day.long());
            let about: Vec<String> = digest.outlet.iter().cloned().chain(day).collect();
            row.push_str(&format!(" <span class=\"soft\">{}</span>", attribute(&about.join(", "))));
            if let Some(of) = of {
                row.push_str(&format!(" <span class=\"flag\">copy of {}</span>", of + 1));
            }
            row.push_str("</li>");
            row
        };
        let both = self.dossier.articles.iter().zip(&self.dossier.copy_of);
        let rows: Vec<String> = (1..).zip(both).map(row).collect();
        list("", ("articles", "Articles"), &rows, "", out);
    }

    fn people(&self, out: &mut String) {
        let row = |(id, person): (usize, &Person)| {
            let titles = self.dossier.titles(person);
            let title = titles.first().map(|title| format!(", {}", shown(title)));
            let members = person.members.iter();
            let places: Vec<(u32, String)> =
                members.map(|member| (member.article, format!("p{}", member.person))).collect();
            let mentions: u32 = self.dossier.members(person).map(|member| member.mentions).sum();
            let sign = if person.certain { "" } else { " <span class=\"flag\">? uncertain</span>" };
            format!(
                "<li id=\"p{id}\">{}{sign}{} <span class=\"soft\">{} in {}</span>{}</li>",
                shown(&person.name),
                title.unwrap_or_default(),
                count(mentions as usize, "mention"),
                count(places.len(), "article"),
                self.places(&places),
            )
        };
        let rows: Vec<String> = self.dossier.people.iter().enumerate().map(row).collect();
        list("", ("people", "People"), &rows, "no people found", out);
    }

    fn timeline(&self, out: &mut String) {
        let events = &self.dossier.timeline;
        let rows: Vec<String> =
            events.iter().enumerate().map(|(id, event)| self.event(id, event)).collect();
        let mut inner = String::new();
        list("", ("dates", "Timeline"), &rows, "no dates found", &mut inner);
        let (heading, rows) = inner.split_once("</h2>\n").unwrap_or((&inner, ""));
        out.push_str(heading);
        out.push_str("</h2>\n");
        let days = events.iter().enumerate();
        let days = days.map(|(id, event)| ((event.from, event.to), format!("e{id}"))).collect();
        let written = self.dossier.articles.iter().filter_map(|digest| digest.published).max();
        let scale = Timeline { days, written, contradictions: 0, unresolved: 0, is_part: false };
        draw_scale(&scale, out);
        out.push_str(rows);
    }

    fn event(&self, id: usize, event: &Event) -> String {
        let places: Vec<(u32, String)> = event
            .reports
            .iter()
            .map(|report| (report.article, self.words_of(report).unwrap_or("text".to_owned())))
            .collect();
        let clause = event.reports.iter().find_map(|report| self.clause(report));
        let future =
            if event.future { " <span class=\"soft\">later or planned</span>" } else { "" };
        format!(
            "<li id=\"e{id}\">{}{future}{}<br>{}</li>",
            attribute(&show(event.from, event.to, event.grain, None)),
            self.places(&places),
            clause.unwrap_or_default(),
        )
    }

    /// The date of an article that a report is of.
    fn date_of(&self, report: &Report) -> Option<(&Page<'_>, u32)> {
        let page = self.page(report.article).filter(|_| !report.own_day)?;
        let at = |date: &crate::facts::DateMention| page.doc.original_span(date.span).start;
        let index = page.facts.dates.partition_point(|date| at(date) < report.span.start);
        Some((page, u32::try_from(index).ok()?))
    }

    fn words_of(&self, report: &Report) -> Option<String> {
        let (page, date) = self.date_of(report)?;
        page.row_of_date(date).map(|_| format!("d{date}"))
    }

    /// What an article says of an event: the sentence of its date, or the title of one that was
    /// written that day.
    fn clause(&self, report: &Report) -> Option<String> {
        match self.date_of(report) {
            Some((page, date)) => {
                let mention = page.facts.dates.get(date as usize)?;
                Some(shown(&page.words(mention.sentence)))
            }
            None => Some(shown(&self.page(report.article)?.title())),
        }
    }

    fn quotes(&self, out: &mut String) {
        let quotes = self.dossier.quotes.iter().enumerate();
        let rows: Vec<String> = quotes.map(|(id, quote)| self.quote(id, quote)).collect();
        list("", ("quotes", "Quotations"), &rows, "no quotations found", out);
    }

    /// An utterance: its first wording, and every article that has it.
    fn quote(&self, id: usize, utterance: &Utterance) -> String {
        let first = utterance.wordings.first().and_then(|wording| self.dossier.quote(wording));
        let places: Vec<(u32, String)> = utterance
            .wordings
            .iter()
            .filter_map(|wording| {
                let of = self.in_marks.get(wording.article as usize)?;
                let index = of.get(wording.quote as usize)?;
                Some((wording.article, format!("q{index}")))
            })
            .collect();
        let speaker = match (self.dossier.speaker(utterance), utterance.person) {
            (Some(name), Some(person)) => format!("<a href=\"#p{person}\">{}</a>", shown(name)),
            (Some(name), None) => shown(name),
            (None, _) => "<span class=\"flag\">unattributed</span>".to_owned(),
        };
        format!(
            "<li id=\"s{id}\">“{}” — {speaker}{}</li>",
            shown(first.map_or("", |quote| &quote.text)),
            self.places(&places)
        )
    }
}

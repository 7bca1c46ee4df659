//! The lists beside the article of a report: each row leads to its words, and they back to it.

use super::Page;
use super::html_time::datetime;
use super::marks::attribute;
use super::pictures;
use crate::facts::dates::{explain, show};
use crate::facts::{Certainty, DateMention, Event, Person, Quote, QuoteKind};
use crate::text::fold_space;

/// So many places of a row have a link of their own.
const MOST_PLACES: usize = 40;
/// Longer words of a row are cut, in characters.
const LONGEST: usize = 240;

/// A list: the id of its heading, and its name.
pub(super) type Heading<'a> = (&'a str, &'a str);

/// Writes the heading of a list, and its rows or why there are none. Those of one article among many
/// are no landmarks: there would be several of each name.
pub(super) fn list(
    prefix: &str,
    (id, name): Heading<'_>,
    rows: &[String],
    empty: &str,
    out: &mut String,
) {
    let id = format!("{prefix}{id}");
    let (begin, end) = if prefix.is_empty() {
        (format!("<section aria-labelledby=\"{id}\">"), "</section>")
    } else {
        ("<div>".to_owned(), "</div>")
    };
    out.push_str(&format!("{begin}\n<h2 id=\"{id}\">{name}</h2>\n"));
    if rows.is_empty() {
        out.push_str(&format!("<p class=\"soft\">{empty}</p>\n"));
    } else {
        out.push_str("<ol>\n");
        rows.iter().for_each(|row| {
            out.push_str(row);
            out.push('\n');
        });
        out.push_str("</ol>\n");
    }
    out.push_str(end);
    out.push('\n');
}

/// Words of the article in a row: in a direction of their own, and not too many.
pub(super) fn shown(words: &str) -> String {
    let words = fold_space(words);
    let cut = words.char_indices().nth(LONGEST).and_then(|(end, _)| words.get(..end));
    match cut {
        Some(cut) => format!("<bdi>{}…</bdi>", attribute(cut)),
        None => format!("<bdi>{}</bdi>", attribute(&words)),
    }
}

/// "1 mention", "2 mentions".
pub(super) fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

/// Links to places, numbered.
fn places(prefix: &str, ids: &[String], out: &mut String) {
    out.push_str(" <span class=\"places\">");
    for (number, id) in (1..).zip(ids.iter().take(MOST_PLACES)) {
        out.push_str(&format!("<a href=\"#{prefix}{id}\">{number}</a>"));
    }
    out.push_str(if ids.len() > MOST_PLACES { "…</span>" } else { "</span>" });
}

/// The sections, where there are several.
pub(super) fn sections(page: &Page<'_>, out: &mut String) {
    if page.doc.sections.len() < 2 {
        return;
    }
    let row = |(index, section): (u32, &crate::doc::Section)| {
        let class = if section.level > 2 { " class=\"deep\"" } else { "" };
        let words = section.span.in_text(&page.doc.text).split_whitespace().count();
        format!(
            "<li{class}><a href=\"#{}h{index}\">{}</a> <span class=\"soft\">{}</span></li>",
            page.prefix,
            shown(&page.doc.section_name(section)),
            count(words, "word")
        )
    };
    let rows: Vec<String> = (0..).zip(&page.doc.sections).map(row).collect();
    list(page.prefix, ("sections", "Sections"), &rows, "", out);
}

/// Everyone, the most mentioned first.
pub(super) fn people(page: &Page<'_>, out: &mut String) {
    // The first mention of each person has the number of all that come before.
    let mut first = 0;
    let mut people: Vec<(u32, usize, &Person)> = Vec::new();
    for (id, person) in (0..).zip(&page.facts.people) {
        people.push((id, first, person));
        first += person.mentions.len();
    }
    people.sort_by_key(|(_, _, person)| std::cmp::Reverse(person.mentions.len()));
    let rows: Vec<String> =
        people.iter().map(|(id, first, person)| person_row(page, *id, *first, person)).collect();
    list(page.prefix, ("people", "People"), &rows, "no people found", out);
}

fn person_row(page: &Page<'_>, id: u32, first: usize, person: &Person) -> String {
    let prefix = page.prefix;
    let name = shown(&person.name);
    let mut row = format!("<li id=\"{prefix}p{id}\">");
    row.push_str(&match person.mentions.is_empty() {
        true => name,
        false => format!("<a href=\"#{prefix}m{first}\">{name}</a>"),
    });
    row.push_str(uncertain(person.certainty));
    if let Some(title) = person.title {
        let former = if person.former { "former: " } else { "" };
        row.push_str(&format!(", {former}{}", shown(&page.words(title))));
    }
    let mentions = count(person.mentions.len(), "mention");
    row.push_str(&format!(" <span class=\"soft\">{mentions}</span>"));
    if person.mentions.len() > 1 {
        let ids: Vec<String> =
            (first..).take(person.mentions.len()).map(|number| format!("m{number}")).collect();
        places(prefix, &ids, &mut row);
    }
    row.push_str("</li>");
    row
}

/// The sign of a fact that a reader should check.
fn uncertain(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "",
        Certainty::Weak => " <span class=\"flag\">? uncertain</span>",
    }
}

/// The events in order of time, then what could not be resolved; above them the time scale.
pub(super) fn timeline(page: &Page<'_>, out: &mut String) {
    let facts = page.facts;
    let mut rows: Vec<String> =
        (0..).zip(&facts.events).map(|(index, event)| event_row(page, index, event)).collect();
    let is_open =
        |index: u32| matches!(page.rows.get(index as usize), Some(Some(super::DateRow::Open)));
    let open = (0..).zip(&facts.dates).filter(|(index, _)| is_open(*index));
    rows.extend(open.map(|(index, date)| {
        format!(
            "<li id=\"{0}u{index}\"><a href=\"#{0}d{index}\">{1}</a> <span class=\"flag\">not \
             resolved</span> {2}</li>",
            page.prefix,
            shown(&page.words(date.span)),
            shown(&page.words(date.sentence)),
        )
    }));
    let mut inner = String::new();
    list(page.prefix, ("dates", "Timeline"), &rows, "no dates found", &mut inner);
    // The picture stands between the heading and the rows.
    let (heading, rows) = inner.split_once("</h2>\n").unwrap_or((&inner, ""));
    out.push_str(heading);
    out.push_str("</h2>\n");
    pictures::time_scale(page, out);
    out.push_str(rows);
}

fn event_row(page: &Page<'_>, index: u32, event: &Event) -> String {
    let prefix = page.prefix;
    let facts = page.facts;
    let first = event.mentions.first().copied().unwrap_or(0);
    let mention: Option<&DateMention> = facts.dates.get(first as usize);
    let label = attribute(&show(event.from, event.to, event.grain, event.modifier));
    let label = match mention.and_then(datetime) {
        Some(value) => format!("<time datetime=\"{value}\">{label}</time>"),
        None => label,
    };
    let mut row = format!("<li id=\"{prefix}e{index}\"><a href=\"#{prefix}d{first}\">{label}</a>");
    if event.future {
        row.push_str(" <span class=\"soft\">later or planned</span>");
    }
    let weak = mention.is_some_and(|mention| mention.certainty == Certainty::Weak);
    row.push_str(uncertain(if weak { Certainty::Weak } else { Certainty::Sure }));
    if let Some(warning) = event.warning.filter(|w| facts.warnings.get(*w as usize).is_some()) {
        row.push_str(&format!(" <a class=\"flag\" href=\"#{prefix}w{warning}\">contradiction</a>"));
    }
    if event.mentions.len() > 1 {
        let ids: Vec<String> = event.mentions.iter().map(|date| format!("d{date}")).collect();
        places(prefix, &ids, &mut row);
    }
    row.push_str(&format!("<br>{}", shown(&page.words(event.clause))));
    if mention.is_some_and(|mention| mention.anchor.is_some()) {
        let how = explain(page.doc, facts, first);
        row.push_str(&format!("<br><small class=\"soft\">{}</small>", shown(&how)));
    }
    row.push_str("</li>");
    row
}

/// Every quotation, in text order; above them who gets the words.
pub(super) fn quotes(page: &Page<'_>, out: &mut String) {
    let rows: Vec<String> =
        (0..).zip(&page.facts.quotes).map(|(index, quote)| quote_row(page, index, quote)).collect();
    list(page.prefix, ("quotes", "Quotations"), &rows, "no quotations found", out);
}

fn quote_row(page: &Page<'_>, index: u32, quote: &Quote) -> String {
    let prefix = page.prefix;
    let words = shown(&page.words(quote.span));
    let words = match quote.kind {
        QuoteKind::Indirect => words,
        QuoteKind::Direct | QuoteKind::Partial => format!("“{words}”"),
    };
    let mut row = format!(
        "<li id=\"{prefix}s{index}\"><span class=\"soft\">{}</span> <a \
         href=\"#{prefix}q{index}\">{words}</a> — ",
        index + 1
    );
    let person = quote.speaker.as_ref().and_then(|speaker| speaker.person);
    let person = person.filter(|id| page.facts.people.get(id.0 as usize).is_some());
    row.push_str(&match (page.speaker(quote), person) {
        (Some(name), Some(id)) => {
            format!("<a href=\"#{prefix}p{}\">{}</a>", id.0, shown(&name))
        }
        (Some(name), None) => shown(&name),
        (None, _) => "<span class=\"flag\">unattributed</span>".to_owned(),
    });
    if quote.speaker.is_some() {
        row.push_str(uncertain(quote.certainty));
    }
    let cue = quote.cue_span.get().map(|cue| format!(" ({})", shown(&page.words(cue))));
    row.push_str(&format!(
        "{} <span class=\"soft\">{}</span></li>",
        cue.unwrap_or_default(),
        quote.kind.name()
    ));
    row
}

/// What an editor should check.
pub(super) fn warnings(page: &Page<'_>, out: &mut String) {
    let prefix = page.prefix;
    let row = |(index, warning): (usize, &crate::facts::Warning)| {
        format!(
            "<li id=\"{prefix}w{index}\"><a href=\"#{prefix}x{index}\">{}</a> {}</li>",
            shown(&page.words(warning.span)),
            shown(&warning.message)
        )
    };
    let rows: Vec<String> = page.facts.warnings.iter().enumerate().map(row).collect();
    list(page.prefix, ("warnings", "Warnings"), &rows, "no warnings", out);
}

/// Notes and corrections, where they were asked for.
pub(super) fn added(page: &Page<'_>, out: &mut String) {
    let prefix = page.prefix;
    let about = |about: &str| match about {
        "" => String::new(),
        about => format!(" <span class=\"soft\">{}</span>", attribute(about)),
    };
    let note = |(index, note): (usize, &super::AddedNote)| {
        let on = match note.span {
            Some(span) => {
                format!("<a href=\"#{prefix}y{index}\">{}</a>", shown(&page.words(span)))
            }
            None => "<span class=\"soft\">its words are no longer in the text</span>".to_owned(),
        };
        let words = if note.words.is_empty() { "(highlight)" } else { &note.words };
        format!("<li id=\"{prefix}o{index}\">{on}: {}{}</li>", shown(words), about(&note.about))
    };
    let mut rows: Vec<String> = page.added.notes.iter().enumerate().map(note).collect();
    let corrections = page.added.corrections.iter();
    rows.extend(corrections.map(|words| format!("<li>corrected: {}</li>", shown(words))));
    if !rows.is_empty() {
        list(page.prefix, ("notes", "Notes and corrections"), &rows, "", out);
    }
}

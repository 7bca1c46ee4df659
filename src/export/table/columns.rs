//! The columns of each list. To add one, add a row at the end of its table: the separated
//! forms, the docs and the tests follow.

use super::column::{Column, TableRow, hidden, shown};
use crate::app::App;
use crate::app::panes::people::{self, PersonRow};
use crate::app::panes::quotes::{self, QuoteRow};
use crate::app::panes::sections::{self, SectionRow};
use crate::app::panes::timeline::{self, EventRow};
use crate::app::panes::warnings::{self, WarningRow};
use crate::app::panes::{Place, Trust};

impl TableRow for PersonRow {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "name",
            about: "fullest name in the article, or the words for an unnamed source",
            cell: |row| row.name.clone(),
            shown: Some(|row| doubted(&row.name, row.trust)),
        },
        hidden("named", "whether it is a name", |row| row.named.to_string()),
        hidden("certain", "whether it is certain that this is one person", |row| {
            is_certain(row.trust)
        }),
        shown("mentions", "number of mentions", |row| row.mentions.to_string()),
        shown("quotes", "number of direct and partial quotations", |row| row.quotes.to_string()),
        shown("paragraph", "paragraph of the first mention", |row| place(row.first, paragraph)),
        hidden("start_byte", "first byte of the first mention", |row| place(row.first, start)),
        hidden("end_byte", "its end (exclusive)", |row| place(row.first, end)),
        hidden("aliases", "other forms of the name, separated by semicolons", |row| {
            row.aliases.join("; ")
        }),
        shown("title", "role as written", |row| row.title.clone().unwrap_or_default()),
        hidden("page", "page of the first mention as printed, where there are pages", |row| {
            place(row.first, page)
        }),
    ];

    fn of(app: &App, item: u32) -> Option<Self> {
        let row = people::row(app, item)?;
        Some(PersonRow { first: row.first.map(|first| in_original(app, first)), ..row })
    }
}

impl TableRow for EventRow {
    const COLUMNS: &'static [Column<Self>] = &[
        shown(
            "status",
            "= a day, ~ coarser, + future, ? uncertain, ! contradicted, ∅ unresolved, * corrected",
            |row| row.status.sign().to_owned(),
        ),
        hidden("from", "first day", |row| of(row.days, |(from, _)| from.to_string())),
        hidden("to", "last day", |row| of(row.days, |(_, to)| to.to_string())),
        hidden("grain", "unit of the date", |row| of(row.grain, |grain| grain.name().to_owned())),
        shown("date", "date as the reader shows it", |row| of(row.days, |_| row.date())),
        hidden("timex", "TIMEX3 value", |row| row.timex.clone().unwrap_or_default()),
        hidden("future", "whether it is after the article's date, or planned", |row| {
            row.future.to_string()
        }),
        shown("text", "date as written", |row| row.words.clone()),
        hidden("people", "people in its sentence, separated by semicolons", |row| {
            row.people.join("; ")
        }),
        shown("paragraph", "its paragraph", |row| paragraph(row.place)),
        hidden("start_byte", "first byte of the text", |row| start(row.place)),
        hidden("end_byte", "its end (exclusive)", |row| end(row.place)),
        shown("event", "what happened: the clause or sentence", |row| row.event.clone()),
        hidden("page", "its page as printed, where there are pages", |row| page(row.place)),
    ];

    fn of(app: &App, item: u32) -> Option<Self> {
        let row = timeline::row(app, item)?;
        Some(EventRow { place: in_original(app, row.place), ..row })
    }
}

impl TableRow for QuoteRow {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "speaker",
            about: "full name of the speaker; empty if unattributed",
            cell: |row| of(row.speaker.as_ref(), |speaker| speaker.name.clone()),
            shown: Some(|row| match &row.speaker {
                Some(speaker) => doubted(&speaker.name, row.trust),
                None => "?".to_owned(),
            }),
        },
        hidden("certain", "whether the attribution is certain", |row| is_certain(row.trust)),
        shown("cue", "words that attribute it", |row| row.cue.clone().unwrap_or_default()),
        hidden("verb", "base form of the cue", |row| row.verb.clone().unwrap_or_default()),
        shown("kind", "direct, partial or indirect", |row| row.kind.name().to_owned()),
        hidden("quote_group", "parts of one split quotation share this number", |row| {
            row.group.to_string()
        }),
        hidden("addressee", "whom it was said to", |row| row.addressee.clone().unwrap_or_default()),
        hidden("date", "TIMEX3 value of the date in its sentence", |row| {
            row.date.clone().unwrap_or_default()
        }),
        shown("paragraph", "its paragraph", |row| paragraph(row.place)),
        hidden("start_byte", "first byte of the text", |row| start(row.place)),
        hidden("end_byte", "its end (exclusive)", |row| end(row.place)),
        shown("text", "the words, without quotation marks", |row| row.text.clone()),
        hidden("page", "its page as printed, where there are pages", |row| page(row.place)),
    ];

    fn of(app: &App, item: u32) -> Option<Self> {
        let row = quotes::row(app, item)?;
        Some(QuoteRow { place: in_original(app, row.place), ..row })
    }
}

impl TableRow for SectionRow {
    const COLUMNS: &'static [Column<Self>] = &[
        shown("number", "its number, from 1", |row| row.number.to_string()),
        hidden("level", "level of its heading; 0 for the lead", |row| row.level.to_string()),
        shown("paragraphs", "paragraphs, list items and block quotations", |row| {
            row.counts.paragraphs.to_string()
        }),
        shown("people", "number of people", |row| row.counts.people.to_string()),
        shown("quotes", "number of quotations", |row| row.counts.quotes.to_string()),
        shown("dates", "number of calendar dates", |row| row.counts.dates.to_string()),
        hidden("start_byte", "first byte", |row| start(row.place)),
        hidden("end_byte", "its end (exclusive)", |row| end(row.place)),
        shown("title", "its heading, or Lead", |row| row.name.clone()),
        hidden("page", "page that it begins on as printed, where there are pages", |row| {
            page(row.place)
        }),
    ];

    fn of(app: &App, item: u32) -> Option<Self> {
        let row = sections::row(app, item)?;
        Some(SectionRow { place: in_original(app, row.place), ..row })
    }
}

impl TableRow for WarningRow {
    const COLUMNS: &'static [Column<Self>] = &[
        shown("kind", "what it is about", |row| row.kind.to_owned()),
        shown("paragraph", "its paragraph", |row| paragraph(row.place)),
        hidden("start_byte", "first byte of the text", |row| start(row.place)),
        hidden("end_byte", "its end (exclusive)", |row| end(row.place)),
        hidden("text", "words it is about", |row| row.words.clone()),
        shown("message", "what is wrong", |row| row.message.clone()),
        hidden("page", "its page as printed, where there are pages", |row| page(row.place)),
    ];

    fn of(app: &App, item: u32) -> Option<Self> {
        let row = warnings::row(app, item)?;
        Some(WarningRow { place: in_original(app, row.place), ..row })
    }
}

/// A place with its offsets in the text as it was before it was cleaned.
fn in_original(app: &App, place: Place) -> Place {
    Place { span: app.article.doc.original_span(place.span), ..place }
}

/// The words for something that may be missing.
fn of<T>(thing: Option<T>, words: impl FnOnce(T) -> String) -> String {
    thing.map(words).unwrap_or_default()
}

fn place(place: Option<Place>, words: fn(Place) -> String) -> String {
    of(place, words)
}

fn paragraph(place: Place) -> String {
    place.paragraph.to_string()
}

fn page(place: Place) -> String {
    of(place.page, |page| page.to_string())
}

fn start(place: Place) -> String {
    place.span.start.to_string()
}

fn end(place: Place) -> String {
    place.span.end.to_string()
}

fn is_certain(trust: Trust) -> String {
    (trust != Trust::Uncertain).to_string()
}

/// A name, with the mark that lists give to what is uncertain.
fn doubted(name: &str, trust: Trust) -> String {
    if trust == Trust::Uncertain { format!("{name}{}", trust.mark()) } else { name.to_owned() }
}

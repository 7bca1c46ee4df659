//! The columns of each list. To add one, add a row at the end of its table: `--tsv`, the README
//! and the tests follow.

use super::{Cell, Column, Table};
use crate::app::App;
use crate::app::layout::View;
use crate::app::panes::{quotes, timeline, words_at};
use crate::facts::{Certainty, DateMention, Person, PersonId, Quote};
use crate::text::Span;

/// A column of `--tsv` only.
const fn hidden(name: &'static str, about: &'static str, cell: Cell) -> Column {
    Column { name, about, cell, shown: None }
}

/// A column that aligned text has too.
const fn shown(name: &'static str, about: &'static str, cell: Cell) -> Column {
    Column { name, about, cell, shown: Some(cell) }
}

/// The last column of every list.
const ARTICLE: Column =
    hidden("article", "where it was read from", |app, _| app.article.doc.meta.source.clone());

/// Everyone in the article.
pub const PEOPLE: Table = Table {
    name: "people",
    view: View::People,
    empty: "nobody is named in this text",
    columns: &[
        Column {
            name: "name",
            about: "the fullest name the article gives, or the words for an unnamed source",
            cell: |app, item| of(person(app, item), |p| p.name.clone()),
            shown: Some(|app, item| of(person(app, item), |p| doubted(&p.name, p.certainty))),
        },
        hidden("named", "whether it is a name", |app, item| {
            of(person(app, item), |p| p.named.to_string())
        }),
        hidden("certain", "whether it is sure that this is one person", |app, item| {
            of(person(app, item), |p| is_sure(p.certainty))
        }),
        shown("mentions", "how often the person is meant", |app, item| {
            of(person(app, item), |p| p.mentions.len().to_string())
        }),
        shown("quotes", "how many quotations are the person's", |app, item| {
            app.article.index.quotes_of.get(item as usize).map(u32::to_string).unwrap_or_default()
        }),
        shown("paragraph", "the paragraph of the first mention", |app, item| {
            paragraph(app, first_mention(app, item))
        }),
        hidden("start", "first byte of the first mention", |app, item| {
            start(first_mention(app, item))
        }),
        hidden("end", "one past its last byte", |app, item| end(first_mention(app, item))),
        hidden("aliases", "other forms used for the person, parted by a semicolon", |app, item| {
            of(person(app, item), |p| p.aliases.join("; "))
        }),
        shown("title", "the role as the article gives it", |app, item| {
            of(person(app, item).and_then(|p| p.title), |title| words_at(app, title))
        }),
        ARTICLE,
    ],
};

/// Every calendar interval once, and what could not be resolved.
pub const TIMELINE: Table = Table {
    name: "timeline",
    view: View::Timeline,
    empty: "no date was found in this text",
    columns: &[
        shown(
            "sign",
            "= a day, ~ coarser, + in the future, ! contradicted, ∅ not resolved",
            |app, item| timeline::sign(app, item).0.to_owned(),
        ),
        hidden("from", "first day", |app, item| {
            of(timeline::event(app, item), |event| event.from.to_string())
        }),
        hidden("to", "last day", |app, item| {
            of(timeline::event(app, item), |event| event.to.to_string())
        }),
        hidden("grain", "the unit it speaks in", |app, item| {
            of(timeline::event(app, item), |event| event.grain.name().to_owned())
        }),
        shown("date", "the date as the reader shows it", |app, item| {
            of(timeline::event(app, item), |_| timeline::row_label(app, item))
        }),
        hidden("value", "TIMEX3 value", |app, item| {
            of(date(app, item).and_then(DateMention::value), ToString::to_string)
        }),
        hidden("future", "whether it lies after the article's date or is planned", |app, item| {
            of(date(app, item), |mark| mark.future.to_string())
        }),
        shown("text", "the words as written", |app, item| {
            of(date(app, item), |mark| words_at(app, mark.span))
        }),
        hidden("who", "the people of its sentence, parted by a semicolon", |app, item| {
            timeline::who(app, item).join("; ")
        }),
        shown("paragraph", "the paragraph it stands in", |app, item| {
            paragraph(app, date(app, item).map(|mark| mark.span))
        }),
        hidden("start", "first byte of the words", |app, item| {
            start(date(app, item).map(|mark| mark.span))
        }),
        hidden("end", "one past their last byte", |app, item| {
            end(date(app, item).map(|mark| mark.span))
        }),
        shown("what", "what happened: the clause or sentence", |app, item| {
            let clause = timeline::event(app, item).map(|event| event.clause);
            let span = clause.or_else(|| date(app, item).map(|mark| mark.sentence));
            of(span, |span| words_at(app, span))
        }),
        ARTICLE,
    ],
};

/// Every quotation with its speaker.
pub const QUOTES: Table = Table {
    name: "quotes",
    view: View::Quotes,
    empty: "no quotation was found in this text",
    columns: &[
        Column {
            name: "speaker",
            about: "who said it: the full name; empty where the article does not tell",
            cell: |app, item| {
                of(speaker(app, item), |speaker| app.article.name_of(speaker).into_owned())
            },
            shown: Some(|app, item| match quotes::quote(app, item) {
                Some(Quote { speaker: Some(speaker), certainty, .. }) => {
                    doubted(&app.article.name_of(speaker), *certainty)
                }
                _ => "?".to_owned(),
            }),
        },
        hidden("certain", "whether the speaker is sure", |app, item| {
            of(quotes::quote(app, item), |quote| is_sure(quote.certainty))
        }),
        shown("cue", "the words that tell it was said", |app, item| {
            of(quotes::quote(app, item).and_then(|q| q.cue_span.get()), |cue| words_at(app, cue))
        }),
        hidden("verb", "the base form of the cue", |app, item| {
            of(quotes::quote(app, item).and_then(Quote::verb), str::to_owned)
        }),
        shown("kind", "direct, partial or indirect", |app, item| {
            of(quotes::quote(app, item), |quote| quote.kind.name().to_owned())
        }),
        hidden("utterance", "parts of one split quotation share this number", |app, item| {
            of(quotes::quote(app, item), |quote| quote.utterance.to_string())
        }),
        hidden("to", "whom it was said to", |app, item| {
            of(quotes::quote(app, item).and_then(|q| q.addressee.get()), |to| words_at(app, to))
        }),
        hidden("when", "TIMEX3 value of the date in its sentence", |app, item| {
            of(quotes::quote(app, item).and_then(|q| q.when), |when| {
                let mark = app.article.facts.dates.get(when as usize);
                of(mark.and_then(DateMention::value), ToString::to_string)
            })
        }),
        shown("paragraph", "the paragraph it stands in", |app, item| {
            paragraph(app, quotes::quote(app, item).map(|quote| quote.span))
        }),
        hidden("start", "first byte of the words", |app, item| {
            start(quotes::quote(app, item).map(|quote| quote.span))
        }),
        hidden("end", "one past their last byte", |app, item| {
            end(quotes::quote(app, item).map(|quote| quote.span))
        }),
        shown("text", "the words, without the marks", |app, item| {
            of(quotes::quote(app, item), |quote| words_at(app, quote.span))
        }),
        ARTICLE,
    ],
};

/// The parts of the article.
pub const SECTIONS: Table = Table {
    name: "sections",
    view: View::Sections,
    empty: "this text is empty",
    columns: &[
        shown("number", "its place, from 1", |_, item| (u64::from(item) + 1).to_string()),
        hidden("level", "the level of its heading; 0 for the lead", |app, item| {
            of(app.article.doc.sections.get(item as usize), |s| s.level.to_string())
        }),
        shown("paragraphs", "paragraphs, list items and set-off quotations", |app, item| {
            of(app.article.index.sections.get(item as usize), |counts| {
                counts.paragraphs.to_string()
            })
        }),
        shown("people", "different people", |app, item| {
            of(app.article.index.sections.get(item as usize), |counts| counts.people.to_string())
        }),
        shown("quotes", "quotations", |app, item| {
            of(app.article.index.sections.get(item as usize), |counts| counts.quotes.to_string())
        }),
        shown("dates", "calendar dates", |app, item| {
            of(app.article.index.sections.get(item as usize), |counts| counts.dates.to_string())
        }),
        hidden("start", "first byte", |app, item| start(section(app, item))),
        hidden("end", "one past the last byte", |app, item| end(section(app, item))),
        shown("title", "its heading, or Lead", |app, item| {
            of(app.article.doc.sections.get(item as usize), |s| app.article.doc.section_name(s))
        }),
        ARTICLE,
    ],
};

/// What an editor should check.
pub const WARNINGS: Table = Table {
    name: "warnings",
    view: View::Warnings,
    empty: "nothing to warn of",
    columns: &[
        shown("kind", "what it is about", |app, item| {
            of(app.article.facts.warnings.get(item as usize), |w| w.kind.name().to_owned())
        }),
        shown("paragraph", "the paragraph it stands in", |app, item| {
            paragraph(app, warning(app, item))
        }),
        hidden("start", "first byte of the words", |app, item| start(warning(app, item))),
        hidden("end", "one past their last byte", |app, item| end(warning(app, item))),
        hidden("text", "the words it is about", |app, item| {
            of(warning(app, item), |span| words_at(app, span))
        }),
        shown("message", "what is wrong", |app, item| {
            of(app.article.facts.warnings.get(item as usize), |w| w.message.clone())
        }),
        ARTICLE,
    ],
};

/// The words for something that may be missing.
fn of<T>(thing: Option<T>, words: impl FnOnce(T) -> String) -> String {
    thing.map(words).unwrap_or_default()
}

fn person(app: &App, item: u32) -> Option<&Person> {
    app.person(PersonId(item))
}

fn first_mention(app: &App, item: u32) -> Option<Span> {
    person(app, item)?.mentions.first().map(|mention| mention.span)
}

fn date(app: &App, item: u32) -> Option<&DateMention> {
    timeline::mark(app, item)
}

fn speaker(app: &App, item: u32) -> Option<&crate::facts::Speaker> {
    quotes::quote(app, item)?.speaker.as_ref()
}

fn section(app: &App, item: u32) -> Option<Span> {
    app.article.doc.sections.get(item as usize).map(|section| section.span)
}

fn warning(app: &App, item: u32) -> Option<Span> {
    app.article.facts.warnings.get(item as usize).map(|warning| warning.span)
}

fn paragraph(app: &App, span: Option<Span>) -> String {
    of(span, |span| {
        app.article.index.paragraph_of(app.article.doc.block_at(span.start)).to_string()
    })
}

fn start(span: Option<Span>) -> String {
    of(span, |span| span.start.to_string())
}

fn end(span: Option<Span>) -> String {
    of(span, |span| span.end.to_string())
}

fn is_sure(certainty: Certainty) -> String {
    (certainty == Certainty::Sure).to_string()
}

/// A name, with the sign that lists give to what is not sure.
fn doubted(name: &str, certainty: Certainty) -> String {
    if certainty == Certainty::Weak { format!("{name} ?") } else { name.to_owned() }
}

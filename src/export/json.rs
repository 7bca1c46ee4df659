//! The JSON that `--json` prints: schema 1, documented in the README, stable.

pub mod dossier;
#[cfg(test)]
mod schema_tests;
pub mod wire;

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::doc::Document;
use crate::doc::problem::Problem;
use crate::facts::{
    Anchor, Certainty, CueKind, DateMention, Facts, Mention, Person, Quote, Timex, Warning,
};
use crate::text::sanitize::may_be_drawn;
use crate::text::{self, Span, folded};
use wire::{Record, Rows, Words};

/// Version of the schema; it changes only when a field changes its meaning or goes away.
const SCHEMA: u32 = 1;

/// Writes the document and its facts as one line of JSON, row by row: nothing is gathered before.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    write_as(doc, &doc.meta.source, facts, out)
}

/// The same, with another name for where the article was read from.
///
/// # Errors
/// Those of `out`.
pub fn write_as(
    doc: &Document,
    source: &str,
    facts: &Facts,
    out: &mut impl Write,
) -> io::Result<()> {
    let at = Original { doc };
    let record = Record {
        schema: SCHEMA,
        document: wire::Document {
            id: doc.meta.id.as_deref(),
            url: doc.meta.url.as_deref(),
            title: &doc.meta.title,
            byline: doc.meta.byline.as_deref(),
            published: facts.published.map(|(date, _)| date),
            outlet: doc.meta.site.as_deref(),
            source,
            text: at,
            sections: Rows(doc.sections.iter().map(|s| {
                let Span { start, end } = at.span(s.span);
                wire::Section { title: doc.section_name(s), level: s.level, start, end }
            })),
            pages: Rows(doc.pages.iter().map(|page| wire::Page {
                number: page.number,
                start: at.span(Span::new(page.start, page.start)).start,
                label: Cow::Borrowed(page.label.as_str()),
            })),
            pictures: Rows(doc.pictures.iter().map(|picture| wire::Picture {
                at: at.span(picture.span).start,
                caption: picture.caption.as_deref().map(Cow::Borrowed),
                credit: picture.credit.as_deref().map(Cow::Borrowed),
                alt: picture.alt.as_deref().map(Cow::Borrowed),
                url: picture.url.as_deref().map(Cow::Borrowed),
            })),
            comments: Rows(doc.comments.iter().map(|comment| {
                let Span { start, end } = at.span(comment.span);
                let author = Some(comment.author.as_str()).filter(|author| !author.is_empty());
                wire::Comment {
                    start,
                    end,
                    author: author.map(Cow::Borrowed),
                    date: comment.date,
                    words: Cow::Borrowed(&comment.words),
                }
            })),
            notes: Rows(doc.notes.iter().map(|note| note.message.as_str())),
            hidden: Rows(at.hidden()),
        },
        people: Rows(facts.people.iter().enumerate().map(|(id, p)| person_row(at, id, p))),
        timeline: Rows(facts.dates.iter().map(|mention| date_row(at, facts, mention))),
        quotes: Rows(facts.quotes.iter().map(|quote| quote_row(at, facts, quote))),
        warnings: Rows(facts.warnings.iter().map(|warning| warning_row(at, warning))),
    };
    record.serialize(&mut Serializer::with_formatter(&mut *out, Escaped))?;
    out.write_all(b"\n")
}

/// Writes why an article cannot be read as one line of JSON.
///
/// # Errors
/// Those of `out`.
pub fn write_problem(problem: &Problem, out: &mut impl Write) -> io::Result<()> {
    let record = wire::ErrorRecord {
        schema: SCHEMA,
        document: wire::ErrorDocument {
            id: problem.id.as_deref(),
            source: problem.source.as_deref().unwrap_or_default(),
        },
        error: wire::Problem { kind: problem.fault.name(), message: &problem.message },
    };
    record.serialize(&mut Serializer::with_formatter(&mut *out, Escaped))?;
    out.write_all(b"\n")
}

/// A document as its user wrote it: the original text, and places in it.
#[derive(Clone, Copy)]
struct Original<'a> {
    doc: &'a Document,
}

impl<'a> Original<'a> {
    fn span(self, clean: Span) -> Span {
        self.doc.original_span(clean)
    }

    /// The place of some words, and the clean words.
    fn words(self, clean: Span) -> Words<'a> {
        let Span { start, end } = self.span(clean);
        Words { start, end, text: folded(clean.in_text(&self.doc.text)) }
    }

    /// Control and invisible characters: in the text as it was, else where they were left out.
    fn hidden(self) -> impl Iterator<Item = wire::Hidden> + Clone + 'a {
        let doc = self.doc;
        let written = doc.original.iter().flat_map(text::original::Original::hidden);
        let is_written = written.clone().next().is_some();
        let removed = doc.removed.iter().filter(move |_| !is_written);
        let left_out = removed
            .map(move |removed| (self.span(Span::new(removed.at, removed.at)), removed.what));
        written.chain(left_out).map(|(Span { start, end }, c)| wire::Hidden {
            start,
            end,
            code: format!("U+{:04X}", u32::from(c)),
        })
    }
}

impl Serialize for Original<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.doc.original {
            Some(original) if !original.is_clean() => {
                serializer.collect_str(&original.of(&self.doc.text))
            }
            _ => serializer.serialize_str(&self.doc.text),
        }
    }
}

/// JSON on one line, in which characters that no terminal should get are written as `\u202e`.
struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // Most text has none, and ASCII is looked through at memory speed.
        if fragment.is_ascii() && !fragment.contains('\u{7f}') {
            return out.write_all(fragment.as_bytes());
        }
        let mut written = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| !may_be_drawn(*c)) {
            out.write_all(fragment.as_bytes().get(written..at).unwrap_or(&[]))?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = at + c.len_utf8();
        }
        out.write_all(fragment.as_bytes().get(written..).unwrap_or(&[]))
    }
}

fn person_row<'a>(
    at: Original<'a>,
    id: usize,
    person: &'a Person,
) -> wire::Person<'a, impl Serialize> {
    let words = |span| at.words(span);
    let mention = move |m: &Mention| {
        let Words { start, end, text } = at.words(m.span);
        wire::Mention { start, end, text, kind: m.kind }
    };
    wire::Person {
        id,
        name: Cow::Borrowed(&person.name),
        named: person.named,
        title: person.title.map(words),
        former: person.former,
        former_title: person.former_title.map(words),
        aliases: Cow::Borrowed(&person.aliases),
        mentions: Rows(person.mentions.iter().map(mention)),
        certain: person.certainty == Certainty::Sure,
        rule: person.rule,
    }
}

fn date_row<'a>(
    at: Original<'a>,
    facts: &'a Facts,
    mention: &'a DateMention,
) -> wire::DateMention<'a, Cow<'a, Timex>> {
    let Words { start, end, text } = at.words(mention.span);
    let interval = mention.interval();
    wire::DateMention {
        start,
        end,
        text,
        kind: mention.kind(),
        value: mention.value().map(Cow::Borrowed),
        from: interval.map(|(from, _)| from),
        to: interval.map(|(_, to)| to),
        grain: mention.grain(),
        modifier: mention.modifier,
        future: mention.future,
        certain: mention.certainty == Certainty::Sure,
        anchor: mention.anchor.and_then(|anchor| anchor_value(facts, anchor)),
        rule: mention.rule,
        sentence: Some(at.span(mention.sentence)),
    }
}

/// The day or interval an expression was counted from, as a TIMEX3 value.
fn anchor_value(facts: &Facts, anchor: Anchor) -> Option<Cow<'_, Timex>> {
    match anchor {
        Anchor::Published(date) => Some(Cow::Owned(Timex::day(date))),
        Anchor::Mention(index) => facts.dates.get(index as usize)?.value().map(Cow::Borrowed),
    }
}

fn quote_row<'a>(at: Original<'a>, facts: &'a Facts, quote: &'a Quote) -> wire::Quote<'a> {
    let Words { start, end, text } = at.words(quote.span);
    wire::Quote {
        start,
        end,
        text,
        kind: quote.kind,
        utterance: quote.utterance,
        speaker: quote.speaker.as_ref().map(|speaker| wire::Speaker {
            name: speaker.name(&at.doc.text, &facts.people),
            person: speaker.person.map(|id| id.0),
            start: speaker.span.get().map(|span| at.span(span).start),
            end: speaker.span.get().map(|span| at.span(span).end),
        }),
        cue: quote.cue_span.get().map(|span| at.words(span)),
        verb: quote.verb(),
        cue_kind: quote.cue_kind().map(CueKind::name),
        to: quote.addressee.get().map(|span| at.words(span)),
        when: quote.when,
        certain: quote.certainty == Certainty::Sure,
        rule: quote.rule,
    }
}

fn warning_row<'a>(at: Original<'a>, warning: &'a Warning) -> wire::Warning<'a> {
    let Span { start, end } = at.span(warning.span);
    wire::Warning { kind: warning.kind, message: Cow::Borrowed(&warning.message), start, end }
}

//! The JSON that `--json` prints: schema 1, documented in the README, stable.

use std::io::{self, Write};

use serde::Serialize;

use crate::calendar::Date;
use crate::doc::Document;
use crate::facts::{Anchor, Facts};
use crate::text::{Span, fold_space};

/// Version of the schema; it changes only when a field changes its meaning or goes away.
const SCHEMA: u32 = 1;

/// Writes the document and its facts as one line of JSON.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let text = doc.text.as_str();
    let at = |span: Span| Words {
        start: span.start,
        end: span.end,
        text: fold_space(span.in_text(text)),
    };
    let root = Root {
        schema: SCHEMA,
        document: document(doc, facts),
        people: facts
            .people
            .iter()
            .enumerate()
            .map(|(id, p)| Person {
                id,
                name: &p.name,
                named: p.named,
                title: p.title.map(at),
                former: p.former,
                former_title: p.former_title.map(at),
                aliases: &p.aliases,
                mentions: p
                    .mentions
                    .iter()
                    .map(|m| Mention { at: at(m.span), kind: m.kind.name() })
                    .collect(),
                certain: p.certainty == crate::facts::Certainty::Sure,
                rule: p.rule,
            })
            .collect(),
        timeline: facts.dates.iter().map(|mark| timeline_row(facts, mark, at(mark.span))).collect(),
        quotes: facts
            .quotes
            .iter()
            .map(|q| Quote {
                at: at(q.span),
                kind: q.kind.name(),
                utterance: q.utterance,
                speaker: q.speaker.as_ref().map(|s| Speaker {
                    name: &s.name,
                    person: s.person.map(|id| id.0),
                    start: s.span.map(|s| s.start),
                    end: s.span.map(|s| s.end),
                }),
                cue: q.cue.map(at),
                verb: q.verb,
                cue_kind: q.cue_kind.map(crate::facts::CueKind::name),
                to: q.addressee.map(at),
                when: q.when,
                rule: q.rule,
            })
            .collect(),
        warnings: facts
            .warnings
            .iter()
            .map(|w| Warning {
                kind: w.kind.name(),
                message: &w.message,
                start: w.span.start,
                end: w.span.end,
            })
            .collect(),
    };
    serde_json::to_writer(&mut *out, &root)?;
    out.write_all(b"\n")
}

fn document<'a>(doc: &'a Document, facts: &Facts) -> DocumentOut<'a> {
    DocumentOut {
        title: &doc.meta.title,
        byline: doc.meta.byline.as_deref(),
        published: facts.published.map(|(date, _)| date),
        source: &doc.meta.source,
        text: &doc.text,
        sections: doc
            .sections
            .iter()
            .map(|s| Section {
                title: doc.section_name(s),
                level: s.level,
                start: s.span.start,
                end: s.span.end,
            })
            .collect(),
    }
}

fn timeline_row<'a>(facts: &Facts, mark: &'a crate::facts::DateMark, at: Words) -> DateOut<'a> {
    DateOut {
        at,
        kind: mark.kind.name(),
        value: mark.value.as_deref(),
        from: mark.interval.map(|(from, _)| from),
        to: mark.interval.map(|(_, to)| to),
        grain: mark.grain.map(crate::facts::Grain::name),
        modifier: mark.modifier.map(crate::facts::Modifier::name),
        future: mark.future,
        anchor: mark.anchor.and_then(|anchor| anchor_name(facts, anchor)),
        rule: mark.rule,
        sentence: mark.sentence,
    }
}

/// The day or interval an expression was counted from, as a TIMEX3 value.
fn anchor_name(facts: &Facts, anchor: Anchor) -> Option<String> {
    match anchor {
        Anchor::Published(date) => Some(date.to_string()),
        Anchor::Mark(index) => facts.dates.get(index as usize)?.value.clone(),
    }
}

#[derive(Serialize)]
struct Root<'a> {
    schema: u32,
    document: DocumentOut<'a>,
    people: Vec<Person<'a>>,
    timeline: Vec<DateOut<'a>>,
    quotes: Vec<Quote<'a>>,
    warnings: Vec<Warning<'a>>,
}

#[derive(Serialize)]
struct DocumentOut<'a> {
    title: &'a str,
    byline: Option<&'a str>,
    published: Option<Date>,
    source: &'a str,
    text: &'a str,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    title: String,
    level: u8,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Words {
    start: u32,
    end: u32,
    text: String,
}

#[derive(Serialize)]
struct Person<'a> {
    id: usize,
    name: &'a str,
    named: bool,
    title: Option<Words>,
    former: bool,
    former_title: Option<Words>,
    aliases: &'a [String],
    mentions: Vec<Mention>,
    certain: bool,
    rule: &'a str,
}

#[derive(Serialize)]
struct Mention {
    #[serde(flatten)]
    at: Words,
    kind: &'static str,
}

#[derive(Serialize)]
struct DateOut<'a> {
    #[serde(flatten)]
    at: Words,
    #[serde(rename = "type")]
    kind: &'static str,
    value: Option<&'a str>,
    from: Option<Date>,
    to: Option<Date>,
    grain: Option<&'static str>,
    modifier: Option<&'static str>,
    future: bool,
    anchor: Option<String>,
    rule: &'a str,
    sentence: Span,
}

#[derive(Serialize)]
struct Quote<'a> {
    #[serde(flatten)]
    at: Words,
    kind: &'static str,
    utterance: u32,
    speaker: Option<Speaker<'a>>,
    cue: Option<Words>,
    verb: Option<&'static str>,
    cue_kind: Option<&'static str>,
    to: Option<Words>,
    when: Option<u32>,
    rule: &'a str,
}

#[derive(Serialize)]
struct Speaker<'a> {
    name: &'a str,
    person: Option<u32>,
    start: Option<u32>,
    end: Option<u32>,
}

#[derive(Serialize)]
struct Warning<'a> {
    kind: &'static str,
    message: &'a str,
    start: u32,
    end: u32,
}

//! The JSON that `--json` prints: schema 1, documented in the README, stable.

mod object;

use std::borrow::Cow;
use std::io::{self, Write};

use object::{Json, Rows, name, objects};

use crate::calendar::Date;
use crate::doc::Document;
use crate::facts::{Anchor, Facts, Timex};
use crate::text::{Span, folded};

/// Version of the schema; it changes only when a field changes its meaning or goes away.
const SCHEMA: u32 = 1;

/// Writes the document and its facts as one line of JSON, row by row: nothing is gathered before.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let text = doc.text.as_str();
    let at = |span: Span| words_at(text, span);
    let root = Root {
        schema: SCHEMA,
        document: DocumentOut {
            title: &doc.meta.title,
            byline: doc.meta.byline.as_deref(),
            published: facts.published.map(|(date, _)| date),
            source: &doc.meta.source,
            text,
            sections: Rows(doc.sections.iter().map(|s| Section {
                title: doc.section_name(s),
                level: s.level,
                start: s.span.start,
                end: s.span.end,
            })),
        },
        people: Rows(facts.people.iter().enumerate().map(|(id, p)| Person {
            id,
            name: &p.name,
            named: p.named,
            title: p.title.map(at),
            former: p.former,
            former_title: p.former_title.map(at),
            aliases: &p.aliases,
            mentions: Rows(p.mentions.iter().map(|m| {
                let Words { start, end, text } = at(m.span);
                Mention { start, end, text, kind: m.kind.name() }
            })),
            certain: p.certainty == crate::facts::Certainty::Sure,
            rule: p.rule.words(),
        })),
        timeline: Rows(facts.dates.iter().map(|mark| {
            let words = at(mark.span);
            timeline_row(facts, mark, words)
        })),
        quotes: Rows(facts.quotes.iter().map(|q| quote_row(text, facts, q))),
        warnings: Rows(facts.warnings.iter().map(|w| Warning {
            kind: w.kind.name(),
            message: &w.message,
            start: w.span.start,
            end: w.span.end,
        })),
    };
    root.write(out)?;
    out.write_all(b"\n")
}

fn words_at(text: &str, span: Span) -> Words<'_> {
    Words { start: span.start, end: span.end, text: folded(span.in_text(text)) }
}

fn quote_row<'a>(text: &'a str, facts: &'a Facts, quote: &'a crate::facts::Quote) -> Quote<'a> {
    let Words { start, end, text: words } = words_at(text, quote.span);
    Quote {
        start,
        end,
        text: words,
        kind: quote.kind.name(),
        utterance: quote.utterance,
        speaker: quote.speaker.as_ref().map(|s| Speaker {
            person: s.person.map(|id| id.0),
            start: s.span.get().map(|s| s.start),
            end: s.span.get().map(|s| s.end),
            name: s.name(text, &facts.people),
        }),
        cue: quote.cue_span.get().map(|span| words_at(text, span)),
        verb: quote.verb(),
        cue_kind: quote.cue_kind().map(crate::facts::CueKind::name),
        to: quote.addressee.get().map(|span| words_at(text, span)),
        when: quote.when,
        rule: quote.rule.words(),
    }
}

fn timeline_row<'a>(
    facts: &'a Facts,
    mark: &'a crate::facts::DateMention,
    Words { start, end, text }: Words<'a>,
) -> DateOut<'a> {
    let interval = mark.interval();
    DateOut {
        start,
        end,
        text,
        kind: mark.kind().name(),
        value: mark.value().cloned(),
        from: interval.map(|(from, _)| from),
        to: interval.map(|(_, to)| to),
        grain: mark.grain().map(crate::facts::Grain::name),
        modifier: mark.modifier.map(crate::facts::Modifier::name),
        future: mark.future,
        anchor: mark.anchor.and_then(|anchor| anchor_name(facts, anchor)),
        rule: mark.rule.words(),
        sentence: mark.sentence,
    }
}

/// The day or interval an expression was counted from, as a TIMEX3 value.
fn anchor_name(facts: &Facts, anchor: Anchor) -> Option<Timex> {
    match anchor {
        Anchor::Published(date) => Some(Timex::day(date)),
        Anchor::Mention(index) => facts.dates.get(index as usize)?.value().cloned(),
    }
}

objects! {
    struct Root<D, P, T, Q, W> {
        schema: u32,
        document: D,
        people: P,
        timeline: T,
        quotes: Q,
        warnings: W,
    }

    struct DocumentOut<'a, S> {
        title: &'a str,
        byline: Option<&'a str>,
        published: Option<Date>,
        source: &'a str,
        text: &'a str,
        sections: S,
    }

    struct Section {
        title: String,
        level: u8,
        start: u32,
        end: u32,
    }

    struct Words<'a> {
        start: u32,
        end: u32,
        text: Cow<'a, str>,
    }

    struct Person<'a, M> {
        id: usize,
        name: &'a str,
        named: bool,
        title: Option<Words<'a>>,
        former: bool,
        former_title: Option<Words<'a>>,
        aliases: &'a [String],
        mentions: M,
        certain: bool,
        rule: &'a str,
    }

    struct Mention<'a> {
        start: u32,
        end: u32,
        text: Cow<'a, str>,
        kind: &'static str,
    }

    struct DateOut<'a> {
        start: u32,
        end: u32,
        text: Cow<'a, str>,
        kind: &'static str = "type",
        value: Option<Timex>,
        from: Option<Date>,
        to: Option<Date>,
        grain: Option<&'static str>,
        modifier: Option<&'static str>,
        future: bool,
        anchor: Option<Timex>,
        rule: &'a str,
        sentence: Span,
    }

    struct Quote<'a> {
        start: u32,
        end: u32,
        text: Cow<'a, str>,
        kind: &'static str,
        utterance: u32,
        speaker: Option<Speaker<'a>>,
        cue: Option<Words<'a>>,
        verb: Option<&'static str>,
        cue_kind: Option<&'static str>,
        to: Option<Words<'a>>,
        when: Option<u32>,
        rule: &'a str,
    }

    struct Speaker<'a> {
        name: Cow<'a, str>,
        person: Option<u32>,
        start: Option<u32>,
        end: Option<u32>,
    }

    struct Warning<'a> {
        kind: &'static str,
        message: &'a str,
        start: u32,
        end: u32,
    }
}

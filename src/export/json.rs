//! The JSON that `--json` prints: schema 1, documented in the README, stable.

#[cfg(test)]
mod schema_tests;
pub mod wire;

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::doc::Document;
use crate::facts::{
    Anchor, Certainty, CueKind, DateMention, Facts, Mention, Person, Quote, Timex, Warning,
};
use crate::text::{Span, folded};
use wire::{Record, Rows, Words};

/// Version of the schema; it changes only when a field changes its meaning or goes away.
const SCHEMA: u32 = 1;

/// Writes the document and its facts as one line of JSON, row by row: nothing is gathered before.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let text = doc.text.as_str();
    let record = Record {
        schema: SCHEMA,
        document: wire::Document {
            id: doc.meta.id.as_deref(),
            title: &doc.meta.title,
            byline: doc.meta.byline.as_deref(),
            published: facts.published.map(|(date, _)| date),
            source: &doc.meta.source,
            text,
            sections: Rows(doc.sections.iter().map(|s| wire::Section {
                title: doc.section_name(s),
                level: s.level,
                start: s.span.start,
                end: s.span.end,
            })),
        },
        people: Rows(facts.people.iter().enumerate().map(|(id, p)| person_row(text, id, p))),
        timeline: Rows(facts.dates.iter().map(|mention| date_row(text, facts, mention))),
        quotes: Rows(facts.quotes.iter().map(|quote| quote_row(text, facts, quote))),
        warnings: Rows(facts.warnings.iter().map(warning_row)),
    };
    serde_json::to_writer(&mut *out, &record)?;
    out.write_all(b"\n")
}

fn words_at(text: &str, span: Span) -> Words<'_> {
    Words { start: span.start, end: span.end, text: folded(span.in_text(text)) }
}

fn person_row<'a>(
    text: &'a str,
    id: usize,
    person: &'a Person,
) -> wire::Person<'a, impl Serialize> {
    let at = |span| words_at(text, span);
    let mention = move |m: &Mention| {
        let Words { start, end, text } = words_at(text, m.span);
        wire::Mention { start, end, text, kind: m.kind }
    };
    wire::Person {
        id,
        name: Cow::Borrowed(&person.name),
        named: person.named,
        title: person.title.map(at),
        former: person.former,
        former_title: person.former_title.map(at),
        aliases: Cow::Borrowed(&person.aliases),
        mentions: Rows(person.mentions.iter().map(mention)),
        certain: person.certainty == Certainty::Sure,
        rule: person.rule,
    }
}

fn date_row<'a>(
    text: &'a str,
    facts: &'a Facts,
    mention: &'a DateMention,
) -> wire::DateMention<'a, Cow<'a, Timex>> {
    let Words { start, end, text } = words_at(text, mention.span);
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
        anchor: mention.anchor.and_then(|anchor| anchor_value(facts, anchor)),
        rule: mention.rule,
        sentence: Some(mention.sentence),
    }
}

/// The day or interval an expression was counted from, as a TIMEX3 value.
fn anchor_value(facts: &Facts, anchor: Anchor) -> Option<Cow<'_, Timex>> {
    match anchor {
        Anchor::Published(date) => Some(Cow::Owned(Timex::day(date))),
        Anchor::Mention(index) => facts.dates.get(index as usize)?.value().map(Cow::Borrowed),
    }
}

fn quote_row<'a>(text: &'a str, facts: &'a Facts, quote: &'a Quote) -> wire::Quote<'a> {
    let Words { start, end, text: words } = words_at(text, quote.span);
    wire::Quote {
        start,
        end,
        text: words,
        kind: quote.kind,
        utterance: quote.utterance,
        speaker: quote.speaker.as_ref().map(|speaker| wire::Speaker {
            name: speaker.name(text, &facts.people),
            person: speaker.person.map(|id| id.0),
            start: speaker.span.get().map(|span| span.start),
            end: speaker.span.get().map(|span| span.end),
        }),
        cue: quote.cue_span.get().map(|span| words_at(text, span)),
        verb: quote.verb(),
        cue_kind: quote.cue_kind().map(CueKind::name),
        to: quote.addressee.get().map(|span| words_at(text, span)),
        when: quote.when,
        rule: quote.rule,
    }
}

fn warning_row(warning: &Warning) -> wire::Warning<'_> {
    wire::Warning {
        kind: warning.kind,
        message: Cow::Borrowed(&warning.message),
        start: warning.span.start,
        end: warning.span.end,
    }
}

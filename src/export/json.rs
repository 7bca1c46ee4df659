//! The JSON that `--json` prints: schema 1, documented in the README, stable.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use crate::calendar::Date;
use crate::doc::Document;
use crate::doc::hidden::AsCame;
use crate::facts::{Anchor, Facts};
use crate::text::clean::may_be_drawn;
use crate::text::{Span, folded};

/// Version of the schema; it changes only when a field changes its meaning or goes away.
const SCHEMA: u32 = 1;

/// Writes the document and its facts as one line of JSON, row by row: nothing is gathered before.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let place = Place { text: &doc.text, came: AsCame::of(doc) };
    let at = |span: Span| place.words(span);
    let root = Root {
        schema: SCHEMA,
        document: DocumentOut {
            title: &doc.meta.title,
            byline: doc.meta.byline.as_deref(),
            published: facts.published.map(|(date, _)| date),
            source: &doc.meta.source,
            text: place.came.text(),
            sections: Rows(doc.sections.iter().map(|s| {
                let Span { start, end } = place.came.span(s.span);
                Section { title: doc.section_name(s), level: s.level, start, end }
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
            rule: p.rule,
        })),
        timeline: Rows(facts.dates.iter().map(|mark| timeline_row(facts, mark, &place))),
        quotes: Rows(facts.quotes.iter().map(|q| quote_row(&place, q))),
        warnings: Rows(facts.warnings.iter().map(|w| {
            let Span { start, end } = place.came.span(w.span);
            Warning { kind: w.kind.name(), message: &w.message, start, end }
        })),
    };
    root.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Visibly))?;
    out.write_all(b"\n")
}

/// Writes what cannot be seen as `\u200b`: the text may go to a terminal.
struct Visibly;

impl Formatter for Visibly {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        if rest.is_ascii() {
            return out.write_all(rest.as_bytes());
        }
        while let Some(at) = rest.find(|c: char| !c.is_ascii() && !may_be_drawn(c)) {
            let (seen, hidden) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.write_all(seen.as_bytes())?;
            let mut letters = hidden.chars();
            for unit in letters.next().unwrap_or_default().encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = letters.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

/// Where words stand in what is written.
struct Place<'a> {
    text: &'a str,
    came: AsCame<'a>,
}

impl<'a> Place<'a> {
    fn words(&self, span: Span) -> Words<'a> {
        let Span { start, end } = self.came.span(span);
        Words { start, end, text: folded(span.in_text(self.text)) }
    }
}

fn quote_row<'a>(place: &Place<'a>, quote: &'a crate::facts::Quote) -> Quote<'a> {
    let Words { start, end, text: words } = place.words(quote.span);
    let speaker_span = |s: &crate::facts::Speaker| s.span.map(|span| place.came.span(span));
    Quote {
        start,
        end,
        text: words,
        kind: quote.kind.name(),
        utterance: quote.utterance,
        speaker: quote.speaker.as_ref().map(|s| Speaker {
            name: &s.name,
            person: s.person.map(|id| id.0),
            start: speaker_span(s).map(|s| s.start),
            end: speaker_span(s).map(|s| s.end),
        }),
        cue: quote.cue.map(|span| place.words(span)),
        verb: quote.verb,
        cue_kind: quote.cue_kind.map(crate::facts::CueKind::name),
        to: quote.addressee.map(|span| place.words(span)),
        when: quote.when,
        rule: quote.rule,
    }
}

fn timeline_row<'a>(
    facts: &'a Facts,
    mark: &'a crate::facts::DateMark,
    place: &Place<'a>,
) -> DateOut<'a> {
    let Words { start, end, text } = place.words(mark.span);
    DateOut {
        start,
        end,
        text,
        kind: mark.kind.name(),
        value: mark.value.as_deref(),
        from: mark.interval.map(|(from, _)| from),
        to: mark.interval.map(|(_, to)| to),
        grain: mark.grain.map(crate::facts::Grain::name),
        modifier: mark.modifier.map(crate::facts::Modifier::name),
        future: mark.future,
        anchor: mark.anchor.and_then(|anchor| anchor_name(facts, anchor)),
        rule: mark.rule,
        sentence: place.came.span(mark.sentence),
    }
}

/// The day or interval an expression was counted from, as a TIMEX3 value.
fn anchor_name(facts: &Facts, anchor: Anchor) -> Option<Cow<'_, str>> {
    match anchor {
        Anchor::Published(date) => Some(date.to_string().into()),
        Anchor::Mark(index) => facts.dates.get(index as usize)?.value.as_deref().map(Cow::from),
    }
}

/// Rows that are made when they are written.
struct Rows<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Rows<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

#[derive(Serialize)]
struct Root<D, P, T, Q, W> {
    schema: u32,
    document: D,
    people: P,
    timeline: T,
    quotes: Q,
    warnings: W,
}

#[derive(Serialize)]
struct DocumentOut<'a, S> {
    title: &'a str,
    byline: Option<&'a str>,
    published: Option<Date>,
    source: &'a str,
    text: &'a str,
    sections: S,
}

#[derive(Serialize)]
struct Section {
    title: String,
    level: u8,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Words<'a> {
    start: u32,
    end: u32,
    text: Cow<'a, str>,
}

#[derive(Serialize)]
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

#[derive(Serialize)]
struct Mention<'a> {
    start: u32,
    end: u32,
    text: Cow<'a, str>,
    kind: &'static str,
}

#[derive(Serialize)]
struct DateOut<'a> {
    start: u32,
    end: u32,
    text: Cow<'a, str>,
    #[serde(rename = "type")]
    kind: &'static str,
    value: Option<&'a str>,
    from: Option<Date>,
    to: Option<Date>,
    grain: Option<&'static str>,
    modifier: Option<&'static str>,
    future: bool,
    anchor: Option<Cow<'a, str>>,
    rule: &'a str,
    sentence: Span,
}

#[derive(Serialize)]
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

//! The JSON of a dossier, schema 1: one object, documented in `docs/json.md`.

use std::io::{self, Write};

use serde::Serialize;

use super::Escaped;
use super::wire::Rows;
use crate::calendar::Date;
use crate::dossier::{Digest, Dossier, Event, Member, Person, Report, Utterance, Wording};
use crate::text::Span;

/// A dossier: places in articles, and no prose but what was quoted.
#[derive(Serialize)]
struct Record<A, P, T, Q> {
    schema: u32,
    articles: A,
    people: P,
    timeline: T,
    quotes: Q,
}

#[derive(Serialize)]
struct ArticleRow<'a> {
    id: &'a str,
    source: &'a str,
    title: &'a str,
    published: Option<Date>,
    outlet: Option<&'a str>,
    copy_of: Option<&'a str>,
}

#[derive(Serialize)]
struct PersonRow<'a, M> {
    id: usize,
    name: &'a str,
    named: bool,
    certain: bool,
    rule: &'static str,
    members: M,
    perhaps: &'a [u32],
}

#[derive(Serialize)]
struct MemberRow<'a> {
    article: &'a str,
    person: u32,
}

#[derive(Serialize)]
struct EventRow<R> {
    from: Date,
    to: Date,
    grain: &'static str,
    future: bool,
    reports: R,
}

#[derive(Serialize)]
struct Place<'a> {
    article: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct QuoteRow<'a, W> {
    speaker: Option<&'a str>,
    person: Option<u32>,
    wordings: W,
}

#[derive(Serialize)]
struct WordingRow<'a> {
    text: &'a str,
    article: &'a str,
    start: u32,
    end: u32,
    relation: &'static str,
}

/// Writes a dossier as one line of JSON.
///
/// # Errors
/// Those of `out`.
pub fn write(dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    let all = Articles(&dossier.articles);
    let copies = dossier.articles.iter().zip(&dossier.copy_of);
    let record = Record {
        schema: super::SCHEMA,
        articles: Rows(copies.map(|(digest, of)| all.row(digest, *of))),
        people: Rows(dossier.people.iter().enumerate().map(|(id, person)| all.person(id, person))),
        timeline: Rows(dossier.timeline.iter().map(|event| all.event(event))),
        quotes: Rows(dossier.quotes.iter().map(|utterance| all.utterance(utterance))),
    };
    record.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Escaped))?;
    out.write_all(b"\n")
}

#[derive(Clone, Copy)]
struct Articles<'a>(&'a [Digest]);

impl<'a> Articles<'a> {
    fn id(self, article: u32) -> &'a str {
        self.0.get(article as usize).map_or("", |digest| &digest.id)
    }

    fn row(self, digest: &'a Digest, copy_of: Option<u32>) -> ArticleRow<'a> {
        ArticleRow {
            id: &digest.id,
            source: &digest.source,
            title: &digest.title,
            published: digest.published,
            outlet: digest.outlet.as_deref(),
            copy_of: copy_of.map(|article| self.id(article)),
        }
    }

    fn person(self, id: usize, person: &'a Person) -> PersonRow<'a, impl Serialize> {
        let member = move |m: &Member| MemberRow { article: self.id(m.article), person: m.person };
        PersonRow {
            id,
            name: &person.name,
            named: person.named,
            certain: person.certain,
            rule: person.rule.name(),
            members: Rows(person.members.iter().map(member)),
            perhaps: &person.perhaps,
        }
    }

    fn event(self, event: &'a Event) -> EventRow<impl Serialize> {
        let place = move |report: &Report| {
            let Span { start, end } = report.span;
            Place { article: self.id(report.article), start, end }
        };
        EventRow {
            from: event.from,
            to: event.to,
            grain: event.grain.name(),
            future: event.future,
            reports: Rows(event.reports.iter().map(place)),
        }
    }

    fn utterance(self, utterance: &'a Utterance) -> QuoteRow<'a, impl Serialize> {
        let wording = move |wording: &Wording| {
            let digest = self.0.get(wording.article as usize);
            let quote = digest.and_then(|digest| digest.quotes.get(wording.quote as usize));
            let Span { start, end } = quote.map_or_else(Span::default, |quote| quote.span);
            WordingRow {
                text: quote.map_or("", |quote| &quote.text),
                article: self.id(wording.article),
                start,
                end,
                relation: wording.relation.name(),
            }
        };
        QuoteRow {
            speaker: utterance.speaker.as_deref(),
            person: utterance.person,
            wordings: Rows(utterance.wordings.iter().map(wording)),
        }
    }
}

//! The JSON of a dossier, schema 1: one object, documented in `docs/json.md`.

use std::io::{self, Write};

use serde::Serialize;

use super::Escaped;
use super::wire::Rows;
use crate::calendar::Date;
use crate::doc::problem::Problem;
use crate::dossier::{
    Difference, Digest, Dossier, Event, Member, Person, Report, Utterance, Wording,
};
use crate::text::Span;

/// A dossier: places in articles, and no prose but what was quoted and what differs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Dossier"))]
pub struct Record<A, E, P, T, Q, D> {
    /// Version of this contract.
    pub schema: u32,
    /// The articles by their day, those without one last.
    pub articles: A,
    /// With `--errors json` the articles that cannot be read.
    pub errors: E,
    /// Everyone, the most reported first.
    pub people: P,
    /// Days and longer intervals in their order, a row for each event.
    pub timeline: T,
    /// Utterances by their first day.
    pub quotes: Q,
    /// What two articles give differently, by the earlier of both.
    pub differences: D,
}

/// A row of `articles`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ArticleRow<'a> {
    /// What it is called where it comes from; its source where it has no name of its own.
    id: &'a str,
    /// Its address.
    url: Option<&'a str>,
    /// Path, address or `-`; `#3` for the third of several.
    source: &'a str,
    /// Empty where there is none.
    title: &'a str,
    /// The day of publication.
    published: Option<Date>,
    /// Who published it.
    outlet: Option<&'a str>,
    /// `id` of the earlier article that it copies, cuts or updates.
    copy_of: Option<&'a str>,
}

/// A row of `people`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonRow<'a, M> {
    /// Its index in the list.
    id: usize,
    /// The fullest name over the articles.
    name: &'a str,
    /// Whether it is a name; `false` for "a senior official".
    named: bool,
    /// Whether every article is certain that this is one person.
    certain: bool,
    /// Why the people of the articles are one person, in words.
    rule: &'static str,
    /// The people of the articles.
    members: M,
    /// `id` of those who may be the same person, counted nowhere.
    perhaps: &'a [u32],
}

/// A row of `people[].members`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MemberRow<'a> {
    /// `id` of the article.
    article: &'a str,
    /// `id` of the person in the facts of that article.
    person: u32,
}

/// A row of `timeline`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EventRow<R> {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// The unit it is known in.
    grain: &'static str,
    /// Whether every report places it after its article's day.
    future: bool,
    /// Who reports it, in the order of the articles.
    reports: R,
}

/// A row of `timeline[].reports`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place<'a> {
    /// `id` of the article.
    article: &'a str,
    /// First byte of the date, or of the lead of an article that has its own day.
    start: u32,
    /// End, exclusive.
    end: u32,
}

/// A row of `quotes`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuoteRow<'a, W> {
    /// The speaker's name, where an article gives one.
    speaker: Option<&'a str>,
    /// `id` of the speaker in `people`.
    person: Option<u32>,
    /// In time order, the first one first; none is the right one.
    wordings: W,
}

/// A row of `quotes[].wordings`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WordingRow<'a> {
    /// The words, white space folded.
    text: &'a str,
    /// `id` of the article.
    article: &'a str,
    /// First byte of the words.
    start: u32,
    /// End, exclusive.
    end: u32,
    /// To the first wording: `same`, `shorter` (one is a part of the other) or `different`.
    relation: &'static str,
}

/// A row of `errors`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ErrorRow<'a> {
    /// What it is called where it comes from, if that could be read.
    id: Option<&'a str>,
    /// Path, address or `-`; `#3` for the third of several.
    source: &'a str,
    /// `unreadable`, `not-text`, `invalid-json`, `no-article` or `too-long`.
    kind: &'static str,
    /// What is wrong and what to do, in words.
    message: &'a str,
}

/// A row of `differences`. It says that texts differ, and nothing of who is right.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DifferenceRow<P> {
    /// What differs: `day`, `words` or `speaker`.
    kind: &'static str,
    /// Why both places are taken to be about one thing, in words.
    rule: &'static str,
    /// `different`, or `changed` for a plan that moved.
    relation: &'static str,
    /// Whether it may come from how days are counted: a day apart, counted from the articles' days.
    weak: bool,
    /// Both places, the earlier article's first.
    places: P,
}

/// A row of `differences[].places`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DifferencePlace<'a> {
    /// `id` of the article.
    article: &'a str,
    /// First byte of the date or the quotation.
    start: u32,
    /// End, exclusive.
    end: u32,
    /// The quotation, or the clause with the date.
    text: &'a str,
    /// The day that the article gives, where days differ.
    day: Option<Date>,
    /// The speaker of a quotation.
    speaker: Option<&'a str>,
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
        errors: Rows(dossier.unread.iter().map(error)),
        people: Rows(dossier.people.iter().enumerate().map(|(id, person)| all.person(id, person))),
        timeline: Rows(dossier.timeline.iter().map(|event| all.event(event))),
        quotes: Rows(dossier.quotes.iter().map(|utterance| all.utterance(utterance))),
        differences: Rows(dossier.differences.iter().map(|row| difference(dossier, row))),
    };
    record.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Escaped))?;
    out.write_all(b"\n")
}

fn error(problem: &Problem) -> ErrorRow<'_> {
    ErrorRow {
        id: problem.id.as_deref(),
        source: problem.source.as_deref().unwrap_or_default(),
        kind: problem.fault.name(),
        message: &problem.message,
    }
}

fn difference<'a>(
    dossier: &'a Dossier,
    row: &'a Difference,
) -> DifferenceRow<Rows<impl Iterator<Item = DifferencePlace<'a>> + Clone>> {
    let places = row.places.iter().filter_map(|place| dossier.shown(place));
    DifferenceRow {
        kind: row.rule.kind().name(),
        rule: row.rule.name(),
        relation: if row.changed { "changed" } else { "different" },
        weak: row.weak,
        places: Rows(places.map(|place| DifferencePlace {
            article: &place.article.id,
            start: place.span.start,
            end: place.span.end,
            text: place.text,
            day: place.day,
            speaker: place.speaker,
        })),
    }
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
            url: digest.url.as_deref(),
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
            speaker: utterance.speaker(self.0),
            person: utterance.person,
            wordings: Rows(utterance.wordings.iter().map(wording)),
        }
    }
}

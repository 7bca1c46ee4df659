//! Rows of the quotations over all articles: every utterance once, its wordings side by side.

use std::cmp::Reverse;

use super::common::ALL_HIDDEN;
use super::digests::{self, digest, dossier, outlet};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use super::quotes::{SpeakerName, in_marks};
use crate::app::App;
use crate::app::viewport::View;
use crate::calendar::Date;
use crate::dossier::{Relation, Utterance, Wording};
use crate::facts::QuoteKind;

/// Further wordings that a row shows.
const WORDINGS: usize = 3;
/// Wordings that a row's details show.
const DETAILED: usize = 12;

/// All utterances in time order.
pub const PANE: Pane = Pane {
    title: "ALL QUOTES",
    orders: &["by day", "by wordings", "by count", "by speaker"],
    items,
    note: |app, list| digests::note(app, PANE.ordered_note(list), list),
    text,
    words,
    passages: |app, item| {
        let wordings = utterance(app, item).map(|it| it.wordings.as_slice()).unwrap_or_default();
        let passage = |wording: &Wording| {
            let span = dossier(app).quote(wording)?.span;
            Some(digests::passage(wording.article, span))
        };
        wordings.iter().filter_map(passage).collect()
    },
    detail,
    detail_size: DetailSize::Long,
    ranked: true,
    empty: |app| {
        let hidden = !dossier(app).quotes.is_empty();
        digests::empty(app, if hidden { ALL_HIDDEN } else { "no quotations found" })
    },
    ..Pane::PLAIN
};

/// What was said once, and how articles word it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UtteranceRow {
    /// The day of the first article that has it.
    pub day: Option<Date>,
    /// Who said it.
    pub speaker: Option<SpeakerName>,
    /// The base form of the cue of the first wording.
    pub verb: Option<&'static str>,
    /// The first wording.
    pub first: WordingLine,
    /// Other wordings, each once, with what they are to the first one.
    pub others: Vec<WordingLine>,
    /// Articles that are no copies and have it.
    pub articles: u32,
}

impl UtteranceRow {
    /// The speaker's name.
    #[must_use]
    pub fn speaker_name(&self) -> &str {
        self.speaker.as_ref().map_or("unattributed", |speaker| &speaker.name)
    }
}

/// A wording, and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingLine {
    /// What it is to the first wording.
    pub relation: Relation,
    /// Direct or partial.
    pub kind: QuoteKind,
    /// The words.
    pub text: String,
    /// The outlets that word it so.
    pub outlets: String,
}

impl WordingLine {
    /// The words in marks.
    #[must_use]
    pub fn in_marks(&self) -> String {
        in_marks(self.kind, &self.text)
    }
}

/// An utterance of the dossier.
#[must_use]
pub fn utterance(app: &App, item: u32) -> Option<&Utterance> {
    dossier(app).quotes.get(item as usize)
}

/// The row of an utterance.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<UtteranceRow> {
    let utterance = utterance(app, item)?;
    let first = utterance.wordings.first()?;
    let mut lines = lines(app, utterance).into_iter();
    let named = utterance.person.and_then(|id| dossier(app).people.get(id as usize));
    Some(UtteranceRow {
        day: digest(app, first.article)?.published,
        speaker: speaker(app, utterance)
            .map(|name| SpeakerName { name, named: named.is_some_and(|person| person.named) }),
        verb: dossier(app).quote(first)?.verb,
        first: lines.next()?,
        others: lines.take(WORDINGS).collect(),
        articles: app.open_articles.dossier.read.voices(View::AllQuotes, item),
    })
}

/// The speaker's name over all articles, else as an article gives it.
fn speaker(app: &App, utterance: &Utterance) -> Option<String> {
    let person = utterance.person.and_then(|id| dossier(app).people.get(id as usize));
    let given = || dossier(app).speaker(utterance).map(str::to_owned);
    person.map(|person| person.name.clone()).or_else(given)
}

/// The wordings that differ, each once, in time order.
fn lines(app: &App, utterance: &Utterance) -> Vec<WordingLine> {
    let mut lines: Vec<(WordingLine, Vec<u32>)> = Vec::new();
    for wording in &utterance.wordings {
        let Some(quote) = dossier(app).quote(wording) else { continue };
        let same = wording.relation == Relation::Same;
        let known = lines.iter_mut().enumerate().find(|(at, (line, _))| {
            (same && *at == 0) || line.text.eq_ignore_ascii_case(&quote.text)
        });
        match known {
            Some((_, (_, articles))) => articles.push(wording.article),
            None => {
                let line = WordingLine {
                    relation: wording.relation,
                    kind: quote.kind,
                    text: quote.text.clone(),
                    outlets: String::new(),
                };
                lines.push((line, vec![wording.article]));
            }
        }
    }
    let named = lines.into_iter().map(|(line, articles)| WordingLine {
        outlets: digests::outlets(app, articles.into_iter(), WORDINGS),
        ..line
    });
    named.collect()
}

fn text(app: &App, item: u32) -> String {
    let Some(row) = row(app, item) else { return String::new() };
    let (first, speaker) = (&row.first, row.speaker_name());
    let mut text = format!("{} — {speaker}, {}", first.in_marks(), first.outlets);
    for line in &row.others {
        text.push_str(&format!("\n{} {}, {}", line.relation.sign(), line.in_marks(), line.outlets));
    }
    text
}

/// The wordings, then what the filters `@`, `kind:` and `verb:` look at, and the outlets.
fn words(app: &App, item: u32) -> String {
    let Some(utterance) = utterance(app, item) else { return String::new() };
    let quotes = || utterance.wordings.iter().filter_map(|it| dossier(app).quote(it));
    let mut words = quotes().map(|quote| quote.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut line = |before: &str, more: &str| {
        words.push('\n');
        words.push_str(before);
        words.push_str(more);
    };
    speaker(app, utterance).into_iter().for_each(|name| line("@", &name));
    for quote in quotes() {
        line("kind:", quote.kind.name());
        quote.verb.into_iter().for_each(|verb| line("verb:", verb));
        quote.speaker.iter().for_each(|name| line("@", name));
    }
    for wording in &utterance.wordings {
        line("", digest(app, wording.article).map_or("", outlet));
    }
    words
}

/// The wordings from the selected one on, each with its article.
fn detail(app: &App, item: u32) -> Vec<Detail> {
    let Some(utterance) = utterance(app, item) else { return Vec::new() };
    let step = app.open_articles.dossier.step(View::AllQuotes, item);
    let count = utterance.wordings.len();
    let mut details = Vec::new();
    for (at, wording) in utterance.wordings.iter().enumerate().skip(step).take(DETAILED) {
        let (Some(quote), Some(digest)) =
            (dossier(app).quote(wording), digest(app, wording.article))
        else {
            continue;
        };
        let which = digests::position(at, count, "wording");
        let day = digest.published.map_or_else(|| "undated".to_owned(), digests::short_day);
        let who = quote.speaker.as_deref().unwrap_or("unattributed");
        let verb = quote.verb.map(|verb| format!(" ({verb})")).unwrap_or_default();
        let head = format!("{which}{}, {day} — {who}{verb}", outlet(digest));
        details.push(Detail::new(DetailKind::Note, head, 2));
        let sign = if at == 0 { String::new() } else { format!("{} ", wording.relation.sign()) };
        let words = format!("{sign}{}", in_marks(quote.kind, &quote.text));
        details.push(Detail::new(DetailKind::Text, words, 4));
    }
    details
}

fn items(app: &App, order: usize) -> Vec<u32> {
    let dossier = dossier(app);
    let hides = app.appearance.hide_weak;
    let certain = |it: &Utterance| {
        it.wordings.iter().filter_map(|w| dossier.quote(w)).any(|quote| quote.certain)
    };
    let shown = (0..).zip(&dossier.quotes).filter(|(_, it)| !hides || certain(it));
    let mut items: Vec<u32> = shown.map(|(id, _)| id).collect();
    let voices = |id: &u32| app.open_articles.dossier.read.voices(View::AllQuotes, *id);
    let differs = |id: &u32| {
        let utterance = utterance(app, *id);
        let other = |wording: &Wording| wording.relation != Relation::Same;
        utterance.is_some_and(|it| it.wordings.iter().any(other))
    };
    match order {
        1 => items.sort_by_cached_key(|id| (!differs(id), Reverse(voices(id)))),
        2 => items.sort_by_cached_key(|id| Reverse(voices(id))),
        3 => items.sort_by_cached_key(|id| {
            let speaker = utterance(app, *id).and_then(|it| speaker(app, it));
            (speaker.is_none(), speaker.map(|name| super::people::last_name_first(&name)))
        }),
        _ => {}
    }
    items
}

//! Rows of the timeline over all articles: every interval and event once, with who reports it.

use std::cmp::Reverse;

use super::common::ALL_HIDDEN;
use super::digests::{self, digest, dossier, outlet};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use super::timeline::EventStatus;
use super::timeline::label::interval;
use crate::app::App;
use crate::app::filter::DAYS;
use crate::app::viewport::View;
use crate::dossier::{DateDigest, Digest, Event, Member, Report};
use crate::facts::Grain;

/// Outlets that a row names.
const OUTLETS: usize = 4;
/// Reports that a row's details show.
const REPORTS: usize = 12;
/// Words that a report has at least; others are the line above an article that says when it was
/// printed.
const WORDS: usize = 5;
/// Voices from which an event is a key event.
const KEY: u32 = 2;

/// The order that shows key events alone.
pub const KEY_DAYS: usize = 0;

/// All events in chronological order, or those alone that several articles report.
pub const PANE: Pane = Pane {
    title: "ALL TIMELINE",
    orders: &["key days", "all days", "by count"],
    items,
    note: |app, list| digests::note(app, PANE.ordered_note(list), list),
    text: |app, item| {
        let row = row(app, item);
        row.map(|row| format!("{}: {}\n{}", row.date(), row.clause, row.outlets))
            .unwrap_or_default()
    },
    words,
    passages: |app, item| {
        let reports = event(app, item).map(|event| event.reports.as_slice()).unwrap_or_default();
        reports.iter().map(|report| digests::passage(report.article, report.span)).collect()
    },
    detail,
    detail_size: DetailSize::Long,
    empty: |app| {
        let hidden = !dossier(app).timeline.is_empty();
        digests::empty(app, if hidden { ALL_HIDDEN } else { "no dates found" })
    },
    ..Pane::PLAIN
};

/// An event, and who reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventOverAllRow {
    /// What kind of date it is.
    pub status: EventStatus,
    /// The date in its own grain, days aligned.
    pub label: String,
    /// Whether articles appeared then; nothing that they report.
    pub own_day: bool,
    /// What the first report says happened; the titles of articles that appeared then.
    pub clause: String,
    /// Articles that are no copies and report it.
    pub articles: u32,
    /// The outlets.
    pub outlets: String,
}

impl EventOverAllRow {
    /// The date with single spaces.
    #[must_use]
    pub fn date(&self) -> String {
        self.label.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The row of an event.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<EventOverAllRow> {
    let event = event(app, item)?;
    let status = match event.grain {
        _ if event.future => EventStatus::Future,
        _ if !is_certain(app, event) => EventStatus::Uncertain,
        Grain::Day | Grain::PartOfDay | Grain::Time => EventStatus::Day,
        _ => EventStatus::Coarse,
    };
    let own_day = is_own_day(event);
    let articles = event.reports.iter().map(|report| report.article);
    Some(EventOverAllRow {
        status,
        label: interval(event.from, event.to, event.grain),
        own_day,
        clause: if own_day { titles(app, event) } else { clause(app, event.reports.first()?) },
        articles: app.open_articles.dossier.read.voices(View::AllTimeline, item),
        outlets: digests::outlets(app, articles, OUTLETS),
    })
}

/// An event of the dossier.
#[must_use]
pub fn event(app: &App, item: u32) -> Option<&Event> {
    dossier(app).timeline.get(item as usize)
}

fn is_own_day(event: &Event) -> bool {
    event.reports.iter().all(|report| report.own_day)
}

fn is_certain(app: &App, event: &Event) -> bool {
    event.reports.iter().any(|report| dossier(app).date(report).is_none_or(|date| date.certain))
}

/// What a report says happened.
pub(super) fn clause(app: &App, report: &Report) -> String {
    dossier(app).clause(report).to_owned()
}

/// The titles of articles that appeared on a day, copies once.
fn titles(app: &App, event: &Event) -> String {
    let articles = event.reports.iter().map(|report| dossier(app).original(report.article));
    let mut titles: Vec<&str> = Vec::new();
    for title in articles.filter_map(|at| digest(app, at)).map(Digest::headline) {
        if !title.is_empty() && !titles.contains(&title) && titles.len() < OUTLETS {
            titles.push(title);
        }
    }
    titles.join(" / ")
}

/// The people in the sentence of a report.
fn people<'a>(app: &'a App, report: &Report) -> Vec<&'a str> {
    let Some(digest) = digest(app, report.article) else { return Vec::new() };
    let ids = dossier(app).date(report).map(DateDigest::people).unwrap_or_default();
    ids.iter().filter_map(|id| Some(digest.people.get(*id as usize)?.name.as_str())).collect()
}

/// What the reports say, the date, the outlets, and the people as facets of a filter.
fn words(app: &App, item: u32) -> String {
    let Some(event) = event(app, item) else { return String::new() };
    let mut words = interval(event.from, event.to, event.grain);
    let mut line = |before: &str, more: &str| {
        words.push('\n');
        words.push_str(before);
        words.push_str(more);
    };
    line(DAYS, &format!("{}..{}", event.from, event.to));
    for report in &event.reports {
        line("", &clause(app, report));
        line("", digest(app, report.article).map_or("", outlet));
        people(app, report).into_iter().for_each(|person| line("@", person));
    }
    words
}

/// The reports, from the selected one on: who, when, how the date was resolved, and the words.
fn detail(app: &App, item: u32) -> Vec<Detail> {
    let Some(event) = event(app, item) else { return Vec::new() };
    let step = app.open_articles.dossier.step(View::AllTimeline, item);
    let mut details = Vec::new();
    for (at, report) in event.reports.iter().enumerate().skip(step).take(REPORTS) {
        let Some(digest) = digest(app, report.article) else { continue };
        let which = digests::position(at, event.reports.len(), "report");
        let day = digest.published.map_or_else(|| "undated".to_owned(), digests::short_day);
        let copy = dossier(app).copy_of.get(report.article as usize).copied().flatten();
        let copy = if copy.is_some() { ", a copy" } else { "" };
        let how = match dossier(app).date(report) {
            Some(date) if !date.rule.words().is_empty() => format!(" — {}", date.rule),
            Some(_) => String::new(),
            None => " — published".to_owned(),
        };
        let head = format!("{which}{}, {day}{copy}{how}", outlet(digest));
        details.push(Detail::new(DetailKind::Note, head, 2));
        details.push(Detail::new(DetailKind::Text, clause(app, report), 3));
    }
    details
}

/// Whether a report says more than its date.
fn has_words(app: &App, event: &Event) -> bool {
    let is_word = |word: &&str| word.starts_with(char::is_alphabetic);
    let words = |report: &Report| match dossier(app).date(report) {
        Some(date) => date.clause.split_whitespace().filter(is_word).count(),
        None => WORDS,
    };
    event.reports.iter().any(|report| words(report) >= WORDS)
}

/// Whether the sentence of a report names one of these members.
pub(super) fn names(app: &App, report: &Report, members: &[Member]) -> bool {
    let of = |id: &u32| members.contains(&Member { article: report.article, person: *id });
    dossier(app).date(report).is_some_and(|date| date.people().iter().any(of))
}

fn items(app: &App, order: usize) -> Vec<u32> {
    let dossier = dossier(app);
    let hides = app.appearance.hide_weak;
    let shown = (0..).zip(&dossier.timeline).filter(|(_, it)| !hides || is_certain(app, it));
    let mut items: Vec<u32> = shown.map(|(id, _)| id).collect();
    let voices = |id: &u32| app.open_articles.dossier.read.voices(View::AllTimeline, *id);
    match order {
        KEY_DAYS => {
            let says_more = |id: &u32| event(app, *id).is_some_and(|event| has_words(app, event));
            let is_key = |id: &u32| voices(id) >= KEY && says_more(id);
            let key: Vec<u32> = items.iter().copied().filter(is_key).collect();
            if !key.is_empty() {
                items = key;
            }
        }
        2 => items.sort_by_cached_key(|id| {
            let own = event(app, *id).is_some_and(is_own_day);
            (own, Reverse(voices(id)))
        }),
        _ => {}
    }
    items
}

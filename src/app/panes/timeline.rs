//! Rows of the timeline: every calendar interval once, with the words as written.

pub(super) mod label;

use std::collections::HashSet;

use super::common::{Place, Trust, count, words_at};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::filter::DAYS;
use crate::app::index::is_unresolved;
use crate::app::{App, Article};
use crate::calendar::Date;
use crate::facts::dates::explain;
use crate::facts::{Certainty, DateMention, Event, Grain};
use crate::text::{Span, floor_boundary};

/// Items below the number of events are events; the others are marks that could not be resolved.
pub const PANE: Pane = Pane {
    title: "TIMELINE",
    orders: &["chronological", "by appearance"],
    items,
    note: |_, list| PANE.ordered_note(list),
    text: |app, item| {
        row(app, item).map(|row| format!("{}\n{}", row.date(), row.event)).unwrap_or_default()
    },
    words,
    target: |app, item| Some(mark(app, item)?.span),
    detail,
    detail_size: DetailSize::Short,
    empty,
    ..Pane::PLAIN
};

/// An event, or a date that could not be resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// What kind of date it is.
    pub status: EventStatus,
    /// Whether it lies after the article's date, or is planned.
    pub future: bool,
    /// The date in its own grain, days aligned: "2023 Nov  5 Sun", "early 1990".
    pub label: String,
    /// First and last day; none where unresolved.
    pub days: Option<(Date, Date)>,
    /// The unit it speaks in.
    pub grain: Option<Grain>,
    /// The TIMEX3 value.
    pub timex: Option<String>,
    /// The date as written.
    pub words: String,
    /// What happened: the clause, or the sentence.
    pub event: String,
    /// What contradicts it, why it is uncertain or could not be resolved.
    pub fault: Option<String>,
    /// The people of its sentence, each once.
    pub people: Vec<String>,
    /// Where the date is written.
    pub place: Place,
}

/// What kind of date a row has; a sign for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventStatus {
    /// A day.
    Day,
    /// Coarser than a day.
    Coarse,
    /// After the article's date, or planned.
    Future,
    /// Another reading is nearly as likely.
    Uncertain,
    /// Something contradicts it.
    Conflict,
    /// It could not be resolved.
    Unresolved,
    /// Set by the reader.
    Corrected,
}

impl EventStatus {
    /// Its sign in the list and in `--tsv`.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Day => "=",
            Self::Coarse => "~",
            Self::Future => "+",
            Self::Uncertain => "?",
            Self::Conflict => "!",
            Self::Unresolved => "∅",
            Self::Corrected => "*",
        }
    }

    /// Its doubt in words, where text has no room for a list of signs.
    #[must_use]
    pub const fn doubt(self) -> &'static str {
        match self {
            Self::Uncertain => " (uncertain)",
            Self::Conflict => " (contradicted)",
            Self::Unresolved => " (unresolved)",
            Self::Corrected => " (set by hand)",
            Self::Day | Self::Coarse | Self::Future => "",
        }
    }

    fn of(event: Option<&Event>, mark: &DateMention) -> Self {
        match event {
            None => Self::Unresolved,
            _ if Trust::of(Certainty::Sure, mark.rule) == Trust::Corrected => Self::Corrected,
            _ if mark.certainty == Certainty::Weak => Self::Uncertain,
            Some(Event { warning: Some(_), .. }) => Self::Conflict,
            Some(Event { future: true, .. }) => Self::Future,
            Some(Event { grain: Grain::Day | Grain::PartOfDay | Grain::Time, .. }) => Self::Day,
            Some(_) => Self::Coarse,
        }
    }
}

impl EventRow {
    /// The date with single spaces.
    #[must_use]
    pub fn date(&self) -> String {
        self.label.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The date, bold in Markdown, and what makes it doubtful: "2023 Nov 5 Sun (uncertain)".
    #[must_use]
    pub fn date_with_doubt(&self, markdown: bool) -> String {
        let bold = if markdown { "**" } else { "" };
        format!("{bold}{}{bold}{}", self.date(), self.status.doubt())
    }
}

/// The row of an item.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<EventRow> {
    let mark = mark(app, item)?;
    let event = event(app, item);
    let sentences: Vec<Span> = sentences(app, item).take(MOST_SENTENCES).collect();
    let status = EventStatus::of(event, mark);
    Some(EventRow {
        status,
        fault: fault(app, status, event, mark),
        future: event.map_or(mark.future, |event| event.future),
        label: event.map_or_else(|| "—".to_owned(), label::date_label),
        days: event.map(|event| (event.from, event.to)),
        grain: event.map(|event| event.grain),
        timex: mark.value().map(ToString::to_string),
        words: words_at(app, mark.span),
        event: what_happened(
            app,
            item,
            event.map_or(mark.sentence, |event| event.clause),
            mark.span.start,
        ),
        people: people(app, &sentences).into_iter().map(str::to_owned).collect(),
        place: Place::of(app, mark.span),
    })
}

/// What is wrong with a date, in words; the day itself, which the row begins with, is not named again.
fn fault(
    app: &App,
    status: EventStatus,
    event: Option<&Event>,
    mark: &DateMention,
) -> Option<String> {
    let warning = event.and_then(|event| app.article.facts.warnings.get(event.warning? as usize));
    match status {
        EventStatus::Conflict => {
            let day = event?.from.long();
            let words = warning?.message.as_str();
            Some(words.strip_prefix(&day).unwrap_or(words).trim_start().to_owned())
        }
        EventStatus::Uncertain => Some("uncertain: another reading fits nearly as well".to_owned()),
        EventStatus::Unresolved => Some(format!("not resolved: {}", mark.rule)),
        _ => None,
    }
}

/// The event of an item; none for what could not be resolved.
fn event(app: &App, item: u32) -> Option<&Event> {
    app.article.facts.events.get(item as usize)
}

/// The marks of an item, the one it is shown by first: indices into the facts' dates.
#[must_use]
pub fn marks(app: &App, item: u32) -> Vec<u32> {
    match event(app, item) {
        Some(event) => event.mentions.clone(),
        None => {
            let events = u32::try_from(app.article.facts.events.len()).unwrap_or(u32::MAX);
            item.checked_sub(events).into_iter().collect()
        }
    }
}

/// The mark that an item is shown by.
fn mark(app: &App, item: u32) -> Option<&DateMention> {
    let index = marks(app, item).first().copied()?;
    app.article.facts.dates.get(index as usize)
}

fn items(app: &App, order: usize) -> Vec<u32> {
    let facts = &app.article.facts;
    let hides = app.appearance.hide_weak;
    let shown = (0..).zip(&facts.events).filter(|(_, event)| !(hides && event.minor));
    let mut items: Vec<u32> = shown.map(|(id, _)| id).collect();
    let events = u32::try_from(facts.events.len()).unwrap_or(u32::MAX);
    if !hides {
        let marks = (events..).zip(&facts.dates);
        items.extend(marks.filter(|(_, mark)| is_unresolved(mark)).map(|(id, _)| id));
    }
    if order == 1 {
        items.sort_by_key(|id| mark(app, *id).map(|m| m.span));
    }
    items
}

fn words(app: &App, item: u32) -> String {
    let Some(row) = row(app, item) else { return String::new() };
    let sentences: Vec<Span> = sentences(app, item).collect();
    let texts: Vec<String> = sentences.iter().map(|sentence| words_at(app, *sentence)).collect();
    let mut words = format!("{}\n{}", texts.join("\n"), row.label);
    for person in people(app, &sentences) {
        words.push_str("\n@");
        words.push_str(person);
    }
    if let Some((from, to)) = row.days {
        words.push_str(&format!("\n{DAYS}{from}..{to}"));
    }
    words
}

/// The sentences that a row shows of all that name its days.
const MOST_SENTENCES: usize = 24;

/// The sentences of an item's marks, each once, that of the mark it is shown by first.
fn sentences(app: &App, item: u32) -> impl Iterator<Item = Span> {
    let dates = &app.article.facts.dates;
    let mut seen = HashSet::new();
    let all = marks(app, item).into_iter();
    all.filter_map(|mark| Some(dates.get(mark as usize)?.sentence))
        .filter(move |sentence| seen.insert((sentence.start, sentence.end)))
}

/// Bytes of a sentence in a row at most: one without full stops may name thousands of days.
const LONGEST: u32 = 2000;

/// The clause of an event, and behind it the other sentences that name its days; of very long ones what
/// stands around `at`, or where they begin.
fn what_happened(app: &App, item: u32, clause: Span, at: u32) -> String {
    let mut words = words_near(app, clause, at);
    for sentence in sentences(app, item).take(MOST_SENTENCES).skip(1) {
        words.push_str(" / ");
        words.push_str(&words_near(app, sentence, sentence.start));
    }
    words
}

/// The words of a sentence; of a very long one those around `at`.
fn words_near(app: &App, sentence: Span, at: u32) -> String {
    if sentence.len() <= LONGEST {
        return words_at(app, sentence);
    }
    let text = &app.article.doc.text;
    let from = at.saturating_sub(LONGEST / 2).max(sentence.start);
    let from = floor_boundary(text, from.min(sentence.end));
    let to = floor_boundary(text, from.saturating_add(LONGEST).min(sentence.end));
    let [before, behind] =
        [from > sentence.start, to < sentence.end].map(|cut| if cut { "…" } else { "" });
    format!("{before}{}{behind}", words_at(app, Span::new(from, to)))
}

/// The people mentioned in some sentences, each once.
fn people<'a>(app: &'a App, sentences: &[Span]) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for mentioned in sentences.iter().flat_map(|sentence| app.article.mentions_in(*sentence)) {
        if let Some(person) = app.person(mentioned.person)
            && !names.contains(&person.name.as_str())
        {
            names.push(&person.name);
        }
    }
    names
}

/// The contradiction, how the date was resolved, every mention, and the sentence.
fn detail(app: &App, item: u32) -> Vec<Detail> {
    let Some(mark) = mark(app, item) else { return Vec::new() };
    let Article { doc, facts, .. } = &app.article;
    let mut details = Vec::new();
    let warning = event(app, item).and_then(|event| facts.warnings.get(event.warning? as usize));
    details.extend(warning.map(|warning| {
        Detail::new(DetailKind::Warning, warning.message.as_str(), 2).labelled("! ")
    }));
    let marks = marks(app, item);
    let rule = marks.first().map(|index| explain(doc, facts, *index)).unwrap_or_default();
    details.push(Detail::new(DetailKind::Note, rule, 3));
    if marks.len() > 1 {
        let spans = marks.iter().filter_map(|mark| facts.dates.get(*mark as usize));
        let places = spans.take(12).map(|mark| Place::of(app, mark.span).paragraph);
        let places: Vec<String> = places.map(|paragraph| format!("¶{paragraph}")).collect();
        let words = format!("{} mentions: {}", marks.len(), places.join(" "));
        details.push(Detail::new(DetailKind::Note, words, 1));
    }
    details.push(Detail::new(DetailKind::Text, words_at(app, mark.sentence), 6));
    details
}

fn empty(app: &App) -> String {
    let facts = &app.article.facts;
    let found = count(facts.dates.len(), "time expression", "time expressions");
    match (facts.dates.len(), facts.published) {
        (0, _) => "no dates found".to_owned(),
        (_, Some(_)) => format!("{found}, none of them a calendar date"),
        (_, None) => format!(
            "{found}, but relative dates cannot be resolved: no publication date (set one with \
             :date 2023-11-21)"
        ),
    }
}

/// The sentence of a row, which is copied with its date.
#[must_use]
pub fn sentence(app: &App, item: u32) -> Option<Span> {
    Some(mark(app, item)?.sentence)
}

//! The timeline: every calendar interval once, in order of the event, with the words as written.

use super::{Line, Pane, Tone, clip, count, fit, paragraph, paragraph_mark, words_at};
use crate::app::actions::Action;
use crate::app::layout::View;
use crate::app::{App, Article};
use crate::calendar::{Date, MONTHS};
use crate::facts::dates::explain;
use crate::facts::{DateKind, DateMention, Event, Grain, Modifier};
use crate::text::Span;

/// Rows by event or, after `c`, by the order of the text. Items below the number of events are
/// events; the others are marks that could not be resolved.
pub const PANE: Pane = Pane {
    title: "TIMELINE",
    action: Action::Show(View::Timeline),
    note,
    items,
    lines,
    words,
    target: |app, item| Some(mark(app, item)?.span),
    detail,
    empty,
};

/// The event of an item; none for what could not be resolved.
#[must_use]
pub fn event(app: &App, item: u32) -> Option<&Event> {
    app.article.facts.events.get(item as usize)
}

/// The mark that tells the row.
pub fn mark(app: &App, item: u32) -> Option<&DateMention> {
    app.article.facts.dates.get(mark_index(app, item)? as usize)
}

/// The marks of a row, the one that tells it first: indices into the facts' dates.
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

/// Its index in the facts.
fn mark_index(app: &App, item: u32) -> Option<u32> {
    match event(app, item) {
        Some(event) => event.mentions.first().copied(),
        None => item.checked_sub(u32::try_from(app.article.facts.events.len()).ok()?),
    }
}

fn by_text(app: &App) -> bool {
    app.list(View::Timeline).sort % 2 == 1
}

fn note(app: &App) -> String {
    let order = if by_text(app) { "by text" } else { "by event date" };
    format!("{} {order}", app.list(View::Timeline).order.len())
}

fn items(app: &App) -> Vec<u32> {
    let facts = &app.article.facts;
    let shown = |event: &Event| !(app.appearance.hide_weak && event.minor);
    let mut items: Vec<u32> =
        (0..).zip(&facts.events).filter(|(_, e)| shown(e)).map(|(id, _)| id).collect();
    let events = u32::try_from(facts.events.len()).unwrap_or(u32::MAX);
    if !app.appearance.hide_weak {
        let unresolved = |mark: &DateMention| {
            mark.interval().is_none()
                && mark.value().is_none()
                && matches!(mark.kind(), DateKind::Date | DateKind::Time)
        };
        items.extend((events..).zip(&facts.dates).filter(|(_, m)| unresolved(m)).map(|(id, _)| id));
    }
    if by_text(app) {
        items.sort_by_key(|id| mark(app, *id).map(|m| m.span));
    }
    items
}

fn words(app: &App, item: u32) -> String {
    let Some(mark) = mark(app, item) else { return String::new() };
    let mut words = format!("{}\n{}", words_at(app, mark.sentence), label(app, item));
    for person in who(app, item) {
        words.push_str("\n@");
        words.push_str(person);
    }
    words
}

/// The people of the row's sentence, each once.
#[must_use]
pub fn who(app: &App, item: u32) -> Vec<&str> {
    let Some(mark) = mark(app, item) else { return Vec::new() };
    let mut names: Vec<&str> = Vec::new();
    for mentioned in app.article.mentions_in(mark.sentence) {
        if let Some(person) = app.person(mentioned.person)
            && !names.contains(&person.name.as_str())
        {
            names.push(&person.name);
        }
    }
    names
}

/// The sign before a row: `*` corrected by the reader, `!` conflict, `∅` unresolved, `+` in the future, `~` month or year
/// only, `=` exact.
#[must_use]
pub fn sign(app: &App, item: u32) -> (&'static str, Tone) {
    let Some(event) = event(app, item) else {
        return (if app.appearance.ascii { "?" } else { "∅" }, Tone::Warning);
    };
    let corrected = mark(app, item).is_some_and(|mark| mark.rule == crate::facts::Rule::Corrected);
    match event {
        Event { future: true, .. } if corrected => ("*", Tone::Future),
        _ if corrected => ("*", Tone::Strong),
        Event { warning: Some(_), .. } => ("!", Tone::Warning),
        Event { future: true, .. } => ("+", Tone::Future),
        Event { grain: Grain::Day | Grain::PartOfDay | Grain::Time, .. } => ("=", Tone::Dim),
        _ => ("~", Tone::Dim),
    }
}

fn label(app: &App, item: u32) -> String {
    match event(app, item) {
        Some(event) => date_label(event, app.appearance.ascii),
        None if app.appearance.ascii => "-".to_owned(),
        None => "—".to_owned(),
    }
}

/// A row's date in its own grain: "2023 Nov 15 Wed", "early 1990", "1970s", "2015–2018".
#[must_use]
pub fn date_label(event: &Event, ascii: bool) -> String {
    let Event { from, to, grain, .. } = event;
    let dash = if ascii { "-" } else { "–" };
    let plain = match grain {
        Grain::Day | Grain::PartOfDay | Grain::Time if from == to => {
            let weekday: String = from.weekday().name().chars().take(3).collect();
            format!("{} {weekday}", day(*from))
        }
        Grain::Day | Grain::PartOfDay | Grain::Time | Grain::Weekend => {
            format!("{}{dash}{}", day(*from), to.day())
        }
        Grain::Week => format!("{} week", day(*from)),
        Grain::Month if (from.year(), from.month()) == (to.year(), to.month()) => month(*from),
        Grain::Month if from.year() == to.year() => {
            format!("{}{dash}{}", month(*from), month_name(*to))
        }
        Grain::Month => format!("{}{dash}{}", month(*from), month(*to)),
        Grain::Quarter => format!("{} Q{}", year(*from), from.month().div_ceil(3)),
        Grain::Half => format!("{} H{}", year(*from), if from.month() < 7 { 1 } else { 2 }),
        Grain::Season => format!("{} {}", year(*from), season(*from)),
        Grain::Decade if from.year() + 9 == to.year() => format!("{}s", from.year()),
        Grain::Century if from.year() > 0 => format!("{}s", from.year() / 100 * 100),
        _ if from.year() == to.year() => year(*from),
        _ => format!("{}{dash}{}", year(*from), year(*to)),
    };
    match event.modifier.and_then(Modifier::word) {
        Some(word) => format!("{word} {plain}"),
        None => plain,
    }
}

fn year(date: Date) -> String {
    if date.year() > 0 { date.year().to_string() } else { format!("{} BC", 1 - date.year()) }
}

fn month_name(date: Date) -> String {
    let name = MONTHS.get(usize::from(date.month()).wrapping_sub(1)).copied().unwrap_or("");
    name.chars().take(3).collect()
}

fn month(date: Date) -> String {
    format!("{} {}", year(date), month_name(date))
}

fn day(date: Date) -> String {
    format!("{} {:>2}", month(date), date.day())
}

const fn season(from: Date) -> &'static str {
    match from.month() {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "fall",
        _ => "winter",
    }
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(mark) = mark(app, item) else { return Vec::new() };
    let (sign, tone) = sign(app, item);
    let label = label(app, item);
    let clause = event(app, item).map_or(mark.sentence, |e| e.clause);
    let clause = words_at(app, clause);
    let at = paragraph_mark(app, mark.span.start);
    let head = Line::new(format!("{sign} "), tone);
    if width >= 76 {
        let written = format!("“{}”", words_at(app, mark.span));
        let room = width.saturating_sub(2 + 17 + 22 + 6);
        let who = who(app, item).first().map(|name| last_word(name)).unwrap_or_default();
        let (what, who_room) = if room >= 48 { (room - 16, 15) } else { (room, 0) };
        return vec![
            head.and(fit(&label, 17), Tone::Date)
                .and(format!("{} ", fit(&written, 21)), Tone::Quote)
                .and(format!("{} ", fit(&clause, what)), Tone::Plain)
                .and(clip(&who, who_room), Tone::Name)
                .right(at, Tone::Dim),
        ];
    }
    if width >= 44 {
        let room = width.saturating_sub(2 + 17 + 5);
        return vec![
            head.and(fit(&label, 17), Tone::Date)
                .and(clip(&clause, room), Tone::Plain)
                .right(at, Tone::Dim),
        ];
    }
    vec![
        head.and(label, Tone::Date).right(at, Tone::Dim),
        Line::new(format!("   {}", clip(&clause, width.saturating_sub(3))), Tone::Plain),
    ]
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).to_owned()
}

/// The sentence, how it was resolved, every mention and what contradicts.
fn detail(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(mark) = mark(app, item) else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(message) = event(app, item)
        .and_then(|e| app.article.facts.warnings.get(e.warning? as usize))
        .map(|w| format!("! {}", w.message))
    {
        lines.extend(paragraph(&message, width, 0, 2, Tone::Warning));
    }
    let Article { doc, facts, .. } = &app.article;
    let told = mark_index(app, item).map(|index| explain(doc, facts, index)).unwrap_or_default();
    lines.extend(paragraph(&told, width, 0, 3, Tone::Dim));
    if let Some(event) = event(app, item).filter(|e| e.mentions.len() > 1) {
        let marks = event.mentions.iter().filter_map(|m| app.article.facts.dates.get(*m as usize));
        let at: Vec<String> = marks.take(12).map(|m| paragraph_mark(app, m.span.start)).collect();
        lines.extend(paragraph(
            &format!("{} mentions: {}", event.mentions.len(), at.join(" ")),
            width,
            0,
            1,
            Tone::Dim,
        ));
    }
    lines.extend(paragraph(&words_at(app, mark.sentence), width, 0, 6, Tone::Plain));
    lines
}

fn empty(app: &App) -> String {
    let facts = &app.article.facts;
    let found = count(facts.dates.len(), "expression of time", "expressions of time");
    match (facts.dates.len(), facts.published) {
        (0, _) => "no dates found in this text".to_owned(),
        (_, Some(_)) => format!("{found}, none on the calendar"),
        (_, None) => {
            format!("{found}, none on the calendar: set the article's date, as in :date 2023-11-21")
        }
    }
}

/// The place a date row is copied as: its words, value and sentence.
#[must_use]
pub fn row_span(app: &App, item: u32) -> Option<Span> {
    Some(mark(app, item)?.sentence)
}

/// The row's date as shown.
#[must_use]
pub fn row_label(app: &App, item: u32) -> String {
    label(app, item).split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Rows of what two articles give differently: a day, words or a speaker, with both places.

use std::ops::Range;

use super::common::ALL_HIDDEN;
use super::digests::{self, digest, dossier, outlet};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use super::timeline::label::interval;
use crate::app::App;
use crate::app::viewport::View;
use crate::dossier::{Difference, Member, PersonDigest, Place, PlaceFact, ShownPlace};
use crate::facts::Grain;

/// Everything that differs, in the order of the articles.
pub const PANE: Pane = Pane {
    title: "DIFFERENCES",
    orders: &["by day", "by kind"],
    items,
    note: |app, list| digests::note(app, PANE.ordered_note(list), list),
    text,
    words,
    passages: |app, item| {
        let places = difference(app, item).map(|it| it.places.as_slice()).unwrap_or_default();
        let passage =
            |place: &Place| Some(digests::passage(place.article, dossier(app).shown(place)?.span));
        places.iter().filter_map(passage).collect()
    },
    detail,
    detail_size: DetailSize::Long,
    empty: |app| {
        let hidden = !dossier(app).differences.is_empty();
        digests::empty(app, if hidden { ALL_HIDDEN } else { "no two articles differ" })
    },
    ..Pane::PLAIN
};

/// What two articles give differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceRow {
    /// `≠`, or `→` for a plan that moved.
    pub sign: &'static str,
    /// What differs: "day", "number".
    pub what: &'static str,
    /// Whether it may come from how days are counted.
    pub weak: bool,
    /// Both places.
    pub places: Vec<PlaceLine>,
}

/// One side of a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceLine {
    /// The outlet.
    pub outlet: String,
    /// The day of the article.
    pub published: String,
    /// The day that it gives, where days differ.
    pub day: Option<String>,
    /// Who said it, where it is a quotation.
    pub speaker: Option<String>,
    /// The sentence or the quotation, in marks.
    pub words: String,
    /// The words in it that differ, in bytes; empty where it has none.
    pub apart: Range<usize>,
}

/// A difference of the dossier.
#[must_use]
pub fn difference(app: &App, item: u32) -> Option<&Difference> {
    dossier(app).differences.get(item as usize)
}

/// The row of a difference.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<DifferenceRow> {
    let difference = difference(app, item)?;
    let shown = difference.places.iter().filter_map(|place| dossier(app).shown(place));
    let shown: Vec<ShownPlace<'_>> = shown.collect();
    let [one, other] = shown.as_slice() else { return None };
    let apart = difference.rule.apart([one, other]);
    Some(DifferenceRow {
        sign: difference.sign(),
        what: difference.rule.what(),
        weak: difference.weak,
        places: shown.iter().zip(apart).map(|(place, apart)| line(place, apart)).collect(),
    })
}

fn line(place: &ShownPlace<'_>, apart: Range<usize>) -> PlaceLine {
    let (words, shift) = match place.speaker {
        Some(_) => (format!("“{}”", place.text), "“".len()),
        None => (place.text.to_owned(), 0),
    };
    PlaceLine {
        outlet: outlet(place.article).to_owned(),
        published: published(place),
        day: place.day.map(|day| interval(day, day, Grain::Day)),
        speaker: place.speaker.map(str::to_owned),
        words,
        apart: apart.start + shift..apart.end + shift,
    }
}

fn published(place: &ShownPlace<'_>) -> String {
    place.article.published.map_or_else(|| "undated".to_owned(), digests::short_day)
}

/// The people of a place: the speaker of a quotation, or those of a date's sentence.
fn people<'a>(app: &'a App, place: &Place) -> Vec<(Member, &'a PersonDigest)> {
    let Some(digest) = digest(app, place.article) else { return Vec::new() };
    let ids: Vec<u32> = match place.fact {
        PlaceFact::Quote(at) => {
            digest.quotes.get(at as usize).and_then(|it| it.person).into_iter().collect()
        }
        PlaceFact::Number(at) => {
            digest.numbers.get(at as usize).map(|it| it.people().to_vec()).unwrap_or_default()
        }
        PlaceFact::Date(at) => {
            digest.dates.get(at as usize).map(|it| it.people().to_vec()).unwrap_or_default()
        }
    };
    let member = |person: u32| {
        let digest = digest.people.get(person as usize)?;
        Some((Member { article: place.article, person }, digest))
    };
    ids.into_iter().filter_map(member).collect()
}

/// The person of the dossier whom both places of a difference are about.
#[must_use]
pub fn person(app: &App, item: u32) -> Option<u32> {
    let places = &difference(app, item)?.places;
    let first = places.iter().find_map(|place| people(app, place).into_iter().next())?.0;
    let people = &dossier(app).people;
    let at = people.iter().position(|person| person.members.contains(&first))?;
    u32::try_from(at).ok()
}

fn text(app: &App, item: u32) -> String {
    let Some((row, difference)) = row(app, item).zip(difference(app, item)) else {
        return String::new();
    };
    let mut text = format!("{} {}: {}", row.sign, row.what, difference.rule.name());
    for place in &row.places {
        let before = place.day.as_ref().or(place.speaker.as_ref());
        let before = before.map(|words| format!("{}: ", words.replace("  ", " ")));
        let before = before.unwrap_or_default();
        let (words, outlet, published) = (&place.words, &place.outlet, &place.published);
        text.push_str(&format!("\n{before}{words} — {outlet}, {published}"));
    }
    text
}

/// Both texts and outlets, then what differs and the people as facets of a filter.
fn words(app: &App, item: u32) -> String {
    let Some((row, difference)) = row(app, item).zip(difference(app, item)) else {
        return String::new();
    };
    let mut words = format!("{}\nkind:{}", row.what, row.what);
    let mut line = |before: &str, more: &str| {
        words.push('\n');
        words.push_str(before);
        words.push_str(more);
    };
    for place in &row.places {
        line("", &place.words);
        line("", &place.outlet);
        place.day.iter().for_each(|day| line("", day));
        place.speaker.iter().for_each(|name| line("@", name));
    }
    for place in &difference.places {
        people(app, place).iter().for_each(|(_, person)| line("@", &person.name));
    }
    words
}

/// Why they are compared, then both places from the selected one on.
fn detail(app: &App, item: u32) -> Vec<Detail> {
    let Some((row, difference)) = row(app, item).zip(difference(app, item)) else {
        return Vec::new();
    };
    let mut details = vec![Detail::new(DetailKind::Note, difference.rule.name(), 2)];
    if difference.changed {
        details.push(Detail::new(
            DetailKind::Note,
            "one of them looks ahead: a plan that moved",
            2,
        ));
    }
    if difference.weak {
        let words = "a day apart, counted from the days of the articles";
        details.push(Detail::new(DetailKind::Note, words, 2));
    }
    let step = app.open_articles.dossier.step(View::Differences, item);
    for (at, (place, fact)) in row.places.iter().zip(&difference.places).enumerate().skip(step) {
        let which = digests::position(at, row.places.len(), "place");
        let copy =
            if dossier(app).original(fact.article) == fact.article { "" } else { ", a copy" };
        let before = place.speaker.as_ref().or(place.day.as_ref());
        let before = before.map(|words| format!(" — {}", words.replace("  ", " ")));
        let before = before.unwrap_or_default();
        let head = format!("{which}{}, {}{copy}{before}", place.outlet, place.published);
        details.push(Detail::new(DetailKind::Note, head, 2));
        details.push(Detail::new(DetailKind::Text, place.words.clone(), 6));
    }
    details
}

fn items(app: &App, order: usize) -> Vec<u32> {
    let hides = app.appearance.hide_weak;
    let all = (0..).zip(&dossier(app).differences);
    let mut items: Vec<u32> = all.filter(|(_, it)| !hides || !it.weak).map(|(id, _)| id).collect();
    if order == 1 {
        items.sort_by_cached_key(|id| {
            difference(app, *id).map(|it| (it.rule.kind(), it.rule.what(), it.weak))
        });
    }
    items
}

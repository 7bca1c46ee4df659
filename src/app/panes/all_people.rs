//! Rows of the people over all articles: everyone once, with the articles that name them.

use std::cmp::Reverse;

use super::common::{ALL_HIDDEN, Trust};
use super::digests::{self, digest, dossier};
use super::pane::{Detail, DetailSize, Pane};
use super::{all_card, people};
use crate::app::App;
use crate::app::dossier_state::{Passage, PersonTotals};
use crate::dossier::Person;

/// Everyone in the articles, sources without a name last.
pub const PANE: Pane = Pane {
    title: "ALL PEOPLE",
    orders: &["by count", "by day", "by name", "by quotes"],
    items,
    note: |app, list| digests::note(app, PANE.ordered_note(list), list),
    text,
    words,
    passages: |app, item| person(app, item).map(|p| passages(app, p)).unwrap_or_default(),
    detail: |app, item| -> Vec<Detail> { all_card::details(app, item) },
    detail_size: DetailSize::Long,
    empty: |app| {
        let hidden = !dossier(app).people.is_empty();
        digests::empty(app, if hidden { ALL_HIDDEN } else { "no people found" })
    },
    names: true,
    ..Pane::PLAIN
};

/// A person of one or several articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonOverAllRow {
    /// The fullest name, or the words for an unnamed source.
    pub name: String,
    /// Whether it is a name.
    pub named: bool,
    /// Whether every article is sure of the person.
    pub trust: Trust,
    /// The role that most articles give.
    pub title: Option<String>,
    /// Articles, mentions, quotations and days.
    pub totals: PersonTotals,
    /// How many others may be the same.
    pub perhaps: usize,
}

/// The row of a person.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<PersonOverAllRow> {
    let person = person(app, item)?;
    let read = &app.open_articles.dossier.read;
    let totals = read.totals(item);
    Some(PersonOverAllRow {
        name: person.name.clone(),
        named: person.named,
        trust: if person.certain { Trust::Certain } else { Trust::Uncertain },
        title: read.title(item).map(str::to_owned),
        totals,
        perhaps: person.perhaps.len(),
    })
}

/// A person of the dossier.
#[must_use]
pub fn person(app: &App, item: u32) -> Option<&Person> {
    dossier(app).people.get(item as usize)
}

/// The first mention in each article.
fn passages(app: &App, person: &Person) -> Vec<Passage> {
    let passage = |member: &crate::dossier::Member| {
        let first = digest(app, member.article)?.people.get(member.person as usize)?.first;
        Some(digests::passage(member.article, first))
    };
    person.members.iter().filter_map(passage).collect()
}

fn text(app: &App, item: u32) -> String {
    let Some(row) = row(app, item) else { return String::new() };
    let articles = super::common::count(row.totals.articles as usize, "article", "articles");
    let name = format!("{}{}, {articles}", row.name, row.trust.mark());
    std::iter::once(name).chain(row.title).collect::<Vec<_>>().join("\n")
}

/// The names and roles that the articles give.
fn words(app: &App, item: u32) -> String {
    let Some(person) = person(app, item) else { return String::new() };
    let mut words = person.name.clone();
    for member in dossier(app).members(person) {
        for more in std::iter::once(member.name.as_str()).chain(member.title.as_deref()) {
            if !words.lines().any(|line| line == more) {
                words.push('\n');
                words.push_str(more);
            }
        }
    }
    words
}

fn items(app: &App, order: usize) -> Vec<u32> {
    let people = &dossier(app).people;
    let hides = app.appearance.hide_weak;
    let shown = (0..).zip(people).filter(|(_, person)| person.certain || !hides);
    let mut items: Vec<u32> = shown.map(|(id, _)| id).collect();
    let get = |id: &u32| people.get(*id as usize);
    let unnamed = |id: &u32| !get(id).is_some_and(|person| person.named);
    let totals = |id: &u32| app.open_articles.dossier.read.totals(*id);
    match order {
        0 => items.sort_by_cached_key(|id| {
            let totals = totals(id);
            (unnamed(id), Reverse(totals.articles), Reverse(totals.mentions))
        }),
        1 => items.sort_by_cached_key(|id| {
            let days = totals(id).days;
            (days.is_none(), days.map(|(first, _)| first), unnamed(id))
        }),
        2 => items.sort_by_cached_key(|id| {
            (unnamed(id), get(id).map(|person| people::last_name_first(&person.name)))
        }),
        _ => items.sort_by_cached_key(|id| Reverse(totals(id).quotes)),
    }
    items
}

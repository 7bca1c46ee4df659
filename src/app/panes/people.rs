//! Rows of the people sidebar: everyone once, with title, mentions and quotations.

use std::cmp::Reverse;

use super::card;
use super::common::{ALL_HIDDEN, Place, Trust, words_at};
use super::pane::{DetailSize, Pane};
use crate::app::App;
use crate::facts::{Certainty, Person, PersonId};

/// Everyone in the article.
pub const PANE: Pane = Pane {
    title: "PEOPLE",
    orders: &["most mentioned", "by appearance", "by name"],
    items,
    note: |_, list| PANE.ordered_note(list),
    text,
    words: |app, item| person(app, item).map(search_words).unwrap_or_default(),
    target: |app, item| person(app, item)?.mentions.first().map(|m| m.span),
    detail: |app, item| card::details(app, PersonId(item)),
    detail_size: DetailSize::Long,
    empty: |app| {
        let none = app.article.facts.people.is_empty();
        if none { "no people found".to_owned() } else { ALL_HIDDEN.to_owned() }
    },
    names: true,
    ..Pane::PLAIN
};

/// A person, or a source without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// The fullest name, or the words for an unnamed source.
    pub name: String,
    /// Whether it is a name.
    pub named: bool,
    /// Whether it is sure that this is one person.
    pub trust: Trust,
    /// The role as the article gives it.
    pub title: Option<String>,
    /// Other forms of the name.
    pub aliases: Vec<String>,
    /// How often the person is mentioned.
    pub mentions: usize,
    /// Quotations in marks by the person.
    pub quotes: u32,
    /// The first mention.
    pub first: Option<Place>,
}

/// The row of a person.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<PersonRow> {
    let person = person(app, item)?;
    Some(PersonRow {
        name: person.name.clone(),
        named: person.named,
        trust: Trust::of(person.certainty, person.rule),
        title: person.title.map(|title| words_at(app, title)),
        aliases: person.aliases.clone(),
        mentions: person.mentions.len(),
        quotes: app.article.index.quotes_of.get(item as usize).copied().unwrap_or(0),
        first: person.mentions.first().map(|mention| Place::of(app, mention.span)),
    })
}

fn person(app: &App, item: u32) -> Option<&Person> {
    app.article.facts.people.get(item as usize)
}

fn text(app: &App, item: u32) -> String {
    let Some(row) = row(app, item) else { return String::new() };
    let name = format!("{}{}", row.name, row.trust.mark());
    std::iter::once(name).chain(row.title).collect::<Vec<_>>().join("\n")
}

fn search_words(person: &Person) -> String {
    let mut words = person.name.clone();
    for alias in &person.aliases {
        words.push('\n');
        words.push_str(alias);
    }
    words
}

fn items(app: &App, order: usize) -> Vec<u32> {
    let people = &app.article.facts.people;
    let hidden = |p: &Person| app.appearance.hide_weak && p.certainty == Certainty::Weak;
    let shown = (0..).zip(people).filter(|(_, person)| !hidden(person));
    let mut items: Vec<u32> = shown.map(|(id, _)| id).collect();
    let mentions = |id: &u32| people.get(*id as usize).map_or(0, |p| p.mentions.len());
    match order {
        0 => items.sort_by_key(|id| Reverse(mentions(id))),
        2 => items.sort_by_key(|id| people.get(*id as usize).map(|p| last_name_first(&p.name))),
        // They come in the order of their first mention.
        _ => {}
    }
    items
}

/// "Bagheri Kani Ali" sorts where a reader looks for it.
pub(super) fn last_name_first(name: &str) -> String {
    let (given, last) = name.rsplit_once(' ').unwrap_or(("", name));
    format!("{last} {given}").to_lowercase()
}

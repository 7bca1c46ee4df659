//! Rows of a person's profile over all articles: why the people of the articles are one, and what
//! each of them says.

use std::collections::BTreeMap;

use super::all_people::person;
use super::common::count;
use super::digests::{self, digest, dossier};
use super::pane::{Detail, DetailKind, Pane};
use super::{all_quotes, all_timeline};
use crate::app::App;
use crate::app::dossier_state::{CardItem, Passage};
use crate::app::viewport::View;
use crate::dossier::Member;

/// Titles, names, articles and quotations shown.
const TITLES: usize = 5;
const NAMES: usize = 8;
const PERHAPS: usize = 6;
const ARTICLES: usize = 500;
const QUOTES: usize = 60;
const DAYS: usize = 40;

/// The profile as a list: every row with words of an article goes to them.
pub const PANE: Pane = Pane {
    title: "PROFILE",
    items: |app, _| (0..).take(app.open_articles.dossier.card_items.len()).collect(),
    note: |app, _| {
        let person = app.open_articles.dossier.card.and_then(|id| person(app, id));
        person.map(|person| person.name.clone()).unwrap_or_default()
    },
    text: |app, item| {
        let row = row(app, item).map(|AllCardRow(row)| format!("{}{}", row.label, row.words));
        row.unwrap_or_default()
    },
    words: |app, item| row(app, item).map(|AllCardRow(row)| row.words).unwrap_or_default(),
    passages: |app, item| {
        whole_row(app, item).and_then(|(_, passage)| passage).into_iter().collect()
    },
    empty: |_| "no person selected: choose one in ALL PEOPLE".to_owned(),
    ..Pane::PLAIN
};

/// A row of the profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllCardRow(pub Detail);

/// A row of the profile that is shown.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<AllCardRow> {
    whole_row(app, item).map(|(row, _)| AllCardRow(row))
}

/// A row, and the words that it goes to.
fn whole_row(app: &App, item: u32) -> Option<(Detail, Option<Passage>)> {
    let dossier = &app.open_articles.dossier;
    let person = person(app, dossier.card?)?;
    match *dossier.card_items.get(item as usize)? {
        CardItem::About(at) => {
            // The name goes to the first mention.
            let first = person.members.first().filter(|_| at == 0);
            let passage = first.and_then(|member| first_mention(app, *member));
            Some((about(app, dossier.card?).into_iter().nth(at)?, passage))
        }
        CardItem::Article(at) => article(app, *person.members.get(at)?),
        CardItem::More(more) => {
            let more = count(more, "more article", "more articles");
            Some((Detail::new(DetailKind::Note, more, 1), None))
        }
        CardItem::Said(utterance) => said(app, utterance),
        CardItem::Day(event, report) => day(app, event, report),
    }
}

/// What is known of a person, and the article that is selected with `n`.
#[must_use]
pub fn details(app: &App, id: u32) -> Vec<Detail> {
    let Some(person) = person(app, id) else { return Vec::new() };
    let mut details = about(app, id);
    let step = app.open_articles.dossier.step(View::AllPeople, id);
    let members = person.members.iter().enumerate().skip(step).take(NAMES);
    details.extend(members.filter_map(|(at, member)| {
        let which = digests::position(at, person.members.len(), "article");
        let mut detail = article(app, *member)?.0;
        detail.words = format!("{which}{}", detail.words);
        Some(detail)
    }));
    details
}

/// The rows of a profile.
#[must_use]
pub fn card_items(app: &App, id: u32) -> Vec<CardItem> {
    let Some(person) = person(app, id) else { return Vec::new() };
    let mut items: Vec<CardItem> = (0..about(app, id).len()).map(CardItem::About).collect();
    let articles = person.members.len();
    items.extend((0..articles.min(ARTICLES)).map(CardItem::Article));
    items.extend(Some(articles.saturating_sub(ARTICLES)).filter(|n| *n > 0).map(CardItem::More));
    let utterances = (0..).zip(&dossier(app).quotes).filter(|(_, it)| it.person == Some(id));
    items.extend(utterances.map(|(item, _)| CardItem::Said(item)).take(QUOTES));
    let events = (0..).zip(&dossier(app).timeline).filter_map(|(item, event)| {
        let names = |report| all_timeline::names(app, report, &person.members);
        Some(CardItem::Day(item, event.reports.iter().position(names)?))
    });
    items.extend(events.take(DAYS));
    items
}

/// Who the articles say this is, why they are one, and who else may be.
fn about(app: &App, id: u32) -> Vec<Detail> {
    let dossier = dossier(app);
    let Some(person) = person(app, id) else { return Vec::new() };
    let text = |words: String, lines| Detail::new(DetailKind::Text, words, lines);
    let mut details = vec![Detail::new(DetailKind::Name, person.name.clone(), 1)];
    let (mut titles, mut names) = (Counts::new(), Counts::new());
    for member in dossier.members(person) {
        member.title.iter().for_each(|title| count_words(&mut titles, title));
        count_words(&mut names, &member.name);
    }
    // Two people of one name differ only in what else is said of them.
    let titles = most_frequent(&titles, TITLES);
    if !titles.is_empty() {
        details.push(text(titles, 4));
    }
    let totals = app.open_articles.dossier.read.totals(id);
    let articles = count(person.members.len(), "article", "articles");
    let copies = match person.members.len().saturating_sub(totals.articles as usize) {
        0 => String::new(),
        n => format!(" ({})", count(n, "copy", "copies")),
    };
    let days = totals.days.map(|(from, to)| format!(", {}", digests::days(from, to)));
    let mentions = count(totals.mentions as usize, "mention", "mentions");
    let quotes = count(totals.quotes as usize, "quote", "quotes");
    let days = days.unwrap_or_default();
    details.push(text(format!("{articles}{copies}, {mentions}, {quotes}{days}"), 3));
    let rule = person.rule.name();
    let joined = if names.len() > 1 {
        format!("joined by {rule}: {}", most_frequent(&names, NAMES))
    } else if person.members.len() > 1 {
        format!("joined by {rule}")
    } else {
        rule.to_owned()
    };
    details.push(Detail::new(DetailKind::Note, joined, 3));
    for other in person.perhaps.iter().take(PERHAPS) {
        let Some(other) = dossier.people.get(*other as usize) else { continue };
        let from = other.members.first().and_then(|member| digest(app, member.article));
        let from = from.map(digests::article_line).unwrap_or_default();
        let words = format!("{} — {from}", other.name);
        details.push(Detail::new(DetailKind::Note, words, 2).labelled("perhaps also: "));
    }
    details
}

/// Words and how often they occur, whatever their case, by their small letters.
type Counts<'w> = BTreeMap<String, (&'w str, usize)>;

fn count_words<'w>(counts: &mut Counts<'w>, words: &'w str) {
    counts.entry(words.to_lowercase()).or_insert((words, 0)).1 += 1;
}

/// "minister (12) · envoy (3)".
fn most_frequent(counts: &Counts<'_>, most: usize) -> String {
    let mut counts: Vec<(&str, usize)> = counts.values().copied().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let alone = counts.len() == 1;
    let shown = counts
        .iter()
        .take(most)
        .map(|(name, n)| if alone { (*name).to_owned() } else { format!("{name} ({n})") });
    let words = shown.collect::<Vec<_>>().join(" · ");
    if counts.len() > most { format!("{words} …") } else { words }
}

/// An article about the person.
fn article(app: &App, member: Member) -> Option<(Detail, Option<Passage>)> {
    let digest = digest(app, member.article)?;
    let person = digest.people.get(member.person as usize)?;
    let title = person.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
    let mentions = count(person.mentions as usize, "mention", "mentions");
    let line = digests::article_line(digest);
    let words = format!("{line}: {}{title}, {mentions}", person.name);
    Some((Detail::new(DetailKind::Text, words, 3), first_mention(app, member)))
}

/// Where an article names the person first.
fn first_mention(app: &App, member: Member) -> Option<Passage> {
    let person = digest(app, member.article)?.people.get(member.person as usize)?;
    Some(digests::passage(member.article, person.first))
}

/// What the person said, as first worded.
fn said(app: &App, item: u32) -> Option<(Detail, Option<Passage>)> {
    let row = all_quotes::row(app, item)?;
    let day = row.day.map(digests::short_day).unwrap_or_default();
    let first = all_quotes::utterance(app, item)?.wordings.first()?;
    let span = dossier(app).quote(first)?.span;
    let others = match row.others.len() {
        0 => String::new(),
        n => format!(" ({})", count(n, "other wording", "other wordings")),
    };
    let words = format!("{day} {}{others}", row.first.in_marks());
    let detail = Detail::new(DetailKind::Text, words, 4);
    Some((detail, Some(digests::passage(first.article, span))))
}

/// A day of a sentence that names the person.
fn day(app: &App, item: u32, report: usize) -> Option<(Detail, Option<Passage>)> {
    let row = all_timeline::row(app, item)?;
    let report = all_timeline::event(app, item)?.reports.get(report)?;
    let words = format!("{} {}", row.date(), all_timeline::clause(app, report));
    let detail = Detail::new(DetailKind::Text, words, 2);
    Some((detail, Some(digests::passage(report.article, report.span))))
}

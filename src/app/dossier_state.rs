//! The open articles read as one: their dossier, how far reading them has come, and which open
//! article each article of the dossier is.

use std::collections::HashMap;
use std::sync::Arc;

use super::decisions::DecisionState;
use super::scales::{Doubts, Scales};
use super::viewport::View;
use crate::calendar::Date;
use crate::dossier::{Decision, DifferenceKind, Digest, Dossier, Person};
use crate::text::Span;

/// How far the open articles have been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// They have not been asked for.
    #[default]
    NotBegun,
    /// So many of so many have been read.
    Underway(usize, usize),
    /// All have been read that can be.
    Done,
}

/// What is known of an open article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleStatus {
    /// Its index in the dossier.
    pub digest: Option<u32>,
    /// Why it cannot be read.
    pub problem: Option<String>,
    /// Whether the user has had it open, now or in an earlier session.
    pub seen: bool,
}

/// Words of one of the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The article, by its index in the dossier.
    pub article: u32,
    /// The words, in the original text.
    pub span: Span,
}

/// What all articles together say of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PersonTotals {
    /// Articles that are no copies and name the person.
    pub articles: u32,
    /// How often they mention the person.
    pub mentions: u32,
    /// Quotations in marks by the person.
    pub quotes: u32,
    /// The days of the first and the last article.
    pub days: Option<(Date, Date)>,
    /// The index of the member whose title most articles give.
    pub title: Option<u32>,
}

/// A row of a person's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardItem {
    /// What is known of the person: the paragraph of that index.
    About(usize),
    /// The article of the member of that index.
    Article(usize),
    /// So many more articles.
    More(usize),
    /// An utterance of the dossier.
    Said(u32),
    /// An event of the dossier, and which of its reports names the person.
    Day(u32, usize),
}

/// What reading the open articles gave.
#[derive(Clone, Debug, Default)]
pub struct ArticlesRead {
    /// All of them as one.
    pub dossier: Arc<Dossier>,
    /// The decisions that it follows.
    pub decisions: Vec<Decision>,
    /// Each open article, in the order of the list.
    pub statuses: Vec<ArticleStatus>,
    /// The open article that each article of the dossier is, by its number.
    numbers: Vec<u32>,
    /// The open articles by day, copies under their original, then those that are not read.
    by_day: Vec<u32>,
    people: Vec<PersonTotals>,
    events: Vec<u32>,
    quotes: Vec<u32>,
    last_day: Option<Date>,
    /// The time scales of the timeline.
    pub(super) scales: Scales,
}

/// The open articles as one, as far as they have been read.
#[derive(Clone, Debug, Default)]
pub struct DossierState {
    /// How far that has come.
    pub reading: Reading,
    /// What there is of it.
    pub read: ArticlesRead,
    /// The person of the dossier whose card is shown.
    pub card: Option<u32>,
    /// What the user decided about people.
    pub decisions: DecisionState,
    /// The rows of the card.
    pub(super) card_items: Vec<CardItem>,
    /// The row of a list that was stepped into, and which of its reports is selected.
    pub(super) step: Option<(View, u32, usize)>,
}

impl ArticlesRead {
    /// The dossier of articles that are open under these `names`, by which they are found in it;
    /// `problems` are those of articles that could not be read, by number.
    #[must_use]
    pub fn new(names: &[String], dossier: Dossier, problems: Vec<(usize, String)>) -> Self {
        let mut numbered: HashMap<&str, u32> = HashMap::new();
        for (number, name) in (0..).zip(names) {
            numbered.entry(name).or_insert(number);
        }
        let mut statuses = vec![ArticleStatus::default(); names.len()];
        let number = |digest: &Digest| numbered.get(&*digest.source).copied().unwrap_or(0);
        let numbers: Vec<u32> = dossier.articles.iter().map(number).collect();
        for (digest, number) in (0..).zip(&numbers) {
            if let Some(status) = statuses.get_mut(*number as usize) {
                status.digest = Some(digest);
            }
        }
        for (number, problem) in problems {
            if let Some(status) = statuses.get_mut(number) {
                status.problem = Some(problem);
            }
        }
        let mut read = Self { statuses, numbers, ..Self::default() };
        read.take(dossier);
        read
    }

    /// The same articles, joined another way.
    pub fn take(&mut self, dossier: Dossier) {
        self.people = dossier.people.iter().map(|person| totals(&dossier, person)).collect();
        self.events = voices(&dossier, &dossier.timeline, |event| {
            event.reports.iter().map(|report| report.article).collect()
        });
        self.quotes = voices(&dossier, &dossier.quotes, |utterance| {
            utterance.wordings.iter().map(|wording| wording.article).collect()
        });
        self.by_day = by_day(&dossier, &self.numbers, self.statuses.len());
        self.last_day = dossier.articles.iter().filter_map(|digest| digest.published).max();
        self.scales = Scales::default();
        self.dossier = Arc::new(dossier);
    }

    /// The open articles by day, copies under their original.
    #[must_use]
    pub fn by_day(&self) -> &[u32] {
        &self.by_day
    }

    /// The day of the last article.
    pub(super) fn last_day(&self) -> Option<Date> {
        self.last_day
    }

    /// How many days two articles give differently.
    pub(super) fn doubts(&self) -> Doubts {
        self.scales.doubts(|| {
            let kinds = self.dossier.differences.iter().map(|it| it.rule.kind());
            let contradictions = kinds.filter(|kind| *kind == DifferenceKind::Day).count();
            Doubts { contradictions, unresolved: 0 }
        })
    }

    /// The number of an article of the dossier among those that are open.
    #[must_use]
    pub fn number(&self, article: u32) -> Option<usize> {
        self.numbers.get(article as usize).map(|number| *number as usize)
    }

    /// What is known of an open article.
    #[must_use]
    pub fn digest(&self, number: usize) -> Option<(u32, &Digest)> {
        let index = self.statuses.get(number)?.digest?;
        Some((index, self.dossier.articles.get(index as usize)?))
    }

    /// What all articles say of a person of the dossier.
    #[must_use]
    pub fn totals(&self, person: u32) -> PersonTotals {
        self.people.get(person as usize).copied().unwrap_or_default()
    }

    /// The title that most articles give a person of the dossier.
    #[must_use]
    pub fn title(&self, person: u32) -> Option<&str> {
        let at = self.totals(person).title? as usize;
        let member = self.dossier.people.get(person as usize)?.members.get(at)?;
        let digest = self.dossier.articles.get(member.article as usize)?;
        digest.people.get(member.person as usize)?.title.as_deref()
    }

    /// How many articles that are no copies report an event or have an utterance.
    #[must_use]
    pub fn voices(&self, view: View, item: u32) -> u32 {
        let counts = if view == View::AllTimeline { &self.events } else { &self.quotes };
        counts.get(item as usize).copied().unwrap_or(0)
    }
}

impl DossierState {
    /// Whether there is a dossier to show.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        !self.read.dossier.articles.is_empty()
    }

    /// Which report of a row is selected, from 0.
    #[must_use]
    pub fn step(&self, view: View, item: u32) -> usize {
        self.step.filter(|(v, i, _)| (*v, *i) == (view, item)).map_or(0, |(_, _, step)| step)
    }

    /// Selects a report of a row.
    pub(super) const fn set_step(&mut self, view: View, item: u32, step: usize) {
        self.step = Some((view, item, step));
    }
}

fn totals(dossier: &Dossier, person: &Person) -> PersonTotals {
    let articles = || person.members.iter().map(|member| member.article);
    let days = || {
        let published = |at: u32| dossier.articles.get(at as usize)?.published;
        articles().filter_map(published)
    };
    let mut titles: HashMap<&str, (u32, u32)> = HashMap::new();
    let mut totals = PersonTotals {
        articles: u32::try_from(dossier.independent(articles())).unwrap_or(u32::MAX),
        days: days().min().zip(days().max()),
        ..PersonTotals::default()
    };
    for (at, member) in (0..).zip(dossier.members(person)) {
        totals.mentions += member.mentions;
        totals.quotes += member.quotes;
        if let Some(title) = member.title.as_deref() {
            titles.entry(title).or_insert((0, at)).0 += 1;
        }
    }
    // Of several as frequent ones the first.
    let most = titles.into_values().max_by_key(|(count, at)| (*count, std::cmp::Reverse(*at)));
    totals.title = most.map(|(_, at)| at);
    totals
}

/// For each row the articles in it that are no copies of others.
fn voices<T>(dossier: &Dossier, rows: &[T], articles: fn(&T) -> Vec<u32>) -> Vec<u32> {
    let count = |row: &T| dossier.independent(articles(row).into_iter());
    rows.iter().map(|row| u32::try_from(count(row)).unwrap_or(u32::MAX)).collect()
}

/// All open articles: those of the dossier by day, each with its copies below it, then the others.
fn by_day(dossier: &Dossier, numbers: &[u32], count: usize) -> Vec<u32> {
    let mut copies: HashMap<u32, Vec<u32>> = HashMap::new();
    let articles = || (0..).take(dossier.articles.len());
    for article in articles().filter(|article| dossier.original(*article) != *article) {
        copies.entry(dossier.original(article)).or_default().push(article);
    }
    let mut order: Vec<u32> = Vec::with_capacity(count);
    let number = |article: &u32| numbers.get(*article as usize).copied();
    for article in articles().filter(|article| dossier.original(*article) == *article) {
        order.extend(number(&article));
        order.extend(copies.get(&article).into_iter().flatten().filter_map(number));
    }
    let mut listed = vec![false; count];
    order.retain(|number| {
        let listed = listed.get_mut(*number as usize);
        listed.is_some_and(|listed| !std::mem::replace(listed, true))
    });
    order.extend((0..).zip(&listed).filter(|(_, listed)| !**listed).map(|(number, _)| number));
    order
}

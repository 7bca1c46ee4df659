//! Many articles read as one: their people, days, copies and quotations, each with its places.
//!
//! An article is boiled down to a [`Digest`]; a dossier is made of digests. It depends on nothing
//! but them: the same digests in any order give the same dossier, whether they were made of the
//! articles or of the facts that `--json` wrote of them.

mod alignment;
mod copies;
mod decisions;
mod differences;
mod digest;
mod gathering;
mod lines;
mod numbers;
mod pairs;
mod people;
mod quotes;
mod sayings;
mod sentence;
#[cfg(test)]
mod tests;
mod timeline;
mod values;
mod words;

use std::cmp::Ordering;

use crate::calendar::Date;
use crate::doc::problem::Problem;
use crate::facts::Grain;
use crate::text::Span;
use differences::Compared;
use people::Index;
use words::Frequencies;

pub use decisions::{Decision, PersonKey, Verdict};
pub use differences::{Difference, DifferenceKind, DifferenceRule, Place, PlaceFact, ShownPlace};
pub use digest::{DateDigest, Digest, PersonDigest, QuoteDigest};
pub use gathering::Gathering;
pub use numbers::NumberDigest;
pub use people::JoinRule;
pub use sayings::Relation;

/// Many articles as one. Everything refers to articles by their index in [`Dossier::articles`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// By day of publication, those without a day last.
    pub articles: Vec<Digest>,
    /// Articles that could not be read, by their names. Nothing else of them is known.
    pub unread: Vec<Problem>,
    /// For each article the one it is a copy of, cut or updated.
    pub copy_of: Vec<Option<u32>>,
    /// For each article the one that it is, after all, a copy of; itself where it is none.
    originals: Vec<u32>,
    /// People over all articles, the most reported first.
    pub people: Vec<Person>,
    /// Days and longer intervals in chronological order, a row for each event.
    pub timeline: Vec<Event>,
    /// Utterances by their first day, each with its wordings.
    pub quotes: Vec<Utterance>,
    /// What two articles give differently, by the earlier of both.
    pub differences: Vec<Difference>,
    /// Decisions that contradict others and were not followed, by their index.
    pub conflicts: Vec<u32>,
    /// In how many of the articles words stand.
    frequencies: Frequencies,
}

/// A person of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The article.
    pub article: u32,
    /// Index of the person in the article's facts.
    pub person: u32,
}

/// A person of one or several articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The fullest name.
    pub name: String,
    /// Whether it is a name; `false` for "a senior official".
    pub named: bool,
    /// Whether every article is certain that this is one person.
    pub certain: bool,
    /// Why its members are one person.
    pub rule: JoinRule,
    /// The people of the articles, in their order.
    pub members: Vec<Member>,
    /// Who may be the same person: indices into [`Dossier::people`]. Not counted anywhere.
    pub perhaps: Vec<u32>,
}

/// An interval, and the reports of one event in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The unit it is known in.
    pub grain: Grain,
    /// Whether every report places it after its article's day.
    pub future: bool,
    /// Who reports it, in the order of the articles. Never empty.
    pub reports: Vec<Report>,
}

/// Words of an article that place something on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// The article.
    pub article: u32,
    /// The date's words, or the lead of an article that has its own day. In the original text.
    pub span: Span,
    /// Whether it is the article's own day and not one that it mentions.
    pub own_day: bool,
}

/// What was said once, and how the articles word it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// The first wording whose article gives a speaker: see [`Dossier::speaker`].
    named_by: Option<u32>,
    /// Index into [`Dossier::people`].
    pub person: Option<u32>,
    /// In time order, the first one first. Never empty, and none is the right one.
    pub wordings: Vec<Wording>,
}

impl Utterance {
    /// The name of who said it, where one of the articles gives it.
    #[must_use]
    pub fn speaker<'d>(&self, articles: &'d [Digest]) -> Option<&'d str> {
        let named_by = self.wordings.get(self.named_by? as usize)?;
        let quotes = &articles.get(named_by.article as usize)?.quotes;
        quotes.get(named_by.quote as usize)?.speaker.as_deref()
    }
}

/// A quotation of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The article.
    pub article: u32,
    /// Index into [`Digest::quotes`].
    pub quote: u32,
    /// What it is to the first wording.
    pub relation: Relation,
}

impl Dossier {
    /// The dossier of some articles, in whatever order they come.
    #[must_use]
    pub fn of(articles: Vec<Digest>) -> Self {
        Self::decided(articles, &[])
    }

    /// The dossier of some articles, with what the user decided about their people.
    #[must_use]
    pub fn decided(articles: Vec<Digest>, decisions: &[Decision]) -> Self {
        let mut gathering = Gathering::default();
        articles.into_iter().for_each(|article| gathering.add(article));
        gathering.dossier(decisions)
    }

    /// The same articles with other decisions.
    #[must_use]
    pub fn decide(self, decisions: &[Decision]) -> Self {
        let Self { articles, unread, copy_of, originals, frequencies, .. } = self;
        let (people, conflicts) = people::join(&articles, &originals, decisions);
        let index = Index::new(&articles, &people);
        let timeline = timeline::events(&articles, &originals, &index, &frequencies);
        let (quotes, others) = quotes::join(&articles, &originals, &index, &people, &frequencies);
        let compared = Compared {
            articles: &articles,
            originals: &originals,
            people: &people,
            index: &index,
            quotes: &quotes,
            frequencies: &frequencies,
        };
        let differences = differences::find(&compared, &others);
        Self {
            articles,
            unread,
            copy_of,
            originals,
            people,
            timeline,
            quotes,
            differences,
            conflicts,
            frequencies,
        }
    }

    /// The same articles, of one of which the facts were corrected; its text is the same.
    #[must_use]
    pub fn corrected(self, article: u32, mut digest: Digest, decisions: &[Decision]) -> Self {
        let Self { mut articles, unread, frequencies, .. } = self;
        // Its words have been counted.
        digest.vocabulary = Box::default();
        if let Some(known) = articles.get_mut(article as usize) {
            *known = digest;
        }
        articles.sort_by(Digest::by_day);
        Self { articles, unread, frequencies, ..Self::default() }.with_copies().decide(decisions)
    }

    /// Finds the copies among the articles.
    fn with_copies(mut self) -> Self {
        self.copy_of = copies::find(&self.articles);
        self.originals = copies::originals(&self.copy_of);
        self
    }

    /// What the articles say of a person.
    pub fn members<'d>(&'d self, person: &'d Person) -> impl Iterator<Item = &'d PersonDigest> {
        person.members.iter().filter_map(|member| people::of(&self.articles, *member))
    }

    /// A person's roles as the articles write them, the most frequent first.
    #[must_use]
    pub fn titles<'d>(&'d self, person: &'d Person) -> Vec<&'d str> {
        let mut titles: Vec<(usize, &str)> = Vec::new();
        for title in self.members(person).filter_map(|member| member.title.as_deref()) {
            match titles.iter_mut().find(|(_, known)| *known == title) {
                Some((count, _)) => *count += 1,
                None => titles.push((1, title)),
            }
        }
        titles.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        titles.into_iter().map(|(_, title)| title).collect()
    }

    /// The date that a report gives; none where it is the article's own day.
    #[must_use]
    pub fn date(&self, report: &Report) -> Option<&DateDigest> {
        let dates = &self.articles.get(report.article as usize)?.dates;
        // They are in text order.
        let at = dates.partition_point(|date| date.span.start < report.span.start);
        dates.get(at).filter(|date| date.span == report.span && !report.own_day)
    }

    /// What happened, as a report has it: the clause of its date, or the title of an article that
    /// appeared on its own day.
    #[must_use]
    pub fn clause(&self, report: &Report) -> &str {
        match self.date(report) {
            Some(date) => &date.clause,
            None => self.articles.get(report.article as usize).map_or("", Digest::headline),
        }
    }

    /// The quotation of a wording.
    #[must_use]
    pub fn quote(&self, wording: &Wording) -> Option<&QuoteDigest> {
        self.articles.get(wording.article as usize)?.quotes.get(wording.quote as usize)
    }

    /// The name of who said it, where an article gives one.
    #[must_use]
    pub fn speaker(&self, utterance: &Utterance) -> Option<&str> {
        utterance.speaker(&self.articles)
    }

    /// How many of some articles are no copies of others: copies are no voices of their own.
    #[must_use]
    pub fn independent(&self, articles: impl Iterator<Item = u32>) -> usize {
        let mut originals: Vec<u32> = articles.map(|article| self.original(article)).collect();
        originals.sort_unstable();
        originals.dedup();
        originals.len()
    }

    /// The article that this one is, after all, a copy of; itself where it is none.
    #[must_use]
    pub fn original(&self, article: u32) -> u32 {
        self.originals.get(article as usize).copied().unwrap_or(article)
    }
}

/// Days in order, those without one last.
fn by_day(a: Option<Date>, b: Option<Date>) -> Ordering {
    a.is_none().cmp(&b.is_none()).then(a.cmp(&b))
}

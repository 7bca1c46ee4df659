//! Gathers articles for a dossier, each in as little memory as it needs until all are there.

use super::words::Frequencies;
use super::{Decision, Digest, Dossier};
use crate::doc::problem::Problem;

/// Articles that come one by one, in whatever order.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    articles: Vec<Digest>,
    unread: Vec<Problem>,
    frequencies: Frequencies,
}

impl Gathering {
    /// Adds an article. Its distinct words are counted and let go.
    pub fn add(&mut self, mut article: Digest) {
        self.frequencies.add(&std::mem::take(&mut article.vocabulary));
        self.articles.push(article);
    }

    /// Adds an article that cannot be read.
    pub fn add_unread(&mut self, problem: Problem) {
        self.unread.push(problem);
    }

    /// How many articles are there.
    #[must_use]
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether nothing is there, not even an article that cannot be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.unread.is_empty()
    }

    /// The same as [`Self::dossier`] where no article will be corrected: without what only finds copies.
    #[must_use]
    pub fn lasting(self, decisions: &[Decision]) -> Dossier {
        let mut dossier = self.with_copies();
        for article in &mut dossier.articles {
            article.runs = Box::default();
        }
        dossier.decide(decisions)
    }

    /// The dossier of all articles, with what the user decided about their people.
    #[must_use]
    pub fn dossier(self, decisions: &[Decision]) -> Dossier {
        self.with_copies().decide(decisions)
    }

    /// All articles in their order, with the copies among them.
    fn with_copies(self) -> Dossier {
        let Self { mut articles, mut unread, frequencies } = self;
        unread.sort();
        articles.sort_by(Digest::by_day);
        let dossier = Dossier { articles, unread, frequencies, ..Dossier::default() };
        dossier.with_copies()
    }
}

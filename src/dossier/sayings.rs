//! The quotations of all articles with their words as numbers, and how two wordings compare.

use super::people::Index;
use super::words::{self, Word};
use super::{Digest, Member};

/// Words of a run that two wordings must share.
pub const RUN: usize = 4;
/// Quotations that share a run and are compared: more share a phrase that everyone uses.
pub const COMPARED: usize = 40;
/// Words of a quotation that are compared.
const LONGEST: usize = 200;

/// What a wording is to the first one of its utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same words.
    Same,
    /// One is a part of the other.
    Shorter,
    /// Other words.
    Different,
}

impl Relation {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Shorter => "shorter",
            Self::Different => "different",
        }
    }

    /// Its sign in lists.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Same => "=",
            Self::Shorter => "⊂",
            Self::Different => "≠",
        }
    }
}

/// A quotation, and where its words are in [`Sayings::words`].
#[derive(Clone, Copy)]
pub struct Said {
    /// The article.
    pub article: u32,
    /// Index into [`Digest::quotes`].
    pub quote: u32,
    /// Index into the dossier's people.
    pub speaker: Option<u32>,
    /// The original of its article, and a hash of the words around it.
    pub place: (u32, Word),
    from: usize,
    to: usize,
}

/// All quotations with their words.
pub struct Sayings {
    /// By article, in text order.
    pub all: Vec<Said>,
    words: Vec<Word>,
}

impl Sayings {
    /// The quotations of some articles.
    pub fn of(articles: &[Digest], originals: &[u32], people: &Index) -> Self {
        let (mut all, mut words) = (Vec::new(), Vec::new());
        for (article, digest) in (0..).zip(articles) {
            let original = originals.get(article as usize).copied().unwrap_or(article);
            for (quote, digest) in (0..).zip(&digest.quotes) {
                let member = digest.person.map(|person| Member { article, person });
                let speaker = member.and_then(|member| people.of(member));
                let from = words.len();
                words.extend(words::words(&digest.text).into_iter().take(LONGEST));
                let place = (original, digest.around);
                all.push(Said { article, quote, speaker, place, from, to: words.len() });
            }
        }
        Self { all, words }
    }

    /// The words of a quotation.
    pub fn words(&self, said: &Said) -> &[Word] {
        self.words.get(said.from..said.to).unwrap_or_default()
    }
}

/// What a wording is to the first one.
pub fn relation(first: &[Word], other: &[Word]) -> Relation {
    if first == other {
        return Relation::Same;
    }
    let (short, long) = if first.len() <= other.len() { (first, other) } else { (other, first) };
    let inside = !short.is_empty() && long.windows(short.len()).any(|part| part == short);
    if inside { Relation::Shorter } else { Relation::Different }
}

//! Articles opened together, and those read recently.

use std::collections::BTreeMap;

use super::dossier_state::DossierState;

/// The articles that were opened together.
#[derive(Clone, Debug, Default)]
pub struct OpenArticles {
    /// Their names, clean, in order; empty where there is only one.
    pub names: Vec<String>,
    /// Their titles, as far as they have been opened.
    pub titles: BTreeMap<usize, String>,
    /// Which one is open.
    pub at: usize,
    /// Articles read recently, newest first, as of when they were asked for.
    pub recent: Vec<RecentArticle>,
    /// All of them read as one.
    pub dossier: DossierState,
}

/// An article of an earlier session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecentArticle {
    /// Where it is, clean.
    pub source: String,
    /// Its title, clean.
    pub title: String,
    /// How far it was read.
    pub percent: u8,
}

impl OpenArticles {
    /// The name of an article; empty where there is none.
    #[must_use]
    pub fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("", String::as_str)
    }

    /// The number of the article after (1) or before (−1) this one.
    #[must_use]
    pub fn neighbour(&self, by: isize) -> Option<usize> {
        self.at.checked_add_signed(by).filter(|at| *at < self.names.len())
    }

    /// Whether this is another one of the open articles.
    #[must_use]
    pub const fn is_other(&self, at: usize) -> bool {
        at < self.names.len() && at != self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_end_with_the_list() {
        let names = ["a", "b", "c"].map(str::to_owned).to_vec();
        let at = |at| OpenArticles { names: names.clone(), at, ..OpenArticles::default() };
        for (here, by, expected) in
            [(0, -1, None), (0, 1, Some(1)), (2, 1, None), (2, -1, Some(1)), (1, isize::MAX, None)]
        {
            assert_eq!(at(here).neighbour(by), expected, "{here} {by}");
        }
        assert!(at(0).is_other(2) && !at(0).is_other(0) && !at(0).is_other(3));
        assert_eq!((at(0).name(1), at(0).name(9)), ("b", ""));
        assert_eq!(OpenArticles::default().neighbour(1), None);
    }
}

//! Looks up the records of many articles in a row.

use super::article_id::ArticleId;
use super::file::Loaded;
use super::{RecentEntry, Record, Store};

/// A store in which many articles are looked up. The list of recent ones is read once: changes
/// made meanwhile may be missed.
#[derive(Debug)]
pub struct Lookup {
    store: Store,
    recent: Vec<RecentEntry>,
}

impl Lookup {
    /// A lookup in this store as it is now.
    #[must_use]
    pub fn of(store: Store) -> Self {
        let recent = store.recent();
        Self { store, recent }
    }

    /// The record of the article with this source and text; empty where it cannot be read.
    #[must_use]
    pub fn record(&self, source: &str, text: &str) -> Record {
        let Some(articles) = self.store.articles() else { return Record::default() };
        match Store::read_record(&articles.join(ArticleId::file_name(source))) {
            Loaded::Found(found) => found.record,
            Loaded::Missing => self.moved(text).unwrap_or_default(),
            Loaded::Damaged(_) | Loaded::Failed(_) => Record::default(),
        }
    }

    /// The record of the same text under another name.
    fn moved(&self, text: &str) -> Option<Record> {
        // Few have the same length; only those are hashed.
        let length = ArticleId::length(text);
        let mut alike = self.recent.iter().filter(|recent| recent.words.starts_with(&length));
        alike.next()?;
        self.store.moved(&self.recent, &ArticleId::fingerprint(text))
    }
}

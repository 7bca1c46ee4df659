//! What is remembered of many articles, one after the other.

use super::file::Loaded;
use super::{ArticleId, Recent, Record, Store};

/// A store in which many articles are looked up: the list of recent ones is read once, so what
/// readers leave meanwhile may not be seen.
#[derive(Debug)]
pub struct Lookup {
    store: Store,
    recent: Vec<Recent>,
}

impl Lookup {
    /// Of this store as it is now.
    #[must_use]
    pub fn of(store: Store) -> Self {
        let recent = store.recent();
        Self { store, recent }
    }

    /// What is remembered of the article that has this source and this text; nothing where that
    /// cannot be read.
    #[must_use]
    pub fn record(&self, source: &str, text: &str) -> Record {
        let Some(articles) = self.store.articles() else { return Record::default() };
        match Store::read_record(&articles.join(ArticleId::file_name(source))) {
            Loaded::Found(found) => found.record,
            Loaded::Missing => self.moved(text).unwrap_or_default(),
            Loaded::Failed(_) => Record::default(),
        }
    }

    /// The record of the same words under another name.
    fn moved(&self, text: &str) -> Option<Record> {
        // Of one length are few; only then the words are looked at.
        let length = ArticleId::length(text);
        let mut alike = self.recent.iter().filter(|recent| recent.words.starts_with(&length));
        alike.next()?;
        self.store.moved(&self.recent, &ArticleId::fingerprint(text))
    }
}

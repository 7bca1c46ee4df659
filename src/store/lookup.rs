//! Looks up the records of many articles in a row.

use std::collections::HashSet;

use super::article_id::ArticleId;
use super::file::Loaded;
use super::{RecentEntry, Record, Store};

/// A store in which many articles are looked up. The list of recent ones, and which records there
/// are, is read once: changes made meanwhile may be missed.
#[derive(Debug)]
pub struct Lookup {
    store: Store,
    recent: Vec<RecentEntry>,
    /// The names of the files of records.
    files: HashSet<String>,
}

impl Lookup {
    /// A lookup in this store as it is now.
    #[must_use]
    pub fn of(store: Store) -> Self {
        let recent = store.recent();
        let folder = store.articles().and_then(|articles| articles.read_dir().ok());
        let files = folder.into_iter().flatten().flatten();
        let files = files.filter_map(|file| file.file_name().into_string().ok()).collect();
        Self { store, recent, files }
    }

    /// The record of the article with this source and text; empty where it cannot be read.
    #[must_use]
    pub fn record(&self, source: &str, text: &str) -> Record {
        let Some(articles) = self.store.articles() else { return Record::default() };
        let file = ArticleId::file_name(source);
        if !self.files.contains(&file) {
            return self.moved(text).unwrap_or_default();
        }
        match Store::read_record(&articles.join(file)) {
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

//! Removes what is saved of articles: from the list of recent ones, or all of it.

use std::fs;
use std::path::Path;

use super::article_id::ArticleId;
use super::file::{self, Loaded};
use super::{Store, VERSION};

impl Store {
    /// Takes an article off the list of recent ones; its position and notes stay.
    ///
    /// # Errors
    /// With a notice.
    pub fn remove_recent(&self, source: &str) -> Result<(), String> {
        let Some(folder) = self.folder_to_write() else { return Ok(()) };
        let _lock = file::lock(folder)?;
        self.retain_recent(folder, |known| known != source).map(drop)
    }

    /// Removes all that is saved of an article, of each article in a file of several, or of all
    /// articles in a folder; gives how many there were.
    ///
    /// # Errors
    /// With a notice.
    pub fn forget(&self, source: &str) -> Result<usize, String> {
        let Some(folder) = self.folder_to_write() else { return Ok(0) };
        if !folder.exists() {
            return Ok(0);
        }
        let _lock = file::lock(folder)?;
        let mut forgotten = self.retain_recent(folder, |known| !belongs(known, source))?;
        let mut texts = Vec::new();
        for path in self.record_files() {
            let Loaded::Found(record) = Self::read_record(&path) else { continue };
            if belongs(&record.source, source) {
                file::remove(&path)?;
                forgotten.push(record.source);
                texts.push(record.words);
            }
        }
        self.forget_decisions(&texts)?;
        // One that is damaged has no name any more, but that of its file.
        let damaged = format!("{}.bad", ArticleId::file_name(source));
        for path in self.all_files().filter(|path| name_of(path).starts_with(&damaged)) {
            file::remove(&path)?;
            forgotten.push(source.to_owned());
        }
        forgotten.sort_unstable();
        forgotten.dedup();
        Ok(forgotten.len())
    }

    /// Drops recent articles; gives the sources of those that were dropped.
    fn retain_recent(
        &self,
        folder: &Path,
        keep: impl Fn(&str) -> bool,
    ) -> Result<Vec<String>, String> {
        let mut state = Self::read_recent(folder).into_update()?;
        let (kept, dropped): (Vec<_>, Vec<_>) =
            state.articles.into_iter().partition(|article| keep(&article.source));
        if !dropped.is_empty() {
            state.version = VERSION;
            state.articles = kept;
            file::write(&folder.join("recent.json"), &state)?;
        }
        Ok(dropped.into_iter().map(|article| article.source).collect())
    }

    fn record_files(&self) -> impl Iterator<Item = std::path::PathBuf> {
        self.all_files().filter(|path| path.extension().is_some_and(|e| e == "json"))
    }

    fn all_files(&self) -> impl Iterator<Item = std::path::PathBuf> {
        let entries = self.articles().and_then(|articles| fs::read_dir(articles).ok());
        entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()))
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether an article is this one, one of several in this file, or in this folder.
fn belongs(known: &str, source: &str) -> bool {
    let Some(rest) = known.strip_prefix(source) else { return false };
    let folder = source.ends_with('/') || rest.starts_with('/');
    let part = rest.strip_prefix('#').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    // Of an address only that page: others of the site are other articles.
    rest.is_empty() || part || (folder && !source.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::super::{ArticleId, RecentEntry, Record, SavedPosition};
    use super::*;

    fn store(folder: &Path, sources: &[&str]) -> Store {
        let store = Store::at(folder);
        for source in sources {
            let place = Some(SavedPosition::new("Some words.", 5));
            let now = Record { place, ..Record::default() };
            let id = ArticleId::new(source, "Some words.");
            store.save(&id, &Record::default(), &now).unwrap();
            let source = (*source).to_owned();
            store.remember(RecentEntry { source, ..RecentEntry::default() }).unwrap();
        }
        store
    }

    #[test]
    fn what_is_forgotten_is_gone_and_nothing_else() {
        let all = ["/a/x.txt", "/a/x.txt.md", "/a/b/y.txt", "/ab", "/w.jsonl", "/w.jsonl#2"];
        for (source, count) in [
            ("/a/x.txt", 1),
            ("/a", 3),
            ("/a/", 3),
            ("/w.jsonl", 2),
            ("/w.jsonl#2", 1),
            ("/none", 0),
            ("https://x", 0),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let store = store(folder.path(), &all);
            assert_eq!(store.forget(source), Ok(count), "{source}");
            assert_eq!(store.recent().len(), all.len() - count, "{source}");
            let left = all.iter().filter(|known| {
                store.load(&ArticleId::new(known, "Other.")).record != Record::default()
            });
            assert_eq!(left.count(), all.len() - count, "{source}");
        }
    }

    #[test]
    fn a_row_of_the_recent_list_goes_alone() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path(), &["/a", "/b"]);
        store.remove_recent("/a").unwrap();
        assert_eq!(store.recent().len(), 1);
        assert_ne!(store.load(&ArticleId::new("/a", "")).record, Record::default());
    }

    #[test]
    fn nothing_is_made_to_forget_in() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("state");
        assert_eq!(Store::at(&folder).forget("/a"), Ok(0));
        assert!(!folder.exists());
    }

    #[test]
    fn damaged_records_go_too() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path(), &["/a"]);
        let path = folder.path().join("articles").join(ArticleId::file_name("/a"));
        file::write_bytes(&path, b"{").unwrap();
        assert!(store.load(&ArticleId::new("/a", "")).notice.is_some());
        store.forget("/a").unwrap();
        assert_eq!(store.all_files().count(), 0);
    }
}

//! What is saved on disk: positions, marks, annotations, recent articles; and where the config is.
//!
//! Nothing here is fatal: a folder that cannot be read or written gives one notice. Files are
//! written atomically.

mod article_id;
mod decisions;
mod file;
mod folders;
mod forget;
mod lookup;
mod record;
mod terminals;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use file::Loaded;

pub use article_id::ArticleId;
pub use folders::{config_path, home_folder, state_folder};
pub use lookup::Lookup;
pub use record::{Record, SavedJumps, SavedPosition};

/// Older recent articles are dropped.
const MOST_RECENT: usize = 200;
/// The folder of the articles' records, within the state folder.
const ARTICLES: &str = "articles";
/// The state's layout; a file of a later one is set aside.
const VERSION: u32 = 1;

/// An article read recently.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentEntry {
    /// Where it came from.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Its fingerprint.
    pub words: String,
    /// When it was closed last, in seconds of Unix time.
    pub left: u64,
    /// How far it had been read, in per cent.
    pub percent: u8,
}

/// The file of recent articles, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct RecentFile {
    version: u32,
    articles: Vec<RecentEntry>,
}

/// The file of lines typed into prompts, newest last.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PromptHistory {
    version: u32,
    /// After `:`.
    pub commands: Vec<String>,
    /// After `/`, `&` and `@`.
    pub finds: Vec<String>,
}

/// The file of one article's record.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct RecordFile {
    version: u32,
    source: String,
    words: String,
    #[serde(flatten)]
    record: Record,
    /// Fields of a later version, written back unchanged.
    #[serde(flatten)]
    unknown: BTreeMap<String, serde_json::Value>,
}

/// The text of the config file, and a notice where it cannot be read. A missing file is no error.
#[must_use]
pub fn read_config(path: &Path) -> (Option<String>, Option<String>) {
    match file::read_text(path) {
        Ok(text) => (text, None),
        Err(notice) => (None, Some(notice)),
    }
}

/// Writes a file that the user asked for; gives whether it was written: one that exists only where
/// `overwrite` says so, and then it is the old one or the new one, never half of it.
///
/// # Errors
/// With a notice.
pub fn write_export(path: &Path, bytes: &[u8], overwrite: bool) -> Result<bool, String> {
    file::write_export(path, bytes, overwrite)
}

/// The state folder.
#[derive(Clone, Debug, Default)]
pub struct Store {
    folder: Option<PathBuf>,
    /// Whether it is only read.
    private: bool,
}

/// The stored record of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// The record.
    pub record: Record,
    /// Whether it was found by the text alone, under the name that the article had before.
    pub moved: bool,
    /// What is wrong, if anything.
    pub notice: Option<String>,
}

impl Store {
    /// The user's own, by the XDG rules. Nothing is created before something is saved.
    #[must_use]
    pub fn of_user() -> Self {
        Self { folder: state_folder(), private: false }
    }

    /// One in this folder.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()), private: false }
    }

    /// The same, read but never written.
    #[must_use]
    pub fn read_only(self) -> Self {
        Self { private: true, ..self }
    }

    /// Whether nothing is saved, because the user wants it so.
    #[must_use]
    pub const fn is_private(&self) -> bool {
        self.private
    }

    fn folder_to_write(&self) -> Option<&Path> {
        self.folder.as_deref().filter(|_| !self.private)
    }

    /// The record of an article.
    #[must_use]
    pub fn load(&self, id: &ArticleId) -> Stored {
        let Some(articles) = self.articles() else { return Stored::default() };
        match Self::read_record(&articles.join(ArticleId::file_name(&id.source))) {
            Loaded::Found(found) => Stored { record: found.record, ..Stored::default() },
            Loaded::Missing => match self.moved(&self.recent(), &id.words) {
                Some(record) => Stored { record, moved: true, notice: None },
                None => Stored::default(),
            },
            Loaded::Damaged(notice) | Loaded::Failed(notice) => {
                Stored { notice: Some(notice), ..Stored::default() }
            }
        }
    }

    /// Saves what changed between `before` and `now`; what other readers changed meanwhile stays.
    /// For an article that was moved `before` is empty: all of it is new under this name.
    ///
    /// # Errors
    /// With a notice; what was saved before is as it was.
    pub fn save(&self, id: &ArticleId, before: &Record, now: &Record) -> Result<(), String> {
        let Some(folder) = self.folder_to_write() else { return Ok(()) };
        if before == now {
            return Ok(());
        }
        let articles = folder.join(ARTICLES);
        let _lock = file::lock(folder)?;
        file::create_folder(&articles)?;
        let path = articles.join(ArticleId::file_name(&id.source));
        let mut state = Self::read_record(&path).into_update()?;
        state.record = Record::merge(before, now, state.record);
        state.version = VERSION;
        state.source.clone_from(&id.source);
        state.words.clone_from(&id.words);
        file::write(&path, &state)
    }

    /// Articles read recently, newest first.
    #[must_use]
    pub fn recent(&self) -> Vec<RecentEntry> {
        let Some(folder) = &self.folder else { return Vec::new() };
        Self::read_recent(folder).or_default().articles
    }

    /// Puts an article on top of the recent ones.
    ///
    /// # Errors
    /// With a notice.
    pub fn remember(&self, article: RecentEntry) -> Result<(), String> {
        let Some(folder) = self.folder_to_write() else { return Ok(()) };
        let _lock = file::lock(folder)?;
        let mut state = Self::read_recent(folder).into_update()?;
        state.version = VERSION;
        state.articles.retain(|other| other.source != article.source);
        state.articles.insert(0, article);
        state.articles.truncate(MOST_RECENT);
        file::write(&folder.join("recent.json"), &state)
    }

    /// Lines typed into prompts in earlier sessions.
    #[must_use]
    pub fn history(&self) -> PromptHistory {
        let Some(folder) = &self.folder else { return PromptHistory::default() };
        Self::read_history(folder).or_default()
    }

    /// Adds lines typed in this session; `add` puts one at the end of a list.
    ///
    /// # Errors
    /// With a notice.
    pub fn add_history(
        &self,
        commands: &[String],
        finds: &[String],
        add: fn(&mut Vec<String>, &str),
    ) -> Result<(), String> {
        let Some(folder) = self.folder_to_write() else { return Ok(()) };
        if commands.is_empty() && finds.is_empty() {
            return Ok(());
        }
        let _lock = file::lock(folder)?;
        let mut history = Self::read_history(folder).into_update()?;
        history.version = VERSION;
        commands.iter().for_each(|line| add(&mut history.commands, line));
        finds.iter().for_each(|line| add(&mut history.finds, line));
        file::write(&folder.join("history.json"), &history)
    }

    /// Writes copied words to `copied.txt`; gives its path.
    ///
    /// # Errors
    /// With a notice.
    pub fn save_copy(&self, words: &str) -> Result<PathBuf, String> {
        if self.private {
            return Err("nothing is written to disk in a private session".to_owned());
        }
        let folder = self.folder.as_ref().ok_or("no state folder (HOME is not set)")?;
        let path = folder.join("copied.txt");
        file::write_bytes(&path, words.as_bytes())?;
        Ok(path)
    }

    fn read_history(folder: &Path) -> Loaded<PromptHistory> {
        file::read(&folder.join("history.json"), |s: &PromptHistory| s.version <= VERSION)
    }

    fn read_recent(folder: &Path) -> Loaded<RecentFile> {
        file::read(&folder.join("recent.json"), |s: &RecentFile| s.version <= VERSION)
    }

    /// The folder of the articles' records.
    fn articles(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(ARTICLES))
    }

    fn read_record(path: &Path) -> Loaded<RecordFile> {
        file::read(path, |state: &RecordFile| state.version <= VERSION)
    }

    /// The record of the same text under another name, that of a recent article.
    fn moved(&self, recent: &[RecentEntry], words: &str) -> Option<Record> {
        let articles = self.articles()?;
        recent.iter().filter(|recent| recent.words == words).find_map(|other| {
            match Self::read_record(&articles.join(ArticleId::file_name(&other.source))) {
                Loaded::Found(found) if found.words == words => Some(found.record),
                _ => None,
            }
        })
    }
}

#[cfg(test)]
mod tests;

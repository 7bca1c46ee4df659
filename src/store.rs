//! What is remembered on disk: places, marks, notes, recent articles, and where the config is.
//!
//! Nothing here is fatal: a folder that cannot be read or written costs one notice, and the reader
//! reads on. Files are either old or new, never half.

mod file;
mod folders;
mod lookup;
mod record;
mod terminals;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::text::fnv;
use file::Loaded;

pub use folders::{config_path, state_folder};
pub use lookup::Lookup;
pub use record::{Place, Record, Trail};

/// So many articles are kept in the list of recent ones.
const KEPT: usize = 200;
/// The folder of the articles' records, within the state folder.
const ARTICLES: &str = "articles";
/// The state's layout; a file of a later one is set aside.
const VERSION: u32 = 1;

/// Names an article: by where it came from, and by its words, should it be moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleId {
    /// Where it came from: an absolute path, an address, `default article`.
    pub source: String,
    /// Its words: see [`ArticleId::fingerprint`].
    pub words: String,
}

impl ArticleId {
    /// The id of an article with this source and text.
    #[must_use]
    pub fn new(source: &str, text: &str) -> Self {
        Self { source: source.to_owned(), words: Self::fingerprint(text) }
    }

    /// Tells texts apart: their length and a hash of both ends.
    ///
    /// It need not withstand malice: two articles that share one share a place, no more.
    #[must_use]
    pub fn fingerprint(text: &str) -> String {
        const END: usize = 64 * 1024;
        let bytes = text.as_bytes();
        let head = fnv::hash(bytes.get(..END).unwrap_or(bytes));
        let tail = bytes.len().checked_sub(END).and_then(|start| bytes.get(start..));
        format!("{}{head:016x}{:016x}", Self::length(text), tail.map_or(head, fnv::hash))
    }

    /// What the fingerprints of all texts of one length begin with.
    fn length(text: &str) -> String {
        format!("{:x}-", text.len())
    }

    /// The name of the file that holds the record of what came from `source`.
    fn file_name(source: &str) -> String {
        let bytes = source.as_bytes();
        format!("{:016x}{:04x}.json", fnv::hash(bytes), bytes.len() & 0xffff)
    }
}

/// An article that was read lately.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// Where it came from.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Its fingerprint.
    pub words: String,
    /// When it was left last, in seconds of Unix time.
    pub left: u64,
    /// How far it had been read, in per cent.
    pub percent: u8,
}

/// The list of recent articles as it stands in its file, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct RecentFile {
    version: u32,
    articles: Vec<Recent>,
}

/// What was typed into prompts, as it stands in its file, newest last.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct History {
    version: u32,
    /// After `:`.
    pub commands: Vec<String>,
    /// After `/`, `&` and `@`.
    pub finds: Vec<String>,
}

/// A record as it stands in its file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct RecordFile {
    version: u32,
    source: String,
    words: String,
    #[serde(flatten)]
    record: Record,
    /// What a later version wrote and this one does not know.
    #[serde(flatten)]
    unknown: BTreeMap<String, serde_json::Value>,
}

/// The text of the config file, and a line for the person where it cannot be read. No file is no
/// fault.
#[must_use]
pub fn read_config(path: &Path) -> (Option<String>, Option<String>) {
    match file::read_text(path) {
        Ok(text) => (text, None),
        Err(notice) => (None, Some(notice)),
    }
}

/// The state folder.
#[derive(Clone, Debug, Default)]
pub struct Store {
    folder: Option<PathBuf>,
}

impl Store {
    /// The person's own, by the XDG rules. Nothing is created before something is saved.
    #[must_use]
    pub fn of_person() -> Self {
        Self { folder: state_folder() }
    }

    /// One in this folder.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()) }
    }

    /// What is remembered of an article, and what should be told about that.
    #[must_use]
    pub fn load(&self, id: &ArticleId) -> (Record, Option<String>) {
        let Some(articles) = self.articles() else { return (Record::default(), None) };
        match Self::read_record(&articles.join(ArticleId::file_name(&id.source))) {
            Loaded::Found(found) => (found.record, None),
            Loaded::Missing => (self.moved(&self.recent(), &id.words).unwrap_or_default(), None),
            Loaded::Failed(notice) => (Record::default(), Some(notice)),
        }
    }

    /// Saves what changed between `before` and `now`; what others have changed meanwhile stays.
    ///
    /// # Errors
    /// With a line for the person; what was saved before is as it was.
    pub fn save(&self, id: &ArticleId, before: &Record, now: &Record) -> Result<(), String> {
        let Some(folder) = &self.folder else { return Ok(()) };
        if before == now {
            return Ok(());
        }
        let articles = folder.join(ARTICLES);
        let _lock = file::lock(folder)?;
        file::create_folder(&articles)?;
        let path = articles.join(ArticleId::file_name(&id.source));
        let mut state = match Self::read_record(&path) {
            Loaded::Found(found) => found,
            Loaded::Missing | Loaded::Failed(_) => RecordFile::default(),
        };
        state.record = Record::merge(before, now, state.record);
        state.version = VERSION;
        state.source.clone_from(&id.source);
        state.words.clone_from(&id.words);
        file::write(&path, &state)
    }

    /// The articles read lately, newest first.
    #[must_use]
    pub fn recent(&self) -> Vec<Recent> {
        let Some(folder) = &self.folder else { return Vec::new() };
        self.read_recent(folder).articles
    }

    /// Puts an article on top of the recent ones.
    ///
    /// # Errors
    /// With a line for the person.
    pub fn remember(&self, article: Recent) -> Result<(), String> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let _lock = file::lock(folder)?;
        let mut state = self.read_recent(folder);
        state.version = VERSION;
        state.articles.retain(|other| other.source != article.source);
        state.articles.insert(0, article);
        state.articles.truncate(KEPT);
        file::write(&folder.join("recent.json"), &state)
    }

    /// What was typed into prompts at other times.
    #[must_use]
    pub fn history(&self) -> History {
        self.folder.as_ref().map_or_else(History::default, |folder| Self::read_history(folder))
    }

    /// Adds what was typed this time; `add` puts a line at the end of those that are kept.
    ///
    /// # Errors
    /// With a line for the person.
    pub fn add_history(
        &self,
        commands: &[String],
        finds: &[String],
        add: fn(&mut Vec<String>, &str),
    ) -> Result<(), String> {
        let Some(folder) = &self.folder else { return Ok(()) };
        if commands.is_empty() && finds.is_empty() {
            return Ok(());
        }
        let _lock = file::lock(folder)?;
        let mut history = Self::read_history(folder);
        history.version = VERSION;
        commands.iter().for_each(|line| add(&mut history.commands, line));
        finds.iter().for_each(|line| add(&mut history.finds, line));
        file::write(&folder.join("history.json"), &history)
    }

    fn read_history(folder: &Path) -> History {
        match file::read(&folder.join("history.json"), |s: &History| s.version <= VERSION) {
            Loaded::Found(history) => history,
            Loaded::Missing | Loaded::Failed(_) => History::default(),
        }
    }

    /// Writes copied words to a file that is there for them; gives its path.
    ///
    /// # Errors
    /// With a line for the person.
    pub fn keep_copy(&self, words: &str) -> Result<PathBuf, String> {
        let folder = self.folder.as_ref().ok_or("there is no folder to write to")?;
        let path = folder.join("copied.txt");
        file::write_bytes(&path, words.as_bytes())?;
        Ok(path)
    }

    fn read_recent(&self, folder: &Path) -> RecentFile {
        match file::read(&folder.join("recent.json"), |s: &RecentFile| s.version <= VERSION) {
            Loaded::Found(state) => state,
            Loaded::Missing | Loaded::Failed(_) => RecentFile::default(),
        }
    }

    /// The folder of the articles' records.
    fn articles(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(ARTICLES))
    }

    fn read_record(path: &Path) -> Loaded<RecordFile> {
        file::read(path, |state: &RecordFile| state.version <= VERSION)
    }

    /// The record of the same words under another name, that of a recent article.
    fn moved(&self, recent: &[Recent], words: &str) -> Option<Record> {
        let other = recent.iter().find(|recent| recent.words == words)?;
        match Self::read_record(&self.articles()?.join(ArticleId::file_name(&other.source))) {
            Loaded::Found(found) if found.words == words => Some(found.record),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;

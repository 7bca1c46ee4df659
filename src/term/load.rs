//! Reading the article: at once where that is quick, else behind the reader's back.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use super::failpoints;
use crate::app::load_progress::LoadProgress;
use crate::app::{Article, Stage};
use crate::doc::Document;
use crate::facts::{self, Context, Facts};
use crate::formats::Format;
use crate::input::threads::Threads;
use crate::input::{self, Held, Progress, Source, Step};

/// Files up to this size are read before the first frame, in bytes: it takes a moment only.
const QUICK: u64 = 64 * 1024;
/// So much of a longer one is shown while the rest is read, in bytes.
const HEAD: usize = 8 * 1024;
/// Parts of a long text whose facts are shown while those of the rest are found, in bytes.
const PARTS: &[u32] = &[16 << 10, 1 << 20];
/// What comes within this time need not be waited for on an empty screen.
pub(super) const MOMENT: Duration = Duration::from_millis(60);

/// What comes while an article is being read.
pub(super) enum Loaded {
    /// More bytes than before.
    More,
    /// So much of the article.
    Article(Box<Article>),
    /// The article is the first of these.
    Several(Held),
}

/// What to read, and how.
#[derive(Clone)]
pub struct Request {
    /// Where it is.
    pub source: Source,
    /// The format, where it was given.
    pub format: Option<&'static Format>,
    /// What extraction is told.
    pub context: Context,
}

/// What has been read of an article to show it at first; its facts are still to be found.
pub(super) enum Start {
    /// All of it.
    Whole(Box<input::Article>),
    /// Its beginning.
    Beginning(Box<Document>),
    /// Nothing yet: a pipe, an address, a long file that must be parsed whole.
    Nothing,
}

impl Request {
    /// Reads the article and finds the facts.
    ///
    /// # Errors
    /// When it cannot be read; the message names the file and what to do.
    pub fn read(&self) -> Result<Article> {
        self.open().map(|read| self.article(read))
    }

    fn open(&self) -> Result<input::Article> {
        input::open_article(&self.source, self.format, &Progress::default())
    }

    fn article(&self, read: input::Article) -> Article {
        let facts =
            read.facts.unwrap_or_else(|| Threads::All.extract(&read.doc, &self.context, u32::MAX));
        Article::new(read.doc.into(), facts, Stage::Whole)
    }

    /// The facts of the blocks before the byte `end`, while somebody reads.
    fn extract(&self, doc: &Document, end: u32) -> Facts {
        Threads::AllButOne.extract(doc, &self.context, end)
    }

    /// Reads the article and finds the facts, giving what there is as it comes: its beginning as it
    /// grows, a long text with the facts of its first part, then everything. `shown` bytes of it
    /// are on the screen already.
    ///
    /// # Errors
    /// When it cannot be read; the message names the file and what to do.
    pub(super) fn read_in_steps(
        &self,
        shown: usize,
        progress: &Arc<Progress>,
        give: impl Fn(Loaded),
    ) -> Result<()> {
        let mut tell = |step| match step {
            Step::Came => give(Loaded::More),
            Step::Beginning(doc) => {
                let longest = PARTS.last().copied().unwrap_or(u32::MAX);
                let facts = self.extract(&doc, longest);
                give_article(&give, Article::new(Arc::new(*doc), facts, Stage::Beginning));
            }
        };
        let read = input::open_in_steps(&self.source, self.format, shown, progress, &mut tell)?;
        if let Some(held) = read.held {
            give(Loaded::Several(held));
        }
        let doc = Arc::new(read.doc);
        let facts = match read.facts {
            Some(facts) => facts,
            None => {
                for part in PARTS.iter().filter(|part| doc.text.len() > 2 * **part as usize) {
                    let facts = self.extract(&doc, *part);
                    give_article(&give, Article::new(Arc::clone(&doc), facts, Stage::Text));
                }
                self.extract(&doc, u32::MAX)
            }
        };
        give_article(&give, Article::new(doc, facts, Stage::Whole));
        Ok(())
    }

    /// Reads what can be shown at first.
    ///
    /// # Errors
    /// When the article cannot be read.
    pub(super) fn start(&self) -> Result<Start> {
        let quick = match &self.source {
            Source::Default => true,
            Source::File(path) => is_quick(path),
            Source::Stdin | Source::Url(_) | Source::Part(..) | Source::Held(_) => false,
        };
        if quick {
            return self.open().map(|read| Start::Whole(Box::new(read)));
        }
        let head = input::open_head(&self.source, self.format, HEAD);
        Ok(head.map_or(Start::Nothing, |doc| Start::Beginning(Box::new(doc))))
    }

    /// Finds the facts of what was read, and tells whether more is to come.
    pub(super) fn understand(&self, start: Start) -> (Article, bool) {
        failpoints::hit("understand");
        match start {
            Start::Whole(read) => (self.article(*read), false),
            Start::Beginning(doc) => {
                let facts = facts::extract(&doc, &self.context);
                (Article::new(Arc::new(*doc), facts, Stage::Beginning), true)
            }
            Start::Nothing => (self.placeholder(), true),
        }
    }

    /// An article without words, to show while the first ones are awaited.
    fn placeholder(&self) -> Article {
        let mut doc = Document::default();
        doc.meta.source = self.source.name();
        Article { doc: doc.into(), stage: Stage::Beginning, ..Article::default() }
    }
}

fn give_article(give: &impl Fn(Loaded), article: Article) {
    give(Loaded::Article(Box::new(article)));
}

/// How far reading has come, for the screen.
pub(super) fn reading(progress: &Progress) -> LoadProgress {
    LoadProgress { read: progress.read(), total: progress.total(), stopped: progress.is_stopped() }
}

/// Whether it is a file that is read in a moment. What is missing is, too: it gives an error.
fn is_quick(path: &Path) -> bool {
    let Ok(about) = path.metadata() else { return true };
    about.is_dir() || (about.is_file() && about.len() <= QUICK)
}

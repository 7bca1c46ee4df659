//! Loads an article: reads, parses and extracts it, and sends what there is of it on the way. A small
//! article loads at once on the caller's thread; of a long or slow one the beginning is sent as it
//! grows, and loading can be stopped at any moment, though its source may never answer.

use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::article::ParsedArticle;
use super::content::{Content, whole_characters};
use super::grown::GrownFile;
use super::progress::Progress;
use super::source::InputSource;
use super::threads::Threads;
use super::{parse, preview, read};
use crate::app::load_progress::LoadProgress;
use crate::app::{Article, Stage};
use crate::doc::Document;
use crate::facts::{Context, Facts};
use crate::formats::Format;
use crate::text::amount;

/// So much of a long file is shown at first, in bytes.
const HEAD: usize = 8 * 1024;
/// Parts of a long text whose facts are shown while those of the rest are extracted, and the length
/// of a text from which that is worth it, in bytes.
const PARTS: [(u32, usize); 2] = [(16 << 10, 64 << 10), (1 << 20, 2 << 20)];
/// Of a beginning no more facts are extracted than of this many bytes.
const LONGEST_PART: u32 = 1 << 20;
/// What comes within this time is waited for before anything is sent.
const FIRST_LOOK: Duration = Duration::from_millis(40);
/// Time between two looks at what was read, at least.
const PACE: Duration = Duration::from_millis(100);
/// Time between two looks, as a multiple of what the last one took: parsing a long text again and
/// again takes a fifth of the time at most.
const PAUSE: u32 = 4;
/// A longer beginning is not parsed again while more comes, in bytes.
const LONGEST_PREVIEW: u64 = 8 << 20;

/// What a loader sends.
#[derive(Debug)]
pub enum Load {
    /// More was read.
    Progress(LoadProgress),
    /// The article as far as it is known: its beginning, or its text with the facts of a part.
    Partial(Box<Article>),
    /// All of the article, and the sources of all articles that came with it, if several did. This
    /// is the last message.
    Done(Box<Article>, Vec<InputSource>),
    /// Why it cannot be loaded. This is the last message.
    Failed(anyhow::Error),
}

/// What to load, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// Where the article is.
    pub source: InputSource,
    /// The format, where it was given.
    pub format: Option<&'static Format>,
    /// What facts are extracted with.
    pub context: Context,
    /// What was read of the file before, while its end is followed.
    pub grown: Option<GrownFile>,
}

impl Request {
    /// What can be shown without waiting: a small article whole, the beginning of a long file, or of
    /// a pipe and the like nothing but [`Load::Progress`].
    #[must_use]
    pub fn first(&self) -> Load {
        if self.source.is_small() {
            let mut last = Load::Progress(LoadProgress::default());
            self.load(0, &Arc::default(), &mut |load| last = load);
            return last;
        }
        match preview::of_file(&self.source, self.format, HEAD) {
            Some(doc) => Load::Partial(Box::new(self.beginning(doc))),
            None => Load::Progress(LoadProgress::default()),
        }
    }

    /// An article without words, to be shown until the first ones are read.
    #[must_use]
    pub fn placeholder(&self) -> Article {
        let mut doc = Document::default();
        doc.meta.source = self.source.name();
        Article { doc: doc.into(), stage: Stage::Beginning, ..Article::default() }
    }

    /// Loads the article and sends what there is on the way, then [`Load::Done`] or
    /// [`Load::Failed`]. `shown` bytes of its text need not be sent again. What was read before a
    /// stop or a fault becomes the article, if its format makes sense without an end.
    pub fn load(&self, shown: usize, progress: &Arc<Progress>, send: &mut dyn FnMut(Load)) {
        let loaded = self.content(shown, progress, send).and_then(|content| {
            let parsed = parse::article(content, self.format, &self.source)?;
            Ok(self.with_facts(parsed, send))
        });
        send(loaded.unwrap_or_else(Load::Failed));
    }

    /// Reads the content; what is not small on a thread of its own.
    fn content(
        &self,
        shown: usize,
        progress: &Arc<Progress>,
        send: &mut dyn FnMut(Load),
    ) -> Result<Content> {
        if self.source.is_small() {
            return read::content_after(&self.source, self.grown.as_ref(), progress);
        }
        let (answer, result) = mpsc::sync_channel(1);
        let (source, shared) = (self.source.clone(), Arc::clone(progress));
        let grown = self.grown.clone();
        // It may block for ever; nothing waits for it then.
        let job = move || {
            let _over = shared.over_when_dropped();
            let _ = answer.send(read::content_after(&source, grown.as_ref(), &shared));
        };
        thread::Builder::new()
            .name("read".into())
            .spawn(job)
            .context("cannot start a thread: system limit reached")?;
        let any_sent = self.watch(shown, progress, send);
        let name = self.source.name();
        if progress.is_cancelled() {
            bail!("{name}: cancelled");
        }
        if progress.is_stopped() {
            if progress.read() == 0 {
                bail!("{name}: stopped before anything was read");
            }
            return Ok(cut_off(progress, "loading was stopped"));
        }
        match result.recv() {
            Ok(Err(error)) if any_sent => Ok(cut_off(progress, &format!("{error:#}"))),
            Ok(content) => content,
            Err(_) => {
                bail!("{name}: an internal error, please report it; --format text may help")
            }
        }
    }

    /// Sends the beginning as it grows, until reading ends; whether any was sent.
    fn watch(&self, mut shown: usize, progress: &Progress, send: &mut dyn FnMut(Load)) -> bool {
        let mut any_sent = false;
        let (mut seen, mut next) = (0, now() + FIRST_LOOK);
        while progress.wait_for_more_than(seen) && progress.wait_until(next, now()) {
            let begun = now();
            let report = progress.report();
            seen = report.read;
            send(Load::Progress(report));
            if let Some(doc) = self.preview(progress).filter(|doc| doc.text.len() > shown) {
                (shown, any_sent) = (doc.text.len(), true);
                send(Load::Partial(Box::new(self.beginning(doc))));
            }
            next = now() + PACE.max(begun.elapsed() * PAUSE);
        }
        any_sent
    }

    /// The article as far as it was read.
    fn preview(&self, progress: &Progress) -> Option<Document> {
        if progress.read() > LONGEST_PREVIEW {
            return None;
        }
        let (bytes, about) = progress.look(|bytes, about| {
            let is_possible = preview::is_possible(bytes, about, self.format);
            (if is_possible { bytes.to_vec() } else { Vec::new() }, about.about())
        });
        let doc = preview::of_bytes(&bytes, &about, self.format)?;
        Some(ParsedArticle::from(doc).with_source(&self.source, &about).doc)
    }

    fn beginning(&self, doc: Document) -> Article {
        let facts = self.extract(&doc, LONGEST_PART);
        Article::new(Arc::new(doc), facts, Stage::Beginning)
    }

    /// Extracts the facts; of a long text those of its first parts are sent before.
    fn with_facts(&self, parsed: ParsedArticle, send: &mut dyn FnMut(Load)) -> Load {
        let ParsedArticle { doc, facts, feed, .. } = parsed;
        let doc = Arc::new(doc);
        let facts = facts.unwrap_or_else(|| {
            for (part, _) in PARTS.into_iter().filter(|(_, length)| doc.text.len() > *length) {
                let facts = self.extract(&doc, part);
                let article = Article::new(Arc::clone(&doc), facts, Stage::Text);
                send(Load::Partial(Box::new(article)));
            }
            self.extract(&doc, u32::MAX)
        });
        Load::Done(Box::new(Article::new(doc, facts, Stage::Whole)), feed)
    }

    /// The facts of the blocks that begin before the byte `end`.
    fn extract(&self, doc: &Document, end: u32) -> Facts {
        Threads::AllButOne.extract(doc, &self.context, end)
    }
}

/// What was read, as the content of an article that lacks its end.
fn cut_off(progress: &Progress, why: &str) -> Content {
    let mut bytes = progress.take();
    bytes.truncate(whole_characters(&bytes).len());
    let cut = Some(format!("only the first {} are shown: {why}", amount(progress.read())));
    progress.look(|_, about| Content { bytes, cut, ..about.about() })
}

#[expect(clippy::disallowed_methods, reason = "how often a beginning is sent is the edge's matter")]
fn now() -> Instant {
    Instant::now()
}

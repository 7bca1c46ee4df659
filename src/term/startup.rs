//! Starts the reader: what it is opened with, and the article as far as it is there by then.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use super::clipboard::ClipboardRoutes;
use super::clock::now;
use super::event_queue::{Message, Receiver, Sender};
use super::loading::{self, Loading};
use super::one_screen;
use crate::app::Article;
use crate::app::load_progress::LoadProgress;
use crate::app::settings::Config;
use crate::app::start::Start;
use crate::input::{InputSource, Load, Request};
use crate::store::Store;

/// What comes within this time is waited for: an empty screen need not be shown.
const MOMENT: Duration = Duration::from_millis(60);

/// The arguments of the reader.
#[derive(Clone)]
pub struct ReaderOptions {
    /// The article that opens first.
    pub request: Request,
    /// All articles that were named, in order; one article needs none.
    pub sources: Vec<InputSource>,
    /// Keys and appearance.
    pub config: Config,
    /// The person's editor and browser.
    pub helpers: Helpers,
    /// Where copied words go.
    pub clipboard: ClipboardRoutes,
    /// The name of a terminal that may be asked for its background.
    pub terminal: Option<String>,
    /// Positions, notes and corrections on disk.
    pub store: Store,
    /// Whether the text width was given: it wins over the stored one.
    pub measure_given: bool,
    /// Reload the file when it changes.
    pub watch: bool,
    /// Where reading begins in articles.
    pub starts: Vec<(InputSource, Start)>,
    /// Print what fits on one screen, and leave.
    pub one_screen: bool,
    /// Standard input is the terminal: what is typed there is read before the reader opens.
    pub typed: bool,
}

/// What the person lets the reader use: programs, from the environment, and the network.
#[derive(Clone, Debug, Default)]
pub struct Helpers {
    /// `$VISUAL`, else `$EDITOR`.
    pub editor: Option<String>,
    /// `$BROWSER`.
    pub browser: Option<String>,
    /// Whether articles are fetched from the network.
    pub network: bool,
}

/// The article as far as it is loaded before the first frame.
pub(super) struct FirstArticle {
    pub article: Box<Article>,
    /// All articles that came with it, if several did.
    pub feed: Vec<InputSource>,
    /// The loading of the rest.
    pub loading: Loading,
}

impl FirstArticle {
    /// Loads what is there at once, or else what comes in a moment. The terminal is not yet taken:
    /// where this fails the screen never changes.
    ///
    /// # Errors
    /// When the article cannot be loaded.
    pub(super) fn load(
        options: &ReaderOptions,
        sender: &Sender,
        receiver: &Receiver,
    ) -> Result<Self> {
        let request = &options.request;
        let mut first = if options.typed && request.source.is_once() {
            typed(request)
        } else {
            request.first()
        };
        let progress = Arc::default();
        // The rest of a file would take the processor from the first frame.
        let is_deferred = matches!(first, Load::Partial(_));
        if matches!(first, Load::Progress(_)) {
            loading::spawn(sender, request, 0, &progress);
            first = wait_for_first(sender, receiver).unwrap_or(first);
        }
        let (article, feed, loading) = match first {
            Load::Failed(error) => return Err(error),
            Load::Done(article, feed) => (article, feed, None),
            Load::Partial(article) => (article, Vec::new(), Some(progress)),
            Load::Progress(_) => (Box::new(request.placeholder()), Vec::new(), Some(progress)),
        };
        let loading = Loading::new(loading, is_deferred);
        Ok(Self { article, feed, loading })
    }

    /// Whether all of the article fits on a screen of this size. Waits for as much of it as that
    /// takes.
    ///
    /// # Errors
    /// When the article cannot be loaded.
    pub(super) fn fits(&mut self, receiver: &Receiver, size: (u16, u16)) -> Result<bool> {
        while one_screen::fits(&self.article.doc, size) {
            if !self.loading.is_active() {
                return Ok(true);
            }
            match receiver.wait() {
                Some(Message::Load(_, Load::Partial(article))) => self.article = article,
                Some(Message::Load(_, Load::Done(article, feed))) => {
                    (self.article, self.feed) = (article, feed);
                    self.loading.finish();
                }
                Some(Message::Load(_, Load::Failed(error))) => return Err(error),
                Some(_) => {}
                None => break,
            }
        }
        Ok(false)
    }
}

/// What is typed at the terminal, until its end.
fn typed(request: &Request) -> Load {
    let mut last = Load::Progress(LoadProgress::default());
    request.load(usize::MAX, &Arc::default(), &mut |load| last = load);
    last
}

/// What of an article comes within a moment. Other messages are put back.
fn wait_for_first(sender: &Sender, receiver: &Receiver) -> Option<Load> {
    let until = now().checked_add(MOMENT)?;
    loop {
        match receiver.wait_for(until.saturating_duration_since(now()))? {
            Message::Load(_, Load::Progress(_)) => {}
            Message::Load(_, load) => return Some(load),
            other => {
                sender.send(other);
                return None;
            }
        }
    }
}

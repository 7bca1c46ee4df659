//! What the reader is opened with, and what it can show at first.

use std::sync::Arc;

use anyhow::Result;

use super::event_queue::{self, Message, Receiver, Sender};
use super::load::{self, Request, Start};
use super::{ClipboardRoutes, now};
use crate::app::settings::Config;
use crate::app::{Article, Stage};
use crate::input::{Progress, Source};
use crate::store::Store;

/// What the reader is opened with.
#[derive(Clone)]
pub struct ReaderOptions {
    /// The article that opens first.
    pub request: Request,
    /// All articles that were named, in order; one article needs none.
    pub shelf: Vec<Source>,
    /// Keys and looks.
    pub config: Config,
    /// The person's editor and browser.
    pub helpers: Helpers,
    /// Where copied words go.
    pub clipboard: ClipboardRoutes,
    /// The name of a terminal that may be asked for its background.
    pub terminal: Option<String>,
    /// What is remembered.
    pub store: Store,
    /// The text width was given and wins over the remembered one.
    pub measure_given: bool,
    /// Read the file again whenever it changes.
    pub watch: bool,
}

/// Programs the person has chosen in the environment.
#[derive(Clone, Debug, Default)]
pub struct Helpers {
    /// `$VISUAL`, else `$EDITOR`.
    pub editor: Option<String>,
    /// `$BROWSER`.
    pub browser: Option<String>,
}

/// What is there before the terminal is taken: whoever names what cannot be read never sees the
/// screen change.
pub(super) enum FirstRead {
    /// Something was read, and is to be understood.
    Read(Start),
    /// What came through a pipe or from an address in the first moment, and how the reading of the
    /// rest goes on.
    Came(Box<Article>, Option<Arc<Progress>>),
}

impl FirstRead {
    /// Reads, or waits for a moment until something comes.
    ///
    /// # Errors
    /// When the article cannot be read.
    pub(super) fn read(request: &Request, sender: &Sender, receiver: &Receiver) -> Result<Self> {
        let start = request.start()?;
        if !matches!(start, Start::Nothing) {
            return Ok(Self::Read(start));
        }
        let progress = Arc::default();
        event_queue::load(sender, request, 0, &progress);
        let mut others = Vec::new();
        let article = first_to_come(receiver, &mut others);
        others.into_iter().for_each(|message| sender.send(message));
        Ok(match article? {
            Some(article) if article.stage == Stage::Whole => Self::Came(article, None),
            Some(article) => Self::Came(article, Some(progress)),
            None => Self::Came(Box::new(request.understand(start).0), Some(progress)),
        })
    }

    /// What to show at first, and how the rest comes.
    pub(super) fn understand(self, request: &Request) -> (Article, Remainder) {
        match self {
            Self::Came(article, loading) => {
                (*article, loading.map_or(Remainder::Nothing, Remainder::Coming))
            }
            Self::Read(start) => {
                let (article, more) = request.understand(start);
                (article, if more { Remainder::Unread } else { Remainder::Nothing })
            }
        }
    }
}

/// What of an article is not there yet.
pub(super) enum Remainder {
    /// All is.
    Nothing,
    /// It is being read.
    Coming(Arc<Progress>),
    /// Nobody reads it so far: it would take the processor from the first frame.
    Unread,
}

/// What of an article comes within a moment; `others` is what the reader must be told besides, once
/// it is there.
fn first_to_come(receiver: &Receiver, others: &mut Vec<Message>) -> Result<Option<Box<Article>>> {
    let until = now().checked_add(load::MOMENT);
    while let Some(wait) = until.map(|until| until.saturating_duration_since(now())) {
        match receiver.wait_for(wait) {
            Some(Message::Loaded(_, article)) => return Ok(Some(article)),
            Some(Message::Unreadable(_, error)) => return Err(error),
            Some(Message::Came(_)) => {}
            Some(several @ Message::Several(_)) => others.push(several),
            Some(message) => {
                others.push(message);
                break;
            }
            None => break,
        }
    }
    Ok(None)
}

//! Loads articles on threads, and takes what they send into the reader.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use super::event_queue::{Message, Sender};
use super::{Exit, Reader, failpoints, guard};
use crate::app::{Article, Event, Stage};
use crate::input::threads::STACK;
use crate::input::{InputSource, Load, Progress, Request};

/// Loads an article on a thread of its own; `progress` watches and stops it. A panic there becomes a
/// message. `shown` bytes of it are on the screen already.
pub(super) fn spawn(sender: &Sender, request: &Request, shown: usize, progress: &Arc<Progress>) {
    let (mail, request, progress) = (sender.clone(), request.clone(), Arc::clone(progress));
    let job = move || {
        let loaded = catch_unwind(AssertUnwindSafe(|| {
            failpoints::hit("load");
            request.load(shown, &progress, &mut |load| {
                mail.send(Message::Load(Arc::clone(&progress), load));
            });
        }));
        if loaded.is_err() {
            let report = guard::take_panic().unwrap_or_default();
            let last = report.lines().nth(1).unwrap_or_default();
            mail.send(Message::Notice(format!("internal error, please report it: {last}")));
        }
    };
    if thread::Builder::new().name("load".into()).stack_size(STACK).spawn(job).is_err() {
        let message = "cannot start a thread: system limit reached";
        sender.send(Message::Notice(message.to_owned()));
    }
}

impl Reader {
    /// Takes in what the thread of `progress` sent.
    pub(super) fn take_load(
        &mut self,
        progress: &Arc<Progress>,
        load: Load,
    ) -> io::Result<Option<Exit>> {
        if !self.loading.as_ref().is_some_and(|loading| Arc::ptr_eq(loading, progress)) {
            // It was for an article that was left meanwhile.
            return Ok(None);
        }
        match load {
            Load::Progress(progress) => self.update(Event::Reading(Some(progress))),
            Load::Partial(article) => self.show_loaded(progress, article),
            Load::Done(article, feed) => {
                self.add_feed(feed);
                self.loading = None;
                let ending = self.show_loaded(progress, article)?;
                self.keep_piped();
                Ok(ending)
            }
            Load::Failed(error) => self.loading_failed(error),
        }
    }

    fn show_loaded(
        &mut self,
        progress: &Progress,
        article: Box<Article>,
    ) -> io::Result<Option<Exit>> {
        self.has_article = true;
        let reading = (article.stage == Stage::Beginning).then(|| progress.report());
        let ending = self.update(Event::Loaded(article))?;
        let ending = ending.or(self.update(Event::Reading(reading))?);
        self.resume();
        Ok(ending)
    }

    fn loading_failed(&mut self, error: anyhow::Error) -> io::Result<Option<Exit>> {
        if !self.has_article {
            return Ok(Some(Exit::Unreadable(error)));
        }
        self.loading = None;
        let ending = self.update(Event::Reading(None))?;
        Ok(ending.or(self.say(format!("{error:#}"))?))
    }

    /// Keeps the article of a pipe, which can be read only once: it can be come back to.
    pub(super) fn keep_piped(&mut self) {
        if self.request.source.is_once() && self.sources.len() > 1 {
            self.piped = Some(Article { stage: Stage::Whole, ..self.app.article.clone() });
        }
    }

    /// Loads the article again, on a thread.
    pub(super) fn reload(&mut self) -> io::Result<Option<Exit>> {
        if self.request.source.is_once() {
            return self.say("standard input cannot be read again");
        }
        self.load(usize::MAX)
    }

    /// Loads the article on a thread; `shown` bytes of it are on the screen already.
    pub(super) fn load(&mut self, shown: usize) -> io::Result<Option<Exit>> {
        self.cancel_loading();
        let progress = Arc::default();
        spawn(&self.sender, &self.request, shown, &progress);
        let report = progress.report();
        self.loading = Some(progress);
        self.update(Event::Reading(Some(report)))
    }

    /// Ends what is being loaded, if anything is.
    pub(super) fn cancel_loading(&mut self) {
        self.is_deferred = false;
        if let Some(progress) = self.loading.take() {
            progress.cancel();
        }
    }

    /// The open article is the first of several that came at once: all of them can be opened.
    pub(super) fn add_feed(&mut self, feed: Vec<InputSource>) {
        let Some(first) = feed.first().cloned() else { return };
        let at = self.app.open_articles.at;
        self.persistence.call(first.clone());
        self.request.source = first;
        self.named += feed.len() - self.sources.len().min(1);
        self.sources.splice(at..self.sources.len().min(at + 1), feed);
        self.list_open_articles(at);
    }
}

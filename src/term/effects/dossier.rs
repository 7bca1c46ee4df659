//! All open articles as one: has them read behind the reader.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::super::articles_reading::{AT_ONCE, ArticlesJob};
use super::super::event_queue::ArticlesMessage;
use super::super::reader::{Outcome, Reader};
use crate::app::Event;
use crate::dossier::Digest;
use crate::input::InputSource;

impl Reader {
    /// Reads all open articles where they are few and none of them comes from the network: those are
    /// fetched only when asked for.
    pub(in crate::term) fn read_few_articles(&mut self) {
        let requests = self.articles.requests();
        let is_remote = requests.iter().any(|request| request.source.is_remote());
        if (2..=AT_ONCE).contains(&requests.len()) && !is_remote {
            self.read_articles();
        }
    }

    /// Reads all open articles, or those again that have changed; nothing while that goes on.
    pub(in crate::term) fn read_articles(&mut self) {
        let requests = self.articles.requests();
        if self.articles.reading.is_active() || requests.len() < 2 {
            return;
        }
        self.restore_decisions();
        let before = &self.app.open_articles.dossier;
        let once = requests.iter().position(|request| request.source == InputSource::Stdin);
        let piped = once
            .zip(self.articles.piped())
            .map(|(number, article)| (number, Digest::of(&article.doc, &article.facts)));
        let job = ArticlesJob {
            requests,
            names: self.articles.names(),
            piped,
            network: self.helpers.network,
            store: self.persistence.store().clone(),
            decisions: before.decisions.current().to_vec(),
            before: before.is_ready().then(|| before.read.statuses.clone()),
        };
        self.articles.reading.start(&self.sender, job);
    }

    /// Takes what was decided about people in earlier sessions, once.
    fn restore_decisions(&mut self) {
        if std::mem::replace(&mut self.articles.reading.has_decisions, true) {
            return;
        }
        let (stored, notice) = self.persistence.store().decisions();
        self.app.restore_decisions(&stored);
        if let Some(notice) = notice {
            self.app.update(Event::Message(notice));
        }
    }

    /// Stores what was decided about people as soon as that is done.
    pub(in crate::term) fn save_decisions(&mut self) {
        let decisions = &mut self.app.open_articles.dossier.decisions;
        let Some((added, removed)) = decisions.unsaved() else { return };
        match self.persistence.store().save_decisions(&added, &removed) {
            Ok(()) => decisions.saved(),
            Err(notice) => {
                self.app.update(Event::Message(format!("{notice}; decisions not saved")));
            }
        }
    }

    /// Handles a message of the thread that reads the open articles.
    pub(in crate::term) fn handle_articles(
        &mut self,
        token: &Arc<AtomicBool>,
        message: ArticlesMessage,
    ) -> Outcome {
        if !self.articles.reading.is(token) {
            return Ok(None);
        }
        match message {
            ArticlesMessage::Progress(done, total) => {
                self.update(Event::ArticlesReading(done, total))
            }
            ArticlesMessage::Read(read, stamps, notice) => {
                self.articles.reading.read(stamps);
                let exit = self.update(Event::ArticlesRead(read))?;
                match notice {
                    Some(notice) => self.say(notice),
                    None => Ok(exit),
                }
            }
            ArticlesMessage::Gone(stamps, notice) => {
                self.articles.reading.read(stamps);
                self.say(notice)
            }
        }
    }
}

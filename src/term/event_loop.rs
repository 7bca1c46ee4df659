//! The event loop: blocks until something happens, handles all that waits, and draws once. Nothing
//! wakes it up while nothing happens.

use std::io;
use std::panic::resume_unwind;
use std::sync::Arc;

use super::clock::now;
use super::event_queue::{Message, Sender};
use super::reader::{Exit, Outcome, Reader};
use super::{failpoints, guard, screen, watch};
use crate::app::appearance::Background;
use crate::app::{Article, Event, Stage};
use crate::input::{InputSource, Load, Progress};

/// So many messages are handled at once before the next frame, however fast the keys come.
const LONGEST_BATCH: usize = 1024;

impl Reader {
    /// Reads until the person leaves, a signal comes or the terminal is gone. `catch_signals` starts
    /// the threads that wait for the latter two.
    pub(super) fn run(
        &mut self,
        catch_signals: impl FnOnce(&Sender) -> io::Result<()>,
    ) -> io::Result<Exit> {
        if let Some(exit) = self.draw_first_frame()? {
            return Ok(exit);
        }
        let shown = self.app.article.doc.text.len();
        self.loading.start_deferred(&self.sender, &self.request, shown);
        self.persistence.load_histories(&mut self.app);
        self.read_few_articles();
        // Only now: threads would delay the first frame.
        catch_signals(&self.sender)?;
        self.input.start()?;
        if self.watch {
            watch::start(&self.sender, &self.request.source);
        }
        loop {
            let mut exit = self.wait_and_handle()?;
            if exit.is_none() {
                exit = self.wait_for_frame()?;
            }
            if let Some(exit) = exit {
                return Ok(exit);
            }
            if let Some(exit) = self.watch_while_following()? {
                return Ok(exit);
            }
            self.save_annotations();
            self.save_decisions();
            failpoints::hit("draw");
            self.draw()?;
        }
    }

    /// Draws what there is, with what came before.
    fn draw_first_frame(&mut self) -> Outcome {
        if let Some(report) = self.loading.report() {
            self.app.update(Event::Progress(Some(report)));
        } else {
            self.store_piped();
            self.app.show_load_notes();
        }
        if self.request.source == InputSource::Default {
            self.app.show_sample_notice();
        }
        self.resume();
        // To look costs as much as a good part of the frame: not where the terminal's last answer is
        // known. Another answer comes with the keys.
        if self.app.appearance.background.is_none() {
            self.input.read_waiting();
        }
        while let Some(message) = self.receiver.next() {
            if let Some(exit) = self.handle(message)? {
                return Ok(Some(exit));
            }
        }
        self.draw()?;
        Ok(None)
    }

    fn draw(&mut self) -> io::Result<()> {
        self.screen.draw(&self.app)?;
        self.pacing.frame_drawn(now(), self.loading.is_active());
        Ok(())
    }

    /// Waits for a message and handles all there are; while there is none, lets the app work in
    /// slices.
    fn wait_and_handle(&mut self) -> Outcome {
        let first = if self.app.is_working() { self.receiver.next() } else { self.receiver.wait() };
        let Some(first) = first else {
            if !self.app.is_working() {
                return Ok(Some(Exit::HungUp));
            }
            self.pacing.note_urgent();
            return self.update(Event::Work);
        };
        let mut exit = self.handle(first)?;
        for _ in 1..LONGEST_BATCH {
            if exit.is_some() {
                break;
            }
            let Some(message) = self.receiver.next() else { break };
            exit = self.handle(message)?;
        }
        Ok(exit)
    }

    /// Handles messages until the next frame may be drawn.
    fn wait_for_frame(&mut self) -> Outcome {
        while let Some(delay) = self.pacing.delay(now()) {
            let Some(message) = self.receiver.wait_for(delay) else { continue };
            if let Some(exit) = self.handle(message)? {
                return Ok(Some(exit));
            }
        }
        Ok(None)
    }

    fn handle(&mut self, message: Message) -> Outcome {
        let failed = matches!(message, Message::Load(_, Load::Failed(_)));
        if failed || !self.has_article || !matches!(message, Message::Load(..)) {
            self.pacing.note_urgent();
        }
        match message {
            Message::Key(key) => self.update(Event::Key(key)),
            Message::Pasted(text) => self.update(Event::Paste(text)),
            Message::Mouse(event) => self.update(event),
            Message::Load(progress, load) => self.handle_load(&progress, load),
            Message::Articles(token, message) => self.handle_articles(&token, message),
            Message::Changed(path) if self.request.source.path() == Some(&path) => {
                self.loading.changed();
                if self.loading.is_active() { Ok(None) } else { self.reload() }
            }
            Message::Changed(_) => Ok(None),
            Message::Notice(notice) => self.say(notice),
            Message::NotCopied(text, why) => self.copy_without_tool(&text, &why),
            Message::Background(background) => self.background_known(background),
            Message::Resized => self.window_changed(),
            Message::Stop => self.suspend(),
            Message::Continued => self.retake_terminal(),
            Message::Signal(number) => Ok(Some(Exit::Signal(number))),
            Message::HungUp => Ok(Some(Exit::HungUp)),
            Message::Panicked => resume_unwind(Box::new("a thread panicked")),
        }
    }

    /// Handles a message from the loader of `progress`.
    fn handle_load(&mut self, progress: &Arc<Progress>, load: Load) -> Outcome {
        if !self.loading.is(progress) {
            // Another article was opened meanwhile.
            return Ok(None);
        }
        match load {
            Load::Progress(report) => self.update(Event::Progress(Some(report))),
            Load::Partial(article) => self.show_loaded(article),
            Load::Done(article, feed) => {
                self.add_feed(feed);
                self.loading.finish();
                let exit = self.show_loaded(article)?;
                self.store_piped();
                // It was written to meanwhile.
                match exit {
                    None if self.loading.take_changed() => self.reload(),
                    exit => Ok(exit),
                }
            }
            Load::Failed(error) => self.loading_failed(error),
        }
    }

    fn show_loaded(&mut self, article: Box<Article>) -> Outcome {
        self.has_article = true;
        let report = self.loading.report().filter(|_| article.stage == Stage::Beginning);
        let exit = self.update(Event::Loaded(article))?;
        let exit = exit.or(self.update(Event::Progress(report))?);
        self.resume();
        Ok(exit)
    }

    fn loading_failed(&mut self, error: anyhow::Error) -> Outcome {
        if !self.has_article {
            return Ok(Some(Exit::Unreadable(error)));
        }
        self.loading.finish();
        let exit = self.update(Event::Progress(None))?;
        Ok(exit.or(self.say(format!("{error:#}"))?))
    }

    fn background_known(&mut self, background: Background) -> Outcome {
        self.background.answered(background, self.app.appearance.background);
        self.update(Event::Background(background))
    }

    /// Before another program gets the keys: waits a moment for an answer that may be on its way,
    /// which a shell would take for something typed.
    pub(super) fn await_answer(&mut self) {
        let Some(deadline) = self.background.take_deadline() else { return };
        let mut others = Vec::new();
        while let Some(left) = deadline.checked_duration_since(now()) {
            match self.receiver.wait_for(left) {
                Some(Message::Background(_)) | None => break,
                Some(other) => others.push(other),
            }
        }
        others.into_iter().for_each(|message| self.sender.put_back(message));
    }

    /// Goes to where the person left the article.
    pub(super) fn resume(&mut self) {
        if let Some(notice) = self.persistence.resume(&mut self.app) {
            self.app.update(Event::Message(notice));
        }
        self.app.reach_start();
    }

    /// Stores corrections and notes as soon as they are made.
    fn save_annotations(&mut self) {
        if self.app.annotations.take_unsaved().is_none() {
            return;
        }
        let notice = self.persistence.save(&self.app);
        if let Some(notice) = self.persistence.unsaved(&self.app, notice.as_deref()).or(notice) {
            self.app.update(Event::Message(notice));
        }
    }

    /// Handles a resize, also one that was undone: the terminal may have cleared the screen.
    fn window_changed(&mut self) -> Outcome {
        self.screen.invalidate()?;
        self.pacing.note_resize();
        self.take_size()
    }

    /// Takes the terminal again after another program had it.
    pub(super) fn retake_terminal(&mut self) -> Outcome {
        guard::enter_screen(b"")?;
        self.screen.invalidate()?;
        self.take_size()
    }

    fn take_size(&mut self) -> Outcome {
        let (columns, rows) = screen::size();
        if self.screen.resize((columns, rows)) {
            self.pacing.note_resize();
            return self.update(Event::Resize(columns, rows));
        }
        Ok(None)
    }
}

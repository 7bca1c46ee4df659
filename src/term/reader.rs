//! The running reader: the app, the terminal, and what happens beside them.

use std::io;

use super::article_list::ArticleList;
use super::background_query::BackgroundQuery;
use super::clipboard::ClipboardRoutes;
use super::clock::unix_seconds;
use super::event_queue::{Receiver, Sender};
use super::failpoints;
use super::frame_pacing::FramePacing;
use super::input_thread::KeyInput;
use super::loading::Loading;
use super::output::Output;
use super::persistence::Persistence;
use super::screen::Screen;
use super::startup::{FirstArticle, Helpers, ReaderOptions};
use super::watch::FollowWatch;
use crate::app::appearance::Hyperlinks;
use crate::app::{App, Event};
use crate::input::{GrownFile, Request};
use crate::ui;

/// How the event loop ended.
#[derive(Debug)]
pub(super) enum Exit {
    /// The person left.
    Quit,
    /// A signal said so.
    Signal(u8),
    /// There is no terminal any more.
    HungUp,
    /// There is nothing to read.
    Unreadable(anyhow::Error),
}

/// What a step of the event loop gives: how the loop ends, if it does. Its error is the terminal's.
pub(super) type Outcome = io::Result<Option<Exit>>;

/// The reader and all that it works with.
pub(super) struct Reader {
    pub(super) app: App,
    pub(super) screen: Screen<Output>,
    pub(super) receiver: Receiver,
    /// For the threads that send messages.
    pub(super) sender: Sender,
    pub(super) input: KeyInput,
    /// The open article.
    pub(super) request: Request,
    pub(super) articles: ArticleList,
    pub(super) loading: Loading,
    /// Whether an article, or its beginning, is shown.
    pub(super) has_article: bool,
    pub(super) background: BackgroundQuery,
    pub(super) pacing: FramePacing,
    pub(super) persistence: Persistence,
    pub(super) helpers: Helpers,
    pub(super) clipboard: ClipboardRoutes,
    /// Whether the file is read again when it changes.
    pub(super) watch: bool,
    /// Goes on while the end is followed.
    pub(super) follow: Option<FollowWatch>,
}

impl Reader {
    /// A reader on a screen of `size`, with what could be read of its article so far.
    pub(super) fn new(
        options: ReaderOptions,
        first: FirstArticle,
        (screen, size): (Screen<Output>, (u16, u16)),
        (sender, receiver): (Sender, Receiver),
        input: KeyInput,
        background: BackgroundQuery,
    ) -> Self {
        let request = options.request;
        let FirstArticle { article, feed, loading } = first;
        let has_article = !loading.is_active() || !article.doc.text.is_empty();
        failpoints::hit("start");
        let articles = ArticleList::new(options.sources, request.clone()).starting(options.starts);
        let mut app = ui::open(*article, size);
        app.configure(options.config);
        app.set_open_articles(articles.names(), 0);
        let measure = app.appearance.measure;
        let persistence =
            Persistence::new(options.store, request.source.clone(), measure, options.measure_given);
        let mut reader = Self {
            app,
            screen,
            receiver,
            sender,
            input,
            request,
            articles,
            loading,
            has_article,
            background,
            pacing: FramePacing::default(),
            persistence,
            helpers: options.helpers,
            clipboard: options.clipboard,
            watch: options.watch,
            follow: None,
        };
        reader.take_start();
        reader.add_feed(feed);
        reader
    }

    /// Tells the app where reading begins in the open article, the first time it is opened.
    pub(super) fn take_start(&mut self) {
        if let Some(start) = self.articles.take_start(&self.request.source) {
            self.app.start_at(start);
        }
    }

    /// Watches the file while its end is followed.
    pub(super) fn watch_while_following(&mut self) -> Outcome {
        match (self.app.is_following(), &self.follow) {
            (true, None) if self.request.source.path().is_some() => {
                self.follow = FollowWatch::start(&self.sender, &self.request.source);
                self.request.grown = Some(GrownFile::default());
            }
            (true, None) if !self.loading.is_active() => {
                self.app.stop_following();
                return self.say("only a file or an open pipe can be followed");
            }
            (false, Some(_)) => {
                self.follow = None;
                self.request.grown = None;
            }
            _ => {}
        }
        Ok(None)
    }

    /// Whether frames have links.
    pub(super) fn has_links(&self) -> bool {
        self.app.appearance.hyperlinks == Hyperlinks::On
    }

    /// Gives the app an event, and does what it asks for.
    pub(super) fn update(&mut self, event: Event) -> Outcome {
        self.app.annotations.set_time(unix_seconds());
        match self.app.update(event) {
            Some(effect) => self.perform(effect),
            None => Ok(None),
        }
    }

    /// Shows a message at the foot of the screen.
    pub(super) fn say(&mut self, message: impl Into<String>) -> Outcome {
        self.update(Event::Message(message.into()))
    }

    /// Saves all that is stored between runs; gives a notice where something is wrong.
    pub(super) fn save(&mut self) -> Option<String> {
        if let Some((terminal, background)) = self.background.to_store() {
            // Nothing is lost where this fails: the terminal is asked each time.
            let _ = self.persistence.store().save_background(terminal, background.name());
        }
        let histories = self.persistence.save_histories(&mut self.app);
        self.persistence.save(&self.app).or(histories)
    }
}

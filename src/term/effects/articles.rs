//! Other articles: loading again, going to another one, opening recent ones.

use super::super::persistence;
use super::super::reader::{Outcome, Reader};
use crate::app::Event;
use crate::app::open_articles::RecentArticle;
use crate::input::{InputSource, Load};
use crate::text::sanitize::clean_line;

impl Reader {
    /// Loads the article again, on a thread.
    pub(in crate::term) fn reload(&mut self) -> Outcome {
        if self.request.source.is_once() {
            return self.say("standard input cannot be read again");
        }
        self.load(usize::MAX)
    }

    /// Loads the article on a thread; `shown` bytes of it are on the screen already.
    fn load(&mut self, shown: usize) -> Outcome {
        self.loading.restart(&self.sender, &self.request, shown);
        self.update(Event::Progress(self.loading.report()))
    }

    /// Opens another article; where the person is in this one is saved.
    pub(in crate::term) fn open_article(&mut self, index: usize) -> Outcome {
        let Some(request) = self.articles.request(index) else { return Ok(None) };
        if request.source.is_remote() && !self.helpers.network {
            return self.say("not fetched: network = false in the config file");
        }
        let first = match self.articles.piped().filter(|_| request.source.is_once()) {
            Some(article) => Load::Done(Box::new(article.clone()), Vec::new()),
            None => request.first(),
        };
        let (article, is_whole) = match first {
            Load::Failed(error) => return self.say(format!("{error:#}")),
            Load::Done(article, _) => (article, true),
            Load::Partial(article) => (article, false),
            Load::Progress(_) => (Box::new(request.placeholder()), false),
        };
        if let Some(warning) = self.persistence.warn_before_leaving(&self.app) {
            return self.say(warning);
        }
        self.store_piped();
        self.persistence.switch_to(request.source.clone());
        self.loading.cancel();
        let shown = article.doc.text.len();
        self.request = request;
        let exit = self.update(Event::Opened(article, index))?;
        self.take_start();
        if !is_whole {
            self.load(shown)?;
        }
        self.resume();
        // Its file may have changed since.
        if self.app.open_articles.dossier.is_ready() {
            self.read_articles();
        }
        Ok(exit)
    }

    /// The open article is the first of several that came at once: from now on each can be opened.
    pub(in crate::term) fn add_feed(&mut self, feed: Vec<InputSource>) {
        let Some(first) = feed.first().cloned() else { return };
        let index = self.app.open_articles.at;
        self.persistence.rename_source(first.clone());
        self.request.source = first;
        self.articles.split(index, feed);
        self.app.set_open_articles(self.articles.names(), index);
        self.articles.reading.cancel();
        self.read_few_articles();
    }

    /// A pipe can be read only once: stores its article for the way back from another one.
    pub(in crate::term) fn store_piped(&mut self) {
        if self.request.source.is_once() {
            self.articles.store_piped(&self.app.article);
        }
    }

    /// Gives the app the recent articles that can be opened again, without the open one.
    pub(super) fn list_recent(&mut self) -> Outcome {
        let recent = self.persistence.store().recent().into_iter().filter_map(|article| {
            let source = persistence::source_named(&article.source)?;
            let shown = RecentArticle {
                source: clean_line(&article.source, 1000),
                title: clean_line(&article.title, 300),
                percent: article.percent,
            };
            (!persistence::is_same(&source, &self.request.source)).then_some((shown, source))
        });
        let (articles, sources) = recent.unzip();
        self.articles.set_recent(sources);
        self.update(Event::Recent(articles))
    }

    /// Takes the recent article in that row off the list.
    pub(super) fn remove_recent(&mut self, row: usize) -> Outcome {
        let Some(name) = self.articles.recent(row).and_then(InputSource::identity) else {
            return Ok(None);
        };
        let store = self.persistence.store();
        if store.is_private() {
            return self.say("not removed: a private session changes nothing on disk");
        }
        if let Err(notice) = store.remove_recent(&name) {
            return self.say(notice);
        }
        let exit = self.list_recent()?;
        let place = "its place and notes stay (dateline --forget removes all)";
        Ok(exit.or(self.say(format!("removed from the list; {place}"))?))
    }

    /// Opens the recent article in that row, beside those that are open.
    pub(super) fn open_recent(&mut self, row: usize) -> Outcome {
        let Some(source) = self.articles.recent(row).cloned() else { return Ok(None) };
        if source.is_gone() {
            return self.say(format!("{}: no such file (moved or deleted)", source.name()));
        }
        let (index, added) = self.articles.find_or_add(&source);
        if added {
            self.app.set_open_articles(self.articles.names(), self.app.open_articles.at);
            self.articles.reading.cancel();
            self.read_few_articles();
        }
        self.open_article(index)
    }
}

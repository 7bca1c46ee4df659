//! Goes from article to article: those that were named, and those read recently.

use std::io;

use super::{Exit, Reader, persistence};
use crate::app::Event;
use crate::app::open_articles::RecentArticle;
use crate::facts::Context;
use crate::input::{InputSource, Load, Request};
use crate::text::sanitize::clean_line;

impl Reader {
    /// Opens another of the open articles; the position in this one is saved.
    pub(super) fn open_article(&mut self, at: usize) -> io::Result<Option<Exit>> {
        let Some(source) = self.sources.get(at).cloned() else { return Ok(None) };
        let request = if at < self.named {
            Request { source, ..self.given.clone() }
        } else {
            Request { source, format: None, context: Context::default() }
        };
        let first = match self.piped.clone().filter(|_| request.source.is_once()) {
            Some(article) => Load::Done(Box::new(article), Vec::new()),
            None => request.first(),
        };
        let (article, is_whole) = match first {
            Load::Failed(error) => return self.say(format!("{error:#}")),
            Load::Done(article, _) => (article, true),
            Load::Partial(article) => (article, false),
            Load::Progress(_) => (Box::new(request.placeholder()), false),
        };
        self.persistence.save(&self.app);
        if self.piped.is_none() {
            self.keep_piped();
        }
        self.persistence.switch_to(request.source.clone());
        self.cancel_loading();
        let shown = article.doc.text.len();
        self.request = request;
        let ending = self.update(Event::Opened(article, at))?;
        if !is_whole {
            self.load(shown)?;
        }
        self.resume();
        Ok(ending)
    }

    /// Lists the articles that were read recently and can be opened again.
    pub(super) fn list_recent(&mut self) -> io::Result<Option<Exit>> {
        let known = self.persistence.store().recent();
        let known = known.into_iter().filter_map(|article| {
            let source = persistence::source_named(&article.source)?;
            // The one that is open is no help.
            (!persistence::is_same(&source, &self.request.source)).then_some((article, source))
        });
        let (articles, sources) = known
            .map(|(article, source)| {
                let recent = RecentArticle {
                    source: clean_line(&article.source, 1000),
                    title: clean_line(&article.title, 300),
                    percent: article.percent,
                };
                (recent, source)
            })
            .unzip();
        self.recent = sources;
        self.update(Event::Recent(articles))
    }

    /// Opens one of them, beside those that are open.
    pub(super) fn open_recent(&mut self, at: usize) -> io::Result<Option<Exit>> {
        let Some(source) = self.recent.get(at).cloned() else { return Ok(None) };
        if source.is_gone() {
            return self.say(format!("{}: moved or deleted", source.name()));
        }
        let at = match self.sources.iter().position(|open| persistence::is_same(open, &source)) {
            Some(at) => at,
            None => {
                self.sources.push(source);
                self.list_open_articles(self.app.open_articles.at);
                self.sources.len() - 1
            }
        };
        self.open_article(at)
    }

    /// Gives the app the names of the open articles; it shows the one `at` this index.
    pub(super) fn list_open_articles(&mut self, at: usize) {
        self.app.set_open_articles(self.sources.iter().map(InputSource::name).collect(), at);
    }
}

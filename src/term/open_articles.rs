//! Going from article to article: those that were named, and those read lately.

use std::io;

use super::load::Request;
use super::{Exit, Reader, persistence};
use crate::app::Event;
use crate::app::open_articles::RecentArticle;
use crate::facts::Context;
use crate::input::{Held, Source};
use crate::text::clean::clean_line;

impl Reader {
    /// Opens another of the articles that were named; where the reader was in this one is saved.
    pub(super) fn open_article(&mut self, at: usize) -> io::Result<Option<Exit>> {
        let Some(source) = self.shelf.get(at).cloned() else { return Ok(None) };
        let request = if at < self.named {
            Request { source, ..self.given.clone() }
        } else {
            Request { source, format: None, context: Context::default() }
        };
        let piped = self.piped.clone().filter(|_| request.source == Source::Stdin);
        let (article, more) = match piped {
            // A pipe can be read only once.
            Some(article) => (article, false),
            None => match request.start() {
                Ok(start) => request.understand(start),
                Err(error) => return self.say(format!("{error:#}")),
            },
        };
        self.persistence.save(&self.app);
        if self.piped.is_none() {
            self.keep_piped();
        }
        self.persistence.switch_to(request.source.clone());
        self.end_loading();
        let shown = article.doc.text.len();
        self.request = request;
        let ending = self.update(Event::Opened(Box::new(article), at))?;
        if more {
            self.load(shown)?;
        }
        self.resume();
        Ok(ending)
    }

    /// What was opened are several articles, of which the first is shown: all of them can be opened.
    pub(super) fn hold(&mut self, held: &Held) {
        let at = self.app.open_articles.at;
        let parts = held.parts();
        if self.request.source == *held.source()
            && let Some(first) = parts.first().cloned()
        {
            self.persistence.call(first.clone());
            self.request.source = first;
            self.named += parts.len() - self.shelf.len().min(1);
            self.shelf.splice(at..self.shelf.len().min(at + 1), parts);
            self.app.set_open_articles(self.shelf.iter().map(Source::name).collect(), at);
        }
    }

    /// Tells what was read lately and can be opened again.
    pub(super) fn list_recent(&mut self) -> io::Result<Option<Exit>> {
        let known = self.persistence.store().recent();
        let known = known.into_iter().filter_map(|article| {
            let source = persistence::source_named(&article.source)?;
            // The one that is open is no help.
            (!persistence::is_same(&source, &self.request.source)).then_some((article, source))
        });
        let (articles, sources) = known
            .map(|(article, source)| {
                let remembered = RecentArticle {
                    source: clean_line(&article.source, 1000),
                    title: clean_line(&article.title, 300),
                    percent: article.percent,
                };
                (remembered, source)
            })
            .unzip();
        self.recent = sources;
        self.update(Event::Recent(articles))
    }

    /// Opens one of them, beside those that are open.
    pub(super) fn open_recent(&mut self, at: usize) -> io::Result<Option<Exit>> {
        let Some(source) = self.recent.get(at).cloned() else { return Ok(None) };
        if persistence::is_gone(&source) {
            return self
                .say(format!("{} is not there any more: it was moved or deleted", source.name()));
        }
        let at = match self.shelf.iter().position(|open| persistence::is_same(open, &source)) {
            Some(at) => at,
            None => {
                self.shelf.push(source);
                self.app.set_open_articles(
                    self.shelf.iter().map(Source::name).collect(),
                    self.app.open_articles.at,
                );
                self.shelf.len() - 1
            }
        };
        self.open_article(at)
    }
}

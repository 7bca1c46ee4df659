//! Moving among the articles that are open.

use crate::app::App;
use crate::app::article::Article;
use crate::app::event::Effect;
use crate::app::viewport::View;

impl App {
    /// Sets which articles are open, and which of them is shown.
    pub fn set_open_articles(&mut self, names: Vec<String>, at: usize) {
        self.open_articles.names = names;
        self.open_articles.at = at;
        self.refresh_lists();
        self.list_mut(View::Articles).select(u32::try_from(at).unwrap_or(0));
    }

    /// Asks for one of the open articles, from 0.
    pub(in crate::app) fn open_article(&mut self, at: usize) -> Option<Effect> {
        if self.open_articles.is_other(at) {
            return Some(Effect::OpenArticle(at));
        }
        self.leave_list();
        None
    }

    /// `:n` and `:p`.
    pub(super) fn step_article(&mut self, by: isize) -> Option<Effect> {
        let neighbour = self.open_articles.neighbour(by);
        if neighbour.is_none() {
            self.say(if by > 0 { "this is the last article" } else { "this is the first article" });
        }
        neighbour.map(Effect::OpenArticle)
    }

    /// Shows another of the open articles, from its beginning.
    pub(super) fn opened(&mut self, article: Article, at: usize) {
        let fresh = Self::on(self.screen, article, self.size());
        let old = std::mem::replace(self, fresh);
        self.appearance = old.appearance;
        self.keymap = old.keymap;
        self.prompts = old.prompts;
        self.prompts.open = None;
        self.open_articles.titles = old.open_articles.titles;
        let title = old.article.doc.meta.title.clone();
        self.open_articles.titles.insert(old.open_articles.at, title);
        self.set_open_articles(old.open_articles.names, at);
        let (count, name) = (self.open_articles.names.len(), self.open_articles.name(at));
        self.message = format!("{} of {count}: {name}", at + 1);
        if let Some(note) = self.article.doc.notes.first() {
            self.message = format!("{}: {}", self.message, note.message);
        }
        self.navigation.trail = old.navigation.trail;
        self.navigation
            .trail
            .extend(old.navigation.leaving.map(|from| (old.open_articles.at, from)));
        self.relayout();
        if let Some(place) = old.navigation.returning {
            self.restore(place);
        }
    }
}

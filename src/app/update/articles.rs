//! Moving among the articles that are open.

use crate::app::App;
use crate::app::article::Article;
use crate::app::dossier_state::DossierState;
use crate::app::event::Effect;
use crate::app::start::Start;
use crate::app::viewport::View;

impl App {
    /// Sets which articles are open, and which of them is shown.
    pub fn set_open_articles(&mut self, names: Vec<String>, at: usize) {
        if names != self.open_articles.names {
            let decisions = std::mem::take(&mut self.open_articles.dossier.decisions);
            self.open_articles.dossier = DossierState { decisions, ..DossierState::default() };
        }
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
        let mut old = std::mem::replace(self, fresh);
        self.appearance = old.appearance;
        self.keymap = old.keymap;
        self.prompts = old.prompts;
        self.prompts.open = None;
        self.views.take_over_all(&mut old.views);
        let left = old.open_articles.at;
        self.open_articles = old.open_articles;
        self.open_articles.titles.insert(left, old.article.doc.meta.title.clone());
        for article in [left, at] {
            if let Some(status) = self.open_articles.dossier.read.statuses.get_mut(article) {
                status.seen = true;
            }
        }
        let names = std::mem::take(&mut self.open_articles.names);
        self.open_articles.names.clone_from(&names);
        self.set_open_articles(names, at);
        let (count, name) = (self.open_articles.names.len(), self.open_articles.name(at));
        self.message = format!("{} of {count}: {name}", at + 1);
        if let Some(note) = self.article.doc.notes.first() {
            self.message = format!("{}: {}", self.message, note.message);
        }
        self.navigation.trail = old.navigation.trail;
        self.navigation.trail.extend(old.navigation.leaving.map(|from| (left, from)));
        self.navigation.start = old.navigation.arriving.map(Start::Passage);
        self.relayout();
        if let Some(place) = old.navigation.returning {
            self.restore(place);
        }
    }
}

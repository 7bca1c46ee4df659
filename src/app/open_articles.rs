//! Several articles opened together: which there are, and moving among them.

use super::layout::View;
use super::{App, Article, Effect};

/// The articles that were opened together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenArticles {
    /// Their names, clean, in order. One article needs no shelf: empty then.
    pub names: Vec<String>,
    /// Which one is open.
    pub at: usize,
}

/// An article of another time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecentArticle {
    /// Where it is, clean.
    pub source: String,
    /// Its title, clean.
    pub title: String,
    /// How far it was read.
    pub percent: u8,
}

impl App {
    /// Tells the reader what else was opened.
    pub fn set_open_articles(&mut self, names: Vec<String>, at: usize) {
        self.open_articles = OpenArticles { names, at };
        self.refresh_lists();
        self.list_mut(View::Articles).select(u32::try_from(at).unwrap_or(0));
    }

    /// Asks for an article of the shelf, counted from 0.
    pub(super) fn open_article(&mut self, at: usize) -> Option<Effect> {
        if at < self.open_articles.names.len() && at != self.open_articles.at {
            return Some(Effect::OpenArticle(at));
        }
        self.leave_list();
        None
    }

    /// Shows the articles read lately.
    pub(super) fn show_recent(&mut self, articles: Vec<RecentArticle>) {
        self.recent = articles;
        self.show(View::Recent);
    }

    /// `:n` and `:p`.
    pub(super) fn step_article(&mut self, by: isize) -> Option<Effect> {
        let wanted = self.open_articles.at.checked_add_signed(by);
        match wanted.filter(|at| *at < self.open_articles.names.len()) {
            Some(at) => Some(Effect::OpenArticle(at)),
            None => {
                let told =
                    if by > 0 { "no article after this one" } else { "no article before this one" };
                told.clone_into(&mut self.message);
                None
            }
        }
    }

    /// Shows another article of the shelf, from its beginning.
    pub(super) fn opened(&mut self, article: Article, at: usize) {
        let fresh = Self::new(article, self.size);
        let old = std::mem::replace(self, fresh);
        self.appearance = old.appearance;
        self.keymap = old.keymap;
        self.histories = old.histories;
        self.set_open_articles(old.open_articles.names, at);
        let name = self.open_articles.names.get(at).map_or("", String::as_str);
        self.message = format!("{} of {}: {name}", at + 1, self.open_articles.names.len());
        if let Some(note) = self.article.doc.notes.first() {
            self.message = format!("{}: {}", self.message, note.message);
        }
        self.relayout();
    }
}

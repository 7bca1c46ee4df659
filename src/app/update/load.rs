//! Articles that are loaded, again or more of them, while one reads on: the place stays.

use std::sync::Arc;

use crate::app::App;
use crate::app::actions::Action;
use crate::app::article::{Article, Stage};
use crate::app::event::Effect;
use crate::app::load_progress::LoadProgress;
use crate::app::panes::count;
use crate::app::viewport::{Focus, View};
use crate::facts::{Person, PersonId};
use crate::text::Span;

impl App {
    /// Shows an article, corrected; the place is not touched.
    pub(in crate::app) fn take_article(&mut self, mut article: Article) {
        let removed = self.article.doc.removed_count;
        self.annotations.apply_to_loaded(&mut article);
        self.article = article;
        if let Some(search) = &mut self.search {
            search.forget_origin();
        }
        if let Some(message) = self.lost_message() {
            self.message = message;
        } else if self.article.doc.removed_count > removed && self.hides_words() {
            self.message = self.removed_notice();
        }
        self.views.card = self.views.card.filter(|id| self.person(*id).is_some());
        self.person = self.person.filter(|id| self.person(*id).is_some());
        self.refresh_lists();
    }

    /// Whether what was removed from the text could hide or change words. Soft hyphens cannot.
    fn hides_words(&self) -> bool {
        self.article.doc.removed.iter().any(|removed| removed.what != '\u{AD}')
    }

    /// Shows the article again, or more of it, keeping the place: by offset where the text around
    /// it is the same, else by the words of the sentence on top.
    pub(super) fn reload(&mut self, article: Article) {
        let longer = article.doc.text.len() > self.article.doc.text.len();
        let grows =
            self.article.stage < article.stage || (article.stage == Stage::Beginning && longer);
        let anchor = self.body.anchor;
        let top = self.article.sentence_at(anchor).unwrap_or(Span::new(anchor, anchor));
        let into = anchor.saturating_sub(top.start);
        let text = &article.doc.text;
        let words = top.in_text(&self.article.doc.text);
        let same = text.get(top.range()) == Some(words);
        let moved = if same || words.is_empty() { None } else { nearest(text, words, top.start) };
        let anchor = moved.map_or(anchor, |at| at + into);
        if !same {
            // Spans of the old text mean nothing in the new one.
            self.body.flash = None;
            self.body.selection = None;
            self.body.pressed = None;
            self.navigation.forget_jumps();
            self.search = None;
        }
        if !grows && !Arc::ptr_eq(&self.article.doc, &article.doc) {
            self.lens = None;
        }
        self.take_more_of(article);
        if grows {
            self.renew_lens();
        }
        let end = u32::try_from(self.article.doc.text.len()).unwrap_or(u32::MAX);
        self.body.anchor = anchor.min(end);
        self.relayout();
        if grows {
            self.find_in_more();
        }
        if self.navigation.following {
            self.follow();
        } else if grows && std::mem::take(&mut self.navigation.follows_end) {
            self.message.clear();
            self.follow_to_end();
        }
    }

    /// Takes the article with more of it. The people in view may have other numbers then: they are
    /// known by their names, or else by the first words that mention them.
    fn take_more_of(&mut self, article: Article) {
        let list = self.list(View::People);
        let touched = list.cursor > 0 || self.views.focus == Focus::List(View::People);
        let selected = list.selected().filter(|_| touched).map(PersonId);
        let known = [self.views.card, self.person, selected].map(|id| {
            let person = self.person(id?)?;
            Some((person.name.clone(), person.mentions.first().map(|mention| mention.span)))
        });
        self.take_article(article);
        let people = &self.article.facts.people;
        let [card, person, selected] = known.map(|known| {
            let (name, first) = known?;
            let means = |person: &Person| person.mentions.iter().any(|m| Some(m.span) == first);
            let at = people.iter().position(|person| person.name == name);
            let at = at.or_else(|| people.iter().position(means))?;
            u32::try_from(at).ok().map(PersonId)
        });
        (self.views.card, self.person) = (card, person);
        self.views.leave_empty_card();
        self.refresh_list(View::Card);
        let people = self.list_mut(View::People);
        match selected {
            Some(PersonId(item)) => people.select(item),
            None => people.cursor = 0,
        }
        self.reveal_cursor(View::People);
    }

    /// Handles a message about loading: its progress, or its end.
    pub(super) fn set_progress(&mut self, progress: Option<LoadProgress>) {
        let before = self.progress;
        let stopped = before.is_some_and(|before| before.stopped);
        self.progress = progress.map(|progress| LoadProgress { stopped, ..progress });
        if progress.is_none() && self.article.stage == Stage::Beginning {
            // No more will come.
            self.article.stage = Stage::Whole;
        }
        if progress.is_none() && before.is_some() {
            self.show_load_notes();
        }
    }

    /// Says how the article was read, where that is worth a line: in which encoding, how much.
    pub fn show_load_notes(&mut self) {
        let doc = &self.article.doc;
        let mut notes: Vec<String> = doc.notes.iter().map(|note| note.message.clone()).collect();
        if !doc.comments.is_empty() {
            let comments = count(doc.comments.len(), "comment", "comments");
            let key = self.keymap.label_of(Action::Show(View::Notes));
            notes.push(format!("{comments} ({key} lists them)"));
        }
        let notes = notes.join("; ");
        if !notes.is_empty() && self.message.is_empty() {
            self.message = notes;
        }
    }

    /// Stops loading; a second time there is nothing to stop.
    pub(super) fn stop_loading(&mut self) -> Option<Effect> {
        let progress = self.progress.as_mut().filter(|progress| !progress.stopped)?;
        progress.stopped = true;
        Some(Effect::StopLoading)
    }

    /// The status while more is coming, and the key that stops it: "loading 4.2 MB", "^C".
    #[must_use]
    pub(in crate::app) fn loading_status(&self) -> Option<(String, String)> {
        let progress = self.progress?;
        let amount = progress.describe();
        let source = &self.article.doc.meta.source;
        let status = match (progress.stopped, self.article.doc.text.is_empty()) {
            (true, _) => "stopping".to_owned(),
            (false, true) if amount.is_empty() && source == "-" => {
                "waiting for standard input …".to_owned()
            }
            (false, true) if amount.is_empty() => format!("waiting for {source} …"),
            (false, true) => format!("loading {source}: {amount}"),
            (false, false) if amount.is_empty() => "loading".to_owned(),
            (false, false) => format!("loading {amount}"),
        };
        Some((status, self.keymap.label_of(Action::Stop)))
    }

    /// The text that is shown until the article's own is there.
    #[must_use]
    pub const fn empty_words(&self) -> &'static str {
        if self.progress.is_some() { "loading …" } else { "this text is empty" }
    }
}

/// The occurrence of `words` in `text` that starts nearest to `offset`.
fn nearest(text: &str, words: &str, offset: u32) -> Option<u32> {
    let finder = memchr::memmem::Finder::new(words);
    let starts = finder.find_iter(text.as_bytes()).filter_map(|at| u32::try_from(at).ok());
    starts.min_by_key(|at| at.abs_diff(offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_occurrence_is_found() {
        for (offset, expected) in [(0, Some(0)), (5, Some(4)), (7, Some(8)), (99, Some(8))] {
            assert_eq!(nearest("one one one", "one", offset), expected, "{offset}");
        }
        assert_eq!(nearest("one", "two", 0), None);
    }
}

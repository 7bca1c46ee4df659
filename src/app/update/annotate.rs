//! Changing, undoing and restoring corrections and notes: the place and the selection stay.

use std::sync::Arc;

use crate::app::App;
use crate::app::annotations::{Annotations, Undone};
use crate::app::article::{Article, Stage};
use crate::app::panes::{count, pane};
use crate::app::selection::{RENUMBERED, Selection};
use crate::app::viewport::View;
use crate::calendar::Date;
use crate::doc::DateSource;
use crate::facts::corrections::{PersonRef, find_person};
use crate::facts::{self, Context, PersonId};

/// A count before `U` is cut to this.
const MOST_STEPS: usize = 100;

impl App {
    /// Takes the annotations stored beside this article; those made before they came stay.
    pub fn restore_annotations(&mut self, stored: Annotations) {
        if stored == Annotations::default() {
            return;
        }
        self.annotations.restore(stored);
        self.apply_annotations(None);
        if let Some(message) = self.lost_message() {
            self.message = message;
        }
    }

    /// "2 corrections no longer match the text".
    pub(super) fn lost_message(&self) -> Option<String> {
        // Of an article that is not whole yet, more may come.
        if self.article.stage != Stage::Whole {
            return None;
        }
        match self.annotations.lost() {
            0 => None,
            1 => Some("1 correction no longer matches the text (:notes lists it)".to_owned()),
            n => {
                let corrections = count(n, "correction", "corrections");
                Some(format!("{corrections} no longer match the text (:notes lists them)"))
            }
        }
    }

    /// Changes the annotations; `done` says what was done.
    pub(super) fn change_annotations(
        &mut self,
        done: String,
        change: impl FnOnce(&mut Annotations),
    ) {
        let selection = self.selection();
        let corrections = self.annotations.corrections().len();
        self.annotations.change(done.clone(), selection, change);
        self.apply_annotations(None);
        if self.annotations.corrections().len() != corrections {
            self.renew_digest();
        }
        self.message = done;
    }

    /// Undoes the last changes; when there is none from this session, the last correction.
    pub(super) fn undo(&mut self, times: usize) {
        for _ in 0..times.min(MOST_STEPS) {
            let Some(undone) = self.annotations.undo(self.given_date()) else {
                self.say("nothing to undo");
                return;
            };
            self.message = format!("undone: {}", undone.done);
            self.show_undone(undone);
        }
    }

    /// Makes again what was undone last.
    pub(super) fn redo(&mut self, times: usize) {
        for _ in 0..times.min(MOST_STEPS) {
            let Some(redone) = self.annotations.redo(self.given_date()) else {
                self.say("nothing to redo");
                return;
            };
            self.message = format!("redone: {}", redone.done);
            self.show_undone(redone);
        }
    }

    fn show_undone(&mut self, undone: Undone) {
        let message = std::mem::take(&mut self.message);
        if let Some(date) = undone.date {
            self.read_with_date(date);
        }
        // In the list where it was done, the cursor goes to what comes back.
        let focus = self.views.focus;
        self.apply_annotations(undone.selection.filter(|then| then.focus == focus));
        self.renew_digest();
        self.message = message;
    }

    /// The publication date that the reader gave; none while it is the article's own.
    fn given_date(&self) -> Option<Date> {
        let (date, source) = self.article.facts.published?;
        (source == DateSource::Given).then_some(date)
    }

    /// Resolves relative dates from another day; `U` takes that back.
    pub(super) fn change_date(&mut self, date: Date) {
        let (before, selection) = (self.given_date(), self.selection());
        self.read_with_date(Some(date));
        self.renew_digest();
        self.annotations.date_changed(before, format!("publication date {date}"), selection);
    }

    /// Extracts the facts again with a publication date, or with the article's own.
    fn read_with_date(&mut self, published: Option<Date>) {
        let doc = Arc::clone(&self.article.doc);
        let facts = facts::extract(&doc, &Context { published });
        self.take_article(Article::new(doc, facts, self.article.stage));
        self.relayout();
    }

    /// Corrects the facts as they were extracted; selects what was selected before, or then.
    fn apply_annotations(&mut self, then: Option<Selection>) {
        let selection = then.unwrap_or_else(|| self.selection());
        self.annotations.apply_again(&mut self.article);
        self.select(&selection);
    }

    pub(super) fn selection(&self) -> Selection {
        let who = |id: PersonId| Some(PersonRef::of(&self.article.doc, self.person(id)?));
        let row = |view: View| {
            let list = self.list(view);
            (view, list.cursor, list.selected().and_then(|item| (pane(view).target)(self, item)))
        };
        Selection {
            focus: self.views.focus,
            listed: self.list(View::People).selected().map(PersonId).and_then(who),
            card: self.views.card.and_then(who),
            person: self.person.and_then(who),
            rows: RENUMBERED.map(row).to_vec(),
        }
    }

    fn select(&mut self, selection: &Selection) {
        let find = |app: &Self, who: &Option<PersonRef>| {
            find_person(&app.article.doc, &app.article.facts, who.as_ref()?)
        };
        self.views.card = find(self, &selection.card);
        self.person = find(self, &selection.person);
        let listed = find(self, &selection.listed);
        self.refresh_lists();
        for (view, row, target) in &selection.rows {
            let order = &self.list(*view).order;
            let place = match listed.filter(|_| *view == View::People) {
                Some(PersonId(id)) => order.iter().position(|item| *item == id),
                None => target.and_then(|target| {
                    let at = |item: &u32| (pane(*view).target)(self, *item) == Some(target);
                    order.iter().position(at)
                }),
            };
            let last = order.len().saturating_sub(1);
            self.list_mut(*view).cursor = place.unwrap_or((*row).min(last));
            self.reveal_cursor(*view);
        }
        self.views.leave_empty_card();
        self.relayout();
    }
}

#[cfg(test)]
mod tests;

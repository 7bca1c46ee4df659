//! All open articles as one: the switch between this article and all of them, and the way from a row
//! to its words.

use std::sync::Arc;

use crate::app::App;
use crate::app::actions::Action;
use crate::app::article::Stage;
use crate::app::dossier_state::{ArticlesRead, Passage, Reading};
use crate::app::event::Effect;
use crate::app::panes::{all_card, all_people, all_quotes, differences, pane};
use crate::app::viewport::{Focus, View};
use crate::dossier::{Digest, Member};
use crate::facts::PersonId;
use crate::text::Span;

impl App {
    /// `D`: lists of all articles, or of this one again.
    pub(super) fn toggle_all(&mut self) -> Option<Effect> {
        if self.is_alone() {
            return None;
        }
        if self.views.all {
            self.views.all = false;
            self.views.side = self.views.side.in_article();
            if let Focus::List(focused) = self.views.focus
                && focused.is_over_all()
            {
                self.show_instead(focused.in_article());
            }
            self.views.leave_empty_card();
            self.relayout();
            self.say("lists of this article");
            return None;
        }
        let view = match self.views.current() {
            view @ (View::People | View::Timeline | View::Quotes | View::Warnings) => view,
            _ => View::People,
        };
        self.show_over_all(view.over_all())
    }

    /// Shows a list over all articles, and has the articles read where they are not.
    pub(super) fn show_over_all(&mut self, view: View) -> Option<Effect> {
        if self.is_alone() {
            return None;
        }
        let switched = !std::mem::replace(&mut self.views.all, true);
        match self.views.focus {
            Focus::List(focused) if focused == view.in_article() => {
                self.leave();
                self.show_instead(view);
            }
            Focus::List(focused) if focused == view && switched => self.relayout(),
            _ => self.show(view),
        }
        let key = self.keymap.label_of(Action::AllArticles);
        if switched {
            let count = self.open_articles.names.len();
            self.message = format!("all {count} articles; {key} shows this one");
        }
        switched.then_some(Effect::ReadArticles)
    }

    /// Whether only one article is open; says so.
    fn is_alone(&mut self) -> bool {
        let alone = self.open_articles.names.len() < 2;
        if alone {
            self.say("only this article is open: dateline FOLDER or FILE FILE … opens several");
        }
        alone
    }

    /// Shows a list in the place of the one that has focus.
    fn show_instead(&mut self, view: View) {
        self.views.focus = Focus::List(view);
        if self.views.side.in_article() == view.in_article() || view.is_main() {
            self.views.side = view;
        }
        if !view.is_over_all() {
            self.refresh_list(view);
            self.select_near(view);
        }
        self.relayout();
    }

    /// So many of the open articles have been read.
    pub(super) const fn articles_reading(&mut self, done: usize, total: usize) {
        self.open_articles.dossier.reading = Reading::Underway(done, total);
    }

    /// All open articles have been read: what was selected stays, by its words.
    pub(super) fn articles_read(&mut self, mut read: ArticlesRead) {
        if read.statuses.len() != self.open_articles.names.len() {
            // Others have been opened since.
            return;
        }
        let dossier = &mut self.open_articles.dossier;
        for (status, known) in read.statuses.iter_mut().zip(&dossier.read.statuses) {
            status.seen |= known.seen;
        }
        if let Some(status) = read.statuses.get_mut(self.open_articles.at) {
            status.seen = true;
        }
        let kept = View::ALL.map(|view| (view, self.selected_report(view)));
        let dossier = &mut self.open_articles.dossier;
        let card = dossier.card.take();
        let card =
            card.and_then(|id| dossier.read.dossier.people.get(id as usize)?.members.first());
        let card = card.copied();
        dossier.read = read;
        dossier.reading = Reading::Done;
        let card = card.and_then(|member| self.person_of(member));
        self.set_card_over_all(card);
        self.refresh_lists_over_all();
        for (view, passage) in kept {
            if let Some(passage) = passage {
                self.select_report(view, passage);
            }
        }
        self.relayout();
        let dossier = &self.open_articles.dossier;
        if dossier.read.decisions != dossier.decisions.current() {
            // Something was decided while they were read.
            self.follow_decisions();
        }
    }

    /// The first words of the selected row of a list over all articles.
    fn selected_report(&self, view: View) -> Option<Passage> {
        let item = self.list(view).selected().filter(|_| view.is_over_all())?;
        let is_chosen = self.list(view).cursor > 0 || self.views.focus == Focus::List(view);
        is_chosen.then(|| (pane(view).passages)(self, item).first().copied())?
    }

    /// Selects the row with these words.
    fn select_report(&mut self, view: View, passage: Passage) {
        let holds = |item: &&u32| (pane(view).passages)(self, **item).contains(&passage);
        let item = self.list(view).order.iter().find(holds).copied();
        if let Some(item) = item {
            self.list_mut(view).select(item);
            self.reveal_cursor(view);
        }
    }

    /// The person of the dossier who is this person of an article.
    fn person_of(&self, member: Member) -> Option<u32> {
        let people = &self.open_articles.dossier.read.dossier.people;
        let at = people.iter().position(|person| person.members.contains(&member))?;
        u32::try_from(at).ok()
    }

    /// `n` and `N` in a list over all articles: the next report of the selected row.
    pub(super) fn step_report(&mut self, forward: bool, times: usize) -> bool {
        let Focus::List(view) = self.views.focus else { return false };
        let Some(item) = self.list(view).selected().filter(|_| view.is_over_all()) else {
            return false;
        };
        let last = (pane(view).passages)(self, item).len().saturating_sub(1);
        let dossier = &mut self.open_articles.dossier;
        let step = dossier.step(view, item);
        let next =
            if forward { step.saturating_add(times).min(last) } else { step.saturating_sub(times) };
        dossier.set_step(view, item, next);
        if next == step {
            self.say(if forward { "this is the last one" } else { "this is the first one" });
        }
        true
    }

    /// The words of the selected report of a row, where they are in the article that is shown.
    pub(super) fn report_here(&self, view: View, item: u32) -> Option<Span> {
        let step = self.open_articles.dossier.step(view, item);
        let passage = (pane(view).passages)(self, item).into_iter().nth(step)?;
        let number = self.open_articles.dossier.read.number(passage.article)?;
        let span = self.article.doc.clean_span(passage.span);
        let is_there = span.end as usize <= self.article.doc.text.len();
        (number == self.open_articles.at && is_there).then_some(span)
    }

    /// Takes the facts of the open article into the dossier, after they have been corrected.
    pub(super) fn renew_digest(&mut self) {
        let dossier = &mut self.open_articles.dossier;
        let at = self.open_articles.at;
        let Some((index, _)) =
            dossier.read.digest(at).filter(|_| self.article.stage == Stage::Whole)
        else {
            return;
        };
        let mut read = std::mem::take(&mut dossier.read);
        let known = Arc::unwrap_or_clone(std::mem::take(&mut read.dossier));
        let mut digest = Digest::of(&self.article.doc, &self.article.facts);
        if let Some(before) = known.articles.get(index as usize) {
            digest.source.clone_from(&before.source);
            digest.id.clone_from(&before.id);
        }
        let decisions = dossier.decisions.current();
        let joined = known.corrected(index, digest, decisions);
        let names = &self.open_articles.names;
        let problems = (0..).zip(&read.statuses);
        let problems = problems.filter_map(|(at, it)| Some((at, it.problem.clone()?))).collect();
        let mut renewed = ArticlesRead::new(names, joined, problems);
        renewed.decisions = decisions.to_vec();
        for (status, known) in renewed.statuses.iter_mut().zip(&read.statuses) {
            status.seen = known.seen;
        }
        self.articles_read(renewed);
    }

    /// Enter in a list over all articles: to the words of the row, in their article.
    pub(in crate::app) fn go_to_report(&mut self, view: View, item: u32) -> Option<Effect> {
        let passages = (pane(view).passages)(self, item);
        let step = self.open_articles.dossier.step(view, item);
        let passage = *passages.get(step.min(passages.len().saturating_sub(1)))?;
        let number = self.open_articles.dossier.read.number(passage.article)?;
        if number == self.open_articles.at {
            let end = u32::try_from(self.article.doc.text.len()).unwrap_or(u32::MAX);
            let span = self.article.doc.clean_span(passage.span);
            if span.end <= end {
                self.go_to(span);
            } else {
                self.say("these words are no longer in the text");
            }
            return None;
        }
        self.navigation.leaving = Some(self.location());
        self.navigation.arriving = Some(passage.span);
        Some(Effect::OpenArticle(number))
    }

    /// `K` in a list over all articles.
    pub(super) fn show_card_over_all(&mut self, view: View) {
        let item = self.list(view).selected();
        let person = match view {
            View::AllPeople => item,
            View::AllCard => self.open_articles.dossier.card,
            View::AllQuotes => item.and_then(|item| all_quotes::utterance(self, item)?.person),
            View::Differences => item.and_then(|item| differences::person(self, item)),
            _ => None,
        };
        let Some(person) = person else {
            self.say("no person here");
            return;
        };
        self.set_card_over_all(Some(person));
        self.refresh_list(View::AllCard);
        self.list_mut(View::AllCard).cursor = 0;
        self.show(View::AllCard);
    }

    fn set_card_over_all(&mut self, person: Option<u32>) {
        let items = person.map(|person| all_card::card_items(self, person)).unwrap_or_default();
        let dossier = &mut self.open_articles.dossier;
        (dossier.card, dossier.card_items) = (person, items);
    }

    /// The person of this article who is selected in a list over all articles.
    pub(super) fn person_here_of_all(&self) -> Option<PersonId> {
        let item = match self.views.focus {
            Focus::List(View::AllPeople) => self.list(View::AllPeople).selected(),
            _ => self.open_articles.dossier.card,
        }?;
        let (article, _) = self.open_articles.dossier.read.digest(self.open_articles.at)?;
        let members = &all_people::person(self, item)?.members;
        let here = members.iter().find(|member| member.article == article)?;
        Some(PersonId(here.person))
    }
}

#[cfg(test)]
mod tests;

//! The commands that say who is one person over the articles: `:same`, `:differ`, `:split`.

use std::sync::Arc;

use crate::app::App;
use crate::app::actions::Action;
use crate::app::dossier_state::CardItem;
use crate::app::panes::{all_people, all_quotes};
use crate::app::viewport::{Focus, View};
use crate::dossier::{Decision, Dossier, Member, Person, Verdict};
use crate::text::letters::plain;

/// Names in a question, at most.
const MOST_NAMES: usize = 4;

impl App {
    /// Runs a command about people over articles; `false` where `name` is none, or means one of this
    /// article.
    pub(super) fn run_decision(&mut self, name: &str, argument: &str) -> bool {
        let over_all = matches!(self.views.focus, Focus::List(view) if view.is_over_all());
        let decision = match name {
            "same" => self.same(argument),
            "differ" => self.differ(argument),
            "split" if over_all => self.split_over_all(argument),
            _ => return false,
        };
        match decision {
            Ok(decision) => self.decide(decision),
            Err(refusal) => self.message = refusal,
        }
        true
    }

    /// The person over all articles that is selected, by index.
    fn chosen_over_all(&self) -> Result<(u32, &Person), String> {
        let id = match self.views.focus {
            Focus::List(View::AllPeople) => self.list(View::AllPeople).selected(),
            Focus::List(View::AllCard) => self.open_articles.dossier.card,
            Focus::List(View::AllQuotes) => {
                let item = self.list(View::AllQuotes).selected();
                item.and_then(|item| all_quotes::utterance(self, item)?.person)
            }
            _ => None,
        };
        let person = id.and_then(|id| Some((id, all_people::person(self, id)?)));
        let key = self.keymap.label_of(Action::AllArticles);
        let (id, person) =
            person.ok_or(format!("select a person of all articles first ({key} lists them)"))?;
        if person.named {
            Ok((id, person))
        } else {
            Err(format!("“{}” is no name: sources without one are never joined", person.name))
        }
    }

    /// The people over all articles whose name contains what was typed.
    #[must_use]
    pub(in crate::app) fn people_over_all(&self, typed: &str) -> Vec<u32> {
        let typed = plain(typed.trim());
        let people = (0..).zip(&self.open_articles.dossier.read.dossier.people);
        let called = people.filter(|(_, it)| it.named && plain(&it.name).contains(&typed));
        called.map(|(id, _)| id).collect()
    }

    /// The one other person of that name: a whole name before a part of one.
    fn other_over_all(&self, name: &str, except: u32) -> Result<&Person, String> {
        let mut called = self.people_over_all(name);
        called.retain(|id| *id != except);
        let person = |id: &u32| all_people::person(self, *id);
        let wanted = plain(name.trim());
        let whole: Vec<u32> = called
            .iter()
            .copied()
            .filter(|id| person(id).is_some_and(|it| plain(&it.name) == wanted))
            .collect();
        match (whole.as_slice(), called.as_slice()) {
            ([only], _) | ([], [only]) => person(only).ok_or_else(String::new),
            ([], []) => Err(format!("no other person of the articles is called {name}")),
            _ => {
                let names = called.iter().filter_map(person).map(|it| it.name.as_str());
                let names = names.take(MOST_NAMES).collect::<Vec<_>>().join(", ");
                Err(format!("which one: {names}?"))
            }
        }
    }

    fn decision(&self, verdict: Verdict, one: &[Member], other: &[Member]) -> Decision {
        let articles = &self.open_articles.dossier.read.dossier.articles;
        Decision::new(verdict, articles, one, other)
    }

    fn same(&self, name: &str) -> Result<Decision, String> {
        let (id, person) = self.chosen_over_all()?;
        if name.is_empty() {
            return Err(format!("who is {}? :same NAME, Tab completes", person.name));
        }
        let other = self.other_over_all(name, id)?;
        Ok(self.decision(Verdict::Same, &person.members, &other.members))
    }

    fn differ(&self, name: &str) -> Result<Decision, String> {
        let (id, person) = self.chosen_over_all()?;
        if name.is_empty() {
            return Err(format!("who is not {}? :differ NAME, Tab completes", person.name));
        }
        // One of the names that were joined.
        let wanted = plain(name.trim());
        let (named, others): (Vec<Member>, Vec<Member>) =
            person.members.iter().partition(|member| {
                self.name_of_member(**member).is_some_and(|name| plain(name) == wanted)
            });
        if !named.is_empty() && !others.is_empty() {
            return Ok(self.decision(Verdict::Differ, &named, &others));
        }
        let other = self.other_over_all(name, id)?;
        Ok(self.decision(Verdict::Differ, &person.members, &other.members))
    }

    /// The person of the selected article is someone else than those of the others.
    fn split_over_all(&self, argument: &str) -> Result<Decision, String> {
        let (id, person) = self.chosen_over_all()?;
        if !argument.is_empty() {
            return self.differ(argument);
        }
        if person.members.len() < 2 {
            return Err(format!("only one article names {}", person.name));
        }
        let step = match self.views.focus {
            Focus::List(View::AllCard) => {
                let item = self.list(View::AllCard).selected().unwrap_or(0) as usize;
                match self.open_articles.dossier.card_items.get(item) {
                    Some(CardItem::Article(at)) => *at,
                    _ => return Err("select one of the articles first".to_owned()),
                }
            }
            _ => self.open_articles.dossier.step(View::AllPeople, id),
        };
        let member = person.members.get(step).copied().ok_or_else(String::new)?;
        let others: Vec<Member> =
            person.members.iter().copied().filter(|other| *other != member).collect();
        Ok(self.decision(Verdict::Differ, &[member], &others))
    }

    fn name_of_member(&self, member: Member) -> Option<&str> {
        let digest =
            self.open_articles.dossier.read.dossier.articles.get(member.article as usize)?;
        Some(&digest.people.get(member.person as usize)?.name)
    }

    /// Follows a decision, or says which other one it contradicts. One that says the contrary of the
    /// same people is replaced.
    fn decide(&mut self, decision: Decision) {
        let mut all = self.open_articles.dossier.decisions.current().to_vec();
        let touches = |known: &Decision| {
            let same = |a: &[_], b: &[_]| a.iter().any(|key| b.contains(key));
            known.verdict != decision.verdict
                && (same(&known.one, &decision.one) && same(&known.other, &decision.other)
                    || same(&known.one, &decision.other) && same(&known.other, &decision.one))
        };
        all.retain(|known| !touches(known));
        let summary = decision.summary();
        all.push(decision);
        let conflicts = self.open_articles.dossier.read.dossier.conflicts.len();
        self.open_articles.dossier.decisions.change(all);
        self.follow_decisions();
        let key = self.keymap.label_of(Action::Undo);
        let found = &self.open_articles.dossier.read.dossier.conflicts;
        let last = self.open_articles.dossier.decisions.current().len().saturating_sub(1);
        if found.iter().any(|at| *at as usize == last) {
            self.open_articles.dossier.decisions.undo();
            self.follow_decisions();
            self.message = format!(
                "not done: “{summary}” contradicts what you decided before; {key} undoes that"
            );
        } else if found.len() > conflicts {
            self.message =
                format!("{summary}; this contradicts an earlier decision; {key} undoes it");
        } else {
            self.message = format!("{summary}, in all articles; {key} undoes it");
        }
    }

    /// Joins the people of the articles as was decided; what was selected stays.
    pub(in crate::app) fn follow_decisions(&mut self) {
        let dossier = &mut self.open_articles.dossier;
        let mut read = std::mem::take(&mut dossier.read);
        let joined = Arc::unwrap_or_clone(std::mem::take(&mut read.dossier));
        read.decisions = dossier.decisions.current().to_vec();
        read.take(Dossier::decide(joined, &read.decisions));
        self.articles_read(read);
    }

    /// Takes the decisions of earlier sessions.
    pub fn restore_decisions(&mut self, stored: &[serde_json::Value]) {
        let wrong = self.open_articles.dossier.decisions.restore(stored);
        if wrong > 0 {
            self.message = format!("{wrong} stored decisions about people cannot be read");
        }
    }

    /// `U` in a list over all articles; `false` where nothing was decided.
    pub(super) fn undo_decision(&mut self, redo: bool) -> bool {
        if !matches!(self.views.focus, Focus::List(view) if view.is_over_all()) {
            return false;
        }
        let decisions = &mut self.open_articles.dossier.decisions;
        let done = if redo { decisions.redo() } else { decisions.undo() };
        let Some(done) = done else { return false };
        self.follow_decisions();
        self.message = format!("{}: {done}", if redo { "redone" } else { "undone" });
        true
    }
}

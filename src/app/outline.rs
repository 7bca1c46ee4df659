//! The section list as a tree: branches that are opened and closed; sections by number or name.

use super::App;
use super::actions::Action;
use super::filter::{Filter, Nearness};
use super::text_layout::RowPosition;
use super::viewport::{Focus, View};
use crate::doc::Section;

/// Whether a section has others below it. The lead has none.
#[must_use]
pub(super) fn is_branch(sections: &[Section], at: usize) -> bool {
    let level = |at: usize| sections.get(at).map_or(0, |section| section.level);
    level(at) > 0 && level(at + 1) > level(at)
}

impl App {
    /// The sections that no closed branch hides.
    pub(super) fn open_sections(&self) -> Vec<u32> {
        let sections = &self.article.doc.sections;
        // The level of the closed branch that hides what follows.
        let mut hides = None;
        let open = (0..).zip(sections).filter(|(item, section)| {
            if hides.is_some_and(|level| section.level > level) {
                return false;
            }
            let closed = self.views.closed.contains(item) && is_branch(sections, *item as usize);
            hides = closed.then_some(section.level);
            true
        });
        open.map(|(item, _)| item).collect()
    }

    /// Opens, closes or toggles the branch of the selected section; `false` where there is none to.
    pub(super) fn fold_branch(&mut self, action: Action) -> bool {
        if self.views.focus != Focus::List(View::Sections) {
            return false;
        }
        let Some(item) = self.list(View::Sections).selected() else { return false };
        let is_open = !self.views.closed.contains(&item);
        let opens = action == Action::OpenBranch || (action == Action::ToggleBranch && !is_open);
        if !is_branch(&self.article.doc.sections, item as usize) || opens == is_open {
            return false;
        }
        if opens {
            self.views.closed.remove(&item);
        } else {
            self.views.closed.insert(item);
        }
        self.refresh_list(View::Sections);
        true
    }

    /// Goes to a section by its number, from 1, or by words of its heading.
    pub(super) fn go_to_named_section(&mut self, typed: &str) {
        let count = self.article.doc.sections.len();
        match typed.parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) => self.go_to_section_number(number),
            Ok(number) => self.message = format!("no section {number}: there are {count}"),
            Err(_) if typed.is_empty() => self.say("which section? :section NUMBER or NAME"),
            Err(_) => match self.sections_called(typed).first() {
                Some(item) => self.go_to_section_number(item + 1),
                None => self.message = format!("no section is called {typed}"),
            },
        }
    }

    /// The sections whose heading is near to what was typed, the nearest first: indices.
    pub(super) fn sections_called(&self, typed: &str) -> Vec<usize> {
        let doc = &self.article.doc;
        let Some(mut nearness) = Nearness::new(&Filter::new(typed)) else { return Vec::new() };
        let sections = doc.sections.iter().enumerate();
        let near = sections
            .filter_map(|(at, section)| Some((nearness.of(&doc.section_name(section))?, at)));
        let mut near: Vec<(u32, usize)> = near.collect();
        near.sort_by_key(|(nearness, _)| std::cmp::Reverse(*nearness));
        near.into_iter().map(|(_, at)| at).collect()
    }

    /// Goes to a section by its number, from 1, or to the last one.
    pub(super) fn go_to_section_number(&mut self, number: usize) {
        let sections = &self.article.doc.sections;
        let at = number.saturating_sub(1).min(sections.len().saturating_sub(1));
        let Some(start) = sections.get(at).map(|section| section.span.start) else { return };
        self.leave();
        self.unfold(start);
        self.views.focus_body();
        self.relayout();
        let top = self.text_layout().settle(RowPosition::at(start));
        self.set_top(top);
    }
}

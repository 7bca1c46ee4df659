//! What each event does to the reader: keys, pasted text, sizes, loaded articles.

mod annotate;
mod articles;
mod chosen;
mod command_line;
mod corrections;
mod decisions;
mod dossier;
mod find;
mod links;
mod load;
mod navigate;
mod near;
mod notes;
mod palette;
mod prompt;
mod start;

use super::App;
use super::actions::Action;
use super::appearance::Appearance;
use super::event::{Effect, Event};
use super::key::{Key, labels};
use super::key_input::Pressed;
use super::keymap::Lookup;
use super::prompt::PromptKind;
use super::text_selection::Unit;
use super::viewport::{Focus, View};
use crate::text::sanitize::clean_line;

impl App {
    /// Takes in what happened; gives what must be done outside.
    pub fn update(&mut self, event: Event) -> Option<Effect> {
        self.views.wrapped.clear();
        let effect = self.take_in(event);
        self.note_section();
        effect
    }

    fn take_in(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Key(key) => return self.handle_key(key),
            Event::Click(x, y) => return self.click(x, y),
            Event::Drag(x, y) => self.drag(x, y),
            Event::Release(x, y) => self.release(x, y),
            Event::Wheel(x, y, rows) => self.wheel(x, y, rows),
            Event::Paste(words) => self.paste(&words),
            Event::Resize(columns, rows) => {
                self.views.size = (columns, rows);
                self.relayout();
            }
            Event::Loaded(article) => self.reload(*article),
            Event::Opened(article, at) => self.opened(*article, at),
            Event::Progress(progress) => self.set_progress(progress),
            Event::ArticlesReading(done, total) => self.articles_reading(done, total),
            Event::ArticlesRead(read) => self.articles_read(*read),
            Event::Recent(articles) => {
                self.open_articles.recent = articles;
                self.show(View::Recent);
            }
            Event::Background(background) => self.appearance.background = Some(background),
            Event::Message(message) => self.message = message,
            Event::Work => self.count_more_hits(),
        }
        None
    }

    fn handle_key(&mut self, key: Key) -> Option<Effect> {
        self.message.clear();
        self.navigation.follows_end = false;
        self.views.lit = true;
        self.navigation.start = None;
        self.navigation.leaving = None;
        self.navigation.arriving = None;
        self.navigation.returning = None;
        if std::mem::take(&mut self.navigation.following) && self.only_stops(key) {
            self.say("not following any more");
            return None;
        }
        if self.prompts.open.is_some() {
            return self.handle_prompt_key(key);
        }
        if self.selection_key(key) {
            return None;
        }
        match self.keys.press(key, &self.keymap) {
            Pressed::Nothing => None,
            Pressed::Unbound(key) => {
                let help = self.keymap.label_of(Action::Show(View::Help));
                let key = clean_line(&labels(&[key]), 20);
                self.message = format!("{key} is not bound ({help} lists keys)");
                None
            }
            Pressed::Letter(action, key) => {
                self.mark_key(action, key);
                None
            }
            Pressed::Action(action) => {
                let effect = self.perform(action);
                self.keys.clear_count();
                effect
            }
        }
    }

    /// Whether a key does nothing but to end what goes on.
    fn only_stops(&self, key: Key) -> bool {
        let stops = [Action::Close, Action::Escape, Action::Stop];
        stops.iter().any(|action| self.keymap.lookup(&[key]) == Lookup::Bound(*action))
    }

    /// Does what a key or a command means.
    pub fn perform(&mut self, action: Action) -> Option<Effect> {
        if action != Action::Enter {
            self.navigation.asked = None;
        }
        let times = self.count().unwrap_or(1) as usize;
        if self.move_selection(action, times) || self.scale_action(action, times) {
            return None;
        }
        match action {
            Action::Down
            | Action::Up
            | Action::PageDown
            | Action::PageUp
            | Action::HalfDown
            | Action::HalfUp
            | Action::Top
            | Action::Bottom
            | Action::Percent => self.step(action, times),
            Action::NextParagraph => self.go_to_paragraph(times, true),
            Action::PreviousParagraph => self.go_to_paragraph(times, false),
            Action::NextSentence => self.go_to_sentence(times, true),
            Action::PreviousSentence => self.go_to_sentence(times, false),
            Action::NextSection => self.go_to_section(times, true),
            Action::PreviousSection => self.go_to_section(times, false),
            Action::NextMention => self.mention_step(true, times),
            Action::PreviousMention => self.mention_step(false, times),
            Action::Back => return self.jump_back(false),
            Action::Forward => return self.jump_back(true),
            Action::SetMark | Action::GoMark => self.keys.wait_for_letter(action),

            Action::Show(View::Sections) if self.count().is_some() => {
                self.go_to_section_number(times);
            }
            Action::Show(View::Card) => self.show_card(),
            Action::Show(View::Recent) => return Some(Effect::ListRecent),
            Action::Show(
                view @ (View::People | View::Timeline | View::Quotes | View::Warnings),
            ) => {
                self.show(view.scoped(self.views.all));
            }
            Action::Show(View::Scale) => self.show_scale(),
            Action::Show(view) if view.is_over_all() => return self.show_over_all(view),
            Action::Show(view) => self.show(view),
            Action::AllArticles => return self.toggle_all(),
            Action::FocusNext => self.focus_step(1),
            Action::FocusPrevious => self.focus_step(-1),
            Action::FocusRight if self.fold_branch(Action::OpenBranch) => {}
            Action::FocusLeft if self.fold_branch(Action::CloseBranch) => {}
            Action::FocusRight => self.focus_step(1),
            Action::FocusLeft => self.focus_step(-1),
            Action::OpenBranch | Action::CloseBranch | Action::ToggleBranch => {
                if !self.fold_branch(action) {
                    self.say("select a section with others below it first");
                }
            }
            Action::Order => self.change_order(),
            Action::Enter => return self.enter(times),
            Action::NextArticle => return self.step_article(1),
            Action::PreviousArticle => return self.step_article(-1),

            Action::Find => self.ask_find(false),
            Action::FindBackwards => self.ask_find(true),
            Action::FindNext if self.step_report(true, times) => {}
            Action::FindPrevious if self.step_report(false, times) => {}
            Action::FindNext => self.find_step(true, times),
            Action::FindPrevious => self.find_step(false, times),
            Action::Lens => self.open_prompt(PromptKind::Lens, ""),
            Action::FilterPerson => self.open_prompt(PromptKind::Person, ""),
            Action::Command => self.open_prompt(PromptKind::Command, ""),
            Action::Palette => self.open_palette(),

            Action::SelectWords => self.begin_selection(Unit::Words),
            Action::SelectSentences => self.begin_selection(Unit::Sentences),
            Action::Note => self.ask_note(),
            Action::Highlight => self.toggle_highlight(),
            Action::Unnote if self.views.focus == Focus::List(View::Recent) => {
                let row = self.list(View::Recent).selected();
                return row.map(|row| Effect::RemoveRecent(row as usize));
            }
            Action::Unnote => self.unnote(),
            Action::Undo if self.undo_decision(false) => {}
            Action::Redo if self.undo_decision(true) => {}
            Action::Undo => self.undo(times),
            Action::Redo => self.redo(times),
            Action::Copy => return self.copy(false, times),
            Action::CopyMarkdown => return self.copy(true, times),
            Action::CopyAll => return self.copy_all(),
            Action::OpenLink => return self.open_link(),
            Action::Edit => return Some(Effect::Edit(self.point())),
            Action::Reload => return Some(Effect::Reload),
            Action::Follow => self.follow(),

            Action::Wider => self.change_measure(true),
            Action::Narrower => self.change_measure(false),
            Action::Weak => self.toggle_weak(),
            Action::Zen => self.toggle_zen(),
            Action::Mouse => return Some(self.toggle_mouse()),
            Action::Info => self.message = self.info(),

            Action::Escape => return self.escape(),
            Action::Close => return self.close(),
            Action::Stop => return self.stop_loading().or(Some(Effect::Quit)),
            Action::Quit => return Some(Effect::Quit),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
        }
        None
    }

    /// Clears, one layer a press: the count, the list or its filter, the search, the lens. With
    /// nothing left to clear it stops loading.
    fn escape(&mut self) -> Option<Effect> {
        if self.keys.clear_count() {
        } else if self.body.selection.is_some() {
            self.end_selection();
        } else if let Focus::List(view) = self.views.focus {
            if self.list(view).filter.is_empty() {
                self.leave_list();
            } else {
                self.set_filter(view, "");
                self.say("filter cleared: all rows");
            }
        } else if self.lens.as_ref().is_some_and(|lens| lens.is_after(self.search.as_ref())) {
            self.lens = None;
            self.relayout();
            self.say("all paragraphs shown");
        } else if self.search.take().is_some() || self.body.flash.is_some() {
            self.body.flash = None;
        } else {
            return self.stop_loading();
        }
        None
    }

    /// `q`: closes the list that has focus; from the text alone it quits.
    fn close(&mut self) -> Option<Effect> {
        match self.views.focus {
            Focus::List(_) => {
                self.leave_list();
                None
            }
            Focus::Body => Some(Effect::Quit),
        }
    }

    /// Sets the columns of text, within [`Appearance::MEASURES`].
    pub fn set_measure(&mut self, measure: u16) {
        self.appearance.set_measure(measure);
        self.relayout();
    }

    fn change_measure(&mut self, wider: bool) {
        let measure = self.appearance.measure;
        let (more, less) = (measure + Appearance::STEP, measure.saturating_sub(Appearance::STEP));
        self.set_measure(if wider { more } else { less });
        self.message = format!("text width {}", self.appearance.measure);
    }

    fn toggle_weak(&mut self) {
        self.appearance.hide_weak = !self.appearance.hide_weak;
        self.refresh_lists();
        self.refresh_lists_over_all();
        let hidden = self.appearance.hide_weak;
        self.say(if hidden { "uncertain facts hidden" } else { "uncertain facts shown" });
    }

    fn toggle_zen(&mut self) {
        // A wide text has the screen until lists are asked for.
        self.appearance.zen = !self.arrangement().zen;
        self.appearance.lists = !self.appearance.zen;
        self.leave_list();
    }

    fn toggle_mouse(&mut self) -> Effect {
        let on = !self.appearance.mouse;
        self.appearance.mouse = on;
        self.say(if on { "mouse on: hold Shift to select in the terminal" } else { "mouse off" });
        Effect::Mouse(on)
    }
}

#[cfg(test)]
mod tests;

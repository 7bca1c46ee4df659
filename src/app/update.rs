//! What a key means: a count, a step of a sequence, an action, and what each action does.

use super::actions::Action;
use super::appearance::Appearance;
use super::key::{Code, Key};
use super::keymap::Lookup;
use super::layout::{Focus, View};
use super::{App, Effect, PromptKind};

impl App {
    /// Takes a key.
    pub(super) fn handle_key(&mut self, key: Key) -> Option<Effect> {
        self.message.clear();
        self.wants_end = false;
        if self.prompt.is_some() {
            return self.handle_prompt_key(key);
        }
        if let Some(action) = self.waiting.take() {
            self.mark_key(action, key);
            return None;
        }
        if self.typed.is_empty() && self.count_key(key) {
            return None;
        }
        self.typed.push(key);
        match self.keymap.lookup(&self.typed) {
            Lookup::Prefix => None,
            Lookup::Unbound => {
                // A key that ends no sequence is taken for itself.
                let begun = self.typed.len() > 1;
                self.typed.clear();
                if begun { self.handle_key(key) } else { None }
            }
            Lookup::Bound(action) => {
                self.typed.clear();
                let effect = self.perform(action);
                self.count = None;
                effect
            }
        }
    }

    /// Digits make a count; a leading 0 does not.
    fn count_key(&mut self, key: Key) -> bool {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return false };
        let Some(digit) = c.to_digit(10).filter(|d| *d > 0 || self.count.is_some()) else {
            return false;
        };
        let count = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        self.count = Some(count.min(99_999_999));
        true
    }

    /// Does what a key or a command means.
    pub fn perform(&mut self, action: Action) -> Option<Effect> {
        let times = self.count.unwrap_or(1) as usize;
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
            Action::Show(View::Recent) => return Some(Effect::ListRecent),
            Action::Show(View::Card) => self.show_card(),
            Action::Show(view) => self.show(view),
            Action::NextArticle => return self.step_article(1),
            Action::PreviousArticle => return self.step_article(-1),
            Action::FocusNext | Action::FocusRight => self.focus_step(1),
            Action::FocusPrevious | Action::FocusLeft => self.focus_step(-1),
            Action::Enter => return self.enter(times),
            Action::Order => self.change_order(),
            Action::Find => self.ask_find(false),
            Action::FindBackwards => self.ask_find(true),
            Action::FindNext => self.find_step(true, times),
            Action::FindPrevious => self.find_step(false, times),
            Action::Lens => self.open_prompt(PromptKind::Lens, ""),
            Action::FilterPerson => self.open_prompt(PromptKind::Person, ""),
            Action::NextMention => self.mention_step(true, times),
            Action::PreviousMention => self.mention_step(false, times),
            Action::Back => self.travel(false),
            Action::Forward => self.travel(true),
            Action::Undo => self.undo(times),
            Action::Weak => self.toggle_weak(),
            Action::SetMark | Action::GoMark => self.waiting = Some(action),
            Action::Note => self.ask_note(),
            Action::Highlight => self.toggle_highlight(),
            Action::Unnote => self.unnote(),
            Action::Copy => return self.copy(false),
            Action::CopyMarkdown => return self.copy(true),
            Action::Edit => return Some(Effect::Edit(self.point())),
            Action::OpenLink => return self.open_link(),
            Action::Reload => return Some(Effect::Reload),
            Action::Wider => self.change_measure(true),
            Action::Narrower => self.change_measure(false),
            Action::Zen => {
                self.appearance.zen = !self.appearance.zen;
                self.leave_list();
                self.relayout();
            }
            Action::Mouse => {
                self.appearance.mouse = !self.appearance.mouse;
                let told = if self.appearance.mouse {
                    "mouse on: the terminal's own selection needs Shift"
                } else {
                    "mouse off"
                };
                told.clone_into(&mut self.message);
                return Some(Effect::Mouse(self.appearance.mouse));
            }
            Action::Info => self.message = self.info(),
            Action::Command => self.open_prompt(PromptKind::Command, ""),
            Action::Escape => return self.escape(),
            Action::Stop => return self.stop_reading().or(Some(Effect::Quit)),
            Action::Close => return self.close(),
            Action::Quit => return Some(Effect::Quit),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
        }
        None
    }

    /// Clears, one layer a press: the count, the list or its filter, the search, the lens. With
    /// nothing left to clear it stops what is still being read.
    fn escape(&mut self) -> Option<Effect> {
        if self.count.take().is_some() {
        } else if let Focus::List(view) = self.focus {
            if self.list(view).filter.is_empty() {
                self.leave_list();
            } else {
                self.set_filter(view, "");
            }
        } else if self.search.take().is_some() || self.body.flash.is_some() {
            self.body.flash = None;
        } else if self.lens.take().is_some() {
            self.relayout();
        } else {
            return self.stop_reading();
        }
        None
    }

    /// `q`: closes what lies on top of the text, then leaves.
    fn close(&mut self) -> Option<Effect> {
        let layered = self.enlarged || self.viewport().covered;
        match self.focus {
            Focus::List(_) if layered || self.is_visitor() => self.leave_list(),
            _ => return Some(Effect::Quit),
        }
        None
    }

    /// Whether the focused list has no place of its own in this layout.
    fn is_visitor(&self) -> bool {
        let Focus::List(view) = self.focus else { return false };
        !matches!(view, View::Sections | View::People | View::Timeline | View::Quotes)
            || self.viewport().overlay
    }

    /// Sets the columns of text, within [`Appearance::MEASURES`].
    pub fn set_measure(&mut self, measure: u16) {
        self.appearance.measure =
            measure.clamp(*Appearance::MEASURES.start(), *Appearance::MEASURES.end());
        self.relayout();
    }

    fn change_measure(&mut self, wider: bool) {
        let measure = self.appearance.measure;
        let changed = if wider {
            measure + Appearance::STEP
        } else {
            measure.saturating_sub(Appearance::STEP)
        };
        self.set_measure(changed);
        self.message = format!("text width {}", self.appearance.measure);
    }

    fn toggle_weak(&mut self) {
        self.appearance.hide_weak = !self.appearance.hide_weak;
        self.refresh_lists();
        let told = if self.appearance.hide_weak { "weak facts hidden" } else { "weak facts shown" };
        told.clone_into(&mut self.message);
    }
}

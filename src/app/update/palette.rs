//! The palette: every action and command in one list, found by its words and run by Enter.

use crate::app::App;
use crate::app::actions::Action;
use crate::app::commands::takes_words;
use crate::app::event::Effect;
use crate::app::panes::help::{Entry, entry};
use crate::app::prompt::PromptKind;
use crate::app::viewport::{Focus, View};

impl App {
    /// Opens it over whatever has focus.
    pub(super) fn open_palette(&mut self) {
        let here = self.location();
        self.navigation.before_help.get_or_insert(here);
        self.views.focus = Focus::List(View::Help);
        self.views.enlarged = false;
        self.set_filter(View::Help, "");
        self.list_mut(View::Help).cursor = 0;
        self.relayout();
        self.prompts.open(PromptKind::Palette, "", here);
    }

    /// Closes it, and the help; the place before is as it was.
    pub(super) fn close_palette(&mut self) {
        self.set_filter(View::Help, "");
        if let Some(before) = self.navigation.before_help.take() {
            self.restore(before);
        }
    }

    /// Runs a row of the help or the palette where the reader was before; a command that takes words
    /// asks for them.
    pub(in crate::app) fn run_help_row(&mut self, item: u32) -> Option<Effect> {
        let entry = entry(item)?;
        if matches!(entry, Entry::Sign(_)) {
            return None;
        }
        self.close_palette();
        match entry {
            // Already closed, or open already.
            Entry::Action(Action::Show(View::Help) | Action::Palette | Action::Enter) => None,
            Entry::Action(action) => self.perform(action),
            Entry::Command(name) if takes_words(name) => {
                self.open_prompt(PromptKind::Command, &format!("{name} "));
                None
            }
            Entry::Command(name) => self.run_command(name),
            Entry::Sign(_) => None,
        }
    }
}

//! The open input line: what each key does in it, and what its text means while it is typed.

use crate::app::App;
use crate::app::actions::Action;
use crate::app::article::Stage;
use crate::app::completion::complete;
use crate::app::event::Effect;
use crate::app::key::{Code, Key};
use crate::app::line_edit::LineEdit;
use crate::app::prompt::PromptKind;
use crate::app::viewport::View;

impl App {
    /// Opens the input line.
    pub(super) fn open_prompt(&mut self, kind: PromptKind, text: &str) {
        let origin = self.location();
        self.prompts.open(kind, text, origin);
    }

    /// Inserts pasted text; outside of an input line it means nothing.
    pub(super) fn paste(&mut self, words: &str) {
        if let Some(prompt) = &mut self.prompts.open {
            prompt.line.insert(words);
            self.prompt_changed();
        }
    }

    /// A key while the input line is open.
    pub(super) fn handle_prompt_key(&mut self, key: Key) -> Option<Effect> {
        let prompt = self.prompts.open.as_mut()?;
        let ctrl = |c| key == Key { code: Code::Char(c), ctrl: true, alt: false };
        let changed = match key.code {
            Code::Enter => return self.prompt_done(),
            Code::Esc => return self.prompt_cancelled(),
            _ if ctrl('c') || ctrl('g') => return self.prompt_cancelled(),
            // Backspace in an empty line closes it, as in less and vim.
            Code::Backspace if prompt.line.text().is_empty() => return self.prompt_cancelled(),
            // `::`: the command line becomes the palette.
            Code::Char(':')
                if prompt.kind == PromptKind::Command && prompt.line.text().is_empty() =>
            {
                self.prompts.cancel();
                self.open_palette();
                false
            }
            // A filter chooses among the rows below it while it is typed.
            Code::Up | Code::Down | Code::PageUp | Code::PageDown
                if matches!(prompt.kind, PromptKind::Palette) =>
            {
                let action = match key.code {
                    Code::Up => Action::Up,
                    Code::Down => Action::Down,
                    Code::PageUp => Action::PageUp,
                    _ => Action::PageDown,
                };
                self.step_list(View::Help, action, 1);
                false
            }
            Code::Up => self.prompts.recall(true),
            Code::Down => self.prompts.recall(false),
            Code::Tab => self.complete_prompt(),
            _ => prompt.line.press(key),
        };
        if changed {
            self.prompt_changed();
        }
        None
    }

    /// Tab: the next name or command that begins as typed.
    fn complete_prompt(&mut self) -> bool {
        let completed = self.prompts.open.as_ref().and_then(|prompt| complete(self, prompt));
        match (completed, &mut self.prompts.open) {
            (Some(text), Some(prompt)) => {
                prompt.line = LineEdit::new(&text);
                true
            }
            _ => false,
        }
    }

    /// Searches and filters take effect while they are typed.
    fn prompt_changed(&mut self) {
        let Some(prompt) = &self.prompts.open else { return };
        let (kind, origin) = (prompt.kind, prompt.origin);
        let text = prompt.line.text().to_owned();
        match kind {
            PromptKind::Find | PromptKind::FindBackwards => {
                self.restore(origin);
                let from = self.point();
                self.find_typed(&text, kind == PromptKind::FindBackwards, from);
            }
            PromptKind::Filter(view) => self.set_filter(view, &text),
            PromptKind::Palette => self.set_filter(View::Help, &text),
            PromptKind::Lens | PromptKind::Person | PromptKind::Command | PromptKind::Note(_) => {}
        }
    }

    fn prompt_cancelled(&mut self) -> Option<Effect> {
        let prompt = self.prompts.cancel()?;
        match prompt.kind {
            PromptKind::Find | PromptKind::FindBackwards => {
                self.search = None;
                self.restore(prompt.origin);
            }
            PromptKind::Filter(view) => {
                self.set_filter(view, "");
                self.restore(prompt.origin);
            }
            PromptKind::Note(_) => self.restore(prompt.origin),
            PromptKind::Palette => self.close_palette(),
            PromptKind::Lens | PromptKind::Person | PromptKind::Command => {}
        }
        None
    }

    fn prompt_done(&mut self) -> Option<Effect> {
        let prompt = self.prompts.accept()?;
        let text = prompt.line.text();
        match prompt.kind {
            PromptKind::Find | PromptKind::FindBackwards => {
                let found = self.search.as_ref().is_some_and(|search| search.has_hits());
                if found && !text.is_empty() {
                    self.navigation.leave(prompt.origin);
                    return None;
                }
                self.restore(prompt.origin);
                self.message = match (text, self.article.stage) {
                    ("", _) => String::new(),
                    (_, Stage::Beginning) => format!("searching for {text} while loading …"),
                    _ => format!("not found: {text}"),
                };
            }
            PromptKind::Filter(_) => {}
            PromptKind::Palette => {
                return match self.list(View::Help).selected() {
                    Some(item) => self.run_help_row(item),
                    None => {
                        self.close_palette();
                        self.message = format!("no action is called {text}");
                        None
                    }
                };
            }
            PromptKind::Lens => self.set_lens(text),
            PromptKind::Person => self.filter_person(text),
            PromptKind::Command => return self.run_command(text),
            PromptKind::Note(span) => self.set_note(span, text),
        }
        None
    }
}

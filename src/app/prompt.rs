//! The open input line: what each key does in it, and what its text means while it is typed.

use super::key::{Code, Key};
use super::layout::{Focus, View};
use super::line_edit::{History, LineEdit};
use super::{App, Effect, Prompt, PromptKind, Stage};
use crate::facts::PersonId;

impl App {
    /// Opens the input line.
    pub(super) fn open_prompt(&mut self, kind: PromptKind, text: &str) {
        let origin = self.spot();
        self.prompt = Some(Prompt { kind, line: LineEdit::new(text), origin });
    }

    fn history(&mut self, kind: PromptKind) -> &mut History {
        let [commands, finds, notes] = &mut self.histories;
        match kind {
            PromptKind::Command => commands,
            PromptKind::Note(_) => notes,
            _ => finds,
        }
    }

    /// Takes the lines of other times: commands, and what was searched for.
    pub fn restore_histories(&mut self, commands: &[String], finds: &[String]) {
        let [known_commands, known_finds, _] = &mut self.histories;
        known_commands.restore(commands);
        known_finds.restore(finds);
    }

    /// Commands and searches typed since this was asked last. Notes are kept where they belong.
    pub fn take_typed(&mut self) -> (Vec<String>, Vec<String>) {
        let [commands, finds, _] = &mut self.histories;
        (commands.take_fresh(), finds.take_fresh())
    }

    /// A key while the input line is open.
    pub(super) fn handle_prompt_key(&mut self, key: Key) -> Option<Effect> {
        let Some(prompt) = &mut self.prompt else { return None };
        let kind = prompt.kind;
        let ctrl = |c| key == Key { code: Code::Char(c), ctrl: true, alt: false };
        match key.code {
            Code::Enter => return self.prompt_done(),
            Code::Esc => self.prompt_cancelled(),
            _ if ctrl('c') || ctrl('g') => self.prompt_cancelled(),
            // Backspace in an empty line closes it, as in less and vim.
            Code::Backspace if prompt.line.text().is_empty() => self.prompt_cancelled(),
            Code::Up | Code::Down => {
                let up = key.code == Code::Up;
                let older = self.history(kind).step(up).map(str::to_owned);
                if let (Some(text), Some(prompt)) = (older, &mut self.prompt) {
                    prompt.line = LineEdit::new(&text);
                    self.prompt_changed();
                }
            }
            Code::Tab => self.complete(),
            _ => {
                if prompt.line.press(key) {
                    self.prompt_changed();
                }
            }
        }
        None
    }

    /// What is typed takes effect at once, where it can.
    pub(super) fn prompt_changed(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        let (kind, origin) = (prompt.kind, prompt.origin);
        let text = prompt.line.text().to_owned();
        match kind {
            PromptKind::Find | PromptKind::FindBackwards => {
                self.restore(origin);
                let from = self.point();
                self.find_typed(&text, kind == PromptKind::FindBackwards, from);
            }
            PromptKind::Filter(view) => self.set_filter(view, &text),
            PromptKind::Lens | PromptKind::Person | PromptKind::Command | PromptKind::Note(_) => {}
        }
    }

    fn prompt_cancelled(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        self.history(prompt.kind).rewind();
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
            PromptKind::Lens | PromptKind::Person | PromptKind::Command => {}
        }
    }

    fn prompt_done(&mut self) -> Option<Effect> {
        let prompt = self.prompt.take()?;
        let text = prompt.line.text().to_owned();
        self.history(prompt.kind).push(&text);
        match prompt.kind {
            PromptKind::Find | PromptKind::FindBackwards if text.is_empty() => {
                self.restore(prompt.origin)
            }
            PromptKind::Find | PromptKind::FindBackwards => match &self.search {
                Some(find) if find.has_hits() => self.jumps.leave(prompt.origin),
                Some(_) if self.article.stage == Stage::Beginning => {
                    self.message = format!("looking for {text} in what is still being read …");
                    self.restore(prompt.origin);
                }
                _ => {
                    self.message = format!("not found: {text}");
                    self.restore(prompt.origin);
                }
            },
            PromptKind::Filter(_) => {}
            PromptKind::Lens => self.set_lens(&text),
            PromptKind::Person => self.filter_person(&text),
            PromptKind::Command => return self.run_command(&text),
            PromptKind::Note(span) => self.set_note(span, &text),
        }
        None
    }

    /// `@`: the focused list (or the side list) only shows rows of a person; nothing typed shows
    /// all again.
    fn filter_person(&mut self, typed: &str) {
        let view = match self.focus {
            Focus::List(view @ (View::Timeline | View::Quotes | View::People)) => view,
            _ => View::Quotes,
        };
        if self.focus != Focus::List(view) {
            self.show(view);
        }
        let name = typed.trim().trim_start_matches('@');
        let filter = match name.split_whitespace().next_back() {
            None => String::new(),
            // People are filtered by their own names.
            Some(_) if view == View::People => name.to_owned(),
            Some(last) => format!("@{last}"),
        };
        self.set_filter(view, &filter);
    }

    /// The names of people that contain what is typed after `@`, best first.
    #[must_use]
    pub fn people_named(&self, typed: &str) -> Vec<PersonId> {
        let typed = typed.trim_start_matches('@').to_lowercase();
        let people = (0..).zip(&self.article.facts.people);
        let matching = people.filter(|(_, p)| p.name.to_lowercase().contains(&typed));
        matching.map(|(id, _)| PersonId(id)).collect()
    }

    /// Tab: the next name or command that begins as typed.
    fn complete(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        let typed = prompt.line.text().to_owned();
        let completed = match prompt.kind {
            PromptKind::Command => super::commands::complete(self, &typed),
            PromptKind::Person => self
                .people_named(&typed)
                .first()
                .and_then(|id| self.person(*id))
                .map(|p| p.name.clone()),
            PromptKind::Lens | PromptKind::Filter(_) => {
                typed.rsplit_once('@').and_then(|(head, name)| {
                    let id = *self.people_named(name).first()?;
                    let last = self.person(id)?.name.rsplit(' ').next()?;
                    Some(format!("{head}@{last}"))
                })
            }
            PromptKind::Find | PromptKind::FindBackwards | PromptKind::Note(_) => None,
        };
        if let (Some(text), Some(prompt)) = (completed, &mut self.prompt) {
            prompt.line = LineEdit::new(&text);
            self.prompt_changed();
        }
    }
}

//! The open input line: what each key does in it, and what its text means while it is typed.

use super::key::{Code, Key};
use super::layout::{Focus, View};
use super::prompt::{History, LineEdit};
use super::{App, Ask, Effect, Prompt, Stage};
use crate::facts::PersonId;

impl App {
    /// Opens the input line.
    pub(super) fn ask(&mut self, ask: Ask, text: &str) {
        let origin = self.spot();
        self.prompt = Some(Prompt { ask, line: LineEdit::new(text), origin });
    }

    fn history(&mut self, ask: Ask) -> &mut History {
        let [commands, finds, notes] = &mut self.histories;
        match ask {
            Ask::Command => commands,
            Ask::Note(_) => notes,
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
    pub(super) fn press_in_prompt(&mut self, key: Key) -> Option<Effect> {
        let Some(prompt) = &mut self.prompt else { return None };
        let ask = prompt.ask;
        let ctrl = |c| key == Key { code: Code::Char(c), ctrl: true, alt: false };
        match key.code {
            Code::Enter => return self.prompt_done(),
            Code::Esc => self.prompt_cancelled(),
            _ if ctrl('c') || ctrl('g') => self.prompt_cancelled(),
            // Backspace in an empty line closes it, as in less and vim.
            Code::Backspace if prompt.line.text().is_empty() => self.prompt_cancelled(),
            Code::Up | Code::Down => {
                let up = key.code == Code::Up;
                let older = self.history(ask).step(up).map(str::to_owned);
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
        let (ask, origin) = (prompt.ask, prompt.origin);
        let text = prompt.line.text().to_owned();
        match ask {
            Ask::Find | Ask::FindBackwards => {
                self.restore(origin);
                let from = self.point();
                self.find_typed(&text, ask == Ask::FindBackwards, from);
            }
            Ask::Filter(view) => self.set_filter(view, &text),
            Ask::Lens | Ask::Person | Ask::Command | Ask::Note(_) => {}
        }
    }

    fn prompt_cancelled(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        self.history(prompt.ask).rewind();
        match prompt.ask {
            Ask::Find | Ask::FindBackwards => {
                self.find = None;
                self.restore(prompt.origin);
            }
            Ask::Filter(view) => {
                self.set_filter(view, "");
                self.restore(prompt.origin);
            }
            Ask::Note(_) => self.restore(prompt.origin),
            Ask::Lens | Ask::Person | Ask::Command => {}
        }
    }

    fn prompt_done(&mut self) -> Option<Effect> {
        let prompt = self.prompt.take()?;
        let text = prompt.line.text().to_owned();
        self.history(prompt.ask).push(&text);
        match prompt.ask {
            Ask::Find | Ask::FindBackwards if text.is_empty() => self.restore(prompt.origin),
            Ask::Find | Ask::FindBackwards => match &self.find {
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
            Ask::Filter(_) => {}
            Ask::Lens => self.set_lens(&text),
            Ask::Person => self.filter_person(&text),
            Ask::Command => return self.run_command(&text),
            Ask::Note(span) => self.set_note(span, &text),
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
        let completed = match prompt.ask {
            Ask::Command => super::command::complete(self, &typed),
            Ask::Person => self
                .people_named(&typed)
                .first()
                .and_then(|id| self.person(*id))
                .map(|p| p.name.clone()),
            Ask::Lens | Ask::Filter(_) => typed.rsplit_once('@').and_then(|(head, name)| {
                let id = *self.people_named(name).first()?;
                let last = self.person(id)?.name.rsplit(' ').next()?;
                Some(format!("{head}@{last}"))
            }),
            Ask::Find | Ask::FindBackwards | Ask::Note(_) => None,
        };
        if let (Some(text), Some(prompt)) = (completed, &mut self.prompt) {
            prompt.line = LineEdit::new(&text);
            self.prompt_changed();
        }
    }
}

//! The input line at the foot: what it is for, what was typed, and the lines typed before.

use super::history::History;
use super::line_edit::LineEdit;
use super::navigation::Location;
use super::viewport::View;
use crate::text::Span;

/// What the input line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// `/` in the text.
    Find,
    /// `?` in the text, where the keys are less's or vim's.
    FindBackwards,
    /// `/` in a list.
    Filter(View),
    /// `&`.
    Lens,
    /// `@`.
    Person,
    /// `:`.
    Command,
    /// `::`: finds an action or command in the help and runs it.
    Palette,
    /// `i`: a note on this span.
    Note(Span),
}

impl PromptKind {
    /// The prompt before the line.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Find | Self::Filter(_) => "/",
            Self::FindBackwards => "?",
            Self::Lens => "&",
            Self::Person => "@",
            Self::Command => ":",
            Self::Palette => "::",
            Self::Note(_) => "note: ",
        }
    }
}

/// An open input line.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// What was typed.
    pub line: LineEdit,
    /// Where Esc goes back to.
    pub(super) origin: Location,
}

/// The input line and its histories.
#[derive(Clone, Debug, Default)]
pub struct Prompts {
    /// The open input line.
    pub open: Option<Prompt>,
    commands: History,
    actions: History,
    searches: History,
    notes: History,
}

impl Prompts {
    /// Opens the input line with `text` in it; Esc goes back to `origin`.
    pub(super) fn open(&mut self, kind: PromptKind, text: &str, origin: Location) {
        self.open = Some(Prompt { kind, line: LineEdit::new(text), origin });
    }

    /// Closes the input line and remembers what was typed.
    pub(super) fn accept(&mut self) -> Option<Prompt> {
        let prompt = self.open.take()?;
        self.history(prompt.kind).push(prompt.line.text());
        Some(prompt)
    }

    /// Closes the input line.
    pub(super) fn cancel(&mut self) -> Option<Prompt> {
        let prompt = self.open.take()?;
        self.history(prompt.kind).rewind();
        Some(prompt)
    }

    /// Puts an older (or newer) line into the input line; whether there was one.
    pub(super) fn recall(&mut self, older: bool) -> bool {
        let Some(kind) = self.open.as_ref().map(|prompt| prompt.kind) else { return false };
        let line = self.history(kind).step(older).map(LineEdit::new);
        match (line, &mut self.open) {
            (Some(line), Some(prompt)) => {
                prompt.line = line;
                true
            }
            _ => false,
        }
    }

    const fn history(&mut self, kind: PromptKind) -> &mut History {
        match kind {
            PromptKind::Command => &mut self.commands,
            PromptKind::Palette => &mut self.actions,
            PromptKind::Note(_) => &mut self.notes,
            _ => &mut self.searches,
        }
    }

    /// Adds the commands and searches of earlier sessions.
    pub fn restore(&mut self, commands: &[String], searches: &[String]) {
        self.commands.restore(commands);
        self.searches.restore(searches);
    }

    /// Commands and searches typed since the last call. Notes are stored with their article.
    pub fn take_fresh(&mut self) -> (Vec<String>, Vec<String>) {
        (self.commands.take_fresh(), self.searches.take_fresh())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(prompts: &mut Prompts, kind: PromptKind, text: &str) {
        prompts.open(kind, text, Location::default());
        assert_eq!(prompts.accept().unwrap().line.text(), text);
    }

    fn recalled(prompts: &mut Prompts, kind: PromptKind) -> Vec<String> {
        prompts.open(kind, "", Location::default());
        let mut lines = Vec::new();
        while prompts.recall(true) {
            lines.push(prompts.open.as_ref().unwrap().line.text().to_owned());
        }
        prompts.cancel();
        lines
    }

    #[test]
    fn each_kind_recalls_its_own_lines() {
        let mut prompts = Prompts::default();
        prompts.restore(&["old".to_owned()], &[]);
        accept(&mut prompts, PromptKind::Command, "set zen=on");
        accept(&mut prompts, PromptKind::Find, "ferry");
        accept(&mut prompts, PromptKind::Lens, "date");
        accept(&mut prompts, PromptKind::Note(Span::default()), "check this");
        for (kind, expected) in [
            (PromptKind::Command, &["set zen=on", "old"][..]),
            (PromptKind::FindBackwards, &["date", "ferry"]),
            (PromptKind::Note(Span::default()), &["check this"]),
        ] {
            assert_eq!(recalled(&mut prompts, kind), expected, "{kind:?}");
            // Esc rewound it.
            assert_eq!(recalled(&mut prompts, kind), expected, "{kind:?}");
        }
        let (commands, searches) = prompts.take_fresh();
        assert_eq!((commands.len(), searches.len()), (1, 2));
        assert!(!prompts.recall(true), "no line is open");
    }
}

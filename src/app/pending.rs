//! What may follow the keys pressed so far: the letter of a mark, the rest of a sequence.

use super::App;
use super::actions::Action;
use super::key::labels;
use crate::text::Span;
use crate::text::fold_space;

/// Bytes of the text that name a mark.
const SHOWN: u32 = 200;

/// A key that may come next, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextKey {
    /// Its label.
    pub key: String,
    /// What it does, or where it leads.
    pub does: String,
}

impl App {
    /// The keys pressed so far of a sequence, and those that may follow; `None` where no sequence has
    /// begun.
    #[must_use]
    pub fn pending(&self) -> Option<(String, Vec<NextKey>)> {
        if let Some(action) = self.keys.waiting() {
            return Some((self.keymap.label_of(action), self.letters_of(action)));
        }
        let typed = Some(self.keys.typed()).filter(|typed| !typed.is_empty())?;
        let next = self
            .keymap
            .continuations(typed)
            .map(|(keys, action)| NextKey { key: labels(keys), does: action.help().to_owned() });
        Some((labels(typed), next.collect()))
    }

    /// The marks, for the key that sets one and the one that goes there.
    fn letters_of(&self, action: Action) -> Vec<NextKey> {
        let text = &self.article.doc.text;
        let words = |at: u32| {
            let end = crate::text::floor_boundary(text, at.saturating_add(SHOWN));
            fold_space(Span::new(at, end).in_text(text))
        };
        let marks = self
            .navigation
            .marks
            .iter()
            .map(|(letter, at)| NextKey { key: letter.to_string(), does: words(*at) });
        let general = if action == Action::GoMark {
            NextKey { key: "'".to_owned(), does: "to the last place".to_owned() }
        } else {
            NextKey { key: "a–z".to_owned(), does: "set a mark here".to_owned() }
        };
        std::iter::once(general).chain(marks).collect()
    }
}

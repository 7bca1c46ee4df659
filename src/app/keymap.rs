//! Which key does what: one table, from which keys are looked up, the help screen is made and the
//! README is checked.

use std::collections::BTreeMap;

use super::action::Action;
use super::key::Key;

/// The default keys. The first key of an action is the one shown in the status line.
const DEFAULT: &[(Action, &[&str])] = &[
    (Action::Down, &["j", "<down>", "<c-n>", "<c-e>"]),
    (Action::Up, &["k", "<up>", "<c-p>", "<c-y>"]),
    (Action::PageDown, &["<space>", "f", "<c-f>", "<pgdn>"]),
    (Action::PageUp, &["b", "<c-b>", "<pgup>"]),
    (Action::HalfDown, &["d", "<c-d>"]),
    (Action::HalfUp, &["u", "<c-u>"]),
    (Action::Top, &["g", "<lt>", "<home>"]),
    (Action::Bottom, &["G", ">", "<end>"]),
    (Action::Percent, &["%"]),
    (Action::NextParagraph, &["}"]),
    (Action::PreviousParagraph, &["{"]),
    (Action::NextSentence, &[")"]),
    (Action::PreviousSentence, &["("]),
    (Action::NextSection, &["]", "L"]),
    (Action::PreviousSection, &["[", "H"]),
    (Action::Sections, &["S", "<f2>"]),
    (Action::People, &["P", "<f3>"]),
    (Action::Timeline, &["T", "<f4>"]),
    (Action::Quotes, &["W", "<f5>"]),
    (Action::FocusNext, &["<tab>"]),
    (Action::FocusPrevious, &["<s-tab>"]),
    (Action::FocusLeft, &["h", "<left>"]),
    (Action::FocusRight, &["l", "<right>"]),
    (Action::Enter, &["<cr>"]),
    (Action::Order, &["c"]),
    (Action::Find, &["/"]),
    (Action::FindNext, &["n"]),
    (Action::FindPrevious, &["N"]),
    (Action::Lens, &["&"]),
    (Action::FilterPerson, &["@"]),
    (Action::NextMention, &["*"]),
    (Action::PreviousMention, &["#"]),
    (Action::Card, &["K"]),
    (Action::Back, &["<c-o>", "<bs>", "<a-left>"]),
    (Action::Forward, &["<a-right>"]),
    (Action::Warnings, &["!"]),
    (Action::Weak, &["~"]),
    (Action::Hidden, &["^"]),
    (Action::SetMark, &["m"]),
    (Action::GoMark, &["'"]),
    (Action::Copy, &["y"]),
    (Action::CopyMarkdown, &["Y"]),
    (Action::Edit, &["e"]),
    (Action::OpenLink, &["o"]),
    (Action::Reload, &["r", "R"]),
    (Action::Wider, &["+"]),
    (Action::Narrower, &["-"]),
    (Action::Zen, &["z"]),
    (Action::Mouse, &["M"]),
    (Action::Info, &["=", "<c-g>"]),
    (Action::Help, &["?", "<f1>"]),
    (Action::Command, &[":"]),
    (Action::Escape, &["<esc>"]),
    (Action::Close, &["q"]),
    (Action::Quit, &["Q", "ZZ", "<c-c>"]),
    (Action::Redraw, &["<c-l>"]),
    (Action::Suspend, &["<c-z>"]),
];

/// What a key sequence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It is bound.
    Bound(Action),
    /// A longer sequence begins with it.
    Prefix,
    /// Nothing is bound to it.
    Unbound,
}

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: BTreeMap<Vec<Key>, Action>,
    /// The order in which an action's keys were given.
    written: Vec<(Action, Vec<String>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self { bindings: BTreeMap::new(), written: Vec::new() };
        for (action, keys) in DEFAULT {
            keymap.bind(*action, keys.iter().map(|key| (*key).to_owned()).collect());
        }
        keymap
    }
}

impl Keymap {
    /// Gives an action these keys instead of those it had; keys that cannot be read are left out.
    /// A key that did something else now does this.
    pub fn bind(&mut self, action: Action, keys: Vec<String>) {
        self.bindings.retain(|_, bound| *bound != action);
        for key in &keys {
            if let Some(sequence) = Key::parse_all(key) {
                self.bindings.insert(sequence, action);
            }
        }
        self.written.retain(|(known, _)| *known != action);
        self.written.push((action, keys));
    }

    /// What a sequence means.
    #[must_use]
    pub fn lookup(&self, keys: &[Key]) -> Lookup {
        match self.bindings.get(keys) {
            Some(action) => Lookup::Bound(*action),
            None if self.bindings.keys().any(|bound| bound.starts_with(keys)) => Lookup::Prefix,
            None => Lookup::Unbound,
        }
    }

    /// The keys of an action as written, the one to show first; only those still bound to it.
    #[must_use]
    pub fn keys_of(&self, action: Action) -> Vec<&str> {
        let keys = self.written.iter().find(|(known, _)| *known == action).map(|(_, keys)| keys);
        keys.into_iter()
            .flatten()
            .filter(|key| {
                Key::parse_all(key).is_some_and(|k| self.bindings.get(&k) == Some(&action))
            })
            .map(String::as_str)
            .collect()
    }

    /// The key to show for an action, empty where it has none.
    #[must_use]
    pub fn key_of(&self, action: Action) -> &str {
        self.keys_of(action).first().copied().unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_bound_twice_and_every_action_has_one() {
        let mut seen = BTreeMap::new();
        for (action, keys) in DEFAULT {
            for key in *keys {
                let parsed = Key::parse_all(key).unwrap_or_else(|| panic!("{key}"));
                assert_eq!(seen.insert(parsed, action), None, "{key}");
            }
        }
        let keymap = Keymap::default();
        for action in Action::ALL {
            assert!(!keymap.key_of(*action).is_empty(), "{action:?}");
        }
    }

    #[test]
    fn sequences_wait_for_their_end() {
        let keymap = Keymap::default();
        let look = |keys: &str| keymap.lookup(&Key::parse_all(keys).unwrap());
        assert_eq!(look("Z"), Lookup::Prefix);
        assert_eq!(look("ZZ"), Lookup::Bound(Action::Quit));
        assert_eq!(look("<c-d>"), Lookup::Bound(Action::HalfDown));
        assert_eq!(look("é"), Lookup::Unbound);
    }

    #[test]
    fn rebinding_takes_the_key_away() {
        let mut keymap = Keymap::default();
        keymap.bind(Action::Zen, vec!["j".to_owned()]);
        assert_eq!(keymap.key_of(Action::Zen), "j");
        assert_eq!(keymap.key_of(Action::Down), "<down>");
    }
}

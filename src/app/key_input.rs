//! Keys while they are typed: counts, sequences of several keys, keys that wait for a letter.

use super::actions::Action;
use super::key::{Code, Key};
use super::keymap::{Keymap, Lookup};

/// Larger counts are cut to this.
const LARGEST_COUNT: u32 = 99_999_999;
/// Unbound keys that are remembered.
const MOST_UNBOUND: usize = 100;

/// The keys of an action that is not complete yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyInput {
    count: Option<u32>,
    typed: Vec<Key>,
    /// The action that the next key is the letter of.
    waiting: Option<Action>,
    /// Keys without a meaning that were pressed, each once.
    unbound: Vec<Key>,
}

/// What a key completes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// Nothing yet, or again a key without a meaning.
    Nothing,
    /// A key without a meaning, for the first time.
    Unbound(Key),
    /// An action.
    Action(Action),
    /// An action that waited for this letter.
    Letter(Action, Key),
}

impl KeyInput {
    /// Takes a key.
    pub fn press(&mut self, key: Key, keymap: &Keymap) -> Pressed {
        if let Some(action) = self.waiting.take() {
            return Pressed::Letter(action, key);
        }
        if self.typed.is_empty() && self.add_digit(key) {
            return Pressed::Nothing;
        }
        self.typed.push(key);
        match keymap.lookup(&self.typed) {
            Lookup::Prefix => Pressed::Nothing,
            Lookup::Unbound => {
                // A key that ends no sequence stands for itself.
                let begun = self.typed.len() > 1;
                self.typed.clear();
                if begun { self.press(key, keymap) } else { self.unbound(key) }
            }
            Lookup::Bound(action) => {
                self.typed.clear();
                Pressed::Action(action)
            }
        }
    }

    fn unbound(&mut self, key: Key) -> Pressed {
        self.count = None;
        if self.unbound.contains(&key) || self.unbound.len() >= MOST_UNBOUND {
            return Pressed::Nothing;
        }
        self.unbound.push(key);
        Pressed::Unbound(key)
    }

    /// Digits make a count; a leading 0 does not.
    fn add_digit(&mut self, key: Key) -> bool {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return false };
        let Some(digit) = c.to_digit(10).filter(|d| *d > 0 || self.count.is_some()) else {
            return false;
        };
        let count = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        self.count = Some(count.min(LARGEST_COUNT));
        true
    }

    /// The count typed before the action.
    #[must_use]
    pub const fn count(&self) -> Option<u32> {
        self.count
    }

    /// Drops the count; whether there was one.
    pub const fn clear_count(&mut self) -> bool {
        self.count.take().is_some()
    }

    /// The next key is the letter that this action needs.
    pub const fn wait_for_letter(&mut self, action: Action) {
        self.waiting = Some(action);
    }

    /// The action that the next key is the letter of.
    #[must_use]
    pub const fn waiting(&self) -> Option<Action> {
        self.waiting
    }

    /// The keys of a sequence that is not complete yet.
    #[must_use]
    pub fn typed(&self) -> &[Key] {
        &self.typed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the last of these keys completes, and the count before it.
    fn pressed(preset: &str, keys: &str) -> (Pressed, Option<u32>) {
        let keymap = Keymap::preset(preset).unwrap();
        let mut input = KeyInput::default();
        let mut last = Pressed::Nothing;
        for key in Key::parse_all(keys).unwrap() {
            last = input.press(key, &keymap);
        }
        (last, input.count())
    }

    #[test]
    fn counts_and_sequences_make_actions() {
        use Pressed::{Action as Does, Nothing, Unbound};
        for (preset, keys, expected, count) in [
            ("default", "j", Does(Action::Down), None),
            ("default", "12j", Does(Action::Down), Some(12)),
            ("default", "0", Unbound(Key::char('0')), None),
            ("default", "10", Nothing, Some(10)),
            ("default", "9999999999j", Does(Action::Down), Some(LARGEST_COUNT)),
            ("default", "é", Unbound(Key::char('é')), None),
            // It is said once.
            ("default", "éé", Nothing, None),
            ("default", "éjéö", Unbound(Key::char('ö')), None),
            ("default", "3é", Unbound(Key::char('é')), None),
            ("default", "Z", Nothing, None),
            ("default", "ZZ", Does(Action::Quit), None),
            // No sequence begins with Zj: j stands for itself.
            ("default", "Zj", Does(Action::Down), None),
            ("vim", "gg", Does(Action::Top), None),
            ("vim", "3]]", Does(Action::NextSection), Some(3)),
        ] {
            assert_eq!(pressed(preset, keys), (expected, count), "{preset} {keys}");
        }
    }

    #[test]
    fn an_action_waits_for_its_letter() {
        let mut input = KeyInput::default();
        input.wait_for_letter(Action::SetMark);
        assert_eq!(input.waiting(), Some(Action::SetMark));
        let key = Key::char('4');
        let keymap = Keymap::default();
        assert_eq!(input.press(key, &keymap), Pressed::Letter(Action::SetMark, key));
        assert_eq!(input.waiting(), None);
        assert_eq!(input.press(key, &keymap), Pressed::Nothing);
        assert!(input.clear_count() && !input.clear_count());
    }
}

//! Key bindings: looking up key sequences, presets, and printing the bindings in use.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::actions::{ACTIONS, Action};
use super::key::{Key, label};
use super::viewport::View;

/// The binding of a key sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It is bound.
    Bound(Action),
    /// A longer sequence begins with it.
    Prefix,
    /// Nothing is bound to it.
    Unbound,
}

/// The keys bound to actions.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: BTreeMap<Vec<Key>, Action>,
    /// The keys of each action as written, in their order.
    written: Vec<(Action, Vec<Cow<'static, str>>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self { bindings: BTreeMap::new(), written: Vec::new() };
        for row in ACTIONS {
            keymap.add(row.action, row.keys.iter().map(|key| Cow::Borrowed(*key)).collect());
        }
        keymap
    }
}

impl Keymap {
    /// Binds an action to these keys instead of those it had. Keys that cannot be parsed are
    /// ignored; a key bound to another action is taken from it.
    pub fn bind(&mut self, action: Action, keys: Vec<String>) {
        self.bindings.retain(|_, bound| *bound != action);
        self.written.retain(|(known, _)| *known != action);
        self.add(action, keys.into_iter().map(Cow::Owned).collect());
    }

    /// Binds keys to an action that has none.
    fn add(&mut self, action: Action, keys: Vec<Cow<'static, str>>) {
        let sequences = keys.iter().filter_map(|key| Key::parse_all(key));
        self.bindings.extend(sequences.map(|sequence| (sequence, action)));
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

    /// The bindings that begin with these keys and go on: the keys that follow, and their actions.
    pub fn continuations<'k>(
        &'k self,
        keys: &'k [Key],
    ) -> impl Iterator<Item = (&'k [Key], Action)> + 'k {
        let bound = self.bindings.iter();
        bound.filter_map(move |(bound, action)| Some((bound.strip_prefix(keys)?, *action)))
    }

    /// Another binding of which these keys are a prefix, or which is a prefix of them: the shorter
    /// one, which hides the longer, and the longer, each with its action.
    #[must_use]
    pub fn shadow(&self, keys: &[Key]) -> Option<(String, String)> {
        let begins =
            |short: &[Key], long: &[Key]| short.len() < long.len() && long.starts_with(short);
        let (other, _) =
            self.bindings.iter().find(|(other, _)| begins(other, keys) || begins(keys, other))?;
        let named = |keys: &[Key]| {
            let action = self.bindings.get(keys)?;
            let written = self.keys_of(*action).into_iter();
            let mut written = written.filter(|w| Key::parse_all(w).as_deref() == Some(keys));
            Some(format!("{} ({})", written.next()?, action.name()))
        };
        let (short, long) = if other.len() < keys.len() {
            (other.as_slice(), keys)
        } else {
            (keys, other.as_slice())
        };
        Some((named(short)?, named(long)?))
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
            .map(AsRef::as_ref)
            .collect()
    }

    /// The label of an action's first key, such as `^D`; empty where it has none.
    #[must_use]
    pub fn label_of(&self, action: Action) -> String {
        self.keys_of(action).first().map(|key| label(key)).unwrap_or_default()
    }

    /// The labels of all keys of an action.
    #[must_use]
    pub fn labels_of(&self, action: Action) -> String {
        self.keys_of(action).iter().map(|key| label(key)).collect::<Vec<_>>().join(" ")
    }

    /// The bindings as a table for the config file: what `--dump-keys` prints.
    #[must_use]
    pub fn dump(&self) -> String {
        let mut out = String::from("[keys]\n");
        for row in ACTIONS {
            let keys = self.keys_of(row.action);
            let keys: Vec<String> = keys.iter().map(|key| format!("{key:?}")).collect();
            out.push_str(&format!("{} = [{}]  # {}\n", row.name, keys.join(", "), row.help));
        }
        out
    }
}

/// Changes of a preset against the default keys.
type Changes = &'static [(Action, &'static [&'static str])];

/// Sets of keys by name, for users of less and vim.
const PRESETS: &[(&str, Changes)] = &[
    ("default", &[]),
    (
        "less",
        &[
            (Action::Down, &["j", "<down>", "e", "<c-n>", "<c-e>", "<c-j>"]),
            (Action::Up, &["k", "<up>", "y", "<c-p>", "<c-y>", "<c-k>"]),
            (Action::PageDown, &["<space>", "f", "<c-f>", "<pgdn>", "<c-v>"]),
            (Action::PageUp, &["b", "<c-b>", "<pgup>", "<a-v>", "w"]),
            (Action::Percent, &["p", "%"]),
            (Action::Show(View::Help), &["h", "H", "<f1>"]),
            (Action::PreviousSection, &["["]),
            (Action::NextSection, &["]"]),
            (Action::FindBackwards, &["?"]),
            (Action::SelectWords, &["<a-s>"]),
            (Action::Edit, &["v"]),
            (Action::Copy, &["C"]),
            (Action::Redo, &[]),
            (Action::Redraw, &["<c-l>", "<c-r>"]),
            (Action::FocusLeft, &["<left>"]),
            (Action::Escape, &["<esc>", "<c-c>"]),
            (Action::Stop, &[]),
        ],
    ),
    // Keys that move, undo, begin a sequence or cancel in vim do the same here; `d`, `e` and `w`
    // do nothing rather than something else.
    (
        "vim",
        &[
            (Action::PageDown, &["<space>", "<c-f>", "<pgdn>"]),
            (Action::PageUp, &["<c-b>", "<pgup>"]),
            (Action::HalfDown, &["<c-d>"]),
            (Action::HalfUp, &["<c-u>"]),
            (Action::Top, &["gg", "<home>"]),
            (Action::NextSection, &["]]"]),
            (Action::PreviousSection, &["[["]),
            (Action::NextArticle, &["gt", ";"]),
            (Action::PreviousArticle, &["gT", ","]),
            (Action::OpenLink, &["gx", "o"]),
            (Action::FindBackwards, &["?"]),
            (Action::Undo, &["u", "U"]),
            (Action::GoMark, &["'", "`"]),
            (Action::Edit, &["gf"]),
            (Action::Zen, &["gz"]),
            (Action::OpenBranch, &["zo"]),
            (Action::CloseBranch, &["zc"]),
            (Action::ToggleBranch, &["za"]),
            (Action::Mouse, &["gm"]),
            (Action::Quit, &["ZZ", "ZQ", "Q"]),
            (Action::Show(View::Help), &["g?", "<f1>"]),
            (Action::Escape, &["<esc>", "<c-c>"]),
            (Action::Stop, &[]),
        ],
    ),
];

impl Keymap {
    /// The names of the presets.
    pub fn preset_names() -> impl Iterator<Item = &'static str> {
        PRESETS.iter().map(|(name, _)| *name)
    }

    /// The keys of a preset; `None` where there is none of this name.
    #[must_use]
    pub fn preset(name: &str) -> Option<Self> {
        let (_, changes) = PRESETS.iter().find(|(known, _)| *known == name)?;
        let mut keymap = Self::default();
        for (action, keys) in *changes {
            keymap.bind(*action, keys.iter().map(|key| (*key).to_owned()).collect());
        }
        Some(keymap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_bound_twice_and_every_action_has_one() {
        let mut seen = BTreeMap::new();
        for row in ACTIONS {
            for key in row.keys {
                let parsed = Key::parse_all(key).unwrap_or_else(|| panic!("{key}"));
                assert_eq!(seen.insert(parsed, row.action), None, "{key}");
            }
        }
        for name in Keymap::preset_names() {
            let keymap = Keymap::preset(name).unwrap();
            use Action::{CloseBranch, OpenBranch, ToggleBranch};
            let none = match name {
                // `?` is help; Left and Right open and close.
                "default" => &[Action::FindBackwards, OpenBranch, CloseBranch, ToggleBranch][..],
                // Ctrl-C cancels without quitting; Ctrl-R redraws.
                "less" => &[Action::Stop, Action::Redo, OpenBranch, CloseBranch, ToggleBranch],
                _ => &[Action::Stop],
            };
            // The key of a list shows it over all articles too; pictures are typed after `:`.
            let shared = |action: &Action| matches!(action, Action::Show(v) if v.is_over_all());
            let pictures = [View::Telling, View::Voices, View::Lengths].map(Action::Show);
            let none: Vec<Action> = none.iter().copied().chain(pictures).collect();
            let own = Action::all().filter(|action| !none.contains(action) && !shared(action));
            for action in own {
                assert!(!keymap.keys_of(action).is_empty(), "{name} {action:?}");
            }
            let key = Key::parse_all("<c-c>").unwrap();
            let stops = if name == "default" { Action::Stop } else { Action::Escape };
            assert_eq!(keymap.lookup(&key), Lookup::Bound(stops), "{name}");
        }
    }

    /// No binding hides another, and each that a preset names is the action's.
    #[test]
    fn no_key_of_a_preset_is_shadowed() {
        for (name, changes) in PRESETS {
            let keymap = Keymap::preset(name).unwrap();
            for keys in keymap.bindings.keys() {
                assert_eq!(keymap.shadow(keys), None, "{name}");
            }
            for (action, keys) in *changes {
                assert_eq!(keymap.keys_of(*action), *keys, "{name} {action:?}");
            }
            for key in ["<up>", "<down>", "<pgup>", "<pgdn>", "<home>", "<end>", "<tab>", "<esc>"] {
                let keys = Key::parse_all(key).unwrap();
                assert!(matches!(keymap.lookup(&keys), Lookup::Bound(_)), "{name} {key}");
            }
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
    fn presets_do_what_their_users_expect() {
        for (preset, keys, expected) in [
            ("less", "p", Lookup::Bound(Action::Percent)),
            ("less", "h", Lookup::Bound(Action::Show(View::Help))),
            ("less", "H", Lookup::Bound(Action::Show(View::Help))),
            ("less", "e", Lookup::Bound(Action::Down)),
            ("less", "y", Lookup::Bound(Action::Up)),
            ("less", "v", Lookup::Bound(Action::Edit)),
            ("less", "?", Lookup::Bound(Action::FindBackwards)),
            ("less", "<a-v>", Lookup::Bound(Action::PageUp)),
            ("less", "ZZ", Lookup::Bound(Action::Quit)),
            ("vim", "g", Lookup::Prefix),
            ("vim", "gg", Lookup::Bound(Action::Top)),
            ("vim", "]", Lookup::Prefix),
            ("vim", "]]", Lookup::Bound(Action::NextSection)),
            ("vim", "[[", Lookup::Bound(Action::PreviousSection)),
            ("vim", "gt", Lookup::Bound(Action::NextArticle)),
            ("vim", "u", Lookup::Bound(Action::Undo)),
            ("vim", "`", Lookup::Bound(Action::GoMark)),
            ("vim", "ZQ", Lookup::Bound(Action::Quit)),
            // Something else in vim, with no counterpart here.
            ("vim", "z", Lookup::Prefix),
            ("vim", "zc", Lookup::Bound(Action::CloseBranch)),
            ("vim", "<c-r>", Lookup::Bound(Action::Redo)),
            ("less", "<a-s>", Lookup::Bound(Action::SelectWords)),
            ("less", "<c-r>", Lookup::Bound(Action::Redraw)),
            ("vim", "d", Lookup::Unbound),
            ("vim", "e", Lookup::Unbound),
            ("vim", "M", Lookup::Unbound),
        ] {
            let keymap = Keymap::preset(preset).unwrap();
            assert_eq!(keymap.lookup(&Key::parse_all(keys).unwrap()), expected, "{preset} {keys}");
        }
    }

    #[test]
    fn rebinding_takes_the_key_away() {
        let mut keymap = Keymap::default();
        keymap.bind(Action::Zen, vec!["j".to_owned()]);
        assert_eq!(keymap.label_of(Action::Zen), "j");
        assert_eq!(keymap.label_of(Action::Down), "Down");
    }
}

//! Keys, and how they are written in tables and config files: `j`, `<c-d>`, `<f2>`.
//!
//! The edge translates the terminal library's keys into [`Key`].

use std::fmt;

/// A key press: a code and the modifiers held with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

/// Which key was pressed. Shift is part of the character; Shift-Tab is a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Code {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// Keys that are written in angle brackets: `<cr>`, `<c-d>`, `<a-left>`, `<f2>`.
const NAMES: &[(&str, Code)] = &[
    ("cr", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("s-tab", Code::BackTab),
    ("bs", Code::Backspace),
    ("del", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("space", Code::Char(' ')),
    ("lt", Code::Char('<')),
];

impl Key {
    /// The key for a plain character.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: false, alt: false }
    }

    /// The key for a code without modifiers.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// Reads one key from the head of `written`; gives it and the rest.
    ///
    /// `None` for an empty string or an unknown name in brackets.
    #[must_use]
    pub fn parse_first(written: &str) -> Option<(Self, &str)> {
        if let Some(inside) = written.strip_prefix('<')
            && let Some((name, rest)) = inside.split_once('>')
        {
            return Some((Self::parse_name(name)?, rest));
        }
        let c = written.chars().next()?;
        Some((Self::char(c), written.get(c.len_utf8()..)?))
    }

    /// Reads a key sequence such as `gg` or `<c-d>`; `None` where it is not one.
    #[must_use]
    pub fn parse_all(written: &str) -> Option<Vec<Self>> {
        let mut keys = Vec::new();
        let mut rest = written;
        while !rest.is_empty() {
            let (key, tail) = Self::parse_first(rest)?;
            keys.push(key);
            rest = tail;
        }
        (!keys.is_empty()).then_some(keys)
    }

    fn parse_name(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == lower) {
            return Some(Self::plain(*code));
        }
        if let Some(base) = lower.strip_prefix("c-") {
            return Some(Self { ctrl: true, ..Self::base(base)? });
        }
        if lower.starts_with("a-") {
            // The case of a letter is the letter's own: Alt-P is not Alt-p.
            return Some(Self { alt: true, ..Self::base(name.get(2..)?)? });
        }
        let number = lower.strip_prefix('f')?.parse().ok()?;
        (1..=24).contains(&number).then_some(Self::plain(Code::F(number)))
    }

    fn base(name: &str) -> Option<Self> {
        let mut chars = name.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Some(Self::char(c)),
            _ => Self::parse_name(name),
        }
    }
}

/// Labels as on keyboards, for the status line and the help screen.
const LABELS: &[(&str, &str)] = &[
    ("<cr>", "Enter"),
    ("<esc>", "Esc"),
    ("<tab>", "Tab"),
    ("<s-tab>", "S-Tab"),
    ("<bs>", "Backspace"),
    ("<del>", "Delete"),
    ("<up>", "Up"),
    ("<down>", "Down"),
    ("<left>", "Left"),
    ("<right>", "Right"),
    ("<home>", "Home"),
    ("<end>", "End"),
    ("<pgup>", "PgUp"),
    ("<pgdn>", "PgDn"),
    ("<space>", "Space"),
    ("<lt>", "<"),
];

/// The label of a written key sequence: `<c-d>` is `^D`, `<cr>` is `Enter`.
#[must_use]
pub fn label(written: &str) -> String {
    if let Some((_, label)) = LABELS.iter().find(|(known, _)| *known == written) {
        return (*label).to_owned();
    }
    let inside = written.strip_prefix('<').and_then(|w| w.strip_suffix('>'));
    match inside.map(|name| (name, name.split_at_checked(2))) {
        Some((_, Some(("c-", base)))) => format!("^{}", base.to_uppercase()),
        Some((_, Some(("a-", base)))) => format!("Alt-{}", label(&format!("<{base}>"))),
        Some((name, _)) if name.starts_with('f') => name.to_uppercase(),
        _ => written.to_owned(),
    }
}

/// The label of some keys pressed one after the other.
#[must_use]
pub fn labels(keys: &[Key]) -> String {
    keys.iter().map(|key| label(&key.to_string())).collect()
}

/// As [`Key::parse_all`] reads it.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match (self.ctrl, self.alt) {
            (true, _) => "c-",
            (_, true) => "a-",
            _ => "",
        };
        let named = NAMES.iter().find(|(_, code)| *code == self.code);
        match (self.code, named) {
            (_, Some((name, _))) => write!(f, "<{prefix}{name}>"),
            (Code::F(n), _) => write!(f, "<{prefix}f{n}>"),
            (Code::Char(c), _) if prefix.is_empty() => write!(f, "{c}"),
            (Code::Char(c), _) => write!(f, "<{prefix}{c}>"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_keys_come_back() {
        for written in
            ["<a-P>", "j", "<cr>", "<c-d>", "<a-left>", "<f2>", "<space>", "<lt>", "<s-tab>", "é"]
        {
            let keys = Key::parse_all(written).unwrap();
            assert_eq!(keys.len(), 1, "{written}");
            assert_eq!(keys[0].to_string(), written);
        }
        let labels = ["<cr>", "<c-d>", "<a-left>", "<f2>", "gg", "<lt>"].map(label);
        assert_eq!(labels, ["Enter", "^D", "Alt-Left", "F2", "gg", "<"]);
        assert_eq!(Key::parse_all("gg").unwrap().len(), 2);
        assert_eq!(Key::parse_all("<nonsense>"), None);
        assert_eq!(Key::parse_all(""), None);
    }
}

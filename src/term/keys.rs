//! From the terminal library's keys to ours.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::key::{Code, Key};

/// The key of a press or a repeat; `None` for releases and keys without a meaning here.
pub(super) fn convert(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let code = match event.code {
        KeyCode::Tab if shift => Code::BackTab,
        // Terminals that report modifiers apart send the plain letter with Shift.
        KeyCode::Char(c) if shift && c.is_ascii_lowercase() => Code::Char(c.to_ascii_uppercase()),
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        other => plain(other)?,
    };
    Some(Key { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT) })
}

/// Takes replies of the terminal that nobody asked for out of the keys.
///
/// The library reads `ESC ] 52;c;cQ== BEL` as Alt-], `5`, `2` … `Q`; the last would quit. A person
/// who presses Alt-] sends nothing else in the same moment, and each moment has its own `Replies`.
#[derive(Debug, Default)]
pub(super) struct Replies {
    inside: bool,
}

impl Replies {
    /// Whether a key is a key and not part of a reply.
    pub(super) fn pass(&mut self, key: Key) -> bool {
        // BEL, or ESC \.
        let ends = key == Key { ctrl: true, ..Key::char('g') }
            || key == Key { alt: true, ..Key::char('\\') };
        if self.inside {
            self.inside = !ends;
            return false;
        }
        // OSC, DCS, SOS, PM, APC.
        let begins =
            key.alt && !key.ctrl && matches!(key.code, Code::Char(']' | 'P' | 'X' | '^' | '_'));
        self.inside = begins;
        !begins
    }
}

fn plain(code: KeyCode) -> Option<Code> {
    const TABLE: &[(KeyCode, Code)] = &[
        (KeyCode::Enter, Code::Enter),
        (KeyCode::Esc, Code::Esc),
        (KeyCode::Tab, Code::Tab),
        (KeyCode::BackTab, Code::BackTab),
        (KeyCode::Backspace, Code::Backspace),
        (KeyCode::Delete, Code::Delete),
        (KeyCode::Up, Code::Up),
        (KeyCode::Down, Code::Down),
        (KeyCode::Left, Code::Left),
        (KeyCode::Right, Code::Right),
        (KeyCode::Home, Code::Home),
        (KeyCode::End, Code::End),
        (KeyCode::PageUp, Code::PageUp),
        (KeyCode::PageDown, Code::PageDown),
    ];
    TABLE.iter().find(|(theirs, _)| *theirs == code).map(|(_, ours)| *ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: KeyCode, modifiers: KeyModifiers, expected: &str) {
        let key = convert(KeyEvent::new(code, modifiers)).unwrap();
        assert_eq!(key.to_string(), expected, "{code:?} {modifiers:?}");
    }

    #[test]
    fn keys_come_over_with_their_modifiers() {
        use KeyModifiers as M;
        check(KeyCode::Char('j'), M::NONE, "j");
        check(KeyCode::Char('G'), M::SHIFT, "G");
        check(KeyCode::Char('g'), M::SHIFT, "G");
        check(KeyCode::Char('d'), M::CONTROL, "<c-d>");
        check(KeyCode::Char('D'), M::CONTROL, "<c-d>");
        check(KeyCode::Left, M::ALT, "<a-left>");
        check(KeyCode::BackTab, M::SHIFT, "<s-tab>");
        check(KeyCode::Tab, M::SHIFT, "<s-tab>");
        check(KeyCode::F(2), M::NONE, "<f2>");
        check(KeyCode::Char('É'), M::NONE, "É");
    }

    #[test]
    fn replies_are_no_keys() {
        let passed = |written: &str| -> String {
            let mut replies = Replies::default();
            let keys = Key::parse_all(written).unwrap();
            keys.into_iter().filter(|key| replies.pass(*key)).map(|key| key.to_string()).collect()
        };
        assert_eq!(passed("j<a-]>52;c;Q<c-g>k"), "jk");
        assert_eq!(passed("<a-]>11;rgb:q<a-\\>k"), "k");
        assert_eq!(passed("<a-P>1$r0q<a-\\>G"), "G");
        assert_eq!(passed("<a-x>q"), "<a-x>q");
    }

    #[test]
    fn releases_and_strange_keys_are_nothing() {
        let mut released = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        released.kind = KeyEventKind::Release;
        assert_eq!(convert(released), None);
        assert_eq!(convert(KeyEvent::new(KeyCode::CapsLock, KeyModifiers::NONE)), None);
        released.kind = KeyEventKind::Repeat;
        assert!(convert(released).is_some());
    }
}

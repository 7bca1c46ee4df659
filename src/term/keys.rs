//! Converts crossterm's keys and mouse events to the app's.

use crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::Event;
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

/// Rows that one notch of the wheel scrolls.
const NOTCH: i16 = 3;

/// What the mouse did: the wheel and the left button mean something.
pub(super) fn convert_mouse(mouse: MouseEvent) -> Option<Event> {
    let MouseEvent { kind, column, row, .. } = mouse;
    match kind {
        MouseEventKind::ScrollDown => Some(Event::Wheel(column, row, NOTCH)),
        MouseEventKind::ScrollUp => Some(Event::Wheel(column, row, -NOTCH)),
        MouseEventKind::Down(MouseButton::Left) => Some(Event::Click(column, row)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Event::Drag(column, row)),
        MouseEventKind::Up(MouseButton::Left) => Some(Event::Release(column, row)),
        _ => None,
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
    fn releases_and_strange_keys_are_nothing() {
        let mut released = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        released.kind = KeyEventKind::Release;
        assert_eq!(convert(released), None);
        assert_eq!(convert(KeyEvent::new(KeyCode::CapsLock, KeyModifiers::NONE)), None);
        released.kind = KeyEventKind::Repeat;
        assert!(convert(released).is_some());
    }
}

//! The clipboard, through the terminal: OSC 52, which works over ssh as well.

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

use crate::text::clean::clean_cow;

/// Terminals take no more than this by OSC 52 (bytes, before base64).
const LARGEST: usize = 74_000;

/// The sequence that puts `text` on the clipboard, cleaned once more: what is pasted from there may
/// be run by a shell. `None` where it is more than terminals take.
#[must_use]
pub fn sequence(text: &str) -> Option<String> {
    let text = clean_cow(text);
    if text.len() > LARGEST {
        return None;
    }
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text.as_bytes()).write_ansi(&mut sequence).ok()?;
    Some(sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_is_clean() {
        // "abc\nd" in base64.
        let expected = "\u{1b}]52;c;YWJjCmQ=\u{1b}\\";
        assert_eq!(sequence("a\u{1b}[31mb\u{202e}c\r\nd\u{7}").as_deref(), Some(expected));
        assert_eq!(sequence(&"a".repeat(LARGEST + 1)), None);
    }
}

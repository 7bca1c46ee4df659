//! A line of text that is edited: cursor, insertion, deletion, by grapheme.
//!
//! `tui-input` edits by `char`, which leaves half of a combined letter behind.

use unicode_segmentation::UnicodeSegmentation;

use super::key::{Code, Key};
use crate::text::floor_boundary;
use crate::text::sanitize::clean_line;

/// The most that is typed into a prompt, in bytes.
const LONGEST: usize = 1000;

/// A line being edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    /// Byte offset, on a grapheme's border.
    cursor: usize,
}

impl LineEdit {
    /// A line that holds `text`, the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or("")
    }

    /// The text after the cursor.
    #[must_use]
    pub fn after_cursor(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or("")
    }

    /// Inserts text at the cursor, cleaned and on one line, as far as there is room.
    pub fn insert(&mut self, words: &str) {
        let room = LONGEST.saturating_sub(self.text.len());
        let words = clean_line(words, LONGEST);
        let end = floor_boundary(&words, u32::try_from(room).unwrap_or(u32::MAX));
        let words = words.get(..end as usize).unwrap_or("");
        self.text.insert_str(self.cursor, words);
        self.cursor += words.len();
    }

    /// Edits the line; `false` where the key is not one for editing.
    pub fn press(&mut self, key: Key) -> bool {
        let ctrl = |c| key == Key { code: Code::Char(c), ctrl: true, alt: false };
        match key.code {
            Code::Char(c) if !key.ctrl && !key.alt => self.insert(c.encode_utf8(&mut [0; 4])),
            Code::Backspace => self.delete_back(),
            Code::Delete => {
                let next = self.after_cursor().graphemes(true).next().map_or(0, str::len);
                self.text.replace_range(self.cursor..self.cursor + next, "");
            }
            Code::Left => self.cursor -= self.last_grapheme(),
            Code::Right => {
                self.cursor += self.after_cursor().graphemes(true).next().map_or(0, str::len);
            }
            Code::Home => self.cursor = 0,
            Code::End => self.cursor = self.text.len(),
            _ if ctrl('a') => self.cursor = 0,
            _ if ctrl('e') => self.cursor = self.text.len(),
            _ if ctrl('h') => self.delete_back(),
            _ if ctrl('k') => self.text.truncate(self.cursor),
            _ if ctrl('u') => {
                self.text.replace_range(..self.cursor, "");
                self.cursor = 0;
            }
            _ if ctrl('w') => {
                let start = self.before_cursor().trim_end().rfind(' ').map_or(0, |at| at + 1);
                self.text.replace_range(start..self.cursor, "");
                self.cursor = start;
            }
            _ => return false,
        }
        true
    }

    fn last_grapheme(&self) -> usize {
        self.before_cursor().graphemes(true).next_back().map_or(0, str::len)
    }

    fn delete_back(&mut self) {
        let last = self.last_grapheme();
        self.text.replace_range(self.cursor - last..self.cursor, "");
        self.cursor -= last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> String {
        let mut line = LineEdit::default();
        for key in Key::parse_all(keys).unwrap() {
            line.press(key);
        }
        format!("{}|{}", line.before_cursor(), line.after_cursor())
    }

    #[test]
    fn edits_by_grapheme() {
        assert_eq!(typed("abc<left>x<bs><bs>"), "a|c");
        assert_eq!(typed("one two<c-w>x<home>y<del>"), "y|ne x");
        assert_eq!(typed("a👩<bs>é<left><end>"), "aé|");
        assert_eq!(typed("abc<left><left><c-k><c-u>z"), "z|");
        assert_eq!(typed("<bs><del><left><right>"), "|");
        assert_eq!(typed("ae\u{301}\u{1F1F3}\u{1F1F4}<bs><bs>"), "a|");
        assert_eq!(typed("日本<left>x<c-a><del>"), "|x本");
        assert_eq!(typed("one two three<c-a><c-e><c-w><c-w><c-h>"), "one|");
    }

    #[test]
    fn pasted_text_is_one_clean_line() {
        let mut line = LineEdit::new("a");
        line.insert("b\nc\u{1b}[31m");
        assert_eq!(line.text(), "ab c");
        line.insert(&"é".repeat(2000));
        assert!(line.text().len() <= LONGEST);
    }
}

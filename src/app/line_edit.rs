//! The input line at the foot of the screen: a line of text with a cursor, and a history.

use unicode_segmentation::UnicodeSegmentation;

use super::key::{Code, Key};
use crate::text::clean::clean_line;

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

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or("")
    }

    /// What stands after the cursor.
    #[must_use]
    pub fn after_cursor(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or("")
    }

    /// Inserts text at the cursor, cleaned and on one line.
    pub fn insert(&mut self, words: &str) {
        let room = LONGEST.saturating_sub(self.text.len());
        let words = clean_line(words, LONGEST);
        let words = match words
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take_while(|end| *end <= room)
            .last()
        {
            Some(end) => words.get(..end).unwrap_or(""),
            None => "",
        };
        self.text.insert_str(self.cursor, words);
        self.cursor += words.len();
    }

    /// Edits the line; `false` where the key is not one for editing.
    pub fn press(&mut self, key: Key) -> bool {
        let ctrl = |c| key == Key { code: Code::Char(c), ctrl: true, alt: false };
        match key.code {
            Code::Char(c) if !key.ctrl && !key.alt => self.insert(c.encode_utf8(&mut [0; 4])),
            Code::Backspace => self.delete_back(1),
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
            _ if ctrl('h') => self.delete_back(1),
            _ if ctrl('k') => self.text.truncate(self.cursor),
            _ if ctrl('u') => {
                self.text.replace_range(..self.cursor, "");
                self.cursor = 0;
            }
            _ if ctrl('w') => {
                let kept = self.before_cursor().trim_end();
                let kept = kept.rfind(' ').map_or(0, |at| at + 1);
                self.text.replace_range(kept..self.cursor, "");
                self.cursor = kept;
            }
            _ => return false,
        }
        true
    }

    fn last_grapheme(&self) -> usize {
        self.before_cursor().graphemes(true).next_back().map_or(0, str::len)
    }

    fn delete_back(&mut self, count: usize) {
        for _ in 0..count {
            let last = self.last_grapheme();
            self.text.replace_range(self.cursor - last..self.cursor, "");
            self.cursor -= last;
        }
    }
}

/// What was typed before, newest last; walked with Up and Down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    lines: Vec<String>,
    /// Steps back from the newest; 0 is the line being typed.
    back: usize,
    /// Those that were typed since it was asked for them.
    fresh: Vec<String>,
}

/// How many lines are kept.
const KEPT: usize = 100;

/// Adds a line at the end; a double moves there.
pub fn push(lines: &mut Vec<String>, line: &str) {
    lines.retain(|known| known != line);
    lines.push(line.to_owned());
    if lines.len() > KEPT {
        lines.remove(0);
    }
}

impl History {
    /// Adds a line at the end; a double moves there.
    pub fn push(&mut self, line: &str) {
        self.back = 0;
        if line.is_empty() {
            return;
        }
        push(&mut self.lines, line);
        push(&mut self.fresh, line);
    }

    /// Puts lines of other times before those of this one.
    pub fn restore(&mut self, lines: &[String]) {
        let mut all = Vec::new();
        for line in lines.iter().chain(&self.lines) {
            push(&mut all, &clean_line(line, LONGEST));
        }
        self.lines = all;
    }

    /// The lines typed since this was asked last, newest last.
    pub fn take_fresh(&mut self) -> Vec<String> {
        std::mem::take(&mut self.fresh)
    }

    /// One line older (`up`) or newer; `None` at the ends.
    pub fn step(&mut self, up: bool) -> Option<&str> {
        let back = if up { self.back + 1 } else { self.back.checked_sub(1)? };
        if back > self.lines.len() {
            return None;
        }
        self.back = back;
        if back == 0 {
            Some("")
        } else {
            self.lines.get(self.lines.len() - back).map(String::as_str)
        }
    }

    /// Starts from the newest again.
    pub fn rewind(&mut self) {
        self.back = 0;
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
    }

    #[test]
    fn pasted_text_is_one_clean_line() {
        let mut line = LineEdit::new("a");
        line.insert("b\nc\u{1b}[31m");
        assert_eq!(line.text(), "ab c");
        line.insert(&"é".repeat(2000));
        assert!(line.text().len() <= LONGEST);
    }

    #[test]
    fn history_goes_on_where_it_ended() {
        let mut history = History::default();
        history.push("now");
        history.restore(&["old".to_owned(), "now".to_owned(), "e\u{1b}[31mvil".to_owned()]);
        assert_eq!(history.step(true), Some("now"));
        assert_eq!(history.step(true), Some("evil"));
        assert_eq!(history.step(true), Some("old"));
        assert_eq!(history.take_fresh(), ["now"]);
        assert!(history.take_fresh().is_empty());
    }

    #[test]
    fn history_walks_both_ways() {
        let mut history = History::default();
        history.push("one");
        history.push("two");
        history.push("one");
        assert_eq!(history.step(true), Some("one"));
        assert_eq!(history.step(true), Some("two"));
        assert_eq!(history.step(true), None);
        assert_eq!(history.step(false), Some("one"));
        assert_eq!(history.step(false), Some(""));
        assert_eq!(history.step(false), None);
    }
}

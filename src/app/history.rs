//! Lines typed into a prompt before: recalled with Up and Down, stored between sessions.

use crate::text::sanitize::clean_line;

/// Lines typed before, newest last; walked with Up and Down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    lines: Vec<String>,
    /// Steps back from the newest; 0 is the line being typed.
    back: usize,
    /// Lines typed since [`History::take_fresh`].
    fresh: Vec<String>,
}

/// Older lines are dropped.
const MOST: usize = 100;
/// Longer lines are cut, in bytes.
const LONGEST: usize = 1000;

/// Adds a line at the end; a double moves there.
pub fn push(lines: &mut Vec<String>, line: &str) {
    lines.retain(|known| known != line);
    lines.push(line.to_owned());
    if lines.len() > MOST {
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

    /// Puts lines of earlier sessions before those of this one.
    pub fn restore(&mut self, lines: &[String]) {
        let mut all = Vec::new();
        for line in lines.iter().chain(&self.lines) {
            push(&mut all, &clean_line(line, LONGEST));
        }
        self.lines = all;
    }

    /// The lines typed since the last call, newest last.
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

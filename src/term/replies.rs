//! The background query (OSC 11), and terminal replies filtered out of the keys.
//!
//! Nothing waits for an answer. It comes among the keys, soon, late or never, in one piece or in
//! several, and is taken out of them wherever it comes. So there is no need to send a second
//! question that every terminal answers, to know when to stop waiting.

use std::time::{Duration, Instant};

use super::clock::now;
use crate::app::appearance::Background;
use crate::app::key::{Code, Key};

/// Asks for the colour of the background (OSC 11). The answer ends as the question does.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
/// How an answer begins, after `ESC ]`.
const HEAD: &str = "11;";
/// No answer is longer, in bytes.
const LONGEST: usize = 64;
/// For so long an answer may come in pieces.
const PIECES: Duration = Duration::from_secs(3);

/// Filters the terminal's replies out of the keys.
///
/// The library reads `ESC ] 52;c;cQ== BEL` as Alt-], `5`, `2` … `Q`; the last would quit. A person
/// who presses Alt-] sends nothing else in the same moment.
#[derive(Debug, Default)]
pub(super) struct Replies {
    /// The words of a reply so far.
    inside: Option<String>,
    /// An Esc that may begin a reply.
    pending_escape: Option<Key>,
    /// Until then the pieces of an answer are put together.
    expected: Option<Instant>,
    /// The colour in an answer, until it is taken.
    background: Option<Background>,
}

impl Replies {
    /// The question has just been asked.
    pub(super) fn expect(&mut self) {
        self.expected = now().checked_add(PIECES);
    }

    /// The colour in an answer that came since the last call.
    pub(super) fn take_background(&mut self) -> Option<Background> {
        self.background.take()
    }

    /// Whether an Esc waits for what follows it.
    #[cfg(unix)]
    pub(super) fn has_pending_escape(&self) -> bool {
        self.pending_escape.is_some()
    }

    /// Gives a key to `pass`, unless it is part of a reply.
    pub(super) fn take(&mut self, key: Key, pass: &mut impl FnMut(Key)) {
        if let Some(escape) = self.pending_escape.take() {
            if key == Key::char(']') {
                self.inside = Some(String::new());
                return;
            }
            pass(escape);
        }
        if let Some(words) = &mut self.inside {
            if ends(key) {
                if let Some(background) = background(words) {
                    self.background = Some(background);
                    self.expected = None;
                }
                self.inside = None;
            } else if let Code::Char(c) = key.code
                && words.len() < LONGEST
            {
                words.push(c);
            }
        } else if begins(key) {
            self.inside = Some(String::new());
        } else if key.code == Code::Esc && self.is_expected() {
            self.pending_escape = Some(key);
        } else {
            pass(key);
        }
    }

    /// Nothing more came with the last key: passes an Esc that waited.
    #[cfg(any(unix, test))]
    pub(super) fn pause(&mut self, pass: &mut impl FnMut(Key)) {
        if let Some(escape) = self.pending_escape.take() {
            pass(escape);
        }
        let in_pieces = self.is_expected();
        self.inside = self.inside.take().filter(|words| in_pieces && may_go_on(words));
    }

    fn is_expected(&mut self) -> bool {
        self.expected = self.expected.filter(|until| now() < *until);
        self.expected.is_some()
    }
}

/// OSC, DCS, SOS, PM, APC.
fn begins(key: Key) -> bool {
    key.alt && !key.ctrl && matches!(key.code, Code::Char(']' | 'P' | 'X' | '^' | '_'))
}

/// BEL, or `ESC \`, whose two bytes may come apart.
fn ends(key: Key) -> bool {
    key == Key { ctrl: true, ..Key::char('g') } || (key.code == Code::Char('\\') && !key.ctrl)
}

/// Whether words are the beginning of an answer.
#[cfg(any(unix, test))]
fn may_go_on(words: &str) -> bool {
    let beginnings = [format!("{HEAD}rgb:"), format!("{HEAD}rgba:"), format!("{HEAD}#")];
    beginnings.iter().any(|known| {
        known.starts_with(words)
            || words.strip_prefix(known.as_str()).is_some_and(|rest| {
                rest.len() < LONGEST / 2 && rest.chars().all(|c| c == '/' || c.is_ascii_hexdigit())
            })
    })
}

/// The colour in an answer: `11;rgb:RRRR/GGGG/BBBB` with one to four digits each, or `11;#RRGGBB`.
fn background(words: &str) -> Option<Background> {
    let colour = words.strip_prefix(HEAD)?;
    let parts: Vec<&str> = match colour.strip_prefix('#') {
        Some(digits) => {
            let wide = digits.len() / 3;
            (0..3).map(|n| digits.get(n * wide..(n + 1) * wide)).collect::<Option<_>>()?
        }
        None => {
            let digits = colour.strip_prefix("rgb:").or_else(|| colour.strip_prefix("rgba:"))?;
            digits.split('/').collect()
        }
    };
    let share = |digits: &&str| {
        let most =
            16_u32.checked_pow(u32::try_from(digits.len()).ok()?).filter(|n| *n <= 65_536)?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        (!digits.starts_with('+') && most > 1).then(|| f64::from(value) / f64::from(most - 1))
    };
    match parts.iter().map(share).collect::<Option<Vec<_>>>()?.as_slice() {
        [red, green, blue] | [red, green, blue, _] => Some(Background::of((*red, *green, *blue))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys that pass, where each of `moments` comes at once; and the colour in an answer.
    fn passed(replies: &mut Replies, moments: &[&str]) -> (String, Option<Background>) {
        let mut out = String::new();
        let mut pass = |key: Key| out.push_str(&key.to_string());
        for moment in moments {
            for key in Key::parse_all(moment).unwrap() {
                replies.take(key, &mut pass);
            }
            replies.pause(&mut pass);
        }
        (out, replies.take_background())
    }

    #[test]
    fn replies_are_no_keys() {
        let check = |moments: &[&str], expected: &str| {
            assert_eq!(passed(&mut Replies::default(), moments).0, expected, "{moments:?}");
        };
        check(&["j<a-]>52;c;Q<c-g>k"], "jk");
        check(&["<a-]>11;rgb:q<a-\\>k"], "k");
        check(&["<a-P>1$r0q<a-\\>G"], "G");
        check(&["<a-x>q"], "<a-x>q");
        check(&["<a-]>", "q"], "q");
        check(&["<esc>]"], "<esc>]");
    }

    #[test]
    fn an_answer_may_come_in_pieces() {
        let check = |moments: &[&str], keys: &str, background| {
            let mut replies = Replies::default();
            replies.expect();
            assert_eq!(passed(&mut replies, moments), (keys.to_owned(), background), "{moments:?}");
        };
        use Background::{Dark, Light};
        check(&["<a-]>11;rgb:ff", "ff/ffff/ffff<c-g>j"], "j", Some(Light));
        check(&["<a-]>", "1", "1;rgb:0000/0000/0000", "<a-\\>q"], "q", Some(Dark));
        check(&["<esc>]11;rgb:0/0/0<c-g>"], "", Some(Dark));
        check(&["<a-]>11;rgb:0/0/0<esc>", "\\j"], "j", Some(Dark));
        check(&["<esc>", "]"], "<esc>]", None);
        check(&["<esc>j", "<esc>"], "<esc>j<esc>", None);
        check(&["<a-]>52;c;", "j"], "j", None);
    }

    #[test]
    fn answers_are_read_with_distrust() {
        use Background::{Dark, Light};
        for (words, expected) in [
            ("11;rgb:0000/0000/0000", Some(Dark)),
            ("11;rgb:ffff/ffff/dddd", Some(Light)),
            ("11;rgb:f/f/f", Some(Light)),
            ("11;rgba:1e1e/1e1e/1e1e/ffff", Some(Dark)),
            ("11;#fdf6e3", Some(Light)),
            ("11;rgb:00000/0/0", None),
            ("11;rgb:+f/f/f", None),
            ("11;rgb:/0/0", None),
            ("11;rgb:0/0", None),
            ("11;rgb:0/0/0/0/0", None),
            ("11;#", None),
            ("11;#é0000", None),
            ("11;black", None),
            ("10;rgb:0/0/0", None),
            ("", None),
        ] {
            assert_eq!(background(words), expected, "{words}");
        }
    }
}

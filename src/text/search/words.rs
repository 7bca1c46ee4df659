//! Literal search: without case and accents, any white space for white space, in linear time.

use memchr::{memchr, memchr2};

use crate::text::letters::{base, is_combining, lower};
use crate::text::{Span, fold_space};

/// Bytes looked through for plain and then for accented letters.
const BLOCK: usize = 256;

/// The words to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    /// Letters below their accents, lower where case does not matter; runs of white space are `' '`.
    chars: Vec<char>,
    any_case: bool,
    /// The rarest ASCII byte of the pattern and how many characters precede it.
    probe: Option<(u8, usize)>,
}

impl Words {
    /// `None` when there is nothing to find.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let any_case = !typed.chars().any(char::is_uppercase);
        let folded = fold_space(typed);
        let mut chars: Vec<char> = folded.chars().filter(|c| !is_combining(*c)).map(base).collect();
        if typed.ends_with(char::is_whitespace) && !chars.is_empty() {
            chars.push(' ');
        }
        if any_case {
            chars = chars.into_iter().map(lower).collect();
        }
        if chars.is_empty() {
            return None;
        }
        let probe = chars
            .iter()
            .enumerate()
            .filter(|(_, c)| c.is_ascii() && !" '\"-".contains(**c))
            .min_by_key(|(_, c)| frequency(**c))
            .map(|(at, c)| (u8::try_from(*c).unwrap_or(b'e'), at));
        Some(Self { chars, any_case, probe })
    }

    /// The first match that starts in `from..to`.
    pub(super) fn next(&self, text: &str, from: usize, to: usize) -> Option<Span> {
        let bytes = text.as_bytes();
        let to = to.min(bytes.len());
        let Some((probe, before)) = self.probe else { return self.next_slow(text, from, to) };
        let mut at = from;
        loop {
            let place = self.probe_from(bytes, at, probe)?;
            if let Some(start) = self.start_before(text, place, before) {
                if start >= to {
                    return None;
                }
                if start >= from
                    && let Some(end) = self.matches_at(text, start)
                {
                    return Some(Span::of(start, end));
                }
            }
            if place >= to.saturating_add(self.longest()) {
                return None;
            }
            at = place + 1;
        }
    }

    /// The first place from `at` on where the probe may stand: plain, or below an accent.
    fn probe_from(&self, bytes: &[u8], at: usize, probe: u8) -> Option<usize> {
        let mut at = at;
        loop {
            let tail = bytes.get(at..).filter(|tail| !tail.is_empty())?;
            let block = tail.get(..BLOCK).unwrap_or(tail);
            let letter = probe.is_ascii_alphabetic();
            let plain = if self.any_case && letter {
                memchr2(probe.to_ascii_lowercase(), probe.to_ascii_uppercase(), block)
            } else {
                memchr(probe, block)
            };
            let head = block.get(..plain.unwrap_or(block.len())).unwrap_or(block);
            let accented = if letter && !head.is_ascii() {
                head.iter().position(|byte| begins_accented(*byte))
            } else {
                None
            };
            match accented.or(plain) {
                Some(found) => return Some(at + found),
                None => at += block.len(),
            }
        }
    }

    /// Bytes that a match may take before its probe, generously (runs of white space count once).
    const fn longest(&self) -> usize {
        self.chars.len() * 4 + 256
    }

    fn next_slow(&self, text: &str, from: usize, to: usize) -> Option<Span> {
        let tail = text.get(from..)?;
        tail.char_indices()
            .map(|(at, _)| from + at)
            .take_while(|start| *start < to)
            .find_map(|start| self.matches_at(text, start).map(|end| Span::of(start, end)))
    }

    /// Steps back over `count` pattern characters from `place`.
    fn start_before(&self, text: &str, place: usize, count: usize) -> Option<usize> {
        let mut start = place;
        for wanted in self.chars.get(..count)?.iter().rev() {
            let head = text.get(..start)?;
            if *wanted == ' ' {
                let trimmed = head.trim_end().len();
                if trimmed == head.len() {
                    return None;
                }
                start = trimmed;
            } else {
                let c = head.chars().rev().find(|c| !is_combining(*c))?;
                if !self.same(c, *wanted) {
                    return None;
                }
                start = head.trim_end_matches(is_combining).len() - c.len_utf8();
            }
        }
        Some(start)
    }

    /// The end of a match that starts at `start`.
    fn matches_at(&self, text: &str, start: usize) -> Option<usize> {
        let mut at = start;
        for wanted in &self.chars {
            let tail = text.get(at..)?;
            if *wanted == ' ' {
                let trimmed = tail.len() - tail.trim_start().len();
                if trimmed == 0 {
                    return None;
                }
                at += trimmed;
            } else {
                let c = tail.chars().next()?;
                if !self.same(c, *wanted) {
                    return None;
                }
                let rest = tail.get(c.len_utf8()..)?;
                at += c.len_utf8() + rest.len() - rest.trim_start_matches(is_combining).len();
            }
        }
        Some(at)
    }

    fn same(&self, c: char, wanted: char) -> bool {
        c == wanted
            || (self.any_case && lower(c) == wanted)
            || (!c.is_ascii() && {
                let base = base(c);
                base == wanted || (self.any_case && lower(base) == wanted)
            })
    }
}

/// Whether a letter that begins with this byte may be an accented one of the Latin alphabet
/// (U+00C0 to U+02BF, U+1000 to U+1FFF).
const fn begins_accented(byte: u8) -> bool {
    matches!(byte, 0xC3..=0xCA | 0xE1)
}

/// How common a character is in English text, 0 for rare.
fn frequency(c: char) -> usize {
    // From rare to common.
    const ORDER: &str = "qzxjkvwbygpfmucdlhrsnioate";
    let c = c.to_ascii_lowercase();
    match ORDER.find(c) {
        Some(at) => at + 1,
        None => 0,
    }
}

//! Text search: literal, smart case, any white space for white space, in linear time.

use memchr::{memchr, memchr2};

use super::Span;

/// A compiled search pattern.
///
/// A pattern without capitals matches both cases; white space in it matches any white space, line
/// ends too, so a phrase is found across wrapped lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern's characters, folded where case does not matter; runs of white space are `' '`.
    chars: Vec<char>,
    any_case: bool,
    /// The rarest ASCII byte of the pattern and how many characters precede it.
    probe: Option<(u8, usize)>,
}

impl Pattern {
    /// Makes a pattern of what was typed; `None` when there is nothing to find.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let any_case = !typed.chars().any(char::is_uppercase);
        let folded = super::fold_space(typed);
        let mut chars: Vec<char> = folded.chars().collect();
        if typed.ends_with(char::is_whitespace) && !chars.is_empty() {
            chars.push(' ');
        }
        if any_case {
            chars = chars.into_iter().map(fold).collect();
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

    /// All matches that start in `text[range]`, in order, not overlapping.
    pub fn find_in<'p>(&'p self, text: &'p str, range: Span) -> impl Iterator<Item = Span> + 'p {
        let mut at = range.start as usize;
        std::iter::from_fn(move || {
            let hit = self.next(text, at, range.end as usize)?;
            at = hit.end.max(hit.start + 1) as usize;
            Some(hit)
        })
    }

    /// The first match that starts in `from..to`.
    #[must_use]
    pub fn next(&self, text: &str, from: usize, to: usize) -> Option<Span> {
        let bytes = text.as_bytes();
        let to = to.min(bytes.len());
        let Some((probe, before)) = self.probe else { return self.next_slow(text, from, to) };
        let mut at = from;
        loop {
            let tail = bytes.get(at..)?;
            let found = if self.any_case && probe.is_ascii_alphabetic() {
                memchr2(probe.to_ascii_lowercase(), probe.to_ascii_uppercase(), tail)
            } else {
                memchr(probe, tail)
            };
            let place = at + found?;
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
                let c = head.chars().next_back()?;
                if !self.same(c, *wanted) {
                    return None;
                }
                start -= c.len_utf8();
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
                at += c.len_utf8();
            }
        }
        Some(at)
    }

    fn same(&self, c: char, wanted: char) -> bool {
        c == wanted || quotes_alike(c, wanted) || (self.any_case && fold(c) == wanted)
    }
}

/// Lower case, one character for one.
fn fold(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// A straight quote typed finds a curly one, and the other way round.
const fn quotes_alike(c: char, wanted: char) -> bool {
    matches!((wanted, c), ('\'', '’' | '‘') | ('"', '“' | '”') | ('-', '‐' | '‑'))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str, typed: &str) -> Vec<String> {
        let all = Span::of(0, text.len());
        Pattern::new(typed)
            .map(|p| p.find_in(text, all).map(|s| s.in_text(text).to_owned()).collect())
            .unwrap_or_default()
    }

    #[test]
    fn smart_case_and_folded_space() {
        let text = "The talks in\nMuscat. the  Talks; TALKS";
        assert_eq!(hits(text, "talks"), ["talks", "Talks", "TALKS"]);
        assert_eq!(hits(text, "Talks"), ["Talks"]);
        assert_eq!(hits(text, "in muscat"), ["in\nMuscat"]);
        assert_eq!(hits(text, "the talks"), ["The talks", "the  Talks"]);
        assert!(hits(text, "").is_empty() && hits(text, "nowhere").is_empty());
    }

    #[test]
    fn other_scripts_and_quotes() {
        assert_eq!(hits("Он сказал: да. ДА", "да"), ["да", "ДА"]);
        assert_eq!(hits("Iran’s", "iran's"), ["Iran’s"]);
        assert_eq!(hits("Çavuşoğlu çavuşoğlu", "çavuşoğlu").len(), 2);
    }

    #[test]
    fn finds_only_what_starts_in_the_range() {
        let text = "ab ab ab";
        let pattern = Pattern::new("ab").unwrap();
        let got: Vec<_> = pattern.find_in(text, Span::new(1, 6)).collect();
        assert_eq!(got, [Span::new(3, 5)]);
        assert_eq!(pattern.find_in(text, Span::new(0, 0)).count(), 0);
    }

    #[test]
    fn overlaps_are_not_counted_twice() {
        assert_eq!(hits("aaaa", "aa").len(), 2);
    }
}

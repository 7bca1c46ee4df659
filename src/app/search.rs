//! Searching the text: incremental, on the words and not on the rows, counted in slices.

use crate::text::Span;
use crate::text::search::Pattern;

/// Bytes searched in one slice of work, a few milliseconds at most.
const SLICE: usize = 4 << 20;
/// Bytes searched backwards at a time.
const BACK_SLICE: usize = 1 << 20;
/// Hits counted at most; nobody reads more.
const MOST_HITS: usize = 1_000_000;

/// A search in the text.
#[derive(Clone, Debug)]
pub struct Search {
    /// The compiled pattern.
    pub pattern: Pattern,
    /// As it was typed.
    pub typed: String,
    /// Whether it was begun backwards, so that the next hit is the one before.
    pub backwards: bool,
    /// The hit that is shown.
    pub current: Option<Span>,
    /// From where the shown hit is the next one, while the pattern is being typed.
    origin: Option<u32>,
    /// Starts of the hits found so far, in order.
    hits: Vec<u32>,
    /// Bytes of the text that have been counted.
    counted: usize,
    length: usize,
}

impl Search {
    /// Searches for what was `typed` so far, from `origin` on; `before` is the search for fewer
    /// letters of it. None where nothing was typed.
    pub(super) fn start(
        text: &str,
        typed: &str,
        backwards: bool,
        origin: u32,
        before: Option<&Self>,
    ) -> Option<Self> {
        let mut search = Self::new(Pattern::new(typed)?, typed, backwards, text.len());
        search.find_first(text, origin, before);
        search.count_slice(text);
        Some(search)
    }

    fn new(pattern: Pattern, typed: &str, backwards: bool, length: usize) -> Self {
        let typed = typed.to_owned();
        let (current, origin) = (None, None);
        Self { pattern, typed, backwards, current, origin, hits: Vec::new(), counted: 0, length }
    }

    /// Finds the first hit from `origin` on; past the end from the top again, and the other way
    /// round, as the reader would. What the pattern `before` it did not find, this longer one need
    /// not look for again: a word that is typed letter by letter is searched for once.
    fn find_first(&mut self, text: &str, origin: u32, before: Option<&Self>) {
        let before = before.filter(|before| {
            (before.origin, before.backwards, before.length)
                == (Some(origin), self.backwards, self.length)
                && self.typed.starts_with(&before.typed)
                && !self.pattern.is_expression()
                && !before.pattern.is_expression()
                && !self.pattern.is_invalid(&self.typed)
        });
        self.origin = Some(origin);
        let at = origin as usize;
        let (start, turned) = match before.map(|before| before.current) {
            Some(None) => return,
            Some(Some(hit)) => {
                let turned = (hit.start < origin) != self.backwards;
                (hit.start as usize + usize::from(self.backwards), turned)
            }
            None => (at, false),
        };
        let end = text.len();
        let pattern = &self.pattern;
        self.current = match (self.backwards, turned) {
            (false, false) => pattern.next(text, start, end).or_else(|| pattern.next(text, 0, at)),
            (false, true) => pattern.next(text, start, at),
            (true, false) => {
                last_before(pattern, text, start).or_else(|| last_before(pattern, text, end))
            }
            (true, true) => last_before(pattern, text, start),
        };
    }

    /// Forgets what earlier searches found: the text is another one.
    pub(super) const fn forget_origin(&mut self) {
        self.origin = None;
    }

    /// The same search in a text that has grown: counted from the start; where nothing was found
    /// yet, the first hit from `from` on is shown.
    pub(super) fn in_grown(self, text: &str, from: u32) -> Self {
        let mut grown = Self::new(self.pattern, &self.typed, self.backwards, text.len());
        grown.current =
            self.current.or_else(|| grown.pattern.next(text, from as usize, text.len()));
        grown
    }

    /// Shows the next hit after `point` in reading direction, or the one before; whether the
    /// search wrapped around. None where there is no hit at all.
    pub(super) fn step(&mut self, text: &str, point: u32, forward: bool) -> Option<(Span, bool)> {
        let pattern = &self.pattern;
        let (near, wrapped) = if forward {
            let ahead = pattern.next(text, next_char(text, point), text.len());
            (ahead, ahead.or_else(|| pattern.next(text, 0, text.len())))
        } else {
            let behind = last_before(pattern, text, point as usize);
            (behind, behind.or_else(|| last_before(pattern, text, text.len())))
        };
        let hit = wrapped?;
        (self.current, self.origin) = (Some(hit), None);
        Some((hit, near.is_none()))
    }

    /// Whether every hit has been counted.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.counted >= self.length
    }

    /// Starts of the hits found so far, in order.
    #[must_use]
    pub fn hits(&self) -> &[u32] {
        &self.hits
    }

    /// Counts one more slice.
    pub(super) fn count_slice(&mut self, text: &str) {
        let to = (self.counted + SLICE).min(self.length);
        let range = Span::of(self.counted, to);
        self.hits.extend(self.pattern.find_in(text, range).map(|hit| hit.start));
        self.counted = if self.hits.len() > MOST_HITS { self.length } else { to };
        self.hits.dedup();
    }

    /// "3/14", with a `+` while the count goes on.
    #[must_use]
    pub fn position(&self) -> String {
        let more = if self.is_done() { "" } else { "+" };
        let Some(current) = self.current else { return format!("0/{}{more}", self.hits.len()) };
        let before = self.hits.partition_point(|start| *start <= current.start);
        format!("{before}/{}{more}", self.hits.len())
    }

    /// The same, and how an expression was read that is not one (yet).
    #[must_use]
    pub fn hint(&self) -> String {
        if self.pattern.is_invalid(&self.typed) {
            return format!("no valid expression: as words {}", self.position());
        }
        self.position()
    }

    /// Whether anything was found so far.
    #[must_use]
    pub const fn has_hits(&self) -> bool {
        self.current.is_some() || !self.hits.is_empty()
    }
}

/// The byte after the character at `offset`.
fn next_char(text: &str, offset: u32) -> usize {
    let offset = offset as usize;
    let c = text.get(offset..).and_then(|s| s.chars().next());
    offset + c.map_or(1, char::len_utf8)
}

/// The last match that starts before `to`.
fn last_before(pattern: &Pattern, text: &str, to: usize) -> Option<Span> {
    let mut end = to;
    while end > 0 {
        let mut start = end.saturating_sub(BACK_SLICE);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        if let Some(hit) = pattern.find_in(text, Span::of(start, end)).last() {
            return Some(hit);
        }
        end = start;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "An old ant, and an Ant. A banana\n\nAnd an answer: no ant. “Ant” an";

    /// The hit of a pattern that is typed letter by letter, and of the same typed at once.
    fn both(typed: &str, backwards: bool, origin: u32) -> [Option<Span>; 2] {
        let find = |typed: &str, before: Option<&Search>| {
            let pattern = Pattern::new(typed).unwrap();
            let mut find = Search::new(pattern, typed, backwards, TEXT.len());
            find.find_first(TEXT, origin, before);
            find
        };
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        let letters = ends.map(|end| typed.get(..end).unwrap());
        let steps = letters.fold(None, |before, typed| Some(find(typed, before.as_ref())));
        [steps.unwrap().current, find(typed, None).current]
    }

    #[test]
    fn what_is_typed_letter_by_letter_is_found_as_at_once() {
        for typed in ["ant", "an a", "Ant", "“an", "\"ant\" ", "and", "no ant.", "anx", "a  b", "x"]
        {
            for backwards in [false, true] {
                for origin in (0..=TEXT.len()).filter(|at| TEXT.is_char_boundary(*at)) {
                    let [slow, quick] = both(typed, backwards, u32::try_from(origin).unwrap());
                    assert_eq!(slow, quick, "{typed} {backwards} {origin}");
                }
            }
        }
    }

    #[test]
    fn steps_wrap_around_at_both_ends() {
        let text = "ant bee ant bee ant";
        let mut search = Search::start(text, "ant", false, 0, None).unwrap();
        assert_eq!(search.position(), "1/3");
        let mut step = |point, forward| {
            let (hit, wrapped) = search.step(text, point, forward).unwrap();
            (hit.start, wrapped, search.position())
        };
        for (point, forward, expected) in [
            (0, true, (8, false, "2/3")),
            (8, true, (16, false, "3/3")),
            (16, true, (0, true, "1/3")),
            (0, false, (16, true, "3/3")),
            (16, false, (8, false, "2/3")),
        ] {
            let (at, wrapped, position) = expected;
            assert_eq!(step(point, forward), (at, wrapped, position.to_owned()), "{point}");
        }
        let mut none = Search::start(text, "cat", false, 0, None).unwrap();
        assert_eq!(none.step(text, 0, true), None);
        assert!(none.is_done() && !none.has_hits());
        assert!(Search::start(text, "", false, 0, None).is_none());
    }

    #[test]
    fn a_search_goes_on_in_a_text_that_has_grown() {
        let search = Search::start("no ins", "insect", false, 0, None).unwrap();
        assert_eq!(search.current, None);
        let mut grown = search.in_grown("no insect at all", 0);
        assert_eq!(grown.current.map(|hit| hit.start), Some(3));
        assert!(!grown.is_done());
        grown.count_slice("no insect at all");
        assert_eq!(grown.position(), "1/1");
    }

    #[test]
    fn hits_are_counted_in_slices() {
        let hits = SLICE / 12 + 10;
        let text = "ant and bee ".repeat(hits);
        let mut search = Search::start(&text, "ant", false, 0, None).unwrap();
        assert!(search.position().ends_with('+'), "{}", search.position());
        while !search.is_done() {
            search.count_slice(&text);
        }
        assert_eq!(search.position(), format!("1/{hits}"));
    }
}

//! Searching the text: incremental, on the words and not on the rows, counted in slices.

use super::layout::Focus;
use super::{App, PromptKind};
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
    /// What is looked for.
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
    fn new(pattern: Pattern, typed: &str, backwards: bool, length: usize) -> Self {
        let typed = typed.to_owned();
        let (current, origin) = (None, None);
        Self { pattern, typed, backwards, current, origin, hits: Vec::new(), counted: 0, length }
    }

    /// Finds the first hit from `origin` on; past the end from the top again, and the other way
    /// round, as the reader would. What the pattern `before` it did not find, this longer one need
    /// not look for again: a word that is typed letter by letter is searched for once.
    fn look(&mut self, text: &str, origin: u32, before: Option<&Self>) {
        let before = before.filter(|before| {
            (before.origin, before.backwards, before.length)
                == (Some(origin), self.backwards, self.length)
                && self.typed.starts_with(&before.typed)
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

    /// The text is another one: what was found in it says nothing of where to look next.
    pub(super) const fn forget_origin(&mut self) {
        self.origin = None;
    }

    /// Whether every hit has been counted.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.counted >= self.length
    }

    /// Counts one more slice.
    fn count_slice(&mut self, text: &str) {
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

    /// Whether anything was found so far.
    #[must_use]
    pub const fn has_hits(&self) -> bool {
        self.current.is_some() || !self.hits.is_empty()
    }
}

impl App {
    /// `/`: in the text a search, in a list a filter.
    pub(super) fn ask_find(&mut self, backwards: bool) {
        match self.focus {
            Focus::Body if backwards => self.open_prompt(PromptKind::FindBackwards, ""),
            Focus::Body => self.open_prompt(PromptKind::Find, ""),
            Focus::List(view) => {
                let filter = self.list(view).filter.clone();
                self.open_prompt(PromptKind::Filter(view), &filter);
            }
        }
    }

    /// Searches while it is typed: the first hit from `origin` on is shown.
    pub(super) fn find_typed(&mut self, typed: &str, backwards: bool, origin: u32) {
        let text = &self.article.doc.text;
        let Some(pattern) = Pattern::new(typed) else {
            self.search = None;
            self.body.flash = None;
            return;
        };
        let mut find = Search::new(pattern, typed, backwards, text.len());
        find.look(text, origin, self.search.as_ref());
        find.count_slice(text);
        let hit = find.current;
        self.search = Some(find);
        self.body.flash = hit;
        if let Some(hit) = hit {
            self.unfold(hit.start);
            self.reveal(hit);
        }
    }

    /// More of the text has been read: the search goes on in it.
    pub(super) fn find_in_more(&mut self) {
        let Some(find) = self.search.take() else { return };
        let current = find.current;
        let from = current.map_or(self.body.anchor, |hit| hit.start);
        let text = &self.article.doc.text;
        let mut more = Search::new(find.pattern, &find.typed, find.backwards, text.len());
        more.current = current.or_else(|| more.pattern.next(text, from as usize, text.len()));
        let found = more.current.filter(|_| current.is_none());
        self.search = Some(more);
        if let Some(hit) = found {
            self.message.clear();
            self.body.flash = Some(hit);
            self.reveal(hit);
        }
    }

    /// Counts hits while there is time.
    pub(super) fn find_more(&mut self) {
        if let Some(find) = &mut self.search {
            find.count_slice(&self.article.doc.text);
        }
    }

    /// `n` and `N`; in a filtered list the next row.
    pub(super) fn find_step(&mut self, forward: bool, times: usize) {
        if let Focus::List(view) = self.focus {
            let by = isize::try_from(times).unwrap_or(1);
            self.list_mut(view).step(if forward { by } else { -by });
            self.reveal_cursor(view);
            return;
        }
        let backwards = self.search.as_ref().is_some_and(|find| find.backwards);
        for _ in 0..times.min(10_000) {
            if !self.find_once(forward != backwards) {
                break;
            }
        }
    }

    fn find_once(&mut self, forward: bool) -> bool {
        let Some(find) = &self.search else {
            "nothing searched for yet: / searches".clone_into(&mut self.message);
            return false;
        };
        let text = &self.article.doc.text;
        let point = match find.current {
            Some(hit) if self.body.flash == Some(hit) => hit.start,
            _ => self.point(),
        };
        let (hit, wrapped) = if forward {
            let ahead = find.pattern.next(text, next_char(text, point), text.len());
            (ahead.or_else(|| find.pattern.next(text, 0, text.len())), ahead.is_none())
        } else {
            let behind = last_before(&find.pattern, text, point as usize);
            (behind.or_else(|| last_before(&find.pattern, text, text.len())), behind.is_none())
        };
        let Some(hit) = hit else {
            self.message = format!("not found: {}", find.typed);
            return false;
        };
        if wrapped {
            let told =
                if forward { "search goes on at the top" } else { "search goes on at the end" };
            told.clone_into(&mut self.message);
        }
        self.leave();
        if let Some(find) = &mut self.search {
            (find.current, find.origin) = (Some(hit), None);
        }
        self.body.flash = Some(hit);
        self.unfold(hit.start);
        self.reveal(hit);
        true
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
            find.look(TEXT, origin, before);
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
}

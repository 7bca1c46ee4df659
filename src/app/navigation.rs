//! Where the reader was: jumps back and forward, marks by letter, following the end.

use std::collections::BTreeMap;

use super::jump_list::JumpList;
use super::start::Start;
use super::viewport::{Focus, View};
use crate::text::Span;

/// Everything that coming back restores: the place in the text, the list, its row and scroll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The byte on the top row.
    pub(super) anchor: u32,
    /// Whether the top row is text, not the space above it.
    pub(super) text: bool,
    /// The highlighted words.
    pub(super) flash: Option<Span>,
    /// What has focus.
    pub(super) focus: Focus,
    /// The list in the side pane.
    pub(super) side: View,
    /// Whether lists are over all articles.
    pub(super) all: bool,
    /// Whether the focused list takes the whole screen.
    pub(super) enlarged: bool,
    /// The selected row of that list.
    pub(super) cursor: usize,
    /// The first row of that list on the screen.
    pub(super) list_top: usize,
    /// The first mention of the person on the card: corrections give people other numbers.
    pub(super) card: Option<Span>,
}

/// Places by letter: `m` and a letter sets one, `'` and the letter goes there.
pub type Marks = BTreeMap<char, u32>;

/// Jumps, marks, and whether the end is followed.
#[derive(Clone, Debug, Default)]
pub struct Navigation {
    /// Places in the text by letter, in bytes.
    pub marks: Marks,
    /// The end was asked for while only the beginning had been loaded.
    pub(super) follows_end: bool,
    /// Where the reader was before the help or the palette opened.
    pub(super) before_help: Option<Location>,
    /// The end is followed as it grows.
    pub(super) following: bool,
    /// Where reading is to begin, until that has been loaded.
    pub(super) start: Option<Start>,
    /// The URL whose host was shown: the next Enter opens it.
    pub(super) asked: Option<String>,
    /// Where a link was followed from, until its article is open.
    pub(super) leaving: Option<Location>,
    /// The words to go to once their article is open, in its original text.
    pub(super) arriving: Option<Span>,
    /// Where to go once the article that led here is open again.
    pub(super) returning: Option<Location>,
    /// The articles whose links led here, by number, and where each was left.
    pub(super) trail: Vec<(usize, Location)>,
    /// Jumps since the article was opened.
    made: usize,
    jumps: JumpList<Location>,
}

impl Navigation {
    /// Remembers a location that is being left.
    pub(super) fn leave(&mut self, from: Location) {
        self.made += 1;
        self.jumps.leave(from);
    }

    /// The article whose link led here, where no jump was made since.
    pub(super) fn step_out(&mut self) -> Option<(usize, Location)> {
        if self.made > 0 { None } else { self.trail.pop() }
    }

    /// A step back, or forward again; `here` can then be returned to.
    pub(super) fn step(&mut self, forward: bool, here: Location) -> Option<Location> {
        if forward {
            self.made += 1;
            self.jumps.forward(here)
        } else {
            self.made = self.made.saturating_sub(1);
            self.jumps.back(here)
        }
    }

    /// The location left last, for `''`: `here` takes its place.
    pub(super) fn swap(&mut self, here: Location) -> Option<Location> {
        let there = self.jumps.last().copied()?;
        self.jumps.leave(here);
        Some(there)
    }

    /// Forgets all jumps: the text is another one.
    pub(super) fn forget_jumps(&mut self) {
        self.jumps = JumpList::default();
    }

    /// Where the text was left by jumps: bytes behind and ahead, the nearest of each last.
    #[must_use]
    pub fn jumps(&self) -> (Vec<u32>, Vec<u32>) {
        let (behind, ahead) = self.jumps.stacks();
        let anchors = |locations: &[Location]| {
            let mut anchors: Vec<u32> = locations.iter().map(|it| it.anchor).collect();
            anchors.dedup();
            anchors
        };
        (anchors(behind), anchors(ahead))
    }

    /// Puts the jumps of an earlier session, as [`Navigation::jumps`] gave them, under these.
    pub fn restore_jumps(&mut self, behind: &[u32], ahead: &[u32]) {
        let locations = |anchors: &[u32]| {
            let location = |anchor| Location { anchor, text: true, ..Location::default() };
            anchors.iter().copied().map(location).collect()
        };
        self.jumps.restore(locations(behind), locations(ahead));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(anchor: u32) -> Location {
        Location { anchor, text: true, ..Location::default() }
    }

    #[test]
    fn jumps_lead_back_and_forward() {
        let mut navigation = Navigation::default();
        navigation.restore_jumps(&[1, 2], &[9]);
        navigation.leave(at(3));
        assert_eq!(navigation.jumps(), (vec![1, 2, 3], vec![]));
        assert_eq!(navigation.step(false, at(4)), Some(at(3)));
        assert_eq!(navigation.step(false, at(3)), Some(at(2)));
        assert_eq!(navigation.jumps(), (vec![1], vec![4, 3]));
        assert_eq!(navigation.step(true, at(2)), Some(at(3)));
        navigation.forget_jumps();
        assert_eq!(navigation.step(true, at(3)), None);
    }

    #[test]
    fn two_places_are_swapped() {
        let mut navigation = Navigation::default();
        assert_eq!(navigation.swap(at(1)), None);
        navigation.leave(at(1));
        assert_eq!(navigation.swap(at(2)), Some(at(1)));
        assert_eq!(navigation.swap(at(1)), Some(at(2)));
    }

    #[test]
    fn jumps_within_one_place_are_one_place() {
        let mut navigation = Navigation::default();
        navigation.leave(Location { focus: Focus::List(View::People), ..at(5) });
        navigation.leave(at(5));
        assert_eq!(navigation.jumps().0, [5]);
    }
}

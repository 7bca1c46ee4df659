//! What is shown: the place in the text, the lists and their cursors, and what has focus.

use std::collections::BTreeSet;

use super::appearance::Appearance;
use super::text_layout::RowPosition;
use super::text_selection::TextSelection;
use super::viewport::{Arrangement, Focus, View};
use super::wrapped_blocks::WrappedBlocks;
use crate::calendar::Date;
use crate::facts::PersonId;
use crate::text::Span;

/// What the text pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The top row.
    pub top: RowPosition,
    /// The byte that stays on the top row through every change of width. Only moving changes it.
    pub anchor: u32,
    /// The highlighted words: where the reader was taken to.
    pub flash: Option<Span>,
    /// The section of the highlighted words, or else of the top row, after the last event.
    pub(super) section: usize,
    /// What is selected by words or sentences.
    pub selection: Option<TextSelection>,
    /// The byte of the text that the mouse was pressed on.
    pub(super) pressed: Option<u32>,
}

/// The state of a list: what is selected, what is at the top, what is shown at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// What the rows are filtered by, as typed.
    pub filter: String,
    /// The items shown, in order.
    pub order: Vec<u32>,
    /// Which of the list's orders it has.
    pub sort: u8,
}

impl ListState {
    /// The selected item.
    #[must_use]
    pub fn selected(&self) -> Option<u32> {
        self.order.get(self.cursor).copied()
    }

    /// Selects an item, where the list has it.
    pub fn select(&mut self, item: u32) {
        self.cursor = self.order.iter().position(|other| *other == item).unwrap_or(self.cursor);
    }

    /// Moves the cursor by `by` rows, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(self.order.len().saturating_sub(1));
    }
}

/// The lists, and what has focus.
#[derive(Clone, Debug, Default)]
pub struct ViewState {
    /// Rows of the text since the last event.
    pub(super) wrapped: WrappedBlocks,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What keys act on.
    pub focus: Focus,
    /// The list in the side pane.
    pub side: View,
    /// Whether the focused list takes the whole screen.
    pub enlarged: bool,
    /// Whether a key was pressed: from then on the sentence at the point is lit.
    pub lit: bool,
    /// Whether the text has lines of its own that would not fit beside lists: it has the screen.
    pub wide: bool,
    /// Whether lists are over all open articles.
    pub all: bool,
    /// Where the time scale above the timeline has focus: the first day of that column.
    pub stretch: Option<Date>,
    /// The person whose card is shown.
    pub card: Option<PersonId>,
    /// The sections whose branch is closed, by index.
    pub closed: BTreeSet<u32>,
    lists: [ListState; View::COUNT],
}

impl ViewState {
    /// The state of a list.
    #[must_use]
    pub fn list(&self, view: View) -> &ListState {
        // The array has a place for every view.
        let [first, ..] = &self.lists;
        self.lists.get(view as usize).unwrap_or(first)
    }

    /// The state of a list, to change it.
    pub fn list_mut(&mut self, view: View) -> &mut ListState {
        let place = if (view as usize) < View::COUNT { view as usize } else { 0 };
        let [first, rest @ ..] = &mut self.lists;
        match place.checked_sub(1).and_then(|at| rest.get_mut(at)) {
            Some(list) => list,
            None => first,
        }
    }

    /// The list that has focus, else the one in the side pane.
    #[must_use]
    pub const fn current(&self) -> View {
        match self.focus {
            Focus::List(view) => view,
            Focus::Body => self.side,
        }
    }

    /// Which panes are wanted.
    #[must_use]
    pub const fn arrangement(&self, appearance: &Appearance) -> Arrangement {
        let Self { size, side, focus, enlarged, wide, all, .. } = *self;
        let Appearance { zen, measure, .. } = *appearance;
        let measure = if wide { u16::MAX } else { measure };
        Arrangement { size, side, focus, enlarged, zen: zen || wide, all, measure }
    }

    /// Gives focus to the text; a list that was enlarged is no longer.
    pub const fn focus_body(&mut self) {
        self.focus = Focus::Body;
        self.enlarged = false;
    }

    /// Back to the text; a list that only visited the side pane leaves it.
    pub fn leave_list(&mut self) {
        self.focus_body();
        if !self.side.is_main() {
            self.side = View::People.scoped(self.all);
        }
    }

    /// Takes the lists over all articles from another state, with what they show.
    pub(super) fn take_over_all(&mut self, other: &mut Self) {
        self.all = other.all;
        if other.side.is_over_all() && other.side.is_main() {
            self.side = other.side;
        }
        for view in View::ALL.into_iter().filter(|view| view.is_over_all()) {
            *self.list_mut(view) = std::mem::take(other.list_mut(view));
        }
    }

    /// Shows the people where a card would show nobody.
    pub fn leave_empty_card(&mut self) {
        if self.card.is_some() {
            return;
        }
        if self.focus == Focus::List(View::Card) {
            self.leave_list();
        }
        if self.side == View::Card {
            self.side = View::People;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_has_a_list_of_its_own() {
        let mut views = ViewState::default();
        for (number, view) in View::ALL.into_iter().enumerate() {
            views.list_mut(view).cursor = number;
        }
        let cursors = View::ALL.map(|view| views.list(view).cursor);
        assert!(cursors.into_iter().eq(0..View::COUNT), "{cursors:?}");
    }

    #[test]
    fn a_visitor_leaves_the_side_pane_and_the_main_lists_stay() {
        for view in View::ALL {
            let focus = Focus::List(view);
            let mut views = ViewState { side: view, focus, enlarged: true, ..ViewState::default() };
            assert_eq!(views.current(), view);
            views.leave_list();
            let side = if view.is_main() { view } else { View::People };
            assert_eq!((views.focus, views.enlarged, views.side), (Focus::Body, false, side));
            assert_eq!(views.current(), side);
        }
    }

    #[test]
    fn a_card_of_nobody_is_left() {
        let card = |card, focus| {
            let mut views = ViewState { side: View::Card, focus, card, ..ViewState::default() };
            views.leave_empty_card();
            (views.side, views.focus)
        };
        let on_card = Focus::List(View::Card);
        assert_eq!(card(Some(PersonId(0)), on_card), (View::Card, on_card));
        assert_eq!(card(None, on_card), (View::People, Focus::Body));
        assert_eq!(card(None, Focus::Body), (View::People, Focus::Body));
    }

    #[test]
    fn cursors_stop_at_the_ends() {
        let mut list = ListState { order: vec![4, 2, 9], ..ListState::default() };
        for (by, expected) in [(1, 2), (9, 9), (-1, 2), (isize::MIN, 4), (isize::MAX, 9)] {
            list.step(by);
            assert_eq!(list.selected(), Some(expected), "{by}");
        }
        list.select(2);
        list.select(7);
        assert_eq!(list.selected(), Some(2));
        let mut empty = ListState::default();
        empty.step(5);
        assert_eq!((empty.cursor, empty.selected()), (0, None));
    }
}

//! Going to words and coming back: jumps, mentions, marks.

use super::App;
use super::actions::Action;
use super::key::{Code, Key};
use super::layout::{Focus, View};
use super::text_layout::RowPosition;
use crate::facts::PersonId;
use crate::text::Span;
use crate::text::clean::clean_line;

/// Everything that coming back restores: the view, its row and scroll, the place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    anchor: u32,
    text: bool,
    flash: Option<Span>,
    focus: Focus,
    side: View,
    enlarged: bool,
    cursor: usize,
    list_top: usize,
    /// The first mention of the person on the card: corrections give people other numbers.
    card: Option<Span>,
}

impl App {
    /// Where the reader is now.
    pub(super) fn spot(&self) -> Location {
        let list = match self.focus {
            Focus::List(view) => self.list(view),
            Focus::Body => self.list(self.side),
        };
        let carded = self.card.and_then(|id| self.person(id));
        Location {
            anchor: self.body.anchor,
            text: self.body.top.text,
            flash: self.body.flash,
            focus: self.focus,
            side: self.side,
            enlarged: self.enlarged,
            cursor: list.cursor,
            list_top: list.top,
            card: carded.and_then(|person| person.mentions.first()).map(|mention| mention.span),
        }
    }

    /// Goes to a spot as it was left.
    pub(super) fn restore(&mut self, spot: Location) {
        self.card = spot.card.and_then(|span| self.mentioned_at(span));
        (self.focus, self.side, self.enlarged) = (spot.focus, spot.side, spot.enlarged);
        self.leave_card_of_nobody();
        self.body.anchor = spot.anchor;
        self.body.top.text = spot.text;
        self.body.flash = spot.flash;
        let view = match self.focus {
            Focus::List(view) => view,
            Focus::Body => spot.side,
        };
        let list = self.list_mut(view);
        list.cursor = spot.cursor.min(list.order.len().saturating_sub(1));
        list.top = spot.list_top;
        self.relayout();
    }

    /// Shows the people where a card would show nobody: who was on it is hidden, or is not among
    /// the people of this article.
    pub(super) fn leave_card_of_nobody(&mut self) {
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

    /// Whom these words mean.
    fn mentioned_at(&self, span: Span) -> Option<PersonId> {
        let mut mentions = self.article.mentions_in(span);
        mentions.find(|mention| mention.span == span).map(|mention| mention.person)
    }

    /// Goes to where the reader was the last time: nothing to come back from.
    pub fn resume(&mut self, offset: u32) {
        let top = self.text_layout().settle(RowPosition::at(offset));
        self.set_top(top);
    }

    /// Where the text was left by jumps, as far as it is known: bytes behind and ahead, the nearest
    /// of each last.
    #[must_use]
    pub fn jumps(&self) -> (Vec<u32>, Vec<u32>) {
        let (behind, ahead) = self.jumps.stacks();
        let anchors = |spots: &[Location]| {
            let mut anchors: Vec<u32> = spots.iter().map(|spot| spot.anchor).collect();
            anchors.dedup();
            anchors
        };
        (anchors(behind), anchors(ahead))
    }

    /// Takes the jumps of the last time.
    pub fn restore_jumps(&mut self, behind: &[u32], ahead: &[u32]) {
        let spots = |anchors: &[u32]| anchors.iter().map(|at| self.spot_of_text(*at)).collect();
        let (behind, ahead) = (spots(behind), spots(ahead));
        self.jumps.restore(behind, ahead);
    }

    /// A place in the text with nothing else to come back to.
    const fn spot_of_text(&self, anchor: u32) -> Location {
        Location {
            anchor,
            text: true,
            flash: None,
            focus: Focus::Body,
            side: self.side,
            enlarged: false,
            cursor: 0,
            list_top: 0,
            card: None,
        }
    }

    /// Remembers this spot before a jump.
    pub(super) fn leave(&mut self) {
        let spot = self.spot();
        self.jumps.leave(spot);
    }

    /// Back, or forward again.
    pub(super) fn travel(&mut self, forward: bool) {
        let here = self.spot();
        let there = if forward { self.jumps.forward(here) } else { self.jumps.back(here) };
        match there {
            Some(spot) => self.restore(spot),
            None => {
                let told = if forward { "nothing further ahead" } else { "nothing further back" };
                told.clone_into(&mut self.message);
            }
        }
    }

    /// Shows words in the text, highlighted; the spot before can be come back to.
    pub(super) fn go_to(&mut self, span: Span) {
        self.leave();
        self.unfold(span.start);
        self.focus = Focus::Body;
        self.enlarged = false;
        self.body.flash = Some(span);
        // The layout may have changed with the focus.
        self.relayout();
        self.reveal(span);
    }

    /// Opens the lens where it hides what is gone to.
    pub(super) fn unfold(&mut self, offset: u32) {
        let block = u32::try_from(self.article.doc.block_at(offset)).unwrap_or(u32::MAX);
        if self.lens.as_ref().is_some_and(|lens| lens.blocks.binary_search(&block).is_err()) {
            self.lens = None;
            "lens closed".clone_into(&mut self.message);
        }
    }

    /// `*` and `#`: the next or previous mention of the person that is selected or at the point.
    pub(super) fn mention_step(&mut self, forward: bool, times: usize) {
        let Some(id) = self.person_here() else {
            "no person here".clone_into(&mut self.message);
            return;
        };
        let point = self.point();
        let highlighted = self.body.flash.is_some_and(|flash| flash.start == point);
        let Some(person) = self.person(id) else { return };
        let mentions = &person.mentions;
        let total = mentions.len();
        let after = mentions.partition_point(|m| m.span.start <= point);
        let before = mentions.partition_point(|m| m.span.start < point);
        let first = if highlighted { after } else { before };
        let wanted = if forward {
            Some(first + times - 1).filter(|at| *at < total)
        } else {
            before.checked_sub(times)
        };
        match wanted.and_then(|at| Some((at, mentions.get(at)?.span))) {
            Some((at, span)) => {
                let told = format!("{}: mention {} of {total}", person.name, at + 1);
                self.person = Some(id);
                self.go_to(span);
                self.message = told;
            }
            None => {
                let which = if forward { "no later mention of" } else { "no earlier mention of" };
                self.message = format!("{which} {}", person.name);
            }
        }
    }

    /// The person that `*`, `#` and `K` mean: selected in a list, else at the highlighted words,
    /// else the one followed last, else the first on the screen.
    pub(super) fn person_here(&self) -> Option<PersonId> {
        let listed = match self.focus {
            Focus::List(View::People) => self.list(View::People).selected().map(PersonId),
            Focus::List(View::Card) => self.card,
            Focus::List(View::Quotes) => {
                let item = self.list(View::Quotes).selected()?;
                self.article.facts.quotes.get(item as usize)?.speaker.as_ref()?.person
            }
            _ => None,
        };
        let at_flash = || {
            let flash = self.body.flash.filter(|f| self.point() == f.start)?;
            self.article.mentions_in(flash).next().map(|m| m.person)
        };
        let followed = || self.person.filter(|_| self.body.flash.is_some());
        let in_sight = || {
            let mentions = self.article.mentions_in(self.visible());
            let named = mentions.clone().find(|m| self.person(m.person).is_some_and(|p| p.named));
            named.or_else(|| mentions.clone().next()).map(|m| m.person)
        };
        listed.or_else(at_flash).or_else(followed).or_else(in_sight).or(self.person)
    }

    /// `K`.
    pub(super) fn show_card(&mut self) {
        let Some(id) = self.person_here() else {
            "no person here".clone_into(&mut self.message);
            return;
        };
        self.card = Some(id);
        self.person = Some(id);
        self.show(View::Card);
    }

    /// The letter after `m` or `'`.
    pub(super) fn mark_key(&mut self, action: Action, key: Key) {
        let Key { code: Code::Char(letter), ctrl: false, alt: false } = key else { return };
        match (action, letter) {
            (Action::SetMark, letter) if letter.is_alphanumeric() => {
                self.marks.insert(letter, self.point());
                self.message = format!("mark {letter} set");
            }
            (Action::GoMark, '\'') => self.swap_places(),
            (Action::GoMark, letter) => match self.marks.get(&letter).copied() {
                Some(offset) => {
                    self.leave();
                    self.unfold(offset);
                    self.focus = Focus::Body;
                    self.enlarged = false;
                    let top = self.text_layout().settle(RowPosition::at(offset));
                    self.set_top(top);
                }
                // A letter that cannot be seen is named by no letter.
                None => self.message = clean_line(&format!("no mark {letter}"), 20),
            },
            _ => "a mark is a letter or a digit".clone_into(&mut self.message),
        }
    }

    /// `''`: to the place before the last jump, and with the next `''` back here.
    fn swap_places(&mut self) {
        let here = self.spot();
        if let Some(there) = self.jumps.last().copied() {
            self.jumps.leave(here);
            self.restore(there);
        }
    }
}

//! Jumps to words and back: mentions, the card of a person, marks.

use crate::app::App;
use crate::app::actions::Action;
use crate::app::key::{Code, Key};
use crate::app::navigation::Location;
use crate::app::panes::paragraph_mark;
use crate::app::text_layout::RowPosition;
use crate::app::viewport::{Focus, View};
use crate::facts::PersonId;
use crate::text::Span;
use crate::text::sanitize::clean_line;

impl App {
    /// Where the reader is now.
    pub(in crate::app) fn location(&self) -> Location {
        let list = self.list(self.views.current());
        let card = self.views.card.and_then(|id| self.person(id));
        Location {
            anchor: self.body.anchor,
            text: self.body.top.text,
            flash: self.body.flash,
            focus: self.views.focus,
            side: self.views.side,
            all: self.views.all,
            enlarged: self.views.enlarged,
            cursor: list.cursor,
            list_top: list.top,
            card: card.and_then(|person| person.mentions.first()).map(|mention| mention.span),
        }
    }

    /// Goes to a location as it was left.
    pub(super) fn restore(&mut self, location: Location) {
        self.views.card = location.card.and_then(|span| self.person_at(span));
        self.views.focus = location.focus;
        self.views.side = location.side;
        self.views.all = location.all;
        self.views.enlarged = location.enlarged;
        self.views.leave_empty_card();
        self.body.anchor = location.anchor;
        self.body.top.text = location.text;
        self.body.flash = location.flash;
        let view = self.views.current();
        let list = self.list_mut(view);
        list.cursor = location.cursor.min(list.order.len().saturating_sub(1));
        list.top = location.list_top;
        self.relayout();
    }

    /// The person that is mentioned by just these words.
    fn person_at(&self, span: Span) -> Option<PersonId> {
        let mut mentions = self.article.mentions_in(span);
        mentions.find(|mention| mention.span == span).map(|mention| mention.person)
    }

    /// Goes to where the reader was in an earlier session, and says so.
    pub fn continue_at(&mut self, offset: u32) {
        self.resume(offset);
        let (mark, key) = (paragraph_mark(self, offset), self.keymap.label_of(Action::Top));
        self.say(&format!("continued at {mark}; {key} goes to the top"));
    }

    /// Goes to a place: nothing to come back from.
    pub fn resume(&mut self, offset: u32) {
        let top = self.text_layout().settle(RowPosition::at(offset));
        self.set_top(top);
    }

    /// Remembers this location before a jump.
    pub(in crate::app) fn leave(&mut self) {
        let here = self.location();
        self.navigation.leave(here);
    }

    /// Shows words in the text, highlighted; the location before can be come back to.
    pub(in crate::app) fn go_to(&mut self, span: Span) {
        self.leave();
        self.unfold(span.start);
        self.views.focus_body();
        self.body.selection = None;
        self.body.flash = Some(span);
        // The layout may have changed with the focus.
        self.relayout();
        self.reveal(span);
    }

    /// `*` and `#`: the next or previous mention of the person that is selected or at the point.
    pub(super) fn mention_step(&mut self, forward: bool, times: usize) {
        let point = self.point();
        let highlighted = self.body.flash.is_some_and(|flash| flash.start == point);
        let Some((id, person)) = self.person_here().and_then(|id| Some((id, self.person(id)?)))
        else {
            self.say("no person here");
            return;
        };
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
                let message = format!("{}: mention {} of {total}", person.name, at + 1);
                self.person = Some(id);
                self.go_to(span);
                self.message = message;
            }
            None => {
                let which = if forward { "later" } else { "earlier" };
                self.message = format!("no {which} mention of {}", person.name);
            }
        }
    }

    /// The first mention of a person, whose mentions are followed from there.
    pub(super) fn go_to_first_mention(&mut self, id: PersonId) {
        let Some(person) = self.person(id) else { return };
        let Some(first) = person.mentions.first().map(|mention| mention.span) else { return };
        let message = format!("{}: mention 1 of {}", person.name, person.mentions.len());
        self.person = Some(id);
        self.list_mut(View::People).select(id.0);
        self.go_to(first);
        self.message = message;
    }

    /// The person that `*`, `#` and `K` mean: selected in a list, else at the highlighted words,
    /// else the one followed last, else the first on the screen.
    fn person_here(&self) -> Option<PersonId> {
        let listed = match self.views.focus {
            Focus::List(View::People) => self.list(View::People).selected().map(PersonId),
            Focus::List(View::Card) => self.views.card,
            Focus::List(View::AllPeople | View::AllCard) => self.person_here_of_all(),
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
        if let Focus::List(view) = self.views.focus
            && view.is_over_all()
        {
            self.show_card_over_all(view);
            return;
        }
        let Some(id) = self.person_here() else {
            self.say("no person here");
            return;
        };
        self.views.card = Some(id);
        self.person = Some(id);
        self.show(View::Card);
    }

    /// The letter after `m` or `'`.
    pub(super) fn mark_key(&mut self, action: Action, key: Key) {
        let Key { code: Code::Char(letter), ctrl: false, alt: false } = key else { return };
        match (action, letter) {
            (Action::SetMark, letter) if letter.is_alphanumeric() => {
                let point = self.point();
                self.navigation.marks.insert(letter, point);
                self.message = format!("mark {letter} set");
            }
            (Action::GoMark, '\'') => self.swap_places(),
            (Action::GoMark, letter) => match self.navigation.marks.get(&letter).copied() {
                Some(offset) => {
                    self.leave();
                    self.unfold(offset);
                    self.views.focus_body();
                    self.resume(offset);
                }
                // A letter that cannot be seen is named by no letter.
                None => self.message = clean_line(&format!("no mark {letter}"), 20),
            },
            _ => self.say("mark: type a letter or digit"),
        }
    }

    /// `''`: to the place before the last jump, and with the next `''` back here.
    fn swap_places(&mut self) {
        let here = self.location();
        if let Some(there) = self.navigation.swap(here) {
            self.restore(there);
        }
    }
}

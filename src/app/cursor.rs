//! The text cursor: the sentence that copy, note and highlight take, and words or sentences that are
//! selected with keys or the mouse.

use super::App;
use super::actions::Action;
use super::key::{Code, Key};
use super::text_layout::{LayoutRow, RowPosition};
use super::text_selection::{TextSelection, Unit, word_before, word_from};
use super::viewport::{Focus, View};
use crate::text::{Span, floor_boundary};

impl App {
    /// What copying takes in the text: what is selected, the quotation that is highlighted, else the
    /// sentence at the point.
    #[must_use]
    pub fn cursor(&self) -> Option<Span> {
        if let Some(selection) = self.body.selection {
            return Some(selection.span());
        }
        let quotes = &self.article.facts.quotes;
        let quote = self.quote_here().and_then(|item| quotes.get(item as usize));
        quote.map(|quote| quote.span).or_else(|| self.sentence_here())
    }

    /// What is lit: the cursor, once a key was pressed, while keys go to the text.
    #[must_use]
    pub fn lit(&self) -> Option<Span> {
        let shown = self.views.lit && self.views.focus == Focus::Body;
        if shown { self.cursor() } else { None }
    }

    /// The sentence at the point.
    pub(super) fn sentence_here(&self) -> Option<Span> {
        let point = self.point();
        self.article.doc.sentence_near(point).filter(|sentence| !sentence.is_empty())
    }

    /// `v` and `V`: selects from the highlighted words or the sentence at the point on; again ends it.
    pub(super) fn begin_selection(&mut self, unit: Unit) {
        match self.body.selection {
            Some(selection) if selection.unit == unit => self.end_selection(),
            Some(selection) => {
                self.body.selection = Some(TextSelection { unit, ..selection });
            }
            None => {
                self.views.focus_body();
                self.relayout();
                let lit = self.highlighted().or_else(|| self.sentence_here());
                let Some(lit) = lit else { return self.say("nothing to select here") };
                let at = self.unit_at(unit, lit.start);
                self.select_text(unit, at, at);
            }
        }
    }

    /// Ends it: the words stay highlighted.
    pub(super) fn end_selection(&mut self) {
        if let Some(selection) = self.body.selection.take() {
            self.body.flash = Some(selection.span());
        }
    }

    fn select_text(&mut self, unit: Unit, anchor: Span, head: Span) {
        self.body.flash = None;
        self.body.selection = Some(TextSelection { unit, anchor, head });
    }

    /// The word or sentence at a byte.
    fn unit_at(&self, unit: Unit, at: u32) -> Span {
        let text = &self.article.doc.text;
        let found = match unit {
            Unit::Words => word_from(text, at),
            Unit::Sentences => self.article.doc.sentence_near(at),
        };
        found.unwrap_or(Span::new(at, at))
    }

    /// Moves the end of the selection; `false` for an action that does not.
    pub(super) fn move_selection(&mut self, action: Action, times: usize) -> bool {
        let Some(selection) = self.body.selection else { return false };
        let times = times.min(1000);
        let mut head = selection.head;
        for _ in 0..times {
            let next = match action {
                Action::FocusRight => self.next_unit(selection.unit, head, true),
                Action::FocusLeft => self.next_unit(selection.unit, head, false),
                Action::NextSentence => self.next_unit(Unit::Sentences, head, true),
                Action::PreviousSentence => self.next_unit(Unit::Sentences, head, false),
                Action::Down => self.unit_in_row(selection.unit, head, true),
                Action::Up => self.unit_in_row(selection.unit, head, false),
                _ => return false,
            };
            let Some(next) = next else { break };
            head = next;
        }
        self.body.selection = Some(TextSelection { head, ..selection });
        self.reveal(head);
        true
    }

    /// The keys of vim that only a selection has: `w`, `e`, `b` and `o`.
    pub(super) fn selection_key(&mut self, key: Key) -> bool {
        let Some(selection) = self.body.selection else { return false };
        let Key { code: Code::Char(letter), ctrl: false, alt: false } = key else { return false };
        match letter {
            'w' | 'e' => self.move_selection(Action::FocusRight, 1),
            'b' => self.move_selection(Action::FocusLeft, 1),
            'o' => {
                let TextSelection { anchor, head, .. } = selection;
                self.body.selection =
                    Some(TextSelection { anchor: head, head: anchor, ..selection });
                self.reveal(anchor);
                true
            }
            _ => false,
        }
    }

    fn next_unit(&self, unit: Unit, from: Span, forward: bool) -> Option<Span> {
        let doc = &self.article.doc;
        let word = if forward {
            word_from(&doc.text, from.end)
        } else {
            word_before(&doc.text, from.start)
        };
        match unit {
            Unit::Words => word,
            Unit::Sentences => doc.sentence_near(word?.start),
        }
    }

    /// The word or sentence below or above in the next row of the screen.
    fn unit_in_row(&self, unit: Unit, from: Span, down: bool) -> Option<Span> {
        let flow = self.text_layout();
        let row = flow.settle(RowPosition::at(from.start));
        let into = from.start.saturating_sub(row.offset);
        let mut place = row;
        // Over the space between paragraphs.
        for _ in 0..4 {
            let (next, moved) = if down { flow.down(place, 1) } else { flow.up(place, 1) };
            if moved == 0 {
                return None;
            }
            place = next;
            let Some(LayoutRow::Text { span, .. }) = flow.rows(place, 1).first().copied() else {
                continue;
            };
            let text = &self.article.doc.text;
            let last = span.end.saturating_sub(1).max(span.start);
            let at = floor_boundary(text, span.start.saturating_add(into).min(last));
            let found = self.unit_at(unit, at);
            let onward = if down { found.end > from.end } else { found.start < from.start };
            if onward {
                return Some(found);
            }
        }
        None
    }

    /// The mouse was dragged from one byte of the text to another: selects by words.
    pub(super) fn drag_to(&mut self, from: u32, to: u32) {
        let (anchor, head) = (self.unit_at(Unit::Words, from), self.unit_at(Unit::Words, to));
        if self.body.selection.is_some() || anchor != head || from != to {
            self.select_text(Unit::Words, anchor, head);
        }
    }

    /// Shows the profile of the person who is named at a byte of the text; whether there is one.
    pub(super) fn show_card_at(&mut self, at: u32) -> bool {
        let near = Span::new(at.saturating_sub(200), at.saturating_add(1));
        let found = self.article.mentions_in(near).find(|mention| mention.span.contains(at));
        let Some(mention) = found else { return false };
        self.body.flash = Some(mention.span);
        self.views.card = Some(mention.person);
        self.person = Some(mention.person);
        if self.views.focus != Focus::List(View::Card) {
            self.show(View::Card);
        }
        true
    }
}

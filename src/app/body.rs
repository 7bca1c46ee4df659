//! Moving in the text: by rows, pages, sentences, paragraphs, sections.

use super::App;
use super::actions::Action;
use super::appearance::Flow;
use super::article::Stage;
use super::index::is_paragraph;
use super::text_layout::{LayoutRow, RowPosition, TextLayout};
use super::viewport::{Arrangement, Focus};
use crate::text::Span;

/// Rows of the page before that stay in sight after a page down.
const OVERLAP: usize = 2;

impl App {
    /// The text laid out for the screen.
    #[must_use]
    pub fn text_layout(&self) -> TextLayout<'_> {
        let doc = &self.article.doc;
        let shown = self.lens.as_ref().map(|lens| lens.blocks.as_slice());
        let english = doc.meta.language.as_ref().is_none_or(|language| language.starts_with("en"));
        let hyphenate = self.appearance.hyphenate && english;
        TextLayout::new(doc, self.viewport().columns, shown)
            .hyphenating(hyphenate)
            .hiding_pictures(!self.appearance.pictures)
            .flowing(self.appearance.flow)
            .remembering(&self.views.wrapped)
    }

    /// Rows of the text pane; what it would have where a list covers it.
    #[must_use]
    pub fn height(&self) -> usize {
        usize::from(self.viewport().rows).max(1)
    }

    /// The section that the reader is in: that of the byte that "here" means.
    #[must_use]
    pub const fn section(&self) -> usize {
        self.body.section
    }

    /// The byte that "here" means: the highlighted words where they are in sight, else the top.
    #[must_use]
    pub fn point(&self) -> u32 {
        match self.body.flash {
            Some(flash) if self.is_visible(flash.start) => flash.start,
            _ => self.body.top.offset,
        }
    }

    /// The bytes that are on the screen.
    #[must_use]
    pub fn visible(&self) -> Span {
        let rows = self.text_layout().rows(self.body.top, self.height());
        let mut texts = rows.iter().filter_map(|row| match row {
            LayoutRow::Text { span, .. } => Some(*span),
            _ => None,
        });
        let Some(first) = texts.next() else { return Span::default() };
        texts.next_back().map_or(first, |last| first.join(last))
    }

    fn is_visible(&self, offset: u32) -> bool {
        let visible = self.visible();
        visible.start <= offset && offset <= visible.end
    }

    /// After the size, the measure, a pane or the lens changed: the anchor stays on the top row.
    pub(super) fn relayout(&mut self) {
        self.fit_lines();
        self.check_stretch();
        let place = RowPosition { offset: self.body.anchor, text: self.body.top.text };
        self.body.top = self.text_layout().settle(place);
        self.reveal_cursors();
    }

    /// Gives the whole screen to lines that are laid out wider than the text is beside lists.
    pub(super) fn fit_lines(&mut self) {
        self.views.wide = false;
        let wanted = Arrangement { focus: Focus::Body, enlarged: false, ..self.arrangement() };
        let columns = self.screen.viewport(&wanted).columns;
        let lines = self.article.doc.own_lines.unwrap_or_default();
        let width = match self.appearance.flow {
            _ if self.appearance.lists => 0,
            Flow::On => 0,
            Flow::Auto => lines.laid_out,
            Flow::Off => lines.all,
        };
        self.views.wide = width > columns;
    }

    /// Puts a place on the top row.
    pub(super) fn set_top(&mut self, top: RowPosition) {
        self.body.top = top;
        self.body.anchor = top.offset;
        self.follow_section();
    }

    /// Moves the list or the text that has focus.
    pub(super) fn step(&mut self, action: Action, times: usize) {
        if let Focus::List(view) = self.views.focus {
            self.step_list(view, action, times);
            return;
        }
        let page = self.height();
        let full = page.saturating_sub(OVERLAP).max(1);
        let half = (page / 2).max(1);
        match action {
            Action::Down => self.scroll_down(times),
            Action::Up => self.scroll_up(times),
            Action::PageDown => self.scroll_down(full * times),
            Action::PageUp => self.scroll_up(full * times),
            Action::HalfDown => self.scroll_down(half * times),
            Action::HalfUp => self.scroll_up(half * times),
            Action::Top | Action::Bottom => match (self.count(), action) {
                (Some(number), _) => self.go_to_paragraph_number(number),
                (None, Action::Top) => self.jump_top(self.text_layout().first()),
                (None, _) => self.go_to_end(),
            },
            Action::Percent => self.go_to_percent(self.count().unwrap_or(0)),
            _ => {}
        }
    }

    /// The end of the text; where it is still being read, as soon as it has been.
    pub(super) fn go_to_end(&mut self) {
        self.leave();
        self.follow_to_end();
    }

    /// The end of what has come.
    pub(super) fn follow_to_end(&mut self) {
        let flow = self.text_layout();
        let top = flow.last_top(self.height()).max(flow.first());
        self.set_top(top);
        if self.article.stage == Stage::Beginning {
            self.navigation.follows_end = true;
            // The status bar shows progress in any case.
            if self.progress.is_none() {
                "loading to the end …".clone_into(&mut self.message);
            }
        }
    }

    /// `F`: the end of the text, and what is added there from now on.
    pub(super) fn follow(&mut self) {
        self.navigation.following = true;
        self.follow_to_end();
        self.say("following: what is added is shown as it comes; any key stops");
    }

    /// Whether the end of the text is followed as it grows.
    #[must_use]
    pub const fn is_following(&self) -> bool {
        self.navigation.following
    }

    /// Nothing will be added.
    pub fn stop_following(&mut self) {
        self.navigation.following = false;
    }

    /// Scrolls down, but not past the end of the text.
    pub(super) fn scroll_down(&mut self, rows: usize) {
        let flow = self.text_layout();
        let wanted = flow.down(self.body.top, rows).0;
        let limit = if flow.ends_within(wanted, self.height()) {
            flow.last_top(self.height())
        } else {
            wanted
        };
        let top = wanted.min(limit.max(self.body.top));
        self.set_top(top);
    }

    /// Scrolls up.
    pub(super) fn scroll_up(&mut self, rows: usize) {
        let top = self.text_layout().up(self.body.top, rows).0;
        self.set_top(top);
    }

    /// Goes far: the place before can be come back to. "Here" is the top row from now on, though words
    /// that were highlighted before are still in sight.
    fn jump_top(&mut self, top: RowPosition) {
        self.leave();
        self.body.flash = None;
        self.set_top(top);
    }

    /// The paragraph of this number, from 1.
    pub(super) fn go_to_paragraph_number(&mut self, number: u32) {
        let block = self.article.index.block_of_paragraph(number);
        if let Some(block) = self.article.doc.blocks.get(block) {
            self.jump_top(self.text_layout().settle(RowPosition::at(block.span.start)));
        }
    }

    /// So many hundredths of the text.
    pub(super) fn go_to_percent(&mut self, percent: u32) {
        let length = self.article.doc.text.len() as u64;
        let offset = u32::try_from(length * u64::from(percent.min(100)) / 100).unwrap_or(u32::MAX);
        let flow = self.text_layout();
        let limit = flow.last_top(self.height()).max(flow.first());
        let top = flow.settle(RowPosition::at(offset)).min(limit);
        self.jump_top(top);
    }

    /// `times` paragraphs on or back; backwards first to the beginning of this one.
    pub(super) fn go_to_paragraph(&mut self, times: usize, forward: bool) {
        let doc = &self.article.doc;
        let starts = |block: &&crate::doc::Block| is_paragraph(block.kind);
        let top = self.body.top;
        let here = doc.blocks.partition_point(|b| b.span.start <= top.offset);
        let found = if forward {
            let ahead = doc.blocks.get(here..).unwrap_or(&[]).iter();
            ahead.filter(starts).nth(times.saturating_sub(1))
        } else {
            let behind = doc.blocks.get(..here).unwrap_or(&[]).iter().rev();
            behind.filter(|b| b.span.start < top.offset).filter(starts).nth(times.saturating_sub(1))
        };
        match found {
            Some(block) => {
                self.set_top(self.text_layout().settle(RowPosition::at(block.span.start)))
            }
            None if !forward => self.set_top(self.text_layout().first()),
            None => {}
        }
    }

    /// `times` sentences on or back; the sentence is highlighted.
    pub(super) fn go_to_sentence(&mut self, times: usize, forward: bool) {
        for _ in 0..times.min(1000) {
            let Some(next) = self.neighbour_sentence(forward) else { break };
            self.body.flash = Some(next);
            self.reveal(next);
        }
    }

    fn neighbour_sentence(&self, forward: bool) -> Option<Span> {
        let doc = &self.article.doc;
        let point = self.point();
        let highlighted = self.body.flash.is_some_and(|flash| flash.start == point);
        let mut block = doc.block_at(point);
        loop {
            let prose = doc.tokenize(block..block + 1);
            let mut spans = prose.sentences.iter().map(|s| s.span);
            let found = if forward {
                spans.find(|s| if highlighted { s.start > point } else { s.start >= point })
            } else {
                spans.rev().find(|s| s.start < point)
            };
            if found.is_some() {
                return found;
            }
            block = if forward { block + 1 } else { block.checked_sub(1)? };
            if block >= doc.blocks.len() {
                return None;
            }
        }
    }

    /// `times` sections on or back; backwards first to the beginning of this one.
    pub(super) fn go_to_section(&mut self, times: usize, forward: bool) {
        let doc = &self.article.doc;
        let here = doc.section_at(self.body.top.offset);
        let begins = doc.sections.get(here).is_some_and(|s| s.span.start >= self.body.top.offset);
        let wanted = if forward {
            (here + times).min(doc.sections.len().saturating_sub(1))
        } else {
            here.saturating_sub(if begins { times } else { times - 1 })
        };
        if forward && wanted == here {
            return;
        }
        let start = doc.sections.get(wanted).map(|s| s.span.start);
        if let Some(start) = start {
            self.jump_top(self.text_layout().settle(RowPosition::at(start)));
        }
    }

    /// Brings a span into sight: nothing moves where it is already, else its row stands a third
    /// of the way down, because what follows explains it more often than what precedes it.
    pub(super) fn reveal(&mut self, span: Span) {
        let flow = self.text_layout();
        let height = self.height();
        let rows = flow.rows(self.body.top, height);
        let on_row = |row: &LayoutRow| match row {
            LayoutRow::Text { span: line, .. } => {
                line.start <= span.start && span.start < line.end.max(line.start + 1)
            }
            _ => false,
        };
        if rows.iter().any(on_row) {
            return;
        }
        let top = flow.up(flow.settle(RowPosition::at(span.start)), height / 3).0;
        let limit = if flow.ends_within(top, height) { flow.last_top(height) } else { top };
        self.set_top(top.min(limit.max(flow.first())));
    }
}

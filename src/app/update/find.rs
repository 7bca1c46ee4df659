//! Searching the text, filtering lists and the lens, as keys and prompts ask for them.

use crate::app::App;
use crate::app::lens::Lens;
use crate::app::panes::count;
use crate::app::prompt::PromptKind;
use crate::app::search::Search;
use crate::app::viewport::{Focus, View};
use crate::doc::BlockKind;

/// A count before `n` is cut to this.
const MOST_STEPS: usize = 10_000;

impl App {
    /// `/`: in the text a search, in a list a filter.
    pub(super) fn ask_find(&mut self, backwards: bool) {
        match self.views.focus {
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
        let before = self.search.take();
        self.body.selection = None;
        let text = &self.article.doc.text;
        self.search = Search::start(text, typed, backwards, origin, before.as_ref());
        self.body.flash = self.search.as_ref().and_then(|search| search.current);
        if let Some(hit) = self.body.flash {
            self.unfold(hit.start);
            self.reveal(hit);
        }
    }

    /// More of the text has been loaded: the search goes on in it.
    pub(super) fn find_in_more(&mut self) {
        let Some(search) = self.search.take() else { return };
        let shown = search.current;
        let from = shown.map_or(self.body.anchor, |hit| hit.start);
        let search = search.in_grown(&self.article.doc.text, from);
        let found = search.current.filter(|_| shown.is_none());
        self.search = Some(search);
        if let Some(hit) = found {
            self.message.clear();
            self.body.flash = Some(hit);
            self.reveal(hit);
        }
    }

    /// Counts hits while there is time.
    pub(super) fn count_more_hits(&mut self) {
        if let Some(search) = &mut self.search {
            search.count_slice(&self.article.doc.text);
        }
    }

    /// `n` and `N`; in a filtered list the next row.
    pub(super) fn find_step(&mut self, forward: bool, times: usize) {
        if let Focus::List(view) = self.views.focus {
            let by = isize::try_from(times).unwrap_or(1);
            self.list_mut(view).step(if forward { by } else { -by });
            self.reveal_cursor(view);
            return;
        }
        let backwards = self.search.as_ref().is_some_and(|search| search.backwards);
        for _ in 0..times.min(MOST_STEPS) {
            if !self.find_once(forward != backwards) {
                break;
            }
        }
    }

    fn find_once(&mut self, forward: bool) -> bool {
        let (flash, point, here) = (self.body.flash, self.point(), self.location());
        let Some(search) = &mut self.search else {
            self.say("no search yet: / searches");
            return false;
        };
        let point = search.current.filter(|hit| flash == Some(*hit)).map_or(point, |it| it.start);
        let Some((hit, wrapped)) = search.step(&self.article.doc.text, point, forward) else {
            self.message = format!("not found: {}", search.typed);
            return false;
        };
        if wrapped {
            let end =
                if forward { "search continues at the top" } else { "search continues at the end" };
            self.say(end);
        }
        self.navigation.leave(here);
        self.body.selection = None;
        self.body.flash = Some(hit);
        self.unfold(hit.start);
        self.reveal(hit);
        true
    }

    /// Shows only the paragraphs that match; nothing typed shows all.
    pub(super) fn set_lens(&mut self, typed: &str) {
        if typed.trim().is_empty() {
            self.lens = None;
        } else if let Some(lens) = Lens::new(&self.article, typed) {
            let paragraphs = count(lens.blocks.len(), "paragraph", "paragraphs");
            let what = match typed.trim() {
                "quote" | "quotes" => "quotations",
                "date" | "dates" => "dates",
                words => words,
            };
            self.message = format!("{paragraphs} with {what}; Esc shows all");
            self.lens = Some(lens.over(self.search.as_ref()));
        } else {
            self.message = format!("no paragraph has {typed}");
            return;
        }
        self.relayout();
    }

    /// The lens over a text that has grown or of which more is known.
    pub(super) fn renew_lens(&mut self) {
        self.lens = self.lens.take().and_then(|lens| lens.renewed(&self.article));
    }

    /// Closes the lens where it hides a byte of the text, and shows the captions where it is in one.
    pub(in crate::app) fn unfold(&mut self, offset: u32) {
        let block = self.article.doc.block_at(offset);
        let kind = self.article.doc.blocks.get(block).map(|block| block.kind);
        if kind == Some(BlockKind::Image) && !self.appearance.pictures {
            self.appearance.pictures = true;
            self.say("captions shown");
        }
        if self.lens.as_ref().is_some_and(|lens| !lens.shows(block)) {
            self.lens = None;
            self.say("all paragraphs shown");
        }
    }

    /// `@`: the focused list (or the list of quotations) shows only rows of a person; nothing typed
    /// shows all again.
    pub(super) fn filter_person(&mut self, typed: &str) {
        let view = match self.views.focus {
            Focus::List(
                view @ (View::Timeline
                | View::Quotes
                | View::People
                | View::AllTimeline
                | View::AllQuotes
                | View::AllPeople
                | View::Differences),
            ) => view,
            _ => View::Quotes.scoped(self.views.all),
        };
        if self.views.focus != Focus::List(view) {
            self.show(view);
        }
        let name = typed.trim().trim_start_matches('@');
        let filter = match name.split_whitespace().next_back() {
            None => String::new(),
            // People are filtered by their own names.
            Some(_) if view.in_article() == View::People => name.to_owned(),
            Some(last) => format!("@{last}"),
        };
        self.set_filter(view, &filter);
    }
}

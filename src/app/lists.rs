//! Moving in the lists: focus, cursor, filter, order.

use super::App;
use super::actions::Action;
use super::event::Effect;
use super::filter::{Filter, Nearness};
use super::panes::all_timeline::KEY_DAYS;
use super::panes::{pane, quotes};
use super::target::Target;
use super::text_layout::RowPosition;
use super::viewport::{Focus, View};
use crate::facts::PersonId;

impl App {
    /// Fills all lists after the facts or what is hidden changed.
    pub(super) fn refresh_lists(&mut self) {
        for view in View::ALL.into_iter().filter(|view| !view.is_over_all()) {
            self.refresh_list(view);
        }
    }

    /// Fills the lists over all articles after those or what is hidden changed.
    pub(super) fn refresh_lists_over_all(&mut self) {
        for view in View::ALL.into_iter().filter(|view| view.is_over_all()) {
            self.refresh_list(view);
        }
        self.refresh_list(View::Articles);
    }

    /// Fills a list: its items in order, filtered. The selected item stays selected.
    pub(super) fn refresh_list(&mut self, view: View) {
        let pane = pane(view);
        let selected = self.list(view).selected();
        let filter = Filter::new(&self.list(view).filter);
        let mut order = (pane.items)(self, pane.order(self.list(view)));
        if !filter.is_empty() {
            order = self.filtered(view, &filter, order);
        }
        order.shrink_to_fit();
        let cursor = selected.and_then(|item| order.iter().position(|other| *other == item));
        let list = self.list_mut(view);
        list.cursor = cursor.unwrap_or(0);
        list.order = order;
        self.reveal_cursor(view);
    }

    /// The items that pass. Names come nearest first; where none has the words, those that have
    /// their letters in this order.
    fn filtered(&self, view: View, filter: &Filter, items: Vec<u32>) -> Vec<u32> {
        let pane = pane(view);
        let words = |item: u32| (pane.words)(self, item);
        let exact = filter.pick(items.clone(), pane.ranked, words);
        let Some(mut nearness) = Nearness::new(filter).filter(|_| pane.names) else { return exact };
        let mut near = |item: u32| Some((nearness.of(&(pane.words)(self, item))?, item));
        let mut ranked: Vec<(u32, u32)> = if exact.is_empty() {
            items.into_iter().filter_map(near).collect()
        } else {
            exact.into_iter().map(|item| near(item).unwrap_or((0, item))).collect()
        };
        ranked.sort_by_key(|(nearness, _)| std::cmp::Reverse(*nearness));
        ranked.into_iter().map(|(_, item)| item).collect()
    }

    /// Gives a list focus; a second time it is enlarged, a third time it is as before.
    pub(super) fn show(&mut self, view: View) {
        if self.views.focus == Focus::List(view) {
            self.views.enlarged = !self.views.enlarged;
        } else {
            if view == View::Help {
                self.navigation.before_help = Some(self.location());
            }
            self.leave();
            self.views.enlarged = false;
            self.views.focus = Focus::List(view);
            let visits = matches!(view, View::Help | View::Card | View::AllCard);
            if !visits || self.viewport().side_pane {
                let own = view == View::Sections && self.viewport().section_pane;
                self.views.side = if own || view == View::Help { self.views.side } else { view };
            }
            // Over all articles a list is long, and changes only with them.
            if !view.is_over_all() {
                self.refresh_list(view);
                self.select_near(view);
            }
            if view == View::AllTimeline {
                self.say_key_days();
            }
        }
        self.relayout();
    }

    /// Says that the timeline over all articles has more dates than are shown, and the key for them.
    fn say_key_days(&mut self) {
        let list = self.list(View::AllTimeline);
        let (shown, all) =
            (list.order.len(), self.open_articles.dossier.read.dossier.timeline.len());
        if usize::from(list.sort) == KEY_DAYS && list.filter.is_empty() && shown < all {
            let key = self.keymap.label_of(Action::Order);
            self.message =
                format!("{shown} of {all} dates: those of several articles; {key} shows all");
        }
    }

    /// Back to the text; a list that only visited the side slot gives it back.
    pub(super) fn leave_list(&mut self) {
        self.views.leave_list();
        self.relayout();
    }

    /// The next pane to the right (1) or left (−1); where the text fills the screen, the list
    /// shown last and back.
    pub(super) fn focus_step(&mut self, by: isize) {
        let stops = self.viewport().stops;
        if stops.len() < 2 {
            match self.views.focus {
                Focus::Body => self.show(self.views.side),
                Focus::List(_) => self.leave_list(),
            }
            return;
        }
        let here = stops.iter().position(|stop| *stop == self.views.focus).unwrap_or(0);
        let count = isize::try_from(stops.len()).unwrap_or(1);
        let next = (isize::try_from(here).unwrap_or(0) + by).rem_euclid(count);
        if let Some(stop) = usize::try_from(next).ok().and_then(|at| stops.get(at)) {
            self.views.focus = *stop;
        }
        self.relayout();
    }

    /// Moves the cursor of a list.
    pub(super) fn step_list(&mut self, view: View, action: Action, times: usize) {
        let rows = usize::from(self.viewport().list_rows(view).unwrap_or(1));
        // Rows take one to three lines; a page is a few rows less than it might be.
        let page = isize::try_from((rows / 2).max(1)).unwrap_or(1);
        let times = isize::try_from(times).unwrap_or(isize::MAX);
        let count = self.count();
        let list = self.list_mut(view);
        let last = list.order.len().saturating_sub(1);
        match action {
            Action::Down => list.step(times),
            Action::Up => list.step(-times),
            Action::PageDown => list.step(page.saturating_mul(times)),
            Action::PageUp => list.step(-page.saturating_mul(times)),
            Action::HalfDown => list.step((page / 2).max(1).saturating_mul(times)),
            Action::HalfUp => list.step(-(page / 2).max(1).saturating_mul(times)),
            Action::Top | Action::Bottom => {
                let end = if action == Action::Top { 0 } else { last };
                list.cursor = count.map_or(end, |n| (n as usize).saturating_sub(1).min(last));
            }
            Action::Percent => list.cursor = last * count.unwrap_or(0).min(100) as usize / 100,
            _ => {}
        }
        if view == View::People {
            self.person = self.list(view).selected().map(PersonId);
        }
        self.reveal_cursor(view);
    }

    /// Scrolls every list on the screen so that its cursor is seen.
    pub(super) fn reveal_cursors(&mut self) {
        for (view, _) in self.viewport().lists {
            let top = self.screen.first_row(self, view);
            self.list_mut(view).top = top;
        }
    }

    /// Scrolls a list so that its cursor is seen; costs what the screen shows.
    pub(super) fn reveal_cursor(&mut self, view: View) {
        if self.viewport().list_rows(view).is_none() {
            return;
        }
        let top = self.screen.first_row(self, view);
        self.list_mut(view).top = top;
    }

    /// Notes the section of the point where an event moved it.
    pub(super) fn note_section(&mut self) {
        if self.article.doc.section_at(self.point()) != self.body.section {
            self.follow_section();
        }
    }

    /// The section list follows the text while it does not have focus.
    pub(super) fn follow_section(&mut self) {
        let section = self.article.doc.section_at(self.point());
        self.body.section = section;
        if self.views.focus != Focus::List(View::Sections) {
            let list = self.list_mut(View::Sections);
            // In a closed branch, the branch.
            if let Some(row) = list.order.iter().rposition(|item| *item as usize <= section) {
                list.cursor = row;
                self.reveal_cursor(View::Sections);
            }
        }
    }

    /// Enter: in a list to the words of the row, in the text a line down.
    pub(super) fn enter(&mut self, times: usize) -> Option<Effect> {
        let Focus::List(view) = self.views.focus else {
            if let Some(address) = self.highlighted_link() {
                return self.follow_link(&address);
            }
            self.step(Action::Down, times);
            return None;
        };
        let item = self.list(view).selected()?;
        if view == View::Articles {
            return self.open_article(item as usize);
        }
        if view == View::Recent {
            return Some(Effect::OpenRecent(item as usize));
        }
        if view == View::Links {
            return self.follow_listed_link(item);
        }
        if view == View::Help {
            return self.run_help_row(item);
        }
        if view.is_over_all() {
            return self.go_to_report(view, item);
        }
        if view == View::Scale {
            self.filter_days(item);
            return None;
        }
        let span = (pane(view).target)(self, item)?;
        if view == View::People {
            self.person = Some(PersonId(item));
        }
        self.go_to(span);
        if view == View::Sections {
            let start =
                self.article.doc.sections.get(item as usize).map_or(span.start, |s| s.span.start);
            let top = self.text_layout().settle(RowPosition::at(start));
            self.set_top(top);
        }
        None
    }

    /// Shows the timeline with the dates of a row of the time scale alone.
    fn filter_days(&mut self, item: u32) {
        let column = self.listed_scale().columns.get(item as usize).copied();
        match column.filter(|column| !column.is_empty()) {
            Some(column) => {
                let timeline = View::Timeline.scoped(self.views.all);
                self.show(timeline);
                self.filter_stretch(timeline, &column);
            }
            None => self.say("no dates there"),
        }
    }

    /// `c`: the next order of the focused list.
    pub(super) fn change_order(&mut self) {
        let view = self.views.current();
        let orders = u8::try_from(pane(view).orders.len()).unwrap_or(1).max(1);
        let list = self.list_mut(view);
        list.sort = (list.sort + 1) % orders;
        let at_top = list.cursor == 0 && view.is_over_all();
        self.refresh_list(view);
        if at_top {
            // Of a long list its other beginning is wanted.
            self.list_mut(view).cursor = 0;
            self.reveal_cursor(view);
        }
    }

    /// Filters a list; the text is as typed.
    pub(super) fn set_filter(&mut self, view: View, typed: &str) {
        let list = self.list_mut(view);
        typed.clone_into(&mut list.filter);
        list.top = 0;
        if pane(view).names && !typed.is_empty() {
            // The nearest is wanted, not what was selected among all.
            list.order.clear();
        }
        self.refresh_list(view);
    }

    /// `o`: the selected link, else the one at the point, else the only one on the screen, else
    /// the list of links.
    pub(super) fn open_link(&mut self) -> Option<Effect> {
        if self.views.focus == Focus::List(View::Links) {
            let item = self.list(View::Links).selected()?;
            return super::panes::links::url(self, item).map(|a| Effect::Open(a.to_owned()));
        }
        let visible = self.visible();
        let doc = &self.article.doc;
        let links: Vec<(crate::text::Span, u32)> = doc
            .marks
            .iter()
            .filter(|mark| mark.span.overlaps(visible))
            .filter_map(|mark| match mark.kind {
                crate::doc::MarkKind::Link(link) => Some((mark.span, link)),
                _ => None,
            })
            .collect();
        let point = self.point();
        let chosen = links.iter().find(|(span, _)| span.contains(point));
        let chosen = chosen.or_else(|| links.first().filter(|_| links.len() == 1));
        match chosen.and_then(|(_, link)| doc.links.get(*link as usize)) {
            Some(address) => Some(Effect::Open(address.clone())),
            None if doc.links.is_empty() => {
                "no links".clone_into(&mut self.message);
                None
            }
            None => {
                self.show(View::Links);
                None
            }
        }
    }

    /// The wheel over a pane.
    pub(super) fn wheel(&mut self, x: u16, y: u16, rows: i16) {
        match self.screen.target_at(self, x, y) {
            Some(Target::List(view, _)) => {
                self.list_mut(view).step(isize::from(rows));
                self.reveal_cursor(view);
            }
            _ if rows > 0 => self.scroll_down(rows.unsigned_abs().into()),
            _ => self.scroll_up(rows.unsigned_abs().into()),
        }
    }

    /// A click gives focus and selects; on the selected row it is Enter; on a key of the status bar
    /// it is that key.
    pub(super) fn click(&mut self, x: u16, y: u16) -> Option<Effect> {
        self.body.pressed = None;
        match self.screen.target_at(self, x, y)? {
            Target::Key(action) if self.prompts.open.is_none() => {
                self.message.clear();
                self.perform(action)
            }
            Target::Key(_) => None,
            Target::Body(at) => {
                self.body.pressed = at;
                self.body.selection = None;
                self.views.focus = Focus::Body;
                self.relayout();
                None
            }
            Target::List(view, row) => {
                let row = row?;
                let again = self.views.focus == Focus::List(view) && self.list(view).cursor == row;
                self.views.focus = Focus::List(view);
                self.views.stretch = None;
                self.list_mut(view).cursor = row;
                if again { self.enter(1) } else { None }
            }
        }
    }

    /// The mouse is moved while it is pressed: selects words of the text.
    pub(super) fn drag(&mut self, x: u16, y: u16) {
        if let (Some(from), Some(Target::Body(Some(to)))) =
            (self.body.pressed, self.screen.target_at(self, x, y))
        {
            self.drag_to(from, to);
        }
    }

    /// The mouse is let go: on the name that it was pressed on, the profile opens.
    pub(super) fn release(&mut self, x: u16, y: u16) {
        let Some(from) = self.body.pressed.take() else { return };
        if self.body.selection.is_some() {
            let key = self.keymap.label_of(Action::Copy);
            self.message = format!("selected: {key} copies");
        } else if self.screen.target_at(self, x, y) == Some(Target::Body(Some(from))) {
            self.show_card_at(from);
        }
    }

    /// The quote that is selected in the list or highlighted in the text.
    pub(super) fn quote_here(&self) -> Option<u32> {
        if self.views.focus == Focus::List(View::Quotes) {
            return self
                .list(View::Quotes)
                .selected()
                .filter(|item| quotes::quote(self, *item).is_some());
        }
        let flash = self.body.flash?;
        let facts = &self.article.facts;
        let after = facts.quotes.partition_point(|q| q.span.start <= flash.start);
        let from = after.saturating_sub(8);
        let mut near = facts.quotes.get(from..after)?.iter();
        let near = near.rposition(|quote| quote.span.contains(flash.start))?;
        u32::try_from(from + near).ok()
    }
}

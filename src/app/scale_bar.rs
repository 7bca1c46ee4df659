//! The time scale above a timeline: a row of columns, along which the reader moves to filter the list.

use super::App;
use super::actions::Action;
use super::panes::scale::{end_label, label};
use super::panes::{all_timeline, count, pane};
use super::pictures::{MOST_COLUMNS, days_filter};
use super::scales::Doubts;
use super::viewport::{Focus, View};
use crate::calendar::Date;
use crate::facts::time_scale::{Column, TimeScale};

/// What the row above a timeline shows.
#[derive(Clone, Copy, Debug)]
pub struct ScaleBar<'a> {
    /// The timeline.
    pub view: View,
    /// The dates, without the filter of the list.
    pub scale: &'a TimeScale,
    /// The column that has focus.
    pub selected: Option<usize>,
    /// What the dates leave open.
    pub doubts: Doubts,
}

impl ScaleBar<'_> {
    /// The name of the column that has focus, and how many dates touch it.
    #[must_use]
    pub fn stretch(&self) -> Option<(String, String)> {
        let column = self.scale.columns.get(self.selected?)?;
        let dates = (column.inside + column.across) as usize;
        Some((label(self.scale, column), count(dates, "date", "dates")))
    }

    /// The names of the first and the last column.
    #[must_use]
    pub fn ends(&self) -> Option<(String, String)> {
        let (first, last) = (self.scale.columns.first()?, self.scale.columns.last()?);
        Some((end_label(self.scale, first), end_label(self.scale, last)))
    }
}

impl App {
    /// The row above a timeline whose bars have `room` columns.
    #[must_use]
    pub fn scale_bar(&self, view: View, room: usize) -> ScaleBar<'_> {
        let scale = self.scale_of(view, room);
        let selected = self.focused_day(view).and_then(|day| scale.column_of(day));
        ScaleBar { view, scale, selected, doubts: self.doubts(view) }
    }

    /// The time scale as a list: of this article or of all.
    #[must_use]
    pub fn listed_scale(&self) -> &TimeScale {
        self.scale_of(View::Timeline.scoped(self.views.all), MOST_COLUMNS)
    }

    /// The scale of what a timeline lists, in the columns that `room` has.
    fn scale_of(&self, view: View, room: usize) -> &TimeScale {
        let hides = self.appearance.hide_weak;
        if !view.is_over_all() {
            return self.article.time_scale(room, hides);
        }
        let order = pane(view).order(self.list(view));
        let list = usize::from(hides) + if order == all_timeline::KEY_DAYS { 2 } else { 0 };
        self.open_articles.dossier.read.scales.scale(list, room, |most| {
            let items = (pane(view).items)(self, order);
            let events = items.iter().filter_map(|item| all_timeline::event(self, *item));
            let days: Vec<_> = events.map(|event| (event.from, event.to)).collect();
            TimeScale::of(&days, self.written(view), most)
        })
    }

    /// The day of writing; over all articles that of the last one.
    #[must_use]
    pub fn written(&self, view: View) -> Option<Date> {
        match view.is_over_all() {
            true => self.open_articles.dossier.read.last_day(),
            false => self.article.facts.published.map(|(day, _)| day),
        }
    }

    /// What the dates of a timeline leave open.
    #[must_use]
    pub fn doubts(&self, view: View) -> Doubts {
        match view.is_over_all() {
            true => self.open_articles.dossier.read.doubts(),
            false => self.article.doubtful_dates(),
        }
    }

    /// The first day of the column that has focus above a timeline.
    fn focused_day(&self, view: View) -> Option<Date> {
        self.views.stretch.filter(|_| self.views.focus == Focus::List(view))
    }

    /// The scale that lies above the focused list, where that is a timeline.
    fn scale_above(&self) -> Option<(View, &TimeScale)> {
        let Focus::List(view) = self.views.focus else { return None };
        let viewport = self.viewport();
        let (_, room) = viewport.scales.iter().find(|(shown, _)| *shown == view)?;
        Some((view, self.scale_of(view, usize::from(*room))))
    }

    /// Whether keys go to the scale above the focused list.
    #[must_use]
    pub fn is_on_scale(&self) -> bool {
        self.views.stretch.is_some() && self.views.current().in_article() == View::Timeline
    }

    /// Takes focus from a scale that is no longer above the focused list.
    pub(super) fn check_stretch(&mut self) {
        if self.views.stretch.is_some() && self.scale_above().is_none() {
            self.views.stretch = None;
        }
    }

    /// Gives focus to the scale above the timeline, at the selected row; from there, and where the
    /// screen has no room for it, shows it as a list.
    pub(super) fn show_scale(&mut self) {
        let timeline = View::Timeline.scoped(self.views.all);
        let again =
            self.views.stretch.take().is_some() || self.views.focus == Focus::List(View::Scale);
        if !again {
            if self.views.focus != Focus::List(timeline) {
                self.show(timeline);
            }
            let day = self.selected_day(timeline);
            let nearest = self.scale_above().and_then(|(_, scale)| nearest(scale, day));
            self.views.stretch = nearest.map(|column| column.from);
        }
        if self.views.stretch.is_none() {
            self.show(View::Scale);
        }
    }

    /// The first day of the selected row.
    fn selected_day(&self, timeline: View) -> Option<Date> {
        let item = self.list(timeline).selected()?;
        match timeline.is_over_all() {
            true => all_timeline::event(self, item).map(|event| event.from),
            false => self.article.facts.events.get(item as usize).map(|event| event.from),
        }
    }

    /// What an action does on the scale; whether it does anything there. Any other leaves it first.
    pub(super) fn scale_action(&mut self, action: Action, times: usize) -> bool {
        let Some(day) = self.views.stretch else { return false };
        if action == Action::Show(View::Scale) {
            return false;
        }
        let Some((view, scale)) = self.scale_above() else {
            self.views.stretch = None;
            return false;
        };
        let columns: Vec<Column> =
            scale.columns.iter().filter(|column| !column.is_empty()).copied().collect();
        let here = columns.partition_point(|column| column.from <= day).saturating_sub(1);
        let last = columns.len().saturating_sub(1);
        let wanted = match action {
            Action::FocusRight => here.saturating_add(times).min(last),
            Action::FocusLeft => here.saturating_sub(times),
            Action::Top => 0,
            Action::Bottom => last,
            Action::Up => here,
            Action::Enter => {
                self.views.stretch = None;
                if let Some(column) = columns.get(here) {
                    self.filter_stretch(view, column);
                }
                return true;
            }
            _ => {
                self.views.stretch = None;
                return matches!(action, Action::Escape | Action::Down | Action::Close);
            }
        };
        self.views.stretch = columns.get(wanted).map(|column| column.from);
        true
    }

    /// Shows the rows of a timeline alone that touch a column.
    pub(super) fn filter_stretch(&mut self, timeline: View, column: &Column) {
        self.set_filter(timeline, &days_filter(column));
        self.list_mut(timeline).cursor = 0;
        self.reveal_cursor(timeline);
    }
}

/// The column with dates that is nearest to a day; without one the last.
fn nearest(scale: &TimeScale, day: Option<Date>) -> Option<&Column> {
    let distance =
        |column: &&Column| day.map_or(0, |day| (column.from.to_days() - day.to_days()).abs());
    let within = |column: &&Column| day.is_some_and(|day| column.touches((day, day)));
    let dated = || scale.columns.iter().filter(|column| !column.is_empty());
    dated().find(within).or_else(|| dated().rev().min_by_key(distance))
}

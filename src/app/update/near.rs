//! The row of a list that is nearest to what is on the screen.

use crate::app::App;
use crate::app::panes::{pane, timeline};
use crate::app::viewport::View;
use crate::facts::PersonId;
use crate::text::Span;

impl App {
    /// Selects the row that is nearest to what the reader looks at: the highlighted words, else what
    /// is on the screen. A row that is there already stays selected.
    pub(in crate::app) fn select_near(&mut self, view: View) {
        if !matches!(view, View::People | View::Timeline | View::Quotes) {
            return;
        }
        let visible = self.visible();
        let flash = self.body.flash.filter(|flash| flash.overlaps(visible));
        let row = {
            let list = self.list(view);
            let rows = || list.order.iter().enumerate();
            let near = |item: u32, seen: Span| self.distance(view, item, seen);
            // The highlighted words themselves, then the screen.
            let lit = flash.and_then(|flash| {
                rows().find(|(_, item)| near(**item, flash) == Some((0, 0))).map(|(row, _)| row)
            });
            let is_seen = |item| near(item, visible).is_some_and(|(distance, _)| distance == 0);
            if lit.is_none() && list.selected().is_some_and(is_seen) {
                return;
            }
            lit.or_else(|| {
                let all = rows().filter_map(|(row, item)| Some((near(*item, visible)?, row)));
                all.min().map(|(_, row)| row)
            })
        };
        if let Some(row) = row {
            self.list_mut(view).cursor = row;
        }
    }

    /// How far an item is from `seen`, in bytes, and how far into it where it is there.
    fn distance(&self, view: View, item: u32, seen: Span) -> Option<(u32, u32)> {
        let from = |span: Span| {
            let before = seen.start.saturating_sub(span.end.max(span.start.saturating_add(1)) - 1);
            let after = span.start.saturating_sub(seen.end.saturating_sub(1).max(seen.start));
            (before.max(after), span.start.saturating_sub(seen.start))
        };
        match view {
            View::People => {
                let mentions = &self.person(PersonId(item))?.mentions;
                let at = mentions.partition_point(|mention| mention.span.end <= seen.start);
                let around = mentions.get(at.saturating_sub(1)..)?.iter().take(2);
                around.map(|mention| from(mention.span)).min()
            }
            View::Timeline => {
                let dates = &self.article.facts.dates;
                let marks = timeline::marks(self, item).into_iter();
                marks.filter_map(|mark| Some(from(dates.get(mark as usize)?.span))).min()
            }
            _ => (pane(view).target)(self, item).map(from),
        }
    }
}

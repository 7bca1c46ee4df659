//! Corrections of dates: the day that words mean, or that they are not a date.

use super::editor::Editor;
use crate::calendar::Date;
use crate::facts::{Anchor, DateMention, WarningKind};
use crate::text::quote_selector::TextQuoteSelector;

/// Warnings that a day set by the reader settles.
const SETTLED: &[WarningKind] =
    &[WarningKind::WeekdayDiffers, WarningKind::ImpossibleDate, WarningKind::NoAnchor];

impl Editor<'_> {
    /// Sets the day of the words, or removes the dates.
    pub(super) fn set_day(&mut self, marks: &[TextQuoteSelector], day: Option<Date>) -> Option<()> {
        let mut found: Vec<usize> = marks.iter().filter_map(|mark| self.mark(mark)).collect();
        found.sort_unstable();
        found.dedup();
        if found.is_empty() {
            return None;
        }
        let published = self.facts.published.map(|(date, _)| date);
        for index in &found {
            let Some(mark) = self.facts.dates.get_mut(*index) else { continue };
            let span = mark.span;
            if let Some(day) = day {
                mark.correct(day, published);
            }
            self.set_days.retain(|(at, _)| *at != span);
            self.set_days.push((span, day));
            self.settle_warnings(span, SETTLED);
        }
        if day.is_none() {
            self.remove_marks(&found);
        }
        self.calendar_changed = true;
        Some(())
    }

    fn mark(&mut self, passage: &TextQuoteSelector) -> Option<usize> {
        let at = self.finder.find(passage)?;
        let dates = &self.facts.dates;
        let same = dates.iter().position(|d| d.span == at);
        same.or_else(|| dates.iter().position(|d| d.span.overlaps(at)))
    }

    /// Removes dates (`gone` is sorted); the indices in those that refer to others are corrected.
    fn remove_marks(&mut self, gone: &[usize]) {
        let new = |old: u32| {
            let before = gone.partition_point(|g| *g < old as usize);
            let stays = gone.get(before) != Some(&(old as usize));
            stays.then(|| old - u32::try_from(before).unwrap_or(0))
        };
        let dates = std::mem::take(&mut self.facts.dates);
        let stay = (0..).zip(dates).filter(|(old, _)| new(*old).is_some());
        self.facts.dates = stay
            .map(|(old, mark)| DateMention {
                anchor: match mark.anchor {
                    Some(Anchor::Mention(old)) => new(old).map(Anchor::Mention),
                    other => other,
                },
                begins_range: mark.until(old).and_then(new).is_some(),
                ..mark
            })
            .collect();
    }
}

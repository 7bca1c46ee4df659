//! What the pictures show, computed when one of them is first shown: a frame costs nothing for it.

use super::Article;
use super::index::is_unresolved;
use super::scales::Doubts;
use crate::facts::WarningKind;
use crate::facts::time_scale::{Column, Days, TimeScale};
use crate::facts::voices::Voices;

/// Columns of the time scale as a list at most.
pub const MOST_COLUMNS: usize = 60;

impl Article {
    /// The dates by year, month or whatever fits in `room` columns, with or without uncertain ones.
    #[must_use]
    pub fn time_scale(&self, room: usize, hides_weak: bool) -> &TimeScale {
        self.index.pictures.scales.scale(usize::from(hides_weak), room, |most| {
            let shown = self.facts.events.iter().filter(|event| !(hides_weak && event.minor));
            let days: Vec<Days> = shown.map(|event| (event.from, event.to)).collect();
            TimeScale::of(&days, self.facts.published.map(|(day, _)| day), most)
        })
    }

    /// Who gets the words.
    #[must_use]
    pub fn voices(&self) -> &Voices {
        self.index.pictures.voices.get_or_init(|| Voices::of(&self.doc.text, &self.facts))
    }

    /// Words of each section.
    #[must_use]
    pub fn section_lengths(&self) -> &[u32] {
        self.index.pictures.lengths.get_or_init(|| {
            let count = |section: &crate::doc::Section| {
                let words = section.span.in_text(&self.doc.text).split_whitespace().count();
                u32::try_from(words).unwrap_or(u32::MAX)
            };
            self.doc.sections.iter().map(count).collect()
        })
    }

    /// How many contradictions and how many unresolved dates there are.
    #[must_use]
    pub fn doubtful_dates(&self) -> Doubts {
        let is_wrong =
            |kind| matches!(kind, WarningKind::WeekdayDiffers | WarningKind::ImpossibleDate);
        self.index.pictures.scales.doubts(|| Doubts {
            contradictions: self.facts.warnings.iter().filter(|it| is_wrong(it.kind)).count(),
            unresolved: self.facts.dates.iter().filter(|date| is_unresolved(date)).count(),
        })
    }
}

/// A stretch of the time scale as a filter of the timeline: `days:2015` or `days:FIRST..LAST`.
#[must_use]
pub fn days_filter(column: &Column) -> String {
    let (from, to) = (column.from, column.to);
    if from == to {
        format!("days:{from}")
    } else if from.year() == to.year() && to.to_days() - from.to_days() > 360 {
        format!("days:{:04}", from.year())
    } else {
        format!("days:{from}..{to}")
    }
}

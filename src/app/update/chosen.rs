//! The person, quotation or date that is selected in a list or highlighted in the text. Nothing is
//! guessed: a correction of the wrong fact is worse than none.

use crate::app::App;
use crate::app::panes::timeline;
use crate::app::viewport::{Focus, View};
use crate::calendar::Date;
use crate::facts::{PersonId, Quote};
use crate::text::Span;
use crate::text::quote_selector::TextQuoteSelector;

/// Names in a question, at most.
const MOST_NAMES: usize = 4;

impl App {
    /// The highlighted words, where the text has focus and they are in sight.
    pub(in crate::app) fn highlighted(&self) -> Option<Span> {
        if let Some(selection) = self.body.selection {
            return Some(selection.span());
        }
        let flash = self.body.flash.filter(|_| self.views.focus == Focus::Body)?;
        (self.point() == flash.start).then_some(flash)
    }

    /// The person that is selected in a list, or the only one in the highlighted words.
    pub(in crate::app) fn chosen_person(&self) -> Result<PersonId, String> {
        let none = || "select a person or highlight a name first".to_owned();
        let Focus::List(view) = self.views.focus else {
            let flash = self.highlighted().ok_or_else(none)?;
            let mut here: Vec<PersonId> = Vec::new();
            for mentioned in self.article.mentions_in(flash) {
                if !here.contains(&mentioned.person) {
                    here.push(mentioned.person);
                }
            }
            return match here.as_slice() {
                [only] => Ok(*only),
                [] => Err(none()),
                several => Err(self.which(several)),
            };
        };
        match view {
            View::People => self.list(View::People).selected().map(PersonId),
            View::Card => self.views.card,
            View::Quotes => self.chosen_quote().and_then(|quote| quote.speaker.as_ref()?.person),
            _ => None,
        }
        .ok_or_else(none)
    }

    /// "which one: Nora Lind, Peter Lind?"
    pub(super) fn which(&self, several: &[PersonId]) -> String {
        let names = several.iter().filter_map(|id| self.person(*id)).map(|p| p.name.as_str());
        format!("which one: {}?", names.take(MOST_NAMES).collect::<Vec<_>>().join(", "))
    }

    /// The quotation that is selected or highlighted.
    pub(super) fn chosen_quote(&self) -> Option<&Quote> {
        let quotes = &self.article.facts.quotes;
        if let Some(item) = self.quote_here() {
            return quotes.get(item as usize);
        }
        let flash = self.highlighted()?;
        quotes.iter().find(|q| q.span.overlaps(flash))
    }

    /// The dates of the selected row of the timeline, or the only one highlighted: indices.
    fn chosen_marks(&self) -> Result<Vec<u32>, String> {
        let none = || "select a row of the timeline or highlight a date first".to_owned();
        if self.views.focus == Focus::List(View::Timeline) {
            let item = self.list(View::Timeline).selected().ok_or_else(none)?;
            return Ok(timeline::marks(self, item));
        }
        let flash = self.highlighted().ok_or_else(none)?;
        let dates = &self.article.facts.dates;
        let from = dates.partition_point(|date| date.span.end <= flash.start);
        let here = (0..).zip(dates).skip(from).take_while(|(_, d)| d.span.start < flash.end);
        let here: Vec<u32> = here.map(|(index, _)| index).collect();
        match here.len() {
            0 => Err(none()),
            1 => Ok(here),
            n => Err(format!("{n} dates are highlighted: select one in the timeline")),
        }
    }

    /// The words of the chosen dates.
    pub(super) fn chosen_dates(&self) -> Result<Vec<TextQuoteSelector>, String> {
        let facts = &self.article.facts;
        let marks = self.chosen_marks()?;
        let marks = marks.iter().filter_map(|index| facts.dates.get(*index as usize));
        Ok(marks.map(|mark| TextQuoteSelector::of(&self.article.doc.text, mark.span)).collect())
    }

    /// The day that the chosen dates mean now.
    pub(in crate::app) fn chosen_day(&self) -> Option<Date> {
        let first = *self.chosen_marks().ok()?.first()?;
        let (from, _) = self.article.facts.dates.get(first as usize)?.interval()?;
        Some(from)
    }
}

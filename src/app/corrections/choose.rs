//! What a correction is about: the person, quote or date that is selected in a list or highlighted
//! in the text. Nothing is guessed: a correction of the wrong fact is worse than none.

use super::{App, Focus, TextQuoteSelector, PersonId, Quote, Refusal, View, timeline};
use crate::calendar::Date;
use crate::text::Span;

impl App {
    /// The highlighted words, where the text has focus and they are in sight.
    fn highlighted(&self) -> Option<Span> {
        let flash = self.body.flash.filter(|_| self.focus == Focus::Body)?;
        (self.point() == flash.start).then_some(flash)
    }

    /// The person that is selected in a list, or the only one in the highlighted words.
    pub(super) fn chosen_person(&self) -> Result<PersonId, Refusal> {
        let none = || "choose a person in the list of people, or highlight a name".to_owned();
        match self.focus {
            Focus::List(View::People) => {
                self.list(View::People).selected().map(PersonId).ok_or_else(none)
            }
            Focus::List(View::Card) => self.card.ok_or_else(none),
            Focus::List(View::Quotes) => {
                let speaker = self.chosen_quote().and_then(|quote| quote.speaker.as_ref());
                speaker.and_then(|speaker| speaker.person).ok_or_else(none)
            }
            Focus::List(_) => Err(none()),
            Focus::Body => {
                let flash = self.highlighted().ok_or_else(none)?;
                let mut here: Vec<PersonId> = Vec::new();
                for mentioned in self.article.mentions_in(flash) {
                    if !here.contains(&mentioned.person) {
                        here.push(mentioned.person);
                    }
                }
                match here.as_slice() {
                    [only] => Ok(*only),
                    [] => Err(none()),
                    several => Err(self.which(several)),
                }
            }
        }
    }

    /// "which one: Nora Lind, Peter Lind?"
    fn which(&self, several: &[PersonId]) -> Refusal {
        let names = several.iter().filter_map(|id| self.person(*id)).map(|p| p.name.as_str());
        format!("which one: {}?", names.take(4).collect::<Vec<_>>().join(", "))
    }

    /// Everyone whose name or another form of it contains what is typed, whatever its case.
    pub(super) fn people_called(&self, typed: &str) -> Vec<PersonId> {
        let typed = typed.trim().to_lowercase();
        let contains = |words: &String| words.to_lowercase().contains(&typed);
        let people = (0..).map(PersonId).zip(&self.article.facts.people);
        let called = people.filter(|(_, p)| contains(&p.name) || p.aliases.iter().any(contains));
        called.map(|(id, _)| id).collect()
    }

    /// The one person of this name: whole names before other forms before parts of them.
    pub(super) fn named_person(
        &self,
        name: &str,
        besides: Option<PersonId>,
    ) -> Result<PersonId, Refusal> {
        let name = name.trim();
        let mut called = self.people_called(name);
        called.retain(|id| Some(*id) != besides);
        let same = |words: &String| words.to_lowercase() == name.to_lowercase();
        let of = |id: &PersonId| self.person(*id);
        let whole = called.iter().find(|id| of(id).is_some_and(|p| same(&p.name)));
        if let Some(id) = whole {
            return Ok(*id);
        }
        let alias = |id: &&PersonId| of(id).is_some_and(|p| p.aliases.iter().any(same));
        let mut aliased = called.iter().filter(alias);
        if let (Some(only), None) = (aliased.next(), aliased.next()) {
            return Ok(*only);
        }
        match called.as_slice() {
            [only] => Ok(*only),
            [] => Err(format!("nobody here is called {name}")),
            several => Err(self.which(several)),
        }
    }

    /// The first name of these that is not what is typed already.
    pub(super) fn next_name(
        &self,
        mut ids: impl Iterator<Item = PersonId>,
        typed: &str,
    ) -> Option<String> {
        ids.find_map(|id| self.person(id).map(|p| p.name.clone()).filter(|name| name != typed))
    }

    /// The quote that is selected or highlighted.
    pub(super) fn chosen_quote(&self) -> Option<&Quote> {
        let quotes = &self.article.facts.quotes;
        if let Some(item) = self.quote_here() {
            return quotes.get(item as usize);
        }
        let flash = self.highlighted()?;
        quotes.iter().find(|q| q.span.overlaps(flash))
    }

    /// The date marks of the selected row of the timeline, or the only one highlighted.
    fn chosen_marks(&self) -> Result<Vec<u32>, Refusal> {
        let none = || "choose a row of the timeline, or highlight a date".to_owned();
        if self.focus == Focus::List(View::Timeline) {
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
            n => Err(format!("{n} dates are highlighted: choose one in the timeline")),
        }
    }

    /// The words of the chosen dates.
    pub(super) fn chosen_dates(&self) -> Result<Vec<TextQuoteSelector>, Refusal> {
        let facts = &self.article.facts;
        let marks = self.chosen_marks()?;
        let marks = marks.iter().filter_map(|index| facts.dates.get(*index as usize));
        Ok(marks.map(|mark| TextQuoteSelector::of(&self.article.doc.text, mark.span)).collect())
    }

    /// The day that the chosen dates mean now.
    pub(super) fn chosen_day(&self) -> Option<Date> {
        let first = *self.chosen_marks().ok()?.first()?;
        let (from, _) = self.article.facts.dates.get(first as usize)?.interval()?;
        Some(from)
    }
}

//! While an article is still being read: how far that is, and how to stop it.

use super::layout::{Focus, View};
use super::{Action, App, Article, Effect, Stage};
use crate::facts::{Person, PersonId};
use crate::text::amount;

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Bytes that have come.
    pub read: u64,
    /// Bytes there are, where that is known.
    pub total: Option<u64>,
    /// The person wants no more of it.
    pub stopped: bool,
}

impl Reading {
    /// "4.2 MB of 10 MB, 42%", "4.2 MB", or nothing.
    #[must_use]
    pub fn told(&self) -> String {
        match (self.read, self.total.filter(|total| *total >= self.read)) {
            (0, _) => String::new(),
            (read, Some(total)) => {
                format!("{} of {}, {}%", amount(read), amount(total), read * 100 / total.max(1))
            }
            (read, None) => amount(read),
        }
    }
}

impl App {
    /// Takes in how far reading has come, or that it is over.
    pub(super) fn set_reading(&mut self, reading: Option<Reading>) {
        let was = self.reading;
        let stopped = was.is_some_and(|reading| reading.stopped);
        self.reading = reading.map(|reading| Reading { stopped, ..reading });
        if reading.is_none() && self.article.stage == Stage::Beginning {
            // No more will come.
            self.article.stage = Stage::Whole;
        }
        if reading.is_none() && was.is_some() {
            self.tell_notes();
        }
    }

    /// Tells how the article was read, where that is worth a line: in which encoding, how much.
    pub fn tell_notes(&mut self) {
        let notes = self.article.doc.notes.iter().map(|note| note.message.as_str());
        let told = notes.collect::<Vec<_>>().join("; ");
        if !told.is_empty() && self.message.is_empty() {
            self.message = told;
        }
    }

    /// Asks for no more of the article; a second time there is nothing to stop.
    pub(super) fn stop_reading(&mut self) -> Option<Effect> {
        let reading = self.reading.as_mut().filter(|reading| !reading.stopped)?;
        reading.stopped = true;
        Some(Effect::StopReading)
    }

    /// What the foot tells while more is coming: "reading 4.2 MB  ^C stop  ".
    #[must_use]
    pub(super) fn reading_told(&self) -> Option<(String, String)> {
        let reading = self.reading?;
        let told = reading.told();
        let told = match (reading.stopped, self.article.doc.text.is_empty()) {
            (true, _) => "stopping".to_owned(),
            (false, true) if told.is_empty() => {
                format!("reading {}: nothing has come yet", self.article.doc.meta.source)
            }
            (false, true) => format!("reading {}: {told}", self.article.doc.meta.source),
            (false, false) if told.is_empty() => "reading".to_owned(),
            (false, false) => format!("reading {told}"),
        };
        Some((told, self.keymap.label_of(Action::Stop)))
    }

    /// What stands where the text will be.
    #[must_use]
    pub const fn empty_words(&self) -> &'static str {
        if self.reading.is_some() { "the text is on its way" } else { "this text is empty" }
    }

    /// Takes the article with more of it. The people in view may have other numbers then: they are
    /// known by their names, or else by the first words that mean them.
    pub(super) fn take_more_of(&mut self, article: Article) {
        let list = self.list(View::People);
        let touched = list.cursor > 0 || self.focus == Focus::List(View::People);
        let selected = list.selected().filter(|_| touched).map(PersonId);
        let in_view = [self.card, self.person, selected];
        let known = in_view.map(|id| {
            let person = self.person(id?)?;
            Some((person.name.clone(), person.mentions.first().map(|mention| mention.span)))
        });
        self.take_article(article);
        let people = &self.article.facts.people;
        let found = known.map(|known| {
            let (name, first) = known?;
            let means = |person: &Person| person.mentions.iter().any(|m| Some(m.span) == first);
            let at = people.iter().position(|person| person.name == name);
            let at = at.or_else(|| people.iter().position(means))?;
            u32::try_from(at).ok().map(PersonId)
        });
        let [card, person, selected] = found;
        (self.card, self.person) = (card, person);
        self.leave_card_of_nobody();
        self.refresh_list(View::Card);
        if let Some(PersonId(item)) = selected {
            self.list_mut(View::People).select(item);
        } else {
            self.list_mut(View::People).cursor = 0;
        }
        self.reveal_cursor(View::People);
    }

    /// The lens over a text that has grown or of which more is known.
    pub(super) fn renew_lens(&mut self) {
        if let Some(mut lens) = self.lens.take() {
            lens.blocks = self.lens_blocks(&lens.typed);
            self.lens = Some(lens).filter(|lens| !lens.blocks.is_empty());
        }
    }
}

//! The commands that put facts right: what they are about, and what they say.

mod choose;

use super::App;
use super::layout::{Focus, View};
use super::panes::timeline;
use crate::calendar::Date;
use crate::facts::corrections::{Correction, PersonRef};
use crate::facts::{DateMention, PersonId, Quote};
use crate::text::Span;
use crate::text::fold_space;
use crate::text::quote_selector::TextQuoteSelector;

/// Commands that correct or note, with what they do.
pub const COMMANDS: &[(&str, &str)] = &[
    ("date-of", "YYYY-MM-DD: the selected or highlighted date means this day; others follow"),
    ("hide", "the selected or highlighted name is no person"),
    ("merge", "NAME: the selected person is NAME"),
    ("no-date", "the selected or highlighted words are no date"),
    ("no-speaker", "the selected quote has no speaker"),
    ("note", "WORDS: a note on the highlighted words, the row or the sentence"),
    ("rename", "NAME: the selected person is called NAME"),
    ("speaker", "NAME: the selected quote was said by NAME"),
    ("split", "the highlighted name is somebody else; split ALIAS: all in these words"),
];

/// What a command says when there is nothing to correct.
type Refusal = String;

impl App {
    /// Runs one of [`COMMANDS`]; `false` where `name` is none of them.
    pub(super) fn run_correction(&mut self, name: &str, argument: &str) -> bool {
        let made = match name {
            "merge" => self.merge(argument),
            "split" => self.split(argument),
            "rename" => self.rename(argument),
            "hide" => self.hide(),
            "speaker" => self.set_speaker(argument),
            "no-speaker" => self.no_speaker(),
            "date-of" => self.set_day(argument),
            "no-date" => self.no_date(),
            "note" if !argument.is_empty() => {
                self.note_as(argument);
                return true;
            }
            _ => return false,
        };
        match made {
            Ok(correction) => self.correct(correction),
            Err(refusal) => self.message = refusal,
        }
        true
    }

    /// Puts something right and says what.
    fn correct(&mut self, correction: Correction) {
        let told = correction.summary();
        let before = self.days();
        self.change_annotations(told, |kept| kept.corrections.push(correction));
        let last = self.corrections().len().saturating_sub(1);
        if self.is_lost(last) {
            self.undo(1);
            "this cannot be corrected here".clone_into(&mut self.message);
        } else {
            let key = self.keymap.label_of(super::actions::Action::Undo);
            let follow = match self.followed(&before) {
                0 => String::new(),
                1 => ", and 1 date counted from it follows".to_owned(),
                n => format!(", and {n} dates counted from it follow"),
            };
            self.message = format!("{}{follow}; {key} takes it back", self.message);
        }
    }

    /// What every date of the text means.
    fn days(&self) -> Vec<(Span, Option<(Date, Date)>)> {
        self.article.facts.dates.iter().map(|mark| (mark.span, mark.interval())).collect()
    }

    /// How many dates mean something else than `before` without having been corrected themselves.
    fn followed(&self, before: &[(Span, Option<(Date, Date)>)]) -> usize {
        let follows = |mark: &&DateMention| {
            let old = before.binary_search_by_key(&mark.span, |(span, _)| *span).ok();
            let old = old.and_then(|at| before.get(at));
            mark.rule != crate::facts::Rule::Corrected
                && old.is_some_and(|(_, interval)| *interval != mark.interval())
        };
        self.article.facts.dates.iter().filter(follows).count()
    }

    fn who(&self, id: PersonId) -> Result<PersonRef, Refusal> {
        let person = self.person(id).ok_or("nobody is selected")?;
        Ok(PersonRef::of(&self.article.doc, person))
    }

    fn merge(&self, name: &str) -> Result<Correction, Refusal> {
        let id = self.chosen_person()?;
        let who = self.who(id)?;
        if name.is_empty() {
            return Err(format!("who is {}? :merge NAME, Tab completes", who.name));
        }
        let into = self.named_person(name, Some(id))?;
        if into == id {
            return Err(format!("{} is this person already", who.name));
        }
        Ok(Correction::Merge { who, into: self.who(into)? })
    }

    fn split(&self, alias: &str) -> Result<Correction, Refusal> {
        let id = self.chosen_person()?;
        let person = self.person(id).ok_or("nobody is selected")?;
        let text = &self.article.doc.text;
        if alias.is_empty() {
            let flash = self.body.flash.filter(|_| self.focus == Focus::Body);
            let mention = flash.and_then(|f| person.mentions.iter().find(|m| f.overlaps(m.span)));
            let Some(mention) = mention else {
                return Err(format!("split which words from {}? :split WORDS", person.name));
            };
            if person.mentions.len() == 1 {
                return Err(format!("{} is mentioned only here", person.name));
            }
            return Ok(Correction::SplitMention { mention: TextQuoteSelector::of(text, mention.span) });
        }
        let alias = fold_space(alias);
        let here = person.mentions.iter().filter(|m| fold_space(m.span.in_text(text)) == alias);
        match here.count() {
            0 => Err(format!("“{alias}” is no name of {} in this text", person.name)),
            n if n == person.mentions.len() => {
                Err(format!("“{alias}” is all that names {}", person.name))
            }
            _ => Ok(Correction::SplitAlias { who: self.who(id)?, alias }),
        }
    }

    fn rename(&self, name: &str) -> Result<Correction, Refusal> {
        let who = self.who(self.chosen_person()?)?;
        if name.is_empty() {
            return Err(format!("what is {} called? :rename NAME", who.name));
        }
        let name = fold_space(name);
        if self.article.facts.people.iter().any(|person| person.name == name) {
            return Err(format!("there is a {name} already: :merge {name} makes them one"));
        }
        Ok(Correction::Rename { who, name })
    }

    fn hide(&self) -> Result<Correction, Refusal> {
        Ok(Correction::Hide { who: self.who(self.chosen_person()?)? })
    }

    fn set_speaker(&self, name: &str) -> Result<Correction, Refusal> {
        let quote = self.quote_passage()?;
        if name.is_empty() {
            return Err("who said it? :speaker NAME, Tab completes".to_owned());
        }
        let speaker = match self.named_person(name, None) {
            Ok(id) => self.who(id)?,
            // Somebody who is not among the people is shown as typed.
            Err(_) if self.people_called(name).is_empty() => {
                PersonRef { name: fold_space(name), at: None }
            }
            Err(refusal) => return Err(refusal),
        };
        Ok(Correction::Speaker { quote, speaker: Some(speaker) })
    }

    fn no_speaker(&self) -> Result<Correction, Refusal> {
        Ok(Correction::Speaker { quote: self.quote_passage()?, speaker: None })
    }

    fn quote_passage(&self) -> Result<TextQuoteSelector, Refusal> {
        let quote = self.chosen_quote().ok_or("select a quote first")?;
        Ok(TextQuoteSelector::of(&self.article.doc.text, quote.span))
    }

    fn set_day(&self, argument: &str) -> Result<Correction, Refusal> {
        let marks = self.chosen_dates()?;
        if argument.is_empty() {
            return Err("which day? :date-of 2023-11-15".to_owned());
        }
        let day = Date::parse_iso(argument)
            .ok_or_else(|| format!("{argument} is not a day: give it as 2023-11-15"))?;
        Ok(Correction::Day { marks, day: Some(day) })
    }

    fn no_date(&self) -> Result<Correction, Refusal> {
        Ok(Correction::Day { marks: self.chosen_dates()?, day: None })
    }
}

/// The names that would do for a command that takes one, while it is typed.
#[must_use]
pub fn names(app: &App, command: &str, argument: &str) -> Option<String> {
    if !matches!(command, "merge" | "speaker") {
        return None;
    }
    let called = app.people_called(argument);
    let names = called.iter().take(3).filter_map(|id| app.person(*id)).map(|p| p.name.as_str());
    Some(names.collect::<Vec<_>>().join(", "))
}

/// The completion of a command of this file being typed.
#[must_use]
pub fn complete(app: &App, typed: &str) -> Option<String> {
    let (name, argument) = typed.split_once(' ')?;
    let argument = argument.trim_start();
    let words = match name {
        "merge" => {
            let chosen = app.chosen_person().ok();
            let others = app.people_called(argument).into_iter().filter(|id| Some(*id) != chosen);
            app.next_name(others, argument)?
        }
        "speaker" => app.next_name(app.people_called(argument).into_iter(), argument)?,
        "rename" if argument.is_empty() => app.person(app.chosen_person().ok()?)?.name.clone(),
        "split" => {
            let person = app.person(app.chosen_person().ok()?)?;
            let aliases = person.aliases.iter().filter(|alias| alias.starts_with(argument));
            aliases.into_iter().find(|alias| alias.as_str() != argument)?.clone()
        }
        "date-of" if argument.is_empty() => app.chosen_day()?.to_string(),
        _ => return None,
    };
    Some(format!("{name} {words}"))
}

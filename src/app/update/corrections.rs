//! The commands that correct facts.

use crate::app::App;
use crate::app::actions::Action;
use crate::app::panes::count;
use crate::calendar::Date;
use crate::facts::corrections::{Correction, PersonRef};
use crate::facts::{DateMention, Person, PersonId};
use crate::text::quote_selector::TextQuoteSelector;
use crate::text::{Span, fold_space};

/// A mention that the program did not know has no more words than this.
const MOST_WORDS: usize = 4;

/// The interval of every date of a text, by its span.
type Intervals = Vec<(Span, Option<(Date, Date)>)>;

impl App {
    /// Runs a command that corrects; `false` where `name` is none.
    pub(super) fn run_correction(&mut self, name: &str, argument: &str) -> bool {
        let correction = match name {
            "is" => self.identify(argument),
            "merge" => self.merge(argument),
            "split" => self.split(argument),
            "rename" => self.rename(argument),
            "hide" => self.hide(),
            "speaker" => self.set_speaker(argument),
            "no-speaker" => self.no_speaker(),
            "date-of" => self.set_day(argument),
            "no-date" => self.no_date(),
            _ => return false,
        };
        match correction {
            Ok(correction) => self.correct(correction),
            Err(refusal) => self.message = refusal,
        }
        true
    }

    /// Applies a correction and says what changed.
    fn correct(&mut self, correction: Correction) {
        let before = self.intervals();
        // Asked on one mention, it is all of them that follow.
        let joined = match (&correction, self.chosen(), self.highlighted()) {
            (Correction::Merge { .. }, Ok((_, person, _)), Some(_))
                if person.mentions.len() > 1 =>
            {
                format!(", all {} mentions (:is NAME corrects one)", person.mentions.len())
            }
            _ => String::new(),
        };
        self.end_selection();
        self.change_annotations(correction.summary(), |it| it.corrections.push(correction));
        let last = self.annotations.corrections().len().saturating_sub(1);
        if self.annotations.is_lost(last) {
            self.undo(1);
            self.say("this cannot be corrected here");
            return;
        }
        let key = self.keymap.label_of(Action::Undo);
        let follow = match self.followed(&before) {
            0 => String::new(),
            1 => ", and 1 date counted from it follows".to_owned(),
            n => format!(", and {n} dates counted from it follow"),
        };
        self.message = format!("{}{joined}{follow}; {key} undoes it", self.message);
    }

    fn intervals(&self) -> Intervals {
        self.article.facts.dates.iter().map(|mark| (mark.span, mark.interval())).collect()
    }

    /// How many dates mean something else than `before` without having been corrected themselves.
    fn followed(&self, before: &Intervals) -> usize {
        let follows = |mark: &&DateMention| {
            let old = before.binary_search_by_key(&mark.span, |(span, _)| *span).ok();
            let old = old.and_then(|at| before.get(at));
            mark.rule != crate::facts::Rule::Corrected
                && old.is_some_and(|(_, interval)| *interval != mark.interval())
        };
        self.article.facts.dates.iter().filter(follows).count()
    }

    /// The chosen person.
    fn chosen(&self) -> Result<(PersonId, &Person, PersonRef), String> {
        let id = self.chosen_person()?;
        let person = self.person(id).ok_or("select a person or highlight a name first")?;
        Ok((id, person, PersonRef::of(&self.article.doc, person)))
    }

    /// The one person of this name.
    fn named(&self, name: &str, except: Option<PersonId>) -> Result<PersonRef, Vec<PersonId>> {
        let id = self.article.person_called(name, except)?;
        let person = self.person(id).ok_or_else(Vec::new)?;
        Ok(PersonRef::of(&self.article.doc, person))
    }

    fn merge(&self, name: &str) -> Result<Correction, String> {
        let (id, _, who) = self.chosen()?;
        if name.is_empty() {
            return Err(format!("who is {}? :merge NAME, Tab completes", who.name));
        }
        let into = self.named(name, Some(id)).map_err(|several| match several.as_slice() {
            [] => format!("no person is called {name}"),
            several => self.which(several),
        })?;
        Ok(Correction::Merge { who, into })
    }

    /// What merging would join, beside the command while it is typed.
    #[must_use]
    pub(in crate::app) fn merge_hint(&self) -> String {
        let Ok((_, person, who)) = self.chosen() else { return String::new() };
        let all = count(person.mentions.len(), "mention", "mentions");
        match self.highlighted() {
            Some(_) if person.mentions.len() > 1 => {
                format!("joins all {all} of {}; :is NAME for this one", who.name)
            }
            _ => format!("joins {all} of {}", who.name),
        }
    }

    /// `:is NAME`: the mention that is highlighted is this person.
    fn identify(&self, name: &str) -> Result<Correction, String> {
        let text = &self.article.doc.text;
        let lit = self.highlighted().ok_or("highlight or select one mention first")?;
        let here: Vec<Span> = self.article.mentions_in(lit).map(|it| it.span).collect();
        let mention = match here.as_slice() {
            [] if fold_space(lit.in_text(text)).split(' ').count() > MOST_WORDS => {
                return Err("no one is mentioned there: select the words that mean a person".into());
            }
            [] => lit,
            [only] => *only,
            [first, ..] if *first == lit => lit,
            several => return Err(format!("{} mentions are selected: select one", several.len())),
        };
        let words = fold_space(mention.in_text(text));
        if name.is_empty() {
            return Err(format!("who is “{words}” here? :is NAME, Tab completes"));
        }
        let who = match self.named(name, None) {
            Ok(who) => who,
            // Someone who is not among the people yet.
            Err(several) if several.is_empty() => PersonRef { name: fold_space(name), at: None },
            Err(several) => return Err(self.which(&several)),
        };
        Ok(Correction::Mention { mention: TextQuoteSelector::of(text, mention), who })
    }

    fn split(&self, alias: &str) -> Result<Correction, String> {
        let (_, person, who) = self.chosen()?;
        let text = &self.article.doc.text;
        if alias.is_empty() {
            let flash = self.highlighted();
            let mention = flash.and_then(|f| person.mentions.iter().find(|m| f.overlaps(m.span)));
            return match mention {
                None => Err(format!("split which words from {}? :split WORDS", person.name)),
                Some(_) if person.mentions.len() == 1 => {
                    Err(format!("this is the only mention of {}", person.name))
                }
                Some(mention) => Ok(Correction::SplitMention {
                    mention: TextQuoteSelector::of(text, mention.span),
                }),
            };
        }
        let alias = fold_space(alias);
        let here = person.mentions.iter().filter(|m| fold_space(m.span.in_text(text)) == alias);
        match here.count() {
            0 => Err(format!("{} is not called “{alias}” here", person.name)),
            n if n == person.mentions.len() => {
                Err(format!("“{alias}” is {}'s only name", person.name))
            }
            _ => Ok(Correction::SplitAlias { who, alias }),
        }
    }

    fn rename(&self, name: &str) -> Result<Correction, String> {
        let (_, _, who) = self.chosen()?;
        if name.is_empty() {
            return Err(format!("what is {} called? :rename NAME", who.name));
        }
        let name = fold_space(name);
        if self.article.facts.people.iter().any(|person| person.name == name) {
            return Err(format!("{name} exists: :merge {name} makes them one person"));
        }
        Ok(Correction::Rename { who, name })
    }

    fn hide(&self) -> Result<Correction, String> {
        let (_, _, who) = self.chosen()?;
        Ok(Correction::Hide { who })
    }

    fn set_speaker(&self, name: &str) -> Result<Correction, String> {
        let quote = self.chosen_words()?;
        if name.is_empty() {
            return Err("who said it? :speaker NAME, Tab completes".to_owned());
        }
        let speaker = match self.named(name, None) {
            Ok(who) => who,
            // A speaker who is not among the people is shown as typed.
            Err(several) if several.is_empty() => PersonRef { name: fold_space(name), at: None },
            Err(several) => return Err(self.which(&several)),
        };
        Ok(Correction::Speaker { quote, speaker: Some(speaker) })
    }

    fn no_speaker(&self) -> Result<Correction, String> {
        Ok(Correction::Speaker { quote: self.chosen_words()?, speaker: None })
    }

    /// The words of the chosen quotation.
    fn chosen_words(&self) -> Result<TextQuoteSelector, String> {
        let quote = self.chosen_quote().ok_or("select a quotation first")?;
        Ok(TextQuoteSelector::of(&self.article.doc.text, quote.span))
    }

    fn set_day(&self, argument: &str) -> Result<Correction, String> {
        let marks = self.chosen_dates()?;
        if argument.is_empty() {
            return Err("which day? :date-of YYYY-MM-DD".to_owned());
        }
        let day = Date::parse_iso(argument)
            .ok_or_else(|| format!("not a date: {argument} (use YYYY-MM-DD)"))?;
        Ok(Correction::Day { marks, day: Some(day) })
    }

    fn no_date(&self) -> Result<Correction, String> {
        Ok(Correction::Day { marks: self.chosen_dates()?, day: None })
    }
}

//! The corrections a reader can make, as data that is stored.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::doc::Document;
use crate::facts::Person;
use crate::text::fold_space;
use crate::text::quote_selector::TextQuoteSelector;

/// A person by name and first mention, to be found again in other facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    /// The name when the correction was made.
    pub name: String,
    /// The first mention; none for someone who is not among the people of the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<TextQuoteSelector>,
}

impl PersonRef {
    /// A reference to a person of this document.
    #[must_use]
    pub fn of(doc: &Document, person: &Person) -> Self {
        let first = person.mentions.first();
        Self {
            name: person.name.clone(),
            at: first.map(|mention| TextQuoteSelector::of(&doc.text, mention.span)),
        }
    }
}

/// A correction. They are applied in order; each sees the result of those before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Correction {
    /// Two people are one.
    Merge {
        /// The person to be merged into the other.
        who: PersonRef,
        /// The person who stays, with this name.
        into: PersonRef,
    },
    /// One mention is someone else.
    SplitMention {
        /// The mention.
        mention: TextQuoteSelector,
    },
    /// One mention is this person, who may be new.
    Mention {
        /// The mention, or words that were not known as one.
        mention: TextQuoteSelector,
        /// The person.
        who: PersonRef,
    },
    /// Every mention in these words is someone else.
    SplitAlias {
        /// The person whose alias it was.
        who: PersonRef,
        /// The words.
        alias: String,
    },
    /// The person has another name.
    Rename {
        /// The person.
        who: PersonRef,
        /// The name to show.
        name: String,
    },
    /// It is not a person.
    Hide {
        /// The supposed person.
        who: PersonRef,
    },
    /// The quotation has another speaker, or none (`None`); so do all parts of its utterance.
    Speaker {
        /// The words between the marks.
        quote: TextQuoteSelector,
        /// The speaker; a name without a passage is shown as it is.
        speaker: Option<PersonRef>,
    },
    /// The words mean another day, or are not a date (`None`).
    Day {
        /// The words; several where they were resolved to the same day.
        marks: Vec<TextQuoteSelector>,
        /// The day.
        day: Option<Date>,
    },
}

impl Correction {
    /// The correction in a few words, without a full stop: one line, whatever names were stored.
    #[must_use]
    pub fn summary(&self) -> String {
        fold_space(&self.wording())
    }

    fn wording(&self) -> String {
        let quoted = |passage: &TextQuoteSelector| format!("“{}”", shorten(&passage.words));
        match self {
            Self::Merge { who, into } => format!("{} is {}", who.name, into.name),
            Self::SplitMention { mention } => {
                format!("{} here is someone else", quoted(mention))
            }
            Self::Mention { mention, who } => format!("{} here is {}", quoted(mention), who.name),
            Self::SplitAlias { who, alias } => format!("“{alias}” is not {}", who.name),
            Self::Rename { who, name } => format!("{} is called {name}", who.name),
            Self::Hide { who } => format!("{} is hidden", who.name),
            Self::Speaker { quote, speaker: Some(who) } => {
                format!("{} was said by {}", quoted(quote), who.name)
            }
            Self::Speaker { quote, speaker: None } => {
                format!("{} has no speaker", quoted(quote))
            }
            Self::Day { marks, day } => {
                let words = marks.first().map(quoted).unwrap_or_default();
                let words = match marks.len() {
                    0 | 1 => format!("{words} is"),
                    n => format!("{words} and {} more are", n - 1),
                };
                match day {
                    Some(day) => format!("{words} {}, {}", day.weekday().name(), day.long()),
                    None => format!("{words} not a date"),
                }
            }
        }
    }

    /// The words of the text that it corrects.
    #[must_use]
    pub fn passage(&self) -> Option<&TextQuoteSelector> {
        match self {
            Self::Merge { who, .. }
            | Self::SplitAlias { who, .. }
            | Self::Rename { who, .. }
            | Self::Hide { who } => who.at.as_ref(),
            Self::SplitMention { mention: passage }
            | Self::Mention { mention: passage, .. }
            | Self::Speaker { quote: passage, .. } => Some(passage),
            Self::Day { marks, .. } => marks.first(),
        }
    }
}

/// The first words of a long passage, on one line.
fn shorten(words: &str) -> String {
    const LONGEST: usize = 40;
    let words = fold_space(words);
    match words.char_indices().nth(LONGEST) {
        None => words,
        Some((end, _)) => {
            let head = words.get(..end).unwrap_or("");
            format!("{} …", head.rsplit_once(' ').map_or(head, |(whole, _)| whole))
        }
    }
}

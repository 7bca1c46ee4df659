//! Someone in the article, and the words that mean them.

use super::{Certainty, Rule};
use crate::text::Span;

/// Index of a person in [`Facts::people`](super::Facts::people).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// The gender the text itself gives a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Gender {
    #[default]
    Unknown,
    Female,
    Male,
}

/// Someone in the article, or a source without a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The fullest name the article gives, or the words for an unnamed source.
    pub name: String,
    /// Whether it is a name; `false` for "a senior official".
    pub named: bool,
    /// The role as the article gives it ("Iranian Deputy Foreign Minister").
    pub title: Option<Span>,
    /// Whether [`Person::title`] is told as past ("former President", "the then mayor"): no present
    /// one is given.
    pub former: bool,
    /// The title told as past, where the article gives a present one too.
    pub former_title: Option<Span>,
    /// "Mr", "Sheikh", "Dr": not part of title or name.
    pub honorific: Option<Span>,
    /// Other forms used for the person, longest first, without doubles; not the name itself.
    pub aliases: Vec<String>,
    /// Every mention in text order.
    pub mentions: Vec<Mention>,
    /// The gender the text gives.
    pub gender: Gender,
    /// How sure it is that this is one person.
    pub certainty: Certainty,
    /// The rule that found the person, in words a reader understands.
    pub rule: Rule,
}

/// How a mention names its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// A full name.
    Full,
    /// A surname, given name or other short form alone.
    Surname,
    /// A short form after an honorific or title ("Mr Amir").
    Titled,
    /// "he", "her".
    Pronoun,
    /// "the minister"; also the words of an unnamed source.
    Role,
}

impl MentionKind {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Surname => "surname",
            Self::Titled => "titled",
            Self::Pronoun => "pronoun",
            Self::Role => "role",
        }
    }
}

/// One place where a person is meant. The span holds the name alone, without title, honorific or
/// possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// How they name the person.
    pub kind: MentionKind,
}

//! A person of the article and their mentions.

use super::named::named;
use super::{Certainty, Rule};
use crate::text::Span;

/// Index of a person in [`Facts::people`](super::Facts::people).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// The gender that the text gives a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Gender {
    #[default]
    Unknown,
    Female,
    Male,
}

/// A person of the article, or an unnamed source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The fullest name in the article, or the words of an unnamed source.
    pub name: String,
    /// Whether it is a name; `false` for "a senior official".
    pub named: bool,
    /// The role as the article gives it ("Iranian Deputy Foreign Minister").
    pub title: Option<Span>,
    /// Whether [`Person::title`] is a past one ("former President", "the then mayor"), as there is no
    /// present one.
    pub former: bool,
    /// The past title of a person with a present one.
    pub former_title: Option<Span>,
    /// "Mr", "Sheikh", "Dr": not part of title or name.
    pub honorific: Option<Span>,
    /// Other names of the person, longest first, without duplicates; not the name itself.
    pub aliases: Vec<String>,
    /// Every mention in text order.
    pub mentions: Vec<Mention>,
    /// The gender the text gives.
    pub gender: Gender,
    /// How certain it is that this is a person, and one.
    pub certainty: Certainty,
    /// The rule that found the person.
    pub rule: Rule,
}

named! {
    /// How a mention names its person.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum MentionKind {
        /// A full name.
        Full = "full",
        /// A surname, given name or other short form alone.
        Surname = "surname",
        /// A short form after an honorific or title ("Mr Amir").
        Titled = "titled",
        /// "he", "her".
        Pronoun = "pronoun",
        /// "the minister"; also the words of an unnamed source.
        Role = "role",
    }
}

/// A mention of a person. The span is that of the name alone, without title, honorific or
/// possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// How it names the person.
    pub kind: MentionKind,
}

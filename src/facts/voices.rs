//! Who gets the words: how many words of each speaker an article quotes, and how its sources are named.

use std::collections::HashMap;

use super::{Facts, PersonId, Quote, QuoteKind};
use crate::text::fold_space;

/// Words that stand for a speaker whom the article does not name beside the quotation.
const PRONOUNS: [&str; 9] = ["he", "she", "they", "it", "we", "i", "who", "his", "her"];

/// How a source is named: what an editor asks first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// A person with a name.
    Named,
    /// An organisation, a country, a document with a name.
    Organisation,
    /// "a senior official", "experts".
    Unnamed,
    /// No speaker was found.
    Unattributed,
}

impl SourceKind {
    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Named, Self::Organisation, Self::Unnamed, Self::Unattributed];

    /// In words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Organisation => "organisation",
            Self::Unnamed => "unnamed",
            Self::Unattributed => "unattributed",
        }
    }
}

/// The kinds of quotations, in the order of [`Voice::words`].
pub const KINDS: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Indirect];

/// A speaker and the words that are theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The name, or the words for an unnamed source; empty for the unattributed quotations.
    pub name: String,
    /// The person, where it is one.
    pub person: Option<PersonId>,
    /// How the source is named.
    pub source: SourceKind,
    /// How many words, by kind of quotation as in [`KINDS`].
    pub words: [u32; 3],
    /// How many quotations.
    pub quotes: u32,
    /// The first of them: an index into the quotations that were counted.
    pub first: u32,
}

impl Voice {
    /// Words of all kinds.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.words.iter().sum()
    }
}

/// The speakers of an article, those with the most words first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Each speaker once; the unattributed quotations are one.
    pub speakers: Vec<Voice>,
    /// How many words are of sources of each kind, as in [`SourceKind::ALL`].
    pub shares: [u32; 4],
}

impl Voices {
    /// The speakers of the quotations of an article.
    #[must_use]
    pub fn of(text: &str, facts: &Facts) -> Self {
        let mut voices = Self::default();
        let mut known = Known::default();
        for (index, quote) in (0..).zip(&facts.quotes) {
            let (name, person, source) = speaker(text, facts, quote);
            let words = count_words(quote.span.in_text(text));
            voices.add(&mut known, (name, person, source), index, quote.kind, words);
        }
        voices.sort();
        voices
    }

    /// Adds the words of a quotation.
    fn add(
        &mut self,
        known: &mut Known,
        (name, person, source): (String, Option<PersonId>, SourceKind),
        index: u32,
        kind: QuoteKind,
        words: u32,
    ) {
        let key = (person, if person.is_some() { String::new() } else { name.to_lowercase() });
        let at = *known.entry(key).or_insert(self.speakers.len());
        if at == self.speakers.len() {
            let empty = Voice { name, person, source, words: [0; 3], quotes: 0, first: index };
            self.speakers.push(empty);
        }
        let place = KINDS.iter().position(|known| *known == kind);
        if let Some(voice) = self.speakers.get_mut(at) {
            voice.quotes += 1;
            if let Some(sum) = place.and_then(|place| voice.words.get_mut(place)) {
                *sum = sum.saturating_add(words);
            }
        }
        let share = SourceKind::ALL.iter().position(|known| *known == source);
        if let Some(sum) = share.and_then(|share| self.shares.get_mut(share)) {
            *sum = sum.saturating_add(words);
        }
    }

    /// The most words first; of equals the one who comes first.
    fn sort(&mut self) {
        self.speakers.sort_by_key(|voice| (std::cmp::Reverse(voice.all()), voice.first));
    }

    /// Words of all speakers.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.shares.iter().sum()
    }

    /// The share of a kind of sources, in per cent.
    #[must_use]
    pub fn percent(&self, source: SourceKind) -> u32 {
        let place = SourceKind::ALL.iter().position(|known| *known == source);
        let words = place.and_then(|place| self.shares.get(place)).copied().unwrap_or(0);
        percent(words, self.all())
    }
}

/// Speakers by person, or by name.
type Known = HashMap<(Option<PersonId>, String), usize>;

/// Rounded to the next whole number.
fn percent(part: u32, all: u32) -> u32 {
    let all = u64::from(all.max(1));
    u32::try_from((u64::from(part) * 100 + all / 2) / all).unwrap_or(100)
}

fn count_words(words: &str) -> u32 {
    u32::try_from(words.split_whitespace().count()).unwrap_or(u32::MAX)
}

fn speaker(text: &str, facts: &Facts, quote: &Quote) -> (String, Option<PersonId>, SourceKind) {
    let Some(speaker) = &quote.speaker else {
        return (String::new(), None, SourceKind::Unattributed);
    };
    let name = fold_space(&speaker.name(text, &facts.people));
    let person = speaker.person.and_then(|id| facts.people.get(id.0 as usize));
    let source = match person {
        Some(person) if person.named => SourceKind::Named,
        Some(_) => SourceKind::Unnamed,
        None => kind_of(&name),
    };
    (name, speaker.person.filter(|_| person.is_some()), source)
}

/// The kind of a source that is none of the people: with a name, where a word of it has a capital
/// that is not the one of a sentence's beginning ("Iran", "the Foreign Ministry", not "Experts say").
fn kind_of(name: &str) -> SourceKind {
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let words = || name.split_whitespace();
    let pronoun = PRONOUNS.contains(&words().next().unwrap_or("").to_lowercase().as_str());
    match words().count() {
        _ if pronoun => SourceKind::Unnamed,
        1 if is_capital(name) => SourceKind::Organisation,
        _ if words().skip(1).any(is_capital) => SourceKind::Organisation,
        _ => SourceKind::Unnamed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    fn voices(text: &str) -> Voices {
        let doc = plain::parse(text);
        Voices::of(&doc.text, &extract(&doc, &Context::default()))
    }

    #[test]
    fn words_are_counted_by_speaker_and_kind() {
        let voices = voices(
            "Harbour closes\n\n\"The quay is not safe for people or for cranes,\" said Nora Lind, the \
             harbour master. Lind said that two cranes had been moved.\n\nShe called the sea wall \"a \
             disgrace\".\n\nThe Port Authority said the quay would open again.\n",
        );
        let lind = &voices.speakers[0];
        assert_eq!((lind.name.as_str(), lind.source), ("Nora Lind", SourceKind::Named));
        assert_eq!((lind.words, lind.quotes, lind.first), ([10, 2, 6], 3, 0));
        let port = &voices.speakers[1];
        assert_eq!(port.source, SourceKind::Organisation, "{port:?}");
        assert_eq!(voices.all(), lind.all() + port.all());
        assert_eq!(voices.percent(SourceKind::Named), 78, "{voices:?}");
    }

    #[test]
    fn sources_are_of_four_kinds() {
        use SourceKind::{Organisation, Unnamed};
        for (name, expected) in [
            ("Iran", Organisation),
            ("the Foreign Ministry", Organisation),
            ("The Biden administration", Organisation),
            ("a statement from Oslo", Organisation),
            ("experts", Unnamed),
            ("the ministry", Unnamed),
            ("His remarks", Unnamed),
            ("They", Unnamed),
            ("Two officials", Unnamed),
            ("", Unnamed),
        ] {
            assert_eq!(kind_of(name), expected, "{name}");
        }
    }

    #[test]
    fn nothing_is_no_share() {
        let none = voices("No one spoke.\n");
        assert_eq!((none.all(), none.percent(SourceKind::Named)), (0, 0));
        assert_eq!(none, Voices::default());
    }
}

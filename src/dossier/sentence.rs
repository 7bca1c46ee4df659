//! What sentences of several articles are compared by: their people, names and other words.

use super::words::{Word, content_words};
use crate::doc::Document;
use crate::facts::Facts;
use crate::text::Span;

/// What a sentence is compared by, in one piece of memory: there may be a million of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    /// People, then names, then words.
    all: Box<[u32]>,
    people: u16,
    names: u16,
}

impl Sentence {
    /// What is around a span in a sentence: its words are left out, since every report of a day or a
    /// number shares those.
    pub fn around(doc: &Document, people: &Mentions, sentence: Span, span: Span) -> Self {
        let text = &doc.text;
        let mut words = content_words(Span::new(sentence.start, span.start).in_text(text));
        words.extend(content_words(Span::new(span.end, sentence.end).in_text(text)));
        Self::new(&people.of_sentence(sentence), &names(sentence.in_text(text)), &words)
    }

    fn new(people: &[u32], names: &[Word], words: &[Word]) -> Self {
        let most = |numbers: &[u32]| u16::try_from(numbers.len()).unwrap_or(u16::MAX);
        let (people_count, names_count) = (most(people), most(names));
        let cut = |numbers: &[u32], count: u16| {
            numbers.iter().copied().take(usize::from(count)).collect::<Vec<_>>()
        };
        let all = [cut(people, people_count), cut(names, names_count), words.to_vec()].concat();
        Self { all: all.into(), people: people_count, names: names_count }
    }

    /// Its people, by their index in the article.
    pub fn people(&self) -> &[u32] {
        self.all.get(..usize::from(self.people)).unwrap_or_default()
    }

    /// Its words with a capital letter, but the first: names.
    pub fn names(&self) -> &[Word] {
        let start = usize::from(self.people);
        self.all.get(start..start + usize::from(self.names)).unwrap_or_default()
    }

    /// Its content words.
    pub fn words(&self) -> &[Word] {
        self.all.get(usize::from(self.people) + usize::from(self.names)..).unwrap_or_default()
    }
}

/// The mentions of named people, in text order.
pub struct Mentions(Vec<(Span, u32)>);

impl Mentions {
    /// Those of an article.
    pub fn of(facts: &Facts) -> Self {
        let mut mentions: Vec<(Span, u32)> = Vec::new();
        for (id, person) in (0..).zip(&facts.people).filter(|(_, person)| person.named) {
            mentions.extend(person.mentions.iter().map(|mention| (mention.span, id)));
        }
        mentions.sort_unstable();
        Self(mentions)
    }

    /// The people of a sentence.
    pub fn of_sentence(&self, sentence: Span) -> Vec<u32> {
        let first = self.0.partition_point(|(span, _)| span.start < sentence.start);
        let inside = self.0.iter().skip(first).take_while(|(span, _)| span.end <= sentence.end);
        let mut people: Vec<u32> = inside.map(|(_, id)| *id).collect();
        people.sort_unstable();
        people.dedup();
        people
    }
}

/// The capitalised words of a sentence, but the first.
fn names(sentence: &str) -> Vec<Word> {
    let words = sentence.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let inner = words.filter(|word| !word.is_empty()).skip(1);
    let capitalised = inner.filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    let mut names: Vec<Word> = capitalised.flat_map(content_words).collect();
    names.sort_unstable();
    names.dedup();
    names
}

//! An article with its facts, sorted for the screen, and how much of it has been loaded.

use std::borrow::Cow;
use std::sync::Arc;

use super::index::{Index, Mentioned};
use crate::doc::Document;
use crate::facts::{Facts, Person, PersonId, Speaker};
use crate::text::letters::plain;
use crate::text::{Span, fold_space};

/// How much of an article has been read so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Only the beginning, while the rest is being read.
    Beginning,
    /// The whole text, facts of its beginning only.
    Text,
    /// Everything.
    #[default]
    Whole,
}

/// An article with its facts. Built when it is loaded, never while a key waits.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The article.
    pub doc: Arc<Document>,
    /// Its facts, corrected.
    pub facts: Facts,
    /// The facts sorted for the screen.
    pub index: Index,
    /// How much has been read.
    pub stage: Stage,
}

impl Article {
    /// An article with its facts; sorts them.
    #[must_use]
    pub fn new(doc: Arc<Document>, facts: Facts, stage: Stage) -> Self {
        let index = Index::new(&doc, &facts, stage == Stage::Whole);
        Self { doc, facts, index, stage }
    }

    /// The mentions that start inside `span`, by start.
    pub fn mentions_in(
        &self,
        span: Span,
    ) -> impl DoubleEndedIterator<Item = Mentioned> + Clone + '_ {
        self.index.mentions_in(&self.facts.people, span)
    }

    /// A person by id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.facts.people.get(id.0 as usize)
    }

    /// Everyone whose name or alias contains `typed`, whatever its case and accents.
    #[must_use]
    pub fn people_called(&self, typed: &str) -> Vec<PersonId> {
        let typed = plain(typed.trim());
        let contains = |words: &String| plain(words).contains(&typed);
        let people = (0..).map(PersonId).zip(&self.facts.people);
        let called = people.filter(|(_, p)| contains(&p.name) || p.aliases.iter().any(contains));
        called.map(|(id, _)| id).collect()
    }

    /// The one person of this name: a whole name before an alias before the beginning of a word of
    /// either before any part.
    ///
    /// # Errors
    /// With everyone who could be meant, where that is not one.
    pub fn person_called(
        &self,
        name: &str,
        except: Option<PersonId>,
    ) -> Result<PersonId, Vec<PersonId>> {
        let name = plain(name.trim());
        let same = |words: &String| plain(words) == name;
        let begins = |words: &String| {
            let words = plain(words);
            words.starts_with(&name) || words.contains(&format!(" {name}"))
        };
        let mut called = self.people_called(&name);
        called.retain(|id| Some(*id) != except);
        let of = |id: &PersonId| self.person(*id);
        if let Some(id) = called.iter().find(|id| of(id).is_some_and(|p| same(&p.name))) {
            return Ok(*id);
        }
        let is_alias = |id: &&PersonId| of(id).is_some_and(|p| p.aliases.iter().any(same));
        let mut aliased = called.iter().filter(is_alias);
        if let (Some(only), None) = (aliased.next(), aliased.next()) {
            return Ok(*only);
        }
        let is_begun = |id: &&PersonId| {
            of(id).is_some_and(|p| begins(&p.name) || p.aliases.iter().any(begins))
        };
        let mut begun = called.iter().filter(is_begun);
        match (begun.next(), begun.next(), called.as_slice()) {
            (Some(only), None, _) | (_, _, [only]) => Ok(*only),
            _ => Err(called),
        }
    }

    /// The words at a span of the text on one line.
    #[must_use]
    pub fn words_at(&self, span: Span) -> String {
        fold_space(span.in_text(&self.doc.text))
    }

    /// The sentence around a byte of the text.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<Span> {
        let block = self.doc.block_at(offset);
        self.doc.tokenize(block..block + 1).sentence_at(offset).map(|s| s.span)
    }

    /// The name of a speaker.
    #[must_use]
    pub fn name_of<'a>(&'a self, speaker: &'a Speaker) -> Cow<'a, str> {
        speaker.name(&self.doc.text, &self.facts.people)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    #[test]
    fn people_are_found_by_name_alias_and_part() {
        let doc = plain::parse(
            "Nora Lind met Nora Lindh. Mayor Lind spoke. Lindh left. Peter Holm, an engineer, came.\n",
        );
        let facts = extract(&doc, &Context::default());
        let article = Article::new(doc.into(), facts, Stage::Whole);
        let name = |id: PersonId| article.person(id).unwrap().name.clone();
        for (typed, expected) in [
            ("nora lind", Ok("Nora Lind")),
            ("HOLM", Ok("Peter Holm")),
            ("nora", Err(2)),
            ("x", Err(0)),
        ] {
            let found = article.person_called(typed, None);
            let found = found.map(name).map_err(|several| several.len());
            assert_eq!(found, expected.map(str::to_owned), "{typed}");
        }
        let lind = article.person_called("nora lind", None).unwrap();
        assert_eq!(article.person_called("nora", Some(lind)).map(name).unwrap(), "Nora Lindh");
        assert_eq!(article.people_called("").len(), article.facts.people.len());
    }

    #[test]
    fn the_sentence_around_a_byte() {
        let doc = plain::parse("One came. Two went.\n");
        let article = Article::new(doc.into(), Facts::default(), Stage::Whole);
        let at = |offset| article.sentence_at(offset).map(|span| article.words_at(span));
        assert_eq!(at(3).as_deref(), Some("One came."));
        assert_eq!(at(12).as_deref(), Some("Two went."));
        assert_eq!(Article::default().sentence_at(0), None);
    }
}

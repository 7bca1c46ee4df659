//! Whether a form that can be a noun, or needs a particle, is a reporting verb where it stands.

use super::{Class, TaggedParagraph, stands_alone};
use crate::facts::cue::{Frames, ReportingVerb, VerbForm};

impl TaggedParagraph<'_> {
    /// Whether a form that can be a noun, or needs a particle, is a reporting verb here.
    pub(super) fn acts_as_verb(&self, at: usize, verb: &ReportingVerb) -> bool {
        if verb.frames.has(Frames::PARTICLE) {
            let particle = self.word(at + 1);
            return match verb.base() {
                // "putting it into the file" reports nothing.
                "put" => {
                    let placed = matches!(
                        self.word(at + 2),
                        "away" | "back" | "into" | "off" | "on" | "onto" | "together"
                    );
                    particle == "it" && !placed
                }
                "point" => particle == "out",
                "go" => {
                    let marked = at.checked_sub(1).map(|before| self.class(before));
                    matches!(particle, "on" | "further")
                        && (matches!(self.class(at + 2), Class::Mark(_) | Class::To)
                            || self.word(at + 2) == "about"
                            || matches!(marked, Some(Class::Mark('"' | '\''))))
                        || particle == "even"
                }
                _ => matches!(particle, "out" | "in" | "back" | "up" | "on" | "off" | "against"),
            };
        }
        // "stress-relieving", "the so-called plan"
        let hyphen = |n: usize| self.class(n) == Class::Mark('-') && self.glued(n);
        let compound = hyphen(at + 1) && self.glued(at + 2)
            || at > 1 && self.glued(at) && hyphen(at - 1) && self.word(at - 2) == "so";
        if compound {
            return false;
        }
        let before = at.checked_sub(1).map(|before| self.class(before));
        // "began to fall", "started voting"
        let goes_into = self.class(at + 1) == Class::To || self.word(at + 1).ends_with("ing");
        if matches!(verb.base(), "begin" | "start") && goes_into {
            return false;
        }
        // "showering praise on the rich"
        if verb.form == VerbForm::Base
            && before == Some(Class::Word)
            && self.is_verb_form(at - 1)
            && self.word(at - 1).ends_with("ing")
        {
            return false;
        }
        if verb.form == VerbForm::Participle {
            return !matches!(
                before,
                Some(Class::Determiner | Class::Possessive | Class::Clitic | Class::Number)
            ) && self.word(at.wrapping_sub(1)) != "without";
        }
        if !verb.frames.has(Frames::ALSO_NOUN) {
            // "the reported sum", "more detailed talks": a past participle before its noun.
            let word = self.word(at);
            let alone = stands_alone(self.word(at.wrapping_sub(1)))
                && !matches!(self.class(at + 1), Class::Word | Class::Name);
            let attributive = matches!(
                before,
                Some(Class::Determiner | Class::Possessive | Class::Clitic | Class::Preposition)
            ) && !alone
                || matches!(self.word(at.wrapping_sub(1)), "more" | "most" | "very" | "so");
            return !(word.ends_with("ed") && attributive);
        }
        let goes_on = match self.class(at + 1) {
            Class::Subordinator | Class::Pronoun | Class::Determiner | Class::Possessive => true,
            Class::Mark('"' | ':' | '\'') | Class::Object => true,
            Class::Mark(',') => matches!(self.class(at + 2), Class::Mark('"' | '\'')),
            Class::To => verb.frames.has(Frames::INFINITIVE),
            Class::Preposition => match self.word(at + 1) {
                "for" => verb.frames.has(Frames::FOR),
                "on" => verb.frames.has(Frames::FOR),
                "of" | "about" => verb.frames.has(Frames::ABOUT),
                _ => false,
            },
            Class::Name => true,
            // "Mayor calls strike “a stunt”"
            Class::Word => self.heading && verb.frames.has(Frames::LABEL) && self.marks_follow(at),
            _ => false,
        };
        match at.checked_sub(1).map(|before| self.class(before)) {
            // "cleaning up state records"
            Some(Class::Adverb) if matches!(self.word(at - 1), "down" | "out" | "up") => goes_on,
            // "the firm's earlier claim"
            Some(Class::Adverb) => !at.checked_sub(2).is_some_and(|n| {
                matches!(self.class(n), Class::Possessive | Class::Clitic)
                    || matches!(self.word(n), "a" | "an" | "the")
            }),
            Some(Class::Pronoun | Class::Relative | Class::Auxiliary | Class::To) => true,
            Some(Class::Name) if self.is_counted(at) || self.is_noun_of_name(at, verb) => false,
            Some(Class::Name | Class::Mark('"' | '\'')) => {
                goes_on || self.class(at + 1) == Class::Mark('.')
            }
            Some(Class::Word) => {
                let plural = self.word(at - 1).ends_with('s') || self.word(at - 1) == "people";
                let ends = self.class(at + 1) == Class::Mark('.') && self.follows_marks(at);
                (goes_on || ends)
                    && (verb.form == VerbForm::Base) == plural
                    && !is_adjective(self.word(at - 1))
                    && self.has_subject(at)
            }
            Some(Class::Conjunction | Class::Mark(',' | ')' | '—')) => goes_on,
            _ => false,
        }
    }

    /// Whether a noun phrase and an opening mark follow `at`.
    fn marks_follow(&self, at: usize) -> bool {
        let noun = |n: &usize| matches!(self.class(*n), Class::Word | Class::Name);
        let open = at + 1 + (at + 1..at + 6).take_while(noun).count();
        self.pair_at(open).is_some_and(|pair| pair.open == open)
    }

    /// Whether a number or a plural determiner opens the phrase that ends in the form at `at`: "two
    /// Rust Belt states".
    fn is_counted(&self, at: usize) -> bool {
        let mut before = (0..at).rev().take(5);
        let opening = before.find(|n| !matches!(self.class(*n), Class::Name | Class::Word));
        let plural = self.word(at).ends_with('s');
        plural
            && opening.is_some_and(|n| match self.class(n) {
                Class::Number => true,
                Class::Determiner => stands_alone(self.word(n)) || self.word(n) == "many",
                _ => false,
            })
    }

    /// Whether "the" and one name stand before a base form that a title or a name follows: "the Torp
    /// Radio show “Morning”".
    fn is_noun_of_name(&self, at: usize, verb: &ReportingVerb) -> bool {
        let named = |n: &usize| matches!(self.class(*n), Class::Name | Class::Clitic);
        let opening = (0..at).rev().take(6).find(|n| !named(n));
        let article = opening.is_some_and(|n| matches!(self.class(n), Class::Determiner));
        // "From Lind's website post: “…”"
        let owned = (0..at).rev().take(6).take_while(named).any(|n| self.class(n) == Class::Clitic);
        let article = article || owned && self.class(at + 1) == Class::Mark(':');
        let follows = matches!(self.class(at + 1), Class::Mark('"' | '\'' | ':') | Class::Name);
        let plural = self.word(at.wrapping_sub(1)).ends_with('s');
        verb.form == VerbForm::Base && article && follows && !plural
    }

    /// Whether the noun phrase before `at` follows a quotation: "“…,” the suit reads."
    fn follows_marks(&self, at: usize) -> bool {
        let noun =
            |n: &usize| self.class(*n).joins_phrase() || self.class(*n) == Class::Preposition;
        let before = (0..at).rev().take(8).find(|n| !noun(n));
        before.is_some_and(|n| self.class(n) == Class::Mark('"'))
    }

    /// Whether a noun phrase opens within a few words before `at`: "the official states".
    fn has_subject(&self, at: usize) -> bool {
        for before in (0..at).rev().take(5) {
            match self.class(before) {
                Class::Word => {}
                // "the former first lady calls"
                Class::Adverb if matches!(self.word(before), "first" | "second") => {}
                Class::Determiner | Class::Possessive | Class::Name | Class::Clitic => return true,
                Class::Mark(_) | Class::Conjunction | Class::Subordinator => return true,
                _ => return false,
            }
        }
        false
    }
}

/// Whether a word looks like an adjective, so that a noun follows.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["able", "al", "ary", "ed", "ful", "ible", "ic", "ive", "ous"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

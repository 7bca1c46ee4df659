//! What each word can be: words of grammar, verbs of telling, times, names.

use crate::facts::cue::{self, ReportingVerb};
use crate::text::lexicon::joint::{Joint, Words};

/// The part a token can play, as far as attribution goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A capital word that no list claims.
    Name,
    /// he, she, they …: a subject.
    Pronoun,
    /// him, them, me: an object.
    Object,
    /// the, a, this, one …
    Determiner,
    /// his, her, their …
    Possessive,
    /// of, in, for …
    Preposition,
    /// "to", which may open an infinitive.
    To,
    /// that, when, because, as …
    Subordinator,
    /// who, whose, whom, which.
    Relative,
    /// and, but, or.
    Conjunction,
    /// has, was, would, didn't …
    Auxiliary,
    /// also, later, -ly words, not.
    Adverb,
    /// A weekday, a month, yesterday: when, not who.
    Time,
    /// "according", before "to".
    According,
    /// A verb of telling.
    Verb(ReportingVerb),
    /// Another lower-case word.
    Word,
    /// Digits.
    Number,
    /// 's
    Clitic,
    /// A punctuation mark by its character; the double marks of quotations are `"`.
    Mark(char),
}

impl Class {
    /// Whether it can go on a noun phrase without a preposition: "the mayor's chief aide Lind".
    pub const fn joins_phrase(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Word
                | Self::Determiner
                | Self::Possessive
                | Self::Clitic
                | Self::Mark('-')
        )
    }
}

/// Words of grammar by class, then the verbs of telling, which have lines of their own. "last"
/// stands with the times: "last week" is no source.
static WORDS: Joint<Option<Class>, 4096> = Joint::new(&[
    (Words::spaced("according"), Some(Class::According)),
    (
        Words::spaced(
            "afterward afterwards again ago almost already also always away back down earlier \
         even ever far first further furthermore here however indeed instead just later \
         maybe meanwhile moreover much never nevertheless nonetheless not now often only \
         out perhaps quite rather second sometimes soon still then there thereafter \
         therefore thus together too up very",
        ),
        Some(Class::Adverb),
    ),
    (
        Words::spaced(
            "am are aren't be been being can can't cannot could couldn't did didn't do does \
         doesn't don't had hadn't has hasn't have haven't having is isn't may might must \
         shall should shouldn't was wasn't were weren't will won't would wouldn't",
        ),
        Some(Class::Auxiliary),
    ),
    (Words::spaced("and but nor or yet"), Some(Class::Conjunction)),
    (
        Words::spaced(
            "a all an another any both each eight every few five four many most nine no one \
         other others seven several six some ten the these this those three two",
        ),
        Some(Class::Determiner),
    ),
    (
        Words::spaced("herself him himself itself me myself ourselves them themselves us yourself"),
        Some(Class::Object),
    ),
    (Words::spaced("her his its my our their your"), Some(Class::Possessive)),
    (
        Words::spaced(
            "about across against alongside amid among around at behind between beyond by \
         despite during following for from in inside into like near of on outside over \
         per regarding through throughout toward towards under upon versus via with \
         within without",
        ),
        Some(Class::Preposition),
    ),
    (
        Words::spaced(
            "everybody everyone he he'd he's i i'd i'm it nobody she she'd somebody someone \
         they they'd we we'd you",
        ),
        Some(Class::Pronoun),
    ),
    (Words::spaced("which who whom whose"), Some(Class::Relative)),
    (
        Words::spaced(
            "after although as because before how if once since so than that though unless \
         until what whatever when whenever where whether while why",
        ),
        Some(Class::Subordinator),
    ),
    (
        Words::spaced(
            "apr april aug august dec december feb february fri friday jan january jul july \
         jun june last mar mon monday nov november oct october sat saturday sep sept \
         september sun sunday thu thur thurs thursday today tomorrow tonight tue tues \
         tuesday wednesday yesterday",
        ),
        Some(Class::Time),
    ),
    (Words::spaced("to"), Some(Class::To)),
    (Words::lines(cue::FILE), None),
]);

/// The class of a word of the lists, in lower case. Grammar comes first where a word is both
/// ("back").
#[must_use]
pub fn known(word: &str) -> Option<Class> {
    let (class, offset) = WORDS.find(word).next()?;
    class.or_else(|| cue::at(offset).map(Class::Verb))
}

/// The class of a word written in lower case.
#[must_use]
pub fn lower(word: &str) -> Class {
    if let Some(class) = known(word) {
        return class;
    }
    if !word.is_ascii() && word.contains('’') {
        return if word.ends_with("n’t") { Class::Auxiliary } else { Class::Pronoun };
    }
    let adverb =
        word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "reply" | "ally");
    if adverb { Class::Adverb } else { Class::Word }
}

/// The class of a capital word that opens a sentence and that no list claims.
#[must_use]
pub fn opening_class(lower: &str) -> Class {
    if lower.len() > 5 && (lower.ends_with("ing") || lower.ends_with("ed")) {
        Class::Subordinator
    } else if lower.len() > 4
        && lower.ends_with("ly")
        && !matches!(
            lower,
            "family"
                | "emily"
                | "kelly"
                | "billy"
                | "molly"
                | "sally"
                | "beverly"
                | "kimberly"
                | "italy"
        )
    {
        Class::Adverb
    } else {
        Class::Name
    }
}

/// `word` in lower case where it is ASCII and short; no table holds others.
#[must_use]
pub fn lower_in<'b>(word: &str, buffer: &'b mut [u8; 16]) -> Option<&'b str> {
    let slot = buffer.get_mut(..word.len())?;
    if !word.is_ascii() {
        return None;
    }
    slot.copy_from_slice(word.as_bytes());
    slot.make_ascii_lowercase();
    std::str::from_utf8(slot).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found() {
        let grammar = WORDS.lists().iter().filter(|(_, class)| class.is_some());
        for (list, class) in grammar {
            for word in list.text().split(' ') {
                assert_eq!(known(word), *class, "{word}");
            }
        }
        assert!(matches!(known("said"), Some(Class::Verb(verb)) if verb.base == "say"));
        assert_eq!(known("back"), Some(Class::Adverb));
        for other in ["", "a b", "zzz", "sai", "saids", "Said", "élan", "#"] {
            assert_eq!(known(other), None, "{other}");
        }
    }

    #[test]
    fn guesses_the_rest() {
        assert_eq!(lower("quickly"), Class::Adverb);
        assert_eq!(lower("didn’t"), Class::Auxiliary);
        assert_eq!(lower("he’d"), Class::Pronoun);
        assert_eq!(lower("bridge"), Class::Word);
    }
}

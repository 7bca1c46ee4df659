//! Token classes for attribution: grammatical words, reporting verbs, times, names.

use crate::facts::cue::{self, ReportingVerb};
use crate::text::word_table::{WordList, WordTable, classes};

/// The grammatical class of a token, as far as attribution needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A capitalised word that is in no list.
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
    /// A reporting verb.
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
    /// Whether it can extend a noun phrase without a preposition: "the mayor's chief aide Lind".
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

/// Words of grammar by class. "last" is among the times: "last week" is no source.
const GRAMMAR: [(&str, Class); 13] = [
    ("according", Class::According),
    (
        "afterward afterwards again ago almost already also always anyway away back besides \
         down earlier elsewhere even ever far first further furthermore here however indeed \
         instead just later likewise maybe meanwhile moreover much never nevertheless \
         nonetheless not now nowadays often only otherwise out perhaps quite rather second \
         sometimes soon still then there thereafter therefore thus together too up very",
        Class::Adverb,
    ),
    (
        "am are aren't be been being can can't cannot could couldn't did didn't do does \
         doesn't don't had hadn't has hasn't have haven't having is isn't may might must \
         shall should shouldn't was wasn't were weren't will won't would wouldn't",
        Class::Auxiliary,
    ),
    ("and but nor or yet", Class::Conjunction),
    (
        "a all an another any both each eight every few five four many most nine no one \
         other others seven several six some ten the these this those three two",
        Class::Determiner,
    ),
    ("herself him himself itself me myself ourselves them themselves us yourself", Class::Object),
    ("her his its my our their your", Class::Possessive),
    (
        "about across against alongside amid among around at behind between beyond by \
         despite during following for from in inside into like near of on outside over \
         per regarding through throughout toward towards under upon versus via with \
         within without",
        Class::Preposition,
    ),
    (
        "everybody everyone he he'd he's i i'd i'm it nobody she she'd somebody someone \
         they they'd we we'd you",
        Class::Pronoun,
    ),
    ("which who whom whose", Class::Relative),
    (
        "after although as because before how if once since so than that though unless \
         until what whatever when whenever where whether while why",
        Class::Subordinator,
    ),
    (
        "apr april aug august dec december feb february fri friday jan january jul july \
         jun june last mar mon monday nov november oct october sat saturday sep sept \
         september sun sunday thu thur thurs thursday today tomorrow tonight tue tues \
         tuesday wednesday yesterday",
        Class::Time,
    ),
    ("to", Class::To),
];

/// The number of a reporting verb's line in the table of words: those of [`GRAMMAR`] are smaller.
const FIRST_VERB: usize = GRAMMAR.len() + 1;

/// The number of a word's class in [`GRAMMAR`], from 1 on, or of a reporting verb's line, from
/// [`FIRST_VERB`] on. Most words are in no list, which is soon found where most places are free.
static WORDS: WordTable<'static> = WordTable::new(
    &const { classes::<_, 6000>(&GRAMMAR, &[WordList::numbered(cue::FILE, FIRST_VERB)]) },
);

/// The class of a word of the lists, in lower case. Grammar comes first where a word is both
/// ("back").
#[must_use]
pub fn known(word: &str) -> Option<Class> {
    let number = usize::from(WORDS.get(word));
    match number.checked_sub(FIRST_VERB) {
        Some(line) => cue::at(line).map(Class::Verb),
        None => GRAMMAR.get(number.checked_sub(1)?).map(|(_, class)| *class),
    }
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

/// The class of a capitalised word that opens a sentence and is in no list.
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
        for (list, class) in GRAMMAR {
            for word in list.split(' ') {
                assert_eq!(known(word), Some(class), "{word}");
            }
        }
        assert!(matches!(known("said"), Some(Class::Verb(verb)) if verb.base() == "say"));
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

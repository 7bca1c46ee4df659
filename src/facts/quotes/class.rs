//! What each word can be: words of grammar, verbs of telling, times, names.

use super::cues::{self, Verb};

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
    Verb(Verb),
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

/// Words of grammar by class. "last" stands with the times: "last week" is no source.
const FUNCTION_WORDS: [(Class, &str); 13] = [
    (Class::According, "according"),
    (
        Class::Adverb,
        "afterward afterwards again ago almost already also always away back down earlier \
         even ever far first further furthermore here however indeed instead just later \
         maybe meanwhile moreover much never nevertheless nonetheless not now often only \
         out perhaps quite rather second sometimes soon still then there thereafter \
         therefore thus together too up very",
    ),
    (
        Class::Auxiliary,
        "am are aren't be been being can can't cannot could couldn't did didn't do does \
         doesn't don't had hadn't has hasn't have haven't having is isn't may might must \
         shall should shouldn't was wasn't were weren't will won't would wouldn't",
    ),
    (Class::Conjunction, "and but nor or yet"),
    (
        Class::Determiner,
        "a all an another any both each eight every few five four many most nine no one \
         other others seven several six some ten the these this those three two",
    ),
    (Class::Object, "herself him himself itself me myself ourselves them themselves us yourself"),
    (Class::Possessive, "her his its my our their your"),
    (
        Class::Preposition,
        "about across against alongside amid among around at behind between beyond by \
         despite during following for from in inside into like near of on outside over \
         per regarding through throughout toward towards under upon versus via with \
         within without",
    ),
    (
        Class::Pronoun,
        "everybody everyone he he'd he's i i'd i'm it nobody she she'd somebody someone \
         they they'd we we'd you",
    ),
    (Class::Relative, "which who whom whose"),
    (
        Class::Subordinator,
        "after although as because before how if once since so than that though unless \
         until what whatever when whenever where whether while why",
    ),
    (
        Class::Time,
        "apr april aug august dec december feb february fri friday jan january jul july \
         jun june last mar mon monday nov november oct october sat saturday sep sept \
         september sun sunday thu thur thurs thursday today tomorrow tonight tue tues \
         tuesday wednesday yesterday",
    ),
    (Class::To, "to"),
];

/// The longest word of the tables in bytes.
const LONGEST: usize = 14;
/// Slots of the index: a power of two, more than twice the words.
const SLOTS: usize = 4096;

/// A word's entry.
#[derive(Clone, Copy, Debug)]
enum Entry {
    Grammar(Class),
    /// A line of the cue list.
    Cue(&'static str),
}

/// The words of grammar and the cue list, laid out for quick questions.
#[derive(Debug)]
pub struct Words {
    /// One more than an index into `entries`; 0 where empty.
    slots: Vec<u16>,
    entries: Vec<(&'static str, Entry)>,
}

impl Default for Words {
    fn default() -> Self {
        let mut words = Self { slots: vec![0; SLOTS], entries: Vec::with_capacity(SLOTS / 2) };
        for (class, list) in FUNCTION_WORDS {
            for word in list.split(' ') {
                words.insert(word, Entry::Grammar(class));
            }
        }
        for (form, line) in cues::lines() {
            words.insert(form, Entry::Cue(line));
        }
        words
    }
}

impl Words {
    fn insert(&mut self, word: &'static str, entry: Entry) {
        let mut at = hash(word);
        while let Some(slot) = self.slots.get_mut(at % SLOTS) {
            if *slot == 0 {
                self.entries.push((word, entry));
                *slot = u16::try_from(self.entries.len()).unwrap_or(0);
                return;
            }
            at += 1;
        }
    }

    fn find(&self, word: &str) -> Option<Entry> {
        if word.len() > LONGEST {
            return None;
        }
        let mut at = hash(word);
        loop {
            let slot = *self.slots.get(at % SLOTS)?;
            let (known, entry) = self.entries.get(usize::from(slot).checked_sub(1)?)?;
            if *known == word {
                return Some(*entry);
            }
            at += 1;
        }
    }

    /// The class of a word of the tables, in lower case.
    #[must_use]
    pub fn class(&self, word: &str) -> Option<Class> {
        match self.find(word)? {
            Entry::Grammar(class) => Some(class),
            Entry::Cue(line) => cues::parse(line).map(Class::Verb),
        }
    }

    /// The class of a word written in lower case.
    #[must_use]
    pub fn lower(&self, word: &str) -> Class {
        if let Some(class) = self.class(word) {
            return class;
        }
        if word.contains('’') {
            return if word.ends_with("n’t") { Class::Auxiliary } else { Class::Pronoun };
        }
        let adverb =
            word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "reply" | "ally");
        if adverb { Class::Adverb } else { Class::Word }
    }
}

/// FNV-1a, folded.
fn hash(word: &str) -> usize {
    let mut hash = 0x811C_9DC5_u32;
    for byte in word.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 15)) as usize
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
    fn every_word_is_found_once() {
        let words = Words::default();
        assert!(words.entries.len() * 2 < SLOTS);
        for (word, entry) in &words.entries {
            assert!(word.len() <= LONGEST, "{word}");
            // Grammar comes first where a word is both ("back").
            match (entry, words.class(word)) {
                (Entry::Grammar(class), found) => assert_eq!(found, Some(*class), "{word}"),
                (Entry::Cue(_), found) => assert!(found.is_some(), "{word}"),
            }
        }
        for other in ["", "a b", "zzz", "sai", "saids", "Said", "élan", "#"] {
            assert_eq!(words.class(other), None, "{other}");
        }
    }

    #[test]
    fn guesses_the_rest() {
        let words = Words::default();
        assert_eq!(words.lower("quickly"), Class::Adverb);
        assert_eq!(words.lower("didn’t"), Class::Auxiliary);
        assert_eq!(words.lower("he’d"), Class::Pronoun);
        assert_eq!(words.lower("bridge"), Class::Word);
    }
}

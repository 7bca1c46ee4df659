//! Words in and around titles: offices, what makes a title a past one, what is in none.

use crate::text::word_table::{WordTable, word_set};

/// Verbs that end an apposition.
pub fn is_auxiliary(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "are can could did do does had has have is may might must shall should was went \
         were will would"
    );
    WORDS.contains(word)
}

/// Capitalised words of headlines that are in no title.
pub(super) fn is_function_word(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "About After And Are As At Be Before By Despite For From Has How In Into Is Meet \
         Meets On Or Over To Was When Why Will With"
    );
    WORDS.contains(word)
}

/// Days, months, feasts: they may precede a title, but are no part of it.
pub fn is_calendar(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "April August Christmas December Diwali Easter Eid February Friday Halloween \
         Hanukkah January July June March May Monday November October Passover Ramadan \
         Saturday September Sunday Thursday Tuesday Wednesday"
    );
    WORDS.contains(word)
}

/// Words that make a title a past one. "Outgoing" does not.
pub(super) fn is_past(word: &str) -> bool {
    const WORDS: [&str; 8] =
        ["deposed", "erstwhile", "ex", "former", "late", "onetime", "ousted", "then"];
    let word = word.to_ascii_lowercase();
    WORDS.binary_search(&word.as_str()).is_ok() || word.starts_with("ex-")
}

/// Whether an office is one of something or of a group.
pub(super) fn leads(office: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "Attorney attorney boss captain chair chief commissioner director leader manager minister officer secretary \
         spokesman spokesperson spokeswoman"
    );
    WORDS.contains(office)
}

/// Offices that are written as titles of their own.
pub(super) fn is_high_office(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "President Minister King Queen Prince Princess Secretary Senator General \
         Chancellor Ambassador Premier Governor Mayor"
    );
    WORDS.contains(word)
}

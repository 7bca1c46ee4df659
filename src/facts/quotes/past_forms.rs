//! Finite forms of verbs that are in no list, guessed by their ending.

use crate::text::word_table::{WordTable, word_set};

/// Whether a lower-case word looks like a finite verb.
#[must_use]
pub fn looks_past(word: &str) -> bool {
    (word.ends_with("ed") && word.len() > 4) || VERBS.contains(word)
}

/// Irregular past forms and common forms of the present, which end a subject.
static VERBS: WordTable<'static> = word_set!(
    "appears ate became become becomes began begins bent blew bought broke brought built came \
     caught chose clung comes crept dealt died drank drew drove dug fed fell felt fled flew \
     flung forgave forgot fought froze gave gets gives goes got grew grows heard held helps \
     hid hit hung includes keeps kept knelt knows laid lays leads led left lied lives lost \
     made makes means meant meets met needs paid pays quit raises ran rang remain remains \
     rode rose runs sang sank sat says seems sent sets shone shook shot sits slept slid sold \
     sped spent spoke sprang spun stands stank stole stood strode struck stuck swam swept \
     swore swung takes taught tells threw took tore tries turns used uses wants wears went \
     wept withdrew woke won wore works writes wrote"
);

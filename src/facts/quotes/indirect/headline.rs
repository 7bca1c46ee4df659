//! A heading that opens with its source: "Police: Man stole fire engine", "Lena Foss: We must talk".

use super::sources::Reported;
use crate::facts::quotes::attribution::Attribution;
use crate::facts::quotes::content::{has_verb, trim_end};
use crate::facts::quotes::person_noun::is_person;
use crate::facts::quotes::reading::Content;
use crate::facts::quotes::speaker_phrase::{PhraseKind, SpeakerPhrase};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::{Certainty, Rule};

/// Tokens of a label at most.
const LABEL: usize = 5;

/// Nouns for a source that is no person.
const SOURCES: [&str; 14] = [
    "court", "inquest", "inquiry", "ministry", "panel", "police", "poll", "report", "reports",
    "research", "study", "survey", "union", "watchdog",
];

/// What the label before a heading's colon says. Whether a label of names is a person, the resolver knows.
#[must_use]
pub fn labelled(tagged: &TaggedParagraph<'_>, begin: usize, end: usize) -> Option<Reported> {
    let colon = (begin + 1..end.min(begin + LABEL + 1))
        .find(|at| tagged.class(*at) == Class::Mark(':'))
        .filter(|at| !tagged.glued(at + 1))?;
    let plain = |at: usize| matches!(tagged.class(at), Class::Name | Class::Word | Class::Verb(_));
    let to = trim_end(tagged, colon + 1, end);
    let unmarked = (begin..to).all(|at| tagged.within.get(at) == Some(&0));
    if !(begin..colon).all(plain) || !unmarked || !has_verb(tagged, colon + 1, to) {
        return None;
    }
    let last = tagged.word(colon - 1).to_lowercase();
    let kind = if is_person(&last) || SOURCES.binary_search(&last.as_str()).is_ok() {
        PhraseKind::Nominal
    } else {
        PhraseKind::Name
    };
    let source = SpeakerPhrase::plain(tagged.span(begin, colon), kind);
    let placed = Attribution::placed(source, Rule::XColonQuote, Certainty::Weak);
    let found = Attribution { cue_span: tagged.span(colon, colon + 1).into(), ..placed };
    Some((Content::new(colon + 1, to, Rule::XColonQuote), found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(SOURCES.is_sorted());
    }
}

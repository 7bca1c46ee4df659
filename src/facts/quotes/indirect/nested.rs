//! A report within a report: "Lind said her doctor had warned her that …".

use crate::facts::Rule;
use crate::facts::cue::{Cue, CueKind};
use crate::facts::quotes::judge;
use crate::facts::quotes::person_noun::is_person;
use crate::facts::quotes::reading::{Content, Reading};
use crate::facts::quotes::speaker_phrase::{PhraseKind, SpeakerPhrase};
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};

/// Verbs of a reported clause that are tried at most.
const CUES: usize = 3;

/// Tokens of a reported clause in which another report is looked for.
const NEAR: usize = 24;

/// What another speaker says in the clause of a reading that ends at `to`, where "that" opens it; `read`
/// reads the cue at a token of the clause that begins at another.
#[must_use]
pub fn nested(
    tagged: &TaggedParagraph<'_>,
    content: &Content,
    to: usize,
    read: impl Fn(usize, usize) -> Option<Reading>,
) -> Option<Reading> {
    if !matches!(content.rule, Rule::XSaidThat | Rule::XSaidClause) {
        return None;
    }
    let begin = content.from + usize::from(tagged.word(content.from) == "that");
    let verb = |at: &usize| matches!(tagged.class(*at), Class::Verb(_));
    let mut cues = (begin + 1..to.min(begin + NEAR)).filter(verb).take(CUES);
    let reading = cues.find_map(|at| read(begin, at))?;
    let first = tagged.tokens.get(begin)?.start;
    // Its speaker opens the clause: "her doctor", "Moe".
    let speaks = |source: SpeakerPhrase| {
        source.core.start == first
            && match source.kind {
                PhraseKind::Name => true,
                PhraseKind::Nominal => is_person(source.noun(tagged.text)),
                PhraseKind::Pronoun => false,
            }
    };
    let says = reading.attribution.source.is_some_and(speaks)
        && reading.content.rule == Rule::XSaidThat
        && tagged.word(reading.content.from) == "that"
        && !matches!(
            reading.attribution.cue.map(Cue::kind),
            Some(CueKind::Thought | CueKind::Showed) | None
        );
    (says && judge::reports(tagged, &reading)).then_some(reading)
}

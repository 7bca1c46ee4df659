//! Who does what a participle says, where it is not the subject of the clause: "saw a guard running,
//! shouting", "a hall where nurses had gathered, chanting".

use super::clause::is_time_phrase;
use super::documents::is_said;
use super::speaker_phrase::{SpeakerPhrase, head_of};
use super::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::cue::VerbForm;

/// Tokens before a participle that are searched at most.
const CLAUSE: usize = 24;

/// Tokens of the noun phrase behind a verb of perception at most.
const PERSON: usize = 8;

/// Forms of verbs of perception, whose object does what the participle says.
const PERCEIVED: [&str; 17] = [
    "caught",
    "filmed",
    "hear",
    "heard",
    "hearing",
    "remember",
    "remembered",
    "remembers",
    "saw",
    "see",
    "seeing",
    "seen",
    "sees",
    "show",
    "shows",
    "watch",
    "watched",
];

/// The one seen or heard: "remember Lind going on the radio, announcing", "see a council defending".
#[must_use]
pub fn perceived(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    participle: usize,
) -> Option<SpeakerPhrase> {
    let mut at = participle;
    for _ in 0..CLAUSE {
        at = at.checked_sub(1).filter(|n| *n >= bound)?;
        if let Some(pair) = tagged.pair_at(at) {
            at = pair.open;
            continue;
        }
        match tagged.class(at) {
            Class::Word | Class::Verb(_) if PERCEIVED.binary_search(&tagged.word(at)).is_ok() => {
                let end = (at + 2..=participle).take(PERSON).find(|n| is_acting(tagged, *n))?;
                let phrase =
                    |n: usize| tagged.class(n).joins_phrase() || tagged.class(n) == Class::Number;
                return (at + 1..end).all(phrase).then(|| head_of(tagged, at + 1, end))?;
            }
            Class::Mark(';' | ':' | '—') | Class::Pronoun | Class::Relative => return None,
            Class::Subordinator | Class::Auxiliary => return None,
            _ if tagged.is_finite_form(at) => return None,
            _ => {}
        }
    }
    None
}

fn is_acting(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    match tagged.class(at) {
        Class::Verb(verb) => verb.form == VerbForm::Participle,
        Class::Word => tagged.word(at).len() > 4 && tagged.word(at).ends_with("ing"),
        _ => false,
    }
}

/// Whether someone is heard or seen doing it: "a driver can be heard asking".
#[must_use]
pub fn is_heard(tagged: &TaggedParagraph<'_>, bound: usize, participle: usize) -> bool {
    participle > bound + 2
        && tagged.class(participle - 2) == Class::Auxiliary
        && tagged.class(participle - 3) != Class::To
        && matches!(
            tagged.word(participle - 1),
            "caught" | "filmed" | "heard" | "overheard" | "seen"
        )
}

/// The people at the place where it happened: "Lind spoke near a hall, where about 50 nurses had
/// gathered in the cold, chanting".
#[must_use]
pub fn gathered(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    participle: usize,
) -> Option<SpeakerPhrase> {
    let comma = participle.checked_sub(1).filter(|at| tagged.is_outer_comma(*at))?;
    let inside = |at: &usize| !matches!(tagged.class(*at), Class::Mark(_));
    let mut near = (bound..comma).rev().take(CLAUSE).take_while(inside);
    let place =
        near.find(|at| tagged.class(*at) == Class::Subordinator && tagged.word(*at) == "where")?;
    let verb = (place + 2..comma).find(|at| tagged.is_finite_form(*at))?;
    let others = match tagged.class(place + 1) {
        Class::Number => true,
        Class::Preposition => tagged.class(place + 2) == Class::Number,
        Class::Determiner => !matches!(tagged.word(place + 1), "the" | "this" | "that" | "no"),
        Class::Word => tagged.word(verb - 1).ends_with('s'),
        _ => false,
    };
    others.then(|| head_of(tagged, place + 1, verb))?
}

/// Whether the noun before the participle is itself said or shown, by any issuer: "a statement
/// saying", "an ad campaign this week praising".
#[must_use]
pub fn follows_document(tagged: &TaggedParagraph<'_>, bound: usize, participle: usize) -> bool {
    let timed = participle > bound + 3 && is_time_phrase(tagged, participle - 2, participle);
    let noun = participle - if timed { 3 } else { 1 };
    let aired = || {
        tagged.word(noun) == "campaign"
            && (tagged.class(noun - 1) == Class::Mark('"')
                || matches!(tagged.word(noun - 1), "ad" | "advertising" | "poster" | "leaflet"))
    };
    is_said(tagged.word(noun)) || noun > bound && aired()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(PERCEIVED.is_sorted());
    }
}

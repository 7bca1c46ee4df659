//! Turns of a transcript or an interview: "PILAR OCHOA, MINISTER: Thank you."

use std::collections::HashMap;

use super::attribution::Attribution;
use super::detected::{DetectedQuote, Relation, Turn};
use super::speaker_phrase::{PhraseKind, SpeakerPhrase};
use super::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::people::name_parts::NameParts;
use crate::facts::{Certainty, QuoteKind, Rule};
use crate::text::Span;
use crate::text::tokens::{Case, Kind};
use crate::text::word_table::{WordTable, word_set};

/// Tokens of a label at most: a name, a role and an organisation.
const LABEL: usize = 14;

/// Words of the name in a label at most.
const NAME: usize = 5;

/// The turn that a paragraph may be.
#[must_use]
pub fn turn(tagged: &TaggedParagraph<'_>) -> Option<Turn> {
    let all = tagged.tokens.len();
    let colon = (1..all.min(LABEL)).find(|at| tagged.class(*at) == Class::Mark(':'))?;
    let role = (0..colon).find(|at| matches!(tagged.word(*at), "," | "(")).unwrap_or(colon);
    let marks = |at: usize| matches!(tagged.word(at), "." | "-" | "'" | "’");
    let capital = |at: usize| tagged.tokens.get(at).is_some_and(|t| t.is_capital());
    let letter = |at: usize| capital(at) && tagged.word(at).len() == 1;
    let upper =
        |at: usize| tagged.tokens.get(at).is_some_and(|t| t.case == Case::Upper) || letter(at);
    let named = role > 0 && capital(0) && (0..role).all(|at| capital(at) || marks(at));
    let words = (0..role).filter(|at| !marks(*at)).count();
    let speaks = colon + 1 < all
        && !tagged.glued(colon + 1)
        && tagged.within.get(colon + 1) == Some(&0)
        && (colon + 1..all).any(|at| tagged.tokens.get(at).is_some_and(|t| t.kind == Kind::Word));
    let shouted = (0..role).all(|at| upper(at) || marks(at));
    let asks = tagged.word(all - 1) == "?";
    if !named || !speaks || words > NAME || tagged.heading && !shouted && !asks {
        return None;
    }
    let label = tagged.span(0, role);
    let source = SpeakerPhrase::plain(label, PhraseKind::Name);
    let placed = Attribution::placed(source, Rule::Transcript, Certainty::Sure);
    let quote = DetectedQuote {
        span: tagged.span(colon + 1, all),
        kind: QuoteKind::Direct,
        sentence: tagged.span(0, all),
        attribution: Some(Attribution { cue_span: tagged.span(colon, colon + 1).into(), ..placed }),
        relation: Relation::None,
        closed: true,
    };
    Some(Turn { label, upper: shouted, quote })
}

/// Whether a label says what follows and not who speaks: those of minutes, notices and results.
fn is_heading(label: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "abstained absent action actions adjourned adopted agenda approved attendance ayes background \
         business caption carried cc claim comment comments contact contacts date decision decisions \
         discussion excused fact facts item items location minutes motion moved nays new not note \
         noted notes old photo place present public rating re recommendation referee report \
         reports resolution resolved result results score scorers seconded source sources subject \
         summary time update updates venue verdict vote votes warning whereas"
    );
    label.split_whitespace().all(|word| WORDS.contains(&word.to_lowercase()))
}

/// The turns that are turns: labels in capitals, or names of people, two of them and one repeated.
#[must_use]
pub fn transcript(text: &str, is_person: impl Fn(Span) -> bool, turns: &[Turn]) -> Vec<bool> {
    let surname = |turn: &Turn| NameParts::of(turn.label.in_text(text)).last().to_owned();
    if asked_and_answered(text, &is_person, turns) {
        return vec![true; turns.len()];
    }
    let person = |turn: &Turn| is_person(turn.label);
    let loud = |turn: &Turn| turn.upper && (person(turn) || !is_heading(turn.label.in_text(text)));
    let shouted = turns.iter().filter(|turn| loud(turn)).count() > 1;
    let mut labels: HashMap<String, usize> = HashMap::new();
    let mut people = 0;
    let speaks = |turn: &&Turn| loud(turn) || !shouted && person(turn);
    for turn in turns.iter().filter(speaks) {
        *labels.entry(surname(turn)).or_default() += 1;
        people += usize::from(person(turn));
    }
    let repeated = labels.values().any(|count| *count > 1);
    let spoken = labels.len() > 1 && (repeated || people > 1 && people == turns.len());
    turns.iter().map(|turn| spoken && speaks(&turn)).collect()
}

/// Whether the turns are questions and answers alone: one label that is no name, "Herald" or "Q", twice or
/// more, and one person in every other turn.
fn asked_and_answered(text: &str, is_person: impl Fn(Span) -> bool, turns: &[Turn]) -> bool {
    let word = |turn: &Turn| turn.label.in_text(text);
    let Some(asks) = turns.iter().find(|turn| !is_person(turn.label)).map(word) else {
        return false;
    };
    let (asked, answered): (Vec<&Turn>, Vec<&Turn>) =
        turns.iter().partition(|turn| word(turn) == asks);
    let name = |turn: &Turn| NameParts::of(word(turn)).last().to_owned();
    let answers = |turn: &&Turn| is_person(turn.label);
    let one = |first: &&Turn| answered.iter().all(|turn| name(turn) == name(first));
    let questions =
        asked.iter().filter(|turn| turn.quote.span.in_text(text).ends_with('?')).count();
    asked.len() > 1
        && answered.len() > 1
        && questions * 2 > asked.len()
        && answered.iter().all(answers)
        && answered.first().is_some_and(one)
}

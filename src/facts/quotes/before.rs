//! Attribution before the opening mark: X said, “…”; X: “…”; X's claim that “…”.

use super::after::inverted;
use super::attribution::{
    Attribution, according, from_verb, is_according, is_noun, is_passive, only_adverbs,
};
use super::clause::clause_subject;
use super::source::{NOUNS, Source, SourceKind, head_of, phrase_begin};
use super::subject::subject_of;
use super::view::{Class, View};
use crate::facts::cue::{Cue, CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::{Certainty, Rule};
use crate::text::maybe::MaybeSpan;

/// Attribution before the opening mark: the nearest verb of telling and its subject.
#[must_use]
pub fn before(view: &View<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let mut at = open;
    let mut steps = 0;
    let mut unsure: Option<Attribution> = None;
    while at > begin && steps < 80 {
        at -= 1;
        steps += 1;
        if let Some(pair) = view.pair_at(at).filter(|p| p.open >= begin) {
            at = pair.open;
            continue;
        }
        if is_according(view, at) {
            return according(view, at, open);
        }
        if view.class(at) == Class::Mark(';') && steps > 1 {
            break;
        }
        let Class::Verb(verb) = view.class(at) else { continue };
        if is_noun(view, at) {
            continue;
        }
        let distance = open - at;
        let frames = if distance <= 4 {
            Frames::QUOTE.or(Frames::CLAUSE).or(Frames::LABEL).or(Frames::TOLD).or(Frames::NOUN)
        } else {
            Frames::QUOTE.or(Frames::CLAUSE).or(Frames::LABEL)
        };
        if !verb.frames.has(frames) {
            continue;
        }
        if is_passive(view, at) {
            // "was called “…” by X": the source stands behind, or nowhere.
            continue;
        }
        let source = subject_of(view, begin, at);
        if source.is_some() {
            let found = from_verb(view, at, &verb, source, rule_before(view, at, open, &verb));
            // "Lind said he hoped for “…”": the one who says so is the source, not the one who
            // thinks.
            if matches!(verb.kind, CueKind::Thought | CueKind::Showed) && at > begin + 2 {
                unsure = match unsure {
                    Some(kept) if kept.source.is_some() => Some(kept),
                    _ => Some(found),
                };
                continue;
            }
            return Some(found);
        }
        // An inverted verb right before: "“…,” said X. / Said X: “…”".
        if verb.form == VerbForm::Finite
            && only_adverbs(view, begin, at)
            && let Some(source) = inverted(view, at + 1, open)
        {
            return Some(from_verb(view, at, &verb, Some(source), Rule::SaidXQuote));
        }
        if unsure.is_none() {
            unsure = Some(from_verb(view, at, &verb, None, Rule::VerbWithoutSource));
        }
    }
    unsure
}

fn rule_before(view: &View<'_>, at: usize, open: usize, verb: &ReportingVerb) -> Rule {
    if open == at + 1 || open == at + 2 && matches!(view.class(at + 1), Class::Mark(_)) {
        Rule::XSaidQuote
    } else if verb.frames.has(Frames::TOLD) {
        Rule::XToldYQuote
    } else if verb.frames.has(Frames::LABEL) {
        Rule::XCalledItQuote
    } else {
        Rule::XSaidThatQuote
    }
}

/// "Marsh: “…”", "Marsh went further: “…”".
#[must_use]
pub fn lead_in(view: &View<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let colon = open.checked_sub(1).filter(|at| *at > begin)?;
    if view.class(colon) != Class::Mark(':') {
        return None;
    }
    let from = phrase_begin(view, begin, colon);
    // "Arne Moe, Radio Torp: “…”"
    let names =
        (begin..colon).all(|at| matches!(view.class(at), Class::Name | Class::Mark(',' | '.')));
    let apart = from < colon && from > begin && matches!(view.class(from - 1), Class::Mark(_));
    let source = if names {
        head_of(view, begin, colon)?
    } else if from == begin || apart {
        head_of(view, from, colon)?
    } else {
        clause_subject(view, begin, colon)?
    };
    Some(Attribution {
        source: Some(source),
        cue_span: view.span(colon, colon + 1).into(),
        cue: None,
        addressee: MaybeSpan::NONE,
        rule: Rule::XColonQuote,
        certainty: if source.kind == SourceKind::Nominal {
            Certainty::Weak
        } else {
            Certainty::Sure
        },
    })
}

/// "Marsh's “basket of …” remark", "her claim that it was “…”": the owner of the words.
#[must_use]
pub fn possessor(view: &View<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let mut at = open;
    let mut noun = None;
    while at > begin && open - at < 24 {
        at -= 1;
        if let Some(pair) = view.pair_at(at).filter(|p| p.open >= begin) {
            at = pair.open;
            continue;
        }
        match view.class(at) {
            Class::Word | Class::Verb(_) if NOUNS.contains(view.word(at)) => noun = Some(at),
            Class::Clitic | Class::Possessive
                if at + 1 == open || noun.is_some_and(|n| n - at <= 4) =>
            {
                let source = if view.class(at) == Class::Clitic {
                    head_of(view, phrase_begin(view, begin, at), at)?
                } else {
                    let span = view.span(at, at + 1);
                    Source::plain(span, SourceKind::Pronoun)
                };
                return Some(Attribution {
                    source: Some(source),
                    cue_span: noun.map(|n| view.span(n, n + 1)).into(),
                    cue: noun.map(|_| Cue::Noun),
                    addressee: MaybeSpan::NONE,
                    rule: Rule::XsWordsQuote,
                    certainty: if noun.is_some() { Certainty::Sure } else { Certainty::Weak },
                });
            }
            Class::Mark(';' | ':') if at + 1 < open => return None,
            _ => {}
        }
    }
    None
}

/// The sentence before a quotation that stands alone, whose subject may be the source.
#[must_use]
pub fn lead_sentence(view: &View<'_>, begin: usize, end: usize) -> Option<Attribution> {
    if let Some(found) = before(view, begin, end).filter(|a| a.source.is_some()) {
        return Some(Attribution {
            rule: Rule::NamedInSentenceBefore,
            certainty: Certainty::Weak,
            ..found
        });
    }
    let source = clause_subject(view, begin, end)?;
    Some(Attribution::placed(source, Rule::SubjectOfSentenceBefore, Certainty::Weak))
}

/// "MARSH: Well, look": the speaker's name and a colon at the beginning of `from..to`.
#[must_use]
pub fn transcript(view: &View<'_>, from: usize, to: usize) -> Option<Attribution> {
    let colon = (from..to.min(from + 6)).find(|at| view.class(*at) == Class::Mark(':'))?;
    let named = colon > from
        && (from..colon)
            .all(|at| matches!(view.class(at), Class::Name | Class::Mark('.' | '\'' | '-')))
        && !view.glued(colon + 1);
    if !named {
        return None;
    }
    let span = view.span(from, colon);
    Some(Attribution {
        source: Some(Source::plain(span, SourceKind::Name)),
        cue_span: view.span(colon, colon + 1).into(),
        cue: None,
        addressee: MaybeSpan::NONE,
        rule: Rule::Transcript,
        certainty: Certainty::Sure,
    })
}

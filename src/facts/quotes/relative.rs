//! Relative clauses: the noun phrase before "who", and whether a verb is within one.

use super::apposition::before_comma;
use super::clause::clause_subject;
use super::past_forms::looks_past;
use super::person_noun::is_person;
use super::speaker_phrase::{PhraseKind, SpeakerPhrase, head_of, open_bracket, phrase_begin};
use super::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::cue::VerbForm;

/// The noun phrase before "who".
#[must_use]
pub fn antecedent(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    relative: usize,
) -> Option<SpeakerPhrase> {
    let mut end = relative;
    while end > bound && matches!(tagged.class(end - 1), Class::Mark(',') | Class::Preposition) {
        end -= 1;
    }
    if end <= bound {
        return None;
    }
    if tagged.class(end - 1) == Class::Mark(')')
        && let Some(open) = open_bracket(tagged, bound, end - 1)
    {
        end = open;
    }
    let begin = phrase_begin(tagged, bound, end);
    if begin == end {
        return None;
    }
    // "She wore a badge that read", "a man wearing a shirt that said": the badge, the shirt.
    let opens = |at: &usize| matches!(tagged.class(*at), Class::Determiner | Class::Possessive);
    let acts = |at: usize| tagged.is_verb_form(at);
    // "were driven out by the guards, who said": the guards.
    if let Some(by) = (begin..end).rev().find(|at| tagged.word(*at) == "by")
        && by + 1 < end
    {
        return head_of(tagged, by + 1, end);
    }
    // "pitted business groups, who claim"
    if acts(begin)
        && begin + 1 < end
        && matches!(tagged.class(begin + 1), Class::Word | Class::Name)
    {
        return head_of(tagged, begin + 1, end);
    }
    if tagged.word(relative) == "that" {
        let article = (begin + 1..end).rev().find(opens);
        if let Some(article) = article.filter(|at| acts(at - 1) || acts(begin)) {
            return head_of(tagged, article, end);
        }
        // "Shirts appeared near the square that said"
        if acts(begin) {
            return clause_subject(tagged, bound, begin);
        }
    }
    // The nearest name or noun phrase: after the last preposition unless it is "of"/"for" of a role.
    let mut start = begin;
    for at in begin..end {
        if tagged.class(at) == Class::Preposition && tagged.class(end - 1) == Class::Name {
            start = at + 1;
        }
    }
    // "Lind, professor at Torp University, who": the apposition's own name is not the subject.
    if begin > bound + 1
        && tagged.class(begin - 1) == Class::Mark(',')
        && matches!(tagged.class(begin - 2), Class::Name | Class::Mark(')'))
        && (tagged.class(begin) == Class::Word || matches!(tagged.word(begin), "a" | "an"))
    {
        return before_comma(tagged, bound, begin - 1, end);
    }
    if tagged.class(end - 1) == Class::Name && start > begin {
        let whole = head_of(tagged, begin, end);
        let near = head_of(tagged, start, end);
        // "a spokesman for Marsh, who" is the mayor; "Joe Marsh of Ohio, who" is Joe Marsh.
        return match (whole, near) {
            (Some(w), _) if w.kind == PhraseKind::Name => Some(w),
            (_, near) => near,
        };
    }
    head_of(tagged, begin, end)
}

/// The "who" whose clause has its own verb before the phrase at `begin`, without a comma between.
#[must_use]
pub fn relative_before(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    begin: usize,
    end: usize,
) -> Option<usize> {
    let plain = |at: &usize| !matches!(tagged.class(*at), Class::Mark(_) | Class::Conjunction);
    let mut before = (bound..begin).rev().take(10).take_while(plain);
    let who = before.find(|at| tagged.word(*at) == "who")?;
    // "People who live by the lake say", "a man who keeps goats says": its verb is in no list.
    if begin == who + 1 && who > bound && is_own_verb(tagged, begin, end) {
        return Some(who);
    }
    // "over who had backed it that Lind said": the clause of "that" has its own subject.
    if begin > who + 1
        && tagged.word(begin - 1) == "that"
        && !(begin..end).any(|at| tagged.is_verb_form(at))
    {
        return None;
    }
    // "Moe, who was hurt after Lind refused to": no comma ends the clause, so Lind refused.
    let within = who > bound && tagged.class(who - 1) == Class::Mark(',');
    if within && begin > who + 1 && tagged.class(begin - 1) == Class::Subordinator {
        return None;
    }
    let acts = (who + 1..end).any(|at| match tagged.class(at) {
        Class::Verb(verb) => verb.form != VerbForm::Participle,
        Class::Word => looks_past(tagged.word(at)),
        Class::Auxiliary => true,
        _ => false,
    });
    (acts && who > bound).then_some(who)
}

/// Whether the first word of `begin..end` behind "who" is a verb, by its number and that of the verb at
/// `end`: not "who police in Torp say".
fn is_own_verb(tagged: &TaggedParagraph<'_>, begin: usize, end: usize) -> bool {
    let (first, reports) = (tagged.word(begin), tagged.word(end));
    let plain = tagged.class(begin) == Class::Word && end > begin + 1 && !is_person(first);
    let plural = matches!(tagged.class(end), Class::Verb(v) if v.form == VerbForm::Base);
    let opens = matches!(
        tagged.class(begin + 1),
        Class::Preposition | Class::Determiner | Class::Possessive
    ) || tagged.class(begin + 1) == Class::Word && end > begin + 1;
    plain
        && opens
        && if plural {
            !first.ends_with('s')
        } else {
            first.ends_with('s') && reports.ends_with('s')
        }
}

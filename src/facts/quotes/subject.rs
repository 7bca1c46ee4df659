//! The subject of a reporting verb, from the words before it.

use super::apposition::{before_comma, subject_phrase};
use super::clause::{clause_subject, ends_phrase, is_time_phrase, subordinate_subject};
use super::coordination::list_begin;
use super::past_forms::looks_past;
use super::person_noun::is_person;
use super::reduced_clause::reduced_subject;
use super::speaker_phrase::{
    LONGEST, NOUNS, PhraseKind, SpeakerPhrase, head_of, is_counted, open_bracket, phrase_after,
    phrase_begin,
};
use super::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::cue::{CueKind, Frames, VerbForm};

/// The subject of the verb at `verb`, looked for from `bound` on.
#[must_use]
pub fn subject_of(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    verb: usize,
) -> Option<SpeakerPhrase> {
    // "quoted a clerk as saying"
    if let Some(quoted) = verb.checked_sub(1).filter(|at| *at > bound && tagged.word(*at) == "as")
        && matches!(tagged.class(verb), Class::Verb(v) if v.form == VerbForm::Participle)
    {
        // "quoted him as saying"
        if quoted > bound && tagged.class(quoted - 1) == Class::Object {
            let span = tagged.span(quoted - 1, quoted);
            return Some(SpeakerPhrase::plain(span, PhraseKind::Pronoun));
        }
        let begin = phrase_begin(tagged, bound, quoted);
        let named = begin < quoted && tagged.class(begin) != Class::Preposition;
        return if named {
            head_of(tagged, begin, quoted)
        } else {
            clause_subject(tagged, bound, quoted)
        };
    }
    if let Class::Verb(v) = tagged.class(verb)
        && v.form == VerbForm::Participle
        && !(verb > bound && matches!(tagged.class(verb - 1), Class::Auxiliary | Class::Adverb))
    {
        // "voters saying", "the sign reading": the noun right before is the subject, unless it was
        // itself said ("issued a statement saying").
        if verb > bound
            && matches!(tagged.class(verb - 1), Class::Word | Class::Name | Class::Number)
            && !is_said(tagged.word(verb - 1))
        {
            let begin = phrase_begin(tagged, bound, verb);
            // "carried a sign reading"
            let carried = (begin..verb - 1).rev().find(|at| looks_past(tagged.word(*at)));
            if let Some(at) = carried.filter(|_| v.base() == "read") {
                return head_of(tagged, at + 1, verb);
            }
            let apart = begin == bound
                || matches!(
                    tagged.class(begin - 1),
                    Class::Mark(_) | Class::Conjunction | Class::Relative | Class::Subordinator
                );
            let verbal = (begin..verb).any(|at| tagged.is_verb_form(at));
            // "…, at one point calling it": when, not who; "…, with experts calling it": who.
            let placed = tagged.class(begin) == Class::Preposition && tagged.word(begin) != "with";
            if begin < verb && apart && !verbal && !placed {
                return head_of(tagged, begin, verb);
            }
        }
        // "…, Lind said on Monday, adding": both verbs have the same subject.
        if let Some(reporting) = reporting_verb_before(tagged, bound, verb) {
            let inverted = inverted_subject(tagged, reporting, verb);
            if inverted.is_some() {
                return inverted;
            }
            let near = subject_of(tagged, bound, reporting);
            // "Lind said Moe had asked for time, adding that": Lind adds it.
            let outer = near.and_then(|near| outer_verb(tagged, bound, near));
            return outer.and_then(|outer| subject_of(tagged, bound, outer)).or(near);
        }
        let subject = clause_subject(tagged, bound, verb);
        return subordinate_subject(tagged, bound, verb, subject).or(subject);
    }
    let mut end = verb;
    let mut steps = 0;
    loop {
        if end <= bound || steps > 12 {
            return None;
        }
        steps += 1;
        match tagged.class(end - 1) {
            // "on Tuesday said"
            Class::Time if end > bound + 1 && tagged.class(end - 2) == Class::Preposition => {
                end -= 2;
            }
            // "a second said"
            Class::Adverb if end > bound + 1 && is_counted(tagged, bound, end - 1) => {
                return head_of(tagged, end - 2, end);
            }
            Class::Auxiliary | Class::Adverb | Class::Time => end -= 1,
            // "the drivers all said"
            Class::Determiner
                if end > bound + 1
                    && matches!(tagged.word(end - 1), "all" | "both" | "each")
                    && matches!(
                        tagged.class(end - 2),
                        Class::Name | Class::Word | Class::Pronoun
                    ) =>
            {
                end -= 1;
            }
            // "once said", "has since said"
            Class::Subordinator if matches!(tagged.word(end - 1), "once" | "since") => end -= 1,
            // "went on to say", "refused to say", "was quick to add".
            Class::To => return infinitive_subject(tagged, bound, end - 1),
            Class::Relative => {
                let found = antecedent(tagged, bound, end - 1)?;
                return Some(SpeakerPhrase { beside: tagged.span(end - 1, end), ..found });
            }
            Class::Pronoun => {
                // "he himself said" is covered by `Object` below.
                let span = tagged.span(end - 1, end);
                return Some(SpeakerPhrase::plain(span, PhraseKind::Pronoun));
            }
            // "one of them said"
            Class::Object if end > bound + 2 && tagged.word(end - 2) == "of" => {
                let begin = phrase_begin(tagged, bound, end - 2);
                let span = tagged.span(begin, end);
                return (begin < end - 2).then(|| SpeakerPhrase::plain(span, PhraseKind::Nominal));
            }
            Class::Object => end -= 1,
            // "all but accused"
            Class::Conjunction if end > bound + 1 && tagged.word(end - 2) == "all" => end -= 2,
            Class::Conjunction => {
                let near = joined_subject(tagged, bound, end - 1);
                return near.or_else(|| clause_subject(tagged, bound, end));
            }
            Class::Verb(_) => return clause_subject(tagged, bound, end),
            Class::Mark(',') => {
                let near = before_comma(tagged, bound, end - 1, verb);
                // "The letter, dated Friday, May 10, says": the letter.
                return if near.is_some_and(|phrase| is_date(tagged, phrase)) {
                    clause_subject(tagged, bound, verb).filter(|phrase| !is_date(tagged, *phrase))
                } else {
                    near
                };
            }
            Class::Mark('"' | '\'') if tagged.pair_at(end - 1).is_some() => {
                let open = tagged.pair_at(end - 1).map_or(bound, |p| p.open);
                return if open > bound { clause_subject(tagged, bound, open) } else { None };
            }
            Class::Mark('—' | ')' | '-') => {
                let close = end - 1;
                if tagged.class(close) == Class::Mark(')')
                    && let Some(open) = open_bracket(tagged, bound, close)
                {
                    end = open;
                    continue;
                }
                // "Marsh — the mayor — said", "Marsh -- the mayor -- said".
                let dash = |at: &usize| tagged.class(*at) == Class::Mark('—');
                let close = close - (bound..close).rev().take_while(dash).count();
                let open = (bound..close).rev().take(LONGEST).find(dash)?;
                end = open - (bound..open).rev().take_while(dash).count();
            }
            // "a banner that said"; in "posted a message that read" the sender speaks.
            Class::Subordinator
                if end > bound + 1
                    && tagged.word(end - 1) == "that"
                    && matches!(tagged.class(end - 2), Class::Word | Class::Name)
                    && !is_said(tagged.word(end - 2))
                    && matches!(tagged.class(verb), Class::Verb(v) if matches!(v.base(), "read" | "say")) =>
            {
                return antecedent(tagged, bound, end - 1);
            }
            // "Rolf Inc. said", "Lind Jr. said"
            Class::Mark('.')
                if end > bound + 1
                    && tagged.glued(end - 1)
                    && tagged.class(end - 2) == Class::Name =>
            {
                end -= 1;
            }
            Class::Subordinator | Class::Mark(_) | Class::Preposition => return None,
            _ => {
                let mut begin = phrase_begin(tagged, bound, end);
                if begin == end {
                    return None;
                }
                // "has long said", "have in the past said".
                let helped = begin > bound && tagged.class(begin - 1) == Class::Auxiliary;
                if helped && (tagged.class(begin) == Class::Preposition || end - begin == 1) {
                    end = begin;
                    continue;
                }
                if let Some(before) = before_setting(tagged, bound, begin, end) {
                    end = before;
                    continue;
                }
                // "The ministry less than two weeks ago said".
                if is_time_phrase(tagged, begin, end) && begin > bound {
                    if tagged.class(begin - 1) == Class::Subordinator {
                        begin -= 1;
                    }
                    end = begin;
                    continue;
                }
                // "A nurse charged with killing three patients said": the nurse.
                if let Some(subject) = reduced_subject(tagged, bound, end) {
                    return Some(subject);
                }
                // "A guard who saw the thieves said": the guard.
                if let Some(relative) = relative_before(tagged, bound, begin, end) {
                    return antecedent(tagged, bound, relative);
                }
                if let Some(first) = list_begin(tagged, bound, begin, end) {
                    let list = tagged.span(first, end);
                    return Some(SpeakerPhrase::plain(list, PhraseKind::Nominal));
                }
                return subject_phrase(tagged, bound, begin, end);
            }
        }
    }
}

/// Where the subject is to be looked for when the words `begin..end` before a verb say when, where
/// or how: "who in 2010 said", "but in a later interview said", "and, in a low voice, said".
fn before_setting(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    begin: usize,
    end: usize,
) -> Option<usize> {
    // "in a later interview": an adverb inside.
    let adverb = begin > bound && tagged.class(begin - 1) == Class::Adverb;
    let begin = if adverb { phrase_begin(tagged, bound, begin - 1) } else { begin };
    let mut before = begin.checked_sub(1).filter(|at| *at > bound)?;
    if tagged.class(begin) != Class::Preposition {
        return None;
    }
    if tagged.class(before) == Class::Mark(',') {
        before = before.checked_sub(1).filter(|at| *at > bound)?;
    }
    let settles = match tagged.class(before) {
        Class::Relative => true,
        Class::Conjunction => {
            // "but in Torp officials said", "and in the evening the mayor said": a subject of its own.
            let opens = |at: &usize| {
                matches!(
                    tagged.class(*at),
                    Class::Determiner | Class::Possessive | Class::Name | Class::Time
                )
            };
            let plural = tagged.word(end - 1).ends_with('s');
            (begin..end).filter(opens).count() == usize::from(!plural)
                && matches!(tagged.class(end - 1), Class::Word | Class::Number)
        }
        _ => false,
    };
    settles.then_some(before + 1)
}

/// The pronoun before a verb that "and" joins to the next: "he laughed and said".
fn joined_subject(tagged: &TaggedParagraph<'_>, bound: usize, and: usize) -> Option<SpeakerPhrase> {
    let inside = |at: &usize| !matches!(tagged.class(*at), Class::Mark(_) | Class::Conjunction);
    let acts = |at: &usize| match tagged.class(*at) {
        Class::Verb(verb) => verb.form == VerbForm::Finite,
        Class::Word => looks_past(tagged.word(*at)),
        _ => false,
    };
    let verb = (bound..and).rev().take(8).take_while(inside).find(acts)?;
    let subject = (bound..verb).rev().find(|at| tagged.class(*at) != Class::Adverb)?;
    let person = tagged.class(subject) == Class::Pronoun && tagged.word(subject) != "it";
    person.then(|| SpeakerPhrase::plain(tagged.span(subject, subject + 1), PhraseKind::Pronoun))
}

/// The "who" whose clause has its own verb before the phrase at `begin`, without a comma between.
fn relative_before(
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

/// Tokens between a verb and the "that" of its clause at most: "told the club on Monday that".
pub const BEFORE_THAT: usize = 8;

/// The reporting verb whose clause the source opens: "said" in "Lind said she called it “…”", "Lind
/// said on Monday that Moe had called it “…”".
#[must_use]
pub fn outer_verb(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    source: SpeakerPhrase,
) -> Option<usize> {
    if source.span != source.beside {
        return None;
    }
    let first = source.span.start.min(source.core.start);
    let first = tagged.tokens.partition_point(|t| t.start < first);
    // "said on Tuesday she"
    let times = |at: &usize| match tagged.class(*at) {
        Class::Time => true,
        Class::Preposition => tagged.class(at + 1) == Class::Time,
        _ => false,
    };
    let first = first - (begin..first).rev().take_while(times).count();
    let before = first.checked_sub(1).filter(|at| *at > begin)?;
    let reports = |at: &usize| {
        matches!(tagged.class(*at), Class::Verb(v) if v.form == VerbForm::Finite
            && v.frames.has(Frames::CLAUSE)
            && !matches!(v.kind, CueKind::Thought | CueKind::Showed))
    };
    let at = if tagged.word(before) == "that" {
        let inside = |at: &usize| !matches!(tagged.class(*at), Class::Mark(_) | Class::Relative);
        (begin..before).rev().take(BEFORE_THAT).take_while(inside).find(reports)?
    } else {
        Some(before).filter(reports)?
    };
    (at > begin && subject_of(tagged, begin, at).is_some()).then_some(at)
}

/// Tokens between a reporting verb and the participle behind what it reports at most.
const CLAUSE: usize = 24;

/// The finite reporting verb whose clause ends at the comma before the participle at `verb`.
fn reporting_verb_before(tagged: &TaggedParagraph<'_>, bound: usize, verb: usize) -> Option<usize> {
    let mut at = verb;
    while at > bound && matches!(tagged.class(at - 1), Class::Adverb | Class::Conjunction) {
        at -= 1;
    }
    let comma = at.checked_sub(1).filter(|n| *n > bound && ends_phrase(tagged, *n))?;
    at = comma;
    for _ in 0..CLAUSE {
        if let Some(pair) = tagged.pair_at(at) {
            at = pair.open;
        }
        at = at.checked_sub(1).filter(|n| *n >= bound)?;
        match tagged.class(at) {
            // "emails deemed secret", "said he knew": another's words.
            Class::Verb(verb)
                if verb.form == VerbForm::Finite
                    && !matches!(verb.kind, CueKind::Called | CueKind::Thought) =>
            {
                return Some(at);
            }
            Class::Mark(',' | ';' | ':') => return None,
            _ => {}
        }
    }
    None
}

/// The speaker in ", said Lind, noting that": behind the verb that a comma comes before.
fn inverted_subject(
    tagged: &TaggedParagraph<'_>,
    reporting: usize,
    participle: usize,
) -> Option<SpeakerPhrase> {
    let before = reporting.checked_sub(1)?;
    let named = matches!(tagged.class(reporting + 1), Class::Name | Class::Determiner)
        && matches!(tagged.class(reporting), Class::Verb(verb) if verb.base() == "say");
    (tagged.class(before) == Class::Mark(',') && named)
        .then(|| phrase_after(tagged, reporting + 1, participle))?
}

/// The subject of an infinitive: "led critics to say", "for Lind to stress", else the clause's subject.
fn infinitive_subject(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    to: usize,
) -> Option<SpeakerPhrase> {
    if to > bound {
        let before = to - 1;
        let person = match tagged.class(before) {
            Class::Name => true,
            Class::Word => tagged.word(before).ends_with('s') && !is_said(tagged.word(before)),
            _ => false,
        };
        if person {
            let begin = phrase_begin(tagged, bound, to);
            let led = begin > bound
                && matches!(
                    tagged.class(begin - 1),
                    Class::Verb(_) | Class::Subordinator | Class::Mark(',')
                );
            let preposed = (begin..to).rev().find(|at| tagged.class(*at) == Class::Preposition);
            if let Some(at) = preposed.filter(|at| tagged.word(*at) == "for") {
                return head_of(tagged, at + 1, to);
            }
            if led {
                return head_of(tagged, begin, to);
            }
        }
    }
    clause_subject(tagged, bound, to)
}

/// Whether a phrase is a day or a time: "May 10", "Friday", "10 May 2024".
fn is_date(tagged: &TaggedParagraph<'_>, phrase: SpeakerPhrase) -> bool {
    let begin = tagged.tokens.partition_point(|t| t.start < phrase.core.start);
    let end = tagged.tokens.partition_point(|t| t.start < phrase.core.end);
    // A month that is also a word or a name is a date beside a number alone.
    let month = |at: usize| matches!(tagged.word(at), "March" | "May");
    let number = |at: usize| tagged.class(at) == Class::Number;
    let day = |at: usize| tagged.class(at) == Class::Time;
    let mark = |at: usize| matches!(tagged.class(at), Class::Mark(',' | '.'));
    (begin..end).all(|at| day(at) || number(at) || month(at) || mark(at))
        && ((begin..end).any(day) || (begin..end).any(number) && (begin..end).any(month))
}

/// Whether a noun is something said or written.
fn is_said(word: &str) -> bool {
    NOUNS.contains(word)
        || matches!(
            word,
            "email" | "emails" | "release" | "op-ed" | "note" | "brief" | "papers" | "ad" | "video"
        )
}

/// The noun phrase before "who".
fn antecedent(
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

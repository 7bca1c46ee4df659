//! The subject of a reporting verb, from the words before it.

use super::apposition::{before_comma, subject_phrase};
use super::clause::{clause_subject, ends_phrase, is_time_phrase, subordinate_subject};
use super::coordination::list_begin;
use super::documents::{author, is_document, is_said, issuer};
use super::participle::{follows_document, gathered, is_heard, perceived};
use super::past_forms::looks_past;
use super::reduced_clause::reduced_subject;
use super::relative::{antecedent, relative_before};
use super::speaker_phrase::{
    LONGEST, PhraseKind, SpeakerPhrase, head_of, is_counted, open_bracket, phrase_after,
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
        // "a driver can be heard asking"
        if is_heard(tagged, bound, verb) {
            return subject_of(tagged, bound, verb - 1);
        }
        if let Some(seen) = perceived(tagged, bound, verb) {
            return Some(seen);
        }
        // "voters saying", "the sign reading": the noun right before is the subject, unless it was
        // itself said ("issued a statement saying").
        if verb > bound
            && matches!(tagged.class(verb - 1), Class::Word | Class::Name | Class::Number)
            && !follows_document(tagged, bound, verb)
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
            // "reminds us of Lind saying", "a film of Moe telling"
            let of = (begin..verb).rev().find(|at| tagged.class(*at) != Class::Name);
            if let Some(of) = of.filter(|at| *at + 1 < verb && tagged.word(*at) == "of") {
                return head_of(tagged, of + 1, verb);
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
        return gathered(tagged, bound, verb)
            .or_else(|| subordinate_subject(tagged, bound, verb, subject))
            .or(subject);
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
                if tagged.word(end - 1) == "which"
                    && let Some(found) = issuer(tagged, bound, end - 1)
                {
                    return Some(found);
                }
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
            // "a trend that the council predicts will continue": the council.
            Class::Verb(v)
                if end < verb
                    && v.frames.has(Frames::CLAUSE)
                    && end > bound + 1
                    && matches!(
                        tagged.class(end - 2),
                        Class::Name | Class::Word | Class::Pronoun
                    ) =>
            {
                return subject_of(tagged, bound, end - 1);
            }
            Class::Verb(_) => return clause_subject(tagged, bound, end),
            Class::Mark(',') => {
                // "Lind, who, after a quarrel with Moe, said"
                if let Some(who) = relative_alone(tagged, bound, end - 1) {
                    let found = antecedent(tagged, bound, who)?;
                    return Some(SpeakerPhrase { beside: tagged.span(who, who + 1), ..found });
                }
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
                    && matches!(tagged.class(end - 2), Class::Word | Class::Name) =>
            {
                let Class::Verb(v) = tagged.class(verb) else { return None };
                let reads = matches!(v.base(), "read" | "say");
                let reports = v.frames.has(Frames::QUOTE.or(Frames::CLAUSE));
                return if reads || reports && is_document(tagged.word(end - 2)) {
                    issuer(tagged, bound, end - 1).or_else(|| antecedent(tagged, bound, end - 1))
                } else {
                    None
                };
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
                // "a letter sent out by Lind on Tuesday warned"
                let out = begin > bound && tagged.class(begin - 1) == Class::Adverb;
                let from = if out { phrase_begin(tagged, bound, begin - 1) } else { begin };
                if let Some(author) = author(tagged, from, end) {
                    return Some(author);
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

/// Tokens between a verb and the "that" of its clause at most: "told the club on Monday that".
pub const BEFORE_THAT: usize = 8;

/// Tokens of a noun phrase between "that" and the verb of its clause at most.
const SUBJECT: usize = 12;

/// The reporting verb whose clause the source opens: "said" in "Lind said she called it “…”", "Lind
/// said on Monday that Moe had called it “…”", "warning that the delay after the strike shows “…”".
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
    let at = if reports_clause(tagged, before) {
        Some(before)
    } else {
        // "that the delay after the strike", "that in Torp the mayor"
        let phrase = |at: &usize| {
            tagged.class(*at).joins_phrase()
                || tagged.class(*at) == Class::Preposition
                || matches!(tagged.word(*at), "after" | "before" | "so")
        };
        let skipped = (begin..first).rev().take(SUBJECT).take_while(phrase).count();
        let that = (first - skipped).checked_sub(1).filter(|at| *at > begin)?;
        (tagged.word(that) == "that").then(|| verb_of_that(tagged, begin, that))?
    }?;
    (at > begin && subject_of(tagged, begin, at).is_some()).then_some(at)
}

/// The reporting verb before the "that" at `that`, over an addressee and marks: "told the show
/// “Morning” that".
fn verb_of_that(tagged: &TaggedParagraph<'_>, begin: usize, that: usize) -> Option<usize> {
    let mut at = that;
    for _ in 0..BEFORE_THAT {
        at = at.checked_sub(1).filter(|n| *n > begin)?;
        if let Some(pair) = tagged.pair_at(at) {
            at = pair.open;
        } else if reports_clause(tagged, at) {
            return Some(at);
        } else if matches!(tagged.class(at), Class::Mark(_) | Class::Relative) {
            return None;
        }
    }
    None
}

/// Whether a clause of speech may follow the verb at `at`: "said", "did say", "stating".
fn reports_clause(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let Class::Verb(verb) = tagged.class(at) else { return false };
    let does = verb.form != VerbForm::Base
        || at.checked_sub(1).is_some_and(|n| tagged.class(n) == Class::Auxiliary);
    does && verb.frames.has(Frames::CLAUSE)
        && !matches!(verb.kind, CueKind::Thought | CueKind::Showed)
}

/// The relative pronoun that stands alone before a comma, where the phrase behind that ends at `comma`:
/// "who" in "Lind, who, after a quarrel with Moe, said".
fn relative_alone(tagged: &TaggedParagraph<'_>, bound: usize, comma: usize) -> Option<usize> {
    let mut near = (bound + 1..comma).rev().take(LONGEST);
    let open = near.find(|at| tagged.is_outer_comma(*at))?;
    let set_off =
        matches!(tagged.class(open + 1), Class::Preposition | Class::Subordinator | Class::Adverb);
    (set_off && tagged.class(open - 1) == Class::Relative).then(|| open - 1)
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

/// Past forms of verbs that make their object do something.
const CAUSES: [&str; 12] = [
    "caused",
    "compelled",
    "drove",
    "forced",
    "inspired",
    "led",
    "moved",
    "obliged",
    "prompted",
    "provoked",
    "pushed",
    "spurred",
];

/// The subject of an infinitive: "led critics to say", "for Lind to stress", "urged members to fight"
/// (who urged), else the clause's subject.
fn infinitive_subject(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    to: usize,
) -> Option<SpeakerPhrase> {
    let before = to.checked_sub(1).filter(|at| *at >= bound)?;
    // "Lind said his mother used to say"
    if tagged.word(before) == "used" {
        let begin = phrase_begin(tagged, bound, before);
        let reported = begin > bound
            && begin < before
            && (matches!(tagged.class(begin - 1), Class::Verb(_))
                || tagged.word(begin - 1) == "that");
        if reported {
            return head_of(tagged, begin, before);
        }
    }
    match tagged.class(before) {
        // "promised to reject", "began to describe"
        Class::Verb(_) if before > bound => return governor_subject(tagged, bound, before),
        Class::Word if before > bound && tagged.is_past_form(before) => {
            let near = governor_subject(tagged, bound, before);
            return near.or_else(|| clause_subject(tagged, bound, to));
        }
        // "led her to say", "asked him to drop"
        Class::Object | Class::Possessive if before > bound => {
            let cause = before - 1;
            if asks(tagged, cause, to) {
                return governor_subject(tagged, bound, cause);
            }
            if CAUSES.binary_search(&tagged.word(cause)).is_ok() {
                let span = tagged.span(before, to);
                return Some(SpeakerPhrase::plain(span, PhraseKind::Pronoun));
            }
        }
        Class::Name | Class::Word => {
            let begin = phrase_begin(tagged, bound, to);
            let cause = (begin..before).rev().take(LONGEST).find(|at| {
                tagged.class(*at) == Class::Word && CAUSES.binary_search(&tagged.word(*at)).is_ok()
            });
            if let Some(cause) = cause {
                return head_of(tagged, cause + 1, to);
            }
            if let Some(asker) =
                begin.checked_sub(1).filter(|at| *at > bound && asks(tagged, *at, to))
            {
                return governor_subject(tagged, bound, asker);
            }
            let plural = tagged.word(before).ends_with('s') && !is_said(tagged.word(before));
            if tagged.class(before) == Class::Word && !plural {
                return clause_subject(tagged, bound, to);
            }
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
        _ => {}
    }
    clause_subject(tagged, bound, to)
}

/// The subject of the verb at `at` that governs an infinitive. Where it is an infinitive too, that of the
/// clause: chains of them take linear time.
fn governor_subject(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    at: usize,
) -> Option<SpeakerPhrase> {
    let mut before = (bound..at).rev().take(ADVERBS);
    let first = before.find(|n| !matches!(tagged.class(*n), Class::Adverb | Class::Auxiliary));
    if first.is_none_or(|n| tagged.class(n) == Class::To) {
        return clause_subject(tagged, bound, at);
    }
    subject_of(tagged, bound, at)
}

/// Adverbs and auxiliaries before a verb at most.
const ADVERBS: usize = 6;

/// Whether the verb at `at` asks its object for what the infinitive at `to` means: "urged", "called on",
/// "expects"; "asked Lind to say" leaves the words to Lind.
fn asks(tagged: &TaggedParagraph<'_>, at: usize, to: usize) -> bool {
    tagged.word(to + 1) != "say"
        && matches!(tagged.class(at), Class::Verb(verb)
        if verb.frames.has(Frames::INFINITIVE.or(Frames::TOLD).or(Frames::FOR)))
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

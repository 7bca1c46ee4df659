//! The subject at the head of a clause, for participles, infinitives and second verbs.

use super::name_phrase::name_begin;
use super::past_forms::looks_past;
use super::person_noun::is_person;
use super::speaker_phrase::{LONGEST, PhraseKind, SENTENCE, SpeakerPhrase, apposed_name, head_of};
use super::tagged_paragraph::{Class, TaggedParagraph, stands_alone};
use crate::facts::cue::VerbForm;
use crate::text::Span;

/// The subject of the clause that holds `verb`: its first noun phrase after leading phrases.
#[must_use]
pub fn clause_subject(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    verb: usize,
) -> Option<SpeakerPhrase> {
    first_subject(tagged, clause_begin(tagged, bound, verb), verb)
}

/// The first noun phrase of `bound..verb` that can be a subject.
#[must_use]
pub fn first_subject(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    verb: usize,
) -> Option<SpeakerPhrase> {
    let mut at = bound;
    let mut tries = 0;
    while at < verb && tries < 6 {
        tries += 1;
        match tagged.class(at) {
            Class::Adverb | Class::Conjunction | Class::Clitic | Class::Time => at += 1,
            Class::Mark('"' | '\'') if tagged.pair_at(at).is_some() => {
                at = tagged.pair_at(at).map_or(at + 1, |p| p.after);
            }
            Class::Mark(_) => at += 1,
            // "Late last month, the firm"
            Class::Name
                if matches!(tagged.word(at), "Late" | "Early")
                    && tagged.class(at + 1) == Class::Time =>
            {
                at += 1;
            }
            // "about 200 protesters"
            Class::Preposition if tagged.class(at + 1) == Class::Number => break,
            Class::Preposition
            | Class::To
            | Class::Subordinator
            | Class::Verb(_)
            | Class::Relative => match (at..verb).find(|n| tagged.is_outer_comma(*n)) {
                Some(comma) => at = comma + 1,
                None if matches!(tagged.class(at), Class::Subordinator) => at += 1,
                None => return None,
            },
            _ => break,
        }
    }
    let mut skipped = at > bound;
    // "In Ames, Iowa, Mrs. Lind tried", "A few days later, Lind": places and times come first.
    for _ in 0..3 {
        let end = phrase_end(tagged, at, verb);
        // "On Monday, an hour after the match had ended, Lind": a clause of time.
        let clause = is_time_phrase(tagged, at, end)
            && matches!(tagged.word(end), "after" | "before" | "since" | "when");
        if let Some(comma) = (end..verb).find(|n| clause && tagged.is_outer_comma(*n)) {
            at = comma + 1;
            skipped = true;
            continue;
        }
        let adverb = matches!(tagged.class(end), Class::Adverb);
        let comma = if adverb { end + 1 } else { end };
        if comma >= verb || tagged.class(comma) != Class::Mark(',') {
            break;
        }
        let short = |n: usize| tagged.class(n) == Class::Mark('.') && tagged.glued(n);
        let place = |n: usize| tagged.class(n) == Class::Name || short(n);
        let context = skipped && (at..end).all(place) && end - at <= 3;
        let goes_on = matches!(
            tagged.class(comma + 1),
            Class::Name
                | Class::Pronoun
                | Class::Possessive
                | Class::Preposition
                | Class::Subordinator
        ) || (matches!(tagged.class(comma + 1), Class::Determiner)
            && (is_time_phrase(tagged, at, end) || acts_at(tagged, comma + 1, verb)));
        if !((context || is_time_phrase(tagged, at, end)) && goes_on) {
            break;
        }
        at = comma + 1;
        skipped = true;
        if matches!(tagged.class(at), Class::Preposition | Class::Subordinator) {
            match (at..verb).find(|n| tagged.class(*n) == Class::Mark(',')) {
                Some(next) => at = next + 1,
                None => break,
            }
        }
    }
    let end = phrase_end(tagged, at, verb);
    let head = if end == at { None } else { head_of(tagged, at, end) }?;
    Some(apposed_name(tagged, head, verb).unwrap_or(head))
}

/// Where the sentence begins behind "Asked whether he wished to speak,", in which no one says anything.
#[must_use]
pub fn past_question(tagged: &TaggedParagraph<'_>, begin: usize, end: usize) -> usize {
    if !matches!(tagged.word(begin), "Asked" | "Pressed" | "Questioned") {
        return begin;
    }
    let comma = (begin..end.min(begin + SENTENCE)).find(|at| tagged.is_outer_comma(*at));
    comma.map_or(begin, |comma| comma + 1)
}

/// Whether the noun phrase at `at` has its verb right behind: "Ohio, the mayor rose", not "Lind, the mayor,".
fn acts_at(tagged: &TaggedParagraph<'_>, at: usize, verb: usize) -> bool {
    let end = phrase_end(tagged, at, verb);
    end > at && end < verb && tagged.is_finite_form(end)
}

/// Tokens between "For" and the comma behind its name at most.
const TOPIC: usize = 12;

/// The name in "For Lind, a driver, it is the potholes", "To the mayor Eva Moe, both are wrong".
#[must_use]
pub fn topic_of(tagged: &TaggedParagraph<'_>, from: usize, to: usize) -> Option<Span> {
    let opens = match tagged.word(from) {
        "For" | "To" => from + 1,
        "As" if tagged.word(from + 1) == "for" => from + 2,
        _ => return None,
    };
    let comma = (opens..to.min(from + TOPIC)).find(|n| tagged.is_outer_comma(*n))?;
    let phrase = (opens..comma).all(|n| tagged.class(n).joins_phrase());
    let named = comma > opens && phrase && tagged.class(comma - 1) == Class::Name;
    named.then(|| tagged.span(name_begin(tagged, opens, comma), comma))
}

/// Where the clause of `verb` begins: after the last ", and" or ", but" that a subject and another
/// verb follow.
fn clause_begin(tagged: &TaggedParagraph<'_>, bound: usize, verb: usize) -> usize {
    let finite = !matches!(tagged.class(verb), Class::Verb(v) if v.form == VerbForm::Participle);
    let mut at = verb;
    let mut acts = false;
    let mut steps = 0;
    while at > bound + 1 && steps < 60 {
        at -= 1;
        steps += 1;
        if let Some(pair) = tagged.pair_at(at).filter(|p| p.open > bound) {
            at = pair.open;
            continue;
        }
        let subject = matches!(
            tagged.class(at + 1),
            Class::Name | Class::Pronoun | Class::Determiner | Class::Possessive
        );
        match tagged.class(at) {
            Class::Auxiliary => acts = true,
            Class::Verb(_) => acts = true,
            Class::Word if looks_past(tagged.word(at)) => acts = true,
            // "was booed; had to leave; and declared": verbs of one subject.
            Class::Mark(';') if acts && !opens_verb(tagged, at + 1) => return at + 1,
            Class::Conjunction if subject && acts && tagged.class(at - 1) == Class::Mark(',') => {
                return at + 1;
            }
            Class::Subordinator
                if finite
                    && subject
                    && acts
                    && matches!(tagged.word(at), "as" | "while" | "after" | "before" | "when")
                    && !is_preposition(tagged, at, verb)
                    && !ends_before(tagged, at, verb)
                    && !is_inserted(tagged, bound, at, verb) =>
            {
                return at + 1;
            }
            // "This is why shopkeepers fold their arms and say"
            Class::Subordinator
                if (subject || tagged.class(at + 1) == Class::Word)
                    && tagged.word(at) == "why"
                    && tagged.class(at - 1) == Class::Auxiliary =>
            {
                return at + 1;
            }
            _ => {}
        }
    }
    bound
}

/// Whether a verb of the clause before goes on at `at`: "and declared", "was denounced".
fn opens_verb(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let joined = tagged.class(at) == Class::Conjunction;
    tagged.is_finite_form(at + usize::from(joined))
}

/// Whether "after" or "before" at `link` has a noun phrase alone, and no clause: "said after lunch that
/// she", "After the match, the first guests".
fn is_preposition(tagged: &TaggedParagraph<'_>, link: usize, verb: usize) -> bool {
    if !matches!(tagged.word(link), "after" | "before") {
        return false;
    }
    // "after Lind, asked about it, said" is a clause.
    let ends = |at: usize| {
        tagged.is_outer_comma(at) && tagged.class(at - 1) != Class::Name
            || tagged.word(at) == "that"
    };
    let mut behind = link + 1..verb;
    behind.find(|at| tagged.is_finite_form(*at) || ends(*at)).is_some_and(ends)
}

/// Whether the clause that `link` opens stands inside that of `verb`: "Lind, on her way as hundreds
/// waited, mocked".
fn is_inserted(tagged: &TaggedParagraph<'_>, bound: usize, link: usize, verb: usize) -> bool {
    let own = |at: usize| tagged.is_finite_form(at);
    let mut behind = link + 2..verb;
    let comma = behind.find(|at| tagged.is_outer_comma(*at));
    comma.is_some_and(|comma| {
        (link + 1..comma).any(own) && own(comma + 1) && !(bound..link).rev().take(60).any(own)
    })
}

/// Whether the clause that `link` opens ends at a comma behind which another subject stands: "An hour
/// after it ended, Lind stood up and said".
fn ends_before(tagged: &TaggedParagraph<'_>, link: usize, verb: usize) -> bool {
    (link..verb).any(|n| {
        let subject = matches!(tagged.class(n + 1), Class::Name | Class::Pronoun);
        let acts = |at: usize| match tagged.class(at) {
            Class::Word => looks_past(tagged.word(at)),
            class => matches!(class, Class::Auxiliary | Class::Verb(_)),
        };
        tagged.is_outer_comma(n) && subject && (link + 1..n).any(acts)
    })
}

/// Tokens of a subordinate clause before a participle at most.
const SUBORDINATE: usize = 24;

/// "The plan was dropped after three engineers resigned, saying that …": the subject of the clause
/// before the participle at `participle`, where that of the sentence, `main`, does nothing itself.
#[must_use]
pub fn subordinate_subject(
    tagged: &TaggedParagraph<'_>,
    bound: usize,
    participle: usize,
    main: Option<SpeakerPhrase>,
) -> Option<SpeakerPhrase> {
    main.filter(|main| main.kind == PhraseKind::Nominal)?;
    let linked = |at: &usize| matches!(tagged.class(*at), Class::Adverb | Class::Conjunction);
    let close = participle - (bound..participle).rev().take_while(linked).count();
    let comma = close.checked_sub(1).filter(|at| tagged.class(*at) == Class::Mark(','))?;
    let inside = |at: &usize| !matches!(tagged.class(*at), Class::Mark(_));
    let opens = |at: &usize| matches!(tagged.word(*at), "after" | "as" | "once" | "when" | "while");
    let mut before = (bound..comma).rev().take(SUBORDINATE).take_while(inside);
    let link = before.find(opens)?;
    let acts = |at: &usize| tagged.is_finite_form(*at);
    let verb = (link + 2..comma).find(acts).filter(|at| !is_be(tagged.word(*at)))?;
    let undergoes = |at: usize| {
        at > bound && is_be(tagged.word(at - 1)) && acts(&at) || CHANGES.contains(&tagged.word(at))
    };
    let phrase = |at: usize| {
        tagged.class(at).joins_phrase()
            || matches!(tagged.class(at), Class::Preposition | Class::Number)
    };
    ((bound..link).rev().take(LONGEST).any(undergoes) && (link + 1..verb).all(phrase))
        .then(|| head_of(tagged, link + 1, verb))?
        .filter(|subject| subject.kind != PhraseKind::Pronoun)
}

/// Verbs whose subject undergoes what they say.
const CHANGES: [&str; 9] =
    ["began", "broke", "closed", "collapsed", "ended", "failed", "fell", "stalled", "started"];

/// Whether a word is a form of "be".
#[must_use]
pub fn is_be(word: &str) -> bool {
    matches!(word, "are" | "be" | "been" | "being" | "is" | "was" | "were")
}

/// A comma outside marks, or marks that close after one.
#[must_use]
pub fn ends_phrase(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    match tagged.pair_at(at) {
        None => tagged.class(at) == Class::Mark(','),
        Some(pair) => {
            at + 1 == pair.after && pair.last > 0 && tagged.class(pair.last - 1) == Class::Mark(',')
        }
    }
}

/// Where the noun phrase that begins at `at` ends, before `verb`.
fn phrase_end(tagged: &TaggedParagraph<'_>, at: usize, verb: usize) -> usize {
    let mut end = at;
    while end < verb && end - at < LONGEST {
        let owned = end > at
            && matches!(
                tagged.class(end - 1),
                Class::Determiner | Class::Possessive | Class::Clitic
            );
        match tagged.class(end) {
            // "More than 2,000 people"
            Class::Subordinator if end == at + 1 && tagged.word(end) == "than" => {}
            Class::Auxiliary | Class::Relative | Class::Subordinator | Class::Object => break,
            // "the surprisingly good report", not "one later said"
            Class::Adverb if end > at && (!owned || stands_alone(tagged.word(end - 1))) => break,
            Class::Time if end > at => break,
            Class::Verb(_) if end > at && !owned => break,
            Class::Mark('-' | '/' | '&' | '.' | '\'') => {}
            Class::Mark(_) => break,
            Class::Conjunction
                if !matches!(
                    tagged.class(end + 1),
                    Class::Name | Class::Determiner | Class::Possessive
                ) =>
            {
                break;
            }
            Class::Pronoun if end == at => return end + 1,
            Class::Pronoun => break,
            Class::Word if end > at + 1 && acts_now(tagged, end) => break,
            // "Marsh attacked", "the mayor walked": a lower-case past form.
            Class::Word if end > at && !owned && looks_past(tagged.word(end)) => {
                let compound = tagged.class(end - 1) == Class::Mark('-') && tagged.glued(end);
                if !compound {
                    break;
                }
            }
            _ => {}
        }
        end += 1;
    }
    end
}

/// Whether a present form in "-s" stands behind a person at `at`: "my daughter swims there", not "the driver
/// records show".
fn acts_now(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let word = tagged.word(at);
    let goes_on = matches!(
        tagged.class(at + 1),
        Class::Adverb | Class::Preposition | Class::Determiner | Class::Possessive | Class::Object
    );
    word.ends_with('s')
        && goes_on
        && tagged.class(at - 1) == Class::Word
        && matches!(tagged.class(at - 2), Class::Determiner | Class::Possessive)
        && !tagged.word(at - 1).ends_with('s')
        && is_person(tagged.word(at - 1))
        && !is_person(word)
}

/// "a few days", "Tuesday morning", "the next week".
#[must_use]
pub fn is_time_phrase(tagged: &TaggedParagraph<'_>, from: usize, to: usize) -> bool {
    to > from
        && (tagged.class(to - 1) == Class::Time
            || matches!(
                tagged.word(to - 1),
                "day"
                    | "days"
                    | "week"
                    | "weeks"
                    | "month"
                    | "months"
                    | "year"
                    | "years"
                    | "hour"
                    | "hours"
                    | "minute"
                    | "minutes"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "night"
                    | "weekend"
                    | "time"
                    | "times"
                    | "moment"
                    | "moments"
                    | "decade"
                    | "decades"
                    | "cycle"
                    | "season"
            ))
}

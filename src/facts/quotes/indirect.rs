//! Indirect quotations: "said that …", "…, she said", "according to …", "vowed to …".

use super::attribution::{Attribution, from_verb};
use super::content::{
    Content, before_marks, clause_end, content_after, has_verb, infinitive_content, trim_end,
};
use super::detected::{DetectedQuote, Relation};
use super::past_forms::looks_past;
use super::speaker_phrase::{
    NOUNS, PhraseKind, SENTENCE, SpeakerPhrase, head_of, phrase_after, phrase_begin,
};
use super::subject::subject_of;
use super::tagged_paragraph::{Class, TaggedParagraph};
use super::verb_context::{is_according, is_passive};
use crate::facts::cue::{Cue, CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::{Certainty, QuoteKind, Rule};
use crate::text::optional_span::OptionalSpan;

/// The topic of the statement, not its content.
const TOPIC: Rule = Rule::Topic;

/// Verbs that report a stance even with a topic alone ("criticized the plan").
const TAKES_SIDES: [CueKind; 7] = [
    CueKind::Accused,
    CueKind::Called,
    CueKind::Criticized,
    CueKind::Demanded,
    CueKind::Denied,
    CueKind::Praised,
    CueKind::Promised,
];

/// Appends the indirect quotations of the sentence `begin..end`, outermost only.
pub fn detect_indirect(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    end: usize,
    out: &mut Vec<DetectedQuote>,
) {
    let mut at = begin;
    while at < end {
        if let Some(pair) = tagged.pair_at(at) {
            at = pair.after.max(at + 1);
            continue;
        }
        // Long sentences are searched up to a limit only.
        let (first, last) = (begin.max(at.saturating_sub(SENTENCE)), end.min(at + SENTENCE));
        let found = if is_according(tagged, at) {
            according(tagged, first, at, last)
        } else if let Class::Verb(verb) = tagged.class(at) {
            reported_after(tagged, first, at, last, &verb)
        } else if NOUNS.contains(tagged.word(at)) {
            named_by_noun(tagged, first, at, last)
        } else {
            None
        };
        let Some((content, attribution)) = found else {
            at += 1;
            continue;
        };
        let cue = attribution.cue_span;
        // "accused the mayor of running a “…”": the words between the marks are the content.
        let marked = content.rule == TOPIC
            && out.iter().any(|q| q.attribution.is_some_and(|a| a.cue_span == cue));
        let to = before_marks(tagged, content).filter(|_| !marked);
        if let Some(to) = to.filter(|to| *to > content.from) {
            out.push(DetectedQuote {
                span: tagged.span(content.from, to),
                kind: QuoteKind::Indirect,
                sentence: tagged.span(begin, end),
                attribution: Some(attribution),
                relation: Relation::None,
                closed: true,
            });
        }
        let rest = content.rest.filter(|(from, to)| {
            (*from..*to).all(|n| tagged.within.get(n) == Some(&0)) && has_verb(tagged, *from, *to)
        });
        if let Some((from, to)) = rest.filter(|_| to.is_some()) {
            let span = tagged.span(from, to);
            let relation = Relation::SameSentence;
            out.extend(out.last().copied().map(|part| DetectedQuote { span, relation, ..part }));
        }
        at = rest.map_or(to.unwrap_or(content.to), |(_, to)| to).max(at + 1);
    }
}

/// What was said, and who said it.
type Reported = (Content, Attribution);

/// The clause that the verb at `at` reports, after it or before it.
fn reported_after(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Reported> {
    if let Some(found) = reported_as(tagged, begin, at, end, verb) {
        return Some(found);
    }
    if is_passive(tagged, at) {
        return None;
    }
    let Some(mut content) = content_after(tagged, at, end, verb) else {
        return reported_before(tagged, begin, at, end, verb);
    };
    if says_nothing(tagged, &content) {
        return None;
    }
    let source = subject_of(tagged, begin, at).filter(|source| names_someone(tagged, *source))?;
    // In a leading or relative clause, the next comma is the writer's.
    if ends_at_comma(tagged, begin, at)
        && let Some(comma) =
            (content.from..content.to).find(|n| tagged.class(*n) == Class::Mark(','))
    {
        content.to = comma;
    }
    let rule = content.rule;
    let mut attribution = from_verb(tagged, at, verb, Some(source), rule);
    if !verb.frames.has(Frames::TOLD) {
        attribution.addressee = OptionalSpan::NONE;
    }
    if rule == TOPIC && !TAKES_SIDES.contains(&verb.kind) {
        attribution.certainty = Certainty::Weak;
    }
    Some((content, attribution))
}

/// "disputed that", "asked not to be named": nothing that was said.
fn says_nothing(tagged: &TaggedParagraph<'_>, content: &Content) -> bool {
    let first = content.from + usize::from(tagged.word(content.from) == "not");
    let hides = tagged.word(first) == "to"
        && tagged.word(first + 1) == "be"
        && matches!(tagged.word(first + 2), "named" | "identified" | "quoted");
    hides || content.to == content.from + 1 && tagged.word(content.from) == "that"
}

/// "As Lind noted, …", "As reported by Radio Torp, …".
fn reported_as(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Reported> {
    let opens = matches!(tagged.word(begin), "As" | "as") && at < begin + 12;
    if !opens || !verb.frames.has(Frames::CLAUSE) || verb.form != VerbForm::Finite {
        return None;
    }
    let (source, behind) = if at == begin + 1 {
        let by = (tagged.word(at + 1) == "by").then_some(at + 2)?;
        let source = phrase_after(tagged, by, end)?;
        (source, tagged.tokens.partition_point(|t| t.start < source.span.end))
    } else {
        (subject_of(tagged, begin + 1, at)?, at + 1)
    };
    let comma = (behind..end.min(behind + 10)).find(|n| tagged.class(*n) == Class::Mark(','))?;
    let plain = (behind..comma).all(|n| !matches!(tagged.class(n), Class::Verb(_) | Class::Object));
    let to = clause_end(tagged, comma + 1, end);
    let content = Content::new(comma + 1, to, Rule::ClauseXSaid);
    (plain && has_verb(tagged, comma + 1, to))
        .then(|| (content, parenthesis(tagged, at, verb, source)))
}

/// "her claim that …", "made a promise to …": the owner of the noun, or the subject of its clause.
fn named_by_noun(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
) -> Option<Reported> {
    let next = at + 1;
    let content = match tagged.class(next) {
        Class::Subordinator if tagged.word(next) == "that" => {
            let behind = matches!(tagged.class(next + 1), Class::Verb(_) | Class::Auxiliary);
            let to = noun_clause_end(tagged, next + 1, end);
            (!behind).then_some(Content::new(next, to, Rule::XSaidThat))?
        }
        Class::To if PROMISES.contains(&tagged.word(at)) => {
            let acts = matches!(tagged.class(next + 1), Class::Word | Class::Verb(_));
            acts.then(|| infinitive_content(tagged, next, end))?
        }
        _ => return None,
    };
    let first = phrase_begin(tagged, begin, next);
    let owner = (first..at).rev().find(|n| {
        matches!(tagged.class(*n), Class::Clitic | Class::Possessive | Class::Preposition)
    });
    let source = match owner.map(|n| (n, tagged.class(n))) {
        Some((n, Class::Clitic)) => head_of(tagged, first, n)?,
        Some((n, Class::Possessive)) => {
            SpeakerPhrase::plain(tagged.span(n, n + 1), PhraseKind::Pronoun)
        }
        Some(_) => return None,
        None => {
            let gives = |n: &usize| GIVES.contains(&tagged.word(*n));
            let verb = (begin + 1..at).rev().take(5).find(gives)?;
            subject_of(tagged, begin, verb).filter(|s| names_someone(tagged, *s))?
        }
    };
    let placed = Attribution::placed(source, content.rule, Certainty::Sure);
    let cue_span = tagged.span(at, at + 1).into();
    Some((content, Attribution { cue: Some(Cue::Noun), cue_span, ..placed }))
}

/// Nouns whose content is an infinitive: "a promise to build it".
const PROMISES: [&str; 14] = [
    "appeal", "call", "calls", "demand", "demands", "offer", "plea", "pledge", "pledges",
    "promise", "promises", "threat", "vow", "vows",
];

/// Verbs that give what is said: "made a promise to", "issued a warning that".
const GIVES: [&str; 18] = [
    "gave", "give", "gives", "giving", "issue", "issued", "issues", "issuing", "made", "make",
    "makes", "making", "put", "repeated", "repeats", "renewed", "sent", "voiced",
];

/// Where the clause after "her claim that" ends: before the verb of the claim itself, "angered" in
/// "her claim that the fund lost money angered him".
fn noun_clause_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let to = clause_end(tagged, from, end);
    let finite = |n: &usize| match tagged.class(*n) {
        Class::Word => looks_past(tagged.word(*n)),
        Class::Verb(verb) => verb.form == VerbForm::Finite,
        Class::Auxiliary => !matches!(tagged.class(n - 1), Class::Auxiliary),
        _ => false,
    };
    // A second finite verb that no "and", comma or "who" introduces is the noun's.
    let mut verbs = (from..to).filter(finite);
    let (Some(first), Some(second)) = (verbs.next(), verbs.next()) else { return to };
    let joined = (first..second).any(|n| {
        matches!(
            tagged.class(n),
            Class::Conjunction
                | Class::Mark(_)
                | Class::Relative
                | Class::Subordinator
                | Class::Pronoun
                | Class::Auxiliary
                | Class::To
        )
    }) || tagged.class(first) == Class::Auxiliary;
    if joined { to } else { second }
}

/// Whether the words can name a source: neither an article alone nor a participle with its own
/// object ("including an officer").
fn names_someone(tagged: &TaggedParagraph<'_>, source: SpeakerPhrase) -> bool {
    let first = tagged.tokens.partition_point(|t| t.start < source.core.start);
    let alone = tagged.tokens.get(first + 1).is_none_or(|t| t.start >= source.core.end);
    let article = matches!(tagged.class(first), Class::Determiner);
    let word = tagged.word(first);
    let participle = word.len() > 5
        && word.ends_with("ing")
        && matches!(tagged.class(first + 1), Class::Determiner | Class::Possessive | Class::Object);
    !(participle || alone && article && matches!(word, "a" | "an" | "the" | "every" | "no"))
}

/// Whether the verb is in a clause that a comma ends: "If X said …,", "X, who said …,".
fn ends_at_comma(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> bool {
    let opening =
        matches!(tagged.class(begin), Class::Subordinator | Class::Preposition | Class::Verb(_))
            && !(begin..at).any(|n| tagged.class(n) == Class::Mark(','));
    let relative = (begin..at).rev().take(6).find(|n| tagged.class(*n) == Class::Relative);
    let apart = relative.is_some_and(|n| n > begin && tagged.class(n - 1) == Class::Mark(','));
    opening || apart
}

/// "…, she said on Friday.": the sentence before the comma is what was said.
fn reported_before(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Reported> {
    let reports = verb.frames.has(Frames::CLAUSE) && verb.form != VerbForm::Participle;
    let acts = at > begin && tagged.class(at - 1) == Class::To;
    // "Asked whether he would run, Moe laughed."
    if !reports || acts || matches!(tagged.class(begin), Class::Verb(_)) {
        return None;
    }
    // The comma before the attribution, with a subject between, or the verb right after it.
    let comma = (begin..at).rev().take(40).find(|n| tagged.class(*n) == Class::Mark(','))?;
    let inverted = comma + 1 == at;
    let source = if inverted {
        phrase_after(tagged, at + 1, end)
    } else {
        subject_of(tagged, comma + 1, at)
    };
    // "…, because nobody could agree": a clause of its own, and one in which nobody says anything.
    if !inverted && (comma + 1..at).any(|n| opens_reason(tagged.word(n))) {
        return None;
    }
    if is_denied(tagged, begin, at) {
        return None;
    }
    // An apposition between: the subject's own comma is another one.
    let (comma, source) = match source {
        Some(source) => (comma, source),
        None => {
            let source = subject_of(tagged, begin, at)?;
            let before = tagged
                .tokens
                .partition_point(|t| t.start < source.core.start)
                .checked_sub(1)
                .filter(|n| *n > begin + 3 && tagged.class(*n) == Class::Mark(','))?;
            (before, source)
        }
    };
    // "The plan, she said, would fail": the words around the attribution are the content.
    if tagged.class(at + 1) == Class::Mark(',') && !inverted {
        let (from, to) = (at + 2, trim_end(tagged, at + 2, end));
        let near = at - comma <= 5 && to > from;
        let clause = has_verb(tagged, begin, comma);
        let rest = (to > from + 1).then_some((from, to));
        let content = if clause {
            Content { rest, ..Content::new(begin, comma, Rule::ClauseXSaid) }
        } else {
            Content::new(from, to, Rule::ClauseXSaid)
        };
        return near.then(|| (content, parenthesis(tagged, at, verb, source)));
    }
    // "…, she said on Monday, and nobody had slept."
    let goes_on = (at + 1..end.min(at + 8)).find(|n| {
        tagged.class(*n) == Class::Mark(',') && tagged.class(n + 1) == Class::Conjunction
    });
    let stop = goes_on.unwrap_or(end);
    if comma < begin + 3 || (!inverted && !ends_soon(tagged, at + 1, stop)) {
        return None;
    }
    // The words before must be a clause, not a place or a time.
    let opens = usize::from(tagged.class(begin) == Class::Subordinator);
    if !has_verb(tagged, begin + opens, comma)
        && !(begin..comma).any(|n| tagged.class(n) == Class::Auxiliary)
    {
        return None;
    }
    // "…, and many have said so": a clause of its own.
    let another = matches!(tagged.class(comma + 1), Class::Conjunction);
    let rest = goes_on.map(|comma| (comma + 1, trim_end(tagged, comma + 1, end)));
    let content = Content { rest, ..Content::new(begin, comma, Rule::ClauseXSaid) };
    (!another).then(|| (content, parenthesis(tagged, at, verb, source)))
}

/// Words that open a clause of their own rather than one that reports what stands before it.
fn opens_reason(word: &str) -> bool {
    matches!(
        word,
        "because"
            | "since"
            | "unless"
            | "until"
            | "whether"
            | "if"
            | "though"
            | "although"
            | "when"
    )
}

/// Whether the verb at `at` is denied: "nobody agreed", "they did not agree".
fn is_denied(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> bool {
    (begin..at).rev().take(4).take_while(|n| !matches!(tagged.class(*n), Class::Mark(_))).any(|n| {
        let word = tagged.word(n);
        matches!(word, "nobody" | "never" | "not" | "none" | "neither" | "cannot")
            || word.ends_with("n't")
            || word.ends_with("n’t")
            || word == "no" && tagged.word(n + 1) == "one"
    })
}

fn parenthesis(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    verb: &ReportingVerb,
    source: SpeakerPhrase,
) -> Attribution {
    let attribution = from_verb(tagged, at, verb, Some(source), Rule::ClauseXSaid);
    Attribution { addressee: OptionalSpan::NONE, ..attribution }
}

/// Whether nothing but a time, a place or an addressee follows up to the sentence's end.
fn ends_soon(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> bool {
    end - from.min(end) <= 14
        && (from..end).all(|at| {
            !matches!(
                tagged.class(at),
                Class::Mark('"' | ':') | Class::Subordinator | Class::Pronoun
            )
        })
}

/// "According to X, …" and "…, according to X".
fn according(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
) -> Option<Reported> {
    let source = phrase_after(tagged, at + 2, end)?;
    let attribution = Attribution {
        source: Some(source),
        cue_span: tagged.span(at, at + 2).into(),
        cue: Some(Cue::According),
        addressee: OptionalSpan::NONE,
        rule: Rule::AccordingToX,
        certainty: Certainty::Sure,
    };
    if at <= begin + 1 {
        let comma = (at..end).find(|n| tagged.class(*n) == Class::Mark(','))?;
        // "According to Lind, the mayor, …": an apposition is not the content.
        let mut from = comma + 1;
        if matches!(tagged.class(from), Class::Relative)
            && let Some(next) = (from..end).find(|n| tagged.class(*n) == Class::Mark(','))
        {
            from = next + 1;
        }
        let to = clause_end(tagged, from, end);
        return Some((Content::new(from, to, Rule::AccordingToX), attribution));
    }
    let before = if tagged.class(at - 1) == Class::Mark(',') { at - 1 } else { at };
    let mut from = begin;
    while from < before && matches!(tagged.class(from), Class::Conjunction | Class::Mark(_)) {
        from += 1;
    }
    // "By May, according to Lind, the club had …": the words before are no clause.
    if !has_verb(tagged, from, before)
        && let Some(comma) = (at..end).find(|n| tagged.class(*n) == Class::Mark(','))
        && has_verb(tagged, comma + 1, end)
    {
        let to = clause_end(tagged, comma + 1, end);
        let content = Content::new(comma + 1, to, Rule::AccordingToX);
        return Some((content, attribution));
    }
    let content = Content::new(from, before, Rule::AccordingToX);
    Some((content, attribution))
}

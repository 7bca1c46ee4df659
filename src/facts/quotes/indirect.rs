//! Indirect quotations: "said that …", "…, she said", "according to …", "vowed to …".

use super::attribution::{Attribution, from_verb, inverted_far, owner};
use super::clause::first_subject;
use super::content::{before_marks, content_after, has_verb, trim_end};
use super::detected::{DetectedQuote, Relation};
use super::judge;
use super::judge::is_finite;
use super::reading::{Content, Reading};
use super::speaker_phrase::{NOUNS, SENTENCE, SpeakerPhrase, phrase_after, phrase_begin};
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

/// How many quotations beside a cue may be its own.
const BESIDE: usize = 8;

/// Appends the indirect quotations of the sentence `begin..end`, outermost only. The first `marked`
/// ones of `out` are those between marks, in order.
pub fn detect_indirect(
    tagged: &TaggedParagraph<'_>,
    (begin, end): (usize, usize),
    marked: usize,
    out: &mut Vec<DetectedQuote>,
) {
    let mut at = past_question(tagged, begin, end);
    while at < end {
        if let Some(pair) = tagged.pair_at(at) {
            at = pair.after.max(at + 1);
            continue;
        }
        let reading = reading_at(tagged, (begin, end), at);
        let reading = reading.filter(|reading| {
            judge::reports(tagged, reading)
                && !belongs_to_marks(tagged, reading, out.get(..marked).unwrap_or_default())
        });
        let Some(reading) = reading else {
            at += 1;
            continue;
        };
        let (content, attribution) = (closed(tagged, &reading), reading.attribution);
        let to = before_marks(tagged, content);
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
        let plain =
            |(from, to): &(usize, usize)| (*from..*to).all(|n| tagged.within.get(n) == Some(&0));
        let rest = content.rest.filter(plain);
        if let Some((from, to)) = rest.filter(|_| to.is_some()) {
            let span = tagged.span(from, to);
            let relation = Relation::SameSentence;
            out.extend(out.last().copied().map(|part| DetectedQuote { span, relation, ..part }));
        }
        at = rest.map_or(to.unwrap_or(content.to), |(_, to)| to).max(at + 1);
    }
}

/// Where the sentence begins behind "Asked whether he wished to speak,", in which no one says anything.
fn past_question(tagged: &TaggedParagraph<'_>, begin: usize, end: usize) -> usize {
    let comma =
        |at: &usize| tagged.class(*at) == Class::Mark(',') && tagged.within.get(*at) == Some(&0);
    let asked = matches!(tagged.word(begin), "Asked" | "Pressed" | "Questioned");
    let comma = (begin..end.min(begin + SENTENCE)).find(comma).filter(|_| asked);
    comma.map_or(begin, |comma| comma + 1)
}

/// The reading of the cue at `at` in the sentence `begin..end`, if it is one.
fn reading_at(
    tagged: &TaggedParagraph<'_>,
    (begin, end): (usize, usize),
    at: usize,
) -> Option<Reading> {
    // Long sentences are searched up to a limit only.
    let (begin, end) = (begin.max(at.saturating_sub(SENTENCE)), end.min(at + SENTENCE));
    let (content, attribution) = if is_according(tagged, at) {
        according(tagged, begin, at, end)
    } else if let Class::Verb(verb) = tagged.class(at) {
        reported_after(tagged, begin, at, end, &verb)
    } else if leads_content(tagged.class(at + 1)) && NOUNS.contains(tagged.word(at)) {
        named_by_noun(tagged, begin, at, end)
    } else {
        None
    }?;
    Some(Reading { at, begin, end, content, attribution })
}

/// Whether a word of this class can stand between a noun and what it names: "claim that", "plea to",
/// "call for".
const fn leads_content(class: Class) -> bool {
    matches!(class, Class::Subordinator | Class::To | Class::Preposition)
}

/// Whether words between marks are what the cue reports: "“…,” she said when asked", "In May, she
/// said, “…”", "accused the mayor of running a “…”".
fn belongs_to_marks(
    tagged: &TaggedParagraph<'_>,
    reading: &Reading,
    marked: &[DetectedQuote],
) -> bool {
    let content = &reading.content;
    let cue = reading.attribution.cue_span.get().unwrap_or_default();
    let behind = marked.partition_point(|quote| quote.span.start < cue.start);
    let near = marked.iter().skip(behind.saturating_sub(BESIDE)).take(2 * BESIDE);
    let mut own = near.filter(|q| q.attribution.is_some_and(|a| a.cue_span.get() == Some(cue)));
    own.any(|quote| match content.rule {
        // "“…,” said Lind, who": the words behind the verb are the speaker's name.
        _ if quote.attribution.is_some_and(|a| a.rule == Rule::QuoteSaidX) => true,
        TOPIC => true,
        Rule::ClauseXSaid => !has_verb(tagged, content.from, content.to),
        _ => quote.span.end <= cue.start && content.doubtful,
    })
}

/// The content of a reading with its end chosen.
fn closed(tagged: &TaggedParagraph<'_>, reading: &Reading) -> Content {
    if !reading.content.open {
        return reading.content;
    }
    let content = match relative_end(tagged, reading) {
        Some(to) => Content { to, ..reading.content },
        None => reading.content,
    };
    Content { to: judge::end(tagged, &Reading { content, ..*reading }), ..content }
}

/// Where the clause of "who" ends: "Moe, a teacher who believed that all could sing, has died".
fn relative_end(tagged: &TaggedParagraph<'_>, reading: &Reading) -> Option<usize> {
    let source = reading.attribution.source.filter(|source| source.span != source.beside)?;
    let inside =
        |at: &usize| tagged.class(*at) == Class::Mark(',') && tagged.within.get(*at) == Some(&0);
    let behind = source.beside.start < tagged.tokens.get(reading.at)?.start;
    let comma = (reading.content.from + 1..reading.content.to).find(inside)?;
    (behind && tagged.class(comma + 1) == Class::Auxiliary).then_some(comma)
}

/// Every reading of the sentence `begin..end`, to learn the weights from.
pub fn examples(
    tagged: &TaggedParagraph<'_>,
    (begin, end): (usize, usize),
    out: &mut Vec<judge::Example>,
) {
    let outside = (begin..end).filter(|at| tagged.pair_at(*at).is_none());
    let readings = outside.filter_map(|at| reading_at(tagged, (begin, end), at));
    out.extend(readings.map(|reading| judge::Example::new(tagged, &reading)));
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
    if quotes_another(tagged, at, end, verb) {
        return None;
    }
    if is_passive(tagged, at) || is_passive_of(tagged, at, verb) {
        return condemned_by(tagged, begin, at, end, verb);
    }
    let Some(content) = content_after(tagged, at, end, verb) else {
        return reported_before(tagged, begin, at, end, verb);
    };
    if says_nothing(tagged, &content) {
        return None;
    }
    // "…, said a spokesman", "…, said a man who gave no name": not what is said.
    let apart = at > begin && tagged.class(at - 1) == Class::Mark(',');
    let names_speaker =
        || has_verb(tagged, begin, at) && inverted_far(tagged, at, end, verb).is_some();
    if apart && (content.doubtful || names_speaker()) {
        let before = reported_before(tagged, begin, at, end, verb);
        if before.is_some() {
            return before;
        }
    }
    let (content, source) = match leading(tagged, begin, at, end, &content) {
        Some(found) => found,
        None => (content, subject_of(tagged, begin, at)?),
    };
    if !names_someone(tagged, source) {
        return None;
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

/// "quoted Moe as telling the crew that …": the words are Moe's, whom the participle names.
fn quotes_another(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> bool {
    let plain = |n: &usize| !matches!(tagged.class(*n), Class::Mark(_));
    let mut behind = (at + 1..end.min(at + SOURCE)).take_while(plain);
    verb.base == "quote"
        && behind.any(|n| {
            tagged.word(n) == "as"
                && matches!(tagged.class(n + 1), Class::Verb(v) if v.form == VerbForm::Participle)
        })
}

/// Tokens between "quoted" and the "as" behind whom it quotes at most.
const SOURCE: usize = 14;

/// "Noting that both had lost, Lind asked for calm": a participle that opens its sentence, with the
/// subject behind its clause.
fn leading(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
    content: &Content,
) -> Option<(Content, SpeakerPhrase)> {
    let participle =
        matches!(tagged.class(at), Class::Verb(verb) if verb.form == VerbForm::Participle);
    // "Finding what lies below is hard": no report.
    let asks = matches!(tagged.word(content.from), "how" | "what" | "when" | "where" | "why");
    let clause = matches!(content.rule, Rule::XSaidThat | Rule::XSaidClause) && !asks;
    if at != begin || !participle || !clause {
        return None;
    }
    let closes = |n: &usize| {
        let subject = matches!(
            tagged.class(n + 1),
            Class::Name | Class::Pronoun | Class::Determiner | Class::Possessive
        );
        tagged.class(*n) == Class::Mark(',') && tagged.within.get(*n) == Some(&0) && subject
    };
    let comma = (content.from + 2..end).find(closes)?;
    let acts = has_verb(tagged, content.from + 1, comma) && has_verb(tagged, comma + 2, end);
    let source = first_subject(tagged, comma + 1, end).filter(|_| acts)?;
    Some((Content { to: comma, open: false, ..*content }, source))
}

/// "a report denied by the firms", "the problem pointed out by critics": a participle and its agent.
fn is_passive_of(tagged: &TaggedParagraph<'_>, at: usize, verb: &ReportingVerb) -> bool {
    let behind = at + 1 + usize::from(verb.frames.has(Frames::PARTICLE));
    verb.form == VerbForm::Finite
        && !verb.frames.has(Frames::INFINITIVE)
        && tagged.word(behind) == "by"
        && matches!(tagged.class(behind + 1), Class::Determiner | Class::Name | Class::Word)
        && !tagged.word(behind + 1).ends_with("ing")
}

/// "The vote was condemned by the league": the subject is what the league condemned.
fn condemned_by(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Reported> {
    if !matches!(verb.kind, CueKind::Criticized | CueKind::Praised | CueKind::Denied) {
        return None;
    }
    let by = (at + 1..at + 3).find(|n| tagged.word(*n) == "by")?;
    let source = phrase_after(tagged, by + 1, end).filter(|s| names_someone(tagged, *s))?;
    let helps = |n: &usize| matches!(tagged.class(*n), Class::Auxiliary | Class::Adverb);
    let to = at - (begin..at).rev().take_while(helps).count();
    let from = phrase_begin(tagged, begin, to);
    let noun =
        matches!(tagged.class(to.checked_sub(1)?), Class::Name | Class::Word | Class::Clitic);
    let opens = from < to && !matches!(tagged.class(from), Class::Preposition | Class::To);
    let content = Content::new(from, to, TOPIC);
    (noun && opens).then(|| (content, from_verb(tagged, at, verb, Some(source), TOPIC)))
}

/// "disputed that", "asked not to be named": nothing that was said.
fn says_nothing(tagged: &TaggedParagraph<'_>, content: &Content) -> bool {
    let first = content.from + usize::from(tagged.word(content.from) == "not");
    let hides = tagged.word(first) == "to"
        && tagged.word(first + 1) == "be"
        && matches!(tagged.word(first + 2), "named" | "identified" | "quoted");
    // "declined to comment": silence.
    let silent = tagged.word(first) == "to" && tagged.word(first + 1) == "comment";
    let alone = matches!(tagged.class(content.from + 1), Class::Mark(_));
    hides || silent || alone && tagged.word(content.from) == "that"
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
    let content = Content::open(comma + 1, end, Rule::XSaidClause);
    (plain && has_verb(tagged, comma + 1, end))
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
            (!behind).then_some(Content::open(next, end, Rule::XSaidThat))?
        }
        Class::To if PROMISES.contains(&tagged.word(at)) => {
            let acts = matches!(tagged.class(next + 1), Class::Word | Class::Verb(_));
            acts.then_some(Content::open(next, end, Rule::XPromisedTo))?
        }
        Class::Preposition if matches!(tagged.word(next), "by" | "from") => {
            return named_by_agent(tagged, at, end);
        }
        // "her criticism of the plan"
        Class::Preposition
            if matches!(tagged.word(next), "of" | "for" | "about" | "against" | "on" | "over") =>
        {
            Content { doubtful: true, ..Content::open(next + 1, end, Rule::Topic) }
        }
        _ => return None,
    };
    let first = phrase_begin(tagged, begin, next);
    let preposed = (first..at).rev().find(|n| {
        matches!(tagged.class(*n), Class::Clitic | Class::Possessive | Class::Preposition)
    });
    let source = match owner(tagged, begin, at) {
        Some(owner) => owner,
        None if preposed.is_some() => return None,
        None => {
            let gives = |n: &usize| GIVES.contains(&tagged.word(*n));
            let verb = (begin + 1..at).rev().take(5).find(gives)?;
            subject_of(tagged, begin, verb).filter(|s| names_someone(tagged, *s))?
        }
    };
    Some((content, by_noun(tagged, at, source, content.rule)))
}

/// "claims by the agency that …", "a call by the union for …"
fn named_by_agent(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> Option<Reported> {
    // The phrase may have prepositions of its own: "a call by the union of nurses for a pause".
    let stop = (at + 2..end.min(at + 12)).find(|n| {
        matches!(tagged.word(*n), "that" | "for") || matches!(tagged.class(*n), Class::Mark(_))
    })?;
    let source = phrase_after(tagged, at + 2, stop)?;
    let (from, rule) = match tagged.word(stop) {
        "that" => (stop, Rule::XSaidThat),
        "for" => (stop + 1, TOPIC),
        _ => return None,
    };
    let content = Content { doubtful: rule == TOPIC, ..Content::open(from, end, rule) };
    Some((content, by_noun(tagged, at, source, rule)))
}

fn by_noun(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    source: SpeakerPhrase,
    rule: Rule,
) -> Attribution {
    let placed = Attribution::placed(source, rule, Certainty::Sure);
    Attribution { cue: Some(Cue::Noun), cue_span: tagged.span(at, at + 1).into(), ..placed }
}

/// Nouns whose content is an infinitive: "a promise to build it".
const PROMISES: [&str; 18] = [
    "appeal",
    "call",
    "calls",
    "demand",
    "demands",
    "offer",
    "plea",
    "pledge",
    "pledges",
    "promise",
    "promises",
    "proposal",
    "proposals",
    "refusal",
    "request",
    "threat",
    "vow",
    "vows",
];

/// Verbs that give what is said: "made a promise to", "issued a warning that".
const GIVES: [&str; 18] = [
    "gave", "give", "gives", "giving", "issue", "issued", "issues", "issuing", "made", "make",
    "makes", "making", "put", "repeated", "repeats", "renewed", "sent", "voiced",
];

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

/// "…, she said on Friday.": the sentence before the comma is what was said.
fn reported_before(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Reported> {
    // "After two dry years, the council ordered": what was ordered stands behind.
    let reports = verb.frames.has(Frames::CLAUSE)
        && verb.form != VerbForm::Participle
        && (verb.kind != CueKind::Demanded || verb.frames.has(Frames::BARE));
    let acts = at > begin && tagged.class(at - 1) == Class::To;
    // "Asked whether he would run, Moe laughed."
    if !reports || acts || past_question(tagged, begin, at) > begin {
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
    // "The plan, she said, would fail", "The plan, said Lind, would fail": the words around the
    // attribution are the content.
    let behind = match source.span.end.max(source.core.end) {
        close if inverted => tagged.tokens.partition_point(|t| t.start < close),
        _ => at + 1,
    };
    let goes_on = !inverted || is_finite(tagged, behind + 1) || is_joined(tagged, behind + 1);
    // "…, she said, adding that": the sentence goes on with another report.
    if tagged.class(behind) == Class::Mark(',') && goes_on && !adds(tagged, behind + 1) {
        let (from, to) = (behind + 1, trim_end(tagged, behind + 1, end));
        let rest = (to > from + 1).then_some((from, to));
        let content = Content { rest, ..Content::new(begin, comma, Rule::ClauseXSaid) };
        let near = inverted || at - comma <= 5;
        return (near && to > from).then(|| (content, parenthesis(tagged, at, verb, source)));
    }
    // "…, she said on Monday, and nobody had slept."
    let goes_on = (at + 1..end.min(at + 8)).find(|n| {
        let joins = tagged.class(n + 1) == Class::Conjunction || adds(tagged, n + 1);
        tagged.class(*n) == Class::Mark(',') && joins
    });
    let stop = goes_on.unwrap_or(end);
    if !inverted && !ends_soon(tagged, at + 1, stop) {
        return None;
    }
    // A clause, not a place or a time.
    let opens = usize::from(tagged.class(begin) == Class::Subordinator);
    let acts = has_verb(tagged, begin + opens, comma)
        || (begin..comma).any(|n| tagged.class(n) == Class::Auxiliary);
    // "Later, Lind said."
    if !acts && comma < begin + 3 {
        return None;
    }
    // "…, and many have said so": a clause of its own.
    let another = matches!(tagged.class(comma + 1), Class::Conjunction);
    let rest = goes_on.filter(|comma| !adds(tagged, comma + 1));
    let rest = rest.map(|comma| (comma + 1, trim_end(tagged, comma + 1, end)));
    let doubtful = !acts || comma < begin + 3;
    let content = Content { rest, doubtful, ..Content::new(begin, comma, Rule::ClauseXSaid) };
    (!another).then(|| (content, parenthesis(tagged, at, verb, source)))
}

/// Whether the token at `at` continues the clause before an attribution: "to leave", "but not now".
fn is_joined(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(tagged.class(at), Class::To | Class::Conjunction | Class::Subordinator)
}

/// Whether a participle that reports stands at `at`: ", adding that".
fn adds(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(tagged.class(at), Class::Verb(verb) if verb.form == VerbForm::Participle)
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
        // "According to Lind, the owner of the mill, …"
        let next = (from..end).find(|n| tagged.class(*n) == Class::Mark(','));
        if let Some(next) = next.filter(|next| {
            tagged.class(from) == Class::Determiner
                && !has_verb(tagged, from, *next)
                && has_verb(tagged, *next + 1, end)
        }) {
            from = next + 1;
        }
        return Some((Content::open(from, end, Rule::AccordingToX), attribution));
    }
    let before = if tagged.class(at - 1) == Class::Mark(',') { at - 1 } else { at };
    let mut from = begin;
    while from < before && matches!(tagged.class(from), Class::Conjunction | Class::Mark(_)) {
        from += 1;
    }
    // "The report said, according to Lind, the boats had …": what was said stands behind the aside.
    let reports = matches!(tagged.class(before - 1), Class::Verb(v) if v.frames.has(Frames::CLAUSE)
        && v.form != VerbForm::Participle);
    // "By May, according to Lind, the club had …": the words before are no clause.
    if (reports && before < at || !has_verb(tagged, from, before))
        && let Some(comma) = (at..end).find(|n| tagged.class(*n) == Class::Mark(','))
        && has_verb(tagged, comma + 1, end)
    {
        let content = Content::open(comma + 1, end, Rule::AccordingToX);
        return Some((content, attribution));
    }
    let content = Content::new(from, before, Rule::AccordingToX);
    Some((content, attribution))
}

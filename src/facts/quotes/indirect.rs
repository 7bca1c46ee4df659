//! Indirect quotations: "said that …", "…, she said", "according to …", "vowed to …".

mod comments;
mod headline;
mod nested;
mod nouns;
mod sources;
mod verbs;

use super::attribution::{self, Attribution};
use super::class::lower_in;
use super::clause::past_question;
use super::content::{before_marks, has_verb};
use super::detected::{DetectedQuote, Relation};
use super::judge;
use super::reading::{Content, Reading};
use super::speaker_phrase::{NOUNS, SENTENCE};
use super::tagged_paragraph::{Class, TaggedParagraph};
use super::verb_context::is_according;
use crate::facts::cue::{CueKind, Frames, VerbForm};
use crate::facts::{Certainty, QuoteKind, Rule};
use crate::text::Span;
use comments::comment_on;
use headline::labelled;
use nested::nested;
use nouns::named_by_noun;
use sources::Reported;
use verbs::VerbReader;

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
    if tagged.heading
        && begin == 0
        && let Some((content, attribution)) = labelled(tagged, begin, end)
    {
        let span = tagged.span(content.from, content.to);
        out.push(reported(span, tagged.span(begin, end), attribution));
        return;
    }
    let mut at = past_question(tagged, begin, end);
    // "Asked by the judge whether he had slept, Moe nodded.": the judge asks.
    if at > begin
        && let Some(reading) = reading_at(tagged, (begin, end), begin)
        && let Some(to) = (reading.content.from..end).find(|n| tagged.is_outer_comma(*n))
        && before_marks(tagged, Content { to, ..reading.content }) == Some(to)
    {
        let span = tagged.span(reading.content.from, to);
        out.push(reported(span, tagged.span(begin, end), reading.attribution));
        at = to + 1;
    }
    let marks = out.get(..marked).unwrap_or_default();
    if let Some((reading, found)) = closing_attribution(tagged, (at, end), marks) {
        out.push(DetectedQuote { sentence: tagged.span(begin, end), ..found });
        detect_from(tagged, (begin, reading.content.to), at, (marked, true), out);
        at = reading.at + 1;
    }
    detect_from(tagged, (begin, end), at, (marked, false), out);
}

/// Appends what the cues of `begin..end` from `first` on report; `governed`: whether a later attribution
/// reports all of it, so that "a habit of welcoming strays" is no one's praise.
fn detect_from(
    tagged: &TaggedParagraph<'_>,
    (begin, end): (usize, usize),
    first: usize,
    (marked, governed): (usize, bool),
    out: &mut Vec<DetectedQuote>,
) {
    let habit = |reading: &Reading| {
        let participle =
            matches!(tagged.class(reading.at), Class::Verb(v) if v.form == VerbForm::Participle);
        governed && participle && reading.content.rule == Rule::Topic
    };
    // "Did Lind really say that …?"
    let asks = tagged.class(begin) == Class::Auxiliary && tagged.word(end - 1) == "?";
    let mut at = first;
    while at < end {
        if let Some(pair) = tagged.pair_at(at) {
            at = pair.after.max(at + 1);
            continue;
        }
        let reading = reading_at(tagged, (begin, end), at);
        let reading = reading.filter(|reading| {
            !habit(reading)
                && judge::reports(tagged, reading)
                && !belongs_to_marks(tagged, reading, out.get(..marked).unwrap_or_default())
        });
        let Some(reading) = reading else {
            at += 1;
            continue;
        };
        let (content, mut attribution) = (closed(tagged, &reading), reading.attribution);
        if asks {
            attribution.certainty = Certainty::Weak;
        }
        let to = before_marks(tagged, content);
        if let Some(to) = to.filter(|to| *to > content.from) {
            let (span, sentence) = (tagged.span(content.from, to), tagged.span(begin, end));
            out.push(reported(span, sentence, attribution));
            if let Some(inner) =
                nested(tagged, &content, to, |from, at| reading_at(tagged, (from, to), at))
            {
                let span = tagged.span(inner.content.from, closed(tagged, &inner).to);
                out.push(reported(span, sentence, inner.attribution));
            }
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

/// The words `span` without marks, which an attribution in `sentence` reports.
const fn reported(span: Span, sentence: Span, attribution: Attribution) -> DetectedQuote {
    DetectedQuote {
        span,
        kind: QuoteKind::Indirect,
        sentence,
        attribution: Some(attribution),
        relation: Relation::None,
        closed: true,
    }
}

/// Tokens from the verb of "…, she said on Monday." to the end of its sentence at most.
const CLOSING: usize = 12;

/// "The union plans to fight a ban that critics call absurd, one of them said.": the attribution at the
/// sentence's end governs every other one in it.
fn closing_attribution(
    tagged: &TaggedParagraph<'_>,
    (begin, end): (usize, usize),
    marked: &[DetectedQuote],
) -> Option<(Reading, DetectedQuote)> {
    let inside = |n: &usize| tagged.within.get(*n) == Some(&0);
    let mut last = (begin.max(end.saturating_sub(CLOSING))..end).rev().take_while(inside);
    let says = |at: &usize| match tagged.class(*at) {
        Class::Verb(verb) => verb.form == VerbForm::Finite && verb.kind == CueKind::Said,
        _ => false,
    };
    let at = last.find(says)?;
    let reading = reading_at(tagged, (begin, end), at)?;
    let content = reading.content;
    let whole = content.rule == Rule::ClauseXSaid && content.from == begin && !content.doubtful;
    let plain = content.rest.is_none() && (content.from..content.to).all(|n| inside(&n));
    // "…, which was more than he said", "…, as they said": no attribution.
    let linked =
        (content.to..at).any(|n| matches!(tagged.class(n), Class::Subordinator | Class::Relative));
    let governs = whole && plain && !linked && !belongs_to_marks(tagged, &reading, marked);
    let span = tagged.span(content.from, content.to);
    governs.then(|| (reading, reported(span, span, reading.attribution)))
}

/// The reading of the cue at `at` in the sentence `begin..end`, if it is one.
fn reading_at(
    tagged: &TaggedParagraph<'_>,
    (begin, end): (usize, usize),
    at: usize,
) -> Option<Reading> {
    // Long sentences are searched up to a limit only.
    let (begin, end) = (begin.max(at.saturating_sub(SENTENCE)), end.min(at + SENTENCE));
    let (content, attribution) = match tagged.class(at) {
        Class::According if is_according(tagged, at) => according(tagged, begin, at, end),
        Class::Verb(verb) => VerbReader { tagged, begin, at, end, verb }.read(),
        _ if leads_content(tagged.class(at + 1)) && is_cue_noun(tagged, begin, at) => {
            named_by_noun(tagged, begin, at, end)
        }
        _ => None,
    }?;
    Some(Reading { at, begin, end, content, attribution })
}

/// Whether a noun for something said stands at `at`; the first word of a sentence has a capital.
fn is_cue_noun(tagged: &TaggedParagraph<'_>, begin: usize, at: usize) -> bool {
    let word = tagged.word(at);
    let mut buffer = [0_u8; 16];
    NOUNS.contains(word)
        || at == begin && lower_in(word, &mut buffer).is_some_and(|word| NOUNS.contains(word))
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
        Rule::Topic => true,
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
    let comment = comment_on(tagged, content.from, content.to);
    let content = Content { to: comment.unwrap_or(content.to), ..content };
    Content { to: judge::end(tagged, &Reading { content, ..*reading }), ..content }
}

/// Where the clause of "who" ends: "Moe, a teacher who believed that all could sing, has died".
fn relative_end(tagged: &TaggedParagraph<'_>, reading: &Reading) -> Option<usize> {
    let source = reading.attribution.source.filter(|source| source.span != source.beside)?;
    let inside = |at: &usize| tagged.is_outer_comma(*at);
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

/// "According to X, …" and "…, according to X".
fn according(
    tagged: &TaggedParagraph<'_>,
    begin: usize,
    at: usize,
    end: usize,
) -> Option<Reported> {
    let attribution = attribution::according(tagged, at, end)?;
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

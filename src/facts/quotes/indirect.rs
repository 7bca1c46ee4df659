//! Indirect quotations: "said that …", "…, she said", "according to …", "vowed to …".

mod nouns;
mod sources;
mod verbs;

use super::attribution;
use super::content::{before_marks, has_verb};
use super::detected::{DetectedQuote, Relation};
use super::judge;
use super::reading::{Content, Reading};
use super::speaker_phrase::{NOUNS, SENTENCE};
use super::tagged_paragraph::{Class, TaggedParagraph};
use super::verb_context::is_according;
use crate::facts::cue::{Frames, VerbForm};
use crate::facts::{QuoteKind, Rule};
use nouns::named_by_noun;
use sources::{Reported, past_question};
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
        VerbReader { tagged, begin, at, end, verb }.read()
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

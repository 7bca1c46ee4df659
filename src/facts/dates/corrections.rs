//! Resolves again what is counted from a date that a reader has corrected.

use crate::calendar::Date;
use crate::doc::{DateSource, Document};
use crate::facts::date::{Anchor, DateMention};
use crate::facts::{Context, Facts};
use crate::text::Span;

use super::detect::scan;
use super::expression::TimeMention;
use super::resolve::{DayCorrection, correction_of, resolve_mentions};

/// Updates the dates of `facts` that are counted from corrected ones: "the next day" follows the
/// corrected day. Only what the corrections change is touched, so that facts read from a file stay
/// as they are. `corrections` are sorted by span and applied to `facts` already.
pub fn recalculate(doc: &Document, facts: &mut Facts, corrections: &[DayCorrection]) {
    let found = detect_again(doc, facts, corrections);
    let quoted: Vec<Span> = facts.quotes.iter().map(|quote| quote.span).collect();
    let resolve = |published: Option<(Date, DateSource)>, corrections: &[DayCorrection]| {
        let context = Context { published: published.map(|(date, _)| date) };
        let mut warnings = Vec::new();
        let resolved = resolve_mentions(
            doc,
            &context,
            found.clone(),
            &quoted,
            corrections,
            &mut warnings,
            None,
        );
        (resolved.mentions, warnings)
    };
    let (old, old_warnings) = resolve(facts.published, &[]);
    facts.published = corrected_document_date(facts.published, &old, corrections);
    let (new, new_warnings) = resolve(facts.published, corrections);
    update_mentions(&mut facts.dates, &old, &new, corrections);
    let warnings = &mut facts.warnings;
    warnings.retain(|warning| !old_warnings.contains(warning) || new_warnings.contains(warning));
    warnings.extend(new_warnings.into_iter().filter(|warning| !old_warnings.contains(warning)));
    warnings.sort_by_key(|warning| (warning.span, warning.kind.name()));
}

/// The expressions of all blocks that have one; other blocks are not scanned again.
fn detect_again(doc: &Document, facts: &Facts, corrections: &[DayCorrection]) -> Vec<TimeMention> {
    let corrected = corrections.iter().map(|(span, _)| *span);
    let spans = facts.dates.iter().map(|mention| mention.span).chain(corrected);
    let mut blocks: Vec<usize> = spans.map(|span| doc.block_at(span.start)).collect();
    blocks.sort_unstable();
    blocks.dedup();
    let runs = blocks.chunk_by(|one, next| one + 1 == *next);
    let ranges = runs.filter_map(|run| Some(*run.first()?..run.last()? + 1));
    ranges.flat_map(|range| scan(&doc.tokenize(range)).found).collect()
}

/// The article's date; where it is a date of the text, that may be the one that was corrected.
fn corrected_document_date(
    known: Option<(Date, DateSource)>,
    mentions: &[DateMention],
    corrections: &[DayCorrection],
) -> Option<(Date, DateSource)> {
    let (date, source) = known?;
    let in_text = matches!(source, DateSource::Dateline | DateSource::FirstDate);
    let names_it = |mention: &&DateMention| {
        mention.anchor.is_none() && mention.interval() == Some((date, date))
    };
    let mention = mentions.iter().find(names_it).filter(|_| in_text);
    let day = mention.and_then(|mention| correction_of(corrections, mention.span)).flatten();
    Some((day.unwrap_or(date), source))
}

/// Applies the differences between `old` and `new` to `mentions`.
fn update_mentions(
    mentions: &mut [DateMention],
    old: &[DateMention],
    new: &[DateMention],
    corrections: &[DayCorrection],
) {
    let spans: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
    for mention in mentions {
        let Some(after) = mention_at(new, mention.span) else { continue };
        if correction_of(corrections, mention.span).is_some() {
            mention.future = after.future;
            continue;
        }
        let Some(before) = mention_at(old, mention.span) else { continue };
        let as_found = mention.timex == before.timex;
        if !as_found || is_same(before, old, after, new) {
            continue;
        }
        let anchor = match after.anchor {
            Some(Anchor::Mention(index)) => {
                let span = new.get(index as usize).map(|anchor| anchor.span);
                let here = span.and_then(|span| spans.binary_search(&span).ok());
                here.and_then(Anchor::mention)
            }
            other => other,
        };
        let begins_range = mention.begins_range;
        *mention = DateMention { anchor, begins_range, ..after.clone() };
    }
}

/// The mention of these words.
fn mention_at(mentions: &[DateMention], span: Span) -> Option<&DateMention> {
    let index = mentions.partition_point(|mention| mention.span < span);
    mentions.get(index).filter(|mention| mention.span == span)
}

/// Whether two mentions, each of a list of its own, mean the same and are counted from the same.
fn is_same(
    one: &DateMention,
    its: &[DateMention],
    other: &DateMention,
    others: &[DateMention],
) -> bool {
    let anchor = |mention: &DateMention, mentions: &[DateMention]| match mention.anchor? {
        Anchor::Published(date) => Some((Span::default(), Some(date))),
        Anchor::Mention(index) => mentions.get(index as usize).map(|anchor| (anchor.span, None)),
    };
    one.timex == other.timex
        && one.future == other.future
        && anchor(one, its) == anchor(other, others)
}

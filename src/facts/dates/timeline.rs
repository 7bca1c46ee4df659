//! The timeline: one row for each interval, with every mention of it.

use std::cmp::Reverse;

use crate::calendar::Date;
use crate::doc::{BlockKind, Document};
use crate::facts::Warning;
use crate::facts::date::{Anchor, DateMention, Event};
use crate::text::Span;

use super::attributes::{Grain, Modifier};
use super::clause::clause;
use super::document_date::is_dateline;

/// The rows of the timeline, in order of the event.
///
/// Mentions without calendar days (lengths, repetitions, "recently", open dates) make no row. The two
/// ends of a range make one. Rows are ordered by first day, the wider before the narrower.
#[must_use]
pub fn timeline(doc: &Document, mentions: &[DateMention], warnings: &[Warning]) -> Vec<Event> {
    let mut rows = events(doc, mentions);
    point_to_warnings(&mut rows, mentions, warnings);
    rows
}

/// The same rows, which point to no warnings yet.
#[must_use]
pub fn events(doc: &Document, mentions: &[DateMention]) -> Vec<Event> {
    let mut candidates = candidates(doc, mentions);
    // No two are equal: each has a mention of its own.
    candidates.sort_unstable_by_key(Candidate::order);
    let mut rows: Vec<Event> = Vec::new();
    for row in candidates.chunk_by(|a, b| a.key() == b.key()) {
        rows.extend(event(doc, mentions, row));
    }
    rows
}

/// Points each row to the warning about one of its mentions. `warnings` are in text order.
pub fn point_to_warnings(rows: &mut [Event], mentions: &[DateMention], warnings: &[Warning]) {
    let warning_of = |index: &u32| {
        let span = mentions.get(*index as usize)?.span;
        let at = warnings.partition_point(|w| w.span < span);
        warnings.get(at).filter(|w| w.span == span)?;
        u32::try_from(at).ok()
    };
    for row in rows {
        row.warning = row.mentions.iter().find_map(warning_of);
    }
}

/// A mention, or two that are the ends of a range, as a candidate for a row.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    from: Date,
    to: Date,
    grain: Grain,
    modifier: Option<Modifier>,
    /// The mention, and the one that ends its range.
    mention: u32,
    until: Option<u32>,
    future: bool,
    rank: Rank,
}

/// How well a mention describes an event, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// In a sentence outside quotations.
    Statement,
    /// In a quotation.
    Quoted,
    /// In a heading.
    Heading,
    /// A comparison, a maturity, a citation, the dateline.
    Aside,
}

impl Candidate {
    /// Candidates with the same key share a row. "early 1990" is another stretch than "1990".
    fn key(&self) -> (Date, Reverse<Date>, u8) {
        let part = match self.modifier {
            Some(Modifier::Start) => 1,
            Some(Modifier::Mid) => 2,
            Some(Modifier::End) => 3,
            _ => 0,
        };
        (self.from, Reverse(self.to), part)
    }

    fn order(&self) -> (Date, Reverse<Date>, u8, Rank, u32) {
        let (from, to, part) = self.key();
        (from, to, part, self.rank, self.mention)
    }
}

fn candidates(doc: &Document, mentions: &[DateMention]) -> Vec<Candidate> {
    let mut out = Vec::with_capacity(mentions.len());
    let mut ended = None;
    for (index, mention) in (0..).zip(mentions) {
        if ended == Some(index) && !mention.begins_range {
            continue;
        }
        let Some((from, to)) = mention.interval() else { continue };
        let until = mention.until(index);
        let end = until.and_then(|until| mentions.get(until as usize));
        let last = end.and_then(DateMention::interval).map(|(_, last)| last);
        let from = rest_of_period(mention).unwrap_or(from);
        // A range that runs backwards is two dates.
        let range = last.filter(|last| *last >= to);
        let until = until.filter(|_| range.is_some());
        ended = until.or(ended);
        out.push(Candidate {
            from,
            to: range.unwrap_or(to),
            grain: mention.grain().unwrap_or(Grain::Day),
            modifier: mention.modifier,
            mention: index,
            until,
            future: mention.future || until.is_some() && end.is_some_and(|end| end.future),
            rank: rank(doc, mention),
        });
    }
    out
}

/// The day of writing, where what is left of a period is meant: "before the end of the year".
fn rest_of_period(mention: &DateMention) -> Option<Date> {
    let Some(Anchor::Published(day)) = mention.anchor else { return None };
    let (from, to) = mention.interval()?;
    let ends = mention.future && mention.modifier == Some(Modifier::End);
    (ends && from <= day && day <= to).then_some(day)
}

fn rank(doc: &Document, mention: &DateMention) -> Rank {
    if is_aside(doc, mention) {
        return Rank::Aside;
    }
    let block = doc.blocks.get(doc.block_at(mention.span.start));
    match block.map(|block| block.kind) {
        Some(BlockKind::Heading(_)) => Rank::Heading,
        Some(BlockKind::Meta) => Rank::Aside,
        _ if mention.quoted => Rank::Quoted,
        _ => Rank::Statement,
    }
}

/// Bytes before a mention that are searched for words that make it an aside.
const BEFORE: u32 = 80;

/// Comparisons ("its lowest since October 1997", "up from a year ago"), maturities ("notes due
/// 1993"), citations ("(2012)") and datelines: dates without an event.
fn is_aside(doc: &Document, mention: &DateMention) -> bool {
    const SUPERLATIVES: [&str; 12] = [
        "best",
        "biggest",
        "first time",
        "fastest",
        "highest",
        "largest",
        "lowest",
        "most",
        "record",
        "sharpest",
        "slowest",
        "worst",
    ];
    const MATURITIES: [&str; 8] = [
        "due",
        "due in",
        "maturing",
        "maturing in",
        "matures in",
        "of record",
        "shareholders of record",
        "expiring",
    ];
    let start = mention.span.start.saturating_sub(BEFORE).max(mention.sentence.start);
    let start = (start..=mention.span.start).find(|at| doc.text.is_char_boundary(*at as usize));
    let before =
        Span::new(start.unwrap_or(mention.span.start), mention.span.start).in_text(&doc.text);
    let before = before.trim_end();
    let after = Span::new(mention.span.end, mention.sentence.end).in_text(&doc.text);
    let compared = mention.modifier == Some(Modifier::Since)
        && SUPERLATIVES.iter().any(|word| before.contains(word));
    let matures = mention.grain() >= Some(Grain::Year)
        && MATURITIES.iter().any(|word| ends_with_word(before, word));
    let cited = before.ends_with(['(', '['])
        && after.starts_with([')', ']'])
        && mention.grain() == Some(Grain::Year);
    let words = mention.span.in_text(&doc.text);
    let a_year_before = mention.anchor.is_some()
        && ["year ago", "year earlier", "year-earlier", "year-ago"]
            .iter()
            .any(|w| words.contains(w));
    let figures =
        a_year_before && ["from", "than", "compared", "share"].iter().any(|w| before.contains(w));
    compared || matures || cited || figures || is_dateline(doc, mention.span)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|head| head.is_empty() || head.ends_with(' '))
}

/// The row of the candidates of one interval, the best first.
fn event(doc: &Document, mentions: &[DateMention], row: &[Candidate]) -> Option<Event> {
    let first = row.first()?;
    let mut all: Vec<u32> =
        row.iter().flat_map(|one| [Some(one.mention), one.until]).flatten().collect();
    // The best first, the others in text order.
    all.shrink_to_fit();
    if let Some((_, others)) = all.split_first_mut() {
        others.sort_unstable();
    }
    Some(Event {
        from: first.from,
        to: first.to,
        grain: first.grain,
        // "until Wednesday" and "on Wednesday": the day itself.
        modifier: first.modifier.filter(|own| row.iter().all(|one| one.modifier == Some(*own))),
        clause: clause(doc, mentions, first.mention, first.until),
        future: row.iter().any(|one| one.future),
        warning: None,
        minor: row.iter().all(|one| one.rank == Rank::Aside),
        mentions: all,
    })
}

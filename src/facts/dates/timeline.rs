//! The timeline: one row an interval, with every mark that names it.

use std::cmp::Reverse;

use crate::calendar::Date;
use crate::doc::{BlockKind, Document};
use crate::facts::{DateKind, DateMention, Event, Grain, Modifier, Warning};
use crate::text::Span;

use super::clause::clause;
use super::published::is_dateline;

/// The rows of the timeline, in order of the event.
///
/// Marks without calendar days (lengths, repetitions, "recently", open dates) make no row. The two
/// ends of a range make one. Rows are ordered by first day, the wider before the narrower.
#[must_use]
pub fn timeline(doc: &Document, marks: &[DateMention], warnings: &[Warning]) -> Vec<Event> {
    let mut rows = events(doc, marks);
    point_to_warnings(&mut rows, marks, warnings);
    rows
}

/// The same rows, which point to no warnings yet.
#[must_use]
pub fn events(doc: &Document, marks: &[DateMention]) -> Vec<Event> {
    let mut tellings = tellings(doc, marks);
    // No two are equal: each has a mark of its own.
    tellings.sort_unstable_by_key(Telling::order);
    let mut rows: Vec<Event> = Vec::new();
    for row in tellings.chunk_by(|a, b| a.key() == b.key()) {
        rows.extend(event(doc, marks, row));
    }
    rows
}

/// Lets each row point to the warning about one of its marks. `warnings` are in text order.
pub fn point_to_warnings(rows: &mut [Event], marks: &[DateMention], warnings: &[Warning]) {
    let warning_of = |mark: &u32| {
        let span = marks.get(*mark as usize)?.span;
        let at = warnings.partition_point(|w| w.span < span);
        warnings.get(at).filter(|w| w.span == span)?;
        u32::try_from(at).ok()
    };
    for row in rows {
        row.warning = row.mentions.iter().find_map(warning_of);
    }
}

/// A mark, or two that are the ends of a range, as far as a row needs it.
#[derive(Clone, Copy, Debug)]
struct Telling {
    from: Date,
    to: Date,
    grain: Grain,
    modifier: Option<Modifier>,
    /// The mark, and the one that ends its range.
    mark: u32,
    until: Option<u32>,
    future: bool,
    rank: Rank,
}

/// How well a mark tells an event, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// In a sentence of the writer's.
    Told,
    /// In somebody's quoted words.
    Quoted,
    /// In a heading.
    Heading,
    /// A comparison, a maturity, a citation, the dateline.
    Aside,
}

impl Telling {
    /// What makes two tellings one row. "early 1990" is another stretch than "1990".
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
        (from, to, part, self.rank, self.mark)
    }
}

fn tellings(doc: &Document, marks: &[DateMention]) -> Vec<Telling> {
    let mut out = Vec::with_capacity(marks.len());
    let mut ended = None;
    for (index, mark) in (0..).zip(marks) {
        if ended == Some(index) && !mark.begins_range {
            continue;
        }
        let Some((from, to)) = mark.interval() else { continue };
        if matches!(mark.kind(), DateKind::Duration | DateKind::Set) {
            continue;
        }
        let until = mark.until(index);
        let end = until.and_then(|until| marks.get(until as usize));
        let last = end.and_then(DateMention::interval).map(|(_, last)| last);
        // A range that runs backwards is two dates.
        let range = last.filter(|last| *last >= to);
        let until = until.filter(|_| range.is_some());
        ended = until.or(ended);
        out.push(Telling {
            from,
            to: range.unwrap_or(to),
            grain: mark.grain().unwrap_or(Grain::Day),
            modifier: mark.modifier,
            mark: index,
            until,
            future: mark.future || until.is_some() && end.is_some_and(|end| end.future),
            rank: rank(doc, mark),
        });
    }
    out
}

fn rank(doc: &Document, mark: &DateMention) -> Rank {
    if is_aside(doc, mark) {
        return Rank::Aside;
    }
    let block = doc.blocks.get(doc.block_at(mark.span.start));
    match block.map(|block| block.kind) {
        Some(BlockKind::Heading(_)) => Rank::Heading,
        Some(BlockKind::Meta) => Rank::Aside,
        _ if mark.quoted => Rank::Quoted,
        _ => Rank::Told,
    }
}

/// Bytes looked at before a mark for words that make it an aside.
const BEFORE: u32 = 80;

/// Comparisons ("its lowest since October 1997", "up from a year ago"), maturities ("notes due
/// 1993"), citations ("(2012)") and datelines: dates at which nothing is told to happen.
fn is_aside(doc: &Document, mark: &DateMention) -> bool {
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
    let start = mark.span.start.saturating_sub(BEFORE).max(mark.sentence.start);
    let start = (start..=mark.span.start).find(|at| doc.text.is_char_boundary(*at as usize));
    let before = Span::new(start.unwrap_or(mark.span.start), mark.span.start).in_text(&doc.text);
    let before = before.trim_end();
    let after = Span::new(mark.span.end, mark.sentence.end).in_text(&doc.text);
    let compared = mark.modifier == Some(Modifier::Since)
        && SUPERLATIVES.iter().any(|word| before.contains(word));
    let matures = mark.grain() >= Some(Grain::Year)
        && MATURITIES.iter().any(|word| ends_with_word(before, word));
    let cited = before.ends_with(['(', '['])
        && after.starts_with([')', ']'])
        && mark.grain() == Some(Grain::Year);
    let words = mark.span.in_text(&doc.text);
    let a_year_before = mark.anchor.is_some()
        && ["year ago", "year earlier", "year-earlier", "year-ago"]
            .iter()
            .any(|w| words.contains(w));
    let figures =
        a_year_before && ["from", "than", "compared", "share"].iter().any(|w| before.contains(w));
    compared || matures || cited || figures || is_dateline(doc, mark.span)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|head| head.is_empty() || head.ends_with(' '))
}

/// The row of the tellings of one interval, the best first.
fn event(doc: &Document, all: &[DateMention], row: &[Telling]) -> Option<Event> {
    let first = row.first()?;
    let mut marks: Vec<u32> =
        row.iter().flat_map(|one| [Some(one.mark), one.until]).flatten().collect();
    // The one that tells the event first, the others in text order.
    marks.shrink_to_fit();
    if let Some((_, others)) = marks.split_first_mut() {
        others.sort_unstable();
    }
    Some(Event {
        from: first.from,
        to: first.to,
        grain: first.grain,
        modifier: first.modifier,
        clause: clause(doc, all, first.mark, first.until),
        future: row.iter().any(|one| one.future),
        warning: None,
        minor: row.iter().all(|one| one.rank == Rank::Aside),
        mentions: marks,
    })
}

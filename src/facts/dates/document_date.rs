//! Document creation time (TimeML's DCT): from the caller, the file's metadata or the text.

use crate::calendar::{Date, Unit};
use crate::doc::{BlockKind, DateSource, Document};
use crate::facts::Context;
use crate::text::Span;

use super::expression::{
    CalendarRef, Origin, Part, Preposition, Scope, Tense, TimeExpr, TimeMention,
};

/// Blocks that may have a dateline.
const HEAD: usize = 6;

/// Bytes of text before a dateline's date ("SANTIAGO DE COMPOSTELA, ").
const LONGEST_PLACE: u32 = 48;

/// The date that relative expressions are counted from.
pub fn document_date(
    doc: &Document,
    context: &Context,
    found: &[TimeMention],
) -> Option<(Date, DateSource)> {
    if let Some(date) = context.published {
        return Some((date, DateSource::Given));
    }
    let is_weak = |(_, source): &(Date, DateSource)| *source == DateSource::Properties;
    let weak = doc.meta.published.filter(is_weak);
    if doc.meta.published.is_some() && weak.is_none() {
        return doc.meta.published;
    }
    dateline(doc, found)
        .map(|date| (date, DateSource::Dateline))
        .or(weak)
        .or_else(|| first_date(doc, found).map(|date| (date, DateSource::FirstDate)))
}

/// A date of the whole article: after a place in capitals, or on a line of its own.
fn dateline(doc: &Document, found: &[TimeMention]) -> Option<Date> {
    let head = doc.blocks.iter().take(HEAD);
    for block in head {
        let first = found.partition_point(|one| one.span.start < block.span.start);
        for one in found.iter().skip(first).take_while(|f| f.span.end <= block.span.end).take(2) {
            let before = Span::new(block.span.start, one.span.start).in_text(&doc.text);
            let after = Span::new(one.span.end, block.span.end).in_text(&doc.text);
            let listed = matches!(block.kind, BlockKind::Item(_));
            let own_line = !listed && is_own_line(before, after)
                || block.kind == BlockKind::Meta && one.span.len() > 8;
            let heading = matches!(block.kind, BlockKind::Heading(_));
            let place_line = !heading && is_place_line(before, after);
            if own_line || place_line || is_place(before) && ends_dateline(after) {
                let date = day_of(&one.expr, found);
                if date.is_some() {
                    return date;
                }
            }
        }
    }
    None
}

/// Whether the date at `span` is that of a dateline: after a place in capitals, before a dash or
/// an agency in brackets.
pub fn is_dateline(doc: &Document, span: Span) -> bool {
    let Some(block) = doc.blocks.get(doc.block_at(span.start)) else { return false };
    if span.start.saturating_sub(block.span.start) > LONGEST_PLACE {
        return false;
    }
    let before = Span::new(block.span.start, span.start).in_text(&doc.text);
    let after = Span::new(span.end, block.span.end).in_text(&doc.text);
    is_place(before) && ends_dateline(after)
        || is_own_line(before, after)
        || is_place_line(before, after)
}

/// "LISBON, 3 March 2024" or "Port Said, Egypt, 3 March 2024" with nothing behind it.
fn is_place_line(before: &str, after: &str) -> bool {
    let place = before.trim_end().strip_suffix(',').unwrap_or("");
    let named = place.split_whitespace().take(6).all(|w| w.starts_with(char::is_uppercase));
    let words = place.split_whitespace().take(6).count();
    after.len() <= 4 && after.trim().len() <= 1 && named && (1..6).contains(&words)
}

/// Whether a date with so few words around it is the whole line ("Published: 5 May 2021, 10:40").
fn is_own_line(before: &str, after: &str) -> bool {
    // A line with more words than this is no line of its own; do not count a whole article's.
    let words =
        before.split_whitespace().take(8).count() + after.split_whitespace().take(8).count();
    let label = before.trim_end().ends_with(':') && words <= 6;
    before.trim().is_empty() && after.len() <= 4 && after.trim().len() <= 2 || label
}

/// "MUSCAT, ", "ADDIS ABABA, Ethiopia (AP) — ".
fn is_place(before: &str) -> bool {
    let first = before.split([',', '(']).next().unwrap_or("").trim();
    u32::try_from(before.len()).is_ok_and(|n| n <= LONGEST_PLACE)
        && first.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && first.chars().all(|c| !c.is_lowercase())
}

/// " (AP) —", " -- ", ": " after the date.
fn ends_dateline(after: &str) -> bool {
    after
        .trim_start_matches(['.', ','])
        .trim_start()
        .starts_with(['(', '-', '–', '—', '_', ':', '/'])
}

/// The day an expression names; the year, where it is left out, is that of the first full date.
fn day_of(expr: &TimeExpr, found: &[TimeMention]) -> Option<Date> {
    let TimeExpr::Calendar(reference) = expr else { return None };
    if let Some(date) = full_date(reference) {
        return Some(date);
    }
    let (Part::Day { month, day }, Scope::Open) = (reference.part, reference.scope) else {
        return None;
    };
    let mut years = found.iter().filter_map(|f| match &f.expr {
        TimeExpr::Calendar(CalendarRef { scope: Scope::At(period), .. }) => period.year_of(),
        _ => None,
    });
    let first = years.clone().find(|year| {
        reference
            .weekday
            .is_none_or(|w| Date::new(*year, month, day).is_some_and(|d| d.weekday() == w))
    });
    let year = first
        .filter(|_| reference.weekday.is_some())
        .or_else(|| years.next())
        .filter(|y| *y > 1900)?;
    Date::new(year, month, day)
}

/// The day of a full date.
fn full_date(reference: &CalendarRef) -> Option<Date> {
    if reference.plus.is_some() {
        return None;
    }
    match (reference.part, reference.scope) {
        (Part::Day { month, day }, Scope::At(period)) => Date::new(period.year_of()?, month, day),
        (Part::Whole, Scope::At(period)) if period.unit() == Unit::Day => period.first(),
        _ => None,
    }
}

/// The first full date of the lead, as a last resort; none where the text goes on to later years,
/// or where it is older than news online and nothing else is dated from its publication.
fn first_date(doc: &Document, found: &[TimeMention]) -> Option<Date> {
    let end = doc.sections.first().map_or(0, |s| s.span.end).min(4000);
    let references = || {
        found.iter().filter_map(|f| match f.expr {
            TimeExpr::Calendar(reference) => Some((f.span.start, reference)),
            _ => None,
        })
    };
    let date = references()
        .take_while(|(at, _)| *at < end)
        .find_map(|(_, reference)| full_date(&reference))?;
    // "The line will open in late 2028" looks ahead from the day.
    let planned = |one: &TimeMention| {
        one.tense.may_be_ahead()
            || one.tense == Tense::Planned
            || one.preposition == Preposition::By && !one.tense.is_past()
    };
    let later = found.iter().any(|one| match one.expr {
        TimeExpr::Calendar(CalendarRef { scope: Scope::At(period), .. }) => {
            period.year_of().is_some_and(|year| year > date.year() + 1) && !planned(one)
        }
        _ => false,
    });
    let own_voice = || {
        references().any(|(_, reference)| {
            matches!(reference.scope, Scope::Shift { from: Origin::Publication, .. })
        })
    };
    (!later && (date.year() >= 1990 || own_voice())).then_some(date)
}

//! Resolving anew: what was counted from a date follows when a reader puts that date right.

use crate::calendar::Date;
use crate::doc::{DateSource, Document};
use crate::facts::{Anchor, Context, DateMention, Facts, Warning};
use crate::text::Span;

use super::form::Found;
use super::resolve::resolve_found;
use super::scan::scan;
use super::value::Timex;

/// Words, and the day that a reader says they mean; none where they are no date.
pub type Set = (Span, Option<Date>);

/// What was said of the expression at `span`; `set` is sorted by span.
pub fn set_at(set: &[Set], span: Span) -> Option<Option<Date>> {
    let index = set.binary_search_by_key(&span, |(at, _)| *at).ok()?;
    set.get(index).map(|(_, day)| *day)
}

/// Makes a mark mean a day, by its reader's word.
pub fn set_day(mark: &mut DateMention, day: Date, published: Option<Date>) {
    mark.timex = Timex::day(day);
    mark.modifier = None;
    mark.future = published.is_some_and(|published| day > published);
    mark.anchor = None;
    mark.begins_range = false;
    mark.rule = crate::facts::Rule::Corrected;
}

/// Resolves the dates of `facts` again, in which those of `set` are changed already: "the next day"
/// is counted from the corrected day, and all else that leans on it in the same way. Only what the
/// correction changes is touched, so that facts which were given, and not found, stay as they are.
/// `set` is sorted by span.
pub fn follow(doc: &Document, facts: &mut Facts, set: &[Set]) {
    let found = find_again(doc, facts, set);
    let quoted: Vec<Span> = facts.quotes.iter().map(|quote| quote.span).collect();
    let resolve = |published: Option<(Date, DateSource)>, set: &[Set]| {
        let context = Context { published: published.map(|(date, _)| date) };
        let mut warnings = Vec::new();
        let resolved = resolve_found(doc, &context, &found, &quoted, set, &mut warnings);
        (resolved.mentions, warnings)
    };
    let (old, old_warnings) = resolve(facts.published, &[]);
    let published = published(facts.published, &old, set);
    let (new, new_warnings) = resolve(published, set);
    facts.published = published;
    follow_marks(&mut facts.dates, &old, &new, set);
    follow_warnings(&mut facts.warnings, &old_warnings, &new_warnings);
}

/// The expressions of all blocks that have one: nothing else is read again.
fn find_again(doc: &Document, facts: &Facts, set: &[Set]) -> Vec<Found> {
    let spans = facts.dates.iter().map(|mark| mark.span).chain(set.iter().map(|(span, _)| *span));
    let mut blocks: Vec<usize> = spans.map(|span| doc.block_at(span.start)).collect();
    blocks.sort_unstable();
    blocks.dedup();
    let runs = blocks.chunk_by(|one, next| one + 1 == *next);
    let bounds = runs.filter_map(|run| Some(*run.first()?..run.last()? + 1));
    bounds.flat_map(|run| scan(&doc.tokenize(run)).found).collect()
}

/// The article's date: where it is a date of the text, that may be the one that was corrected.
fn published(
    known: Option<(Date, DateSource)>,
    marks: &[DateMention],
    set: &[Set],
) -> Option<(Date, DateSource)> {
    let (date, source) = known?;
    let in_text = matches!(source, DateSource::Dateline | DateSource::FirstDate);
    let says_it =
        |mark: &&DateMention| mark.interval() == Some((date, date)) && mark.anchor.is_none();
    let mark = marks.iter().find(says_it).filter(|_| in_text);
    let day = mark.and_then(|mark| set_at(set, mark.span)).flatten();
    Some((day.unwrap_or(date), source))
}

fn follow_marks(marks: &mut [DateMention], old: &[DateMention], new: &[DateMention], set: &[Set]) {
    let spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    for mark in marks {
        let Some(new_mark) = at(new, mark.span) else { continue };
        if set_at(set, mark.span).is_some() {
            mark.future = new_mark.future;
            continue;
        }
        let Some(old_mark) = at(old, mark.span) else { continue };
        if mark.timex != old_mark.timex || reading(old_mark, old) == reading(new_mark, new) {
            continue;
        }
        let anchor = match new_mark.anchor {
            Some(Anchor::Mention(index)) => {
                let span = new.get(index as usize).map(|anchor| anchor.span);
                let here = span.and_then(|span| spans.binary_search(&span).ok());
                here.and_then(|index| u32::try_from(index).ok()).map(Anchor::Mention)
            }
            other => other,
        };
        *mark = DateMention { anchor, begins_range: mark.begins_range, ..new_mark.clone() };
    }
}

/// The mark of these words.
fn at(marks: &[DateMention], span: Span) -> Option<&DateMention> {
    marks.get(marks.partition_point(|mark| mark.span < span)).filter(|mark| mark.span == span)
}

/// What a mark means and why, comparable between two lists of marks.
type Reading<'m> = (&'m Timex, bool, Option<(Span, Option<Date>)>);

fn reading<'m>(mark: &'m DateMention, marks: &[DateMention]) -> Reading<'m> {
    let anchor = mark.anchor.and_then(|anchor| match anchor {
        Anchor::Published(date) => Some((Span::default(), Some(date))),
        Anchor::Mention(index) => marks.get(index as usize).map(|anchor| (anchor.span, None)),
    });
    (&mark.timex, mark.future, anchor)
}

/// Takes away the warnings that no longer hold, and adds those that now do.
fn follow_warnings(warnings: &mut Vec<Warning>, old: &[Warning], new: &[Warning]) {
    warnings.retain(|warning| !old.contains(warning) || new.contains(warning));
    let added = new.iter().filter(|warning| !old.contains(warning)).cloned();
    warnings.extend(added.collect::<Vec<_>>());
    warnings.sort_by_key(|warning| (warning.span, warning.kind.name()));
}

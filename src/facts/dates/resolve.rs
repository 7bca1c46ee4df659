//! Resolving: from what an expression says to the days it means, in text order.

use crate::calendar::{Date, Period, Unit};
use crate::doc::{DateSource, Document};
use crate::facts::{Anchor, Context, DateMention, Rule, Warning, WarningKind};
use crate::text::Span;

use super::anew::{Set, set_at, set_day};
use super::form::{Form, Found, Point, Scope};
use super::mode::{Mode, modes};
use super::place::Place;
use super::scan::Scan;
use super::told::Told;
use super::value::{Value, grain};
use super::{place, published};

/// The resolved marks and the article's date.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// Every mark in text order.
    pub mentions: Vec<DateMention>,
    /// The date relative marks were counted from.
    pub published: Option<(Date, DateSource)>,
}

/// Resolves the expressions, in text order; `quoted` are the spans of the quotations, in order too.
#[must_use]
pub fn resolve(
    doc: &Document,
    context: &Context,
    scan: Scan,
    quoted: &[Span],
    warnings: &mut Vec<Warning>,
) -> Resolved {
    resolve_found(doc, context, &scan.found, quoted, &[], warnings)
}

/// Resolves expressions in text order, among them those that a reader has `set`.
pub(super) fn resolve_found(
    doc: &Document,
    context: &Context,
    found: &[Found],
    quoted: &[Span],
    set: &[Set],
    warnings: &mut Vec<Warning>,
) -> Resolved {
    let published = published::published(doc, context, found);
    let date = published.map(|(date, _)| date);
    let modes = modes(doc, found, date);
    let mut told = Told::default();
    let mut marks = Vec::with_capacity(found.len());
    let mut lost = None;
    // The day that the text itself says it is, as in a diary.
    let mut own = None;
    let mut quotes = quoted.iter().peekable();
    for one in found {
        while quotes.next_if(|quote| quote.end <= one.span.start).is_some() {}
        let quoted = quotes.peek().is_some_and(|quote| quote.covers(one.span));
        let mode = modes.sections.get(doc.section_at(one.span.start)).copied().unwrap_or_default();
        let now = said_on(doc, one, &marks).or(own).or(date);
        let said = set_at(set, one.span);
        let made = match said {
            Some(day) => day.map(|day| mark_set(one, day, date, mode, &mut told, marks.len())),
            None => mark(one, now, mode, modes.timeless, &mut told, marks.len()),
        };
        let Some(mut mark) = made else { continue };
        if one.declares && marks.len() > 1 && place::names_a_day(&one.form) {
            own = mark.interval().map(|(day, _)| day).or(own);
        }
        mark.quoted = quoted || one.quoted;
        if said.is_none() {
            warn(doc, one, &mark, warnings);
        }
        if mark.interval().is_none() && date.is_none() && is_relative(&one.form) {
            lost = lost.or(Some(one.span));
        }
        if one.ends_range
            && mark.interval().is_some()
            && let Some(begin) = marks.last_mut()
        {
            begin.begins_range |= begin.interval().is_some();
        }
        marks.push(mark);
    }
    if let Some(span) = lost {
        warnings.push(Warning {
            span,
            kind: WarningKind::NoAnchor,
            message:
                "Dates such as this one stay open: the article does not say when it was written"
                    .to_owned(),
        });
    }
    Resolved { mentions: marks, published }
}

fn is_relative(form: &Form) -> bool {
    matches!(form, Form::Point(point) if !matches!(point.scope, super::form::Scope::At(_)))
}

/// The day of a quotation that follows its date: "He said in 1991: “Next year we win”".
fn said_on(doc: &Document, one: &Found, marks: &[DateMention]) -> Option<Date> {
    const OPENINGS: [&str; 6] = [": “", ", “", ": \"", ", \"", " that “", " that \""];
    if !one.quoted {
        return None;
    }
    let before = marks.last()?;
    let (first, _) =
        before.interval().filter(|_| !before.quoted && before.sentence == one.sentence)?;
    let gap = Span::new(before.span.end, one.span.start);
    let opens =
        gap.len() < 300 && OPENINGS.iter().any(|words| gap.in_text(&doc.text).contains(words));
    let Form::Point(Point { scope: Scope::Shift { unit, .. }, .. }) = one.form else { return None };
    // "tomorrow" cannot be counted from a year.
    (opens && before.grain() >= Some(grain(unit))).then_some(first)
}

/// The mark of one expression; `None` where the context shows that it was no date.
fn mark(
    found: &Found,
    date: Option<Date>,
    mode: Mode,
    timeless: bool,
    told: &mut Told,
    index: usize,
) -> Option<DateMention> {
    let mut mark = open_mark(found);
    match &found.form {
        Form::Length(length) => {
            mark.timex = Value::from(*length).into();
            mark.rule = Rule::Duration;
        }
        Form::Rate(rate) => {
            mark.timex = Value::from(*rate).into();
            mark.rule = Rule::Recurrence;
        }
        Form::Vague(vague) => {
            mark.timex = Value::from(*vague).into();
            mark.rule = Rule::TimeWithoutDate;
        }
        Form::Point(point) => {
            if (mode == Mode::Narrative || timeless && found.tense == super::form::Tense::Present)
                && place::is_nowadays(found, point)
            {
                mark.timex = Value::from(super::form::Vague::Present).into();
                mark.rule = Rule::TimeWithoutDate;
                return Some(mark);
            }
            if let Some(length) = place::event_length(point, mode, told) {
                mark.timex = Value::from(length).into();
                mark.rule = Rule::Duration;
                return Some(mark);
            }
            let place = place::place(found, point, date, mode, timeless, told)?;
            set_point(&mut mark, found, point, &place, date);
            if let Some(period) = place.period.filter(|_| !is_aside(found, mode)) {
                told.note(period, found.sentence, index);
            }
        }
    }
    Some(mark)
}

/// The mark of an expression that a reader has set to a day.
fn mark_set(
    found: &Found,
    day: Date,
    date: Option<Date>,
    mode: Mode,
    told: &mut Told,
    index: usize,
) -> DateMention {
    let mut mark = open_mark(found);
    set_day(&mut mark, day, date);
    if !is_aside(found, mode) {
        told.note(Period::day(day), found.sentence, index);
    }
    mark
}

/// A mark of which nothing is known yet.
fn open_mark(found: &Found) -> DateMention {
    DateMention {
        span: found.span,
        sentence: found.sentence,
        timex: Value::Unknown(None).into(),
        anchor: None,
        rule: Rule::default(),
        modifier: found.modifier,
        future: false,
        quoted: false,
        begins_range: false,
    }
}

/// What figures are compared with is not what the text goes on about.
fn is_aside(found: &Found, mode: Mode) -> bool {
    let Form::Point(point) = &found.form else { return false };
    let named = found.attributive && place::names_a_day(&found.form);
    mode == Mode::News && (place::is_year_before(point) || named)
}

fn set_point(
    mark: &mut DateMention,
    found: &Found,
    point: &Point,
    place: &Place,
    date: Option<Date>,
) {
    let clock = point.clock.filter(|_| place.period.is_none_or(|p| p.unit() == Unit::Day));
    let value = match (place.period, place.open) {
        (Some(period), open) if open.is_none() || period.has_value() => {
            Value::period(period, clock)
        }
        (_, Some(open)) => open.at(clock),
        _ => Value::Unknown(clock),
    };
    mark.timex = value.into();
    mark.anchor = place.anchor;
    mark.rule = place.rule;
    mark.modifier = mark.modifier.or_else(|| found.open_end());
    mark.future = match (mark.interval(), date) {
        (Some((from, to)), Some(date)) => {
            from > date || to >= date && found.tense == super::form::Tense::Future
        }
        _ => false,
    };
}

/// Says what contradicts itself: a weekday that differs, a day that does not exist.
fn warn(doc: &Document, found: &Found, mark: &DateMention, warnings: &mut Vec<Warning>) {
    let Form::Point(point) = &found.form else { return };
    if let (Some(said), Some((day, _))) = (point.weekday, mark.interval())
        && day.weekday() != said
    {
        let is = day.weekday().name();
        warnings.push(Warning {
            span: found.span,
            kind: WarningKind::WeekdayDiffers,
            message: format!("{} is a {is}, not a {}", day.long(), said.name()),
        });
    }
    if place::is_impossible(point) {
        let words = crate::text::fold_space(found.span.in_text(&doc.text));
        warnings.push(Warning {
            span: found.span,
            kind: WarningKind::ImpossibleDate,
            message: format!("There is no {words}"),
        });
    }
}

/// What a mark was counted from, for [`Anchor`].
pub(super) fn anchor_of(index: usize) -> Option<Anchor> {
    u32::try_from(index).ok().map(Anchor::Mention)
}

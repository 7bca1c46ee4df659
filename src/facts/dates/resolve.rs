//! Resolves time expressions to dates, in text order.

use std::cell::RefCell;

use crate::calendar::{Date, Period, Unit};
use crate::doc::{DateSource, Document};
use crate::facts::date::{Anchor, DateMention};
use crate::facts::drain::Drain;
use crate::facts::rule::Rule;
use crate::facts::{Certainty, Context, Warning, WarningKind};
use crate::text::{Span, fold_space};

use super::attributes::{Grain, Modifier};
use super::detect::{Scan, scan};
use super::discourse::DiscourseState;
use super::document_date::document_date;
use super::expression::{
    Beside, CalendarRef, Count, Direction, Duration, Origin, Part, Preposition, Scope, Tense,
    TimeExpr, TimeMention, Vague,
};
use super::fiscal::FiscalYear;
use super::genre::{Genre, classify_sections};
use super::holidays;
use super::normalize::{Choice, Normalized, Request, in_year, normalize};
use super::order_of_figures;
use super::role::{Role, role};
use super::short_year;
use super::time_of_day::{Clock, DayPart};
use super::timex::Value;

/// Words, and the day that a reader says they mean; `None` where they are no date.
pub type DayCorrection = (Span, Option<Date>);

/// The resolved mentions and the article's date.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// Every mention in text order.
    pub mentions: Vec<DateMention>,
    /// The date relative expressions were counted from.
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
    resolve_mentions(doc, context, scan.found, quoted, &[], warnings, None)
}

/// Where the readings of each date are recorded.
type Record<'a> = Option<&'a RefCell<Vec<Choice>>>;

/// The readings between which each date of the document is chosen, in text order: what the weights are
/// learnt from.
#[must_use]
pub fn choices(doc: &Document, context: &Context) -> Vec<Choice> {
    let record = RefCell::default();
    let found = scan(&doc.tokenize(0..doc.blocks.len())).found;
    let mut warnings = Vec::new();
    resolve_mentions(doc, context, found, &[], &[], &mut warnings, Some(&record));
    record.into_inner()
}

/// Resolves expressions in text order; those of `corrections`, sorted by span, mean what a reader
/// says.
pub(super) fn resolve_mentions(
    doc: &Document,
    context: &Context,
    found: Vec<TimeMention>,
    quoted: &[Span],
    corrections: &[DayCorrection],
    warnings: &mut Vec<Warning>,
    record: Record<'_>,
) -> Resolved {
    let mut found = found;
    leave_out_games(&mut found);
    let orders = order_of_figures::decide(doc, &mut found, warnings);
    let published = document_date(doc, context, &found);
    let date = published.map(|(date, _)| date);
    let genres = classify_sections(doc, &found, date);
    let fiscal = FiscalYear::of(&found);
    let mut ahead = years_ahead(&found).into_iter();
    let mut discourse = DiscourseState::default();
    let mut mentions: Vec<DateMention> = Vec::with_capacity(found.len());
    let mut unresolved = None;
    // The day that the text itself says it is, as in a diary.
    let mut own_day = None;
    let mut quotes = quoted.iter().peekable();
    for mut mention in Drain::from(found) {
        let span = mention.span;
        let ahead = ahead.next().flatten();
        while quotes.next_if(|quote| quote.end <= span.start).is_some() {}
        let quoted = quotes.peek().is_some_and(|quote| quote.covers(span));
        let genre = genres.sections.get(doc.section_at(span.start)).copied().unwrap_or_default();
        if let (Genre::Narrative, Some((year, _))) = (genre, discourse.thread.year()) {
            short_year::follow(&mut mention, &doc.text, year);
        }
        let mention = &mention;
        let reference_day = quotation_day(doc, mention, mentions.last())
            .or_else(|| thread_day(mention, genre, &discourse))
            .or(own_day)
            .or(date);
        let correction = correction_of(corrections, span);
        let resolved = match correction {
            Some(day) => day.map(|day| corrected(mention, day, date)),
            None => {
                let timeless = genres.timeless;
                let own_day = own_day.is_some();
                let setting = Setting { genre, timeless, ahead, own_day, fiscal };
                resolve_one(mention, reference_day, setting, &discourse, record)
            }
        };
        let Some((mut resolved, period)) = resolved else { continue };
        if let Some(value) = resolved.timex.value() {
            let news = genre == Genre::News;
            discourse.reported.add(mention, value, date, news, mentions.len());
        }
        let role = role(mention, &resolved, genre, &discourse);
        if let Some(day) =
            period.filter(|period| period.unit() == Unit::Day).and_then(Period::first)
        {
            if let Some(minutes) = minutes(mention) {
                discourse.clock = Some((day, minutes));
            }
            discourse.named_day = Some((day, mentions.len(), mention.sentence));
        }
        match (period, role) {
            (Some(period), Role::Thread) => discourse.add(period, mention, mentions.len()),
            (Some(period), Role::Passing) => {
                discourse.add_in_passing(period, mention, mentions.len());
            }
            _ => {}
        }
        let chained = resolved.rule == Rule::OffsetFromPrevious && matches!(role, Role::Thread);
        if let Some(day) = period.filter(|period| chained && period.unit() == Unit::Day) {
            discourse.chained_day = day.first().map(|day| (day, mentions.len()));
        }
        let interval = resolved.interval();
        // The first day of a page is its day of publication, unless the entry is much older than the page.
        let older = |day: Date| date.is_some_and(|date| date.to_days() - day.to_days() > OLDER);
        let weekday = mention.names_own_weekday();
        let apart = weekday || mentions.len() > 1 || interval.is_some_and(|(day, _)| older(day));
        if mention.declares && apart && (weekday || mention.is_month_day()) {
            own_day = interval.map(|(day, _)| day).or(own_day);
        }
        if let Ok(at) = orders.binary_search_by_key(&span, |(span, ..)| *span)
            && let Some((_, rule, certainty)) = orders.get(at)
        {
            (resolved.rule, resolved.certainty) = (*rule, *certainty);
        }
        if let Some(Anchor::Mention(at)) = resolved.anchor
            && let Some(before) = mentions.get(at as usize)
        {
            follow_uncertain_year(&mut resolved, before);
        }
        resolved.quoted = quoted || mention.quoted;
        if correction.is_none() {
            check(doc, mention, interval, warnings);
        }
        if interval.is_none() && date.is_none() && mention.is_relative() {
            unresolved = unresolved.or(Some(span));
        }
        if mention.ends_range
            && interval.is_some()
            && let Some(begin) = mentions.last_mut()
        {
            begin.begins_range |= begin.interval().is_some();
        }
        mentions.push(resolved);
    }
    if let Some(span) = unresolved {
        warnings.push(Warning {
            span,
            kind: WarningKind::NoAnchor,
            message: "relative dates cannot be resolved: no publication date (set one with :date)"
                .to_owned(),
        });
    }
    Resolved { mentions, published }
}

/// Leaves out the quarters of games. Where the score stands beside one of them, the others of the article are of
/// games too, but for those of money.
fn leave_out_games(found: &mut Vec<TimeMention>) {
    if found.iter().any(|mention| mention.usage.beside == Beside::Score) {
        found.retain(|mention| match mention.expr {
            TimeExpr::Calendar(reference) => {
                !reference.is_bare_quarter() || mention.usage.beside == Beside::Money
            }
            _ => true,
        });
    }
}

/// Days by which an entry is older than the page that holds it.
const OLDER: i32 = 7;

/// For each mention the next one that names its year, where it is not far; one with a month rather than a bare
/// year.
fn years_ahead(found: &[TimeMention]) -> Vec<Option<Period>> {
    /// Mentions on.
    const REACH: usize = 12;
    let mut year_alone: Option<(usize, Period)> = None;
    let mut next: Option<(usize, Period)> = None;
    let mut ahead = Vec::with_capacity(found.len());
    for (index, mention) in found.iter().enumerate().rev() {
        let near = |next: Option<(usize, Period)>| next.filter(|(at, _)| at - index <= REACH);
        ahead.push(near(next).or(near(year_alone)).map(|(_, period)| period));
        if let TimeExpr::Calendar(CalendarRef { scope: Scope::At(period), part, .. }) = mention.expr
            && let Some(year) = period.year_of()
        {
            match in_year(part, year) {
                Some(period) if period.unit() < Unit::Year => next = Some((index, period)),
                _ => year_alone = Some((index, period)),
            }
        }
    }
    ahead.reverse();
    ahead
}

/// What follows from a date whose year only the next date names is no surer than that.
fn follow_uncertain_year(resolved: &mut DateMention, before: &DateMention) {
    let weak = before.certainty == Certainty::Weak;
    match (before.rule, resolved.rule) {
        (Rule::YearFromNext, Rule::YearFromPrevious) => {
            (resolved.rule, resolved.certainty) = (Rule::YearFromNext, Certainty::Weak);
        }
        (Rule::YearFromNext | Rule::OffsetFromPrevious, _) if weak => {
            resolved.certainty = Certainty::Weak;
        }
        _ => {}
    }
}

/// The day of a quotation that follows its date: "He said in 1991: “Next year we win”".
fn quotation_day(
    doc: &Document,
    mention: &TimeMention,
    before: Option<&DateMention>,
) -> Option<Date> {
    const OPENINGS: [&str; 6] = [": “", ", “", ": \"", ", \"", " that “", " that \""];
    const LONGEST: u32 = 300;
    let before = before
        .filter(|before| mention.quoted && !before.quoted && before.sentence == mention.sentence)?;
    let (first, _) = before.interval()?;
    let gap = Span::new(before.span.end, mention.span.start);
    let words = gap.in_text(&doc.text);
    let opens = gap.len() < LONGEST && OPENINGS.iter().any(|opening| words.contains(opening));
    let TimeExpr::Calendar(CalendarRef { scope: Scope::Shift { unit, .. }, .. }) = mention.expr
    else {
        return None;
    };
    // "tomorrow" cannot be counted from a year.
    (opens && before.grain() >= Some(Grain::of(unit))).then_some(first)
}

/// What of the article around an expression decides what it means.
#[derive(Clone, Copy)]
struct Setting {
    /// The genre of its section.
    genre: Genre,
    /// Whether nothing ties the article to its date.
    timeless: bool,
    /// The next date after it that names its year.
    ahead: Option<Period>,
    /// Whether the text says which day it is.
    own_day: bool,
    /// A firm's own year.
    fiscal: Option<FiscalYear>,
}

/// What one expression means, and its period for those counted from it; `None` where the context
/// shows that it is no date.
fn resolve_one(
    mention: &TimeMention,
    published: Option<Date>,
    setting: Setting,
    discourse: &DiscourseState,
    record: Record<'_>,
) -> Option<(DateMention, Option<Period>)> {
    let plain = |value: Value, rule| Some((with_value(mention, value, rule), None));
    // What will be or goes on is counted from the article's day, in a history too: "The funeral will be held on".
    let of_now = mention.tense == Tense::Future || mention.usage.beside == Beside::Ongoing;
    let of_now = of_now && published.is_some() && !mention.quoted;
    let Setting { timeless, ahead, own_day, fiscal, .. } = setting;
    let genre = if of_now { Genre::News } else { setting.genre };
    let reference = match &mention.expr {
        TimeExpr::Duration(duration) => return plain((*duration).into(), Rule::Duration),
        TimeExpr::Recurrence(recurrence) => return plain((*recurrence).into(), Rule::Recurrence),
        TimeExpr::Vague(vague) => return plain((*vague).into(), Rule::TimeWithoutDate),
        TimeExpr::Calendar(reference) => reference,
    };
    let request = Request {
        mention,
        reference,
        published,
        own_day,
        genre,
        timeless,
        discourse,
        ahead,
        fiscal,
        record,
    };
    if request.is_nowadays() {
        return plain(Vague::Present.into(), Rule::TimeWithoutDate);
    }
    if let Some(duration) = request.event_duration() {
        return plain(duration.into(), Rule::Duration);
    }
    let Normalized { period, open, anchor, rule, certainty } = normalize(&request)?;
    let clock = reference.clock.filter(|_| period.is_none_or(|p| p.unit() == Unit::Day));
    let long = match reference.part {
        Part::Named(index) => holidays::length(index),
        _ => 1,
    };
    if let (Some(length), Some(last)) = (reference.report, period)
        && let Some(value) = Value::report(last, length)
    {
        if is_long_over(reference, last, published) {
            let count = Count::Of(length.count.into());
            return plain(Duration { count, unit: length.unit }.into(), Rule::Duration);
        }
        let mut resolved = with_value(mention, value, rule);
        (resolved.anchor, resolved.certainty) = (anchor, certainty);
        return Some((resolved, value.as_quarter()));
    }
    let value = match (period, open) {
        (Some(period), _) if long > 1 => Value::Days { first: period.index(), days: long },
        (Some(period), open) if open.is_none() || period.has_value() => {
            Value::period(period, clock)
        }
        (_, Some(open)) => open.at(clock),
        _ => Value::Unknown(clock),
    };
    let mut resolved = with_value(mention, value, rule);
    resolved.anchor = anchor;
    resolved.certainty = certainty;
    resolved.modifier = resolved.modifier.or_else(|| mention.open_end());
    resolved.future = match (resolved.interval(), published) {
        (Some((from, to)), Some(date)) => {
            from > date || to >= date && (mention.tense.is_ahead() || is_deadline(mention))
        }
        _ => false,
    };
    Some((resolved, period))
}

/// Whether "the first nine months" of no named year would have been over for half a year when the article was
/// written: then they are of a firm's own year.
fn is_long_over(reference: &CalendarRef, last: Period, published: Option<Date>) -> bool {
    /// Days.
    const HALF_A_YEAR: i32 = 183;
    let ago = last.last().zip(published).map(|(last, date)| date.to_days() - last.to_days());
    reference.scope == Scope::Nearest(Direction::Past) && ago.is_none_or(|ago| ago > HALF_A_YEAR)
}

/// The time of day of a mention, in minutes from midnight; a morning counts from six o'clock.
const fn minutes(mention: &TimeMention) -> Option<u16> {
    const MORNING: u16 = 6 * 60;
    match &mention.expr {
        TimeExpr::Calendar(CalendarRef { clock: Some(clock), .. }) => match clock {
            Clock::Part(DayPart::Morning | DayPart::Dawn) => Some(MORNING),
            clock => clock.minutes(),
        },
        _ => None,
    }
}

/// Whether the end of a period is a day by which something is to be done: "before the end of the year".
fn is_deadline(mention: &TimeMention) -> bool {
    let by =
        matches!(mention.preposition, Preposition::Before | Preposition::By | Preposition::Until);
    by && mention.modifier == Some(Modifier::End) && !mention.tense.is_past()
}

/// The mention with a value, counted from nothing.
fn with_value(mention: &TimeMention, value: Value, rule: Rule) -> DateMention {
    DateMention {
        span: mention.span,
        sentence: mention.sentence,
        timex: value.into(),
        anchor: None,
        rule,
        certainty: Certainty::Sure,
        modifier: mention.modifier,
        future: false,
        quoted: false,
        begins_range: false,
    }
}

/// The mention as a reader corrected it.
fn corrected(
    mention: &TimeMention,
    day: Date,
    published: Option<Date>,
) -> (DateMention, Option<Period>) {
    let mut resolved = with_value(mention, Value::Unknown(None), Rule::Corrected);
    resolved.correct(day, published);
    (resolved, Some(Period::day(day)))
}

/// The day that words of a speaker in a history are counted from: "In 1921 … “You promised us grain two
/// years ago”".
fn thread_day(mention: &TimeMention, genre: Genre, discourse: &DiscourseState) -> Option<Date> {
    let TimeExpr::Calendar(CalendarRef {
        scope: Scope::Shift { unit, from: Origin::Publication, .. },
        ..
    }) = mention.expr
    else {
        return None;
    };
    let (year, _) =
        discourse.thread.year().filter(|_| mention.quoted && genre == Genre::Narrative)?;
    let day = discourse.thread.day().map(|(day, _)| day).filter(|day| day.year() == year);
    day.or_else(|| Date::new(year, 1, 1).filter(|_| unit >= Unit::Year))
}

/// Warns of contradictions: a weekday that differs, a day that does not exist.
fn check(
    doc: &Document,
    mention: &TimeMention,
    interval: Option<(Date, Date)>,
    warnings: &mut Vec<Warning>,
) {
    let TimeExpr::Calendar(reference) = &mention.expr else { return };
    let mut warn = |kind, message| warnings.push(Warning { span: mention.span, kind, message });
    if let (Some(named), Some((day, _))) = (reference.weekday, interval)
        && day.weekday() != named
    {
        let is = day.weekday().name();
        let message = format!("{} is a {is}, not a {}", day.long(), named.name());
        warn(WarningKind::WeekdayDiffers, message);
    }
    if reference.is_impossible() {
        let words = fold_space(mention.span.in_text(&doc.text));
        warn(WarningKind::ImpossibleDate, format!("There is no {words}"));
    }
}

/// The correction of the expression at `span`.
pub(super) fn correction_of(corrections: &[DayCorrection], span: Span) -> Option<Option<Date>> {
    let index = corrections.binary_search_by_key(&span, |(at, _)| *at).ok()?;
    corrections.get(index).map(|(_, day)| *day)
}

//! The date grammar: reads the longest time expression that begins at a token.

mod absolute;
mod comparison;
mod determiner;
mod durations;
mod eras;
mod months;
mod named_day;
mod numbers;
mod numeric;
mod parsed;
mod parts_of_year;
mod reference;
mod relative;
mod report_period;
mod times;
mod year_evidence;
mod years;

use super::attributes::Modifier;
use super::context_cues::is_past_verb;
use super::cursor::Cursor;
use super::expression::{CalendarRef, Count, Duration, Origin, Part, Scope, TimeExpr, Vague};
use super::token_class::Class;
use crate::calendar::Unit;
use reference::reference;

pub use durations::is_age;
pub use numbers::day_of_month;
pub use parsed::Parsed;
pub use years::year_after;

/// Reads the expression that begins at token `i`.
pub fn expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    longest(c, i).map(|parsed| report_period::with_last_day(c, i, parsed))
}

fn longest(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    with_prefix(c, i)
        .or_else(|| unit_end(c, i))
        .or_else(|| durations::weekly(c, i))
        .or_else(|| times::clock_expression(c, i))
        .or_else(|| reference_expression(c, i))
        .or_else(|| then(c, i))
        .or_else(|| long_ago(c, i))
        .or_else(|| durations::expression(c, i))
        .or_else(|| vague(c, i))
}

/// A reference to the calendar, with the part of the day after it.
fn reference_expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (reference, end) = reference(c, i)?;
    let (reference, end) = times::day_part_after(c, reference, end);
    let (reference, end) = in_brackets(c, reference, end);
    Some(Parsed::new(TimeExpr::Calendar(reference), end))
}

/// The date in brackets that a day without one is explained by: "yesterday (July 21st)", "Monday night [18
/// Nov. 2013]". Both are one expression.
fn in_brackets(c: &Cursor<'_>, day: CalendarRef, end: usize) -> (CalendarRef, usize) {
    let leans = matches!(day.part, Part::Whole | Part::Weekday(_))
        && !matches!(day.scope, Scope::At(_))
        && day.is_day()
        && day.plus.is_none();
    if !leans || c.at(end) != Class::Open {
        return (day, end);
    }
    match absolute::reference(c, end + 1) {
        Some((date, stop))
            if matches!(date.part, Part::Day { .. }) && c.at(stop) == Class::Close =>
        {
            let weekday = match day.part {
                Part::Weekday(weekday) => Some(weekday),
                _ => date.weekday,
            };
            (CalendarRef { clock: day.clock.or(date.clock), weekday, ..date }, stop + 1)
        }
        _ => (day, end),
    }
}

/// "year's end", "month's end".
fn unit_end(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let Class::Unit(unit) = c.at(i) else { return None };
    let ends = c.at(i + 1) == Class::Clitic && c.word(i + 2) == "end" && unit.is_calendar();
    let from = if unit < Unit::Quarter { Origin::Focus } else { Origin::Either };
    let reference = CalendarRef::shifted(unit, 0, from);
    let expr = TimeExpr::Calendar(reference);
    ends.then_some(Parsed { expr, modifier: Some(Modifier::End), end: i + 3 })
}

/// "until then", "by that time": the date mentioned before.
fn then(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let end = match c.at(i) {
        Class::Then => i + 1,
        Class::That if c.word(i + 1) == "time" => i + 2,
        _ => return None,
    };
    let introduced = matches!(c.back(i, 1), Class::Until | Class::By | Class::Before);
    let reference = CalendarRef::shifted(Unit::Day, 0, Origin::Mention);
    introduced.then(|| Parsed::new(TimeExpr::Calendar(reference), end))
}

/// "several years ago", "a few weeks ago".
fn long_ago(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (Duration { count: Count::Unknown, unit }, end) = durations::counted(c, i)? else {
        return None;
    };
    let past = Parsed::new(TimeExpr::Vague(Vague::Past), end + 1);
    (c.at(end) == Class::Ago && unit.is_calendar()).then_some(past)
}

/// A modifier ("early", "the end of", "later", "about") and the reference after it.
fn with_prefix(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let start = c.skip(i, Class::The);
    let (modifier, at) = prefix(c, start)?;
    // "about 3 p.m."
    if modifier == Modifier::Approx
        && let Some(time) = times::clock_expression(c, at)
    {
        return Some(Parsed { modifier: Some(modifier), ..time });
    }
    // "the end of the year": a unit that stands for the one mentioned before.
    let spoken = || relative::spoken_of(c, at);
    let (reference, end) = spoken().or_else(|| reference(c, at)).or_else(|| {
        let (reference, end) = absolute::bare_month(c, at)?;
        Some((reference, end))
    })?;
    let whole_day = matches!(reference.part, Part::Day { .. } | Part::Weekday(_));
    if matches!(modifier, Modifier::Start | Modifier::End | Modifier::Mid)
        && reference.clock.is_some()
    {
        return None;
    }
    let (reference, end) = times::day_part_after(c, reference, end);
    let modifier = (!whole_day || modifier == Modifier::Approx).then_some(modifier);
    Some(Parsed { expr: TimeExpr::Calendar(reference), modifier, end })
}

/// The modifier at `i` and the first token after it.
fn prefix(c: &Cursor<'_>, i: usize) -> Option<(Modifier, usize)> {
    let after_of = |i: usize| (c.at(i) == Class::Of).then_some(i + 1);
    match c.at(i) {
        Class::Early | Class::Late | Class::Mid => {
            let modifier = match c.at(i) {
                Class::Early => Modifier::Start,
                Class::Late => Modifier::End,
                _ => Modifier::Mid,
            };
            let next = c.at(i + 1);
            let at = match next {
                Class::Dash => i + 2,
                Class::In => i + 2,
                _ if c.word(i + 1).eq_ignore_ascii_case("part") => after_of(i + 2)?,
                _ => i + 1,
            };
            Some((modifier, at))
        }
        Class::Beginning => Some((Modifier::Start, after_of(i + 1)?)),
        Class::Middle => Some((Modifier::Mid, after_of(i + 1)?)),
        // "the first half of the 19th century"; that of a year is a period of its own.
        Class::Ordinal(1 | 2) | Class::Final | Class::Last if c.at(i + 1) == Class::Half => {
            let at = after_of(i + 2)?;
            let start = c.at(i) == Class::Ordinal(1);
            let modifier = if start { Modifier::Start } else { Modifier::End };
            parts_of_year::part_of(c, i).is_none().then_some((modifier, at))
        }
        Class::End => Some((Modifier::End, after_of(i + 1)?)),
        Class::Earlier | Class::Later => {
            let modifier = if c.at(i) == Class::Earlier { Modifier::Start } else { Modifier::End };
            let at = c.skip(i + 1, Class::In);
            let at = c.skip(at, Class::On);
            let fits = at > i + 1
                || matches!(
                    c.at(at),
                    Class::This
                        | Class::That
                        | Class::Last
                        | Class::Next
                        | Class::Deictic(_)
                        | Class::The
                        | Class::Same
                        | Class::Weekday(_)
                );
            fits.then_some((modifier, at))
        }
        Class::Approx => {
            let dot = c.at(i + 1) == Class::Dot && c.glued(i + 1);
            Some((Modifier::Approx, i + 1 + usize::from(dot)))
        }
        _ if c.word(i).eq_ignore_ascii_case("latter") => (c.word(i + 1) == "part")
            .then(|| after_of(i + 2))
            .flatten()
            .map(|at| (Modifier::End, at)),
        _ => None,
    }
}

/// "near term", "long term" as nouns: at the end of a clause, or after a preposition of time.
fn is_term(c: &Cursor<'_>, i: usize) -> bool {
    let noun = !(c.lower(i + 2) && c.at(i + 2) == Class::Other)
        || matches!(c.back(i, 2), Class::In | Class::For) && is_clause_verb(c.word(i + 2));
    matches!(c.word(i), "near" | "short" | "long") && c.word(i + 1) == "term" && noun
}

/// Whether a verb without an object stands behind a time: "growth in the near term appears good".
fn is_clause_verb(word: &str) -> bool {
    const VERBS: [&str; 15] = [
        "appear", "appears", "are", "can", "could", "is", "looks", "may", "remain", "remains",
        "seem", "seems", "was", "will", "would",
    ];
    VERBS.binary_search(&word).is_ok()
}

/// Whether a preposition of time stands before "the future" at `i`: "well into the future if".
fn is_ahead_in(c: &Cursor<'_>, i: usize) -> bool {
    c.back(i, 1) == Class::In || matches!(c.word_back(i, 1), "into")
}

/// Whether "soon" at `i` is a step of a story that is over: "he soon left", "was soon abandoned".
fn was_soon(c: &Cursor<'_>, i: usize) -> bool {
    /// Tokens from an opening "Soon" to its verb.
    const REACH: usize = 5;
    let opens = c.capital(i);
    let reach = if opens { REACH } else { 2 };
    is_past_verb(c, i.wrapping_sub(1)) || (i + 1..i + reach).any(|at| is_past_verb(c, at))
}

/// "now", "recently", "the future".
fn vague(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let found = |vague, end| Some(Parsed::new(TimeExpr::Vague(vague), end));
    match c.at(i) {
        Class::Now | Class::Present => found(Vague::Present, i + 1),
        Class::Current => found(Vague::Present, i + 1),
        // "as recently as late 2009": the date says when.
        Class::Gone if c.word_back(i, 1).eq_ignore_ascii_case("as") && c.word(i + 1) == "as" => {
            None
        }
        Class::Gone => found(Vague::Past, i + 1),
        Class::Recent => found(Vague::Past, i + 1),
        Class::Near if c.word(i + 1) == "future" => found(Vague::Future, i + 2),
        Class::The if c.at(i + 1) == Class::Near && c.word(i + 2) == "future" => {
            found(Vague::Future, i + 3)
        }
        Class::The if c.at(i + 1) == Class::Period && c.word(i + 2) == "being" => {
            found(Vague::Present, i + 3)
        }
        Class::To if c.word(i + 1) == "date" => found(Vague::Present, i + 2),
        // "as soon as", "soon after", "future payments" are no time expressions.
        Class::Ahead if c.word(i).eq_ignore_ascii_case("soon") => {
            let bound = matches!(c.word_back(i, 1), "as" | "very")
                || matches!(c.at(i + 1), Class::After | Class::Dash);
            if bound || was_soon(c, i) { None } else { found(Vague::Future, i + 1) }
        }
        // "the long term", not "the long-term lease".
        Class::The if is_term(c, i + 1) => found(Vague::Future, i + 3),
        Class::The
            if c.at(i + 1) == Class::Ahead
                // "the soon-to-open terminal".
                && !(c.at(i + 2) == Class::Dash && c.glued(i + 2))
                && (is_ahead_in(c, i) || !c.lower(i + 2) || c.at(i + 2) != Class::Other) =>
        {
            found(Vague::Future, i + 2)
        }
        Class::The if c.at(i + 1) == Class::Past && c.at(i + 2) != Class::Other => (!matches!(
            c.at(i + 2),
            Class::Unit(_)
                | Class::Units(_)
                | Class::Period
                | Class::Periods
                | Class::Number
                | Class::Cardinal(_)
        ))
        .then(|| Parsed::new(TimeExpr::Vague(Vague::Past), i + 2)),
        _ => None,
    }
}

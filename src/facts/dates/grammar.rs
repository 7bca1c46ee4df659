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
mod repetitions;
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
        .or_else(|| repetitions::weekly(c, i))
        .or_else(|| times::clock_expression(c, i))
        .or_else(|| reference_expression(c, i))
        .or_else(|| then(c, i))
        .or_else(|| some_day(c, i))
        .or_else(|| long_since(c, i))
        .or_else(|| repetitions::rate(c, i))
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

/// "until then", "by that time", "from this time on", "this date": the date mentioned before.
fn then(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let demonstrative = matches!(c.at(i), Class::That | Class::This);
    let before = c.back(i, 1);
    let ahead = matches!(before, Class::Until | Class::By | Class::Before);
    let (introduced, end) = match c.at(i) {
        Class::Then => (ahead, i + 1),
        Class::That if c.word(i + 1) == "time" => (ahead || before == Class::From, i + 2),
        // "at this time" is now, "by this time" anything.
        Class::This if c.word(i + 1) == "time" => (before == Class::From, i + 2),
        _ => (demonstrative && c.word(i + 1) == "date", i + 2),
    };
    let reference = CalendarRef::shifted(Unit::Day, 0, Origin::Mention);
    introduced.then(|| Parsed::new(TimeExpr::Calendar(reference), end))
}

/// "several years ago", "a few weeks later", "months earlier": nobody can say which day.
fn long_since(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (unit, end) = match c.at(i) {
        Class::Units(unit) => (unit, i + 1),
        _ => match durations::counted(c, i)? {
            (Duration { count: Count::Unknown, unit }, end) => (unit, end),
            _ => return None,
        },
    };
    let vague = match c.at(end) {
        Class::Ago => Vague::Past,
        // "a few days later than planned" compares.
        Class::Earlier | Class::Later if c.at(end + 1) == Class::Than => return None,
        Class::Earlier => Vague::Past,
        Class::Later => Vague::Future,
        _ => return None,
    };
    unit.is_calendar().then(|| Parsed::new(TimeExpr::Vague(vague), end + 1))
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

/// "present-day", "the present day", and "present" as the end of a span of years: "(2013 – present)".
fn present(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let at = c.skip(i + 1, Class::Dash);
    let end = match c.at(at) {
        Class::Unit(Unit::Day) => at + 1,
        _ if c.back(i, 1) == Class::Dash && c.back(i, 2) == Class::Number => i + 1,
        _ => return None,
    };
    Some(Parsed::new(TimeExpr::Vague(Vague::Present), end))
}

/// Whether a time that begins at `i` ends a span: "to the present".
fn is_up_to(c: &Cursor<'_>, i: usize) -> bool {
    let ends = !c.lower(i + 2) || c.at(i + 2) != Class::Other;
    matches!(c.back(i, 1), Class::To | Class::Until) && ends
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

/// Whether the noun behind the adjective at `i` is a certain one: "the future king", "his future wife".
fn is_of_one(c: &Cursor<'_>, i: usize) -> bool {
    matches!(c.back(i, 1), Class::The | Class::A | Class::Clitic)
        || matches!(c.word_back(i, 1), "his" | "her" | "its" | "their" | "my" | "our" | "your")
}

/// Whether a noun stands at `i`, as far as its letters show.
fn is_noun(c: &Cursor<'_>, i: usize) -> bool {
    let plain = matches!(c.at(i), Class::Other | Class::Units(_)) && c.lower(i);
    plain && !matches!(c.word(i), "as" | "if" | "is" | "was" | "will" | "with" | "when")
}

/// "will one day", "could one day": a time to come.
fn some_day(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let day = c.at(i) == Class::Cardinal(1) && c.at(i + 1) == Class::Unit(Unit::Day);
    let modal = matches!(
        c.word_back(i, 1),
        "can" | "could" | "may" | "might" | "must" | "should" | "will" | "would"
    );
    (day && modal).then(|| Parsed::new(TimeExpr::Vague(Vague::Future), i + 2))
}

/// "now", "recently", "the future".
fn vague(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let found = |vague, end| Some(Parsed::new(TimeExpr::Vague(vague), end));
    match c.at(i) {
        Class::Now | Class::Present => found(Vague::Present, i + 1),
        Class::Current => found(Vague::Present, i + 1),
        // "in present-day Italy", "from 1998 to the present".
        Class::PresentDay => present(c, i),
        Class::The if c.at(i + 1) == Class::PresentDay && is_up_to(c, i) => {
            found(Vague::Present, i + 2)
        }
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
            let bound =
                ["as", "very"].iter().any(|word| c.word_back(i, 1).eq_ignore_ascii_case(word))
                    || matches!(c.at(i + 1), Class::After | Class::Dash);
            if bound || was_soon(c, i) { None } else { found(Vague::Future, i + 1) }
        }
        // "any future campaign", not "the future king".
        Class::Ahead if !is_of_one(c, i) && is_noun(c, i + 1) => found(Vague::Future, i + 1),
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

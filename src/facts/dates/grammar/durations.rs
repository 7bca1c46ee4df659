//! Lengths of time: "three years", "half a century", "the past decade".

use crate::calendar::Unit;
use crate::facts::dates::attributes::Modifier;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{Count, Duration, Recurrence, TimeExpr};
use crate::facts::dates::token_class::Class;

use super::parsed::Parsed;

/// Reads a length at `i`.
pub(super) fn expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    window(c, i).or_else(|| length(c, i)).or_else(|| least(c, i)).or_else(|| vague_length(c, i))
}

/// Whether an age begins at `i` ("136-year-old", "three years old"), and one past it.
pub fn is_age(c: &Cursor<'_>, i: usize) -> Option<usize> {
    let (_, end) = counted(c, i)?;
    let at = c.skip(end, Class::Dash);
    // "the nine-month-old dispute" is no child.
    let thing = c.at(end) == Class::Dash
        && matches!(c.back(end, 1), Class::Unit(Unit::Day | Unit::Week | Unit::Month))
        && c.lower(at + 1)
        && !is_child(c.word(at + 1));
    if c.at(at) == Class::Old && !thing {
        return Some(at + 1);
    }
    (c.at(end) == Class::Of && c.at(end + 1) == Class::Old).then_some(end + 2)
}

/// Whom an age of days, weeks or months is said of.
fn is_child(word: &str) -> bool {
    const CHILDREN: [&str; 16] = [
        "babies", "baby", "boy", "boys", "child", "daughter", "fetus", "foetus", "girl", "girls",
        "grandson", "infant", "puppy", "son", "twin", "twins",
    ];
    CHILDREN.binary_search(&word).is_ok()
}

/// Approximators of a number: "about", "more than", "at least", "up to".
pub(super) fn hedge(c: &Cursor<'_>, i: usize) -> (usize, Option<Modifier>) {
    match (c.at(i), c.at(i + 1)) {
        (Class::Approx, _) => (i + 1, Some(Modifier::Approx)),
        (Class::More, Class::Than) => (i + 2, Some(Modifier::More)),
        (Class::Less, Class::Than) => (i + 2, Some(Modifier::Less)),
        (Class::At, Class::Least) => (i + 2, Some(Modifier::More)),
        (Class::Up, Class::To) => (i + 2, Some(Modifier::Less)),
        (Class::More, _) if c.word(i).eq_ignore_ascii_case("over") => (i + 1, Some(Modifier::More)),
        (Class::Less, _) if c.word(i).eq_ignore_ascii_case("under") => {
            (i + 1, Some(Modifier::Less))
        }
        _ => (i, None),
    }
}

/// A number of units: "three years", "2 1/2 years", "a two-week", "half a century".
pub(super) fn counted(c: &Cursor<'_>, i: usize) -> Option<(Duration, usize)> {
    let (count, mut end) = count(c, i)?;
    // "three more weeks", "two full days", "six straight days".
    if matches!(c.at(end), Class::More | Class::Full)
        || matches!(c.word(end), "straight" | "consecutive" | "long")
    {
        end += 1;
    }
    let dash = c.at(end) == Class::Dash && c.glued(end);
    let at = end + usize::from(dash);
    let (unit, plural) = match c.at(at) {
        Class::Unit(unit) => (unit, false),
        Class::Units(unit) => (unit, true),
        // "a second" is not sixty of a minute.
        // Nor are "two second-round games" two of them.
        Class::Ordinal(2)
            if (c.at(i) == Class::Number || matches!(c.at(i), Class::Cardinal(_)))
                && (dash || !(c.at(at + 1) == Class::Dash && c.glued(at + 1))) =>
        {
            (Unit::Second, false)
        }
        _ if c.word(at) == "night" => (Unit::Day, false),
        _ if c.word(at) == "nights" => (Unit::Day, true),
        _ => return None,
    };
    if unit == Unit::Half {
        return None;
    }
    // "20 quarter" is no length, "20 quarters" and "one quarter" are.
    if unit == Unit::Quarter && (!plural || dash || c.at(at + 1) == Class::Of) {
        return None;
    }
    let mut count = count;
    if c.word(at).starts_with("fortnight") {
        count = match count {
            Count::Of(number) => Count::Of(number.checked_mul(2)?),
            other => other,
        };
    }
    // "a year and a half".
    let half =
        c.at(at + 1) == Class::And && c.at(at + 2) == Class::A && c.at(at + 3) == Class::Half;
    match count {
        Count::Of(number) if half => {
            Some((Duration { count: Count::AndHalf(number), unit }, at + 4))
        }
        _ => Some((Duration { count, unit }, at + 1)),
    }
}

/// A number in digits or words.
fn count(c: &Cursor<'_>, i: usize) -> Option<(Count, usize)> {
    match c.at(i) {
        Class::Number => digits(c, i),
        Class::A => match (c.at(i + 1), c.at(i + 2)) {
            (Class::Couple, Class::Of) => Some((Count::Of(2), i + 3)),
            (Class::Vaguely, _) => Some((Count::Unknown, i + 2)),
            (Class::Scale(n), _) => Some((Count::Of(u32::from(n)), i + 2)),
            (Class::Half, _) => Some((Count::AndHalf(0), i + 2)),
            (Class::Dash, _) => None,
            // "a year and three days", but "lasted a year and cost a fortune".
            (_, Class::And)
                if matches!(c.at(i + 3), Class::A | Class::Cardinal(_) | Class::Number)
                    && c.at(i + 4) != Class::Half =>
            {
                None
            }
            _ => Some((Count::Of(1), i + 1)),
        },
        Class::Half if c.at(i + 1) == Class::A => Some((Count::AndHalf(0), i + 2)),
        Class::Vaguely if c.word(i) != "some" => Some((Count::Unknown, i + 1)),
        Class::Vaguely => {
            count(c, i + 1).filter(|_| matches!(c.at(i + 1), Class::Number | Class::Cardinal(_)))
        }
        Class::Couple if c.at(i + 1) == Class::Of => Some((Count::Of(2), i + 2)),
        Class::Cardinal(_) | Class::Scale(_) => spelled(c, i),
        _ => None,
    }
}

fn digits(c: &Cursor<'_>, i: usize) -> Option<(Count, usize)> {
    if c.number_went_on(i) {
        return None;
    }
    let (mut number, length) = c.number(i)?;
    if length > 6 {
        return None;
    }
    let mut end = i + 1;
    let glued = |n: usize| c.glued(n) && c.glued(n + 1);
    if c.at(end) == Class::Comma
        && glued(end)
        && let Some((more, 3)) = c.number(end + 1)
    {
        number = number.checked_mul(1000)?.checked_add(more)?;
        end += 2;
    } else if c.at(end) == Class::Dot
        && glued(end)
        && let Some((5, 1)) = c.number(end + 1)
    {
        return Some((Count::AndHalf(number), end + 2));
    } else if c.at(end) == Class::Number && c.at(end + 1) == Class::Slash && glued(end + 1) {
        return (c.word(end) == "1" && c.word(end + 2) == "2")
            .then_some((Count::AndHalf(number), end + 3));
    } else if c.word(end) == "½" {
        return Some((Count::AndHalf(number), end + 1));
    } else if c.number_goes_on(i) {
        return None;
    }
    Some((Count::Of(number), end))
}

/// "three", "twenty-three", "two hundred", "two and a half".
fn spelled(c: &Cursor<'_>, i: usize) -> Option<(Count, usize)> {
    let mut total = 0_u32;
    let mut end = i;
    for _ in 0..6 {
        match c.at(end) {
            Class::Cardinal(n) => total = total.checked_add(u32::from(n))?,
            Class::Scale(n) => total = total.max(1).checked_mul(u32::from(n))?,
            _ => break,
        }
        end += 1;
        if c.at(end) == Class::Dash && matches!(c.at(end + 1), Class::Cardinal(_)) {
            end += 1;
        }
    }
    if c.at(end) == Class::And && c.at(end + 1) == Class::A && c.at(end + 2) == Class::Half {
        return Some((Count::AndHalf(total), end + 3));
    }
    Some((Count::Of(total), end))
}

/// "three years" with its approximator; "a year" only where it is a length, not a rate.
fn length(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (start, modifier) = hedge(c, i);
    let (length, end) = counted(c, start)?;
    // A season of sport or of a series is that of a year.
    let unit = if length.unit == Unit::Season { Unit::Year } else { length.unit };
    let length = Duration { unit, ..length };
    if is_measure(c, length.unit, end) {
        return None;
    }
    let single = c.at(start) == Class::A && length.count == Count::Of(1);
    // "a week or two".
    if single
        && c.at(end) == Class::Or
        && (c.at(end + 1) == Class::Cardinal(2) || c.at(end + 1) == Class::Vaguely)
    {
        return Some(Parsed { expr: TimeExpr::Duration(length), modifier, end: end + 2 });
    }
    if single && modifier.is_none() {
        return one(c, start, length, end);
    }
    let so = c.at(end) == Class::Or && matches!(c.word(end + 1), "so" | "more" | "less");
    let end = if so { end + 2 } else { end };
    let tail =
        c.at(end) == Class::Dash && (c.word(end + 1) == "long" || c.at(end + 1) == Class::Old);
    let end = if tail { end + 2 } else { end };
    // "a few hours later" is of no day; that of days is read before.
    let later =
        length.count == Count::Unknown && matches!(c.at(end), Class::Later | Class::Earlier);
    let end = if later && c.at(end + 1) != Class::Than { end + 1 } else { end };
    Some(Parsed { expr: TimeExpr::Duration(length), modifier, end })
}

/// "60" of "between 60 and 90 days".
fn least(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (count, end) = count(c, i).filter(|_| c.back(i, 1) == Class::Between)?;
    let (most, _) = counted(c, end + 1).filter(|_| c.at(end) == Class::And)?;
    if is_age(c, end + 1).is_some() {
        return None;
    }
    let length = Duration { count, unit: most.unit };
    Some(Parsed::new(TimeExpr::Duration(length), end))
}

/// "a year": how long after a preposition of length, how often after a number.
fn one(c: &Cursor<'_>, i: usize, length: Duration, end: usize) -> Option<Parsed> {
    if c.capital(end) && c.at(end) == Class::Other {
        return None;
    }
    if matches!(c.at(end), Class::Other | Class::Dash) && c.glued(end) {
        return None;
    }
    match c.back(i, 1) {
        Class::In
        | Class::For
        | Class::Than
        | Class::Least
        | Class::After
        | Class::Before
        | Class::Until => Some(Parsed::new(TimeExpr::Duration(length), end)),
        // "a week after the vote", where the vote has no date; "in the course of a year".
        _ if matches!(c.at(end), Class::After | Class::Before) && c.lower(end) => {
            Some(Parsed::new(TimeExpr::Duration(length), end))
        }
        Class::Of if matches!(c.word_back(i, 2), "course" | "period" | "space" | "span") => {
            Some(Parsed::new(TimeExpr::Duration(length), end))
        }
        // "gave them a week to leave", not "a day to remember".
        _ if c.at(end) == Class::To && c.lower(end + 1) && is_given(c, i, length.unit) => {
            Some(Parsed::new(TimeExpr::Duration(length), end))
        }
        // "lasted a year", not "took a year's leave".
        Class::Other
            if length.unit >= Unit::Hour
                && c.at(end) != Class::Clitic
                && is_verb_of_length(c.word_back(i, 1)) =>
        {
            Some(Parsed::new(TimeExpr::Duration(length), end))
        }
        _ if is_amount(c, i) => {
            Some(Parsed::new(TimeExpr::Recurrence(Recurrence::Every(length)), end))
        }
        _ => None,
    }
}

/// Whether a verb before the length at `i` gives so much time to someone: "gave the clubs", "has", "offered him".
fn is_given(c: &Cursor<'_>, i: usize, unit: Unit) -> bool {
    const VERBS: [&str; 17] = [
        "allow", "allowed", "gave", "get", "give", "given", "gives", "giving", "got", "had", "has",
        "have", "need", "needed", "needs", "offered", "offers",
    ];
    /// Tokens from the verb to the length.
    const REACH: usize = 3;
    unit > Unit::Day && (1..=REACH).any(|back| VERBS.binary_search(&c.word_back(i, back)).is_ok())
}

/// Whether a length measures money or a record: "six months of base pay", "two weeks' wages", "40 hours of video".
fn is_measure(c: &Cursor<'_>, unit: Unit, end: usize) -> bool {
    const MONEY: [&str; 4] = ["pay", "rent", "salary", "wages"];
    const RECORD: [&str; 6] = ["audio", "footage", "music", "recordings", "tape", "video"];
    if !matches!(c.at(end), Class::Of | Class::Apostrophe | Class::Clitic) {
        return false;
    }
    let words: &[&str] = if unit > Unit::Hour { &MONEY } else { &RECORD };
    let ends = |at: usize| !(c.lower(at) && c.at(at) == Class::Other);
    (end + 1..end + 3).any(|at| words.contains(&c.word(at)) && ends(at + 1))
}

/// Verbs whose object is a length of time.
fn is_verb_of_length(word: &str) -> bool {
    const VERBS: [&str; 13] = [
        "last", "lasted", "lasting", "lasts", "spend", "spending", "spends", "spent", "take",
        "taken", "takes", "taking", "took",
    ];
    VERBS.binary_search(&word).is_ok()
}

/// Whether an amount precedes `i`: "$5 a day", "twice a week", "500 cars a year".
fn is_amount(c: &Cursor<'_>, i: usize) -> bool {
    let before = c.back(i, 1);
    let counts = |n| {
        matches!(
            c.back(i, n),
            Class::Number | Class::Cardinal(_) | Class::Scale(_) | Class::Vaguely
        )
    };
    let counted =
        matches!(before, Class::Other | Class::Unit(_) | Class::Units(_) | Class::Periods);
    counts(1) && before != Class::Vaguely
        || matches!(c.word_back(i, 1), "%" | "once" | "twice")
        || counted && counts(2)
        // "dozens of penguins a day".
        || before == Class::Other
            && c.back(i, 2) == Class::Of
            && ["dozens", "hundreds", "millions", "thousands"]
                .iter()
                .any(|many| c.word_back(i, 3).eq_ignore_ascii_case(many))
}

/// "the past two years", "the next few weeks", "the first nine months", "recent months".
fn window(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let at = match c.at(i) {
        Class::The | Class::These => i + 1,
        Class::Last
        | Class::Past
        | Class::Next
        | Class::Recent
        | Class::Coming
        | Class::Previous => i,
        _ => return None,
    };
    // "for the next decade", "over the coming century": as long as that, from then on.
    if matches!(c.back(i, 1), Class::For | Class::More)
        && matches!(c.at(at), Class::Next | Class::Coming)
        && let Class::Unit(unit @ (Unit::Decade | Unit::Century)) = c.at(at + 1)
    {
        let length = Duration { count: Count::Of(1), unit };
        return Some(Parsed::new(TimeExpr::Duration(length), at + 2));
    }
    // "the year ended July 2".
    if at > i
        && let Class::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week)) = c.at(at)
    {
        let ends = match c.word(at + 1) {
            "ended" | "ending" => true,
            "to" | "through" => {
                matches!(c.at(at + 2), Class::Month(_) | Class::MonthShort(_) | Class::Number)
            }
            _ => false,
        };
        let length = Duration { count: Count::Of(1), unit };
        return ends.then(|| Parsed::new(TimeExpr::Duration(length), at + 1));
    }
    let known = matches!(
        c.at(at),
        Class::Last
            | Class::Past
            | Class::Next
            | Class::Recent
            | Class::Coming
            | Class::Previous
            | Class::Following
            | Class::Latest
            | Class::Ordinal(1)
    );
    let first = if known { at + 1 } else { at };
    if let Some((length, end)) = counted(c, first) {
        // "the three years" is one too; "the 10-year bond" is a length alone.
        let plural = matches!(c.at(end - 1), Class::Units(_));
        let so = c.at(end) == Class::Or && c.word(end + 1) == "so";
        let fits = (known || plural)
            && c.at(first) != Class::A
            && c.at(end) != Class::Ago
            && c.at(end) != Class::Old;
        return fits
            .then(|| Parsed::new(TimeExpr::Duration(length), if so { end + 2 } else { end }));
    }
    match c.at(first) {
        // "the next day or two", "the last week or so".
        Class::Unit(unit)
            if known
                && c.at(first + 1) == Class::Or
                && (c.at(first + 2) == Class::Cardinal(2) || c.word(first + 2) == "so") =>
        {
            let length = Duration { count: Count::Of(1), unit };
            Some(Parsed::new(TimeExpr::Duration(length), first + 3))
        }
        Class::Unit(unit @ (Unit::Decade | Unit::Century)) if c.at(at) == Class::Past => {
            Some(Parsed::new(TimeExpr::Duration(Duration { count: Count::Of(1), unit }), first + 1))
        }
        Class::Units(unit) if known && at == i => Some(Parsed::new(
            TimeExpr::Duration(Duration { count: Count::Unknown, unit }),
            first + 1,
        )),
        _ => None,
    }
}

/// "for years", "within days", "decades of".
fn vague_length(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let adjective = |unit, end| {
        let one = Duration { count: Count::Of(1), unit };
        Some(Parsed::new(TimeExpr::Duration(one), end))
    };
    // "yearlong", "year-long".
    if let Class::Long(unit) = c.at(i) {
        return adjective(unit, i + 1);
    }
    let long = c.at(i + 1) == Class::Dash && c.word(i + 2) == "long";
    if let Class::Unit(unit) = c.at(i) {
        return if long && c.glued(i + 1) { adjective(unit, i + 3) } else { None };
    }
    let Class::Units(unit) = c.at(i) else { return None };
    if long {
        let many = Duration { count: Count::Unknown, unit };
        return Some(Parsed::new(TimeExpr::Duration(many), i + 3));
    }
    // "minutes of the meeting".
    let record = unit == Unit::Minute && c.at(i + 1) == Class::Of;
    if unit == Unit::Quarter || unit == Unit::Season || record || is_measure(c, unit, i + 1) {
        return None;
    }
    let fits = matches!(c.back(i, 1), Class::For | Class::In | Class::More | Class::After)
        || c.word_back(i, 1) == "took"
        || c.word_back(i, 1) == "take"
        || matches!(c.at(i + 1), Class::Of | Class::Later | Class::Earlier | Class::Ago);
    fits.then(|| {
        let end = match (c.at(i + 1), c.at(i + 2)) {
            (Class::Later | Class::Earlier | Class::Ago, _) => i + 2,
            // "within weeks or months".
            (Class::Or, Class::Units(_)) => i + 3,
            _ => i + 1,
        };
        Parsed::new(TimeExpr::Duration(Duration { count: Count::Unknown, unit }), end)
    })
}

//! Lengths of time: "three years", "half a century", "the past decade".

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{Count, Duration, Recurrence, TimeExpr};
use crate::facts::dates::token_class::Class;

use super::counts::{between, count, counted, hedge};
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

/// "three years" with its approximator; "a year" only where it is a length, not a rate.
fn length(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (start, modifier) = hedge(c, i);
    let (length, end) = counted(c, start).or_else(|| between(c, start))?;
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
    if c.back(i, 1) != Class::Between {
        return None;
    }
    let (count, end) = count(c, i)?;
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
    if let Some((length, end)) = counted(c, first).or_else(|| between(c, first)) {
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

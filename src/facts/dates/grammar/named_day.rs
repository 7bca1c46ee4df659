//! Named days: "Christmas Eve", "Easter Monday 2021".

use crate::calendar::Period;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{CalendarRef, Part, Scope};
use crate::facts::dates::holidays;
use crate::facts::dates::token_class::Class;

use super::years::{year_after, year_number};

/// Reads a named day at `i`, with its year.
pub(super) fn reference(c: &Cursor<'_>, i: usize) -> Option<(CalendarRef, usize)> {
    // "May Day", "April Fools' Day", "St. Patrick's Day".
    let may_begin = matches!(c.at(i), Class::Named | Class::Month(4 | 5) | Class::Nth);
    if !may_begin || !c.capital(i) {
        return None;
    }
    for (index, words) in holidays::names() {
        if let Some(end) = words_at(c, i, words) {
            let (scope, end) = year_after(c, end);
            let scope = if scope == Scope::Open { year_behind(c, end) } else { scope };
            // "Christmas Island", "a Christmas tree": the day only names something else.
            let other = c.at(end) == Class::Other && words.len() == 1;
            let named =
                i > 1 && c.capital(i - 1) && c.back(i, 1) == Class::Other && words.len() == 1;
            let name = named || other && (c.capital(end) || !is_introduced(c, i));
            let reference = match holidays::once(index) {
                Some(day) => CalendarRef::at(Period::day(day)),
                None => CalendarRef::new(Part::Named(index), scope),
            };
            return (!name).then_some((reference, end));
        }
    }
    None
}

/// The year behind what the day modifies: "the Boxing Day earthquake and tsunami in 2004".
fn year_behind(c: &Cursor<'_>, end: usize) -> Scope {
    /// Words between.
    const REACH: usize = 4;
    let noun = |at: &usize| c.lower(*at) && matches!(c.at(*at), Class::Other | Class::And);
    let start = if matches!(c.at(end), Class::Mark) { end + 1 } else { end };
    let at = start + (start..start + REACH).take_while(noun).count();
    let joined = at > start && matches!(c.at(at), Class::In | Class::Of);
    let year = year_number(c, at + 1).filter(|_| joined && !c.number_goes_on(at + 1));
    year.map_or(Scope::Open, |(year, _)| Scope::At(Period::year(year)))
}

/// Whether a preposition or determiner of time precedes `i`.
fn is_introduced(c: &Cursor<'_>, i: usize) -> bool {
    matches!(
        c.back(i, 1),
        Class::At
            | Class::On
            | Class::By
            | Class::Before
            | Class::After
            | Class::Since
            | Class::Until
            | Class::This
            | Class::Last
            | Class::Next
    )
}

/// One past `words` where the tokens at `i` are these; "year's" is two tokens, and its apostrophe may be
/// left out.
fn words_at(c: &Cursor<'_>, i: usize, words: &[&str]) -> Option<usize> {
    let mut at = i;
    for word in words {
        // "Eid al-Fitr".
        at = if at > i { c.skip(at, Class::Dash) } else { at };
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix('\''));
        if !c.word(at).eq_ignore_ascii_case(bare.unwrap_or(word)) {
            return None;
        }
        at += 1;
        if bare.is_some() {
            if !matches!(c.at(at), Class::Clitic | Class::Apostrophe) {
                return None;
            }
            at += 1;
        } else if matches!(*word, "st" | "jr") {
            at = c.skip(at, Class::Dot);
        }
    }
    Some(at)
}

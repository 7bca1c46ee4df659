//! Days of a month and other ordinals, in digits or words.

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::token_class::Class;

/// "15", "15th", "fifteenth", "twenty-first".
pub fn day_of_month(c: &Cursor<'_>, i: usize) -> Option<(u8, usize)> {
    match c.at(i) {
        Class::Number => {
            let (number, digits) = c.number(i)?;
            if digits > 2 || !(1..=31).contains(&number) {
                return None;
            }
            let day = u8::try_from(number).ok()?;
            if c.at(i + 1) == Class::Nth && c.glued(i + 1) {
                return Some((day, i + 2));
            }
            let clock = matches!(c.at(i + 1), Class::Meridiem(_) | Class::OClock)
                || (c.at(i + 1) == Class::Other && c.glued(i + 1));
            (!clock && !c.number_goes_on(i)).then_some((day, i + 1))
        }
        Class::Ordinal(day) => Some((day, i + 1)),
        Class::Cardinal(tens @ (20 | 30)) => {
            let at = c.skip(i + 1, Class::Dash);
            match c.at(at) {
                Class::Ordinal(ones @ 1..=9) => Some((tens + ones, at + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the ordinal or number that ends before `end` is an ordinal: "15th", "fifteenth".
pub(super) fn is_ordinal(c: &Cursor<'_>, end: usize) -> bool {
    matches!(c.back(end, 1), Class::Nth | Class::Ordinal(_))
}

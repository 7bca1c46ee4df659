//! The names of months.

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::token_class::Class;

/// A month's name, and one past it and its dot.
pub(super) fn month(c: &Cursor<'_>, i: usize) -> Option<(u8, usize)> {
    match c.at(i) {
        Class::Month(month) if c.capital(i) => Some((month, i + 1)),
        Class::MonthShort(month) if c.capital(i) => {
            let dot = c.at(i + 1) == Class::Dot && c.glued(i + 1);
            Some((month, i + 1 + usize::from(dot)))
        }
        _ => None,
    }
}

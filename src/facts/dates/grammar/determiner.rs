//! Determiners of time: "last", "this", "the following" and how far they reach.

use crate::calendar::Unit;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{Origin, Scope};
use crate::facts::dates::token_class::Class;

/// How many units a determiner reaches, from where, and one past its last token.
pub(super) fn reach(c: &Cursor<'_>, i: usize) -> Option<(i32, Origin, usize)> {
    let definite = c.at(i) == Class::The;
    let at = i + usize::from(definite);
    let origin = if definite { Origin::Discourse } else { Origin::Either };
    Some(match c.at(at) {
        Class::This if !definite => match c.at(at + 1) {
            Class::Past | Class::Last => (-1, Origin::Publication, at + 2),
            Class::Coming | Class::Next => (1, Origin::Publication, at + 2),
            Class::Full | Class::Same | Class::Current => (0, Origin::Either, at + 2),
            _ => (0, Origin::Either, at + 1),
        },
        Class::That if !definite => (0, Origin::Discourse, c.skip(at + 1, Class::Same)),
        Class::Same => (0, Origin::Discourse, at + 1),
        Class::Last => (-1, Origin::Publication, at + 1),
        Class::Past => (-1, Origin::Publication, at + 1),
        Class::Previous => (-1, origin, at + 1),
        Class::Next => (1, origin, at + 1),
        Class::Following => (1, Origin::Discourse, at + 1),
        Class::Coming => (1, Origin::Publication, at + 1),
        Class::Current => (0, Origin::Publication, at + 1),
        Class::Latest if definite => (-1, Origin::Publication, at + 1),
        Class::Full if definite && c.at(at + 1) == Class::Next => (1, origin, at + 2),
        Class::Full if definite && c.at(at + 1) == Class::Same => (0, Origin::Discourse, at + 2),
        _ => return None,
    })
}

/// The year after a smaller part: "last year", "of that year", "the same year", "the year before".
pub(super) fn year(c: &Cursor<'_>, i: usize) -> Option<(Scope, usize)> {
    let (by, from, at) = reach(c, i)?;
    let at = c.skip(at, Class::Fiscal);
    (c.at(at) == Class::Unit(Unit::Year)).then(|| (Scope::shift(Unit::Year, by, from), at + 1))
}

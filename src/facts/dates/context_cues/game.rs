//! Whether a quarter is one of a game, by the score or the time left beside it, or one of money.

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::Beside;
use crate::facts::dates::token_class::Class;

use super::money::is_money;

/// Tokens on either side of a quarter.
const REACH: usize = 20;

/// What stands near the quarter at `i`: money or a share, or else a score or the time left of a game ("led 14-7 in
/// the third quarter").
pub fn beside(c: &Cursor<'_>, i: usize) -> Beside {
    if around(i).any(|at| is_money(c, at)) {
        Beside::Money
    } else if around(i).any(|at| is_score(c, at) || is_time_left(c, at)) {
        Beside::Score
    } else {
        Beside::Nothing
    }
}

fn around(i: usize) -> std::ops::Range<usize> {
    i.saturating_sub(REACH)..i + REACH
}

/// Whether a score begins at `at`: "67-60".
fn is_score(c: &Cursor<'_>, at: usize) -> bool {
    let points = |at: usize| matches!(c.number(at), Some((_, 1..=3)));
    let voted = c.word_back(at, 1).starts_with("vot") || c.back(at, 1) == Class::By;
    points(at)
        && points(at + 2)
        && c.at(at + 1) == Class::Dash
        && c.glued(at + 1)
        && c.glued(at + 2)
        && !c.number_went_on(at)
        && !c.number_goes_on(at + 2)
        && !(c.glued(at + 3) && c.at(at + 3) == Class::Dash)
        && !matches!(c.at(at + 3), Class::Unit(_) | Class::Units(_) | Class::Month(_))
        && !matches!(c.back(at, 1), Class::Month(_) | Class::MonthShort(_))
        && !voted
}

/// Whether the time left of a game begins at `at`: "2:14 left".
fn is_time_left(c: &Cursor<'_>, at: usize) -> bool {
    c.at(at) == Class::Number
        && c.at(at + 1) == Class::Colon
        && c.at(at + 2) == Class::Number
        && matches!(c.word(at + 3), "left" | "remaining" | "into" | "gone")
}

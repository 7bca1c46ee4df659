//! Whether a quarter is one of a game, by the score or the time left beside it.

use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::token_class::Class;

/// Whether a quarter is one of a game: "led 14-7 in the third quarter".
pub fn is_game(c: &Cursor<'_>, i: usize) -> bool {
    const GAME: [&str; 12] = [
        "halftime",
        "outscored",
        "overtime",
        "quarterback",
        "rebounds",
        "scored",
        "scoring",
        "tiebreaker",
        "touchdown",
        "touchdowns",
        "yard",
        "yards",
    ];
    let around = || i.saturating_sub(20)..i + 20;
    let money = || around().any(|at| matches!(c.word(at), "$" | "€" | "£" | "%" | "percent"));
    around().any(|at| GAME.binary_search(&c.word(at)).is_ok())
        || around().any(|at| is_score(c, at) || is_time_left(c, at)) && !money()
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

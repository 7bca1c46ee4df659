//! The grammar: tries every kind of expression at a token, the longest first.

mod absolute;
mod lengths;
mod numeric;
mod relative;
mod times;

use crate::facts::Modifier;

use super::cursor::Cursor;
use super::form::{Form, Part, Point, Scope, Vague};
use super::words::Lex;

pub use absolute::{day_of_month, year_after};
pub use lengths::is_age;

/// An expression that was read: what it says and the token after its last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parsed {
    /// What it says.
    pub form: Form,
    /// early, about …
    pub modifier: Option<Modifier>,
    /// One past its last token.
    pub end: usize,
}

impl Parsed {
    fn new(form: Form, end: usize) -> Self {
        Self { form, modifier: None, end }
    }
}

/// Reads the expression that begins at token `i`.
pub fn expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    with_prefix(c, i)
        .or_else(|| lengths::weekly(c, i))
        .or_else(|| times::clock_expression(c, i))
        .or_else(|| point_expression(c, i))
        .or_else(|| lengths::expression(c, i))
        .or_else(|| vague(c, i))
}

/// A place in the calendar, with the part of the day after it.
fn point_expression(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let (point, end) = point(c, i)?;
    let (point, end) = times::day_part_after(c, point, end);
    Some(Parsed::new(Form::Point(point), end))
}

/// A place in the calendar without a modifier.
pub(super) fn point(c: &Cursor<'_>, i: usize) -> Option<(Point, usize)> {
    numeric::date(c, i)
        .or_else(|| relative::point(c, i))
        .or_else(|| absolute::point(c, i))
        .or_else(|| super::holidays::point(c, i))
}

/// "early", "the end of", "later", "about" and what they modify.
fn with_prefix(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let start = c.skip(i, Lex::The);
    let (modifier, at) = prefix(c, start)?;
    // "the end of the year": a unit that stands for the one spoken of.
    let spoken = || relative::spoken_of(c, at);
    let (point, end) = spoken().or_else(|| point(c, at)).or_else(|| {
        let (point, end) = absolute::bare_month(c, at)?;
        Some((point, end))
    })?;
    let whole_day = matches!(point.part, Part::Day { .. } | Part::Weekday(_));
    if matches!(modifier, Modifier::Start | Modifier::End | Modifier::Mid) && point.clock.is_some()
    {
        return None;
    }
    let (point, end) = times::day_part_after(c, point, end);
    let modifier = (!whole_day || modifier == Modifier::Approx).then_some(modifier);
    Some(Parsed { form: Form::Point(point), modifier, end })
}

/// The modifier at `i` and where what it modifies begins.
fn prefix(c: &Cursor<'_>, i: usize) -> Option<(Modifier, usize)> {
    let after_of = |i: usize| (c.at(i) == Lex::Of).then_some(i + 1);
    match c.at(i) {
        Lex::Early | Lex::Late | Lex::Mid => {
            let modifier = match c.at(i) {
                Lex::Early => Modifier::Start,
                Lex::Late => Modifier::End,
                _ => Modifier::Mid,
            };
            let next = c.at(i + 1);
            let at = match next {
                Lex::Dash => i + 2,
                Lex::In => i + 2,
                _ if c.word(i + 1).eq_ignore_ascii_case("part") => after_of(i + 2)?,
                _ => i + 1,
            };
            Some((modifier, at))
        }
        Lex::Beginning => Some((Modifier::Start, after_of(i + 1)?)),
        Lex::Middle => Some((Modifier::Mid, after_of(i + 1)?)),
        Lex::End => Some((Modifier::End, after_of(i + 1)?)),
        Lex::Earlier | Lex::Later => {
            let modifier = if c.at(i) == Lex::Earlier { Modifier::Start } else { Modifier::End };
            let at = c.skip(i + 1, Lex::In);
            let at = c.skip(at, Lex::On);
            let fits = at > i + 1
                || matches!(
                    c.at(at),
                    Lex::This
                        | Lex::That
                        | Lex::Last
                        | Lex::Next
                        | Lex::Deictic(_)
                        | Lex::The
                        | Lex::Same
                        | Lex::Weekday(_)
                );
            fits.then_some((modifier, at))
        }
        Lex::Approx => {
            let dot = c.at(i + 1) == Lex::Dot && c.glued(i + 1);
            Some((Modifier::Approx, i + 1 + usize::from(dot)))
        }
        _ if c.word(i).eq_ignore_ascii_case("latter") => (c.word(i + 1) == "part")
            .then(|| after_of(i + 2))
            .flatten()
            .map(|at| (Modifier::End, at)),
        _ => None,
    }
}

/// "now", "recently", "the future".
fn vague(c: &Cursor<'_>, i: usize) -> Option<Parsed> {
    let found = |vague, end| Some(Parsed::new(Form::Vague(vague), end));
    match c.at(i) {
        Lex::Now | Lex::Present => found(Vague::Present, i + 1),
        Lex::Current => found(Vague::Present, i + 1),
        Lex::Gone => found(Vague::Past, i + 1),
        Lex::Recent => found(Vague::Past, i + 1),
        // "as soon as", "soon after", "future payments" tell no time.
        Lex::Ahead if c.word(i).eq_ignore_ascii_case("soon") => {
            let bound = c.word_back(i, 1) == "as" || matches!(c.at(i + 1), Lex::After | Lex::Dash);
            if bound { None } else { found(Vague::Future, i + 1) }
        }
        Lex::The if c.at(i + 1) == Lex::Ahead && (!c.lower(i + 2) || c.at(i + 2) != Lex::Other) => {
            found(Vague::Future, i + 2)
        }
        Lex::The if c.at(i + 1) == Lex::Past && c.at(i + 2) != Lex::Other => {
            (!matches!(c.at(i + 2), Lex::Unit(_) | Lex::Units(_) | Lex::Number | Lex::Cardinal(_)))
                .then(|| Parsed::new(Form::Vague(Vague::Past), i + 2))
        }
        _ => None,
    }
}

/// A point that is open: looked for by the context.
pub const fn open(part: Part) -> Point {
    Point::new(part, Scope::Open)
}

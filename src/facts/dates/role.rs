//! What a date is to those after it: one that they are counted from, one named in passing, or an aside.

use crate::facts::date::{Anchor, DateMention};

use super::discourse::DiscourseState;
use super::expression::{Part, Scope, TimeExpr, TimeMention};
use super::genre::Genre;

/// What a date is to those after it.
#[derive(Clone, Copy)]
pub enum Role {
    /// They are counted from it.
    Thread,
    /// Told in passing: only "that year" refers to it.
    Passing,
    /// Nothing: a comparison, words of a speaker.
    Aside,
}

/// What the date of a mention is to those after it.
pub fn role(
    mention: &TimeMention,
    resolved: &DateMention,
    genre: Genre,
    discourse: &DiscourseState,
) -> Role {
    let spoken = matches!(resolved.anchor, Some(Anchor::Published(_))) || mention.quoted;
    match genre {
        _ if is_aside(mention, genre) => Role::Aside,
        Genre::News => Role::Thread,
        Genre::Narrative if spoken => Role::Aside,
        Genre::Narrative if discourse.is_passing(mention) => Role::Passing,
        Genre::Narrative => Role::Thread,
    }
}

/// Whether later expressions are not counted from it: what figures are compared with, and dates
/// that modify a noun.
fn is_aside(mention: &TimeMention, genre: Genre) -> bool {
    let TimeExpr::Calendar(reference) = &mention.expr else { return false };
    let modifies = mention.attributive
        && (mention.is_month_day()
            || matches!((reference.part, reference.scope), (Part::Month(_), Scope::At(_))));
    genre == Genre::News && (reference.is_year_before() || modifies)
}

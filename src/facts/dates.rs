//! Time expressions: detects and resolves them, and makes the timeline.
//!
//! [`scan()`] goes over the tokens of one chunk and reads what each expression says by itself, with
//! the context that shows its direction. [`resolve()`] goes over all of them in text order and finds
//! the days they mean. [`timeline()`] makes rows of those. [`recalculate()`] resolves again what is
//! counted from a date that a reader has corrected.

pub(super) mod attributes;
mod clause;
mod context_cues;
mod corrections;
mod cursor;
mod detect;
mod discourse;
mod document_date;
mod expression;
mod fiscal;
mod genre;
mod grammar;
mod holidays;
mod lexicon;
mod normalize;
mod order_of_figures;
mod reported;
mod resolve;
mod role;
mod short_year;
mod show;
#[cfg(test)]
mod tests;
mod thread;
mod time_of_day;
mod timeline;
pub(super) mod timex;
mod token_class;

pub use attributes::{DateKind, Grain, Modifier};
pub use corrections::recalculate;
pub use detect::{Scan, scan};
pub use normalize::{AGAINST_RULES, Candidate, Choice, TOTAL, is_by_rules};
pub use resolve::{DayCorrection, Resolved, choices, resolve};
pub use show::{explain, show};
pub use timeline::{events, point_to_warnings, timeline};
pub use timex::Timex;

//! Dates: find every expression, resolve it, make the timeline.
//!
//! [`scan()`] walks the tokens of one chunk and reads what each expression says by itself, with the
//! words around it that tell its direction. [`resolve()`] goes over all of them in text order and
//! finds the days they mean. [`timeline()`] makes rows of those. [`follow()`] resolves again what
//! leans on a date that a reader has corrected.

mod anew;
#[cfg(test)]
mod cases;
mod clause;
mod cursor;
mod evidence;
mod form;
mod grammar;
mod holidays;
mod mode;
mod place;
mod published;
mod resolve;
#[cfg(test)]
mod rows;
mod scan;
mod show;
mod timeline;
mod told;
mod value;
mod words;

pub use anew::{Set, follow, set_day};
pub use resolve::{Resolved, resolve};
pub use scan::{Scan, scan};
pub use show::{explain, show};
pub use timeline::{events, point_to_warnings, timeline};
pub use value::Timex;

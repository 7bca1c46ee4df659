//! Corrections of facts by the reader: merged, split, renamed and hidden people, speakers, days.
//!
//! A correction names people and quotations by their words and position, never by index, so that it
//! can be applied again after the text was edited or its facts were extracted again.

mod apply;
mod correction;
mod dates;
mod editor;
mod lookup;
mod people;
mod quotes;

pub use apply::{apply, find_person};
pub use correction::{Correction, PersonRef};

#[cfg(test)]
mod tests;

//! Quotes: what was said, by whom.
//!
//! A scan pairs the marks of each paragraph and looks for the words that attribute them; resolving
//! goes through the article in order and names the speakers.

mod after;
mod apposition;
mod attribution;
mod before;
mod class;
mod clause;
mod cues;
mod filter;
mod indirect;
mod marks;
mod resolve;
mod scan;
mod small;
mod small_found;
mod source;
mod speakers;
mod subject;
mod view;

use crate::facts::packed::Packed;
use crate::facts::{DateMark, Quote};

pub use resolve::resolve;
pub use scan::{Scan, scan};

/// Dates of a sentence that are looked at.
const DATES: usize = 16;

/// Notes when a thing was said, where its sentence has a date outside the quotation.
pub fn attach_dates(quotes: &mut Packed<Quote>, dates: &Packed<DateMark>) {
    quotes.change_each(|quote| {
        let first = dates.partition_point(|span| span.start < quote.sentence.start);
        quote.when = dates
            .numbered(first)
            .take_while(|(_, d)| d.span.start < quote.sentence.end)
            .take(DATES)
            .find(|(_, d)| !d.quoted && !d.span.overlaps(quote.span) && d.interval.is_some())
            .map(|(index, _)| index);
    });
}

#[cfg(test)]
mod tests;

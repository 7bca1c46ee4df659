//! The quotation engine: detects direct, partial and indirect quotations and resolves their speakers.
//!
//! A scan pairs the marks of each paragraph and finds the words that attribute the text between
//! them; resolving goes through the article in order and names the speakers.

mod apposition;
mod attribution;
mod class;
mod clause;
mod content;
mod coordination;
mod detect;
mod detected;
mod documents;
mod filter;
mod indirect;
mod judge;
mod marks;
mod name_phrase;
mod participle;
mod past_forms;
mod person_noun;
mod pronoun_resolution;
mod quote_context;
mod reading;
mod recent_text;
mod reduced_clause;
mod relative;
mod resolve;
mod role_index;
mod speaker_phrase;
mod subject;
mod tagged_paragraph;
mod turns;
mod verb_context;

use crate::facts::{DateMention, Quote};

pub use detect::{examples, scan};
pub use detected::Scan;
pub use judge::{ENDS, Example, LEAST, REPORTS, is_sure, is_usual};
pub use resolve::resolve;

/// At most this many dates of a sentence are tried.
const DATES: usize = 16;

/// Sets when each quotation was said, from a date in its sentence outside the quotation.
pub fn attach_dates(quotes: &mut [Quote], dates: &[DateMention]) {
    for quote in quotes {
        quote.when = date_of(quote, dates);
    }
}

/// The first date of a quotation's sentence that says when it was said.
fn date_of(quote: &Quote, dates: &[DateMention]) -> Option<u32> {
    let first = dates.partition_point(|date| date.span.start < quote.sentence.start);
    let near = (first..).zip(dates.get(first..)?).take(DATES);
    let outside = |date: &DateMention| !date.quoted && !date.span.overlaps(quote.span);
    let mut within = near.take_while(|(_, date)| date.span.start < quote.sentence.end);
    let (index, _) = within.find(|(_, date)| outside(date) && date.interval().is_some())?;
    u32::try_from(index).ok()
}

#[cfg(test)]
mod tests;

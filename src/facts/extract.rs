//! From a document to its facts: chunks are scanned each on its own, then resolved in order.

use std::ops::Range;

use super::crew::{Alone, Crew, both, in_order};
use super::{Context, Facts, dates, people, quotes};
use crate::doc::Document;
use crate::text::Span;

/// Bytes of text a chunk holds at least, unless the document ends: most articles are one chunk.
const CHUNK: u32 = 256 * 1024;

/// Everything the document says, resolved.
#[must_use]
pub fn extract(doc: &Document, context: &Context) -> Facts {
    extract_to(doc, context, u32::MAX, &Alone)
}

/// What the blocks before the byte `end` say, for a first look at a long document. The facts are
/// the same whoever is in the crew.
#[must_use]
pub fn extract_to(doc: &Document, context: &Context, end: u32, crew: &dyn Crew) -> Facts {
    Extractor::new(*context, crew).extract(doc, end)
}

/// Reads one document after another, several at a time too.
pub struct Extractor<'c> {
    context: Context,
    crew: &'c dyn Crew,
}

impl<'c> Extractor<'c> {
    /// One that has read nothing yet.
    #[must_use]
    pub fn new(context: Context, crew: &'c dyn Crew) -> Self {
        Self { context, crew }
    }

    /// What the blocks before the byte `end` say.
    #[must_use]
    pub fn extract(&self, doc: &Document, end: u32) -> Facts {
        let chunks = chunks_of(doc, end);
        // Nobody is called for a short text: it is read before they have come.
        let crew: &dyn Crew = if chunks.len() > 1 { self.crew } else { &Alone };
        let scan = self.scan(doc, chunks);
        // Dates need to know what is quoted, not who says it.
        let quoted: Vec<Span> = scan.quotes.found.iter().map(|found| found.span).collect();
        let speak = || {
            let mut warnings = Vec::new();
            let people = people::resolve(doc, scan.people, &mut warnings);
            let quotes = quotes::resolve(doc, scan.quotes, &people, &mut warnings);
            (people, quotes, warnings)
        };
        let date = || {
            let mut warnings = Vec::new();
            let dates = dates::resolve(doc, &self.context, scan.dates, &quoted, &mut warnings);
            let events = dates::events(doc, &dates.mentions);
            (dates, events, warnings)
        };
        let ((people, quotes, mut warnings), (dates, events, more)) = both(crew, speak, date);
        warnings.extend(more);
        let mut facts = Facts {
            people,
            dates: dates.mentions,
            events,
            quotes,
            warnings,
            published: dates.published,
        };
        facts.warnings.sort_by_key(|w| (w.span, w.kind.name()));
        quotes::attach_dates(&mut facts.quotes, &facts.dates);
        dates::point_to_warnings(&mut facts.events, &facts.dates, &facts.warnings);
        facts
    }

    fn scan(&self, doc: &Document, chunks: Vec<Range<usize>>) -> Scan {
        let read = |chunk| {
            // The tokens weigh more than the text: they are gone with the end of the chunk.
            let prose = doc.tokenize(chunk);
            Scan {
                people: people::scan(&prose),
                quotes: quotes::scan(&prose),
                dates: dates::scan(doc, &prose),
            }
        };
        let mut all = Scan::default();
        // One large piece of memory an engine, which the system has back afterwards, and not many
        // small ones among those of the next chunks.
        in_order(self.crew, chunks, &read, |chunk| all.add(chunk));
        all
    }
}

/// What every engine found, in text order.
#[derive(Default)]
struct Scan {
    people: people::Scan,
    quotes: quotes::Scan,
    dates: dates::Scan,
}

impl Scan {
    /// Adds what was found in the next chunk.
    fn add(&mut self, chunk: Self) {
        self.people.add(chunk.people);
        self.quotes.add(chunk.quotes);
        self.dates.add(chunk.dates);
    }
}

/// Runs of whole blocks of at least [`CHUNK`] bytes, up to the byte `end`.
fn chunks_of(doc: &Document, end: u32) -> Vec<Range<usize>> {
    let last = doc.blocks.partition_point(|block| block.span.start < end);
    let mut chunks = Vec::new();
    let mut first = 0;
    let mut begin = 0;
    for (index, block) in doc.blocks.iter().enumerate().take(last) {
        if block.span.end.saturating_sub(begin) >= CHUNK {
            chunks.push(first..index + 1);
            first = index + 1;
            begin = block.span.end;
        }
    }
    if first < last {
        chunks.push(first..last);
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::plain;

    /// Does the parts on threads of their own, the last first.
    struct Backwards;

    impl Crew for Backwards {
        fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
            for part in (0..parts).rev() {
                std::thread::scope(|scope| scope.spawn(move || work(part)).join().unwrap());
            }
        }
    }

    #[test]
    fn every_crew_finds_the_same() {
        let article = include_str!("../../assets/article.txt");
        let doc = plain::parse(&format!("{article}\n\n").repeat(120));
        let chunks = chunks_of(&doc, u32::MAX);
        assert!(chunks.len() > 2, "{}", chunks.len());
        assert!(chunks.iter().zip(chunks.iter().skip(1)).all(|(a, b)| a.end == b.start));
        let context = Context::default();
        for end in [u32::MAX, CHUNK + 1] {
            let alone = extract_to(&doc, &context, end, &Alone);
            assert_eq!(alone, extract_to(&doc, &context, end, &Backwards));
            assert!(
                !alone.people.is_empty() && !alone.quotes.is_empty() && !alone.dates.is_empty()
            );
        }
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        let many = Extractor::new(Context::default(), &Backwards);
        let article = include_str!("../../assets/article.txt");
        for text in [article, "Mr Karimi met Anna Holm. KARIMI LEFT. “No,” Holm said.", article]
        {
            let doc = plain::parse(text);
            assert_eq!(many.extract(&doc, u32::MAX), extract(&doc, &Context::default()), "{text}");
        }
    }
}

//! From a document to its facts: `chunks` splits it, `scan` detects what each chunk holds, `resolve`
//! links all of that. Chunks are independent of each other, so a caller with threads may scan
//! several at a time; the facts are the same.

use std::ops::Range;

use super::{Context, Facts, dates, people, quotes};
use crate::doc::Document;
use crate::text::Span;

/// Bytes of text in a chunk at least, unless the document ends: most articles are one chunk.
const CHUNK: u32 = 256 * 1024;

/// All facts of a document, found on the caller's thread.
#[must_use]
pub fn extract(doc: &Document, context: &Context) -> Facts {
    let mut scans = Scan::default();
    for chunk in chunks(doc, u32::MAX) {
        scans.append(scan(doc, chunk));
    }
    resolve(doc, context, scans)
}

/// Runs of whole blocks, of at least 256 KiB each, that begin before the byte `end`: ranges of
/// indices into `doc.blocks`.
#[must_use]
pub fn chunks(doc: &Document, end: u32) -> Vec<Range<usize>> {
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

/// What the engines detect in one chunk.
#[must_use]
pub fn scan(doc: &Document, chunk: Range<usize>) -> Scan {
    let prose = doc.tokenize(chunk);
    Scan { people: people::scan(&prose), quotes: quotes::scan(&prose), dates: dates::scan(&prose) }
}

/// The facts from the scans of all chunks.
#[must_use]
pub fn resolve(doc: &Document, context: &Context, scans: Scan) -> Facts {
    Facts::join(scans.split().map(|half| half.resolve(doc, context)))
}

/// What the engines detected, in text order.
#[derive(Default)]
pub struct Scan {
    people: people::Scan,
    quotes: quotes::Scan,
    dates: dates::Scan,
}

impl Scan {
    /// Appends the scan of the next chunk.
    pub fn append(&mut self, next: Self) {
        self.people.add(next.people);
        self.quotes.add(next.quotes);
        self.dates.add(next.dates);
    }

    /// The two parts that can be resolved at the same time: quotations need the people, dates need
    /// only the spans of the quotations.
    #[must_use]
    pub fn split(self) -> [Half; 2] {
        let quoted = self.quotes.found.iter().map(|quote| quote.span).collect();
        [Half::Speech(Box::new((self.people, self.quotes))), Half::Dates(self.dates, quoted)]
    }
}

/// What was detected of people and quotations, or of dates.
pub enum Half {
    /// Names and quotations.
    Speech(Box<(people::Scan, quotes::Scan)>),
    /// Time expressions, and the spans of the quotations.
    Dates(dates::Scan, Vec<Span>),
}

impl Half {
    /// The people, the quotations and their warnings, or the dates, the events and theirs.
    #[must_use]
    pub fn resolve(self, doc: &Document, context: &Context) -> Facts {
        let mut warnings = Vec::new();
        match self {
            Self::Speech(scans) => {
                let (people, quotes) = *scans;
                let people = people::resolve(doc, people, &mut warnings);
                let quotes = quotes::resolve(doc, quotes, &people, &mut warnings);
                Facts { people, quotes, warnings, ..Facts::default() }
            }
            Self::Dates(dates, quoted) => {
                let dates = dates::resolve(doc, context, dates, &quoted, &mut warnings);
                let events = dates::events(doc, &dates.mentions);
                let published = dates.published;
                Facts { dates: dates.mentions, events, warnings, published, ..Facts::default() }
            }
        }
    }
}

impl Facts {
    /// All facts from those of the two halves, in the order of [`Scan::split`].
    #[must_use]
    pub fn join(halves: impl IntoIterator<Item = Self>) -> Self {
        let mut halves = halves.into_iter();
        let mut facts = halves.next().unwrap_or_default();
        let dates = halves.next().unwrap_or_default();
        facts.warnings.extend(dates.warnings);
        facts.warnings.sort_by_key(|w| (w.span, w.kind.name()));
        facts.dates = dates.dates;
        facts.events = dates.events;
        facts.published = dates.published;
        quotes::attach_dates(&mut facts.quotes, &facts.dates);
        dates::point_to_warnings(&mut facts.events, &facts.dates, &facts.warnings);
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::plain;

    #[test]
    fn chunks_are_runs_of_whole_blocks() {
        let article = include_str!("../../assets/article.txt");
        let doc = plain::parse(&format!("{article}\n\n").repeat(120));
        let all = chunks(&doc, u32::MAX);
        assert!(all.len() > 2, "{}", all.len());
        assert_eq!(all.first().map(|chunk| chunk.start), Some(0));
        assert_eq!(all.last().map(|chunk| chunk.end), Some(doc.blocks.len()));
        for pair in all.windows(2) {
            assert_eq!(pair[0].end, pair[1].start);
            let words = doc.blocks[pair[0].start].span.start..doc.blocks[pair[0].end - 1].span.end;
            assert!(words.len() >= CHUNK as usize, "{words:?}");
        }
        // A block that begins before the end is included.
        assert_eq!(chunks(&doc, 1), vec![0..1]);
        assert_eq!(chunks(&doc, CHUNK + 1).len(), 1 + usize::from(all[0].len() < 2));
        assert!(chunks(&Document::default(), u32::MAX).is_empty());
    }
}

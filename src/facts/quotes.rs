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
mod source;
mod speakers;
mod subject;
mod view;

use crate::doc::Document;
use crate::facts::{DateMark, Person, Quote, Warning};
use crate::text::prose::Prose;

/// What a scan of one chunk found.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    paragraphs: Vec<scan::ParagraphScan>,
}

/// Finds the quotations of one chunk and the words that attribute them.
#[must_use]
pub fn scan(_doc: &Document, prose: &Prose<'_>, _people: &[Person]) -> Scan {
    Scan { paragraphs: scan::paragraphs(prose) }
}

/// Names the speakers over all chunks.
#[must_use]
pub fn resolve(
    doc: &Document,
    scans: Vec<Scan>,
    people: &[Person],
    warnings: &mut Vec<Warning>,
) -> Vec<Quote> {
    let paragraphs: Vec<_> = scans.into_iter().flat_map(|s| s.paragraphs).collect();
    resolve::resolve(doc, &paragraphs, people, warnings)
}

/// Notes when a thing was said, where its sentence has a date outside the quotation.
pub fn attach_dates(quotes: &mut [Quote], dates: &[DateMark]) {
    for quote in quotes {
        let first = dates.partition_point(|d| d.span.start < quote.sentence.start);
        quote.when = (0_u32..)
            .zip(dates)
            .skip(first)
            .take_while(|(_, d)| d.span.start < quote.sentence.end)
            .find(|(_, d)| !d.quoted && !d.span.overlaps(quote.span) && d.interval.is_some())
            .map(|(index, _)| index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Facts, extract};
    use crate::formats::plain;

    fn read(text: &str) -> (Document, Facts) {
        let doc = plain::parse(text);
        let facts = extract(&doc, &crate::facts::Context::default());
        (doc, facts)
    }

    /// Each quotation as `words | speaker's words`.
    fn check(text: &str, expected: &[&str]) {
        let (doc, facts) = read(text);
        let got: Vec<_> = facts
            .quotes
            .iter()
            .map(|q| {
                let words = q.speaker.as_ref().and_then(|s| s.span);
                let words = words.map_or("-", |span| span.in_text(&doc.text));
                format!("{} | {words}", q.span.in_text(&doc.text))
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn source_after() {
        check("“We will build it,” Nora Lind said.", &["We will build it | Nora Lind"]);
        check("“We will build it,” she told reporters.", &["We will build it | she"]);
        check(
            "\"We will build it,\" said Nora Lind, the mayor of Torp.",
            &["We will build it | Nora Lind"],
        );
        check("“Is it done?” Lind asked. Nobody knew.", &["Is it done? | Lind"]);
        check(
            "“We will build it,” according to the mayor’s website.",
            &["We will build it | the mayor’s website"],
        );
    }

    #[test]
    fn source_before() {
        check("Nora Lind said, “We will build it.”", &["We will build it. | Nora Lind"]);
        check(
            "Nora Lind, who runs the town, told Radio Torp: “We will build it.”",
            &["We will build it. | Nora Lind"],
        );
        check("Lind called the plan “a rare mistake” on Monday.", &["a rare mistake | Lind"]);
    }

    #[test]
    fn split_quotations_are_one_utterance() {
        let (_, facts) = read("“It is fine,” Lind said. “We will build it,” she added.");
        assert_eq!(facts.quotes.len(), 2);
        let (_, facts) = read("“It is fine,” Lind said. “We will build it.”");
        let utterances: Vec<_> = facts.quotes.iter().map(|q| q.utterance).collect();
        assert_eq!(utterances, [0, 0]);
    }
}

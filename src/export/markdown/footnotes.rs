//! Footnotes that say what was found in the words before them: who, when, who said it, what is wrong.

use std::collections::VecDeque;
use std::io::{self, Write};

use super::escape::escape;
use crate::doc::Document;
use crate::facts::dates::explain;
use crate::facts::{Certainty, DateKind, Facts, QuoteKind};
use crate::text::{Span, fold_space};

/// Marks that close a quotation, behind which its footnote stands.
const CLOSING: &[char] = &['"', '\u{201d}', '\u{2019}', '\u{bb}', '\u{201c}', '\u{ab}', '\''];

/// Footnotes to be set, and those that were.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Where one stands and what it says, in text order.
    waiting: VecDeque<(u32, String)>,
    /// The words of those that were set, by their number.
    set: Vec<String>,
}

impl Footnotes {
    /// Those of an article: the first mention of each person, calendar dates, quotations, warnings.
    pub(super) fn of(doc: &Document, facts: &Facts) -> Self {
        let words = |span: Span| fold_space(span.in_text(&doc.text));
        let sign = |certainty| if certainty == Certainty::Weak { " (uncertain)" } else { "" };
        let mut all: Vec<(u32, String)> = Vec::new();
        for person in &facts.people {
            let Some(first) = person.mentions.first() else { continue };
            let title = person.title.map(|title| format!(", {}", words(title)));
            let count = person.mentions.len();
            let mentions = if count == 1 { "mention" } else { "mentions" };
            all.push((
                first.span.end,
                format!(
                    "{}{}{}; {count} {mentions}",
                    person.name,
                    title.unwrap_or_default(),
                    sign(person.certainty)
                ),
            ));
        }
        for (index, date) in (0..).zip(&facts.dates) {
            if matches!(date.kind(), DateKind::Date | DateKind::Time) && date.value().is_some() {
                let how = explain(doc, facts, index);
                if date.interval().is_some() {
                    all.push((date.span.end, how));
                }
            }
        }
        for quote in &facts.quotes {
            let speaker = quote.speaker.as_ref().map(|s| s.name(&doc.text, &facts.people));
            let speaker = speaker.as_deref().unwrap_or("unattributed");
            let end = match quote.kind {
                QuoteKind::Indirect => quote.span.end,
                QuoteKind::Direct | QuoteKind::Partial => behind_marks(&doc.text, quote.span.end),
            };
            let said =
                format!("{speaker}{}: {} quotation", sign(quote.certainty), quote.kind.name());
            all.push((end, said));
        }
        for warning in &facts.warnings {
            all.push((warning.span.end, format!("Check: {}", warning.message)));
        }
        all.sort_by_key(|(place, _)| *place);
        Self { waiting: all.into(), set: Vec::new() }
    }

    /// The place of the next one before `end`; none where there is none.
    pub(super) fn next_before(&self, end: u32) -> Option<u32> {
        self.waiting.front().map(|(place, _)| *place).filter(|place| *place < end)
    }

    /// Drops those before `start`: they are in words that have no footnotes.
    pub(super) fn skip_to(&mut self, start: u32) {
        while self.waiting.front().is_some_and(|(place, _)| *place <= start) {
            self.waiting.pop_front();
        }
    }

    /// Sets all that stand up to `end`.
    pub(super) fn set_up_to(&mut self, end: u32, out: &mut String) {
        while self.waiting.front().is_some_and(|(place, _)| *place <= end) {
            self.set.extend(self.waiting.pop_front().map(|(_, words)| words));
            out.push_str(&format!("[^{}]", self.set.len()));
        }
    }

    /// What they say, at the end of the article.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (number, words) in (1..).zip(&self.set) {
            writeln!(out, "\n[^{number}]: {}", escape(&fold_space(words)))?;
        }
        Ok(())
    }
}

/// The place behind the mark that closes a quotation, and the stop before that mark.
fn behind_marks(text: &str, end: u32) -> u32 {
    let after = text.get(end as usize..).unwrap_or("");
    let rest = after.strip_prefix([',', '.']).unwrap_or(after);
    match rest.strip_prefix(CLOSING) {
        Some(rest) => end + u32::try_from(after.len() - rest.len()).unwrap_or(0),
        None => end,
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use crate::facts::{Context, extract};
    use crate::formats::{markdown as format, plain};

    fn out(doc: &crate::doc::Document) -> String {
        let facts = extract(doc, &Context::default());
        let mut bytes = Vec::new();
        super::super::write_with_facts(doc, &facts, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// References and definitions, as CommonMark with footnotes has them.
    fn check(text: &str) -> (Vec<String>, Vec<String>) {
        let parser = Parser::new_ext(text, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES);
        let (mut references, mut definitions) = (Vec::new(), Vec::new());
        for event in parser {
            match event {
                Event::FootnoteReference(name) => references.push(name.to_string()),
                Event::Start(Tag::FootnoteDefinition(name)) => definitions.push(name.to_string()),
                _ => {}
            }
        }
        assert_eq!(references, definitions, "{text}");
        (references, definitions)
    }

    #[test]
    fn each_fact_has_its_footnote() {
        let doc = plain::parse(
            "Ferry runs\n\nOSLO, Nov. 15, 2023 — \"It is good to be back,\" said Nora Lind on Tuesday. Lind \
             smiled.\n",
        );
        let text = out(&doc);
        assert_eq!(check(&text).0.len(), 4, "{text}");
        assert!(
            text.contains("back,\"[^2] said Nora Lind[^3] on Tuesday[^4]. Lind smiled."),
            "{text}"
        );
        assert!(text.contains("\n[^2]: Nora Lind: direct quotation\n"), "{text}");
        assert!(text.contains("\n[^3]: Nora Lind; 2 mentions\n"), "{text}");
        assert!(text.contains("[^4]: Tuesday → 14 Nov 2023"), "{text}");
    }

    #[test]
    fn footnotes_stand_behind_links_and_code_and_not_in_them() {
        let doc = format::parse(
            "# T\n\n[Nora Lind came](http://x/) in **May 2020**. `Peter Holm` left.\n\n```\nAmir Karim\n```\n\n\
             | Dana Levi | 2021 |\n| --- | --- |\n| x | May 3, 2021 |\n\n- On *June 4, 2022* Eva Moss spoke.\n",
        );
        let text = out(&doc);
        assert!(check(&text).0.len() > 4, "{text}");
        assert!(text.contains("came](http://x/)[^1]"), "{text}");
        assert!(!text.contains("`[^") || text.contains("`Peter Holm`[^"), "{text}");
    }

    #[test]
    fn without_facts_nothing_is_added() {
        let doc = plain::parse("It rained.\n");
        assert_eq!(out(&doc), "It rained.\n");
    }
}

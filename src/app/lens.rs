//! The lens: shows only the paragraphs that match, the others folded away with their number.

use super::article::Article;
use super::filter::Filter;
use super::search::Search;
use crate::text::Span;

/// A filter of the text's paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// As it was typed.
    pub typed: String,
    /// The blocks shown, in order.
    pub blocks: Vec<u32>,
    /// The search that was there before, as it was typed.
    searched: Option<String>,
}

impl Lens {
    /// The paragraphs with some words, a `@person`, a `date` or a `quote`; none where there are
    /// no such paragraphs.
    #[must_use]
    pub fn new(article: &Article, typed: &str) -> Option<Self> {
        let blocks = matching_blocks(article, typed.trim());
        (!blocks.is_empty()).then(|| Self { typed: typed.to_owned(), blocks, searched: None })
    }

    /// The same, opened while this search was there.
    #[must_use]
    pub fn over(self, search: Option<&Search>) -> Self {
        Self { searched: search.map(|search| search.typed.clone()), ..self }
    }

    /// Whether it was opened after a search, which is no later one.
    #[must_use]
    pub fn is_after(&self, search: Option<&Search>) -> bool {
        search.is_none_or(|search| self.searched.as_ref() == Some(&search.typed))
    }

    /// The same over a text that has grown or of which more is known.
    #[must_use]
    pub fn renewed(self, article: &Article) -> Option<Self> {
        let searched = self.searched;
        Self::new(article, &self.typed).map(|lens| Self { searched, ..lens })
    }

    /// Whether a block is shown.
    #[must_use]
    pub fn shows(&self, block: usize) -> bool {
        u32::try_from(block).is_ok_and(|block| self.blocks.binary_search(&block).is_ok())
    }
}

fn matching_blocks(article: &Article, typed: &str) -> Vec<u32> {
    let facts = &article.facts;
    let matches: Box<dyn Fn(Span) -> bool + '_> = match typed {
        "date" | "dates" => Box::new(|block| {
            let from = facts.dates.partition_point(|date| date.span.start < block.start);
            let mut here = facts.dates.iter().skip(from).take_while(|d| d.span.start < block.end);
            here.any(|d| d.interval().is_some())
        }),
        "quote" | "quotes" => Box::new(|block| {
            let from = facts.quotes.partition_point(|quote| quote.span.start < block.start);
            facts.quotes.get(from).is_some_and(|q| q.span.start < block.end)
        }),
        _ => {
            let filter = Filter::new(typed);
            Box::new(move |block| filter.passes(&words_and_people(article, block)))
        }
    };
    let blocks = (0..).zip(&article.doc.blocks);
    blocks.filter(|(_, block)| matches(block.span)).map(|(index, _)| index).collect()
}

/// A block's words on one line, then the people in it as facets of a filter.
fn words_and_people(article: &Article, block: Span) -> String {
    let mut words = article.words_at(block);
    for mentioned in article.mentions_in(block) {
        if let Some(person) = article.person(mentioned.person) {
            words.push_str("\n@");
            words.push_str(&person.name);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::article::Stage;
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    #[test]
    fn paragraphs_are_found_by_words_people_dates_and_quotations() {
        let doc = plain::parse(
            "Nora Lind opened the bridge.\n\nIt rained on May 3, 2021.\n\n\
             “It took far too long to build,” Lind said.\n\nNothing else happened.\n",
        );
        let facts = extract(&doc, &Context::default());
        let article = Article::new(doc.into(), facts, Stage::Whole);
        for (typed, expected) in [
            ("bridge", &[0][..]),
            ("@lind", &[0, 2]),
            ("date", &[1]),
            ("quotes", &[2]),
            ("build @lind", &[2]),
            ("elsewhere", &[]),
        ] {
            let lens = Lens::new(&article, typed);
            let blocks = lens.as_ref().map_or(&[][..], |lens| &lens.blocks);
            assert_eq!(blocks, expected, "{typed}");
            let shown = |block: usize| lens.as_ref().is_some_and(|lens| lens.shows(block));
            assert_eq!((0..9).filter(|block| shown(*block)).count(), expected.len(), "{typed}");
        }
    }
}

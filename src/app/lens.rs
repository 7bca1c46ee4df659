//! The lens: only the paragraphs that match, the others folded away with their number.

use super::App;
use super::filter::Filter;
use crate::text::Span;

/// What a lens shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// As it was typed.
    pub typed: String,
    /// The blocks shown, in order.
    pub blocks: Vec<u32>,
}

impl App {
    /// Lays a lens over the text: words, `@person`, `date` or `quote`. Nothing typed takes it off.
    pub(super) fn set_lens(&mut self, typed: &str) {
        let blocks = self.lens_blocks(typed);
        if typed.trim().is_empty() {
            self.lens = None;
        } else if blocks.is_empty() {
            self.message = format!("no paragraph has {typed}");
            return;
        } else {
            self.message = format!("{} paragraphs with {typed}; Esc shows all", blocks.len());
            self.lens = Some(Lens { typed: typed.to_owned(), blocks });
        }
        self.relayout();
    }

    pub(super) fn lens_blocks(&self, typed: &str) -> Vec<u32> {
        let facts = &self.article.facts;
        let typed = typed.trim();
        let holds: Box<dyn Fn(Span) -> bool + '_> = match typed {
            "date" | "dates" => Box::new(|block| {
                let from = facts.dates.partition_point(|date| date.span.start < block.start);
                let mut here =
                    facts.dates.iter().skip(from).take_while(|d| d.span.start < block.end);
                here.any(|d| d.interval().is_some())
            }),
            "quote" | "quotes" => Box::new(|block| {
                let from = facts.quotes.partition_point(|q| q.span.start < block.start);
                facts.quotes.get(from).is_some_and(|q| q.span.start < block.end)
            }),
            _ => {
                let filter = Filter::new(typed);
                Box::new(move |block| filter.passes(&self.block_words(block)))
            }
        };
        let blocks = (0..).zip(&self.article.doc.blocks);
        blocks.filter(|(_, block)| holds(block.span)).map(|(index, _)| index).collect()
    }

    /// A block's words on one line, then the people in it as facets.
    fn block_words(&self, block: Span) -> String {
        let mut words = super::panes::words_at(self, block);
        for mentioned in self.article.mentions_in(block) {
            if let Some(person) = self.person(mentioned.person) {
                words.push_str("\n@");
                words.push_str(&person.name);
            }
        }
        words
    }
}

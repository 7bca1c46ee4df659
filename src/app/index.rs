//! What the screen asks of the facts, sorted so that a frame costs the screen and not the article.

use crate::doc::{BlockKind, Document};
use crate::facts::{Facts, MentionKind, PersonId, QuoteKind};
use crate::text::Span;

/// How many of each a section holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Paragraphs, items and quotations set apart.
    pub paragraphs: u32,
    /// Different people.
    pub people: u32,
    /// Quotations in marks.
    pub quotes: u32,
    /// Calendar dates.
    pub dates: u32,
}

/// A mention with its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// The words.
    pub span: Span,
    /// Who.
    pub person: PersonId,
    /// How.
    pub kind: MentionKind,
}

/// Sorted views of an article's facts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// All mentions by start.
    pub mentions: Vec<Mentioned>,
    /// How many paragraphs begin at or before each block.
    paragraphs: Vec<u32>,
    /// Counts of each section.
    pub sections: Vec<Counts>,
    /// Quotations in marks of the whole text.
    pub quoted: usize,
    /// Quotations in marks of each person.
    pub quotes_of: Vec<u32>,
    /// Words that each person said in marks.
    pub words_of: Vec<u32>,
    /// Words of the text; 0 until they have been counted.
    pub words: usize,
}

impl Index {
    /// Builds it in one pass over the facts, and one over the text where its words are counted.
    #[must_use]
    pub fn new(doc: &Document, facts: &Facts, count_words: bool) -> Self {
        let mentions = facts.people.iter().map(|person| person.mentions.len()).sum();
        let mut index = Self {
            mentions: Vec::with_capacity(mentions),
            paragraphs: Vec::with_capacity(doc.blocks.len()),
            ..Self::default()
        };
        for (id, person) in (0..).zip(&facts.people) {
            let person_id = PersonId(id);
            index.mentions.extend(person.mentions.iter().map(|m| Mentioned {
                span: m.span,
                person: person_id,
                kind: m.kind,
            }));
        }
        index.mentions.sort_by_key(|m| (m.span, m.person));
        let mut count = 0;
        for block in &doc.blocks {
            count += u32::from(is_paragraph(block.kind));
            index.paragraphs.push(count);
        }
        index.quotes_of = vec![0; facts.people.len()];
        index.words_of = vec![0; facts.people.len()];
        let quoted = facts.quotes.iter().filter(|q| q.kind != QuoteKind::Indirect);
        index.quoted = quoted.clone().count();
        for quote in quoted {
            let Some(person) = quote.speaker.as_ref().and_then(|s| s.person) else { continue };
            let words = quote.span.in_text(&doc.text).split_whitespace().count();
            if let Some(count) = index.quotes_of.get_mut(person.0 as usize) {
                *count += 1;
            }
            if let Some(count) = index.words_of.get_mut(person.0 as usize) {
                *count = count.saturating_add(u32::try_from(words).unwrap_or(u32::MAX));
            }
        }
        index.sections = index.count_sections(doc, facts);
        if count_words {
            index.words = doc.text.split_ascii_whitespace().count();
        }
        index
    }

    fn count_sections(&self, doc: &Document, facts: &Facts) -> Vec<Counts> {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        doc.sections
            .iter()
            .map(|section| {
                let within = |span: Span| section.span.contains(span.start);
                let blocks = section.blocks.start as usize..section.blocks.end as usize;
                let kinds = doc.blocks.get(blocks).unwrap_or(&[]).iter();
                let mut people: Vec<PersonId> =
                    self.mentions_in(section.span).iter().map(|m| m.person).collect();
                people.sort_unstable();
                people.dedup();
                let from = facts.quotes.partition_point(|span| span.start < section.span.start);
                let quotes = facts.quotes.iter().skip(from).take_while(|q| within(q.span));
                let quotes = quotes.filter(|q| q.kind != QuoteKind::Indirect).count();
                let from = facts.dates.partition_point(|span| span.start < section.span.start);
                let dates = facts.dates.iter().skip(from).take_while(|d| within(d.span));
                Counts {
                    paragraphs: count(kinds.filter(|b| is_paragraph(b.kind)).count()),
                    people: count(people.len()),
                    quotes: count(quotes),
                    dates: count(dates.filter(|d| d.interval.is_some()).count()),
                }
            })
            .collect()
    }

    /// The mentions that start inside `span`.
    #[must_use]
    pub fn mentions_in(&self, span: Span) -> &[Mentioned] {
        let from = self.mentions.partition_point(|m| m.span.start < span.start);
        let to = self.mentions.partition_point(|m| m.span.start < span.end);
        self.mentions.get(from..to).unwrap_or(&[])
    }

    /// The number of the paragraph that holds a block, from 1; a heading counts with the one before.
    #[must_use]
    pub fn paragraph_of(&self, block: usize) -> u32 {
        self.paragraphs.get(block).copied().unwrap_or(0).max(1)
    }

    /// How many paragraphs there are.
    #[must_use]
    pub fn paragraph_count(&self) -> u32 {
        self.paragraphs.last().copied().unwrap_or(0)
    }

    /// The block of paragraph `number` (from 1), or the last one.
    #[must_use]
    pub fn block_of_paragraph(&self, number: u32) -> usize {
        let block = self.paragraphs.partition_point(|count| *count < number.max(1));
        block.min(self.paragraphs.len().saturating_sub(1))
    }
}

/// Whether a block counts as a paragraph.
#[must_use]
pub const fn is_paragraph(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Heading(_) | BlockKind::Rule | BlockKind::Meta | BlockKind::Image)
}

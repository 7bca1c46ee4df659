//! Sorted views of the facts, so that a frame costs what the screen shows, not the article.

mod paragraphs;
mod pictures;

use crate::doc::{BlockKind, Document};
use crate::facts::{
    DateKind, DateMention, Facts, Mention, MentionKind, Person, PersonId, Quote, QuoteKind, Rule,
};
use crate::text::Span;
use paragraphs::Paragraphs;
use pictures::Pictures;

/// Counts of a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Paragraphs, list items and block quotations.
    pub paragraphs: u32,
    /// People, each counted once.
    pub people: u32,
    /// Quotations in marks.
    pub quotes: u32,
    /// Calendar dates.
    pub dates: u32,
}

/// A mention with its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// The words of the mention.
    pub span: Span,
    /// Who is mentioned.
    pub person: PersonId,
    /// By what: a name, a pronoun and so on.
    pub kind: MentionKind,
}

/// A mention in few bytes; the rest is found with its person.
#[derive(Clone, Copy, Debug)]
struct MentionStart {
    /// Its first byte.
    start: u32,
    person: PersonId,
}

impl MentionStart {
    fn mention(self, people: &[Person]) -> Option<Mentioned> {
        let mentions = &people.get(self.person.0 as usize)?.mentions;
        let at = mentions.partition_point(|mention| mention.span.start < self.start);
        let Mention { span, kind } = *mentions.get(at)?;
        Some(Mentioned { span, person: self.person, kind })
    }
}

/// Sorted views of an article's facts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// All mentions by start.
    mentions: Vec<MentionStart>,
    paragraphs: Paragraphs,
    /// Counts of each section.
    pub sections: Vec<Counts>,
    /// Quotations in marks of the whole text.
    pub quoted: usize,
    /// Rows of the timeline: events, and dates that cannot be resolved.
    pub dated: usize,
    /// Quotations in marks of each person.
    pub quotes_of: Vec<u32>,
    /// Indices of attributed quotations, by person and then by position.
    spoken: Vec<u32>,
    /// Words of the text; 0 until they have been counted.
    pub words: usize,
    /// What the pictures show.
    pub pictures: Pictures,
}

impl Index {
    /// Builds it in one pass over the facts, and one over the text where its words are counted.
    #[must_use]
    pub fn new(doc: &Document, facts: &Facts, count_words: bool) -> Self {
        let mentions = facts.people.iter().map(|person| person.mentions.len()).sum();
        let mut index = Self {
            mentions: Vec::with_capacity(mentions),
            paragraphs: doc.blocks.iter().map(|block| is_paragraph(block.kind)).collect(),
            ..Self::default()
        };
        for (id, person) in (0..).zip(&facts.people) {
            let person_id = PersonId(id);
            let starts = person.mentions.iter().map(|mention| mention.span.start);
            index.mentions.extend(starts.map(|start| MentionStart { start, person: person_id }));
        }
        // Unstable, so that it needs no memory: no two are equal, except of one person.
        let end =
            |place: &MentionStart| place.mention(&facts.people).map(|mention| mention.span.end);
        index.mentions.sort_unstable_by(|a, b| {
            let starts = a.start.cmp(&b.start);
            starts.then_with(|| end(a).cmp(&end(b))).then_with(|| a.person.cmp(&b.person))
        });
        let unresolved = facts.dates.iter().filter(|mark| is_unresolved(mark));
        index.dated = facts.events.len() + unresolved.count();
        index.quotes_of = vec![0; facts.people.len()];
        let quoted = facts.quotes.iter().filter(|q| q.kind != QuoteKind::Indirect);
        index.quoted = quoted.clone().count();
        for quote in quoted {
            let Some(person) = quote.speaker.as_ref().and_then(|s| s.person) else { continue };
            if let Some(count) = index.quotes_of.get_mut(person.0 as usize) {
                *count += 1;
            }
        }
        let speaker = |(at, quote): (u32, &Quote)| Some((quote.speaker.as_ref()?.person?, at));
        let mut spoken: Vec<(PersonId, u32)> =
            (0..).zip(&facts.quotes).filter_map(speaker).collect();
        spoken.sort_unstable();
        index.spoken = spoken.iter().map(|(_, at)| *at).collect();
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
                    self.mentions_in(&facts.people, section.span).map(|m| m.person).collect();
                people.sort_unstable();
                people.dedup();
                let from = facts.quotes.partition_point(|q| q.span.start < section.span.start);
                let quotes = facts.quotes.iter().skip(from).take_while(|q| within(q.span));
                let quotes = quotes.filter(|q| q.kind != QuoteKind::Indirect).count();
                let from = facts.dates.partition_point(|date| date.span.start < section.span.start);
                let dates = facts.dates.iter().skip(from).take_while(|d| within(d.span));
                Counts {
                    paragraphs: count(kinds.filter(|b| is_paragraph(b.kind)).count()),
                    people: count(people.len()),
                    quotes: count(quotes),
                    dates: count(dates.filter(|d| d.interval().is_some()).count()),
                }
            })
            .collect()
    }

    /// The mentions that start inside `span`, by start. `people` are those it was built from.
    pub(super) fn mentions_in<'p>(
        &'p self,
        people: &'p [Person],
        span: Span,
    ) -> impl DoubleEndedIterator<Item = Mentioned> + Clone + 'p {
        self.places_in(span).iter().filter_map(|place| place.mention(people))
    }

    /// The people mentioned inside `span`, by start; cheaper than [`Index::mentions_in`].
    pub(super) fn people_in(&self, span: Span) -> impl Iterator<Item = PersonId> + '_ {
        self.places_in(span).iter().map(|place| place.person)
    }

    fn places_in(&self, span: Span) -> &[MentionStart] {
        let from = self.mentions.partition_point(|place| place.start < span.start);
        let to = self.mentions.partition_point(|place| place.start < span.end);
        self.mentions.get(from..to).unwrap_or(&[])
    }

    /// The quotations of a person, in text order. `facts` are those it was built from.
    pub(super) fn said_by<'f>(
        &'f self,
        facts: &'f Facts,
        id: PersonId,
    ) -> impl Iterator<Item = &'f Quote> + 'f {
        let quote = |at: &u32| facts.quotes.get(*at as usize);
        let person = move |at: &u32| quote(at).and_then(|quote| quote.speaker.as_ref()?.person);
        let first = self.spoken.partition_point(|at| person(at) < Some(id));
        let own = self.spoken.get(first..).unwrap_or(&[]).iter();
        own.filter_map(quote).take_while(move |quote| {
            quote.speaker.as_ref().is_some_and(|speaker| speaker.person == Some(id))
        })
    }

    /// The number of the paragraph that holds a block, from 1; a heading counts with the one before.
    #[must_use]
    pub fn paragraph_of(&self, block: usize) -> u32 {
        self.paragraphs.until(block).max(1)
    }

    /// How many paragraphs there are.
    #[must_use]
    pub fn paragraph_count(&self) -> u32 {
        self.paragraphs.count()
    }

    /// The block of paragraph `number` (from 1), or the last one.
    #[must_use]
    pub fn block_of_paragraph(&self, number: u32) -> usize {
        self.paragraphs.block(number.max(1))
    }
}

/// Whether a date names a day that is not known: "last week" without a publication date. "Now" and
/// "recently" are no day.
#[must_use]
pub fn is_unresolved(mark: &DateMention) -> bool {
    mark.interval().is_none()
        && mark.rule != Rule::TimeWithoutDate
        && matches!(mark.kind(), DateKind::Date | DateKind::Time)
}

/// Whether a block counts as a paragraph.
#[must_use]
pub const fn is_paragraph(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Heading(_) | BlockKind::Rule | BlockKind::Meta | BlockKind::Image)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    #[test]
    fn what_each_person_says_and_where_they_stand_is_found_without_a_search() {
        let text = "Ann Lee met Bob Reyes. “No,” said Reyes. “Yes,” said Lee. “Now,” Lee said.\n\n\
                    Bob Reyes said that it was late. “So it is,” said a man.\n";
        let doc = plain::parse(text);
        let facts = extract(&doc, &Context::default());
        let index = Index::new(&doc, &facts, false);
        let mut all = 0;
        for id in (0..).take(facts.people.len()).map(PersonId) {
            let speaks = |q: &&Quote| q.speaker.as_ref().is_some_and(|who| who.person == Some(id));
            let expected: Vec<&Quote> = facts.quotes.iter().filter(speaks).collect();
            assert_eq!(index.said_by(&facts, id).collect::<Vec<_>>(), expected, "{id:?}");
            all += expected.len();
        }
        assert!(all > 3, "{all}");
        assert_eq!(index.said_by(&facts, PersonId(99)).count(), 0);
        for block in &doc.blocks {
            let people: Vec<PersonId> =
                index.mentions_in(&facts.people, block.span).map(|m| m.person).collect();
            assert_eq!(index.people_in(block.span).collect::<Vec<_>>(), people);
        }
    }
}

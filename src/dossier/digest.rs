//! What a dossier needs of an article: small, and the same whether it is made of the article or of
//! the facts that `--json` wrote of it.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use super::by_day;
use super::numbers::{self, NumberDigest};
use super::sentence::{Mentions, Sentence};
use super::words::{self, Word, words};
use crate::calendar::Date;
use crate::doc::{BlockKind, Document};
use crate::facts::{
    Certainty, DateKind, Facts, Gender, Grain, MentionKind, Person, QuoteKind, Rule, Speaker,
};
use crate::text::clip::clip;
use crate::text::{Span, floor_boundary, fnv, folded};

/// An article without its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// What it is called where it comes from; the source where it has no name of its own.
    pub id: String,
    /// Its address.
    pub url: Option<String>,
    /// Where it was read from.
    pub source: String,
    /// The title; empty when there is none.
    pub title: String,
    /// The first words of the text, where there is no title.
    pub opening: Box<str>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Its title and first paragraphs, in the original text.
    pub lead: Span,
    /// Its people, by their index in the facts.
    pub people: Vec<PersonDigest>,
    /// Its calendar dates, in text order.
    pub dates: Vec<DateDigest>,
    /// Its numbers outside quotations and dates, in text order.
    pub numbers: Vec<NumberDigest>,
    /// Its quotations in marks, in text order.
    pub quotes: Vec<QuoteDigest>,
    /// Runs of five words, a sample of them by their hash, in order.
    pub(super) runs: Box<[Word]>,
    /// Its distinct words, in order.
    pub(super) vocabulary: Box<[Word]>,
    /// Bytes of text.
    pub(super) length: u32,
    /// A hash of the beginning of the text, which never changes.
    pub content: u64,
}

/// A person of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonDigest {
    /// The fullest name.
    pub name: String,
    /// Whether it is a name.
    pub named: bool,
    /// Whether it is certain that this is a person, and one.
    pub certain: bool,
    /// The role as the article gives it.
    pub title: Option<String>,
    /// By the pronouns for them.
    pub gender: Gender,
    /// How many times they are mentioned.
    pub mentions: u32,
    /// How many quotations are theirs.
    pub quotes: u32,
    /// The first mention, in the original text.
    pub first: Span,
    /// A hash of the words around it, by which copies are known to mean one person.
    pub(super) around: Word,
    /// Whether the article calls them by the last word of the name alone, too.
    pub(super) by_surname: bool,
}

/// A date of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct DateDigest {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The unit it is known in.
    pub grain: Grain,
    /// Whether it is after the article's day, or planned.
    pub future: bool,
    /// Whether no other reading is nearly as likely.
    pub certain: bool,
    /// How it was resolved.
    pub rule: Rule,
    /// Its words, in the original text.
    pub span: Span,
    /// What happened: the clause or the sentence around it, cut.
    pub clause: Box<str>,
    /// A hash of its words, whatever their case.
    pub(super) expression: Word,
    /// A hash of the words of its sentence that count events: "again", "third".
    pub(super) ordinals: Word,
    /// What else its sentence has.
    pub(super) sentence: Sentence,
}

impl DateDigest {
    /// The people of its sentence.
    #[must_use]
    pub fn people(&self) -> &[u32] {
        self.sentence.people()
    }
}

/// A quotation of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteDigest {
    /// The words, white space folded.
    pub text: String,
    /// Where they stand, in the original text.
    pub span: Span,
    /// Direct or partial.
    pub kind: QuoteKind,
    /// Who said it, as the article's list has it.
    pub speaker: Option<Arc<str>>,
    /// Whether it is certain who said it.
    pub certain: bool,
    /// Whether the speaker is named beside it, and not by "he" or by what goes on.
    pub(super) named_beside: bool,
    /// Index of the speaker in the article's people.
    pub person: Option<u32>,
    /// The base form of the cue.
    pub verb: Option<&'static str>,
    /// A hash of the words around it, by which copies are known to have one quotation.
    pub(super) around: Word,
}

/// A run has so many words.
const RUN: usize = 5;
/// One run in so many is kept.
pub(super) const SAMPLE: Word = 2;
/// Paragraphs of the lead.
const LEAD: usize = 2;
/// Words beside a span that say where it stands, on either side, and the bytes they are looked for in.
const WORDS_BESIDE: usize = 5;
const BESIDE: u32 = 120;
/// Bytes of the text that are hashed at most.
const HASHED: usize = 64 << 10;
/// Columns of a clause at most.
const CLAUSE: usize = 120;

impl Digest {
    /// Identifies the text wherever it lies: its length and a hash of its beginning, as the reader's
    /// state has it.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{:x}-{:016x}", self.length, self.content)
    }

    /// The title, else the first words; else what the article is called where it comes from.
    #[must_use]
    pub fn headline(&self) -> &str {
        let names = [self.title.as_str(), &self.opening];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or(&self.id)
    }

    /// The digest of an article and its facts.
    #[must_use]
    pub fn of(doc: &Document, facts: &Facts) -> Self {
        let mut digest = Self::whole(doc, facts);
        // There may be a hundred thousand of them.
        digest.people.shrink_to_fit();
        digest.dates.shrink_to_fit();
        digest.numbers.shrink_to_fit();
        digest.quotes.shrink_to_fit();
        digest
    }

    /// The same without the clauses that only a screen shows: those of dates that are no days.
    #[must_use]
    pub fn for_lists(mut self) -> Self {
        for date in self.dates.iter_mut().filter(|date| date.from != date.to) {
            date.clause = Box::default();
        }
        self
    }

    /// The same without dates and numbers, for lists that are made without them.
    #[must_use]
    pub fn without_dates(self) -> Self {
        Self { dates: Vec::new(), numbers: Vec::new(), ..self }
    }

    /// The same without numbers, for lists that are made without them.
    #[must_use]
    pub fn without_numbers(self) -> Self {
        Self { numbers: Vec::new(), ..self }
    }

    /// The same without quotations, for lists that are made without them.
    #[must_use]
    pub fn without_quotes(self) -> Self {
        Self { quotes: Vec::new(), ..self }
    }

    fn whole(doc: &Document, facts: &Facts) -> Self {
        let meta = &doc.meta;
        let mentions = Mentions::of(facts);
        let all = words(&doc.text);
        let mut vocabulary = all.clone();
        vocabulary.sort_unstable();
        vocabulary.dedup();
        Self {
            id: meta.id.clone().unwrap_or_else(|| meta.source.clone()),
            url: meta.url.clone(),
            source: meta.source.clone(),
            title: meta.title.clone(),
            opening: if meta.title.is_empty() { opening(doc).into() } else { "".into() },
            outlet: meta.site.clone(),
            published: facts.published.map(|(date, _)| date),
            lead: lead(doc),
            people: people(doc, facts),
            dates: dates(doc, facts, &mentions),
            numbers: numbers::numbers(doc, facts, &mentions),
            quotes: quotes(doc, facts),
            runs: sample_of_runs(&all),
            vocabulary: vocabulary.into(),
            length: u32::try_from(doc.text.len()).unwrap_or(u32::MAX),
            content: fnv::hash(doc.text.as_bytes().get(..HASHED).unwrap_or(doc.text.as_bytes())),
        }
    }

    /// The order of a dossier's articles: by day, of one day the longest first (the others may be cut
    /// versions of it), then by name.
    #[must_use]
    pub fn by_day(&self, other: &Self) -> Ordering {
        by_day(self.published, other.published)
            .then_with(|| other.length.cmp(&self.length))
            .then_with(|| self.id.cmp(&other.id))
            .then_with(|| self.source.cmp(&other.source))
            .then_with(|| self.runs.cmp(&other.runs))
            .then_with(|| self.title.cmp(&other.title))
    }
}

/// The beginning of the first sentence or so, on one line.
fn opening(doc: &Document) -> String {
    let text = doc.text.trim_start();
    let end = floor_boundary(text, 4 * CLAUSE as u32) as usize;
    clip(&folded(text.get(..end).unwrap_or("")), CLAUSE)
}

fn lead(doc: &Document) -> Span {
    let is_text = |kind: &BlockKind| !matches!(kind, BlockKind::Heading(_));
    let paragraphs = doc.blocks.iter().filter(|block| is_text(&block.kind));
    let end = paragraphs.take(LEAD).last().map_or(0, |block| block.span.end);
    doc.original_span(Span::new(0, end))
}

fn sample_of_runs(all: &[Word]) -> Box<[Word]> {
    let runs = all.windows(RUN).map(words::number_of_run);
    let mut runs: Vec<Word> = runs.filter(|run| run.is_multiple_of(SAMPLE)).collect();
    runs.sort_unstable();
    runs.dedup();
    runs.into()
}

fn people(doc: &Document, facts: &Facts) -> Vec<PersonDigest> {
    let mut people: Vec<PersonDigest> = facts.people.iter().map(|p| person(doc, p)).collect();
    for (person, gender) in people.iter_mut().zip(genders(doc, facts)) {
        person.gender = gender;
    }
    for quote in facts.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect) {
        let id = quote.speaker.as_ref().and_then(|speaker| speaker.person);
        if let Some(person) = id.and_then(|id| people.get_mut(id.0 as usize)) {
            person.quotes += 1;
        }
    }
    people
}

fn person(doc: &Document, person: &Person) -> PersonDigest {
    let first = person.mentions.first().map_or_else(Span::default, |m| m.span);
    let surname = person.name.rsplit(' ').next();
    let mut mentions = person.mentions.iter().map(|mention| mention.span.in_text(&doc.text));
    PersonDigest {
        name: person.name.clone(),
        named: person.named,
        certain: person.certainty == Certainty::Sure,
        title: person.title.map(|span| folded(span.in_text(&doc.text)).into_owned()),
        gender: Gender::Unknown,
        mentions: u32::try_from(person.mentions.len()).unwrap_or(u32::MAX),
        quotes: 0,
        first: doc.original_span(first),
        around: words_beside(doc, first),
        by_surname: mentions.any(|mention| Some(mention) == surname),
    }
}

/// A hash of the words just before and just after a span, in its paragraph: a copy has the same.
fn words_beside(doc: &Document, span: Span) -> Word {
    let text = &doc.text;
    let block = doc.blocks.get(doc.block_at(span.start)).map_or(span, |block| block.span);
    let far = floor_boundary(text, span.start.saturating_sub(BESIDE)).max(block.start);
    let near = floor_boundary(text, span.end.saturating_add(BESIDE)).min(block.end);
    let before = words(Span::new(far, span.start.max(far)).in_text(text));
    let after = words(Span::new(span.end, near.max(span.end)).in_text(text));
    let last = before.get(before.len().saturating_sub(WORDS_BESIDE)..).unwrap_or_default();
    let first = after.get(..WORDS_BESIDE.min(after.len())).unwrap_or_default();
    // Where the words are divided is a part of it.
    words::number_of_run(&[last, &[0], first].concat())
}

/// The gender of each person by the pronouns for them, of which there must be two or more, all of
/// one gender: one may have been given to the wrong person.
fn genders(doc: &Document, facts: &Facts) -> Vec<Gender> {
    let mut counts = vec![(0, 0); facts.people.len()];
    let mentions = facts.people.iter().enumerate().flat_map(|(id, person)| {
        let pronouns = person.mentions.iter().filter(|m| m.kind == MentionKind::Pronoun);
        pronouns.map(move |mention| (id, mention.span))
    });
    let speakers = facts.quotes.iter().filter_map(|quote| {
        let speaker = quote.speaker.as_ref()?;
        Some((speaker.person?.0 as usize, speaker.span.get()?))
    });
    for (id, span) in mentions.chain(speakers) {
        let Some((female, male)) = counts.get_mut(id) else { continue };
        match span.in_text(&doc.text).to_ascii_lowercase().as_str() {
            "she" | "her" => *female += 1,
            "he" | "his" => *male += 1,
            _ => {}
        }
    }
    let gender = |(female, male)| match (female, male) {
        (2.., 0) => Gender::Female,
        (0, 2..) => Gender::Male,
        _ => Gender::Unknown,
    };
    counts.into_iter().map(gender).collect()
}

fn dates(doc: &Document, facts: &Facts, people: &Mentions) -> Vec<DateDigest> {
    let mut clauses: Vec<Option<Span>> = vec![None; facts.dates.len()];
    for event in &facts.events {
        // The clause is that of the mention which describes the event best.
        let best = event.mentions.first().and_then(|mention| clauses.get_mut(*mention as usize));
        best.into_iter().for_each(|clause| *clause = Some(event.clause));
    }
    let dates = facts.dates.iter().zip(clauses).filter(|(mention, _)| {
        matches!(mention.kind(), DateKind::Date | DateKind::Time) && mention.grain().is_some()
    });
    let digest = dates.filter_map(|(mention, clause)| {
        let clause = clause.unwrap_or(mention.sentence).in_text(&doc.text);
        let (from, to) = mention.interval()?;
        Some(DateDigest {
            from,
            to,
            grain: mention.grain()?,
            future: mention.future,
            certain: mention.certainty == Certainty::Sure,
            rule: mention.rule,
            span: doc.original_span(mention.span),
            clause: clip(&folded(clause), CLAUSE).into(),
            expression: words::number_of_run(&words(mention.span.in_text(&doc.text))),
            ordinals: ordinals(mention.sentence.in_text(&doc.text)),
            sentence: Sentence::around(doc, people, mention.sentence, mention.span),
        })
    });
    digest.collect()
}

/// The words of a sentence that say which of several events of a kind it reports, as one number.
fn ordinals(sentence: &str) -> Word {
    const ORDINALS: [&str; 14] = [
        "again", "another", "every", "each", "first", "second", "third", "fourth", "fifth",
        "sixth", "seventh", "daily", "weekly", "annual",
    ];
    let folded = sentence.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let found: Vec<Word> = folded
        .filter(|word| ORDINALS.contains(&word.as_str()))
        .map(|word| words::number(&word))
        .collect();
    words::number_of_run(&found)
}

fn quotes(doc: &Document, facts: &Facts) -> Vec<QuoteDigest> {
    let in_marks = facts.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
    // Most of them are said by few.
    let mut names: HashMap<String, Arc<str>> = HashMap::new();
    let mut shared = |name: String| {
        let shared = names.entry(name).or_insert_with_key(|name| name.as_str().into());
        Arc::clone(shared)
    };
    let digest = in_marks.map(|quote| {
        let speaker = quote.speaker.as_ref();
        QuoteDigest {
            text: folded(quote.span.in_text(&doc.text)).into_owned(),
            span: doc.original_span(quote.span),
            kind: quote.kind,
            speaker: speaker.map(|s| shared(s.name(&doc.text, &facts.people).into_owned())),
            certain: quote.certainty == Certainty::Sure,
            named_beside: speaker.is_some_and(|speaker| is_named_beside(doc, facts, speaker)),
            person: speaker.and_then(|s| s.person).map(|id| id.0),
            verb: quote.verb(),
            around: words_beside(doc, quote.span),
        }
    });
    digest.collect()
}

/// Whether the words beside a quotation have the surname of its speaker.
fn is_named_beside(doc: &Document, facts: &Facts, speaker: &Speaker) -> bool {
    let person = speaker.person.and_then(|id| facts.people.get(id.0 as usize));
    let surname = person.and_then(|person| person.name.split_whitespace().next_back());
    let beside = speaker.span.get().map(|span| span.in_text(&doc.text));
    beside.zip(surname).is_some_and(|(beside, surname)| beside.contains(surname))
}

//! One paragraph: its marked stretches, what is a quotation among them, and who said it.

use super::attribution::{Attribution, Place, attribute, place};
use super::before::{before, lead_in, lead_sentence};
use super::clause::first_subject;
use super::filter::{follows_namer, is_no_quotation, is_term, is_title};
use super::marks::{Pair, Style, pair};
use super::view::{Class, View};
use crate::facts::{Certainty, QuoteKind};
use crate::text::Span;
use crate::text::tokenized::{Paragraph, TokenizedText};

/// What a scan found, in one chunk or in all before it too: the paragraphs, and what they hold, one
/// after the other.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// The paragraphs in order.
    pub paragraphs: Vec<ParagraphScan>,
    /// Their sentences, but for those wholly between marks.
    pub sentences: Vec<Sentence>,
    /// What stands between marks, quotations or not.
    pub marked: Vec<Span>,
    /// Where "he", "his", "she" … stand outside marks, and whether they are female.
    pub pronouns: Vec<(u32, bool)>,
    /// The quotations in order.
    pub found: Vec<Found>,
    /// Who is said to speak at the end of a paragraph: "Marsh went on:".
    pub tails: Vec<Attribution>,
}

/// A sentence and its subject, empty where none was found.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its first byte.
    pub start: u32,
    /// Its subject.
    pub subject: Span,
}

/// One paragraph. What it holds follows in the scan's vectors what the one before holds.
#[derive(Clone, Copy, Debug)]
pub struct ParagraphScan {
    /// Its first byte.
    pub start: u32,
    /// How many sentences it has there.
    pub sentences: u32,
    /// How many marked stretches.
    pub marked: u32,
    /// How many quotations.
    pub found: u32,
    /// Whether it has a tail.
    pub has_tail: bool,
    /// Whether it begins with an opening mark.
    pub begins_marked: bool,
    /// Whether its last marked stretch was left open at its end.
    pub runs_on: bool,
}

/// How a quotation hangs together with the one before it in the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Not at all.
    None,
    /// The same sentence: "“…,” X said, “…”".
    SameSentence,
    /// A sentence of its own after it: "“…,” X said. “…”".
    Follows,
}

/// A marked stretch or a reported clause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The words.
    pub span: Span,
    /// Direct, partial, indirect.
    pub kind: QuoteKind,
    /// The sentence around it.
    pub sentence: Span,
    /// Who said it, from the words around.
    pub attribution: Option<Attribution>,
    /// How it hangs together with the one before.
    pub link: Link,
    /// Whether its own closing mark was found.
    pub closed: bool,
}

/// Reads every paragraph of a chunk.
#[must_use]
pub fn scan(prose: &TokenizedText<'_>) -> Scan {
    let mut scan = Scan::default();
    let mut found = Vec::new();
    for one in &prose.paragraphs {
        paragraph(prose, one, &mut found, &mut scan);
    }
    scan
}

impl Scan {
    /// Adds what was found in the next chunk.
    pub fn add(&mut self, next: Self) {
        self.paragraphs.extend(next.paragraphs);
        self.sentences.extend(next.sentences);
        self.marked.extend(next.marked);
        self.pronouns.extend(next.pronouns);
        self.found.extend(next.found);
        self.tails.extend(next.tails);
    }
}

/// No more than the text has bytes.
fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}

/// Reads one paragraph; `found` is room for its quotations.
fn paragraph(
    prose: &TokenizedText<'_>,
    paragraph: &Paragraph,
    found: &mut Vec<Found>,
    scan: &mut Scan,
) {
    let tokens = prose.tokens_of(paragraph);
    if tokens.is_empty() {
        return;
    }
    let pairs = pair(prose.text, tokens);
    let view = View::new(prose, paragraph, pairs);
    found.clear();
    for (index, pair) in view.pairs.iter().enumerate() {
        if let Some(quote) = quotation(&view, index, pair, found.last()) {
            found.push(quote);
        }
    }
    for (begin, end) in &view.sentences {
        super::indirect::reported(&view, *begin, *end, found);
    }
    found.sort_by_key(|f| f.span);
    let before = (scan.sentences.len(), scan.marked.len(), scan.tails.len());
    let quotations = found.len();
    scan.found.append(found);
    let own = view.sentences.iter().copied();
    let own = own.filter(|(from, to)| (*from..*to).any(|at| view.within.get(at) == Some(&0)));
    scan.sentences.extend(own.map(|(from, to)| Sentence {
        start: view.span(from, to).start,
        subject: first_subject(&view, from, to).map(|s| s.core).unwrap_or_default(),
    }));
    scan.marked.extend(view.pairs.iter().map(|p| view.span(p.open, p.after)));
    pronouns(&view, &mut scan.pronouns);
    scan.tails.extend(tail(&view));
    scan.paragraphs.push(ParagraphScan {
        start: paragraph.segment.span.start,
        sentences: count(scan.sentences.len() - before.0),
        marked: count(scan.marked.len() - before.1),
        found: count(quotations),
        has_tail: scan.tails.len() > before.2,
        begins_marked: view.pairs.first().is_some_and(|p| p.open == 0),
        runs_on: view.pairs.last().is_some_and(|p| p.runs_on),
    });
}

fn quotation(view: &View<'_>, index: usize, pair: &Pair, last: Option<&Found>) -> Option<Found> {
    if is_no_quotation(view, pair) {
        return None;
    }
    let place = place(view, pair);
    let span = inner(view, pair, &place)?;
    let attribution = attribute(view, pair, &place).or_else(|| led(view, pair, &place));
    let before = index.checked_sub(1).and_then(|i| view.pairs.get(i));
    let link = match (before, last) {
        (Some(before), Some(_)) if before.after > place.begin => Link::SameSentence,
        (Some(_), Some(_)) if place.opens => Link::Follows,
        _ => Link::None,
    };
    let alone = place.opens && place.closes;
    let kind = if is_whole(view, pair, &place) { QuoteKind::Direct } else { QuoteKind::Partial };
    if is_title(view, pair, &place, attribution.as_ref()) || follows_namer(view, pair) {
        return None;
    }
    // A word or three that nobody is said to have said: a term, and no quotation.
    if attribution.is_none() && is_term(view, pair, &place) {
        return None;
    }
    if pair.style == Style::Single
        && attribution.is_none_or(|a| a.certainty == Certainty::Weak)
        && !(alone && matches!(place.final_mark, '.' | '?' | '!' | ','))
    {
        return None;
    }
    let sentence = view.span(place.begin, place.end);
    Some(Found { span, kind, sentence, attribution, link, closed: pair.closed })
}

/// The words between the marks, without a final comma; without the writer's stop when partial.
fn inner(view: &View<'_>, pair: &Pair, _place: &Place) -> Option<Span> {
    let mut last = pair.last;
    while last > pair.first && matches!(view.class(last - 1), Class::Mark(',')) {
        last -= 1;
    }
    let span = view.span(pair.first, last);
    (!span.is_empty()).then_some(span)
}

/// Whether whole sentences stand between the marks.
fn is_whole(view: &View<'_>, pair: &Pair, place: &Place) -> bool {
    let capital = view.tokens.get(pair.first).is_some_and(|t| t.is_capital())
        || matches!(view.class(pair.first), Class::Mark('[' | '…' | '\'') | Class::Number);
    let follows_sign = pair
        .open
        .checked_sub(1)
        .is_some_and(|at| matches!(view.class(at), Class::Mark(',' | ':' | '—')));
    let continues = (place.begin..pair.open).any(|at| view.within.get(at) != Some(&0));
    capital && (place.opens || follows_sign)
        || (continues && follows_sign)
        || (place.opens && pair.last - pair.first > 4)
}

fn pronouns(view: &View<'_>, found: &mut Vec<(u32, bool)>) {
    for (at, token) in view.tokens.iter().enumerate() {
        if !matches!(view.class(at), Class::Pronoun | Class::Possessive | Class::Object) {
            continue;
        }
        if view.within.get(at) != Some(&0) {
            continue;
        }
        match view.word(at) {
            "he" | "He" | "his" | "His" | "him" | "himself" => found.push((token.start, false)),
            "she" | "She" | "her" | "Her" | "herself" => found.push((token.start, true)),
            _ => {}
        }
    }
}

/// A quotation that is a sentence of its own, after one of the writer's in the same paragraph.
fn led(view: &View<'_>, pair: &Pair, place: &Place) -> Option<Attribution> {
    if !place.opens || !place.closes {
        return None;
    }
    let number = view.sentence_of(pair.open).checked_sub(1)?;
    let (begin, end) = *view.sentences.get(number)?;
    let marked = (begin..end).any(|at| view.within.get(at) != Some(&0));
    if marked { None } else { lead_sentence(view, begin, end) }
}

/// "Marsh went on:" at the end of a paragraph.
fn tail(view: &View<'_>) -> Option<Attribution> {
    let end = view.tokens.len();
    let colon = end.checked_sub(1)?;
    if !matches!(view.class(colon), Class::Mark(':' | ',' | '—')) {
        return None;
    }
    let begin = view.sentences.last().map_or(0, |s| s.0);
    before(view, begin, end).filter(|a| a.source.is_some()).or_else(|| lead_in(view, begin, end))
}

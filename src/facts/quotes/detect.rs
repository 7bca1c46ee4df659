//! Detects the quotations of each paragraph, between marks and reported, with their attributions.

use super::attribution::{
    Attribution, announced_speaker, attribute, attribute_to_sentence_before, looking_back,
    signing_paragraph,
};
use super::clause::{first_subject, topic_of};
use super::detected::{DetectedParagraph, DetectedQuote, Relation, Scan, Sentence};
use super::filter::{follows_namer, is_no_quotation, is_term, is_title, words_in};
use super::indirect::{self, detect_indirect};
use super::judge::Example;
use super::marks::{Pair, Style, pair};
use super::quote_context::{QuoteContext, quote_context};
use super::tagged_paragraph::{Class, TaggedParagraph};
use super::turns::turn;
use crate::doc::Document;
use crate::facts::{Certainty, QuoteKind, Rule};
use crate::text::Span;
use crate::text::tokenized::{Paragraph, TokenizedText};

/// Detects the quotations in every paragraph of a chunk.
#[must_use]
pub fn scan(prose: &TokenizedText<'_>) -> Scan {
    let mut scan = Scan::default();
    let mut found = Vec::new();
    for one in &prose.paragraphs {
        paragraph(prose, one, &mut found, &mut scan);
    }
    scan
}

/// Every cue of a document that may report something, in text order: what the weights are learnt from.
#[must_use]
pub fn examples(doc: &Document) -> Vec<Example> {
    let prose = doc.tokenize(0..doc.blocks.len());
    let mut out = Vec::new();
    for paragraph in &prose.paragraphs {
        let pairs = pair(prose.text, prose.tokens_of(paragraph));
        let tagged = TaggedParagraph::new(&prose, paragraph, pairs);
        for sentence in &tagged.sentences {
            indirect::examples(&tagged, *sentence, &mut out);
        }
    }
    out
}

/// At most the length of the text in bytes.
fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}

/// Reads one paragraph; `found` is room for its quotations.
fn paragraph(
    prose: &TokenizedText<'_>,
    paragraph: &Paragraph,
    found: &mut Vec<DetectedQuote>,
    scan: &mut Scan,
) {
    let tokens = prose.tokens_of(paragraph);
    if tokens.is_empty() {
        return;
    }
    let pairs = pair(prose.text, tokens);
    let tagged = TaggedParagraph::new(prose, paragraph, pairs);
    found.clear();
    for (index, pair) in tagged.pairs.iter().enumerate() {
        if let Some(quote) = quotation(&tagged, index, pair, found.last()) {
            found.push(quote);
        }
    }
    let marked = found.len();
    for sentence in &tagged.sentences {
        detect_indirect(&tagged, *sentence, marked, found);
    }
    found.sort_by_key(|f| f.span);
    let before = (scan.sentences.len(), scan.marked.len(), scan.tails.len());
    let quotations = found.len();
    scan.found.append(found);
    let own = tagged.sentences.iter().copied();
    let own = own.filter(|(from, to)| (*from..*to).any(|at| tagged.within.get(at) == Some(&0)));
    scan.sentences.extend(own.map(|(from, to)| Sentence {
        start: tagged.span(from, to).start,
        subject: first_subject(&tagged, from, to).map(|s| s.core).unwrap_or_default(),
        topic: topic_of(&tagged, from, to).unwrap_or_default(),
    }));
    scan.marked.extend(tagged.pairs.iter().map(|p| tagged.span(p.open, p.after)));
    pronouns(&tagged, &mut scan.pronouns);
    let turn = turn(&tagged);
    scan.turns.extend(turn);
    let signature = signing_paragraph(&tagged).or_else(|| looking_back(&tagged));
    scan.tails.extend(signature.or_else(|| announced_speaker(&tagged)));
    scan.paragraphs.push(DetectedParagraph {
        start: paragraph.segment.span.start,
        sentences: count(scan.sentences.len() - before.0),
        marked: count(scan.marked.len() - before.1),
        found: count(quotations),
        heading: tagged.heading,
        has_turn: turn.is_some(),
        has_tail: scan.tails.len() > before.2,
        signs: signature.is_some(),
        begins_marked: tagged.pairs.first().is_some_and(|p| p.open == 0),
        runs_on: tagged.pairs.last().is_some_and(|p| p.runs_on),
    });
}

fn quotation(
    tagged: &TaggedParagraph<'_>,
    index: usize,
    pair: &Pair,
    last: Option<&DetectedQuote>,
) -> Option<DetectedQuote> {
    if is_no_quotation(tagged, pair) {
        return None;
    }
    let context = quote_context(tagged, pair);
    let span = inner(tagged, pair)?;
    let before = index.checked_sub(1).and_then(|i| tagged.pairs.get(i));
    let attribution = before
        .and_then(|before| shared(tagged, before, pair, last?))
        .or_else(|| attribute(tagged, pair, &context))
        .or_else(|| attribute_to_sentence_before(tagged, pair, &context));
    let relation = match (before, last) {
        (Some(before), Some(_)) if before.after > context.begin => Relation::SameSentence,
        (Some(_), Some(_)) if context.opens => Relation::Follows,
        _ => Relation::None,
    };
    let alone = context.opens && context.closes;
    let kind =
        if is_whole(tagged, pair, &context) { QuoteKind::Direct } else { QuoteKind::Partial };
    if is_title(tagged, pair, &context, attribution.as_ref()) || follows_namer(tagged, pair) {
        return None;
    }
    // Up to three words that nothing attributes but an owner ("its “singing stones”") are a term.
    let its = pair.open > 0 && matches!(tagged.word(pair.open - 1), "its" | "Its");
    let owned = |a: Attribution| its && a.rule == Rule::XsWordsQuote;
    if attribution.is_none_or(owned) && is_term(tagged, pair, &context) {
        return None;
    }
    // "‘It isn't,’ said Moe, ‘it's ours.’": the second part of a split quotation.
    let split = relation == Relation::SameSentence
        && before.is_some_and(|b| b.style == Style::Single)
        && last.is_some_and(|l| l.attribution.is_some_and(|a| a.source.is_some()));
    if pair.style == Style::Single
        && !split
        && attribution.is_none_or(|a| a.certainty == Certainty::Weak && a.rule != Rule::XColonQuote)
        && !(alone && matches!(context.final_mark, '.' | '?' | '!' | ','))
    {
        return None;
    }
    // "'A healthy environment.'" as a paragraph of its own: a heading of the article.
    let whole = pair.open == 0 && pair.after + 1 >= tagged.tokens.len();
    if pair.style == Style::Single && whole && attribution.is_none() && words_in(tagged, pair) <= 8
    {
        return None;
    }
    let sentence = tagged.span(context.begin, context.end);
    Some(DetectedQuote { span, kind, sentence, attribution, relation, closed: pair.closed })
}

/// Tokens between two marked stretches of one list at most.
const BETWEEN: usize = 4;

/// The attribution of the marks before, where nothing but "and", "or" and the like comes between: "spoke of
/// “…” and of “…”".
fn shared(
    tagged: &TaggedParagraph<'_>,
    before: &Pair,
    pair: &Pair,
    last: &DetectedQuote,
) -> Option<Attribution> {
    let links = |at: usize| {
        matches!(
            tagged.class(at),
            Class::Conjunction | Class::Preposition | Class::Determiner | Class::Mark(',')
        )
    };
    let first = tagged.tokens.get(before.first)?.start;
    let near = before.after < pair.open && pair.open - before.after <= BETWEEN;
    let joined = near && (before.after..pair.open).all(links);
    let lists =
        joined && (before.after..pair.open).any(|at| tagged.class(at) == Class::Conjunction);
    let own = |a: &Attribution| {
        a.source.is_some() && a.cue_span.get().is_some_and(|cue| cue.end <= first)
    };
    last.attribution.filter(|a| lists && last.span.start == first && own(a))
}

/// The words between the marks, without a final comma.
fn inner(tagged: &TaggedParagraph<'_>, pair: &Pair) -> Option<Span> {
    let mut last = pair.last;
    while last > pair.first && matches!(tagged.class(last - 1), Class::Mark(',')) {
        last -= 1;
    }
    let span = tagged.span(pair.first, last);
    (!span.is_empty()).then_some(span)
}

/// Whether there are whole sentences between the marks.
fn is_whole(tagged: &TaggedParagraph<'_>, pair: &Pair, context: &QuoteContext) -> bool {
    let capital = tagged.tokens.get(pair.first).is_some_and(|t| t.is_capital())
        || matches!(tagged.class(pair.first), Class::Mark('[' | '…' | '\'') | Class::Number);
    let follows_sign = pair
        .open
        .checked_sub(1)
        .is_some_and(|at| matches!(tagged.class(at), Class::Mark(',' | ':' | '—')));
    let continues = (context.begin..pair.open).any(|at| tagged.within.get(at) != Some(&0));
    capital && (context.opens || follows_sign)
        || (continues && follows_sign)
        || (context.opens && pair.last - pair.first > 4)
}

fn pronouns(tagged: &TaggedParagraph<'_>, found: &mut Vec<(u32, bool)>) {
    for (at, token) in tagged.tokens.iter().enumerate() {
        if !matches!(tagged.class(at), Class::Pronoun | Class::Possessive | Class::Object) {
            continue;
        }
        if tagged.within.get(at) != Some(&0) {
            continue;
        }
        match tagged.word(at) {
            "he" | "He" | "his" | "His" | "him" | "himself" => found.push((token.start, false)),
            "she" | "She" | "her" | "Her" | "herself" => found.push((token.start, true)),
            _ => {}
        }
    }
}

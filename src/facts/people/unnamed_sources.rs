//! Unnamed sources: "a senior official", "two people familiar with the matter".

use std::collections::VecDeque;

use super::gazetteer::Senses;
use super::title_words::is_auxiliary;
use super::token_table::TokenTable;
use crate::facts::{Certainty, Mention, MentionKind, Person, Rule};
use crate::text::tokens::Kind;
use crate::text::word_table::{WordList, WordTable, flags, word_set};
use crate::text::{Span, fold_space};

/// Words between the determiner and the noun, at most.
const MODIFIERS: usize = 6;
/// The latest sources, which a later mention may mean.
const LATEST: usize = 8;

/// The value of determiners of what was named before.
const AGAIN: u16 = 2;

/// Words that open a mention.
static DETERMINERS: WordTable<'static> = WordTable::new(
    &const {
        flags::<64>(&[
            WordList::spaced(
                "a an one two three four several some another other A An One Two Three Four Several \
                 Some Another Other",
                1,
            ),
            WordList::spaced("the The", AGAIN),
        ])
    },
);

/// A mention of an unnamed source: the first, or a later "the official".
#[derive(Clone, Copy, Debug)]
pub struct UnnamedSource {
    /// From the determiner to the end of its modifiers.
    pub span: Span,
    /// The noun.
    pub head: Span,
    /// Whether it is a later mention ("the official").
    pub again: bool,
}

/// The mentions of a chunk in order.
#[must_use]
pub fn collect(table: &TokenTable<'_, '_>) -> Vec<UnnamedSource> {
    let mut all = Vec::new();
    for sentence in &table.prose.sentences {
        let (first, last) = (sentence.first.get(), sentence.last.get());
        let mut at = first;
        while at < last {
            match source_at(table, at, first, last) {
                Some((source, end)) => {
                    all.push(source);
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    all
}

/// The mention whose determiner is token `at`, and the token after it.
fn source_at(
    table: &TokenTable<'_, '_>,
    at: usize,
    first: usize,
    last: usize,
) -> Option<(UnnamedSource, usize)> {
    let again = match DETERMINERS.get(table.text(at)) {
        0 => return None,
        kind => kind == AGAIN,
    };
    let head = head_of(table, at + 1, last)?;
    let mut end = head + 1;
    let speaks = |i: usize| i < last && table.senses(i).any(Senses::SPEECH) && !table.is_capital(i);
    let knows = matches!(table.text(end), "familiar" | "briefed" | "close" | "involved" | "with")
        && !matches!(table.text(end + 1), "a" | "an");
    let who = table.text(end) == "who"
        && matches!(table.text(end + 1), "spoke" | "asked" | "declined" | "requested");
    if again && (knows || who) {
        return None;
    }
    if knows {
        end = clause_end(table, end, last);
    }
    let after = speaks(end)
        || table.text(end) == "," && who_clause(table, end, last).is_some_and(&speaks)
        || who;
    let before = at.checked_sub(1).filter(|&b| b >= first).is_some_and(|b| {
        let verb = table.senses(b).any(Senses::SPEECH) && is_saying(table.text(b));
        verb || table.text(b) == "to" && table.text(b.wrapping_sub(1)) == "according"
            || table.text(b) == "to" && table.text(b.wrapping_sub(1)) == "According"
    });
    let familiar = knows && table.text(head + 1) != "with";
    if !(after && is_saying_near(table, end, last) || before || familiar || who) {
        return None;
    }
    let span = table.token(at)?.span().join(table.token(end.checked_sub(1)?)?.span());
    let head = table.token(head)?.span();
    Some((UnnamedSource { span, head, again }, end))
}

/// The head noun: the last of the role nouns that follow, after a few modifiers.
fn head_of(table: &TokenTable<'_, '_>, from: usize, last: usize) -> Option<usize> {
    let mut head = None;
    for at in from..last.min(from + MODIFIERS) {
        let token = table.token(at)?;
        let senses = table.senses(at);
        if token.kind == Kind::Mark && table.text(at) == "-" && token.is_glued() {
            continue;
        }
        if token.kind != Kind::Word || head.is_some() && !senses.any(Senses::ROLE) {
            break;
        }
        if ends_noun_phrase(table.text(at)) {
            break;
        }
        if senses.any(Senses::ROLE) && !token.is_capital() {
            head = Some(at);
        }
    }
    head
}

/// The end of "familiar with the matter": up to a comma, a verb of saying or the sentence's end.
fn clause_end(table: &TokenTable<'_, '_>, from: usize, last: usize) -> usize {
    (from..last.min(from + 10))
        .find(|&i| {
            // "the talks", "on reports": a noun with the form of a verb of saying.
            let noun = matches!(
                table.text(i.wrapping_sub(1)),
                "the" | "a" | "an" | "on" | "of" | "in" | "with" | "to" | "their" | "his" | "its"
            );
            matches!(table.text(i), "," | "." | ";" | ":" | "“" | "\"" | "(" | "who")
                || table.senses(i).any(Senses::SPEECH) && !noun
                || is_auxiliary(table.text(i))
        })
        .unwrap_or(from)
}

/// The token after ", who asked not to be named,".
fn who_clause(table: &TokenTable<'_, '_>, comma: usize, last: usize) -> Option<usize> {
    let relative = matches!(table.text(comma + 1), "who" | "speaking" | "requesting" | "citing");
    let close = (comma + 2..last.min(comma + 20)).find(|&i| table.text(i) == ",")?;
    relative.then_some(close + 1)
}

fn is_saying_near(table: &TokenTable<'_, '_>, at: usize, last: usize) -> bool {
    (at..last.min(at + 22)).any(|i| is_saying(table.text(i)))
}

/// Verbs of saying, not of doing.
fn is_saying(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "acknowledged added adding adds admitted argued claimed confirmed denied described \
         disclosed explained insisted noted predicted recalled revealed said say saying \
         says spoke stressed suggested tells told warned wrote yelled"
    );
    WORDS.contains(word)
}

/// One row a source; "the official" is another mention of the latest source with that noun.
#[must_use]
pub fn rows(text: &str, sources: &[UnnamedSource]) -> Vec<Person> {
    let mut rows = Vec::with_capacity(sources.iter().filter(|source| !source.again).count());
    // "The official" means none of those far back.
    let mut latest: VecDeque<&str> = VecDeque::with_capacity(LATEST);
    for source in sources {
        let head = source.head.in_text(text);
        let mention = Mention { span: source.span, kind: MentionKind::Role };
        if source.again {
            let mut near = rows.iter_mut().rev().zip(latest.iter().rev());
            let row: Option<(&mut Person, _)> = near.find(|(_, noun)| **noun == head);
            if let Some((row, _)) = row {
                row.mentions.push(mention);
            }
            continue;
        }
        if latest.len() == LATEST {
            latest.pop_front();
        }
        latest.push_back(head);
        rows.push(Person {
            name: fold_space(source.span.in_text(text)),
            mentions: vec![mention],
            certainty: Certainty::Sure,
            rule: Rule::UnnamedSource,
            ..Person::default()
        });
    }
    rows
}

/// Words that end a noun phrase.
fn ends_noun_phrase(word: &str) -> bool {
    static WORDS: WordTable<'static> =
        word_set!("of in for and or to who that with at on by from as was is had has");
    WORDS.contains(word)
}

//! "…, she said on Friday.", "The plan, said Lind, would fail": content that stands before its verb.

use super::{VerbReader, past_days};
use crate::facts::Rule;
use crate::facts::cue::{CueKind, Frames, VerbForm};
use crate::facts::quotes::clause::{is_time_phrase, past_question};
use crate::facts::quotes::content::{has_verb, trim_end};
use crate::facts::quotes::indirect::sources::Reported;
use crate::facts::quotes::judge::is_finite;
use crate::facts::quotes::reading::Content;
use crate::facts::quotes::speaker_phrase::{SpeakerPhrase, phrase_after};
use crate::facts::quotes::subject::subject_of;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};

/// Tokens of a sentence before "he said" at least.
const SENTENCE_LEAST: usize = 5;

/// Tokens before a verb in which the semicolon is looked for behind which its own part of the sentence begins.
const PART: usize = 80;

impl VerbReader<'_, '_> {
    /// "…, she said on Friday.": the sentence before the comma is what was said.
    pub(super) fn reported_before(&self) -> Option<Reported> {
        let Self { tagged, begin, at, end, verb, .. } = *self;
        // "After two dry years, the council ordered": what was ordered stands behind.
        let reports = verb.frames.has(Frames::CLAUSE)
            && verb.form != VerbForm::Participle
            && (verb.kind != CueKind::Demanded || verb.frames.has(Frames::BARE));
        let acts = at > begin && tagged.class(at - 1) == Class::To;
        // "Asked whether he would run, Moe laughed."
        if !reports || acts || past_question(tagged, begin, at) > begin {
            return None;
        }
        // "It rained; the road, he said, was closed": only what stands behind the semicolon.
        let parts =
            |n: &usize| tagged.class(*n) == Class::Mark(';') && tagged.within.get(*n) == Some(&0);
        let begin = (begin..at).rev().take(PART).find(parts).map_or(begin, |n| n + 1);
        // The comma before the attribution, with a subject between, or the verb right after it.
        let comma = (begin..at).rev().take(40).find(|n| tagged.class(*n) == Class::Mark(','))?;
        let inverted = comma + 1 == at;
        let source = if inverted {
            phrase_after(tagged, at + 1, end)
        } else {
            // "State works, several times declared unsafe by the courts": no one between.
            subject_of(tagged, comma + 1, at).filter(|source| !names_time(tagged, source))
        };
        // "…, because nobody could agree": a clause of its own, and one in which nobody says anything.
        if !inverted && (comma + 1..at).any(|n| opens_reason(tagged.word(n))) {
            return None;
        }
        // "…, a view that few shared": about the clause, and no attribution.
        let comments = matches!(tagged.word(comma + 1), "a" | "an")
            && (comma + 1..at).any(|n| matches!(tagged.word(n), "that" | "which"));
        if comments
            || self.is_denied()
            || self.tells_a_thing()
            || self.leads_with_clause(begin, comma)
        {
            return None;
        }
        // An apposition between: the subject's own comma is another one.
        let (comma, source) = match source {
            Some(source) => (comma, source),
            None => {
                let source = subject_of(tagged, begin, at)?;
                let before = tagged
                    .tokens
                    .partition_point(|t| t.start < source.core.start)
                    .checked_sub(1)
                    .filter(|n| *n > begin + 3 && tagged.class(*n) == Class::Mark(','))?;
                (before, source)
            }
        };
        // "The plan, she said, would fail", "The plan, said Lind, would fail": the words around the
        // attribution are the content.
        let behind = match source.span.end.max(source.core.end) {
            close if inverted => tagged.tokens.partition_point(|t| t.start < close),
            _ => past_days(tagged, at + 1),
        };
        let goes_on = !inverted || is_finite(tagged, behind + 1) || is_joined(tagged, behind + 1);
        // "…, she said, adding that": the sentence goes on with another report.
        if tagged.class(behind) == Class::Mark(',') && goes_on && !adds(tagged, behind + 1) {
            let (from, to) = (behind + 1, trim_end(tagged, behind + 1, end));
            let rest = (to > from + 1).then_some((from, to));
            let content = Content { rest, ..Content::new(begin, comma, Rule::ClauseXSaid) };
            let near = inverted || at - comma <= 8;
            return (near && to > from).then(|| (content, self.parenthesis(source)));
        }
        // "…, she said on Monday, and nobody had slept."
        let goes_on = (at + 1..end.min(at + 8)).find(|n| {
            let joins = tagged.class(n + 1) == Class::Conjunction || adds(tagged, n + 1);
            tagged.class(*n) == Class::Mark(',') && joins
        });
        // "…, analysts say; the bank disagrees": another sentence behind the semicolon.
        // "…, she said on Monday, as the crowd left": the writer's clause.
        let apart = (at + 1..end.min(at + 16)).find(|n| match tagged.class(*n) {
            Class::Mark(';') => true,
            Class::Mark(',') => {
                matches!(tagged.word(n + 1), "after" | "as" | "before" | "when" | "while")
            }
            _ => false,
        });
        let stop = goes_on.or(apart).unwrap_or(end);
        if !inverted && !ends_soon(tagged, at + 1, stop) {
            return None;
        }
        // A clause, not a place or a time.
        let opens = usize::from(tagged.class(begin) == Class::Subordinator);
        let acts = has_verb(tagged, begin + opens, comma)
            || (begin..comma).any(|n| tagged.class(n) == Class::Auxiliary)
            || self.is_sentence(begin, comma)
            // "Bridge to close in May, says mayor"
            || inverted && tagged.heading;
        // "Later, Lind said."
        if !acts && comma < begin + 3 {
            return None;
        }
        // "…, and many have said so": a clause of its own.
        let another = matches!(tagged.class(comma + 1), Class::Conjunction);
        let rest = goes_on.filter(|comma| !adds(tagged, comma + 1));
        let rest = rest.map(|comma| (comma + 1, trim_end(tagged, comma + 1, end)));
        let doubtful = !acts || comma < begin + 3;
        let content = Content { rest, doubtful, ..Content::new(begin, comma, Rule::ClauseXSaid) };
        (!another).then(|| (content, self.parenthesis(source)))
    }

    /// "When he came back, Lind told": a clause that says when, before one of its own.
    fn leads_with_clause(&self, begin: usize, comma: usize) -> bool {
        let Self { tagged, at, .. } = *self;
        let goes_on = !matches!(tagged.class(at + 1), Class::Mark(_) | Class::Time);
        goes_on
            && matches!(
                tagged.word(begin),
                "After"
                    | "Although"
                    | "As"
                    | "Before"
                    | "Once"
                    | "Since"
                    | "Though"
                    | "When"
                    | "While"
            )
            && !(begin..comma).any(|n| tagged.is_outer_comma(n))
    }

    /// Whether the words before the comma are most likely a sentence, though no verb of theirs is
    /// known: "The new job marks his return, one friend said."
    fn is_sentence(&self, begin: usize, comma: usize) -> bool {
        let Self { tagged, at, .. } = *self;
        let begin = begin + usize::from(tagged.class(begin) == Class::Conjunction);
        let opens = matches!(
            tagged.class(begin),
            Class::Name | Class::Determiner | Class::Possessive | Class::Pronoun | Class::Number
        );
        let closes = matches!(tagged.class(at + 1), Class::Mark('.' | ';') | Class::Time);
        opens && closes && self.verb.base() == "say" && comma >= begin + SENTENCE_LEAST
    }

    /// Whether the verb at `at` is denied: "nobody agreed", "they did not agree".
    fn is_denied(&self) -> bool {
        let Self { tagged, begin, at, .. } = *self;
        (begin..at).rev().take(4).take_while(|n| !matches!(tagged.class(*n), Class::Mark(_))).any(
            |n| {
                let word = tagged.word(n);
                matches!(word, "nobody" | "never" | "not" | "none" | "neither" | "cannot")
                    || word.ends_with("n't")
                    || word.ends_with("n’t")
                    || word == "no" && tagged.word(n + 1) == "one"
            },
        )
    }
}

/// Whether a phrase is a time alone: "several times", not "letters from recent days".
fn names_time(tagged: &TaggedParagraph<'_>, phrase: &SpeakerPhrase) -> bool {
    let token = |offset: u32| tagged.tokens.partition_point(|t| t.start < offset);
    is_time_phrase(tagged, token(phrase.core.start), token(phrase.core.end))
}

/// Whether the token at `at` continues the clause before an attribution: "to leave", "but not now".
fn is_joined(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(tagged.class(at), Class::To | Class::Conjunction | Class::Subordinator)
}

/// Whether a participle that reports stands at `at`: ", adding that".
fn adds(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(tagged.class(at), Class::Verb(verb) if verb.form == VerbForm::Participle)
}

/// Words that open a clause of their own rather than one that reports what stands before it.
fn opens_reason(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "because"
            | "before"
            | "since"
            | "unless"
            | "until"
            | "whether"
            | "if"
            | "though"
            | "although"
            | "when"
    )
}

/// Whether nothing but a time, a place or an addressee follows up to the sentence's end.
fn ends_soon(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> bool {
    end - from.min(end) <= 14
        && (from..end).all(|at| {
            // "he said on the programme “Today”"
            let titled = tagged.pair_at(at).is_some_and(|pair| {
                pair.open > from && tagged.class(pair.open - 1) != Class::Mark(',')
            });
            titled
                || !matches!(
                    tagged.class(at),
                    Class::Mark('"' | ':') | Class::Subordinator | Class::Pronoun
                )
        })
}

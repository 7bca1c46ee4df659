//! Speaker phrases: the noun phrases that name a speaker, and the name within them.

use super::coordination::{joins_people, joins_people_behind, joins_places};
use super::name_phrase::{
    ends_at_name, is_particle, is_short_form, joined_name, joins_names, name_begin,
};
use super::past_forms::looks_past;
use super::tagged_paragraph::{Class, TaggedParagraph, stands_alone};
use crate::facts::cue::VerbForm;
use crate::text::Span;
use crate::text::word_table::{WordTable, set};

/// What a speaker phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    /// A proper name.
    Name,
    /// he, she, they …
    Pronoun,
    /// "the minister", "one Democrat", "officials".
    Nominal,
}

/// The words that name a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeakerPhrase {
    /// The words to show and to look up: the name without title words in lower case, the pronoun,
    /// or the whole noun phrase.
    pub span: Span,
    /// The noun phrase up to its first preposition.
    pub core: Span,
    /// The words beside the quotation: the same, except for "who".
    pub beside: Span,
    /// What they are.
    pub kind: PhraseKind,
}

impl SpeakerPhrase {
    /// A pronoun or a whole phrase that names itself.
    #[must_use]
    pub const fn plain(span: Span, kind: PhraseKind) -> Self {
        Self { span, core: span, beside: span, kind }
    }

    /// The last word of its core: the noun of "the chief of the union".
    #[must_use]
    pub fn noun(self, text: &str) -> &str {
        self.core.in_text(text).rsplit(' ').next().unwrap_or_default()
    }
}

/// Nouns for things said or written.
pub static NOUNS: WordTable<'static> =
    WordTable::new(&const { set::<250>(include_str!("../../../assets/lists/cue-nouns.txt")) });

/// Tokens of a sentence that are searched on either side of a verb or a quotation, so that a text
/// without full stops takes linear time too.
pub const SENTENCE: usize = 300;

/// Tokens a noun phrase may span; longer ones are lists, not sources.
pub const LONGEST: usize = 40;

/// The speaker phrase in the noun phrase `from..to`.
#[must_use]
pub fn head_of(tagged: &TaggedParagraph<'_>, from: usize, to: usize) -> Option<SpeakerPhrase> {
    let mut from = from;
    while from < to
        && matches!(
            tagged.class(from),
            Class::Preposition
                | Class::Adverb
                | Class::Conjunction
                | Class::Subordinator
                | Class::Mark(_)
                | Class::Clitic
                | Class::Time
        )
    {
        from += 1;
    }
    let mut core_end = from;
    while core_end < to {
        let stop = match tagged.class(core_end) {
            Class::Preposition | Class::To => core_end > from,
            Class::Mark(',' | '(' | '—') => true,
            _ => false,
        };
        if stop {
            break;
        }
        core_end += 1;
    }
    while core_end > from
        && matches!(tagged.class(core_end - 1), Class::Time | Class::Adverb)
        && !is_counted(tagged, from, core_end - 1)
    {
        core_end -= 1;
    }
    if core_end == from {
        return None;
    }
    // "the minister of North Torp (NT) Anna Lind"
    if tagged.class(core_end) == Class::Mark('(')
        && to > core_end + 2
        && tagged.class(to - 1) == Class::Name
        && let Some(close) = (core_end..to).find(|at| tagged.class(*at) == Class::Mark(')'))
        && (close + 1..to).all(|at| tagged.class(at) == Class::Name)
    {
        let span = tagged.span(close + 1, to);
        return Some(SpeakerPhrase::plain(span, PhraseKind::Name));
    }
    if let Class::Pronoun = tagged.class(core_end - 1) {
        let span = tagged.span(core_end - 1, core_end);
        return Some(SpeakerPhrase::plain(span, PhraseKind::Pronoun));
    }
    let core = tagged.span(from, core_end);
    if tagged.class(core_end - 1) == Class::Name {
        let begin = name_begin(tagged, from, core_end);
        if let Some(first) = joined_name(tagged, from, begin) {
            return Some(SpeakerPhrase::plain(tagged.span(first, core_end), PhraseKind::Nominal));
        }
        // "the Chamber of Commerce": a name that goes on, and no person's.
        let article = begin == from + 1 && tagged.class(from) == Class::Determiner;
        let goes_on = core_end + 1 < to && tagged.word(core_end) == "of";
        let named = tagged.class(core_end + 1) == Class::Name
            || tagged.word(core_end + 1) == "the" && tagged.class(core_end + 2) == Class::Name;
        if article && goes_on && named {
            let span = tagged.span(from, nominal_end(tagged, core_end, to));
            return Some(SpeakerPhrase { span, core, beside: span, kind: PhraseKind::Nominal });
        }
        let span = tagged.span(begin, core_end);
        return Some(SpeakerPhrase { span, core, beside: span, kind: PhraseKind::Name });
    }
    if (from..core_end).all(|at| {
        !matches!(
            tagged.class(at),
            Class::Word
                | Class::Number
                | Class::Determiner
                | Class::Name
                | Class::Verb(_)
                | Class::Possessive
        )
    }) {
        return None;
    }
    // "The report released on Monday says": the report.
    let dated = tagged.class(core_end) == Class::Time
        || tagged.class(core_end) == Class::Preposition
            && tagged.class(core_end + 1) == Class::Time;
    if dated
        && core_end > from + 2
        && looks_past(tagged.word(core_end - 1))
        && matches!(tagged.class(core_end - 2), Class::Word | Class::Name)
    {
        let span = tagged.span(from, core_end - 1);
        return Some(SpeakerPhrase::plain(span, PhraseKind::Nominal));
    }
    let end = nominal_end(tagged, core_end, to);
    let span = tagged.span(from, end);
    Some(SpeakerPhrase { span, core, beside: span, kind: PhraseKind::Nominal })
}

/// "a second", "the first": an ordinal that stands for a person.
#[must_use]
pub fn is_counted(tagged: &TaggedParagraph<'_>, from: usize, at: usize) -> bool {
    is_ordinal(tagged, from, at) && !matches!(tagged.class(at + 1), Class::Word | Class::Name)
}

/// "the first", also before its noun.
fn is_ordinal(tagged: &TaggedParagraph<'_>, from: usize, at: usize) -> bool {
    at > from
        && matches!(tagged.word(at), "first" | "second")
        && tagged.class(at - 1) == Class::Determiner
}

/// "a spokesman for the ministry": the phrase with its first prepositional part.
fn nominal_end(tagged: &TaggedParagraph<'_>, core_end: usize, to: usize) -> usize {
    if !matches!(tagged.class(core_end), Class::Preposition | Class::To) || core_end >= to {
        return core_end;
    }
    let mut end = core_end + 1;
    while end < to
        && (matches!(
            tagged.class(end),
            Class::Determiner
                | Class::Possessive
                | Class::Name
                | Class::Word
                | Class::Number
                | Class::Clitic
                | Class::Preposition
                | Class::Mark('-')
        ) || is_short_form(tagged, end)
            || joins_names(tagged, end) && end + 1 < to)
        && end < core_end + 9
    {
        end += 1;
    }
    while end > core_end && matches!(tagged.class(end - 1), Class::Preposition | Class::Determiner)
    {
        end -= 1;
    }
    end
}

/// Where the noun phrase that ends before `end` begins, not before `bound`; equal to `end` when
/// there is none.
#[must_use]
pub fn phrase_begin(tagged: &TaggedParagraph<'_>, bound: usize, end: usize) -> usize {
    let mut begin = end;
    while begin > bound && end - begin < LONGEST {
        let before = begin - 1;
        let joins = match tagged.class(before) {
            Class::Name
            | Class::Word
            | Class::Number
            | Class::Possessive
            | Class::Determiner
            | Class::Clitic
            | Class::Time => true,
            Class::Preposition | Class::To => begin < end,
            // "the first minister", "the widely read paper", "the firm's earlier claim"
            Class::Adverb => {
                let owned = before > bound
                    && match tagged.class(before - 1) {
                        Class::Determiner => !stands_alone(tagged.word(before - 1)),
                        class => matches!(class, Class::Possessive | Class::Clitic),
                    };
                begin < end && (owned || is_ordinal(tagged, bound, before))
            }
            Class::Pronoun => {
                if begin == end {
                    return before;
                }
                false
            }
            // "she and her brothers"
            Class::Conjunction
                if begin < end
                    && before > bound
                    && tagged.word(before) == "and"
                    && tagged.class(before - 1) == Class::Pronoun
                    && tagged.class(begin) == Class::Possessive =>
            {
                return before - 1;
            }
            Class::Conjunction => {
                begin < end
                    && before > bound
                    && tagged.word(before) != "but"
                    && matches!(tagged.class(before - 1), Class::Name | Class::Word)
                    && match tagged.class(begin) {
                        // "… in Ohio and Mr Marsh said": two clauses more often than two sources
                        // when the phrase before is not itself at the clause's head.
                        Class::Name | Class::Determiner | Class::Possessive => {
                            and_joins(tagged, bound, before)
                        }
                        _ => joins_people(tagged, bound, before),
                    }
            }
            // A verb form after a determiner or an adjective is a noun ("the report").
            Class::Verb(verb) => {
                before > bound
                    && verb.form != VerbForm::Finite
                    && matches!(
                        tagged.class(before - 1),
                        Class::Determiner | Class::Possessive | Class::Clitic | Class::Name
                    )
                    || (before > bound
                        && matches!(
                            tagged.class(before - 1),
                            Class::Determiner | Class::Possessive | Class::Clitic
                        ))
            }
            Class::Mark('-' | '/' | '&') => tagged.glued(before) || tagged.word(before) == "&",
            Class::Mark('\'') => tagged.glued(before) && tagged.pair_at(before).is_none(),
            Class::Mark('.') => {
                before > bound
                    && tagged.glued(before)
                    && matches!(tagged.class(before - 1), Class::Name)
                    && tagged.tokens.get(before - 1).is_some_and(|t| t.end - t.start <= 5)
            }
            Class::Mark(')') => match open_bracket(tagged, bound, before) {
                Some(open) => {
                    begin = open;
                    continue;
                }
                None => false,
            },
            _ => false,
        };
        if !joins {
            // A nickname in marks is part of a name.
            if let (Class::Mark('"' | '\''), Some(pair)) =
                (tagged.class(before), tagged.pair_at(before))
                && begin < end
                && tagged.class(begin) == Class::Name
                && pair.open > bound
                && tagged.class(pair.open - 1) == Class::Name
                && pair.last - pair.first <= 3
            {
                begin = pair.open;
                continue;
            }
            break;
        }
        begin = before;
    }
    begin
}

/// Whether "and" at `at` joins two noun phrases: the first one opens the clause.
fn and_joins(tagged: &TaggedParagraph<'_>, bound: usize, at: usize) -> bool {
    let mut first = at;
    while first > bound
        && matches!(
            tagged.class(first - 1),
            Class::Name | Class::Word | Class::Determiner | Class::Possessive | Class::Clitic
        )
    {
        first -= 1;
    }
    first == bound
        || matches!(tagged.class(first - 1), Class::Mark(_) | Class::Subordinator)
        // "a study by Lind and Moe"
        || matches!(tagged.word(first - 1), "by" | "between") && tagged.class(at + 1) == Class::Name
        || joins_places(tagged, bound, first, at)
}

#[must_use]
pub fn open_bracket(tagged: &TaggedParagraph<'_>, bound: usize, close: usize) -> Option<usize> {
    (bound..close).rev().take(16).find(|at| tagged.class(*at) == Class::Mark('('))
}

/// The noun phrase that begins at `from`, before `bound`: the source after an inverted verb or
/// "according to".
#[must_use]
pub fn phrase_after(
    tagged: &TaggedParagraph<'_>,
    from: usize,
    bound: usize,
) -> Option<SpeakerPhrase> {
    let mut end = from;
    while end < bound && end - from < LONGEST {
        match tagged.class(end) {
            // "a study published on Thursday"
            Class::Word
                if end > from + 1
                    && looks_past(tagged.word(end))
                    && matches!(tagged.class(end - 1), Class::Word | Class::Name)
                    && (matches!(tagged.class(end + 1), Class::Preposition | Class::Time)
                        // "a survey carried out for the union"
                        || tagged.class(end + 1) == Class::Adverb
                            && tagged.class(end + 2) == Class::Preposition) =>
            {
                break;
            }
            Class::Name
            | Class::Word
            | Class::Number
            | Class::Determiner
            | Class::Possessive
            | Class::Clitic => {}
            Class::Pronoun | Class::Object if end == from => {
                let span = tagged.span(from, from + 1);
                return Some(SpeakerPhrase::plain(span, PhraseKind::Pronoun));
            }
            Class::Preposition if end > from => {}
            Class::Adverb if is_ordinal(tagged, from, end) => {}
            // "said Lind and Moe"
            Class::Conjunction
                if end > from
                    && tagged.word(end) == "and"
                    && (tagged.class(end - 1) == Class::Name
                        && ends_at_name(tagged, end + 1, bound)
                        || joins_people_behind(tagged, from, end)) => {}
            Class::Mark('-' | '/' | '&' | '\'') => {}
            Class::Mark('.')
                if end > from
                    && tagged.class(end - 1) == Class::Name
                    && tagged.glued(end)
                    && end + 1 < bound
                    && !matches!(tagged.class(end + 1), Class::Mark('"' | '\'')) => {}
            Class::Verb(verb)
                if end == from
                    || (verb.form != VerbForm::Finite
                        && matches!(
                            tagged.class(end - 1),
                            Class::Determiner | Class::Possessive | Class::Name | Class::Word
                        )) => {}
            Class::Mark('"')
                if tagged.pair_at(end).is_some_and(|p| p.last - p.first <= 3 && end > from) =>
            {
                end = tagged.pair_at(end).map_or(end + 1, |p| p.after);
                continue;
            }
            _ => break,
        }
        end += 1;
    }
    if end == from { None } else { head_of(tagged, from, end) }
}

/// The name behind the comma after a noun phrase: "the founder, Ruth Abel", "the club's head, J. Moe,".
#[must_use]
pub fn apposed_name(
    tagged: &TaggedParagraph<'_>,
    phrase: SpeakerPhrase,
    bound: usize,
) -> Option<SpeakerPhrase> {
    let comma = tagged.tokens.partition_point(|t| t.start < phrase.span.end);
    if phrase.kind != PhraseKind::Nominal || tagged.class(comma) != Class::Mark(',') {
        return None;
    }
    let begin = tagged.tokens.partition_point(|t| t.start < phrase.span.start);
    let one = (begin..comma).any(|at| {
        matches!(tagged.class(at), Class::Determiner | Class::Possessive | Class::Clitic)
    });
    let plural = tagged.word(comma - 1).ends_with('s')
        || (begin..comma).any(|at| tagged.class(at) == Class::Conjunction);
    let named = |at: &usize| match tagged.class(*at) {
        Class::Name => true,
        Class::Mark('-') => tagged.glued(*at) && tagged.glued(at + 1),
        Class::Mark('.') => tagged.glued(*at) && tagged.class(at + 1) == Class::Name,
        Class::Word | Class::Preposition => {
            is_particle(tagged.word(*at)) && tagged.class(at + 1) == Class::Name
        }
        _ => false,
    };
    let end = comma + 1 + (comma + 1..bound).take_while(named).count();
    let names = (comma + 1..end).filter(|at| tagged.class(*at) == Class::Name).count();
    let closes = end >= bound
        || matches!(tagged.class(end), Class::Mark(',' | '.' | ';' | ':' | '"' | '(' | ')' | '—'));
    // "his wife, Ruth": one of a family has a first name alone.
    let least = if RELATIVES.contains(&tagged.word(comma - 1)) { 1 } else { 2 };
    let named = (least..5).contains(&names) && tagged.class(comma + 1) == Class::Name;
    (one && !plural && closes && named)
        .then(|| SpeakerPhrase::plain(tagged.span(comma + 1, end), PhraseKind::Name))
}

/// Nouns for one of a family.
const RELATIVES: [&str; 20] = [
    "aunt",
    "boyfriend",
    "brother",
    "cousin",
    "daughter",
    "father",
    "girlfriend",
    "grandfather",
    "grandmother",
    "grandson",
    "husband",
    "mother",
    "nephew",
    "niece",
    "partner",
    "sister",
    "son",
    "uncle",
    "widow",
    "wife",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_nouns_for_things_said() {
        assert!(NOUNS.contains("claim") && NOUNS.contains("replies"));
    }
}

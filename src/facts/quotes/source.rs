//! Finds the noun phrase that names a source: left of its verb, right of it, or at the head of the
//! clause.

use super::cues::Form;
use super::view::{Class, View};
use crate::text::Span;
use crate::text::lexicon::Lexicon;

/// What kind of words name the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A proper name.
    Name,
    /// he, she, they …
    Pronoun,
    /// "the minister", "one Democrat", "officials".
    Nominal,
}

/// The words that name a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The words to show and to look up: the name without title words in lower case, the pronoun,
    /// or the whole noun phrase.
    pub span: Span,
    /// The noun phrase up to its first preposition.
    pub core: Span,
    /// The words beside what was said: the same, but for "who".
    pub beside: Span,
    /// What they are.
    pub kind: SourceKind,
}

impl Source {
    /// A pronoun or a whole phrase that names itself.
    #[must_use]
    pub const fn plain(span: Span, kind: SourceKind) -> Self {
        Self { span, core: span, beside: span, kind }
    }
}

/// Nouns for things said or written.
pub const NOUNS: Lexicon = Lexicon::new(include_str!("../../../assets/lists/cue-nouns.txt"));

/// Tokens a noun phrase may span; longer ones are lists, not sources.
const LONGEST: usize = 40;

/// The source in tokens `from..to`, a noun phrase.
#[must_use]
pub fn head_of(view: &View<'_>, from: usize, to: usize) -> Option<Source> {
    let mut from = from;
    while from < to
        && matches!(
            view.class(from),
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
        let stop = match view.class(core_end) {
            Class::Preposition | Class::To => core_end > from,
            Class::Mark(',' | '(' | '—') => true,
            _ => false,
        };
        if stop {
            break;
        }
        core_end += 1;
    }
    while core_end > from && matches!(view.class(core_end - 1), Class::Time | Class::Adverb) {
        core_end -= 1;
    }
    if core_end == from {
        return None;
    }
    if let Class::Pronoun = view.class(core_end - 1) {
        let span = view.span(core_end - 1, core_end);
        return Some(Source::plain(span, SourceKind::Pronoun));
    }
    let core = view.span(from, core_end);
    if view.class(core_end - 1) == Class::Name {
        let begin = name_begin(view, from, core_end);
        let span = view.span(begin, core_end);
        return Some(Source { span, core, beside: span, kind: SourceKind::Name });
    }
    if (from..core_end).all(|at| {
        !matches!(
            view.class(at),
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
    let end = nominal_end(view, core_end, to);
    let span = view.span(from, end);
    Some(Source { span, core, beside: span, kind: SourceKind::Nominal })
}

/// Where the run of names that ends at `end` begins; particles may stand inside.
fn name_begin(view: &View<'_>, from: usize, end: usize) -> usize {
    let mut begin = end.saturating_sub(1);
    while begin > from {
        let before = begin - 1;
        let joins = match view.class(before) {
            Class::Name => true,
            Class::Mark('-' | '&' | '\'') => {
                view.glued(before) && view.glued(begin) && before > from
            }
            Class::Mark('.') => before > from && view.class(before - 1) == Class::Name,
            Class::Word | Class::Verb(_) | Class::Preposition | Class::Conjunction => {
                before > from
                    && view.class(before - 1) == Class::Name
                    && is_particle(view.word(before))
            }
            Class::Mark('"') => {
                // A nickname in marks: jump over it.
                match view.pair_at(before) {
                    Some(pair) if pair.open > from && view.class(pair.open - 1) == Class::Name => {
                        begin = pair.open;
                        continue;
                    }
                    _ => false,
                }
            }
            _ => false,
        };
        if !joins {
            break;
        }
        begin = before;
    }
    begin
}

/// Lower-case words inside names.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin"
            | "bint"
            | "da"
            | "das"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "e"
            | "el"
            | "ibn"
            | "la"
            | "le"
            | "ter"
            | "ul"
            | "van"
            | "von"
            | "y"
            | "and"
            | "for"
            | "of"
    ) && !matches!(word, "and" | "for" | "of")
}

/// "a spokesman for the ministry": the phrase with its first prepositional part.
fn nominal_end(view: &View<'_>, core_end: usize, to: usize) -> usize {
    if !matches!(view.class(core_end), Class::Preposition | Class::To) || core_end >= to {
        return core_end;
    }
    let mut end = core_end + 1;
    while end < to
        && matches!(
            view.class(end),
            Class::Determiner
                | Class::Possessive
                | Class::Name
                | Class::Word
                | Class::Number
                | Class::Clitic
                | Class::Preposition
                | Class::Mark('-')
        )
        && end < core_end + 9
    {
        end += 1;
    }
    while end > core_end && matches!(view.class(end - 1), Class::Preposition | Class::Determiner) {
        end -= 1;
    }
    end
}

/// Where the noun phrase that ends before `end` begins, not before `bound`; equal to `end` when
/// there is none.
#[must_use]
pub fn phrase_begin(view: &View<'_>, bound: usize, end: usize) -> usize {
    let mut begin = end;
    while begin > bound && end - begin < LONGEST {
        let before = begin - 1;
        let joins = match view.class(before) {
            Class::Name | Class::Word | Class::Number | Class::Possessive => true,
            Class::Determiner => true,
            Class::Clitic | Class::Time => true,
            Class::Preposition | Class::To => begin < end,
            Class::Pronoun => {
                if begin == end {
                    return before;
                }
                false
            }
            Class::Conjunction => {
                begin < end
                    && before > bound
                    && view.word(before) != "but"
                    && matches!(view.class(before - 1), Class::Name | Class::Word)
                    && matches!(view.class(begin), Class::Name | Class::Determiner | Class::Possessive)
                    // "… in Ohio and Mr Marsh said": two clauses more often than two sources when
                    // the phrase before is not itself at the clause's head.
                    && and_joins(view, bound, before)
            }
            // A verb form after a determiner or an adjective is a noun ("the report").
            Class::Verb(verb) => {
                before > bound
                    && verb.form != Form::Finite
                    && matches!(
                        view.class(before - 1),
                        Class::Determiner | Class::Possessive | Class::Clitic | Class::Name
                    )
                    || (before > bound
                        && matches!(
                            view.class(before - 1),
                            Class::Determiner | Class::Possessive | Class::Clitic
                        ))
            }
            Class::Mark('-' | '/' | '&') => view.glued(before) || view.word(before) == "&",
            Class::Mark('\'') => view.glued(before) && view.pair_at(before).is_none(),
            Class::Mark('.') => {
                before > bound
                    && view.glued(before)
                    && matches!(view.class(before - 1), Class::Name)
                    && view.tokens.get(before - 1).is_some_and(|t| t.end - t.start <= 5)
            }
            Class::Mark(')') => match open_bracket(view, bound, before) {
                Some(open) => {
                    begin = open;
                    continue;
                }
                None => false,
            },
            _ => false,
        };
        if !joins {
            // A nickname in marks stands inside a name.
            if let (Class::Mark('"' | '\''), Some(pair)) =
                (view.class(before), view.pair_at(before))
                && begin < end
                && view.class(begin) == Class::Name
                && pair.open > bound
                && view.class(pair.open - 1) == Class::Name
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
fn and_joins(view: &View<'_>, bound: usize, at: usize) -> bool {
    let mut first = at;
    while first > bound
        && matches!(
            view.class(first - 1),
            Class::Name | Class::Word | Class::Determiner | Class::Possessive | Class::Clitic
        )
    {
        first -= 1;
    }
    first == bound || matches!(view.class(first - 1), Class::Mark(_) | Class::Subordinator)
}

fn open_bracket(view: &View<'_>, bound: usize, close: usize) -> Option<usize> {
    (bound..close).rev().take(16).find(|at| view.class(*at) == Class::Mark('('))
}

/// The subject of the verb at `verb`, looked for from `bound` on.
#[must_use]
pub fn subject_of(view: &View<'_>, bound: usize, verb: usize) -> Option<Source> {
    if let Class::Verb(v) = view.class(verb)
        && v.form == Form::Participle
        && !(verb > bound && matches!(view.class(verb - 1), Class::Auxiliary | Class::Adverb))
    {
        // "voters saying", "the sign reading": what stands right before says it, unless it was
        // itself said ("issued a statement saying").
        if verb > bound
            && matches!(view.class(verb - 1), Class::Word | Class::Name | Class::Number)
            && !is_said(view.word(verb - 1))
        {
            let begin = phrase_begin(view, bound, verb);
            let apart = begin == bound
                || matches!(
                    view.class(begin - 1),
                    Class::Mark(_) | Class::Conjunction | Class::Relative | Class::Subordinator
                );
            let verbal = (begin..verb).any(|at| {
                view.class(at) == Class::Word
                    && (looks_past(view.word(at)) || view.word(at).ends_with("ing"))
            });
            if begin < verb && apart && !verbal {
                return head_of(view, begin, verb);
            }
        }
        // "…, Lind said on Monday, adding": who said is who adds.
        if let Some(told) = told_before(view, bound, verb) {
            return subject_of(view, bound, told);
        }
        return clause_subject(view, bound, verb);
    }
    let mut end = verb;
    let mut steps = 0;
    loop {
        if end <= bound || steps > 12 {
            return None;
        }
        steps += 1;
        match view.class(end - 1) {
            Class::Auxiliary | Class::Adverb | Class::Time => end -= 1,
            // "went on to say", "refused to say", "was quick to add".
            Class::To => return infinitive_subject(view, bound, end - 1),
            Class::Relative => {
                let found = antecedent(view, bound, end - 1)?;
                return Some(Source { beside: view.span(end - 1, end), ..found });
            }
            Class::Pronoun => {
                // "he himself said" is met by Object below.
                let span = view.span(end - 1, end);
                return Some(Source::plain(span, SourceKind::Pronoun));
            }
            Class::Object => end -= 1,
            Class::Conjunction | Class::Verb(_) => return clause_subject(view, bound, end),
            Class::Mark(',') => return before_comma(view, bound, end - 1, verb),
            Class::Mark('"' | '\'') if view.pair_at(end - 1).is_some() => {
                let open = view.pair_at(end - 1).map_or(bound, |p| p.open);
                return if open > bound { clause_subject(view, bound, open) } else { None };
            }
            Class::Mark('—' | ')' | '-') => {
                let close = end - 1;
                if view.class(close) == Class::Mark(')')
                    && let Some(open) = open_bracket(view, bound, close)
                {
                    end = open;
                    continue;
                }
                // "Marsh — the mayor — said".
                let open = (bound..close)
                    .rev()
                    .take(LONGEST)
                    .find(|at| matches!(view.class(*at), Class::Mark('—')))?;
                end = open;
            }
            Class::Subordinator | Class::Mark(_) | Class::Preposition => return None,
            _ => {
                let mut begin = phrase_begin(view, bound, end);
                if begin == end {
                    return None;
                }
                // "has long said", "have in the past said".
                let helped = begin > bound && view.class(begin - 1) == Class::Auxiliary;
                if helped && (view.class(begin) == Class::Preposition || end - begin == 1) {
                    end = begin;
                    continue;
                }
                // "The ministry less than two weeks ago said".
                if is_time_phrase(view, begin, end) && begin > bound {
                    if view.class(begin - 1) == Class::Subordinator {
                        begin -= 1;
                    }
                    end = begin;
                    continue;
                }
                return subject_phrase(view, bound, begin, end);
            }
        }
    }
}

/// The finite verb of telling whose clause ends at the comma before the participle at `verb`.
fn told_before(view: &View<'_>, bound: usize, verb: usize) -> Option<usize> {
    let mut at = verb;
    while at > bound && matches!(view.class(at - 1), Class::Adverb | Class::Conjunction) {
        at -= 1;
    }
    let comma = at.checked_sub(1).filter(|n| *n > bound && ends_phrase(view, *n))?;
    at = comma;
    for _ in 0..10 {
        if let Some(pair) = view.pair_at(at) {
            at = pair.open;
        }
        at = at.checked_sub(1).filter(|n| *n >= bound)?;
        match view.class(at) {
            Class::Verb(told) if told.form == Form::Finite => return Some(at),
            Class::Mark(',' | ';' | ':') => return None,
            _ => {}
        }
    }
    None
}

/// The one who is to say: "led critics to say", "for Lind to stress", else the clause's subject.
fn infinitive_subject(view: &View<'_>, bound: usize, to: usize) -> Option<Source> {
    if to > bound {
        let before = to - 1;
        let person = match view.class(before) {
            Class::Name => true,
            Class::Word => view.word(before).ends_with('s') && !is_said(view.word(before)),
            _ => false,
        };
        if person {
            let begin = phrase_begin(view, bound, to);
            let led = begin > bound
                && matches!(
                    view.class(begin - 1),
                    Class::Verb(_) | Class::Subordinator | Class::Mark(',')
                );
            let preposed = (begin..to).rev().find(|at| view.class(*at) == Class::Preposition);
            if let Some(at) = preposed.filter(|at| view.word(*at) == "for") {
                return head_of(view, at + 1, to);
            }
            if led {
                return head_of(view, begin, to);
            }
        }
    }
    clause_subject(view, bound, to)
}

/// Whether a noun is something said or written.
fn is_said(word: &str) -> bool {
    NOUNS.contains(word)
        || matches!(
            word,
            "email" | "emails" | "release" | "op-ed" | "note" | "brief" | "papers" | "ad" | "video"
        )
}

/// The subject in a phrase right before its verb. "Marsh in Ohio", "In Ohio Marsh", "Marsh on
/// Tuesday": the head is the first noun phrase unless the chain opens with a preposition.
fn subject_phrase(view: &View<'_>, bound: usize, begin: usize, end: usize) -> Option<Source> {
    if matches!(view.class(begin), Class::Preposition) {
        // "In Ohio Marsh said": the last name, or what follows the last determiner.
        let last_name = (begin..end).rev().find(|at| view.class(*at) != Class::Time)?;
        if view.class(last_name) == Class::Name {
            return head_of(view, name_begin(view, begin, last_name + 1), end);
        }
        let start = (begin..end)
            .rev()
            .find(|at| {
                matches!(
                    view.class(*at),
                    Class::Determiner | Class::Possessive | Class::Preposition
                )
            })
            .unwrap_or(begin);
        // "Marsh, in Ohio, said" is met elsewhere; "the mayor, of Ohio" needs what stands before.
        if begin > bound && view.class(begin - 1) == Class::Mark(',') && start == begin {
            return before_comma(view, bound, begin - 1, end);
        }
        return head_of(view, start, end);
    }
    // "Lind, a friend of the mayor told": an apposition that no comma closes.
    if begin > bound + 1
        && matches!(view.word(begin), "a" | "an")
        && view.class(begin - 1) == Class::Mark(',')
        && matches!(view.class(begin - 2), Class::Name | Class::Mark(')'))
    {
        return before_comma(view, bound, begin - 1, end);
    }
    head_of(view, begin, end)
}

/// The noun phrase before "who".
fn antecedent(view: &View<'_>, bound: usize, relative: usize) -> Option<Source> {
    let mut end = relative;
    while end > bound && matches!(view.class(end - 1), Class::Mark(',') | Class::Preposition) {
        end -= 1;
    }
    if end <= bound {
        return None;
    }
    if view.class(end - 1) == Class::Mark(')')
        && let Some(open) = open_bracket(view, bound, end - 1)
    {
        end = open;
    }
    let begin = phrase_begin(view, bound, end);
    if begin == end {
        return None;
    }
    // The nearest name or noun phrase: after the last preposition unless it is "of"/"for" of a role.
    let mut start = begin;
    for at in begin..end {
        if view.class(at) == Class::Preposition && view.class(end - 1) == Class::Name {
            start = at + 1;
        }
    }
    // "Lind, professor at Torp University, who": the apposition's own name is not meant.
    if begin > bound + 1
        && view.class(begin - 1) == Class::Mark(',')
        && matches!(view.class(begin - 2), Class::Name | Class::Mark(')'))
        && (view.class(begin) == Class::Word || matches!(view.word(begin), "a" | "an"))
    {
        return before_comma(view, bound, begin - 1, end);
    }
    if view.class(end - 1) == Class::Name && start > begin {
        let whole = head_of(view, begin, end);
        let near = head_of(view, start, end);
        // "a spokesman for Marsh, who" is the mayor; "Joe Marsh of Ohio, who" is Joe Marsh.
        return match (whole, near) {
            (Some(w), _) if w.kind == SourceKind::Name => Some(w),
            (_, near) => near,
        };
    }
    head_of(view, begin, end)
}

/// The subject before a comma: an apposition or relative clause stands between it and the verb, or
/// the verb goes on after a list of verbs.
fn before_comma(view: &View<'_>, bound: usize, comma: usize, verb: usize) -> Option<Source> {
    // Segments between commas, nearest first: the one that can be a subject.
    let mut end = comma;
    let mut crossed = 0;
    while end > bound && crossed < 8 {
        let begin = segment_begin(view, bound, end);
        if begin < end && begin >= bound {
            let opens_sentence = begin == bound;
            if can_be_subject(view, begin, end, opens_sentence, crossed) {
                let first = (begin..end)
                    .find(|at| {
                        matches!(
                            view.class(*at),
                            Class::Auxiliary | Class::Verb(_) | Class::Relative
                        )
                    })
                    .unwrap_or(end);
                if first == end {
                    return subject_of_segment(view, begin, end);
                }
                // A whole clause: its subject is ours too ("He rose, looked round, said").
                return clause_subject(view, begin, verb);
            }
        }
        if begin <= bound {
            break;
        }
        end = begin - 1;
        crossed += 1;
    }
    clause_subject(view, bound, verb)
}

fn subject_of_segment(view: &View<'_>, begin: usize, end: usize) -> Option<Source> {
    let from = phrase_begin(view, begin, end);
    subject_phrase(view, begin, if from == end { begin } else { from }, end)
}

/// Where the segment that ends before `end` begins: after a comma, dash, semicolon or quotation.
fn segment_begin(view: &View<'_>, bound: usize, end: usize) -> usize {
    let mut at = end;
    while at > bound {
        match view.class(at - 1) {
            Class::Mark(',' | ';' | ':' | '—' | '"') => return at,
            _ => at -= 1,
        }
    }
    bound
}

/// Whether the segment looks like a subject and not like an apposition or a relative clause.
fn can_be_subject(view: &View<'_>, begin: usize, end: usize, opens: bool, crossed: usize) -> bool {
    match view.class(begin) {
        Class::Pronoun => true,
        Class::Relative | Class::Preposition | Class::To | Class::Clitic => false,
        Class::Number | Class::Adverb | Class::Time => false,
        Class::Subordinator | Class::Conjunction => {
            begin + 1 < end && matches!(view.class(begin + 1), Class::Name | Class::Pronoun)
        }
        Class::Determiner | Class::Word | Class::Possessive => {
            // "the mayor, a friend, said": the first segment of the sentence.
            opens && crossed > 0
        }
        Class::Name => {
            // "Marsh, whose home, Torp, is small, said": a name within a relative clause.
            if begin > 1 && in_relative(view, begin - 1) {
                return false;
            }
            // "Joe Marsh, D-Ohio, said": a state or a party is no subject when a name stands before.
            !(crossed == 0 && !opens && has_name_before(view, begin))
        }
        Class::Verb(_) | Class::Auxiliary => false,
        Class::Object | Class::Mark(_) => false,
    }
}

/// Whether the segment that the comma at `comma` ends opens with "who" or "whose".
fn in_relative(view: &View<'_>, comma: usize) -> bool {
    let begin = segment_begin(view, 0, comma);
    view.class(begin) == Class::Relative
}

/// Whether a name ends right before the comma before `begin`.
fn has_name_before(view: &View<'_>, begin: usize) -> bool {
    begin >= 2 && matches!(view.class(begin - 2), Class::Name | Class::Mark('.'))
}

/// The subject of the clause that holds `verb`: its first noun phrase after leading phrases.
#[must_use]
pub fn clause_subject(view: &View<'_>, bound: usize, verb: usize) -> Option<Source> {
    first_subject(view, clause_begin(view, bound, verb), verb)
}

/// The first noun phrase of `bound..verb` that can be a subject.
#[must_use]
pub fn first_subject(view: &View<'_>, bound: usize, verb: usize) -> Option<Source> {
    let mut at = bound;
    let mut tries = 0;
    while at < verb && tries < 6 {
        tries += 1;
        match view.class(at) {
            Class::Adverb | Class::Conjunction | Class::Clitic | Class::Time => at += 1,
            Class::Mark('"' | '\'') if view.pair_at(at).is_some() => {
                at = view.pair_at(at).map_or(at + 1, |p| p.after);
            }
            Class::Mark(_) => at += 1,
            // "about 200 protesters"
            Class::Preposition if view.class(at + 1) == Class::Number => break,
            Class::Preposition
            | Class::To
            | Class::Subordinator
            | Class::Verb(_)
            | Class::Relative => {
                match (at..verb)
                    .find(|n| view.class(*n) == Class::Mark(',') && view.within.get(*n) == Some(&0))
                {
                    Some(comma) => at = comma + 1,
                    None if matches!(view.class(at), Class::Subordinator) => at += 1,
                    None => return None,
                }
            }
            _ => break,
        }
    }
    let mut skipped = at > bound;
    // "In Ames, Iowa, Mrs. Lind tried", "A few days later, Lind": places and times come first.
    for _ in 0..3 {
        let end = phrase_end(view, at, verb);
        let adverb = matches!(view.class(end), Class::Adverb);
        let comma = if adverb { end + 1 } else { end };
        if comma >= verb || view.class(comma) != Class::Mark(',') {
            break;
        }
        let place = skipped && (at..end).all(|n| view.class(n) == Class::Name) && end - at <= 2;
        let goes_on = matches!(
            view.class(comma + 1),
            Class::Name | Class::Pronoun | Class::Possessive | Class::Preposition
        ) || (matches!(view.class(comma + 1), Class::Determiner)
            && is_time_phrase(view, at, end));
        if !((place || is_time_phrase(view, at, end)) && goes_on) {
            break;
        }
        at = comma + 1;
        skipped = true;
        if view.class(at) == Class::Preposition {
            match (at..verb).find(|n| view.class(*n) == Class::Mark(',')) {
                Some(next) => at = next + 1,
                None => break,
            }
        }
    }
    let end = phrase_end(view, at, verb);
    if end == at { None } else { head_of(view, at, end) }
}

/// Where the clause of `verb` begins: after the last ", and" or ", but" that a subject and another
/// verb follow.
fn clause_begin(view: &View<'_>, bound: usize, verb: usize) -> usize {
    let finite = !matches!(view.class(verb), Class::Verb(v) if v.form == Form::Participle);
    let mut at = verb;
    let mut acts = false;
    let mut steps = 0;
    while at > bound + 1 && steps < 60 {
        at -= 1;
        steps += 1;
        if let Some(pair) = view.pair_at(at).filter(|p| p.open > bound) {
            at = pair.open;
            continue;
        }
        let subject = matches!(
            view.class(at + 1),
            Class::Name | Class::Pronoun | Class::Determiner | Class::Possessive
        );
        match view.class(at) {
            Class::Auxiliary => acts = true,
            Class::Verb(_) => acts = true,
            Class::Word if looks_past(view.word(at)) => acts = true,
            Class::Mark(';') if acts => return at + 1,
            Class::Conjunction if subject && acts && view.class(at - 1) == Class::Mark(',') => {
                return at + 1;
            }
            Class::Subordinator
                if finite
                    && subject
                    && acts
                    && matches!(view.word(at), "as" | "while" | "after" | "when") =>
            {
                return at + 1;
            }
            _ => {}
        }
    }
    bound
}

/// A comma outside marks, or marks that close after one.
fn ends_phrase(view: &View<'_>, at: usize) -> bool {
    match view.pair_at(at) {
        None => view.class(at) == Class::Mark(','),
        Some(pair) => {
            at + 1 == pair.after && pair.last > 0 && view.class(pair.last - 1) == Class::Mark(',')
        }
    }
}

/// Where the noun phrase that begins at `at` ends, before `verb`.
fn phrase_end(view: &View<'_>, at: usize, verb: usize) -> usize {
    let mut end = at;
    while end < verb && end - at < LONGEST {
        let owned = end > at
            && matches!(view.class(end - 1), Class::Determiner | Class::Possessive | Class::Clitic);
        match view.class(end) {
            Class::Auxiliary | Class::Relative | Class::Subordinator | Class::Object => break,
            Class::Adverb | Class::Time if end > at => break,
            Class::Verb(_) if end > at && !owned => break,
            Class::Mark('-' | '/' | '&' | '.' | '\'') => {}
            Class::Mark(_) => break,
            Class::Conjunction
                if !matches!(
                    view.class(end + 1),
                    Class::Name | Class::Determiner | Class::Possessive
                ) =>
            {
                break;
            }
            Class::Pronoun if end == at => return end + 1,
            Class::Pronoun => break,
            // "Marsh attacked", "the mayor walked": a lower-case past form.
            Class::Word if end > at && !owned && looks_past(view.word(end)) => break,
            _ => {}
        }
        end += 1;
    }
    end
}

/// "a few days", "Tuesday morning", "the next week".
fn is_time_phrase(view: &View<'_>, from: usize, to: usize) -> bool {
    to > from
        && (view.class(to - 1) == Class::Time
            || matches!(
                view.word(to - 1),
                "day"
                    | "days"
                    | "week"
                    | "weeks"
                    | "month"
                    | "months"
                    | "year"
                    | "years"
                    | "hour"
                    | "hours"
                    | "minute"
                    | "minutes"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "night"
                    | "weekend"
                    | "time"
                    | "moment"
                    | "moments"
                    | "decade"
                    | "decades"
            ))
}

/// Whether a lower-case word looks like a finite verb.
#[must_use]
pub fn looks_past(word: &str) -> bool {
    (word.ends_with("ed") && word.len() > 4) || VERBS.binary_search(&word).is_ok()
}

/// Irregular past forms and common forms of the present, which end a subject.
const VERBS: [&str; 92] = [
    "appears",
    "became",
    "become",
    "becomes",
    "began",
    "begins",
    "broke",
    "brought",
    "built",
    "came",
    "chose",
    "comes",
    "continues",
    "drew",
    "drove",
    "fell",
    "flew",
    "fought",
    "gave",
    "gets",
    "gives",
    "goes",
    "got",
    "grew",
    "grows",
    "heard",
    "held",
    "helps",
    "hit",
    "includes",
    "keeps",
    "kept",
    "knows",
    "laid",
    "lays",
    "leads",
    "led",
    "left",
    "lives",
    "lost",
    "made",
    "makes",
    "means",
    "meant",
    "meets",
    "met",
    "needs",
    "paid",
    "pays",
    "quit",
    "raises",
    "ran",
    "remain",
    "remains",
    "represents",
    "rose",
    "runs",
    "sat",
    "says",
    "seems",
    "sent",
    "sets",
    "shook",
    "sits",
    "sold",
    "spent",
    "spoke",
    "stands",
    "stole",
    "stood",
    "struck",
    "stuck",
    "takes",
    "taught",
    "tells",
    "threw",
    "took",
    "tries",
    "turns",
    "understands",
    "used",
    "uses",
    "wants",
    "wears",
    "went",
    "withdrew",
    "woke",
    "won",
    "wore",
    "works",
    "writes",
    "wrote",
];

/// The noun phrase that begins at `from`, before `bound`: the source after an inverted verb or
/// "according to".
#[must_use]
pub fn phrase_after(view: &View<'_>, from: usize, bound: usize) -> Option<Source> {
    let mut end = from;
    while end < bound && end - from < LONGEST {
        match view.class(end) {
            Class::Name | Class::Word | Class::Number | Class::Determiner | Class::Possessive => {}
            Class::Clitic => {}
            Class::Pronoun if end == from => {
                let span = view.span(from, from + 1);
                return Some(Source::plain(span, SourceKind::Pronoun));
            }
            Class::Object if end == from => {
                let span = view.span(from, from + 1);
                return Some(Source::plain(span, SourceKind::Pronoun));
            }
            Class::Preposition if end > from => {}
            Class::Mark('-' | '/' | '&' | '\'') => {}
            Class::Mark('.')
                if end > from
                    && view.class(end - 1) == Class::Name
                    && view.glued(end)
                    && end + 1 < bound => {}
            Class::Verb(verb)
                if end == from
                    || (verb.form != Form::Finite
                        && matches!(
                            view.class(end - 1),
                            Class::Determiner | Class::Possessive | Class::Name | Class::Word
                        )) => {}
            Class::Mark('"')
                if view.pair_at(end).is_some_and(|p| p.last - p.first <= 3 && end > from) =>
            {
                end = view.pair_at(end).map_or(end + 1, |p| p.after);
                continue;
            }
            _ => break,
        }
        end += 1;
    }
    if end == from { None } else { head_of(view, from, end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(VERBS.is_sorted() && NOUNS.is_sorted());
    }
}

//! Who said a marked stretch, by ordered patterns within its sentence and the next.

use super::cues::{Form, Frames, Verb};
use super::marks::Pair;
use super::source::{
    NOUNS, Source, SourceKind, clause_subject, head_of, phrase_after, phrase_begin, subject_of,
};
use super::view::{Class, View};
use crate::facts::{Certainty, CueKind};
use crate::text::Span;

/// The words that tell who said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the source, where some do.
    pub source: Option<Source>,
    /// The words that tell it was said.
    pub cue: Option<Span>,
    /// Base form of the cue.
    pub verb: Option<&'static str>,
    /// Its kind.
    pub kind: Option<CueKind>,
    /// Whom it was said to.
    pub addressee: Option<Span>,
    /// The pattern, in words.
    pub rule: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
}

/// What stands around a marked stretch in its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// First token of the sentence that holds the opening mark.
    pub begin: usize,
    /// One past the last token of the sentence that holds the closing mark.
    pub end: usize,
    /// One past the end of the sentence after that, in the same paragraph.
    pub next_end: usize,
    /// Whether nothing but marks and conjunctions stands before it in the sentence.
    pub opens: bool,
    /// Whether nothing stands after it in the sentence.
    pub closes: bool,
    /// The last character inside, a comma after the marks too.
    pub final_mark: char,
}

/// Looks around a pair.
#[must_use]
pub fn place(view: &View<'_>, pair: &Pair) -> Place {
    let first = view.sentence_of(pair.open);
    let last = view.sentence_of(pair.after.saturating_sub(1));
    let begin = view.sentences.get(first).map_or(0, |s| s.0);
    let end = view.sentences.get(last).map_or(view.tokens.len(), |s| s.1);
    let next_end = view.sentences.get(last + 1).map_or(end, |s| s.1);
    let inner = pair.last.saturating_sub(1);
    let final_mark = match (view.class(inner), view.class(pair.after)) {
        (Class::Mark(c @ ('?' | '!')), _) => c,
        (_, Class::Mark(',')) if pair.after < end => ',',
        (Class::Mark(c), _) => c,
        (_, Class::Mark('.')) if pair.after + 1 >= end => '.',
        _ => ' ',
    };
    let opens =
        (begin..pair.open).all(|at| matches!(view.class(at), Class::Mark(_) | Class::Conjunction));
    let closes = (pair.after..end).all(|at| matches!(view.class(at), Class::Mark(_)));
    Place { begin, end, next_end, opens, closes, final_mark }
}

/// The attribution in the stretch's own sentence, or in the next where the form allows it.
#[must_use]
pub fn attribute(view: &View<'_>, pair: &Pair, place: &Place) -> Option<Attribution> {
    if let Some(found) = transcript(view, pair.first, pair.last) {
        return Some(found);
    }
    if place.opens {
        return after(view, pair.after, place.end)
            .or_else(|| next_sentence(view, pair, place))
            .or_else(|| signature(view, pair, place));
    }
    let near = before(view, place.begin, pair.open);
    if let Some(far) = near
        && place.final_mark == ','
        && starts_far(view, pair, &far)
        && let Some(behind) = after(view, pair.after, place.end)
        && behind.certainty == Certainty::Sure
        && !turns(view, pair.after, &behind)
    {
        // "The plan he called bold is “…,” she said.": what stands behind governs it all.
        return Some(behind);
    }
    if let Some(found) = near
        && (found.certainty == Certainty::Sure || place.closes)
    {
        return Some(found);
    }
    let behind = after(view, pair.after, place.end);
    match (near, behind) {
        (Some(near), Some(behind)) if behind.certainty == Certainty::Sure => {
            Some(if near.source.is_some() && place.final_mark != ',' { near } else { behind })
        }
        (Some(near), _) => Some(near),
        (None, Some(behind)) => Some(behind),
        (None, None) => lead_in(view, place.begin, pair.open)
            .or_else(|| next_sentence(view, pair, place))
            .or_else(|| possessor(view, place.begin, pair.open)),
    }
}

/// Whether "but" stands between the quotation and what is told behind it.
fn turns(view: &View<'_>, from: usize, behind: &Attribution) -> bool {
    let cue = behind.cue.map_or(0, |c| c.start);
    (from..view.tokens.len())
        .take_while(|at| view.tokens.get(*at).is_some_and(|t| t.start < cue))
        .any(|at| matches!(view.word(at), "but" | "and" | "though" | "although"))
}

/// Whether words stand between the cue and the opening mark.
fn starts_far(view: &View<'_>, pair: &Pair, found: &Attribution) -> bool {
    match (found.cue, view.tokens.get(pair.open)) {
        (Some(cue), Some(open)) => open.start.saturating_sub(cue.end) > 12,
        _ => true,
    }
}

/// The attribution that the verb at `at` makes.
#[must_use]
pub fn from_verb(
    view: &View<'_>,
    at: usize,
    verb: &Verb,
    source: Option<Source>,
    rule: &'static str,
) -> Attribution {
    let told = source.is_some() && verb.frames.has(Frames::TOLD);
    let addressee = if told { addressee(view, at + 1) } else { None };
    Attribution {
        source,
        cue: Some(view.span(at, at + 1)),
        verb: Some(verb.base),
        kind: Some(verb.kind),
        addressee,
        rule,
        certainty: if source.is_some() { Certainty::Sure } else { Certainty::Weak },
    }
}

/// "told reporters", "asked him".
#[must_use]
pub fn addressee(view: &View<'_>, at: usize) -> Option<Span> {
    match view.class(at) {
        Class::Object | Class::Possessive
            if !matches!(view.class(at + 1), Class::Word | Class::Name) =>
        {
            Some(view.span(at, at + 1))
        }
        Class::Name | Class::Word | Class::Determiner | Class::Possessive => {
            let end = (at..at + 8)
                .find(|n| {
                    !matches!(
                        view.class(*n),
                        Class::Name
                            | Class::Word
                            | Class::Determiner
                            | Class::Possessive
                            | Class::Clitic
                            | Class::Mark('-')
                    )
                })
                .unwrap_or(at + 1);
            head_of(view, at, end).map(|s| s.core)
        }
        _ => None,
    }
}

/// Attribution after the closing mark: "… X said", "… said X", "according to X".
#[must_use]
pub fn after(view: &View<'_>, from: usize, end: usize) -> Option<Attribution> {
    let mut begin = from;
    while begin < end && matches!(view.class(begin), Class::Mark(',' | '—' | '-' | '.' | '…' | ')'))
    {
        begin += 1;
    }
    let mut at = begin;
    let mut weak = None;
    while at < end && at - begin < 60 {
        match view.class(at) {
            Class::Mark('"' | '\'') => {
                if let Some(pair) = view.pair_at(at).filter(|p| p.after > at) {
                    // Another quotation: look on behind it only when nothing was told so far.
                    at = pair.after;
                    continue;
                }
                at += 1;
            }
            Class::Mark(';') => return weak,
            Class::Verb(verb) if is_according(view, at) => {
                let _ = verb;
                at += 1;
            }
            Class::Word | Class::Name if is_according(view, at) => {
                if let Some(found) = according(view, at, end) {
                    return Some(found);
                }
                at += 1;
            }
            Class::Verb(verb)
                if verb.frames.has(Frames::QUOTE.or(Frames::TOLD)) && !is_noun(view, at) =>
            {
                if only_adverbs(view, begin, at) {
                    // Inverted: "…," said X.
                    if verb.form == Form::Finite
                        && let Some(source) = inverted(view, at + 1, end)
                    {
                        return Some(from_verb(view, at, &verb, Some(source), "“…,” said X"));
                    }
                } else if let Some(source) = inverted_far(view, at, end, &verb) {
                    return Some(from_verb(view, at, &verb, Some(source), "“…,” said X"));
                } else if verb.form != Form::Participle
                    && !after_to(view, at, begin)
                    && let Some(source) = subject_of(view, begin, at)
                {
                    return Some(from_verb(view, at, &verb, Some(source), "“…,” X said"));
                }
                if weak.is_none() && verb.form == Form::Participle && at == begin {
                    weak = None;
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    weak
}

fn after_to(view: &View<'_>, at: usize, begin: usize) -> bool {
    at > begin && view.class(at - 1) == Class::To
}

fn only_adverbs(view: &View<'_>, begin: usize, at: usize) -> bool {
    (begin..at).all(|n| matches!(view.class(n), Class::Adverb | Class::Auxiliary | Class::Mark(_)))
}

/// "“…” in its dealings, said Lind, the mayor": a comma, the verb and a name that no verb follows.
#[must_use]
pub fn inverted_far(view: &View<'_>, at: usize, end: usize, verb: &Verb) -> Option<Source> {
    let comma = at.checked_sub(1).is_some_and(|n| view.class(n) == Class::Mark(','));
    if !comma || verb.form != Form::Finite || verb.frames.has(Frames::TOLD) {
        return None;
    }
    if !matches!(view.class(at + 1), Class::Name | Class::Word | Class::Determiner) {
        return None;
    }
    let source = phrase_after(view, at + 1, end)?;
    let next = view.tokens.partition_point(|t| t.start < source.core.end);
    let closes = next >= end
        || matches!(
            view.class(next),
            Class::Mark(',' | '.' | ';' | '(') | Class::Preposition | Class::Time
        );
    (closes && source.kind != SourceKind::Pronoun).then_some(source)
}

/// The source after an inverted verb.
fn inverted(view: &View<'_>, from: usize, end: usize) -> Option<Source> {
    match view.class(from) {
        Class::Name
        | Class::Pronoun
        | Class::Determiner
        | Class::Possessive
        | Class::Word
        | Class::Number => phrase_after(view, from, end),
        Class::Verb(_) => phrase_after(view, from, end),
        Class::Adverb | Class::Time => inverted_after(view, from + 1, end),
        _ => None,
    }
}

fn inverted_after(view: &View<'_>, from: usize, end: usize) -> Option<Source> {
    match view.class(from) {
        Class::Name | Class::Determiner => phrase_after(view, from, end),
        _ => None,
    }
}

/// A verb form that stands as a noun: "the report", "his claim".
fn is_noun(view: &View<'_>, at: usize) -> bool {
    at > 0
        && matches!(view.class(at - 1), Class::Determiner | Class::Possessive | Class::Clitic)
        && !matches!(view.class(at), Class::Verb(v) if v.form == Form::Finite && v.base == "say")
}

/// Whether "according to" stands at `at`.
#[must_use]
pub fn is_according(view: &View<'_>, at: usize) -> bool {
    view.word(at).eq_ignore_ascii_case("according") && view.class(at + 1) == Class::To
}

fn according(view: &View<'_>, at: usize, end: usize) -> Option<Attribution> {
    let source = phrase_after(view, at + 2, end)?;
    Some(Attribution {
        source: Some(source),
        cue: Some(view.span(at, at + 2)),
        verb: Some("according to"),
        kind: Some(CueKind::Said),
        addressee: None,
        rule: "according to X",
        certainty: Certainty::Sure,
    })
}

/// Attribution before the opening mark: the nearest verb of telling and its subject.
#[must_use]
pub fn before(view: &View<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let mut at = open;
    let mut steps = 0;
    let mut unsure: Option<Attribution> = None;
    while at > begin && steps < 80 {
        at -= 1;
        steps += 1;
        if let Some(pair) = view.pair_at(at).filter(|p| p.open >= begin) {
            at = pair.open;
            continue;
        }
        if is_according(view, at) {
            return according(view, at, open);
        }
        if view.class(at) == Class::Mark(';') && steps > 1 {
            break;
        }
        let Class::Verb(verb) = view.class(at) else { continue };
        if is_noun(view, at) {
            continue;
        }
        let distance = open - at;
        let frames = if distance <= 4 {
            Frames::QUOTE.or(Frames::CLAUSE).or(Frames::LABEL).or(Frames::TOLD).or(Frames::NOUN)
        } else {
            Frames::QUOTE.or(Frames::CLAUSE).or(Frames::LABEL)
        };
        if !verb.frames.has(frames) {
            continue;
        }
        if is_passive(view, at) {
            // "was called “…” by X": the source stands behind, or nowhere.
            continue;
        }
        let source = subject_of(view, begin, at);
        if source.is_some() {
            let found = from_verb(view, at, &verb, source, rule_before(view, at, open, &verb));
            // "Lind said he hoped for “…”": the one who says so is the source, not the one who
            // thinks.
            if matches!(verb.kind, CueKind::Thought | CueKind::Showed) && at > begin + 2 {
                unsure = match unsure {
                    Some(kept) if kept.source.is_some() => Some(kept),
                    _ => Some(found),
                };
                continue;
            }
            return Some(found);
        }
        // An inverted verb right before: "“…,” said X. / Said X: “…”".
        if verb.form == Form::Finite
            && only_adverbs(view, begin, at)
            && let Some(source) = inverted(view, at + 1, open)
        {
            return Some(from_verb(view, at, &verb, Some(source), "said X: “…”"));
        }
        if unsure.is_none() {
            unsure = Some(from_verb(view, at, &verb, None, "a verb of telling without a source"));
        }
    }
    unsure
}

fn rule_before(view: &View<'_>, at: usize, open: usize, verb: &Verb) -> &'static str {
    if open == at + 1 || open == at + 2 && matches!(view.class(at + 1), Class::Mark(_)) {
        "X said, “…”"
    } else if verb.frames.has(Frames::TOLD) {
        "X told Y “…”"
    } else if verb.frames.has(Frames::LABEL) {
        "X called it “…”"
    } else {
        "X said that … “…”"
    }
}

/// "was called", "were described as", "being told".
#[must_use]
pub fn is_passive(view: &View<'_>, at: usize) -> bool {
    let mut before = at;
    while before > 0 && matches!(view.class(before - 1), Class::Adverb) {
        before -= 1;
    }
    before > 0
        && matches!(view.class(at), Class::Verb(v) if v.form == Form::Finite)
        && matches!(
            view.word(before - 1),
            "was" | "were" | "been" | "being" | "is" | "are" | "be" | "am"
        )
}

/// "Marsh: “…”", "Marsh went further: “…”".
#[must_use]
pub fn lead_in(view: &View<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let colon = open.checked_sub(1).filter(|at| *at > begin)?;
    if view.class(colon) != Class::Mark(':') {
        return None;
    }
    let from = phrase_begin(view, begin, colon);
    let source =
        if from == begin || (from < colon && matches!(view.class(from - 1), Class::Mark(_))) {
            head_of(view, from, colon)?
        } else {
            clause_subject(view, begin, colon)?
        };
    Some(Attribution {
        source: Some(source),
        cue: Some(view.span(colon, colon + 1)),
        verb: None,
        kind: None,
        addressee: None,
        rule: "X: “…”",
        certainty: if source.kind == SourceKind::Nominal {
            Certainty::Weak
        } else {
            Certainty::Sure
        },
    })
}

/// "Marsh's “basket of …” remark", "her claim that it was “…”": the owner of the words.
fn possessor(view: &View<'_>, begin: usize, open: usize) -> Option<Attribution> {
    let mut at = open;
    let mut noun = None;
    while at > begin && open - at < 24 {
        at -= 1;
        if let Some(pair) = view.pair_at(at).filter(|p| p.open >= begin) {
            at = pair.open;
            continue;
        }
        match view.class(at) {
            Class::Word | Class::Verb(_) if NOUNS.contains(view.word(at)) => noun = Some(at),
            Class::Clitic | Class::Possessive
                if at + 1 == open || noun.is_some_and(|n| n - at <= 4) =>
            {
                let source = if view.class(at) == Class::Clitic {
                    head_of(view, phrase_begin(view, begin, at), at)?
                } else {
                    let span = view.span(at, at + 1);
                    Source::plain(span, SourceKind::Pronoun)
                };
                return Some(Attribution {
                    source: Some(source),
                    cue: noun.map(|n| view.span(n, n + 1)),
                    verb: None,
                    kind: noun.map(|_| CueKind::Said),
                    addressee: None,
                    rule: "X's words: “…”",
                    certainty: if noun.is_some() { Certainty::Sure } else { Certainty::Weak },
                });
            }
            Class::Mark(';' | ':') if at + 1 < open => return None,
            _ => {}
        }
    }
    None
}

/// The sentence before a quotation that stands alone, whose subject may be the source.
#[must_use]
pub fn lead_sentence(view: &View<'_>, begin: usize, end: usize) -> Option<Attribution> {
    if let Some(found) = before(view, begin, end).filter(|a| a.source.is_some()) {
        return Some(Attribution {
            rule: "the sentence before tells who speaks",
            certainty: Certainty::Weak,
            ..found
        });
    }
    let source = clause_subject(view, begin, end)?;
    Some(Attribution {
        source: Some(source),
        cue: None,
        verb: None,
        kind: None,
        addressee: None,
        rule: "the subject of the sentence before",
        certainty: Certainty::Weak,
    })
}

/// "“Is it?” Marsh asked.": the next sentence is nothing but who said it.
fn next_sentence(view: &View<'_>, pair: &Pair, place: &Place) -> Option<Attribution> {
    if !place.closes || place.next_end <= place.end {
        return None;
    }
    if !matches!(place.final_mark, '?' | '!' | '…' | '—' | '-' | ',') && pair.closed {
        return None;
    }
    let found = after(view, place.end, place.next_end)?;
    // A quotation of its own makes it the source of that one.
    let cue_end = found.cue?.end;
    let own = (place.end..place.next_end).any(|at| {
        matches!(view.class(at), Class::Mark('"'))
            && view.tokens.get(at).is_some_and(|t| t.start >= cue_end)
    });
    let near = view.tokens.get(place.end).is_some_and(|t| cue_end - t.start < 60);
    (near && !own).then_some(found)
}

/// "MARSH: Well, look": the speaker's name and a colon at the beginning of `from..to`.
#[must_use]
pub fn transcript(view: &View<'_>, from: usize, to: usize) -> Option<Attribution> {
    let colon = (from..to.min(from + 6)).find(|at| view.class(*at) == Class::Mark(':'))?;
    let named = colon > from
        && (from..colon)
            .all(|at| matches!(view.class(at), Class::Name | Class::Mark('.' | '\'' | '-')))
        && !view.glued(colon + 1);
    if !named {
        return None;
    }
    let span = view.span(from, colon);
    Some(Attribution {
        source: Some(Source::plain(span, SourceKind::Name)),
        cue: Some(view.span(colon, colon + 1)),
        verb: None,
        kind: None,
        addressee: None,
        rule: "X: … (a transcript)",
        certainty: Certainty::Sure,
    })
}

/// "“…” — Joe Marsh": a name after a dash, or in brackets.
fn signature(view: &View<'_>, pair: &Pair, place: &Place) -> Option<Attribution> {
    let dash = pair.after;
    let (from, to) = if matches!(view.class(dash), Class::Mark('—' | '-' | '~')) {
        (dash + 1, place.next_end)
    } else {
        return None;
    };
    let source = phrase_after(view, from, to).filter(|s| s.kind == SourceKind::Name)?;
    Some(Attribution {
        source: Some(source),
        cue: None,
        verb: None,
        kind: None,
        addressee: None,
        rule: "“…” — X",
        certainty: Certainty::Sure,
    })
}

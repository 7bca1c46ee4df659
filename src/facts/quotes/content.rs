//! The content of an indirect quotation: where the clause, infinitive or noun phrase behind a cue
//! begins and ends.

mod between;

use super::past_forms::looks_past;
use super::reading::Content;
use super::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::Rule;
use crate::facts::cue::{CueKind, Frames, ReportingVerb, VerbForm};
use between::{infinitive, opens_bare, past_addressee, past_adjuncts, skip_times};

/// The clause, infinitive or noun phrase after the verb at `at`.
#[must_use]
pub fn content_after(
    tagged: &TaggedParagraph<'_>,
    at: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    let mut from = at + 1;
    if verb.frames.has(Frames::PARTICLE) {
        from += 1;
    }
    if let Some(to) = infinitive(tagged, from, end, verb) {
        return Some(Content::open(to, end, Rule::XPromisedTo));
    }
    from = past_addressee(tagged, skip_times(tagged, from, end), end, verb);
    if let Some(content) = clause(tagged, from, end, verb) {
        return Some(content);
    }
    // "said in a statement that", "told reporters after the match his side had".
    let reporting = verb.frames.has(Frames::CLAUSE.or(Frames::BARE));
    if reporting
        && let Some(next) = past_adjuncts(tagged, from, end)
        // "wrote in a letter that was seen": the letter was.
        && !(tagged.word(next) == "that" && tagged.class(next + 1) == Class::Auxiliary)
        // "tells of boats that came and went": of what, not what.
        && !(tagged.word(from) == "of" && verb.base() == "tell")
        && let Some(content) = clause(tagged, next, end, verb)
        && (tagged.class(next) == Class::Subordinator || opens_bare(tagged, next))
    {
        return Some(content);
    }
    label(tagged, from, end, verb)
        .or_else(|| topic(tagged, from, end, verb))
        .or_else(|| doubtful(tagged, from, end, verb))
}

/// What the verb's frames allow though nothing shows a clause: "that some say target the poor",
/// "polls show Lind in front".
fn doubtful(
    tagged: &TaggedParagraph<'_>,
    from: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    // "warned of strikes", "joked about moving to Torp"
    let about = matches!(tagged.word(from), "of" | "about" | "against" | "at" | "for")
        && verb.frames.has(Frames::CLAUSE)
        && verb.kind != CueKind::Thought
        // "posted at 7.14am"
        && !(tagged.word(from) == "at" && tagged.class(from + 1) == Class::Number);
    // "talked about the rent", "spoke of hard years"
    let topic = verb.frames.has(Frames::ABOUT) && matches!(tagged.word(from), "of" | "about");
    if about || topic || verb.base() == "refer" && tagged.word(from) == "to" {
        return Some(Content { doubtful: true, ..Content::open(from + 1, end, Rule::Topic) });
    }
    let rule = match tagged.class(from) {
        Class::Verb(_) | Class::Word if depends(tagged, from) => Rule::XSaidClause,
        Class::Name | Class::Determiner | Class::Possessive | Class::Number | Class::Word
            if verb.base() == "show" =>
        {
            Rule::Topic
        }
        Class::Name | Class::Determiner | Class::Possessive | Class::Number | Class::Word
            if verb.frames.has(Frames::CLAUSE) && has_verb(tagged, from + 1, end) =>
        {
            Rule::XSaidClause
        }
        // "confessed he had been paid"
        Class::Pronoun if verb.frames.has(Frames::CLAUSE) && starts_clause(tagged, from) => {
            Rule::XSaidClause
        }
        // "denied there were leaks"
        Class::Adverb
            if tagged.word(from) == "there"
                && tagged.class(from + 1) == Class::Auxiliary
                && verb.frames.has(Frames::CLAUSE) =>
        {
            Rule::XSaidClause
        }
        _ => return None,
    };
    let near = (from..end.min(from + 2)).all(|n| !matches!(tagged.class(n), Class::Mark(_)));
    near.then(|| Content { doubtful: true, ..Content::open(from, end, rule) })
}

/// "called the vote a farce", "described it as chaotic": what is put on the object, the object too.
fn label(
    tagged: &TaggedParagraph<'_>,
    from: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    let opens = matches!(
        tagged.class(from),
        Class::Object
            | Class::Pronoun
            | Class::Determiner
            | Class::Possessive
            | Class::Name
            | Class::Word
    );
    let labels = verb.kind == CueKind::Called || verb.base() == "declare";
    if !verb.frames.has(Frames::LABEL) || !labels || !opens {
        return None;
    }
    let stop = phrase_end(tagged, from, end);
    let marked = (from..end.min(stop + 2)).any(|n| tagged.within.get(n) != Some(&0));
    let phrase = |n: &usize| !matches!(tagged.class(*n), Class::Preposition | Class::To);
    let second = (from + 1..stop).take_while(phrase).any(|n| {
        matches!(tagged.class(n), Class::Determiner) && tagged.class(n - 1) != Class::Determiner
    });
    let as_such = (from + 1..stop).any(|n| tagged.word(n) == "as");
    let last = stop.checked_sub(1).filter(|n| *n > from + 1)?;
    let quality = tagged.class(last) == Class::Word && is_quality(tagged.word(last));
    (!marked && (second || as_such || quality)).then(|| Content::open(from, end, Rule::Topic))
}

/// Whether a word looks like what something is called: "flawed", "chaotic", "dangerous".
fn is_quality(word: &str) -> bool {
    const ENDINGS: [&str; 8] = ["able", "ed", "ful", "ible", "ic", "ive", "less", "ous"];
    const WORDS: [&str; 16] = [
        "closed", "dead", "fair", "false", "free", "guilty", "illegal", "innocent", "invalid",
        "null", "open", "safe", "unfair", "unsafe", "void", "wrong",
    ];
    WORDS.contains(&word) || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// A clause with or without "that", a question, or the rest of "what he said would be".
fn clause(
    tagged: &TaggedParagraph<'_>,
    from: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    let reporting = verb.frames.has(Frames::CLAUSE.or(Frames::BARE));
    let content = |rule| Some(Content::open(from, end, rule));
    match tagged.class(from) {
        Class::Subordinator if reporting => {
            // "said when asked", "two states where"
            let asks = matches!(verb.kind, CueKind::Asked | CueKind::Thought | CueKind::Showed);
            let concedes = matches!(tagged.word(from), "although" | "though" | "while" | "unless");
            if concedes && verb.base() == "say" && verb.frames.has(Frames::BARE) {
                return content(Rule::XSaidClause);
            }
            let opens = match tagged.word(from) {
                "that" | "how" | "what" | "why" | "if" | "whether" => true,
                "when" | "where" => asks || matches!(verb.base(), "explain" | "tell"),
                _ => false,
            };
            return if opens { content(Rule::XSaidThat) } else { None };
        }
        Class::Relative
            if verb.kind == CueKind::Asked && matches!(tagged.word(from), "who" | "which") =>
        {
            return content(Rule::XSaidThat);
        }
        _ => {}
    }
    // "denied having taken it", "recalled sitting in the back", "suggested cutting the tax"
    if is_gerund(tagged, from) && takes_gerund(verb) {
        return content(Rule::XSaidClause);
    }
    if !verb.frames.has(Frames::BARE.or(Frames::TOLD)) {
        return None;
    }
    // "a strike that the firm said could go on", "a strike the firm said could go on"
    let gap =
        || matches!(verb.base(), "say" | "believe" | "think") && verb.form != VerbForm::Participle;
    if tagged.class(from) == Class::Auxiliary && (gap() || depends(tagged, from)) {
        return content(Rule::XSaidClause);
    }
    // "said about 1,000 people would come", "said there were", "said early mangoes are"
    let quantity = matches!(tagged.word(from), "about" | "around" | "over" | "under" | "between")
        && matches!(tagged.class(from + 1), Class::Number | Class::Determiner | Class::Word);
    let there = tagged.word(from) == "there";
    let adverb = tagged.class(from) == Class::Adverb
        && matches!(tagged.class(from + 1), Class::Word | Class::Number | Class::Name)
        && !matches!(tagged.word(from), "later" | "again" | "then" | "further");
    let starts = match tagged.class(from) {
        Class::Pronoun => starts_clause(tagged, from),
        Class::Determiner | Class::Possessive | Class::Name | Class::Number | Class::Word => true,
        _ => quantity || there || adverb,
    };
    let pronoun = tagged.class(from) == Class::Pronoun;
    // What follows "say" at length is said, whatever its verb looks like.
    let long = verb.base() == "say" && {
        let near = end.min(from + LENGTH);
        let stop =
            (from..near).find(|n| matches!(tagged.class(*n), Class::Mark(',' | ';' | ':' | '"')));
        stop.unwrap_or(near) > from + 6 || stop.is_some_and(|stop| goes_on(tagged, stop, end))
    };
    if starts && (pronoun || long || has_verb(tagged, from + 1, end)) {
        return content(Rule::XSaidClause);
    }
    None
}

/// Tokens of a clause that show its length.
const LENGTH: usize = 30;

/// Whether a verb in "-ing" and its object or place begin at `at`.
fn is_gerund(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let word = tagged.word(at);
    let form = match tagged.class(at) {
        Class::Auxiliary => matches!(word, "being" | "having"),
        Class::Word => word.len() > 5 && word.ends_with("ing"),
        Class::Verb(verb) => verb.form == VerbForm::Participle,
        _ => false,
    };
    form && !matches!(tagged.class(at + 1), Class::Mark(_) | Class::Auxiliary)
}

/// Whether the verb's content may be a verb in "-ing".
fn takes_gerund(verb: &ReportingVerb) -> bool {
    matches!(verb.kind, CueKind::Denied | CueKind::Admitted)
        || matches!(
            verb.base(),
            "advocate"
                | "describe"
                | "mention"
                | "propose"
                | "recall"
                | "recommend"
                | "remember"
                | "report"
                | "suggest"
        )
}

/// Whether a list or an aside begins at the comma `at`, behind which the verb of the clause follows:
/// "poor weather, high prices and a strike had", "the race, which was long, had".
fn goes_on(tagged: &TaggedParagraph<'_>, at: usize, end: usize) -> bool {
    let subject = matches!(
        tagged.class(at + 1),
        Class::Relative
            | Class::Word
            | Class::Adverb
            | Class::Preposition
            | Class::Number
            | Class::Determiner
            | Class::Possessive
    );
    let plain = |n: &usize| !matches!(tagged.class(*n), Class::Mark(';' | ':' | '"'));
    let acts = |n: usize| matches!(tagged.class(n), Class::Auxiliary);
    let stands = tagged.class(at) == Class::Mark(',') && subject;
    stands && (at + 1..end.min(at + 24)).take_while(plain).any(acts)
}

/// Whether the verb before `at` stands in a relative clause whose own verb begins at `at`.
fn depends(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    (0..at)
        .rev()
        .skip(2)
        .take(8)
        .take_while(|n| !matches!(tagged.class(*n), Class::Mark(_)))
        .any(|n| tagged.class(n) == Class::Relative || matches!(tagged.word(n), "that" | "what"))
}

/// Whether a verb may follow the pronoun at `at`: not "doubted it."
fn starts_clause(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    matches!(
        tagged.class(at + 1),
        Class::Word
            | Class::Verb(_)
            | Class::Auxiliary
            | Class::Adverb
            | Class::Clitic
            | Class::Conjunction
            | Class::Object
    ) || tagged.class(at + 1) == Class::Mark(',') && tagged.word(at + 2) == "too"
        || tagged.word(at).contains(['\'', '’'])
}

/// A noun phrase: "criticized the plan".
fn topic(
    tagged: &TaggedParagraph<'_>,
    from: usize,
    end: usize,
    verb: &ReportingVerb,
) -> Option<Content> {
    // "called for a halt"
    let noun = if verb.frames.has(Frames::FOR) && tagged.word(from) == "for" {
        from + 1
    } else if verb.frames.has(Frames::NOUN) {
        from
    } else {
        return None;
    };
    let opens = matches!(
        tagged.class(noun),
        Class::Determiner | Class::Possessive | Class::Name | Class::Number | Class::Word
    ) || noun > from && matches!(tagged.class(noun), Class::Adverb)
        // "criticized what she called a rush"
        || tagged.word(noun) == "what" && depends_on_what(tagged, noun)
        // "accused him of theft"
        || tagged.class(noun) == Class::Object && tagged.class(noun + 1) == Class::Preposition;
    if !opens {
        return None;
    }
    let stop = phrase_end(tagged, noun, end);
    // Words between marks are the content themselves.
    let marked = (noun..end.min(stop + 2)).any(|n| tagged.within.get(n) != Some(&0));
    // "retweeted a line from a friend, Moe: “…”"
    let announces = (stop..end)
        .any(|n| tagged.class(n) == Class::Mark(':') && tagged.within.get(n + 1) != Some(&0));
    if marked || announces {
        return None;
    }
    Some(Content::open(noun, end, Rule::Topic))
}

/// "what she called", "what the mayor described as": a subject and its verb behind "what" at `at`.
fn depends_on_what(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    let subject = matches!(
        tagged.class(at + 1),
        Class::Pronoun | Class::Name | Class::Determiner | Class::Possessive
    );
    let plain = |n: &usize| !matches!(tagged.class(*n), Class::Mark(_));
    let mut near = (at + 2..at + 8).take_while(plain);
    subject
        && near.any(|n| matches!(tagged.class(n), Class::Verb(v) if v.frames.has(Frames::LABEL)))
}

/// Whether there is a finite verb in the clause that begins before `from`.
#[must_use]
pub fn has_verb(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> bool {
    let mut aside = false;
    for at in from..end.min(from + 30) {
        match tagged.class(at) {
            Class::Auxiliary => return true,
            Class::Verb(verb) if verb.form == VerbForm::Finite => return true,
            // "said ending the trade before it was known would hurt": the first verb is another's.
            Class::Word if looks_past(tagged.word(at)) => return true,
            Class::Mark('—') if !aside => aside = true,
            Class::Mark(',' | ';' | ':' | '—' | '"') => return false,
            Class::Relative if !matches!(tagged.word(at), "who" | "which") => return false,
            Class::Subordinator if tagged.word(at) != "than" => return false,
            _ => {}
        }
    }
    false
}

/// Where a clause that marks interrupt ends before them; `None` where nothing complete is left.
#[must_use]
pub fn before_marks(tagged: &TaggedParagraph<'_>, content: Content) -> Option<usize> {
    let marked = |n: &usize| tagged.within.get(*n) != Some(&0);
    let Some(mark) = (content.from..content.to).find(marked) else { return Some(content.to) };
    let infinitive = content.rule == Rule::XPromisedTo;
    let clause = infinitive || matches!(content.rule, Rule::XSaidThat | Rule::XSaidClause);
    let cut = (content.from + 2..mark).rev().find(|n| match tagged.class(*n) {
        // "that all was well, even as Moe warned of “…”"
        Class::Mark(',') => {
            matches!(
                tagged.class(n + 1),
                Class::Relative | Class::Conjunction | Class::Verb(_) | Class::Preposition
            ) || matches!(tagged.word(n + 1), "even" | "as" | "while" | "though" | "although")
        }
        // "said she had been and added: “…”"
        Class::Conjunction => matches!(tagged.class(n + 1), Class::Verb(_)),
        _ => false,
    })?;
    (clause && (infinitive || has_verb(tagged, content.from + 1, cut))).then_some(cut)
}

/// Where the noun phrase that begins at `from` ends.
#[must_use]
pub fn phrase_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let stop = (from..end)
        .find(|at| match tagged.class(*at) {
            Class::Mark(',' | ';' | ':' | '—' | '"' | '(') => true,
            Class::Conjunction => {
                matches!(tagged.class(at + 1), Class::Verb(v) if v.form != VerbForm::Base)
            }
            Class::Subordinator => {
                matches!(tagged.word(*at), "when" | "while" | "after" | "because" | "if")
            }
            _ => false,
        })
        .unwrap_or(end);
    trim_end(tagged, from, stop)
}

/// The end without punctuation before it.
#[must_use]
pub fn trim_end(tagged: &TaggedParagraph<'_>, from: usize, end: usize) -> usize {
    let mut to = end;
    while to > from
        && matches!(
            tagged.class(to - 1),
            Class::Mark('.' | ',' | ';' | ':' | '"' | '\'' | '—') | Class::Conjunction
        )
    {
        to -= 1;
    }
    to
}

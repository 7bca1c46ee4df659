//! What a reporting verb reports without marks: "said that …", "…, she said", "As Lind noted, …".

use super::sources::{Reported, names_someone};
use crate::facts::cue::{CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::quotes::attribution::{Attribution, from_verb, inverted_far, is_tale};
use crate::facts::quotes::clause::{first_subject, is_time_phrase, past_question};
use crate::facts::quotes::content::{content_after, has_verb, trim_end};
use crate::facts::quotes::judge::is_finite;
use crate::facts::quotes::reading::Content;
use crate::facts::quotes::speaker_phrase::{
    SpeakerPhrase, apposed_name, head_of, phrase_after, phrase_begin,
};
use crate::facts::quotes::subject::subject_of;
use crate::facts::quotes::tagged_paragraph::{Class, TaggedParagraph};
use crate::facts::quotes::verb_context::is_passive;
use crate::facts::{Certainty, Rule};
use crate::text::optional_span::OptionalSpan;

/// The topic of the statement, not its content.
const TOPIC: Rule = Rule::Topic;

/// Verbs that report a stance even with a topic alone ("criticized the plan").
const TAKES_SIDES: [CueKind; 8] = [
    CueKind::Accused,
    CueKind::Called,
    CueKind::Criticized,
    CueKind::Demanded,
    CueKind::Denied,
    CueKind::Praised,
    CueKind::Promised,
    CueKind::Warned,
];

/// Tokens of a sentence before "he said" at least.
const SENTENCE_LEAST: usize = 5;

/// Tokens before a verb in which the semicolon is looked for behind which its own part of the sentence begins.
const PART: usize = 80;

/// Tokens of the person told and what was told at most.
const ADDRESSEE: usize = 7;

/// Tokens between "quoted" and the "as" behind whom it quotes at most.
const SOURCE: usize = 14;

/// A reporting verb in its sentence.
#[derive(Clone, Copy, Debug)]
pub struct VerbReader<'t, 'p> {
    /// Its paragraph.
    pub tagged: &'t TaggedParagraph<'p>,
    /// The sentence's first token.
    pub begin: usize,
    /// The verb's token.
    pub at: usize,
    /// One past the sentence's last token.
    pub end: usize,
    /// The verb.
    pub verb: ReportingVerb,
}

impl VerbReader<'_, '_> {
    /// The clause that the verb at `at` reports, after it or before it.
    pub fn read(&self) -> Option<Reported> {
        let Self { tagged, begin, at, end, verb, .. } = *self;
        if let Some(found) = self.reported_as() {
            return Some(found);
        }
        let tale = verb.frames.has(Frames::TOLD) && is_tale(tagged.word(at + 1));
        if tale || self.greets() || self.quotes_another() {
            return None;
        }
        if let Some(found) = self.asked_by() {
            return Some(found);
        }
        if is_passive(tagged, at) || self.is_passive_of() {
            return self.condemned_by();
        }
        let Some(content) = content_after(tagged, at, end, &verb) else {
            return self.reported_before();
        };
        if says_nothing(tagged, &content, verb.base() == "quote") {
            return None;
        }
        // "…, said a spokesman", "…, said a man who gave no name": not what is said.
        let apart = at > begin && tagged.class(at - 1) == Class::Mark(',');
        let names_speaker =
            || has_verb(tagged, begin, at) && inverted_far(tagged, at, end, &verb).is_some();
        if apart && (content.doubtful || names_speaker()) {
            let before = self.reported_before();
            if before.is_some() {
                return before;
            }
        }
        let (content, source) = match self.leading(&content) {
            Some(found) => found,
            None => {
                let source = subject_of(tagged, begin, at)?;
                (content, self.behind_noun(&content, source).unwrap_or(source))
            }
        };
        if !names_someone(tagged, source) {
            return None;
        }
        let rule = content.rule;
        let mut attribution = from_verb(tagged, at, &verb, Some(source), rule);
        if !verb.frames.has(Frames::TOLD) {
            attribution.addressee = OptionalSpan::NONE;
        }
        if rule == TOPIC && !TAKES_SIDES.contains(&verb.kind) {
            attribution.certainty = Certainty::Weak;
        }
        Some((content, attribution))
    }

    /// "a strike the firm said could go on": the second of two noun phrases is the source.
    fn behind_noun(&self, content: &Content, source: SpeakerPhrase) -> Option<SpeakerPhrase> {
        let Self { tagged, at, .. } = *self;
        let first = tagged.tokens.partition_point(|t| t.start < source.core.start);
        let opens = |n: &usize| matches!(tagged.class(*n), Class::Determiner | Class::Possessive);
        let article = matches!(tagged.word(first), "a" | "an");
        // "a strike drivers said could go on"
        let plural = article && at > first + 2 && tagged.word(at - 1).ends_with('s');
        let second = (first + 2..at).rev().find(opens).or(plural.then(|| at - 1))?;
        let gap = tagged.class(content.from) == Class::Auxiliary
            && matches!(tagged.class(second - 1), Class::Word | Class::Name);
        gap.then(|| head_of(tagged, second, at))?
    }

    /// "quoted Moe as telling the crew that …": the words are Moe's, whom the participle names.
    fn quotes_another(&self) -> bool {
        let Self { tagged, at, end, verb, .. } = *self;
        let plain = |n: &usize| !matches!(tagged.class(*n), Class::Mark(_));
        let mut behind = (at + 1..end.min(at + SOURCE)).take_while(plain);
        verb.base() == "quote" && behind.any(|n| {
            tagged.word(n) == "as"
                && matches!(tagged.class(n + 1), Class::Verb(v) if v.form == VerbForm::Participle)
        })
    }

    /// "Noting that both had lost, Lind asked for calm": a participle that opens its sentence, with the
    /// subject behind its clause.
    fn leading(&self, content: &Content) -> Option<(Content, SpeakerPhrase)> {
        let Self { tagged, begin, at, end, .. } = *self;
        let participle =
            matches!(tagged.class(at), Class::Verb(verb) if verb.form == VerbForm::Participle);
        // "Finding what lies below is hard": no report.
        let asks = matches!(tagged.word(content.from), "how" | "what" | "when" | "where" | "why");
        let clause = matches!(content.rule, Rule::XSaidThat | Rule::XSaidClause) && !asks;
        // "While saying that", "After first arguing that"
        let links = |n: &usize| {
            *n == begin
                && matches!(
                    tagged.word(*n),
                    "After" | "Before" | "By" | "Despite" | "In" | "When" | "While"
                )
                || *n > begin && tagged.class(*n) == Class::Adverb
        };
        let opens = begin + (begin..at).take_while(links).count();
        if at != opens || !participle || !clause {
            return None;
        }
        let closes = |n: &usize| {
            let subject = matches!(
                tagged.class(n + 1),
                Class::Name | Class::Pronoun | Class::Determiner | Class::Possessive
            );
            tagged.is_outer_comma(*n) && subject
        };
        let comma = (content.from + 2..end).find(closes)?;
        let person = matches!(tagged.class(comma + 1), Class::Name | Class::Pronoun);
        let acts = has_verb(tagged, content.from + 1, comma)
            && (person || has_verb(tagged, comma + 2, end));
        let source = first_subject(tagged, comma + 1, end).filter(|_| acts)?;
        Some((Content { to: comma, open: false, ..*content }, source))
    }

    /// "a report denied by the firms", "the problem pointed out by critics": a participle and its agent.
    fn is_passive_of(&self) -> bool {
        let Self { tagged, at, verb, .. } = *self;
        let behind = at + 1 + usize::from(verb.frames.has(Frames::PARTICLE));
        verb.form == VerbForm::Finite
            && !verb.frames.has(Frames::INFINITIVE)
            && tagged.word(behind) == "by"
            && matches!(tagged.class(behind + 1), Class::Determiner | Class::Name | Class::Word)
            && !tagged.word(behind + 1).ends_with("ing")
    }

    /// "Asked by the judge whether he", "was told by the club that she": the agent asks or tells.
    fn asked_by(&self) -> Option<Reported> {
        let Self { tagged, at, end, verb, .. } = *self;
        let asks = verb.kind == CueKind::Asked || verb.frames.has(Frames::TOLD);
        if !asks || verb.form != VerbForm::Finite || tagged.word(at + 1) != "by" {
            return None;
        }
        let source = phrase_after(tagged, at + 2, end).filter(|s| names_someone(tagged, *s))?;
        let named = apposed_name(tagged, source, end);
        let source = named.unwrap_or(source);
        let behind = tagged.tokens.partition_point(|t| t.start < source.span.end);
        // "asked by Eva Moe, for the driver, whether"
        let aside = (behind + 1..end.min(behind + SOURCE)).find(|n| tagged.is_outer_comma(*n));
        let from = match aside.filter(|_| tagged.is_outer_comma(behind)) {
            Some(close) if named.is_none() => close + 1,
            _ => behind + usize::from(named.is_some() && tagged.is_outer_comma(behind)),
        };
        let acts = matches!(
            tagged.class(from + 1),
            Class::Word | Class::Verb(_) | Class::Auxiliary | Class::Adverb
        );
        let clause =
            matches!(tagged.word(from), "that" | "if" | "whether" | "how" | "why" | "what");
        let rule = match tagged.class(from) {
            Class::Subordinator if clause => Rule::XSaidThat,
            Class::To if acts && verb.frames.has(Frames::INFINITIVE) => Rule::XPromisedTo,
            _ => return None,
        };
        let found = from_verb(tagged, at, &verb, Some(source), rule);
        let found = Attribution { addressee: OptionalSpan::NONE, ..found };
        Some((Content::open(from, end, rule), found))
    }

    /// "The vote was condemned by the league": the subject is what the league condemned.
    fn condemned_by(&self) -> Option<Reported> {
        let Self { tagged, begin, at, end, verb, .. } = *self;
        let sides = [CueKind::Accused, CueKind::Criticized, CueKind::Praised, CueKind::Denied];
        if !sides.contains(&verb.kind) {
            return None;
        }
        let by = (at + 1..at + 3).find(|n| tagged.word(*n) == "by")?;
        // "was accused by the union of lying"
        if verb.kind == CueKind::Accused {
            let crime = |n: &usize| matches!(tagged.word(*n), "of" | "for");
            let from = (by + 2..end.min(by + SOURCE)).find(crime)?;
            let source = phrase_after(tagged, by + 1, from)?;
            let content = Content::open(from, end, TOPIC);
            return Some((content, from_verb(tagged, at, &verb, Some(source), TOPIC)));
        }
        let source = phrase_after(tagged, by + 1, end).filter(|s| names_someone(tagged, *s))?;
        // "had been seized upon and condemned by": two participles.
        let joins = |n: usize| {
            tagged.class(n) == Class::Conjunction
                && matches!(tagged.class(n - 1), Class::Verb(v) if v.form == VerbForm::Finite)
                || matches!(tagged.class(n), Class::Verb(v) if v.form == VerbForm::Finite)
                    && tagged.class(n + 1) == Class::Conjunction
        };
        let helps = |n: &usize| {
            matches!(tagged.class(*n), Class::Auxiliary | Class::Adverb) || *n > begin && joins(*n)
        };
        let to = at - (begin..at).rev().take_while(helps).count();
        let from = phrase_begin(tagged, begin, to);
        let noun =
            matches!(tagged.class(to.checked_sub(1)?), Class::Name | Class::Word | Class::Clitic);
        // "the claim was stolen and denied by": no noun.
        let verbal = from + 1 == to && helped(tagged, from);
        // "a claim denied by the firm" behind a comma: it says what came before.
        let aside = from > begin
            && tagged.is_outer_comma(from - 1)
            && matches!(tagged.word(from), "a" | "an");
        let opens = from < to
            && !verbal
            && !aside
            && !matches!(tagged.class(from), Class::Preposition | Class::To);
        let content = Content::new(from, to, TOPIC);
        (noun && opens).then(|| (content, from_verb(tagged, at, &verb, Some(source), TOPIC)))
    }

    /// "As Lind noted, …", "As reported by Radio Torp, …".
    fn reported_as(&self) -> Option<Reported> {
        let Self { tagged, begin, at, end, verb, .. } = *self;
        // "But as Lind noted, …"
        let begin = begin + usize::from(tagged.class(begin) == Class::Conjunction);
        let opens = matches!(tagged.word(begin), "As" | "as") && at < begin + 12;
        // "As my father used to say, …"
        let used = at > begin + 3
            && tagged.class(at - 1) == Class::To
            && matches!(tagged.word(at - 2), "used" | "likes" | "liked");
        let finite = verb.form == VerbForm::Finite || used;
        if !opens || !verb.frames.has(Frames::CLAUSE) || !finite {
            return None;
        }
        let (source, behind) = if at == begin + 1 {
            let by = (tagged.word(at + 1) == "by").then_some(at + 2)?;
            let source = phrase_after(tagged, by, end)?;
            (source, tagged.tokens.partition_point(|t| t.start < source.span.end))
        } else {
            let verb = if used { at - 2 } else { at };
            (subject_of(tagged, begin + 1, verb)?, at + 1)
        };
        let comma =
            (behind..end.min(behind + 10)).find(|n| tagged.class(*n) == Class::Mark(','))?;
        let plain =
            (behind..comma).all(|n| !matches!(tagged.class(n), Class::Verb(_) | Class::Object));
        let content = Content::open(comma + 1, end, Rule::XSaidClause);
        (plain && has_verb(tagged, comma + 1, end)).then(|| (content, self.parenthesis(source)))
    }

    /// "…, she said on Friday.": the sentence before the comma is what was said.
    fn reported_before(&self) -> Option<Reported> {
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
            subject_of(tagged, comma + 1, at)
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

    /// "said goodbye to her", "said nothing about it".
    fn greets(&self) -> bool {
        let Self { tagged, at, verb, .. } = *self;
        let word = matches!(
            tagged.word(at + 1),
            "farewell" | "goodbye" | "grace" | "hello" | "nothing" | "prayers" | "sorry" | "thanks"
        );
        verb.base() == "say"
            && word
            && matches!(
                tagged.class(at + 2),
                Class::Mark(_) | Class::Conjunction | Class::To | Class::Preposition | Class::Time
            )
    }

    /// "told us the story", "told jokes", "showed her the way": what was told is named, not said.
    fn tells_a_thing(&self) -> bool {
        let Self { tagged, at, end, verb, .. } = *self;
        if !verb.frames.has(Frames::TOLD) && verb.kind != CueKind::Showed {
            return false;
        }
        let phrase =
            |n: &usize| tagged.class(*n).joins_phrase() || tagged.class(*n) == Class::Object;
        let object = |n: usize| {
            matches!(tagged.class(n), Class::Determiner | Class::Possessive)
                && !is_time_phrase(tagged, n, n + 2)
        };
        (at + 1..end.min(at + ADDRESSEE)).take_while(phrase).any(|n| n > at + 1 && object(n))
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

    /// The attribution of a clause before its verb, which has no addressee.
    fn parenthesis(&self, source: SpeakerPhrase) -> Attribution {
        let found = from_verb(self.tagged, self.at, &self.verb, Some(source), Rule::ClauseXSaid);
        Attribution { addressee: OptionalSpan::NONE, ..found }
    }
}

/// Whether an auxiliary stands before the word at `at`.
fn helped(tagged: &TaggedParagraph<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| tagged.class(before) == Class::Auxiliary)
}

/// "disputed that", "asked not to be named": nothing that was said. `quotes`: whether the verb is "quote",
/// whose object is a source or a number.
fn says_nothing(tagged: &TaggedParagraph<'_>, content: &Content, quotes: bool) -> bool {
    // "asked the mayor for comment"
    let comment = matches!(tagged.word(content.from), "comment" | "comments");
    if content.rule == TOPIC && (quotes || comment) {
        return true;
    }
    let first = content.from + usize::from(tagged.word(content.from) == "not");
    let hides = tagged.word(first) == "to"
        && tagged.word(first + 1) == "be"
        && matches!(tagged.word(first + 2), "named" | "identified" | "quoted");
    // "declined to comment": silence.
    let silent = tagged.word(first) == "to" && tagged.word(first + 1) == "comment";
    // "said that, after a bad year, the club would": an aside behind "that".
    let alone = match tagged.class(content.from + 1) {
        Class::Mark(',') => {
            let close = (content.from + 2..content.to).find(|n| tagged.is_outer_comma(*n));
            close.is_none_or(|close| !has_verb(tagged, close + 1, content.to))
        }
        class => matches!(class, Class::Mark(_)),
    };
    hides || silent || alone && tagged.word(content.from) == "that"
}

/// One past the days behind an attribution, if a comma and the clause's verb follow them: "The plan, she said
/// on Friday, would fail".
fn past_days(tagged: &TaggedParagraph<'_>, from: usize) -> usize {
    let day = |n: &usize| {
        matches!(tagged.class(*n), Class::Time | Class::Adverb)
            || tagged.class(*n) == Class::Preposition && tagged.class(n + 1) == Class::Time
    };
    let to = from + (from..from + 4).take_while(day).count();
    let verb = tagged.class(to) == Class::Mark(',') && is_finite(tagged, to + 1);
    if verb { to } else { from }
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

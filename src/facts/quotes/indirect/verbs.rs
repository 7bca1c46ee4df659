//! What a reporting verb reports without marks: "said that …", "…, she said", "As Lind noted, …".

mod reported_before;

use super::sources::{Reported, names_someone};
use crate::facts::cue::{CueKind, Frames, ReportingVerb, VerbForm};
use crate::facts::quotes::attribution::{Attribution, from_verb, inverted_far, is_tale};
use crate::facts::quotes::clause::{first_subject, is_time_phrase};
use crate::facts::quotes::content::{content_after, has_verb};
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

/// Tokens of the addressee and of the thing behind it at most.
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

    /// "told us the story", "told jokes", "showed her the way": a thing is named, nothing is reported.
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

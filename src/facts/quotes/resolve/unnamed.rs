//! Speakers without a name: "A fisherman said he had moved. “…,” he said.", "Her friend nodded. “…,” she said."

use super::{ResolvedSpeaker, Resolver};
use crate::facts::cue::{Cue, CueKind};
use crate::facts::quotes::attribution::Attribution;
use crate::facts::quotes::detected::Sentence;
use crate::facts::quotes::person_noun::is_person;
use crate::facts::quotes::speaker_phrase::{NOUNS, PhraseKind, SpeakerPhrase};
use crate::facts::{Certainty, Rule, Speaker};
use crate::text::{Span, fold_space};

impl Resolver<'_> {
    /// Whether the sentence before names no one who could speak: "It took two years. “…”", "The rust
    /// had spread. “…”".
    pub(super) fn names_a_thing(&self, attribution: &Attribution) -> bool {
        let Some(source) = attribution.source else { return false };
        let placed = attribution.rule == Rule::SubjectOfSentenceBefore;
        if !placed && attribution.rule != Rule::NamedInSentenceBefore {
            return false;
        }
        let words = source.core.in_text(self.text).to_lowercase();
        match source.kind {
            PhraseKind::Name => false,
            PhraseKind::Pronoun => matches!(words.as_str(), "it" | "they" | "that" | "this"),
            PhraseKind::Nominal => {
                let head = words.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
                let speaks = NOUNS.contains(head) && !placed;
                !speaks && !is_person(head)
            }
        }
    }

    /// "A fisherman said he had moved his boat. “…,” he said.": the fisherman, unless someone is named
    /// in between.
    pub(super) fn unnamed_before(
        &self,
        own: &ResolvedSpeaker,
        attribution: Attribution,
    ) -> Option<ResolvedSpeaker> {
        let source = attribution.source.filter(|source| source.kind == PhraseKind::Pronoun)?;
        let attribution_before = own.attribution?;
        let before = attribution_before.source?;
        // "Asked by a reporter whether he would, he said": not the reporter.
        if attribution_before.cue.map(Cue::kind) == Some(CueKind::Asked) {
            return None;
        }
        // "A mother spoke. Her friend nodded. “…,” she said.": the friend.
        let last = self.recent.sentence_before(source.span.start);
        let other = |sentence: Sentence| {
            sentence.start > before.span.end
                && is_one_person(
                    sentence.subject.in_text(self.text),
                    source.span.in_text(self.text),
                )
        };
        if last.is_some_and(other) {
            return None;
        }
        let speaker = own.speaker.as_ref().filter(|speaker| speaker.person.is_none())?;
        let name = speaker.name(self.text, self.index.people());
        let one = is_one_person(before.core.in_text(self.text), source.span.in_text(self.text));
        let between = Span::new(before.span.end, source.span.start.max(before.span.end));
        let named = before.kind == PhraseKind::Nominal && one && !self.index.any_within(between);
        named.then(|| ResolvedSpeaker {
            speaker: Some(Speaker {
                name: Some(fold_space(&name).into()),
                person: None,
                span: source.beside.into(),
            }),
            attribution: Some(attribution),
            rule: Rule::Pronoun,
            certainty: Certainty::Weak.min(own.certainty),
        })
    }

    /// "Her friend nodded. “…,” she said.": the friend, where nobody is named in between.
    pub(super) fn unnamed_subject(&self, attribution: Attribution) -> Option<ResolvedSpeaker> {
        let source = attribution.source.filter(|source| source.kind == PhraseKind::Pronoun)?;
        // "“…,” she adds": she has spoken before.
        let goes_on =
            matches!(attribution.cue.and_then(Cue::base), Some("add" | "continue" | "go"));
        if goes_on && self.last_people.iter().any(Option::is_some) {
            return None;
        }
        let before = self.recent.sentence_before(source.span.start)?;
        let subject = before.subject.in_text(self.text);
        let between = Span::new(before.start, source.span.start.max(before.start));
        let one = is_one_person(subject, source.span.in_text(self.text));
        if !one || self.index.any_within(between) {
            return None;
        }
        let (speaker, _) = self.speaker(&SpeakerPhrase::plain(before.subject, PhraseKind::Nominal));
        let name = speaker.person.is_none().then(|| fold_space(subject).into());
        Some(ResolvedSpeaker {
            attribution: Some(attribution),
            speaker: Some(Speaker { name, span: source.beside.into(), ..speaker }),
            rule: Rule::Pronoun,
            certainty: Certainty::Weak,
        })
    }
}

/// Whether a noun phrase means one person for whom the pronoun stands: "a fisherman" and "he".
fn is_one_person(phrase: &str, pronoun: &str) -> bool {
    let Some(head) = phrase.rsplit(' ').next().map(str::to_lowercase) else { return false };
    let female = match pronoun.to_lowercase().as_str() {
        "he" => false,
        "she" => true,
        _ => return false,
    };
    let other = head.ends_with("man") && female != head.ends_with("woman")
        || matches!(head.as_str(), "mother" | "wife" | "daughter" | "sister") && !female
        || matches!(head.as_str(), "father" | "husband" | "son" | "brother") && female;
    !head.ends_with('s') && is_person(&head) && !other
}

//! The speaker of a quotation that nothing attributes, from what stands around it.

use super::{ResolvedSpeaker, Resolver, continued, unattributed};
use crate::facts::cue::{Cue, CueKind};
use crate::facts::quotes::attribution::Attribution;
use crate::facts::quotes::detected::{DetectedQuote, Relation};
use crate::facts::quotes::documents::is_document;
use crate::facts::quotes::recent_text::sentence_of;
use crate::facts::quotes::speaker_phrase::{PhraseKind, SpeakerPhrase};
use crate::facts::{Certainty, PersonId, QuoteKind, Rule, Speaker};
use crate::text::Span;

impl Resolver<'_> {
    /// "The fine shocked Arne Moe. “…”": the only person named in a sentence about a thing.
    pub(super) fn named_beside(
        &self,
        attribution: &Attribution,
        found: &DetectedQuote,
    ) -> Option<ResolvedSpeaker> {
        let source = attribution.source.filter(|_| self.names_a_thing(attribution))?;
        let before = sentence_of(&self.recent.sentences, source.span.start);
        let start = self.recent.sentences.get(before)?.start;
        let between = Span::new(start, found.span.start.max(start));
        let (person, span) = self.index.only_within(between)?;
        let speaker = Speaker { name: None, person: Some(person), span: span.into() };
        let rule = Rule::NamedInSentenceBefore;
        Some(ResolvedSpeaker { speaker: Some(speaker), rule, ..unattributed() })
    }

    /// The speaker of a quotation without an attribution, from its surroundings. `own` is the last
    /// speaker in the paragraph; where there is none yet, `ahead` is its first attribution.
    pub(super) fn infer_speaker(
        &self,
        ahead: Option<Attribution>,
        found: &DetectedQuote,
        own: Option<ResolvedSpeaker>,
    ) -> ResolvedSpeaker {
        if own.is_some() {
            let certainty =
                if found.relation == Relation::None { Certainty::Weak } else { Certainty::Sure };
            return continued(own, found, Rule::Continued, certainty);
        }
        if let Some(subject) = self.subject_of_sentence(found) {
            return subject;
        }
        if let Some(tail) = self.tail.filter(|t| t.source.is_some()) {
            let tail = self.resolve_attribution(tail);
            let certainty = tail.certainty;
            return continued(Some(tail), found, Rule::XSaidInParagraphBefore, certainty);
        }
        if let Some(ahead) = ahead {
            return continued(
                Some(self.resolve_attribution(ahead)),
                found,
                Rule::NamedLaterInParagraph,
                Certainty::Weak,
            );
        }
        let last = self.answering(found).or_else(|| self.last.clone());
        continued(last, found, Rule::LastSpeaker, Certainty::Weak)
    }

    /// "“Did you read it?” she asked." and a paragraph with nothing but "“I skimmed it.”": the person
    /// who spoke before the question.
    fn answering(&self, found: &DetectedQuote) -> Option<ResolvedSpeaker> {
        let question = self.quotes.last().filter(|quote| quote.kind == QuoteKind::Direct)?;
        let asks = question.cue.map(Cue::kind) == Some(CueKind::Asked)
            && question.span.in_text(self.text).ends_with('?')
            && found.kind == QuoteKind::Direct;
        let asker = question.speaker.as_ref().and_then(|speaker| speaker.person);
        let mut others = self.last_people.into_iter().flatten().filter(|p| Some(p.0) != asker);
        let (person, span) = others.next().filter(|_| asks)?;
        let speaker = Speaker { name: None, person: Some(person), span: span.into() };
        Some(ResolvedSpeaker { speaker: Some(speaker), ..unattributed() })
    }

    /// Some words between marks within a sentence whose subject is a person or a document: "Lind cut the
    /// “red tape”", "The leaflet attacks a “rotten scheme”"; in "To Lind, Moe is “…”" Lind.
    fn subject_of_sentence(&self, found: &DetectedQuote) -> Option<ResolvedSpeaker> {
        if found.kind != QuoteKind::Partial {
            return None;
        }
        let sentence = self.recent.sentence_at(found.sentence)?;
        let person = |span: Span| {
            self.index.within(span).filter(|_| !span.is_empty() && span.end <= found.span.start)
        };
        let speaker = if let Some(topic) = person(sentence.topic) {
            Speaker { name: None, person: Some(topic), span: sentence.topic.into() }
        } else if let Some(subject) = person(sentence.subject) {
            Speaker { name: None, person: Some(subject), span: sentence.subject.into() }
        } else if let Some(named) = self.pronoun_subject(sentence.subject, found.span) {
            Speaker { name: None, person: Some(named), span: sentence.subject.into() }
        } else {
            let document = document_at(self.text, sentence.subject);
            let document = document.filter(|span| span.end <= found.span.start)?;
            Speaker { name: None, person: None, span: document.into() }
        };
        Some(ResolvedSpeaker {
            attribution: found.attribution,
            speaker: Some(speaker),
            rule: Rule::SubjectOfSentence,
            certainty: Certainty::Weak,
        })
    }

    /// The person for whom "he" or "she" stands at `subject`, before the quotation at `span`.
    fn pronoun_subject(&self, subject: Span, span: Span) -> Option<PersonId> {
        let near = subject.end <= span.start && subject.end - subject.start <= 3;
        let source = SpeakerPhrase::plain(subject, PhraseKind::Pronoun);
        let referent = || self.index.referent(&source, &self.recent, self.last_people);
        near.then(referent).flatten().map(|referent| referent.person)
    }
}

/// The document at the head of a subject, before a verb in no list that was read as a part of it: "The ad" in
/// "The ad targets".
fn document_at(text: &str, subject: Span) -> Option<Span> {
    let words = subject.in_text(text);
    let mut ends = words.match_indices(' ').map(|(at, _)| at).chain([words.len()]).take(4);
    let end = ends.find(|end| {
        let noun = words.get(..*end).and_then(|head| head.rsplit(' ').next());
        noun.is_some_and(is_document)
    })?;
    let verb = words.get(end..).unwrap_or_default().split_whitespace().next();
    let alone = verb.is_none_or(|verb| verb.ends_with('s'));
    let end = u32::try_from(end).ok()?;
    alone.then(|| Span::new(subject.start, subject.start + end))
}

//! Resolves speakers in text order: continued quotations, pronouns, parts of one utterance.

use std::borrow::Cow;

use super::attribution::Attribution;
use super::detected::{DetectedParagraph, DetectedQuote, Relation, Scan, Sentence};
use super::documents::is_document;
use super::person_noun::is_person;
use super::pronoun_resolution::{LastSpeakers, MentionIndex, Referent};
use super::recent_text::{RecentText, sentence_of};
use super::speaker_phrase::{NOUNS, PhraseKind, SpeakerPhrase};
use super::turns::transcript;
use crate::doc::Document;
use crate::facts::cue::{Cue, CueKind};
use crate::facts::drain::Drain;
use crate::facts::{
    Certainty, Person, PersonId, Quote, QuoteKind, Rule, Speaker, Warning, WarningKind,
};
use crate::text::{Span, fold_space};

/// Resolves the speakers of all detected quotations, in text order. Warns of quotations that are not
/// closed or have no speaker.
#[must_use]
pub fn resolve(
    doc: &Document,
    scan: Scan,
    people: &[Person],
    warnings: &mut Vec<Warning>,
) -> Vec<Quote> {
    let mut state = Resolver {
        text: &doc.text,
        index: MentionIndex::new(&doc.text, people, scan.pronouns.iter()),
        recent: RecentText::default(),
        quotes: Vec::with_capacity(scan.found.len()),
        last: None,
        last_people: [None; 2],
        tail: None,
        runs_on: false,
        utterances: 0,
    };
    state.run(scan, warnings);
    state.quotes
}

/// A quotation's attribution, speaker, and the rule that found it.
#[derive(Clone, Debug)]
struct ResolvedSpeaker {
    attribution: Option<Attribution>,
    speaker: Option<Speaker>,
    rule: Rule,
    certainty: Certainty,
}

struct Resolver<'d> {
    text: &'d str,
    index: MentionIndex<'d>,
    recent: RecentText,
    quotes: Vec<Quote>,
    /// The last speaker, in this paragraph or one before.
    last: Option<ResolvedSpeaker>,
    /// The last speakers who are people.
    last_people: LastSpeakers,
    /// The attribution at the end of the paragraph before: "Lind went on:".
    tail: Option<Attribution>,
    /// Whether the paragraph before left its quotation open.
    runs_on: bool,
    utterances: u32,
}

impl Resolver<'_> {
    fn run(&mut self, scan: Scan, warnings: &mut Vec<Warning>) {
        let mut paragraphs = scan.paragraphs.iter().peekable();
        let (mut sentences, mut marked) = (scan.sentences.iter(), scan.marked.iter());
        let (mut found, mut tails) = (Drain::from(scan.found), scan.tails.iter());
        let spoken = transcript(self.text, |label| self.index.within(label).is_some(), &scan.turns);
        let mut turns = scan.turns.iter().zip(spoken);
        let mut quotations = Vec::new();
        let mut unsigned = false;
        while let Some(paragraph) = paragraphs.next() {
            self.recent.add(
                paragraph.start,
                sentences.by_ref().take(paragraph.sentences as usize).copied(),
                marked.by_ref().take(paragraph.marked as usize).copied(),
            );
            let continues = paragraphs.peek().is_some_and(|next| next.begins_marked);
            quotations.clear();
            quotations.extend(found.by_ref().take(paragraph.found as usize));
            if paragraph.has_turn
                && let Some((turn, true)) = turns.next()
            {
                quotations.clear();
                quotations.push(turn.quote);
            }
            let tail = if paragraph.has_tail { tails.next().copied() } else { None };
            if let Some(signature) = tail.filter(|_| paragraph.signs && unsigned) {
                self.sign(signature, warnings);
            }
            self.paragraph(paragraph, &quotations, continues, warnings);
            self.tail = tail.filter(|_| !paragraph.signs);
            // All of it stands between marks, and nothing beside them names a speaker.
            unsigned = paragraph.sentences == 0
                && !quotations.is_empty()
                && quotations.iter().all(|found| found.attribution.is_none());
        }
    }

    /// Gives the last utterance to whom the signature below it names, or the words that look back at it.
    fn sign(&mut self, signature: Attribution, warnings: &mut Vec<Warning>) {
        let signed = self.resolve_attribution(signature);
        self.name_utterance(&signed, signed.rule, warnings);
        self.last = Some(signed);
    }

    /// Gives all quotations of the last utterance this speaker, by that rule.
    fn name_utterance(&mut self, named: &ResolvedSpeaker, rule: Rule, warnings: &mut Vec<Warning>) {
        let Some(utterance) = self.quotes.last().map(|quote| quote.utterance) else { return };
        for quote in self.quotes.iter_mut().rev().take_while(|q| q.utterance == utterance) {
            quote.speaker.clone_from(&named.speaker);
            quote.rule = rule;
            quote.certainty = named.certainty;
            let span = quote.span;
            let warned = |w: &Warning| w.kind == WarningKind::NoSpeaker && w.span == span;
            if warnings.last().is_some_and(warned) {
                warnings.pop();
            }
        }
    }

    /// Whether nothing in its own paragraph attributes the last utterance.
    fn awaits_speaker(&self) -> bool {
        let Some(utterance) = self.quotes.last().map(|quote| quote.utterance) else { return false };
        let mut own = self.quotes.iter().rev().take_while(|q| q.utterance == utterance);
        own.all(|quote| {
            matches!(
                quote.rule,
                Rule::Unattributed | Rule::LastSpeaker | Rule::ContinuedFromParagraph
            )
        })
    }

    /// `continues`: whether the next paragraph begins with an opening mark.
    fn paragraph(
        &mut self,
        paragraph: &DetectedParagraph,
        quotations: &[DetectedQuote],
        continues: bool,
        warnings: &mut Vec<Warning>,
    ) {
        let mut own: Option<ResolvedSpeaker> = None;
        // The last speaker in marks: in "“…,” Lind said after Moe said that …. “…”" both are Lind's.
        let mut own_marked: Option<ResolvedSpeaker> = None;
        let mut own_direct = false;
        // Searched once: a paragraph may have thousands of quotations without a speaker.
        let ahead = quotations.iter().find_map(|f| f.attribution.filter(|a| a.source.is_some()));
        for (number, found) in quotations.iter().enumerate() {
            if self.labels_a_topic(found) {
                continue;
            }
            let resumes = number == 0 && paragraph.begins_marked && self.runs_on;
            let resolved = match found.attribution.filter(|a| a.source.is_some()) {
                Some(attribution) if own_marked.is_some() && self.names_a_thing(&attribution) => {
                    let found = DetectedQuote { attribution: None, ..*found };
                    continued(own_marked.clone(), &found, Rule::Continued, Certainty::Weak)
                }
                Some(attribution) if let Some(named) = self.named_beside(&attribution, found) => {
                    named
                }
                Some(attribution) => {
                    let resolved = own
                        .as_ref()
                        .and_then(|own| self.unnamed_before(own, attribution))
                        .or_else(|| self.unnamed_subject(attribution))
                        .unwrap_or_else(|| self.resolve_attribution(attribution));
                    // "“…" and in the next paragraph "“…,” Lind said.": both are Lind's.
                    if resumes && self.awaits_speaker() {
                        self.name_utterance(&resolved, Rule::NamedInNextParagraph, warnings);
                    }
                    resolved
                }
                None if resumes => continued(
                    self.last.clone(),
                    found,
                    Rule::ContinuedFromParagraph,
                    Certainty::Sure,
                ),
                // The words of a heading are as likely those of the next speaker.
                None if paragraph.heading && own.is_none() && ahead.is_none() => {
                    ResolvedSpeaker { attribution: found.attribution, ..unattributed() }
                }
                None => {
                    let marked = own_marked.as_ref().filter(|marked| {
                        found.kind == QuoteKind::Direct
                            && own.as_ref().is_none_or(|own| !self.same_speaker(Some(marked), own))
                    });
                    self.infer_speaker(ahead, found, marked.or(own.as_ref()).cloned())
                }
            };
            let closes_later = continues && number + 1 == quotations.len();
            if !found.closed && !closes_later {
                warn(warnings, found, WarningKind::UnclosedQuote);
            }
            if resolved.speaker.is_none() {
                warn(warnings, found, WarningKind::NoSpeaker);
            }
            let goes_on = resumes
                || (found.relation != Relation::None && self.same_speaker(own.as_ref(), &resolved));
            if !goes_on {
                self.utterances += 1;
            }
            self.quotes.push(quote(found, &resolved, self.utterances.saturating_sub(1)));
            // "Lind said her doctor had warned her that …": what follows is Lind's again.
            let nested =
                number.checked_sub(1).and_then(|before| quotations.get(before)).is_some_and(
                    |outer| outer.kind == QuoteKind::Indirect && outer.span.end >= found.span.end,
                );
            if let Some(speaker) = resolved.speaker.as_ref().filter(|_| !nested) {
                if let (Some(person), Some(span)) = (speaker.person, speaker.span.get()) {
                    let [latest, earlier] = self.last_people;
                    let other = latest.filter(|(known, _)| *known != person).or(earlier);
                    self.last_people = [Some((person, span)), other];
                }
                self.last = Some(resolved.clone());
                // "“It is late,” Lind said, though Moe has not said it is “late.” “Go.”": Lind goes on.
                let beside = found.kind == QuoteKind::Partial
                    && found.relation == Relation::SameSentence
                    && own_direct;
                if found.kind != QuoteKind::Indirect && !beside {
                    own_marked = Some(resolved.clone());
                }
                own_direct |= found.kind == QuoteKind::Direct;
                own = Some(resolved);
            }
        }
        self.runs_on = paragraph.runs_on;
    }

    /// Whether the label of a heading is no person: "Gulf War: What we know".
    fn labels_a_topic(&self, found: &DetectedQuote) -> bool {
        let colon = |a: &Attribution| a.rule == Rule::XColonQuote;
        let source = found.attribution.filter(colon).and_then(|a| a.source);
        found.kind == QuoteKind::Indirect
            && source.is_some_and(|source| {
                source.kind == PhraseKind::Name && self.index.within(source.span).is_none()
            })
    }

    /// Whether the sentence before names no one who could speak: "It took two years. “…”", "The rust
    /// had spread. “…”".
    fn names_a_thing(&self, attribution: &Attribution) -> bool {
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

    /// "The fine shocked Arne Moe. “…”": the only person named in a sentence about a thing.
    fn named_beside(
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

    /// "A fisherman said he had moved his boat. “…,” he said.": the fisherman, unless someone is named
    /// in between.
    fn unnamed_before(
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
    fn unnamed_subject(&self, attribution: Attribution) -> Option<ResolvedSpeaker> {
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

    /// The speaker whom a quotation's own attribution names.
    fn resolve_attribution(&self, attribution: Attribution) -> ResolvedSpeaker {
        let (speaker, referent) = match &attribution.source {
            Some(source) => self.speaker(source),
            None => return ResolvedSpeaker { attribution: Some(attribution), ..unattributed() },
        };
        let ambiguous = attribution.source.is_some_and(|source| {
            source.kind == PhraseKind::Name && self.index.is_ambiguous(source.span)
        });
        let named = if ambiguous { Certainty::Weak } else { Certainty::Sure };
        ResolvedSpeaker {
            attribution: Some(attribution),
            speaker: Some(speaker),
            rule: referent.map_or(attribution.rule, |m| m.rule),
            certainty: referent.map_or(named, |m| m.certainty).min(attribution.certainty),
        }
    }

    /// The speaker of a quotation without an attribution, from its surroundings. `own` is the last
    /// speaker in the paragraph; where there is none yet, `ahead` is its first attribution.
    fn infer_speaker(
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

    /// The speaker a source names, and the person it refers to where it is no name.
    fn speaker(&self, source: &SpeakerPhrase) -> (Speaker, Option<Referent>) {
        let named = match source.kind {
            PhraseKind::Name => {
                let near = self.index.within(source.span);
                near.or_else(|| self.index.within(source.core))
                    .or_else(|| self.index.by_surname(source.span))
            }
            PhraseKind::Pronoun | PhraseKind::Nominal => None,
        };
        let referent = match named {
            Some(_) => None,
            None => self.index.referent(source, &self.recent, self.last_people),
        };
        let person = named.or(referent.map(|m| m.person));
        let other = person.is_none() && source.span != source.beside;
        let name = other.then(|| fold_space(source.span.in_text(self.text)).into());
        (Speaker { name, person, span: source.beside.into() }, referent)
    }

    /// Whether both have the same speaker, so that two parts are one utterance.
    fn same_speaker(&self, before: Option<&ResolvedSpeaker>, now: &ResolvedSpeaker) -> bool {
        match (before.and_then(|b| b.speaker.as_ref()), now.speaker.as_ref()) {
            (Some(a), Some(b)) => a.span == b.span || self.name(a) == self.name(b),
            _ => false,
        }
    }

    fn name<'s>(&'s self, speaker: &'s Speaker) -> Cow<'s, str> {
        speaker.name(self.text, self.index.people())
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

const fn unattributed() -> ResolvedSpeaker {
    ResolvedSpeaker {
        attribution: None,
        speaker: None,
        rule: Rule::Unattributed,
        certainty: Certainty::Weak,
    }
}

/// The quotation continues another one and has its speaker, who is no surer for it.
fn continued(
    from: Option<ResolvedSpeaker>,
    found: &DetectedQuote,
    rule: Rule,
    certainty: Certainty,
) -> ResolvedSpeaker {
    match from {
        Some(resolved) => ResolvedSpeaker {
            attribution: found.attribution.or(resolved.attribution),
            speaker: resolved.speaker,
            rule,
            certainty: certainty.min(resolved.certainty),
        },
        None => ResolvedSpeaker { attribution: found.attribution, ..unattributed() },
    }
}

fn quote(found: &DetectedQuote, resolved: &ResolvedSpeaker, utterance: u32) -> Quote {
    let attribution = resolved.attribution.as_ref();
    Quote {
        span: found.span,
        kind: found.kind,
        utterance,
        speaker: resolved.speaker.clone(),
        cue: attribution.and_then(|a| a.cue),
        cue_span: attribution.map(|a| a.cue_span).unwrap_or_default(),
        addressee: attribution.map(|a| a.addressee).unwrap_or_default(),
        when: None,
        sentence: found.sentence,
        rule: resolved.rule,
        certainty: resolved.certainty,
    }
}

fn warn(warnings: &mut Vec<Warning>, found: &DetectedQuote, kind: WarningKind) {
    // Indirect quotations have no marks to close and always a speaker.
    if found.kind == QuoteKind::Indirect {
        return;
    }
    let message = match kind {
        WarningKind::UnclosedQuote => "the quotation is not closed in its paragraph",
        _ => "no source in the text",
    };
    warnings.push(Warning { span: found.span, kind, message: message.to_owned() });
}

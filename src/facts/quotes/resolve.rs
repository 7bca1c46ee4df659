//! Resolves speakers in text order: continued quotations, pronouns, parts of one utterance.

mod inference;
mod unnamed;

use std::borrow::Cow;

use super::attribution::Attribution;
use super::detected::{DetectedParagraph, DetectedQuote, Relation, Scan};
use super::pronoun_resolution::{LastSpeakers, MentionIndex, Referent};
use super::recent_text::RecentText;
use super::speaker_phrase::{PhraseKind, SpeakerPhrase};
use super::turns::transcript;
use crate::doc::Document;
use crate::facts::drain::Drain;
use crate::facts::{Certainty, Person, Quote, QuoteKind, Rule, Speaker, Warning, WarningKind};
use crate::text::fold_space;

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

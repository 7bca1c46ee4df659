//! Goes through the article in order: who speaks on, who "he" is, which parts are one utterance.

use std::borrow::Cow;

use super::attribution::Attribution;
use super::scan::{Found, Link, ParagraphScan, Scan};
use super::source::{Source, SourceKind};
use super::speakers::{Ground, Index, Meant};
use crate::doc::Document;
use crate::facts::{
    Certainty, Person, PersonId, Quote, QuoteKind, Rule, Speaker, Warning, WarningKind,
};
use crate::text::{Span, fold_space};

/// Names the speakers.
#[must_use]
pub fn resolve(
    doc: &Document,
    scan: Scan,
    people: &[Person],
    warnings: &mut Vec<Warning>,
) -> Vec<Quote> {
    let mut state = State {
        text: &doc.text,
        index: Index::new(&doc.text, people, scan.pronouns.iter()),
        ground: Ground::default(),
        quotes: Vec::with_capacity(scan.found.len()),
        last: None,
        last_person: None,
        tail: None,
        runs_on: false,
        utterances: 0,
    };
    state.run(&scan, warnings);
    state.quotes
}

/// What is known of one quotation: the words that attribute it, who that is, and why.
#[derive(Clone, Debug)]
struct Spoken {
    attribution: Option<Attribution>,
    speaker: Option<Speaker>,
    rule: Rule,
    certainty: Certainty,
}

struct State<'d> {
    text: &'d str,
    index: Index<'d>,
    ground: Ground,
    quotes: Vec<Quote>,
    /// Who spoke last, in this paragraph or one before.
    last: Option<Spoken>,
    /// The person who spoke last, others between or not, and where that stands.
    last_person: Option<(PersonId, Span)>,
    /// What the paragraph before ended with: "Lind went on:".
    tail: Option<Attribution>,
    /// Whether the paragraph before left its quotation open.
    runs_on: bool,
    utterances: u32,
}

impl State<'_> {
    fn run(&mut self, scan: &Scan, warnings: &mut Vec<Warning>) {
        let mut paragraphs = scan.paragraphs.iter().peekable();
        let (mut sentences, mut marked) = (scan.sentences.iter(), scan.marked.iter());
        let (mut found, mut tails) = (scan.found.as_slice(), scan.tails.iter());
        while let Some(paragraph) = paragraphs.next() {
            self.ground.add(
                paragraph.start,
                sentences.by_ref().take(paragraph.sentences as usize).copied(),
                marked.by_ref().take(paragraph.marked as usize).copied(),
            );
            let continues = paragraphs.peek().is_some_and(|next| next.begins_marked);
            let quotations = found.split_off(..paragraph.found as usize).unwrap_or_default();
            self.paragraph(paragraph, quotations, continues, warnings);
            self.tail = if paragraph.has_tail { tails.next().copied() } else { None };
        }
    }

    /// `continues`: whether the next paragraph begins with an opening mark.
    fn paragraph(
        &mut self,
        paragraph: &ParagraphScan,
        quotations: &[Found],
        continues: bool,
        warnings: &mut Vec<Warning>,
    ) {
        let mut own: Option<Spoken> = None;
        // Found once: a paragraph may hold thousands of quotations that nobody says.
        let ahead = quotations.iter().find_map(|f| f.attribution.filter(|a| a.source.is_some()));
        for (number, found) in quotations.iter().enumerate() {
            let resumes = number == 0 && paragraph.begins_marked && self.runs_on;
            let spoken = match found.attribution.filter(|a| a.source.is_some()) {
                Some(attribution) => self.told(attribution),
                None if resumes => {
                    follows(self.last.clone(), found, Rule::ContinuedFromParagraph, Certainty::Sure)
                }
                None => self.untold(ahead, found, own.clone()),
            };
            let closes_later = continues && number + 1 == quotations.len();
            if !found.closed && !closes_later {
                warn(warnings, found, WarningKind::UnclosedQuote);
            }
            if spoken.speaker.is_none() {
                warn(warnings, found, WarningKind::NoSpeaker);
            }
            let goes_on = resumes || (found.link != Link::None && self.same(own.as_ref(), &spoken));
            if !goes_on {
                self.utterances += 1;
            }
            self.quotes.push(quote(found, &spoken, self.utterances.saturating_sub(1)));
            if let Some(speaker) = &spoken.speaker {
                if let (Some(person), Some(span)) = (speaker.person, speaker.span.get()) {
                    self.last_person = Some((person, span));
                }
                self.last = Some(spoken.clone());
                own = Some(spoken);
            }
        }
        self.runs_on = paragraph.runs_on;
    }

    /// A quotation with words of its own that tell who said it.
    fn told(&self, attribution: Attribution) -> Spoken {
        let (speaker, meant) = match &attribution.source {
            Some(source) => self.speaker(source),
            None => return Spoken { attribution: Some(attribution), ..nobody() },
        };
        Spoken {
            attribution: Some(attribution),
            speaker: Some(speaker),
            rule: meant.map_or(attribution.rule, |m| m.rule),
            certainty: meant.map_or(Certainty::Sure, |m| m.certainty).min(attribution.certainty),
        }
    }

    /// A quotation without: what stands around it in the paragraph and before tells. `own` is who
    /// spoke before it in the paragraph; as long as nobody did, what first tells a source in the
    /// paragraph is `ahead`.
    fn untold(&self, ahead: Option<Attribution>, found: &Found, own: Option<Spoken>) -> Spoken {
        if own.is_some() {
            let certainty =
                if found.link == Link::None { Certainty::Weak } else { Certainty::Sure };
            return follows(own, found, Rule::Continued, certainty);
        }
        if let Some(tail) = self.tail.filter(|t| t.source.is_some()) {
            let told = self.told(tail);
            let certainty = told.certainty;
            return follows(Some(told), found, Rule::XSaidInParagraphBefore, certainty);
        }
        if let Some(ahead) = ahead {
            return follows(
                Some(self.told(ahead)),
                found,
                Rule::NamedLaterInParagraph,
                Certainty::Weak,
            );
        }
        follows(self.last.clone(), found, Rule::LastSpeaker, Certainty::Weak)
    }

    /// The speaker a source names, and who is meant where it does not name one.
    fn speaker(&self, source: &Source) -> (Speaker, Option<Meant>) {
        let named = match source.kind {
            SourceKind::Name => {
                self.index.within(source.span).or_else(|| self.index.within(source.core))
            }
            SourceKind::Pronoun | SourceKind::Nominal => None,
        };
        let meant = match named {
            Some(_) => None,
            None => self.index.meant(source, &self.ground, self.last_person),
        };
        let person = named.or(meant.map(|m| m.person));
        let other = person.is_none() && source.span != source.beside;
        let name = other.then(|| fold_space(source.span.in_text(self.text)).into());
        (Speaker { name, person, span: source.beside.into() }, meant)
    }

    /// Whether the same source is meant, so that two parts are one utterance.
    fn same(&self, before: Option<&Spoken>, now: &Spoken) -> bool {
        match (before.and_then(|b| b.speaker.as_ref()), now.speaker.as_ref()) {
            (Some(a), Some(b)) => a.span == b.span || self.name(a) == self.name(b),
            _ => false,
        }
    }

    fn name<'s>(&'s self, speaker: &'s Speaker) -> Cow<'s, str> {
        speaker.name(self.text, self.index.people())
    }
}

const fn nobody() -> Spoken {
    Spoken {
        attribution: None,
        speaker: None,
        rule: Rule::Unattributed,
        certainty: Certainty::Weak,
    }
}

/// The quotation is said by whom the words before or after it tell.
fn follows(from: Option<Spoken>, found: &Found, rule: Rule, certainty: Certainty) -> Spoken {
    match from {
        Some(spoken) => Spoken {
            attribution: found.attribution.or(spoken.attribution),
            speaker: spoken.speaker,
            rule,
            certainty,
        },
        None => Spoken { attribution: found.attribution, ..nobody() },
    }
}

fn quote(found: &Found, spoken: &Spoken, utterance: u32) -> Quote {
    let attribution = spoken.attribution.as_ref();
    Quote {
        span: found.span,
        kind: found.kind,
        utterance,
        speaker: spoken.speaker.clone(),
        cue: attribution.and_then(|a| a.cue),
        cue_span: attribution.map(|a| a.cue_span).unwrap_or_default(),
        addressee: attribution.map(|a| a.addressee).unwrap_or_default(),
        when: None,
        sentence: found.sentence,
        rule: spoken.rule,
        certainty: spoken.certainty,
    }
}

fn warn(warnings: &mut Vec<Warning>, found: &Found, kind: WarningKind) {
    // Only words between marks can be left open or unsaid.
    if found.kind == QuoteKind::Indirect {
        return;
    }
    let message = match kind {
        WarningKind::UnclosedQuote => "the quotation is not closed in its paragraph",
        _ => "nothing tells who said this",
    };
    warnings.push(Warning { span: found.span, kind, message: message.to_owned() });
}

//! Goes through the article in order: who speaks on, who "he" is, which parts are one utterance.

use super::attribution::Attribution;
use super::scan::{Found, Link, ParagraphScan};
use super::source::{Source, SourceKind};
use crate::doc::Document;
use crate::facts::{Certainty, Person, PersonId, Quote, QuoteKind, Speaker, Warning, WarningKind};
use crate::text::{Span, fold_space};

/// Names the speakers.
#[must_use]
pub fn resolve(
    doc: &Document,
    paragraphs: impl Iterator<Item = ParagraphScan>,
    people: &[Person],
    warnings: &mut Vec<Warning>,
) -> Vec<Quote> {
    let mut state = State {
        text: &doc.text,
        mentions: mentions_of(people),
        people,
        quotes: Vec::new(),
        last: None,
        tail: None,
        runs_on: false,
        next_utterance: 0,
    };
    let mut paragraphs = paragraphs.peekable();
    while let Some(paragraph) = paragraphs.next() {
        let continues = paragraphs.peek().is_some_and(|next| next.begins_marked);
        state.paragraph(&paragraph, continues, warnings);
    }
    state.quotes
}

struct State<'d> {
    text: &'d str,
    mentions: Vec<(Span, PersonId)>,
    people: &'d [Person],
    quotes: Vec<Quote>,
    /// The attribution last given, in this paragraph or the ones before.
    last: Option<(Attribution, Option<Speaker>)>,
    /// What the paragraph before ended with.
    tail: Option<Attribution>,
    /// Whether the paragraph before left its quotation open.
    runs_on: bool,
    next_utterance: u32,
}

fn mentions_of(people: &[Person]) -> Vec<(Span, PersonId)> {
    let mut all: Vec<_> = (0_u32..)
        .zip(people)
        .flat_map(|(id, person)| person.mentions.iter().map(move |m| (m.span, PersonId(id))))
        .collect();
    all.sort_unstable();
    all
}

impl State<'_> {
    fn paragraph(
        &mut self,
        paragraph: &ParagraphScan,
        continues: bool,
        warnings: &mut Vec<Warning>,
    ) {
        let mut own: Option<(Attribution, Option<Speaker>)> = None;
        for (index, found) in paragraph.found.iter().enumerate() {
            let first = index == 0;
            let resumed = first && paragraph.begins_marked && self.runs_on;
            let (attribution, speaker, rule, certainty) = match found.attribution {
                Some(attribution) if attribution.source.is_some() => {
                    let speaker = attribution.source.map(|s| self.speaker(&s));
                    (Some(attribution), speaker, attribution.rule, attribution.certainty)
                }
                other => {
                    // The next attributed part of the same paragraph, the words before, the tail.
                    let ahead = paragraph
                        .found
                        .iter()
                        .skip(index + 1)
                        .find_map(|f| f.attribution.filter(|a| a.source.is_some()));
                    let (from, rule, certainty) = if resumed {
                        (
                            self.last.clone(),
                            "the quotation goes on from the paragraph before",
                            Certainty::Sure,
                        )
                    } else if let Some(own) = &own {
                        (
                            Some(own.clone()),
                            "goes on after the words before",
                            if found.link == Link::None {
                                Certainty::Weak
                            } else {
                                Certainty::Sure
                            },
                        )
                    } else if let Some(tail) = self.tail.filter(|t| t.source.is_some()) {
                        let speaker = tail.source.map(|s| self.speaker(&s));
                        (Some((tail, speaker)), "X said: (the paragraph before)", Certainty::Sure)
                    } else if let Some(ahead) = ahead {
                        let speaker = ahead.source.map(|s| self.speaker(&s));
                        (
                            Some((ahead, speaker)),
                            "the source stands later in the paragraph",
                            Certainty::Weak,
                        )
                    } else {
                        (self.last.clone(), "the last speaker goes on", Certainty::Weak)
                    };
                    match from {
                        Some((attribution, speaker)) => {
                            (other.or(Some(attribution)), speaker, rule, certainty)
                        }
                        None => (other, None, "no source in the text", Certainty::Weak),
                    }
                }
            };
            let closes_later = continues && index + 1 == paragraph.found.len();
            if !found.closed && !closes_later && found.kind != QuoteKind::Indirect {
                warnings.push(Warning {
                    span: found.span,
                    kind: WarningKind::UnclosedQuote,
                    message: "the quotation is not closed in its paragraph".to_owned(),
                });
            }
            if speaker.is_none() {
                warnings.push(Warning {
                    span: found.span,
                    kind: WarningKind::NoSpeaker,
                    message: "nothing tells who said this".to_owned(),
                });
            }
            let goes_on = resumed || found.link != Link::None && same(&own, &speaker);
            if !goes_on {
                self.next_utterance += 1;
            }
            if let Some(attribution) = attribution
                && speaker.is_some()
            {
                own = Some((attribution, speaker.clone()));
                self.last.clone_from(&own);
            }
            self.push(found, attribution, speaker, rule, certainty);
        }
        self.tail = paragraph.tail;
        self.runs_on = paragraph.runs_on;
    }

    fn push(
        &mut self,
        found: &Found,
        attribution: Option<Attribution>,
        speaker: Option<Speaker>,
        rule: &'static str,
        certainty: Certainty,
    ) {
        self.quotes.push(Quote {
            span: found.span,
            kind: found.kind,
            utterance: self.next_utterance.saturating_sub(1),
            speaker,
            cue: attribution.and_then(|a| a.cue),
            verb: attribution.and_then(|a| a.verb),
            cue_kind: attribution.and_then(|a| a.kind),
            addressee: attribution.and_then(|a| a.addressee),
            when: None,
            sentence: found.sentence,
            rule,
            certainty,
        });
    }

    fn speaker(&self, source: &Source) -> Speaker {
        let person = match source.kind {
            SourceKind::Pronoun => None,
            _ => self.person_in(source.span).or_else(|| self.person_in(source.core)),
        };
        let name = person
            .and_then(|id| self.people.get(id.0 as usize))
            .map_or_else(|| fold_space(source.span.in_text(self.text)), |p| p.name.clone());
        Speaker { name, person, span: Some(source.beside) }
    }

    /// The person of the last mention within `span`.
    fn person_in(&self, span: Span) -> Option<PersonId> {
        let after = self.mentions.partition_point(|(m, _)| m.start < span.end);
        let (mention, id) = self.mentions.get(after.checked_sub(1)?)?;
        mention.overlaps(span).then_some(*id)
    }
}

fn same(own: &Option<(Attribution, Option<Speaker>)>, speaker: &Option<Speaker>) -> bool {
    match (own, speaker) {
        (Some((_, Some(a))), Some(b)) => a.span == b.span || a.name == b.name,
        _ => false,
    }
}

//! A quotation in fewer bytes.

use crate::facts::packed::{Around, Few, Near, Pack};
use crate::facts::{Certainty, CueKind, PersonId, Quote, QuoteKind, Rule, Speaker};
use crate::text::Span;
use crate::text::maybe::MaybeSpan;

/// A quotation as it is kept: the words around it are those of its sentence or near by.
#[derive(Clone, Copy, Debug)]
pub struct SmallQuote {
    start: u32,
    utterance: u32,
    person: MaybeIndex,
    when: MaybeIndex,
    /// Bytes of the words.
    length: u16,
    sentence: Around,
    beside: Near,
    cue: Near,
    addressee: Near,
    rule: u8,
    verb: u8,
    kind: QuoteKind,
    cue_kind: Option<CueKind>,
    certainty: Certainty,
}

/// An index, or none, in the room of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct MaybeIndex(u32);

impl MaybeIndex {
    const NONE: u32 = u32::MAX;

    /// The same in less room; the last index of all has none.
    fn of(index: Option<u32>) -> Option<Self> {
        match index {
            Some(Self::NONE) => None,
            index => Some(Self(index.unwrap_or(Self::NONE))),
        }
    }

    fn get(self) -> Option<u32> {
        (self.0 != Self::NONE).then_some(self.0)
    }
}

/// What many quotations share.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    rules: Few<Rule>,
    verbs: Few<Option<&'static str>>,
}

impl Pack for Quote {
    type Small = SmallQuote;
    type Shared = Shared;

    fn span(&self) -> Span {
        self.span
    }

    fn pack(&self, _: usize, shared: &mut Shared) -> Option<SmallQuote> {
        let speaker = self.speaker.as_ref();
        let start = self.span.start;
        // A name of its own has no room, and one of whom nothing is known cannot be told from none.
        let fits = |speaker: &Speaker| {
            speaker.name.is_none() && (speaker.person.is_some() || speaker.span.is_some())
        };
        if !speaker.is_none_or(fits) {
            return None;
        }
        Some(SmallQuote {
            start,
            utterance: self.utterance,
            person: MaybeIndex::of(speaker.and_then(|speaker| speaker.person).map(|id| id.0))?,
            when: MaybeIndex::of(self.when)?,
            length: self.span.len().try_into().ok()?,
            sentence: Around::of(self.sentence, self.span)?,
            beside: Near::of(speaker.map_or(MaybeSpan::NONE, |speaker| speaker.span), start)?,
            cue: Near::of(self.cue, start)?,
            addressee: Near::of(self.addressee, start)?,
            rule: shared.rules.number(self.rule)?,
            verb: shared.verbs.number(self.verb)?,
            kind: self.kind,
            cue_kind: self.cue_kind,
            certainty: self.certainty,
        })
    }

    fn unpack(small: &SmallQuote, _: usize, shared: &Shared) -> Self {
        let person = small.person.get().map(PersonId);
        let beside = small.beside.span(small.start);
        Self {
            span: Self::span_of(small),
            kind: small.kind,
            utterance: small.utterance,
            speaker: (person.is_some() || beside.is_some()).then_some(Speaker {
                name: None,
                person,
                span: beside,
            }),
            cue: small.cue.span(small.start),
            verb: shared.verbs.value(small.verb).flatten(),
            cue_kind: small.cue_kind,
            addressee: small.addressee.span(small.start),
            when: small.when.get(),
            sentence: small.sentence.span(small.start),
            rule: shared.rules.value(small.rule).unwrap_or_default(),
            certainty: small.certainty,
        }
    }

    fn span_of(small: &SmallQuote) -> Span {
        Span::new(small.start, small.start + u32::from(small.length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::packed::Packed;

    fn quote() -> Quote {
        Quote {
            span: Span::new(500_010, 500_090),
            kind: QuoteKind::Direct,
            utterance: 70_000,
            speaker: Some(Speaker {
                name: None,
                person: Some(PersonId(90_000)),
                span: Span::new(500_100, 500_105).into(),
            }),
            cue: Span::new(500_095, 500_099).into(),
            verb: Some("say"),
            cue_kind: Some(CueKind::Said),
            addressee: MaybeSpan::NONE,
            when: Some(80_000),
            sentence: Span::new(500_000, 500_110),
            rule: Rule::QuoteSaidX,
            certainty: Certainty::Weak,
        }
    }

    /// Whether it fits. It comes back in any case.
    fn fits(quote: &Quote) -> bool {
        let mut shared = Shared::default();
        let small = quote.pack(0, &mut shared);
        let unpacked = small.map(|small| Quote::unpack(&small, 0, &shared));
        let packed: Packed<Quote> = [quote.clone()].into_iter().collect();
        assert_eq!(packed.get(0).as_ref(), Some(quote));
        unpacked.as_ref() == Some(quote)
    }

    /// A speaker without words.
    fn silent(person: Option<PersonId>) -> Speaker {
        Speaker { name: None, person, span: MaybeSpan::NONE }
    }

    #[test]
    fn most_quotations_fit() {
        for quote in [
            quote(),
            Quote { speaker: None, verb: None, cue_kind: None, when: None, ..quote() },
            Quote { speaker: Some(silent(Some(PersonId(0)))), cue: MaybeSpan::NONE, ..quote() },
            Quote { addressee: Span::new(499_000, 499_010).into(), ..quote() },
            Quote { span: Span::new(500_000, 560_000), ..quote() },
        ] {
            assert!(fits(&quote), "{quote:?}");
        }
    }

    #[test]
    fn others_come_back_too() {
        let named = |name: &str| Speaker {
            name: Some(name.into()),
            person: None,
            span: Span::new(500_100, 500_105).into(),
        };
        for quote in [
            Quote { speaker: Some(named("a neighbour")), ..quote() },
            Quote { speaker: Some(silent(None)), ..quote() },
            Quote { cue: Span::new(0, 4).into(), ..quote() },
            Quote { span: Span::new(500_010, 600_010), ..quote() },
            Quote { sentence: Span::new(500_020, 500_110), ..quote() },
            Quote { when: Some(u32::MAX), ..quote() },
        ] {
            assert!(!fits(&quote), "{quote:?}");
        }
    }

    #[test]
    fn a_quotation_is_small() {
        assert_eq!(Packed::<Quote>::ROW, 36);
    }
}

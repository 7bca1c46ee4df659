//! What a scan found of a quotation, in fewer bytes: it waits for all the others.

use super::attribution::Attribution;
use super::cues::Cue;
use super::scan::{Found, Link};
use super::source::{Source, SourceKind};
use crate::facts::packed::{Around, Few, Near, Pack};
use crate::facts::{Certainty, CueKind, QuoteKind, Rule};
use crate::text::Span;

/// A quotation that was found, as it is kept.
#[derive(Clone, Copy, Debug)]
pub struct SmallFound {
    start: u32,
    /// Bytes of the words.
    length: u16,
    sentence: Around,
    kind: QuoteKind,
    link: Link,
    closed: bool,
    attribution: Option<SmallAttribution>,
}

/// The words around it that tell who said it.
#[derive(Clone, Copy, Debug)]
struct SmallAttribution {
    source: Option<SmallSource>,
    cue: Near,
    verb: Option<Cue>,
    kind: Option<CueKind>,
    addressee: Near,
    rule: u8,
    certainty: Certainty,
}

#[derive(Clone, Copy, Debug)]
struct SmallSource {
    span: Near,
    core: Near,
    beside: Near,
    kind: SourceKind,
}

impl SmallAttribution {
    fn of(attribution: &Attribution, start: u32, rules: &mut Few<Rule>) -> Option<Self> {
        let source = match &attribution.source {
            Some(source) => Some(SmallSource {
                span: Near::of(source.span.into(), start)?,
                core: Near::of(source.core.into(), start)?,
                beside: Near::of(source.beside.into(), start)?,
                kind: source.kind,
            }),
            None => None,
        };
        Some(Self {
            source,
            cue: Near::of(attribution.cue, start)?,
            verb: attribution.verb,
            kind: attribution.kind,
            addressee: Near::of(attribution.addressee, start)?,
            rule: rules.number(attribution.rule)?,
            certainty: attribution.certainty,
        })
    }

    fn attribution(&self, start: u32, rules: &Few<Rule>) -> Attribution {
        let span = |near: Near| near.span(start).get().unwrap_or_default();
        let source = self.source.map(|source| Source {
            span: span(source.span),
            core: span(source.core),
            beside: span(source.beside),
            kind: source.kind,
        });
        Attribution {
            source,
            cue: self.cue.span(start),
            verb: self.verb,
            kind: self.kind,
            addressee: self.addressee.span(start),
            rule: rules.value(self.rule).unwrap_or_default(),
            certainty: self.certainty,
        }
    }
}

impl Pack for Found {
    type Small = SmallFound;
    type Shared = Few<Rule>;

    fn span(&self) -> Span {
        self.span
    }

    fn pack(&self, _: usize, rules: &mut Few<Rule>) -> Option<SmallFound> {
        let start = self.span.start;
        let attribution = match &self.attribution {
            Some(attribution) => Some(SmallAttribution::of(attribution, start, rules)?),
            None => None,
        };
        Some(SmallFound {
            start,
            length: self.span.len().try_into().ok()?,
            sentence: Around::of(self.sentence, self.span)?,
            kind: self.kind,
            link: self.link,
            closed: self.closed,
            attribution,
        })
    }

    fn unpack(small: &SmallFound, _: usize, rules: &Few<Rule>) -> Self {
        Self {
            span: Self::span_of(small),
            kind: small.kind,
            sentence: small.sentence.span(small.start),
            attribution: small
                .attribution
                .map(|small_one| small_one.attribution(small.start, rules)),
            link: small.link,
            closed: small.closed,
        }
    }

    fn span_of(small: &SmallFound) -> Span {
        Span::new(small.start, small.start + u32::from(small.length))
    }

    fn moved(mut small: SmallFound, from: &Few<Rule>, to: &mut Few<Rule>) -> Option<SmallFound> {
        if let Some(attribution) = &mut small.attribution {
            attribution.rule = to.number(from.value(attribution.rule)?)?;
        }
        Some(small)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::packed::Packed;
    use crate::text::maybe::MaybeSpan;

    #[test]
    fn what_was_found_comes_back() {
        let source = Source {
            span: Span::new(70_021, 70_025),
            core: Span::new(70_020, 70_025),
            beside: Span::new(70_017, 70_025),
            kind: SourceKind::Nominal,
        };
        let attribution = Attribution {
            source: Some(source),
            cue: Span::new(70_026, 70_030).into(),
            verb: Some(Cue::Verb(900)),
            kind: Some(CueKind::Denied),
            addressee: Span::new(69_900, 69_905).into(),
            rule: Rule::XSaidThat,
            certainty: Certainty::Sure,
        };
        let found = Found {
            span: Span::new(70_031, 70_090),
            kind: QuoteKind::Indirect,
            sentence: Span::new(70_000, 70_091),
            attribution: Some(attribution),
            link: Link::Follows,
            closed: true,
        };
        let bare = Attribution { source: None, cue: MaybeSpan::NONE, ..attribution };
        let far = Source { span: Span::new(0, 4), ..source };
        let far = Attribution { source: Some(far), ..attribution };
        for (found, fits) in [
            (found, true),
            (Found { attribution: None, closed: false, ..found }, true),
            (Found { attribution: Some(bare), link: Link::None, ..found }, true),
            (Found { attribution: Some(far), ..found }, false),
            (Found { span: Span::new(70_031, 270_000), ..found }, false),
        ] {
            assert_eq!(found.pack(0, &mut Few::default()).is_some(), fits, "{found:?}");
            let packed: Packed<Found> = [found].into_iter().collect();
            assert_eq!(packed.get(0), Some(found));
            // Behind another, with a rule of its own.
            let rule = Rule::AccordingToX;
            let other = Attribution { rule, ..attribution };
            let other = Found { attribution: Some(other), ..found };
            let mut both: Packed<Found> = [other].into_iter().collect();
            both.append(packed);
            assert!(both.drain().eq([other, found]));
        }
        assert_eq!(Packed::<Found>::ROW, 40);
    }
}

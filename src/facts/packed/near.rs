//! Words that stand near others.

use crate::text::Span;
use crate::text::maybe::MaybeSpan;

/// A short span near a place of the text, or none, in 3 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// From the place to its first byte, as an `i16`; bytes, so that it needs no alignment.
    from: [u8; 2],
    length: u8,
}

impl Near {
    /// No span.
    const NONE: Self = Self { from: i16::MIN.to_le_bytes(), length: 0 };

    /// A span, or none, as seen from `place`; `None` where it is too long or too far.
    #[must_use]
    pub fn of(span: MaybeSpan, place: u32) -> Option<Self> {
        let Some(span) = span.get() else { return Some(Self::NONE) };
        let from = i16::try_from(i64::from(span.start) - i64::from(place)).ok()?;
        let near = Self { from: from.to_le_bytes(), length: u8::try_from(span.len()).ok()? };
        (near != Self::NONE).then_some(near)
    }

    /// The span, as seen from the same place.
    #[must_use]
    pub fn span(self, place: u32) -> MaybeSpan {
        if self == Self::NONE {
            return MaybeSpan::NONE;
        }
        let start = place.saturating_add_signed(i16::from_le_bytes(self.from).into());
        Span::new(start, start.saturating_add(self.length.into())).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_and_short_comes_back() {
        const PLACE: u32 = 100_000;
        for (start, end, fits) in [
            (PLACE, PLACE, true),
            (PLACE + 3, PLACE + 9, true),
            (PLACE - 40, PLACE - 30, true),
            (PLACE + 32_767, PLACE + 32_767 + 255, true),
            (PLACE - 32_768, PLACE - 32_767, true),
            // As nothing else is written like none.
            (PLACE - 32_768, PLACE - 32_768, false),
            (PLACE, PLACE + 256, false),
            (PLACE + 32_768, PLACE + 32_769, false),
            (0, 1, false),
        ] {
            let span = MaybeSpan::from(Span::new(start, end));
            let near = Near::of(span, PLACE);
            assert_eq!(near.map(|near| near.span(PLACE)), fits.then_some(span), "{start}");
        }
        assert_eq!(Near::of(MaybeSpan::NONE, 7).map(|near| near.span(7)), Some(MaybeSpan::NONE));
        assert_eq!(size_of::<Near>(), 3);
    }
}

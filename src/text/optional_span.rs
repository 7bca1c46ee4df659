//! An optional span in the size of a span.

use std::fmt;

use super::Span;

/// An `Option<Span>` of 8 bytes instead of 12, for what a document has very many of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OptionalSpan(Span);

impl OptionalSpan {
    /// No span, represented by one that ends before it begins.
    pub const NONE: Self = Self(Span { start: u32::MAX, end: 0 });

    /// The span, where there is one.
    #[must_use]
    pub const fn get(self) -> Option<Span> {
        if self.is_some() { Some(self.0) } else { None }
    }

    /// Whether there is one.
    #[must_use]
    pub const fn is_some(self) -> bool {
        self.0.start <= self.0.end
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_none(self) -> bool {
        !self.is_some()
    }
}

impl Default for OptionalSpan {
    fn default() -> Self {
        Self::NONE
    }
}

impl From<Span> for OptionalSpan {
    fn from(span: Span) -> Self {
        Self(span)
    }
}

impl From<Option<Span>> for OptionalSpan {
    fn from(span: Option<Span>) -> Self {
        span.map_or(Self::NONE, Self)
    }
}

impl fmt::Debug for OptionalSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_an_option_does() {
        let last = Span::new(u32::MAX, u32::MAX);
        for span in [None, Some(Span::default()), Some(Span::new(3, 7)), Some(last)] {
            let maybe = OptionalSpan::from(span);
            assert_eq!((maybe.get(), maybe.is_some(), maybe.is_none()), {
                (span, span.is_some(), span.is_none())
            });
            assert_eq!(format!("{maybe:?}"), format!("{span:?}"));
        }
        assert_eq!(OptionalSpan::default(), OptionalSpan::NONE);
    }

    #[test]
    fn takes_the_room_of_a_span() {
        assert_eq!(size_of::<OptionalSpan>(), size_of::<Span>());
    }
}

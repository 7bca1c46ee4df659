//! Facts that a long text has a million of, kept in a third of the bytes they are looked at in.
//!
//! A fact has room for whatever a text may say; hardly any needs it. Most are kept packed, and are
//! made anew when somebody asks; the few that do not fit are kept whole.

mod around;
mod few;
mod flags;
mod near;

use std::fmt;
use std::ops::Range;

use crate::facts::drain::Drain;
use crate::text::Span;

pub use around::Around;
pub use few::Few;
pub use flags::Flags;
pub use near::Near;

/// A fact that mostly fits in fewer bytes.
pub trait Pack: Clone + PartialEq {
    /// It in fewer bytes.
    type Small: Copy;
    /// What many of them share.
    type Shared: Clone + Default;

    /// Its words.
    fn span(&self) -> Span;

    /// This fact, the one at `index`, in fewer bytes; `None` where a part of it has no room, or
    /// would come back otherwise.
    fn pack(&self, index: usize, shared: &mut Self::Shared) -> Option<Self::Small>;

    /// The fact at `index` as it was.
    fn unpack(small: &Self::Small, index: usize, shared: &Self::Shared) -> Self;

    /// Its words alone.
    fn span_of(small: &Self::Small) -> Span;

    /// The same in a list that shares other things, at whatever index; `None` where it must be
    /// packed anew for that.
    fn moved(
        _small: Self::Small,
        _from: &Self::Shared,
        _to: &mut Self::Shared,
    ) -> Option<Self::Small> {
        None
    }
}

/// Facts of one kind in text order. They are given out by value: to change one, see
/// [`Packed::change`].
#[derive(Clone)]
pub struct Packed<F: Pack> {
    rows: Vec<Row<F::Small>>,
    /// Those that do not fit in a row.
    whole: Vec<F>,
    shared: F::Shared,
}

#[derive(Clone, Copy)]
enum Row<S> {
    Small(S),
    /// Kept whole: its place among those.
    Whole(u32),
}

impl<F: Pack> Packed<F> {
    /// Bytes that a fact takes which fits.
    pub const ROW: usize = size_of::<Row<F::Small>>();

    /// None yet, with room for so many.
    #[must_use]
    pub fn with_capacity(count: usize) -> Self {
        Self { rows: Vec::with_capacity(count), ..Self::default() }
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The fact at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<F> {
        match self.rows.get(index)? {
            Row::Small(small) => Some(F::unpack(small, index, &self.shared)),
            Row::Whole(at) => self.whole.get(*at as usize).cloned(),
        }
    }

    /// The words of the fact at `index`.
    #[must_use]
    pub fn span(&self, index: usize) -> Option<Span> {
        self.rows.get(index).map(|row| self.span_of(row))
    }

    fn span_of(&self, row: &Row<F::Small>) -> Span {
        match row {
            Row::Small(small) => F::span_of(small),
            Row::Whole(at) => self.whole.get(*at as usize).map(F::span).unwrap_or_default(),
        }
    }

    /// The last fact.
    #[must_use]
    pub fn last(&self) -> Option<F> {
        self.get(self.len().checked_sub(1)?)
    }

    /// The first index at which the words are not as `before` says; those of all facts before are.
    #[must_use]
    pub fn partition_point(&self, before: impl Fn(Span) -> bool) -> usize {
        self.rows.partition_point(|row| before(self.span_of(row)))
    }

    /// All of them, in order.
    #[must_use]
    pub const fn iter(&self) -> Iter<'_, F> {
        Iter { facts: self, range: 0..self.len() }
    }

    /// Those at these indices, as far as there are any.
    #[must_use]
    pub fn range(&self, range: Range<usize>) -> Iter<'_, F> {
        let end = range.end.min(self.len());
        Iter { facts: self, range: range.start.min(end)..end }
    }

    /// Those from `first` on with their indices.
    pub fn numbered(&self, first: usize) -> impl Iterator<Item = (u32, F)> + '_ {
        // No more than the text has bytes.
        let index = u32::try_from(first).unwrap_or(u32::MAX);
        (index..).zip(self.range(first..self.len()))
    }

    /// Adds a fact at the end.
    pub fn push(&mut self, fact: F) {
        let row = self.row(fact, self.len());
        self.rows.push(row);
    }

    /// Changes the fact at `index`, where there is one.
    pub fn change(&mut self, index: usize, change: impl FnOnce(&mut F)) {
        let Some(before) = self.get(index) else { return };
        let mut fact = before.clone();
        change(&mut fact);
        if fact == before {
            return;
        }
        // One that is whole stays so: it has its place already.
        let row = match self.rows.get(index) {
            Some(Row::Whole(at)) => {
                if let Some(place) = self.whole.get_mut(*at as usize) {
                    *place = fact;
                }
                return;
            }
            _ => self.row(fact, index),
        };
        if let Some(place) = self.rows.get_mut(index) {
            *place = row;
        }
    }

    /// Changes one after the other.
    pub fn change_each(&mut self, mut change: impl FnMut(&mut F)) {
        for index in 0..self.len() {
            self.change(index, &mut change);
        }
    }

    /// Adds the facts of another list at the end.
    pub fn append(&mut self, next: Self) {
        if self.is_empty() {
            *self = next;
            return;
        }
        self.rows.reserve(next.len());
        let Self { rows, whole, shared } = next;
        for (index, row) in rows.into_iter().enumerate() {
            match row {
                Row::Small(small) => match F::moved(small, &shared, &mut self.shared) {
                    Some(small) => self.rows.push(Row::Small(small)),
                    None => self.push(F::unpack(&small, index, &shared)),
                },
                Row::Whole(at) => {
                    if let Some(fact) = whole.get(at as usize) {
                        self.push(fact.clone());
                    }
                }
            }
        }
    }

    /// All of them in order; their room is given back on the way.
    pub fn drain(self) -> impl Iterator<Item = F> {
        let Self { rows, whole, shared } = self;
        let rows = Drain::from(rows).enumerate();
        rows.filter_map(move |(index, row)| match row {
            Row::Small(small) => Some(F::unpack(&small, index, &shared)),
            Row::Whole(at) => whole.get(at as usize).cloned(),
        })
    }

    fn row(&mut self, fact: F, index: usize) -> Row<F::Small> {
        match fact.pack(index, &mut self.shared) {
            Some(small) => Row::Small(small),
            None => {
                // No more than the text has bytes.
                let at = u32::try_from(self.whole.len()).unwrap_or(u32::MAX);
                self.whole.push(fact);
                Row::Whole(at)
            }
        }
    }
}

impl<F: Pack> Default for Packed<F> {
    fn default() -> Self {
        Self { rows: Vec::new(), whole: Vec::new(), shared: F::Shared::default() }
    }
}

impl<F: Pack> PartialEq for Packed<F> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<F: Pack + fmt::Debug> fmt::Debug for Packed<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<F: Pack> FromIterator<F> for Packed<F> {
    fn from_iter<I: IntoIterator<Item = F>>(facts: I) -> Self {
        let facts = facts.into_iter();
        let mut packed = Self::with_capacity(facts.size_hint().0);
        facts.for_each(|fact| packed.push(fact));
        packed
    }
}

impl<'f, F: Pack> IntoIterator for &'f Packed<F> {
    type Item = F;
    type IntoIter = Iter<'f, F>;

    fn into_iter(self) -> Iter<'f, F> {
        self.iter()
    }
}

/// Facts one after the other, from either end. To skip some takes no time.
pub struct Iter<'f, F: Pack> {
    facts: &'f Packed<F>,
    range: Range<usize>,
}

impl<F: Pack> Clone for Iter<'_, F> {
    fn clone(&self) -> Self {
        Self { facts: self.facts, range: self.range.clone() }
    }
}

impl<F: Pack> Iterator for Iter<'_, F> {
    type Item = F;

    fn next(&mut self) -> Option<F> {
        self.facts.get(self.range.next()?)
    }

    fn nth(&mut self, count: usize) -> Option<F> {
        self.facts.get(self.range.nth(count)?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
}

impl<F: Pack> DoubleEndedIterator for Iter<'_, F> {
    fn next_back(&mut self) -> Option<F> {
        self.facts.get(self.range.next_back()?)
    }
}

impl<F: Pack> ExactSizeIterator for Iter<'_, F> {}

#[cfg(test)]
mod tests {
    use super::*;

    /// A span that fits where it is short.
    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Word(Span);

    impl Pack for Word {
        type Small = (u32, u8);
        type Shared = ();

        fn span(&self) -> Span {
            self.0
        }

        fn pack(&self, _: usize, (): &mut ()) -> Option<(u32, u8)> {
            Some((self.0.start, self.0.len().try_into().ok()?))
        }

        fn unpack(small: &(u32, u8), _: usize, (): &()) -> Self {
            Self(Self::span_of(small))
        }

        fn span_of((start, length): &(u32, u8)) -> Span {
            Span::new(*start, *start + u32::from(*length))
        }
    }

    const WORDS: [Word; 4] = [
        Word(Span { start: 0, end: 4 }),
        Word(Span { start: 5, end: 400 }),
        Word(Span { start: 401, end: 402 }),
        Word(Span { start: 410, end: 950 }),
    ];

    #[test]
    fn facts_come_back_whether_they_fit_or_not() {
        let packed: Packed<Word> = WORDS.into_iter().collect();
        assert_eq!(packed.whole, [WORDS[1], WORDS[3]]);
        assert!(packed.iter().eq(WORDS));
        assert!(packed.iter().rev().eq(WORDS.into_iter().rev()));
        assert_eq!((packed.len(), packed.get(1), packed.get(4)), (4, Some(WORDS[1]), None));
        assert_eq!(packed.last(), Some(WORDS[3]));
        assert_eq!(packed.span(0).zip(packed.span(3)), Some((WORDS[0].0, WORDS[3].0)));
        assert_eq!(packed.iter().skip(2).collect::<Vec<_>>(), WORDS[2..]);
        assert_eq!(packed.range(1..3).collect::<Vec<_>>(), WORDS[1..3]);
        assert!(packed.numbered(2).eq([(2, WORDS[2]), (3, WORDS[3])]));
        assert_eq!((packed.range(3..9).len(), packed.range(7..9).len()), (1, 0));
        assert_eq!(packed.partition_point(|span| span.start < 401), 2);
        assert_eq!(packed, packed.clone());
        assert!(!packed.is_empty() && Packed::<Word>::default().is_empty());
    }

    #[test]
    fn lists_are_joined_and_drained() {
        let mut all = Packed::default();
        for part in WORDS.chunks(2) {
            all.append(part.iter().copied().collect());
        }
        assert!(all.iter().eq(WORDS));
        assert!(all.drain().eq(WORDS));
    }

    #[test]
    fn facts_are_changed_in_their_place() {
        let mut packed: Packed<Word> = WORDS.into_iter().collect();
        packed.change(0, |word| word.0.end = 300);
        packed.change(1, |word| word.0.end = 6);
        packed.change(9, |word| word.0.end = 0);
        assert_eq!(packed.iter().map(|word| word.0.end).collect::<Vec<_>>(), [300, 6, 402, 950]);
        packed.change_each(|word| word.0.end += 1);
        assert_eq!(packed.iter().map(|word| word.0.end).collect::<Vec<_>>(), [301, 7, 403, 951]);
        assert_eq!(packed.whole.len(), 3);
    }
}

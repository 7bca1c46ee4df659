//! An iterator that consumes a long list and frees its memory on the way.

/// Shorter lists free their memory at the end only.
const LONG: usize = 4096;

/// The items of a list from the front. Memory of consumed items is freed in large pieces: early
/// enough to be reused for what is made of the items, and seldom enough for linear time whatever
/// the allocator does.
#[derive(Debug)]
pub struct Drain<T> {
    /// In reverse: a vector can only shrink at its end.
    rest: Vec<T>,
}

impl<T> From<Vec<T>> for Drain<T> {
    fn from(mut items: Vec<T>) -> Self {
        items.reverse();
        Self { rest: items }
    }
}

impl<T> Iterator for Drain<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let room = self.rest.capacity();
        if room > LONG && self.rest.len() < room / 8 * 7 {
            self.rest.shrink_to_fit();
        }
        self.rest.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_in_order_and_room_is_given_back() {
        let all = 3 * LONG;
        let mut drain = Drain::from((0..all).collect::<Vec<_>>());
        assert!(drain.by_ref().take(all / 2).eq(0..all / 2));
        assert!(drain.rest.capacity() < all * 5 / 8, "{}", drain.rest.capacity());
        assert!(drain.eq(all / 2..all));
    }
}

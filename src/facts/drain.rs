//! Long lists that are read once, and give their memory back on the way.

/// Shorter lists keep their room to the end.
const LONG: usize = 4096;

/// The items of a list from the front. What is behind is given back in large pieces, so that what
/// is made of the items has room, and seldom, so that it takes linear time however memory is kept.
#[derive(Debug)]
pub struct Drain<T> {
    /// The last one first: room can be given back at the end only.
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

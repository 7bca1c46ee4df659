//! Threads: ordered parallel work, and the extraction of facts with it. The core computes without
//! threads; here its chunks are given to several.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::doc::Document;
use crate::facts::{self, Context, Facts, Scan};

/// More threads than this are no help: each holds the tokens of a chunk.
const MOST: usize = 16;
/// Stack of a thread that reads articles, in bytes: hostile nesting must not overflow it, nor the
/// recursion of libraries.
pub const STACK: usize = 16 << 20;

/// How many threads work at a time, the caller's own among them.
#[derive(Clone, Copy, Debug)]
pub enum Threads {
    /// This many at most.
    AtMost(NonZeroUsize),
    /// As many as the machine runs at a time.
    All,
    /// One fewer, if there are several: keys and terminal must not wait for a core.
    AllButOne,
}

impl Threads {
    /// The caller's alone.
    #[must_use]
    pub const fn one() -> Self {
        Self::AtMost(NonZeroUsize::MIN)
    }

    /// How many threads work on so many items. The machine is asked only where that matters.
    #[must_use]
    pub fn count(self, items: usize) -> usize {
        if items < 2 {
            return items;
        }
        let machine = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN).get();
        let count = match self {
            Self::AtMost(count) => count.get(),
            Self::All => machine(),
            Self::AllButOne => machine().saturating_sub(1).max(1),
        };
        count.min(MOST).min(items)
    }

    /// Makes something of every item; in the items' order.
    pub fn map<I: Send, T: Send>(self, items: Vec<I>, make: impl Fn(I) -> T + Sync) -> Vec<T> {
        let mut all = Vec::with_capacity(items.len());
        self.map_in_order(items, make, |made| all.push(made));
        all
    }

    /// Makes something of every item and passes it on in the items' order, each as soon as all
    /// before it were passed on: little of it waits at any time.
    pub fn map_in_order<I: Send, T: Send>(
        self,
        items: Vec<I>,
        make: impl Fn(I) -> T + Sync,
        take: impl FnMut(T) + Send,
    ) {
        let count = self.count(items.len());
        let items = Mutex::new(items.into_iter().enumerate());
        let ordered = Mutex::new((take, 0, BTreeMap::new()));
        let work = || {
            loop {
                let next = lock(&items).next();
                let Some((index, item)) = next else { return };
                let made = make(item);
                let (take, next, early) = &mut *lock(&ordered);
                early.insert(index, made);
                while let Some(made) = early.remove(next) {
                    take(made);
                    *next += 1;
                }
            }
        };
        thread::scope(|scope| {
            for _ in 1..count {
                let thread = thread::Builder::new().stack_size(STACK);
                // Where the system starts no thread the others do its work.
                let _ = thread.spawn_scoped(scope, work);
            }
            work();
        });
    }

    /// The facts of the blocks that begin before the byte `end`; they are those of
    /// [`facts::extract`].
    #[must_use]
    pub fn extract(self, doc: &Document, context: &Context, end: u32) -> Facts {
        let chunks = facts::chunks(doc, end);
        // No threads for a short text: it is done before they have started.
        let threads = if chunks.len() > 1 { self } else { Self::one() };
        let mut scans = Scan::default();
        threads.map_in_order(chunks, |chunk| facts::scan(doc, chunk), |scan| scans.append(scan));
        Facts::join(threads.map(scans.split().into(), |half| half.resolve(doc, context)))
    }
}

/// Locks, whether or not a thread has panicked meanwhile: its panic ends the work anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn at_most(count: usize) -> Threads {
        Threads::AtMost(NonZeroUsize::new(count).unwrap())
    }

    #[test]
    fn every_item_is_done_once_and_in_order() {
        for (threads, items) in [(1, 5), (2, 0), (2, 1), (3, 100), (200, 3)] {
            let items: Vec<usize> = (0..items).collect();
            let expected: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(at_most(threads).map(items, |item| item * 2), expected, "{threads} threads");
        }
    }

    #[test]
    fn what_is_done_early_waits_for_its_turn() {
        let late_ones = |item: u64| {
            // The first of each three takes longest.
            std::thread::sleep(Duration::from_millis(3 * (2 - item % 3)));
            item
        };
        let mut taken = Vec::new();
        at_most(3).map_in_order((0..12).collect(), late_ones, |item| taken.push(item));
        assert_eq!(taken, (0..12).collect::<Vec<_>>());
    }

    #[test]
    fn no_more_threads_than_items() {
        let check = |threads: Threads, items, expected| {
            assert_eq!(threads.count(items), expected, "{threads:?}, {items} items");
        };
        check(Threads::All, 0, 0);
        check(Threads::All, 1, 1);
        check(at_most(3), 2, 2);
        check(at_most(3), 100, 3);
        check(at_most(1000), 1000, MOST);
        assert!((1..=MOST).contains(&Threads::AllButOne.count(1000)));
    }

    #[test]
    fn any_number_of_threads_finds_the_same_facts() {
        let article = include_str!("../../assets/article.txt");
        let doc = crate::formats::plain::parse(&format!("{article}\n\n").repeat(120));
        let context = Context::default();
        let alone = facts::extract(&doc, &context);
        assert!(!alone.people.is_empty() && !alone.quotes.is_empty() && !alone.dates.is_empty());
        for threads in [2, 7] {
            let facts = at_most(threads).extract(&doc, &context, u32::MAX);
            assert_eq!(facts, alone, "{threads} threads");
        }
        let first_part = at_most(3).extract(&doc, &context, 1 << 18);
        assert!(first_part.dates.len() < alone.dates.len());
        assert_eq!(first_part, at_most(1).extract(&doc, &context, 1 << 18));
    }
}

//! Threads for work in parts: the core asks for a crew, the edge has one.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::facts::Crew;

/// More threads than this are no help: each holds the tokens of a chunk.
const MOST: NonZeroUsize = NonZeroUsize::new(16).unwrap();
/// Stack of a thread: as large as that of the one that reads articles.
const STACK: usize = 16 << 20;

/// A crew that works on this many threads at most, the caller's own among them; work of one part
/// starts none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Threads(Option<NonZeroUsize>);

impl Threads {
    /// So many at most.
    #[must_use]
    pub const fn at_most(count: NonZeroUsize) -> Self {
        Self(Some(count))
    }

    /// As many as the machine runs at a time: asked when there is use for them.
    #[must_use]
    pub const fn of_machine() -> Self {
        Self(None)
    }

    /// How many threads work on so many parts.
    #[must_use]
    pub fn count(&self, parts: usize) -> usize {
        if parts < 2 {
            return parts;
        }
        let machine = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.0.unwrap_or_else(machine).min(MOST).get().min(parts)
    }
}

impl Crew for Threads {
    fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
        let next = AtomicUsize::new(0);
        let run = || {
            loop {
                let part = next.fetch_add(1, Ordering::Relaxed);
                if part >= parts {
                    return;
                }
                work(part);
            }
        };
        thread::scope(|scope| {
            for _ in 1..self.count(parts) {
                let thread = thread::Builder::new().stack_size(STACK);
                // Where the system gives no thread the others do its parts.
                let _ = thread.spawn_scoped(scope, run);
            }
            run();
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn every_part_is_done_once() {
        for (threads, parts) in [(1, 5), (2, 0), (2, 1), (3, 100), (200, 3)] {
            let crew = Threads::at_most(NonZeroUsize::new(threads).unwrap());
            let done = Mutex::new(Vec::new());
            crew.each(parts, &|part| done.lock().unwrap().push(part));
            let mut done = done.into_inner().unwrap();
            done.sort_unstable();
            assert_eq!(done, (0..parts).collect::<Vec<_>>(), "{threads} threads");
        }
        assert_eq!(Threads::of_machine().count(1), 1);
    }

    #[test]
    fn threads_find_the_same_facts() {
        let article = include_str!("../../assets/article.txt");
        let doc = crate::formats::plain::parse(&format!("{article}\n\n").repeat(120));
        let context = crate::facts::Context::default();
        let alone = crate::facts::extract(&doc, &context);
        for threads in [1, 2, 7] {
            let crew = Threads::at_most(NonZeroUsize::new(threads).unwrap());
            assert_eq!(crate::facts::extract_to(&doc, &context, u32::MAX, &crew), alone);
        }
    }
}

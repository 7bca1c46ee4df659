//! Threads for work in parts: the core asks for a crew, the edge has one.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::facts::Crew;

/// More threads than this are no help: each holds the tokens of a chunk.
const MOST: usize = 16;
/// Stack of a thread that reads articles: hostile nesting must not overflow it, nor the recursion of
/// libraries.
pub const STACK: usize = 16 << 20;

/// A crew that works on so many threads at most, the caller's own among them; work of one part
/// starts none.
#[derive(Clone, Copy, Debug)]
pub enum Threads {
    /// This many.
    AtMost(NonZeroUsize),
    /// As many as the machine runs at a time: asked when there is use for them.
    OfMachine,
    /// One fewer, if there are several: somebody reads meanwhile, and neither keys nor the terminal
    /// shall wait for a core.
    BesideReader,
}

impl Threads {
    /// How many threads work on so many parts.
    #[must_use]
    pub fn count(self, parts: usize) -> usize {
        if parts < 2 {
            return parts;
        }
        let machine = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN).get();
        let count = match self {
            Self::AtMost(count) => count.get(),
            Self::OfMachine => machine(),
            Self::BesideReader => machine().saturating_sub(1).max(1),
        };
        count.min(MOST).min(parts)
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
            let crew = Threads::AtMost(NonZeroUsize::new(threads).unwrap());
            let done = Mutex::new(Vec::new());
            crew.each(parts, &|part| done.lock().unwrap().push(part));
            let mut done = done.into_inner().unwrap();
            done.sort_unstable();
            assert_eq!(done, (0..parts).collect::<Vec<_>>(), "{threads} threads");
        }
        assert_eq!(Threads::OfMachine.count(1), 1);
    }

    #[test]
    fn threads_find_the_same_facts() {
        let article = include_str!("../../assets/article.txt");
        let doc = crate::formats::plain::parse(&format!("{article}\n\n").repeat(120));
        let context = crate::facts::Context::default();
        let alone = crate::facts::extract(&doc, &context);
        for threads in [1, 2, 7] {
            let crew = Threads::AtMost(NonZeroUsize::new(threads).unwrap());
            assert_eq!(crate::facts::extract_to(&doc, &context, u32::MAX, &crew), alone);
        }
    }
}

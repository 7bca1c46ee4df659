//! Work in parts that do not depend on each other: the core has no threads of its own, whoever calls
//! it may bring a crew.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Who does the parts of a work that do not depend on each other.
pub trait Crew: Sync {
    /// Calls `work` once with every number below `parts`, in any order, and returns when all of
    /// them are done.
    fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync));
}

/// One part after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alone;

impl Crew for Alone {
    fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
        (0..parts).for_each(work);
    }
}

/// Makes something of every item, with whoever is in the crew; in the items' order.
pub fn map<I: Send, T: Send>(
    crew: &dyn Crew,
    items: impl IntoIterator<Item = I>,
    make: &(dyn Fn(I) -> T + Sync),
) -> Vec<T> {
    let mut all = Vec::new();
    in_order(crew, items, make, |made| all.push(made));
    all
}

/// Makes something of every item, with whoever is in the crew, and gives it on in the items'
/// order: as soon as all before it has been given, so that little of it waits at any time.
pub(super) fn in_order<I: Send, T: Send>(
    crew: &dyn Crew,
    items: impl IntoIterator<Item = I>,
    make: &(dyn Fn(I) -> T + Sync),
    give: impl FnMut(T) + Send,
) {
    let items: Vec<_> = items.into_iter().map(|item| Mutex::new(Some(item))).collect();
    let queue = Mutex::new(Queue { next: 0, early: BTreeMap::new(), give });
    crew.each(items.len(), &|index| {
        let place = items.get(index).and_then(|place| place.lock().ok()?.take());
        let Some(item) = place else { return };
        let made = make(item);
        queue.lock().unwrap_or_else(PoisonError::into_inner).add(index, made);
    });
}

/// Makes two things, side by side where the crew is large enough.
pub(super) fn both<A: Default + Send, B: Default + Send>(
    crew: &dyn Crew,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    let (one, other) = (Task::new(one), Task::new(other));
    crew.each(2, &|part| if part == 0 { one.run() } else { other.run() });
    (one.made(), other.made())
}

/// Work that is done once, and what it makes.
struct Task<W, T>(Mutex<(Option<W>, T)>);

impl<W: FnOnce() -> T, T: Default> Task<W, T> {
    fn new(work: W) -> Self {
        Self(Mutex::new((Some(work), T::default())))
    }

    fn run(&self) {
        let mut task = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(work) = task.0.take() {
            task.1 = work();
        }
    }

    fn made(self) -> T {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).1
    }
}

/// Things that are made in any order and given on by number.
struct Queue<T, G> {
    /// The number of what is given on next.
    next: usize,
    /// What came before its turn.
    early: BTreeMap<usize, T>,
    give: G,
}

impl<T, G: FnMut(T)> Queue<T, G> {
    fn add(&mut self, number: usize, made: T) {
        self.early.insert(number, made);
        while let Some(made) = self.early.remove(&self.next) {
            (self.give)(made);
            self.next += 1;
        }
    }
}

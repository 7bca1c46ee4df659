//! What has been read so far, shared between the thread that reads and the one that shows it. The
//! reader of the screen never waits for the reader of bytes.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use anyhow::{Result, anyhow};

use super::content::Content;
use crate::app::load_progress::LoadProgress;
use crate::text::amount;

/// The bytes of an article while they are read, and the request to stop.
#[derive(Debug, Default)]
pub struct Progress {
    state: Mutex<State>,
    /// Notified of every change.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The bytes, until [`Progress::take`].
    bytes: Vec<u8>,
    read: u64,
    total: Option<u64>,
    /// What the transport says about them.
    about: Content,
    /// Whether to stop, and take what was read for the article.
    stopped: bool,
    /// Whether loading was cancelled.
    cancelled: bool,
    /// The thread that reads has ended.
    over: bool,
}

impl Progress {
    /// How far reading has come, for the screen.
    #[must_use]
    pub fn report(&self) -> LoadProgress {
        let state = self.lock();
        // A total of 0 is that of files which the system makes as they are read.
        let total = state.total.filter(|total| *total > 0);
        LoadProgress { read: state.read, total, stopped: state.stopped }
    }

    /// Bytes read so far.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.lock().read
    }

    /// Stops reading: what was read is the article.
    pub fn stop(&self) {
        self.change(|state| state.stopped = true);
    }

    /// Cancels loading.
    pub fn cancel(&self) {
        self.change(|state| state.cancelled = true);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.lock().stopped
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.lock().cancelled
    }

    pub(super) fn goes_on(&self) -> bool {
        let state = self.lock();
        !state.stopped && !state.cancelled
    }

    /// Sets the metadata that comes before the first byte: name, type and length.
    pub(super) fn expect(&self, about: &Content, total: Option<u64>) {
        let mut state = self.lock();
        state.about = about.about();
        state.total = total;
    }

    /// Makes room for the bytes that are expected, and one more: the read that meets the end needs
    /// no growth.
    pub(super) fn reserve(&self, bytes: u64) -> Result<()> {
        let mut state = self.lock();
        let room = usize::try_from(bytes.saturating_add(1))?;
        state.bytes.try_reserve_exact(room).map_err(|_| anyhow!("not enough memory"))
    }

    /// Appends bytes.
    pub(super) fn add(&self, bytes: &[u8]) -> Result<()> {
        let mut state = self.lock();
        if state.bytes.try_reserve(bytes.len()).is_err() {
            return Err(anyhow!("not enough memory: {} were read", amount(state.read)));
        }
        state.bytes.extend_from_slice(bytes);
        state.read += bytes.len() as u64;
        self.changed.notify_all();
        Ok(())
    }

    /// Looks at the bytes and at what is known about them.
    pub(super) fn look<T>(&self, look: impl FnOnce(&[u8], &Content) -> T) -> T {
        let state = self.lock();
        look(&state.bytes, &state.about)
    }

    /// Takes the bytes out.
    pub(super) fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.lock().bytes)
    }

    /// When the result is dropped, even by a panic, reading is over and all waiting ends.
    pub(super) const fn over_when_dropped(&self) -> impl Drop {
        struct Over<'a>(&'a Progress);
        impl Drop for Over<'_> {
            fn drop(&mut self) {
                self.0.change(|state| state.over = true);
            }
        }
        Over(self)
    }

    /// Waits until more than `seen` bytes were read; `false` if reading has ended.
    pub(super) fn wait_for_more_than(&self, seen: u64) -> bool {
        let waits = |state: &mut State| !state.is_final() && state.read <= seen;
        let state = self.changed.wait_while(self.lock(), waits);
        !state.unwrap_or_else(PoisonError::into_inner).is_final()
    }

    /// Waits until a moment; `false` if reading has ended.
    pub(super) fn wait_until(&self, moment: Instant, now: Instant) -> bool {
        let time = moment.saturating_duration_since(now);
        let waits = |state: &mut State| !state.is_final();
        match self.changed.wait_timeout_while(self.lock(), time, waits) {
            Ok((state, _)) => !state.is_final(),
            Err(poisoned) => !poisoned.into_inner().0.is_final(),
        }
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    const fn is_final(&self) -> bool {
        self.over || self.stopped || self.cancelled
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::time::Duration;

    use super::*;

    #[test]
    fn bytes_are_counted_until_they_are_taken() {
        let progress = Progress::default();
        progress.expect(&Content::named("a.txt"), Some(9));
        progress.reserve(9).unwrap();
        progress.add(b"Some ").unwrap();
        progress.add(b"words").unwrap();
        let seen = progress.look(|bytes, about| (bytes.to_vec(), about.name.clone()));
        assert_eq!(seen, (b"Some words".to_vec(), "a.txt".to_owned()));
        assert_eq!(progress.take(), b"Some words");
        assert_eq!(progress.take(), b"");
        assert_eq!(progress.report(), LoadProgress { read: 10, total: Some(9), stopped: false });
        // Files of the system have no length before they are read.
        progress.expect(&Content::default(), Some(0));
        assert_eq!(progress.report().total, None);
        assert!(progress.reserve(u64::MAX).is_err());
    }

    #[test]
    fn whatever_ends_reading_ends_the_waiting() {
        for (end, stopped, cancelled) in [
            (Progress::stop as fn(&Progress), true, false),
            (Progress::cancel, false, true),
            (|progress: &Progress| drop(progress.over_when_dropped()), false, false),
        ] {
            let progress = Progress::default();
            progress.add(b"words").unwrap();
            assert!(progress.wait_for_more_than(4) && progress.goes_on());
            end(&progress);
            assert!(!progress.wait_for_more_than(4) && !progress.wait_for_more_than(5));
            assert_eq!((progress.is_stopped(), progress.is_cancelled()), (stopped, cancelled));
            assert_eq!(progress.goes_on(), !stopped && !cancelled);
        }
    }

    #[test]
    fn a_panic_ends_reading() {
        let progress = Progress::default();
        let read = || {
            let _over = progress.over_when_dropped();
            std::panic::resume_unwind(Box::new("a fault"));
        };
        assert!(catch_unwind(AssertUnwindSafe(read)).is_err());
        assert!(!progress.wait_for_more_than(0));
    }

    #[test]
    fn more_bytes_wake_who_waits() {
        let progress = Progress::default();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| progress.wait_for_more_than(5));
            progress.add(b"words").unwrap();
            std::thread::sleep(Duration::from_millis(5));
            progress.add(b", and more").unwrap();
            assert!(waiting.join().unwrap());
        });
    }
}

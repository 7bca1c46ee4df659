//! What has come so far of an article, shared between the thread that reads it and the one that
//! shows it. Who shows never waits for who reads.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use anyhow::{Result, anyhow};

use super::Content;
use crate::text::amount;

/// How far reading has come.
#[derive(Debug, Default)]
pub struct Progress {
    came: Mutex<Came>,
    /// Something in it has changed.
    news: Condvar,
}

#[derive(Debug, Default)]
struct Came {
    /// The bytes, until [`Progress::take`].
    bytes: Vec<u8>,
    read: u64,
    total: Option<u64>,
    /// What the transport says about them.
    about: Content,
    wish: Wish,
    /// Nobody reads any more.
    over: bool,
}

/// What the person wants to happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Wish {
    /// All of it.
    #[default]
    All,
    /// No more of it.
    Stop,
    /// Nothing of it.
    Nothing,
}

impl Progress {
    /// Bytes read so far.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.lock().read
    }

    /// Bytes there are; none where nobody knows (a pipe, a chunked answer).
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.lock().total.filter(|total| *total > 0)
    }

    /// Asks for no more: what has come is the article.
    pub fn stop(&self) {
        self.wish(Wish::Stop);
    }

    /// Nobody waits for the article any more.
    pub fn abandon(&self) {
        self.wish(Wish::Nothing);
    }

    /// Whether [`Progress::stop`] was called.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.lock().wish == Wish::Stop
    }

    pub(super) fn is_abandoned(&self) -> bool {
        self.lock().wish == Wish::Nothing
    }

    pub(super) fn goes_on(&self) -> bool {
        self.lock().wish == Wish::All
    }

    fn wish(&self, wish: Wish) {
        self.lock().wish = wish;
        self.news.notify_all();
    }

    /// What is known before the first byte: where it was found, its type, its length.
    pub(super) fn expect(&self, about: &Content, total: Option<u64>) {
        let mut came = self.lock();
        came.about = about.about();
        came.total = total;
    }

    /// Makes room for what is expected, and a byte more: the read that meets the end needs no
    /// growth.
    pub(super) fn reserve(&self, bytes: u64) -> Result<()> {
        let mut came = self.lock();
        let room = usize::try_from(bytes.saturating_add(1))?;
        came.bytes.try_reserve_exact(room).map_err(|_| anyhow!("there is not enough memory"))
    }

    pub(super) fn add(&self, bytes: &[u8]) -> Result<()> {
        let mut came = self.lock();
        if came.bytes.try_reserve(bytes.len()).is_err() {
            return Err(anyhow!("not enough memory: {} were read", amount(came.read)));
        }
        came.bytes.extend_from_slice(bytes);
        came.read += bytes.len() as u64;
        self.news.notify_all();
        Ok(())
    }

    /// Looks at what has come, and what is known about it.
    pub(super) fn look<T>(&self, look: impl FnOnce(&[u8], &Content) -> T) -> T {
        let came = self.lock();
        look(&came.bytes, &came.about)
    }

    /// The bytes; they are no longer here afterwards.
    pub(super) fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.lock().bytes)
    }

    /// Ends what waits in [`Progress::more_than`], whatever happens to the thread that reads.
    pub(super) const fn ends(&self) -> impl Drop {
        struct Ends<'a>(&'a Progress);
        impl Drop for Ends<'_> {
            fn drop(&mut self) {
                self.0.lock().over = true;
                self.0.news.notify_all();
            }
        }
        Ends(self)
    }

    /// Waits until more than `seen` bytes have come; `false` where no more will.
    pub(super) fn more_than(&self, seen: u64) -> bool {
        let still = |came: &mut Came| !came.is_final() && came.read <= seen;
        let came = self.news.wait_while(self.lock(), still);
        !came.unwrap_or_else(PoisonError::into_inner).is_final()
    }

    /// Waits until a moment; `false` where no more will come.
    pub(super) fn wait_until(&self, moment: Instant, now: Instant) -> bool {
        let time = moment.saturating_duration_since(now);
        let still = |came: &mut Came| !came.is_final();
        match self.news.wait_timeout_while(self.lock(), time, still) {
            Ok((came, _)) => !came.is_final(),
            Err(poisoned) => !poisoned.into_inner().0.is_final(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Came> {
        self.came.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Came {
    fn is_final(&self) -> bool {
        self.over || self.wish != Wish::All
    }
}

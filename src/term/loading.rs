//! Loads articles on threads: starts, stops and cancels a load, and knows which one goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use super::event_queue::{Message, Sender};
use super::{failpoints, guard};
use crate::app::load_progress::LoadProgress;
use crate::input::threads::STACK;
use crate::input::{Progress, Request};

/// Loads an article on a thread of its own; `progress` watches and stops it. A panic there becomes a
/// notice. `shown` bytes of it are on the screen already.
pub(super) fn spawn(sender: &Sender, request: &Request, shown: usize, progress: &Arc<Progress>) {
    let (queue, request, progress) = (sender.clone(), request.clone(), Arc::clone(progress));
    let job = move || {
        let loaded = catch_unwind(AssertUnwindSafe(|| {
            failpoints::hit("load");
            request.load(shown, &progress, &mut |load| {
                queue.send(Message::Load(Arc::clone(&progress), load));
            });
        }));
        if loaded.is_err() {
            let report = guard::take_panic().unwrap_or_default();
            let last = report.lines().nth(1).unwrap_or_default();
            queue.send(Message::Notice(format!("internal error, please report it: {last}")));
        }
    };
    if thread::Builder::new().name("load".into()).stack_size(STACK).spawn(job).is_err() {
        let message = "cannot start a thread: system limit reached";
        sender.send(Message::Notice(message.to_owned()));
    }
}

/// The load of the open article.
#[derive(Debug, Default)]
pub(super) struct Loading {
    /// Its progress, until it ends.
    progress: Option<Arc<Progress>>,
    /// It begins after the first frame.
    deferred: bool,
    /// The file was written to while it was read.
    changed: bool,
}

impl Loading {
    /// A load in progress; a deferred one begins after the first frame.
    pub(super) const fn new(progress: Option<Arc<Progress>>, deferred: bool) -> Self {
        Self { progress, deferred, changed: false }
    }

    /// Whether it is in progress, or about to begin.
    pub(super) const fn is_active(&self) -> bool {
        self.progress.is_some()
    }

    /// Whether this is the load in progress; messages of earlier ones are ignored.
    pub(super) fn is(&self, progress: &Arc<Progress>) -> bool {
        self.progress.as_ref().is_some_and(|ours| Arc::ptr_eq(ours, progress))
    }

    /// How far it has come, for the screen.
    pub(super) fn report(&self) -> Option<LoadProgress> {
        self.progress.as_deref().map(Progress::report)
    }

    /// Starts a load that was deferred; `shown` bytes of the article are on the screen already.
    pub(super) fn start_deferred(&mut self, sender: &Sender, request: &Request, shown: usize) {
        if std::mem::take(&mut self.deferred)
            && let Some(progress) = &self.progress
        {
            spawn(sender, request, shown, progress);
        }
    }

    /// Cancels the load in progress and starts another one.
    pub(super) fn restart(&mut self, sender: &Sender, request: &Request, shown: usize) {
        self.cancel();
        let progress = Arc::default();
        spawn(sender, request, shown, &progress);
        self.progress = Some(progress);
    }

    /// The file has been written to.
    pub(super) const fn changed(&mut self) {
        self.changed = self.is_active();
    }

    /// Whether the file was written to while it was read.
    pub(super) fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// It has come to its end.
    pub(super) fn finish(&mut self) {
        self.progress = None;
    }

    /// Stops it; the content read so far becomes the article.
    pub(super) fn stop(&self) {
        if let Some(progress) = &self.progress {
            progress.stop();
        }
    }

    /// Cancels it.
    pub(super) fn cancel(&mut self) {
        self.deferred = false;
        if let Some(progress) = self.progress.take() {
            progress.cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_load_that_goes_on_counts() {
        let ours = Arc::default();
        let mut loading = Loading::new(Some(Arc::clone(&ours)), false);
        assert!(loading.is_active() && loading.is(&ours) && !loading.is(&Arc::default()));
        loading.stop();
        assert!(ours.report().stopped && loading.report().unwrap().stopped);
        loading.finish();
        assert!(!loading.is_active() && !loading.is(&ours) && loading.report().is_none());
    }

    #[test]
    fn nothing_goes_on_where_all_is_there_or_was_cancelled() {
        assert!(!Loading::new(None, false).is_active());
        let mut loading = Loading::new(Some(Arc::default()), true);
        assert!(loading.is_active() && loading.deferred);
        loading.cancel();
        assert!(!loading.is_active() && !loading.deferred);
    }
}

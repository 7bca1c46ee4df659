//! `--watch` and `F`: polls the file, and reports when it has been written to.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::event_queue::{Message, Sender};
use crate::input::{FileStamp, InputSource};

/// Time between two polls of the file. Only with `--watch`, and
/// while the end is followed, does anything run while nothing happens.
const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

/// Watches the article's file on a thread; what is no file does not change.
pub(super) fn start(sender: &Sender, source: &InputSource) {
    let Some(path) = source.path() else { return };
    let (sender, path) = (sender.clone(), path.to_owned());
    let job = move || {
        let mut read = FileStamp::of(&path);
        let mut last = read;
        loop {
            thread::sleep(BETWEEN_LOOKS);
            let now = FileStamp::of(&path);
            // Half a file is not read: it must have stayed the same from one look to the next.
            if now != read && now == last && now.is_some() {
                sender.send(Message::Changed(path.clone()));
                read = now;
            }
            last = now;
        }
    };
    let _ = thread::Builder::new().name("watch".into()).spawn(job);
}

/// Reports each change of a file at once, until it is dropped: for following its end.
pub(super) struct FollowWatch(Arc<AtomicBool>);

impl FollowWatch {
    /// Watches the file of `source` on a thread; none where it has no file.
    pub(super) fn start(sender: &Sender, source: &InputSource) -> Option<Self> {
        let path = source.path()?.to_owned();
        let (sender, stopped) = (sender.clone(), Arc::new(AtomicBool::new(false)));
        let is_over = Arc::clone(&stopped);
        let job = move || {
            // What was written before this thread began is read once more.
            let mut last = None;
            loop {
                thread::sleep(BETWEEN_LOOKS);
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                let now = FileStamp::of(&path);
                if now != last && now.is_some() {
                    sender.send(Message::Changed(path.clone()));
                }
                last = now;
            }
        };
        thread::Builder::new().name("follow".into()).spawn(job).ok()?;
        Some(Self(stopped))
    }
}

impl Drop for FollowWatch {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

//! `--watch`: polls the file, and reports when it has been written to.

use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use super::event_queue::{Message, Sender};
use crate::input::InputSource;

/// Time between two polls of the file. Only with `--watch` does anything run while nothing happens.
const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

/// Watches the article's file on a thread; what is no file does not change.
pub(super) fn start(sender: &Sender, source: &InputSource) {
    let Some(path) = source.path() else { return };
    let (sender, path) = (sender.clone(), path.to_owned());
    let job = move || {
        let mut read = state(&path);
        let mut last = read;
        loop {
            thread::sleep(BETWEEN_LOOKS);
            let now = state(&path);
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

/// When the file was written last, and its length; none while it is not there.
fn state(path: &Path) -> Option<(SystemTime, u64)> {
    let about = path.metadata().ok()?;
    Some((about.modified().ok()?, about.len()))
}

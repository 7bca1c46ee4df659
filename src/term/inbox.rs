//! Everything that wakes the loop: keys, signals, a lost terminal, work that was done elsewhere.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::guard;
use crate::app::Article;
use crate::app::key::Key;

/// So many news wait at most; a flood of keys then waits in the terminal.
const ROOM: usize = 1024;

/// Something the loop must know.
#[derive(Debug)]
pub(super) enum News {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Pasted(String),
    /// The window may have another size.
    Resized,
    /// Somebody asks the program to stop (SIGTSTP).
    Stop,
    /// The shell let the program go on (SIGCONT).
    Continued,
    /// A signal to end with.
    Signal(u8),
    /// The terminal is gone.
    HungUp,
    /// An article has been read.
    Loaded(Box<Article>),
    /// Something to tell the person.
    Message(String),
    /// A thread the reader cannot live without has panicked.
    Panicked,
}

/// The way into the inbox.
#[derive(Clone, Debug)]
pub(super) struct Sender(SyncSender<News>);

impl Sender {
    /// Puts news in; waits while there is no room. `false` when nobody reads any more.
    pub(super) fn send(&self, news: News) -> bool {
        self.0.send(news).is_ok()
    }

    /// Puts news in if there is room.
    pub(super) fn offer(&self, news: News) {
        let _ = self.0.try_send(news);
    }
}

/// An empty inbox.
pub(super) fn channel() -> (Sender, Receiver<News>) {
    let (sender, receiver) = sync_channel(ROOM);
    (Sender(sender), receiver)
}

/// Does long work on a thread of its own; a panic there becomes a message.
pub(super) fn work(mail: &Sender, name: &str, task: impl FnOnce() -> News + Send + 'static) {
    let mail_back = mail.clone();
    let job = move || {
        let news = catch_unwind(AssertUnwindSafe(task)).unwrap_or_else(|_| {
            let words = guard::forget_panic().unwrap_or_default();
            let line = words.lines().next().unwrap_or("").to_owned();
            News::Message(format!("a fault in the program while reading: {line}"))
        });
        mail_back.send(news);
    };
    // The stack is large: hostile nesting must not overflow it.
    if thread::Builder::new().name(name.into()).stack_size(16 << 20).spawn(job).is_err() {
        mail.offer(News::Message("the system gives no thread to read with".to_owned()));
    }
}

//! The queue of messages to the event loop: keys, signals, a lost terminal, what threads have done.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use crate::app::Event;
use crate::app::appearance::Background;
use crate::app::dossier_state::ArticlesRead;
use crate::app::key::Key;
use crate::input::{FileStamp, Load, Progress};

/// So many keys wait at most; the rest of a flood waits in the terminal.
const MOST_INPUT: usize = 1024;
/// How long the input thread sleeps while too much waits.
const BACKOFF: Duration = Duration::from_millis(1);

/// A message that wakes the event loop.
#[derive(Debug)]
#[cfg_attr(not(unix), expect(dead_code, reason = "signals come on Unix alone"))]
pub(super) enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Pasted(String),
    /// The mouse did something.
    Mouse(Event),
    /// The terminal answered with its background.
    Background(Background),
    /// No tool copied these words; and why.
    NotCopied(String, String),
    /// The window may have another size.
    Resized,
    /// The program is to stop (SIGTSTP).
    Stop,
    /// The shell continued the program (SIGCONT).
    Continued,
    /// A signal to end with.
    Signal(u8),
    /// The terminal is gone.
    HungUp,
    /// A loader sent something; the progress is that of its loading.
    Load(Arc<Progress>, Load),
    /// The thread that reads all open articles sent something; the flag is that thread's.
    Articles(Arc<AtomicBool>, ArticlesMessage),
    /// The file has been written to.
    Changed(PathBuf),
    /// A message for the foot of the screen.
    Notice(String),
    /// A thread the reader cannot live without has panicked.
    Panicked,
}

/// The state of files; none of a file that is not there.
pub(super) type Stamps = BTreeMap<PathBuf, Option<FileStamp>>;

/// A message of the thread that reads all open articles.
#[derive(Debug)]
pub(super) enum ArticlesMessage {
    /// So many of so many have been read.
    Progress(usize, usize),
    /// All have been read; the state of their files before; what is to be said about them.
    Read(Box<ArticlesRead>, Stamps, Option<String>),
    /// Their folders are gone, and what was read stays; the state of the files, and what is to be said.
    Gone(Stamps, String),
}

/// Sends messages, from any thread.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    queue: mpsc::Sender<Message>,
    /// Keys and pastes that have not been taken out yet.
    waiting: Arc<AtomicUsize>,
}

impl Sender {
    /// Sends a message.
    pub(super) fn send(&self, message: Message) {
        let _ = self.queue.send(message);
    }

    /// Sends a message that was received again, behind what waits.
    pub(super) fn put_back(&self, message: Message) {
        if is_input(&message) {
            self.waiting.fetch_add(1, Ordering::Relaxed);
        }
        self.send(message);
    }

    /// Sends a key or a paste; waits while too many wait already. `false` when the event loop is
    /// gone.
    pub(super) fn send_input(&self, message: Message) -> bool {
        while self.waiting.load(Ordering::Relaxed) >= MOST_INPUT {
            thread::sleep(BACKOFF);
        }
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.queue.send(message).is_ok()
    }
}

/// Receives messages, in the event loop.
#[derive(Debug)]
pub(super) struct Receiver {
    queue: mpsc::Receiver<Message>,
    waiting: Arc<AtomicUsize>,
}

impl Receiver {
    /// The next message; waits for it. None when there are no senders.
    pub(super) fn wait(&self) -> Option<Message> {
        self.received(self.queue.recv().ok())
    }

    /// The next message; waits so long.
    pub(super) fn wait_for(&self, time: Duration) -> Option<Message> {
        self.received(self.queue.recv_timeout(time).ok())
    }

    /// The next message, if there is any.
    pub(super) fn next(&self) -> Option<Message> {
        self.received(self.queue.try_recv().ok())
    }

    fn received(&self, message: Option<Message>) -> Option<Message> {
        if message.as_ref().is_some_and(is_input) {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
        }
        message
    }
}

/// Whether it counts towards [`MOST_INPUT`].
const fn is_input(message: &Message) -> bool {
    matches!(message, Message::Key(_) | Message::Pasted(_) | Message::Mouse(_))
}

/// An empty queue.
pub(super) fn channel() -> (Sender, Receiver) {
    let (sender, receiver) = mpsc::channel();
    let waiting = Arc::new(AtomicUsize::new(0));
    (Sender { queue: sender, waiting: Arc::clone(&waiting) }, Receiver { queue: receiver, waiting })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_input_counts_towards_the_limit() {
        let (sender, receiver) = channel();
        assert!(sender.send_input(Message::Key(Key::char('j'))));
        sender.send(Message::Resized);
        assert_eq!(sender.waiting.load(Ordering::Relaxed), 1);
        let key = receiver.next().unwrap();
        assert_eq!(sender.waiting.load(Ordering::Relaxed), 0);
        sender.put_back(key);
        assert_eq!(sender.waiting.load(Ordering::Relaxed), 1);
        assert!(matches!(receiver.next(), Some(Message::Resized)));
        assert!(matches!(receiver.next(), Some(Message::Key(_))));
        assert!(receiver.next().is_none());
        assert!(receiver.wait_for(Duration::from_millis(1)).is_none());
        assert_eq!(sender.waiting.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn input_ends_with_the_loop() {
        let (sender, receiver) = channel();
        drop(receiver);
        assert!(!sender.send_input(Message::Key(Key::char('j'))));
    }
}

//! Everything that wakes the loop: keys, signals, a lost terminal, work that was done elsewhere.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use crate::app::Event;
use crate::app::appearance::Background;
use crate::app::key::Key;
use crate::input::{Load, Progress};

/// So many keys wait at most; the rest of a flood waits in the terminal.
const ROOM: usize = 1024;
/// How long a flood is held back before the next look.
const BREATH: Duration = Duration::from_millis(1);

/// Something the loop must know.
#[derive(Debug)]
#[cfg_attr(not(unix), expect(dead_code, reason = "signals come on Unix alone"))]
pub(super) enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Pasted(String),
    /// The mouse did something.
    Mouse(Event),
    /// The terminal told its background.
    Background(Background),
    /// No tool has taken these words to copy; and why.
    NotCopied(String, String),
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
    /// A loader sent something; the progress is that of its loading.
    Load(Arc<Progress>, Load),
    /// Somebody has written to the file.
    Changed(PathBuf),
    /// Something to tell the person.
    Notice(String),
    /// A thread the reader cannot live without has panicked.
    Panicked,
}

/// The way into the receiver.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    message: mpsc::Sender<Message>,
    /// Keys and pastes that have not been taken out yet.
    waiting: Arc<AtomicUsize>,
}

impl Sender {
    /// Puts message in.
    pub(super) fn send(&self, message: Message) {
        let _ = self.message.send(message);
    }

    /// Puts message that were taken out in again, behind what waits.
    pub(super) fn put_back(&self, message: Message) {
        if is_input(&message) {
            self.waiting.fetch_add(1, Ordering::Relaxed);
        }
        self.send(message);
    }

    /// Puts a key or a paste in; waits while too many wait already. `false` when nobody reads any
    /// more.
    pub(super) fn send_input(&self, message: Message) -> bool {
        while self.waiting.load(Ordering::Relaxed) >= ROOM {
            thread::sleep(BREATH);
        }
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.message.send(message).is_ok()
    }
}

/// What waits to be taken in.
#[derive(Debug)]
pub(super) struct Receiver {
    message: mpsc::Receiver<Message>,
    waiting: Arc<AtomicUsize>,
}

impl Receiver {
    /// The next message; waits for it.
    pub(super) fn wait(&self) -> Option<Message> {
        self.note(self.message.recv().ok())
    }

    /// The next message; waits so long.
    pub(super) fn wait_for(&self, time: Duration) -> Option<Message> {
        self.note(self.message.recv_timeout(time).ok())
    }

    /// The next message, if there is any.
    pub(super) fn next(&self) -> Option<Message> {
        self.note(self.message.try_recv().ok())
    }

    fn note(&self, message: Option<Message>) -> Option<Message> {
        if message.as_ref().is_some_and(is_input) {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
        }
        message
    }
}

/// Whether the keyboard's thread counts it.
const fn is_input(message: &Message) -> bool {
    matches!(message, Message::Key(_) | Message::Pasted(_) | Message::Mouse(_))
}

/// An empty receiver.
pub(super) fn channel() -> (Sender, Receiver) {
    let (sender, receiver) = mpsc::channel();
    let waiting = Arc::new(AtomicUsize::new(0));
    (
        Sender { message: sender, waiting: Arc::clone(&waiting) },
        Receiver { message: receiver, waiting },
    )
}

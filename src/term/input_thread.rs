//! The input thread: reads keys, and pauses while another program has the terminal.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
#[cfg(unix)]
use std::time::Duration;

use crossterm::event::{self, Event as Input};

use super::event_queue::{Message, Sender};
use super::replies::Replies;
use super::{failpoints, keys};

/// Reads keys, and filters the terminal's replies out of them.
#[derive(Debug)]
pub(super) struct KeyReader {
    sender: Sender,
    replies: Replies,
}

/// Key input: read directly before the first frame, then by a thread.
#[derive(Debug)]
pub(super) struct KeyInput {
    /// Until the thread has it.
    reader: Option<KeyReader>,
    /// The thread, while it may be paused.
    #[cfg(unix)]
    gate: Option<pause_gate::PauseGate>,
}

impl KeyInput {
    /// Input of which nothing has been read.
    pub(super) fn new(sender: &Sender, answer_expected: bool) -> Self {
        let mut replies = Replies::default();
        if answer_expected {
            replies.expect();
        }
        Self {
            reader: Some(KeyReader { sender: sender.clone(), replies }),
            #[cfg(unix)]
            gate: None,
        }
    }

    /// Reads what has come before there is a thread. Waits for nothing, and costs nothing if
    /// nothing has come.
    pub(super) fn read_waiting(&mut self) {
        #[cfg(unix)]
        if let Some(reader) = &mut self.reader
            && pause_gate::has_keys()
        {
            // A keyboard that is gone is found by the thread.
            reader.read_waiting(MOST_BEFORE_FRAME);
        }
    }

    /// Starts the thread, which reads from now on.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(&mut self) -> io::Result<()> {
        let Some(mut reader) = self.reader.take() else { return Ok(()) };
        #[cfg(unix)]
        let (gate, mut input) = pause_gate::new()?;
        let job = move || {
            let reading = catch_unwind(AssertUnwindSafe(|| {
                // The library may hold keys that no poll reports, from the look before the thread.
                #[cfg(unix)]
                if reader.read_waiting(usize::MAX) {
                    input.each(|| reader.read_waiting(usize::MAX));
                }
                #[cfg(not(unix))]
                while reader.read_one() {}
            }));
            reader.sender.send(if reading.is_ok() { Message::HungUp } else { Message::Panicked });
        };
        thread::Builder::new().name("keyboard".into()).spawn(job)?;
        #[cfg(unix)]
        {
            self.gate = Some(gate);
        }
        Ok(())
    }

    /// Leaves the keys to another program until [`KeyInput::resume`].
    pub(super) fn pause(&mut self) {
        #[cfg(unix)]
        if let Some(gate) = &mut self.gate {
            gate.close();
        }
    }

    /// Reads keys again.
    pub(super) fn resume(&mut self) {
        #[cfg(unix)]
        if let Some(gate) = &mut self.gate {
            gate.open();
        }
    }
}

/// Time-out of a poll for what is there already. crossterm polls in a busy loop during the last
/// millisecond of a longer one, which would cost more than the frame; with zero it does not look.
#[cfg(unix)]
const MOMENT: Duration = Duration::from_micros(20);
/// An Esc that may begin an answer is a key of its own this much later.
#[cfg(unix)]
const ESCAPE: Duration = Duration::from_millis(30);
/// So many keys are read before the first frame. An answer is about half of them; more that were
/// typed ahead can wait.
#[cfg(unix)]
const MOST_BEFORE_FRAME: usize = 64;

impl KeyReader {
    /// Reads every key that waits, but no more than `most`; `false` at the end. Half a key sequence
    /// waits for its rest.
    #[cfg(unix)]
    fn read_waiting(&mut self, most: usize) -> bool {
        let mut looked = false;
        for _ in 0..most {
            match event::poll(if self.replies.has_pending_escape() { ESCAPE } else { MOMENT }) {
                Ok(true) if self.read_one() => looked = false,
                // The moment may have passed before anything was looked at.
                Ok(false) if !looked && !self.replies.has_pending_escape() => looked = true,
                Ok(false) => {
                    let mut open = true;
                    self.replies
                        .pause(&mut |key| open &= self.sender.send_input(Message::Key(key)));
                    return open;
                }
                Ok(true) | Err(_) => return false,
            }
        }
        true
    }

    /// Waits for one event and passes it on; `false` at the end.
    fn read_one(&mut self) -> bool {
        let event = event::read();
        failpoints::hit("keyboard");
        let message = match event {
            Ok(Input::Key(key)) => {
                let mut open = true;
                if let Some(key) = keys::convert(key) {
                    self.replies
                        .take(key, &mut |key| open &= self.sender.send_input(Message::Key(key)));
                }
                if let Some(background) = self.replies.take_background() {
                    self.sender.send(Message::Background(background));
                }
                return open;
            }
            Ok(Input::Paste(text)) => Some(Message::Pasted(text)),
            Ok(Input::Mouse(mouse)) => keys::convert_mouse(mouse).map(Message::Mouse),
            // On Unix a signal reports sizes.
            Ok(Input::Resize(..)) if cfg!(not(unix)) => Some(Message::Resized),
            Ok(_) => None,
            Err(error) => return error.kind() == io::ErrorKind::Interrupted,
        };
        message.is_none_or(|message| self.sender.send_input(message))
    }
}

/// Waits for keys in a way that can be paused.
#[cfg(unix)]
mod pause_gate {
    use std::io::{self, Read as _, Write as _};
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    /// A thread that is in the middle of a key is not waited for longer than this.
    const PATIENCE: Duration = Duration::from_millis(50);

    /// The loop's end. A byte pauses the thread, which answers with a byte; the next one lets it go on.
    #[derive(Debug)]
    pub(super) struct PauseGate(UnixStream);

    /// The thread's end.
    #[derive(Debug)]
    pub(super) struct GatedInput {
        turns: UnixStream,
        terminal: OwnedFd,
    }

    pub(super) fn new() -> io::Result<(PauseGate, GatedInput)> {
        let (handle, turns) = UnixStream::pair()?;
        handle.set_read_timeout(Some(PATIENCE))?;
        let terminal = super::super::signals::open_input()?;
        Ok((PauseGate(handle), GatedInput { turns, terminal }))
    }

    /// Whether keys wait now.
    pub(super) fn has_keys() -> bool {
        super::super::signals::open_input().is_ok_and(|terminal| {
            let mut ends = [PollFd::new(&terminal, PollFlags::IN)];
            poll(&mut ends, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
        })
    }

    impl PauseGate {
        pub(super) fn close(&mut self) {
            let _ = self.0.write_all(b".");
            let _ = self.0.read_exact(&mut [0]);
        }

        pub(super) fn open(&mut self) {
            let _ = self.0.write_all(b".");
        }
    }

    impl GatedInput {
        /// Runs `take` whenever keys wait, until it gives `false` or the loop is gone.
        pub(super) fn each(&mut self, mut take: impl FnMut() -> bool) {
            loop {
                let mut ends = [
                    PollFd::new(&self.turns, PollFlags::IN),
                    PollFd::new(&self.terminal, PollFlags::IN),
                ];
                match poll(&mut ends, None) {
                    Err(rustix::io::Errno::INTR) => continue,
                    Err(_) => return,
                    Ok(_) => {}
                }
                let [turned, keys] = ends.map(|end| end.revents());
                if !turned.is_empty() {
                    let stay = self.turns.read_exact(&mut [0]).is_ok()
                        && self.turns.write_all(b".").is_ok()
                        && self.turns.read_exact(&mut [0]).is_ok();
                    if !stay {
                        return;
                    }
                } else if !keys.contains(PollFlags::IN) || !take() {
                    return;
                }
            }
        }
    }
}

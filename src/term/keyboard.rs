//! The keyboard's thread: reads keys, and leaves them alone while another program has the terminal.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
#[cfg(unix)]
use std::time::Duration;

use crossterm::event::{self, Event as Input};

use super::inbox::{News, Sender};
use super::replies::Replies;
use super::{faults, keys};

/// Reads keys, and tells them from what the terminal answers.
#[derive(Debug)]
pub(super) struct Ear {
    mail: Sender,
    replies: Replies,
}

/// A thread that reads keys.
#[derive(Debug)]
pub(super) struct Keyboard {
    #[cfg(unix)]
    valve: valve::Handle,
}

impl Keyboard {
    /// Starts to read.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(mut ear: Ear) -> io::Result<Self> {
        #[cfg(unix)]
        let (valve, mut gate) = valve::new()?;
        let job = move || {
            let reading = catch_unwind(AssertUnwindSafe(|| {
                // The library may hold keys that no poll tells of, from the look before the thread.
                #[cfg(unix)]
                if ear.read_waiting(usize::MAX) {
                    gate.each(|| ear.read_waiting(usize::MAX));
                }
                #[cfg(not(unix))]
                while ear.read_one() {}
            }));
            ear.mail.send(if reading.is_ok() { News::HungUp } else { News::Panicked });
        };
        thread::Builder::new().name("keyboard".into()).spawn(job)?;
        Ok(Self {
            #[cfg(unix)]
            valve,
        })
    }

    /// Leaves the keys to another program until [`Keyboard::resume`].
    pub(super) fn pause(&mut self) {
        #[cfg(unix)]
        self.valve.close();
    }

    /// Reads keys again.
    pub(super) fn resume(&mut self) {
        #[cfg(unix)]
        self.valve.open();
    }
}

/// What waits is there at once. The library asks again and again in the last millisecond of a time,
/// which would cost more than the frame; a time of zero it takes for not to look at all.
#[cfg(unix)]
const MOMENT: Duration = Duration::from_micros(20);
/// An Esc that may begin an answer is a key of its own this much later.
#[cfg(unix)]
const ESCAPE: Duration = Duration::from_millis(30);
/// So many keys are read before the first frame. An answer is about half of them; whoever pasted
/// more before there was anything to see can wait.
#[cfg(unix)]
const BEFORE_ALL: usize = 64;

impl Ear {
    /// Hears nothing yet.
    pub(super) fn new(mail: &Sender) -> Self {
        Self { mail: mail.clone(), replies: Replies::default() }
    }

    /// The terminal is being asked for its background.
    pub(super) fn expect_answer(&mut self) {
        self.replies.expect();
    }

    /// Reads what has come before there is a thread. Waits for nothing, and costs nothing if
    /// nothing has come.
    pub(super) fn take_what_waits(&mut self) {
        #[cfg(unix)]
        if valve::has_keys() {
            // A keyboard that is gone is found by the thread.
            self.read_waiting(BEFORE_ALL);
        }
    }

    /// Reads every key that waits, but no more than `most`; `false` at the end. Half a key sequence
    /// is kept until the rest comes.
    #[cfg(unix)]
    fn read_waiting(&mut self, most: usize) -> bool {
        let mut looked = false;
        for _ in 0..most {
            match event::poll(if self.replies.holds() { ESCAPE } else { MOMENT }) {
                Ok(true) if self.read_one() => looked = false,
                // The moment may have passed before anything was looked at.
                Ok(false) if !looked && !self.replies.holds() => looked = true,
                Ok(false) => {
                    let mut heard = true;
                    self.replies.pause(&mut |key| heard &= self.mail.send_input(News::Key(key)));
                    return heard;
                }
                Ok(true) | Err(_) => return false,
            }
        }
        true
    }

    /// Waits for one event and passes it on; `false` at the end.
    fn read_one(&mut self) -> bool {
        let event = event::read();
        faults::trip("keyboard");
        let news = match event {
            Ok(Input::Key(key)) => {
                let mut heard = true;
                if let Some(key) = keys::convert(key) {
                    self.replies
                        .take(key, &mut |key| heard &= self.mail.send_input(News::Key(key)));
                }
                if let Some(background) = self.replies.take_told() {
                    self.mail.send(News::Background(background));
                }
                return heard;
            }
            Ok(Input::Paste(text)) => Some(News::Pasted(text)),
            Ok(Input::Mouse(mouse)) => keys::convert_mouse(mouse).map(News::Mouse),
            // Unix tells of sizes by a signal of its own.
            Ok(Input::Resize(..)) if cfg!(not(unix)) => Some(News::Resized),
            Ok(_) => None,
            Err(error) => return error.kind() == io::ErrorKind::Interrupted,
        };
        news.is_none_or(|news| self.mail.send_input(news))
    }
}

/// Waiting for keys in a way that can be interrupted.
#[cfg(unix)]
mod valve {
    use std::io::{self, Read as _, Write as _};
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    /// A thread that is in the middle of a key is not waited for longer than this.
    const PATIENCE: Duration = Duration::from_millis(50);

    /// The loop's end. A byte closes the valve, which is answered by a byte; the next one opens it.
    #[derive(Debug)]
    pub(super) struct Handle(UnixStream);

    /// The thread's end.
    #[derive(Debug)]
    pub(super) struct Gate {
        turns: UnixStream,
        terminal: OwnedFd,
    }

    pub(super) fn new() -> io::Result<(Handle, Gate)> {
        let (handle, turns) = UnixStream::pair()?;
        handle.set_read_timeout(Some(PATIENCE))?;
        let terminal = super::super::signals::keyboard_end()?;
        Ok((Handle(handle), Gate { turns, terminal }))
    }

    /// Whether keys wait now.
    pub(super) fn has_keys() -> bool {
        super::super::signals::keyboard_end().is_ok_and(|terminal| {
            let mut ends = [PollFd::new(&terminal, PollFlags::IN)];
            poll(&mut ends, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
        })
    }

    impl Handle {
        pub(super) fn close(&mut self) {
            let _ = self.0.write_all(b".");
            let _ = self.0.read_exact(&mut [0]);
        }

        pub(super) fn open(&mut self) {
            let _ = self.0.write_all(b".");
        }
    }

    impl Gate {
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

//! Standard output as an unlocked file: waits where it would block, knows when the terminal is gone.

use std::fs::File;
use std::io::{self, Write};

/// The terminal behind standard output.
///
/// It has a file of its own: a thread that must give the terminal back never waits for a lock
/// that another one holds.
#[derive(Debug)]
pub(super) struct Output(File);

impl Output {
    /// Opens it.
    ///
    /// # Errors
    /// When standard output is closed.
    #[cfg(unix)]
    pub(super) fn open() -> io::Result<Self> {
        use std::os::fd::AsFd as _;
        Ok(Self(File::from(io::stdout().as_fd().try_clone_to_owned()?)))
    }

    /// Opens it.
    ///
    /// # Errors
    /// When standard output is closed.
    #[cfg(windows)]
    pub(super) fn open() -> io::Result<Self> {
        use std::os::windows::io::AsHandle as _;
        Ok(Self(File::from(io::stdout().as_handle().try_clone_to_owned()?)))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.0.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.wait()?,
                done => return done,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Output {
    /// Waits until a terminal that some program left in non-blocking mode takes more.
    #[cfg(unix)]
    fn wait(&self) -> io::Result<()> {
        use rustix::event::{PollFd, PollFlags, poll};
        match poll(&mut [PollFd::new(&self.0, PollFlags::OUT)], None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(unix))]
    fn wait(&self) -> io::Result<()> {
        std::thread::yield_now();
        Ok(())
    }
}

/// Whether an error says that the terminal is not there any more.
pub(super) fn is_gone(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, NotConnected};
    let gone = matches!(error.kind(), BrokenPipe | NotConnected);
    #[cfg(unix)]
    let gone = gone
        || [rustix::io::Errno::IO, rustix::io::Errno::NXIO]
            .iter()
            .any(|errno| error.raw_os_error() == Some(errno.raw_os_error()));
    gone
}

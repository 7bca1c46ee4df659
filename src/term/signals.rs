//! Signals and hang-ups (Unix): each becomes a message, and the program ends even if the event loop
//! hangs.

use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, getppid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::event_queue::{Message, Sender};
use super::guard;

/// The loop has so long to end the program in order; then it is ended.
const GRACE: Duration = Duration::from_secs(1);
/// As [`GRACE`], when there is no terminal any more.
const GRACE_WITHOUT_TERMINAL: Duration = Duration::from_millis(500);

/// Catches the signals from now on. They wait until [`listen`].
///
/// # Errors
/// When the system gives no signal handlers.
pub(super) fn register() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])
}

/// Starts to listen.
///
/// # Errors
/// When the system gives no threads.
pub(super) fn listen(mut signals: Signals, sender: &Sender) -> io::Result<()> {
    let to_loop = sender.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                // While an editor has the terminal, its keys are not meant for us; but a stop is
                // for all.
                SIGTSTP if !guard::is_active() => stop(),
                SIGINT | SIGQUIT | SIGCONT if !guard::is_active() => {}
                SIGWINCH => to_loop.send(Message::Resized),
                SIGTSTP => to_loop.send(Message::Stop),
                SIGCONT => to_loop.send(Message::Continued),
                fatal => end(&to_loop, u8::try_from(fatal).unwrap_or(1)),
            }
        }
    })?;
    let to_loop = sender.clone();
    let terminal = [open_input().ok(), io::stdout().as_fd().try_clone_to_owned().ok()];
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        wait_for_hang_up(&terminal);
        to_loop.send(Message::HungUp);
        thread::sleep(GRACE_WITHOUT_TERMINAL);
        guard::exit(guard::HUNG_UP)
    })?;
    Ok(())
}

fn end(sender: &Sender, signal: u8) {
    sender.send(Message::Signal(signal));
    thread::sleep(GRACE);
    guard::exit(128 + signal)
}

/// Where keys come from: standard input, or the terminal itself when an article comes from there.
///
/// # Errors
/// When there is no terminal.
pub(super) fn open_input() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        stdin.as_fd().try_clone_to_owned()
    } else {
        File::open("/dev/tty").map(OwnedFd::from)
    }
}

/// Returns when the terminal hangs up. Nothing is read, so no key is lost.
fn wait_for_hang_up(terminal: &[Option<OwnedFd>]) {
    let mut ends: Vec<_> =
        terminal.iter().flatten().map(|end| PollFd::new(end, PollFlags::empty())).collect();
    while let Err(rustix::io::Errno::INTR) = poll(&mut ends, None) {}
}

/// Whether there is a shell that would let a stopped program go on: a parent in our session.
pub(super) fn has_shell() -> bool {
    getppid().is_some_and(|parent| {
        let ours = session_of("self");
        ours.is_some() && ours == session_of(&parent.as_raw_nonzero().to_string())
    })
}

/// The session a process belongs to, 0 when its leader lives outside of our process namespace.
///
/// Read from `/proc`, since `rustix` cannot say 0: it takes every session for a process it can see.
#[cfg(target_os = "linux")]
fn session_of(process: &str) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // "pid (name) state parent group session …", where a name may hold blanks and brackets.
    stat.rsplit_once(')')?.1.split_whitespace().nth(3)?.parse().ok()
}

/// The session a process belongs to.
#[cfg(not(target_os = "linux"))]
fn session_of(process: &str) -> Option<u32> {
    let pid = process.parse().ok().and_then(rustix::process::Pid::from_raw);
    let session = rustix::process::getsid(pid).ok()?;
    session.as_raw_nonzero().get().try_into().ok()
}

/// Stops the program, and what it shares a pipeline with, until the shell lets it go on.
pub(super) fn stop() {
    let _ = kill_current_process_group(Signal::STOP);
}

//! Taking the terminal and giving it back: on leaving, on errors, panics, signals, hang-ups.

use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};

use super::ansi_writer::CLOSE_LINK;
use super::output::Output;

/// Exit code after a panic, as Rust programs have it.
pub(super) const PANICKED: u8 = 101;
/// Exit code after the terminal went away, as after SIGHUP.
pub(super) const HUNG_UP: u8 = 129;
/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether frames have links, one of which may be open when a frame breaks off.
static LINKED: AtomicBool = AtomicBool::new(false);
/// The message of the first panic, until the screen is free to show it.
static PANIC: Mutex<Option<String>> = Mutex::new(None);
/// How long the terminal may take to accept what restores it.
const RESTORE_TIMEOUT: Duration = Duration::from_millis(300);

/// Holds the terminal; gives it back when dropped.
#[derive(Debug)]
pub(super) struct Guard(());

impl Guard {
    /// Takes the terminal, and sends it a question in the same write.
    ///
    /// # Errors
    /// When there is no terminal or it cannot be written to; it is left as it was.
    pub(super) fn enter(question: &[u8]) -> io::Result<Self> {
        enter_screen(question)?;
        Ok(Self(()))
    }
}

/// From now on panics print nothing until [`print_panic`]: it would be lost on the screen.
pub(super) fn capture_panics() {
    std::panic::set_hook(Box::new(|info| {
        let words = info.to_string();
        let backtrace = std::backtrace::Backtrace::capture();
        if let Ok(mut panic) = PANIC.lock() {
            panic.get_or_insert_with(|| match backtrace.status() {
                std::backtrace::BacktraceStatus::Captured => format!("{words}\n{backtrace}"),
                _ => words,
            });
        }
    }));
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Raw mode, alternate screen, `question`, bracketed paste, no cursor, and an empty screen without
/// the colours and attributes that were left on, also where there is no alternate one (the console
/// of Linux). Also after the shell had the terminal, which may have changed its modes.
///
/// # Errors
/// When that cannot be written; the terminal is left as it was.
pub(super) fn enter_screen(question: &[u8]) -> io::Result<()> {
    let _ = disable_raw_mode();
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    open_screen(question).inspect_err(|_| restore())
}

fn open_screen(question: &[u8]) -> io::Result<()> {
    let mut words = Vec::new();
    // Where a terminal would print a question, it does so on the screen that is drawn over.
    queue!(words, EnterAlternateScreen)?;
    words.extend(question);
    queue!(words, EnableBracketedPaste, Hide, SetAttribute(Attribute::Reset))?;
    queue!(words, Clear(ClearType::All))?;
    io::Write::write_all(&mut Output::open()?, &words)
}

/// From now on frames have links.
pub(super) fn links_are_drawn() {
    LINKED.store(true, Ordering::SeqCst);
}

/// Undoes [`enter_screen`] if the terminal is ours. Errors are ignored: nothing more can be done.
pub(super) fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // The modes first: they can be set even where the terminal takes no bytes.
    let _ = disable_raw_mode();
    if let Ok(mut output) = Output::open() {
        if LINKED.load(Ordering::SeqCst) {
            let _ = io::Write::write_all(&mut output, CLOSE_LINK);
        }
        let _ = execute!(
            output,
            EndSynchronizedUpdate,
            DisableMouseCapture,
            DisableBracketedPaste,
            // What a multiplexer keeps of it, where the window was made larger, is blank.
            Clear(ClearType::All),
            LeaveAlternateScreen,
            Show
        );
    }
}

/// Whether the terminal is ours at the moment, and not lent to a shell or an editor.
#[cfg(unix)]
pub(super) fn is_active() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Gives the terminal back, but does not wait for one that takes nothing more.
pub(super) fn restore_soon() {
    let restoring = thread::Builder::new().spawn(restore);
    let step = Duration::from_micros(100);
    let mut waited = Duration::ZERO;
    while waited < RESTORE_TIMEOUT && restoring.as_ref().is_ok_and(|thread| !thread.is_finished()) {
        thread::sleep(step);
        waited += step;
    }
}

/// Gives the terminal back and ends the program at once.
#[expect(clippy::disallowed_methods, reason = "there may be no terminal left to return through")]
pub(super) fn exit(code: u8) -> ! {
    restore_soon();
    std::process::exit(i32::from(code))
}

/// Prints the message of the panic, now that the terminal has been given back.
pub(super) fn print_panic() {
    use std::io::Write as _;
    let words = PANIC.lock().ok().and_then(|mut panic| panic.take());
    let words = words.unwrap_or_else(|| "panicked".to_owned());
    let _ = writeln!(
        io::stderr(),
        "dateline: a bug in dateline, please report it:\n{}",
        crate::text::sanitize::clean_cow(&words)
    );
}

/// Takes the message of a panic that was caught.
pub(super) fn take_panic() -> Option<String> {
    PANIC.lock().ok().and_then(|mut panic| panic.take())
}

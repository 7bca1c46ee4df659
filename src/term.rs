//! The terminal: takes the screen, runs the reader in it, and gives it back whatever happens.

mod ansi_writer;
mod article_list;
mod articles_reading;
mod backend;
mod background_query;
pub mod clipboard;
mod clock;
mod effects;
mod event_loop;
mod event_queue;
mod failpoints;
mod frame_pacing;
mod guard;
mod input_thread;
mod keys;
mod loading;
mod one_screen;
mod output;
mod persistence;
mod reader;
mod replies;
pub mod screen;
#[cfg(unix)]
mod signals;
mod startup;
mod watch;

use std::fs::File;
use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use anyhow::{Context as _, Result, anyhow};

use crate::app::appearance::Colours;
use background_query::BackgroundQuery;
use clock::now;
use guard::Guard;
use input_thread::KeyInput;
use output::Output;
use reader::{Exit, Reader};
use screen::Screen;
use startup::FirstArticle;

pub use clipboard::ClipboardRoutes;
pub use persistence::{annotations, correct};
pub use screen::size;
pub use startup::{Helpers, ReaderOptions};

/// Runs the reader until it is left; gives the exit code.
///
/// # Errors
/// When the article cannot be read, or the terminal cannot be taken or written to. The terminal
/// has been given back then.
pub fn run(options: ReaderOptions) -> Result<u8> {
    guard::capture_panics();
    catch_unwind(AssertUnwindSafe(|| show(options))).unwrap_or_else(|_| {
        guard::print_panic();
        Ok(guard::PANICKED)
    })
}

fn show(options: ReaderOptions) -> Result<u8> {
    let (sender, receiver) = event_queue::channel();
    let mut first = FirstArticle::load(&options, &sender, &receiver)?;
    if options.one_screen && first.fits(&receiver, screen::size())? {
        let coloured = options.config.appearance.colours() != Colours::None;
        let mut out = io::stdout().lock();
        one_screen::write(&first.article.doc, screen::size().0, coloured, &mut out)?;
        return Ok(0);
    }
    // Before the terminal is taken, so that no signal ends the program without giving it back.
    #[cfg(unix)]
    let signals = signals::register()?;
    #[cfg(unix)]
    let catch_signals = |sender: &event_queue::Sender| signals::listen(signals, sender);
    #[cfg(not(unix))]
    let catch_signals = |_: &event_queue::Sender| Ok(());
    // Nothing waits for the answer. It has all the time that it takes to find the facts, so that most
    // terminals get their colours with the first frame.
    let mut background = BackgroundQuery::new(options.terminal.clone());
    let guard = Guard::enter(background.question())
        .context("this terminal cannot show the reader, --plain prints the text")?;
    let input = KeyInput::new(&sender, background.sent(now()));
    let size = screen::size();
    let screen = Screen::new(Output::open()?, size)?;
    let queue = (sender, receiver);
    let mut reader = Reader::new(options, first, (screen, size), queue, input, background);
    if reader.has_links() {
        guard::links_are_drawn();
    }
    let exit = catch_unwind(AssertUnwindSafe(|| {
        let exit = reader.run(catch_signals)?;
        if matches!(exit, Exit::Quit) {
            reader.await_answer();
        }
        Ok(exit)
    }));
    // What is typed from now on is for the shell, which has the terminal back before anything that
    // may take long.
    reader.input.pause();
    guard::restore_soon();
    let notice = catch_unwind(AssertUnwindSafe(|| reader.save()));
    leave(guard, exit, notice.ok().flatten())
}

/// Ends the program, or gives its exit code; `notice` is what could not be saved.
fn leave(
    guard: Guard,
    exit: std::thread::Result<io::Result<Exit>>,
    notice: Option<String>,
) -> Result<u8> {
    match exit {
        Ok(Ok(Exit::Signal(number))) => guard::exit(128 + number),
        Ok(Ok(Exit::HungUp)) => guard::exit(guard::HUNG_UP),
        Ok(Err(error)) if output::is_gone(&error) => guard::exit(guard::HUNG_UP),
        _ => {}
    }
    drop(guard);
    if let Some(notice) = notice {
        let _ = writeln!(io::stderr(), "dateline: {notice}");
    }
    match exit {
        Ok(Ok(Exit::Unreadable(error))) => Err(error),
        Ok(Ok(_)) => Ok(0),
        Ok(Err(error)) => Err(anyhow!(error).context("cannot write to the terminal")),
        Err(panic) => resume_unwind(panic),
    }
}

/// Whether keys can be read though standard input is not the terminal.
#[must_use]
pub fn has_keyboard() -> bool {
    cfg!(windows) || File::options().read(true).write(true).open("/dev/tty").is_ok()
}

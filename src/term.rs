//! The terminal: takes the screen, runs the reader in it, and gives it back whatever happens.
//!
//! The loop blocks until something happens, takes in all that waits, and draws once. Nothing
//! wakes it up while nothing happens.

mod effects;
mod faults;
mod guard;
mod inbox;
mod keyboard;
mod keys;
mod output;
mod screen;
#[cfg(unix)]
mod signals;

use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};

use crate::app::{App, Article, Event};
use crate::facts::Context;
use crate::input::Source;
use guard::Guard;
use inbox::News;
use keyboard::Keyboard;
use screen::Screen;

pub use screen::size;

/// Exit code after a panic, as Rust programs have it.
const PANICKED: u8 = 101;
/// Exit code after the terminal went away, as after SIGHUP.
const HUNG_UP: u8 = 129;
/// While a window is dragged to another size, frames come no faster than this.
const BETWEEN_RESIZES: Duration = Duration::from_millis(16);
/// So much is taken in at once before the next frame, however fast the keys come.
const LONGEST_BATCH: usize = 1024;

/// What the reader is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The article as far as it has been read.
    pub article: Article,
    /// Where it came from, to read it again.
    pub source: Source,
    /// What extraction is told, to do it again.
    pub context: Context,
    /// The person's editor and browser.
    pub helpers: Helpers,
}

/// Programs the person has chosen in the environment.
#[derive(Clone, Debug, Default)]
pub struct Helpers {
    /// `$VISUAL`, else `$EDITOR`.
    pub editor: Option<String>,
    /// `$BROWSER`.
    pub browser: Option<String>,
}

/// How the loop ended.
#[derive(Debug)]
enum Ending {
    /// The person left.
    Quit,
    /// A signal said so.
    Signal(u8),
    /// There is no terminal any more.
    HungUp,
}

/// Everything the running reader holds.
struct Reader {
    app: App,
    screen: Screen,
    inbox: Receiver<News>,
    mail: inbox::Sender,
    keyboard: Option<Keyboard>,
    opening: Opening,
    /// When the last frame after a change of size was drawn.
    resized: Option<Instant>,
}

/// Runs the reader until it is left; gives the exit code.
///
/// # Errors
/// When the terminal cannot be taken or written to; it has been given back then.
pub fn run(mut opening: Opening) -> Result<u8> {
    let guard = Guard::enter().context("cannot use this terminal")?;
    let size = screen::size();
    let article = std::mem::take(&mut opening.article);
    let (mail, inbox) = inbox::channel();
    let mut reader = Reader {
        app: App::new(article, size),
        screen: Screen::new(size)?,
        inbox,
        mail,
        keyboard: None,
        opening,
        resized: None,
    };
    let ended = catch_unwind(AssertUnwindSafe(|| reader.run()));
    match ended {
        Ok(Ok(Ending::Quit)) => Ok(0),
        Ok(Ok(Ending::Signal(number))) => guard::exit(128 + number),
        Ok(Ok(Ending::HungUp)) => guard::exit(HUNG_UP),
        Ok(Err(error)) if output::is_gone(&error) => guard::exit(HUNG_UP),
        Ok(Err(error)) => Err(anyhow!(error).context("cannot write to the terminal")),
        Err(_) => {
            drop(guard);
            guard::report_panic();
            Ok(PANICKED)
        }
    }
}

/// Whether keys can be read though standard input is not the terminal.
#[must_use]
pub fn has_keyboard() -> bool {
    cfg!(windows) || File::options().read(true).write(true).open("/dev/tty").is_ok()
}

impl Reader {
    fn run(&mut self) -> io::Result<Ending> {
        self.screen.draw(&self.app)?;
        // Only now: threads and signal handlers would delay the first frame.
        #[cfg(unix)]
        signals::listen(&self.mail)?;
        self.keyboard = Some(Keyboard::start(&self.mail)?);
        // The window may have changed while nobody listened.
        let mut ended = self.take_in(News::Resized)?;
        while ended.is_none() {
            faults::trip("draw");
            self.screen.draw(&self.app)?;
            ended = self.wait_and_take_in()?;
        }
        Ok(ended.unwrap_or(Ending::Quit))
    }

    /// Waits for news and takes in all there is; works in slices while there is none.
    fn wait_and_take_in(&mut self) -> io::Result<Option<Ending>> {
        let first = if self.app.is_working() {
            match self.inbox.try_recv() {
                Ok(news) => news,
                Err(_) => return self.tell(Event::Work),
            }
        } else {
            match self.inbox.recv() {
                Ok(news) => news,
                Err(_) => return Ok(Some(Ending::HungUp)),
            }
        };
        let mut next = Some(first);
        for _ in 0..LONGEST_BATCH {
            let Some(news) = next else { break };
            if let Some(ending) = self.take_in(news)? {
                return Ok(Some(ending));
            }
            next = self.inbox.try_recv().ok();
        }
        match next {
            Some(news) => self.take_in(news),
            None => Ok(None),
        }
    }

    fn take_in(&mut self, news: News) -> io::Result<Option<Ending>> {
        match news {
            News::Key(key) => self.tell(Event::Key(key)),
            News::Pasted(text) => self.tell(Event::Paste(text)),
            News::Loaded(article) => self.tell(Event::Loaded(article)),
            News::Message(message) => self.tell(Event::Message(message)),
            News::Resized => self.take_size(),
            News::Stop => self.suspend(),
            News::Continued => self.come_back(),
            News::Signal(number) => Ok(Some(Ending::Signal(number))),
            News::HungUp => Ok(Some(Ending::HungUp)),
            News::Panicked => std::panic::resume_unwind(Box::new("a thread panicked")),
        }
    }

    /// Tells the app, and does what it asks for.
    fn tell(&mut self, event: Event) -> io::Result<Option<Ending>> {
        match self.app.update(event) {
            Some(effect) => self.perform(effect),
            None => Ok(None),
        }
    }

    /// Takes the terminal's size; the many sizes of a dragged window become one a frame.
    fn take_size(&mut self) -> io::Result<Option<Ending>> {
        loop {
            let wait = self.resized.map_or(Duration::ZERO, |last| {
                BETWEEN_RESIZES.saturating_sub(now().duration_since(last))
            });
            match self.inbox.recv_timeout(wait) {
                Ok(News::Resized) => {}
                Ok(news) => {
                    if let Some(ending) = self.take_in(news)? {
                        return Ok(Some(ending));
                    }
                    break;
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        self.resized = Some(now());
        let (columns, rows) = screen::size();
        if self.screen.resize((columns, rows)) {
            return self.tell(Event::Resize(columns, rows));
        }
        Ok(None)
    }

    /// Takes the terminal again after the shell had it.
    fn come_back(&mut self) -> io::Result<Option<Ending>> {
        guard::take()?;
        self.screen.forget();
        self.take_size()
    }
}

#[expect(clippy::disallowed_methods, reason = "the pace of frames is the terminal's matter")]
fn now() -> Instant {
    Instant::now()
}

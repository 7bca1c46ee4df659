//! The terminal: takes the screen, runs the reader in it, and gives it back whatever happens.
//!
//! The loop blocks until something happens, takes in all that waits, and draws once. Nothing
//! wakes it up while nothing happens.

mod ansi_writer;
mod backend;
pub mod clipboard;
mod effects;
mod event_queue;
mod failpoints;
mod guard;
mod input_thread;
mod keys;
mod loading;
mod open_articles;
mod output;
mod persistence;
mod replies;
pub mod screen;
#[cfg(unix)]
mod signals;
mod startup;
mod watch;

use std::fs::File;
use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};

use crate::app::appearance::{Background, Hyperlinks};
use crate::app::{App, Article, Event};
use crate::input::{InputSource, Load, Progress, Request};
use event_queue::{Message, Receiver};
use guard::Guard;
use input_thread::{InputThread, KeyReader};
use output::Output;
use persistence::Persistence;
use screen::Screen;
use startup::FirstArticle;

pub use clipboard::ClipboardRoutes;
pub use persistence::correct;
pub use screen::size;
pub use startup::{Helpers, ReaderOptions};

/// Exit code after a panic, as Rust programs have it.
const PANICKED: u8 = 101;
/// Exit code after the terminal went away, as after SIGHUP.
const HUNG_UP: u8 = 129;
/// While a window is dragged to another size, frames come no faster than this.
const BETWEEN_RESIZES: Duration = Duration::from_millis(16);
/// While an article is being read and nothing else happens, frames come no faster than this: what
/// changes on the screen more often cannot be read, and the time is better spent on the reading.
const BETWEEN_STAGES: Duration = Duration::from_millis(50);
/// A terminal that answers does so in this time after it was asked.
const ANSWER: Duration = Duration::from_millis(200);
/// So much is taken in at once before the next frame, however fast the keys come.
const LONGEST_BATCH: usize = 1024;

/// How the loop ended.
#[derive(Debug)]
enum Exit {
    /// The person left.
    Quit,
    /// A signal said so.
    Signal(u8),
    /// There is no terminal any more.
    HungUp,
    /// There is nothing to read.
    Unreadable(anyhow::Error),
}

/// Everything the running reader holds.
struct Reader {
    app: App,
    screen: Screen<Output>,
    receiver: Receiver,
    sender: event_queue::Sender,
    /// Signals caught before anybody listens.
    #[cfg(unix)]
    signals: Option<signal_hook::iterator::Signals>,
    /// The keyboard before it has a thread.
    key_reader: Option<KeyReader>,
    keyboard: Option<InputThread>,
    request: Request,
    /// All open articles, the one on the screen too.
    sources: Vec<InputSource>,
    /// The format and the date that were given for them.
    given: Request,
    /// How many were named; those behind them were opened from the recent ones.
    named: usize,
    /// What [`Effect::OpenRecent`](crate::app::Effect::OpenRecent) counts in.
    recent: Vec<InputSource>,
    helpers: Helpers,
    clipboard: ClipboardRoutes,
    /// The name of the terminal, if it shall be asked for its background.
    terminal: Option<String>,
    /// What it told, where that was not known.
    background: Option<Background>,
    /// When it was asked, while there is no answer.
    asked: Option<Instant>,
    persistence: Persistence,
    /// Whether an article is shown, be it only its beginning.
    has_article: bool,
    /// How far reading has come, while it goes on.
    loading: Option<Arc<Progress>>,
    /// Whether that begins after the first frame.
    is_deferred: bool,
    /// What came through standard input, once it is whole.
    piped: Option<Article>,
    /// Whether the file is read again when it changes.
    watch: bool,
    /// Whether the size changed since the last frame.
    resized: bool,
    /// No frame before this moment: the window is being dragged.
    calm_until: Option<Instant>,
    /// No frame before this moment, unless something else happens: the article is being read.
    quiet_until: Option<Instant>,
    /// Whether more has happened since the last frame than that some of the article was read.
    urgent: bool,
}

/// Runs the reader until it is left; gives the exit code.
///
/// # Errors
/// When the article cannot be read, or the terminal cannot be taken or written to. The terminal
/// has been given back then.
pub fn run(opening: ReaderOptions) -> Result<u8> {
    guard::capture_panics();
    catch_unwind(AssertUnwindSafe(|| show(opening))).unwrap_or_else(|_| {
        guard::print_panic();
        Ok(PANICKED)
    })
}

fn show(opening: ReaderOptions) -> Result<u8> {
    let (sender, receiver) = event_queue::channel();
    let first = FirstArticle::load(&opening.request, &sender, &receiver)?;
    // Before the terminal is taken, so that no signal finds nobody to give it back.
    #[cfg(unix)]
    let signals = signals::catch()?;
    // Nobody waits for the answer. It has all the time that the article takes to be understood, so
    // that most terminals get their colours with the first frame.
    let question = opening.terminal.as_ref().map_or(&b""[..], |_| replies::QUESTION);
    let guard = Guard::enter(question)
        .context("this terminal cannot show the reader, --plain prints the text")?;
    let asked = opening.terminal.as_ref().map(|_| now());
    let mut key_reader = KeyReader::new(&sender);
    if asked.is_some() {
        key_reader.expect_answer();
    }
    let size = screen::size();
    let screen = Screen::new(Output::open()?, size)?;
    let FirstArticle { article, feed, loading, is_deferred } = first;
    let has_article = loading.is_none() || !article.doc.text.is_empty();
    failpoints::hit("start");
    let mut app = crate::ui::open(*article, size);
    app.configure(opening.config);
    if app.appearance.hyperlinks == Hyperlinks::On {
        guard::links_are_drawn();
    }
    app.set_open_articles(opening.sources.iter().map(InputSource::name).collect(), 0);
    if let Some(progress) = &loading {
        app.update(Event::Reading(Some(progress.report())));
    }
    let source = opening.request.source.clone();
    let persistence =
        Persistence::new(opening.store, source, app.appearance.measure, opening.measure_given);
    let mut reader = Reader {
        app,
        screen,
        receiver,
        sender,
        #[cfg(unix)]
        signals: Some(signals),
        key_reader: Some(key_reader),
        keyboard: None,
        persistence,
        given: opening.request.clone(),
        request: opening.request,
        named: opening.sources.len(),
        sources: opening.sources,
        recent: Vec::new(),
        helpers: opening.helpers,
        clipboard: opening.clipboard,
        terminal: opening.terminal,
        background: None,
        asked,
        has_article,
        loading,
        is_deferred,
        piped: None,
        watch: opening.watch,
        resized: false,
        calm_until: None,
        quiet_until: None,
        urgent: false,
    };
    reader.add_feed(feed);
    if reader.loading.is_none() {
        reader.keep_piped();
        reader.app.show_load_notes();
    }
    reader.resume();
    let ended = catch_unwind(AssertUnwindSafe(|| {
        let ending = reader.run()?;
        if matches!(ending, Exit::Quit) {
            reader.await_answer();
        }
        Ok(ending)
    }));
    // What is typed from now on is for the shell.
    reader.keyboard.as_mut().map(InputThread::pause);
    // The person has the terminal back before anything that may take long.
    guard::restore_soon();
    let notice = catch_unwind(AssertUnwindSafe(|| {
        if let (Some(name), Some(told)) = (&reader.terminal, reader.background) {
            // No place is lost where this fails: the terminal is asked each time.
            let _ = reader.persistence.store().save_background(name, told.name());
        }
        let typed = reader.persistence.save_histories(&mut reader.app);
        reader.persistence.save(&reader.app).or(typed)
    }));
    match ended {
        Ok(Ok(Exit::Signal(number))) => guard::exit(128 + number),
        Ok(Ok(Exit::HungUp)) => guard::exit(HUNG_UP),
        Ok(Err(error)) if output::is_gone(&error) => guard::exit(HUNG_UP),
        _ => {}
    }
    drop(guard);
    if let Ok(Some(notice)) = notice {
        let _ = writeln!(io::stderr(), "dateline: {notice}");
    }
    match ended {
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

impl Reader {
    fn run(&mut self) -> io::Result<Exit> {
        // To look costs as much as a good part of the frame: not where what the terminal answered
        // the last time is known. Another answer comes with the keys.
        if self.app.appearance.background.is_none()
            && let Some(key_reader) = &mut self.key_reader
        {
            key_reader.take_what_waits();
        }
        while let Some(message) = self.receiver.next() {
            if let Some(ending) = self.handle(message)? {
                return Ok(ending);
            }
        }
        self.draw()?;
        if std::mem::take(&mut self.is_deferred)
            && let Some(progress) = &self.loading
        {
            let shown = self.app.article.doc.text.len();
            loading::spawn(&self.sender, &self.request, shown, progress);
        }
        self.persistence.restore_histories_from_disk(&mut self.app);
        // Only now: threads would delay the first frame.
        #[cfg(unix)]
        if let Some(signals) = self.signals.take() {
            signals::listen(signals, &self.sender)?;
        }
        if let Some(key_reader) = self.key_reader.take() {
            self.keyboard = Some(InputThread::start(key_reader)?);
        }
        if self.watch {
            watch::start(&self.sender, &self.request.source);
        }
        loop {
            let mut ended = self.wait_and_handle()?;
            if ended.is_none() {
                ended = self.keep_pace()?;
            }
            if let Some(ending) = ended {
                return Ok(ending);
            }
            self.keep();
            failpoints::hit("draw");
            self.draw()?;
        }
    }

    /// Goes to where the reader was the last time.
    fn resume(&mut self) {
        if let Some(notice) = self.persistence.resume(&mut self.app) {
            self.app.update(Event::Message(notice));
        }
    }

    /// Stores corrections and notes as soon as they are made.
    fn keep(&mut self) {
        if self.app.annotations.take_unsaved().is_some()
            && let Some(notice) = self.persistence.save(&self.app)
        {
            self.app.update(Event::Message(notice));
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.screen.draw(&self.app)?;
        self.urgent = false;
        if std::mem::take(&mut self.resized) {
            self.calm_until = now().checked_add(BETWEEN_RESIZES);
        }
        self.quiet_until = match self.loading {
            Some(_) => now().checked_add(BETWEEN_STAGES),
            None => None,
        };
        Ok(())
    }

    /// Before a frame, takes in what comes for a while: the many sizes of a window that is being
    /// dragged are not all drawn, nor is every part of an article that is read.
    fn keep_pace(&mut self) -> io::Result<Option<Exit>> {
        while let Some(wait) = self.pause() {
            if wait.is_zero() {
                (self.calm_until, self.quiet_until) = (None, None);
            }
            let Some(message) = self.receiver.wait_for(wait) else { continue };
            if let Some(ending) = self.handle(message)? {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }

    /// How long the next frame must wait.
    fn pause(&self) -> Option<Duration> {
        let quiet = self.quiet_until.filter(|_| !self.urgent);
        let until = self.calm_until.max(quiet)?;
        Some(until.saturating_duration_since(now()))
    }

    /// Waits for message and takes in all there is; works in slices while there is none.
    fn wait_and_handle(&mut self) -> io::Result<Option<Exit>> {
        let first = if self.app.is_working() {
            match self.receiver.next() {
                Some(message) => message,
                None => {
                    self.urgent = true;
                    return self.update(Event::Work);
                }
            }
        } else {
            match self.receiver.wait() {
                Some(message) => message,
                None => return Ok(Some(Exit::HungUp)),
            }
        };
        let mut next = Some(first);
        for _ in 0..LONGEST_BATCH {
            let Some(message) = next else { break };
            if let Some(ending) = self.handle(message)? {
                return Ok(Some(ending));
            }
            next = self.receiver.next();
        }
        match next {
            Some(message) => self.handle(message),
            None => Ok(None),
        }
    }

    fn handle(&mut self, message: Message) -> io::Result<Option<Exit>> {
        let is_progress = matches!(
            message,
            Message::Load(_, Load::Progress(_) | Load::Partial(_) | Load::Done(..))
        );
        self.urgent |= !(self.has_article && is_progress);
        match message {
            Message::Key(key) => self.update(Event::Key(key)),
            Message::Pasted(text) => self.update(Event::Paste(text)),
            Message::Mouse(event) => self.update(event),
            Message::Load(progress, load) => self.take_load(&progress, load),
            Message::Changed(path) if self.request.source.path() == Some(&path) => self.reload(),
            Message::Changed(_) => Ok(None),
            Message::Notice(message) => self.update(Event::Message(message)),
            Message::NotCopied(text, why) => self.copy_without_tool(&text, &why),
            Message::Background(background) => {
                self.asked = None;
                if self.app.appearance.background != Some(background) {
                    self.background = Some(background);
                }
                self.update(Event::Background(background))
            }
            Message::Resized => self.window_changed(),
            Message::Stop => self.suspend(),
            Message::Continued => self.come_back(),
            Message::Signal(number) => Ok(Some(Exit::Signal(number))),
            Message::HungUp => Ok(Some(Exit::HungUp)),
            Message::Panicked => resume_unwind(Box::new("a thread panicked")),
        }
    }

    /// Before somebody else gets the keys: an answer that is on its way is waited for a moment, or
    /// the shell would take it for something typed.
    fn await_answer(&mut self) {
        let Some(asked) = self.asked.take() else { return };
        let mut others = Vec::new();
        while let Some(left) = ANSWER.checked_sub(now().saturating_duration_since(asked)) {
            match self.receiver.wait_for(left) {
                Some(Message::Background(_)) | None => break,
                Some(other) => others.push(other),
            }
        }
        others.into_iter().for_each(|message| self.sender.put_back(message));
    }

    /// Tells the app, and does what it asks for.
    fn update(&mut self, event: Event) -> io::Result<Option<Exit>> {
        match self.app.update(event) {
            Some(effect) => self.perform(effect),
            None => Ok(None),
        }
    }

    /// Takes the terminal's size.
    fn take_size(&mut self) -> io::Result<Option<Exit>> {
        let (columns, rows) = screen::size();
        if self.screen.resize((columns, rows)) {
            self.resized = true;
            return self.update(Event::Resize(columns, rows));
        }
        Ok(None)
    }

    /// The window has another size, or had one for a while: then it lost what was shown.
    fn window_changed(&mut self) -> io::Result<Option<Exit>> {
        self.screen.invalidate()?;
        self.resized = true;
        self.take_size()
    }

    /// Takes the terminal again after the shell had it.
    fn come_back(&mut self) -> io::Result<Option<Exit>> {
        guard::enter_screen(b"")?;
        self.screen.invalidate()?;
        self.take_size()
    }
}

#[expect(clippy::disallowed_methods, reason = "the pace of frames is the terminal's matter")]
fn now() -> Instant {
    Instant::now()
}

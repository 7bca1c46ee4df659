//! The terminal: takes the screen, runs the reader in it, and gives it back whatever happens.
//!
//! The loop blocks until something happens, takes in all that waits, and draws once. Nothing
//! wakes it up while nothing happens.

pub mod clipboard;
mod effects;
pub mod encode;
mod faults;
mod guard;
mod inbox;
mod keep;
mod keyboard;
mod keys;
mod load;
mod output;
mod screen;
#[cfg(unix)]
mod signals;
mod watch;

use std::fs::File;
use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};

use crate::app::config::Config;
use crate::app::{App, Article, Event};
use crate::input::Source;
use crate::store::Store;
use guard::Guard;
use inbox::{Inbox, News};
use keep::Keeper;
use keyboard::Keyboard;
use load::Start;
use screen::Screen;

pub use keep::correct;
pub use load::Request;
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
#[derive(Clone)]
pub struct Opening {
    /// The article that opens first.
    pub request: Request,
    /// All articles that were named, in order; one article needs none.
    pub shelf: Vec<Source>,
    /// Keys and looks.
    pub config: Config,
    /// The person's editor and browser.
    pub helpers: Helpers,
    /// What is remembered.
    pub store: Store,
    /// The text width was given and wins over the remembered one.
    pub measure_given: bool,
    /// Read the file again whenever it changes.
    pub watch: bool,
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
    /// There is nothing to read.
    Unreadable(anyhow::Error),
}

/// Everything the running reader holds.
struct Reader {
    app: App,
    screen: Screen,
    inbox: Inbox,
    mail: inbox::Sender,
    /// Signals caught before anybody listens.
    #[cfg(unix)]
    signals: Option<signal_hook::iterator::Signals>,
    keyboard: Option<Keyboard>,
    request: Request,
    /// All articles that were named, the open one too.
    shelf: Vec<Source>,
    helpers: Helpers,
    keeper: Keeper,
    /// Whether an article is shown, be it only its beginning.
    has_article: bool,
    /// Whether the file is read again when it changes.
    watch: bool,
    /// Whether the size changed since the last frame.
    resized: bool,
    /// No frame before this moment: the window is being dragged.
    calm_until: Option<Instant>,
}

/// Runs the reader until it is left; gives the exit code.
///
/// # Errors
/// When the article cannot be read, or the terminal cannot be taken or written to. The terminal
/// has been given back then.
pub fn run(opening: Opening) -> Result<u8> {
    guard::keep_panics_quiet();
    let (mail, inbox) = inbox::channel();
    let (article, has_article) = first_article(&opening.request, &mail, &inbox)?;
    // First of all, so that no signal finds the terminal taken and nobody to give it back.
    #[cfg(unix)]
    let signals = signals::catch()?;
    let guard = Guard::enter().context("cannot use this terminal")?;
    let size = screen::size();
    let mut app = App::new(article, size);
    app.configure(opening.config);
    app.fill_shelf(opening.shelf.iter().map(Source::name).collect(), 0);
    if !has_article {
        let name = opening.request.source.name();
        app.update(Event::Message(format!("reading {name} …")));
    }
    let source = opening.request.source.clone();
    let keeper = Keeper::new(opening.store, source, app.look.measure, opening.measure_given);
    let mut reader = Reader {
        app,
        screen: Screen::new(size)?,
        inbox,
        mail,
        #[cfg(unix)]
        signals: Some(signals),
        keyboard: None,
        keeper,
        request: opening.request,
        shelf: opening.shelf,
        helpers: opening.helpers,
        has_article,
        watch: opening.watch,
        resized: false,
        calm_until: None,
    };
    reader.resume();
    let ended = catch_unwind(AssertUnwindSafe(|| reader.run()));
    // What is typed from now on is for the shell.
    reader.keyboard.as_mut().map(Keyboard::pause);
    // The person has the terminal back before anything that may take long.
    guard::farewell();
    let notice = catch_unwind(AssertUnwindSafe(|| reader.keeper.save(&reader.app)));
    match ended {
        Ok(Ok(Ending::Signal(number))) => guard::exit(128 + number),
        Ok(Ok(Ending::HungUp)) => guard::exit(HUNG_UP),
        Ok(Err(error)) if output::is_gone(&error) => guard::exit(HUNG_UP),
        _ => {}
    }
    drop(guard);
    if let Ok(Some(notice)) = notice {
        let _ = writeln!(io::stderr(), "dateline: {notice}");
    }
    match ended {
        Ok(Ok(Ending::Unreadable(error))) => Err(error),
        Ok(Ok(_)) => Ok(0),
        Ok(Err(error)) => Err(anyhow!(error).context("cannot write to the terminal")),
        Err(_) => {
            guard::report_panic();
            Ok(PANICKED)
        }
    }
}

/// What to show at first, and whether it is anything. What takes longer is being read by then.
fn first_article(
    request: &Request,
    mail: &inbox::Sender,
    inbox: &Inbox,
) -> Result<(Article, bool)> {
    match request.start()? {
        Start::Whole(article) => Ok((*article, true)),
        Start::Beginning(article) => {
            inbox::load(mail, request);
            Ok((*article, true))
        }
        Start::Nothing => {
            inbox::load(mail, request);
            match inbox.wait_for(load::MOMENT) {
                Some(News::Loaded(article)) => Ok((*article, true)),
                Some(News::Unreadable(error)) => Err(error),
                other => {
                    // A message is for the reader, once it is there.
                    other.into_iter().for_each(|news| mail.send(news));
                    Ok((request.placeholder(), false))
                }
            }
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
        self.draw()?;
        // Only now: threads would delay the first frame.
        #[cfg(unix)]
        if let Some(signals) = self.signals.take() {
            signals::listen(signals, &self.mail)?;
        }
        self.keyboard = Some(Keyboard::start(&self.mail)?);
        if self.watch {
            watch::start(&self.mail, &self.request);
        }
        loop {
            let mut ended = self.wait_and_take_in()?;
            if ended.is_none() {
                ended = self.keep_pace()?;
            }
            if let Some(ending) = ended {
                return Ok(ending);
            }
            self.keep();
            faults::trip("draw");
            self.draw()?;
        }
    }

    /// Goes to where the reader was the last time.
    fn resume(&mut self) {
        if let Some(notice) = self.keeper.resume(&mut self.app) {
            self.app.update(Event::Message(notice));
        }
    }

    /// Stores corrections and notes as soon as they are made.
    fn keep(&mut self) {
        if self.app.take_unsaved().is_some()
            && let Some(notice) = self.keeper.save(&self.app)
        {
            self.app.update(Event::Message(notice));
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.screen.draw(&self.app)?;
        if std::mem::take(&mut self.resized) {
            self.calm_until = now().checked_add(BETWEEN_RESIZES);
        }
        Ok(())
    }

    /// After a frame in a new size, takes in what comes for a while: the many sizes of a window
    /// that is being dragged are not all drawn.
    fn keep_pace(&mut self) -> io::Result<Option<Ending>> {
        while let Some(wait) = self.calm_until.map(|until| until.saturating_duration_since(now())) {
            match self.inbox.wait_for(wait) {
                Some(news) if !wait.is_zero() => {
                    if let Some(ending) = self.take_in(news)? {
                        return Ok(Some(ending));
                    }
                }
                Some(news) => {
                    self.calm_until = None;
                    return self.take_in(news);
                }
                None => self.calm_until = None,
            }
        }
        Ok(None)
    }

    /// Waits for news and takes in all there is; works in slices while there is none.
    fn wait_and_take_in(&mut self) -> io::Result<Option<Ending>> {
        let first = if self.app.is_working() {
            match self.inbox.next() {
                Some(news) => news,
                None => return self.tell(Event::Work),
            }
        } else {
            match self.inbox.wait() {
                Some(news) => news,
                None => return Ok(Some(Ending::HungUp)),
            }
        };
        let mut next = Some(first);
        for _ in 0..LONGEST_BATCH {
            let Some(news) = next else { break };
            if let Some(ending) = self.take_in(news)? {
                return Ok(Some(ending));
            }
            next = self.inbox.next();
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
            News::Mouse(event) => self.tell(event),
            // What was still being read when another article was opened is of no use any more.
            News::Loaded(article) if article.doc.meta.source != self.request.source.name() => {
                Ok(None)
            }
            News::Loaded(article) => {
                self.has_article = true;
                let ending = self.tell(Event::Loaded(article))?;
                self.resume();
                Ok(ending)
            }
            News::Unreadable(error) if !self.has_article => Ok(Some(Ending::Unreadable(error))),
            News::Unreadable(error) => self.tell(Event::Message(format!("{error:#}"))),
            News::Message(message) => self.tell(Event::Message(message)),
            News::Resized => self.window_changed(),
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

    /// Takes the terminal's size.
    fn take_size(&mut self) -> io::Result<Option<Ending>> {
        let (columns, rows) = screen::size();
        if self.screen.resize((columns, rows)) {
            self.resized = true;
            return self.tell(Event::Resize(columns, rows));
        }
        Ok(None)
    }

    /// The window has another size, or had one for a while: then it lost what was shown.
    fn window_changed(&mut self) -> io::Result<Option<Ending>> {
        self.screen.forget();
        self.resized = true;
        self.take_size()
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

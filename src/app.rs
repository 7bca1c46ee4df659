//! The state of the reader and how it changes: `App`, `update`. No terminal, disk or clock.

pub mod key;

use crate::doc::Document;
use crate::facts::Facts;
use key::{Code, Key};

/// An article with what was found in it.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The article.
    pub doc: Document,
    /// What it is made of.
    pub facts: Facts,
}

/// What the app wants done that it cannot do itself. The edge does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Put this on the clipboard and answer with [`App::message`] what was used.
    Copy(String),
    /// Open the editor at this byte of the text; reload afterwards.
    Edit(u32),
    /// Open an address in the browser.
    Open(String),
    /// Stop until the shell continues the program.
    Suspend,
    /// Clear the screen and draw everything anew.
    Redraw,
    /// Read the article again.
    Reload,
}

/// Something that happened outside.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted (bracketed paste): never run as keys.
    Paste(String),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// The whole article has been read, after its beginning was shown.
    Loaded(Box<Article>),
    /// A line for the status bar ("copied by OSC 52", "cannot read x").
    Message(String),
    /// There was time left: go on with work in slices (see [`App::is_working`]).
    Work,
}

/// The reader's whole state.
#[derive(Debug, Default)]
pub struct App {
    /// The article that is open.
    pub article: Article,
    size: (u16, u16),
    message: String,
}

impl App {
    /// Opens an article in a terminal of `size` columns and rows.
    #[must_use]
    pub fn new(article: Article, size: (u16, u16)) -> Self {
        Self { article, size, message: String::new() }
    }

    /// Takes in what happened; gives what must be done outside.
    pub fn update(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Key(key) => return self.press(key),
            Event::Resize(columns, rows) => self.size = (columns, rows),
            Event::Loaded(article) => self.article = *article,
            Event::Message(message) => self.message = message,
            Event::Paste(_) | Event::Work => {}
        }
        None
    }

    /// Whether there is work left to be done in slices: send [`Event::Work`] while no key waits.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        false
    }

    fn press(&mut self, key: Key) -> Option<Effect> {
        match key {
            Key { code: Code::Char('q'), ctrl: false, .. } => Some(Effect::Quit),
            Key { code: Code::Char('c'), ctrl: true, .. } => Some(Effect::Quit),
            Key { code: Code::Char('z'), ctrl: true, .. } => Some(Effect::Suspend),
            Key { code: Code::Char('l'), ctrl: true, .. } => Some(Effect::Redraw),
            _ => None,
        }
    }
}

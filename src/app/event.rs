//! What happens to the reader, and what it asks the edge to do.

use super::appearance::Background;
use super::article::Article;
use super::dossier_state::ArticlesRead;
use super::key::Key;
use super::load_progress::LoadProgress;
use super::open_articles::RecentArticle;

/// What the core asks the edge to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Put this on the clipboard; the answer is an [`Event::Message`].
    Copy(String),
    /// Open the editor at this byte of the text; reload afterwards.
    Edit(u32),
    /// Open an address in the browser.
    Open(String),
    /// Open the target of a link here: a URL, or a path from the article's folder; the answer is
    /// [`Event::Opened`] or a message.
    OpenLink(String),
    /// Stop until the shell continues the program.
    Suspend,
    /// Clear the screen and draw everything again.
    Redraw,
    /// Load the article again.
    Reload,
    /// Stop loading: what has come is all of the article.
    StopLoading,
    /// Take the mouse, or give it back to the terminal.
    Mouse(bool),
    /// Open this one of the open articles, from 0; the answer is [`Event::Opened`].
    OpenArticle(usize),
    /// Read all open articles for the dossier, those that have changed again; the answers are
    /// [`Event::ArticlesReading`] and [`Event::ArticlesRead`].
    ReadArticles,
    /// List recently read articles; the answer is [`Event::Recent`].
    ListRecent,
    /// Open this one of the last [`Event::Recent`], from 0.
    OpenRecent(usize),
    /// Take this one of the last [`Event::Recent`], from 0, off the list; the answer is another one.
    RemoveRecent(usize),
    /// Write a file; the answer is an [`Event::Message`].
    Write(FileToWrite),
    /// Write the article's report to a file.
    WriteReport(ReportToWrite),
}

/// A file that the user wants written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileToWrite {
    /// Its path as typed; `~` may stand for the home folder.
    pub path: String,
    /// Its content.
    pub text: String,
    /// Whether one that exists is overwritten.
    pub overwrite: bool,
    /// The last line of files that were written of the same article: those are overwritten too.
    pub last_line: String,
}

/// A report that the user wants written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportToWrite {
    /// The file's path as typed; `~` may stand for the home folder.
    pub path: String,
    /// Whether a file that exists is overwritten.
    pub overwrite: bool,
    /// Whether the user's notes and corrections are part of it.
    pub notes: bool,
}

/// Something that happened outside the core.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted (bracketed paste): never run as keys.
    Paste(String),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// The article has been loaded again, or more of it has.
    Loaded(Box<Article>),
    /// Another of the open articles has been loaded, with its number.
    Opened(Box<Article>, usize),
    /// How far loading has come; none once it has ended.
    Progress(Option<LoadProgress>),
    /// So many of so many open articles have been read for the dossier.
    ArticlesReading(usize, usize),
    /// The open articles have been read.
    ArticlesRead(Box<ArticlesRead>),
    /// Recently read articles, newest first.
    Recent(Vec<RecentArticle>),
    /// The terminal's background became known.
    Background(Background),
    /// A line for the status bar ("copied by OSC 52", "cannot read x").
    Message(String),
    /// The wheel was turned over a cell: column, row, rows to scroll (negative is up).
    Wheel(u16, u16, i16),
    /// The mouse was pressed on a cell: column, row.
    Click(u16, u16),
    /// It was moved to another cell while it was pressed.
    Drag(u16, u16),
    /// It was let go.
    Release(u16, u16),
    /// There was time left: go on with work in slices (see `App::is_working`).
    Work,
}

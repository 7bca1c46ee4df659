//! The state of the reader and how it changes: `App`, `update`. No terminal, disk or clock.

pub mod actions;
pub mod annotations;
pub mod appearance;
pub mod body;
pub mod commands;
pub mod config;
pub mod copy;
pub mod corrections;
pub mod filter;
pub mod index;
pub mod jump_list;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod lens;
pub mod line_edit;
pub mod lists;
pub mod navigation;
pub mod notes;
pub mod open_articles;
pub mod panes;
pub mod prompt;
pub mod reading;
pub mod search;
pub mod settings;
pub mod status;
pub mod text_layout;
mod update;

use std::borrow::Cow;
use std::sync::Arc;

use crate::doc::Document;
use crate::facts::{Facts, Person, PersonId, Speaker};
use crate::text::Span;
use actions::Action;
use annotations::AnnotationState;
use appearance::{Appearance, Background};
use body::Body;
use index::{Index, Mentioned};
use jump_list::{JumpList, Marks};
use key::Key;
use keymap::Keymap;
use layout::{Arrangement, Focus, Headless, Screen, View, Viewport};
use lens::Lens;
use line_edit::{History, LineEdit};
use navigation::Location;
use panes::ListState;
use reading::Reading;
use search::Search;

/// How much of an article has been read so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Only the beginning, while the rest is being read.
    Beginning,
    /// The whole text, facts of its beginning only.
    Text,
    /// Everything.
    #[default]
    Whole,
}

/// An article with what was found in it, made where there is time: never while a key waits.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The article.
    pub doc: Arc<Document>,
    /// What it is made of.
    pub facts: Facts,
    /// The facts sorted for the screen.
    pub index: Index,
    /// How much has been read.
    pub stage: Stage,
}

impl Article {
    /// An article with its facts; sorts them.
    #[must_use]
    pub fn new(doc: Arc<Document>, facts: Facts, stage: Stage) -> Self {
        let index = Index::new(&doc, &facts, stage == Stage::Whole);
        Self { doc, facts, index, stage }
    }

    /// The mentions that start inside `span`, by start.
    pub fn mentions_in(
        &self,
        span: Span,
    ) -> impl DoubleEndedIterator<Item = Mentioned> + Clone + '_ {
        self.index.mentions_in(&self.facts.people, span)
    }

    /// The name of who said something.
    #[must_use]
    pub fn name_of<'a>(&'a self, speaker: &'a Speaker) -> Cow<'a, str> {
        speaker.name(&self.doc.text, &self.facts.people)
    }
}

/// What the app wants done that it cannot do itself. The edge does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Put this on the clipboard; the answer is [`Event::Message`] telling how.
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
    /// Read no more of the article: what has come is all of it.
    StopReading,
    /// Take the mouse, or give it back to the terminal.
    Mouse(bool),
    /// Open the article of the shelf with this number, from 0; the answer is [`Event::Opened`].
    OpenArticle(usize),
    /// Tell what was read lately; the answer is [`Event::Recent`].
    ListRecent,
    /// Open the article of the last [`Event::Recent`] with this number, from 0.
    OpenRecent(usize),
    /// Write this text to a file of this name, which must not exist yet.
    Write(String, String),
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
    /// The article has been read again, or whole after its beginning was shown.
    Loaded(Box<Article>),
    /// Another article of the shelf has been read, with its number.
    Opened(Box<Article>, usize),
    /// Reading goes on and has come so far, or has ended.
    Reading(Option<Reading>),
    /// What was read lately, newest first.
    Recent(Vec<open_articles::RecentArticle>),
    /// The terminal told its background.
    Background(Background),
    /// A line for the status bar ("copied by OSC 52", "cannot read x").
    Message(String),
    /// The wheel was turned over a cell: column, row, rows to scroll (negative is up).
    Wheel(u16, u16, i16),
    /// A cell was clicked: column, row.
    Click(u16, u16),
    /// There was time left: go on with work in slices (see [`App::is_working`]).
    Work,
}

/// What the input line at the foot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// `/` in the text.
    Find,
    /// `?` in the text, where the keys are less's or vim's.
    FindBackwards,
    /// `/` in a list.
    Filter(View),
    /// `&`.
    Lens,
    /// `@`.
    Person,
    /// `:`.
    Command,
    /// `a`: words to note on this span.
    Note(Span),
}

/// An open input line.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// What was typed.
    pub line: LineEdit,
    /// Where Esc goes back to.
    origin: Location,
}

/// The reader's whole state.
#[derive(Debug, Default)]
pub struct App {
    /// The article that is open.
    pub article: Article,
    /// How it looks.
    pub appearance: Appearance,
    /// The keys in force.
    pub keymap: Keymap,
    /// The text: what is on top, what is highlighted.
    pub body: Body,
    /// What keys speak to.
    pub focus: Focus,
    /// The person whose card is shown.
    pub card: Option<PersonId>,
    /// The search in the text.
    pub search: Option<Search>,
    /// Only some paragraphs are shown.
    pub lens: Option<Lens>,
    /// The open input line.
    pub prompt: Option<Prompt>,
    /// A line for the reader, gone with the next key.
    pub message: String,
    /// Marks by letter.
    pub marks: Marks,
    /// What else was opened.
    pub open_articles: open_articles::OpenArticles,
    /// How far reading has come, while it goes on.
    pub reading: Option<Reading>,
    /// What was read lately, as of when it was asked for.
    pub recent: Vec<open_articles::RecentArticle>,
    screen: &'static dyn Screen,
    size: (u16, u16),
    side: View,
    enlarged: bool,
    lists: [ListState; View::COUNT],
    jumps: JumpList<Location>,
    histories: [History; 3],
    count: Option<u32>,
    typed: Vec<Key>,
    /// `m` or `'` waits for its letter.
    waiting: Option<Action>,
    /// The person of the last `*`, `K` or selection.
    person: Option<PersonId>,
    /// The end was asked for while only the beginning had been read.
    wants_end: bool,
    /// What the reader added: corrections and notes.
    annotations: AnnotationState,
}

impl App {
    /// Opens an article with `size` columns and rows for its text and no panes.
    #[must_use]
    pub fn new(article: Article, size: (u16, u16)) -> Self {
        Self::on(&Headless, article, size)
    }

    /// Opens an article on a screen of `size` columns and rows.
    #[must_use]
    pub fn on(screen: &'static dyn Screen, article: Article, size: (u16, u16)) -> Self {
        let mut app = Self { screen, size, ..Self::default() };
        app.take_article(article);
        app.body.top = app.text_layout().first();
        app.body.anchor = app.body.top.offset;
        app
    }

    /// Takes the settings of the config file; what is wrong with them is told at the foot.
    pub fn configure(&mut self, config: settings::Config) {
        self.appearance = config.appearance;
        self.keymap = config.keymap;
        if let Some(first) = config.problems.first() {
            let more = match config.problems.len() - 1 {
                0 => String::new(),
                n => format!(" (and {n} more: dateline --check-config)"),
            };
            self.message = format!("config: {first}{more}");
        }
        self.refresh_lists();
        self.relayout();
    }

    /// Takes in what happened; gives what must be done outside.
    pub fn update(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Key(key) => return self.handle_key(key),
            Event::Paste(words) => self.paste(&words),
            Event::Resize(columns, rows) => {
                self.size = (columns, rows);
                self.relayout();
            }
            Event::Loaded(article) => self.reload(*article),
            Event::Opened(article, at) => self.opened(*article, at),
            Event::Recent(articles) => self.show_recent(articles),
            Event::Background(background) => self.appearance.background = Some(background),
            Event::Message(message) => self.message = message,
            Event::Reading(reading) => self.set_reading(reading),
            Event::Wheel(x, y, rows) => self.wheel(x, y, rows),
            Event::Click(x, y) => return self.click(x, y),
            Event::Work => self.find_more(),
        }
        None
    }

    /// Whether there is work left to be done in slices: send [`Event::Work`] while no key waits.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.search.as_ref().is_some_and(|find| !find.is_done())
    }

    /// Columns and rows of the terminal.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Which panes are wanted.
    #[must_use]
    pub const fn arrangement(&self) -> Arrangement {
        let Self { size, side, focus, enlarged, .. } = *self;
        let Appearance { zen, measure, .. } = self.appearance;
        Arrangement { size, side, focus, enlarged, zen, measure }
    }

    /// What the screen shows of it.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        self.screen.viewport(&self.arrangement())
    }

    /// A person by id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.article.facts.people.get(id.0 as usize)
    }

    /// The state of a list.
    #[must_use]
    pub fn list(&self, view: View) -> &ListState {
        // The array has a place for every view.
        let [first, ..] = &self.lists;
        self.lists.get(view as usize).unwrap_or(first)
    }

    fn list_mut(&mut self, view: View) -> &mut ListState {
        let place = if (view as usize) < View::COUNT { view as usize } else { 0 };
        let [first, rest @ ..] = &mut self.lists;
        match place.checked_sub(1).and_then(|at| rest.get_mut(at)) {
            Some(list) => list,
            None => first,
        }
    }

    /// The count being typed, for the status line.
    #[must_use]
    pub const fn count(&self) -> Option<u32> {
        self.count
    }

    /// The sentence around a byte of the text.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<Span> {
        let doc = &self.article.doc;
        let block = doc.block_at(offset);
        let prose = doc.tokenize(block..block + 1);
        prose.sentence_at(offset).map(|s| s.span)
    }

    fn take_article(&mut self, article: Article) {
        let hidden = self.article.doc.removed_count;
        self.article = self.keep(article);
        if let Some(find) = &mut self.search {
            find.forget_origin();
        }
        if let Some(told) = self.lost_told() {
            self.message = told;
        } else if self.article.doc.removed_count > hidden && self.hides_words() {
            self.message = self.hidden_told();
        }
        self.card = self.card.filter(|id| self.person(*id).is_some());
        self.person = self.person.filter(|id| self.person(*id).is_some());
        self.refresh_lists();
    }

    /// Whether what was taken out of the text could hide or change words. Soft hyphens are honest.
    fn hides_words(&self) -> bool {
        self.article.doc.removed.iter().any(|removed| removed.what != '\u{AD}')
    }

    /// Shows the article again, or more of it, keeping the place: by offset where the text around
    /// it is the same, else by the words of the sentence on top.
    fn reload(&mut self, article: Article) {
        let longer = article.doc.text.len() > self.article.doc.text.len();
        let grows =
            self.article.stage < article.stage || (article.stage == Stage::Beginning && longer);
        let top = self
            .sentence_at(self.body.anchor)
            .unwrap_or(Span::new(self.body.anchor, self.body.anchor));
        let into = self.body.anchor.saturating_sub(top.start);
        let text = &article.doc.text;
        let words = top.in_text(&self.article.doc.text);
        let same = text.get(top.range()) == Some(words);
        let moved = if same || words.is_empty() { None } else { nearest(text, words, top.start) };
        let anchor = moved.map_or(self.body.anchor, |at| at + into);
        if !same {
            // Spans of the old text mean nothing in the new one.
            self.body.flash = None;
            self.jumps = JumpList::default();
            self.search = None;
        }
        if !grows && !Arc::ptr_eq(&self.article.doc, &article.doc) {
            self.lens = None;
        }
        self.take_more_of(article);
        if grows {
            self.renew_lens();
        }
        self.body.anchor =
            anchor.min(u32::try_from(self.article.doc.text.len()).unwrap_or(u32::MAX));
        self.relayout();
        if grows {
            self.find_in_more();
            if std::mem::take(&mut self.wants_end) {
                self.message.clear();
                self.follow_to_end();
            }
        }
    }

    fn paste(&mut self, words: &str) {
        if let Some(prompt) = &mut self.prompt {
            prompt.line.insert(words);
            self.prompt_changed();
        }
    }
}

/// The occurrence of `words` in `text` that starts nearest to `offset`.
fn nearest(text: &str, words: &str, offset: u32) -> Option<u32> {
    let finder = memchr::memmem::Finder::new(words);
    let starts = finder.find_iter(text.as_bytes()).filter_map(|at| u32::try_from(at).ok());
    starts.min_by_key(|at| at.abs_diff(offset))
}

#[cfg(test)]
mod tests;

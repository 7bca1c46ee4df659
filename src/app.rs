//! The state of the reader: [`App`]. No terminal, disk or clock.
//!
//! Events come in through [`App::update`] and effects go out; each field owns a part of the state
//! and has its own methods, those that need several parts are in `update`.

pub mod actions;
pub mod annotations;
pub mod appearance;
pub mod article;
pub mod body;
pub mod commands;
pub mod completion;
pub mod config;
pub mod copy;
mod cursor;
pub mod decisions;
mod dossier_markdown;
pub mod dossier_state;
pub mod event;
pub mod export_kind;
pub mod filter;
pub mod history;
pub mod index;
pub mod jump_list;
pub mod key;
pub mod key_input;
pub mod keymap;
pub mod lens;
pub mod line_edit;
pub mod lists;
pub mod load_progress;
pub mod navigation;
pub mod open_articles;
mod outline;
pub mod panes;
pub mod pending;
pub mod pictures;
pub mod prompt;
pub mod scale_bar;
pub mod scales;
pub mod search;
pub mod selection;
pub mod settings;
pub mod start;
pub mod status;
pub mod target;
pub mod text_layout;
pub mod text_selection;
mod update;
pub mod view_state;
pub mod viewport;
mod wrapped_blocks;

use std::fmt::Debug;

use crate::facts::{Person, PersonId};
use annotations::AnnotationState;
use appearance::Appearance;
use key_input::KeyInput;
use keymap::Keymap;
use lens::Lens;
use load_progress::LoadProgress;
use navigation::Navigation;
use open_articles::OpenArticles;
use prompt::Prompts;
use search::Search;
use settings::Config;
use target::Target;
use view_state::{Body, ListState, ViewState};
use viewport::{Arrangement, Focus, View, Viewport};

pub use article::{Article, Stage};
pub use event::{Effect, Event};

/// The reader's whole state.
#[derive(Debug, Default)]
pub struct App {
    /// The article that is shown.
    pub article: Article,
    /// What the reader added to it: corrections and notes.
    pub annotations: AnnotationState,
    /// The other articles that are open.
    pub open_articles: OpenArticles,
    /// How far loading has come, while it goes on.
    pub progress: Option<LoadProgress>,
    /// How everything looks.
    pub appearance: Appearance,
    /// The keys bound to actions.
    pub keymap: Keymap,
    /// The text: what is on top, what is highlighted.
    pub body: Body,
    /// The lists, and what has focus.
    pub views: ViewState,
    /// Jumps and marks.
    pub navigation: Navigation,
    /// The search in the text.
    pub search: Option<Search>,
    /// Shows only some paragraphs.
    pub lens: Option<Lens>,
    /// The input line and its histories.
    pub prompts: Prompts,
    /// A line for the reader, cleared by the next key.
    pub message: String,
    /// The person followed by `*` and `#`.
    person: Option<PersonId>,
    keys: KeyInput,
    screen: &'static dyn Screen,
}

/// The screen as the core sees it. Pure: the same state gives the same answer.
pub trait Screen: Debug + Send + Sync {
    /// What an arrangement shows.
    fn viewport(&self, wanted: &Arrangement) -> Viewport;

    /// The row of a list to draw first, so that its cursor is in view.
    fn first_row(&self, app: &App, view: View) -> usize;

    /// What is drawn at a column and row.
    fn target_at(&self, app: &App, column: u16, row: u16) -> Option<Target>;
}

/// No screen: all the room is the text's. For lists that are printed, and tests of the core.
#[derive(Clone, Copy, Debug)]
pub struct Headless;

impl Screen for Headless {
    fn viewport(&self, wanted: &Arrangement) -> Viewport {
        let (columns, rows) = wanted.size;
        let columns = columns.min(wanted.measure).max(1);
        Viewport { columns, rows: rows.max(1), stops: vec![Focus::Body], ..Viewport::default() }
    }

    fn first_row(&self, app: &App, view: View) -> usize {
        app.list(view).top
    }

    fn target_at(&self, _app: &App, _column: u16, _row: u16) -> Option<Target> {
        None
    }
}

impl Default for &dyn Screen {
    fn default() -> Self {
        &Headless
    }
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
        let mut app = Self { screen, ..Self::default() };
        app.views.size = size;
        app.take_article(article);
        app.fit_lines();
        app.body.top = app.text_layout().first();
        app.body.anchor = app.body.top.offset;
        app
    }

    /// Takes the settings of the config file; what is wrong with them is shown at the foot.
    pub fn configure(&mut self, config: Config) {
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

    /// Whether there is work left to be done in slices: send [`Event::Work`] while no key waits.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.search.as_ref().is_some_and(|search| !search.is_done())
    }

    /// Columns and rows of the terminal.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        self.views.size
    }

    /// Which panes are wanted.
    #[must_use]
    pub const fn arrangement(&self) -> Arrangement {
        self.views.arrangement(&self.appearance)
    }

    /// What the screen shows of it.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        self.screen.viewport(&self.arrangement())
    }

    /// A person by id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.article.person(id)
    }

    /// The state of a list.
    #[must_use]
    pub fn list(&self, view: View) -> &ListState {
        self.views.list(view)
    }

    fn list_mut(&mut self, view: View) -> &mut ListState {
        self.views.list_mut(view)
    }

    /// The count being typed.
    #[must_use]
    pub const fn count(&self) -> Option<u32> {
        self.keys.count()
    }

    /// Shows a message at the foot.
    fn say(&mut self, message: &str) {
        message.clone_into(&mut self.message);
    }
}

#[cfg(test)]
mod tests;

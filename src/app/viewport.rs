//! Which panes are open, and what the core must know of the screen that shows them.
//!
//! The core decides which panes the reader wants ([`Arrangement`]); where they lie and how they look
//! is the matter of `ui`, which answers through [`Screen`](super::Screen) as data ([`Viewport`]). The
//! answer comes within the step that asks: a key that closes a list and goes to a passage needs the
//! new width of the text to place it.

/// Gives the panes to a macro, a row each: the view, the file with its rows in `panes`, and their
/// type. This is the only list of panes; their order is the one of [`View::ALL`].
macro_rules! each_pane {
    ($with:ident) => {
        $with! {
            Sections sections SectionRow;
            People people PersonRow;
            Timeline timeline EventRow;
            Quotes quotes QuoteRow;
            Card card CardRow;
            Warnings warnings WarningRow;
            Hidden hidden HiddenRow;
            Scale scale ScaleRow;
            Telling telling TellingRow;
            Voices voices VoiceRow;
            Lengths lengths LengthRow;
            Links links LinkRow;
            Articles articles ArticleRow;
            Recent recent RecentRow;
            Notes notes NoteRow;
            Help help HelpRow;
            AllPeople all_people PersonOverAllRow;
            AllTimeline all_timeline EventOverAllRow;
            AllQuotes all_quotes UtteranceRow;
            AllCard all_card AllCardRow;
            Differences differences DifferenceRow;
        }
    };
}
pub(crate) use each_pane;

macro_rules! views {
    ($($view:ident $rows:ident $row:ident;)*) => {
        /// A list of what the article is made of, or of what the reader can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the names say it")]
        pub enum View {
            $($view,)*
        }

        impl View {
            /// All of them, in the order of the enum: the state of a list is found by its index.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$view,)*];
            /// How many there are.
            pub const COUNT: usize = [$(Self::$view,)*].len();
        }
    };
}

each_pane!(views);

impl Default for View {
    fn default() -> Self {
        Self::People
    }
}

impl View {
    /// Whether it has a pane of its own on a wide screen; the others only visit one.
    #[must_use]
    pub const fn is_main(self) -> bool {
        matches!(self.in_article(), Self::Sections | Self::People | Self::Timeline | Self::Quotes)
    }

    /// The same list over all open articles, where there is one.
    #[must_use]
    pub const fn over_all(self) -> Self {
        match self {
            Self::People => Self::AllPeople,
            Self::Timeline => Self::AllTimeline,
            Self::Quotes => Self::AllQuotes,
            Self::Card => Self::AllCard,
            Self::Warnings => Self::Differences,
            other => other,
        }
    }

    /// The same list of the open article alone.
    #[must_use]
    pub const fn in_article(self) -> Self {
        match self {
            Self::AllPeople => Self::People,
            Self::AllTimeline => Self::Timeline,
            Self::AllQuotes => Self::Quotes,
            Self::AllCard => Self::Card,
            Self::Differences => Self::Warnings,
            other => other,
        }
    }

    /// Whether its rows are of all open articles.
    #[must_use]
    pub const fn is_over_all(self) -> bool {
        matches!(
            self,
            Self::AllPeople
                | Self::AllTimeline
                | Self::AllQuotes
                | Self::AllCard
                | Self::Differences
        )
    }

    /// The list in one article or over all.
    #[must_use]
    pub const fn scoped(self, all: bool) -> Self {
        if all { self.over_all() } else { self.in_article() }
    }
}

/// What keys speak to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    #[default]
    Body,
    /// A list.
    List(View),
}

/// Which panes are wanted, and the room there is for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The list in the side pane.
    pub side: View,
    /// What has focus; a list that has no pane of its own takes the whole screen or lies on top.
    pub focus: Focus,
    /// The focused list takes the whole screen.
    pub enlarged: bool,
    /// Only the text.
    pub zen: bool,
    /// Lists are over all open articles.
    pub all: bool,
    /// Columns of text at most; with [`u16::MAX`] it has no margins either.
    pub measure: u16,
}

/// What an arrangement shows, in columns and rows of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewport {
    /// Columns of the text, at least 1. Where a list covers it: as if none did.
    pub columns: u16,
    /// Rows of the text, at least 1. Where a list covers it: as if none did.
    pub rows: u16,
    /// Whether a list covers the text wholly.
    pub covered: bool,
    /// Whether the focused list lies on top of the text.
    pub overlay: bool,
    /// Whether there is a side pane.
    pub side_pane: bool,
    /// Whether the sections have a pane of their own.
    pub section_pane: bool,
    /// What can have focus, from left to right.
    pub stops: Vec<Focus>,
    /// The rows of each list that is shown.
    pub lists: Vec<(View, u16)>,
    /// The timelines that have a time scale above them, and the columns there are for its bars.
    pub scales: Vec<(View, u16)>,
}

impl Viewport {
    /// The rows of a list, where it is shown.
    #[must_use]
    pub fn list_rows(&self, view: View) -> Option<u16> {
        self.lists.iter().find(|(shown, _)| *shown == view).map(|(_, rows)| *rows)
    }
}

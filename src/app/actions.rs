//! Everything a key can do: one table with the name, group, help and default keys of each action.

use super::viewport::View;

/// The groups of the help screen, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    Move,
    Views,
    Find,
    Understand,
    Keep,
    Display,
    System,
}

impl Group {
    /// Its heading on the help screen.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Views => "Views and focus",
            Self::Find => "Find",
            Self::Understand => "Understand",
            Self::Keep => "Keep",
            Self::Display => "Display",
            Self::System => "System",
        }
    }
}

/// What a key or a command does; [`ACTIONS`] says what each is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the table describes them")]
pub enum Action {
    Down,
    Up,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    Top,
    Bottom,
    Percent,
    NextParagraph,
    PreviousParagraph,
    NextSentence,
    PreviousSentence,
    NextSection,
    PreviousSection,
    /// Gives a list focus, and shows it where it is not on the screen.
    Show(View),
    FocusNext,
    FocusPrevious,
    FocusLeft,
    FocusRight,
    NextArticle,
    PreviousArticle,
    OpenBranch,
    CloseBranch,
    ToggleBranch,
    AllArticles,
    Enter,
    Order,
    Find,
    FindBackwards,
    FindNext,
    FindPrevious,
    Lens,
    FilterPerson,
    NextMention,
    PreviousMention,
    Back,
    Forward,
    Undo,
    Redo,
    Weak,
    SetMark,
    GoMark,
    SelectWords,
    SelectSentences,
    Note,
    Highlight,
    Unnote,
    Copy,
    CopyMarkdown,
    CopyAll,
    Edit,
    OpenLink,
    Reload,
    Follow,
    Wider,
    Narrower,
    Zen,
    Mouse,
    Info,
    Command,
    Palette,
    Escape,
    Close,
    Stop,
    Quit,
    Redraw,
    Suspend,
}

/// A row of [`ACTIONS`].
#[derive(Debug)]
pub struct ActionRow {
    /// What it does.
    pub action: Action,
    /// Its name in config files, after `:` and in `--dump-keys`.
    pub name: &'static str,
    /// Where the help screen lists it.
    pub group: Group,
    /// What it does, in a few words.
    pub help: &'static str,
    /// Its default keys, the one to show first.
    pub keys: &'static [&'static str],
}

const fn row(
    action: Action,
    name: &'static str,
    group: Group,
    help: &'static str,
    keys: &'static [&'static str],
) -> ActionRow {
    ActionRow { action, name, group, help, keys }
}

/// Every action, in the order of the help screen.
pub const ACTIONS: &[ActionRow] = {
    use Action::*;
    use Group::{Display, Keep, Move, System, Understand, Views};
    &[
        row(Down, "down", Move, "line or row down", &["j", "<down>", "<c-n>", "<c-e>"]),
        row(Up, "up", Move, "line or row up", &["k", "<up>", "<c-p>", "<c-y>"]),
        row(PageDown, "page-down", Move, "page down", &["<space>", "f", "<c-f>", "<pgdn>"]),
        row(PageUp, "page-up", Move, "page up", &["b", "<c-b>", "<pgup>"]),
        row(HalfDown, "half-down", Move, "half a page down", &["d", "<c-d>"]),
        row(HalfUp, "half-up", Move, "half a page up", &["u", "<c-u>"]),
        row(Top, "top", Move, "to the top; 42g to paragraph 42", &["g", "<lt>", "<home>"]),
        row(Bottom, "bottom", Move, "to the end; 42G to paragraph 42", &["G", ">", "<end>"]),
        row(Percent, "percent", Move, "50% to the middle of the text", &["%"]),
        row(NextParagraph, "next-paragraph", Move, "next paragraph", &["}"]),
        row(PreviousParagraph, "previous-paragraph", Move, "previous paragraph", &["{"]),
        row(NextSentence, "next-sentence", Move, "next sentence", &[")"]),
        row(PreviousSentence, "previous-sentence", Move, "previous sentence", &["("]),
        row(NextSection, "next-section", Move, "next section", &["]", "L"]),
        row(PreviousSection, "previous-section", Move, "previous section", &["[", "H"]),
        row(
            Show(View::Sections),
            "sections",
            Views,
            "sections (press again: full screen); 5S to section 5",
            &["S", "<f2>"],
        ),
        row(
            Show(View::People),
            "people",
            Views,
            "people (press again: full screen)",
            &["P", "<f3>"],
        ),
        row(
            Show(View::Timeline),
            "timeline",
            Views,
            "timeline (press again: full screen)",
            &["T", "<f4>"],
        ),
        row(
            Show(View::Quotes),
            "quotes",
            Views,
            "quotations (press again: full screen)",
            &["W", "<f5>"],
        ),
        row(FocusNext, "focus-next", Views, "next pane", &["<tab>"]),
        row(FocusPrevious, "focus-previous", Views, "previous pane", &["<s-tab>"]),
        row(FocusLeft, "focus-left", Views, "pane to the left; close a branch", &["h", "<left>"]),
        row(
            FocusRight,
            "focus-right",
            Views,
            "pane to the right; open a branch",
            &["l", "<right>"],
        ),
        row(OpenBranch, "open-branch", Views, "open the branch of this section", &[]),
        row(CloseBranch, "close-branch", Views, "close the branch of this section", &[]),
        row(ToggleBranch, "toggle-branch", Views, "open or close the branch", &[]),
        row(Show(View::Articles), "articles", Views, "open articles", &["a"]),
        row(Show(View::Links), "links", Views, "links; Enter opens one here", &["O"]),
        row(Show(View::Recent), "recent", Views, "recent articles; Enter opens one", &["A"]),
        row(
            AllArticles,
            "all-articles",
            Views,
            "people, timeline and quotations of all open articles; again: of this one",
            &["D"],
        ),
        row(Show(View::AllPeople), "all-people", Views, "people of all articles", &[]),
        row(Show(View::AllTimeline), "all-timeline", Views, "timeline of all articles", &[]),
        row(Show(View::AllQuotes), "all-quotes", Views, "quotations of all articles", &[]),
        row(Show(View::AllCard), "all-card", Views, "profile over all articles", &[]),
        row(
            Show(View::Differences),
            "differences",
            Views,
            "what articles give differently: days, words, speakers",
            &[],
        ),
        row(NextArticle, "next-article", Views, "next article", &[";"]),
        row(PreviousArticle, "previous-article", Views, "previous article", &[","]),
        row(
            Enter,
            "enter",
            Views,
            "jump to this row's passage; in the text, a line down",
            &["<cr>"],
        ),
        row(Order, "sort", Views, "change the order of a list", &["c"]),
        row(Find, "find", Group::Find, "find in the pane that has focus", &["/"]),
        row(FindBackwards, "find-backwards", Group::Find, "find backwards", &[]),
        row(FindNext, "find-next", Group::Find, "next match", &["n"]),
        row(FindPrevious, "find-previous", Group::Find, "previous match", &["N"]),
        row(
            Lens,
            "lens",
            Group::Find,
            "lens: only paragraphs that match words, @person, date or quote",
            &["&"],
        ),
        row(FilterPerson, "filter-person", Group::Find, "filter by person", &["@"]),
        row(NextMention, "next-mention", Group::Find, "next mention of the person", &["*"]),
        row(
            PreviousMention,
            "previous-mention",
            Group::Find,
            "previous mention of the person",
            &["#"],
        ),
        row(Show(View::Card), "card", Understand, "profile of the selected person", &["K"]),
        row(Back, "back", Understand, "back to where you were", &["<c-o>", "<bs>", "<a-left>"]),
        row(Forward, "forward", Understand, "forward again", &["<a-right>"]),
        row(
            Show(View::Warnings),
            "warnings",
            Understand,
            "warnings: what an editor should check; over all articles what differs",
            &["!"],
        ),
        row(Undo, "undo", Understand, "undo the last correction, note or date", &["U"]),
        row(Redo, "redo", Understand, "redo what was undone", &["<c-r>"]),
        row(Weak, "weak", Understand, "hide or show uncertain facts (marked ?)", &["~"]),
        row(Show(View::Hidden), "hidden", Understand, "invisible characters removed", &["^"]),
        row(
            Show(View::Scale),
            "scale",
            Understand,
            "time scale above the timeline: Left, Right, Enter filters; again: in numbers",
            &["t"],
        ),
        row(Show(View::Telling), "order", Understand, "order of telling and order of events", &[]),
        row(
            Show(View::Voices),
            "voices",
            Understand,
            "who gets the words: words quoted, by speaker",
            &[],
        ),
        row(
            Show(View::Lengths),
            "lengths",
            Understand,
            "sections by length, with minutes to read",
            &[],
        ),
        row(SetMark, "set-mark", Keep, "set a mark: m and a letter", &["m"]),
        row(
            GoMark,
            "go-mark",
            Keep,
            "go to a mark: ' and its letter; '' to the last place",
            &["'"],
        ),
        row(SelectWords, "select-words", Keep, "select by words; Esc ends it", &["v"]),
        row(SelectSentences, "select-sentences", Keep, "select by sentences; Esc ends it", &["V"]),
        row(Note, "note", Keep, "note on the highlighted words, the row or the sentence", &["i"]),
        row(Highlight, "highlight", Keep, "highlight the selection (again: remove)", &["x"]),
        row(Unnote, "unnote", Keep, "remove the note, correction or recent article", &["<del>"]),
        row(Show(View::Notes), "notes", Keep, "your notes and corrections", &["I"]),
        row(Copy, "copy", Keep, "copy the quotation, row or sentence with its source", &["y"]),
        row(CopyMarkdown, "copy-markdown", Keep, "copy it as Markdown", &["Y"]),
        row(CopyAll, "copy-all", Keep, "copy all rows that the list shows", &["<a-y>"]),
        row(Edit, "edit", Keep, "open $EDITOR at this line", &["e"]),
        row(
            OpenLink,
            "open-link",
            Keep,
            "open the link on this screen or under the cursor",
            &["o"],
        ),
        row(Reload, "reload", Keep, "reload the file, keeping your place", &["r", "R"]),
        row(Follow, "follow", Keep, "follow the end of a growing file; any key stops", &["F"]),
        row(Wider, "wider", Display, "wider text", &["+"]),
        row(Narrower, "narrower", Display, "narrower text", &["-"]),
        row(Zen, "zen", Display, "only the text", &["z"]),
        row(Mouse, "mouse", Display, "mouse on or off", &["M"]),
        row(Info, "info", Display, "where am I: file, section, words, date", &["=", "<c-g>"]),
        row(
            Show(View::Help),
            "help",
            System,
            "this help; / searches it, Enter runs a row",
            &["?", "<f1>"],
        ),
        row(Command, "command", System, "command line", &[":"]),
        row(
            Palette,
            "palette",
            System,
            "find an action or command and run it (also ::)",
            &["<f6>", "<a-x>"],
        ),
        row(Escape, "escape", System, "clear the count, search, lens or view", &["<esc>"]),
        row(Close, "close", System, "close this view, or quit", &["q"]),
        row(Stop, "stop", System, "stop loading; otherwise quit", &["<c-c>"]),
        row(Quit, "quit", System, "quit at once", &["Q", "ZZ"]),
        row(Redraw, "redraw", System, "redraw the screen", &["<c-l>"]),
        row(Suspend, "suspend", System, "suspend to the shell", &["<c-z>"]),
    ]
};

impl Action {
    /// Every action, in the order of the help screen.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        ACTIONS.iter().map(|row| row.action)
    }

    /// The action of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|row| row.name == name).map(|row| row.action)
    }

    /// Its row in the table; none for a list that no key shows.
    #[must_use]
    pub fn row(self) -> Option<&'static ActionRow> {
        ACTIONS.iter().find(|row| row.action == self)
    }

    /// Its name; empty for a list that no key shows.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// What it does, in a few words.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.row().map_or("", |row| row.help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = Action::all().map(Action::name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ACTIONS.len());
        assert_eq!(Action::named("page-down"), Some(Action::PageDown));
        assert_eq!(Action::named("people"), Some(Action::Show(View::People)));
        assert_eq!(Action::named("no such"), None);
    }

    #[test]
    fn every_action_has_one_row_and_groups_are_together() {
        let mut actions: Vec<_> = Action::all().collect();
        actions.sort_unstable();
        actions.dedup();
        assert_eq!(actions.len(), ACTIONS.len());
        assert!(ACTIONS.is_sorted_by_key(|row| row.group));
        for row in ACTIONS {
            assert_eq!((row.action.name(), row.action.help()), (row.name, row.help));
        }
        for view in View::ALL {
            assert!(Action::Show(view).row().is_some(), "{view:?}");
        }
    }
}

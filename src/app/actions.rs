//! Everything a key can do, with the name it has in config files and on the command line.

/// The groups of the help screen, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    Move,
    Views,
    Find,
    Understand,
    Keep,
    Appearance,
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
            Self::Appearance => "Look",
            Self::System => "System",
        }
    }
}

macro_rules! actions {
    ($($variant:ident $group:ident $name:literal $help:literal;)*) => {
        /// What a key does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $(#[doc = $help] $variant,)*
        }

        impl Action {
            /// All actions, in the order of the help screen.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in config files, on the command line and in `--dump-keys`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it does, in a few words.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)* }
            }

            /// The group it is listed in.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group,)* }
            }
        }
    };
}

actions! {
    Down Move "down" "line or row down";
    Up Move "up" "line or row up";
    PageDown Move "page-down" "page down";
    PageUp Move "page-up" "page up";
    HalfDown Move "half-down" "half a page down";
    HalfUp Move "half-up" "half a page up";
    Top Move "top" "to the top; 42g to paragraph 42";
    Bottom Move "bottom" "to the end; 42G to paragraph 42";
    Percent Move "percent" "50% to the middle of the text";
    NextParagraph Move "next-paragraph" "next paragraph";
    PreviousParagraph Move "previous-paragraph" "previous paragraph";
    NextSentence Move "next-sentence" "next sentence";
    PreviousSentence Move "previous-sentence" "previous sentence";
    NextSection Move "next-section" "next section";
    PreviousSection Move "previous-section" "previous section";
    Sections Views "sections" "sections; again enlarges";
    People Views "people" "people; again enlarges";
    Timeline Views "timeline" "timeline; again enlarges";
    Quotes Views "quotes" "who said what; again enlarges";
    FocusNext Views "focus-next" "next pane";
    FocusPrevious Views "focus-previous" "previous pane";
    FocusLeft Views "focus-left" "pane to the left";
    FocusRight Views "focus-right" "pane to the right";
    Articles Views "articles" "the articles opened together";
    Recent Views "recent" "the articles read lately; Enter opens one";
    NextArticle Views "next-article" "next article";
    PreviousArticle Views "previous-article" "previous article";
    Enter Views "enter" "go to the words of this row; in the text a line down";
    Order Views "order" "change the order of a list";
    Find Find "find" "find in the pane that has focus";
    FindBackwards Find "find-backwards" "find backwards";
    FindNext Find "find-next" "next match";
    FindPrevious Find "find-previous" "previous match";
    Lens Find "lens" "lens: only paragraphs that match a word, @person, date or quote";
    FilterPerson Find "filter-person" "only rows of a person";
    NextMention Find "next-mention" "next mention of the person";
    PreviousMention Find "previous-mention" "previous mention of the person";
    Card Understand "card" "card of the person at the cursor";
    Back Understand "back" "back to where you were";
    Forward Understand "forward" "forward again";
    Warnings Understand "warnings" "warnings: what an editor should check";
    Undo Understand "undo" "take back the last correction or note";
    Weak Understand "weak" "hide or show weak facts (marked ?)";
    Hidden Understand "hidden" "show removed hidden characters";
    SetMark Keep "set-mark" "set a mark: m and a letter";
    GoMark Keep "go-mark" "go to a mark: ' and its letter; '' to the last place";
    Note Keep "note" "note on the highlighted words, the row or the sentence";
    Highlight Keep "highlight" "highlight them; again takes it off";
    Unnote Keep "unnote" "remove the note or correction";
    Notes Keep "notes" "your notes and corrections";
    Copy Keep "copy" "copy the quote, row or sentence with its source";
    CopyMarkdown Keep "copy-markdown" "copy it as Markdown";
    Edit Keep "edit" "open $EDITOR at this line";
    OpenLink Keep "open-link" "open the link on this screen or under the cursor";
    Reload Keep "reload" "read the file again, keeping the place";
    Wider Appearance "wider" "wider text";
    Narrower Appearance "narrower" "narrower text";
    Zen Appearance "zen" "only the text";
    Mouse Appearance "mouse" "mouse on or off";
    Info Appearance "info" "where am I: file, section, words, date";
    Help System "help" "this help; / searches it";
    Command System "command" "command line";
    Escape System "escape" "clear the count, search, lens or view";
    Close System "close" "close the top layer, then quit";
    Stop System "stop" "stop reading what is still coming, else quit at once";
    Quit System "quit" "quit at once";
    Redraw System "redraw" "draw the screen again";
    Suspend System "suspend" "suspend to the shell";
}

impl Action {
    /// The action of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = Action::ALL.iter().map(|a| a.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Action::ALL.len());
        assert_eq!(Action::named("page-down"), Some(Action::PageDown));
        assert_eq!(Action::named("no such"), None);
    }
}

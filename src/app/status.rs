//! What the title bar and the status bar say, as data.

use std::borrow::Cow;

use super::App;
use super::actions::Action;
use super::article::{Article, Stage};
use super::completion;
use super::panes::count;
use super::prompt::{Prompt, PromptKind};
use super::search::Search;
use super::viewport::{Focus, View};
use crate::calendar::Date;

/// What the title bar says.
#[derive(Clone, Debug)]
pub struct TitleInfo<'a> {
    /// The article's title, or where it was read from.
    pub title: &'a str,
    /// The number of the article, from 1, and how many are open; none where it is the only one.
    pub article: Option<(usize, usize)>,
    /// The number of the section on top, from 1, and its heading (none for the lead).
    pub section: Option<(usize, String)>,
    /// How many sections there are.
    pub sections: usize,
    /// Paragraph and progress: "¶ 6/31 · 34%".
    pub place: String,
    /// How much of the article has been read.
    pub stage: Stage,
    /// The article's date.
    pub published: Option<Date>,
    /// How many there are.
    pub people: usize,
    /// Quotations, as many as their list has.
    pub quotes: usize,
    /// Those of them in quotation marks.
    pub in_marks: usize,
    /// Rows of the timeline.
    pub dates: usize,
    /// Warnings.
    pub warnings: usize,
    /// Minutes of reading that are left; none at the end, and until all has been read.
    pub minutes_left: Option<usize>,
}

/// What the status bar says.
#[derive(Clone, Debug)]
pub enum Status<'a> {
    /// The open input line.
    Prompt(PromptInfo<'a>),
    /// A message, of any length.
    Message(&'a str),
    /// Nothing in particular.
    Keys(KeyHints<'a>),
}

/// An input line.
#[derive(Clone, Debug)]
pub struct PromptInfo<'a> {
    /// The text before it.
    pub sign: &'static str,
    /// What was typed before the cursor.
    pub before: &'a str,
    /// What was typed after it.
    pub after: &'a str,
    /// What it finds, or what it takes.
    pub hint: String,
}

/// Search, lens, and the keys that matter now.
#[derive(Clone, Debug)]
pub struct KeyHints<'a> {
    /// The count being typed.
    pub count: Option<u32>,
    /// How far loading has come, and the key that stops it.
    pub loading: Option<(String, String)>,
    /// The search, and which of its hits is the current one.
    pub search: Option<(String, String)>,
    /// The lens.
    pub lens: Option<&'a str>,
    /// Keys and what they do, the most important ones first.
    pub keys: Vec<KeyHint>,
    /// The key for help.
    pub help: KeyHint,
}

/// A key and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// What a click on it does.
    pub action: Action,
    /// The label of the key.
    pub key: String,
    /// What it does, in a word.
    pub word: Cow<'static, str>,
}

/// How fast people read, about.
pub(super) const WORDS_A_MINUTE: usize = 230;

/// The keys that matter now, by what has focus; as many as fit are shown.
const BODY_KEYS: &[(Action, &str)] = &[
    (Action::Show(View::Warnings), "warnings"),
    (Action::Find, "find"),
    (Action::NextSection, "section"),
    (Action::FocusNext, "focus"),
    (Action::Show(View::People), "people"),
    (Action::Show(View::Timeline), "time"),
    (Action::Show(View::Quotes), "quotes"),
    (Action::Show(View::Sections), "sections"),
    (Action::AllArticles, "all articles"),
    (Action::NextMention, "mention"),
    (Action::Show(View::Card), "card"),
    (Action::Back, "back"),
    (Action::Copy, "copy"),
    (Action::Note, "note"),
    (Action::Lens, "lens"),
    (Action::Zen, "zen"),
    (Action::Close, "quit"),
];
const SELECTION_KEYS: &[(Action, &str)] = &[
    (Action::FocusRight, "on"),
    (Action::FocusLeft, "back"),
    (Action::Down, "row"),
    (Action::NextSentence, "sentence"),
    (Action::Copy, "copy"),
    (Action::Note, "note"),
    (Action::Highlight, "highlight"),
    (Action::Escape, "end"),
];
const SCALE_KEYS: &[(Action, &str)] = &[
    (Action::Enter, "filter"),
    (Action::FocusLeft, "earlier"),
    (Action::FocusRight, "later"),
    (Action::Escape, "list"),
    (Action::Show(View::Scale), "in numbers"),
];
const LIST_KEYS_OVER_ALL: &[(Action, &str)] = &[
    (Action::Enter, "go"),
    (Action::FindNext, "next report"),
    (Action::AllArticles, "this article"),
    (Action::Find, "filter"),
    (Action::Escape, "text"),
    (Action::Order, "order"),
    (Action::Show(View::Card), "card"),
    (Action::FilterPerson, "person"),
    (Action::Copy, "copy"),
    (Action::Close, "close"),
];
const HELP_KEYS: &[(Action, &str)] =
    &[(Action::Enter, "run"), (Action::Find, "search"), (Action::Close, "close")];
const LIST_KEYS: &[(Action, &str)] = &[
    (Action::Enter, "go"),
    (Action::Find, "filter"),
    (Action::Escape, "text"),
    (Action::Order, "order"),
    (Action::NextMention, "mention"),
    (Action::Show(View::Card), "card"),
    (Action::FilterPerson, "person"),
    (Action::Copy, "copy"),
    (Action::FocusNext, "focus"),
    (Action::Close, "close"),
];

impl App {
    /// What the title bar says.
    #[must_use]
    pub fn title_info(&self) -> TitleInfo<'_> {
        let Article { doc, facts, index, stage } = &self.article;
        let at = self.section();
        let section = doc.sections.get(at).map(|section| {
            let name = if section.level == 0 { String::new() } else { doc.section_name(section) };
            (at + 1, name)
        });
        TitleInfo {
            title: match (doc.meta.title.as_str(), doc.meta.source.as_str()) {
                ("", "-") => "standard input",
                ("", source) => source,
                (title, _) => title,
            },
            article: Some((self.open_articles.at + 1, self.open_articles.names.len()))
                .filter(|(_, count)| *count > 1),
            section,
            sections: doc.sections.len(),
            place: self.place(),
            stage: *stage,
            published: facts.published.map(|(date, _)| date),
            people: facts.people.len(),
            quotes: facts.quotes.len(),
            in_marks: index.quoted,
            dates: index.dated,
            warnings: facts.warnings.len(),
            minutes_left: self.minutes_left(),
        }
    }

    /// Minutes to read what is below the screen, rounded up.
    #[must_use]
    pub fn minutes_left(&self) -> Option<usize> {
        let unseen = 100 - self.percent().min(100);
        let words = self.article.index.words * unseen / 100;
        Some(words.div_ceil(WORDS_A_MINUTE)).filter(|minutes| *minutes > 0)
    }

    /// "¶ 6/31 · 34%", or "p. 2 ¶ 6/31 · 34%" where there are pages.
    fn place(&self) -> String {
        let doc = &self.article.doc;
        let point = self.point();
        let paragraph = self.article.index.paragraph_of(doc.block_at(point));
        let total = self.article.index.paragraph_count();
        let paragraph = paragraph.min(total);
        let partial = if self.article.stage == Stage::Beginning { "+" } else { "" };
        let page = doc.page_at(point).map(|page| format!("p. {} ", page.label));
        let page = page.unwrap_or_default();
        format!("{page}¶ {paragraph}/{total}{partial} · {}%", self.percent())
    }

    /// How much of the text has been seen down to the bottom row.
    #[must_use]
    pub fn percent(&self) -> usize {
        let length = self.article.doc.text.trim_end().len();
        let seen = self.visible().end as usize;
        if seen >= length { 100 } else { seen * 100 / length.max(1) }
    }

    /// What the status bar says: the prompt, a message, or the search and the keys that matter now.
    #[must_use]
    pub fn status(&self) -> Status<'_> {
        if let Some(prompt) = &self.prompts.open {
            return Status::Prompt(self.prompt_info(prompt));
        }
        if self.keys.waiting().is_some() {
            return Status::Message("mark: type a letter or digit");
        }
        if !self.message.is_empty() {
            return Status::Message(&self.message);
        }
        let search = self.search.as_ref().filter(|_| self.views.focus == Focus::Body);
        let keys = match self.views.focus {
            Focus::List(_) if self.is_on_scale() => SCALE_KEYS,
            Focus::List(View::Help) => HELP_KEYS,
            Focus::List(view) if view.is_over_all() => LIST_KEYS_OVER_ALL,
            Focus::List(_) => LIST_KEYS,
            Focus::Body if self.body.selection.is_some() => SELECTION_KEYS,
            Focus::Body => BODY_KEYS,
        };
        Status::Keys(KeyHints {
            count: self.count(),
            loading: self.loading_status(),
            search: search.map(|search| (search.typed.clone(), search.position())),
            lens: self.lens.as_ref().map(|lens| lens.typed.as_str()),
            keys: keys.iter().filter_map(|(action, word)| self.key_hint(*action, word)).collect(),
            help: KeyHint {
                action: Action::Show(View::Help),
                key: self.keymap.label_of(Action::Show(View::Help)),
                word: "help".into(),
            },
        })
    }

    /// A key of the status bar; none for one that would show nothing.
    fn key_hint(&self, action: Action, word: &'static str) -> Option<KeyHint> {
        let word = match action {
            Action::Show(View::Warnings) => match self.article.facts.warnings.len() {
                0 => return None,
                n => count(n, "warning", "warnings").into(),
            },
            Action::AllArticles if self.open_articles.names.len() < 2 => return None,
            Action::AllArticles if self.views.all => "this article".into(),
            _ => word.into(),
        };
        Some(KeyHint { action, key: self.keymap.label_of(action), word })
    }

    fn prompt_info<'a>(&'a self, prompt: &'a Prompt) -> PromptInfo<'a> {
        let hint = match prompt.kind {
            PromptKind::Find | PromptKind::FindBackwards => {
                self.search.as_ref().map(Search::hint).unwrap_or_default()
            }
            PromptKind::Filter(view) => count(self.list(view).order.len(), "row", "rows"),
            PromptKind::Palette => "Enter runs · Up Down · Esc".to_owned(),
            PromptKind::Person => completion::names(self, prompt.line.text()),
            PromptKind::Lens => "words, @person, date, quote".to_owned(),
            PromptKind::Command => completion::hint(self, prompt.line.text()),
            PromptKind::Note(_) => "Enter on empty: highlight only · Esc: cancel".to_owned(),
        };
        let (sign, line) = (prompt.kind.sign(), &prompt.line);
        PromptInfo { sign, before: line.before_cursor(), after: line.after_cursor(), hint }
    }

    /// `=`: everything about where one is.
    #[must_use]
    pub fn info(&self) -> String {
        let doc = &self.article.doc;
        let date = match self.article.facts.published {
            Some((date, source)) => format!("{date} ({})", source_name(source)),
            None => "undated".to_owned(),
        };
        let minutes = self.article.index.words.div_ceil(WORDS_A_MINUTE).max(1);
        let left = self.minutes_left().map(|left| format!(", {left} left")).unwrap_or_default();
        let hidden = match doc.removed_count {
            0 => String::new(),
            _ => format!(" · {}", self.removed_notice()),
        };
        let place = self.place();
        format!(
            "{} · {place} · {} words, {minutes} min{left} · {date}{hidden}",
            doc.meta.source, self.article.index.words
        )
    }

    /// Says that the article is the sample, and what in it is worth a look.
    pub fn show_sample_notice(&mut self) {
        if !self.message.is_empty() {
            return;
        }
        let key = |view| self.keymap.label_of(Action::Show(view));
        let look = match self.article.facts.warnings.len() {
            0 => String::new(),
            n => format!(" · {} {}", key(View::Warnings), count(n, "warning", "warnings")),
        };
        let help = key(View::Help);
        self.message = format!("built-in sample: dateline FILE opens your own{look} · {help} help");
    }

    /// How many characters were taken out of the text, and which key shows them.
    pub(super) fn removed_notice(&self) -> String {
        format!(
            "{} removed ({} lists them)",
            count(self.article.doc.removed_count, "invisible character", "invisible characters"),
            self.keymap.label_of(Action::Show(View::Hidden))
        )
    }
}

const fn source_name(source: crate::doc::DateSource) -> &'static str {
    use crate::doc::DateSource;
    match source {
        DateSource::Given => "given",
        DateSource::Metadata => "from the metadata",
        DateSource::Dateline => "from the dateline",
        DateSource::Url => "from the URL",
        DateSource::FileName => "from the file name",
        DateSource::Properties => "the file was changed then",
        DateSource::FirstDate => "first full date in the text",
    }
}

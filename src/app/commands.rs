//! The `:` command line: everything that has a key by its name, and what needs an argument.

use super::actions::Action;
use super::appearance::Colours;
use super::copy::notes;
use super::corrections;
use super::layout::View;
use super::settings::{SETTINGS, Setting};
use super::{App, Article, Effect};
use crate::calendar::Date;
use crate::facts::{self, Context};

/// Commands with an argument, and the short names of some actions.
const COMMANDS: &[(&str, &str)] = &[
    ("date", "YYYY-MM-DD: count relative dates from this day"),
    ("export", "FILE.md: write sections, people, timeline and quotes as Markdown"),
    ("lens", "words, @person, date or quote: only these paragraphs"),
    ("q", "quit"),
    ("set", "OPTION=VALUE: set an option, for example measure=72 or theme=light"),
];

/// What people of less and vim type for some actions.
const SHORT: &[(&str, Action)] = &[
    ("$", Action::Bottom),
    ("f", Action::Info),
    ("h", Action::Show(View::Help)),
    ("n", Action::NextArticle),
    ("next", Action::NextArticle),
    ("p", Action::PreviousArticle),
    ("prev", Action::PreviousArticle),
    ("previous", Action::PreviousArticle),
    ("q", Action::Quit),
    ("q!", Action::Quit),
    ("qa", Action::Quit),
    ("qa!", Action::Quit),
    ("wq", Action::Quit),
    ("x", Action::Quit),
];

/// Every command that takes words, with what it takes.
pub fn commands() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    COMMANDS.iter().chain(corrections::COMMANDS)
}

/// The completion of a command being typed: the first name that begins so.
#[must_use]
pub fn complete(app: &App, typed: &str) -> Option<String> {
    if let Some(completed) = corrections::complete(app, typed) {
        return Some(completed);
    }
    if let Some(option) = typed.strip_prefix("set ") {
        let mut live = SETTINGS.iter().filter(|setting| setting.is_live());
        let setting = live.find(|setting| setting.name.starts_with(option.trim_start()))?;
        return Some(format!("set {}=", setting.name));
    }
    let names = commands().map(|(name, _)| *name).chain(Action::all().map(Action::name));
    let mut matching: Vec<&str> =
        names.filter(|name| name.starts_with(typed) && *name != typed).collect();
    matching.sort_unstable();
    matching.first().map(|name| (*name).to_owned())
}

/// What is told beside a command being typed: the names that would do, else what it takes.
#[must_use]
pub fn hint(app: &App, typed: &str) -> String {
    let Some((name, argument)) = typed.split_once(' ') else { return "Tab completes".to_owned() };
    if let Some(names) = corrections::names(app, name, argument) {
        return names;
    }
    if let Some(setting) = argument.split_once('=').and_then(|(name, _)| Setting::named(name))
        && name == "set"
    {
        return setting.expected();
    }
    let known = commands().find(|(known, _)| *known == name);
    known.map_or_else(String::new, |(_, takes)| (*takes).to_owned())
}

impl App {
    /// Runs a line typed after `:`.
    pub(super) fn run_command(&mut self, typed: &str) -> Option<Effect> {
        let typed = typed.trim();
        if let Some(percent) = typed.strip_suffix('%').and_then(|n| n.parse().ok()) {
            self.go_to_percent(percent);
            return None;
        }
        if let Ok(number) = typed.parse() {
            self.go_to_paragraph_number(number);
            return None;
        }
        let (name, argument) = typed.split_once(' ').unwrap_or((typed, ""));
        let argument = argument.trim();
        match name {
            "" => {}
            "noh" | "nohlsearch" => self.search = None,
            "date" => self.set_date(argument),
            "lens" if !argument.is_empty() => self.set_lens(argument),
            "set" => self.set_option(argument),
            "export" => return self.export(argument),
            _ if self.run_correction(name, argument) => {}
            _ => {
                let short = SHORT.iter().find(|(short, _)| *short == name);
                if let Some(action) = short.map(|(_, action)| *action).or(Action::named(name)) {
                    return self.perform(action);
                }
                let key = self.keymap.label_of(Action::Show(View::Help));
                self.message =
                    format!("there is no command {name}: Tab completes, {key} lists keys");
            }
        }
        None
    }

    /// Counts every relative date anew from another day.
    fn set_date(&mut self, argument: &str) {
        if argument.is_empty() {
            self.message = match self.article.facts.published {
                Some((date, _)) => format!("the article's date is {date}"),
                None => "the article's date is not known: set it with :date 2023-11-15".to_owned(),
            };
            return;
        }
        let Some(date) = Date::parse_iso(argument) else {
            self.message = format!("{argument} is not a day: give it as 2023-11-15");
            return;
        };
        let doc = std::sync::Arc::clone(&self.article.doc);
        let facts = facts::extract(&doc, &Context { published: Some(date) });
        self.take_article(Article::new(doc, facts, self.article.stage));
        self.relayout();
        self.message = format!("relative dates are counted from {}", date.long());
    }

    /// `:set name=value`, or with a space between.
    fn set_option(&mut self, argument: &str) {
        let (name, value) = argument.split_once(['=', ' ']).unwrap_or((argument, ""));
        let changed = match Setting::named(name.trim()) {
            None => {
                Err(format!("unknown option: {name} (:set OPTION=VALUE, for example measure=72)"))
            }
            Some(Setting { name: "theme" | "colours", .. })
                if self.appearance.terminal_colours == Colours::None =>
            {
                Err("NO_COLOR is set: no colours".to_owned())
            }
            Some(setting) => setting.set_live(&mut self.appearance, value.trim()),
        };
        if let Err(refusal) = changed {
            self.message = refusal;
        }
        self.refresh_lists();
        self.relayout();
    }

    fn export(&mut self, argument: &str) -> Option<Effect> {
        if argument.is_empty() {
            "give a file: :export notes.md".clone_into(&mut self.message);
            return None;
        }
        Some(Effect::Write(argument.to_owned(), notes(self)))
    }
}

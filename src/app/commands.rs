//! The `:` command line: everything that has a key by its name, and what needs an argument.

use super::actions::Action;
use super::appearance::{Colours, ThemeName};
use super::copy::notes;
use super::corrections;
use super::{App, Article, Effect};
use crate::calendar::Date;
use crate::facts::{self, Context};

/// Commands with an argument, and the short names of some actions.
const COMMANDS: &[(&str, &str)] = &[
    ("date", "YYYY-MM-DD: count relative dates from this day"),
    ("export", "FILE.md: write sections, people, timeline and quotes as Markdown"),
    ("lens", "words, @person, date or quote: only these paragraphs"),
    ("q", "quit"),
    ("set", "measure=72, theme=light, colours=256, glyphs=ascii, justify=on, hyphenate=on, zen=on"),
];

/// What people of less and vim type for some actions.
const SHORT: &[(&str, Action)] = &[
    ("$", Action::Bottom),
    ("f", Action::Info),
    ("h", Action::Help),
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
    let names = commands().map(|(name, _)| *name).chain(Action::ALL.iter().map(|a| a.name()));
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
                let key = self.keymap.label_of(Action::Help);
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
        match (name.trim(), value.trim()) {
            (name @ ("measure" | "width" | "theme" | "colours" | "colors"), "") => {
                self.message = format!("give {name} a value, as in :set measure=72 or theme=light");
            }
            ("measure" | "width", value) => match value.parse::<u16>() {
                Ok(measure) => {
                    let (least, most) = super::appearance::Appearance::MEASURES.into_inner();
                    self.appearance.measure = measure.clamp(least, most);
                }
                Err(_) => self.message = format!("measure is a number of columns, not {value}"),
            },
            ("glyphs", "ascii") => self.appearance.ascii = true,
            ("glyphs", "unicode") => self.appearance.ascii = false,
            (name @ ("zen" | "justify" | "hyphenate"), "on" | "off") => {
                let on = value.trim() == "on";
                match name {
                    "zen" => self.appearance.zen = on,
                    "justify" => self.appearance.justify = on,
                    _ => self.appearance.hyphenate = on,
                }
            }
            ("theme" | "colours" | "colors", _) if self.appearance.colours == Colours::None => {
                "NO_COLOR is set: no colours".clone_into(&mut self.message);
            }
            ("colours" | "colors", value) => match Colours::named(value) {
                Some(colours) => self.appearance.colours = colours,
                None => {
                    self.message = format!("there are no colours {value}: give 16, 256 or true")
                }
            },
            ("theme", value) => match ThemeName::named(value) {
                Some(theme) => self.appearance.theme = theme,
                None => {
                    self.message = format!(
                        "there is no theme {value}: give auto, dark, light, contrast or mono"
                    )
                }
            },
            (name, _) => {
                self.message = format!(
                    "cannot set {name}: give measure=72, theme=light, colours=256, glyphs=ascii, \
                     justify=on, hyphenate=on or zen=on"
                );
            }
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

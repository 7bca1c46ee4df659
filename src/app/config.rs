//! The config file: TOML to settings. What is wrong in it is told by line and column, and the
//! default is used in its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::action::Action;
use super::key::Key;
use super::keymap::Keymap;
use super::look::{Colours, Hyperlinks, Look, ThemeName};
use crate::text::clean::clean_line;

/// Values of `colours`; what the terminal says of itself decides where there is none.
const COLOURS: [(&str, Option<Colours>); 4] = {
    let [sixteen, indexed, all] = Colours::ALL;
    [
        ("auto", None),
        (sixteen.0, Some(sixteen.1)),
        (indexed.0, Some(indexed.1)),
        (all.0, Some(all.1)),
    ]
};
/// Values of `glyphs`: whether they are ASCII.
const GLYPHS: [(&str, bool); 2] = [("unicode", false), ("ascii", true)];

/// Where copied words go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Clipboard {
    /// To a tool of the system where there is one, else through the terminal, else into a file.
    #[default]
    Auto,
    /// Through the terminal, by OSC 52.
    Osc52,
    /// To a tool of the system.
    Tool,
    /// Into a file of the state folder.
    File,
    /// To this program's standard input: its name and arguments, parted by spaces.
    Command(String),
}

impl Clipboard {
    /// The way of this name; anything else is a command.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name.trim() {
            "" | "auto" => Self::Auto,
            "osc52" => Self::Osc52,
            "tool" => Self::Tool,
            "file" => Self::File,
            command => Self::Command(command.to_owned()),
        }
    }
}

/// What the config file sets.
#[derive(Clone, Debug)]
pub struct Config {
    /// How the reader looks.
    pub look: Look,
    /// How many colours to use; none leaves it to what the terminal says of itself.
    pub colours: Option<Colours>,
    /// The terminal may be asked for its background.
    pub ask_background: bool,
    /// Where copied words go.
    pub clipboard: Clipboard,
    /// The keys.
    pub keymap: Keymap,
    /// What could not be taken, each with its line and column.
    pub problems: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            look: Look::default(),
            colours: None,
            ask_background: true,
            clipboard: Clipboard::Auto,
            keymap: Keymap::default(),
            problems: Vec::new(),
        }
    }
}

/// The file with every default, as `--dump-config` prints it.
pub const DEFAULT_FILE: &str = include_str!("../../assets/config.toml");

impl Config {
    /// Reads a config file. Never fails: what is wrong is told in [`Config::problems`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut config = Self::default();
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            config.problem(text, at, error.message());
        }
        if let Some(preset) = table.get_ref().get("preset") {
            match string(preset).and_then(Keymap::preset) {
                Some(keymap) => config.keymap = keymap,
                None => config.problem(
                    text,
                    preset.span().start,
                    &unknown("preset", Keymap::preset_names()),
                ),
            }
        }
        for (name, value) in table.get_ref() {
            config.take(text, name, value);
        }
        // TOML tables come sorted by name; problems are told in the order of the file.
        config.problems.sort_by_key(|p| place_of(p));
        config
    }

    fn take(
        &mut self,
        text: &str,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let at = value.span().start;
        let name = key.get_ref().as_ref();
        match name {
            "preset" => {}
            "theme" => self.choose(text, value, name, &ThemeName::ALL, |c, theme| {
                c.look.theme = theme;
            }),
            "colours" => self.choose(text, value, name, &COLOURS, |c, colours| {
                c.colours = colours;
            }),
            "glyphs" => self.choose(text, value, name, &GLYPHS, |c, ascii| c.look.ascii = ascii),
            "measure" => match number(value).filter(|n| Look::MEASURES.contains(n)) {
                Some(measure) => self.look.measure = measure,
                None => {
                    let (least, most) = Look::MEASURES.into_inner();
                    self.problem(
                        text,
                        at,
                        &format!("measure is a number of columns from {least} to {most}"),
                    );
                }
            },
            "clipboard" => match string(value).map(Clipboard::named) {
                Some(clipboard) => self.clipboard = clipboard,
                None => self.problem(
                    text,
                    at,
                    "clipboard is auto, osc52, tool, file or a command in quotation marks",
                ),
            },
            "hyperlinks" => match string(value).and_then(Hyperlinks::named) {
                Some(hyperlinks) => self.look.hyperlinks = hyperlinks,
                None => self.problem(
                    text,
                    at,
                    &unknown("hyperlinks", Hyperlinks::ALL.iter().map(|(n, _)| *n)),
                ),
            },
            "ask-background" => self.switch(text, value, name, |c, on| c.ask_background = on),
            "justify" => self.switch(text, value, name, |c, on| c.look.justify = on),
            "hyphenate" => self.switch(text, value, name, |c, on| c.look.hyphenate = on),
            "mouse" => self.switch(text, value, name, |c, on| c.look.mouse = on),
            "hide-weak" => self.switch(text, value, name, |c, on| c.look.hide_weak = on),
            "keys" => match value.get_ref() {
                DeValue::Table(keys) => self.take_keys(text, keys),
                _ => self.problem(text, at, "keys is a table of actions: [keys]"),
            },
            other => self.problem(text, key.span().start, &format!("no setting is called {other}")),
        }
    }

    /// Takes one of the values of a table.
    fn choose<T: Copy>(
        &mut self,
        text: &str,
        value: &Spanned<DeValue<'_>>,
        name: &str,
        values: &[(&'static str, T)],
        take: impl FnOnce(&mut Self, T),
    ) {
        let given = string(value);
        match values.iter().find(|(known, _)| given == Some(*known)) {
            Some((_, value)) => take(self, *value),
            None => {
                let told = unknown(name, values.iter().map(|(known, _)| *known));
                self.problem(text, value.span().start, &told);
            }
        }
    }

    /// Takes true or false.
    fn switch(
        &mut self,
        text: &str,
        value: &Spanned<DeValue<'_>>,
        name: &str,
        take: impl FnOnce(&mut Self, bool),
    ) {
        match value.get_ref() {
            DeValue::Boolean(on) => take(self, *on),
            _ => self.problem(text, value.span().start, &format!("{name} is true or false")),
        }
    }

    fn take_keys(&mut self, text: &str, keys: &DeTable<'_>) {
        let mut taken: Vec<(Vec<Key>, String)> = Vec::new();
        for (name, value) in keys {
            let Some(action) = Action::named(name.get_ref()) else {
                self.problem(
                    text,
                    name.span().start,
                    &format!("no action is called {}", name.get_ref()),
                );
                continue;
            };
            let written = match value.get_ref() {
                DeValue::Array(items) => items.iter().collect(),
                _ => vec![value],
            };
            let mut good = Vec::new();
            for item in written {
                let at = item.span().start;
                let Some((key, sequence)) =
                    string(item).and_then(|k| Some((k, Key::parse_all(k)?)))
                else {
                    self.problem(text, at, "not a key: write it as \"j\", \"<c-d>\" or \"<f2>\"");
                    continue;
                };
                if let Some((_, other)) = taken.iter().find(|(known, _)| *known == sequence) {
                    self.problem(text, at, &format!("{key} is already given to {other}"));
                    continue;
                }
                taken.push((sequence, action.name().to_owned()));
                good.push(key.to_owned());
            }
            self.keymap.bind(action, good);
        }
    }

    fn problem(&mut self, text: &str, at: usize, message: &str) {
        let before = text.get(..at).unwrap_or(text);
        let line = 1 + before.bytes().filter(|b| *b == b'\n').count();
        let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
        // Names of settings are quoted from the file, which anybody may have written.
        let message = clean_line(message, 200);
        self.problems.push(format!("line {line}, column {column}: {message}; the default is used"));
    }
}

/// Line and column of a problem, for sorting.
fn place_of(problem: &str) -> (usize, usize) {
    let mut numbers =
        problem.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

fn string<'a>(value: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    match value.get_ref() {
        DeValue::String(string) => Some(string),
        _ => None,
    }
}

fn number(value: &Spanned<DeValue<'_>>) -> Option<u16> {
    match value.get_ref() {
        DeValue::Integer(integer) => integer.as_str().parse().ok(),
        _ => None,
    }
}

fn unknown(what: &str, names: impl Iterator<Item = &'static str>) -> String {
    format!("{what} is one of {}", names.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_is_right() {
        let config = Config::parse(
            "theme = \"light\"\nmeasure = 60\nglyphs = \"ascii\"\npreset = \"less\"\n\
             [keys]\nzen = \"x\"\npage-down = [\"<space>\", \"<c-v>\"]\n",
        );
        assert_eq!(config.problems, Vec::<String>::new());
        assert_eq!(
            (config.look.theme, config.look.measure, config.look.ascii),
            (ThemeName::Light, 60, true)
        );
        assert_eq!(config.keymap.labels_of(Action::PageDown), "Space ^V");
        assert_eq!(config.keymap.label_of(Action::Help), "h");
        assert_eq!(config.keymap.label_of(Action::Zen), "x");
    }

    #[test]
    fn tells_what_is_wrong_by_line_and_column() {
        let config = Config::parse(
            "theme = \"pink\"\nmeasure = 5\ncolour = 1\n[keys]\nfly = \"x\"\nzen = [\"<nope>\", \"j\"]\ndown = \"j\"\n",
        );
        let places: Vec<_> = config.problems.iter().map(|p| place_of(p)).collect();
        assert_eq!(places, [(1, 9), (2, 11), (3, 1), (5, 1), (6, 8), (6, 18)].map(|p| p).to_vec());
        assert!(config.problems[5].contains("j is already given to down"), "{:?}", config.problems);
        assert_eq!(config.look, Look::default());
    }

    #[test]
    fn broken_files_are_not_fatal() {
        for text in ["", "theme = ", "[[[", "\u{0}", "keys = 3", "measure = 99999999999999999999"] {
            let config = Config::parse(text);
            assert_eq!(config.problems.is_empty(), text.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn problems_quote_no_control_characters() {
        let config = Config::parse(
            "pre\u{85}set = 1\n\"\\u001b[2J\\u202e\" = 1\n[keys]\n\"\\u0007\" = \"x\"\n",
        );
        assert!(!config.problems.is_empty());
        for problem in &config.problems {
            assert_eq!(*problem, clean_line(problem, 1000), "{problem:?}");
        }
    }

    #[test]
    fn the_documented_file_is_the_defaults() {
        let config = Config::parse(DEFAULT_FILE);
        assert_eq!(config.problems, Vec::<String>::new());
        assert_eq!(config.look, Look::default());
        assert_eq!(config.keymap.dump(), Keymap::default().dump());
    }
}

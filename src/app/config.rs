//! The config file: TOML to settings. What is wrong in it is told by line and column, and the
//! default is used in its place.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::actions::Action;
use super::appearance::{Appearance, Colours, Hyperlinks, ThemeName};
use super::key::Key;
use super::keymap::Keymap;
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
    pub appearance: Appearance,
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
            appearance: Appearance::default(),
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
        let mut problems = Problems::default();
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            problems.add(at, error.message());
        }
        if let Some(preset) = table.get_ref().get("preset") {
            match string(preset).and_then(Keymap::preset) {
                Some(keymap) => config.keymap = keymap,
                None => {
                    problems.add(preset.span().start, &unknown("preset", Keymap::preset_names()));
                }
            }
        }
        for (name, value) in table.get_ref() {
            config.take(name, value, &mut problems);
        }
        config.problems = problems.in_lines_of(text);
        config
    }

    fn take(
        &mut self,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        problems: &mut Problems,
    ) {
        let at = value.span().start;
        let name = key.get_ref().as_ref();
        match name {
            "preset" => {}
            "theme" => self.choose((name, value), &ThemeName::ALL, problems, |c, theme| {
                c.appearance.theme = theme;
            }),
            "colours" => self.choose((name, value), &COLOURS, problems, |c, colours| {
                c.colours = colours;
            }),
            "glyphs" => {
                self.choose((name, value), &GLYPHS, problems, |c, ascii| c.appearance.ascii = ascii)
            }
            "hyperlinks" => self.choose((name, value), &Hyperlinks::ALL, problems, |c, links| {
                c.appearance.hyperlinks = links;
            }),
            "measure" => match number(value).filter(|n| Appearance::MEASURES.contains(n)) {
                Some(measure) => self.appearance.measure = measure,
                None => {
                    let (least, most) = Appearance::MEASURES.into_inner();
                    problems
                        .add(at, &format!("measure is a number of columns from {least} to {most}"));
                }
            },
            "clipboard" => match string(value).map(Clipboard::named) {
                Some(clipboard) => self.clipboard = clipboard,
                None => problems.add(
                    at,
                    "clipboard is auto, osc52, tool, file or a command in quotation marks",
                ),
            },
            "ask-background" => self.switch((name, value), problems, |c, on| c.ask_background = on),
            "justify" => self.switch((name, value), problems, |c, on| c.appearance.justify = on),
            "hyphenate" => {
                self.switch((name, value), problems, |c, on| c.appearance.hyphenate = on)
            }
            "mouse" => self.switch((name, value), problems, |c, on| c.appearance.mouse = on),
            "hide-weak" => {
                self.switch((name, value), problems, |c, on| c.appearance.hide_weak = on)
            }
            "keys" => match value.get_ref() {
                DeValue::Table(keys) => self.take_keys(keys, problems),
                _ => problems.add(at, "keys is a table of actions: [keys]"),
            },
            other => {
                let told = format!("no setting is called {other}; it is left out");
                problems.tell(key.span().start, &told);
            }
        }
    }

    /// Takes one of the values of a table.
    fn choose<T: Copy>(
        &mut self,
        (name, value): (&str, &Spanned<DeValue<'_>>),
        values: &[(&'static str, T)],
        problems: &mut Problems,
        take: impl FnOnce(&mut Self, T),
    ) {
        let given = string(value);
        match values.iter().find(|(known, _)| given == Some(*known)) {
            Some((_, value)) => take(self, *value),
            None => {
                let told = unknown(name, values.iter().map(|(known, _)| *known));
                problems.add(value.span().start, &told);
            }
        }
    }

    /// Takes true or false.
    fn switch(
        &mut self,
        (name, value): (&str, &Spanned<DeValue<'_>>),
        problems: &mut Problems,
        take: impl FnOnce(&mut Self, bool),
    ) {
        match value.get_ref() {
            DeValue::Boolean(on) => take(self, *on),
            _ => problems.add(value.span().start, &format!("{name} is true or false")),
        }
    }

    fn take_keys(&mut self, keys: &DeTable<'_>, problems: &mut Problems) {
        let mut taken: BTreeMap<Vec<Key>, (&str, usize)> = BTreeMap::new();
        for (name, value) in keys {
            let Some(action) = Action::named(name.get_ref()) else {
                let told = format!("no action is called {}; it is left out", name.get_ref());
                problems.tell(name.span().start, &told);
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
                    problems.add(at, "not a key: write it as \"j\", \"<c-d>\" or \"<f2>\"");
                    continue;
                };
                if let Some((other, _)) = taken.get(&sequence) {
                    problems.add(at, &format!("{key} is already given to {other}"));
                    continue;
                }
                taken.insert(sequence, (action.name(), at));
                good.push(key.to_owned());
            }
            self.keymap.bind(action, good);
        }
        for (sequence, (_, at)) in &taken {
            if let Some((short, long)) = self.keymap.shadow(sequence) {
                let told =
                    format!("{long} is never reached, as {short} comes first; change either");
                problems.tell(*at, &told);
            }
        }
    }
}

/// What is wrong, each with the byte where it stands.
#[derive(Default)]
struct Problems(Vec<(usize, String)>);

impl Problems {
    /// A value that cannot be taken.
    fn add(&mut self, at: usize, message: &str) {
        self.tell(at, &format!("{}; the default is used", clean_line(message, 200)));
    }

    /// Anything else.
    fn tell(&mut self, at: usize, message: &str) {
        // Names of settings are quoted from the file, which anybody may have written.
        self.0.push((at, clean_line(message, 250)));
    }

    /// All of them in the order of the file (TOML tables come sorted by name), with their places.
    fn in_lines_of(mut self, text: &str) -> Vec<String> {
        self.0.sort_by_key(|(at, _)| *at);
        let (mut line, mut column, mut seen) = (1, 1, 0);
        let told = self.0.into_iter().map(|(at, message)| {
            for c in text.get(seen..at).unwrap_or("").chars() {
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            seen = at;
            format!("line {line}, column {column}: {message}")
        });
        told.collect()
    }
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
            (config.appearance.theme, config.appearance.measure, config.appearance.ascii),
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
        let places = [(1, 9), (2, 11), (3, 1), (5, 1), (6, 8), (6, 18)];
        assert_eq!(config.problems.len(), places.len());
        for ((line, column), told) in places.into_iter().zip(&config.problems) {
            assert!(told.starts_with(&format!("line {line}, column {column}: ")), "{told}");
        }
        assert!(config.problems[5].contains("j is already given to down"), "{:?}", config.problems);
        assert_eq!(config.appearance, Appearance::default());
    }

    #[test]
    fn keys_that_hide_others_are_told() {
        for (text, expected) in [
            ("[keys]\nback = \"gg\"", "line 2, column 8: gg (back) is never reached, as g (top)"),
            ("[keys]\nzen = \"Z\"", "line 2, column 7: ZZ (quit) is never reached, as Z (zen)"),
            ("preset = \"vim\"\n[keys]\nzen = \"zz\"", ""),
            ("[keys]\nback = \"gg\"\ntop = \"<home>\"", ""),
        ] {
            let told = Config::parse(text).problems.join("\n");
            assert!(told.starts_with(expected) && told.is_empty() == expected.is_empty(), "{told}");
        }
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
        assert_eq!(config.appearance, Appearance::default());
        assert_eq!(config.keymap.dump(), Keymap::default().dump());
    }
}

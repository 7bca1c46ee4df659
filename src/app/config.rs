//! The config file: TOML to settings. What is wrong in it is told by line and column, and the
//! default is used in its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::action::Action;
use super::key::Key;
use super::keymap::Keymap;
use super::look::{Hyperlinks, Look, ThemeName};
use crate::text::clean::clean_line;

/// What the config file sets.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// How the reader looks.
    pub look: Look,
    /// The keys.
    pub keymap: Keymap,
    /// What could not be taken, each with its line and column.
    pub problems: Vec<String>,
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
        name: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let at = value.span().start;
        match name.get_ref().as_ref() {
            "preset" => {}
            "theme" => match string(value).and_then(ThemeName::named) {
                Some(theme) => self.look.theme = theme,
                None => self.problem(
                    text,
                    at,
                    &unknown("theme", ThemeName::ALL.iter().map(|(n, _)| *n)),
                ),
            },
            "glyphs" => match string(value) {
                Some("unicode") => self.look.ascii = false,
                Some("ascii") => self.look.ascii = true,
                _ => self.problem(text, at, &unknown("glyphs", ["unicode", "ascii"].into_iter())),
            },
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
            "mouse" => match value.get_ref() {
                DeValue::Boolean(on) => self.look.mouse = *on,
                _ => self.problem(text, at, "mouse is true or false"),
            },
            "hyperlinks" => match string(value).and_then(Hyperlinks::named) {
                Some(hyperlinks) => self.look.hyperlinks = hyperlinks,
                None => self.problem(
                    text,
                    at,
                    &unknown("hyperlinks", Hyperlinks::ALL.iter().map(|(n, _)| *n)),
                ),
            },
            "hide-weak" => match value.get_ref() {
                DeValue::Boolean(on) => self.look.hide_weak = *on,
                _ => self.problem(text, at, "hide-weak is true or false"),
            },
            "keys" => match value.get_ref() {
                DeValue::Table(keys) => self.take_keys(text, keys),
                _ => self.problem(text, at, "keys is a table of actions: [keys]"),
            },
            other => {
                self.problem(text, name.span().start, &format!("no setting is called {other}"))
            }
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

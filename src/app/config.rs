//! The config file: TOML to settings. Problems are reported by line and column, and the default is
//! used in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::actions::Action;
use super::key::Key;
use super::settings::{Config, SETTINGS};
use crate::text::Span;
use crate::text::sanitize::clean_line;
use crate::text::wrap::{LineEnds, wrap};

/// Columns of a comment in the config file, besides its sign.
const COMMENT: usize = 98;
/// What the config file begins with.
const HEAD: &str = "\
# Settings of dateline, each with its default. The file is config.toml in the folder dateline of
# your configuration folder ($XDG_CONFIG_HOME, else ~/.config). `dateline --dump-config` prints this.
";
/// What it ends with.
const KEYS: &str = "
# Keys by action; the names are those of the help screen and of `dateline --dump-keys`.
[keys]
# page-down = [\"<space>\", \"f\", \"<c-f>\", \"<pgdn>\"]
";

/// The config file with every default, as `--dump-config` prints it.
#[must_use]
pub fn default_file() -> String {
    let mut out = HEAD.to_owned();
    for setting in SETTINGS {
        let help = setting.help;
        let mut lines = Vec::new();
        wrap(help, Span::of(0, help.len()), COMMENT, COMMENT, LineEnds::Flow, &mut lines);
        out.push('\n');
        for line in lines {
            out.push_str(&format!("# {}\n", line.in_text(help).trim_end()));
        }
        out.push_str(&format!("{}\n", setting.default_line()));
    }
    out.push_str(KEYS);
    out
}

impl Config {
    /// Reads a config file. Never fails: what is wrong is reported in [`Config::problems`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut config = Self::default();
        let mut problems = Problems::default();
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            problems.default_used(at, error.message());
        }
        for (name, value) in table.get_ref().iter().filter(|(name, _)| name.get_ref() != "keys") {
            config.read_setting(name, value, &mut problems);
        }
        // Last, so that they change the keys of the preset.
        match table.get_ref().get("keys").map(|keys| (keys.span().start, keys.get_ref())) {
            Some((_, DeValue::Table(keys))) => config.read_keys(keys, &mut problems),
            Some((at, _)) => problems.default_used(at, "keys: expected a table of actions, [keys]"),
            None => {}
        }
        config.problems = problems.in_lines_of(text);
        config
    }

    fn read_setting(
        &mut self,
        name: &Spanned<Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        problems: &mut Problems,
    ) {
        let known = super::settings::Setting::named(name.get_ref());
        let Some(setting) = known else {
            problems.add(name.span().start, &format!("unknown setting: {}", name.get_ref()));
            return;
        };
        let written = match value.get_ref() {
            DeValue::String(words) => words.as_ref(),
            DeValue::Integer(number) => number.as_str(),
            DeValue::Boolean(true) => "true",
            DeValue::Boolean(false) => "false",
            _ => "",
        };
        if let Err(refusal) = self.set(setting.name, written) {
            problems.default_used(value.span().start, &refusal);
        }
    }

    fn read_keys(&mut self, keys: &DeTable<'_>, problems: &mut Problems) {
        let mut taken: BTreeMap<Vec<Key>, (&str, usize)> = BTreeMap::new();
        for (name, value) in keys {
            let Some(action) = Action::named(name.get_ref()) else {
                problems.add(name.span().start, &format!("unknown action: {}", name.get_ref()));
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
                    problems
                        .default_used(at, "not a key: write it as \"j\", \"<c-d>\" or \"<f2>\"");
                    continue;
                };
                if let Some((other, _)) = taken.get(&sequence) {
                    problems.default_used(at, &format!("{key} is already bound to {other}"));
                    continue;
                }
                taken.insert(sequence, (action.name(), at));
                good.push(key.to_owned());
            }
            self.keymap.bind(action, good);
        }
        for (sequence, (_, at)) in &taken {
            if let Some((short, long)) = self.keymap.shadow(sequence) {
                problems.add(*at, &format!("{long} is never reached: {short} comes first"));
            }
        }
    }
}

/// What is wrong in the file, each with the byte where it stands.
#[derive(Default)]
struct Problems(Vec<(usize, String)>);

impl Problems {
    /// A value that cannot be used.
    fn default_used(&mut self, at: usize, message: &str) {
        self.add(at, &format!("{}; using the default", clean_line(message, 200)));
    }

    /// Anything else.
    fn add(&mut self, at: usize, message: &str) {
        // Names of settings are quoted from the file, which anybody may have written.
        self.0.push((at, clean_line(message, 250)));
    }

    /// All of them in the order of the file (TOML tables come sorted by name), with line and column.
    fn in_lines_of(mut self, text: &str) -> Vec<String> {
        self.0.sort_by_key(|(at, _)| *at);
        let (mut line, mut column, mut seen) = (1, 1, 0);
        let located = self.0.into_iter().map(|(at, message)| {
            for c in text.get(seen..at).unwrap_or("").chars() {
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            seen = at;
            format!("line {line}, column {column}: {message}")
        });
        located.collect()
    }
}

fn string<'a>(value: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    match value.get_ref() {
        DeValue::String(string) => Some(string),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::appearance::{Appearance, ThemeName};
    use super::super::keymap::Keymap;
    use super::super::viewport::View;
    use super::*;

    #[test]
    fn settings_and_keys_are_read() {
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
        assert_eq!(config.keymap.label_of(Action::Show(View::Help)), "h");
        assert_eq!(config.keymap.label_of(Action::Zen), "x");
    }

    #[test]
    fn problems_have_a_line_and_a_column() {
        let config = Config::parse(
            "theme = \"pink\"\nmeasure = 5\ncolour = 1\n[keys]\nfly = \"x\"\nzen = [\"<nope>\", \"j\"]\ndown = \"j\"\n",
        );
        let places = [(1, 9), (2, 11), (3, 1), (5, 1), (6, 8), (6, 18)];
        assert_eq!(config.problems.len(), places.len());
        for ((line, column), problem) in places.into_iter().zip(&config.problems) {
            assert!(problem.starts_with(&format!("line {line}, column {column}: ")), "{problem}");
        }
        assert!(config.problems[5].contains("j is already bound to down"), "{:?}", config.problems);
        assert_eq!(config.appearance, Appearance::default());
    }

    #[test]
    fn keys_that_hide_others_are_reported() {
        for (text, expected) in [
            ("[keys]\nback = \"gg\"", "line 2, column 8: gg (back) is never reached: g (top)"),
            ("[keys]\nzen = \"Z\"", "line 2, column 7: ZZ (quit) is never reached: Z (zen)"),
            ("preset = \"vim\"\n[keys]\nzen = \"zz\"", ""),
            ("[keys]\nback = \"gg\"\ntop = \"<home>\"", ""),
        ] {
            let found = Config::parse(text).problems.join("\n");
            assert!(
                found.starts_with(expected) && found.is_empty() == expected.is_empty(),
                "{found}"
            );
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
        let config = Config::parse(&default_file());
        assert_eq!(config.problems, Vec::<String>::new());
        assert_eq!(config.appearance, Appearance::default());
        assert_eq!(config.keymap.dump(), Keymap::default().dump());
    }
}

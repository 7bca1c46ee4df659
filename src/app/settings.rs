//! The settings: one table, read by the config file, `:set`, the command line and the docs.

use std::ops::RangeInclusive;

use super::appearance::{Appearance, Colours, Flow, Hyperlinks, ThemeName};
use super::keymap::Keymap;

/// What the config file and the command line decide before the reader opens.
#[derive(Clone, Debug)]
pub struct Config {
    /// How the reader looks.
    pub appearance: Appearance,
    /// The terminal may be asked for its background.
    pub ask_background: bool,
    /// Whether anything may be fetched from the network.
    pub network: bool,
    /// Where copied words go.
    pub clipboard: Clipboard,
    /// Whether anything is saved between sessions.
    pub remember: bool,
    /// The keys.
    pub keymap: Keymap,
    /// What was wrong in the file, each with its line and column.
    pub problems: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            appearance: Appearance::default(),
            ask_background: true,
            network: true,
            clipboard: Clipboard::Auto,
            remember: true,
            keymap: Keymap::default(),
            problems: Vec::new(),
        }
    }
}

impl Config {
    /// Sets an option by name.
    ///
    /// # Errors
    /// With what the option expects, where it has no such value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let setting = Setting::named(name).ok_or_else(|| format!("unknown setting: {name}"))?;
        match setting.set {
            Setter::Live(set) => set(&mut self.appearance, value),
            Setter::Startup(set) => set(self, value),
        }
        .ok_or_else(|| setting.refusal())
    }
}

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
    /// To this program's standard input: its name and arguments, separated by spaces.
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

/// A row of [`SETTINGS`].
pub struct Setting {
    /// Its name in the config file and after `:set`.
    pub name: &'static str,
    /// Another spelling of the name; empty for none.
    pub alias: &'static str,
    /// What it does, as the config file says it; the first sentence serves `--help`.
    pub help: &'static str,
    /// The values it takes.
    pub values: Values,
    /// Its value where nothing sets it.
    pub default: &'static str,
    set: Setter,
}

/// The values that a setting takes.
pub enum Values {
    /// One of these names.
    Names(fn() -> Vec<&'static str>),
    /// On or off; true or false in the config file.
    Switch,
    /// A number of columns.
    Columns(RangeInclusive<u16>),
    /// Any words; this says which.
    Words(&'static str),
}

/// How a value is set; `None` where the setting has no such value.
enum Setter {
    /// At any time: `:set` takes it too.
    Live(fn(&mut Appearance, &str) -> Option<()>),
    /// Before the reader opens.
    Startup(fn(&mut Config, &str) -> Option<()>),
}

/// Every setting, in the order of the config file.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        alias: "",
        help: "Colours: auto, dark, light, contrast or mono. auto is dark or light as the \
               terminal's background is; until that is known, colours that can be read on either. \
               NO_COLOR=1 always gives mono.",
        values: Values::Names(|| names(&ThemeName::ALL)),
        default: "auto",
        set: Setter::Live(|it, value| put(&mut it.theme, named(&ThemeName::ALL, value))),
    },
    Setting {
        name: "ask-background",
        alias: "",
        help: "Ask the terminal for its background (OSC 11), once, at the start, and only for \
               theme auto.",
        values: Values::Switch,
        default: "true",
        set: Setter::Startup(|it, value| put(&mut it.ask_background, switch(value))),
    },
    Setting {
        name: "colours",
        alias: "colors",
        help: "Number of colours: auto (as TERM and COLORTERM say), 16, 256 or true.",
        values: Values::Names(|| names(&COLOURS)),
        default: "auto",
        set: Setter::Live(|it, value| put(&mut it.colours, named(&COLOURS, value))),
    },
    Setting {
        name: "measure",
        alias: "width",
        help: "Maximum text width, in columns. 24 to 160; + and - change it while reading.",
        values: Values::Columns(Appearance::MEASURES),
        default: "72",
        set: Setter::Live(|it, value| {
            let columns = value.parse().ok().filter(|n| Appearance::MEASURES.contains(n));
            put(&mut it.measure, columns)
        }),
    },
    Setting {
        name: "flow",
        alias: "",
        help: "Join the lines of plain text into paragraphs: auto, on or off. auto joins those of \
               hard-wrapped prose, and keeps verse, tables, source text and the output of programs \
               as they are.",
        values: Values::Names(|| names(&Flow::ALL)),
        default: "auto",
        set: Setter::Live(|it, value| put(&mut it.flow, named(&Flow::ALL, value))),
    },
    Setting {
        name: "justify",
        alias: "",
        help: "Justify text: widen the spaces of full lines, so that the right edge is straight.",
        values: Values::Switch,
        default: "false",
        set: Setter::Live(|it, value| put(&mut it.justify, switch(value))),
    },
    Setting {
        name: "hyphenate",
        alias: "",
        help: "Hyphenate English words at the end of short lines. Names are never hyphenated, and \
               copied text never contains hyphenation.",
        values: Values::Switch,
        default: "false",
        set: Setter::Live(|it, value| put(&mut it.hyphenate, switch(value))),
    },
    Setting {
        name: "rail",
        alias: "",
        help: "Mark on the scrollbar of the text where notes, warnings and search hits are.",
        values: Values::Switch,
        default: "true",
        set: Setter::Live(|it, value| put(&mut it.rail, switch(value))),
    },
    Setting {
        name: "pictures",
        alias: "",
        help: "Show captions and credits of pictures, dimmed, where the pictures stand.",
        values: Values::Switch,
        default: "true",
        set: Setter::Live(|it, value| put(&mut it.pictures, switch(value))),
    },
    Setting {
        name: "zen",
        alias: "",
        help: "Show only the text, without lists. z switches while reading.",
        values: Values::Switch,
        default: "false",
        set: Setter::Live(|it, value| put(&mut it.zen, switch(value))),
    },
    Setting {
        name: "glyphs",
        alias: "",
        help: "Signs in lists and bars: unicode, or ascii for terminals that draw them two \
               columns wide.",
        values: Values::Names(|| names(&GLYPHS)),
        default: "unicode",
        set: Setter::Live(|it, value| put(&mut it.ascii, named(&GLYPHS, value))),
    },
    Setting {
        name: "mouse",
        alias: "",
        help: "Use the mouse: the wheel scrolls, a click selects. Without it the terminal's own \
               selection works.",
        values: Values::Switch,
        default: "false",
        set: Setter::Startup(|it, value| put(&mut it.appearance.mouse, switch(value))),
    },
    Setting {
        name: "hyperlinks",
        alias: "",
        help: "Links that the terminal opens on a click (OSC 8): on, off, or auto. auto is on in \
               terminals known to support them.",
        values: Values::Names(|| names(&Hyperlinks::ALL)),
        default: "auto",
        set: Setter::Startup(|it, value| {
            put(&mut it.appearance.hyperlinks, named(&Hyperlinks::ALL, value))
        }),
    },
    Setting {
        name: "hide-weak",
        alias: "",
        help: "Hide uncertain facts, those marked with \"?\".",
        values: Values::Switch,
        default: "false",
        set: Setter::Live(|it, value| put(&mut it.hide_weak, switch(value))),
    },
    Setting {
        name: "clipboard",
        alias: "",
        help: "Where y and Y copy to: auto (the system's own tool, else the terminal by OSC 52, \
               else a file), osc52, tool, file, or a command such as \"xclip -selection \
               clipboard\".",
        values: Values::Words("auto, osc52, tool, file or a command"),
        default: "auto",
        set: Setter::Startup(|it, value| put(&mut it.clipboard, Some(Clipboard::named(value)))),
    },
    Setting {
        name: "remember",
        alias: "",
        help: "Save between sessions: places, marks, notes, corrections, recent articles and \
               searches. Without it, as with --private, nothing is written; what was saved before is \
               still read. --forget removes it.",
        values: Values::Switch,
        default: "true",
        set: Setter::Startup(|it, value| put(&mut it.remember, switch(value))),
    },
    Setting {
        name: "network",
        alias: "",
        help: "Fetch the URLs that you name and the links that you follow. Without it nothing is \
               ever fetched.",
        values: Values::Switch,
        default: "true",
        set: Setter::Startup(|it, value| put(&mut it.network, switch(value))),
    },
    Setting {
        name: "preset",
        alias: "",
        help: "Keys to start from: default, less or vim. `dateline --keys vim --dump-keys` prints \
               those of vim.",
        values: Values::Names(|| Keymap::preset_names().collect()),
        default: "default",
        set: Setter::Startup(|it, value| put(&mut it.keymap, Keymap::preset(value))),
    },
];

/// Values of `colours`; the terminal decides where none is asked for.
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

impl Setting {
    /// The setting of this name or alias.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let mut known = SETTINGS.iter().filter(|_| !name.is_empty());
        known.find(|setting| setting.name == name || setting.alias == name)
    }

    /// Whether it can be set while reading.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        matches!(self.set, Setter::Live(_))
    }

    /// Sets it while reading.
    ///
    /// # Errors
    /// With what it expects, or where it can be set instead.
    pub fn set_live(&self, appearance: &mut Appearance, value: &str) -> Result<(), String> {
        match self.set {
            Setter::Live(set) => set(appearance, value).ok_or_else(|| self.refusal()),
            Setter::Startup(_) => Err(format!("{}: set it in the config file", self.name)),
        }
    }

    /// The first sentence of its help, without the full stop.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.help.split_once(". ").map_or(self.help, |(first, _)| first).trim_end_matches('.')
    }

    /// The values that Tab goes through; none where they cannot be counted.
    #[must_use]
    pub fn candidates(&self) -> Vec<&'static str> {
        match &self.values {
            Values::Names(names) => names(),
            Values::Switch => vec!["on", "off"],
            Values::Columns(_) => vec![self.default],
            Values::Words(_) => Vec::new(),
        }
    }

    /// The values it takes in words: "auto, on or off".
    #[must_use]
    pub fn expected(&self) -> String {
        let listed = |names: &[&str]| match names {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            names => names.concat(),
        };
        match &self.values {
            Values::Names(names) => listed(&names()),
            Values::Switch => listed(&["on", "off"]),
            Values::Columns(range) => format!("{} to {}", range.start(), range.end()),
            Values::Words(which) => (*which).to_owned(),
        }
    }

    fn refusal(&self) -> String {
        let expected = match self.values {
            Values::Switch => "true or false (after :set, on or off)".to_owned(),
            _ => self.expected(),
        };
        format!("{}: expected {expected}", self.name)
    }

    /// A line of the config file that gives it its default.
    #[must_use]
    pub fn default_line(&self) -> String {
        match self.values {
            Values::Switch | Values::Columns(_) => format!("{} = {}", self.name, self.default),
            Values::Names(_) | Values::Words(_) => format!("{} = {:?}", self.name, self.default),
        }
    }
}

fn put<T>(place: &mut T, value: Option<T>) -> Option<()> {
    *place = value?;
    Some(())
}

fn names<T>(values: &[(&'static str, T)]) -> Vec<&'static str> {
    values.iter().map(|(name, _)| *name).collect()
}

fn named<T: Copy>(values: &[(&str, T)], name: &str) -> Option<T> {
    values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

fn switch(value: &str) -> Option<bool> {
    match value {
        "on" | "true" => Some(true),
        "off" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_the_value_of_a_fresh_config() {
        for setting in SETTINGS {
            let mut config = Config::default();
            config.set(setting.name, setting.default).unwrap();
            assert_eq!(
                format!("{config:?}"),
                format!("{:?}", Config::default()),
                "{}",
                setting.name
            );
        }
    }

    #[test]
    fn every_setting_refuses_what_it_does_not_expect() {
        for setting in SETTINGS.iter().filter(|it| !matches!(it.values, Values::Words(_))) {
            for value in ["", "pink", "-1", "99999999999999999999", "\u{1b}[2J"] {
                let refusal = Config::default().set(setting.name, value).unwrap_err();
                assert!(refusal.starts_with(setting.name), "{refusal}");
            }
            if let Values::Names(names) = setting.values {
                for name in names() {
                    assert_eq!(Config::default().set(setting.name, name), Ok(()));
                }
            }
        }
        assert!(Config::default().set("colour", "16").is_err());
    }

    #[test]
    fn names_are_unique() {
        let named =
            |name: &str| SETTINGS.iter().filter(|s| s.name == name || s.alias == name).count();
        for setting in SETTINGS {
            assert_eq!(named(setting.name), 1, "{}", setting.name);
            assert!(setting.alias.is_empty() || named(setting.alias) == 1);
        }
        assert!(Setting::named("").is_none());
    }

    #[test]
    fn some_are_set_while_reading() {
        let mut appearance = Appearance::default();
        let mut set = |name: &str, value: &str| {
            Setting::named(name).unwrap().set_live(&mut appearance, value)
        };
        assert_eq!(set("width", "60"), Ok(()));
        assert_eq!(set("justify", "on"), Ok(()));
        assert_eq!(set("measure", "5").unwrap_err(), "measure: expected 24 to 160");
        assert_eq!(set("glyphs", "tiny").unwrap_err(), "glyphs: expected unicode or ascii");
        assert_eq!(set("clipboard", "file").unwrap_err(), "clipboard: set it in the config file");
        assert_eq!((appearance.measure, appearance.justify), (60, true));
    }

    #[test]
    fn summaries_are_one_sentence() {
        for (name, expected) in [
            ("measure", "Maximum text width, in columns"),
            ("theme", "Colours: auto, dark, light, contrast or mono"),
            ("preset", "Keys to start from: default, less or vim"),
        ] {
            assert_eq!(Setting::named(name).unwrap().summary(), expected);
        }
    }
}

//! How the reader looks: what is adjusted while reading and remembered.

/// Which colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// Attributes and the terminal's own colours that read on any background.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Strong colours, nothing dimmed.
    Contrast,
    /// No colour at all: bold, underlined, reversed.
    Mono,
}

impl ThemeName {
    /// All of them with the names they have in the config file.
    pub const ALL: [(&'static str, Self); 5] = [
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("contrast", Self::Contrast),
        ("mono", Self::Mono),
    ];

    /// The theme of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, theme)| *theme)
    }
}

/// Whether links of the text are given to the terminal (OSC 8), which opens them on a click.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyperlinks {
    /// Where the terminal is known to take them: the edge turns this into one of the others.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl Hyperlinks {
    /// All of them with the names they have in the config file.
    pub const ALL: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("on", Self::On), ("off", Self::Off)];

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, it)| *it)
    }
}

/// Text width and margins, signs, what is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of text at most.
    pub measure: u16,
    /// Only ASCII signs in lists and bars.
    pub ascii: bool,
    /// Weak facts are not shown.
    pub hide_weak: bool,
    /// Only the text, no panes.
    pub zen: bool,
    /// The mouse is read by the program.
    pub mouse: bool,
    /// Whether links are given to the terminal.
    pub hyperlinks: Hyperlinks,
    /// Which colours are used.
    pub theme: ThemeName,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            measure: 72,
            ascii: false,
            hide_weak: false,
            zen: false,
            mouse: false,
            hyperlinks: Hyperlinks::Auto,
            theme: ThemeName::Auto,
        }
    }
}

impl Look {
    /// The narrowest and widest measure, in columns.
    pub const MEASURES: std::ops::RangeInclusive<u16> = 24..=160;
    /// How much `+` and `-` change it.
    pub const STEP: u16 = 4;

    /// The sign after a number of quotes.
    #[must_use]
    pub const fn quote_sign(&self) -> &'static str {
        if self.ascii { "\"" } else { "“" }
    }
}

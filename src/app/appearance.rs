//! How the reader looks: theme, colours, text width, signs.

/// Which colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// Dark or light, as the terminal's background is; while that is unknown, attributes and
    /// colours of the terminal that can be read on either.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// White on black with strong colours, nothing dimmed.
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
}

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colours {
    /// None, as NO_COLOR asks: every theme is [`ThemeName::Mono`].
    None,
    /// The 16 of the terminal's own palette.
    #[default]
    Sixteen,
    /// These and the cube and greys of xterm: 256.
    Indexed,
    /// 24 bits.
    True,
}

impl Colours {
    /// Those that can be asked for, with their names in the config file.
    pub const ALL: [(&'static str, Self); 3] =
        [("16", Self::Sixteen), ("256", Self::Indexed), ("true", Self::True)];
}

/// What the terminal's own background is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Background {
    Dark,
    Light,
}

impl Background {
    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Dark, Self::Light].into_iter().find(|it| it.name() == name)
    }

    /// Classifies a colour, each part from 0 to 1: light where black has more contrast than white.
    #[must_use]
    pub fn of((red, green, blue): (f64, f64, f64)) -> Self {
        // Relative luminance and contrast as WCAG 2.2 defines them; both contrasts are the same here.
        const EVEN: f64 = 0.179;
        let linear = |part: f64| {
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        if luminance > EVEN { Self::Light } else { Self::Dark }
    }
}

/// Whether links of the text are sent to the terminal (OSC 8), which opens them on a click.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyperlinks {
    /// In terminals known to support them: the edge turns this into one of the others.
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
}

/// Whether the lines of plain text flow into paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// Those of hard-wrapped prose do; those of what is laid out stay.
    #[default]
    Auto,
    /// All but those of source text and tables do.
    On,
    /// None do.
    Off,
}

impl Flow {
    /// All of them with the names they have in the config file.
    pub const ALL: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("on", Self::On), ("off", Self::Off)];
}

/// Everything that changes how the reader looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Maximum text width, in columns.
    pub measure: u16,
    /// Full lines are spread to the right edge.
    pub justify: bool,
    /// English words are hyphenated at the end of short rows.
    pub hyphenate: bool,
    /// Notes, warnings and hits are marked on the scrollbar.
    pub rail: bool,
    /// Captions and credits of pictures are shown.
    pub pictures: bool,
    /// Whether lines of plain text flow.
    pub flow: Flow,
    /// Only ASCII signs in lists and bars.
    pub ascii: bool,
    /// Uncertain facts are hidden.
    pub hide_weak: bool,
    /// Only the text, no panes.
    pub zen: bool,
    /// Panes also beside lines that need the whole width.
    pub lists: bool,
    /// The program handles the mouse, not the terminal.
    pub mouse: bool,
    /// Whether links are sent to the terminal.
    pub hyperlinks: Hyperlinks,
    /// The theme asked for.
    pub theme: ThemeName,
    /// How many colours are asked for; none: as many as the terminal has.
    pub colours: Option<Colours>,
    /// How many colours the terminal has; none at all where NO_COLOR is set.
    pub terminal_colours: Colours,
    /// The terminal's background, where it is known.
    pub background: Option<Background>,
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            measure: 72,
            justify: false,
            hyphenate: false,
            rail: true,
            pictures: true,
            flow: Flow::Auto,
            ascii: false,
            hide_weak: false,
            zen: false,
            lists: false,
            mouse: false,
            hyperlinks: Hyperlinks::Auto,
            theme: ThemeName::Auto,
            colours: None,
            terminal_colours: Colours::Sixteen,
            background: None,
        }
    }
}

impl Appearance {
    /// The narrowest and widest measure, in columns.
    pub const MEASURES: std::ops::RangeInclusive<u16> = 24..=160;
    /// How much `+` and `-` change it.
    pub const STEP: u16 = 4;

    /// Sets the columns of text, within [`Appearance::MEASURES`].
    pub fn set_measure(&mut self, measure: u16) {
        self.measure = measure.clamp(*Self::MEASURES.start(), *Self::MEASURES.end());
    }

    /// The sign after a number of quotes.
    #[must_use]
    pub const fn quote_sign(&self) -> &'static str {
        if self.ascii { "\"" } else { "“" }
    }

    /// How many colours are drawn.
    #[must_use]
    pub const fn colours(&self) -> Colours {
        match (self.terminal_colours, self.colours) {
            (Colours::None, _) => Colours::None,
            (_, Some(wanted)) => wanted,
            (terminal, None) => terminal,
        }
    }

    /// The theme that is drawn: what was asked for, as far as the terminal allows.
    #[must_use]
    pub const fn effective_theme(&self) -> ThemeName {
        match (self.colours(), self.theme, self.background) {
            (Colours::None, ..) => ThemeName::Mono,
            (_, ThemeName::Auto, Some(Background::Dark)) => ThemeName::Dark,
            (_, ThemeName::Auto, Some(Background::Light)) => ThemeName::Light,
            (_, theme, _) => theme,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backgrounds_are_classified_by_contrast() {
        use Background::{Dark, Light};
        let rgb = |hex: u32| [16, 8, 0].map(|shift| f64::from(hex >> shift & 255) / 255.0);
        for (hex, expected) in [
            (0x00_0000, Dark),
            (0x1e_1e1e, Dark),
            (0x00_2b36, Dark),
            (0x00_00ff, Dark),
            (0xff_ffff, Light),
            (0xfd_f6e3, Light),
            (0x80_8080, Light),
            (0x6a_6a6a, Dark),
        ] {
            let [red, green, blue] = rgb(hex);
            assert_eq!(Background::of((red, green, blue)), expected, "{hex:06x}");
        }
    }

    #[test]
    fn what_is_asked_for_gives_way_to_the_terminal() {
        let look = |theme, terminal_colours, background| {
            Appearance { theme, terminal_colours, background, ..Appearance::default() }
                .effective_theme()
        };
        use Background::{Dark, Light};
        use Colours::{None as NoColour, Sixteen};
        assert_eq!(look(ThemeName::Auto, Sixteen, None), ThemeName::Auto);
        assert_eq!(look(ThemeName::Auto, Sixteen, Some(Light)), ThemeName::Light);
        assert_eq!(look(ThemeName::Light, Sixteen, Some(Dark)), ThemeName::Light);
        assert_eq!(look(ThemeName::Contrast, NoColour, Some(Dark)), ThemeName::Mono);
    }
}

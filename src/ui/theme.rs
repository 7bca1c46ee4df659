//! Colours and attributes: the only place that knows any.
//!
//! Every theme tells names, dates, quotes, hits and focus apart without colour too: bold,
//! underlined, italic, reversed. `Mono` carries no colour at all, so that NO_COLOR terminals get
//! no empty colour command that would wipe the attributes.

use ratatui::style::{Color, Modifier, Style};

use crate::app::look::ThemeName;
use crate::app::panes::Tone;

/// A style for everything that is drawn.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Theme {
    pub plain: Style,
    pub dim: Style,
    pub strong: Style,
    pub name: Style,
    pub date: Style,
    pub quote: Style,
    pub warning: Style,
    pub future: Style,
    pub key: Style,
    pub hit: Style,
    pub note: Style,
    pub flash: Style,
    pub heading: Style,
    pub link: Style,
    pub code: Style,
    pub bar: Style,
    pub rule: Style,
    pub selected: Style,
}

impl Theme {
    /// The theme of a name.
    #[must_use]
    pub fn of(name: ThemeName) -> Self {
        match name {
            ThemeName::Mono => Self::mono(),
            ThemeName::Auto => Self::coloured(&Palette {
                name: None,
                date: None,
                quote: Some(Color::Green),
                warning: Color::Red,
                dim: None,
            }),
            ThemeName::Dark => Self::coloured(&Palette {
                name: Some(Color::LightCyan),
                date: Some(Color::LightYellow),
                quote: Some(Color::LightGreen),
                warning: Color::LightRed,
                dim: Some(Color::Gray),
            }),
            ThemeName::Light => Self::coloured(&Palette {
                name: Some(Color::Blue),
                date: Some(Color::Magenta),
                quote: Some(Color::Green),
                warning: Color::Red,
                dim: Some(Color::DarkGray),
            }),
            ThemeName::Contrast => {
                let mut theme = Self::coloured(&Palette {
                    name: Some(Color::LightCyan),
                    date: Some(Color::LightYellow),
                    quote: Some(Color::LightGreen),
                    warning: Color::LightRed,
                    dim: None,
                });
                theme.dim = Style::new();
                theme.plain = Style::new().fg(Color::White).bg(Color::Black);
                theme
            }
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        let with = |modifier| Style::new().add_modifier(modifier);
        Self {
            plain,
            dim: with(Modifier::DIM),
            strong: with(Modifier::BOLD),
            name: with(Modifier::BOLD),
            date: with(Modifier::UNDERLINED),
            quote: with(Modifier::ITALIC),
            warning: with(Modifier::BOLD | Modifier::REVERSED),
            future: with(Modifier::ITALIC),
            key: with(Modifier::BOLD),
            hit: with(Modifier::REVERSED),
            note: with(Modifier::UNDERLINED | Modifier::ITALIC),
            flash: with(Modifier::REVERSED | Modifier::BOLD),
            heading: with(Modifier::BOLD),
            link: with(Modifier::UNDERLINED),
            code: plain,
            bar: with(Modifier::REVERSED),
            rule: with(Modifier::DIM),
            selected: with(Modifier::REVERSED),
        }
    }

    fn coloured(palette: &Palette) -> Self {
        let paint = |style: Style, colour: Option<Color>| match colour {
            Some(colour) => style.fg(colour),
            None => style,
        };
        let mono = Self::mono();
        Self {
            name: paint(mono.name, palette.name),
            date: paint(mono.date, palette.date),
            quote: paint(mono.quote, palette.quote),
            warning: Style::new().fg(palette.warning).add_modifier(Modifier::BOLD),
            future: paint(mono.future, palette.date),
            // A marker pen: readable on any background.
            note: Style::new()
                .fg(Color::Black)
                .bg(Color::Yellow)
                .add_modifier(Modifier::UNDERLINED),
            dim: match palette.dim {
                Some(colour) => Style::new().fg(colour),
                None => mono.dim,
            },
            ..mono
        }
    }

    /// The style of a tone.
    #[must_use]
    pub const fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.plain,
            Tone::Dim => self.dim,
            Tone::Strong => self.strong,
            Tone::Name => self.name,
            Tone::Date => self.date,
            Tone::Quote => self.quote,
            Tone::Warning => self.warning,
            Tone::Future => self.future,
            Tone::Key => self.key,
            Tone::Hit => self.hit,
        }
    }
}

/// The colours a theme adds; `None` leaves the terminal's own.
struct Palette {
    name: Option<Color>,
    date: Option<Color>,
    quote: Option<Color>,
    warning: Color,
    dim: Option<Color>,
}

//! Colours and attributes: the only place that knows any.
//!
//! Every theme distinguishes names, dates, quotes, hits and focus without colour too: bold,
//! underlined, italic, reversed. `Mono` carries no colour at all, so that NO_COLOR terminals get
//! no empty colour command that would wipe the attributes.

mod colour;
mod own_style;
mod palette;

use ratatui::style::{Color, Modifier, Style};

use colour::Shade;
pub(super) use own_style::own_style;
use palette::{Palette, Plate};

use crate::app::appearance::{Appearance, Colours, ThemeName};

/// A style for everything that is drawn.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Theme {
    /// The style that the whole screen is filled with first.
    pub paper: Style,
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
    /// The sentence that copying takes: it lies under all others.
    pub cursor: Style,
    pub heading: Style,
    pub link: Style,
    pub code: Style,
    pub bar: Style,
    pub rule: Style,
    pub selected: Style,
}

impl Theme {
    /// The theme that a look asks for, in the colours that the terminal shows.
    #[must_use]
    pub fn of(appearance: &Appearance) -> Self {
        let colours = appearance.colours();
        match appearance.effective_theme() {
            ThemeName::Mono => Self::mono(),
            ThemeName::Auto => Self::anywhere(),
            ThemeName::Dark => Self::coloured(&palette::DARK, colours),
            ThemeName::Light => Self::coloured(&palette::LIGHT, colours),
            ThemeName::Contrast => Self::coloured(&palette::CONTRAST, colours),
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        let with = |modifier| Style::new().add_modifier(modifier);
        Self {
            paper: plain,
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
            cursor: plain,
            heading: with(Modifier::BOLD),
            link: with(Modifier::UNDERLINED),
            code: plain,
            bar: with(Modifier::REVERSED),
            rule: with(Modifier::DIM),
            selected: with(Modifier::REVERSED),
        }
    }

    /// For a background that is not known: colours of the terminal's own palette, which its owner has
    /// set to be read there. Blue and yellow are left out: the usual ones cannot be read on black and
    /// on white.
    fn anywhere() -> Self {
        let mono = Self::mono();
        Self {
            name: mono.name.fg(Color::Cyan),
            date: mono.date.fg(Color::Magenta),
            quote: mono.quote.fg(Color::Green),
            future: mono.future.fg(Color::Magenta),
            warning: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            // A marker pen.
            note: Style::new()
                .fg(Color::Black)
                .bg(Color::Yellow)
                .add_modifier(Modifier::UNDERLINED),
            ..mono
        }
    }

    fn coloured(palette: &Palette, colours: Colours) -> Self {
        let ink = |style: Style, shade: Shade| style.fg(shade.at(colours));
        let bare = |shade: Shade| ink(Style::new(), shade);
        let painted = |style: Style, plate: Plate| {
            let lit = style.add_modifier.difference(Modifier::REVERSED);
            let paper = plate.paper.at(colours);
            ink(Style::new(), plate.ink).bg(paper).add_modifier(lit)
        };
        // The 16 colours may look like anything: reversed cells stay reversed.
        let plate = |style: Style, plate: Plate| match colours {
            Colours::None | Colours::Sixteen => style,
            Colours::Indexed | Colours::True => painted(style, plate),
        };
        let mono = Self::mono();
        Self {
            paper: palette.screen.map_or(mono.paper, |screen| painted(mono.paper, screen)),
            dim: bare(palette.dim),
            name: ink(mono.name, palette.name),
            date: ink(mono.date, palette.date),
            quote: ink(mono.quote, palette.quote),
            warning: bare(palette.warning).add_modifier(Modifier::BOLD),
            future: ink(mono.future, palette.date),
            link: ink(mono.link, palette.link),
            code: ink(mono.code, palette.code),
            rule: bare(palette.rule),
            bar: plate(mono.bar, palette.bar),
            selected: plate(mono.selected, palette.selected),
            hit: plate(mono.hit, palette.hit),
            note: painted(mono.note, palette.note),
            flash: plate(mono.flash, palette.flash),
            cursor: match colours {
                Colours::None | Colours::Sixteen => mono.cursor,
                Colours::Indexed | Colours::True => mono.cursor.bg(palette.cursor.at(colours)),
            },
            ..mono
        }
    }
}

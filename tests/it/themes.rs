//! One screen in every theme and every depth of colour: its words, and the style of each cell.

use std::fmt::Write as _;

use dateline::app::appearance::{Background, Colours, ThemeName};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::screens::{ARTICLE, draw, open, press};

/// The text at its last section with a search, a note, and the list of people in use.
const KEYS: &str = "/wary<cr>9]/not<cr>nix<cr>P";

fn picture(theme: ThemeName, colours: Colours, background: Option<Background>) -> String {
    let mut app = open(ARTICLE, (76, 18));
    press(&mut app, KEYS);
    app.appearance.theme = theme;
    app.appearance.terminal_colours = colours;
    app.appearance.background = background;
    with_styles(&draw(&app))
}

/// Each row of the screen, under it a letter for the style of each cell (a dot for the plain one),
/// and at the end what the letters mean.
fn with_styles(buffer: &Buffer) -> String {
    let mut styles: Vec<String> = Vec::new();
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        let words: String = cells.clone().map(Cell::symbol).collect();
        let letters: String = cells.map(|cell| letter(cell, &mut styles)).collect();
        writeln!(out, "{}\n{}", words.trim_end(), letters.trim_end_matches('.')).unwrap();
    }
    for (letter, style) in ('a'..).zip(&styles) {
        writeln!(out, "{letter}: {style}").unwrap();
    }
    out
}

fn letter(cell: &Cell, styles: &mut Vec<String>) -> char {
    if (cell.fg, cell.bg, cell.modifier) == (Color::Reset, Color::Reset, Modifier::empty()) {
        return '.';
    }
    let style = format!("{} on {}, {:?}", cell.fg, cell.bg, cell.modifier);
    let known = styles.iter().position(|known| *known == style).unwrap_or_else(|| {
        styles.push(style);
        styles.len() - 1
    });
    char::from_u32('a' as u32 + u32::try_from(known).unwrap()).unwrap()
}

macro_rules! themes {
    ($($name:ident $theme:ident $colours:ident;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(picture(ThemeName::$theme, Colours::$colours, None));
        })*
    };
}

themes! {
    mono Mono Sixteen;
    auto_unknown Auto True;
    dark_16 Dark Sixteen;
    dark_256 Dark Indexed;
    dark_true Dark True;
    light_16 Light Sixteen;
    light_256 Light Indexed;
    light_true Light True;
    contrast_16 Contrast Sixteen;
    contrast_true Contrast True;
}

#[test]
fn auto_is_what_the_background_is() {
    use Colours::True;
    let auto = |background| picture(ThemeName::Auto, True, Some(background));
    assert_eq!(auto(Background::Dark), picture(ThemeName::Dark, True, None));
    assert_eq!(auto(Background::Light), picture(ThemeName::Light, True, None));
}

#[test]
fn without_colours_every_theme_is_mono() {
    let mono = picture(ThemeName::Mono, Colours::True, None);
    for (name, theme) in ThemeName::ALL {
        assert_eq!(picture(theme, Colours::None, Some(Background::Dark)), mono, "{name}");
    }
    assert!(!mono.contains("Rgb") && !mono.contains("Red") && mono.contains("REVERSED"));
}

#[test]
fn what_colour_shows_is_shown_without_it_too() {
    for (name, theme) in ThemeName::ALL {
        for colours in [Colours::Sixteen, Colours::Indexed, Colours::True] {
            let mut app = open(ARTICLE, (76, 18));
            press(&mut app, KEYS);
            (app.appearance.theme, app.appearance.terminal_colours) = (theme, colours);
            let buffer = draw(&app);
            let selected = (0..18).any(|y| buffer[(48, y)].symbol() == ">");
            assert!(selected, "{name}: the selected row has a sign");
            let bold = buffer.content.iter().filter(|c| c.modifier.contains(Modifier::BOLD));
            let underlined =
                buffer.content.iter().filter(|c| c.modifier.contains(Modifier::UNDERLINED));
            assert!(bold.count() > 20 && underlined.count() > 0, "{name}");
        }
    }
}

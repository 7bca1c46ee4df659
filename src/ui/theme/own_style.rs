//! The colours and attributes that a text brings along, as far as the terminal shows them.

use ratatui::style::{Color, Modifier, Style};

use super::colour::rgb_of;
use crate::app::appearance::Colours;
use crate::text::styles::{Ink, TextStyle};

/// Attributes of the input, as they are drawn.
const ATTRIBUTES: &[(u8, Modifier)] = &[
    (TextStyle::BOLD, Modifier::BOLD),
    (TextStyle::DIM, Modifier::DIM),
    (TextStyle::ITALIC, Modifier::ITALIC),
    (TextStyle::UNDERLINE, Modifier::UNDERLINED),
    (TextStyle::REVERSE, Modifier::REVERSED),
    (TextStyle::STRIKE, Modifier::CROSSED_OUT),
];
/// The terminal's own 16 colours by number.
const OWN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];
/// A part of a colour from here on counts as lit, and from here on as bright.
const LIT: u8 = 0x60;
const BRIGHT: u8 = 0xd0;

/// The style of a stretch of the input on a terminal that shows so many colours.
pub(in crate::ui) fn own_style(style: TextStyle, colours: Colours) -> Style {
    let attributes = ATTRIBUTES.iter().filter(|(bit, _)| style.has(*bit));
    let attributes = attributes.fold(Modifier::empty(), |all, (_, modifier)| all | *modifier);
    let drawn = |ink: Option<Ink>| ink.and_then(|ink| colour(ink, colours));
    let mut drawn_style = Style::new().add_modifier(attributes);
    (drawn_style.fg, drawn_style.bg) = (drawn(style.ink), drawn(style.paper));
    drawn_style
}

/// A colour of the input; none where the terminal shows no colours.
fn colour(ink: Ink, colours: Colours) -> Option<Color> {
    let own = |index: u8| OWN.get(usize::from(index)).copied();
    match (colours, ink) {
        (Colours::None, _) => None,
        (_, Ink::Indexed(index)) if index < 16 => own(index),
        (Colours::Sixteen, Ink::Indexed(index)) => own(nearest_own(rgb_of(index))),
        (_, Ink::Indexed(index)) => Some(Color::Indexed(index)),
        (Colours::True, Ink::Rgb([red, green, blue])) => Some(Color::Rgb(red, green, blue)),
        (_, Ink::Rgb(rgb)) => own(nearest_own(rgb)),
    }
}

/// One of the 16 for a colour, by which of its parts are lit. How they look is not known.
fn nearest_own([red, green, blue]: [u8; 3]) -> u8 {
    let lit = |part: u8| u8::from(part >= LIT);
    let index = lit(red) | lit(green) << 1 | lit(blue) << 2;
    let bright = red >= BRIGHT || green >= BRIGHT || blue >= BRIGHT;
    if index > 0 && bright { index + 8 } else { index }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_that_the_terminal_has() {
        let check = |ink, colours, expected| assert_eq!(colour(ink, colours), expected, "{ink:?}");
        use Colours::{Indexed, None as NoColour, Sixteen, True};
        let orange = Ink::Rgb([0xff, 0x87, 0]);
        check(orange, True, Some(Color::Rgb(0xff, 0x87, 0)));
        check(orange, Sixteen, Some(Color::LightYellow));
        check(orange, NoColour, None);
        check(Ink::Indexed(208), Indexed, Some(Color::Indexed(208)));
        check(Ink::Indexed(208), Sixteen, Some(Color::LightYellow));
        check(Ink::Indexed(1), True, Some(Color::Red));
        check(Ink::Indexed(15), Sixteen, Some(Color::White));
        check(Ink::Indexed(16), Sixteen, Some(Color::Black));
    }

    #[test]
    fn attributes_stay_without_colours() {
        let attributes = TextStyle::BOLD | TextStyle::REVERSE;
        let style = TextStyle { ink: Some(Ink::Indexed(1)), paper: None, attributes };
        let bare = Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED);
        assert_eq!(own_style(style, Colours::None), bare);
        assert_eq!(own_style(style, Colours::Sixteen), bare.fg(Color::Red));
    }
}

//! Colours in three depths: 24 bits, the nearest of xterm's 256, and one of the 16 by table.

use ratatui::style::Color;

use crate::app::appearance::Colours;

/// A colour, and its replacement where there are only 16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shade {
    pub(super) rgb: [u8; 3],
    sixteen: Color,
    /// Its replacement among xterm's 256 colours.
    indexed: u8,
}

impl Shade {
    /// `hex` is 0xRRGGBB; the nearest of 256 is found at compile time.
    pub(super) const fn new(hex: u32, sixteen: Color) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        let rgb = [red, green, blue];
        Self { rgb, sixteen, indexed: nearest(rgb) }
    }

    /// The same, shown as this one of 256: the nearest may be too grey.
    pub(super) const fn indexed(self, index: u8) -> Self {
        Self { indexed: index, ..self }
    }

    /// The colour for a terminal that shows so many.
    pub(super) fn at(self, colours: Colours) -> Color {
        let [red, green, blue] = self.rgb;
        match colours {
            Colours::None => Color::Reset,
            Colours::Sixteen => self.sixteen,
            Colours::Indexed => Color::Indexed(self.indexed),
            Colours::True => Color::Rgb(red, green, blue),
        }
    }
}

/// The first colour of xterm's cube; those before it look as the person has set them.
const CUBE: u8 = 16;
/// The first of its greys.
const GREYS: u8 = 232;

/// The index of the nearest of the 240 colours that look the same everywhere.
const fn nearest(rgb: [u8; 3]) -> u8 {
    let (mut best, mut least) = (CUBE, u32::MAX);
    let mut index = CUBE;
    loop {
        let ([red, green, blue], [r, g, b]) = (rgb, rgb_of(index));
        let away = square(red, r) + square(green, g) + square(blue, b);
        if away < least {
            (best, least) = (index, away);
        }
        if index == u8::MAX {
            return best;
        }
        index += 1;
    }
}

const fn square(a: u8, b: u8) -> u32 {
    (a.abs_diff(b) as u32).pow(2)
}

/// The colour of a palette index from 16 on.
pub(super) const fn rgb_of(index: u8) -> [u8; 3] {
    if index >= GREYS {
        return [8 + 10 * (index - GREYS); 3];
    }
    let place = index.saturating_sub(CUBE);
    [step(place / 36), step(place / 6 % 6), step(place % 6)]
}

/// A step of the cube's edges.
const fn step(number: u8) -> u8 {
    match number {
        0 => 0,
        number => 55 + 40 * number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_depth_has_its_colour() {
        let sky = Shade::new(0x5f_d7ff, Color::LightCyan);
        assert_eq!(sky.at(Colours::True), Color::Rgb(0x5f, 0xd7, 0xff));
        assert_eq!(sky.at(Colours::Indexed), Color::Indexed(81));
        assert_eq!(sky.at(Colours::Sixteen), Color::LightCyan);
        assert_eq!(sky.at(Colours::None), Color::Reset);
    }

    #[test]
    fn the_nearest_colour_of_one_there_is_itself() {
        for index in CUBE..=255 {
            assert_eq!(rgb_of(nearest(rgb_of(index))), rgb_of(index), "{index}");
        }
        assert_eq!(rgb_of(nearest([250, 250, 250])), [255, 255, 255]);
        assert_eq!(rgb_of(nearest([19, 19, 20])), [18, 18, 18]);
    }
}

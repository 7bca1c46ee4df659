//! Colours in three depths: 24 bits, the nearest of xterm's 256, and one of the 16 by table.

use ratatui::style::Color;

use crate::app::look::Colours;

/// A colour, and which of the 16 stands for it where there are no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shade {
    pub(super) rgb: [u8; 3],
    sixteen: Color,
    /// The one of 256 that stands for it where the nearest is too grey.
    indexed: Option<u8>,
}

impl Shade {
    /// `hex` is 0xRRGGBB.
    pub(super) const fn new(hex: u32, sixteen: Color) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self { rgb: [red, green, blue], sixteen, indexed: None }
    }

    /// The same, shown as this one of 256.
    pub(super) const fn indexed(self, index: u8) -> Self {
        Self { indexed: Some(index), ..self }
    }

    /// The colour for a terminal that shows so many.
    pub(super) fn at(self, colours: Colours) -> Color {
        let [red, green, blue] = self.rgb;
        match colours {
            Colours::None => Color::Reset,
            Colours::Sixteen => self.sixteen,
            Colours::Indexed => Color::Indexed(self.indexed.unwrap_or_else(|| nearest(self.rgb))),
            Colours::True => Color::Rgb(red, green, blue),
        }
    }
}

/// The first colour of xterm's cube; those before it look as the person has set them.
const CUBE: u8 = 16;
/// The first of its greys.
const GREYS: u8 = 232;
/// The steps of the cube's edges.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The index of the nearest of the 240 colours that look the same everywhere.
fn nearest(rgb: [u8; 3]) -> u8 {
    let distance = |index: &u8| -> u32 {
        let parts = rgb.iter().zip(rgb_of(*index));
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    (CUBE..=255).min_by_key(distance).unwrap_or(CUBE)
}

/// What a terminal shows for an index from 16 on.
pub(super) fn rgb_of(index: u8) -> [u8; 3] {
    if let Some(grey) = index.checked_sub(GREYS) {
        return [8 + 10 * grey; 3];
    }
    let place = index.saturating_sub(CUBE);
    let step = |n: u8| STEPS.get(usize::from(n)).copied().unwrap_or(0);
    [step(place / 36), step(place / 6 % 6), step(place % 6)]
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

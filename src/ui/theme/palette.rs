//! The colours of each theme as tables. The tests at the foot hold every pair that can stand on a
//! screen to the contrast that WCAG 2.2 asks of text.

use ratatui::style::Color;

use super::colour::Shade;

/// Words on a ground of their own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plate {
    pub(super) ink: Shade,
    pub(super) paper: Shade,
}

/// The colours that a theme adds to bold, underlined and italic.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    /// Colours of the whole screen; without any the terminal's own remain.
    pub(super) screen: Option<Plate>,
    pub(super) name: Shade,
    pub(super) date: Shade,
    pub(super) quote: Shade,
    pub(super) warning: Shade,
    pub(super) dim: Shade,
    pub(super) link: Shade,
    pub(super) code: Shade,
    pub(super) rule: Shade,
    pub(super) bar: Plate,
    pub(super) selected: Plate,
    pub(super) hit: Plate,
    pub(super) note: Plate,
    pub(super) flash: Plate,
    /// The ground of the sentence that copying takes.
    pub(super) cursor: Shade,
}

const BLACK: Shade = Shade::new(0x00_0000, Color::Black);
const WHITE: Shade = Shade::new(0xff_ffff, Color::White);

pub(super) const DARK: Palette = Palette {
    screen: None,
    name: Shade::new(0x87_d7ff, Color::LightCyan),
    date: Shade::new(0xff_d75f, Color::LightYellow),
    quote: Shade::new(0xaf_d7af, Color::LightGreen),
    warning: Shade::new(0xff_9b8f, Color::LightRed),
    dim: Shade::new(0xb2_b2b2, Color::Gray),
    link: Shade::new(0xaf_c7ff, Color::LightBlue),
    code: Shade::new(0xd7_c3af, Color::Gray),
    rule: Shade::new(0x76_7676, Color::DarkGray),
    bar: Plate {
        ink: Shade::new(0xee_eeee, Color::White),
        paper: Shade::new(0x30_3a46, Color::Black),
    },
    selected: Plate { ink: WHITE, paper: Shade::new(0x26_4661, Color::Blue).indexed(18) },
    hit: Plate { ink: BLACK, paper: Shade::new(0xff_af5f, Color::LightYellow) },
    note: Plate { ink: BLACK, paper: Shade::new(0xff_ff87, Color::Yellow) },
    flash: Plate { ink: BLACK, paper: Shade::new(0x87_d7ff, Color::LightCyan) },
    cursor: Shade::new(0x24_2a30, Color::Black),
};

pub(super) const LIGHT: Palette = Palette {
    screen: None,
    name: Shade::new(0x00_4f9e, Color::Blue),
    date: Shade::new(0x7a_2f8f, Color::Magenta),
    quote: Shade::new(0x14_612b, Color::Green),
    warning: Shade::new(0xa8_0016, Color::Red),
    dim: Shade::new(0x52_5860, Color::DarkGray),
    link: Shade::new(0x1d_46a8, Color::Blue),
    code: Shade::new(0x6b_4410, Color::DarkGray),
    rule: Shade::new(0x9e_9e9e, Color::Gray),
    bar: Plate {
        ink: Shade::new(0x1c_1c1c, Color::Black),
        paper: Shade::new(0xdc_e2ea, Color::White),
    },
    selected: Plate { ink: BLACK, paper: Shade::new(0xc9_ddf3, Color::Gray) },
    hit: Plate { ink: BLACK, paper: Shade::new(0xff_c35f, Color::LightYellow) },
    note: Plate { ink: BLACK, paper: Shade::new(0xff_f3a0, Color::Yellow) },
    flash: Plate { ink: WHITE, paper: Shade::new(0x00_4f9e, Color::Blue) },
    cursor: Shade::new(0xf2_f4f7, Color::White),
};

pub(super) const CONTRAST: Palette = Palette {
    screen: Some(Plate { ink: WHITE, paper: BLACK }),
    name: Shade::new(0x5f_ffff, Color::LightCyan),
    date: Shade::new(0xff_ff5f, Color::LightYellow),
    quote: Shade::new(0x87_ff87, Color::LightGreen),
    warning: Shade::new(0xff_afaf, Color::LightRed),
    dim: WHITE,
    link: Shade::new(0xaf_d7ff, Color::LightBlue),
    code: WHITE,
    rule: WHITE,
    bar: Plate { ink: WHITE, paper: Shade::new(0x12_2a40, Color::Black) },
    selected: Plate { ink: WHITE, paper: Shade::new(0x00_305f, Color::Blue).indexed(17) },
    hit: Plate { ink: BLACK, paper: Shade::new(0xff_ff00, Color::LightYellow) },
    note: Plate { ink: BLACK, paper: Shade::new(0x87_ff87, Color::LightGreen) },
    flash: Plate { ink: BLACK, paper: Shade::new(0x5f_ffff, Color::LightCyan) },
    cursor: Shade::new(0x1c_1c1c, Color::Black),
};

#[cfg(test)]
mod tests {
    use super::super::colour::rgb_of;
    use super::*;
    use crate::app::appearance::Colours;

    /// Grounds that people have: xterm's, an editor's grey, Gruvbox, Solarized, Nord.
    const DARK_GROUNDS: [u32; 5] = [0x00_0000, 0x1e_1e1e, 0x28_2828, 0x00_2b36, 0x2e_3440];
    /// Paper white, Solarized, Gruvbox.
    const LIGHT_GROUNDS: [u32; 4] = [0xff_ffff, 0xfd_f6e3, 0xee_e8d5, 0xfb_f1c7];

    fn luminance(rgb: [u8; 3]) -> f64 {
        let linear = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055_f64).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn shown(shade: Shade, colours: Colours) -> [u8; 3] {
        match shade.at(colours) {
            Color::Rgb(red, green, blue) => [red, green, blue],
            Color::Indexed(index) => rgb_of(index),
            other => panic!("{other} looks different everywhere"),
        }
    }

    fn check(palette: &Palette, grounds: &[u32], least: f64) {
        let Palette { name, date, quote, warning, dim, link, code, .. } = *palette;
        let inks = [name, date, quote, warning, dim, link, code];
        for colours in [Colours::Indexed, Colours::True] {
            let see = |shade| shown(shade, colours);
            let mut pairs = Vec::new();
            for ink in inks {
                let grounds = grounds.iter().map(|hex| Shade::new(*hex, Color::Reset).rgb);
                pairs.extend(grounds.map(|ground| (see(ink), ground)));
                // Names and dates stand in bars and in selected rows too.
                let papers = [palette.bar.paper, palette.selected.paper, palette.cursor];
                pairs.extend(papers.map(|paper| (see(ink), see(paper))));
            }
            let Palette { bar, selected, hit, note, flash, .. } = *palette;
            let plates = [bar, selected, hit, note, flash];
            pairs.extend(plates.map(|plate| (see(plate.ink), see(plate.paper))));
            for (ink, ground) in pairs {
                let found = contrast(ink, ground);
                assert!(found >= least, "{found:.2} of {ink:02x?} on {ground:02x?}, {colours:?}");
            }
        }
    }

    #[test]
    fn words_read_on_every_ground() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        check(&DARK, &DARK_GROUNDS, 4.5);
        check(&LIGHT, &LIGHT_GROUNDS, 4.5);
        check(&CONTRAST, &[0x00_0000], 7.0);
    }
}

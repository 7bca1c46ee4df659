//! Snapshots of whole screens of the default article, at the four sizes the layouts are made for.

use super::screens::{ARTICLE, draw, open, press, snapshots, text};

fn screen(size: (u16, u16), keys: &str) -> String {
    let mut app = open(ARTICLE, size);
    press(&mut app, keys);
    text(&draw(&app))
}

snapshots! {
    text_40x12 (40, 12), "";
    people_40x12 (40, 12), "P";
    timeline_40x12 (40, 12), "T";
    quotes_40x12 (40, 12), "W";
    sections_40x12 (40, 12), "S";
    text_80x24 (80, 24), "";
    search_80x24 (80, 24), "/sanctions";
    sections_80x24 (80, 24), "3]S";
    timeline_80x24 (80, 24), "TT";
    quotes_80x24 (80, 24), "WW/fail<cr>";
    card_80x24 (80, 24), "PgK";
    warnings_80x24 (80, 24), "!";
    help_80x24 (80, 24), "?/mention<cr>";
    lens_80x24 (80, 24), "&@khamenei<cr>";
    zen_80x24 (80, 24), "z";
    justified_80x24 (80, 24), ":set<space>justify=on<cr>:set<space>hyphenate=on<cr>2]";
    justified_45x24 (45, 24), ":set<space>justify=on<cr>:set<space>hyphenate=on<cr>2]";
    ascii_80x24 (80, 24), ":set<space>glyphs=ascii<cr>T";
    text_120x40 (120, 40), "]";
    text_200x60 (200, 60), "";
    overlay_68x20 (68, 20), "T";
    too_small (19, 4), "";
}

//! The terminal's pen: what is written to bring cells on the screen one after another, in as few
//! bytes as they take.

use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::CLOSE_LINK;
use crate::doc::address::can_be_opened;
use crate::ui::frame::{Links, Row};

/// Blank cells at the end of a change that are erased rather than written.
const ERASED: usize = 6;
/// Cells in between that are written again because moving over them costs more bytes.
const REWRITTEN: usize = 4;

/// The terminal's pen: where the cursor stands and what is set.
pub(super) struct Pen<'a> {
    out: &'a mut Vec<u8>,
    /// How much was there before.
    begin: usize,
    /// Column and row of the cursor, where known.
    at: Option<(usize, u16)>,
    style: Dress,
    /// The link that is open; 0 for none.
    link: u32,
    links: &'a Links,
}

/// Colours and attributes.
type Dress = (Color, Color, Modifier);

const PLAIN: Dress = (Color::Reset, Color::Reset, Modifier::empty());

impl<'a> Pen<'a> {
    /// A pen of which nothing is known but that it is plain; it writes behind what is in `out`.
    pub(super) const fn new(out: &'a mut Vec<u8>, links: &'a Links) -> Self {
        let begin = out.len();
        Self { out, begin, at: None, style: PLAIN, link: 0, links }
    }

    /// Writes the cells of the row `y` that differ from what is shown.
    pub(super) fn row(&mut self, shown: Row<'_>, next: Row<'_>, differs: &[bool], y: u16) {
        let mut x = 0;
        // Half a wide glyph that was written over must be drawn again.
        let mut broken = 0;
        while let (Some(old), Some(new)) = (shown.cells.get(x), next.cells.get(x)) {
            let wide = width(new);
            if broken == 0 && !differs.get(x).copied().unwrap_or(true) {
                x += wide;
                continue;
            }
            broken = broken.max(width(old)).saturating_sub(wide);
            let blanks = blank_run(next, differs, x);
            if blanks >= ERASED {
                self.go(next, x, y);
                self.follow(0);
                self.dress(PLAIN);
                let _ = write!(self.out, "\x1b[{blanks}X");
                x += blanks;
                broken = 0;
                continue;
            }
            self.go(next, x, y);
            self.follow(next.link(x));
            let spare = doubtful(new);
            if spare.is_some() {
                // One that draws it narrower leaves nothing of what was there.
                let _ = write!(self.out, "\x1b[{wide}X");
            }
            self.put(new);
            x += wide;
            // One that draws it wider spoils what stands behind, which is drawn again.
            broken = broken.max(spare.unwrap_or(0));
            // At the right edge terminals differ in where the cursor is, too.
            self.at = (x < next.cells.len() && spare.is_none()).then_some((x, y));
        }
    }

    /// Leaves the terminal plain, if anything was written.
    pub(super) fn lay_down(mut self) {
        if self.out.len() > self.begin {
            self.follow(0);
            self.dress(PLAIN);
        }
    }

    /// Brings the cursor to a cell: by writing what stands between again where that is shorter.
    fn go(&mut self, row: Row<'_>, x: usize, y: u16) {
        match self.at {
            Some((at, line)) if line == y && at == x => return,
            Some((at, line)) if line == y && at < x => {
                let between = row.cells.get(at..x).unwrap_or(&[]);
                let linked = || (at..x).any(|x| row.link(x) != self.link);
                let alike = |cell| self.can_rewrite(cell);
                if between.len() <= REWRITTEN && between.iter().all(alike) && !linked() {
                    for cell in between {
                        self.out.extend_from_slice(cell.symbol().as_bytes());
                    }
                } else if x - at == 1 {
                    self.out.extend_from_slice(b"\x1b[C");
                } else {
                    let _ = write!(self.out, "\x1b[{}C", x - at);
                }
            }
            _ if x == 0 => {
                let _ = write!(self.out, "\x1b[{}H", y + 1);
            }
            _ => {
                let _ = write!(self.out, "\x1b[{};{}H", y + 1, x + 1);
            }
        }
        self.at = Some((x, y));
    }

    /// Whether a cell looks the same when it is written with what is set now: blanks do, as long
    /// as neither has anything that shows on a blank.
    fn can_rewrite(&self, cell: &Cell) -> bool {
        let dress = dress_of(cell);
        let blank = || {
            let on_blanks = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
            let seen = (dress.2 | self.style.2).intersects(on_blanks);
            cell.symbol() == " " && dress.1 == self.style.1 && !seen
        };
        (dress == self.style && cell.symbol().is_ascii()) || blank()
    }

    fn put(&mut self, cell: &Cell) {
        self.dress(dress_of(cell));
        self.out.extend_from_slice(cell.symbol().as_bytes());
    }

    /// Opens a link for what is written from now on, and closes the one before; 0 opens none. Its
    /// number tells the terminal that its words on several rows are one link.
    fn follow(&mut self, link: u32) {
        if self.link == link {
            return;
        }
        let address = self.links.address(link).filter(|address| can_be_opened(address));
        let _ = match address {
            Some(address) => write!(self.out, "\x1b]8;id={link:x};{address}\x1b\\"),
            None => self.out.write_all(CLOSE_LINK),
        };
        self.link = link;
    }

    /// Sets colours and attributes, as few as possible.
    fn dress(&mut self, wanted: Dress) {
        if self.style == wanted {
            return;
        }
        let (fg, bg, modifier) = self.style;
        let gone = !(modifier - wanted.2).is_empty();
        let bared = (fg != wanted.0 && wanted.0 == Color::Reset)
            || (bg != wanted.1 && wanted.1 == Color::Reset);
        self.out.extend_from_slice(b"\x1b[");
        let start = self.out.len();
        let (fg, bg, modifier) = if gone || bared {
            self.out.extend_from_slice(b";0");
            PLAIN
        } else {
            (fg, bg, modifier)
        };
        for (bit, code) in ATTRIBUTES {
            if (wanted.2 - modifier).contains(*bit) {
                self.out.extend_from_slice(code);
            }
        }
        if fg != wanted.0 {
            push_colour(self.out, wanted.0, 30);
        }
        if bg != wanted.1 {
            push_colour(self.out, wanted.1, 40);
        }
        // The first code has nothing before it, and a 0 alone need not be written.
        if self.out.get(start..) == Some(b";0") {
            self.out.truncate(start);
        } else if start < self.out.len() {
            self.out.remove(start);
        }
        self.out.push(b'm');
        self.style = wanted;
    }
}

const ATTRIBUTES: &[(Modifier, &[u8])] = &[
    (Modifier::BOLD, b";1"),
    (Modifier::DIM, b";2"),
    (Modifier::ITALIC, b";3"),
    (Modifier::UNDERLINED, b";4"),
    (Modifier::SLOW_BLINK, b";5"),
    (Modifier::RAPID_BLINK, b";6"),
    (Modifier::REVERSED, b";7"),
    (Modifier::HIDDEN, b";8"),
    (Modifier::CROSSED_OUT, b";9"),
];

/// The colours and attributes of a cell.
pub(super) const fn dress_of(cell: &Cell) -> Dress {
    (cell.fg, cell.bg, cell.modifier)
}

/// Columns of the glyph of a cell.
pub(super) fn width(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.width().clamp(1, 2) }
}

/// For a glyph that terminals draw in different widths, like joined emoji and flags: how many cells
/// more than ours the widest takes.
fn doubtful(cell: &Cell) -> Option<usize> {
    let symbol = cell.symbol();
    if symbol.len() <= 4 {
        // One character, which has one width everywhere that keeps to Unicode.
        return None;
    }
    let apart = |c: char| match c {
        // Halves of flags: as a letter each where there is no flag.
        '\u{1F1E6}'..='\u{1F1FF}' => 2,
        c => c.width().unwrap_or(0),
    };
    let widest: usize = symbol.chars().map(apart).sum();
    (widest != width(cell)).then(|| widest.saturating_sub(width(cell)))
}

/// How many cells from `x` on are plain blanks in the next frame, all but a few of them changed.
fn blank_run(next: Row<'_>, differs: &[bool], x: usize) -> usize {
    let blank = |cell: &Cell| cell.symbol() == " " && dress_of(cell) == PLAIN;
    let cells = next.cells.iter().enumerate().skip(x);
    let run = cells.take_while(|(at, cell)| blank(cell) && next.link(*at) == 0).count();
    // What is blank already at the end need not be erased.
    let kept = differs.get(x..x + run).unwrap_or(&[]).iter().rev().take_while(|d| !**d).count();
    run - kept
}

/// SGR codes of a colour; `base` is 30 for the foreground, 40 for the background.
fn push_colour(out: &mut Vec<u8>, colour: Color, base: u8) {
    let named = |n: u8| u32::from(base) + u32::from(n);
    let bright = |n: u8| u32::from(base) + 60 + u32::from(n);
    let code = match colour {
        Color::Reset => named(9),
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(n) => {
            let _ = write!(out, ";{};5;{n}", named(8));
            return;
        }
        Color::Rgb(r, g, b) => {
            let _ = write!(out, ";{};2;{r};{g};{b}", named(8));
            return;
        }
    };
    let _ = write!(out, ";{code}");
}

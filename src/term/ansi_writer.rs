//! Turns cells into ANSI escape sequences: moves, styles and links (OSC 8), each only where it
//! changes something.

use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::doc::url::can_be_opened;

/// Ends a link (OSC 8).
pub(super) const CLOSE_LINK: &[u8] = b"\x1b]8;;\x1b\\";

/// Attributes that show on a blank, too.
const ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// SGR codes of the attributes.
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

/// Foreground, background and attributes of a cell. No theme colours underlines.
type CellStyle = (Color, Color, Modifier);

const PLAIN: CellStyle = (Color::Reset, Color::Reset, Modifier::empty());

const fn style_of(cell: &Cell) -> CellStyle {
    (cell.fg, cell.bg, cell.modifier)
}

/// Whether a cell is a blank in the terminal's own colours, as one that was erased.
pub(super) fn is_plain_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && style_of(cell) == PLAIN
}

/// The sequences of one frame, and what they leave the terminal set to.
#[derive(Debug)]
pub(super) struct AnsiWriter {
    bytes: Vec<u8>,
    /// Column and row of the cursor, where known.
    cursor: Option<(u16, u16)>,
    style: CellStyle,
    /// The number of the open link; 0 for none.
    link: u32,
}

impl AnsiWriter {
    /// A writer to a terminal without styles, whose cursor may be anywhere.
    pub(super) const fn new() -> Self {
        Self { bytes: Vec::new(), cursor: None, style: PLAIN, link: 0 }
    }

    /// Whether nothing has been written since the last [`finish`](Self::finish).
    pub(super) const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Closes the link and resets the style; appends all that was written to `frame`.
    pub(super) fn finish(&mut self, frame: &mut Vec<u8>) {
        self.open_link(0, None);
        self.set_style(PLAIN);
        self.cursor = None;
        frame.append(&mut self.bytes);
    }

    /// Moves the cursor (CUP, or CUF on the same row).
    pub(super) fn move_to(&mut self, x: u16, y: u16) {
        let _ = match self.cursor {
            Some((column, row)) if row == y && column == x => return,
            Some((column, row)) if row == y && x == column + 1 => self.bytes.write_all(b"\x1b[C"),
            Some((column, row)) if row == y && x > column => {
                write!(self.bytes, "\x1b[{}C", x - column)
            }
            _ if x == 0 => write!(self.bytes, "\x1b[{}H", y + 1),
            _ => write!(self.bytes, "\x1b[{};{}H", y + 1, x + 1),
        };
        self.cursor = Some((x, y));
    }

    /// Opens a link for what is written from now on, and closes the one before; without an
    /// `address` that may be opened there is none. By its number the terminal joins its words on
    /// several rows into one link.
    pub(super) fn open_link(&mut self, number: u32, address: Option<&str>) {
        if self.link == number {
            return;
        }
        let _ = match address.filter(|address| can_be_opened(address)) {
            Some(address) => write!(self.bytes, "\x1b]8;id={number:x};{address}\x1b\\"),
            None => self.bytes.write_all(CLOSE_LINK),
        };
        self.link = number;
    }

    /// Writes the symbol of a cell, `width` columns wide.
    pub(super) fn put(&mut self, cell: &Cell, width: u16) {
        let style = style_of(cell);
        if !(cell.symbol() == " " && self.shows_blanks_as(style)) {
            self.set_style(style);
        }
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        self.cursor = self.cursor.map(|(x, y)| (x.saturating_add(width), y));
    }

    /// Writes a cell that terminals may draw narrower or wider than `width` columns.
    pub(super) fn put_doubtful(&mut self, cell: &Cell, width: u16) {
        self.set_style(style_of(cell));
        // A terminal that draws it narrower leaves nothing of what was there.
        let _ = write!(self.bytes, "\x1b[{width}X");
        self.put(cell, width);
        self.forget_cursor();
    }

    /// Erases cells from the cursor on (ECH), which stays where it is.
    pub(super) fn erase(&mut self, cells: u16) {
        self.set_style(PLAIN);
        let _ = write!(self.bytes, "\x1b[{cells}X");
    }

    /// The next cell is reached by its coordinates.
    pub(super) const fn forget_cursor(&mut self) {
        self.cursor = None;
    }

    /// Whether a blank looks the same in the style that is set.
    fn shows_blanks_as(&self, style: CellStyle) -> bool {
        style.1 == self.style.1 && !(style.2 | self.style.2).intersects(ON_BLANKS)
    }

    /// Sets colours and attributes (SGR) with as few codes as possible.
    fn set_style(&mut self, wanted: CellStyle) {
        if self.style == wanted {
            return;
        }
        let (fg, bg, modifier) = self.style;
        let dropped = !(modifier - wanted.2).is_empty();
        let uncoloured = (fg != wanted.0 && wanted.0 == Color::Reset)
            || (bg != wanted.1 && wanted.1 == Color::Reset);
        self.bytes.extend_from_slice(b"\x1b[");
        let start = self.bytes.len();
        let (fg, bg, modifier) = if dropped || uncoloured {
            self.bytes.extend_from_slice(b";0");
            PLAIN
        } else {
            (fg, bg, modifier)
        };
        for (bit, code) in ATTRIBUTES {
            if (wanted.2 - modifier).contains(*bit) {
                self.bytes.extend_from_slice(code);
            }
        }
        if fg != wanted.0 {
            push_colour(&mut self.bytes, wanted.0, 30);
        }
        if bg != wanted.1 {
            push_colour(&mut self.bytes, wanted.1, 40);
        }
        // No separator before the first code, and a 0 alone need not be written.
        if self.bytes.get(start..) == Some(b";0") {
            self.bytes.truncate(start);
        } else if start < self.bytes.len() {
            self.bytes.remove(start);
        }
        self.bytes.push(b'm');
        self.style = wanted;
    }
}

/// Appends the SGR code of a colour; `base` is 30 for the foreground, 40 for the background.
/// Named colours are the codes that terminals of 16 colours know, which crossterm's are not.
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

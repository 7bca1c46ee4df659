//! The difference of two frames in as few bytes as terminals take it: the cells that changed,
//! runs of blanks erased, and, where the text moved by a row, the rows scrolled.

use std::io::Write as _;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// Blank cells at the end of a change that are erased rather than written.
const ERASED: usize = 6;
/// Cells in between that are written again because moving over them costs more bytes.
const REWRITTEN: usize = 4;
/// Rows that must differ before scrolling is tried: else it cannot pay.
const SCROLLED: u16 = 6;

/// Appends what turns the terminal from `shown` into `next` (of the same size): symbols of cells and
/// the sequences CUP, CUF, ECH, SU, SD, DECSTBM and SGR, nothing else.
pub fn encode(shown: &Buffer, next: &Buffer, out: &mut Vec<u8>) {
    let mut plain = Vec::new();
    write_changes(shown, next, &mut plain);
    let height = next.area.height;
    let changed = (0..height).filter(|y| row(shown, *y) != row(next, *y));
    let rows: Vec<u16> = changed.collect();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    if last - first >= SCROLLED && rows.len() >= usize::from(SCROLLED) {
        for by in [1, -1] {
            let scrolled = scroll(shown, *first..last + 1, by);
            let mut other = Vec::new();
            // Set the region, scroll it, set it to the whole screen again.
            let letter = if by > 0 { 'S' } else { 'T' };
            let _ = write!(other, "\x1b[0m\x1b[{};{}r\x1b[1{letter}\x1b[r", first + 1, last + 1);
            write_changes(&scrolled, next, &mut other);
            if other.len() < plain.len() {
                plain = other;
            }
        }
    }
    out.append(&mut plain);
}

/// The cells of a row.
fn row(buffer: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    let start = usize::from(y) * width;
    buffer.content.get(start..start + width).unwrap_or(&[])
}

/// The buffer with `rows` moved up by one (`by` > 0) or down; the row that comes in is blank.
fn scroll(shown: &Buffer, rows: Range<u16>, by: i32) -> Buffer {
    let mut moved = shown.clone();
    let width = usize::from(shown.area.width);
    let (start, end) = (usize::from(rows.start) * width, usize::from(rows.end) * width);
    if let Some(cells) = moved.content.get_mut(start..end) {
        if by > 0 {
            cells.rotate_left(width);
        } else {
            cells.rotate_right(width);
        }
        let blank = if by > 0 { cells.len() - width..cells.len() } else { 0..width };
        cells.get_mut(blank).unwrap_or(&mut []).fill(Cell::default());
    }
    moved
}

/// The terminal's pen: where the cursor stands and what is set.
struct Pen<'a> {
    out: &'a mut Vec<u8>,
    /// Column and row of the cursor, where known.
    at: Option<(usize, u16)>,
    style: (Color, Color, Modifier),
}

const PLAIN: (Color, Color, Modifier) = (Color::Reset, Color::Reset, Modifier::empty());

fn write_changes(shown: &Buffer, next: &Buffer, out: &mut Vec<u8>) {
    let mut pen = Pen { out, at: None, style: PLAIN };
    let begin = pen.out.len();
    for y in 0..next.area.height {
        pen.row(row(shown, y), row(next, y), y);
    }
    if pen.out.len() > begin {
        pen.dress(PLAIN);
    }
}

impl Pen<'_> {
    fn row(&mut self, shown: &[Cell], next: &[Cell], y: u16) {
        let mut x = 0;
        // Half a wide glyph that was written over must be drawn again.
        let mut broken = 0;
        while let (Some(old), Some(new)) = (shown.get(x), next.get(x)) {
            let wide = width(new);
            if old == new && broken == 0 {
                x += wide;
                continue;
            }
            broken = broken.max(width(old)).saturating_sub(wide);
            let blanks = blank_run(shown, next, x);
            if blanks >= ERASED {
                self.go(next, x, y);
                self.dress(PLAIN);
                let _ = write!(self.out, "\x1b[{blanks}X");
                x += blanks;
                broken = 0;
                continue;
            }
            self.go(next, x, y);
            self.put(new);
            x += wide;
            // At the right edge terminals differ in where the cursor is.
            self.at = (x < next.len()).then_some((x, y));
        }
    }

    /// Brings the cursor to a cell: by writing what stands between again where that is shorter.
    fn go(&mut self, row: &[Cell], x: usize, y: u16) {
        match self.at {
            Some((at, line)) if line == y && at == x => return,
            Some((at, line)) if line == y && at < x => {
                let between = row.get(at..x).unwrap_or(&[]);
                let same = |cell: &Cell| dress_of(cell) == self.style && cell.symbol().is_ascii();
                if between.len() <= REWRITTEN && between.iter().all(same) {
                    for cell in between {
                        self.out.extend_from_slice(cell.symbol().as_bytes());
                    }
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

    fn put(&mut self, cell: &Cell) {
        self.dress(dress_of(cell));
        self.out.extend_from_slice(cell.symbol().as_bytes());
    }

    /// Sets colours and attributes, as few as possible.
    fn dress(&mut self, wanted: (Color, Color, Modifier)) {
        if self.style == wanted {
            return;
        }
        let (fg, bg, modifier) = self.style;
        let mut codes = String::new();
        let gone = !(modifier - wanted.2).is_empty();
        let bared = (fg != wanted.0 && wanted.0 == Color::Reset)
            || (bg != wanted.1 && wanted.1 == Color::Reset);
        let (fg, bg, modifier) = if gone || bared {
            codes.push_str(";0");
            PLAIN
        } else {
            (fg, bg, modifier)
        };
        for (bit, code) in ATTRIBUTES {
            if (wanted.2 - modifier).contains(*bit) {
                codes.push_str(code);
            }
        }
        if fg != wanted.0 {
            push_colour(&mut codes, wanted.0, 30);
        }
        if bg != wanted.1 {
            push_colour(&mut codes, wanted.1, 40);
        }
        let codes = codes.strip_prefix(';').unwrap_or(&codes);
        let _ = write!(self.out, "\x1b[{}m", if codes == "0" { "" } else { codes });
        self.style = wanted;
    }
}

const ATTRIBUTES: &[(Modifier, &str)] = &[
    (Modifier::BOLD, ";1"),
    (Modifier::DIM, ";2"),
    (Modifier::ITALIC, ";3"),
    (Modifier::UNDERLINED, ";4"),
    (Modifier::SLOW_BLINK, ";5"),
    (Modifier::RAPID_BLINK, ";6"),
    (Modifier::REVERSED, ";7"),
    (Modifier::HIDDEN, ";8"),
    (Modifier::CROSSED_OUT, ";9"),
];

const fn dress_of(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn width(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.width().clamp(1, 2) }
}

/// How many cells from `x` on are plain blanks in the next frame, all but a few of them changed.
fn blank_run(shown: &[Cell], next: &[Cell], x: usize) -> usize {
    let blank = |cell: &&Cell| cell.symbol() == " " && dress_of(cell) == PLAIN;
    let run = next.iter().skip(x).take_while(blank).count();
    // What is blank already at the end need not be erased.
    let same = |at: &usize| shown.get(x + at - 1) == next.get(x + at - 1);
    let kept = (1..=run).rev().take_while(same).count();
    run - kept
}

/// SGR codes of a colour; `base` is 30 for the foreground, 40 for the background.
fn push_colour(codes: &mut String, colour: Color, base: u8) {
    use std::fmt::Write as _;
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
            let _ = write!(codes, ";{};5;{n}", named(8));
            return;
        }
        Color::Rgb(r, g, b) => {
            let _ = write!(codes, ";{};2;{r};{g};{b}", named(8));
            return;
        }
    };
    let _ = write!(codes, ";{code}");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const SIZE: (u16, u16) = (24, 12);

    fn screen(rows: &[String], styled: usize) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        for (y, words) in (0..SIZE.1).zip(rows) {
            let style = if usize::from(y) == styled {
                Style::new().add_modifier(Modifier::BOLD).fg(Color::Red)
            } else {
                Style::new()
            };
            buffer.set_string(0, y, words, style);
        }
        buffer
    }

    fn shown_by_terminal(parser: &vt100::Parser) -> Vec<String> {
        parser.screen().rows(0, SIZE.0).map(|row| row.trim_end().to_owned()).collect()
    }

    fn drawn(buffer: &Buffer) -> Vec<String> {
        let mut rows = Vec::new();
        for y in 0..SIZE.1 {
            let (mut words, mut x) = (String::new(), 0);
            let cells = row(buffer, y);
            while let Some(cell) = cells.get(x) {
                words.push_str(cell.symbol());
                x += width(cell);
            }
            rows.push(words.trim_end().to_owned());
        }
        rows
    }

    proptest! {
        #[test]
        fn the_terminal_shows_what_was_drawn(
            frames in prop::collection::vec(
                (prop::collection::vec("[a-c 語é]{0,11}", 12), 0_usize..20, 0_usize..3), 1..5),
        ) {
            let mut parser = vt100::Parser::new(SIZE.1, SIZE.0, 0);
            let mut shown = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
            let mut rows: Vec<String> = vec![String::new(); 12];
            for (words, styled, kind) in frames {
                match kind {
                    0 => rows = words,
                    1 => rows.rotate_left(1),
                    _ => rows.rotate_right(1),
                }
                let next = screen(&rows, styled);
                let mut bytes = Vec::new();
                encode(&shown, &next, &mut bytes);
                parser.process(&bytes);
                prop_assert_eq!(shown_by_terminal(&parser), drawn(&next));
                shown = next;
            }
        }
    }

    #[test]
    fn text_that_moves_by_a_row_is_scrolled() {
        let rows: Vec<String> = (0..12).map(|n| format!("row {n} of some text")).collect();
        let mut moved = rows.clone();
        moved.rotate_left(1);
        let mut bytes = Vec::new();
        encode(&screen(&rows, 99), &screen(&moved, 99), &mut bytes);
        assert!(bytes.len() < 80, "{}", bytes.len());
        bytes.clear();
        encode(&screen(&rows, 99), &screen(&rows, 99), &mut bytes);
        assert_eq!(bytes, b"");
    }
}

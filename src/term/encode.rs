//! The difference of two frames in as few bytes as terminals take it: the cells that changed,
//! runs of blanks erased, and, where the text moved by a row, the rows scrolled.

use std::io::Write as _;
use std::ops::Range;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::doc::address::can_be_opened;
use crate::ui::frame::{Frame, Links, Row};

/// Blank cells at the end of a change that are erased rather than written.
const ERASED: usize = 6;
/// Cells in between that are written again because moving over them costs more bytes.
const REWRITTEN: usize = 4;
/// Rows that must differ before scrolling is tried: else it cannot pay.
const SCROLLED: usize = 6;

/// What ends a link (OSC 8).
pub(super) const CLOSE_LINK: &[u8] = b"\x1b]8;;\x1b\\";

/// Appends what turns the terminal from `shown` (of the same size, or without cells where it shows
/// nothing) into `next`: symbols of cells and the sequences CUP, CUF, ECH, SU, SD, DECSTBM, SGR and
/// OSC 8, nothing else.
pub fn encode(shown: &Frame, next: &Frame, out: &mut Vec<u8>) {
    let width = usize::from(next.cells.area.width);
    let blank = vec![Cell::default(); width];
    let new = next.rows();
    if shown.cells.content.is_empty() {
        let old = vec![Row::plain(&blank); new.len()];
        if let Some(changes) = Changes::between(&old, &new, usize::MAX) {
            changes.write(&next.links, out);
        }
        return;
    }
    let old = shown.rows();
    let Some(changes) = Changes::between(&old, &new, usize::MAX) else { return };
    let changed = |row: &&[bool]| row.contains(&true);
    let rows: Vec<&[bool]> = changes.cells.chunks(width.max(1)).collect();
    let Some(first) = rows.iter().position(changed) else { return };
    let end = rows.iter().rposition(changed).map_or(first, |last| last + 1);
    let mut plain = Vec::new();
    changes.write(&next.links, &mut plain);
    if end - first > SCROLLED {
        for up in [true, false] {
            let scrolled = scroll(&old, first..end, up, Row::plain(&blank));
            let Some(fewer) = Changes::between(&scrolled, &new, changes.count) else { continue };
            let mut other = Vec::new();
            // Set the region, scroll it, set it to the whole screen again.
            let letter = if up { 'S' } else { 'T' };
            let _ = write!(other, "\x1b[0m\x1b[{};{end}r\x1b[1{letter}\x1b[r", first + 1);
            fewer.write(&next.links, &mut other);
            if other.len() < plain.len() {
                plain = other;
            }
        }
    }
    out.append(&mut plain);
}

/// Which cells differ between two frames: looked for once, for it is most of the work of a frame.
struct Changes<'a, 'f> {
    old: &'a [Row<'f>],
    new: &'a [Row<'f>],
    /// Whether a cell differs, row by row.
    cells: Vec<bool>,
    /// How many do.
    count: usize,
}

impl<'a, 'f> Changes<'a, 'f> {
    /// The changes, where they are fewer than `limit`.
    fn between(old: &'a [Row<'f>], new: &'a [Row<'f>], limit: usize) -> Option<Self> {
        let mut cells = Vec::with_capacity(new.iter().map(|row| row.cells.len()).sum());
        let mut count = 0;
        for (old, new) in old.iter().zip(new) {
            let begin = cells.len();
            cells.extend((0..new.cells.len()).map(|x| !same(*old, *new, x)));
            count += cells.iter().skip(begin).filter(|differs| **differs).count();
            if count >= limit {
                return None;
            }
        }
        Some(Self { old, new, cells, count })
    }

    fn write(&self, links: &Links, out: &mut Vec<u8>) {
        let mut pen = Pen { out, at: None, style: PLAIN, link: 0, links };
        let begin = pen.out.len();
        let width = self.new.first().map_or(1, |row| row.cells.len().max(1));
        let rows = self.old.iter().zip(self.new).zip(self.cells.chunks(width));
        for (y, ((old, new), differs)) in (0..).zip(rows) {
            if differs.contains(&true) {
                pen.row(*old, *new, differs, y);
            }
        }
        if pen.out.len() > begin {
            pen.follow(0);
            pen.dress(PLAIN);
        }
    }
}

/// The rows with those of `region` moved up by one, or down; the row that comes in is blank.
fn scroll<'f>(shown: &[Row<'f>], region: Range<usize>, up: bool, blank: Row<'f>) -> Vec<Row<'f>> {
    let mut moved = shown.to_vec();
    if let Some(rows) = moved.get_mut(region) {
        if up {
            rows.rotate_left(1);
        } else {
            rows.rotate_right(1);
        }
        if let Some(row) = if up { rows.last_mut() } else { rows.first_mut() } {
            *row = blank;
        }
    }
    moved
}

/// Whether two rows show the same at `x`, and it leads to the same place.
fn same(old: Row<'_>, new: Row<'_>, x: usize) -> bool {
    let (Some(a), Some(b)) = (old.cells.get(x), new.cells.get(x)) else { return false };
    let symbols = match (a.symbol().as_bytes(), b.symbol().as_bytes()) {
        // Nearly all of them are one byte.
        ([a], [b]) => a == b,
        (a, b) => a == b,
    };
    symbols && dress_of(a) == dress_of(b) && old.link(x) == new.link(x)
}

/// The terminal's pen: where the cursor stands and what is set.
struct Pen<'a> {
    out: &'a mut Vec<u8>,
    /// Column and row of the cursor, where known.
    at: Option<(usize, u16)>,
    style: (Color, Color, Modifier),
    /// The link that is open; 0 for none.
    link: u32,
    links: &'a Links,
}

const PLAIN: (Color, Color, Modifier) = (Color::Reset, Color::Reset, Modifier::empty());

impl Pen<'_> {
    fn row(&mut self, shown: Row<'_>, next: Row<'_>, differs: &[bool], y: u16) {
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
    fn dress(&mut self, wanted: (Color, Color, Modifier)) {
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

const fn dress_of(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn width(cell: &Cell) -> usize {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const SIZE: (u16, u16) = (24, 12);

    fn screen(rows: &[String], styled: usize) -> Frame {
        let mut frame = Frame::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let buffer = &mut frame.cells;
        for (y, words) in (0..SIZE.1).zip(rows) {
            let style = if usize::from(y) == styled {
                Style::new().add_modifier(Modifier::BOLD).fg(Color::Red)
            } else {
                Style::new()
            };
            buffer.set_string(0, y, words, style);
        }
        frame
    }

    fn shown_by_terminal(parser: &vt100::Parser) -> Vec<String> {
        parser.screen().rows(0, SIZE.0).map(|row| row.trim_end().to_owned()).collect()
    }

    fn drawn(frame: &Frame) -> Vec<String> {
        let words = |row: &Row<'_>| {
            let (mut words, mut x) = (String::new(), 0);
            while let Some(cell) = row.cells.get(x) {
                words.push_str(cell.symbol());
                x += width(cell);
            }
            words.trim_end().to_owned()
        };
        frame.rows().iter().map(words).collect()
    }

    /// This terminal joins nothing: it draws each part of an emoji for itself.
    #[test]
    fn what_stands_behind_joined_emoji_is_in_its_place() {
        let words =
            ["👩\u{200d}👩\u{200d}👧│a b", "🇩🇪🇫🇷│c", "❤\u{fe0f}│d", "👍🏽x│e", "नि│f", "e\u{301}│g"];
        let mut parser = vt100::Parser::new(SIZE.1, SIZE.0, 0);
        let mut shown = Frame::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        for turn in 0..2 * words.len() {
            let mut rows: Vec<String> = words.iter().map(|row| format!("x│{row}")).collect();
            rows.rotate_left(turn % words.len());
            if turn > words.len() {
                rows[0] = "abcdefg".to_owned();
            }
            let next = screen(&rows, 20);
            parser.process(changes(&shown, &next).as_bytes());
            for (y, row) in (0..).zip(next.rows()) {
                for (x, cell) in (0..).zip(row.cells) {
                    let there = parser.screen().cell(y, x).map_or("", vt100::Cell::contents);
                    let plain =
                        |symbol: &str| symbol == "│" || symbol.trim() != "" && symbol.is_ascii();
                    assert!(!plain(cell.symbol()) || there == cell.symbol(), "{y} {x} {rows:?}");
                }
            }
            shown = next;
        }
    }

    proptest! {
        #[test]
        fn the_terminal_shows_what_was_drawn(
            frames in prop::collection::vec(
                (prop::collection::vec("[a-c 語é]{0,11}", 12), 0_usize..20, 0_usize..3), 1..5),
        ) {
            let mut parser = vt100::Parser::new(SIZE.1, SIZE.0, 0);
            let mut shown = Frame::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
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

    /// Rows of a Markdown text as the reader draws them, 40×12, with links.
    fn read(markdown: &str) -> Frame {
        use crate::app::look::Hyperlinks;
        use crate::app::{App, Article, Stage};
        let doc = crate::formats::markdown::parse(markdown);
        let facts = crate::facts::Facts::default();
        let mut app = App::new(Article::new(doc.into(), facts, Stage::Whole), (40, 12));
        app.look.hyperlinks = Hyperlinks::On;
        let mut frame = Frame::empty(Rect::new(0, 0, 40, 12));
        crate::ui::draw_frame(&app, &mut frame);
        frame
    }

    fn changes(shown: &Frame, next: &Frame) -> String {
        let mut bytes = Vec::new();
        encode(shown, next, &mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    /// The address, or nothing, that each sequence opens, with the words written after it.
    fn links(bytes: &str) -> Vec<(&str, &str, String)> {
        let parts = bytes.split("\x1b]8;").skip(1);
        let opened = parts.map(|part| {
            let (head, words) = part.split_once("\x1b\\").unwrap();
            let (id, address) = head.split_once(';').unwrap();
            let mut plain = String::new();
            for piece in words.split('\x1b') {
                let end = piece.find(|c: char| c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
                let sequence = piece.starts_with('[');
                plain.push_str(if sequence { piece.get(end..).unwrap() } else { piece });
            }
            (id, address, plain)
        });
        opened.collect()
    }

    #[test]
    fn a_link_over_two_rows_is_one() {
        let blank = Frame::empty(Rect::new(0, 0, 40, 12));
        let frame =
            read("One [two words of a link that is long and goes on](https://example.org/a) end.");
        let bytes = changes(&blank, &frame);
        let told = links(&bytes);
        let (id, address, _) = &told[0];
        assert!(id.starts_with("id=") && *address == "https://example.org/a", "{told:?}");
        let opened: Vec<_> = told.iter().filter(|(_, address, _)| !address.is_empty()).collect();
        assert!(opened.iter().all(|(other, _, _)| other == id), "{told:?}");
        let words: String = opened.iter().map(|(_, _, words)| words.replace(' ', "")).collect();
        assert_eq!(words, "twowordsofalinkthatislongandgoeson");
        // Nothing is open at the end of a frame.
        assert_eq!(told.last().map(|(id, address, _)| (*id, *address)), Some(("", "")));
        assert_eq!(changes(&frame, &frame), "");
    }

    #[test]
    fn links_cost_nothing_where_there_are_none() {
        let blank = Frame::empty(Rect::new(0, 0, 40, 12));
        assert!(!changes(&blank, &read("One **two** words.")).contains("\x1b]8"));
    }

    #[test]
    fn a_link_that_changes_is_written_again() {
        let (one, other) =
            (read("[two](https://example.org/a)"), read("[two](https://example.org/b)"));
        let bytes = changes(&one, &other);
        let (_, address, words) = &links(&bytes)[0];
        assert_eq!((*address, words.as_str()), ("https://example.org/b", "two"));
        let none = read("[two](x)");
        let bytes = changes(&one, &none);
        assert!(bytes.contains("two") && !bytes.contains("\x1b]8"), "{bytes:?}");
    }

    #[test]
    fn hostile_addresses_are_no_links() {
        let blank = Frame::empty(Rect::new(0, 0, 40, 12));
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "https://example.org/é",
            "ftp://example.org",
        ] {
            let bytes = changes(&blank, &read(&format!("[two](<{address}>)")));
            assert!(bytes.contains("two") && !bytes.contains("\x1b]8"), "{address}");
        }
        // What would end the sequence is cleaned away before: nothing but the address is left.
        for end in ["\u{7}", "\u{1b}\\", "\u{9c}", "\u{1b}]52;c;eA==\u{7}"] {
            let bytes = changes(&blank, &read(&format!("[two](<https://example.org/{end}a>)")));
            for (_, address, _) in links(&bytes) {
                assert!(address.bytes().all(|b| b.is_ascii_graphic()), "{bytes:?}");
            }
            assert!(!bytes.contains("]52;") || !bytes.contains('\u{7}'), "{bytes:?}");
        }
    }
}

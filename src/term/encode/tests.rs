//! Frames against a model of a terminal, and the links in them.

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::pen::width;
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
    use crate::app::appearance::Hyperlinks;
    use crate::app::{Article, Stage};
    let doc = crate::formats::markdown::parse(markdown);
    let facts = crate::facts::Facts::default();
    let mut app = crate::ui::open(Article::new(doc.into(), facts, Stage::Whole), (40, 12));
    app.appearance.hyperlinks = Hyperlinks::On;
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
    let (one, other) = (read("[two](https://example.org/a)"), read("[two](https://example.org/b)"));
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

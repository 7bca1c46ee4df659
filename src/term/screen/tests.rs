//! Frames against a model of a terminal, and the links in them.

use std::mem::take;

use proptest::prelude::*;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

use super::*;

const SIZE: (u16, u16) = (24, 12);

fn screen(size: (u16, u16)) -> Screen<Vec<u8>> {
    Screen::new(Vec::new(), size).unwrap()
}

/// What is written for a frame of these rows, one of them in another style; and the frame.
fn show(screen: &mut Screen<Vec<u8>>, rows: &[String], styled: usize) -> (Vec<u8>, Buffer) {
    let mut shown = Buffer::default();
    let render = |buffer: &mut Buffer, _: &mut Links| {
        for (y, words) in (0..SIZE.1).zip(rows) {
            let style = match usize::from(y) == styled {
                true => Style::new().add_modifier(Modifier::BOLD).fg(Color::Red).bg(Color::Blue),
                false => Style::new(),
            };
            buffer.set_string(0, y, words, style);
        }
        shown = buffer.clone();
        (0..buffer.content.len()).collect()
    };
    screen.render(render).unwrap();
    (take(screen.output()), shown)
}

/// The words of each row.
fn words(buffer: &Buffer) -> Vec<String> {
    let rows = buffer.content.chunks(SIZE.0.into());
    let words = |row: &[Cell]| {
        let (mut words, mut x) = (String::new(), 0);
        while let Some(cell) = row.get(x) {
            words.push_str(cell.symbol());
            x += usize::from(width(cell));
        }
        words.trim_end().to_owned()
    };
    rows.map(words).collect()
}

fn shown_words(parser: &vt100::Parser) -> Vec<String> {
    parser.screen().rows(0, SIZE.0).map(|row| row.trim_end().to_owned()).collect()
}

/// The cells whose background is not the drawn one, but for the second columns of wide letters.
fn miscoloured(parser: &vt100::Parser, drawn: &Buffer) -> Vec<(u16, u16)> {
    let cells = (0..).zip(&drawn.content).map(|(at, cell)| ((at % SIZE.0, at / SIZE.0), cell));
    let wrong = cells.filter(|((x, y), cell)| {
        let shown = parser.screen().cell(*y, *x).unwrap();
        let coloured = shown.bgcolor() != vt100::Color::Default;
        !shown.is_wide_continuation() && coloured != (cell.bg != Color::Reset)
    });
    wrong.map(|(at, _)| at).collect()
}

/// This terminal joins nothing: it draws each part of an emoji for itself.
#[test]
fn text_after_joined_emoji_is_in_its_column() {
    let glyphs =
        ["👩\u{200d}👩\u{200d}👧│a b", "🇩🇪🇫🇷│c", "❤\u{fe0f}│d", "👍🏽x│e", "नि│f", "e\u{301}│g"];
    let mut parser = vt100::Parser::new(SIZE.1, SIZE.0, 0);
    let mut screen = screen(SIZE);
    for turn in 0..2 * glyphs.len() {
        let mut rows: Vec<String> = glyphs.iter().map(|row| format!("x│{row}")).collect();
        rows.rotate_left(turn % glyphs.len());
        if turn > glyphs.len() {
            rows[0] = "abcdefg".to_owned();
        }
        let (bytes, next) = show(&mut screen, &rows, 20);
        parser.process(&bytes);
        for (y, row) in (0..).zip(next.content.chunks(SIZE.0.into())) {
            for (x, cell) in (0..).zip(row) {
                let there = parser.screen().cell(y, x).map_or("", vt100::Cell::contents);
                let plain =
                    |symbol: &str| symbol == "│" || symbol.trim() != "" && symbol.is_ascii();
                assert!(!plain(cell.symbol()) || there == cell.symbol(), "{y} {x} {rows:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn the_terminal_shows_what_was_drawn(
        frames in prop::collection::vec(
            (prop::collection::vec("[a-c 語é]{0,11}", 12), 0_usize..20, 0_usize..3), 1..5),
    ) {
        let mut parser = vt100::Parser::new(SIZE.1, SIZE.0, 0);
        let mut screen = screen(SIZE);
        let mut rows: Vec<String> = vec![String::new(); 12];
        for (new, styled, kind) in frames {
            match kind {
                0 => rows = new,
                1 => rows.rotate_left(1),
                _ => rows.rotate_right(1),
            }
            let (bytes, next) = show(&mut screen, &rows, styled);
            parser.process(&bytes);
            prop_assert_eq!(shown_words(&parser), words(&next));
            prop_assert_eq!(miscoloured(&parser, &next), []);
        }
    }
}

#[test]
fn what_does_not_change_is_not_written() {
    let rows: Vec<String> = (0..12).map(|n| format!("row {n} of some text")).collect();
    let mut screen = screen(SIZE);
    let (first, _) = show(&mut screen, &rows, 3);
    assert!(first.starts_with(b"\x1b[?2026h") && first.ends_with(b"\x1b[?2026l"));
    assert_eq!(show(&mut screen, &rows, 3).0, b"");
    let mut other = rows.clone();
    other[5] = "row 6 of some text".to_owned();
    let one = b"\x1b[?2026h\x1b[6;5H6\x1b[?2026l";
    assert_eq!(show(&mut screen, &other, 3).0, one);
    screen.invalidate().unwrap();
    let (all, _) = show(&mut screen, &other, 3);
    assert!(all.starts_with(b"\x1b[?2026h\x1b[0m\x1b[2J") && all.len() > 200);
}

#[test]
fn styles_change_by_the_codes_that_differ() {
    let plain = Style::new();
    let check = |pieces: &[(&str, Style)], expected: &str| {
        let mut screen = screen((40, 1));
        let render = |buffer: &mut Buffer, _: &mut Links| {
            let mut x = 0;
            for (words, style) in pieces {
                (x, _) = buffer.set_stringn(x, 0, words, 40, *style);
            }
            (0..buffer.content.len()).collect()
        };
        screen.render(render).unwrap();
        let bytes = String::from_utf8(take(screen.output())).unwrap();
        let frame = bytes.strip_prefix("\x1b[?2026h\x1b[1H").unwrap();
        assert_eq!(frame.strip_suffix("\x1b[?2026l").unwrap(), expected);
    };
    let bold = plain.add_modifier(Modifier::BOLD);
    check(&[("a", plain)], "a");
    check(&[("a", bold), (" ", plain), ("b", bold)], "\x1b[1ma\x1b[Cb\x1b[m");
    check(&[("a", bold), (" ", plain.fg(Color::Red)), ("b", bold)], "\x1b[1ma b\x1b[m");
    check(&[("a", bold), ("b", bold.fg(Color::Red))], "\x1b[1ma\x1b[31mb\x1b[m");
    check(
        &[("a", bold.fg(Color::Red)), ("b", plain.fg(Color::Red))],
        "\x1b[1;31ma\x1b[0;31mb\x1b[m",
    );
    check(&[("a", plain.fg(Color::LightBlue).bg(Color::Indexed(7)))], "\x1b[94;48;5;7ma\x1b[m");
    check(&[("a", plain.fg(Color::Rgb(1, 2, 3)))], "\x1b[38;2;1;2;3ma\x1b[m");
    let reversed = plain.add_modifier(Modifier::REVERSED);
    check(&[("a", reversed), (" ", plain), ("b", plain)], "\x1b[7ma\x1b[C\x1b[mb");
    check(&[("a", plain), ("           ", plain), ("b", plain)], "a\x1b[11Cb");
}

#[test]
fn another_size_clears_the_screen() {
    let mut screen = screen(SIZE);
    let rows = vec!["abc".to_owned()];
    show(&mut screen, &rows, 20);
    assert!(!screen.resize(SIZE) && screen.resize((20, 13)));
    let (bytes, next) = show(&mut screen, &rows, 20);
    assert_eq!((next.area.width, next.area.height), (20, 13));
    assert!(find(&bytes, b"\x1b[2J") && find(&bytes, b"abc"));
}

fn find(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// What is written for each Markdown text, one after the other, as the reader draws it in 40×12.
fn written(texts: &[&str]) -> Vec<String> {
    use crate::app::appearance::Hyperlinks;
    use crate::app::{Article, Stage};
    let mut screen = screen((40, 12));
    let draw = |markdown: &&str| {
        let doc = crate::formats::markdown::parse(markdown);
        let facts = crate::facts::Facts::default();
        let mut app = crate::ui::open(Article::new(doc.into(), facts, Stage::Whole), (40, 12));
        app.appearance.hyperlinks = Hyperlinks::On;
        screen.draw(&app).unwrap();
        String::from_utf8(take(screen.output())).unwrap()
    };
    texts.iter().map(draw).collect()
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
    let text = "One [two words of a link that is long and goes on](https://example.org/a) end.";
    let bytes = written(&[text, text]);
    let opened = links(&bytes[0]);
    let (id, address, _) = &opened[0];
    assert!(id.starts_with("id=") && *address == "https://example.org/a", "{opened:?}");
    let linked: Vec<_> = opened.iter().filter(|(_, address, _)| !address.is_empty()).collect();
    assert!(linked.iter().all(|(other, _, _)| other == id), "{opened:?}");
    let words: String = linked.iter().map(|(_, _, words)| words.replace(' ', "")).collect();
    assert_eq!(words, "twowordsofalinkthatislongandgoeson");
    // Nothing is open at the end of a frame.
    assert_eq!(opened.last().map(|(id, address, _)| (*id, *address)), Some(("", "")));
    assert_eq!(bytes[1], "");
}

#[test]
fn links_cost_nothing_where_there_are_none() {
    assert!(!written(&["One **two** words."])[0].contains("\x1b]8"));
}

#[test]
fn a_link_that_changes_is_written_again() {
    let one = "[two](https://example.org/a)";
    let bytes = &written(&[one, "[two](https://example.org/b)"])[1];
    let (_, address, words) = &links(bytes)[0];
    assert_eq!((*address, words.as_str()), ("https://example.org/b", "two"));
    let bytes = &written(&[one, "[two](x)"])[1];
    assert!(bytes.contains("two") && !bytes.contains("\x1b]8"), "{bytes:?}");
}

#[test]
fn hostile_addresses_are_no_links() {
    for address in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://example.org/é",
        "ftp://example.org",
    ] {
        let bytes = &written(&[&format!("[two](<{address}>)")])[0];
        assert!(bytes.contains("two") && !bytes.contains("\x1b]8"), "{address}");
    }
    // What would end the sequence is cleaned away before: nothing but the address is left.
    for end in ["\u{7}", "\u{1b}\\", "\u{9c}", "\u{1b}]52;c;eA==\u{7}"] {
        let bytes = &written(&[&format!("[two](<https://example.org/{end}a>)")])[0];
        for (_, address, _) in links(bytes) {
            assert!(address.bytes().all(|b| b.is_ascii_graphic()), "{bytes:?}");
        }
        assert!(!bytes.contains("]52;") || !bytes.contains('\u{7}'), "{bytes:?}");
    }
}

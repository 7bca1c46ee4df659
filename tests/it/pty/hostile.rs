//! Escape sequences in articles and names never reach the terminal.

use dateline::text::sanitize::may_be_drawn;

use super::session::{Session, Start, find};

/// What must never reach the terminal, wherever in an article it stands.
const PAYLOADS: &[(&str, &str)] = &[
    // Colours of plain text are drawn, in the order in which the program writes them.
    ("colour", "\x1b[31;5m"),
    ("cursor", "\x1b[3;3H"),
    ("clipboard", "\x1b]52;c;aGFja2Vk\x07"),
    ("title", "\x1b]0;owned\x07"),
    ("title, other end", "\x1b]2;owned\x1b\\"),
    ("link", "\x1b]8;;http://evil.example\x1b\\text\x1b]8;;\x1b\\"),
    ("unterminated", "\x1b]52;c;aGFja2Vk"),
    ("device control", "\x1bP$qm\x1b\\"),
    ("application", "\x1b_hack\x1b\\"),
    ("cursor query", "\x1b[6n"),
    ("device query", "\x1b[c"),
    ("C1 CSI", "\u{9b}31m"),
    ("C1 OSC", "\u{9d}0;owned\u{9c}"),
    ("bell", "\x07"),
    ("backspace", "a\x08b"),
    ("carriage return", "seen\rhidden"),
    ("shift out", "\x0e"),
    ("override", "\u{202e}"),
    ("isolate", "\u{2066}"),
    ("zero width", "\u{200b}"),
    ("tags", "\u{e0041}\u{e0042}"),
    ("byte order", "\u{feff}"),
    ("line separator", "\u{2028}"),
    ("private use", "\u{e000}"),
];

/// Bytes that the program itself never writes to the terminal.
const FORBIDDEN: &[&[u8]] = &[
    b"]52;",
    b"]0;",
    b"]2;",
    b"]8;",
    b"\x1bP",
    b"\x1b_",
    b"\x1b[6n",
    b"\x1b[c",
    b"\x1b[31;5m",
    b"\x07",
    b"\x08",
    b"\x0e",
    "\u{9b}".as_bytes(),
    "\u{9d}".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{2066}".as_bytes(),
    "\u{200b}".as_bytes(),
    "\u{e0041}".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{2028}".as_bytes(),
    "\u{e000}".as_bytes(),
];

#[track_caller]
fn check_clean(session: &Session) {
    let raw = session.raw();
    for bytes in FORBIDDEN {
        if let Some(at) = find(&raw, bytes) {
            let around = &raw[at.saturating_sub(40)..(at + 40).min(raw.len())];
            panic!("{bytes:?} reached the terminal: {:?}", String::from_utf8_lossy(around));
        }
    }
}

/// An article with every payload in its title, in running text, in a name and in a quotation; its
/// days are known, as an unresolved one has the colour of a payload.
fn article() -> String {
    let all: String = PAYLOADS.iter().map(|(_, payload)| *payload).collect();
    let mut text = format!("The {all}\u{1b}\\ quay\n\nThe ferry came back.\n\n");
    for (name, payload) in PAYLOADS {
        text += &format!(
            "Case {name}: Ann {payload}Lee said \"We {payload} did it\" on 4 May 2020.\n\n"
        );
    }
    text + "The last sentence can be read.\n"
}

#[test]
fn articles_do_not_command_the_terminal() {
    for name in ["a.txt", "a.md", "a.html"] {
        let mut session = Start::new(&[name]).file(name, article()).size(100, 60).run();
        session.wait_until("a frame", |s| s.contents().contains("quay"));
        // Through the article, its lists and its search.
        session.keys("<pgdn><pgdn>G").wait_alive();
        for keys in ["S", "P", "T", "W", "/Ann<cr>", "?"] {
            session.keys(keys).wait_alive().keys("<esc>").wait_alive();
        }
        session.keys("<c-c>");
        session.wait_exit();
        check_clean(&session);
        session.assert_restored();
    }
}

#[test]
fn plain_text_and_json_hold_no_control_characters() {
    for args in [&["--plain", "a.txt"], &["--json", "a.txt"], &["--json", "a.md"]] {
        let mut session = Start::new(args).file(args[1], article()).size(200, 60).run();
        assert_eq!(session.wait_exit(), 0);
        let is_json_of_plain_text = args == &["--json", "a.txt"];
        if is_json_of_plain_text {
            // The words of the payloads are in the file, and so in its text; as words alone.
            // What was read when the program ended may stop within a character.
            let raw = session.raw();
            let written = String::from_utf8_lossy(&raw);
            assert!(written.chars().all(|c| matches!(c, '\r' | '\n') || may_be_drawn(c)));
        } else {
            check_clean(&session);
        }
        assert!(!session.has_written(b"\x1b"));
    }
}

#[test]
fn file_names_do_not_command_the_terminal() {
    let name = "a\x1b]0;owned\x07\u{202e}b\n.txt";
    let mut session = Start::new(&[name]).file(name, "The ferry came back.\n").run();
    session.wait_for("The ferry came back.").keys("<c-g>").wait_alive();
    session.keys("<esc>").wait_alive().quit();
    check_clean(&session);
    let mut missing = Session::new(&["no\x1b]0;owned\x07\u{202e}such\n.txt"], 80, 24);
    assert_eq!(missing.wait_exit(), 1);
    missing.wait_for("such");
    check_clean(&missing);
    let mut wrong = Session::new(&["--no\x1b]0;owned\x07such"], 80, 24);
    assert_eq!(wrong.wait_exit(), 2);
    check_clean(&wrong);
}

/// What was put on the clipboard last, by OSC 52.
fn copied(session: &Session) -> String {
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    let (_, payload) = raw.rsplit_once("\x1b]52;c;").expect("something was copied");
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for letter in payload.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => break,
        };
        (bits, held) = (bits << 6 | u32::from(six), held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xFF) as u8);
        }
    }
    String::from_utf8(bytes).expect("what is copied is text")
}

#[test]
fn what_is_copied_is_what_was_seen() {
    let article = "The qu\u{202e}ay\n\n\
        \u{201c}We \x1b]52;c;aGFja2Vk\x07did\u{200b} it,\u{201d} said Ann Lee on 3 May 2021.\n";
    let mut session = Start::new(&["a.txt"]).file("a.txt", article).run();
    session.wait_for("did it").keys("Wy").wait_for("copied");
    let quote = copied(&session);
    assert!(quote.starts_with("\u{201c}We did it\u{201d} \u{2014} Ann Lee"), "{quote}");
    assert!(quote.contains("\u{201c}The quay\u{201d}"), "{quote}");
    session.keys("<esc>").wait_alive().keys("y").wait_alive();
    for words in [quote, copied(&session)] {
        let seen = |c: char| c == '\n' || dateline::text::sanitize::may_be_drawn(c);
        assert!(words.chars().all(seen), "{words:?}");
    }
    session.keys("<c-c>");
    session.wait_exit();
    session.assert_restored();
}

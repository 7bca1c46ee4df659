//! Colours and the background query: answers early, late, in pieces, wrong or none.

use std::thread;
use std::time::Duration;

use super::session::{Session, Start, find};

const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
/// How names are written in each theme, with all colours.
const DARK_NAME: &[u8] = b"38;2;135;215;255";
const LIGHT_NAME: &[u8] = b"38;2;0;79;158";

/// The default article in a terminal of all colours; it has been asked.
fn asked() -> Session {
    let mut session = Start::new(&[]).env("COLORTERM", "truecolor").run();
    session.wait_for("Ali Khamenei").wait_written(QUESTION);
    session
}

fn has_colours(session: &Session) -> bool {
    [DARK_NAME, LIGHT_NAME].iter().any(|name| session.has_written(name))
}

#[test]
fn the_answer_chooses_the_theme() {
    let answers: [(&[u8], &[u8]); 4] = [
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07", LIGHT_NAME),
        (b"\x1b]11;rgb:fd/f6/e3\x1b\\", LIGHT_NAME),
        (b"\x1b]11;rgb:0000/2b2b/3636\x07", DARK_NAME),
        (b"\x1b]11;rgba:0/0/0/f\x1b\\", DARK_NAME),
    ];
    for (answer, name) in answers {
        let mut session = asked();
        session.bytes(answer).wait_written(name).wait_alive().quit();
    }
}

#[test]
fn an_answer_at_once_colours_the_first_frame() {
    let start = Start::shell("read go; $D a.txt").file("a.txt", "Ann Lee sang.");
    let mut session = start.env("COLORTERM", "truecolor").run();
    // What follows the line is left for the reader, which finds it as soon as it looks.
    session.bytes(b"\n\x1b]11;rgb:ffff/ffff/ffff\x07j").wait_for("Ann Lee");
    let raw = session.raw();
    let end = find(&raw, b"\x1b[?2026l").unwrap();
    assert!(find(&raw[..end], LIGHT_NAME).is_some(), "{:?}", session.screen());
    session.wait_alive().quit();
}

#[test]
fn keys_that_wait_from_before_the_start_are_all_read() {
    let mut session = Start::shell("read go; $D").run();
    // More than is read before the first frame.
    let keys = ["\n", &"jk".repeat(100), "2]"].concat();
    session.bytes(keys.as_bytes()).wait_for("§3/8").quit();
}

#[test]
fn nonsense_changes_nothing_and_is_no_key() {
    let answers: [&[u8]; 4] = [
        b"\x1b]11;rgb:q/Q/q\x07",
        b"\x1b]11;?\x07",
        b"\x1b]52;c;cXFxUVFR\x1b\\",
        b"\x1bP1$r0qQ\x1b\\",
    ];
    for answer in answers {
        let mut session = asked();
        session.bytes(answer).wait_alive();
        assert!(!has_colours(&session));
        session.wait_for("Hope or Hostility").quit();
    }
}

#[test]
fn a_terminal_that_does_not_answer_is_not_waited_for() {
    let mut session = asked();
    session.keys("2]").wait_for("§3/8").wait_alive();
    assert!(!has_colours(&session));
    session.quit();
}

#[test]
fn keys_before_and_after_the_answer_are_keys() {
    let mut session = asked();
    session.bytes(b"]\x1b]11;rgb:ffff/ffff/ffff\x07]").wait_written(LIGHT_NAME);
    session.wait_for("§3/8").quit();
}

#[test]
fn a_late_answer_in_pieces_is_an_answer() {
    let mut session = asked();
    session.wait_alive();
    let pieces: [&[u8]; 4] = [b"\x1b]", b"11;rgb:ff", b"ff/ffff/f", b"fff\x07"];
    for piece in pieces {
        session.bytes(piece);
        thread::sleep(Duration::from_millis(20));
    }
    session.wait_written(LIGHT_NAME).wait_for("Hope or Hostility").wait_for("help").quit();
}

#[test]
fn an_answer_after_leaving_is_not_left_to_the_shell() {
    let line = "$D; echo left; read line; echo \"got<$line>\"";
    let mut session = Start::shell(line).run();
    session.wait_written(QUESTION).bytes(b"q\x1b]11;rgb:ffff/ffff/ffff\x07");
    session.wait_for("left").bytes(b"x\n").wait_for("got<x>");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn nothing_is_asked_where_it_would_change_nothing() {
    let config = "ask-background = false\n";
    let starts = [
        Start::new(&["--theme", "dark"]),
        Start::new(&[]).env("NO_COLOR", "1"),
        Start::new(&[]).env("TERM", "linux"),
        Start::shell(&format!(
            "mkdir -p .config/dateline; echo '{config}' > .config/dateline/config.toml; exec $D"
        )),
    ];
    for start in starts {
        let mut session = start.run();
        session.wait_for("Ali Khamenei").wait_alive();
        assert!(!session.has_written(QUESTION));
        session.quit();
    }
}

#[test]
fn what_the_shell_left_on_is_off() {
    let start = Start::shell("printf '\\033[4;41m'; $D a.txt").file("a.txt", "Ann Lee sang.");
    let mut session = start.env("NO_COLOR", "1").run();
    session.wait_until("words on an untouched screen", |screen| {
        let (rows, columns) = screen.size();
        let mut cells = (0..rows).flat_map(|y| (0..columns).filter_map(move |x| screen.cell(y, x)));
        screen.contents().contains("Ann Lee sang.")
            && cells.all(|cell| !cell.underline() && cell.bgcolor() == vt100::Color::Default)
    });
    session.quit();
}

#[test]
fn colours_are_those_that_the_terminal_has() {
    let light = ("COLORFGBG", "0;15");
    for (variables, name) in [
        (vec![("TERM", "xterm")], &b"\x1b[1;34m"[..]),
        (vec![("TERM", "xterm-256color")], b"38;5;25m"),
        (vec![("TERM", "xterm"), ("COLORTERM", "truecolor")], LIGHT_NAME),
    ] {
        let mut start = Start::new(&[]).env(light.0, light.1);
        for (variable, value) in variables {
            start = start.env(variable, value);
        }
        start.run().wait_for("Ali Khamenei").wait_written(name).wait_alive().quit();
    }
}

#[test]
fn the_next_time_the_first_frame_has_the_colours() {
    let home = tempfile::tempdir().unwrap();
    let start = |term: &str| {
        let start = Start::new(&[]).home(home.path()).env("COLORTERM", "truecolor");
        start.env("TERM", term).run()
    };
    let mut first = start("xterm-256color");
    first.wait_for("Ali Khamenei").wait_written(QUESTION);
    assert!(!has_colours(&first));
    first.bytes(b"\x1b]11;rgb:ffff/ffff/ffff\x07").wait_written(LIGHT_NAME).quit();
    for (term, known) in [("xterm-256color", true), ("xterm", false)] {
        let mut next = start(term);
        next.wait_for("Ali Khamenei").wait_written(QUESTION);
        assert_eq!(next.has_written(LIGHT_NAME), known, "{term}");
        next.quit();
    }
}

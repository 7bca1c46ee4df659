//! How the program starts: reader or plain text, pipes, poor terminals.

use super::session::{Session, Start, find};

const ARTICLE: &str = "The quay\n\nThe ferry came back on Monday.\n";
const SENTENCE: &str = "The ferry came back on Monday.";

#[test]
fn the_first_frame_needs_no_answer() {
    let mut session = Start::new(&["a.txt"]).file("a.txt", ARTICLE).run();
    session.wait_for(SENTENCE);
    let raw = session.raw();
    let end = find(&raw, b"\x1b[?2026l").unwrap_or(raw.len());
    assert!(find(&raw[..end], b"\x1b]11;?").is_some());
    for query in [&b"\x1b[6n"[..], b"\x1b[c", b"\x1b[0c", b"\x1b[>", b"\x1b]10", b"\x1bP"] {
        assert_eq!(find(&raw[..end], query), None, "{query:?}");
    }
    session.quit();
}

#[test]
fn an_article_may_come_through_a_pipe() {
    for line in ["cat a.txt | $D", "cat a.txt | $D -", "$D < a.txt", "$D - < a.txt"] {
        let mut session = Start::shell(line).file("a.txt", ARTICLE).run();
        session.wait_for(SENTENCE).wait_until("the reader", vt100::Screen::alternate_screen);
        session.quit();
    }
}

#[test]
fn poor_terminals_get_plain_text() {
    let start = || Start::new(&["a.txt"]).file("a.txt", ARTICLE);
    let starts = [
        start().env("TERM", "dumb"),
        start().env_remove("TERM"),
        start().env("TERM", ""),
        Start::new(&["--plain", "a.txt"]).file("a.txt", ARTICLE),
        // No keys can be read here.
        Start::shell("cat a.txt | $D").file("a.txt", ARTICLE).without_control(),
    ];
    for start in starts {
        let mut session = start.run();
        session.wait_for(SENTENCE);
        assert_eq!(session.wait_exit(), 0);
        session.assert_restored();
        assert!(!session.has_written(b"\x1b"), "{:?}", session.screen());
    }
}

#[test]
fn other_terminals_get_the_reader() {
    for term in ["screen", "tmux-256color", "linux", "vt100", "nobody-knows-it"] {
        let mut session = Start::new(&["a.txt"]).file("a.txt", ARTICLE).env("TERM", term).run();
        session.wait_for(SENTENCE).quit();
    }
}

#[test]
fn no_color_means_none() {
    let mut session = Start::new(&[]).env("NO_COLOR", "1").run();
    session.wait_for("Hope or Hostility").keys("<pgdn>").wait_alive().quit();
    for sequence in String::from_utf8_lossy(&session.raw()).split("\x1b[").skip(1) {
        let Some((parameters, _)) = sequence.split_once('m') else { continue };
        if !parameters.bytes().all(|b| b.is_ascii_digit() || b == b';') {
            continue;
        }
        // 39, 49, 59 set back to the terminal's own.
        let colour = |n: u32| matches!(n, 30..=38 | 40..=48 | 58 | 90..=107);
        let coloured = parameters.split(';').filter_map(|n| n.parse().ok()).any(colour);
        assert!(!coloured, "{parameters}");
    }
}

#[test]
fn a_full_disk_as_output_is_an_error_and_no_more() {
    let mut session = Start::shell("$D a.txt > /dev/full").file("a.txt", ARTICLE).run();
    session.wait_for("No space left");
    assert_eq!(session.wait_exit(), 1);
    session.assert_restored();
}

#[test]
fn a_missing_article_is_one_line() {
    let mut session = Session::new(&["no-such.txt"], 80, 24);
    session.wait_for("no-such.txt");
    assert_eq!(session.wait_exit(), 1);
    session.assert_restored();
    assert!(!session.has_written(b"\x1b"));
    assert_eq!(session.screen().trim().lines().count(), 1);
}

#[test]
fn a_name_like_an_option_is_a_name() {
    let mut session = Start::new(&["--", "-rf"]).file("-rf", ARTICLE).run();
    session.wait_for(SENTENCE).quit();
}

#[test]
fn links_are_given_to_terminals_that_take_them() {
    const LINK: &[u8] = b";https://example.org/a\x1b\\";
    const CLOSE: &[u8] = b"\x1b]8;;\x1b\\";
    let article = "# The quay\n\nThe [ferry](https://example.org/a) came back.\n";
    for (term, config, linked) in [
        ("xterm-kitty", "", true),
        ("xterm-256color", "", false),
        ("linux", "", false),
        ("screen", "", false),
        ("linux", "hyperlinks = \"on\"\n", true),
        ("xterm-kitty", "hyperlinks = \"off\"\n", false),
    ] {
        let mut session = Start::shell(
            "mkdir -p .config/dateline; cp c.toml .config/dateline/config.toml; $D a.md",
        )
        .file("a.md", article)
        .file("c.toml", config)
        .env("TERM", term)
        .run();
        session.wait_for("came back").quit();
        let raw = session.raw();
        assert_eq!(find(&raw, LINK).is_some(), linked, "{term} {config}");
        assert_eq!(find(&raw, b"\x1b]8").is_some(), linked, "{term} {config}");
        assert!(!linked || raw.windows(CLOSE.len()).filter(|w| *w == CLOSE).count() >= 2);
    }
}

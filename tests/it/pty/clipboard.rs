//! Copying by a tool, by the terminal and into a file, and the messages about it.

use std::fs;

use super::session::{Session, Start};

const ARTICLE: &str = "The quay\n\nThe ferry came back on Monday.\n";
const SENTENCE: &str = "The ferry came back on Monday.";
/// The sentence, as the beginning of the base64 that the terminal is sent.
const ENCODED: &[u8] = b"\x1b]52;c;VGhlIGZlcnJ5IGNhbWUgYmFjayBvbiBNb25kYXku";

/// The reader with a program `name` that does `does`, and no other but those of the system.
fn with_tool(name: &str, does: &str) -> Start {
    let line = format!(
        "mkdir bin; printf '#!/bin/sh\\n{does}\\n' > bin/{name}; chmod +x bin/{name}; \
         PATH=$PWD/bin:/usr/bin:/bin exec $D a.txt"
    );
    Start::shell(&line).file("a.txt", ARTICLE).env("DISPLAY", ":0")
}

fn copy(start: Start) -> Session {
    let mut session = start.run();
    session.wait_for(SENTENCE).keys("2)y");
    session
}

fn config(line: &str) -> String {
    format!(
        "mkdir -p .config/dateline; echo '{line}' > .config/dateline/config.toml; exec $D a.txt"
    )
}

#[test]
fn a_tool_takes_the_words() {
    let mut session = copy(with_tool("xclip", "cat > taken; echo noise; echo noise >\\&2"));
    session.wait_for("copied by xclip");
    let taken = fs::read_to_string(session.home().join("taken")).unwrap();
    assert!(taken.starts_with(SENTENCE) && taken.contains("“The quay”"), "{taken}");
    assert!(!session.has_written(b"\x1b]52") && !session.screen().contains("noise"));
    session.quit();
}

#[test]
fn a_tool_that_fails_gives_way_to_the_terminal() {
    let mut session = copy(with_tool("xclip", "exit 3"));
    session.wait_for("xclip failed").wait_for("OSC 52").wait_written(ENCODED).quit();
}

#[test]
fn a_tool_that_never_ends_keeps_no_key_waiting() {
    let mut session = copy(with_tool("xclip", "exec sleep 600"));
    session.wait_alive().keys("?").wait_for("HELP").keys("<esc>");
    session.wait_for("xclip failed").wait_written(ENCODED).quit();
}

#[test]
fn far_away_the_terminal_takes_the_words() {
    let start = with_tool("xclip", "cat > taken").env("SSH_CONNECTION", "a 1 b 22");
    let mut session = copy(start);
    session.wait_written(ENCODED).wait_for("OSC 52");
    assert!(!session.home().join("taken").exists());
    session.quit();
}

#[test]
fn multiplexers_pass_the_sequence_on() {
    let start = Start::new(&["a.txt"]).file("a.txt", ARTICLE).env("STY", "1.pts");
    copy(start).wait_written(b"\x1bP\x1b]52;c;").quit();
    let start = with_tool("tmux", "exit 1").env("TMUX", "/nowhere,1,0").env_remove("DISPLAY");
    copy(start).wait_written(b"\x1bPtmux;\x1b\x1b]52;c;").wait_for("tmux failed").quit();
}

#[test]
fn words_go_where_the_setting_says() {
    let start = || Start::new(&["a.txt"]).file("a.txt", ARTICLE);
    let mut session = copy(start().env("TERM", "linux"));
    session.wait_for("copied to");
    let file = session.home().join(".local/state/dateline/copied.txt");
    assert!(fs::read_to_string(file).unwrap().starts_with(SENTENCE));
    session.quit();

    let line = config("clipboard = \"tee taken\"");
    let mut session = copy(Start::shell(&line).file("a.txt", ARTICLE));
    session.wait_for("copied by tee").quit();
    assert!(fs::read_to_string(session.home().join("taken")).unwrap().starts_with(SENTENCE));

    let line = config("clipboard = \"no-such-tool\"");
    let mut session = copy(Start::shell(&line).file("a.txt", ARTICLE));
    session.wait_for("no-such-tool not found; copied to").quit();
}

#[test]
fn what_is_too_much_for_the_terminal_becomes_a_file() {
    let long = format!("The quay\n\n{} came back.\n", "the ferry ".repeat(9000).trim());
    let mut session = Start::new(&["a.txt"]).file("a.txt", &long).run();
    session.wait_for("the ferry").keys("2)y").wait_for("too long for the terminal");
    assert!(!session.has_written(b"\x1b]52"));
    let file = session.home().join(".local/state/dateline/copied.txt");
    assert!(fs::read_to_string(file).unwrap().len() > 80_000);
    session.quit();
}

//! As a pager: laid-out text and its colours, lines to open at, one screen, growing files, links.

use std::io::Write as _;

use super::session::Start;

const LOG: &str = "\x1b[33mcommit 1a2b3c4d5e\x1b[m\nAuthor: Ida Moss <ida.moss.of.the.quay@harbour.example.org>\n\n    wall: a stone\n    \n    It was missing.\n\n\x1b[1mdiff --git a/wall b/wall\x1b[m\n\x1b[36m@@ -1 +1,2 @@\x1b[m\n one\n\x1b[32m+two\x1b[m\n";

#[test]
fn a_coloured_log_is_shown_as_it_is() {
    let mut session = Start::shell("cat log | $D").file("log", LOG).run();
    session.wait_for("commit 1a2b3c4d5e\nAuthor: Ida Moss");
    session.wait_for("wall: a stone\n\n    It was missing.\n\ndiff --git a/wall b/wall\n@@ -1");
    session.wait_until("an added line in its colour", |screen| {
        let row = screen.rows(0, 80).position(|row| row.starts_with("+two")).unwrap_or(0);
        let cell = |row: usize| screen.cell(u16::try_from(row).unwrap(), 1).map(|c| c.fgcolor());
        cell(row) == Some(vt100::Color::Idx(2)) && cell(row - 1) == Some(vt100::Color::Default)
    });
    session.quit();
}

#[test]
fn what_fits_on_one_screen_is_printed_and_left() {
    let check = |line: &str, leaves: bool| {
        let mut session = Start::shell(line).file("log", LOG).run();
        if leaves {
            assert_eq!(session.wait_exit(), 0, "{line}");
            session.wait_for("+two").assert_restored();
        } else {
            session.wait_for("+two").wait_for("? help").quit();
        }
    };
    check("cat log | LESS=FRX $D", true);
    check("cat log | $D -F", true);
    check("$D --quit-if-one-screen log", true);
    check("cat log | LESS=RX $D", false);
    check("LESS=FRX $D log", false);
    let mut session = Start::shell("(cat log; seq 1 90) | $D -F").file("log", LOG).run();
    session.wait_for("commit 1a2b").wait_for("? help").quit();
}

#[test]
fn text_typed_at_the_terminal_is_read_first_and_keys_work_after_it() {
    let mut session = Start::shell("$D -").run();
    session.wait_for("type or paste").bytes(b"Anna Berg came to Lund.\r\x04");
    session.wait_for("? help").wait_for("Anna Berg");
    session.keys("z").wait_gone("PEOPLE").keys("W").wait_for("QUOTES").wait_for("Anna Berg came");
    session.keys("q").wait_gone("QUOTES").quit();
}

#[test]
fn a_file_opens_at_a_line_a_match_or_a_name() {
    let lines: String = (1..=200).map(|n| format!("Line number {n} of the wall\n")).collect();
    for (line, top) in [
        ("$D a.txt:120", "Line number 120 "),
        ("$D +120 a.txt", "Line number 120 "),
        ("cat a.txt | $D +120", "Line number 120 "),
        ("$D '+/number 77 '  a.txt", "Line number 77 "),
        ("$D +G a.txt", "Line number 200 "),
        ("cp a.txt a.txt:7; echo 'Another.' >> a.txt:7; $D +G a.txt:7", "Another."),
    ] {
        let mut session = Start::shell(line).file("a.txt", &lines).run();
        session.wait_for(top).quit();
    }
}

#[test]
fn a_growing_file_is_followed_until_a_key() {
    let lines: String = (1..=60).map(|n| format!("Line number {n} of the log\n")).collect();
    let mut session = Start::shell("$D a.log").file("a.log", &lines).run();
    session.wait_for("Line number 1 ").keys("F").wait_for("Line number 60 ").wait_for("following");
    let path = session.home().join("a.log");
    let grow = |words: &str| {
        let mut file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(words.as_bytes()).unwrap();
    };
    grow("Line number 61 of the log\n");
    session.wait_for("Line number 61 ");
    session.keys("q").wait_for("not following any more");
    grow("Line number 62 of the log\n");
    session.wait_alive().quit();
}

#[test]
fn a_followed_file_that_is_cut_or_replaced_is_shown_as_it_is() {
    let lines: String = (1..=60).map(|n| format!("Line number {n} of the log\n")).collect();
    let mut session = Start::shell("$D a.log").file("a.log", &lines).run();
    session.wait_for("Line number 1 ").keys("F").wait_for("following");
    let path = session.home().join("a.log");
    std::fs::write(&path, "The log begins again\n").unwrap();
    session.wait_for("The log begins again");
    let other = session.home().join("b.log");
    std::fs::write(&other, format!("The log of another day\n{lines}Its last line\n")).unwrap();
    std::fs::rename(&other, &path).unwrap();
    session.wait_for("Its last line");
    session.keys("q").wait_for("not following any more").quit();
}

#[test]
fn several_files_are_numbered() {
    let start = Start::shell("$D a.txt b.txt").file("a.txt", "The quay\n\nWords of it here.\n");
    let mut session = start.file("b.txt", "The ferry\n\nOther words of it here.\n").run();
    session.wait_for("[1/2] The quay").keys(";").wait_for("[2/2] The ferry");
    session
        .keys("a")
        .wait_for("ARTICLES")
        .wait_for("The quay")
        .keys("q")
        .wait_gone("ARTICLES")
        .quit();
}

const PAGE: &str = "<!DOCTYPE html><title>The quay</title><article><h1>The quay</h1>\
    <p>Anna Berg came to the quay on Monday, and nobody saw her there, said the mayor of the town, \
    who had waited. <a href='old/b.html'>An older page</a> tells of it, and \
    <a href='../c.html'>another one</a> does not. The harbour has <a href='http://127.0.0.1/x'>its \
    own page</a>, where the ferry is.</p></article>";

#[test]
fn a_link_opens_here_and_back_leads_to_it() {
    let line = "mkdir old; echo '<p>Tom Ash counted the stones of the wall that night.' > old/b.html; $D a.html";
    let mut session = Start::shell(line).file("a.html", PAGE).run();
    session.wait_for("Anna Berg").keys("O").wait_for("LINKS").wait_for("old/b.html");
    session.keys("<cr>").wait_for("Tom Ash counted").wait_for("[2/2]");
    session.keys("<c-o>").wait_for("Anna Berg").wait_for("[1/2]");
    // Outside of the folder, and this machine.
    session.keys("Oj<cr>").wait_for("outside the article's folder");
    session.keys("j<cr>").wait_for("Enter again opens 127.0.0.1 here");
    session.keys("<cr>").wait_for("a link to this machine or its network is not followed");
    session.quit();
}

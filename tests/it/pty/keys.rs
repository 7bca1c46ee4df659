//! Keys as terminals send them: fast, broken, forged.

use super::session::{Session, Start};

const TITLE: &str = "Hope or Hostility";

#[test]
fn a_flood_of_keys_is_taken_in() {
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE);
    session.bytes(&b"jk".repeat(4_000)).wait_alive();
    // One frame a key would be eight thousand.
    assert!(session.frames() < 2_000, "{}", session.frames());
    session.quit();
}

#[test]
fn a_paste_runs_no_commands() {
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE);
    let text = "q :q\r Q ZZ \x03 ".repeat(80_000);
    session.bytes(b"\x1b[200~").bytes(text.as_bytes()).bytes(b"\x1b[201~");
    session.wait_alive().quit();
}

#[test]
fn broken_and_forged_sequences_do_nothing() {
    let hostile: &[&[u8]] = &[
        // Replies nobody asked for.
        b"\x1b[?1;2c",
        b"\x1b[24;80R",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1b]52;c;cQ==\x07",
        b"\x1bP1$r0m\x1b\\",
        b"\x1b[?2026;2$y",
        b"\x1b[8;24;80t",
        // Mice at impossible places.
        b"\x1b[M\x20\x00\x00",
        b"\x1b[M   ",
        b"\x1b[<0;0;0M",
        b"\x1b[<0;99999999999;1M",
        b"\x1b[<65;;M",
        b"\x1b[32;0;0M",
        // Numbers that fit nowhere, and none at all.
        b"\x1b[99999999999999999999A",
        b"\x1b[;;;;;;;;;;A",
        b"\x1b[1;999u",
        b"\x1b[u",
        b"\x1b[27;5;9~",
        b"\xff\xfe\xc3\x28\xf0\x28\x8c\x28",
        b"\x1b[201~",
    ];
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE);
    for bytes in hostile {
        session.bytes(bytes);
        // Whatever was opened by letters of the junk is closed again.
        session.keys("<esc>").wait_alive();
        session.keys("<esc>").wait_alive();
    }
    session.keys("<c-c>");
    assert!([0, 130].contains(&session.wait_exit()));
    session.assert_restored();
}

#[test]
fn a_sequence_in_two_pieces_ends_nothing() {
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE);
    session.bytes(b"\x1b[").wait_alive().bytes(b"A").wait_alive();
    session.quit();
}

#[test]
fn an_editor_gets_every_key() {
    let editor = "#!/bin/sh\necho editing \"$@\"\nread line\necho \"got $line\"\nread line\n";
    let mut session = Start::shell("chmod +x ed; EDITOR=./ed exec $D a.txt")
        .file("ed", editor)
        .file("a.txt", "The quay\n\nThe ferry came back on Monday.\n")
        .run();
    session.wait_for("The ferry came back");
    session.keys("e").wait_for("editing").wait_until("its screen", |s| !s.alternate_screen());
    assert!(session.is_cooked());
    session.bytes(b"quick brown\r").wait_for("got quick brown").bytes(b"\r");
    session.wait_for("The ferry came back").wait_alive().quit();
}

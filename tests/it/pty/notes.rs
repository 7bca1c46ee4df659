//! Notes on disk: two readers, files that move, disks that fail, sessions that leave no trace.

use std::fs;
use std::path::Path;

use super::session::{Session, Start};

const ARTICLE: &str = "The quay\n\nThe ferry came back on Monday. Nobody saw it leave.\n";

fn open(home: &Path, name: &str) -> Session {
    Start::new(&[name]).home(home).run()
}

fn home() -> tempfile::TempDir {
    let home = tempfile::TempDir::new().unwrap();
    fs::write(home.path().join("a.txt"), ARTICLE).unwrap();
    home
}

fn note(session: &mut Session, words: &str) {
    session.wait_for("ferry").keys(&format!("i{words}<cr>")).wait_for("note saved");
}

#[test]
fn two_readers_of_one_file_keep_both_their_notes() {
    for first_leaves_first in [true, false] {
        let home = home();
        let mut sessions = [open(home.path(), "a.txt"), open(home.path(), "a.txt")];
        sessions[0].wait_for("ferry");
        sessions[1].wait_for("ferry").keys("}").wait_alive();
        note(&mut sessions[0], "mine");
        note(&mut sessions[1], "yours");
        sessions[0].keys("U").wait_for("undone").keys("iagain<cr>").wait_for("note saved");
        let [one, two] = &mut sessions;
        let (first, second) = if first_leaves_first { (one, two) } else { (two, one) };
        first.quit();
        second.quit();
        let mut again = open(home.path(), "a.txt");
        again.wait_for("ferry").keys("I").wait_for("again").wait_for("yours");
        assert!(!again.screen().contains("mine"));
        again.keys("q").wait_alive().quit();
    }
}

#[test]
fn notes_survive_a_new_name_and_then_an_edit() {
    let home = home();
    let mut session = open(home.path(), "a.txt");
    note(&mut session, "why?");
    session.quit();
    let (old, new) = (home.path().join("a.txt"), home.path().join("b.txt"));
    fs::rename(old, &new).unwrap();
    open(home.path(), "b.txt").wait_for("ferry").quit();
    fs::write(&new, format!("{ARTICLE}\nOne more line.\n")).unwrap();
    let mut again = open(home.path(), "b.txt");
    again.wait_for("One more").keys("I").wait_for("why?").keys("q").wait_alive().quit();
}

#[test]
fn notes_that_cannot_be_saved_are_exported_before_leaving() {
    let home = home();
    fs::write(home.path().join("file"), "").unwrap();
    let full = home.path().join("file/state");
    let mut session = Start::new(&["a.txt"])
        .home(home.path())
        .env("XDG_STATE_HOME", full.to_str().unwrap())
        .size(100, 24)
        .run();
    session.wait_for("ferry").keys("iwhy?<cr>").wait_for("not saved (cannot create");
    session.keys("q").wait_for(":export FILE.md writes them").wait_alive();
    session.keys(":export<space>~/n.md<cr>").wait_for("written to").keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.wait_for("dateline: cannot create");
    let exported = fs::read_to_string(home.path().join("n.md")).unwrap();
    assert!(exported.contains("why?"), "{exported}");
}

#[test]
fn leaving_twice_drops_what_cannot_be_saved() {
    let home = home();
    let mut session = Start::new(&["--private", "a.txt"]).home(home.path()).size(100, 24).run();
    session.wait_for("ferry").keys("iwhy?<cr>").wait_for("not saved (private session)");
    session.keys("q").wait_for("leave again to drop them").keys("q");
    assert_eq!(session.wait_exit(), 0);
    assert!(!home.path().join(".local").exists());
}

#[test]
fn a_private_session_leaves_no_trace() {
    for (arguments, config) in [(&["--private", "a.txt"][..], ""), (&["a.txt"], "remember = false")]
    {
        let home = home();
        fs::create_dir_all(home.path().join(".config/dateline")).unwrap();
        fs::write(home.path().join(".config/dateline/config.toml"), config).unwrap();
        let mut session = Start::new(arguments).home(home.path()).run();
        session.wait_for("ferry").keys("/ferry<cr>ma").wait_alive().keys("q");
        assert_eq!(session.wait_exit(), 0);
        assert!(!home.path().join(".local").exists(), "{arguments:?}");
    }
}

#[test]
fn a_recent_article_is_taken_off_the_list_and_another_is_forgotten() {
    let home = home();
    let mut session = open(home.path(), "a.txt");
    note(&mut session, "why?");
    session.quit();
    let line = "$D b.txt; $D --recent > recent; $D --forget a.txt; $D --forget a.txt; echo $?";
    let mut session = Start::shell(line).home(home.path()).file("b.txt", "Other words.\n").run();
    session.wait_for("Other words").keys("A").wait_for("The quay").keys("<del>");
    session.wait_for("removed from the list").wait_for("no other articles").keys("q").wait_alive();
    session.keys("q").wait_for("a.txt: forgotten").wait_for("nothing is saved of it").wait_for("0");
    session.wait_exit();
    let recent = fs::read_to_string(home.path().join("recent")).unwrap();
    assert!(recent.contains("b.txt") && !recent.contains("a.txt"), "{recent}");
}

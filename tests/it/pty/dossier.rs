//! Many articles in the reader: a folder is read behind the first article; rows lead to other
//! articles and back; what was decided about people survives; changed files are reported.

use std::fs;
use std::path::Path;

use super::session::{Session, Start};

const ARTICLES: [(&str, &str); 3] = [
    (
        "2024-05-04-ferry.txt",
        "Ferry stays\n\nWilliam Hobbs, the harbour master, closed the port on 3 May 2024. “We will \
         not sail before every lifeboat has been inspected,” Hobbs said.\n",
    ),
    (
        "2024-05-05-boats.txt",
        "Lifeboats first\n\nThe port was closed on 3 May 2024 by William Hobbs. “Every lifeboat has \
         been inspected,” Hobbs said.\n",
    ),
    ("2024-05-06-bread.txt", "Bakers\n\nAnna Berg, a baker, met Hobbs, she said.\n"),
];

/// A home with a folder of articles, and one file in it that is none.
fn home() -> tempfile::TempDir {
    let home = tempfile::TempDir::new().unwrap();
    let folder = home.path().join("wire");
    fs::create_dir(&folder).unwrap();
    for (name, words) in ARTICLES {
        fs::write(folder.join(name), words).unwrap();
    }
    fs::write(folder.join("broken.txt"), b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0").unwrap();
    home
}

fn open(home: &Path, folder: &str) -> Session {
    let mut session = Start::new(&[folder]).home(home).run();
    session.wait_for("Ferry stays");
    session
}

/// Leaves from a list, where `q` would close that alone.
fn leave(mut session: Session) {
    session.keys("Q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn a_folder_is_read_as_one_and_rows_lead_to_their_articles() {
    let home = home();
    let mut session = open(home.path(), "wire");
    session.keys("D").wait_for("ALL PEOPLE").wait_for("William Hobbs").wait_for("Anna Berg");
    session.keys("j<cr>").wait_for("Anna Berg, a baker").wait_for("[3/4]");
    session.keys("<c-o>").wait_for("[1/4]").wait_for("harbour master");
    session.keys("T").wait_for("ALL TIMELINE").wait_for("2024 May  3 Fri");
    session.keys("W").wait_for("ALL QUOTES").wait_for("⊂ “Every lifeboat");
    // The file that cannot be read is a row of its own.
    session.keys("a").wait_for("ARTICLES").wait_for("! wire/broken.txt").wait_for("Bakers");
    leave(session);
}

#[test]
fn decisions_about_people_survive_a_moved_folder() {
    let home = home();
    let mut session = open(home.path(), "wire");
    session.keys("D").wait_for("Anna Berg").keys("2j:same<space>william<cr>");
    session.wait_for("Hobbs is William Hobbs");
    leave(session);
    fs::rename(home.path().join("wire"), home.path().join("moved")).unwrap();
    let mut again = open(home.path(), "moved");
    again.keys("D").wait_for("Anna Berg").keys("g").wait_for("user decision");
    again.keys("U").wait_for("undone: Hobbs is William Hobbs");
    leave(again);
    let mut last = open(home.path(), "moved");
    last.keys("D").wait_for("Anna Berg").keys("g").wait_for("joined by same full name");
    leave(last);
}

#[test]
fn files_that_change_or_go_are_reported() {
    let home = home();
    let mut session = open(home.path(), "wire");
    session.keys("D").wait_for("Anna Berg");
    let file = |name: &str| home.path().join("wire").join(name);
    fs::write(file(ARTICLES[1].0), "Bells\n\nIda Lund rang them, she said.\n").unwrap();
    fs::remove_file(file(ARTICLES[2].0)).unwrap();
    session.keys("D").wait_for("Ferry stays").keys("D").wait_for("changed and read again");
    session.wait_for("Ida Lund").wait_gone("Anna Berg");
    leave(session);
}

#[test]
fn a_folder_that_is_moved_is_reported_and_what_was_read_stays() {
    let home = home();
    let mut session = open(home.path(), "wire");
    session.keys("D").wait_for("Anna Berg");
    fs::rename(home.path().join("wire"), home.path().join("moved")).unwrap();
    session.keys("D").wait_for("Ferry stays").keys("D").wait_for("wire: moved or removed");
    session.wait_for("articles stay as they were read").wait_for("Anna Berg");
    leave(session);
}

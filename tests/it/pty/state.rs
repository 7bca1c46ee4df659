//! Stored state: positions, marks, notes and corrections, and failures of the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::Signal;
use serde_json::Value;

use super::session::{Session, Start};

/// An article of numbered paragraphs, longer than a screen.
fn article() -> String {
    let paragraph = |n| format!("Paragraph number {n} tells of the ferry that came back.\n\n");
    format!("The quay\n\n{}", (1..=200).map(paragraph).collect::<String>())
}

fn open(home: &Path) -> Session {
    Start::new(&["a.txt"]).home(home).file("a.txt", article()).run()
}

fn home() -> tempfile::TempDir {
    tempfile::TempDir::new().unwrap()
}

fn state(home: &Path) -> PathBuf {
    home.join(".local/state/dateline")
}

/// Every state file, parsed. Panics where one is damaged.
fn parsed(home: &Path) -> Vec<Value> {
    let folders = [state(home), state(home).join("articles")];
    let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let paths = files.map(|file| file.unwrap().path());
    let json = paths.filter(|path| path.extension().is_some_and(|e| e == "json"));
    json.map(|path| serde_json::from_slice(&fs::read(path).unwrap()).unwrap()).collect()
}

#[test]
fn the_position_is_saved_at_every_exit() {
    type Leave = fn(&mut Session);
    let ways: [(&str, Leave); 4] = [
        ("q", |session| {
            session.keys("q");
        }),
        ("SIGTERM", |session| {
            session.signal(Signal::TERM);
        }),
        ("SIGHUP", |session| {
            session.signal(Signal::HUP);
        }),
        ("a closed window", Session::hang_up),
    ];
    for (name, leave) in ways {
        let home = home();
        let mut session = open(home.path());
        session.wait_for("Paragraph number 1 ").keys("G").wait_for("Paragraph number 200");
        leave(&mut session);
        session.wait_exit();
        assert_eq!(parsed(home.path()).len(), 2, "{name}: the article's and the recent ones'");
        let mut again = open(home.path());
        again.wait_for("Paragraph number 200").quit();
    }
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "needs failpoints, which release builds lack")]
fn the_place_survives_a_panic() {
    let home = home();
    let start = Start::new(&["a.txt"]).home(home.path()).file("a.txt", article());
    let mut session = start.env("DATELINE_FAILPOINT", "draw").run();
    session.wait_written(b"Paragraph").keys("G");
    assert_eq!(session.wait_exit(), 101);
    open(home.path()).wait_for("Paragraph number 200").quit();
}

#[test]
fn the_place_is_found_again_in_a_changed_article() {
    let home = home();
    let mut session = open(home.path());
    session.wait_for("Paragraph number 1 ").keys("<pgdn><pgdn><pgdn>").wait_alive();
    let top = session.screen().lines().nth(1).unwrap().trim_matches(['▎', ' ']).to_owned();
    session.quit();
    let longer = format!("{}\n\n{}", "A line that was not there.\n\n".repeat(40), article());
    let mut again = Start::new(&["a.txt"]).home(home.path()).file("a.txt", longer).run();
    again.wait_for("Paragraph number").wait_until("the same words on top", |screen| {
        screen
            .contents()
            .lines()
            .nth(1)
            .is_some_and(|line| line.contains(&top[..20.min(top.len())]))
    });
    again.quit();
}

#[test]
fn state_that_cannot_be_written_costs_one_notice() {
    let home = home();
    fs::write(home.path().join("file"), "").unwrap();
    let inside_a_file = home.path().join("file/state");
    let mut session = Start::new(&["a.txt"])
        .file("a.txt", article())
        .env("XDG_STATE_HOME", inside_a_file.to_str().unwrap())
        .run();
    session.wait_for("Paragraph number 1 ").keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.wait_for("dateline: cannot create").assert_restored();
    assert_eq!(session.screen().matches("cannot").count(), 1);
}

#[test]
fn a_limit_on_file_sizes_costs_one_notice() {
    let mut session = Start::shell("ulimit -f 0; exec $D a.txt").file("a.txt", article()).run();
    session.wait_for("Paragraph number 1 ").keys("q");
    assert_eq!(session.wait_exit(), 0);
    session.wait_for("dateline: cannot save").assert_restored();
}

#[test]
#[ignore = "needs mounts of its own (unshare)"]
fn a_full_disk_leaves_the_old_state() {
    let home = home();
    let disk = home.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let line = "mount -t tmpfs -o size=64k none disk || exit 77; export XDG_STATE_HOME=$PWD/disk; \
                $D a.txt; cp -r disk kept; cat /dev/zero > disk/full; $D a.txt; \
                rm disk/full; cp -r disk after";
    let mut shell = portable_pty::CommandBuilder::new("unshare");
    shell.args(["-m", "sh", "-c", line]);
    let mut session = Start::command(shell).home(home.path()).file("a.txt", article()).run();
    session.wait_for("Paragraph number 1 ").keys("G").wait_for("number 200").keys("q");
    session.wait_until("its end", |s| !s.alternate_screen());
    session.wait_for("Paragraph number 200").keys("g").wait_for("number 1 ").keys("q");
    session.wait_for("cannot save").wait_exit();
    let read = |folder: &str| {
        let mut files: Vec<_> = fs::read_dir(home.path().join(folder).join("dateline/articles"))
            .unwrap()
            .map(|file| fs::read(file.unwrap().path()).unwrap())
            .collect();
        files.sort();
        files
    };
    assert_eq!(read("kept"), read("after"));
    assert_eq!(read("kept").len(), 1);
}

#[test]
fn without_a_home_nothing_is_written() {
    for value in ["", "relative"] {
        let mut session = Start::new(&["a.txt"]).file("a.txt", article()).env("HOME", value).run();
        session.wait_for("Paragraph number 1 ").quit();
        if value == "relative" {
            let files: Vec<_> = fs::read_dir(session.home()).unwrap().collect();
            assert_eq!(files.len(), 1, "{files:?}");
        }
    }
}

#[test]
fn damaged_state_is_reported_and_set_aside() {
    let home = home();
    let mut session = open(home.path());
    session.wait_for("Paragraph number 1 ").keys("G").wait_for("number 200").quit();
    let articles = state(home.path()).join("articles");
    let file = fs::read_dir(&articles).unwrap().next().unwrap().unwrap().path();
    fs::write(&file, "{\"place\":").unwrap();
    let mut again = open(home.path());
    again.wait_for("damaged; moved to").wait_for("Paragraph number 1 ").quit();
    let names: Vec<_> =
        fs::read_dir(&articles).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "the new one and the one set aside: {names:?}");
}

#[test]
fn a_faulty_config_is_reported_by_line() {
    let config = "# mine\nmeasure = \"wide\"\nnonsense = 1\n";
    let home = home();
    fs::create_dir_all(home.path().join(".config/dateline")).unwrap();
    fs::write(home.path().join(".config/dateline/config.toml"), config).unwrap();
    let mut session = open(home.path());
    session.wait_for("Paragraph number 1 ").wait_for("config: line 2").quit();
}

#[test]
fn killed_while_saving_state_is_old_or_new() {
    std::thread::scope(|scope| {
        for worker in 0..4_u64 {
            scope.spawn(move || {
                let home = home();
                for turn in 0..20_u64 {
                    let mut session = open(home.path());
                    session.wait_written(b"Paragraph").keys(if turn % 2 == 0 {
                        "Gq"
                    } else {
                        "gq"
                    });
                    // From before the first byte to after the last.
                    std::thread::sleep(Duration::from_micros((turn * 4 + worker) * 92));
                    session.kill();
                    session.wait_exit();
                    parsed(home.path());
                }
                // And it can still be used.
                open(home.path()).wait_for("Paragraph").keys("gjj").quit();
                assert_eq!(parsed(home.path()).len(), 2);
            });
        }
    });
}

#[test]
fn many_readers_at_once_lose_nothing() {
    let home = home();
    let mut sessions: Vec<Session> = (0..8)
        .map(|n| {
            let name = format!("{n}.txt");
            Start::new(&[&name]).home(home.path()).file(&name, article()).run()
        })
        .collect();
    for session in &mut sessions {
        session.wait_for("Paragraph number 1 ").keys("G").wait_for("number 200");
    }
    for session in &mut sessions {
        session.keys("q");
    }
    for session in &mut sessions {
        assert_eq!(session.wait_exit(), 0);
        session.assert_restored();
    }
    let recent = fs::read(state(home.path()).join("recent.json")).unwrap();
    let recent: Value = serde_json::from_slice(&recent).unwrap();
    assert_eq!(recent["articles"].as_array().unwrap().len(), 8);
    assert_eq!(parsed(home.path()).len(), 9);
}

#[test]
fn articles_of_another_time_are_opened_again() {
    let home = home();
    let mut session = open(home.path());
    session.wait_for("Paragraph number 1 ").keys("G").wait_for("Paragraph number 200").quit();
    let start = || {
        Start::new(&["--published", "2021-05-03", "b.txt"])
            .home(home.path())
            .file("b.txt", "The other\n\nOther words.\n")
    };
    let mut session = start().run();
    session.wait_for("Other words").keys("A").wait_for("RECENT").wait_for("The quay");
    session.keys("<cr>").wait_for("Paragraph number 200").wait_for("undated");
    session.keys(",").wait_for("Other words").wait_for("3 May 2021").quit();

    fs::remove_file(home.path().join("a.txt")).unwrap();
    let mut session = start().run();
    session.wait_for("Other words").keys("A").wait_for("The quay").keys("/quay<cr><cr>");
    session.wait_for("no such file").keys("<esc><esc>").wait_alive().keys("Q");
    assert_eq!(session.wait_exit(), 0);
}

#[test]
fn jumps_and_what_was_typed_outlive_the_program() {
    let home = home();
    let mut session = open(home.path());
    session.wait_for("Paragraph number 1 ").keys("/number<space>77<cr>");
    session.wait_for("Paragraph number 77 ").keys("G").wait_for("Paragraph number 200").quit();
    let mut session = open(home.path());
    session.wait_for("Paragraph number 200").keys("<c-o>").wait_for("Paragraph number 77 ");
    session.keys("<c-o>").wait_for("Paragraph number 1 ");
    session.keys("/<up>").wait_for("/number 77").keys("<esc>").wait_alive().quit();
}

#[test]
fn what_is_put_right_in_one_of_many_is_right_for_scripts_too() {
    const MANY: &str = "{\"title\":\"One\",\"text\":\"Nora Lind opened the bridge.\"}\n\n\
                        {\"title\":\"Two\",\"text\":\"Nora Lind closed the bridge.\"}\n";
    let line = "$D a.jsonl && $D --json a.jsonl > out; $D people --tsv a.jsonl >> out";
    let mut session = Start::shell(line).file("a.jsonl", MANY).run();
    session.wait_for("opened").keys(":n<cr>").wait_for("closed");
    session.keys("P:rename<space>Nora<space>Lund<cr>").wait_for("Nora Lund").keys("qq");
    session.wait_exit();
    let out = fs::read_to_string(session.home().join("out")).unwrap();
    let mut lines = out.lines();
    for (title, name) in [("One", "Nora Lind"), ("Two", "Nora Lund")] {
        let article: Value = serde_json::from_str(lines.next().unwrap()).unwrap();
        assert_eq!(article["document"]["title"], title);
        assert_eq!(article["people"][0]["name"], name, "{title}");
    }
    let rows: Vec<_> = lines.skip(1).collect();
    assert!(rows[0].starts_with("Nora Lind\t") && rows[0].ends_with("a.jsonl#1"), "{out}");
    assert!(rows[1].starts_with("Nora Lund\t") && rows[1].ends_with("a.jsonl#2"), "{out}");
}

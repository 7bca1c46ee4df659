//! Every exit restores the terminal: keys, signals, panics, hang-ups, suspend.

use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use super::session::{Session, Start};

/// Words of the article that opens when none is named.
const TITLE: &str = "Hope or Hostility";

#[test]
fn quitting_gives_the_terminal_back() {
    for keys in ["q", "<c-c>"] {
        let mut session = Session::new(&[], 80, 24);
        session.wait_for(TITLE).keys(keys);
        assert!([0, 130].contains(&session.wait_exit()), "{keys}");
        session.assert_restored();
    }
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut session = Session::new(&[], 80, 24);
        session.wait_for(TITLE).wait_alive().signal(signal);
        assert_eq!(session.wait_exit(), 128 + signal.as_raw().unsigned_abs(), "{signal:?}");
        session.assert_restored();
    }
}

#[test]
fn a_signal_at_any_moment_of_the_start_gives_the_terminal_back() {
    for millis in 0..8 {
        let mut session = Session::new(&[], 80, 24);
        std::thread::sleep(Duration::from_millis(millis));
        session.signal(Signal::TERM);
        session.wait_exit();
        session.assert_restored();
    }
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "needs failpoints, which release builds lack")]
fn a_panic_is_printed_on_the_restored_screen() {
    for (place, shown) in [("draw", true), ("keyboard", true), ("start", false)] {
        let mut session = Start::new(&[]).env("DATELINE_FAILPOINT", place).run();
        if shown {
            session.wait_written(b"Hostility").keys("j");
        }
        assert_eq!(session.wait_exit(), 101, "{place}");
        session.assert_restored();
        session.wait_for(&format!("failpoint: {place}"));
    }
}

#[test]
fn a_closed_window_ends_the_program() {
    for start in [Start::new(&[]), Start::new(&[]).without_control()] {
        let mut session = start.run();
        session.wait_for(TITLE);
        let closed = Instant::now();
        session.hang_up();
        assert_eq!(session.wait_exit(), 129);
        // The bound is wide for machines under load; alone it takes about ten milliseconds.
        assert!(closed.elapsed() < Duration::from_secs(10));
    }
}

#[test]
fn a_shell_gets_the_terminal_while_the_program_is_stopped() {
    let mut shell = CommandBuilder::new("bash");
    shell.args(["--norc", "--noprofile", "-i"]);
    let mut session = Start::command(shell).env("PS1", "shell> ").run();
    session.wait_for("shell>").bytes(b"$D\r").wait_for(TITLE);
    for by_signal in [false, true] {
        if by_signal {
            session.bytes(b"$D\r").wait_for(TITLE).wait_alive();
            let children = std::process::Command::new("pkill")
                .args(["-TSTP", "-P", &session.pid().as_raw_nonzero().to_string()])
                .status();
            assert!(children.unwrap().success());
        } else {
            session.keys("<c-z>");
        }
        session.wait_for("Stopped").wait_until("the shell's screen", |s| !s.alternate_screen());
        session.bytes(b"echo $((6*7))\r").wait_for("42");
        session.resize(60, 20).bytes(b"fg\r").wait_for(TITLE).wait_alive();
        session.keys("q").wait_until("the shell's screen", |s| !s.alternate_screen());
        session.resize(80, 24).bytes(b"clear\r").wait_gone("Stopped");
    }
    session.bytes(b"exit\r");
    session.wait_exit();
    session.assert_restored();
}

#[test]
fn without_a_shell_there_is_no_stopping() {
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE).keys("<c-z>").wait_alive();
    session.quit();
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs /proc")]
fn nothing_happens_while_nothing_happens() {
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE).wait_alive();
    std::thread::sleep(Duration::from_millis(100));
    let before = switches(&session);
    let written = session.raw().len();
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(switches(&session), before, "a thread woke up");
    assert_eq!(session.raw().len(), written, "something was drawn");
    session.quit();
}

/// How often the program's threads have gone to sleep so far.
fn switches(session: &Session) -> u64 {
    let tasks = format!("/proc/{}/task", session.pid().as_raw_nonzero());
    let counts = std::fs::read_dir(tasks).unwrap().map(|task| {
        let status = std::fs::read_to_string(task.unwrap().path().join("status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches"));
        line.unwrap().split_whitespace().last().unwrap().parse::<u64>().unwrap()
    });
    counts.sum()
}

//! Blocked terminals and failing system calls.

use std::time::Duration;

use rustix::process::Signal;

use super::session::{Session, Start};

const TITLE: &str = "Hope or Hostility";

/// Writes more than a terminal has room for (76 KB on Linux, a frame is about 5) while it takes
/// nothing. Frames of another size come no faster than every 16 ms.
fn fill(session: &mut Session) {
    session.set_deaf(true);
    for turn in 0..30 {
        session.resize(100 + turn % 2, 40).keys("<pgdn>");
        std::thread::sleep(Duration::from_millis(17));
    }
}

/// Processor time of the program so far, in ticks of a hundredth of a second.
fn ticks(session: &Session) -> Option<u64> {
    let path = format!("/proc/{}/stat", session.pid().as_raw_nonzero());
    let stat = std::fs::read_to_string(path).ok()?;
    let after_name = stat.rsplit_once(')')?.1;
    let mut fields = after_name.split_whitespace().skip(11);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}

#[test]
fn a_terminal_that_takes_nothing_is_waited_for() {
    let mut session = Session::new(&[], 100, 40);
    session.wait_for(TITLE).wait_alive();
    fill(&mut session);
    let before = ticks(&session);
    std::thread::sleep(Duration::from_millis(250));
    if let (Some(before), Some(after)) = (before, ticks(&session)) {
        assert!(after - before < 10, "{} ticks of waiting", after - before);
    }
    session.set_deaf(false).wait_alive().keys("g").wait_for(TITLE).quit();
}

#[test]
fn a_signal_ends_the_program_though_the_terminal_takes_nothing() {
    let mut session = Session::new(&[], 100, 40);
    session.wait_for(TITLE).wait_alive();
    fill(&mut session);
    session.signal(Signal::TERM);
    assert_eq!(session.wait_exit(), 143);
    assert!(session.is_cooked(), "raw mode was left on");
}

/// Runs the reader with system calls that `strace` makes fail.
fn with_faults(faults: &str) -> Session {
    let line = format!("strace -f -o trace {faults} $D a.txt");
    let article: String = (1..=200).map(|n| format!("Paragraph number {n}.\n\n")).collect();
    Start::shell(&line).file("a.txt", format!("The quay\n\n{article}")).run()
}

#[test]
#[ignore = "needs strace"]
fn output_that_would_block_or_is_interrupted_is_written_again() {
    for error in ["EAGAIN", "EINTR"] {
        let faults = format!("-P $(tty) -e inject=write:error={error}:when=2+2");
        let mut session = with_faults(&faults);
        session.wait_for("Paragraph number 1.").keys("G").wait_for("Paragraph number 200.");
        session.keys("q");
        assert_eq!(session.wait_exit(), 0, "{error}");
        session.assert_restored();
    }
}

#[test]
#[ignore = "needs strace"]
fn output_that_fails_ends_the_program() {
    let mut session = with_faults("-P $(tty) -e inject=write:error=EIO:when=3+");
    session.wait_for("Paragraph number 1.");
    for _ in 0..4 {
        session.keys("<pgdn>");
    }
    assert_eq!(session.wait_exit(), 129);
    assert!(session.is_cooked(), "raw mode was left on");
}

#[test]
#[ignore = "needs strace"]
fn keys_that_cannot_be_read_end_the_program() {
    let mut session = with_faults("-P $(tty) -e inject=read:error=EIO:when=2+");
    // Keys that come together are read together.
    session.wait_for("Paragraph number 1.").keys("G").wait_for("Paragraph number 200.").keys("k");
    assert_eq!(session.wait_exit(), 129);
    session.assert_restored();
}

#[test]
#[ignore = "needs strace"]
fn a_disk_that_fails_leaves_the_old_state_and_costs_one_notice() {
    for faults in [
        "-e inject=fsync:error=EIO",
        "-e inject=rename,renameat,renameat2:error=ENOSPC",
        "-e inject=flock:error=ENOLCK",
    ] {
        let mut session = with_faults(faults);
        session.wait_for("Paragraph number 1.").keys("G").wait_for("number 200.").keys("q");
        assert_eq!(session.wait_exit(), 0, "{faults}");
        session.wait_for("dateline: cannot").assert_restored();
        assert_eq!(session.screen().matches("dateline: cannot").count(), 1, "{faults}");
        let folder = session.home().join(".local/state/dateline/articles");
        let left = std::fs::read_dir(folder).into_iter().flatten().count();
        assert_eq!(left, 0, "{faults}: nothing half written stays");
    }
}

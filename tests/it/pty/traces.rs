//! System calls: no network, no files written but state.

use std::fs;

use super::session::Start;

#[test]
#[ignore = "needs strace"]
fn no_socket_is_opened_and_no_file_written_but_state() {
    let article = "The quay\n\nAnn Lee said \"We did it\" on Monday. https://example.org/\n";
    let lines = [
        "strace -f -o trace $D a.txt",
        "strace -f -o trace $D --json a.txt > out",
        "strace -f -o trace $D --plain - < a.txt > out",
    ];
    for line in lines {
        let mut session = Start::shell(line).file("a.txt", article).run();
        if line.ends_with("$D a.txt") {
            session.wait_for("We did it").keys("<pgdn>PTWS/Ann<cr>").wait_alive();
            session.keys("<esc>").wait_alive().keys("<c-c>");
        }
        session.wait_exit();
        let trace = fs::read_to_string(session.home().join("trace")).unwrap();
        assert!(trace.contains("execve"), "{line}: {trace}");
        for call in trace.lines() {
            check_call(call, session.home().to_str().unwrap(), line);
        }
    }
}

fn check_call(call: &str, home: &str, line: &str) {
    // Threads wake each other by a pair of sockets that lead nowhere.
    let network = call.contains(" socket(") || call.contains(" connect(");
    assert!(!network, "{line}: {call}");
    // The other half of a call that was interrupted: its path stands in the first one.
    if call.contains("resumed>") {
        return;
    }
    let writes = ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| call.contains(flag));
    let makes = ["rename", "unlink", "mkdir", "link", "creat"]
        .iter()
        .any(|name| call.contains(&format!(" {name}")));
    if writes || makes {
        let own = format!("\"{home}/.local");
        let allowed = call.contains("\"/dev/tty\"") || call.contains(&own);
        assert!(allowed, "{line}: {call}");
    }
}

#[test]
#[ignore = "needs strace"]
fn programs_are_started_only_when_asked_for() {
    let mut session = Start::shell("strace -f -e trace=execve -o trace $D a.txt")
        .file("a.txt", "The quay\n\nThe ferry came back.\n")
        .run();
    session.wait_for("The ferry").resize(60, 20).wait_alive().keys("?").wait_alive();
    session.keys("<esc>").wait_alive().quit();
    let trace = fs::read_to_string(session.home().join("trace")).unwrap();
    assert_eq!(trace.matches("execve(").count(), 1, "{trace}");
}

//! Articles that come slowly, never, without end, or not at all.

use super::session::Start;

const ARTICLE: &str = "The quay\n\nThe ferry came back on Monday.\n";

#[test]
fn a_pipe_that_says_nothing_leaves_the_keys_alive() {
    let mut session = Start::shell("mkfifo pipe; (sleep 600 > pipe) & $D pipe; kill $!").run();
    session.wait_for("reading").wait_alive().quit();
}

#[test]
fn a_pipe_without_a_writer_leaves_the_keys_alive() {
    let mut session = Start::shell("mkfifo pipe; $D pipe").run();
    session.wait_for("reading").wait_alive().quit();
}

#[test]
fn a_pipe_without_end_leaves_the_keys_alive() {
    let mut session = Start::shell("yes 'The ferry came back.' | $D").run();
    session.wait_until("the reader", vt100::Screen::alternate_screen).wait_alive().quit();
}

#[test]
fn what_comes_late_is_shown_when_it_comes() {
    let mut session =
        Start::shell("mkfifo go; (read line < go; cat a.txt) | $D").file("a.txt", ARTICLE).run();
    session.wait_for("reading").wait_alive();
    std::fs::write(session.home().join("go"), "now\n").unwrap();
    session.wait_for("The ferry came back on Monday.").quit();
}

#[test]
fn what_comes_late_and_is_no_article_ends_the_reader() {
    let line = "mkfifo go; (read line < go; printf '\\211PNG\\r\\n\\032\\n'; cat a.txt) | $D";
    let mut session = Start::shell(line).file("a.txt", ARTICLE).run();
    session.wait_for("reading").wait_alive();
    std::fs::write(session.home().join("go"), "now\n").unwrap();
    assert_eq!(session.wait_exit(), 1);
    session.wait_for("not an article").assert_restored();
}

#[test]
fn a_fault_while_reading_leaves_the_reader_alive() {
    if !cfg!(debug_assertions) {
        println!("skipped: a release build has no faults on demand");
        return;
    }
    let start = Start::shell("cat a.txt | $D").file("a.txt", ARTICLE);
    let mut session = start.env("DATELINE_FAULT", "load").run();
    session.wait_for("fault on demand: load").wait_alive().quit();
}

#[test]
fn a_long_file_shows_its_beginning_first() {
    let paragraph = |n| format!("Paragraph number {n} tells of the ferry that came back.\n\n");
    let text: String = (1..=12_000).map(paragraph).collect();
    let mut session = Start::new(&["a.txt"]).file("a.txt", text).run();
    session.wait_for("Paragraph number 1 ");
    // The end may not be there at the first press.
    while !session.screen().contains("Paragraph number 12000") {
        session.keys("G").wait_alive();
    }
    session.quit();
}

#[test]
fn what_cannot_be_an_article_is_told_in_a_line() {
    let missing = [
        ("mkdir folder; $D folder", "holds no article"),
        ("$D /dev/zero", "/dev/zero"),
        ("$D /proc/self/mem", "/proc/self/mem"),
        ("$D none", "none does not exist"),
        ("printf '\\177ELF\\2\\1\\1\\0' > elf; $D elf", "not an article"),
    ];
    for (line, told) in missing {
        let mut session = Start::shell(line).run();
        assert_eq!(session.wait_exit(), 1, "{line}");
        session.wait_for(told).assert_restored();
        assert!(!session.has_written(b"panicked"), "{line}");
    }
}

#[test]
fn an_empty_article_is_an_article() {
    for content in ["", " \n\t\n"] {
        let mut session = Start::new(&["a.txt"]).file("a.txt", content).run();
        session.wait_until("the reader", vt100::Screen::alternate_screen);
        session.keys("jGPTWS").wait_alive().keys("<c-c>");
        session.wait_exit();
        session.assert_restored();
    }
}

#[test]
fn an_article_that_changes_while_it_is_read_is_no_end() {
    let mut session = Start::new(&["a.txt"]).file("a.txt", ARTICLE).run();
    session.wait_for("on Monday");
    let path = session.home().join("a.txt");
    std::fs::write(&path, "").unwrap();
    session.keys("jk").wait_alive();
    std::fs::write(&path, ARTICLE.replace("Monday", "Friday")).unwrap();
    session.keys("r").wait_for("on Friday");
    std::fs::remove_file(&path).unwrap();
    session.keys("r").wait_for("does not exist").quit();
}

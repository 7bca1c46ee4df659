//! Loading from pipes and files that are slow, endless, changing or missing.

use super::session::Start;

const ARTICLE: &str = "The quay\n\nThe ferry came back on Monday.\n";

#[test]
fn a_pipe_that_says_nothing_leaves_the_keys_alive() {
    let mut session = Start::shell("mkfifo pipe; (sleep 600 > pipe) & $D pipe; kill $!").run();
    session.wait_for("waiting for pipe").wait_alive().quit();
}

#[test]
fn a_pipe_without_a_writer_leaves_the_keys_alive() {
    let mut session = Start::shell("mkfifo pipe; $D pipe").run();
    session.wait_for("waiting for pipe").wait_alive().quit();
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
    session.wait_for("waiting for standard input").wait_alive();
    std::fs::write(session.home().join("go"), "now\n").unwrap();
    session.wait_for("The ferry came back on Monday.").quit();
}

#[test]
fn a_slow_pipe_shows_its_beginning_and_then_the_rest() {
    let paragraph = |n| format!("Paragraph number {n} tells of the ferry that came back.\n\n");
    let parts: Vec<String> = [1..=40, 41..=80].map(|r| r.map(paragraph).collect()).into();
    let line = "mkfifo go; (cat a.txt; read line < go; cat b.txt) | $D";
    let start = Start::shell(line).file("a.txt", &parts[0]).file("b.txt", &parts[1]);
    let mut session = start.run();
    session.wait_for("Paragraph number 1 ").wait_for("loading 2").wait_for("^C stop");
    session.keys("/number 30<cr>").wait_for("Paragraph number 30 ");
    // The end is asked for before it is there.
    session.keys("G").wait_for("Paragraph number 40 ");
    std::fs::write(session.home().join("go"), "now\n").unwrap();
    session.wait_for("Paragraph number 80 ").wait_gone("loading");
    session.keys("42G").wait_for("Paragraph number 42 ").quit();
}

#[test]
fn loading_can_be_stopped_and_keeps_what_came() {
    for key in ["<c-c>", "<esc>"] {
        let line = "mkfifo go; (cat a.txt; read line < go) | $D";
        let mut session = Start::shell(line).file("a.txt", ARTICLE).run();
        session.wait_for("The quay").wait_for("stop").keys(key);
        session.wait_for("only the first 41 bytes are shown: loading was stopped");
        session.keys("j").wait_gone("loading").keys("q");
        std::fs::write(session.home().join("go"), "now\n").unwrap();
        assert_eq!(session.wait_exit(), 0);
        session.assert_restored();
    }
}

#[test]
fn a_stop_with_nothing_to_show_ends_the_reader() {
    let mut session = Start::shell("mkfifo pipe; $D pipe").run();
    session.wait_for("waiting for pipe").keys("<c-c>");
    assert_eq!(session.wait_exit(), 1);
    session.wait_for("stopped before anything was read").assert_restored();
}

#[test]
fn a_pipe_can_be_opened_again_after_another_article() {
    let start = Start::shell("cat a.txt | $D - b.txt").file("a.txt", ARTICLE);
    let mut session = start.file("b.txt", "Another article.\n").run();
    session.wait_for("The ferry came back").keys(";").wait_for("Another article.");
    session.keys(",").wait_for("The ferry came back").quit();
}

#[test]
fn what_comes_late_and_is_no_article_ends_the_reader() {
    let line = "mkfifo go; (read line < go; printf '\\211PNG\\r\\n\\032\\n'; cat a.txt) | $D";
    let mut session = Start::shell(line).file("a.txt", ARTICLE).run();
    session.wait_for("waiting for standard input").wait_alive();
    std::fs::write(session.home().join("go"), "now\n").unwrap();
    assert_eq!(session.wait_exit(), 1);
    session.wait_for("not an article").assert_restored();
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "needs failpoints, which release builds lack")]
fn a_fault_while_loading_leaves_the_reader_alive() {
    let start = Start::shell("cat a.txt | $D").file("a.txt", ARTICLE);
    let mut session = start.env("DATELINE_FAILPOINT", "load").run();
    session.wait_for("failpoint: load").wait_alive().quit();
}

#[test]
fn a_line_of_megabytes_shows_its_beginning_first() {
    let text: String = (1..=400_000).map(|n| format!("The ferry number {n} came back. ")).collect();
    let mut session = Start::new(&["a.txt"]).file("a.txt", text).run();
    session.wait_for("The ferry number 1 came back.").keys("j").wait_alive();
    session.resize(40, 12).wait_for("The ferry number 1").quit();
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
fn what_cannot_be_an_article_is_an_error_in_one_line() {
    let missing = [
        ("mkdir folder; $D folder", "no articles in this folder"),
        ("$D /dev/zero", "/dev/zero"),
        ("$D /proc/self/mem", "/proc/self/mem"),
        ("$D none", "none: no such file"),
        ("printf '\\177ELF\\2\\1\\1\\0' > elf; $D elf", "not an article"),
    ];
    for (line, message) in missing {
        let mut session = Start::shell(line).run();
        assert_eq!(session.wait_exit(), 1, "{line}");
        session.wait_for(message).assert_restored();
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
    session.keys("r").wait_for("no such file").quit();
}

#[test]
fn all_articles_of_a_pipe_can_be_read() {
    let lines =
        (1..=3).map(|n| format!("{{\"title\":\"Talk {n}\",\"text\":\"Day {n} is over.\"}}\n"));
    let wire: String = lines.collect();
    let mut session = Start::shell("cat wire.jsonl | $D").file("wire.jsonl", wire).run();
    session.wait_for("Day 1 is over").keys(":n<cr>").wait_for("Day 2 is over");
    session.keys(":n<cr>").wait_for("Day 3 is over").keys("a").wait_for("-#2");
    session.keys("<cr>").wait_for("Day 3 is over").keys(":p<cr>").wait_for("Day 2 is over").quit();
}

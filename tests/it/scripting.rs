//! What scripts rely on: the lists, their columns and filters, `--json`, exit codes, pipes.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const ARTICLE: &str = "assets/article.txt";

fn run(args: &[&str], input: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
    // No corrections and no settings of the user who runs the tests.
    command.env("XDG_STATE_HOME", "/nonexistent").env("XDG_CONFIG_HOME", "/nonexistent");
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    let mut child = command.spawn().unwrap();
    if let Some(words) = input {
        // Who needs no input may close it early.
        let _ = child.stdin.take().unwrap().write_all(words.as_bytes());
    }
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// The cells of a column of `--tsv`.
fn column(args: &[&str], name: &str) -> Vec<String> {
    let output = run(args, None);
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    let rows: Vec<Vec<String>> =
        lines(&output).iter().map(|l| l.split('\t').map(str::to_owned).collect()).collect();
    let at = rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}"));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn every_list_prints_without_a_terminal() {
    for (list, head) in [
        ("people", "NAME"),
        ("timeline", "STATUS"),
        ("quotes", "SPEAKER"),
        ("sections", "NUMBER"),
        ("warnings", "KIND"),
    ] {
        let output = run(&[list, ARTICLE], None);
        assert_eq!(output.status.code(), Some(0), "{list}");
        let rows = lines(&output);
        assert_eq!(rows.is_empty(), !output.stderr.is_empty(), "{list}: rows or a reason");
        assert!(rows.is_empty() || rows[0].starts_with(head), "{list}: {rows:?}");
        let tsv = lines(&run(&[list, "--tsv", ARTICLE], None));
        let columns = tsv[0].split('\t').count();
        assert!(tsv.iter().all(|row| row.split('\t').count() == columns), "{list}");
        assert_eq!(tsv.len().max(1) - 1, rows.len().max(1) - 1, "{list}");
        for text in [rows, tsv] {
            assert!(text.iter().all(|row| !row.contains('\u{1b}')), "{list}: no escape sequences");
        }
    }
}

#[test]
fn columns_are_stable() {
    for (list, head) in [
        (
            "people",
            "name named certain mentions quotes paragraph start_byte end_byte aliases title page",
        ),
        (
            "timeline",
            "status from to grain date timex future text people paragraph start_byte end_byte event page",
        ),
        (
            "quotes",
            "speaker certain cue verb kind quote_group addressee date paragraph start_byte end_byte text page",
        ),
        ("sections", "number level paragraphs people quotes dates start_byte end_byte title page"),
        ("warnings", "kind paragraph start_byte end_byte text message page"),
    ] {
        let rows = lines(&run(&[list, "--tsv", ARTICLE], None));
        // Columns may be added at the end; those here keep their place.
        assert!(rows[0].replace('\t', " ").starts_with(head), "{list}: {}", rows[0]);
    }
}

#[test]
fn lists_are_filtered_as_in_the_reader() {
    let direct = ["quotes", "--tsv", "--kind", "direct", ARTICLE];
    assert_eq!(column(&direct, "text").len(), 2);
    let failed = ["quotes", "--tsv", "--by", "khamenei", "--kind", "direct", ARTICLE, "fail"];
    assert_eq!(column(&failed, "text"), ["But they have failed, and they will fail again."]);
    assert!(column(&["quotes", "--tsv", "--by", "KHAMENEI", ARTICLE, "FAIL"], "text").is_empty());
    let partial = column(&["quotes", "--tsv", "--kind", "partial", ARTICLE], "kind");
    assert_eq!(partial, ["partial", "partial"]);
    let said = column(&["quotes", "--tsv", "--verb", "said", ARTICLE], "cue");
    assert!(said.len() >= 2 && said.iter().all(|cue| cue.contains("said")), "{said:?}");
    let years = ["timeline", "--tsv", "--from", "2018", "--to", "2022", ARTICLE];
    assert_eq!(column(&years, "text"), ["2018", "2022"]);
    let kinds = column(&["warnings", "--tsv", ARTICLE, "wednesday"], "kind");
    assert_eq!(kinds, ["weekday-differs"]);
    assert_eq!(column(&["sections", "--tsv", ARTICLE], "title").len(), 8);
}

#[test]
fn offsets_of_the_lists_point_at_their_words() {
    let text = fs::read_to_string(ARTICLE).unwrap();
    for list in ["timeline", "quotes", "warnings"] {
        let args = [list, "--tsv", ARTICLE];
        let offsets = column(&args, "start_byte").into_iter().zip(column(&args, "end_byte"));
        for ((start, end), words) in offsets.zip(column(&args, "text")) {
            let range = start.parse::<usize>().unwrap()..end.parse().unwrap();
            assert_eq!(text.get(range), Some(words.as_str()), "{list}");
        }
    }
}

#[test]
fn articles_come_from_files_and_pipes() {
    let words = "Ferry runs again\n\nThe ferry came back in March 2021 after two years.\n";
    for args in [&["timeline", "--tsv", "-"][..], &["timeline", "--tsv"][..]] {
        let rows = lines(&run(args, Some(words)));
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert!(rows[1].contains("2021-03-01\t2021-03-31\tmonth"), "{rows:?}");
    }
    let given = ["timeline", "--tsv", "--published", "2024-05-10", "-"];
    let rows = lines(&run(&given, Some("It reopened on Tuesday, the owner said.\n")));
    assert!(rows[1].contains("2024-05-07"), "{rows:?}");
}

#[test]
fn exit_codes_report_the_outcome() {
    for (args, code, message) in [
        (&["quotes", ARTICLE, "no such words"][..], 0, "no rows match"),
        (&["quotes", "no-such-file"], 1, "no-such-file: no such file"),
        (&["--json", "no-such-file"], 1, "no-such-file: no such file"),
        (&["--json", ARTICLE, "no-such-file"], 1, "no-such-file: no such file"),
        (&["people", "tests/data/formats/wire.jsonl#9"], 1, "wire.jsonl#9"),
        (&["quotes", "--kind", "loud"], 2, "loud"),
        (&["--published", "yesterday"], 2, "yesterday"),
        (&["--published", "2024-05-10", "quotes"], 2, "options follow the list"),
        (&["--no-such-option"], 2, "--no-such-option"),
        (&["people", "--json", ARTICLE], 2, "a list has no --json: use --tsv or --csv"),
        (&["--tsv", ARTICLE], 2, "dateline people FILE --tsv"),
        (&["timeline", "--from", "2025-12", "--to", "2025"], 0, "no rows match"),
        (&["timeline", "--from", "2026", "--to", "2025"], 2, "--from 2026-01-01 is after --to"),
        (&["dossier", "topics", ARTICLE], 2, "topics: no such file or list; lists: people,"),
    ] {
        let output = run(args, None);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(message), "{args:?}: {error}");
    }
}

#[test]
fn several_articles_are_a_line_each() {
    let folder = std::env::temp_dir().join(format!("dateline-stream-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(path("a.txt"), "The bridge opened in 1932.\n").unwrap();
    fs::write(path("b.md"), "# Bridge\n\nIt closed in *1999*.\n").unwrap();
    let output = run(&["--json", &path("a.txt"), &path("missing"), &path("b.md")], None);
    assert_eq!(output.status.code(), Some(1));
    let values: Vec<serde_json::Value> =
        lines(&output).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let years: Vec<_> = values.iter().map(|v| &v["timeline"][0]["value"]).collect();
    assert_eq!(years, ["1932", "1999"]);
    let whole = run(&["--json", folder.to_str().unwrap()], None);
    assert_eq!(lines(&whole).len(), 2, "a folder is its articles");
    fs::remove_dir_all(Path::new(&folder)).unwrap();
}

#[test]
fn a_closed_pipe_is_no_error() {
    for args in [&["--json", ARTICLE][..], &["timeline", ARTICLE], &["--plain", ARTICLE]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let mut child =
            command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn json_lines_are_read_and_written_one_by_one() {
    let record = |title: &str, text: &str| {
        serde_json::json!({"title": title, "text": text, "published": "2024-05-10"}).to_string()
    };
    let stream = [
        record("A", "The bridge opened in 1932."),
        "no json at all".to_owned(),
        record("B", "It reopened on Tuesday."),
    ];
    let output = run(&["--json", "-"], Some(&stream.join("\n")));
    assert_eq!(output.status.code(), Some(1), "one line was no article");
    let errors = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(errors.contains("line 2"), "{errors}");
    let values: Vec<serde_json::Value> =
        lines(&output).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let value = |at: usize| values[at]["timeline"][0]["value"].as_str().unwrap().to_owned();
    assert_eq!((value(0), value(1)), ("1932".to_owned(), "2024-05-07".to_owned()));
    assert_eq!(values[1]["document"]["source"], "-#2");
    // What was written can be read again, and says the same.
    let again = run(&["--json", "-"], Some(&lines(&output).join("\n")));
    assert_eq!(again.status.code(), Some(0));
    let quiet = |line: &String| {
        let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
        value["document"]["source"] = serde_json::Value::Null;
        value
    };
    assert_eq!(lines(&again).iter().map(quiet).collect::<Vec<_>>(), {
        lines(&output).iter().map(quiet).collect::<Vec<_>>()
    });
}

#[test]
fn lists_of_several_articles_name_each() {
    let feed = "tests/data/formats/wire.jsonl";
    let rows = lines(&run(&["sections", feed], None));
    let heads: Vec<_> = rows.iter().filter(|row| row.contains(".jsonl#")).collect();
    assert_eq!(
        heads,
        [&format!("{feed}#1  Harbour talks begin"), &format!("{feed}#2  Grain prices rise")]
    );
    // One header, and every row names its article.
    let rows = lines(&run(&["sections", "--tsv", "tests/data/formats"], None));
    assert!(rows[0].starts_with("number\t") && rows[0].ends_with("\tarticle"), "{rows:?}");
    let articles: Vec<_> = rows[1..].iter().filter_map(|row| row.rsplit('\t').next()).collect();
    assert!(articles.is_sorted() && articles.contains(&format!("{feed}#2").as_str()), "{rows:?}");
    // Through a pipe too.
    let piped = run(&["sections"], Some(&fs::read_to_string(feed).unwrap()));
    let named = lines(&piped);
    assert!(named.contains(&"-#2  Grain prices rise".to_owned()), "{named:?}");
    // One of them is named as the reader names it.
    let one = lines(&run(&["sections", "--tsv", &format!("{feed}#2")], None));
    assert_eq!(one[1..], rows[rows.len() - 1..]);
}

/// A line of our own JSON, with rules that no engine has: each was once kept until the end.
#[cfg(target_os = "linux")]
fn own_line(number: usize) -> String {
    let person = |n: usize| {
        let rule = format!("a rule of another program, {n}: {}", "word ".repeat(50));
        serde_json::json!({"name": format!("Anna Berg {n}"), "rule": rule, "mentions":
            [{"start": 0, "end": 9, "kind": "full"}]})
    };
    let people: Vec<_> = (0..50).map(person).collect();
    let text = format!("Anna Berg came back, {number}.");
    format!("{}\n", serde_json::json!({"schema": 1, "document": {"text": text}, "people": people}))
}

/// The most memory that the program has taken after `count` lines, in KiB.
#[cfg(target_os = "linux")]
fn peak_after(count: usize) -> u64 {
    use std::io::{BufRead as _, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["--json", "-"])
        .env("XDG_STATE_HOME", "/nonexistent")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    // The pipe stays open, so that the program is still there to be asked.
    let writer = std::thread::spawn(move || {
        (0..count).for_each(|number| input.write_all(own_line(number).as_bytes()).unwrap());
        input
    });
    for _ in 0..count {
        let line = output.next().unwrap().unwrap();
        assert!(line.contains("\"rule\":\"as given in the file\""), "{line}");
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(writer.join().unwrap());
    assert!(child.wait().unwrap().success());
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn our_own_json_is_read_in_the_memory_of_a_few_lines() {
    let (few, many) = (peak_after(100), peak_after(1000));
    assert!(many * 4 <= few * 5, "{few} KiB after 100 lines, {many} KiB after 1,000");
}

#[test]
fn a_file_among_the_words_is_said_so() {
    let talks = "tests/data/formats/talks.md";
    for (arguments, code, said) in [
        (&["people", talks, "a", talks][..], 0, "taken as a word to look for;"),
        (&["people", talks, "a", "none.md"], 0, "and there is no such file"),
        (&["people", "a", talks], 2, "articles come before words: "),
        (&["people", talks, "a"], 0, ""),
    ] {
        let out = run(arguments, None);
        let errors = String::from_utf8_lossy(&out.stderr);
        assert_eq!(out.status.code(), Some(code), "{arguments:?}");
        assert!(errors.contains(said), "{errors}");
        assert_eq!(errors.contains("articles come before"), !said.is_empty(), "{errors}");
    }
}

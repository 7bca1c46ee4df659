//! `dateline dossier`: the same over articles and over their facts, however they are split; lists.

mod law;
mod planted;
#[cfg(unix)]
mod shell;
#[path = "../../examples/articles/stories.rs"]
mod stories;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const RECORDS: &str = r#"{"id":"a","title":"Ferry stays in port","text":"The ferry will stay in port, William Hobbs, the harbour master, said on Monday. “We will not sail before every lifeboat has been inspected,” he said. The ferry was built in March 1974 at a yard in the north and has carried cars, cattle and churchgoers over the sound ever since, in fog and in storms, for fares that never rose.","published":"2024-05-06","outlet":"Sund Post"}
{"id":"b","title":"Lifeboats first","text":"Bill Hobbs left no doubt. “We will sail before every lifeboat has been inspected,” Bill Hobbs said. A senior official said no.","published":"2024-05-07","outlet":"Wire"}
{"id":"c","title":"Ferry stays in port","text":"The ferry will stay in port, William Hobbs, the harbour master, said on Monday. “We will not sail before every lifeboat has been inspected,” he said. The ferry was built in March 1974 at a yard in the north and has carried cars, cattle and churchgoers over the sound ever since, in fog and in storms, for fares that never rose.","published":"2024-05-07","outlet":"Wire"}
"#;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, words: &str) -> String {
        let path = self.0.join(name);
        fs::write(&path, words).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.env("XDG_STATE_HOME", "/nonexistent").env("XDG_CONFIG_HOME", "/nonexistent");
    command.args(args).stdin(Stdio::null()).output().unwrap()
}

fn stdout(args: &[&str]) -> String {
    let output = run(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A dossier without the names of the files it was read from.
fn dossier(files: &[&str]) -> serde_json::Value {
    let args: Vec<&str> = ["dossier", "--json"].iter().chain(files).copied().collect();
    let mut value: serde_json::Value = serde_json::from_str(&stdout(&args)).unwrap();
    for article in value["articles"].as_array_mut().unwrap() {
        article["source"] = "".into();
    }
    value
}

#[test]
fn articles_and_their_facts_give_the_same_dossier_however_they_are_split() {
    let folder = Folder::new("dossier-law");
    let all = folder.file("all.jsonl", RECORDS);
    let lines: Vec<&str> = RECORDS.lines().collect();
    let one = folder.file("one.jsonl", lines[1]);
    let two = folder.file("two.jsonl", &format!("{}\n{}\n", lines[2], lines[0]));
    let facts = folder.file("facts.jsonl", &stdout(&["--json", &two]));
    let expected = dossier(&[&all]);
    assert_eq!(dossier(&[&one, &two]), expected);
    assert_eq!(dossier(&[&two, &one]), expected);
    assert_eq!(dossier(&[&facts, &one]), expected);
    let hobbs = &expected["people"][0];
    assert_eq!(hobbs["name"], "William Hobbs");
    assert_eq!(hobbs["members"].as_array().unwrap().len(), 3);
    assert_eq!(expected["articles"][1]["copy_of"], "a");
    assert_eq!(expected["articles"][0]["outlet"], "Sund Post");
    assert_eq!(expected["quotes"][0]["wordings"].as_array().unwrap().len(), 3);
}

#[test]
fn every_list_has_its_columns() {
    let folder = Folder::new("dossier-lists");
    let all = folder.file("all.jsonl", RECORDS);
    for (list, head, words) in [
        ("people", "name\tarticles\tmentions", "William Hobbs\t2\t"),
        ("timeline", "from\tto\tgrain", "1974-03-01\t1974-03-31\tmonth"),
        ("quotes", "quote_group\trelation\tpublished", "0\t=\t2024-05-06\tWilliam Hobbs"),
        ("articles", "published\toutlet\tid\turl", "2024-05-06\tSund Post\ta\t"),
        ("differences", "kind\trelation\tweak\trule", "words\t≠\tfalse\tone speaker"),
    ] {
        let tsv = stdout(&["dossier", list, "--tsv", &all]);
        assert!(tsv.starts_with(head), "{list}: {tsv}");
        assert!(tsv.contains(words), "{list}: {tsv}");
        let columns = |row: &str| row.split('\t').count();
        assert!(tsv.lines().all(|row| columns(row) == columns(tsv.lines().next().unwrap())));
        let aligned = stdout(&["dossier", list, &all]);
        assert_eq!(aligned.lines().count(), tsv.lines().count(), "{list}");
        assert!(stdout(&["dossier", list, "--csv", &all]).ends_with("\r\n"), "{list}");
    }
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_there() {
    let folder = Folder::new("dossier-bad");
    let all = folder.file("all.jsonl", &format!("{RECORDS}{{\"id\":\"d\",\"text\":\"cut off\n"));
    let output = run(&["dossier", "articles", "--tsv", &all]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 4);
    assert!(String::from_utf8(output.stderr).unwrap().contains("all.jsonl"));
    let missing = folder.0.join("none.jsonl");
    assert!(!Path::new(&missing).exists());
    let output = run(&["dossier", "--json", missing.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_cannot_be_read_may_be_a_record() {
    let folder = Folder::new("dossier-errors");
    let bad =
        "{\"id\":\"d\",\"text\":\"cut off\n{\"id\":\"e\",\"n\":1}\n{\"id\":\"f\",\"text\":\"\"}\n";
    let all = folder.file("all.jsonl", &format!("{RECORDS}{bad}"));
    let missing = folder.0.join("none.jsonl").to_str().unwrap().to_owned();
    let facts = stdout(&["--json", "--errors", "json", &all, &missing]);
    let rows: Vec<serde_json::Value> =
        facts.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let cell = |row: &serde_json::Value| {
        let (id, kind) = (&row["document"]["id"], &row["error"]["kind"]);
        let cell = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
        format!("{} {}", cell(id), cell(kind))
    };
    let cells: Vec<String> = rows.iter().map(cell).collect();
    let expected = ["a -", "b -", "c -", "- invalid-json", "e no-article", "f -", "- unreadable"];
    assert_eq!(cells, expected);
    assert_eq!(rows[5]["people"], serde_json::json!([]));
    let message = rows[3]["error"]["message"].as_str().unwrap();
    assert!(message.contains("all.jsonl, line 4: no valid JSON"), "{message}");
    // The same of the articles and of their facts.
    let kept = folder.file("facts.jsonl", &facts);
    let args = ["dossier", "--json", "--errors", "json"];
    let dossier = |files: &[&str]| {
        let words = stdout(&[&args[..], files].concat());
        let mut value: serde_json::Value = serde_json::from_str(&words).unwrap();
        for article in value["articles"].as_array_mut().unwrap() {
            article["source"] = "".into();
        }
        value
    };
    let direct = dossier(&[&all, &missing]);
    assert_eq!(dossier(&[&kept]), direct);
    let dossier = direct;
    assert_eq!(dossier["errors"].as_array().unwrap().len(), 3);
    assert_eq!(dossier["articles"].as_array().unwrap().len(), 4);
    let list = stdout(&["dossier", "articles", "--tsv", "--errors", "json", &all, &missing]);
    assert_eq!(list.lines().count(), 1 + 4 + 3, "{list}");
    assert!(list.contains("invalid-json"), "{list}");
    // Without being asked for, they are errors.
    let output = run(&["--json", &all]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 4);
    assert_eq!(run(&["--errors", "json", &all]).status.code(), Some(2));
}

#[test]
fn any_number_of_jobs_gives_the_same() {
    let folder = Folder::new("dossier-jobs");
    let mut files: Vec<String> = stories::stories(40)
        .map(|story| folder.file(&format!("{}.jsonl", story.id), &story.line()))
        .collect();
    files.sort();
    let with = |jobs: &str| {
        let args = ["--json", "--jobs", jobs].into_iter().chain(files.iter().map(String::as_str));
        stdout(&args.collect::<Vec<_>>())
    };
    let one = with("1");
    assert_eq!(one.lines().count(), 40);
    assert_eq!(with("3"), one);
    assert_eq!(run(&["--json", "--jobs", "0", &files[0]]).status.code(), Some(2));
}

#[test]
fn a_record_keeps_what_it_is_called() {
    let folder = Folder::new("dossier-names");
    let record = "{\"id\":42,\"url\":\"https://news.example/a?b=1&amp;c\",\"outlet\":\"Wire\",\
                  \"published\":\"2024-05-06\",\"text\":\"Rain.\"}\n{\"text\":\"Snow.\"}\n";
    let facts = stdout(&["--json", &folder.file("all.jsonl", record)]);
    let again = stdout(&["--json", &folder.file("facts.jsonl", &facts)]);
    for lines in [facts, again] {
        let rows: Vec<serde_json::Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let fields = ["id", "url", "outlet", "published"];
        let cells = |at: usize| fields.map(|field| rows[at]["document"][field].clone());
        let url = "https://news.example/a?b=1&amp;c";
        assert_eq!(cells(0), ["42", url, "Wire", "2024-05-06"].map(serde_json::Value::from));
        assert_eq!(cells(1), [(); 4].map(|()| serde_json::Value::Null));
    }
}

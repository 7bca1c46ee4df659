//! `dateline dossier`: the same over articles and over their facts, however they are split; lists.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const RECORDS: &str = r#"{"id":"a","title":"Ferry stays in port","text":"The ferry will stay in port, William Hobbs, the harbour master, said on Monday. “We will not sail before every lifeboat has been inspected,” he said. The ferry was built in March 1974 at a yard in the north and has carried cars, cattle and churchgoers over the sound ever since, in fog and in storms, for fares that never rose.","published":"2024-05-06","outlet":"Sund Post"}
{"id":"b","title":"Lifeboats first","text":"Bill Hobbs left no doubt: “We will not sail before every lifeboat has been inspected.” A senior official said no.","published":"2024-05-07","outlet":"Wire"}
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
        ("articles", "published\toutlet\tid", "2024-05-06\tSund Post\ta\t"),
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

//! Articles and the facts expected of them: every file of `tests/specs` is one test case.
//!
//! A spec is Markdown. Its first fenced block holds the article; its info string may name the
//! format and the day of publication (`article markdown published=2024-03-05`). The blocks after
//! it hold one fact a line, in the order of `--json`; which of them a spec has is its choice:
//!
//! | block | a line |
//! |---|---|
//! | `people` | name, title or `-`, mentions as written (pronouns and roles left out) |
//! | `dates` | words as written, TIMEX value or `-`, first and last day or `-` |
//! | `timeline` | date as the reader shows it, words as written |
//! | `quotes` | kind, speaker or `-`, cue or `-`, words |
//! | `warnings` | kind, message |
//!
//! Cells are separated by ` | `; a `?` ends the name or speaker that is uncertain, and `~` begins
//! the words for a source without a name. `SPECS=write cargo test --test it specs` writes what the
//! program finds into the blocks that stand in the file: read every line before it is committed.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

const FENCE: &str = "```";

/// A fenced block: its info string, and the byte range of its lines.
struct Block {
    info: String,
    body: std::ops::Range<usize>,
}

fn blocks(spec: &str) -> Vec<Block> {
    let (mut blocks, mut open, mut at) = (Vec::new(), None::<(String, usize)>, 0);
    for line in spec.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(info) = line.trim_end().strip_prefix(FENCE) {
            match open.take() {
                None => open = Some((info.trim().to_owned(), end)),
                Some((info, start)) => blocks.push(Block { info, body: start..at }),
            }
        }
        at = end;
    }
    assert!(open.is_none(), "a block has no end");
    blocks
}

/// The arguments that the info string of an article stands for.
fn options(info: &str) -> Vec<String> {
    let words = info.split_whitespace().skip(1);
    let option = |word: &str| match word.split_once('=') {
        Some((name, value)) => [format!("--{name}"), value.to_owned()],
        None => ["--format".to_owned(), word.to_owned()],
    };
    words.flat_map(option).collect()
}

fn dateline(first: &[&str], options: &[String], article: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(first).args(options).stdin(Stdio::piped()).stdout(Stdio::piped());
    // No corrections and no settings of the person who runs the tests.
    command.env("XDG_STATE_HOME", "/nonexistent").env("XDG_CONFIG_HOME", "/nonexistent");
    let mut child = command.stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(article.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{first:?} {options:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The string at `path` (names joined by dots), or `-`; line ends become spaces.
fn cell(fact: &Value, path: &str) -> String {
    let value = path.split('.').try_fold(fact, |value, name| value.get(name));
    value.and_then(Value::as_str).map_or("-".to_owned(), |words| words.replace('\n', " "))
}

fn is_uncertain(fact: &Value) -> &'static str {
    if fact["certain"] == Value::Bool(false) { "?" } else { "" }
}

fn person(fact: &Value) -> String {
    let unnamed = if fact["named"] == Value::Bool(false) { "~" } else { "" };
    let mentions = fact["mentions"].as_array().into_iter().flatten();
    let written =
        mentions.filter(|mention| !matches!(cell(mention, "kind").as_str(), "pronoun" | "role"));
    let written: Vec<String> = written.map(|mention| cell(mention, "text")).collect();
    let name = format!("{unnamed}{}{}", cell(fact, "name"), is_uncertain(fact));
    format!("{name} | {} | {}", cell(fact, "title.text"), written.join(" · "))
}

fn date(fact: &Value) -> String {
    let interval = match (cell(fact, "from"), cell(fact, "to")) {
        (from, to) if from == to => from,
        (from, to) => format!("{from}..{to}"),
    };
    format!("{} | {} | {interval}", cell(fact, "text"), cell(fact, "value"))
}

fn quote(fact: &Value) -> String {
    let speaker = match cell(fact, "speaker.name") {
        none if none == "-" => none,
        name => name + is_uncertain(fact),
    };
    format!(
        "{} | {speaker} | {} | {}",
        cell(fact, "kind"),
        cell(fact, "cue.text"),
        cell(fact, "text")
    )
}

fn warning(fact: &Value) -> String {
    format!("{} | {}", cell(fact, "kind"), cell(fact, "message"))
}

/// The lines of a block as the program finds them.
fn found(kind: &str, options: &[String], article: &str, json: &Value) -> String {
    let rows = |name: &str, line: fn(&Value) -> String| {
        let facts = json[name].as_array().into_iter().flatten();
        facts.map(line).fold(String::new(), |all, line| all + &line + "\n")
    };
    match kind {
        "people" => rows("people", person),
        "dates" => rows("timeline", date),
        "quotes" => rows("quotes", quote),
        "warnings" => rows("warnings", warning),
        "timeline" => timeline(options, article),
        other => panic!("no block is called {other}"),
    }
}

fn timeline(options: &[String], article: &str) -> String {
    let table = dateline(&["timeline", "--tsv", "-"], options, article);
    let mut rows = table.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let Some(head) = rows.next() else { return String::new() };
    let at = |name: &str| head.iter().position(|column| *column == name).expect(name);
    let (date, text) = (at("date"), at("text"));
    rows.fold(String::new(), |mut all, row| {
        writeln!(all, "{} | {}", row[date], row[text]).unwrap();
        all
    })
}

/// The lines of which only one side has each, marked `-` (expected) or `+` (found).
fn difference(expected: &str, found: &str) -> String {
    let only = |sign: char, these: &str, those: &str| {
        let lines = these.lines().filter(|line| !those.lines().any(|other| other == *line));
        lines.map(|line| format!("    {sign} {line}\n")).collect::<String>()
    };
    let lines = only('-', expected, found) + &only('+', found, expected);
    if lines.is_empty() {
        "    the same lines in another order or number\n".to_owned()
    } else {
        lines
    }
}

/// Checks a spec; gives it back with what was found in its blocks, and what differs.
fn check(spec: &str) -> (String, String) {
    let blocks = blocks(spec);
    let [article, facts @ ..] = blocks.as_slice() else { panic!("no article") };
    assert!(article.info.starts_with("article"), "the first block is the article");
    assert!(!facts.is_empty(), "nothing is expected");
    let options = options(&article.info);
    let text = &spec[article.body.clone()];
    let json: Value = serde_json::from_str(&dateline(&["--json", "-"], &options, text)).unwrap();
    let (mut renewed, mut wrong, mut copied) = (String::new(), String::new(), 0);
    for block in facts {
        let expected = &spec[block.body.clone()];
        let found = found(&block.info, &options, text, &json);
        if found != expected {
            writeln!(wrong, "  {}:", block.info).unwrap();
            wrong.push_str(&difference(expected, &found));
        }
        renewed.push_str(&spec[copied..block.body.start]);
        renewed.push_str(&found);
        copied = block.body.end;
    }
    renewed.push_str(&spec[copied..]);
    (renewed, wrong)
}

#[test]
fn articles_have_the_facts_expected_of_them() {
    let mut files: Vec<_> =
        fs::read_dir("tests/specs").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = String::new();
    for path in files {
        let spec = fs::read_to_string(&path).unwrap();
        let (renewed, differs) = check(&spec);
        if differs.is_empty() {
            continue;
        }
        if std::env::var_os("SPECS").is_some_and(|what| what == "write") {
            fs::write(&path, renewed).unwrap();
        } else {
            write!(wrong, "{}\n{differs}", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "expected (-) and found (+):\n{wrong}");
}

#[test]
fn a_spec_that_does_not_hold_is_shown_line_by_line() {
    let spec = "```article published=2024-03-05\nAnna Holm left on Monday.\n```\n\
                ```people\nAnna Halm | - | Anna Holm\n```\n```dates\nMonday | 2024-03-04 | 2024-03-04\n```\n";
    let (renewed, wrong) = check(spec);
    assert_eq!(
        wrong,
        "  people:\n    - Anna Halm | - | Anna Holm\n    + Anna Holm | - | Anna Holm\n"
    );
    assert_eq!(check(&renewed).1, "");
}

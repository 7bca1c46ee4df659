//! Which room may use which: the core knows no terminal, disk, clock or environment.

use super::{Source, none, sources};

/// A room, and the rooms it may name. What is not listed here may name all.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("calendar", &[]),
    ("doc", &["text", "calendar"]),
    ("formats", &["doc", "text", "calendar"]),
    ("facts", &["doc", "text", "calendar"]),
    ("dossier", &["facts", "doc", "text", "calendar"]),
    ("app", &["dossier", "facts", "doc", "text", "calendar"]),
    ("ui", &["app", "facts", "doc", "text", "calendar"]),
    ("export", &["app", "dossier", "facts", "formats", "doc", "text", "calendar"]),
    ("input", &["app", "export", "formats", "facts", "doc", "text", "calendar"]),
    ("store", &["text", "calendar"]),
    (
        "term",
        &[
            "store", "input", "ui", "export", "app", "dossier", "facts", "formats", "doc", "text",
            "calendar",
        ],
    ),
];

/// Rooms that only compute: the same input gives the same output.
const PURE: &[&str] = &["text", "calendar", "doc", "formats", "facts", "dossier", "app"];

/// What the pure rooms may not name.
const IMPURE: &[&str] = &[
    "ratatui",
    "crossterm",
    "rustix",
    "signal_hook",
    "ureq",
    "tempfile",
    "etcetera",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "thread_local!",
    "static mut",
];

/// The room of a file: `facts` for `src/facts/people.rs`.
fn room(source: &Source) -> &str {
    let rest = source.path.strip_prefix("src/").unwrap_or(&source.path);
    rest.split('/').next().unwrap_or(rest).trim_end_matches(".rs")
}

fn is_test(source: &Source) -> bool {
    source.path.ends_with("/tests.rs") || source.path.contains("/tests/")
}

/// Whether a line names something as a whole path or word, not as part of a longer one.
fn names(line: &str, what: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(what).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + what.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// A line without its string literals.
fn without_strings(line: &str) -> String {
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

fn each_line(mut visit: impl FnMut(&Source, usize, &str)) {
    for source in sources("src").iter().filter(|source| !is_test(source)) {
        for (number, line) in source.code() {
            visit(source, number, &without_strings(line));
        }
    }
}

#[test]
fn the_core_is_pure() {
    let mut found = Vec::new();
    each_line(|source, number, line| {
        if PURE.contains(&room(source)) {
            let named = IMPURE.iter().filter(|what| names(line, what));
            found.extend(named.map(|what| format!("{}:{number} names {what}", source.path)));
        }
    });
    none("the core names the world outside", &found);
}

#[test]
fn rooms_use_only_what_lies_below() {
    let rooms: Vec<String> = sources("src").iter().map(|source| room(source).to_owned()).collect();
    for (name, below) in LAYERS {
        for room in [name].into_iter().chain(below.iter()) {
            assert!(rooms.iter().any(|known| known == room), "there is no room {room}");
        }
    }
    let mut found = Vec::new();
    each_line(|source, number, line| {
        let Some((name, below)) = LAYERS.iter().find(|(name, _)| *name == room(source)) else {
            return;
        };
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let used =
                rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or("");
            if rooms.iter().any(|room| room == used) && used != *name && !below.contains(&used) {
                found.push(format!("{}:{number} uses {used}", source.path));
            }
        }
    });
    none("these reach up", &found);
}

#[test]
fn only_the_edge_knows_the_terminal() {
    let mut found = Vec::new();
    each_line(|source, number, line| {
        let place = room(source);
        if names(line, "ratatui") && !matches!(place, "ui" | "term") {
            found.push(format!("{}:{number} names ratatui", source.path));
        }
        if names(line, "crossterm") && place != "term" {
            found.push(format!("{}:{number} names crossterm", source.path));
        }
    });
    none("terminal libraries", &found);
}

#[test]
fn the_eye_of_these_tests_is_sharp() {
    let source = Source {
        path: "src/facts/x.rs".to_owned(),
        text: "//! X.\nuse std::fs;\n// std::env\n#[cfg(test)]\nmod tests {\nstd::env }".to_owned(),
    };
    assert_eq!(room(&source), "facts");
    let seen: Vec<_> = source.code().filter(|(_, line)| names(line, "std::fs")).collect();
    assert_eq!(seen, [(2, "use std::fs;")]);
    assert!(source.code().all(|(_, line)| !names(line, "std::env")));
    assert!(!names("let my_std::fsx", "std::fs") && !names("ratatui_core", "ratatui"));
    assert_eq!(without_strings("a(\"std::fs\", b)"), "a(\"\", b)");
}

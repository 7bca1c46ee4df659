//! What the program depends on: how many crates, from where, under which licence, and why.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use super::{none, sources};

/// The most crates of the default build on this system, the program itself not counted: 12 of them
/// are what the widgets of ratatui need, 2 what `--csv` needs, 4 what regular expressions in linear
/// time need, 1 what ranks names by the letters typed, 4 what reads mail, 27 what reads PDF: objects,
/// fonts with their programs and tables of names, and the packed tables of CJK letters.
const MOST_CRATES: usize = 193;
/// The most without EPUB and addresses.
const MOST_CRATES_OFFLINE: usize = 134;

/// Licences under which parts of the program may come. No licence that would reach over to the
/// program's own sources.
#[rustfmt::skip]
const LICENCES: &[&str] = &[
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause",
    "BSL-1.0", "CC0-1.0", "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "Unicode-3.0",
    "Unlicense", "Zlib",
];

/// Every crate of a build, once: name and version, licence.
pub fn tree(options: &[&str]) -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none"])
        .args(["--format", "{p}\t{l}"])
        .args(options)
        .output()
        .expect("cargo is at hand where tests run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let entries = text.lines().filter_map(|line| {
        let (name, licence) = line.split_once('\t')?;
        let name = name.replace(" (proc-macro)", "");
        let licence = licence.trim_end_matches(" (*)");
        (!name.starts_with("dateline ")).then(|| (name, licence.to_owned()))
    });
    entries.collect()
}

#[test]
fn crates_are_few() {
    for (options, most) in
        [(&[][..], MOST_CRATES), (&["--no-default-features"][..], MOST_CRATES_OFFLINE)]
    {
        let count = tree(options).len();
        println!("{count} crates {options:?}");
        assert!(count > 50, "the tree was not read");
        assert!(count <= most, "{count} crates {options:?}, {most} are the most");
    }
}

#[test]
fn every_licence_is_allowed() {
    let refused = tree(&["--all-features"]).into_iter().filter(|(_, licence)| !allowed(licence));
    let refused: Vec<_> = refused.map(|(name, licence)| format!("{name}: {licence}")).collect();
    none("licences that are not on the list", &refused);
}

/// Whether an SPDX expression can be met with licences of the list. The old sign `/` means OR.
fn allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (met, rest) = either(&words);
    met && rest.is_empty()
}

fn either<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    let (mut met, mut rest) = both(words);
    while let ["OR", after @ ..] = rest {
        let (other, left) = both(after);
        (met, rest) = (met | other, left);
    }
    (met, rest)
}

fn both<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    let (mut met, mut rest) = one(words);
    while let ["AND", after @ ..] = rest {
        let (other, left) = one(after);
        (met, rest) = (met & other, left);
    }
    (met, rest)
}

fn one<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    match words {
        ["(", inner @ ..] => match either(inner) {
            (met, [")", rest @ ..]) => (met, rest),
            (_, rest) => (false, rest),
        },
        [name, "WITH", exception, rest @ ..] => {
            (LICENCES.contains(&format!("{name} WITH {exception}").as_str()), rest)
        }
        [name, rest @ ..] => (LICENCES.contains(name), rest),
        [] => (false, words),
    }
}

#[test]
fn licence_expressions_are_understood() {
    for (expression, expected) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-2.0-only", false),
        ("(MIT OR GPL-2.0-only) AND ISC", true),
        ("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true),
        ("GPL-2.0-only WITH Classpath-exception-2.0", false),
        ("", false),
    ] {
        assert_eq!(allowed(expression), expected, "{expression}");
    }
}

/// Everything comes from the registry, with a checksum: no git, no other place.
#[test]
fn sources_are_the_registry() {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    let mut foreign = Vec::new();
    for package in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = package.lines().find(|line| line.starts_with(key))?;
            line.split('"').nth(1)
        };
        let name = value("name = ").unwrap();
        let registry =
            value("source = ").is_some_and(|s| s.starts_with("registry+https://github.com/"));
        if name != "dateline" && !(registry && value("checksum = ").is_some()) {
            foreign.push(name.to_owned());
        }
    }
    none("crates that are not from the registry", &foreign);
}

/// What is not used any more is not built and not trusted either.
#[test]
fn dependencies_are_used() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let sources: Vec<_> = sources("src").into_iter().map(|source| source.text).collect();
    let (mut idle, mut depends, mut seen) = (Vec::new(), false, 0);
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            depends = table.trim_end_matches(']').ends_with("dependencies")
                && !table.contains("dev-dependencies");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| depends) {
            let path = format!("{}::", name.replace('-', "_"));
            seen += 1;
            if !sources.iter().any(|source| source.contains(&path)) {
                idle.push(name.to_owned());
            }
        }
    }
    assert!(seen > 20, "only {seen} dependencies were understood");
    none("dependencies that nothing uses", &idle);
}

/// C is compiled for one crate alone, the one that `https` needs.
#[test]
fn only_one_crate_compiles_c() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--edges", "normal,build", "--prefix", "none"])
        .args(["--invert", "cc", "--depth", "1", "--format", "{p}"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let users: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(users, ["ring"], "{}", String::from_utf8_lossy(&output.stderr));
}

/// What the compiler and clippy refuse stays refused.
#[test]
fn lints_are_strict() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let lints = manifest.split("[lints.rust]").nth(1).unwrap();
    for lint in [
        "unsafe_code = \"forbid\"",
        "expect_used",
        "indexing_slicing",
        "panic",
        "string_slice",
        "unwrap_used",
    ] {
        assert!(lints.contains(&format!("\n{lint}")), "{lint}");
    }
}

/// Each direct dependency has a comment above it that says what it is for.
#[test]
fn dependencies_have_reasons() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let mut silent = Vec::new();
    let (mut depends, mut explained) = (false, false);
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            depends = table.trim_end_matches(']').ends_with("dependencies");
            explained = false;
        } else if line.starts_with('#') {
            explained = true;
        } else if depends && line.contains(" = ") {
            if !explained {
                silent.push(line.to_owned());
            }
            explained = false;
        }
        assert!(!depends || !line.contains("git = "), "{line}");
    }
    none("dependencies without a reason", &silent);
}

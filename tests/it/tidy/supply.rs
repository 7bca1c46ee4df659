//! What comes with the crates: advisories, duplicates, the Rust they need.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use super::crates::tree;
use super::none;

/// Crates that come in two versions, and why that cannot be helped from here.
const TWICE: &[(&str, &str)] = &[
    ("base64", "crossterm has not moved on to the version of ureq"),
    ("getrandom", "ring has not moved on to the version of tempfile and zip"),
    ("phf", "html5ever has not moved on to the version of hayro-font"),
    ("phf_generator", "the same, only while building"),
    ("phf_macros", "the same, only while building"),
    ("phf_shared", "the same"),
    ("syn", "only while building: half of the derive macros have moved on"),
    ("thiserror", "filedescriptor, which crossterm polls with, has not moved on"),
    ("thiserror-impl", "the same"),
];

/// `1.2.3` as numbers; a suffix after `-` or `+` is dropped.
fn version(written: &str) -> Vec<u64> {
    let plain = written.trim_start_matches('v').split(['-', '+']).next().unwrap();
    let mut numbers: Vec<u64> = plain.split('.').map(|n| n.parse().unwrap()).collect();
    numbers.resize(3, 0);
    numbers
}

/// The versions of each crate of the default build.
fn versions() -> BTreeMap<String, BTreeSet<String>> {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (package, _) in tree(&[]) {
        let (name, version) = package.split_once(" v").unwrap();
        let version = version.split(' ').next().unwrap();
        versions.entry(name.to_owned()).or_default().insert(version.to_owned());
    }
    versions
}

#[test]
fn crates_come_in_one_version() {
    let twice: Vec<String> =
        versions().into_iter().filter(|(_, v)| v.len() > 1).map(|(name, _)| name).collect();
    let known: Vec<&str> = TWICE.iter().map(|(name, _)| *name).collect();
    assert_eq!(twice, known, "found, then known with a reason");
}

#[test]
fn no_known_advisory_is_open() {
    let versions = versions();
    let mut open = Vec::new();
    let list = include_str!("advisories.txt").lines().filter(|line| !line.starts_with('#'));
    for line in list {
        let [name, mended, advisory] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let Some(used) = versions.get(name) else {
            panic!("{name} is not used any more: {advisory} can go");
        };
        let old = used.iter().filter(|used| version(used) < version(mended));
        open.extend(old.map(|used| format!("{name} {used}: {advisory}, mended in {mended}")));
    }
    none("advisories", &open);
}

/// The whole database, of which `cargo audit` reads a copy.
#[test]
#[ignore = "needs cargo-audit and a copy of the advisory database"]
fn no_advisory_of_the_database_is_open() {
    let args = ["audit", "--no-fetch", "--stale", "--color", "never"];
    let output = Command::new(env!("CARGO")).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// No dependency needs a later Rust than the one that we promise; what the program itself uses is
/// watched by clippy's `incompatible_msrv`, which reads `rust-version`.
#[test]
fn the_promised_rust_is_enough() {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform"])
        .arg(host)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let needs = |name: &str| {
        let package = packages.iter().find(|package| package["name"] == name).unwrap();
        package["rust_version"].as_str().map(version)
    };
    let promised = needs("dateline").expect("Cargo.toml states rust-version");
    assert!(packages.len() > 100, "the packages were not read");
    let demanding = packages.iter().filter_map(|package| {
        let needed = package["rust_version"].as_str()?;
        (version(needed) > promised).then(|| format!("{} needs {needed}", package["name"]))
    });
    none("crates that need a later Rust", &demanding.collect::<Vec<_>>());
}

#[test]
fn versions_are_compared_as_numbers() {
    assert!(version("0.103.9") < version("v0.103.13"));
    assert!(version("1.89") == version("1.89.0") && version("1.0.0-rc.1") == version("1.0.0"));
}

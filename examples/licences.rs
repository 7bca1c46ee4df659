//! Writes the licences of every crate that is built into the program, for packages:
//! `cargo run --example licences -- FILE`.
//!
//! The crates are those that `cargo metadata` resolves for this machine without build and test
//! dependencies; the words are the licence files that each crate ships. A text that several crates
//! share stands once, below all their names.

#![allow(clippy::disallowed_methods, reason = "this writes a file where its argument says")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::{env, error, fs, io};

use serde_json::Value;

/// How the names of licence files begin, in lower case.
const LICENCE_FILES: &[&str] =
    &["licence", "license", "copying", "copyright", "notice", "unlicense"];

fn main() -> Result<(), Box<dyn error::Error>> {
    let to = env::args_os().nth(1).ok_or("give the file to write")?;
    let metadata = metadata()?;
    let packages = list(at(&metadata, "packages"));
    let crates: Vec<&Value> = built_in(&metadata)
        .into_iter()
        .filter_map(|id| packages.iter().find(|package| at(package, "id") == id))
        .filter(|package| at(package, "name") != env!("CARGO_PKG_NAME"))
        .collect();
    fs::write(to, document(&crates)?)?;
    Ok(())
}

/// What cargo knows of the packages, for this machine alone.
fn metadata() -> Result<Value, Box<dyn error::Error>> {
    let host = Command::new("rustc").args(["--print", "host-tuple"]).output()?;
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform"])
        .arg(String::from_utf8(host.stdout)?.trim())
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The packages that are reached from ours by normal dependencies, by their ids.
fn built_in(metadata: &Value) -> BTreeSet<&str> {
    let graph = at(metadata, "resolve");
    let nodes: BTreeMap<&str, &Value> =
        list(at(graph, "nodes")).iter().map(|node| (text(at(node, "id")), node)).collect();
    let mut found = BTreeSet::new();
    let mut next = vec![text(at(graph, "root"))];
    while let Some(id) = next.pop() {
        if !found.insert(id) {
            continue;
        }
        let dependencies = nodes.get(id).map_or(&[][..], |node| list(at(node, "deps")));
        let normal = |kinds: &Value| list(kinds).iter().any(|kind| at(kind, "kind").is_null());
        next.extend(
            dependencies
                .iter()
                .filter(|dep| normal(at(dep, "dep_kinds")))
                .map(|dep| text(at(dep, "pkg"))),
        );
    }
    found
}

/// The crates by name, then each licence text with the crates that ship it.
fn document(crates: &[&Value]) -> io::Result<String> {
    let mut out = String::from("dateline has the work of these crates built in:\n\n");
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let lines: BTreeMap<String, String> = crates
        .iter()
        .map(|package| {
            let name = format!("{} {}", text(at(package, "name")), text(at(package, "version")));
            let licence = at(package, "license").as_str().unwrap_or("see its licence file");
            let source = at(package, "repository").as_str().unwrap_or("https://crates.io");
            (name.clone(), format!("{name}: {licence}, {source}\n"))
        })
        .collect();
    out.extend(lines.into_values());
    out.push_str("\nand of the standard library of Rust: MIT OR Apache-2.0, https://github.com/rust-lang/rust\n");
    let mut without = Vec::new();
    for package in crates {
        let name = format!("{} {}", text(at(package, "name")), text(at(package, "version")));
        let folder =
            Path::new(text(at(package, "manifest_path"))).parent().unwrap_or(Path::new("."));
        let shipped = licence_texts(folder)?;
        if shipped.is_empty() {
            without.push(name.clone());
        }
        for licence in shipped {
            texts.entry(licence).or_default().insert(name.clone());
        }
    }
    out.push_str(&format!(
        "\nOf these, without a licence text of their own: {}\n",
        without.join(", ")
    ));
    let mut by_names: Vec<(BTreeSet<String>, String)> =
        texts.into_iter().map(|(licence, names)| (names, licence)).collect();
    by_names.sort();
    for (names, licence) in by_names {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        out.push_str(&format!("\n{}\n\n{names}\n\n{licence}\n", "-".repeat(78)));
    }
    Ok(out)
}

/// The licence files of a crate, also those beside what it has from others (fonts, tables, C), without
/// differences in white space at their edges.
fn licence_texts(folder: &Path) -> io::Result<Vec<String>> {
    let mut texts = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().to_lowercase();
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if LICENCE_FILES.iter().any(|begin| name.starts_with(begin)) {
                let bytes = fs::read(entry.path())?;
                texts.push(String::from_utf8_lossy(&bytes).replace('\r', "").trim().to_owned());
            }
        }
    }
    texts.sort();
    texts.dedup();
    Ok(texts)
}

/// A field of a JSON object; null where it has none.
fn at<'v>(value: &'v Value, field: &str) -> &'v Value {
    value.get(field).unwrap_or(&Value::Null)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

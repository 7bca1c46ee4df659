//! The rules that keep the sources in order: layers, sizes, headers, lists, crates.

mod circles;
mod crates;
mod growth;
mod layers;
mod supply;

use std::fs;
use std::path::{Path, PathBuf};

/// More lines than this in a file are two rooms.
const LONGEST_FILE: usize = 700;
/// From here on a file is worth a look; tables may be longer.
const LONG_FILE: usize = 450;

/// A source file of the repository.
pub struct Source {
    /// Its path from the root, with slashes.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Source {
    /// Its lines without comments and without the tests at its end.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("#[cfg(test)]\nmod ").unwrap_or(self.text.len());
        let lines = (1..).zip(self.text[..tests].lines());
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// Every Rust file under `folder`, ordered by path.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut waiting = vec![PathBuf::from(folder)];
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.to_str().unwrap().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "{folder} holds no sources");
    found
}

fn all_sources() -> Vec<Source> {
    let folders = ["src", "tests", "examples", "benches"];
    folders.iter().filter(|f| Path::new(f).is_dir()).flat_map(|f| sources(f)).collect()
}

/// Fails with all of them, one a line.
pub fn none(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "{rule}:\n  {}\n", found.join("\n  "));
}

#[test]
fn every_file_says_what_lives_in_it() {
    let silent = all_sources().into_iter().filter(|s| !s.text.starts_with("//! "));
    none("these begin without //!", &silent.map(|s| s.path).collect::<Vec<_>>());
}

#[test]
fn files_are_small() {
    let mut large = Vec::new();
    for source in all_sources() {
        let lines = source.text.lines().count();
        if lines > LONGEST_FILE {
            large.push(format!("{} has {lines} lines", source.path));
        } else if lines > LONG_FILE {
            println!("worth a look: {} has {lines} lines", source.path);
        }
    }
    none(&format!("these have more than {LONGEST_FILE} lines"), &large);
}

/// A file that no `mod` names is never compiled, and its tests never run.
#[test]
fn no_module_is_forgotten() {
    let sources: Vec<Source> = ["src", "tests"].into_iter().flat_map(sources).collect();
    let mut forgotten = Vec::new();
    for source in &sources {
        let path = Path::new(&source.path);
        let name = path.file_stem().unwrap().to_str().unwrap();
        if matches!(source.path.as_str(), "src/lib.rs" | "src/main.rs" | "tests/it/main.rs") {
            continue;
        }
        let folder = path.parent().unwrap().to_str().unwrap();
        let parents = match folder {
            "src" => vec!["src/lib.rs".to_owned()],
            "tests/it" => vec!["tests/it/main.rs".to_owned()],
            _ => vec![format!("{folder}.rs")],
        };
        let declared = |text: &str| {
            text.lines().any(|line| {
                let line = line.trim();
                let line = line.strip_prefix("pub ").unwrap_or(line);
                let line = line.strip_prefix("pub(crate) ").unwrap_or(line);
                let line = line.strip_prefix("pub(super) ").unwrap_or(line);
                line.strip_prefix("mod ")
                    .is_some_and(|rest| rest.trim_end_matches([';', '{', ' ']) == name)
            })
        };
        let found = sources.iter().any(|s| parents.contains(&s.path) && declared(&s.text));
        if !found {
            forgotten.push(format!("{} is not declared in {}", source.path, parents.join(", ")));
        }
    }
    none("these are not compiled", &forgotten);
}

/// Sorted lists have no doubles, and a change to one is easy to read.
#[test]
fn lists_are_sorted_and_name_their_source() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir("assets/lists").unwrap() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        count += 1;
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        if head.is_empty() {
            wrong.push(format!("{name} has no header with source and licence"));
        }
        let items: Vec<&str> = text.lines().skip(head.len()).collect();
        for pair in items.windows(2).filter(|pair| pair[0].as_bytes() >= pair[1].as_bytes()) {
            wrong.push(format!("{name}: {:?} stands before {:?}", pair[0], pair[1]));
        }
        for item in items {
            if item.is_empty() || item.trim() != item || item.to_lowercase() != item {
                wrong.push(format!("{name}: {item:?} is empty, padded or not in lower case"));
            }
        }
    }
    assert!(count > 0, "assets/lists is empty");
    none("lists", &wrong);
}

/// What the program is made from says itself under which terms it may be passed on.
#[test]
fn licences_are_where_they_belong() {
    for name in ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(Path::new(name).is_file(), "{name}");
    }
    for entry in fs::read_dir("assets").unwrap() {
        let folder = entry.unwrap().path();
        let binary = folder.is_dir()
            && fs::read_dir(&folder)
                .unwrap()
                .any(|file| file.unwrap().path().extension().is_some_and(|e| e == "bin"));
        assert!(
            !binary || folder.join("CREDITS.md").is_file(),
            "{} holds what cannot be read and no CREDITS.md",
            folder.display()
        );
    }
}

//! The cost of adding something: the state stays small, and CONTRIBUTING.md is correct.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{none, sources};

/// More fields than this are several structs.
const MOST_FIELDS: usize = 16;

/// The number of fields of each struct of a source text, by name.
fn structs(text: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("struct ") {
        let rest = &text[at + "struct ".len()..];
        let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &text[line_start..at];
        if !(before.is_empty() || before.starts_with("pub")) {
            continue;
        }
        let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let Some(open) = rest.find(['{', ';', '(']).filter(|open| rest[*open..].starts_with('{'))
        else {
            continue;
        };
        let body = rest[open..].split("\n}").next().unwrap_or("");
        let fields = body.lines().filter(|line| {
            let line = line.strip_prefix("    ").unwrap_or("");
            let line = line.strip_prefix("pub").map_or(line, |rest| {
                rest.strip_prefix("(super)")
                    .or_else(|| rest.strip_prefix("(crate)"))
                    .unwrap_or(rest)
            });
            let name = line.trim_start().split(':').next().unwrap_or("");
            !name.is_empty()
                && line.contains(": ")
                && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        });
        found.push((name, fields.count()));
    }
    found
}

#[test]
fn the_state_is_made_of_small_parts() {
    let mut large = Vec::new();
    let mut seen = 0;
    for source in sources("src") {
        // A theme is a table: one style a field.
        if source.path.starts_with("src/ui/theme") {
            continue;
        }
        for (name, fields) in structs(&source.text) {
            seen += 1;
            if fields > MOST_FIELDS {
                large.push(format!("{} of {} has {fields} fields", name, source.path));
            }
        }
    }
    assert!(seen > 200, "{seen} structs");
    none(&format!("these have more than {MOST_FIELDS} fields"), &large);
}

#[test]
fn fields_are_counted() {
    let text = "struct Unit;\npub struct Two {\n    /// A: b.\n    pub a: u8,\n    pub(super) b: Vec<u8>,\n}\nstruct Pair(u8, u8);\n";
    assert_eq!(structs(text), [("Two", 2)]);
}

/// The files outside its own that name a sample of each kind of thing one can add.
fn files_naming(what: &str) -> BTreeSet<String> {
    let files = sources("src").into_iter();
    files
        .filter(|file| file.code().any(|(_, line)| line.contains(what)))
        .map(|file| file.path)
        .collect()
}

/// "To add a …": a pane, a setting and a format are known to their own files and to those that the
/// table of CONTRIBUTING.md names, and to no others.
#[test]
fn to_add_something_takes_the_files_that_are_named() {
    for (sample, allowed) in [
        ("LinkRow", &["src/app/panes/links.rs", "src/app/viewport.rs", "src/ui/widgets/"][..]),
        ("HiddenRow", &["src/app/panes/hidden.rs", "src/app/viewport.rs", "src/ui/widgets/"]),
        ("\"justify\"", &["src/app/settings.rs"]),
        ("epub::", &["src/formats/epub", "src/formats.rs"]),
    ] {
        let others = files_naming(sample).into_iter();
        let others = others.filter(|path| !allowed.iter().any(|own| path.starts_with(own)));
        none(&format!("{sample} is named in"), &others.collect::<Vec<_>>());
    }
}

/// The files of the tables are there.
#[test]
fn the_named_files_exist() {
    let text = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let table = text.split("## To add a").nth(1).unwrap();
    let names = table.split('`').skip(1).step_by(2).filter(|name| !name.contains(' '));
    let mut checked = 0;
    let mut missing = Vec::new();
    for name in names {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = if name.contains("/x.") { folder } else { name };
        checked += 1;
        if !Path::new(name).exists() && !Path::new("src").join(name).exists() {
            missing.push(name.to_owned());
        }
    }
    assert!(checked > 10, "{checked}");
    none("CONTRIBUTING.md names", &missing);
}

//! No circle of files inside a room: if one file uses another, the other does not use it back.

use std::collections::{BTreeMap, BTreeSet};

use super::{Source, none, sources};

/// The files that have a module path, by that path: `facts::dates` is `src/facts/dates.rs`.
type Modules = BTreeMap<String, String>;

fn module_of(path: &str) -> String {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    inside.replace('/', "::")
}

/// The code without comments, and without the tests at its end.
fn code_of(source: &Source) -> String {
    source.code().map(|(_, line)| line.split(" // ").next().unwrap_or(line)).fold(
        String::new(),
        |mut all, line| {
            all.push_str(line);
            all.push('\n');
            all
        },
    )
}

/// A `use` of a file: whether it is public (a re-export), and each path it names, in full.
struct Use {
    is_public: bool,
    paths: Vec<String>,
}

/// Every `use` statement at the beginning of a line.
fn uses_of(code: &str, module: &str) -> Vec<Use> {
    let mut uses = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let line = code[..at].rfind('\n').map_or(0, |end| end + 1);
        let visibility = code[line..at].trim();
        if !(visibility.is_empty() || visibility.starts_with("pub")) {
            continue;
        }
        let Some(length) = code[at..].find(';') else { continue };
        let mut paths = Vec::new();
        expand("", &code[at + 4..at + length], &mut paths);
        let paths = paths.iter().map(|path| absolute(path, module)).collect();
        uses.push(Use { is_public: !visibility.is_empty(), paths });
    }
    uses
}

/// The paths of a `use` tree: `a::{b, c::{d, e}}` is `a::b`, `a::c::d`, `a::c::e`.
fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let name = tree.split(" as ").next().unwrap_or(tree).trim();
        if !name.is_empty() {
            paths.push(format!("{prefix}{name}").trim_end_matches("::self").to_owned());
        }
        return;
    };
    let prefix = format!("{prefix}{}", tree[..open].trim());
    let inside = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inside[start..at], paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    expand(&prefix, &inside[start..], paths);
}

/// A path from the root of the crate; that of another crate stays as it is.
fn absolute(path: &str, module: &str) -> String {
    let (mut base, mut rest) = (module, path);
    if let Some(inside) = path.strip_prefix("crate::") {
        return inside.to_owned();
    }
    if !path.starts_with("super::") && !path.starts_with("self::") {
        return format!("{module}::{path}");
    }
    loop {
        if let Some(above) = rest.strip_prefix("super::") {
            base = base.rsplit_once("::").map_or("", |(parent, _)| parent);
            rest = above;
        } else if let Some(here) = rest.strip_prefix("self::") {
            rest = here;
        } else {
            return format!("{base}::{rest}").trim_start_matches("::").to_owned();
        }
    }
}

/// Paths that stand in the code itself, as `super::place::shift(…)` does.
fn inline_paths(code: &str, module: &str) -> Vec<String> {
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let starts = ["super::", "crate::"].into_iter().flat_map(|start| code.match_indices(start));
    let outer = starts.filter(|(at, _)| !code[..*at].ends_with(is_path));
    let path = |at: usize| code[at..].split(|c| !is_path(c)).next().unwrap_or("").to_owned();
    outer.map(|(at, _)| absolute(path(at).trim_end_matches(':'), module)).collect()
}

/// The file that defines what a path names, and the name behind it.
fn file_of<'p>(path: &'p str, modules: &Modules) -> Option<(String, &'p str)> {
    let mut end = path.len();
    loop {
        let (module, rest) = path.split_at_checked(end)?;
        if modules.contains_key(module) {
            return Some((module.to_owned(), rest.trim_start_matches("::")));
        }
        end = module.rfind("::")?;
    }
}

/// The arrows between files: who uses what another file defines. A re-export is no use of its own;
/// a name that comes through one is looked for where it is defined.
fn arrows(files: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: Modules =
        files.iter().map(|file| (module_of(&file.path), file.path.clone())).collect();
    let mut exports: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut used = Vec::new();
    for file in files {
        let (module, code) = (module_of(&file.path), code_of(file));
        let mut paths = inline_paths(&code, &module);
        for one in uses_of(&code, &module) {
            for path in one.paths {
                if one.is_public {
                    let name = path.rsplit("::").next().unwrap_or("").to_owned();
                    exports.insert((module.clone(), name), path);
                } else {
                    paths.push(path);
                }
            }
        }
        used.push((module, paths));
    }
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, paths) in used {
        for mut path in paths {
            // A name may be exported through several files.
            for _ in 0..8 {
                let Some((file, name)) = file_of(&path, &modules) else { break };
                let first = name.split("::").next().unwrap_or("").to_owned();
                match exports.get(&(file.clone(), first)) {
                    Some(further) => path = further.clone(),
                    None => {
                        if file != module && !name.is_empty() {
                            arrows.entry(module.clone()).or_default().insert(file);
                        }
                        break;
                    }
                }
            }
        }
    }
    arrows
}

/// The files that can be reached from `from`.
fn reached(from: &str, arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(module) = waiting.pop() {
        for next in arrows.get(&module).into_iter().flatten() {
            if seen.insert(next.clone()) {
                waiting.push(next.clone());
            }
        }
    }
    seen
}

/// The circles: each as its files in order, once.
fn circles(files: &[Source]) -> Vec<String> {
    let arrows = arrows(files);
    let reach: BTreeMap<&String, BTreeSet<String>> =
        arrows.keys().map(|module| (module, reached(module, &arrows))).collect();
    let mut found = BTreeSet::new();
    for (module, seen) in &reach {
        if seen.contains(*module) {
            let back =
                |other: &&String| reach.get(other).is_some_and(|back| back.contains(*module));
            found.insert(seen.iter().filter(back).cloned().collect::<Vec<_>>().join(" ⇄ "));
        }
    }
    found.into_iter().collect()
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    none(
        "these use each other; move what they share into a file of its own",
        &circles(&sources("src")),
    );
}

#[test]
fn circles_are_found() {
    let file = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let mut files = vec![
        file("src/a.rs", "mod b;\nmod c;\npub use b::{B, c as d};\nuse c::run;\n"),
        file("src/a/b.rs", "use crate::a::c::Other;\npub struct B;\n"),
        file("src/a/c.rs", "use super::B;\npub fn run(b: B) {}\n"),
    ];
    assert_eq!(circles(&files), ["a::b ⇄ a::c"]);
    files[1].text = "pub struct B;\n".to_owned();
    assert_eq!(circles(&files), Vec::<String>::new(), "B is defined in b, though a exports it");
    files[2].text = "pub fn run() { super::start() }\n".to_owned();
    assert_eq!(circles(&files), ["a ⇄ a::c"]);
}

//! The documentation against the program: its screen, keys, commands and links.

#[cfg(unix)]
mod commands;
#[path = "../../examples/docs.rs"]
mod docs;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dateline::app::actions::Action;
use dateline::app::key::label;
use dateline::app::keymap::Keymap;

use super::tidy::none;

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

/// Keys and columns exactly; the screen loosely: its text, and who is in its list. What is
/// beside them may change with a better rule before the picture is taken again.
#[test]
fn made_parts_are_up_to_date() {
    let (readme, renewed) = (readme(), docs::renewed(&readme()));
    for part in ["screen", "keys", "commands", "settings", "columns"] {
        assert_eq!(readme.matches(&format!("<!-- made: {part} -->")).count(), 1, "{part}");
        let (old, new) = (made(&readme, part), made(&renewed, part));
        let same = if part == "screen" { seen(old) == seen(new) } else { old == new };
        let changed = old.lines().zip(new.lines()).find(|(old, new)| old != new);
        assert!(
            same,
            "README.md is behind the program; renew it: cargo run --example docs\n{changed:#?}"
        );
    }
}

/// What stands between the marks of a part.
fn made<'a>(readme: &'a str, part: &str) -> &'a str {
    let rest = readme.split(&format!("<!-- made: {part} -->")).nth(1).unwrap();
    rest.split("<!-- end -->").next().unwrap()
}

/// The text of a screen, and the names in its list.
fn seen(screen: &str) -> (Vec<&str>, BTreeSet<&str>) {
    let rows = screen.lines().map(|row| row.split_once(" │").unwrap_or((row, "")));
    let (text, list): (Vec<&str>, Vec<&str>) = rows.unzip();
    // The first row is the list's title; a name's row ends with its counts, a title's does not.
    let list = list.into_iter().skip_while(|row| row.is_empty()).skip(1);
    let rows = list.take_while(|row| !row.contains('─')).map(|row| row.trim_start_matches('>'));
    let rows = rows.filter(|row| row.ends_with(|c: char| c.is_ascii_digit() || c == '“'));
    let names =
        rows.filter_map(|row| row.trim().split("  ").next()).map(|n| n.trim_end_matches(" ?"));
    // The rows of the two bars have no rule in them.
    let text = text.into_iter().map(str::trim_end).filter(|row| !row.contains('·')).collect();
    (text, names.collect())
}

/// Every key that the README names in `<kbd>` is bound.
#[test]
fn keys_in_the_text_are_bound() {
    let keymap = Keymap::default();
    let bound: BTreeSet<String> =
        Action::ALL.iter().flat_map(|a| keymap.keys_of(*a)).map(label).collect();
    let mut unknown = Vec::new();
    let readme = readme();
    for rest in readme.split("<kbd>").skip(1) {
        let key = rest.split("</kbd>").next().unwrap();
        let key = key.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        if !bound.contains(&key) {
            unknown.push(key);
        }
    }
    none("keys that are not bound", &unknown);
    assert!(readme.matches("<kbd>").count() >= 15, "the tour names keys");
}

/// Options that the README names exist.
#[test]
fn options_in_the_text_exist() {
    let command = dateline::cli::command();
    let mut known: BTreeSet<String> = BTreeSet::from(["--help".into(), "--version".into()]);
    for command in std::iter::once(&command).chain(command.get_subcommands()) {
        known.extend(command.get_arguments().filter_map(|a| Some(format!("--{}", a.get_long()?))));
    }
    let mut unknown = Vec::new();
    for words in readme().split('`').skip(1).step_by(2).filter(|w| !w.contains('\n')) {
        let own = words.starts_with("dateline ") || words.starts_with("--");
        let options = words.split(' ').filter(|w| own && w.starts_with("--") && w.len() > 2);
        unknown.extend(options.filter(|o| !known.contains(*o)).map(str::to_owned));
    }
    none("options that do not exist", &unknown);
}

/// Links to files of the repository lead somewhere.
#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for name in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "SECURITY.md"] {
        let text = fs::read_to_string(name).unwrap();
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            let file = target.split('#').next().unwrap();
            if !file.contains("://") && !file.is_empty() && !Path::new(file).exists() {
                broken.push(format!("{name}: {target}"));
            }
        }
    }
    none("links that lead nowhere", &broken);
}

/// Completions and man pages come out of the tables, with every option and key.
#[test]
fn shells_and_man_pages_know_everything() {
    let folder = std::env::temp_dir().join(format!("dateline-shells-{}", std::process::id()));
    docs::write_shells(&folder).unwrap();
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    for name in ["dateline.bash", "_dateline", "dateline.fish", "_dateline.ps1"] {
        let text = read(name);
        for word in ["published", "tsv", "timeline", "kind"] {
            assert!(text.contains(word), "{name} lacks {word}");
        }
        // PowerShell's completions know no values.
        assert!(name.ends_with("ps1") || text.contains("partial"), "{name}");
    }
    assert!(read("_dateline").contains("{_dateline_commands; _files}"), "lists and files");
    let page = read("dateline.1").replace("\\-", "-").replace("\\*(Aq", "'");
    for action in Action::ALL {
        assert!(page.contains(action.help()), "{}", action.help());
    }
    for table in dateline::export::table::TABLES {
        assert!(read(&format!("dateline-{}.1", table.name)).contains("tsv"), "{}", table.name);
    }
    fs::remove_dir_all(&folder).unwrap();
}

//! The documentation against the program: its screen, keys, commands and links.

#[cfg(unix)]
mod commands;
#[path = "../../examples/docs/main.rs"]
mod docs;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dateline::app::actions::{ACTIONS, Action};
use dateline::app::key::label;
use dateline::app::keymap::Keymap;

use super::tidy::none;

/// The pages that the program's users read.
const PAGES: &[&str] = &[
    "README.md",
    "docs/accuracy.md",
    "docs/columns.md",
    "docs/dossier.md",
    "docs/formats.md",
    "docs/json.md",
    "docs/keys.md",
    "docs/pictures.md",
    "docs/recipes.md",
    "docs/settings.md",
];

/// All pages, one after the other.
fn pages() -> String {
    PAGES.iter().map(|page| fs::read_to_string(page).unwrap()).collect()
}

/// Keys and columns exactly; the screen loosely: its text, and who is in its list. What is
/// beside them may change with a better rule before the picture is taken again.
#[test]
fn made_parts_are_up_to_date() {
    for (page, part, _) in docs::PARTS {
        let text = fs::read_to_string(page).unwrap();
        assert_eq!(text.matches(&format!("<!-- made: {part} -->")).count(), 1, "{part}");
        let renewed = docs::renewed(page, &text);
        let (old, new) = (made(&text, part), made(&renewed, part));
        let same = if *part == "screen" { seen(old) == seen(new) } else { old == new };
        let changed = old.lines().zip(new.lines()).find(|(old, new)| old != new);
        assert!(
            same,
            "{page} is behind the program; renew it: cargo run --example docs\n{changed:#?}"
        );
    }
}

/// The picture shows what the program draws: it is well-formed, in colour, and has the sample's
/// words. The text at a position may change before the next picture.
#[test]
fn the_picture_is_of_the_sample() {
    let picture = fs::read_to_string(docs::PICTURE).unwrap();
    for text in [picture, docs::picture()] {
        assert!(text.starts_with("<svg ") && text.ends_with("</svg>\n"));
        assert_eq!(text.matches("<text ").count(), text.matches("</text>").count());
        let words = ["Ali Khamenei", "PEOPLE", "Background"];
        assert!(words.iter().all(|words| text.contains(words)), "{words:?}");
        let colours: BTreeSet<&str> =
            text.split("fill=\"").skip(1).map(|rest| &rest[..7]).collect();
        assert!(colours.len() > 4, "{colours:?}");
    }
}

/// Newcomers read it to the end.
#[test]
fn the_readme_is_short() {
    let lines = fs::read_to_string("README.md").unwrap().lines().count();
    assert!(lines <= 160, "README.md has {lines} lines: move reference to docs");
}

/// The text between the markers of a part.
fn made<'a>(readme: &'a str, part: &str) -> &'a str {
    let rest = readme.split(&format!("<!-- made: {part} -->")).nth(1).unwrap();
    rest.split("<!-- end -->").next().unwrap()
}

/// The text of a screen, and the names in its list.
fn seen(screen: &str) -> (Vec<&str>, BTreeSet<&str>) {
    // The rule between text and list is thicker where the scrollbar's thumb is.
    let rows = screen.lines().map(|row| row.split_once(['│', '┃']).unwrap_or((row, "")));
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

/// Every key that the pages name in `<kbd>` is bound.
#[test]
fn keys_in_the_text_are_bound() {
    let keymap = Keymap::default();
    let bound: BTreeSet<String> =
        Action::all().flat_map(|a| keymap.keys_of(a)).map(label).collect();
    let mut unknown = Vec::new();
    let pages = pages();
    for rest in pages.split("<kbd>").skip(1) {
        let key = rest.split("</kbd>").next().unwrap();
        let key = key.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        if !bound.contains(&key) {
            unknown.push(key);
        }
    }
    none("keys that are not bound", &unknown);
    assert!(pages.matches("<kbd>").count() >= 15, "the tour names keys");
}

/// Options that the pages name exist.
#[test]
fn options_in_the_text_exist() {
    let command = dateline::cli::command();
    let mut known: BTreeSet<String> = BTreeSet::from(["--help".into(), "--version".into()]);
    for command in std::iter::once(&command).chain(command.get_subcommands()) {
        known.extend(command.get_arguments().filter_map(|a| Some(format!("--{}", a.get_long()?))));
    }
    let mut unknown = Vec::new();
    for words in pages().split('`').skip(1).step_by(2).filter(|w| !w.contains('\n')) {
        let own = words.starts_with("dateline ") || words.starts_with("--");
        // "-----Original Message-----" is the line above a quoted mail.
        let is_option = |w: &&str| w.starts_with("--") && !w.starts_with("---") && w.len() > 2;
        let options = words.split(' ').filter(|w| own && is_option(w));
        unknown.extend(options.filter(|o| !known.contains(*o)).map(str::to_owned));
    }
    none("options that do not exist", &unknown);
}

/// Links to files of the repository lead somewhere.
#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    let others =
        ["ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs/licences.md"];
    for name in PAGES.iter().chain(&others) {
        let text = fs::read_to_string(name).unwrap();
        let folder = Path::new(name).parent().unwrap();
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            let file = target.split('#').next().unwrap();
            if !file.contains("://") && !file.is_empty() && !folder.join(file).exists() {
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
    for row in ACTIONS {
        assert!(page.contains(row.help), "{}", row.help);
    }
    for table in dateline::export::table::TABLES {
        assert!(read(&format!("dateline-{}.1", table.name)).contains("tsv"), "{}", table.name);
    }
    fs::remove_dir_all(&folder).unwrap();
}

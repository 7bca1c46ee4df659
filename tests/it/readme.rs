//! The documentation against the program: its screen, keys, commands and links.

#[path = "../../examples/docs.rs"]
mod docs;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dateline::app::action::Action;
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

/// The blocks of shell commands, line by line, continued lines joined.
fn command_lines() -> Vec<String> {
    let readme = readme();
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let joined: String = blocks.map(|block| block.replace("\\\n", " ")).collect();
    let lines = joined.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

/// A folder with what the commands of the README name: articles, and stand-ins for programs that
/// fetch or convert.
struct Workshop(PathBuf);

impl Workshop {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("dateline-readme-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("bin")).unwrap();
        fs::create_dir_all(folder.join("archive")).unwrap();
        let article = fs::read_to_string("assets/article.txt").unwrap();
        let page = format!("<html><body><article><p>{article}</p></article></body></html>");
        for (name, text) in [
            ("article.txt", article.clone()),
            ("notes.md", format!("# Notes\n\n{article}")),
            ("page.html", page.clone()),
            ("report.pdf", "no real one".to_owned()),
            ("archive/a.txt", article.clone()),
            ("archive/b.txt", article.clone()),
            (
                "articles.jsonl",
                format!("{}\n", serde_json::json!({"title": "A", "text": article.clone()})),
            ),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        let root = std::env::current_dir().unwrap();
        let cat = |file: &str| format!("#!/bin/sh\ncat {}\n", folder.join(file).display());
        for (name, script) in [
            ("curl", cat("page.html")),
            ("pdftotext", cat("article.txt")),
            ("man", cat("article.txt")),
            ("cargo", "#!/bin/sh\nexit 0\n".to_owned()),
            ("git", "#!/bin/sh\nexit 0\n".to_owned()),
        ] {
            fs::write(folder.join("bin").join(name), script).unwrap();
        }
        let dateline = Path::new(env!("CARGO_BIN_EXE_dateline"));
        let dateline = if dateline.is_absolute() { dateline.into() } else { root.join(dateline) };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::os::unix::fs::symlink(dateline, folder.join("bin/dateline")).unwrap();
            for entry in fs::read_dir(folder.join("bin")).unwrap() {
                let mode = fs::Permissions::from_mode(0o755);
                fs::set_permissions(entry.unwrap().path(), mode).unwrap();
            }
        }
        Self(folder)
    }

    /// Runs a line in the shell; what went wrong, if anything did.
    fn run(&self, line: &str) -> Option<String> {
        let path = std::env::var("PATH").unwrap();
        let output = Command::new("sh")
            .args(["-c", line])
            .current_dir(&self.0)
            .env("PATH", format!("{}:{path}", self.0.join("bin").display()))
            .env("XDG_STATE_HOME", self.0.join("state"))
            .env("XDG_CONFIG_HOME", self.0.join("config"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (!output.status.success() || told.contains("dateline:"))
            .then(|| format!("{line}\n    {:?} {told}", output.status.code()))
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Each command line of the README does what it says without a complaint.
#[cfg(unix)]
#[test]
fn commands_work() {
    let workshop = Workshop::new();
    let lines = command_lines();
    assert!(lines.len() >= 15, "{lines:?}");
    let have_jq = Command::new("jq").arg("--version").output().is_ok();
    let mut failed = Vec::new();
    for line in &lines {
        if line.contains("jq ") && !have_jq {
            println!("not run, jq is not installed: {line}");
            continue;
        }
        failed.extend(workshop.run(line));
    }
    none("these do not work", &failed);
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

//! The commands that the README and the docs show, run by a shell.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{none, pages};

/// The blocks of shell commands, line by line, continued lines joined.
fn command_lines() -> Vec<String> {
    let pages = pages();
    let blocks = pages.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let joined: String = blocks.map(|block| block.replace("\\\n", " ")).collect();
    let lines = joined.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

/// A folder with what the commands name: articles, and stand-ins for programs that
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
            // Known by its content, which has words alone.
            ("report.pdf", article.clone()),
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
        symlink(dateline, folder.join("bin/dateline")).unwrap();
        for entry in fs::read_dir(folder.join("bin")).unwrap() {
            let mode = fs::Permissions::from_mode(0o755);
            fs::set_permissions(entry.unwrap().path(), mode).unwrap();
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
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        (!output.status.success() || errors.contains("dateline:"))
            .then(|| format!("{line}\n    {:?} {errors}", output.status.code()))
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Each command line of the pages does what it says without a complaint.
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

//! `--to report` by the real program: one article, several, back again, and in a browser.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = "assets/article.txt";
/// What may run nowhere: it would change the title.
const HOSTILE: &str = "</title><script>document.title='owned'</script>\n\nOSLO, Nov. 15, 2023 — \
    \"</script><script>document.title='owned'</script>\" said <img src=x onerror=\"document.title='owned'\"> \
    Nora Lind on Tuesday. <!-- \"<svg onload=document.title='owned'>\" said Peter Holm.\n";

fn dateline(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.env("XDG_STATE_HOME", "/nonexistent").env("XDG_CONFIG_HOME", "/nonexistent");
    command.args(args).output().unwrap()
}

fn text(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Writes a report into a folder; gives its path.
fn report(folder: &Path, name: &str, args: &[&str]) -> String {
    let path = folder.join(name);
    fs::write(&path, text(&dateline(&[&["--to", "report"], args].concat()))).unwrap();
    path.to_str().unwrap().to_owned()
}

fn json(args: &[&str]) -> Vec<serde_json::Value> {
    let lines = text(&dateline(&[&["--json"], args].concat()));
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_report_is_read_like_its_article() {
    let folder = tempfile::tempdir().unwrap();
    let path = report(folder.path(), "r.html", &[ARTICLE]);
    let (mut back, mut first) = (json(&[&path]), json(&[ARTICLE]));
    for record in [&mut back[0], &mut first[0]] {
        record["document"]["source"] = "".into();
    }
    assert_eq!(back, first);
    for list in ["people", "timeline", "quotes", "sections", "warnings"] {
        assert_eq!(text(&dateline(&[list, &path])), text(&dateline(&[list, ARTICLE])), "{list}");
    }
    // A report of a report says the same.
    let again = report(folder.path(), "s.html", &[&path]);
    let data = |path: &str| {
        let page = fs::read_to_string(path).unwrap();
        let data = page.split_once("id=\"dateline\">").unwrap().1.to_owned();
        data.split_once("</script>").unwrap().0.replace("r.html", "article.txt")
    };
    assert_eq!(data(&again), data(&path));
}

#[test]
fn several_articles_make_one_report() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.txt");
    fs::write(&other, HOSTILE).unwrap();
    let other = other.to_str().unwrap();
    let path = report(folder.path(), "r.html", &[ARTICLE, other]);
    let by_command = text(&dateline(&["dossier", "--to", "report", other, ARTICLE]));
    assert_eq!(fs::read_to_string(&path).unwrap(), by_command);
    assert_eq!(json(&[&path]).len(), 2);
    let second = &json(&[&format!("{path}#2")])[0]["document"]["title"];
    assert!(second.is_string(), "each article has an address");
    // One that cannot be read is an error, and the others are a report.
    let missing = dateline(&["--to", "report", ARTICLE, "/nonexistent/a.txt"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("/nonexistent/a.txt: "));
    assert!(missing.stdout.starts_with(b"<!DOCTYPE html>"));
}

#[test]
fn what_has_no_place_is_refused() {
    for args in [
        &["--to", "md", "--with", "notes", ARTICLE][..],
        &["--with", "notes", ARTICLE],
        &["--to", "report", "--with", "love", ARTICLE],
        &["dossier", "people", "--to", "report", ARTICLE],
        &["dossier", "--to", "report", "--json", ARTICLE],
    ] {
        assert_eq!(dateline(args).status.code(), Some(2), "{args:?}");
    }
}

/// Chromium, headless, with more arguments.
fn chromium(args: &[&str]) -> Output {
    let mut command = Command::new("chromium");
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]);
    command.args(args).output().expect("chromium starts")
}

/// A browser runs the one script that the policy allows, nothing from the article, and prints.
#[test]
#[ignore = "needs chromium"]
fn a_browser_shows_it_and_runs_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("hostile.txt");
    fs::write(&article, HOSTILE).unwrap();
    let hostile = article.to_str().unwrap();
    for (name, args) in
        [("a.html", &[ARTICLE][..]), ("h.html", &[hostile]), ("d.html", &[ARTICLE, hostile])]
    {
        let path = report(folder.path(), name, args);
        let address = format!("file://{path}");
        let dom = String::from_utf8(chromium(&["--dump-dom", &address]).stdout).unwrap();
        assert!(dom.contains("<input type=\"search\""), "{name}: our script did not run");
        assert!(!dom.contains("<title>owned"), "{name}: a script of the article ran");
        for width in [400, 1000, 1600] {
            let picture = folder.path().join(format!("{name}-{width}.png"));
            let (picture, size) =
                (picture.to_str().unwrap(), format!("--window-size={width},1200"));
            chromium(&[&size, &format!("--screenshot={picture}"), &address]);
            assert!(fs::metadata(picture).is_ok_and(|file| file.len() > 10_000), "{name} {width}");
        }
        let pdf = folder.path().join(format!("{name}.pdf"));
        chromium(&[&format!("--print-to-pdf={}", pdf.to_str().unwrap()), &address]);
        assert!(fs::read(&pdf).is_ok_and(|bytes| bytes.starts_with(b"%PDF-")), "{name}");
    }
}

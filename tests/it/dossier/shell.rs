//! The shell version of `examples/cluster`: parts of made-up articles, each read by a process of its
//! own, give the dossier of all.

use std::fs;
use std::process::Command;

use super::stories::stories;
use super::{Folder, stdout};

const ARTICLES: usize = 200;
const PARTS: usize = 7;

#[test]
fn parts_read_by_several_processes_give_the_dossier_of_all() {
    let folder = Folder::new("dossier-shell");
    let parts = folder.0.join("parts");
    fs::create_dir_all(&parts).unwrap();
    let mut lines: Vec<String> = stories(ARTICLES).map(|story| story.line()).collect();
    let all = folder.file("all.jsonl", &lines.concat());
    // A record that is broken is a row, and ends nothing.
    lines.insert(100, "{\"id\":\"broken\",\"text\":\"cut off\n".to_owned());
    for (part, lines) in lines.chunks(lines.len().div_ceil(PARTS)).enumerate() {
        fs::write(parts.join(format!("part-{part:05}")), lines.concat()).unwrap();
    }
    let out = folder.0.join("out");
    let bin = env!("CARGO_BIN_EXE_dateline");
    let output = Command::new("sh")
        .arg("examples/cluster/shell.sh")
        .args([&parts, &out])
        .env("DATELINE", bin)
        .env("JOBS", "2")
        .env("XDG_STATE_HOME", "/nonexistent")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let found = fs::read_dir(out.join("facts")).unwrap().count();
    assert_eq!(found, PARTS, "no part is left half written");
    let dossier = |path: &str| -> serde_json::Value {
        let words = if path.ends_with("dossier.json") {
            fs::read_to_string(path).unwrap()
        } else {
            stdout(&["dossier", "--json", path])
        };
        serde_json::from_str(&words).unwrap()
    };
    let mut parallel = dossier(out.join("dossier.json").to_str().unwrap());
    let mut expected = dossier(&all);
    let broken = parallel["errors"].take();
    assert_eq!(broken.as_array().unwrap().len(), 1);
    expected["errors"].take();
    for dossier in [&mut parallel, &mut expected] {
        // Every process calls its articles by the file that it read.
        for article in dossier["articles"].as_array_mut().unwrap() {
            article["source"] = "".into();
        }
    }
    assert_eq!(parallel, expected);
}

//! The real binary: arguments, pipes, exit codes.

use std::process::Command;

fn dateline() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
}

#[test]
fn json_of_the_default_article_is_schema_one() {
    let out = dateline().arg("--json").arg("assets/article.txt").output().unwrap();
    assert!(out.status.success());
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["document"]["sections"].as_array().unwrap().len(), 8);
}

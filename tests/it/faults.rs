//! The table of faults names tests that exist.

use std::fs;
use std::path::Path;

#[test]
fn every_fault_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("tests/faults.md")).unwrap();
    let mut rows = 0;
    for row in table.lines().filter(|line| line.ends_with("` |")) {
        let name = row.trim_end_matches("` |").rsplit('`').next().unwrap();
        let (file, test) = name.split_once(' ').unwrap();
        let source = fs::read_to_string(root.join(file)).unwrap_or_default();
        let declared = source.split("#[test]").any(|part| {
            let line = part.lines().find(|line| line.trim_start().starts_with("fn "));
            line.is_some_and(|line| line.trim_start().starts_with(&format!("fn {test}()")))
        });
        assert!(declared, "{file} has no test {test}");
        rows += 1;
    }
    assert!(rows > 50, "only {rows} rows were understood");
}

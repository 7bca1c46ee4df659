//! Saving and loading, with everything that can go wrong.

#![allow(clippy::disallowed_methods, reason = "tests damage files behind the back of the store")]

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use tempfile::TempDir;

use super::*;

const TEXT: &str = "The ferry came back on Monday. It had been away for a year.";

fn record(offset: u32) -> Record {
    Record { place: Some(SavedPosition::new(TEXT, offset)), ..Record::default() }
}

fn id(source: &str) -> ArticleId {
    ArticleId::new(source, TEXT)
}

fn saved(folder: &Path) -> PathBuf {
    folder.join("articles").join(ArticleId::file_name("/a"))
}

#[test]
fn what_is_saved_is_loaded() {
    let home = TempDir::new().unwrap();
    let store = Store::at(&home.path().join("new/folder"));
    assert_eq!(store.load(&id("/a")), (Record::default(), None));
    assert!(!home.path().join("new").exists(), "nothing is made before it is needed");
    store.save(&id("/a"), &Record::default(), &record(31)).unwrap();
    assert_eq!(store.load(&id("/a")), (record(31), None));
    assert_eq!(store.load(&id("/b")).0, Record::default());
}

#[test]
fn an_unchanged_record_is_not_written() {
    let home = TempDir::new().unwrap();
    let store = Store::at(&home.path().join("state"));
    store.save(&id("/a"), &record(3), &record(3)).unwrap();
    assert!(!home.path().join("state").exists());
}

#[test]
fn a_moved_article_keeps_its_record() {
    let home = TempDir::new().unwrap();
    let store = Store::at(home.path());
    store.save(&id("/a"), &Record::default(), &record(31)).unwrap();
    let recent =
        RecentEntry { source: "/a".into(), words: id("/a").words, ..RecentEntry::default() };
    store.remember(recent).unwrap();
    assert_eq!(store.load(&id("/elsewhere")).0, record(31));
    assert_eq!(store.load(&ArticleId::new("/elsewhere", "Other words.")).0, Record::default());
    // The same for one of many articles.
    let lookup = Lookup::of(store);
    for (source, text, expected) in [
        ("/a", "Other words.", record(31)),
        ("/elsewhere", TEXT, record(31)),
        ("/elsewhere", "Other words.", Record::default()),
        ("/elsewhere", &TEXT.to_uppercase(), Record::default()),
    ] {
        assert_eq!(lookup.record(source, text), expected, "{source} {text}");
    }
    assert_eq!(Lookup::of(Store::default()).record("/a", TEXT), Record::default());
}

#[test]
fn the_newest_article_stands_first_and_once() {
    let home = TempDir::new().unwrap();
    let store = Store::at(home.path());
    for source in ["/a", "/b", "/a"] {
        store.remember(RecentEntry { source: source.into(), ..RecentEntry::default() }).unwrap();
    }
    let sources: Vec<String> = store.recent().into_iter().map(|r| r.source).collect();
    assert_eq!(sources, ["/a", "/b"]);
}

#[test]
fn damaged_state_is_set_aside() {
    let large = vec![b' '; 9 << 20];
    let deep = "[".repeat(100_000);
    let cases: [&[u8]; 9] = [
        b"",
        b"{",
        b"\0\0\0\0\0\0",
        b"[]",
        b"{\"version\":\"one\"}",
        b"{\"version\":999}",
        b"{\"marks\":{\"long name\":1}}",
        deep.as_bytes(),
        &large,
    ];
    for damaged in cases {
        let home = TempDir::new().unwrap();
        let store = Store::at(home.path());
        store.save(&id("/a"), &Record::default(), &record(31)).unwrap();
        let path = saved(home.path());
        fs::write(&path, damaged).unwrap();
        let (loaded, notice) = store.load(&id("/a"));
        assert_eq!(loaded, Record::default());
        assert!(notice.unwrap().contains("damaged"));
        assert_eq!(fs::read(path.with_extension("json.bad")).unwrap(), damaged);
        store.save(&id("/a"), &Record::default(), &record(5)).unwrap();
        assert_eq!(store.load(&id("/a")), (record(5), None));
    }
}

#[test]
fn what_a_later_version_added_stays() {
    let home = TempDir::new().unwrap();
    let store = Store::at(home.path());
    store.save(&id("/a"), &Record::default(), &record(31)).unwrap();
    let path = saved(home.path());
    let text = fs::read_to_string(&path).unwrap().replacen('{', "{\"colour\":\"red\",", 1);
    fs::write(&path, text).unwrap();
    store.save(&id("/a"), &record(31), &record(3)).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("\"colour\":\"red\""));
}

#[test]
fn folders_that_cannot_be_used_cost_a_notice() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("file"), "").unwrap();
    let store = Store::at(&home.path().join("file/state"));
    assert_eq!(store.load(&id("/a")).0, Record::default());
    let error = store.save(&id("/a"), &Record::default(), &record(3)).unwrap_err();
    assert!(error.contains("cannot create"), "{error}");
    let nowhere = Store::default();
    assert_eq!(nowhere.load(&id("/a")), (Record::default(), None));
    assert_eq!(nowhere.save(&id("/a"), &Record::default(), &record(3)), Ok(()));
}

#[test]
fn many_writers_lose_nothing() {
    let home = TempDir::new().unwrap();
    thread::scope(|scope| {
        for writer in 0..4_u32 {
            let store = Store::at(home.path());
            scope.spawn(move || {
                for turn in 0..10_u32 {
                    let source = format!("/{writer}/{turn}");
                    store.save(&id(&source), &Record::default(), &record(turn)).unwrap();
                    store.remember(RecentEntry { source, ..RecentEntry::default() }).unwrap();
                    // All share one article; each has a mark of its own.
                    let letter = char::from_u32(u32::from(b'a') + writer).unwrap();
                    let mut mine = Record::default();
                    mine.marks.insert(letter, SavedPosition::new(TEXT, turn));
                    store.save(&id("/shared"), &Record::default(), &mine).unwrap();
                }
            });
        }
    });
    let store = Store::at(home.path());
    assert_eq!(store.recent().len(), 40);
    let shared = store.load(&id("/shared")).0;
    assert_eq!(shared.marks.len(), 4);
    assert!(shared.marks.values().all(|place| place.offset == 9));
}

#[cfg(unix)]
#[test]
fn state_is_private_and_links_stay_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let home = TempDir::new().unwrap();
    let store = Store::at(&home.path().join("state"));
    store.save(&id("/a"), &Record::default(), &record(3)).unwrap();
    let path = saved(&home.path().join("state"));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&home.path().join("state")), 0o700);
    assert_eq!(mode(&home.path().join("state/lock")), 0o600);
    let elsewhere = home.path().join("elsewhere.json");
    fs::rename(&path, &elsewhere).unwrap();
    symlink(&elsewhere, &path).unwrap();
    store.save(&id("/a"), &record(3), &record(5)).unwrap();
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert!(fs::read_to_string(&elsewhere).unwrap().contains("\"offset\":5"));
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "no temporary file stays behind: {left:?}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened() {
    let home = TempDir::new().unwrap();
    let store = Store::at(home.path());
    store.save(&id("/a"), &Record::default(), &record(3)).unwrap();
    let path = saved(home.path());
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let (loaded, notice) = store.load(&id("/a"));
    assert_eq!(loaded, Record::default());
    assert!(notice.unwrap().contains("not a file"));
}

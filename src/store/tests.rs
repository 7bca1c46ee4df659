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

fn stored(offset: u32) -> Stored {
    Stored { record: record(offset), ..Stored::default() }
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
    assert_eq!(store.load(&id("/a")), Stored::default());
    assert!(!home.path().join("new").exists(), "nothing is made before it is needed");
    store.save(&id("/a"), &Record::default(), &record(31)).unwrap();
    assert_eq!(store.load(&id("/a")), stored(31));
    assert_eq!(store.load(&id("/b")).record, Record::default());
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
    assert_eq!(store.load(&id("/elsewhere")), Stored { moved: true, ..stored(31) });
    assert_eq!(store.load(&ArticleId::new("/elsewhere", "Other words.")).record, Record::default());
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
    let cases: [&[u8]; 8] = [
        b"",
        b"{",
        b"\0\0\0\0\0\0",
        b"[]",
        b"{\"version\":\"one\"}",
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
        let Stored { record: loaded, notice, .. } = store.load(&id("/a"));
        assert_eq!(loaded, Record::default());
        assert!(notice.unwrap().contains("damaged"));
        assert_eq!(fs::read(path.with_extension("json.bad")).unwrap(), damaged);
        store.save(&id("/a"), &Record::default(), &record(5)).unwrap();
        assert_eq!(store.load(&id("/a")), stored(5));
    }
}

#[test]
fn a_later_version_s_state_is_left_alone() {
    let home = TempDir::new().unwrap();
    let store = Store::at(home.path());
    let later = "{\"version\":999}";
    store.save(&id("/a"), &Record::default(), &record(31)).unwrap();
    store.remember(RecentEntry::default()).unwrap();
    let files = [saved(home.path()), home.path().join("recent.json")];
    files.iter().for_each(|path| fs::write(path, later).unwrap());
    assert!(store.load(&id("/a")).notice.unwrap().ends_with("a later version of dateline"));
    assert!(store.save(&id("/a"), &Record::default(), &record(5)).is_err());
    assert!(store.remember(RecentEntry::default()).is_err());
    for path in files {
        assert_eq!(fs::read_to_string(&path).unwrap(), later);
    }
}

#[test]
fn damaged_files_do_not_replace_each_other() {
    let home = TempDir::new().unwrap();
    let store = Store::at(home.path());
    for damaged in ["{1", "{2"] {
        store.save(&id("/a"), &Record::default(), &record(31)).unwrap();
        fs::write(saved(home.path()), damaged).unwrap();
        assert!(store.load(&id("/a")).notice.is_some());
    }
    let aside = |suffix| fs::read_to_string(saved(home.path()).with_extension(suffix)).unwrap();
    assert_eq!((aside("json.bad"), aside("json.bad2")), ("{1".to_owned(), "{2".to_owned()));
}

#[test]
fn an_export_replaces_a_file_only_where_asked() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("n.md");
    for (words, overwrite, expected, left) in [
        ("one", false, Ok(true), "one"),
        ("two", false, Ok(false), "one"),
        ("three", true, Ok(true), "three"),
    ] {
        assert_eq!(write_export(&path, words.as_bytes(), overwrite), expected, "{words}");
        assert_eq!(fs::read_to_string(&path).unwrap(), left);
    }
    let error = write_export(&home.path().join("none/n.md"), b"", true).unwrap_err();
    assert!(error.starts_with("cannot write"), "{error}");
    assert!(write_export(home.path(), b"", true).is_err(), "a folder stays");
}

#[test]
fn a_private_store_is_read_and_never_written() {
    let home = TempDir::new().unwrap();
    let open = Store::at(home.path());
    open.save(&id("/a"), &Record::default(), &record(31)).unwrap();
    let private = Store::at(home.path()).read_only();
    assert_eq!(private.load(&id("/a")), stored(31));
    let before: Vec<_> = fs::read_dir(home.path()).unwrap().map(|f| f.unwrap().path()).collect();
    private.save(&id("/a"), &record(31), &record(3)).unwrap();
    private.save(&id("/b"), &Record::default(), &record(3)).unwrap();
    private.remember(RecentEntry::default()).unwrap();
    private.add_history(&["x".to_owned()], &[], |all, line| all.push(line.to_owned())).unwrap();
    private.save_background("xterm", "dark").unwrap();
    assert!(private.save_copy("words").is_err());
    let after: Vec<_> = fs::read_dir(home.path()).unwrap().map(|f| f.unwrap().path()).collect();
    assert_eq!((before, open.load(&id("/a"))), (after, stored(31)));
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
    assert_eq!(store.load(&id("/a")).record, Record::default());
    let error = store.save(&id("/a"), &Record::default(), &record(3)).unwrap_err();
    assert!(error.contains("cannot create"), "{error}");
    let nowhere = Store::default();
    assert_eq!(nowhere.load(&id("/a")), Stored::default());
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
    let shared = store.load(&id("/shared")).record;
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
    let Stored { record: loaded, notice, .. } = store.load(&id("/a"));
    assert_eq!(loaded, Record::default());
    assert!(notice.unwrap().contains("not a file"));
}

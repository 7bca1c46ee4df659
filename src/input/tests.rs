//! Tests of the loader: articles that come in pieces, slowly, broken, or not at all.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::loader::{Load, Request};
use super::progress::Progress;
use super::source::InputSource;
use crate::app::Stage;
use crate::facts::Context;
use crate::formats;

const WORDS: &str = "Talks in Muscat\n\nBoth sides met on Tuesday, and they «agreed» to meet.\n\n";

/// A file that is removed at the end of a test.
pub(super) struct TestFile {
    pub source: InputSource,
    path: PathBuf,
}

impl TestFile {
    pub(super) fn new(name: &str, content: impl AsRef<[u8]>) -> Self {
        let file = Self::unwritten(name);
        std::io::Write::write_all(
            &mut std::fs::File::create(&file.path).unwrap(),
            content.as_ref(),
        )
        .unwrap();
        file
    }

    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap()
    }

    fn unwritten(name: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = format!("dateline-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        Self { source: InputSource::File(path.clone()), path }
    }
}

impl Drop for TestFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.folder());
    }
}

fn request(source: &InputSource) -> Request {
    Request { source: source.clone(), format: None, context: Context::default(), grown: None }
}

/// What is loaded in the end: the text and the last note, or the error.
type Outcome = Result<(String, Option<String>), String>;

/// Loads; `on_beginning` is called with each beginning. Checks what holds for all of them.
fn load(
    source: &InputSource,
    progress: &Arc<Progress>,
    on_beginning: &mut dyn FnMut(&str),
) -> Outcome {
    let mut outcome = None;
    let mut beginnings: Vec<String> = Vec::new();
    request(source).load(0, progress, &mut |load| {
        assert!(outcome.is_none(), "{load:?} comes after the last message");
        match load {
            Load::Progress(_) => {}
            Load::Partial(article) if article.stage == Stage::Text => {}
            Load::Partial(article) => {
                let text = article.doc.text.clone();
                assert!(beginnings.last().is_none_or(|last| last.len() < text.len()));
                on_beginning(&text);
                beginnings.push(text);
            }
            Load::Done(article, _) => {
                assert_eq!(article.stage, Stage::Whole);
                let note = article.doc.notes.last().map(|note| note.message.clone());
                outcome = Some(Ok((article.doc.text.clone(), note)));
            }
            Load::Failed(error) => outcome = Some(Err(format!("{error:#}"))),
        }
    });
    let outcome = outcome.expect("a last message");
    if let Ok((text, _)) = &outcome {
        assert!(beginnings.iter().all(|beginning| text.starts_with(beginning)));
    }
    outcome
}

#[test]
fn what_can_be_shown_without_waiting() {
    let first = |name: &str, content: &str| {
        let file = TestFile::new(name, content);
        match request(&file.source).first() {
            Load::Progress(_) => "nothing".to_owned(),
            Load::Partial(article) => format!("{:?}", article.stage),
            Load::Done(article, _) => format!("{:?}", article.stage),
            Load::Failed(error) => error.to_string().rsplit('/').next().unwrap().to_owned(),
        }
    };
    for (name, content, expected) in [
        ("small.txt", WORDS.to_owned(), "Whole"),
        ("empty.txt", String::new(), "Whole"),
        ("small.json", "{\"text\":\"Words.\"}".to_owned(), "Whole"),
        ("long.txt", WORDS.repeat(2000), "Beginning"),
        // Only the whole can be parsed.
        ("long.json", format!("{{\"text\":\"{}\"}}", "Words. ".repeat(20_000)), "nothing"),
        (
            "a.png",
            "\u{89}PNG\0\0\0\0\u{1}\u{2}".to_owned(),
            "a.png: unknown binary file (--format text forces it)",
        ),
    ] {
        assert_eq!(first(name, &content), expected, "{name}");
    }
    let missing = request(&InputSource::File("/no/such".into()));
    assert!(matches!(missing.first(), Load::Failed(_)));
    assert!(matches!(request(&InputSource::Default).first(), Load::Done(..)));
}

#[test]
fn a_long_text_comes_with_the_facts_of_its_parts_first() {
    let dates = |copies: usize| {
        let file = TestFile::new("long.txt", WORDS.repeat(copies));
        let mut dates = Vec::new();
        request(&file.source).load(usize::MAX, &Arc::default(), &mut |load| {
            if let Load::Partial(article) | Load::Done(article, _) = load {
                dates.push((article.stage, article.facts.dates.len()));
            }
        });
        dates
    };
    // A small one comes at once, with nothing in between.
    assert_eq!(dates(700), [(Stage::Whole, 700)]);
    let facts = dates(1000);
    assert_eq!(facts.len(), 2, "{facts:?}");
    assert_eq!((facts[0].0, facts[1]), (Stage::Text, (Stage::Whole, 1000)));
    assert!((1..1000).contains(&facts[0].1), "{facts:?}");
}

#[test]
fn a_stop_before_anything_was_read_is_an_error() {
    for end in [Progress::stop as fn(&Progress), Progress::cancel] {
        let progress = Arc::default();
        end(&progress);
        let file = TestFile::new("a.txt", WORDS);
        let error = load(&file.source, &progress, &mut |_| {}).unwrap_err();
        assert!(error.ends_with("a.txt: loading was stopped"), "{error}");
    }
}

/// Named pipes, which are as slow as the test wants.
#[cfg(unix)]
mod pipes {
    use std::fs::File;
    use std::io::Write as _;
    use std::process::Command;
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    /// A pipe, and what writes pieces to it until it is dropped.
    fn pipe(name: &str) -> (TestFile, mpsc::Sender<Vec<u8>>) {
        let file = TestFile::unwritten(name);
        let made = Command::new("mkfifo").arg(&file.path).status().unwrap();
        assert!(made.success());
        let (sender, pieces) = mpsc::channel::<Vec<u8>>();
        let path = file.path.clone();
        thread::spawn(move || {
            let mut pipe = File::options().write(true).open(path).unwrap();
            for piece in pieces {
                // The reader may have gone.
                let _ = pipe.write_all(&piece);
            }
        });
        (file, sender)
    }

    #[test]
    fn what_comes_in_pieces_is_the_same_as_at_once() {
        let long = WORDS.repeat(100);
        let (half, rest) = long.split_at(long.len() / 2);
        let error = |words: &str| Err(words.to_owned());
        let text = |words: &str| Ok((formats::plain::parse(words).text, None));
        for (name, pieces, expected) in [
            ("a.txt", vec![half, rest], text(&long)),
            ("b.txt", vec!["Words", ", and mo", "re.\n"], text("Words, and more.\n")),
            ("empty.txt", vec![], Ok((String::new(), Some("empty".to_owned())))),
            ("c.json", vec!["{\"title\":\"A\",", "\"text\":\"Words.\"}"], text("A\n\nWords.")),
            ("d.pdf", vec!["%PDF", "-1.4\n"], error("PDF")),
            ("e.txt", vec!["é", "\0\u{1}\u{2}\0\0\0\0"], error("binary")),
        ] {
            let (file, sender) = pipe(name);
            for piece in &pieces {
                sender.send(piece.as_bytes().to_vec()).unwrap();
            }
            drop(sender);
            let loaded = load(&file.source, &Arc::default(), &mut |_| {});
            match (&loaded, &expected) {
                (Err(error), Err(word)) => assert!(error.contains(word), "{name}: {error}"),
                _ => assert_eq!(loaded, expected, "{name}"),
            }
        }
    }

    #[test]
    fn the_beginning_grows() {
        let (file, sender) = pipe("a.txt");
        let mut pieces = (1..=3).map(|n| format!("Paragraph number {n}.\n\n").into_bytes());
        sender.send(pieces.next().unwrap()).unwrap();
        let mut sender = Some(sender);
        let mut beginnings = Vec::new();
        let loaded = load(&file.source, &Arc::default(), &mut |text| {
            beginnings.push(text.matches("number").count());
            match pieces.next() {
                Some(piece) => sender.as_ref().unwrap().send(piece).unwrap(),
                None => sender = None,
            }
        });
        assert_eq!(beginnings, [1, 2, 3]);
        assert!(loaded.unwrap().0.trim_end().ends_with("number 3."));
    }

    #[test]
    fn a_stop_keeps_what_was_read() {
        for (act, expected) in [
            (
                Progress::stop as fn(&Progress),
                Ok("only the first 74 bytes are shown: loading was stopped"),
            ),
            (Progress::cancel, Err("cancelled")),
        ] {
            let (file, sender) = pipe("a.txt");
            sender.send(WORDS.as_bytes().to_vec()).unwrap();
            let progress = Arc::default();
            let loaded = load(&file.source, &progress, &mut |_| act(&progress));
            match (loaded, expected) {
                (Ok((text, note)), Ok(expected)) => {
                    assert!(text.starts_with("Talks in Muscat"));
                    assert_eq!(note.as_deref(), Some(expected));
                }
                (Err(error), Err(expected)) => assert!(error.ends_with(expected), "{error}"),
                (loaded, expected) => panic!("{loaded:?}, not {expected:?}"),
            }
            drop(sender);
        }
    }

    #[test]
    fn nothing_waits_for_a_source_that_never_answers() {
        for (act, expected) in [
            (Progress::stop as fn(&Progress), "stopped before anything was read"),
            (Progress::cancel, "cancelled"),
        ] {
            let (file, sender) = pipe("a.txt");
            let progress: Arc<Progress> = Arc::default();
            act(&progress);
            let error = load(&file.source, &progress, &mut |_| {}).unwrap_err();
            assert!(error.ends_with(expected), "{error}");
            drop(sender);
        }
    }
}

/// A server on the loopback interface.
#[cfg(feature = "net")]
mod servers {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    /// Sends one half, and the other on request; it breaks off where the sender is dropped.
    fn serve(name: &str, text: &str) -> (InputSource, mpsc::Sender<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/{name}", listener.local_addr().unwrap());
        let (go, wait) = mpsc::channel();
        let text = text.to_owned();
        thread::spawn(move || {
            let mut stream = listener.accept().unwrap().0;
            let _ = stream.read(&mut [0; 4096]);
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", text.len());
            let (first, second) = text.split_at(text.len() / 2);
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(first.as_bytes()).unwrap();
            if wait.recv().is_ok() {
                let _ = stream.write_all(second.as_bytes());
            }
        });
        (InputSource::Url(url), go)
    }

    #[test]
    fn what_came_before_a_failure_is_the_article() {
        let text = WORDS.repeat(100);
        for fails in [false, true] {
            let (source, go) = serve("a.txt", &text);
            let mut go = Some(go);
            let progress = Arc::default();
            let loaded = load(&source, &progress, &mut |_| {
                if let Some(go) = go.take().filter(|_| !fails) {
                    let _ = go.send(());
                }
            });
            let (loaded, note) = loaded.unwrap();
            let report = progress.report();
            assert_eq!(report.total, Some(text.len() as u64));
            if fails {
                assert!(loaded.starts_with("Talks in Muscat") && loaded.len() < text.len() / 2 + 1);
                let note = note.unwrap();
                assert!(
                    note.starts_with("only the first ") && note.contains("connection"),
                    "{note}"
                );
            } else {
                assert_eq!((loaded, note), (formats::plain::parse(&text).text, None));
                assert_eq!(report.read, text.len() as u64);
            }
        }
    }

    #[test]
    fn several_articles_at_once_are_a_feed() {
        let lines = "{\"title\":\"A\",\"text\":\"One.\"}\n{\"title\":\"B\",\"text\":\"Two.\"}\n";
        let (source, go) = serve("feed.jsonl", lines);
        go.send(()).unwrap();
        let mut feed = Vec::new();
        request(&source).load(0, &Arc::default(), &mut |load| {
            if let Load::Done(article, sources) = load {
                assert_eq!(article.doc.text, "A\n\nOne.");
                feed = sources;
            }
        });
        assert_eq!(feed.len(), 2);
        // The server has gone: the feed is in memory.
        match request(&feed[1]).first() {
            Load::Done(article, _) => {
                assert_eq!(article.doc.text, "B\n\nTwo.");
                assert_eq!(article.doc.meta.source, format!("{}#2", source.name()));
            }
            other => panic!("{other:?}"),
        }
    }
}

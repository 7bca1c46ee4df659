//! Articles that take long to come: the beginning is given out as it grows, and reading can be
//! stopped at any moment, though whatever is read from may never answer.

use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::{Article, Content, Progress, Source, finish, parse, read};
use crate::doc::Document;
use crate::formats::{self, Format, Parse, binary};
use crate::text::amount;
use crate::text::decode::decode;

/// What comes within this time is waited for before anything is shown.
const FIRST_LOOK: Duration = Duration::from_millis(40);
/// Between two looks at what has come, at least.
const PACE: Duration = Duration::from_millis(100);
/// Between two looks, so many times what the last one took: reading a long text again and again
/// takes a fifth of the time at most.
const REST: u32 = 4;
/// A longer beginning is not read again while more comes, in bytes.
const LONGEST_BEGINNING: u64 = 8 << 20;

/// What happens on the way to an article.
#[derive(Debug)]
pub enum Step {
    /// More bytes have come.
    Came,
    /// So much of the article can be read by now.
    Beginning(Box<Document>),
}

/// Reads and parses an article as [`super::open_article`] does, and tells how it goes. `shown`
/// bytes of its beginning are known already. What came before a stop or a fault is the article,
/// where half of it makes sense.
///
/// # Errors
/// When it cannot be read, is no text, or was stopped too early; the message tells what to do.
pub fn open_in_steps(
    source: &Source,
    forced: Option<&'static Format>,
    shown: usize,
    progress: &Arc<Progress>,
    give: &mut dyn FnMut(Step),
) -> Result<Article> {
    let (answer, waits) = mpsc::sync_channel(1);
    let (from, shared) = (source.clone(), Arc::clone(progress));
    // It may wait for ever; nobody waits for it.
    let reader = move || {
        let _over = shared.ends();
        let _ = answer.send(read::content(&from, &shared));
    };
    thread::Builder::new()
        .name("read".into())
        .spawn(reader)
        .context("the system can start nothing more; close some programs")?;
    let mut watch = Watch { source, forced, progress, shown, any: false };
    watch.until_the_end(give);
    let name = source.name();
    let content = if progress.is_abandoned() {
        bail!("{name} is not wanted any more");
    } else if progress.goes_on() {
        match waits.recv() {
            Ok(Ok(content)) => content,
            Ok(Err(error)) if watch.any => watch.part(&format!("{error:#}")),
            Ok(Err(error)) => return Err(error),
            Err(_) => bail!(
                "{name} could not be read: this is a fault in the program; --format text may help"
            ),
        }
    } else if progress.read() == 0 {
        bail!("reading {name} was stopped before anything came");
    } else {
        watch.part("reading was stopped")
    };
    let about = content.about();
    let article = parse::article(content, forced, source)?;
    Ok(finish(article, source, &about))
}

struct Watch<'a> {
    source: &'a Source,
    forced: Option<&'static Format>,
    progress: &'a Progress,
    /// Bytes of text that are shown.
    shown: usize,
    /// Whether any of them are ours.
    any: bool,
}

impl Watch<'_> {
    /// Gives what comes until no more does.
    fn until_the_end(&mut self, give: &mut dyn FnMut(Step)) {
        let (mut seen, mut next) = (0, now() + FIRST_LOOK);
        while self.progress.more_than(seen) && self.progress.wait_until(next, now()) {
            let begun = now();
            seen = self.progress.read();
            give(Step::Came);
            if let Some(doc) = self.look().filter(|doc| doc.text.len() > self.shown) {
                (self.shown, self.any) = (doc.text.len(), true);
                give(Step::Beginning(Box::new(doc)));
            }
            next = now() + PACE.max(begun.elapsed() * REST);
        }
    }

    fn look(&self) -> Option<Document> {
        if self.progress.read() > LONGEST_BEGINNING {
            return None;
        }
        let (bytes, about) = self.progress.look(|bytes, about| {
            let early = early_format_of(bytes, about, self.forced).is_some();
            (if early { bytes.to_vec() } else { Vec::new() }, about.about())
        });
        let doc = beginning(&bytes, &about, self.forced)?;
        Some(finish(Article { doc, ..Article::default() }, self.source, &about).doc)
    }

    /// What has come, as an article of which the rest is missing.
    fn part(&self, why: &str) -> Content {
        let mut bytes = self.progress.take();
        bytes.truncate(whole_characters(&bytes).len());
        let cut = Some(format!("only the first {} are shown: {why}", amount(self.progress.read())));
        self.progress.look(|_, about| Content { bytes, cut, ..about.clone() })
    }
}

/// The article as far as `bytes` have it, up to a line end. None where only the whole can be
/// parsed: anything but plain text and Markdown.
pub(super) fn beginning(
    bytes: &[u8],
    about: &Content,
    forced: Option<&'static Format>,
) -> Option<Document> {
    let format = early_format_of(bytes, about, forced)?;
    let text = decode(whole_characters(bytes), about.charset.as_deref()).text;
    let end = text.rfind('\n').unwrap_or(text.len());
    let Parse::Text(read) = format.parse else { return None };
    let head = text.get(..end).filter(|head| !head.trim().is_empty())?;
    (!binary::is_noise(head)).then(|| read(head, None))
}

/// Whether this is the beginning of a page.
pub(super) fn is_page(bytes: &[u8], about: &Content, forced: Option<&'static Format>) -> bool {
    format_of(bytes, about, forced).name == "html" && binary::kind_of(bytes).is_none()
}

/// The format, where its beginning can be read alone.
fn early_format_of(
    bytes: &[u8],
    about: &Content,
    forced: Option<&'static Format>,
) -> Option<&'static Format> {
    let head = first(bytes);
    let format = format_of(bytes, about, forced);
    // Too little has come to tell a page or a record from a text that begins with a bracket.
    let unsure = forced.is_none() && head.len() < parse::HEAD;
    let begins = || decode(whole_characters(head), about.charset.as_deref()).text;
    let is_markup = unsure && begins().trim_start().starts_with(['<', '{', '[']);
    let is_text = matches!(format.name, "text" | "markdown") && !is_markup;
    (is_text && binary::kind_of(head).is_none()).then_some(format)
}

fn format_of(bytes: &[u8], about: &Content, forced: Option<&'static Format>) -> &'static Format {
    let known = about.kind.clone().or_else(|| about.extension());
    forced.unwrap_or_else(|| {
        let text = decode(whole_characters(first(bytes)), about.charset.as_deref()).text;
        formats::choose(known.as_deref(), &text)
    })
}

fn first(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len().min(parse::HEAD)).unwrap_or(bytes)
}

/// Without the first bytes of a UTF-8 character at the end.
pub(super) fn whole_characters(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).unwrap_or(bytes)
        }
        _ => bytes,
    }
}

#[expect(clippy::disallowed_methods, reason = "how often the screen changes is the edge's matter")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str =
        "Talks in Muscat\n\nBoth sides met on Tuesday, and they «agreed» to meet.\n";

    fn named(name: &str) -> Content {
        Content { name: name.to_owned(), ..Content::default() }
    }

    #[test]
    fn each_beginning_is_one_of_the_whole() {
        let text = WORDS.repeat(3);
        let whole = formats::plain::parse(&text);
        let mut longest = 0;
        for end in 0..=text.len() {
            let Some(doc) = beginning(&text.as_bytes()[..end], &named("-"), None) else { continue };
            assert!(whole.text.starts_with(&doc.text), "{end}");
            longest = longest.max(doc.text.len());
        }
        assert_eq!(longest, whole.text.trim_end().len());
    }

    #[test]
    fn what_must_be_whole_waits() {
        let check = |name: &str, bytes: &[u8], early: bool| {
            assert_eq!(beginning(bytes, &named(name), None).is_some(), early, "{name} {bytes:?}");
        };
        check("-", b"Words.\nMore", true);
        check("a.md", b"# Words\n\n[a", true);
        check("-", b"", false);
        check("-", b"\n\n", false);
        check("-", b"<", false);
        check("-", b"{\"te", false);
        check("a.html", b"Words.\n", false);
        check("a.json", b"Words.\n", false);
        check("-", b"%PDF-1.4\n%", false);
        check("-", b"\0\x01\x02\x03\0\0\0\n", false);
    }

    #[test]
    fn characters_are_not_cut() {
        assert_eq!(whole_characters("aé".as_bytes().get(..2).unwrap()), b"a");
        assert_eq!(whole_characters(b"a\xE9b"), b"a\xE9b");
        assert_eq!(whole_characters("é".as_bytes()), "é".as_bytes());
    }

    /// A server that sends one half, and the other when it is told to.
    #[cfg(feature = "net")]
    fn serve(text: &str) -> (Source, mpsc::Sender<()>) {
        use std::io::{Read as _, Write as _};
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let source = Source::Url(format!("http://{}/a.txt", listener.local_addr().unwrap()));
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
        (source, go)
    }

    #[test]
    #[cfg(feature = "net")]
    fn what_comes_in_two_parts_is_the_same_as_at_once() {
        let text = WORDS.repeat(100);
        let (source, go) = serve(&text);
        let progress = Arc::default();
        let mut first = None;
        let mut give = |step| {
            if let Step::Beginning(doc) = step {
                first.get_or_insert(doc);
                let _ = go.send(());
            }
        };
        let article = open_in_steps(&source, None, 0, &progress, &mut give).unwrap();
        let whole = formats::plain::parse(&text);
        assert_eq!((article.doc.text, article.doc.blocks), (whole.text.clone(), whole.blocks));
        assert!(first.is_some_and(|doc| whole.text.starts_with(&doc.text) && doc.text.len() > 99));
        assert_eq!(
            (progress.read(), progress.total()),
            (text.len() as u64, Some(text.len() as u64))
        );
    }

    #[test]
    #[cfg(feature = "net")]
    fn what_came_before_a_stop_or_a_fault_is_kept() {
        for stops in [true, false] {
            let (source, go) = serve(&WORDS.repeat(100));
            let progress: Arc<Progress> = Arc::default();
            let shared = Arc::clone(&progress);
            let mut go = Some(go);
            let mut give = |step| {
                if matches!(step, Step::Beginning(_)) && stops {
                    shared.stop();
                } else if matches!(step, Step::Beginning(_)) {
                    // The server goes away.
                    go = None;
                }
            };
            let doc = open_in_steps(&source, None, 0, &progress, &mut give).unwrap().doc;
            assert!(doc.text.starts_with("Talks in Muscat") && doc.text.len() < 7000);
            let told = &doc.notes.last().unwrap().message;
            let why = if stops { "reading was stopped" } else { "broke off" };
            assert!(told.starts_with("only the first ") && told.contains(why), "{told}");
        }
    }

    #[test]
    fn a_stop_before_anything_came_is_an_error() {
        let progress = Arc::default();
        Progress::stop(&progress);
        let source = Source::File("/dev/tty-that-never-answers".into());
        let error = open_in_steps(&source, None, 0, &progress, &mut |_| {}).unwrap_err();
        assert!(error.to_string().contains("was stopped before anything came"), "{error}");
    }
}

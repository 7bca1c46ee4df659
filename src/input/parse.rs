//! Parses the content of a source: decoding, the choice of a format, and a deadline.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};

use super::article::ParsedArticle;
use super::buffered_feed::BufferedFeed;
use super::content::{Content, HEAD, whole_characters};
use super::progress::Progress;
use super::source::InputSource;
use super::threads::STACK;
use super::{read, shell};
use crate::doc::{Document, Note};
use crate::formats::articles::Articles;
use crate::formats::{self, Format, Page, Pages, Read, binary};
use crate::text::decode::{declared, decode};
use crate::text::sanitize::clean_line;

/// How long reader mode may take before the page is shown without it.
const DEADLINE: Duration = Duration::from_secs(2);
/// How long reading all pages of a file may take.
const PAGES_DEADLINE: Duration = Duration::from_secs(8);
/// How long reading the first ones may take.
const PAGES_LOOK: Duration = Duration::from_millis(250);
/// How long the search for the beginning of a page may take.
const LOOK: Duration = Duration::from_millis(30);

/// The name of threads that read what may take long or fail.
const APART: &str = "apart";

/// The byte order mark of UTF-8.
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads and parses an article, as `forced`, or as its name or content has it.
///
/// # Errors
/// When it cannot be read or is binary; the message names the source and says what to do.
pub fn open_article(
    source: &InputSource,
    forced: Option<&'static Format>,
) -> Result<ParsedArticle> {
    article(read::content(source, &Progress::default())?, forced, source)
}

/// The article in the content of `source`; of several the one that the source means.
pub(super) fn article(
    content: Content,
    forced: Option<&'static Format>,
    source: &InputSource,
) -> Result<ParsedArticle> {
    let about = content.about();
    Ok(parse(content, forced, source)?.with_source(source, &about))
}

fn parse(
    content: Content,
    forced: Option<&'static Format>,
    source: &InputSource,
) -> Result<ParsedArticle> {
    // One record is there alone, whichever of several it is.
    let part = if content.records.is_some() { 0 } else { source.index() };
    let shown = clean_line(&content.name, 300);
    let bytes = content.bytes.as_slice();
    let no_more = || anyhow!("{shown}: is one article; leave out #{}", part + 1);
    let format = forced.or_else(|| formats::of_bytes(bytes));
    if let Some(Format { read: read @ (Read::Bytes(_) | Read::Pages(_)), .. }) = format {
        if part > 0 {
            return Err(no_more());
        }
        let doc = match *read {
            Read::Bytes(read) => read(bytes),
            Read::Pages(pages) => all_pages(pages, content.bytes),
            _ => Ok(Document::default()),
        };
        return Ok(doc.map_err(|what| anyhow!("{shown} {what}"))?.into());
    }
    let as_text = forced.is_some_and(|format| format.forces_binary);
    if let Some(kind) = binary::kind_of(bytes).filter(|_| !as_text) {
        bail!("{}", refusal(&shown, kind));
    }
    let label = content.charset.as_deref().or_else(|| declared(bytes));
    let decoded = decode(bytes, label);
    let text = decoded.text;
    if !as_text && binary::is_noise(&text) {
        bail!("{shown}: unknown binary file (--format text forces it)");
    }
    let format =
        forced.unwrap_or_else(|| formats::choose(content.extension().as_deref(), beginning(&text)));
    let note = match (decoded.damaged, decoded.encoding) {
        (true, name) => Some(format!("bytes that are not valid {name} are shown as \u{FFFD}")),
        (false, "UTF-8") => None,
        (false, name) => Some(format!("decoded as {name}")),
    };
    let is_blank = text.trim().is_empty();
    let address = Some(content.name.as_str()).filter(|name| name.contains("://"));
    let (mut facts, mut problem, mut feed) = (None, None, Vec::new());
    if part > 0 && !format.has_records() {
        return Err(no_more());
    }
    let mut doc = match format.read {
        Read::Records { find, .. } => {
            let articles = find(&text);
            let mut article = record(&*articles, part);
            let of = content.records.unwrap_or_else(|| articles.count());
            if of > 1 {
                let message = format!("article {} of {of}", source.index() + 1);
                article.doc.notes.push(Note { span: None, message });
            }
            (facts, problem) = (article.facts, article.problem);
            if source.is_stream() && articles.count() > 1 {
                let buffered = BufferedFeed::new(&content.name, format, &text);
                let whole = InputSource::Buffered(Box::new(source.clone()), buffered);
                feed = (0..articles.count()).map(|index| whole.article(index)).collect();
            }
            if let (Some(problem), Some(cut)) = (&problem, &content.cut) {
                bail!("{shown}: {cut}; that is {problem}");
            }
            article.doc
        }
        Read::Text(read) => {
            let whole = text.len() == bytes.len() && matches!(text, Cow::Borrowed(_));
            let has_mark = matches!(text, Cow::Borrowed(_)) && bytes.starts_with(UTF8_MARK);
            let mut doc = read(if whole {
                // Valid already: the bytes become the text without a copy.
                String::from_utf8(content.bytes).unwrap_or_default()
            } else {
                text.into_owned()
            });
            if let Some(original) = doc.original.as_mut().filter(|_| has_mark) {
                original.prepend('\u{feff}');
            }
            doc
        }
        Read::Page(reader) => page(reader, text.into_owned(), address),
        Read::Bytes(_) | Read::Pages(_) => formats::plain::parse(&text),
    };
    let nothing = doc.text.trim().is_empty().then(|| nothing_in(is_blank));
    doc.notes.extend(note.or(nothing).map(|message| Note { span: None, message }));
    Ok(ParsedArticle { doc, facts, problem, feed })
}

/// The note on an article without words.
fn nothing_in(is_blank: bool) -> String {
    let note = if is_blank { "empty" } else { "no text found; try --format text" };
    note.to_owned()
}

/// One of several articles.
fn record(articles: &dyn Articles, part: usize) -> ParsedArticle {
    match articles.article(part) {
        Ok(item) => ParsedArticle::from(item),
        Err(problem) => ParsedArticle {
            doc: articles.as_it_is(part),
            problem: Some(problem),
            ..ParsedArticle::default()
        },
    }
}

/// A page in reader mode, or without it when that takes too long or fails.
fn page(page: Page, html: String, address: Option<&str>) -> Document {
    let html: Arc<str> = html.into();
    let (shared, address) = (Arc::clone(&html), address.map(str::to_owned));
    apart(DEADLINE, move || (page.article)(&shared, address.as_deref()))
        .unwrap_or_else(|why| (page.text_only)(&html, why))
}

/// The first `words` bytes of the article from the first bytes of a page that has `length` of them;
/// none where that takes longer than it is worth.
pub(super) fn beginning_of_page(
    page: Page,
    bytes: &[u8],
    length: u64,
    words: usize,
) -> Option<Document> {
    let html = decode(whole_characters(bytes), declared(bytes)).text.into_owned();
    apart(LOOK, move || (page.preview)(&html, length, words, None)).ok().flatten()
}

/// All pages of a file, unless that takes too long or fails.
fn all_pages(pages: Pages, bytes: Vec<u8>) -> Result<Document, String> {
    apart(PAGES_DEADLINE, move || (pages.read)(&bytes))
        .unwrap_or_else(|why| Err(format!("cannot be read: {why}")))
}

/// The first pages of a file; none where that takes longer than it is worth.
pub(super) fn first_pages(pages: Pages, bytes: Vec<u8>) -> Option<Document> {
    apart(PAGES_LOOK, move || (pages.beginning)(&bytes)).ok().flatten()
}

/// From now on a panic of `apart` prints nothing: what could not be read is said in a sentence.
pub fn expect_failing_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(APART) {
            usual(info);
        }
    }));
}

/// What `read` gives in this time, on a thread of its own: after that it is not waited for, and a
/// panic there is no panic here.
fn apart<T: Send + 'static>(
    time: Duration,
    read: impl FnOnce() -> T + Send + 'static,
) -> Result<T, &'static str> {
    let (answer, waits) = mpsc::sync_channel(1);
    let thread = std::thread::Builder::new().name(APART.to_owned()).stack_size(STACK);
    let reader = thread.spawn(move || {
        let _ = answer.send(read());
    });
    match reader.map(|_| waits.recv_timeout(time)) {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(mpsc::RecvTimeoutError::Timeout)) => Err("it took too long"),
        Ok(Err(mpsc::RecvTimeoutError::Disconnected)) | Err(_) => Err("it failed on this page"),
    }
}

/// The error for a file that is not text, with the command that helps.
fn refusal(shown: &str, kind: binary::Binary) -> String {
    let what = kind.name;
    if kind.advice.is_empty() {
        return format!("{shown} is {what}, not an article");
    }
    let quoted = shell::quote(shown);
    let (name, fetch) = match shown {
        "-" => ("FILE", String::new()),
        address if address.contains("://") => ("FILE", format!("curl -o FILE {quoted} && ")),
        _ => (quoted.as_str(), String::new()),
    };
    format!("{shown} is {what}, not an article; try: {fetch}{}", kind.advice.replace("{}", name))
}

/// The first bytes of a text, cut between two characters.
fn beginning(text: &str) -> &str {
    let end = (0..=HEAD.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(name: &str, bytes: &[u8]) -> Result<Document> {
        let content = Content { bytes: bytes.to_vec(), ..Content::named(name) };
        article(content, None, &InputSource::Default).map(|article| article.doc)
    }

    #[test]
    fn the_name_decides_then_the_content() {
        for (name, bytes, text) in [
            ("a.txt", &b"# A\n\n**b** c"[..], "# A\n\n**b** c"),
            ("a.md", b"# A\n\n**b** c", "A\n\nb c"),
            ("-", b"# A\n\n## **b** c", "A\n\nb c"),
            ("-", b"{\"title\": \"A\", \"text\": \"B.\"}", "A\n\nB."),
            ("http://x.md/a?b.md", b"plain", "plain"),
            ("http://x/a.md?b", b"# A", "A"),
        ] {
            assert_eq!(open(name, bytes).unwrap().text, text, "{name}");
        }
    }

    #[test]
    fn what_is_not_text_is_named() {
        for (name, bytes, expected) in [
            (
                "a b.ps",
                &b"%!PS"[..],
                "a b.ps is PostScript, not an article; try: ps2ascii 'a b.ps' | dateline",
            ),
            ("-", b"\x7FELF\x02", "- is an ELF program, not an article"),
            (
                "x.txt",
                b"\0\x01\x02\x03\0\0\0",
                "x.txt: unknown binary file (--format text forces it)",
            ),
            (
                "a\x1b[31m.png",
                b"\x89PNG\r\n\x1a\n",
                "a.png is a PNG image, not an article; try: tesseract a.png - | dateline",
            ),
            (
                "http://x/a.ps",
                b"%!PS",
                "http://x/a.ps is PostScript, not an article; try: curl -o FILE 'http://x/a.ps' && \
                 ps2ascii FILE | dateline",
            ),
        ] {
            assert_eq!(open(name, bytes).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn a_note_says_what_was_decoded_and_what_is_missing() {
        for (bytes, expected) in [
            (&b"plain"[..], None),
            (b"caf\xE9 au lait", Some("decoded as windows-1252")),
            ("\u{FEFF}plain".as_bytes(), None),
            (b"", Some("empty")),
            (b" \n", Some("empty")),
        ] {
            let doc = open("a.txt", bytes).unwrap();
            let notes = doc.notes.first().map(|note| note.message.as_str());
            assert_eq!(notes, expected, "{bytes:?}");
        }
        let page = open("a.html", b"<script>1</script>").unwrap();
        assert_eq!(page.notes.last().unwrap().message, "no text found; try --format text");
    }

    #[test]
    fn what_is_one_article_has_no_second_one() {
        let second = InputSource::Default.article(1);
        for name in ["a.txt", "a.md", "a.html"] {
            let content = Content { bytes: b"Words.".to_vec(), ..Content::named(name) };
            let error = article(content, None, &second).unwrap_err();
            assert_eq!(error.to_string(), format!("{name}: is one article; leave out #2"));
        }
    }

    #[test]
    fn each_article_of_a_pipe_can_be_opened() {
        let record = |n: u8| format!("{{\"title\":\"Talk {n}\",\"text\":\"Both sides met.\"}}");
        let lines = [1, 2, 3].map(record).join("\n");
        let list = format!("[{}]", [1, 2, 3].map(record).join(","));
        let pipe = |json: String| {
            let content = Content { bytes: json.into(), ..Content::named("-") };
            article(content, None, &InputSource::Stdin).unwrap()
        };
        for json in [lines, list] {
            let first = pipe(json);
            assert_eq!(first.doc.meta.title, "Talk 1");
            let names: Vec<String> = first.feed.iter().map(InputSource::name).collect();
            assert_eq!(names, ["-#1", "-#2", "-#3"]);
            for (source, title) in first.feed.iter().zip(["Talk 1", "Talk 2", "Talk 3"]) {
                let article = open_article(source, None).unwrap();
                assert_eq!(article.doc.meta.title, title);
                assert!(article.feed.is_empty());
            }
        }
        assert!(pipe(record(1)).feed.is_empty());
    }
}

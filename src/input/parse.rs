//! From the bytes of a source to its articles: decoding, the choice of a format, and a deadline.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};

use super::read::in_shell;
use super::steps::whole_characters;
use super::threads::STACK;
use super::{Article, Content, Held, Source};
use crate::doc::{Document, Note};
use crate::export::restore;
use crate::formats::{self, Format, Parse, binary, html, json};
use crate::text::clean::clean_line;
use crate::text::decode::{declared, decode};

/// How much of the beginning tells the format, in bytes.
pub(super) const HEAD: usize = 16 * 1024;
/// How long reader mode may take before the page is shown without it.
const DEADLINE: Duration = Duration::from_secs(2);
/// How long the first look at a page may take.
const LOOK: Duration = Duration::from_millis(30);

/// The article of the content of `source`; of several the one that is named.
pub(super) fn article(
    content: Content,
    forced: Option<&'static Format>,
    source: &Source,
) -> Result<Article> {
    let part = source.part();
    let shown = clean_line(&content.name, 300);
    let bytes = content.bytes.as_slice();
    let book = formats::named("epub").filter(|_| forced.is_none() && binary::is_epub(bytes));
    let no_more = || anyhow!("{shown} holds one article and no more: leave out #{}", part + 1);
    if let Some(Format { parse: Parse::Bytes(read), .. }) = forced.or(book) {
        if part > 0 {
            return Err(no_more());
        }
        let doc = read(bytes).map_err(|what| anyhow!("{shown} {what}"))?;
        return Ok(Article { doc, ..Article::default() });
    }
    let as_text = forced.is_some_and(|format| format.name == "text");
    if let Some(kind) = binary::kind_of(bytes).filter(|_| !as_text) {
        bail!("{}", refusal(&shown, kind));
    }
    let label = content.charset.as_deref().or_else(|| declared(bytes));
    let decoded = decode(bytes, label);
    let text = decoded.text;
    if !as_text && binary::is_noise(&text) {
        bail!("{shown} holds no text, and is of no known kind; --format text shows its bytes");
    }
    let format = forced.unwrap_or_else(|| {
        let known = content.kind.clone().or_else(|| content.extension());
        formats::choose(known.as_deref(), beginning(&text))
    });
    let note = match (decoded.damaged, decoded.encoding) {
        (true, name) => Some(format!("some bytes are no {name} and are shown as \u{FFFD}")),
        (false, "UTF-8") => None,
        (false, name) => Some(format!("read as {name}")),
    };
    let is_blank = text.trim().is_empty();
    let address = Some(content.name.as_str()).filter(|name| name.contains("://"));
    let (mut facts, mut problem, mut held) = (None, None, None);
    if part > 0 && format.name != "json" {
        return Err(no_more());
    }
    let mut doc = match (format.name, &format.parse) {
        ("json", _) => {
            let records = json::Records::find(&text);
            let article = record(&records, part);
            (facts, problem) = (article.facts, article.problem);
            if matches!(source, Source::Stdin | Source::Url(_)) && records.len() > 1 {
                held = Some(Held::new(source, &content.name, &text, records.len()));
            }
            if let (Some(problem), Some(cut)) = (&problem, &content.cut) {
                bail!("{shown}: {cut}; that is {problem}");
            }
            article.doc
        }
        ("text", _) => {
            let whole = text.len() == bytes.len() && matches!(text, Cow::Borrowed(_));
            formats::plain::parse_string(if whole {
                // Valid already: the bytes become the text without a copy.
                String::from_utf8(content.bytes).unwrap_or_default()
            } else {
                text.into_owned()
            })
        }
        ("html", _) => page(text.into_owned(), address),
        (_, Parse::Text(read)) => read(&text, address),
        (_, Parse::Bytes(_)) => formats::plain::parse(&text),
    };
    let nothing = doc.text.trim().is_empty().then(|| nothing_in(is_blank));
    doc.notes.extend(note.or(nothing).map(|message| Note { span: None, message }));
    Ok(Article { doc, facts, problem, held })
}

/// What is said of an article without words.
fn nothing_in(is_blank: bool) -> String {
    let words =
        if is_blank { "it is empty" } else { "no words were found in it: try --format text" };
    words.to_owned()
}

/// A record of some JSON, with its facts where it is our own.
fn record(records: &json::Records<'_>, part: usize) -> Article {
    let value = records.value(part);
    let mut doc = value.as_ref().map_or_else(|| records.document(part), json::document);
    let problem = value.is_none().then(|| records.reason(part));
    let own = value.filter(json::is_own);
    let facts = own.and_then(|value| restore::facts(&value, &doc));
    if records.len() > 1 {
        let message = format!("article {} of {}", part + 1, records.len());
        doc.notes.push(Note { span: None, message });
    }
    Article { doc, facts, problem, ..Article::default() }
}

/// A page in reader mode, or without it when that takes too long or fails.
fn page(html: String, address: Option<&str>) -> Document {
    let html: Arc<str> = html.into();
    let (shared, address) = (Arc::clone(&html), address.map(str::to_owned));
    apart(DEADLINE, move || html::parse(&shared, address.as_deref()))
        .unwrap_or_else(|why| html::flat(&html, why))
}

/// The first `words` bytes of the article from the first bytes of a page that has `length` of them;
/// none where that takes longer than it is worth.
pub(super) fn beginning_of_page(bytes: &[u8], length: u64, words: usize) -> Option<Document> {
    let html = decode(whole_characters(bytes), declared(bytes)).text.into_owned();
    apart(LOOK, move || html::beginning(&html, length, words, None)).ok().flatten()
}

/// What `read` gives in this time, on a thread of its own: nobody waits any more when the time has
/// passed, and what fails there fails alone.
fn apart<T: Send + 'static>(
    time: Duration,
    read: impl FnOnce() -> T + Send + 'static,
) -> Result<T, &'static str> {
    let (answer, waits) = mpsc::sync_channel(1);
    let reader = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let _ = answer.send(read());
    });
    match reader.map(|_| waits.recv_timeout(time)) {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(mpsc::RecvTimeoutError::Timeout)) => Err("it took too long"),
        Ok(Err(mpsc::RecvTimeoutError::Disconnected)) | Err(_) => Err("it failed on this page"),
    }
}

/// What is said of a file that is not text, with the command that helps.
fn refusal(shown: &str, kind: binary::Binary) -> String {
    let what = kind.name;
    if kind.advice.is_empty() {
        return format!("{shown} is {what}, not an article");
    }
    let quoted = in_shell(shown);
    let (name, fetch) = match shown {
        "-" => ("FILE", String::new()),
        address if address.contains("://") => ("FILE", format!("curl -o FILE {quoted} && ")),
        _ => (quoted.as_str(), String::new()),
    };
    format!("{shown} is {what}, not an article; try: {fetch}{}", kind.advice.replace("{}", name))
}

/// The part of a name that may carry an extension: of an address the path alone.
pub(super) fn path_of(name: &str) -> &str {
    match name.split_once("://") {
        Some((_, rest)) => {
            let path = rest.split_once('/').map_or("", |(_, path)| path);
            path.split(['?', '#']).next().unwrap_or("")
        }
        None => name,
    }
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
        let content =
            Content { bytes: bytes.to_vec(), name: name.to_owned(), ..Content::default() };
        article(content, None, &Source::Default).map(|article| article.doc)
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
    fn what_is_no_text_is_named() {
        for (name, bytes, expected) in [
            (
                "a b.pdf",
                &b"%PDF-1.4"[..],
                "a b.pdf is a PDF, not an article; try: pdftotext 'a b.pdf' - | dateline",
            ),
            ("-", b"\x7FELF\x02", "- is an ELF program, not an article"),
            (
                "x.txt",
                b"\0\x01\x02\x03\0\0\0",
                "x.txt holds no text, and is of no known kind; --format text shows its bytes",
            ),
            (
                "a\x1b[31m.png",
                b"\x89PNG\r\n\x1a\n",
                "a.png is a PNG image, not an article; try: tesseract a.png - | dateline",
            ),
            (
                "http://x/a.pdf",
                b"%PDF-1.4",
                "http://x/a.pdf is a PDF, not an article; try: curl -o FILE 'http://x/a.pdf' && \
                 pdftotext FILE - | dateline",
            ),
        ] {
            assert_eq!(open(name, bytes).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn notes_tell_of_the_encoding() {
        let notes =
            |bytes| open("a.txt", bytes).unwrap().notes.into_iter().map(|n| n.message).next();
        assert_eq!(notes(b"plain"), None);
        assert_eq!(notes(b"caf\xE9 au lait"), Some("read as windows-1252".to_owned()));
        assert_eq!(notes("\u{FEFF}plain".as_bytes()), None);
    }
}

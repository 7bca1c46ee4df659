//! Reading articles: the only room that opens them, from files, pipes and addresses.

pub mod list;
#[cfg(feature = "net")]
mod net;
mod read;

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use crate::doc::{DateSource, Document, Note};
use crate::export::restore;
use crate::facts::Facts;
use crate::formats::{self, Format, Parse, binary, json, published};
use crate::text::clean::clean_line;
use crate::text::decode::{declared, decode};

pub use list::list;
pub use read::Progress;

/// The article that opens when none is named.
const DEFAULT_ARTICLE: &str = include_str!("../assets/article.txt");
/// How much of the beginning tells the format, in bytes.
const HEAD: usize = 16 * 1024;

/// What was named on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nothing: the embedded article.
    Default,
    /// `-`, or a pipe.
    Stdin,
    /// A file.
    File(PathBuf),
    /// An address that begins with `http://` or `https://`.
    Url(String),
    /// One of the several articles that another source holds, counted from 0.
    Part(Box<Source>, usize),
}

impl Source {
    /// The source as the reader should see it: a path, an address, `-` or `default article`.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match self {
            Self::Default => "default article".into(),
            Self::Stdin => "-".into(),
            Self::File(path) => path.to_string_lossy(),
            Self::Url(url) => url.as_str().into(),
            Self::Part(whole, index) => format!("{}#{}", whole.name(), index + 1).into(),
        };
        clean_line(&name, 1000)
    }
}

/// An article, and its facts where the source gave them.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The article.
    pub doc: Document,
    /// Facts of our own JSON, kept as given; none means that they are still to be found.
    pub facts: Option<Facts>,
}

/// The content of a source before it is parsed, and what its transport says about it.
#[derive(Clone, Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    /// Where it was found in the end: the file's path, or the address after redirects.
    name: String,
    /// The format's name or an extension, from the transport.
    kind: Option<String>,
    /// The label of its encoding, from the transport.
    charset: Option<String>,
    /// Whether it is only the beginning.
    cut: Option<String>,
}

/// Reads and parses an article.
///
/// # Errors
/// When it cannot be read; the message names the file and what to do.
pub fn open(source: &Source) -> Result<Document> {
    open_article(source, None, &Progress::default()).map(|article| article.doc)
}

/// Reads and parses an article as `forced`, or as its name or content tells. `progress` can be
/// watched and cancelled from another thread.
///
/// # Errors
/// When it cannot be read, is no text, or was cancelled; the message names the file and what to do.
pub fn open_article(
    source: &Source,
    forced: Option<&'static Format>,
    progress: &Progress,
) -> Result<Article> {
    let content = read::content(source, progress)?;
    let mut article = parse(&content, part_of(source), forced)?;
    let doc = &mut article.doc;
    doc.meta.source = source.name();
    if doc.meta.published.is_none() {
        doc.meta.published = published_by(source, &content.name);
    }
    if let Some(message) = content.cut {
        doc.notes.push(Note { span: None, message });
    }
    Ok(article)
}

/// The beginning of an article, for a first look while the rest is being read: at most `bytes`,
/// cut at a line end. None where only the whole can be parsed (anything but plain text and
/// Markdown), where the beginning is the whole, and where reading it would take it away (pipes).
#[must_use]
pub fn open_head(source: &Source, bytes: usize) -> Option<Document> {
    let Source::File(path) = source else { return None };
    let head = read::head(path, bytes)?;
    let whole = decode(&head, None);
    let format = formats::choose(extension(path).as_deref(), beginning(&whole.text));
    let early = matches!(format.name, "text" | "markdown");
    if !early || binary::kind_of(&head).is_some() || binary::is_noise(&whole.text) {
        return None;
    }
    let end = whole.text.rfind('\n').unwrap_or(whole.text.len());
    let Parse::Text(read) = format.parse else { return None };
    let mut doc = read(whole.text.get(..end).unwrap_or(""), None);
    doc.meta.source = source.name();
    doc.meta.published = doc.meta.published.or_else(|| published_by(source, &source.name()));
    Some(doc)
}

/// Decodes the content, tells its format and reads it; of several articles the one at `part`.
fn parse(content: &Content, part: usize, forced: Option<&'static Format>) -> Result<Article> {
    let shown = clean_line(&content.name, 300);
    let bytes = content.bytes.as_slice();
    let book = formats::named("epub").filter(|_| forced.is_none() && binary::is_epub(bytes));
    if let Some(Format { parse: Parse::Bytes(read), .. }) = forced.or(book) {
        let doc = read(bytes).map_err(|what| anyhow!("cannot read {shown}: {what}"))?;
        return Ok(Article { doc, facts: None });
    }
    let as_text = forced.is_some_and(|format| format.name == "text");
    if let Some(kind) = binary::kind_of(bytes).filter(|_| !as_text) {
        bail!("{}", refusal(&shown, kind));
    }
    let label = content.charset.as_deref().or_else(|| declared(bytes));
    let decoded = decode(bytes, label);
    if !as_text && binary::is_noise(&decoded.text) {
        bail!("{shown} is no text that can be read; --format text shows it as it is");
    }
    let by_name = extension(Path::new(path_of(&content.name)));
    let kind = content.kind.as_deref().or(by_name.as_deref());
    let format = forced.unwrap_or_else(|| formats::choose(kind, beginning(&decoded.text)));
    let mut article = read(format, &decoded.text, &content.name, part);
    let notes = &mut article.doc.notes;
    if decoded.damaged {
        let message = format!("some bytes are no {} and are shown as \u{FFFD}", decoded.encoding);
        notes.push(Note { span: None, message });
    } else if decoded.encoding != "UTF-8" {
        let message = format!("read as {}", decoded.encoding);
        notes.push(Note { span: None, message });
    }
    Ok(article)
}

fn read(format: &Format, text: &str, name: &str, part: usize) -> Article {
    if format.name == "json" {
        let records = json::Records::find(text);
        let mut doc = records.document(part);
        let value = records.value(part).filter(json::is_own);
        let facts = value.and_then(|value| restore::facts(&value, &doc));
        if records.len() > 1 {
            let message = format!("article {} of {}", part + 1, records.len());
            doc.notes.push(Note { span: None, message });
        }
        return Article { doc, facts };
    }
    let address = Some(name).filter(|name| name.contains("://"));
    let doc = match format.parse {
        Parse::Text(read) => read(text, address),
        Parse::Bytes(_) => formats::plain::parse(text),
    };
    Article { doc, facts: None }
}

/// What is said of a file that is not text, with the command that helps.
fn refusal(shown: &str, kind: binary::Binary) -> String {
    let what = kind.name;
    if kind.advice.is_empty() {
        return format!("{shown} is {what}, not an article");
    }
    let name = if shown == "-" { "FILE" } else { shown };
    let quoted = if name.contains(|c: char| !(c.is_alphanumeric() || "/._-+".contains(c))) {
        format!("'{}'", name.replace('\'', "'\\''"))
    } else {
        name.to_owned()
    };
    format!("{shown} is {what}, not an article; try: {}", kind.advice.replace("{}", &quoted))
}

/// The extension of a path, lower case.
fn extension(path: &Path) -> Option<String> {
    path.extension().map(|e| e.to_string_lossy().to_lowercase())
}

/// The part of a name that may carry an extension: of an address the path alone.
fn path_of(name: &str) -> &str {
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

/// The day that the address or the file's name gives.
fn published_by(source: &Source, name: &str) -> Option<(crate::calendar::Date, DateSource)> {
    match source {
        Source::Url(_) => published::in_url(name).map(|date| (date, DateSource::Url)),
        Source::File(path) => {
            let name = path.file_name()?.to_string_lossy();
            published::in_name(&name).map(|date| (date, DateSource::FileName))
        }
        Source::Part(whole, _) => published_by(whole, name),
        Source::Default | Source::Stdin => None,
    }
}

/// Which of the articles that a source holds is meant.
const fn part_of(source: &Source) -> usize {
    match source {
        Source::Part(_, index) => *index,
        _ => 0,
    }
}

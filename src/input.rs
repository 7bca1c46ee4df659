//! Reading articles: the only room that opens them, from files, pipes and addresses.

mod held;
pub mod lines;
pub mod list;
#[cfg(feature = "net")]
mod net;
mod parse;
mod progress;
mod read;
mod steps;
pub mod threads;

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use crate::doc::{DateSource, Document, Note};
use crate::facts::Facts;
use crate::formats::{Format, published};
use crate::text::clean::clean_line;

pub use held::Held;
pub use list::list;
pub use progress::Progress;
pub use steps::{Step, open_in_steps};

/// The article that opens when none is named.
const DEFAULT_ARTICLE: &str = include_str!("../assets/article.txt");
/// The whole of a shorter page is there as soon as its beginning, in bytes; so much
/// of a longer one is searched for it.
const LONG_PAGE: usize = 256 << 10;

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
    /// What several articles came in, and was kept.
    Held(Held),
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
            Self::Held(held) => held.source().name().into(),
            Self::Part(whole, index) => format!("{}#{}", whole.name(), index + 1).into(),
        };
        clean_line(&name, 1000)
    }

    /// Which of the articles of its whole it is.
    const fn part(&self) -> usize {
        match self {
            Self::Part(_, index) => *index,
            _ => 0,
        }
    }
}

/// An article, and its facts where the source gave them.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The article.
    pub doc: Document,
    /// Facts of our own JSON, kept as given; none means that they are still to be found.
    pub facts: Option<Facts>,
    /// It is no article, and is shown as it is: why.
    pub problem: Option<String>,
    /// It is the first of several that came by at once.
    pub held: Option<Held>,
}

impl Article {
    /// The same, where what is no article is an error and not shown as it is: for scripts.
    ///
    /// # Errors
    /// What the problem is, with the name of the source.
    pub fn or_problem(mut self) -> Result<Self> {
        match self.problem.take() {
            Some(problem) => Err(anyhow!("{}: {problem}", self.doc.meta.source)),
            None => Ok(self),
        }
    }
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

impl Content {
    /// All but the bytes, which are on their way to become the text.
    fn about(&self) -> Self {
        Self {
            bytes: Vec::new(),
            name: self.name.clone(),
            kind: self.kind.clone(),
            charset: self.charset.clone(),
            cut: self.cut.clone(),
        }
    }

    /// The extension of its name, lower case.
    fn extension(&self) -> Option<String> {
        extension(Path::new(parse::path_of(&self.name)))
    }
}

/// Reads and parses an article as `forced`, or as its name or content tells. `progress` can be
/// watched and stopped from another thread.
///
/// # Errors
/// When it cannot be read, is no text, or was stopped; the message names the file and what to do.
pub fn open_article(
    source: &Source,
    forced: Option<&'static Format>,
    progress: &Progress,
) -> Result<Article> {
    open_content(read::content(source, progress)?, source, forced)
}

/// Parses the content of a source.
fn open_content(
    content: Content,
    source: &Source,
    forced: Option<&'static Format>,
) -> Result<Article> {
    let about = content.about();
    let article = parse::article(content, forced, source)?;
    Ok(finish(article, source, &about))
}

/// What the source itself says about its articles; `about` is its content without the bytes.
fn finish(mut article: Article, source: &Source, about: &Content) -> Article {
    let doc = &mut article.doc;
    doc.meta.source = source.name();
    if doc.meta.published.is_none() {
        doc.meta.published = published_by(source, &about.name);
    }
    if let Some(message) = about.cut.clone() {
        doc.notes.push(Note { span: None, message });
    }
    article
}

/// The beginning of an article, for a first look while the rest is being read: at most `bytes`,
/// cut at a line end, or some more of a long page. None where only the whole can be parsed, where
/// the beginning is the whole, and where reading it would take it away (pipes).
#[must_use]
pub fn open_head(
    source: &Source,
    forced: Option<&'static Format>,
    bytes: usize,
) -> Option<Document> {
    let Source::File(path) = source else { return None };
    let head = read::head(path, bytes)?;
    let about = Content { name: source.name(), ..Content::default() };
    let doc = if steps::is_page(&head, &about, forced) {
        let length = path.metadata().ok()?.len();
        parse::beginning_of_page(&read::head(path, LONG_PAGE)?, length, bytes)?
    } else {
        steps::beginning(&head, &about, forced)?
    };
    Some(finish(Article { doc, ..Article::default() }, source, &about).doc)
}

/// The extension of a path, lower case.
fn extension(path: &Path) -> Option<String> {
    path.extension().map(|e| e.to_string_lossy().to_lowercase())
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
        Source::Held(held) => published_by(held.source(), name),
        Source::Default | Source::Stdin => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, words: &str) -> Source {
        let path = std::env::temp_dir().join(format!("dateline-{}-{name}", std::process::id()));
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), words.as_bytes())
            .unwrap();
        Source::File(path)
    }

    fn remove(source: &Source) {
        if let Source::File(path) = source {
            std::fs::remove_file(path).unwrap();
        }
    }

    #[test]
    fn the_head_is_the_beginning_of_the_whole() {
        let words = "One line of é words.\n\n".repeat(1000);
        let source = file("2023-11-15-head.txt", &words);
        let head = open_head(&source, None, 4096).unwrap();
        let whole = open_article(&source, None, &Progress::default()).unwrap().doc;
        assert!(whole.text.starts_with(&head.text) && head.text.len() > 4000);
        assert_eq!(head.blocks[0], whole.blocks[0]);
        assert_eq!(head.meta.published, whole.meta.published);
        assert!(whole.meta.published.is_some());
        // Shorter than that, there is no use in it.
        assert!(open_head(&source, None, 1 << 20).is_none());
        remove(&source);
    }

    #[test]
    fn the_head_of_a_long_page_is_the_beginning_of_the_whole() {
        let heads = |html: &str, bytes: usize| {
            let page = file("head.html", html);
            // On a busy machine a look may take longer than it is worth.
            let look = (0..20).find_map(|_| open_head(&page, None, bytes));
            let docs = look
                .map(|head| (head, open_article(&page, None, &Progress::default()).unwrap().doc));
            remove(&page);
            docs
        };
        let item = "<p>Both sides met in the old palace on Tuesday, said an official.</p>\n";
        let words: String =
            (0..6000).map(|n| item.replace("palace", &format!("hall {n}"))).collect();
        let menu = "<ul><li><a href=/>Home</a></ul>";
        let (head, whole) = heads(&format!("{menu}<article>{words}"), 4096).unwrap();
        assert!(whole.text.starts_with(&head.text) && (4096..6000).contains(&head.text.len()));
        // Nothing says where the article is; the whole is there as soon.
        assert!(heads(&format!("{menu}{words}"), 4096).is_none());
        assert!(
            heads(&format!("{menu}<article>{}", words.get(..100_000).unwrap()), 4096).is_none()
        );
        // Too large for reader mode.
        let (head, whole) = heads(&format!("{menu}{}", words.repeat(20)), 4096).unwrap();
        assert!(whole.text.starts_with(&head.text) && head.text.contains("Home"));
    }

    #[test]
    fn reading_can_be_stopped_and_watched() {
        let source = file("stop.txt", &"Words.\n".repeat(100_000));
        let progress = Progress::default();
        open_article(&source, None, &progress).unwrap();
        assert_eq!((progress.read(), progress.total()), (700_000, Some(700_000)));
        progress.stop();
        let error = open_article(&source, None, &progress).unwrap_err();
        assert!(format!("{error:#}").contains("reading was stopped"));
        remove(&source);
    }
}

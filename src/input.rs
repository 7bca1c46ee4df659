//! Reading articles: the only file that opens them.

use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::doc::Document;
use crate::formats;
use crate::text::clean::clean_line;

/// The article that opens when none is named.
const DEFAULT_ARTICLE: &str = include_str!("../assets/article.txt");

/// What was named on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nothing: the embedded article.
    Default,
    /// `-`, or a pipe.
    Stdin,
    /// A file.
    File(std::path::PathBuf),
}

/// Reads and parses an article.
///
/// # Errors
/// When it cannot be read; the message names the file and what to do.
pub fn open(source: &Source) -> Result<Document> {
    let (bytes, name) = match source {
        Source::Default => (DEFAULT_ARTICLE.as_bytes().to_vec(), "default article".to_owned()),
        Source::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .context("cannot read standard input")?;
            (bytes, "-".to_owned())
        }
        Source::File(path) => (read_file(path)?, path.to_string_lossy().into_owned()),
    };
    let text = String::from_utf8_lossy(&bytes);
    let extension = Path::new(&name).extension().map(|e| e.to_string_lossy().to_lowercase());
    let format =
        formats::choose(extension.as_deref(), text.get(..text.len().min(4096)).unwrap_or(""));
    let mut doc = (format.parse)(&text);
    doc.meta.source = clean_line(&name, 1000);
    Ok(doc)
}

#[expect(clippy::disallowed_methods, reason = "this is where articles are read")]
fn read_file(path: &Path) -> Result<Vec<u8>> {
    let shown = clean_line(&path.to_string_lossy(), 300);
    std::fs::read(path).with_context(|| {
        format!("cannot read {shown}: check the name, or give - for standard input")
    })
}

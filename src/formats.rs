//! From text to [`Document`]: one row a format, and the choice among them.

pub mod binary;
pub mod document_date;
#[cfg(feature = "epub")]
pub mod epub;
mod front_matter;
pub mod html;
pub mod json;
pub mod markdown;
pub mod plain;

use crate::doc::Document;

/// A way to read an article.
#[derive(Debug)]
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// File name extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether the beginning of the content looks like it.
    pub sniff: fn(&str) -> bool,
    /// Reads it.
    pub parse: Parse,
}

/// What a format reads.
#[derive(Debug)]
pub enum Parse {
    /// Decoded text that came from an address, if one is known; never fails.
    Text(fn(&str, Option<&str>) -> Document),
    /// Bytes that are no text; fails with what is wrong with them: the end of a sentence that begins
    /// with the name of the file.
    Bytes(fn(&[u8]) -> Result<Document, String>),
}

/// All formats; the first whose `sniff` says yes is taken when nothing else decides. Plain text is
/// last and takes everything.
pub const FORMATS: &[Format] = &[
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml", "xht"],
        sniff: html::sniff,
        parse: Parse::Text(html::parse),
    },
    Format {
        name: "markdown",
        extensions: &["md", "markdown", "mkd", "mdown", "mdx"],
        sniff: markdown::sniff,
        parse: Parse::Text(|text, _| markdown::parse(text)),
    },
    Format {
        name: "json",
        extensions: &["json", "jsonl", "ndjson", "jsonld"],
        sniff: json::sniff,
        parse: Parse::Text(|text, _| json::parse(text)),
    },
    #[cfg(feature = "epub")]
    Format {
        name: "epub",
        extensions: &["epub"],
        // Told by its bytes, before they are decoded.
        sniff: |_| false,
        parse: Parse::Bytes(epub::parse),
    },
    PLAIN,
];

const PLAIN: Format = Format {
    name: "text",
    extensions: &["txt", "text"],
    sniff: |_| true,
    parse: Parse::Text(|text, _| plain::parse(text)),
};

/// The format of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format for content that comes from `extension` (lower case, if any).
#[must_use]
pub fn choose(extension: Option<&str>, head: &str) -> &'static Format {
    let by_name =
        extension.and_then(|e| FORMATS.iter().find(|format| format.extensions.contains(&e)));
    by_name.or_else(|| FORMATS.iter().find(|format| (format.sniff)(head))).unwrap_or(&PLAIN)
}

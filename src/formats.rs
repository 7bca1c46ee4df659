//! The formats that articles are read in: one row each in [`FORMATS`], and the choice among them.

#[cfg(any(feature = "epub", feature = "office"))]
#[cfg_attr(not(feature = "office"), allow(dead_code, reason = "office documents use all of it"))]
mod archive;
pub mod articles;
pub mod binary;
pub mod document_date;
#[cfg(feature = "epub")]
pub mod epub;
pub mod feed;
#[cfg_attr(not(feature = "office"), allow(dead_code, reason = "RTF has no comments"))]
mod flow;
mod front_matter;
mod history;
pub mod html;
pub mod json;
mod line_breaks;
#[cfg(feature = "office")]
mod list_number;
#[cfg(feature = "mail")]
pub mod mail;
pub mod markdown;
pub mod nitf;
#[cfg(feature = "office")]
pub mod office;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plain;
pub mod report;
pub mod rtf;
pub mod subtitles;
#[cfg_attr(not(feature = "office"), allow(dead_code, reason = "office documents use all of it"))]
pub(crate) mod xml;

use crate::doc::Document;
use articles::Articles;
#[cfg(feature = "office")]
use list_number::list_number;

/// A format that articles are read in.
#[derive(Debug)]
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// File name extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// How the content is recognised where the name says nothing.
    pub sniff: Sniff,
    /// How it is read.
    pub read: Read,
    /// Whether forcing it reads binary files too, as if they were text.
    pub forces_binary: bool,
}

/// How a format is recognised.
#[derive(Clone, Copy, Debug)]
pub enum Sniff {
    /// By the beginning of the decoded text.
    Text(fn(&str) -> bool),
    /// By the first bytes.
    Bytes(fn(&[u8]) -> bool),
}

/// How a format is read.
#[derive(Clone, Copy, Debug)]
pub enum Read {
    /// Text, line by line: its beginning can be read before the rest has come.
    Text(fn(String) -> Document),
    /// Web pages, which may take long to read.
    Page(Page),
    /// Text that may hold several articles.
    Records {
        /// Finds the articles in it.
        find: fn(&str) -> Box<dyn Articles + '_>,
        /// Those of the extensions whose files have one article on every line.
        line_extensions: &'static [&'static str],
    },
    /// Bytes that are not text. The error is the end of a sentence that begins with the file's name.
    Bytes(fn(&[u8]) -> Result<Document, String>),
    /// Pages that are not text and may take long to read.
    Pages(Pages),
}

/// How pages are read that are not text.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// Reads all of them. The error is the end of a sentence that begins with the file's name.
    pub read: fn(&[u8]) -> Result<Document, String>,
    /// Reads the first ones, where there are many.
    pub beginning: fn(&[u8]) -> Option<Document>,
}

/// How web pages are read. The `Option` is the page's URL.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Reads the article of a page.
    pub article: fn(&str, Option<&str>) -> Document,
    /// Reads all text of a page quickly; the last argument is why.
    pub text_only: fn(&str, &str) -> Document,
    /// Reads the beginning of a long page: its first bytes, its length, and how much text is wanted,
    /// in bytes.
    pub preview: fn(&str, u64, usize, Option<&str>) -> Option<Document>,
}

/// All formats. The first one that recognises the content is taken when nothing else decides; plain
/// text is last and takes everything.
pub const FORMATS: &[Format] = &[
    #[cfg(feature = "mail")]
    Format {
        name: "mail",
        extensions: &["eml", "mbox", "mht", "mhtml"],
        sniff: Sniff::Text(mail::sniff),
        read: Read::Records {
            find: |text| Box::new(mail::Mails::find(text)),
            line_extensions: &[],
        },
        forces_binary: false,
    },
    REPORT,
    Format {
        name: "nitf",
        extensions: &["nitf"],
        sniff: Sniff::Text(nitf::sniff),
        read: Read::Text(|text| nitf::parse(&text)),
        forces_binary: false,
    },
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml", "xht"],
        sniff: Sniff::Text(html::sniff),
        read: Read::Page(Page {
            article: html::parse,
            text_only: html::flat,
            preview: html::beginning,
        }),
        forces_binary: false,
    },
    Format {
        name: "feed",
        extensions: &["rss", "atom", "rdf"],
        sniff: Sniff::Text(feed::sniff),
        read: Read::Records { find: |text| Box::new(feed::Feed::find(text)), line_extensions: &[] },
        forces_binary: false,
    },
    Format {
        name: "subtitles",
        extensions: &["srt", "vtt"],
        sniff: Sniff::Text(subtitles::sniff),
        read: Read::Text(|text| subtitles::parse(&text)),
        forces_binary: false,
    },
    Format {
        name: "markdown",
        extensions: &["md", "markdown", "mkd", "mdown", "mdx"],
        sniff: Sniff::Text(markdown::sniff),
        read: Read::Text(|text| markdown::parse(&text)),
        forces_binary: false,
    },
    Format {
        name: "json",
        extensions: &["json", "jsonl", "ndjson", "jsonld"],
        sniff: Sniff::Text(json::sniff),
        read: Read::Records {
            find: |text| Box::new(json::Records::find(text)),
            line_extensions: &["jsonl", "ndjson"],
        },
        forces_binary: false,
    },
    #[cfg(feature = "epub")]
    Format {
        name: "epub",
        extensions: &["epub"],
        sniff: Sniff::Bytes(binary::is_epub),
        read: Read::Bytes(epub::parse),
        forces_binary: false,
    },
    #[cfg(feature = "office")]
    Format {
        name: "docx",
        extensions: &["docx", "docm", "dotx"],
        sniff: Sniff::Bytes(binary::is_docx),
        read: Read::Bytes(office::docx::parse),
        forces_binary: false,
    },
    #[cfg(feature = "office")]
    Format {
        name: "odt",
        extensions: &["odt", "ott"],
        sniff: Sniff::Bytes(binary::is_odt),
        read: Read::Bytes(office::odt::parse),
        forces_binary: false,
    },
    Format {
        name: "rtf",
        extensions: &["rtf"],
        sniff: Sniff::Bytes(rtf::sniff),
        read: Read::Bytes(rtf::parse),
        forces_binary: false,
    },
    #[cfg(feature = "pdf")]
    Format {
        name: "pdf",
        extensions: &["pdf"],
        sniff: Sniff::Bytes(pdf::sniff),
        read: Read::Pages(Pages { read: pdf::parse, beginning: pdf::beginning }),
        forces_binary: false,
    },
    PLAIN,
];

/// Extensions of pages, which may be reports.
const PAGES: &[&str] = &["html", "htm", "xhtml"];
/// What `--to report` wrote: a page with the data of its articles.
const REPORT: Format = Format {
    name: "report",
    extensions: &[],
    sniff: Sniff::Text(report::sniff),
    read: Read::Records { find: |text| Box::new(report::Report::find(text)), line_extensions: &[] },
    forces_binary: false,
};

const PLAIN: Format = Format {
    name: "text",
    extensions: &["txt", "text"],
    sniff: Sniff::Text(|_| true),
    read: Read::Text(plain::parse_string),
    forces_binary: true,
};

impl Format {
    /// Whether it may hold several articles.
    #[must_use]
    pub const fn has_records(&self) -> bool {
        matches!(self.read, Read::Records { .. })
    }

    /// Reads decoded text that came from `url`, if one is known: the first article in it.
    #[must_use]
    pub fn document(&self, text: &str, url: Option<&str>) -> Document {
        match self.read {
            Read::Text(read) => read(text.to_owned()),
            Read::Page(page) => (page.article)(text, url),
            Read::Records { find, .. } => find(text).document(0),
            Read::Bytes(_) | Read::Pages(_) => plain::parse(text),
        }
    }
}

/// The format of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format of files with this extension (lower case).
#[must_use]
pub fn with_extension(extension: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.extensions.contains(&extension))
}

/// Whether files with this extension (lower case) have one article on every line.
#[must_use]
pub fn has_an_article_a_line(extension: &str) -> bool {
    with_extension(extension).is_some_and(|format| match format.read {
        Read::Records { line_extensions, .. } => line_extensions.contains(&extension),
        _ => false,
    })
}

/// The format that recognises `bytes`, which are not text.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> Option<&'static Format> {
    FORMATS.iter().find(|format| matches!(format.sniff, Sniff::Bytes(sniff) if sniff(bytes)))
}

/// The format for text that begins with `head` and comes from a file with `extension` (lower case,
/// if any).
#[must_use]
pub fn choose(extension: Option<&str>, head: &str) -> &'static Format {
    let recognises = |format: &&Format| matches!(format.sniff, Sniff::Text(sniff) if sniff(head));
    let by_content = || FORMATS.iter().find(recognises);
    // A message as it travels is more than text behind a header.
    let is_message =
        || FORMATS.iter().filter(|format| format.has_records()).any(|f| recognises(&f));
    // Its name is that of any page.
    if extension.is_none_or(|extension| PAGES.contains(&extension)) && report::sniff(head) {
        return &REPORT;
    }
    let by_header = || (plain::is_known(head) && !is_message()).then_some(&PLAIN);
    extension.and_then(with_extension).or_else(by_header).or_else(by_content).unwrap_or(&PLAIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_extensions_are_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for format in FORMATS {
            assert!(seen.insert(format.name), "{}", format.name);
            assert_eq!(named(format.name).map(|f| f.name), Some(format.name));
            for extension in format.extensions {
                assert_eq!(with_extension(extension).map(|f| f.name), Some(format.name));
            }
        }
    }

    #[test]
    fn the_extension_decides_then_the_content() {
        for (extension, head, expected) in [
            (Some("md"), "<html>", "markdown"),
            (Some("zzz"), "<html>", "html"),
            (None, "# A\n\n## **b** c", "markdown"),
            (None, "Subject: A\nFrom: B\n\n# c\n\n> **d**", "text"),
            (
                None,
                "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-# **a**\n+# **b**\n",
                "text",
            ),
            (None, "\u{1b}[1m# A\u{1b}[m\n\n## **b** c", "text"),
            (None, "{\"title\": \"A\"}", "json"),
            (None, "<?xml version='1.0'?><rss><channel><item><a><html>", "feed"),
            (None, "<?xml version='1.0'?><!DOCTYPE html><html>", "html"),
            (None, "<?xml version='1.0'?>\n<nitf><head/><body><html>", "nitf"),
            (None, "<newsItem><contentSet><inlineXML><html><p>", "nitf"),
            (None, "WEBVTT\n\n00:01.000 --> 00:02.000\n**a**\n# b", "subtitles"),
            (None, "Words.", "text"),
        ] {
            assert_eq!(choose(extension, head).name, expected, "{extension:?} {head}");
        }
        assert!(has_an_article_a_line("jsonl") && !has_an_article_a_line("json"));
    }
}

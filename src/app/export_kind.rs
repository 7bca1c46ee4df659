//! What `:export` writes, by the ending of the file.

/// Extensions of files that nobody would open as Markdown.
const NO_MARKDOWN: &[&str] =
    &["xhtml", "pdf", "docx", "odt", "rtf", "json", "jsonl", "csv", "tsv", "epub"];
/// Extensions of a report.
const PAGES: &[&str] = &["html", "htm"];
/// Extensions of Markdown.
const MARKDOWN: &[&str] = &["md", "markdown"];

/// What a file of that name is written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// A page to send.
    Report,
    /// All lists, under a name that says so.
    Markdown,
    /// The same under a name that says nothing of it.
    MarkdownUnnamed,
    /// Nothing: programs would not read Markdown of that extension.
    Refused(String),
}

impl ExportKind {
    /// The kind of a file.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let extension = path.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.'));
        let extension = extension.map_or(String::new(), |(_, other)| other.to_ascii_lowercase());
        let is_in = |extensions: &[&str]| extensions.contains(&extension.as_str());
        if is_in(PAGES) {
            Self::Report
        } else if is_in(MARKDOWN) {
            Self::Markdown
        } else if is_in(NO_MARKDOWN) {
            Self::Refused(extension)
        } else {
            Self::MarkdownUnnamed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_what_is_written() {
        for (path, expected) in [
            ("a.md", ExportKind::Markdown),
            ("a.b/A.MARKDOWN", ExportKind::Markdown),
            ("a.HTM", ExportKind::Report),
            ("a.html/notes", ExportKind::MarkdownUnnamed),
            ("notes.txt", ExportKind::MarkdownUnnamed),
            ("a.PDF", ExportKind::Refused("pdf".to_owned())),
        ] {
            assert_eq!(ExportKind::of(path), expected, "{path}");
        }
    }
}

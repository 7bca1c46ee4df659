//! The content of a source before it is parsed: its bytes, and what the transport says about them.

use std::path::Path;

use super::gzip;

/// How much of the beginning decides on the format, in bytes.
pub(super) const HEAD: usize = 16 * 1024;

/// Bytes with their name, type and encoding.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Where they were found in the end: the file's path, or the URL after redirects.
    pub name: String,
    /// A file extension that stands for the format, from the transport.
    pub kind: Option<String>,
    /// The label of the encoding, from the transport.
    pub charset: Option<String>,
    /// Why they are only the beginning, if so.
    pub cut: Option<String>,
    /// Of how many records they are the one that the source means, if they are one.
    pub records: Option<usize>,
}

impl Content {
    /// No bytes yet.
    pub(super) fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// A copy without the bytes.
    pub(super) fn about(&self) -> Self {
        Self {
            bytes: Vec::new(),
            name: self.name.clone(),
            kind: self.kind.clone(),
            charset: self.charset.clone(),
            cut: self.cut.clone(),
            records: self.records,
        }
    }

    /// The extension that stands for the format: from the transport, else from the name.
    pub(super) fn extension(&self) -> Option<String> {
        self.kind.clone().or_else(|| extension(Path::new(path_of(&self.name))))
    }
}

/// The extension of a path, lower case; of a packed file that of what is packed in it.
pub(super) fn extension(path: &Path) -> Option<String> {
    gzip::inner_name(path).extension().map(|extension| extension.to_string_lossy().to_lowercase())
}

/// The part of a name that may carry an extension: of a URL the path alone.
fn path_of(name: &str) -> &str {
    match name.split_once("://") {
        Some((_, rest)) => {
            let path = rest.split_once('/').map_or("", |(_, path)| path);
            path.split(['?', '#']).next().unwrap_or("")
        }
        None => name,
    }
}

/// The first [`HEAD`] bytes.
pub(super) fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEAD).unwrap_or(bytes)
}

/// Without the first bytes of a UTF-8 character that is cut off at the end.
pub(super) fn whole_characters(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).unwrap_or(bytes)
        }
        _ => bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_transport_wins_over_the_name() {
        let check = |name: &str, kind: Option<&str>, expected: Option<&str>| {
            let content = Content { kind: kind.map(str::to_owned), ..Content::named(name) };
            assert_eq!(content.extension().as_deref(), expected, "{name} {kind:?}");
        };
        check("a/b.TXT", None, Some("txt"));
        check("a/b", None, None);
        check("-", None, None);
        check("http://x/a.md?b.html", None, Some("md"));
        check("http://x.md/a?b.md", None, None);
        check("http://x.md", None, None);
        check("http://x/a.md", Some("html"), Some("html"));
    }

    #[test]
    fn characters_are_not_cut() {
        assert_eq!(whole_characters("aé".as_bytes().get(..2).unwrap()), b"a");
        assert_eq!(whole_characters(b"a\xE9b"), b"a\xE9b");
        assert_eq!(whole_characters("é".as_bytes()), "é".as_bytes());
    }
}

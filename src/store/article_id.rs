//! Identity of an article: its source, and a fingerprint of its text.

use crate::text::fnv::hash;

/// Identifies an article by its source, and by its text in case it was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleId {
    /// Where it came from: an absolute path, an address, `default article`.
    pub source: String,
    /// Its fingerprint: see [`ArticleId::fingerprint`].
    pub words: String,
}

impl ArticleId {
    /// The id of an article with this source and text.
    #[must_use]
    pub fn new(source: &str, text: &str) -> Self {
        Self { source: source.to_owned(), words: Self::fingerprint(text) }
    }

    /// Distinguishes texts: their length and a hash of both ends.
    ///
    /// Not cryptographic: two articles with one fingerprint only share a position.
    #[must_use]
    pub fn fingerprint(text: &str) -> String {
        const END: usize = 64 * 1024;
        let bytes = text.as_bytes();
        let head = hash(bytes.get(..END).unwrap_or(bytes));
        let tail = bytes.len().checked_sub(END).and_then(|start| bytes.get(start..));
        format!("{}{head:016x}{:016x}", Self::length(text), tail.map_or(head, hash))
    }

    /// What the fingerprints of all texts of one length begin with.
    pub(super) fn length(text: &str) -> String {
        format!("{:x}-", text.len())
    }

    /// The name of the file that holds the record of what came from `source`.
    pub(super) fn file_name(source: &str) -> String {
        let bytes = source.as_bytes();
        format!("{:016x}{:04x}.json", hash(bytes), bytes.len() & 0xffff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_never_change() {
        // They are in files on disk.
        for (text, expected) in [
            ("", "0-cbf29ce484222325cbf29ce484222325"),
            ("foobar", "6-85944171f73967e885944171f73967e8"),
        ] {
            assert_eq!(ArticleId::fingerprint(text), expected);
            assert!(expected.starts_with(&ArticleId::length(text)));
        }
        assert_eq!(ArticleId::file_name("foobar"), "85944171f73967e80006.json");
    }

    #[test]
    fn texts_that_differ_at_an_end_or_in_length_are_distinguished() {
        let long = "word ".repeat(100_000);
        let texts = [format!("a{long}"), format!("b{long}"), format!("{long}a"), long.clone()];
        let mut prints: Vec<_> = texts.iter().map(|text| ArticleId::fingerprint(text)).collect();
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), texts.len());
    }
}

//! A feed of several articles that can be read only once, kept in memory: each of its articles can
//! be opened, and opened again.

use std::fmt;
use std::sync::Arc;

use super::content::Content;
use crate::formats::Format;

/// A text that holds several articles.
#[derive(Clone)]
pub struct BufferedFeed {
    /// Where it was found: a URL after redirects, or `-`.
    name: String,
    format: &'static Format,
    text: Arc<str>,
}

impl BufferedFeed {
    pub(super) fn new(name: &str, format: &'static Format, text: &str) -> Self {
        Self { name: name.to_owned(), format, text: text.into() }
    }

    /// Bytes of text.
    pub(super) fn size(&self) -> usize {
        self.text.len()
    }

    /// The text, to be parsed again.
    pub(super) fn content(&self) -> Content {
        let kind = self.format.extensions.first().map(|&extension| extension.to_owned());
        // It was decoded once.
        let charset = Some("utf-8".to_owned());
        let bytes = self.text.as_bytes().to_vec();
        Content { bytes, kind, charset, ..Content::named(self.name.as_str()) }
    }
}

/// The same feed is that which was read at the same time.
impl PartialEq for BufferedFeed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text)
    }
}

impl Eq for BufferedFeed {}

impl fmt::Debug for BufferedFeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes of {}", self.text.len(), self.name)
    }
}

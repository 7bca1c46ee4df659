//! A feed of several articles that can be read only once, kept in memory: each of its articles can
//! be opened, and opened again.

use std::fmt;
use std::sync::Arc;

use super::content::Content;

/// JSON that holds several articles.
#[derive(Clone)]
pub struct BufferedFeed {
    /// Where it was found: a URL after redirects, or `-`.
    name: String,
    text: Arc<str>,
}

impl BufferedFeed {
    pub(super) fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.into() }
    }

    /// Bytes of JSON.
    pub(super) fn size(&self) -> usize {
        self.text.len()
    }

    /// The JSON, to be parsed again.
    pub(super) fn content(&self) -> Content {
        let (bytes, kind) = (self.text.as_bytes().to_vec(), Some("json".to_owned()));
        Content { bytes, kind, ..Content::named(self.name.as_str()) }
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

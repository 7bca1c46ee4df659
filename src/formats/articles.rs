//! Several articles in one text: the records of JSON, the items of a feed.

use serde_json::Value;

use crate::doc::Document;
use crate::doc::problem::Problem;

/// One of the articles in a text.
#[derive(Debug)]
pub struct Item {
    /// The article.
    pub doc: Document,
    /// The record it was read from, where that is what `--json` wrote.
    pub own: Option<Value>,
}

/// The articles in a text.
pub trait Articles {
    /// How many there are. A text without one counts as one, which is shown as it is.
    fn count(&self) -> usize;

    /// The article at `index`.
    ///
    /// # Errors
    /// When there is none: why.
    fn article(&self, index: usize) -> Result<Item, Problem>;

    /// What is shown where there is no article at `index`.
    fn as_it_is(&self, index: usize) -> Document;
}

impl dyn Articles + '_ {
    /// The article at `index`, or what is shown in its place.
    #[must_use]
    pub fn document(&self, index: usize) -> Document {
        self.article(index).map_or_else(|_| self.as_it_is(index), |item| item.doc)
    }
}

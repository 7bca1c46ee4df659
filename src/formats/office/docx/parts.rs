//! What the text of a Word document refers to, from the other parts of the file.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::styles::Styles;

/// The parts.
#[derive(Debug, Default)]
pub struct Parts {
    /// Styles of paragraphs.
    pub styles: Styles,
    /// Lists.
    pub numbering: Numbering,
    /// Addresses of links by their ids.
    pub links: BTreeMap<String, String>,
}

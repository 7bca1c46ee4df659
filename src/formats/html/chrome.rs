//! What stands between an article's paragraphs and is none: offers, links to others, notices.

use super::walk::Chunk;

/// Whether a class or id names something that is not the article.
pub(super) fn is_foreign_name(_name: &str) -> bool {
    false
}

/// Takes out the chunks that are not the article's.
pub(super) fn remove(_chunks: &mut Vec<Chunk>) {}

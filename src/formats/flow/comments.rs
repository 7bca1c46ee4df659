//! Comments beside a document's text: what they say, and the words that they are on.

use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::doc::{Comment, Document};
use crate::text::sanitize::clean_line;
use crate::text::{Span, fold_space};

/// Longest name or comment, in characters.
const LONGEST: usize = 2000;

/// A comment beside the text.
#[derive(Clone, Debug, Default)]
pub struct Remark {
    /// Who wrote it.
    pub author: String,
    /// When.
    pub date: Option<Date>,
    /// What.
    pub words: String,
}

/// An end of the words that a comment is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Begin,
    End,
}

/// Where comments stand: the number of their first block, and their words.
#[derive(Default)]
pub(super) struct Comments {
    places: Vec<(String, usize, String)>,
    /// Those that have begun and not ended.
    open: Vec<usize>,
}

impl Comments {
    /// The most words that a comment is on, in bytes.
    const LONGEST: usize = 400;
    /// The most comments.
    const MOST: usize = 10_000;

    /// Words of the text, which the open comments are on.
    pub(super) fn words(&mut self, words: &str) {
        let places = &mut self.places;
        self.open.retain(|at| {
            let Some((_, _, on)) = places.get_mut(*at) else { return false };
            on.push_str(words);
            on.len() <= Self::LONGEST
        });
    }

    /// A comment begins or ends, in the block of this number.
    pub(super) fn edge(&mut self, id: &str, edge: Edge, block: usize) {
        match edge {
            Edge::Begin if self.places.len() < Self::MOST => {
                self.open.push(self.places.len());
                self.places.push((id.to_owned(), block, String::new()));
            }
            Edge::Begin => {}
            Edge::End => {
                let places = &self.places;
                self.open.retain(|at| places.get(*at).is_none_or(|(known, ..)| known != id));
            }
        }
    }

    /// The comments in the finished text: on their words in the first block, else on all of it.
    pub(super) fn placed(self, doc: &Document, remarks: &BTreeMap<String, Remark>) -> Vec<Comment> {
        let line = |words: &str| clean_line(&fold_space(words), LONGEST);
        let mut comments: Vec<Comment> = self
            .places
            .into_iter()
            .filter_map(|(id, block, on)| {
                let remark = remarks.get(&id)?;
                let last = doc.blocks.len().checked_sub(1)?;
                let span = doc.blocks.get(block.min(last))?.span;
                let on = line(&on);
                let at = span.in_text(&doc.text).find(on.as_str()).filter(|_| !on.is_empty());
                let on = at.map(|at| {
                    let at = span.start as usize + at;
                    Span::of(at, at + on.len())
                });
                Some(Comment {
                    span: on.unwrap_or(span),
                    author: line(&remark.author),
                    date: remark.date,
                    words: line(&remark.words),
                })
            })
            .collect();
        comments.sort_by_key(|comment| comment.span);
        comments
    }
}

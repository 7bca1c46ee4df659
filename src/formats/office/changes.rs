//! Tracked changes: shown as accepted, and said.

use std::collections::BTreeSet;

use crate::doc::{Document, Note};

/// Tracked changes: how many, and by whom.
#[derive(Debug, Default)]
pub struct Changes {
    count: usize,
    authors: BTreeSet<String>,
}

impl Changes {
    /// A change was found.
    pub fn add(&mut self, author: Option<String>) {
        self.count += 1;
        self.authors.extend(author.filter(|name| !name.is_empty()));
    }

    /// Who made a change that was added.
    pub fn author(&mut self, name: &str) {
        self.authors.insert(name.trim().to_owned());
    }

    /// Says so in a note of the document.
    pub fn say_in(&self, doc: &mut Document) {
        doc.notes.extend(self.words().map(|message| Note { span: None, message }));
    }

    fn words(&self) -> Option<String> {
        let by = match self.authors.len() {
            0 | 1 => String::new(),
            n => format!(" by {n} people"),
        };
        match self.count {
            0 => None,
            1 => Some(format!("1 tracked change{by}, shown as accepted")),
            n => Some(format!("{n} tracked changes{by}, shown as accepted")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_counted_in_words() {
        let said = |authors: &[&str]| {
            let mut changes = Changes::default();
            authors.iter().for_each(|name| changes.add(Some((*name).to_owned())));
            changes.words().unwrap_or_default()
        };
        assert_eq!(said(&[]), "");
        assert_eq!(said(&["A"]), "1 tracked change, shown as accepted");
        assert_eq!(said(&["A", ""]), "2 tracked changes, shown as accepted");
        assert_eq!(said(&["A", "B", "A"]), "3 tracked changes by 2 people, shown as accepted");
    }
}

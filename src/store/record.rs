//! What is saved of one article, as plain data: position, marks, jumps, annotations.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::text::floor_boundary;

/// Bytes of the words at a position that are saved, to find it again in a changed text.
const WORDS: u32 = 160;

/// A position in a text that may have changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedPosition {
    /// Its byte offset then.
    pub offset: u32,
    /// The words from there on.
    pub words: String,
    /// The length of the text then, in bytes.
    pub length: u32,
}

impl SavedPosition {
    /// The position at `offset` of `text`.
    #[must_use]
    pub fn new(text: &str, offset: u32) -> Self {
        let rest = text.get(offset as usize..).unwrap_or("");
        let end = floor_boundary(rest, WORDS) as usize;
        Self {
            offset,
            words: rest.get(..end).unwrap_or("").to_owned(),
            length: u32::try_from(text.len()).unwrap_or(u32::MAX),
        }
    }

    /// Its byte offset in `text` now: at the occurrence of its words nearest to where they were,
    /// else at the same share of the text's length. Always on a character boundary, never past the end.
    #[must_use]
    pub fn find_in(&self, text: &str) -> u32 {
        let at = self.offset as usize;
        let in_place = text.get(at..).is_some_and(|rest| rest.starts_with(&self.words));
        let found = if in_place { Some(at) } else { self.nearest(text) };
        let guess = || {
            let share = f64::from(self.offset) / f64::from(self.length.max(1));
            // A share of a length: neither negative nor beyond it.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share")]
            let at = (share.clamp(0.0, 1.0) * text.len() as f64) as usize;
            at
        };
        let at = found.unwrap_or_else(guess);
        floor_boundary(text, u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The occurrence of the words nearest to where they were; then of fewer of them.
    fn nearest(&self, text: &str) -> Option<usize> {
        let at = self.offset as usize;
        for length in [self.words.len(), self.words.len() / 2, self.words.len() / 4] {
            let end = floor_boundary(&self.words, u32::try_from(length).unwrap_or(u32::MAX));
            let words = self.words.get(..end as usize)?;
            // A few letters would be found anywhere.
            if words.len() < 12 {
                return None;
            }
            let places = memchr::memmem::find_iter(text.as_bytes(), words);
            if let Some(found) = places.min_by_key(|place| place.abs_diff(at)) {
                return Some(found);
            }
        }
        None
    }
}

/// The jump list, the nearest jump of each direction last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedJumps {
    /// Positions to go back to.
    pub behind: Vec<SavedPosition>,
    /// Positions to go forward to.
    pub ahead: Vec<SavedPosition>,
}

impl SavedJumps {
    /// Older jumps are dropped.
    const MOST: usize = 40;

    /// The last jumps of each in `text`.
    #[must_use]
    pub fn new(text: &str, behind: &[u32], ahead: &[u32]) -> Self {
        let last = |all: &[u32]| {
            let first = all.len().saturating_sub(Self::MOST);
            all.iter().skip(first).map(|at| SavedPosition::new(text, *at)).collect()
        };
        Self { behind: last(behind), ahead: last(ahead) }
    }

    fn is_empty(&self) -> bool {
        self.behind.is_empty() && self.ahead.is_empty()
    }
}

/// Everything that is saved of an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The position when it was closed.
    pub place: Option<SavedPosition>,
    /// Marks by letter.
    pub marks: BTreeMap<char, SavedPosition>,
    /// Jumps.
    #[serde(skip_serializing_if = "SavedJumps::is_empty")]
    pub trail: SavedJumps,
    /// Corrections of facts.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub corrections: Value,
    /// Notes and highlights.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub notes: Value,
    /// Settings for this article alone, such as its date.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub settings: Value,
}

impl Record {
    /// A three-way merge of our changes, from `before` to `now`, with those in the file, `theirs`;
    /// ours win. Notes and corrections are merged one by one.
    #[must_use]
    pub fn merge(before: &Self, now: &Self, theirs: Self) -> Self {
        fn pick<T: Clone + PartialEq>(before: &T, now: &T, theirs: T) -> T {
            if before == now { theirs } else { now.clone() }
        }
        let mut marks = theirs.marks;
        marks.retain(|letter, _| {
            now.marks.contains_key(letter) || !before.marks.contains_key(letter)
        });
        for (letter, place) in &now.marks {
            if before.marks.get(letter) != Some(place) {
                marks.insert(*letter, place.clone());
            }
        }
        Self {
            place: pick(&before.place, &now.place, theirs.place),
            marks,
            trail: pick(&before.trail, &now.trail, theirs.trail),
            corrections: merge_lists(&before.corrections, &now.corrections, theirs.corrections),
            notes: merge_lists(&before.notes, &now.notes, theirs.notes),
            settings: pick(&before.settings, &now.settings, theirs.settings),
        }
    }
}

/// The entries in the file without those that we removed, and with those that we added.
fn merge_lists(before: &Value, now: &Value, theirs: Value) -> Value {
    if before == now {
        return theirs;
    }
    let entries = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (before, mut added) = (entries(before), entries(now));
    let mut removed = before.clone();
    // Equal entries cancel one by one: the same words may be highlighted twice.
    for entry in &before {
        if let Some(at) = added.iter().position(|new| new == entry) {
            added.remove(at);
            if let Some(at) = removed.iter().position(|old| old == entry) {
                removed.remove(at);
            }
        }
    }
    let mut merged = entries(&theirs);
    for entry in &removed {
        if let Some(at) = merged.iter().position(|known| known == entry) {
            merged.remove(at);
        }
    }
    added.retain(|entry| !merged.contains(entry));
    merged.append(&mut added);
    if merged.is_empty() { Value::Null } else { Value::Array(merged) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The ferry came back on Monday. It had been away for a year. Ann cried.";

    #[test]
    fn a_place_is_found_again_by_its_words() {
        let at = u32::try_from(TEXT.find("It had").unwrap()).unwrap();
        let place = SavedPosition::new(TEXT, at);
        assert_eq!(place.find_in(TEXT), at);
        let longer = format!("A line more. {TEXT} And the end.");
        assert_eq!(place.find_in(&longer), at + 13);
        let cut = "It had been away for a year.";
        assert_eq!(place.find_in(cut), 0, "the beginning of the words is enough");
    }

    #[test]
    fn a_lost_place_is_as_far_in_as_it_was() {
        let place = SavedPosition::new(TEXT, 35);
        for text in ["", "é", "ééééééééééééééé", "Other words altogether, and quite a few of them."]
        {
            let at = place.find_in(text) as usize;
            assert!(text.is_char_boundary(at), "{text}");
            assert!(at <= text.len());
        }
        let beyond = SavedPosition { offset: u32::MAX, words: "x".into(), length: 0 };
        assert_eq!(beyond.find_in("abc"), 3);
    }

    #[test]
    fn both_readers_changes_stay() {
        let mark = |offset| SavedPosition { offset, ..SavedPosition::default() };
        let before = Record {
            marks: [('a', mark(1)), ('b', mark(2))].into(),
            notes: "old".into(),
            ..Record::default()
        };
        let now = Record {
            marks: [('a', mark(9)), ('c', mark(3))].into(),
            place: Some(mark(5)),
            ..before.clone()
        };
        let theirs = Record {
            marks: [('a', mark(7)), ('b', mark(2)), ('d', mark(4))].into(),
            place: Some(mark(6)),
            notes: "theirs".into(),
            ..before.clone()
        };
        let merged = Record::merge(&before, &now, theirs);
        assert_eq!(merged.marks, [('a', mark(9)), ('c', mark(3)), ('d', mark(4))].into());
        assert_eq!(merged.place, Some(mark(5)));
        assert_eq!(merged.notes, "theirs");
    }

    #[test]
    fn notes_of_two_readers_are_merged_one_by_one() {
        let list = |entries: &str| match entries {
            "" => Value::Null,
            entries => entries.chars().map(|c| Value::from(c.to_string())).collect(),
        };
        for (before, now, theirs, merged) in [
            ("", "a", "", "a"),
            ("", "a", "b", "ba"),
            ("", "a", "a", "a"),
            ("a", "ac", "ab", "abc"),
            ("ab", "b", "abc", "bc"),
            ("ab", "a", "b", ""),
            ("ab", "xb", "abc", "bcx"),
            ("a", "", "a", ""),
            ("aa", "a", "aa", "a"),
            ("a", "a", "bc", "bc"),
            ("abc", "abc", "", ""),
        ] {
            let got = merge_lists(&list(before), &list(now), list(theirs));
            assert_eq!(got, list(merged), "{before} to {now} over {theirs}");
        }
    }
}

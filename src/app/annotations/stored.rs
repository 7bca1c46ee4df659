//! Annotations as they are stored beside an article: notes, highlights, corrections. What a later
//! version wrote, or nobody can read, stays as it is.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::calendar::Date;
use crate::facts::corrections::Correction;
use crate::text::quote_selector::TextQuoteSelector;
use crate::text::sanitize::clean_cow;

/// A note on words of the text; one without words is a highlight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The words of the text it is on.
    pub at: TextQuoteSelector,
    /// The reader's own words, on one line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The heading of the section it is in; empty in the lead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// When it was written, in seconds since 1970; 0 where that is not known.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub time: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_zero(time: &u64) -> bool {
    *time == 0
}

impl Note {
    /// Its section and when it was written: "Background, 28 November 2026 17:55 UTC".
    #[must_use]
    pub fn about(&self) -> String {
        let section = Some(self.section.clone()).filter(|section| !section.is_empty());
        section.into_iter().chain(self.written()).collect::<Vec<_>>().join(", ")
    }

    /// "28 November 2026 17:55 UTC"; none where that is not known.
    fn written(&self) -> Option<String> {
        const DAY: u64 = 24 * 60 * 60;
        let days = Some(self.time / DAY).filter(|_| self.time > 0)?;
        let date = Date::from_days(i32::try_from(days).ok()?)?;
        let minutes = self.time % DAY / 60;
        Some(format!("{} {:02}:{:02} UTC", date.long(), minutes / 60, minutes % 60))
    }
}

/// The annotations that are stored with an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotations {
    /// Corrections, in the order in which they are applied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Notes and highlights.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Annotations {
    /// Reads the values that were stored. What cannot be read is left out and reported.
    #[must_use]
    pub fn from_values(corrections: &Value, notes: &Value) -> (Self, Option<String>) {
        let (corrections, wrong) = read_each(corrections);
        let (notes, wrong_notes) = read_each(notes);
        let report = match wrong + wrong_notes {
            0 => None,
            1 => Some("1 stored correction or note cannot be read".to_owned()),
            n => Some(format!("{n} stored corrections or notes cannot be read")),
        };
        (Self { corrections, notes }, report)
    }

    /// Corrections and notes as data to store, null where there are none. What is stored already,
    /// in `written`, stays as it was written, and so does what could not be read.
    #[must_use]
    pub fn to_values_over(&self, (corrections, notes): (&Value, &Value)) -> (Value, Value) {
        (write_each(&self.corrections, corrections), write_each(&self.notes, notes))
    }

    /// How many entries were added to `other` or removed from it.
    #[must_use]
    pub fn changes_from(&self, other: &Self) -> usize {
        fn missing<T: PartialEq>(of: &[T], from: &[T]) -> usize {
            of.iter().filter(|entry| !from.contains(entry)).count()
        }
        // One that was changed is one change.
        missing(&self.corrections, &other.corrections)
            .max(missing(&other.corrections, &self.corrections))
            + missing(&self.notes, &other.notes).max(missing(&other.notes, &self.notes))
    }
}

/// The entries of a list that can be read, and how many cannot.
fn read_each<T: DeserializeOwned>(stored: &Value) -> (Vec<T>, usize) {
    match stored {
        Value::Null => (Vec::new(), 0),
        Value::Array(entries) => {
            let read = entries.iter().filter_map(|entry| T::deserialize(cleaned(entry)).ok());
            let read: Vec<T> = read.collect();
            let wrong = entries.len() - read.len();
            (read, wrong)
        }
        _ => (Vec::new(), 1),
    }
}

/// The same data with every string cleaned: the file is not trusted.
fn cleaned(stored: &Value) -> Value {
    match stored {
        Value::String(words) => clean_cow(words).into(),
        Value::Array(entries) => entries.iter().map(cleaned).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), cleaned(value))).collect()
        }
        other => other.clone(),
    }
}

fn write_each<T: Serialize + DeserializeOwned + PartialEq>(
    entries: &[T],
    written: &Value,
) -> Value {
    let mut added: Vec<&T> = entries.iter().collect();
    let mut stays = |entry: &&Value| match T::deserialize(cleaned(entry)) {
        Ok(read) => match added.iter().position(|entry| **entry == read) {
            Some(at) => {
                added.remove(at);
                true
            }
            None => false,
        },
        Err(_) => true,
    };
    let old = written.as_array().into_iter().flatten();
    let mut list: Vec<Value> = old.filter(|entry| stays(entry)).cloned().collect();
    // Words, numbers and lists of them: always data.
    list.extend(added.iter().filter_map(|entry| serde_json::to_value(entry).ok()));
    if list.is_empty() { Value::Null } else { list.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_where_and_when_it_was_written() {
        for (section, time, expected) in [
            ("", 0, ""),
            ("Background", 0, "Background"),
            ("", 1_795_888_530, "28 November 2026 17:55 UTC"),
            ("What next", 60, "What next, 1 January 1970 00:01 UTC"),
            ("", u64::MAX, ""),
        ] {
            let note = Note { section: section.to_owned(), time, ..Note::default() };
            assert_eq!(note.about(), expected);
        }
    }
}

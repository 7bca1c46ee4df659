//! The mentions of people with a title, by the words of the titles, so that a role ("the minister")
//! is looked up, not searched for.

use std::collections::HashMap;

use crate::facts::{Person, PersonId};

/// For each word of a title the mentions of the people who have it.
#[derive(Debug, Default)]
pub struct RoleIndex {
    /// Words of titles in lower case, each with its place in `mentions`.
    words: HashMap<String, usize>,
    /// Indexes of mentions in text order, with their people.
    mentions: Vec<Vec<(usize, PersonId)>>,
}

impl RoleIndex {
    /// Indexes the mentions, given by their people in text order.
    #[must_use]
    pub fn new(text: &str, people: &[Person], mentions: impl Iterator<Item = PersonId>) -> Self {
        let mut index = Self::default();
        let places: Vec<Vec<usize>> = people
            .iter()
            .map(|person| person.title.map(|title| index.places(title.in_text(text))))
            .map(Option::unwrap_or_default)
            .collect();
        if index.words.is_empty() {
            return index;
        }
        for (number, person) in mentions.enumerate() {
            for place in places.get(person.0 as usize).into_iter().flatten() {
                if let Some(list) = index.mentions.get_mut(*place) {
                    list.push((number, person));
                }
            }
        }
        index
    }

    /// Where the mentions of people with this title are listed.
    fn places(&mut self, title: &str) -> Vec<usize> {
        let mut places: Vec<usize> = roles_of(title).map(|role| self.place(role)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn place(&mut self, role: String) -> usize {
        let new = self.mentions.len();
        let place = *self.words.entry(role).or_insert(new);
        if place == new {
            self.mentions.push(Vec::new());
        }
        place
    }

    /// The people whose titles hold `role`, by their mentions of these indexes, the last first.
    pub fn last(
        &self,
        role: &str,
        mentions: std::ops::Range<usize>,
    ) -> impl Iterator<Item = PersonId> {
        let place = self.words.get(role).and_then(|place| self.mentions.get(*place));
        let list = place.map_or(&[][..], Vec::as_slice);
        let before = list.partition_point(|(number, _)| *number < mentions.end);
        let last = list.get(..before).unwrap_or(&[]).iter().rev();
        last.take_while(move |(number, _)| *number >= mentions.start).map(|(_, person)| *person)
    }
}

/// The roles that a title holds, in lower case: "Iranian Deputy Foreign Minister" and "minister",
/// "Sen." and "senator".
fn roles_of(title: &str) -> impl Iterator<Item = String> {
    title.split(|c: char| c.is_whitespace() || c == '-').flat_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let full: &[&str] = match word.as_str() {
            "sen" => &["senator"],
            "gov" => &["governor"],
            "rep" | "representative" => &["representative", "congressman", "congresswoman"],
            "gen" => &["general"],
            "col" => &["colonel"],
            "prof" => &["professor"],
            "dr" => &["doctor"],
            _ => return vec![word],
        };
        full.iter().map(|role| (*role).to_owned()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_title_holds_its_role() {
        for (title, role, yes) in [
            ("Iranian Deputy Foreign Minister", "minister", true),
            ("Iranian Deputy Foreign Minister", "secretary", false),
            ("Sen.", "senator", true),
            ("Gov.", "governor", true),
            ("Rep.", "representative", true),
            ("Rep.", "congressman", true),
            ("Rep.", "congresswoman", true),
            ("Sen.", "congressman", false),
            ("Lt. Gen.", "general", true),
            ("Col.", "colonel", true),
            ("Prof.", "professor", true),
            ("Dr", "doctor", true),
            ("vice-president", "president", true),
            ("Mayor", "mayor", true),
            ("Mayor", "ma", false),
        ] {
            assert_eq!(roles_of(title).any(|held| held == role), yes, "{title} {role}");
        }
    }

    #[test]
    fn the_last_mentions_come_first() {
        let text = "minister mayor";
        let titled = |from, to| Person { title: Some(Span::new(from, to)), ..Person::default() };
        let people = [titled(0, 8), Person::default(), titled(0, 14)];
        let mentions = [0, 1, 2, 0, 1].map(PersonId);
        let index = RoleIndex::new(text, &people, mentions.into_iter());
        for (role, range, expected) in [
            ("minister", 0..5, &[0, 2, 0][..]),
            ("minister", 0..3, &[2, 0]),
            ("minister", 3..5, &[0]),
            ("mayor", 0..5, &[2]),
            ("clerk", 0..5, &[]),
        ] {
            let found: Vec<u32> = index.last(role, range).map(|person| person.0).collect();
            assert_eq!(found, expected, "{role}");
        }
    }
}

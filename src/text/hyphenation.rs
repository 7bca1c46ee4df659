//! Hyphenation of English words at the end of a row, on the screen alone: the text and what is copied
//! have no such hyphens.

use hypher::{Lang, hyphenate_bounded};

/// Shorter words stay whole, in letters.
const SHORTEST: usize = 7;
/// Longer ones are no English words.
const LONGEST: usize = 32;
/// Fewest letters on either side of a hyphen.
const TOGETHER: usize = 3;

/// How many bytes of `word` are before the hyphen: as many as fit into `room` columns with it. None
/// where the word cannot be split there. Words with a capital, so names too, are never split; marks
/// around a word do not matter.
#[must_use]
pub fn split_word(word: &str, room: usize) -> Option<usize> {
    let letter = |c: char| c.is_ascii_lowercase();
    let begin = word.find(char::is_alphanumeric)?;
    let rest = word.get(begin..)?;
    let end = rest.find(|c| !letter(c)).unwrap_or(rest.len());
    let (inner, after) = rest.split_at_checked(end)?;
    let is_word = (SHORTEST..=LONGEST).contains(&inner.len())
        && !after.contains(|c: char| c.is_alphanumeric() || c == '/' || c == '@');
    if !is_word {
        return None;
    }
    let before = super::wrap::columns(word.get(..begin)?);
    let room = room.checked_sub(before + 1)?;
    let ends = hyphenate_bounded(inner, Lang::English, TOGETHER, TOGETHER).scan(0, |at, part| {
        *at += part.len();
        Some(*at)
    });
    let fits = ends.take_while(|end| *end < inner.len() && *end <= room);
    fits.last().map(|end| begin + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, room: usize, expected: &str) {
        let split = split_word(word, room).map_or_else(
            || word.to_owned(),
            |at| format!("{}-{}", word.get(..at).unwrap(), word.get(at..).unwrap()),
        );
        assert_eq!(split, expected, "{word} in {room}");
    }

    #[test]
    fn words_are_split_where_they_fit() {
        check("negotiations", 12, "negotia-tions");
        check("negotiations", 7, "negoti-ations");
        check("negotiations", 5, "nego-tiations");
        check("negotiations", 4, "negotiations");
        check("“representatives,”", 9, "“repre-sentatives,”");
        check("(commitment)", 99, "(commit-ment)");
        check("government.", 99, "govern-ment.");
    }

    #[test]
    fn what_is_no_plain_word_stays_whole() {
        for word in [
            "Washington",
            "NATO",
            "talks",
            "re-election",
            "doesn’t",
            "example.org/negotiations",
            "negotiations2",
            "négociations",
            "",
            "…",
            "日本語日本語日本語",
            "pneumonoultramicroscopicsilicovolcanoconiosis",
        ] {
            check(word, 99, word);
        }
    }
}

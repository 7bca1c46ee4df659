//! Which words of two texts differ, for lists that show the texts side by side.

use std::ops::Range;

use super::wordings::is_negation;
use super::{DifferenceKind, DifferenceRule, ShownPlace};
use crate::dossier::alignment::{Gap, gaps};
use crate::dossier::values::value;

/// A word of a text, folded, and its bytes there.
struct Placed {
    word: String,
    bytes: Range<usize>,
}

impl DifferenceRule {
    /// The words of both places of a difference that it is about, in bytes of their texts: an empty
    /// range where a text has none of them, or where whole sentences and not words differ.
    #[must_use]
    pub fn apart(self, places: [&ShownPlace<'_>; 2]) -> [Range<usize>; 2] {
        match places.map(|place| place.number.clone()) {
            [Some(one), Some(other)] => [one, other],
            _ => self.words_apart(places.map(|place| place.text)),
        }
    }

    fn words_apart(self, texts: [&str; 2]) -> [Range<usize>; 2] {
        if self.kind() != DifferenceKind::Words {
            return [0..0, 0..0];
        }
        let [a, b] = texts.map(placed);
        let folded = |text: &[Placed]| text.iter().map(|it| it.word.clone()).collect::<Vec<_>>();
        let found = gaps(&folded(&a), &folded(&b));
        let is_meant = |gap: &&Gap| {
            let words = [a.get(gap.a.clone()), b.get(gap.b.clone())].map(Option::unwrap_or_default);
            match self {
                _ if self.what() == "number" => {
                    words.iter().all(|words| words.iter().any(is_number))
                }
                Self::Negation => words.iter().any(|it| it.iter().any(|it| is_negation(&it.word))),
                _ => words.iter().all(|words| !words.is_empty()) && !gap.at_end,
            }
        };
        let inner = || found.iter().find(|gap| !gap.at_end);
        let Some(gap) = found.iter().find(is_meant).or_else(inner) else { return [0..0, 0..0] };
        [bytes(&a, &gap.a), bytes(&b, &gap.b)]
    }
}

/// The words of a text between white space, without what is neither letter nor digit.
fn placed(text: &str) -> Vec<Placed> {
    let mut all = Vec::new();
    let mut at = 0;
    for piece in text.split(char::is_whitespace) {
        let word: String = piece.chars().filter(|c| c.is_alphanumeric()).collect();
        if !word.is_empty() {
            let before = piece.find(char::is_alphanumeric).unwrap_or(0);
            let end = piece.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            all.push(Placed { word: word.to_lowercase(), bytes: at + before..at + end });
        }
        // White space may take several bytes.
        at += piece.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    all
}

fn is_number(placed: &Placed) -> bool {
    placed.word.contains(|c: char| c.is_ascii_digit()) || value(&placed.word).is_some()
}

/// From the first of some words to the last one; where there are none, before the next word.
fn bytes(text: &[Placed], words: &Range<usize>) -> Range<usize> {
    let next = text.get(words.start).map(|it| it.bytes.start);
    let last = words.end.checked_sub(1).and_then(|at| text.get(at)).map_or(0, |it| it.bytes.end);
    let start = next.unwrap_or(last);
    if words.is_empty() { start..start } else { start..last }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of both texts that differ.
    fn check(rule: DifferenceRule, texts: [&str; 2], expected: [&str; 2]) {
        let [a, b] = rule.words_apart(texts);
        let words = [texts[0].get(a).unwrap(), texts[1].get(b).unwrap()];
        assert_eq!(words, expected, "{texts:?}");
    }

    #[test]
    fn the_words_that_differ_are_found() {
        use DifferenceRule::{DayOfNames, Negation, Number, Word};
        for (rule, texts, expected) in [
            (Number, ["We lost ten ships.", "We lost twelve ships."], ["ten", "twelve"]),
            (
                Number,
                ["All of them knew, 1,500 came", "Most of them knew: 1,700 came"],
                ["1,500", "1,700"],
            ),
            (Negation, ["“We will\u{2003}not go”", "we will go"], ["not", ""]),
            (Word, ["We – saw the red ship", "We saw the green ship"], ["red", "green"]),
            (Word, ["A red ship", "the green ship"], ["", ""]),
            (DayOfNames, ["on Monday", "on Tuesday"], ["", ""]),
            (Number, ["", "twelve"], ["", ""]),
        ] {
            check(rule, texts, expected);
        }
    }
}

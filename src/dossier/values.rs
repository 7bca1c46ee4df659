//! The values of numbers in digits and in words, whatever the case.

use std::cmp::Ordering;

/// A word that is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// "Seven": how many.
    Count(u64),
    /// "Seventh": which of several.
    Place(u64),
    /// "Million": how many times as much.
    Times(u64),
}

/// The words that are numbers, sorted.
const NAMES: [(&str, Named); 46] = {
    use Named::{Count, Place, Times};
    [
        ("billion", Times(1_000_000_000)),
        ("dozen", Times(12)),
        ("eight", Count(8)),
        ("eighteen", Count(18)),
        ("eighth", Place(8)),
        ("eighty", Count(80)),
        ("eleven", Count(11)),
        ("eleventh", Place(11)),
        ("fifteen", Count(15)),
        ("fifth", Place(5)),
        ("fifty", Count(50)),
        ("first", Place(1)),
        ("five", Count(5)),
        ("forty", Count(40)),
        ("four", Count(4)),
        ("fourteen", Count(14)),
        ("fourth", Place(4)),
        ("hundred", Times(100)),
        ("million", Times(1_000_000)),
        ("nine", Count(9)),
        ("nineteen", Count(19)),
        ("ninety", Count(90)),
        ("ninth", Place(9)),
        ("one", Count(1)),
        ("second", Place(2)),
        ("seven", Count(7)),
        ("seventeen", Count(17)),
        ("seventh", Place(7)),
        ("seventy", Count(70)),
        ("six", Count(6)),
        ("sixteen", Count(16)),
        ("sixth", Place(6)),
        ("sixty", Count(60)),
        ("ten", Count(10)),
        ("tenth", Place(10)),
        ("third", Place(3)),
        ("thirteen", Count(13)),
        ("thirty", Count(30)),
        ("thousand", Times(1000)),
        ("three", Count(3)),
        ("trillion", Times(1_000_000_000_000)),
        ("twelfth", Place(12)),
        ("twelve", Count(12)),
        ("twenty", Count(20)),
        ("two", Count(2)),
        ("zero", Count(0)),
    ]
};

/// The number that a word is. Every word of an article is looked up: nothing is allocated.
fn named(word: &str) -> Option<Named> {
    let order = |name: &str| -> Ordering {
        name.bytes().cmp(word.bytes().map(|byte| byte.to_ascii_lowercase()))
    };
    let at = NAMES.binary_search_by(|(name, _)| order(name)).ok()?;
    NAMES.get(at).map(|(_, named)| *named)
}

fn is_digit_first(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The value of a number in digits or words, in hundredths; ordinals have their number.
pub fn value(word: &str) -> Option<u64> {
    if is_digit_first(word) {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let number: f64 = match digits.contains(',') {
            true => digits.replace(',', "").parse().ok()?,
            false => digits.parse().ok()?,
        };
        // Fractions to two places are enough for numbers to differ.
        return Some((number * 100.0).round() as u64);
    }
    match named(word)? {
        // "One" is often no number.
        Named::Count(1) => None,
        Named::Count(number) | Named::Place(number) | Named::Times(number) => Some(number * 100),
    }
}

/// Whether a number says which of several, not how many: "third", "3rd".
pub fn is_ordinal(word: &str) -> bool {
    if !is_digit_first(word) {
        return matches!(named(word), Some(Named::Place(_)));
    }
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let ending = word.strip_prefix(digits).unwrap_or_default();
    ["st", "nd", "rd", "th"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// How many times as much a number is before this word: "three million".
pub fn multiplier(word: &str) -> Option<u64> {
    match named(word)? {
        Named::Times(times) => Some(times),
        Named::Count(_) | Named::Place(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_their_value() {
        for (word, expected) in [
            ("11", Some(1100)),
            ("11th", Some(1100)),
            ("eleventh", Some(1100)),
            ("eleven", Some(1100)),
            ("twenty", Some(2000)),
            ("thirty", Some(3000)),
            ("ninety", Some(9000)),
            ("hundred", Some(10_000)),
            ("3.5", Some(350)),
            ("1,500", Some(150_000)),
            ("Twelve", Some(1200)),
            ("one", None),
            ("house", None),
        ] {
            assert_eq!(value(word), expected, "{word}");
        }
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| *name));
    }

    #[test]
    fn ordinals_and_multipliers() {
        for (word, ordinal, times) in [
            ("third", true, None),
            ("3rd", true, None),
            ("11th", true, None),
            ("11TH", true, None),
            ("3", false, None),
            ("three", false, None),
            ("million", false, Some(1_000_000)),
            ("hundred", false, Some(100)),
        ] {
            assert_eq!((is_ordinal(word), multiplier(word)), (ordinal, times), "{word}");
        }
    }
}

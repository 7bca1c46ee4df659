//! The values of numbers in digits and in words.

const NUMBERS: [&str; 29] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
];
const LARGE: [(&str, u64); 5] = [
    ("dozen", 12),
    ("thousand", 1000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];
const ORDINALS: [(&str, u64); 12] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
];

/// The value of a number in digits or words, in hundredths; ordinals have their number.
pub fn value(word: &str) -> Option<u64> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        // Fractions to two places are enough for numbers to differ.
        let number: f64 = digits.parse().ok()?;
        return Some((number * 100.0).round() as u64);
    }
    let cardinal = NUMBERS.iter().position(|name| *name == word).map(|at| match at {
        ..=20 => at as u64,
        21..=27 => (at as u64 - 18) * 10,
        _ => 100,
    });
    // "One" is often no number.
    let named = || LARGE.iter().chain(&ORDINALS).find(|(name, _)| *name == word).map(|(_, n)| *n);
    cardinal.filter(|_| word != "one").or_else(named).map(|number| number * 100)
}

/// Whether a number says which of several, not how many: "third", "3rd".
pub fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    match word.strip_prefix(digits) {
        Some(ending) if !digits.is_empty() => matches!(ending, "st" | "nd" | "rd" | "th"),
        _ => ORDINALS.iter().any(|(name, _)| *name == word),
    }
}

/// How many times as much a number is before this word: "three million".
pub fn multiplier(word: &str) -> Option<u64> {
    let large = LARGE.iter().chain([("hundred", 100)].iter());
    large.copied().find(|(name, _)| *name == word).map(|(_, times)| times)
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
            ("one", None),
            ("house", None),
        ] {
            assert_eq!(value(word), expected, "{word}");
        }
    }

    #[test]
    fn ordinals_and_multipliers() {
        for (word, ordinal, times) in [
            ("third", true, None),
            ("3rd", true, None),
            ("11th", true, None),
            ("3", false, None),
            ("three", false, None),
            ("million", false, Some(1_000_000)),
            ("hundred", false, Some(100)),
        ] {
            assert_eq!((is_ordinal(word), multiplier(word)), (ordinal, times), "{word}");
        }
    }
}

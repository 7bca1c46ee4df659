//! The words around an expression: tense, prepositions, names, and the genre of a section.

use super::facts;
use crate::facts::dates::context_cues::{
    beside, is_attributive, is_compared, is_declared, is_name, preposition, tense,
};
use crate::facts::dates::cursor::{Cursor, with_cursor};
use crate::facts::dates::expression::{Beside, Preposition, Tense};

/// The tokens of `words` in the cursor's text: first, and one past the last.
fn place(c: &Cursor<'_>, words: &str) -> (usize, usize) {
    let start = u32::try_from(c.text.rfind(words).unwrap()).unwrap();
    let end = start + u32::try_from(words.len()).unwrap();
    let first = c.tokens.iter().position(|token| token.start == start).unwrap();
    let last = c.tokens.iter().position(|token| token.end == end).unwrap();
    (first, last + 1)
}

#[test]
fn tenses() {
    for (text, expected) in [
        ("The fair opened Monday", Tense::JustPast),
        ("The fair opened on Monday", Tense::JustPast),
        ("The fair opened with a song Monday", Tense::Past),
        ("The fair began in the rain Monday", Tense::Past),
        ("The fair shall open Monday", Tense::Future),
        ("The fair’ll open Monday", Tense::Future),
        ("The upcoming fair Monday", Tense::Future),
        ("They plan the fair for Monday", Tense::Future),
        ("They are going to open Monday", Tense::Future),
        ("They are to open Monday", Tense::Future),
        ("They are opening Monday", Tense::Maybe),
        ("They might open Monday", Tense::Maybe),
        ("They are open Monday", Tense::Present),
        ("They’re open Monday", Tense::Present),
        ("They always open Monday", Tense::Present),
        ("The song is heard Monday", Tense::Present),
        ("The song was heard in town Monday", Tense::Past),
        ("The fair is set for Monday", Tense::Future),
        ("The fair is expected to open Monday", Tense::Future),
        ("The fair was expected to open Monday", Tense::Past),
        ("The fair was originally set for Monday", Tense::Past),
        ("The fair is planned to open Monday", Tense::Future),
        ("They set the date Monday", Tense::Past),
        ("The judge set Monday", Tense::Past),
        ("The judge named Monday", Tense::JustPast),
        ("The loan due Monday", Tense::Future),
        ("It opens as soon as Monday", Tense::Future),
        ("It opens as late as Monday", Tense::Future),
        ("A rule effective Monday", Tense::Future),
        ("A rule starting Monday", Tense::Future),
        ("It was open back in Monday", Tense::JustPast),
        ("It was open as of Monday", Tense::JustPast),
        ("He came; the fair Monday", Tense::Unknown),
        ("The red fair Monday", Tense::Unknown),
        ("The plan for a fair in the old mill Monday", Tense::Unknown),
        ("They have a plan to open Monday", Tense::Future),
        ("They knew of it as early as Monday", Tense::JustPast),
        ("They were warned as early as Monday", Tense::JustPast),
        ("They hoped to open as early as Monday", Tense::Future),
        ("It was expected to open as early as Monday", Tense::Future),
        ("A man who ran the fair until Monday", Tense::JustPast),
        ("He coached the side until Monday", Tense::JustPast),
        ("A man who was held until Monday", Tense::Past),
        ("It could open as early as Monday", Tense::Future),
        ("A man who postponed the fair until Monday", Tense::Past),
    ] {
        with_cursor(text, |c| {
            let (first, end) = place(c, "Monday");
            assert_eq!(tense(c, 0, first, end), expected, "{text}");
        });
    }
}

#[test]
fn prepositions() {
    for (text, expected) in [
        ("It rained in May", Preposition::In),
        ("It rained during May", Preposition::In),
        ("It rained on May", Preposition::On),
        ("It rained by May", Preposition::By),
        ("It rained until May", Preposition::Until),
        ("It rained till May", Preposition::Until),
        ("It was not until May", Preposition::NotUntil),
        ("It didn't rain until May", Preposition::NotUntil),
        ("It did not rain through May", Preposition::Until),
        ("It did not rain, and he stayed until May", Preposition::Until),
        ("It rained through May", Preposition::Until),
        ("It rained since May", Preposition::Since),
        ("It rained before May", Preposition::Before),
        ("It rained after May", Preposition::After),
        ("It rained from May", Preposition::Other),
        ("A wet May", Preposition::Other),
    ] {
        with_cursor(text, |c| {
            let (first, end) = place(c, "May");
            assert_eq!(preposition(c, 0, first, end), expected, "{text}");
        });
    }
}

#[test]
fn comparisons() {
    for (text, expected) in [
        ("Sales fell from a year ago", true),
        ("Sales fell against a year ago", true),
        ("Sales of $3 a share a year ago", true),
        ("Sales were better than a year ago", true),
        ("Sales fell a year ago", false),
        ("From one two three four five six seven eight nine ten eleven twelve a year ago", false),
    ] {
        with_cursor(text, |c| {
            assert_eq!(is_compared(c, 0, place(c, "a year ago").0), expected, "{text}");
        });
    }
}

#[test]
fn dates_that_modify_a_noun() {
    for (text, words, expected) in [
        ("the July 25 call", "July 25", true),
        ("its July 25 call", "July 25", true),
        ("Smith's July 25 call", "July 25", true),
        ("on July 25 the call came", "July 25", false),
        ("the July 25 Movement", "July 25", false),
        ("a call on July 25", "July 25", false),
    ] {
        with_cursor(text, |c| {
            let (first, end) = place(c, words);
            assert_eq!(is_attributive(c, first, end), expected, "{text}");
        });
    }
}

#[test]
fn dates_that_are_the_own_day() {
    for (text, expected) in [
        ("May 5, 2020", true),
        ("It's May 5, 2020", true),
        ("Today is May 5, 2020", true),
        ("It is May 5, 2020", true),
        ("The fair is May 5, 2020", false),
        ("On May 5, 2020", false),
    ] {
        with_cursor(text, |c| {
            let (first, end) = place(c, "May 5, 2020");
            assert_eq!(is_declared(c, first, end), expected, "{text}");
        });
    }
}

#[test]
fn names_and_games() {
    for (text, word, expected) in [
        ("They told USA Today so", "Today", true),
        ("It was on the radio's Today programme", "Today", true),
        ("He was a guest of the Tonight Show", "Tonight", true),
        ("They read it in Today magazine", "Today", true),
        ("The council's fair is today", "today", false),
        ("They told them Today so", "Today", false),
        ("They meet today", "today", false),
        ("THEY MEET TODAY AT NOON", "TODAY", false),
        ("Today they meet", "Today", false),
    ] {
        with_cursor(text, |c| assert_eq!(is_name(c, 0, place(c, word).0), expected, "{text}"));
    }
    for (text, expected) in [
        ("They led 14-7 in the third quarter", Beside::Score),
        ("With 2:14 left in the third quarter they kicked", Beside::Score),
        ("Sales rose 2-3% in the third quarter", Beside::Money),
        ("Sales fell in the third quarter", Beside::Nothing),
    ] {
        with_cursor(text, |c| assert_eq!(beside(c, place(c, "third").0), expected, "{text}"));
    }
}

/// The value of the last expression, in an article of 2023.
fn last_value(text: &str) -> String {
    let (_, facts) = facts(text, Some("2023-11-15"));
    facts.dates.last().map_or_else(String::new, |mention| mention.timex.to_string())
}

#[test]
fn genres() {
    for (text, expected) in [
        // News is counted from its own day.
        ("The council met Monday. It will vote in May.", "2024-05"),
        ("It opened in 2022. The council met Monday. In May it rained.", "2023-05"),
        // Years of long ago make a narrative.
        ("He was born in 1901. In May he left.", "1901-05"),
        ("The siege began in 1881. It ended in 1882. In May he left.", "1882-05"),
        ("The siege began in 1881. In May the gate fell. The next year he left.", "1882"),
        // A quotation of that time does not change it.
        ("He came in 1901 and left in 1905. “Today we win,” he said. In May he left.", "1905-05"),
        // A section of its own voice is news in a narrative.
        (
            "# Then\nHe came in 1901, left in 1905, won in 1907, lost in 1908, fled in 1909 and \
             died in 1910.\n# Now\nThey met on Monday. They met yesterday. In May they left.",
            "2023-05",
        ),
    ] {
        assert_eq!(last_value(text), expected, "{text}");
    }
}

#[test]
fn months_of_every_year() {
    for (text, expected) in [
        ("It rains in May.", "XXXX-05"),
        ("June is wet.", "XXXX-06"),
        // Where the text speaks of its own days, only a month that opens a sentence in the present.
        ("They met yesterday. June is wet.", "XXXX-06"),
        ("They met yesterday. He says June is wet.", "2023-06"),
        ("They met yesterday. The park is open from May to July.", "XXXX-07"),
        ("They met yesterday. The park was open from May to July.", "2023-07"),
        ("They met yesterday. The park is open in May.", "2023-05"),
        ("They met yesterday. It is cold in winter.", "XXXX-WI"),
        ("It is shut on Monday.", "XXXX-WXX-1"),
        ("They met yesterday. It is shut on Monday.", "2023-11-13"),
        ("It opened on Monday.", "2023-11-13"),
    ] {
        assert_eq!(last_value(text), expected, "{text}");
    }
}

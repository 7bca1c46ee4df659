//! What the words around an expression tell of its direction.

use super::cursor::Cursor;
use super::form::{Preposition, Tense};
use super::words::Lex;

/// Tokens looked back at for a verb.
const REACH: usize = 14;

/// The tense of the nearest verb before token `i`, looking no further back than `first`.
pub fn tense(c: &Cursor<'_>, first: usize, i: usize) -> Tense {
    let lowest = first.max(i.saturating_sub(REACH));
    for at in (lowest..i).rev() {
        let word = c.word(at);
        match word {
            ";" | "." | "”" => break,
            _ => {}
        }
        if let Some(tense) = cue(c, at, word) {
            return tense;
        }
    }
    Tense::Unknown
}

/// What one word tells, if anything.
fn cue(c: &Cursor<'_>, at: usize, word: &str) -> Option<Tense> {
    const FUTURE: [&str; 6] = ["'ll", "shall", "slated", "upcoming", "will", "’ll"];
    const PLANNED: [&str; 6] = ["due", "expected", "planned", "scheduled", "set", "supposed"];
    const MAYBE: [&str; 6] = ["can", "could", "may", "might", "should", "would"];
    const PAST: [&str; 34] = [
        "became", "began", "brought", "came", "did", "died", "fell", "found", "gave", "got",
        "grew", "had", "held", "kept", "led", "left", "lost", "made", "met", "rose", "said",
        "sank", "saw", "sent", "sold", "spoke", "stood", "told", "took", "was", "went", "were",
        "won", "wrote",
    ];
    if FUTURE.contains(&word) {
        return Some(Tense::Future);
    }
    if PLANNED.contains(&word) {
        let ahead =
            matches!(c.at(at + 1), Lex::To | Lex::For | Lex::On | Lex::In | Lex::At | Lex::By)
                || matches!(c.at(at + 1), Lex::Weekday(_) | Lex::Month(_) | Lex::MonthShort(_));
        let past = matches!(c.word_back(at, 1), "was" | "were" | "had" | "been");
        return Some(if ahead && !past { Tense::Future } else { Tense::Past });
    }
    if MAYBE.contains(&word) {
        return Some(Tense::Maybe);
    }
    if PAST.binary_search(&word).is_ok() {
        return Some(Tense::Past);
    }
    let ends_ed = word.len() > 3 && word.ends_with("ed") && c.lower(at) && c.at(at) == Lex::Other;
    ends_ed.then_some(Tense::Past)
}

/// The preposition right before token `i`.
pub fn preposition(c: &Cursor<'_>, i: usize) -> Preposition {
    match c.back(i, 1) {
        Lex::In => Preposition::In,
        Lex::On => Preposition::On,
        Lex::By => Preposition::By,
        Lex::Until => Preposition::Until,
        Lex::Since => Preposition::Since,
        Lex::Before => Preposition::Before,
        Lex::After => Preposition::After,
        _ => Preposition::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::test_cursor;
    use super::*;

    #[test]
    fn the_nearest_verb_decides() {
        for (text, expected) in [
            ("The fair will open Monday", Tense::Future),
            ("The fair is scheduled to open Monday", Tense::Future),
            ("He said the fair will open Monday", Tense::Future),
            ("The fair that will close opened Monday", Tense::Past),
            ("The fair was scheduled for Monday", Tense::Past),
            ("It could open Monday", Tense::Maybe),
            ("A quiet Monday", Tense::Unknown),
        ] {
            test_cursor(text, |c| {
                let last = c.tokens.len() - 1;
                assert_eq!(tense(c, 0, last), expected, "{text}");
            });
        }
    }
}

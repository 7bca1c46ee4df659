//! Wordings of one utterance that differ within: in a number, a negation or a word that says something.
//! What is cut, spelt or contracted in another way is none.

use super::{Compared, Difference, DifferenceRule, Place, PlaceFact};
use crate::dossier::alignment::{Gap, gaps};
use crate::dossier::people;
use crate::dossier::values::value;
use crate::dossier::words::number;
use crate::dossier::{Member, QuoteDigest, Wording};
use crate::text::fold_space;

/// Days between two articles that may quote one utterance.
const APART: u32 = 7;
/// Words of the shorter wording.
const SHORTEST: usize = 6;
/// The same where the difference is a word, neither a number nor a negation.
const SHORTEST_OF_WORDS: usize = 8;
/// Wordings of an utterance that are compared with each other.
const COMPARED: usize = 12;
/// The least weight of a word that says something.
const TELLING: f32 = 2.5;
/// Words that stand in place of each other, at most.
const REPLACED: usize = 2;
/// Words between two that both have; more are a cut.
const INSERTED: usize = 4;
/// Letters that two spellings of a word begin with.
const SAME_LETTERS: usize = 4;

/// The words that differ.
pub fn find(compared: &Compared<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    for utterance in compared.quotes.iter().filter(|utterance| utterance.wordings.len() > 1) {
        // Of those that are the same word for word the first.
        let mut wordings: Vec<(Wording, Vec<String>)> = Vec::new();
        for wording in &utterance.wordings {
            let words =
                quote(compared, wording).map(|quote| words(&quote.text)).unwrap_or_default();
            if wordings.len() < COMPARED && !wordings.iter().any(|(_, known)| *known == words) {
                wordings.push((*wording, words));
            }
        }
        for (n, (one, first)) in wordings.iter().enumerate() {
            for (other, second) in wordings.iter().skip(n + 1) {
                if first.len().min(second.len()) >= SHORTEST
                    && one.article != other.article
                    && let Some(rule) = differ(first, second, compared)
                    && same_speaker(compared, one, other)
                    && compared.days_apart(one.article, other.article).is_some_and(|d| d <= APART)
                {
                    let place = |wording: &Wording| Place {
                        article: wording.article,
                        fact: PlaceFact::Quote(wording.quote),
                    };
                    let mut places = [place(one), place(other)];
                    places.sort_unstable();
                    found.push(Difference { places, rule, changed: false, weak: false });
                    // One row for a wording: others repeat it.
                    break;
                }
            }
        }
    }
    found
}

fn quote<'d>(compared: &Compared<'d>, wording: &Wording) -> Option<&'d QuoteDigest> {
    compared.articles.get(wording.article as usize)?.quotes.get(wording.quote as usize)
}

/// Whether both articles are certain of the speaker, and it can be no other person.
fn same_speaker(compared: &Compared<'_>, one: &Wording, other: &Wording) -> bool {
    let speaker = |wording: &Wording| {
        let quote = quote(compared, wording).filter(|quote| quote.certain)?;
        let member = Member { article: wording.article, person: quote.person? };
        let person = people::of(compared.articles, member).filter(|person| person.named)?;
        Some((compared.index.of(member)?, person.name.rsplit(' ').next()?.to_lowercase()))
    };
    let (Some((a, surname)), Some((b, other))) = (speaker(one), speaker(other)) else {
        return false;
    };
    a == b || surname == other
}

/// What two wordings differ in, if it is more than a cut or a spelling.
fn differ(a: &[String], b: &[String], compared: &Compared<'_>) -> Option<DifferenceRule> {
    let mut rule = None;
    for gap in gaps(a, b) {
        let found = in_gap(&gap, a, b, compared);
        // The most telling one counts.
        rule = match (rule, found) {
            (Some(known), Some(found)) => Some(std::cmp::min::<DifferenceRule>(known, found)),
            (known, found) => known.or(found),
        };
    }
    let long = a.len().min(b.len()) >= SHORTEST_OF_WORDS;
    rule.filter(|rule| *rule != DifferenceRule::Word || long)
}

fn in_gap(
    gap: &Gap,
    a: &[String],
    b: &[String],
    compared: &Compared<'_>,
) -> Option<DifferenceRule> {
    let (first, second) = (a.get(gap.a.clone())?, b.get(gap.b.clone())?);
    let replaced = !first.is_empty() && !second.is_empty();
    let short = first.len().max(second.len()) <= REPLACED;
    // At either end one of them may only be cut.
    if gap.at_end && !(replaced && short) {
        return None;
    }
    let numbers = |words: &[String]| words.iter().filter_map(|w| value(w)).collect::<Vec<_>>();
    let (one, other) = (numbers(first), numbers(second));
    if !one.is_empty() && !other.is_empty() && one != other {
        return Some(DifferenceRule::Number);
    }
    if first.len().max(second.len()) > INSERTED {
        return None;
    }
    let negations = |words: &[String]| words.iter().filter(|word| is_negation(word)).count();
    if negations(first) % 2 != negations(second) % 2 {
        return Some(DifferenceRule::Negation);
    }
    let telling = |words: &[String]| -> Vec<String> {
        let weighs = |word: &&String| compared.frequencies.weight(number(word)) >= TELLING;
        words.iter().filter(weighs).cloned().collect()
    };
    match (telling(first).as_slice(), telling(second).as_slice()) {
        ([one], [other]) if short && !are_spellings(one, other) => Some(DifferenceRule::Word),
        _ => None,
    }
}

/// The folded words of a quotation: letters and digits, with apostrophes left out.
fn words(text: &str) -> Vec<String> {
    let folded = fold_space(text).to_lowercase().replace(['\'', '’', '‘'], "");
    // "1,000" and "1.5" are one number.
    let inner = |word: &str| {
        let ends_in_digit = |part: &str| part.ends_with(|c: char| c.is_ascii_digit());
        let mut joined = String::new();
        for c in word.chars() {
            let keep = c.is_alphanumeric() || (matches!(c, '.' | ',') && ends_in_digit(&joined));
            joined.push(if keep { c } else { ' ' });
        }
        joined
    };
    let spaced: Vec<String> = folded.split(' ').map(inner).collect();
    let words = spaced.iter().flat_map(|part| part.split(' '));
    let trimmed = words.map(|word| word.trim_end_matches(['.', ',']).replace(',', ""));
    trimmed.filter(|word| !word.is_empty()).map(in_digits).collect()
}

/// A number in digits, however it is written; other words as they are.
fn in_digits(word: String) -> String {
    match value(&word) {
        Some(hundredths) if hundredths % 100 == 0 => (hundredths / 100).to_string(),
        Some(hundredths) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
        None => word,
    }
}

pub(super) fn is_negation(word: &str) -> bool {
    const NEGATIONS: [&str; 10] =
        ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"];
    const VERBS: [&str; 18] = [
        "do", "does", "did", "wo", "would", "should", "could", "ca", "is", "are", "was", "were",
        "has", "have", "had", "ai", "must", "need",
    ];
    let contracted = || word.strip_suffix("nt").is_some_and(|verb| VERBS.contains(&verb));
    NEGATIONS.contains(&word) || contracted()
}

/// Whether two words are spellings or forms of one.
fn are_spellings(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    same >= SAME_LETTERS || a.contains(b) || b.contains(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_quotations_are_folded() {
        for (text, expected) in [
            ("Don’t  stop, at 1,000.5 (now).", "dont stop at 1000.50 now"),
            ("Twenty-five, the eleventh.", "20 5 the 11"),
            ("“A” — and 3.", "a and 3"),
        ] {
            assert_eq!(words(text).join(" "), expected);
        }
    }

    #[test]
    fn negations_are_known_in_contractions() {
        for (word, expected) in
            [("not", true), ("dont", true), ("wont", true), ("want", false), ("front", false)]
        {
            assert_eq!(is_negation(word), expected, "{word}");
        }
    }
}

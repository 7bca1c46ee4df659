//! Hyphens at the ends of lines: whether they part a word ("inter-national") or belong to it
//! ("long-term"), by how the rest of the document writes it.

use std::collections::HashMap;

use super::letters::PARTED;
use super::paragraphs::Piece;

/// Decides on the hyphens of all pieces: a word that the document writes with a hyphen elsewhere, and
/// not without it, keeps it.
pub fn settle(pieces: &mut [Piece]) {
    let mut seen: HashMap<String, (bool, bool)> = HashMap::new();
    for word in pieces.iter().flat_map(|piece| words(&piece.text)) {
        if word.contains(PARTED) {
            seen.entry(solid(word)).or_default();
        }
    }
    if seen.is_empty() {
        return;
    }
    for word in pieces.iter().flat_map(|piece| words(&piece.text)) {
        if word.contains(PARTED) {
            continue;
        }
        if let Some((is_solid, is_parted)) = seen.get_mut(&solid(word)) {
            *is_solid |= !word.contains('-');
            *is_parted |= word.contains('-');
        }
    }
    for piece in pieces.iter_mut().filter(|piece| piece.text.contains(PARTED)) {
        let old = std::mem::take(&mut piece.text);
        // Where what was taken out stood in the old text, and how much it was.
        let mut shrunk: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for part in old.split_inclusive(|c: char| !is_inside(c)) {
            let word = part.trim_matches(|c: char| !c.is_alphanumeric());
            let keeps = word.contains(PARTED)
                && (seen.get(&solid(word)) == Some(&(false, true)) || is_always_parted(word));
            let hyphen = if keeps { "-" } else { "" };
            for (begin, sign) in part.match_indices(PARTED) {
                shrunk.push((at + begin, sign.len() - hyphen.len()));
            }
            piece.text.push_str(&part.replace(PARTED, hyphen));
            at += part.len();
        }
        for (turn, _) in &mut piece.turns {
            let before = shrunk.iter().take_while(|(place, _)| *place < *turn);
            *turn -= before.map(|(_, bytes)| bytes).sum::<usize>();
        }
    }
}

/// Whether nobody writes a word without the hyphen at which its line ends: "twenty-five", "self-made".
fn is_always_parted(word: &str) -> bool {
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    #[rustfmt::skip]
    const UNITS: [&str; 18] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ];
    // "Selfish" has another hyphen.
    const ENDINGS: [&str; 3] = ["hood", "ish", "less"];
    let word = word.to_lowercase();
    let Some((before, after)) = word.split_once(PARTED) else { return false };
    (TENS.contains(&before) && UNITS.contains(&after.split('-').next().unwrap_or("")))
        || (before == "self" && !ENDINGS.iter().any(|ending| after.starts_with(ending)))
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == PARTED
}

/// The words of a text, hyphens inside them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !is_inside(c));
    words.map(|word| word.trim_matches('-')).filter(|word| !word.is_empty())
}

/// A word without its hyphens, in small letters.
fn solid(word: &str) -> String {
    let letters = word.chars().filter(|c| *c != '-' && *c != PARTED);
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_says_which_words_have_hyphens() {
        for (text, expected) in [
            ("long\u{AD}term, and long-term", "long-term, and long-term"),
            ("Long\u{AD}term, and long-Term", "Long-term, and long-Term"),
            ("inter\u{AD}national", "international"),
            ("inter\u{AD}national and international", "inter\u{AD}national and international"),
            ("co\u{AD}operate, co-operate, cooperate", "cooperate, co-operate, cooperate"),
            ("Twenty\u{AD}five, self\u{AD}made", "Twenty-five, self-made"),
            ("a self\u{AD}ish twenty\u{AD}fold", "a selfish twentyfold"),
            ("no hyphen", "no hyphen"),
        ] {
            let mut pieces = [Piece { text: text.to_owned(), ..Piece::default() }];
            settle(&mut pieces);
            assert_eq!(pieces[0].text, expected.replace(PARTED, ""));
        }
    }

    #[test]
    fn pages_go_on_to_begin_where_they_did() {
        let text = "a na\u{AD}tion of long\u{AD}term thought and long-term plans";
        let at = text.find("thought").unwrap();
        let mut pieces =
            [Piece { text: text.to_owned(), turns: vec![(at, 2)], ..Piece::default() }];
        settle(&mut pieces);
        let rest = pieces[0].text.get(pieces[0].turns[0].0..);
        assert_eq!(rest, Some("thought and long-term plans"));
    }
}

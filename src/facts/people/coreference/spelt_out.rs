//! How much of a known name stands around a word of the text.

use super::name_index::MOST_CANDIDATES;

/// How much of the name `known` the text has around `word`, which `rest` begins with: bytes of
/// `before` and of `rest`. It is the whole name, or two words or more at its beginning or end; `None`
/// where it is less.
pub(super) fn shared(known: &str, word: &str, before: &str, rest: &str) -> Option<(usize, usize)> {
    let goes_on = |c: char| c.is_alphanumeric() || c == '-';
    let (start, _) = known
        .match_indices(word)
        .take(MOST_CANDIDATES)
        .find(|(at, _)| !known.get(..*at).is_some_and(|before| before.ends_with(goes_on)))?;
    let (head, tail) = known.split_at_checked(start)?;
    let closed =
        |words: &str| rest.strip_prefix(words).is_some_and(|after| !after.starts_with(goes_on));
    if !head.is_empty() && closed(tail) {
        let free = before.strip_suffix(head).is_some_and(|text| !text.ends_with(goes_on));
        if free {
            return Some((head.len(), tail.len()));
        }
    }
    let ends = tail.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([tail.len()]).filter(|end| *end > word.len()).collect();
    let fits = |end: &&usize| {
        let outer = **end == tail.len() || start == 0;
        outer && tail.get(..**end).is_some_and(closed)
    };
    ends.iter().rev().find(fits).map(|end| (0, *end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_two_words_at_an_end() {
        for (known, text, word, expected) in [
            ("Noor Aziah Awal", "Noor Aziah hoped so", "Noor", "Noor Aziah"),
            ("Noor Aziah Awal", "Noor Aziah Awal said", "Noor", "Noor Aziah Awal"),
            ("Adolfo Pérez Equihua", "Pérez Equihua, a sculptor", "Pérez", "Pérez Equihua"),
            ("Ana Blackbird-Moose", "Blackbird-Moose left", "Blackbird", "Blackbird-Moose"),
            ("El Lobo", "Fans of El Lobo cheered", "Lobo", "El Lobo"),
            ("El Lobo", "Fans of Mel Lobo cheered", "Lobo", ""),
            ("Anna Maria Holm", "Maria Dahl left", "Maria", ""),
            ("Anna Maria Holm", "Anna Marias", "Anna", ""),
            ("Anna Holm", "Anna said", "Anna", ""),
        ] {
            let at = text.find(word).unwrap();
            let (before, rest) = text.split_at(at);
            let found = shared(known, word, before, rest);
            let found = found.and_then(|(left, length)| text.get(at - left..at + length));
            let found = found.unwrap_or("");
            assert_eq!(found, expected, "{known}: {text}");
        }
    }
}

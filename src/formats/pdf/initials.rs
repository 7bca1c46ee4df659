//! Initials: letters at the beginning of a text that are as high as several of its lines.

use super::columns::middle_size;
use super::words::Word;

/// An initial is so many times as large as the text beside it.
const LARGER: f32 = 1.7;
/// Initials of a page that are looked for.
const MOST: usize = 24;

/// Puts initials before the words that they begin. The lines beside one begin where it does.
pub fn put_back(words: &mut Vec<Word>) {
    let usual = middle_size(words.iter().map(|word| (word.size, word.letters())).collect());
    let is_initial = |word: &Word| {
        let mut letters = word.text.trim_start_matches(['“', '"', '‘', '«', '„']).chars();
        word.size > LARGER * usual
            && letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_none()
    };
    let found: Vec<usize> =
        (0..words.len()).filter(|at| words.get(*at).is_some_and(is_initial)).take(MOST).collect();
    let mut gone = Vec::new();
    for at in found {
        let Some(initial) = words.get(at).cloned() else { continue };
        let beside = beside(words, &initial);
        let Some((first, others)) = beside.split_first().filter(|(_, others)| !others.is_empty())
        else {
            continue;
        };
        for other in others {
            if let Some(word) = words.get_mut(*other) {
                word.x0 = initial.x0;
            }
        }
        if let Some(word) = words.get_mut(*first) {
            let space = if word.spaced { " " } else { "" };
            word.text = format!("{}{space}{}", initial.text, word.text);
            word.x0 = initial.x0;
            gone.push(at);
        }
    }
    let mut at = 0;
    words.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

/// The first words of the lines beside an initial, from the top.
fn beside(words: &[Word], initial: &Word) -> Vec<usize> {
    let is_beside = |word: &Word| {
        word.size * LARGER < initial.size
            && word.turns == initial.turns
            && (initial.y - initial.size..initial.y + 0.2 * word.size).contains(&word.y)
            && (-0.2 * word.size..1.5 * word.size).contains(&(word.x0 - initial.x1))
    };
    let mut found: Vec<(f32, f32, usize)> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| is_beside(word))
        .map(|(at, word)| (word.y, word.x0, at))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    found.dedup_by(|later, first| later.0 - first.0 < 0.3 * initial.size / LARGER);
    found.into_iter().map(|(.., at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x0: f32, y: f32, size: f32) -> Word {
        let width = 0.5 * size * text.chars().count() as f32;
        Word { text: text.to_owned(), x0, x1: x0 + width, y, size, ..Word::default() }
    }

    fn texts(words: &[Word]) -> Vec<&str> {
        words.iter().map(|word| word.text.as_str()).collect()
    }

    #[test]
    fn initials_begin_their_word() {
        let text = |spaced| {
            let mut words = vec![
                word("T", 10.0, 124.0, 36.0),
                word("he", 30.0, 100.0, 12.0),
                word("city", 45.0, 100.0, 12.0),
                word("council", 30.0, 115.0, 12.0),
                word("voted", 10.0, 130.0, 12.0),
            ];
            words[1].spaced = spaced;
            words
        };
        for (spaced, expected) in [(false, "The"), (true, "T he")] {
            let mut words = text(spaced);
            put_back(&mut words);
            assert_eq!(texts(&words), [expected, "city", "council", "voted"]);
            assert_eq!([words[0].x0, words[2].x0], [10.0, 10.0]);
        }
        // A letter beside a single line, and a large one with nothing beside it.
        for y in [101.0, 300.0] {
            let mut words = text(false);
            words[0].y = y;
            words.remove(3);
            put_back(&mut words);
            assert_eq!(words.len(), 4);
        }
    }
}

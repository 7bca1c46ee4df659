//! Words whose letters are spaced out for their looks: "P R E S S".

use super::words::{WORD_GAP, Word};

/// Letters of such a word, at least.
const FEWEST_LETTERS: usize = 4;
/// Its widest gaps, in sizes of the type, and by which part they may differ from the middle one.
const WIDEST: f32 = 0.32;
const DIFFERENCE: f32 = 0.35;
/// Wider gaps part columns.
const APART: f32 = 1.9;

/// Joins the letters of words that are spaced out, of a line from left to right.
pub fn close_up(words: Vec<Word>) -> Vec<Word> {
    let is_letter = |word: &Word| {
        let mut chars = word.text.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    if words.iter().filter(|word| is_letter(word)).count() < FEWEST_LETTERS {
        return words;
    }
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let run = rest.iter().take_while(|word| is_letter(word)).count();
        let run = rest.get(..run).unwrap_or(&[]);
        match gap_in(run) {
            Some(gap) => {
                for word in run {
                    let last = joined.last_mut().filter(|last| {
                        let own = (word.x0 - last.x1) / word.size;
                        !word.spaced && own < gap * (1.0 + 2.0 * DIFFERENCE) && own > -WORD_GAP
                    });
                    match last {
                        Some(last) if at > 0 || !last.text.is_empty() => {
                            last.text.push_str(&word.text);
                            last.x1 = word.x1;
                        }
                        _ => joined.push(word.clone()),
                    }
                }
            }
            None => joined.extend(rest.iter().take(run.len().max(1)).cloned()),
        }
        at += run.len().max(1);
    }
    joined
}

/// The gap between the letters of a word that is spaced out; none where they are words.
fn gap_in(run: &[Word]) -> Option<f32> {
    let inside = run.iter().zip(run.iter().skip(1)).filter(|(_, word)| !word.spaced);
    let gaps = inside.map(|(before, word)| (word.x0 - before.x1) / word.size);
    let mut gaps: Vec<f32> = gaps.filter(|gap| *gap < APART).collect();
    gaps.sort_by(f32::total_cmp);
    let middle = gaps.get(gaps.len() / 2).copied()?;
    let alike = gaps.iter().filter(|gap| (**gap - middle).abs() < DIFFERENCE * middle).count();
    let is_spaced_out = (WORD_GAP..WIDEST).contains(&middle) && alike * 10 >= gaps.len() * 7;
    (run.len() >= FEWEST_LETTERS && gaps.len() + 1 >= FEWEST_LETTERS && is_spaced_out)
        .then_some(middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x0: f32, y: f32, size: f32) -> Word {
        let width = 0.5 * size * text.chars().count() as f32;
        Word { text: text.to_owned(), x0, x1: x0 + width, y, size, ..Word::default() }
    }

    #[test]
    fn letters_that_are_spaced_out_are_words() {
        let line = |gaps: &[(&str, f32, bool)]| {
            let mut x = 0.0;
            let words = gaps.iter().map(|(text, gap, spaced)| {
                x += gap * 10.0;
                let word = Word { spaced: *spaced, ..word(text, x, 0.0, 10.0) };
                x = word.x1;
                word
            });
            close_up(words.collect()).iter().map(|word| word.text.clone()).collect::<Vec<_>>()
        };
        let n = |text, gap| (text, gap, false);
        assert_eq!(
            line(&[
                n("P", 0.0),
                n("R", 0.2),
                n("E", 0.2),
                n("S", 0.2),
                n("S", 0.21),
                n("N", 0.7),
                n("O", 0.2),
                n("W", 0.2)
            ]),
            ["PRESS", "NOW"]
        );
        assert_eq!(
            line(&[
                n("O", 0.0),
                n("N", 0.2),
                ("A", 0.25, true),
                n("B", 0.2),
                n("C", 0.2),
                n("D", 0.2)
            ]),
            ["ON", "ABCD"]
        );
        // Words of one letter, columns, digits, a line of words.
        for words in [
            vec![("A", 0.0, false), ("B", 0.3, true), ("C", 0.3, true), ("D", 0.3, true)],
            vec![n("a", 0.0), n("b", 0.6), n("c", 0.6), n("d", 0.6), n("e", 0.6)],
            vec![n("1", 0.0), n("2", 0.2), n("3", 0.2), n("4", 0.2)],
            vec![n("I", 0.0), n("saw", 0.2), n("a", 0.2), n("ship", 0.2)],
        ] {
            assert_eq!(line(&words).len(), words.len(), "{words:?}");
        }
    }
}

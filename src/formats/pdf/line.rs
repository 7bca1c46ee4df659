//! Lines of a page: words on one base line, from left to right or from right to left.

use super::letters::{is_right_to_left, is_tight};
use super::spaced_out::close_up;
use super::words::{WORD_GAP, Word};
use crate::formats::html::superscript::Raised;

/// A wider gap parts two cells of a table, in sizes of the type.
pub const CELL_GAP: f32 = 1.9;
/// The same in a line that is known to be a row of one.
const ROW_GAP: f32 = 0.9;
/// Letters that are smaller than this part of the line's and stand higher are those of a note.
const RAISED_SIZE: f32 = 0.85;
/// How much higher, in sizes of the line.
const RAISED: f32 = 0.12;
/// One letter in so many gives a line its size.
const PART_OF_LINE: usize = 8;
/// The mark of a note has no more letters, and marks that follow one another ("1,3,∗") no more.
const LONGEST_MARK: usize = 4;
const LONGEST_MARKS: usize = 9;
/// Signs that are marks of notes.
const MARKS: &[char] = &['*', '†', '‡', '§', '¶', '∗', '⋆'];

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its words, as they are read.
    pub words: Vec<Word>,
    /// Where it begins, in points from the left.
    pub x0: f32,
    /// Where it ends.
    pub x1: f32,
    /// Its base line, in points from the top.
    pub y: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// All letters are bold.
    pub bold: bool,
}

impl Line {
    fn new(mut words: Vec<Word>) -> Self {
        words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        words.dedup_by(|later, first| {
            later.text == first.text && later.x0 - first.x0 < 0.3 * (first.x1 - first.x0)
        });
        let words = close_up(words);
        let size = size_of(&words);
        let on_line = words.iter().filter(|word| word.size > RAISED_SIZE * size);
        let y = on_line.max_by_key(|word| word.text.len()).map_or(0.0, |word| word.y);
        let has_letters = |word: &&Word| word.letters() > 0;
        let mut lettered = words.iter().filter(has_letters).peekable();
        let bold = lettered.peek().is_some() && lettered.all(|word| word.look.bold);
        let mut line = Self {
            x0: words.iter().map(|word| word.x0).fold(f32::MAX, f32::min),
            x1: words.iter().map(|word| word.x1).fold(f32::MIN, f32::max),
            y,
            size: size.max(0.1),
            bold,
            words,
        };
        line.turn_right_to_left();
        line
    }

    /// Words and letters of scripts that run from right to left are in the order in which they are
    /// read.
    fn turn_right_to_left(&mut self) {
        let count = |is: fn(char) -> bool| {
            self.words.iter().flat_map(|word| word.text.chars()).filter(|c| is(*c)).count()
        };
        let (right, all) = (count(is_right_to_left), count(char::is_alphabetic));
        if right == 0 {
            return;
        }
        for word in &mut self.words {
            if word.text.chars().any(is_right_to_left) {
                word.text = word.text.chars().rev().collect();
            }
        }
        if right * 2 > all {
            self.words.reverse();
            // Latin words among them run from left to right.
            let is_latin = |word: &Word| !word.text.chars().any(is_right_to_left);
            let mut at = 0;
            while let Some(rest) = self.words.get_mut(at..).filter(|rest| !rest.is_empty()) {
                let run = rest.iter().take_while(|word| is_latin(word)).count();
                if let Some(latin) = rest.get_mut(..run) {
                    latin.reverse();
                }
                at += run.max(1);
            }
        }
    }

    /// Its words, one after the other.
    pub fn text(&self) -> String {
        let cells = self.cells();
        let words: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        words.join(" ")
    }

    /// Its cells: the words between wide gaps.
    pub fn cells(&self) -> Vec<Cell> {
        self.cells_apart(CELL_GAP)
    }

    /// Its cells where it is known to be a row of a table.
    pub fn row(&self) -> Vec<Cell> {
        self.cells_apart(ROW_GAP)
    }

    fn cells_apart(&self, apart: f32) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut before: Option<&Word> = None;
        for word in &self.words {
            let gap = before.map(|before| gap(before, word) / self.size);
            match (cells.last_mut(), gap) {
                (Some(cell), Some(gap)) if gap < apart => {
                    let touches = gap < WORD_GAP && !word.spaced
                        || (gap < 0.5 && is_tight(&cell.text, &word.text));
                    let is_near = gap < 0.6 && self.is_raised(word);
                    match is_near.then(|| raised(&cell.text, word.text.trim())).flatten() {
                        Some(mark) => cell.text.push_str(&mark),
                        None if touches => cell.text.push_str(&word.text),
                        None => cell.text.extend([" ", word.text.as_str()]),
                    }
                    (cell.x0, cell.x1) = (cell.x0.min(word.x0), cell.x1.max(word.x1));
                }
                _ => {
                    cells.push(Cell { x0: word.x0, x1: word.x1, text: word.text.clone() });
                }
            }
            before = Some(word);
        }
        cells
    }

    /// Whether a word is smaller than the line and stands higher.
    fn is_raised(&self, word: &Word) -> bool {
        word.size < RAISED_SIZE * self.size && word.y < self.y - RAISED * self.size
    }

    /// How many letters and digits it has.
    pub fn letters(&self) -> usize {
        self.words.iter().map(Word::letters).sum()
    }
}

/// The size of a line: the largest that is not only that of an initial. Small capitals are smaller
/// letters of the same line.
fn size_of(words: &[Word]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = words.iter().map(|w| (w.size, w.text.len())).collect();
    sizes.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all: usize = sizes.iter().map(|(_, count)| count).sum();
    let mut seen = 0;
    let largest = sizes.iter().find(|(_, count)| {
        seen += count;
        seen * PART_OF_LINE > all
    });
    largest.map_or(0.0, |(size, _)| *size)
}

/// Whether a mark is made of the signs of notes.
pub fn is_sign(mark: &str) -> bool {
    mark.chars().all(|c| MARKS.contains(&c))
}

/// What a raised word is behind `before`: a power ("km²"), or the marks of notes, each in brackets;
/// none where it is neither.
fn raised(before: &str, word: &str) -> Option<String> {
    if word.chars().count() > LONGEST_MARKS {
        return None;
    }
    // Letters of mathematics are variables.
    let is_mathematics =
        before.trim_end_matches(')').ends_with(|c| ('\u{1D400}'..='\u{1D7FF}').contains(&c));
    let base = if is_mathematics { "x" } else { before };
    if let Some(power) = Raised::default().shown(base, word).filter(|power| *power != word) {
        return Some(power.into_owned());
    }
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let is_mark = |mark: &&str| {
        mark.chars().count() <= LONGEST_MARK
            && (mark.chars().all(|c| c.is_ascii_digit()) || is_sign(mark))
    };
    let marks: Vec<&str> = word.split(',').map(str::trim).filter(|mark| !mark.is_empty()).collect();
    // "x∗" and "x2,1" are variables.
    let is_variable = last.chars().count() == 1 && word.contains(|c: char| !c.is_ascii_digit());
    let are_marks = !marks.is_empty() && !is_variable && marks.iter().all(is_mark);
    are_marks.then(|| marks.iter().flat_map(|mark| ["[", mark, "]"]).collect())
}

/// The gap between two words in the order in which they are read.
fn gap(before: &Word, word: &Word) -> f32 {
    if word.x0 >= before.x0 { word.x0 - before.x1 } else { before.x0 - word.x1 }
}

/// A cell of a line.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Where it begins.
    pub x0: f32,
    /// Where it ends.
    pub x1: f32,
    /// Its words.
    pub text: String,
}

/// The lines of words that stand in one column, from the top.
pub fn lines(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        // What is raised or lowered a little stands on the line of the larger letters beside it.
        let is_near = |row: &&mut Vec<Word>| {
            row.iter().rev().take(4).any(|other| {
                (other.middle() - word.middle()).abs() < 0.42 * other.size.max(word.size)
            })
        };
        match rows.iter_mut().rev().take(3).find(is_near) {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    let mut lines: Vec<Line> = rows.into_iter().map(Line::new).collect();
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_words_are_powers_or_marks_of_notes() {
        for (before, word, expected) in [
            ("of 40 km", "2", Some("²")),
            ("per m", "−2", Some("⁻²")),
            ("some 10", "6", Some("⁶")),
            ("the harbour.", "12", Some("[12]")),
            ("Ada Holm", "1,3,∗", Some("[1][3][∗]")),
            ("Jo Ott", "2,", Some("[2]")),
            ("Jo Ott[2]", "†", Some("[†]")),
            ("at x", "∗", None),
            ("the a", "2,1", None),
            ("of f (\u{1D465})", "2", Some("²")),
            ("on the 4", "th", None),
            ("a word", ",", None),
        ] {
            assert_eq!(raised(before, word).as_deref(), expected, "{before}|{word}");
        }
    }
}

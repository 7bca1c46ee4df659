//! The columns of a page, in the order in which they are read.
//!
//! A page is split where a gutter stays free over several lines and both sides are prose; what runs
//! across the gutter is read before or after. Sides that are no prose are a table, which is read line
//! by line.

use super::line::CELL_GAP;
use super::words::Word;

/// A gutter is at least so wide, in sizes of the type.
const GUTTER: f32 = 0.6;
/// Lines on both sides of a gutter.
const FEWEST_LINES: usize = 4;
/// The same where it is no wider than the space between two words may be.
const FEWEST_AT_NARROW: usize = 8;
/// Such a gutter, in sizes of the type.
const NARROW: f32 = 0.95;
/// Letters of a line of prose, at least.
const LETTERS: usize = 13;
/// Columns inside columns.
const DEEPEST: u32 = 8;
/// Places across a page where a gutter is looked for.
const PLACES: usize = 160;
/// Gutters that are tried.
const MOST_TRIED: usize = 10;

/// Words on one height of the page, joined to stretches without a gap as wide as a gutter.
#[derive(Debug, Default)]
struct Slot {
    /// Where each stretch begins and ends, and how many letters and words it has.
    stretches: Vec<Stretch>,
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    x0: f32,
    x1: f32,
    letters: usize,
    words: usize,
}

/// A gutter over the slots from `top` to `bottom`.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    x: f32,
    top: usize,
    bottom: usize,
    score: f32,
    /// How wide it is, in points.
    width: f32,
}

/// The parts of a page that are read one after the other. Gutters of other pages may be some of this
/// one, too, though its columns stand beside one another on few lines.
pub fn columns(words: Vec<Word>, known: &[f32]) -> Vec<Vec<Word>> {
    let mut parts = Vec::new();
    split(words, known, 0, &mut parts);
    parts
}

/// The widest gutter of a page.
pub fn gutter(words: &[Word]) -> Option<f32> {
    Grid::new(words).gutter().map(|gutter| gutter.x)
}

fn split(words: Vec<Word>, known: &[f32], depth: u32, parts: &mut Vec<Vec<Word>>) {
    if words.is_empty() {
        return;
    }
    let grid = Grid::new(&words);
    let found = grid.gutter().or_else(|| known.iter().find_map(|x| grid.gutter_at(*x)));
    let Some(gutter) = found.filter(|_| depth < DEEPEST) else {
        parts.push(words);
        return;
    };
    let [mut above, mut left, mut right, mut below] = [const { Vec::new() }; 4];
    for word in words {
        let slot = grid.slot(&word);
        if slot < gutter.top {
            above.push(word);
        } else if slot > gutter.bottom {
            below.push(word);
        } else if (word.x0 + word.x1) / 2.0 < gutter.x {
            left.push(word);
        } else {
            right.push(word);
        }
    }
    for part in [above, left, right, below] {
        split(part, known, depth + 1, parts);
    }
}

/// A part of a page, cut into slots as high as a line.
struct Grid {
    top: f32,
    pitch: f32,
    size: f32,
    x0: f32,
    x1: f32,
    slots: Vec<Slot>,
}

/// The size of most letters.
fn usual_size(words: &[Word]) -> f32 {
    middle_size(words.iter().map(|word| (word.size, word.text.len())).collect())
}

/// The size that half of all letters have at most, of sizes and how many letters have them.
pub fn middle_size(mut sizes: Vec<(f32, usize)>) -> f32 {
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut seen = 0;
    let middle = sizes.iter().find(|(_, count)| {
        seen += count;
        seen > half
    });
    middle.map_or(10.0, |(size, _)| *size)
}

impl Grid {
    fn new(words: &[Word]) -> Self {
        let size = usual_size(words).max(1.0);
        let least = |pick: fn(&Word) -> f32| words.iter().map(pick).fold(f32::MAX, f32::min);
        let most = |pick: fn(&Word) -> f32| words.iter().map(pick).fold(f32::MIN, f32::max);
        let (top, bottom) = (least(Word::middle), most(Word::middle));
        let pitch = (1.15 * size).max((bottom - top) / 2000.0);
        let mut grid = Self {
            top,
            pitch,
            size,
            x0: least(|word| word.x0),
            x1: most(|word| word.x1),
            slots: Vec::new(),
        };
        let count = ((bottom - top) / pitch) as usize + 1;
        grid.slots.resize_with(count, Slot::default);
        let mut sorted: Vec<&Word> = words.iter().collect();
        sorted.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        for word in sorted {
            let slot = grid.slot(word);
            if let Some(slot) = grid.slots.get_mut(slot) {
                slot.add(word, GUTTER * size);
            }
        }
        grid
    }

    fn slot(&self, word: &Word) -> usize {
        ((word.middle() - self.top) / self.pitch).max(0.0) as usize
    }

    /// The gutter that parts most lines of prose.
    fn gutter(&self) -> Option<Gutter> {
        let width = self.x1 - self.x0;
        if width < 12.0 * self.size || self.slots.len() < FEWEST_LINES {
            return None;
        }
        let step = (width / PLACES as f32).max(1.0);
        let mut found: Vec<Gutter> = Vec::new();
        let mut x = self.x0 + 0.08 * width;
        while x < self.x1 - 0.08 * width {
            self.gutters_at(x, &mut found);
            x += step;
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut tried: Vec<f32> = Vec::new();
        for gutter in found {
            if tried.iter().any(|x| (x - gutter.x).abs() < self.size) {
                continue;
            }
            if tried.len() >= MOST_TRIED {
                break;
            }
            tried.push(gutter.x);
            if self.is_prose_beside(gutter) {
                return Some(self.trimmed(gutter));
            }
        }
        None
    }

    /// The gutter at a place where another page has one.
    fn gutter_at(&self, x: f32) -> Option<Gutter> {
        let is_free = |slot: &Slot| slot.sides(x).is_some();
        let mut best: Option<(usize, usize)> = None;
        let mut top = 0;
        for index in 0..=self.slots.len() {
            if self.slots.get(index).is_some_and(is_free) {
                continue;
            }
            if best.is_none_or(|(from, to)| index - top > to - from) {
                best = Some((top, index));
            }
            top = index + 1;
        }
        let (top, end) = best.filter(|(top, end)| end - top >= 2 * FEWEST_LINES)?;
        let bottom = end - 1;
        let gutter = Gutter { x, top, bottom, score: 0.0, width: self.size };
        self.is_prose_beside(gutter).then_some(gutter)
    }

    /// The gutters at a place, from one line across to the next.
    fn gutters_at(&self, x: f32, found: &mut Vec<Gutter>) {
        let mut top = 0;
        let (mut both, mut width) = (0, f32::MAX);
        let slots = self.slots.iter().map(Some).chain([None]);
        for (index, slot) in slots.enumerate() {
            let sides = slot.and_then(|slot| slot.sides(x));
            match sides {
                Some((Some(left), Some(right))) => {
                    both += 1;
                    width = width.min(right - left);
                }
                Some(_) => {}
                None => {
                    let wide = (width / self.size).min(1.5);
                    let fewest = if wide < NARROW { FEWEST_AT_NARROW } else { FEWEST_LINES };
                    if both >= fewest && index > 0 {
                        let score = both as f32 * wide;
                        found.push(Gutter { x, top, bottom: index - 1, score, width });
                    }
                    (top, both, width) = (index + 1, 0, f32::MAX);
                }
            }
        }
    }

    fn is_prose_beside(&self, gutter: Gutter) -> bool {
        let slots = self.slots.get(gutter.top..=gutter.bottom).unwrap_or(&[]);
        let sides = [true, false].map(|is_left| {
            // Other gutters of the page are about as wide.
            let apart = (0.9 * gutter.width).clamp(GUTTER * self.size, CELL_GAP * self.size);
            let lines = slots.iter().flat_map(|slot| slot.lines(gutter.x, is_left, apart));
            is_prose(&lines.collect::<Vec<_>>())
        });
        sides == [true, true]
    }

    /// Without the lines at its ends that stand on one side only, unless they go on with the column.
    fn trimmed(&self, gutter: Gutter) -> Gutter {
        let sides = |index: usize| {
            let sides = self.slots.get(index).and_then(|slot| slot.sides(gutter.x));
            sides.map_or((false, false), |(left, right)| (left.is_some(), right.is_some()))
        };
        let (mut top, mut bottom) = (gutter.top, gutter.bottom);
        while top < bottom && matches!(sides(top), (_, false)) {
            top += 1;
        }
        let last = (top..=bottom).rev().find(|index| sides(*index) == (true, true));
        let last = last.unwrap_or(bottom);
        let mut end = last;
        let mut empty = 0;
        while end < bottom && empty < 2 {
            empty = if sides(end + 1) == (false, false) { empty + 1 } else { 0 };
            end += 1;
        }
        bottom = end;
        Gutter { top, bottom, ..gutter }
    }
}

impl Slot {
    /// Adds a word that begins behind those before.
    fn add(&mut self, word: &Word, gutter: f32) {
        let letters = word.letters();
        match self.stretches.last_mut() {
            Some(last) if word.x0 - last.x1 < gutter => {
                last.x1 = last.x1.max(word.x1);
                last.letters += letters;
                last.words += 1;
            }
            _ => self.stretches.push(Stretch { x0: word.x0, x1: word.x1, letters, words: 1 }),
        }
    }

    /// The words on one side of a gutter, parted by gaps that are as wide.
    fn lines(&self, x: f32, is_left: bool, apart: f32) -> Vec<Stretch> {
        let mut lines: Vec<Stretch> = Vec::new();
        for next in self.stretches.iter().filter(|stretch| (stretch.x1 <= x) == is_left) {
            match lines.last_mut() {
                Some(line) if next.x0 - line.x1 < apart => {
                    line.x1 = next.x1;
                    line.letters += next.letters;
                    line.words += next.words;
                }
                _ => lines.push(*next),
            }
        }
        lines
    }

    /// Where the text before a place ends, and where that behind it begins; none where a stretch
    /// runs across it.
    fn sides(&self, x: f32) -> Option<(Option<f32>, Option<f32>)> {
        let mut sides = (None, None);
        for stretch in &self.stretches {
            if stretch.x1 <= x {
                sides.0 = Some(stretch.x1);
            } else if stretch.x0 >= x {
                sides.1 = sides.1.or(Some(stretch.x0));
            } else {
                return None;
            }
        }
        Some(sides)
    }
}

/// Whether lines are those of prose: most letters stand in long ones, most of which are about as wide
/// as the column. A formula or a table of contents may stand between.
fn is_prose(lines: &[Stretch]) -> bool {
    let is_long = |line: &&Stretch| line.letters >= LETTERS && line.words > 1;
    let long: Vec<&Stretch> = lines.iter().filter(is_long).collect();
    let letters: usize = lines.iter().map(|line| line.letters).sum();
    let in_long: usize = long.iter().map(|line| line.letters).sum();
    if long.len() < 3 || in_long * 10 < letters * 7 {
        return false;
    }
    let mut widths: Vec<f32> = long.iter().map(|line| line.x1 - line.x0).collect();
    widths.sort_by(f32::total_cmp);
    let wide = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0.0);
    let full = widths.iter().filter(|width| **width >= 0.55 * wide).count();
    full * 10 >= widths.len() * 6
}

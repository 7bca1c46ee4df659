//! Paragraphs, headings, items and tables from the lines of a column.

use super::joining::{is_item, join};
use super::line::Line;
use super::{metadata, tables};

/// A step to the next line that is wider than this many usual ones begins a paragraph.
const STEP: f32 = 1.32;
/// The same, in sizes of the type, where there is no usual one.
const STEP_IN_SIZES: f32 = 1.75;
/// A change of the size of the type that begins a paragraph.
const SIZE_CHANGE: f32 = 0.12;
/// An indent that begins a paragraph, in sizes of the type.
const INDENT: f32 = 0.8;
/// Type that is so many times as large as the usual one is that of headings, whose lines stand apart
/// by so many sizes at most.
const LARGE: f32 = 1.1;
const STEP_OF_HEADINGS: f32 = 1.5;
/// Lines that end so much before the end of the column are set in, in sizes of the type.
const SET_IN: f32 = 2.5;
/// Lines of a paragraph that are looked at for its width.
const MOST_LINES: usize = 60;

/// What lines are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    #[default]
    Text,
    /// A heading, of this level where it is known.
    Heading(u8),
    /// An item of a list.
    Item,
    /// Rows of a table.
    Table,
    /// A footnote.
    Note,
    /// A running head or foot, once.
    Meta,
}

/// Lines that belong together.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// What they are.
    pub kind: Kind,
    /// Their words; lines of a table are parted by line ends, cells by `│`.
    pub text: String,
    /// The size of their type.
    pub size: f32,
    /// All letters are bold.
    pub bold: bool,
    /// How many lines.
    pub lines: usize,
    /// The page on which they begin, from 0.
    pub page: usize,
    /// Where later pages begin in `text`, in bytes, and which.
    pub turns: Vec<(usize, usize)>,
    /// Its last line goes to the end of the column.
    pub is_full: bool,
    /// Its first line is indented.
    pub is_indented: bool,
    /// The step before it is wider than between its lines.
    pub is_apart: bool,
}

/// What is usual in a column.
struct Usual {
    left: f32,
    right: f32,
    step: f32,
    size: f32,
}

/// The paragraphs of a column's lines.
pub fn pieces(lines: &[Line], page: usize) -> Vec<Piece> {
    let usual = Usual::of(lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        let table = tables::table(rest, usual.right);
        let framed = table.as_ref().and_then(|table| Some((table.lines, table.paragraphs()?)));
        if let Some((count, texts)) = tables::captions(rest).or(framed) {
            let size = rest.first().map_or(0.0, |line| line.size);
            let piece = |text| Piece { text, size, page, lines: 1, ..Piece::default() };
            pieces.extend(texts.into_iter().map(piece));
            at += count.max(1);
            continue;
        }
        let count = table.as_ref().map_or_else(|| usual.paragraph(rest), |table| table.lines);
        let Some((first, _)) = rest.split_first() else { break };
        let part = rest.get(..count.max(1)).unwrap_or(rest);
        let mut piece = piece(part, page);
        if let Some(table) = table {
            piece.kind = Kind::Table;
            piece.text = table.text();
        } else if is_item(&piece.text) {
            piece.kind = Kind::Item;
        }
        let last = part.last().unwrap_or(first);
        piece.is_full = usual.is_full(last, first);
        piece.is_indented = first.x0 - usual.left > INDENT * first.size;
        piece.is_apart =
            before.is_none_or(|before| first.y - before.y > 1.15 * usual.step.max(first.size));
        pieces.push(piece);
        at += count.max(1);
    }
    pieces
}

impl Usual {
    fn of(lines: &[Line]) -> Self {
        let middle = |mut values: Vec<f32>, part: usize| {
            values.sort_by(f32::total_cmp);
            values.get(values.len() * part / 20).or(values.last()).copied().unwrap_or(0.0)
        };
        let steps = lines.windows(2).filter_map(|pair| match pair {
            [a, b] if (a.size - b.size).abs() < SIZE_CHANGE * a.size => Some(b.y - a.y),
            _ => None,
        });
        let steps: Vec<f32> = steps.filter(|step| *step > 0.0).collect();
        Self {
            left: middle(lines.iter().map(|line| line.x0).collect(), 4),
            right: middle(lines.iter().map(|line| line.x1).collect(), 17),
            step: if steps.len() < 3 { 0.0 } else { middle(steps, 8) },
            size: middle(lines.iter().map(|line| line.size).collect(), 10),
        }
    }

    /// How many of the lines are one paragraph.
    fn paragraph(&self, lines: &[Line]) -> usize {
        let mut count = 1;
        let right = self.right_of(lines);
        for pair in lines.windows(2) {
            let [before, line] = pair else { break };
            let first = lines.first().unwrap_or(before);
            if self.begins(line, before, first, (count, right)) {
                break;
            }
            count += 1;
        }
        count
    }

    /// Where the lines of the first paragraph end at the right: those of block quotations and cells are
    /// shorter than the column's.
    fn right_of(&self, lines: &[Line]) -> f32 {
        let (Some(first), Some(second)) = (lines.first(), lines.get(1)) else { return self.right };
        let size = first.size;
        let is_next = |line: &Line, before: &Line| {
            (line.x0 - second.x0).abs() < 0.3 * size
                && (line.size - size).abs() < SIZE_CHANGE * size
                && line.y - before.y < STEP_IN_SIZES * size
        };
        let more = lines.iter().skip(1).zip(lines).take(MOST_LINES);
        let count = 1 + more.take_while(|(line, before)| is_next(line, before)).count();
        let run = lines.get(..count).unwrap_or(lines);
        let right = run.iter().map(|line| line.x1).fold(0.0, f32::max);
        let is_narrow = right < self.right - SET_IN * size;
        let is_wide = (right - second.x0) * 2.0 >= self.right - self.left;
        if run.len() < 2 || !is_narrow || !is_wide {
            return self.right;
        }
        // Verse and addresses begin each line with a capital.
        let begins_small = |line: &&Line| {
            line.words.first().is_some_and(|word| word.text.starts_with(char::is_lowercase))
        };
        let small = run.iter().skip(1).filter(begins_small).count();
        let pairs = || run.iter().zip(run.iter().skip(1));
        let full = pairs().filter(|(line, next)| !ends_before(line, next, right)).count();
        let is_prose = small * 3 >= run.len() - 1 && full * 3 >= 2 * (run.len() - 1);
        if is_prose { right } else { self.right }
    }

    /// Whether a paragraph begins with `line`, which follows `before`; the open one has `count`
    /// lines, which end at `right`.
    fn begins(
        &self,
        line: &Line,
        before: &Line,
        first: &Line,
        (count, right): (usize, f32),
    ) -> bool {
        let step = line.y - before.y;
        let size = before.size;
        let usual = if self.step > 0.0 { STEP * self.step } else { STEP_IN_SIZES * size };
        let limit = if size > LARGE * self.size { STEP_OF_HEADINGS } else { STEP };
        let is_wide =
            step > usual.max(limit * size) || (step > STEP_IN_SIZES * size && step > usual);
        let text = line.text();
        if is_wide
            || step < -0.5 * size
            || (line.size - size).abs() > SIZE_CHANGE * size
            || is_item(&text)
        {
            return true;
        }
        // A table begins below its caption.
        if line.cells().len() > 2 && before.cells().len() == 1 {
            return true;
        }
        if line.bold != before.bold && count < 4 && (before.bold || line.bold) {
            let all_bold = if line.bold { line } else { before };
            if all_bold.letters() > 2 && ends_before(before, line, right) {
                return true;
            }
        }
        let is_end = before.text().trim_end().ends_with(['.', '!', '?', ':', '”', '"', ')']);
        if is_end && begins_bold(line) && !ends_bold(before) && before.letters() > 0 {
            return true;
        }
        if count == 1 && metadata::said_by(&before.text()).is_some() {
            return true;
        }
        let is_hanging = count > 1 && before.x0 - first.x0 > INDENT * size;
        if is_end && is_hanging && (line.x0 - first.x0).abs() < 0.3 * size {
            return true;
        }
        let is_listed = is_item(&first.text());
        let indent = line.x0 - before.x0;
        if indent > INDENT * size && before.x0 - self.left < INDENT * size && !is_listed {
            // Behind the first line of a hanging paragraph all others are indented.
            return ends_before(before, line, right);
        }
        if indent < -INDENT * size && count > 1 {
            return ends_before(before, line, right) || is_listed;
        }
        if has_same_middle(line, before) && is_line_of_its_own(before, line) {
            return true;
        }
        // An address that is set to the right.
        let half = f32::midpoint(self.left, self.right);
        let is_right = |line: &Line| line.x0 > half && (line.x1 - self.right).abs() < size;
        if is_right(line) && is_right(before) && indent.abs() > 0.5 * size {
            return true;
        }
        ends_before(before, line, right) && !self.is_centred(line, before)
    }

    /// Whether a line goes to the end of the column.
    fn is_full(&self, line: &Line, next: &Line) -> bool {
        !ends_before(line, next, self.right)
    }

    /// Whether two lines stand in the middle of the column.
    fn is_centred(&self, line: &Line, before: &Line) -> bool {
        has_same_middle(line, before) && before.x0 - self.left > INDENT * line.size
    }
}

/// Whether the first word of `next` had room behind `line`, which may go to `right`.
fn ends_before(line: &Line, next: &Line, right: f32) -> bool {
    let first = next.words.first().map_or(0.0, |word| word.x1 - word.x0);
    let is_end = line.text().trim_end().ends_with(['.', '!', '?', ':', '”', '"', ')']);
    let slack = if is_end { 1.0 } else { 2.5 };
    line.x1 + first + slack * line.size < right
}

/// Whether two lines that begin at different places have the same middle.
fn has_same_middle(line: &Line, before: &Line) -> bool {
    let middle = |line: &Line| (line.x0 + line.x1) / 2.0;
    (middle(line) - middle(before)).abs() < 0.5 * line.size
        && (line.x0 - before.x0).abs() > 0.5 * line.size
}

/// Whether a line in the middle does not go on with the one before it, as the second line of a title
/// does: it looks different, or one of both is a byline, a day, an address.
fn is_line_of_its_own(before: &Line, line: &Line) -> bool {
    let is_capitals = |line: &Line| {
        let text = line.text();
        text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase)
    };
    let is_italic = |line: &Line| line.words.iter().all(|word| word.look.italic);
    let (first, text) = (before.text(), line.text());
    let is_about = |text: &str| metadata::is_about(text);
    line.bold != before.bold
        || is_italic(line) != is_italic(before)
        || is_capitals(line) != is_capitals(before)
        || is_about(&first)
        || is_about(&text)
}

/// Whether a line begins with bold words, as a heading does that stands in its paragraph.
fn begins_bold(line: &Line) -> bool {
    let mut words = line.words.iter().filter(|word| word.letters() > 0);
    words.next().is_some_and(|word| word.look.bold)
}

/// Whether bold words end a line.
fn ends_bold(line: &Line) -> bool {
    line.words.iter().rev().find(|word| word.letters() > 0).is_some_and(|word| word.look.bold)
}

fn piece(lines: &[Line], page: usize) -> Piece {
    let mut text = String::new();
    for line in lines {
        join(&mut text, &line.text());
    }
    let all = |is: fn(&Line) -> bool| lines.iter().all(|line| is(line) || line.letters() == 0);
    let longest = lines.iter().max_by_key(|line| line.letters());
    Piece {
        text,
        size: longest.map_or(0.0, |line| line.size),
        bold: all(|line| line.bold),
        lines: lines.len(),
        page,
        ..Piece::default()
    }
}

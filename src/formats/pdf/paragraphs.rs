//! Paragraphs, headings, items and tables from the lines of a column.

use super::letters::{PARTED, is_tight};
use super::line::Line;
use super::metadata;

/// A step to the next line that is wider than this many usual ones begins a paragraph.
const STEP: f32 = 1.32;
/// The same, in sizes of the type, where there is no usual one.
const STEP_IN_SIZES: f32 = 1.75;
/// A change of the size of the type that begins a paragraph.
const SIZE_CHANGE: f32 = 0.12;
/// An indent that begins a paragraph, in sizes of the type.
const INDENT: f32 = 0.8;
/// Lines of a table, at least.
const FEWEST_ROWS: usize = 3;

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
}

/// The paragraphs of a column's lines.
pub fn pieces(lines: &[Line], page: usize) -> Vec<Piece> {
    let usual = Usual::of(lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        let rows = rest.iter().take_while(|line| line.cells().len() > 1).count();
        let count = if rows >= FEWEST_ROWS { rows } else { usual.paragraph(rest) };
        let Some((first, _)) = rest.split_first() else { break };
        let part = rest.get(..count.max(1)).unwrap_or(rest);
        let mut piece = piece(part, page);
        if rows >= FEWEST_ROWS {
            piece.kind = Kind::Table;
            piece.text = table(part);
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
        }
    }

    /// How many of the lines are one paragraph.
    fn paragraph(&self, lines: &[Line]) -> usize {
        let mut count = 1;
        for pair in lines.windows(2) {
            let [before, line] = pair else { break };
            let first = lines.first().unwrap_or(before);
            if self.begins(line, before, first, count) {
                break;
            }
            count += 1;
        }
        count
    }

    /// Whether a paragraph begins with `line`, which follows `before`; the open one has `count`
    /// lines.
    fn begins(&self, line: &Line, before: &Line, first: &Line, count: usize) -> bool {
        let step = line.y - before.y;
        let size = before.size;
        let usual = if self.step > 0.0 { STEP * self.step } else { STEP_IN_SIZES * size };
        let is_wide =
            step > usual.max(STEP * size) || (step > STEP_IN_SIZES * size && step > usual);
        let text = line.text();
        if is_wide
            || step < -0.5 * size
            || (line.size - size).abs() > SIZE_CHANGE * size
            || is_item(&text)
        {
            return true;
        }
        if line.bold != before.bold && count < 4 && (before.bold || line.bold) {
            let all_bold = if line.bold { line } else { before };
            if all_bold.letters() > 2 && !self.is_full(before, line) {
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
            return self.ends(before, line);
        }
        if indent < -INDENT * size && count > 1 {
            return self.ends(before, line) || is_listed;
        }
        if has_same_middle(line, before) && is_line_of_its_own(before, line) {
            return true;
        }
        self.ends(before, line) && !self.is_centred(line, before)
    }

    /// Whether the first word of `next` had room behind `line`.
    fn ends(&self, line: &Line, next: &Line) -> bool {
        let first = next.words.first().map_or(0.0, |word| word.x1 - word.x0);
        let is_end = line.text().trim_end().ends_with(['.', '!', '?', ':', '”', '"', ')']);
        let slack = if is_end { 1.0 } else { 2.5 };
        line.x1 + first + slack * line.size < self.right
    }

    /// Whether a line goes to the end of the column.
    fn is_full(&self, line: &Line, next: &Line) -> bool {
        !self.ends(line, next)
    }

    /// Whether two lines stand in the middle of the column.
    fn is_centred(&self, line: &Line, before: &Line) -> bool {
        has_same_middle(line, before) && before.x0 - self.left > INDENT * line.size
    }
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

fn table(lines: &[Line]) -> String {
    let rows = lines.iter().map(|line| {
        let cells: Vec<String> = line.row().into_iter().map(|cell| cell.text).collect();
        cells.join(crate::doc::table::BAR)
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Adds the words of the next line: a word that was parted at the end of the line is whole again.
pub fn join(text: &mut String, next: &str) {
    let next = next.trim();
    if text.is_empty() || next.is_empty() {
        text.push_str(next);
        return;
    }
    let stem = text.trim_end_matches(['-', '\u{2010}', '\u{AD}']);
    let hyphens = text.len() - stem.len();
    let parts_word = stem.chars().next_back().is_some_and(char::is_alphabetic)
        && next.chars().next().is_some_and(char::is_lowercase)
        && (1..=2).contains(&hyphens);
    if parts_word {
        if text.ends_with(PARTED) {
            text.truncate(stem.len());
        } else if !keeps_hyphen(stem, next) {
            text.truncate(stem.len());
            text.push(PARTED);
        }
    } else if hyphens > 0 && text.ends_with(['-', '\u{2010}']) && !stem.ends_with(' ') {
        // "Franco-" and "German", "1998-" and "2004": the hyphen is the word's.
    } else if is_tied(text) {
        // "1998–" and "2004", "https://" and "example.org".
    } else if !is_tight(text, next) {
        text.push(' ');
    }
    text.push_str(next);
}

/// Whether the last word of a line ends with a dash or a slash that ties it to the next one.
fn is_tied(text: &str) -> bool {
    let word = text.trim_end_matches(['–', '—', '/']);
    word.len() < text.len() && word.ends_with(|c: char| c.is_alphanumeric() || c == ':')
}

/// Whether the hyphen belongs to the word: one with another hyphen in it ("state-of-the-"), or behind
/// capitals or a figure ("FAA-approved").
fn keeps_hyphen(stem: &str, next: &str) -> bool {
    let begun = stem.rsplit(char::is_whitespace).next().unwrap_or("");
    let rest = next.split(char::is_whitespace).next().unwrap_or("");
    let last = begun.rsplit('-').next().unwrap_or("");
    let is_short_form = last.chars().rev().take(2).filter(|c| c.is_uppercase()).count() == 2;
    begun.contains('-') || rest.trim_end_matches('-').contains('-') || is_short_form
}

/// Whether a line begins an item of a list: a bullet, a number or a letter with a stop.
pub fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else { return false };
    let rest = text.get(first.len_utf8()..).unwrap_or("");
    if "•●▪■□◦‣➢✓❖❑◻○–—-*".contains(first) {
        return rest.starts_with(' ') && !rest.trim().is_empty();
    }
    let label = text.split_once(' ').map_or("", |(label, _)| label);
    let bare = label.trim_start_matches('(').trim_end_matches([')', '.']);
    let is_closed = label.len() > bare.len() && label.ends_with([')', '.']);
    let is_number = bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit());
    let is_letter = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_lowercase());
    let is_roman = bare.len() <= 4 && bare.bytes().all(|b| b"ivx".contains(&b));
    is_closed && !bare.is_empty() && (is_number || is_letter || is_roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_the_ends_of_lines_are_whole() {
        for (before, next, expected) in [
            ("the inter-", "national wall", "the inter\u{AD}national wall"),
            ("an FAA-", "approved wall", "an FAA-approved wall"),
            ("the inter\u{AD}", "national wall", "the international wall"),
            ("the state-of-the-", "art wall", "the state-of-the-art wall"),
            ("the Franco-", "German wall", "the Franco-German wall"),
            ("from 1998-", "2004", "from 1998-2004"),
            ("a wall -", "no more", "a wall - no more"),
            ("a wall –", "no more", "a wall – no more"),
            ("737–", "9 and", "737–9 and"),
            ("https://", "example.org", "https://example.org"),
            ("and/", "or", "and/or"),
            ("two", "lines", "two lines"),
            ("日本", "語", "日本語"),
            ("", "a", "a"),
        ] {
            let mut text = before.to_owned();
            join(&mut text, next);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn items_begin_with_a_bullet_or_a_number() {
        for (line, expected) in [
            ("• One", true),
            ("– One", true),
            ("1. One", true),
            ("(iv) One", true),
            ("b) One", true),
            ("1998. One", false),
            ("A. Lee said", false),
            ("-5 degrees", false),
            ("One.", false),
            ("•", false),
        ] {
            assert_eq!(is_item(line), expected, "{line}");
        }
    }
}
